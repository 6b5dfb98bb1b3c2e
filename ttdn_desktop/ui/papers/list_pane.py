"""The papers of a plan at the left: a line to filter them, a menu to sort them, and the list."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.paper_records import GROUPS, kind_name
from ttdn_desktop.services.types import PLAN
from ttdn_desktop.ui import kit, menus
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.papers.paper_list import OPINIONS, PaperList, PaperRow
from ttdn_desktop.ui.papers.paper_order import By, arranged

_ORDERS = (
    (By.LIFE, N_("By their order of life")),
    (By.KIND, N_("By kind")),
    (By.NUMBER, N_("By number")),
    (By.DATE, N_("By date")),
    (By.STAGE, N_("By stage")),
)


class ListPane(QWidget):
    """Asks its owner for everything that is done with a paper; `add_asked` names a kind, the others the identity of a paper."""

    add_asked = Signal(str)
    open_asked = Signal(str)
    copy_asked = Signal(str)
    remove_asked = Signal(str)
    export_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: tuple[PaperRow, ...] = ()
        self._by, self._down, self._editable = By.LIFE, False, False
        self.list = PaperList()
        self.add_button = kit.plain_button(_("Add a paper"), self._open_adding_menu, "add")
        self.filter = _Filter()
        self.filter.setPlaceholderText(_("Filter the papers"))
        self.filter.setAccessibleName(_("Filter the papers"))
        self.filter.setClearButtonEnabled(True)
        self.sort_button = kit.icon_button("list", _("Sort the papers"), self._open_sorting_menu)
        self.none = kit.muted_label(_("No paper has these words."), wrap=True)
        self.none.hide()
        column = kit.column(self, margins=12, spacing=8)
        head = kit.row(spacing=8)
        head.addWidget(kit.pane_label(_("Papers")), 1)
        head.addWidget(self.add_button)
        column.addLayout(head)
        tools = kit.row(spacing=4)
        tools.addWidget(self.filter, 1)
        tools.addWidget(self.sort_button)
        column.addLayout(tools)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        self.filter.textChanged.connect(lambda _text: self._arrange())
        self.filter.going_on.connect(self._go_on)
        self.list.opened.connect(self.open_asked)
        self.list.removed.connect(self._ask_remove)
        self.list.copied.connect(self._ask_copy)
        self.list.menu_asked.connect(self._open_row_menu)

    # --- what is shown

    def show_rows(self, rows: tuple[PaperRow, ...], *, editable: bool) -> None:
        """Show these, as they are filtered and sorted now."""
        self._rows, self._editable = rows, editable
        self.add_button.setEnabled(editable)
        self._arrange()

    def choose(self, key: str) -> bool:
        """Put this line in front, whether it is there; a filter that hides it is taken away."""
        if any(row.key == key for row in self._rows) and not any(row.key == key for row in self.list.rows()):
            self.filter.clear()
        return self.list.choose(key)

    def sort(self, by: By, *, down: bool = False) -> None:
        """Sort the papers; the plan stays first, the opinions last."""
        self._by, self._down = by, down
        self._arrange()

    def _arrange(self) -> None:
        shown = arranged(self._rows, self.filter.text(), self._by, down=self._down)
        self.none.setVisible(bool(self._rows) and not shown)
        self.list.show_rows(shown, {row.key for row in self._rows})

    def _go_on(self, opening: bool) -> None:
        """Down or Enter in the line of the filter: to the list, or into the first paper it shows."""
        self.list.setFocus()
        if opening and self.list.rows():
            key = self.list.key or self.list.rows()[0].key
            self.list.choose(key)
            self.open_asked.emit(key)

    # --- menus

    def adding_menu(self) -> QMenu:
        """Every kind of paper, in groups."""
        menu = QMenu(self)
        for number, (words, keys) in enumerate(GROUPS):
            if number:
                menu.addSeparator()
            title = menu.addAction(_(words))
            title.setEnabled(False)
            for key in keys:
                menu.addAction(kind_name(key).replace("&", "&&")).triggered.connect(lambda _checked=False, key=key: self.add_asked.emit(key))
        return menu

    def sorting_menu(self) -> QMenu:
        """The ways to sort."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for by, words in _ORDERS:
            action = menu.addAction(_(words))
            action.setCheckable(True)
            action.setChecked(by is self._by)
            action.triggered.connect(lambda _checked=False, by=by: self.sort(by, down=self._down))
            group.addAction(action)
        menu.addSeparator()
        down = menu.addAction(_("Last first"))
        down.setCheckable(True)
        down.setChecked(self._down)
        down.triggered.connect(lambda on: self.sort(self._by, down=on))
        return menu

    def row_menu(self, key: str) -> QMenu:
        """What can be done with a paper."""
        menu = QMenu(self)
        offers: tuple[tuple[str, SignalInstance, bool], ...] = (
            (_("Open"), self.open_asked, True),
            (_("Make a copy"), self.copy_asked, self._editable and _is_paper(key)),
            (_("Export…"), self.export_asked, key != OPINIONS),
            (_("Remove"), self.remove_asked, self._editable and _is_paper(key)),
        )
        for words, wish, offered in offers:
            action = QAction(words, menu)
            action.setEnabled(offered)
            action.triggered.connect(lambda _checked=False, wish=wish: wish.emit(key))
            menu.addAction(action)
        return menu

    def _open_adding_menu(self) -> None:
        self._open(self.adding_menu(), self.add_button)

    def _open_sorting_menu(self) -> None:
        self._open(self.sorting_menu(), self.sort_button)

    def _open_row_menu(self, key: str) -> None:
        self._open(self.row_menu(key), self.list.row_widget(key) or self.list)

    def _open(self, menu: QMenu, place: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menus.popup_below(menu, place)

    def _ask_remove(self, key: str) -> None:
        if self._editable and _is_paper(key):
            self.remove_asked.emit(key)

    def _ask_copy(self, key: str) -> None:
        if self._editable and _is_paper(key):
            self.copy_asked.emit(key)


class _Filter(LineEditor):
    """Down goes to the list, Enter opens what it shows first, Escape takes the filter away."""

    going_on = Signal(bool)  # whether a paper is to be opened

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.going_on.emit(False)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.going_on.emit(True)
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)


def _is_paper(key: str) -> bool:
    return key not in {PLAN, OPINIONS}
