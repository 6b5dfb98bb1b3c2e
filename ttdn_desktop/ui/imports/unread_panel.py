"""The lines of the source that were not understood: they stay in sight until each has its place or is set aside."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from ttdn_desktop.domain.blocks import TaskList
from ttdn_desktop.domain.ids import SectionId
from ttdn_desktop.domain.plan import Plan, Section
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services import import_places
from ttdn_desktop.services.import_fields import NOTHING, Editor, field_edit
from ttdn_desktop.services.import_keys import BLOCK, SECTION, TASK
from ttdn_desktop.services.import_places import Placed
from ttdn_desktop.services.words import brief
from ttdn_desktop.ui import kit, menus
from ttdn_desktop.ui.forms.basis_rows import Row, RowsModel, RowsView
from ttdn_desktop.ui.imports.review import Review
from ttdn_desktop.ui.imports.rows import HEAD_FIELDS, SIGN_FIELDS

_LONGEST_LINE = 240  # characters of a line that are shown here; the source has it whole
_LONGEST = 48
"""Characters of a heading in a menu."""


class UnreadPanel(QWidget):
    """A counter, the lines, and what can be done with the chosen one."""

    chosen = Signal(int)  # place of the line among the unread ones
    placed = Signal(str)  # key of the field it went into

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._shown: tuple[int, ...] = ()
        self._target: tuple[str, str] = ("", "")  # key and words of the field chosen in the outline
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = kit.column(self, margins=12, spacing=8)
        self.count: QLabel = kit.pane_label("")
        self.rows = RowsModel()
        self.view = RowsView(self.rows, _("Lines not understood"), fit=False)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.clicked.connect(lambda _index: self._tell())  # the chosen one too: its text may not be what is marked now
        self.view.activated.connect(lambda _index: self.open_menu())
        self.put = kit.plain_button(_("&Put into…"), self.open_menu)
        self.aside = kit.plain_button(_("Set &aside"), self.set_aside)
        self.back = kit.plain_button(_("&Bring back"), self.bring_back)
        row = kit.row(spacing=8)
        row.addWidget(self.count, 1)
        for button in (self.put, self.aside, self.back):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self._key(self.view, "Delete", self.set_aside)

    def show_review(self, review: Review | None) -> None:
        """Show the lines of this file."""
        self._review = review
        self.view.setCurrentIndex(QModelIndex())
        self.refresh()

    def aim(self, key: str, words: str) -> None:
        """The field chosen in the outline: a line can become its value."""
        self._target = (key, words) if field_edit(key).editor not in {Editor.NONE, Editor.BASIS} else ("", "")

    def refresh(self) -> None:
        """State of every line anew."""
        review = self._review
        lines = review.unread if review else ()
        self.setVisible(bool(lines))
        if review is None or not lines:
            return
        left = review.open_unread()
        self._shown = (*left, *(at for at in range(len(lines)) if at not in set(left)))
        words = ngettext("{count} line not understood", "{count} lines not understood", len(left)).format(count=len(left))
        self.count.setText(words if left else _("Every line has its place"))
        at = self.at
        self.rows.show([_row(review, number) for number in self._shown])
        if not self.view.currentIndex().isValid() or self.at != at:
            self.view.setCurrentIndex(self.rows.index(0))
        self._enable()

    @property
    def at(self) -> int:
        """The chosen line, -1 where there is none."""
        row = self.view.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else -1

    def choose(self, at: int) -> None:
        """Choose a line."""
        if at in self._shown:
            row = self.rows.index(self._shown.index(at))
            if row == self.view.currentIndex():
                self._tell()
            self.view.setCurrentIndex(row)

    # --- what is done

    def set_aside(self) -> None:
        """Leave the chosen line out."""
        if self._review and self.at >= 0:
            self._review.set_aside(self.at)

    def bring_back(self) -> None:
        """Open the chosen line again."""
        if self._review and self.at in self._review.marks.aside:
            self._review.bring_back(self.at)

    def open_menu(self) -> None:
        """Where the chosen line can go."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menus.popup_below(menu, self.put)

    def menu(self) -> QMenu:
        """All places a line can go to, the nearest first."""
        menu = QMenu(self)
        review, at = self._review, self.at
        if review is None or at < 0:
            return menu
        text, plan, new_id = review.unread[at].text, review.plan, review.session.new_id
        near = section_near(review, at)
        if near is not None:
            words = _heading(near)
            self._entry(menu, _("A paragraph in “{heading}”").format(heading=words), partial(import_places.as_paragraph, text, near.id, new_id))
            self._entry(menu, _("A task in “{heading}”").format(heading=words), partial(import_places.as_task, text, near.id, new_id))
        else:
            self._entry(menu, _("A task"), partial(import_places.as_task, text, None, new_id))
        self._entry(menu, _("A legal basis"), partial(import_places.as_basis, text, plan))
        self._entry(menu, _("A recipient"), partial(import_places.as_recipient, text))
        self._entry(menu, _("A heading of its own"), partial(import_places.as_section, text, new_id))
        key, words = self._target
        if key:
            self._entry(menu, _("Into the chosen field: {field}").format(field=words), partial(import_places.as_value, text, key))
        menu.addSeparator()
        others = menu.addMenu(_("A paragraph in another section"))
        for section in plan.all_sections():
            self._entry(others, _heading(section), partial(import_places.as_paragraph, text, section.id, new_id))
        fields = menu.addMenu(_("Into a field"))
        for key, words, _always in (*HEAD_FIELDS, *SIGN_FIELDS):
            self._entry(fields, _(words), partial(import_places.as_value, text, key))
        others.setEnabled(not others.isEmpty())
        return menu

    def _entry(self, menu: QMenu, words: str, make: Callable[[], Placed]) -> None:
        menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False: self._place(words, make()))

    def _place(self, words: str, placed: Placed) -> None:
        review, at = self._review, self.at
        if review is not None and at >= 0 and field_edit(placed.key) is not NOTHING:
            review.place(at, _("Put line into: {place}").format(place=words), placed.change)
            self.placed.emit(placed.key)

    def _on_current(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._enable()
        self._tell()

    def _tell(self) -> None:
        if self.at >= 0:
            self.chosen.emit(self.at)

    def _enable(self) -> None:
        marks = self._review.marks if self._review else None
        done = marks is not None and self.at in marks.placed
        aside = marks is not None and self.at in marks.aside
        self.put.setEnabled(self.at >= 0 and not done)
        self.aside.setEnabled(self.at >= 0 and not done and not aside)
        self.back.setVisible(aside)
        self.aside.setVisible(not aside)

    def _key(self, on: QWidget, keys: str, run: Callable[[], None]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(run)
        on.addAction(action)


def _row(review: Review, at: int) -> Row:
    unread = review.unread[at]
    if at in review.marks.placed:
        word, tone = _("placed"), "done"
    elif at in review.marks.aside:
        word, tone = _("set aside"), "muted"
    else:
        word, tone = _("no place yet"), "warning"
    return Row(text=brief(unread.text, _LONGEST_LINE), word=word, tone=tone, below=unread.why)


def _heading(section: Section) -> str:
    words = " ".join(part for part in (section.number, section.heading) if part) or _("Section without a heading")
    return brief(words, _LONGEST)


def section_near(review: Review, at: int) -> Section | None:
    """The section before the line in the source, else the first one."""
    plan = review.plan
    for key in _keys_before(review, review.unread[at].where):
        if (found := section_of(plan, key)) is not None:
            return found
    return next(plan.all_sections(), None)


def _keys_before(review: Review, where: str) -> Iterator[str]:
    """Fields of the source from a place backwards."""
    places = review.places()
    index = places.index(where) if where in places else len(places) - 1
    for place in reversed(places[: index + 1]):
        yield from reversed([review.marks.tracks.place(key) for key in review.links.keys_in(place)])


def section_of(plan: Plan, key: str) -> Section | None:
    """The section a field stands in."""
    if key.startswith(SECTION):
        wanted = SectionId(key.removeprefix(SECTION))
        return next((section for section in plan.all_sections() if section.id == wanted), None)
    own = key.removeprefix(BLOCK).removeprefix(TASK).partition("/")[0]
    if not key.startswith((BLOCK, TASK)):
        return None
    for section in plan.all_sections():
        for block in section.blocks:
            if block.id == own or (isinstance(block, TaskList) and own in block.task_ids):
                return section
    return None
