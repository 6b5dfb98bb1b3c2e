"""Which papers are exported in which formats: a usual set, one of the office's own, the last one of this plan, or any choice of kinds."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QMenu, QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services import late
from ttdn_desktop.services.named_sets import KeptSets, Sets, known_name, renamed_set, with_set, without_set
from ttdn_desktop.services.paper_keys import SIGN_SET, USUAL_SETS
from ttdn_desktop.services.paper_records import exportable, first_set, kind_name, recorded, set_of_plan
from ttdn_desktop.services.types import PaperSet
from ttdn_desktop.ui import dialogs, kit, menus
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.context import ScreenContext

FORMATS = ((".docx", N_("Word")), (".pdf", N_("PDF")), (".xlsx", N_("Excel (tables)")))
_LEAST = 230
_IS_OWN = Qt.ItemDataRole.UserRole + 1


class SetChoice(QWidget):
    """Emits `changed` with every tick, `remembered` with the set that was exported last of this plan, or one that was chosen by its name.

    What is asked for (`kinds`, or with `sign` the file for signature) comes before what was exported last.
    `whole` gives what is chosen with the names of the files, as a set of one's own keeps it.
    """

    changed = Signal()
    remembered = Signal(object)

    def __init__(self, context: ScreenContext, plan: Plan, kinds: tuple[str, ...], whole: Callable[[], PaperSet], *, sign: bool = False) -> None:
        super().__init__()
        self._context, self._plan, self._whole = context, plan, whole
        self._keys = exportable(plan)
        self._touched = bool(kinds) or sign
        self._own: Sets = {}
        self.sets = CalmBox()
        self.more = kit.icon_button("more", _("Keep, rename or delete a set"), self._open_menu)
        self._fill_sets()
        self.kinds = QListWidget()
        self.kinds.setProperty("role", "boxed")
        self.kinds.setAccessibleName(_("Papers"))
        self.kinds.setMinimumHeight(_LEAST)
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setTextElideMode(Qt.TextElideMode.ElideRight)
        there = recorded(plan)
        for key in self._keys:
            item = QListWidgetItem(kind_name(key))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setToolTip(
                kind_name(key) if key in there else _("{paper} – not among the papers of this plan yet; written as proposed.").format(paper=kind_name(key))
            )
            font = item.font()
            font.setBold(key in there)
            item.setFont(font)
            self.kinds.addItem(item)
        self.formats = {suffix: QCheckBox(_(words)) for suffix, words in FORMATS}
        self._lay_out()
        self.show_set(PaperSet(kinds=kinds, formats=(".docx",)) if kinds else self._of_plan(SIGN_SET) if sign else first_set(plan))
        self.sets.activated.connect(self._on_set)
        self.kinds.itemChanged.connect(lambda _item: self._on_touched())
        for box in self.formats.values():
            box.toggled.connect(lambda _on: self._on_touched())
        workspace = context.desk.workspace
        self.more.setVisible(workspace is not None and not context.desk.read_only)
        if workspace is not None:
            self.more.setEnabled(False)  # until it is known which sets there are
            context.background.run(partial(late.kept_sets, workspace, plan.id), done=self._on_kept, failed=context.message, owner=self)

    def _lay_out(self) -> None:
        column = kit.column(self, spacing=12)
        fields = kit.Form(columns=1)
        both = QWidget()
        line = kit.row(both, spacing=4)
        line.addWidget(self.sets, 1)
        line.addWidget(self.more)
        both.setFocusProxy(self.sets)
        fields.add(_("Set of papers"), both)
        self.sets.setAccessibleName(_("Set of papers"))
        column.addWidget(fields)
        column.addWidget(self.kinds, 1)
        column.addWidget(kit.small_label(_("In bold: papers this plan has. The others are written as they would be proposed."), wrap=True))
        row = kit.row(spacing=16)
        for box in self.formats.values():
            row.addWidget(box)
        row.addStretch(1)
        column.addLayout(row)

    def chosen(self) -> PaperSet:
        """Kinds and formats that are ticked, in the order of the list."""
        items = (self.kinds.item(at) for at in range(self.kinds.count()))
        kinds = tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked)
        return PaperSet(kinds=kinds, formats=tuple(suffix for suffix, box in self.formats.items() if box.isChecked()))

    def show_set(self, wanted: PaperSet) -> None:
        """Tick what is in this set, as far as the plan has it."""
        self.kinds.blockSignals(True)
        for at in range(self.kinds.count()):
            item = self.kinds.item(at)
            on = item.data(Qt.ItemDataRole.UserRole) in wanted.kinds
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.kinds.blockSignals(False)
        for suffix, box in self.formats.items():
            box.blockSignals(True)
            box.setChecked(suffix in wanted.formats)
            box.blockSignals(False)
        self._name_set()
        self.changed.emit()

    # --- sets with names

    @property
    def name(self) -> str:
        """The name of the office's own set in front; empty for others."""
        at = self.sets.currentIndex()
        return self.sets.itemText(at) if self.sets.itemData(at, _IS_OWN) else ""

    def set_menu(self) -> QMenu:
        """What can be done with the sets of the office's own."""
        menu = QMenu(self.more)
        name = self.name
        menu.addAction(_("Keep this choice under a name…")).triggered.connect(self._ask_name)
        for words, do in (
            (_("Keep it in “{name}”"), lambda: self.keep(name)),
            (_("Rename “{name}”…"), lambda: self._ask_rename(name)),
            (_("Delete “{name}”"), lambda: self._keep_all(without_set(self._own, name))),
        ):
            if name:
                menu.addAction(words.format(name=name).replace("&", "&&")).triggered.connect(lambda _checked=False, do=do: do())
        return menu

    def keep(self, name: str) -> None:
        """Keep what is chosen under that name; kinds of the set that this plan has nothing for stay in it."""
        known = self._own.get(known_name(self._own, name))
        others = tuple(key for key in known.kinds if key not in self._keys) if known is not None else ()
        chosen = self._whole()
        self._keep_all(with_set(self._own, name, replace(chosen, kinds=(*chosen.kinds, *others))))
        self.sets.setCurrentIndex(self.sets.findText(known_name(self._own, name)))

    def rename(self, name: str, new: str) -> None:
        """Give that set another name."""
        self._keep_all(renamed_set(self._own, name, new))

    def _open_menu(self) -> None:
        menu = self.set_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menus.popup_below(menu, self.more)

    def _ask_name(self, _checked: bool = False) -> None:
        hint = _("A set of that name is replaced. It can be chosen for every plan, and on the command line with --set.")
        dialogs.ask_text(self.window(), _("Keep this set of papers"), _("Name of the set"), _("Keep"), self.keep, text=self.name, hint=hint)

    def _ask_rename(self, name: str) -> None:
        dialogs.ask_text(self.window(), _("Rename the set"), _("Name of the set"), _("Rename"), partial(self.rename, name), text=name)

    def _keep_all(self, sets: Sets) -> None:
        self._own = sets
        self._fill_sets()
        self._name_set()
        workspace = self._context.desk.workspace
        if workspace is not None:
            self._context.background.watch(late.keep_sets(workspace, sets), done=lambda _kept: None, failed=self._context.message, owner=self)

    def _fill_sets(self) -> None:
        with QSignalBlocker(self.sets):
            self.sets.clear()
            self.sets.addItem(_("Own choice"), None)
            for name, chosen in self._own.items():
                self.sets.addItem(name, chosen)
                self.sets.setItemData(self.sets.count() - 1, True, _IS_OWN)
            for _key, words, chosen in USUAL_SETS:
                self.sets.addItem(_(words), self._of_plan(chosen))

    def _of_plan(self, chosen: PaperSet) -> PaperSet:
        follow_up = self._context.session.follow_up
        return set_of_plan(self._plan, chosen, follow_up.opinions if follow_up is not None else ())

    # --- news

    def _on_set(self, index: int) -> None:
        chosen = self.sets.itemData(index)
        self._touched = True
        if isinstance(chosen, PaperSet):
            self.show_set(chosen)
            self.sets.setCurrentIndex(index)
            if self.name:
                self.remembered.emit(chosen)

    def _on_touched(self) -> None:
        self._touched = True
        self._name_set()
        self.changed.emit()

    def _on_kept(self, kept: KeptSets) -> None:
        """The sets of the office, and the last one of this plan unless something was chosen meanwhile."""
        self._own = kept.own
        self.more.setEnabled(True)
        self._fill_sets()
        if kept.last is not None and not self._touched:
            self.show_set(kept.last)
            self.remembered.emit(kept.last)
        else:
            self._name_set()

    def _name_set(self) -> None:
        """The set that is ticked, if it has a name; the one in front where several are."""
        now = self.chosen()
        places = [self.sets.currentIndex(), *range(self.sets.count())]
        self.sets.setCurrentIndex(next((at for at in places if self._is(self.sets.itemData(at), now)), 0))

    def _is(self, one: object, now: PaperSet) -> bool:
        return isinstance(one, PaperSet) and set(now.kinds) == set(one.kinds) & set(self._keys) and set(now.formats) == set(one.formats)
