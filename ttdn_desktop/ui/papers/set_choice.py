"""Which papers are exported in which formats: a usual set, the last one of this plan, or any choice of kinds."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QListWidget, QListWidgetItem, QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services import late
from ttdn_desktop.services.paper_keys import USUAL_SETS
from ttdn_desktop.services.paper_records import exportable, kind_name, recorded
from ttdn_desktop.services.types import PaperSet
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext

FORMATS = ((".docx", N_("Word")), (".pdf", N_("PDF")), (".xlsx", N_("Excel (tables)")))
USUAL = PaperSet(kinds=("plan",), formats=(".docx", ".xlsx"))
"""What is chosen for a plan of which nothing was exported yet."""

_OWN = ""
_LEAST = 230


class SetChoice(QWidget):
    """Emits `changed` with every tick, `remembered` with the set that was exported last of this plan."""

    changed = Signal()
    remembered = Signal(object)

    def __init__(self, context: ScreenContext, plan: Plan, kinds: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = exportable(plan)
        self._touched = bool(kinds)
        self.sets = QComboBox()
        self.sets.addItem(_("Own choice"), None)
        for key, words, chosen in USUAL_SETS:
            self.sets.addItem(_(words), chosen)
            self.sets.setItemData(self.sets.count() - 1, key, Qt.ItemDataRole.UserRole + 1)
        self.kinds = QListWidget()
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
        self.show_set(PaperSet(kinds=kinds, formats=(".docx",)) if kinds else USUAL)
        self.sets.activated.connect(self._on_set)
        self.kinds.itemChanged.connect(lambda _item: self._on_touched())
        for box in self.formats.values():
            box.toggled.connect(lambda _on: self._on_touched())
        workspace = context.desk.workspace
        if workspace is not None and not kinds:
            context.background.run(partial(late.kept_set, workspace, plan.id), done=self._on_kept, failed=context.message, owner=self)

    def _lay_out(self) -> None:
        column = kit.column(self, spacing=12)
        fields = kit.Form(columns=1)
        fields.add(_("Set of papers"), self.sets)
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

    def _on_set(self, index: int) -> None:
        chosen = self.sets.itemData(index)
        self._touched = True
        if isinstance(chosen, PaperSet):
            self.show_set(chosen)

    def _on_touched(self) -> None:
        self._touched = True
        self._name_set()
        self.changed.emit()

    def _on_kept(self, kept: PaperSet | None) -> None:
        """The last set of this plan, unless something was chosen meanwhile."""
        if kept is not None and not self._touched:
            self.show_set(kept)
            self.remembered.emit(kept)

    def _name_set(self) -> None:
        """The usual set that is ticked, if it is one."""
        now = self.chosen()
        for at in range(self.sets.count()):
            one = self.sets.itemData(at)
            if isinstance(one, PaperSet) and set(now.kinds) == set(one.kinds) & set(self._keys) and set(now.formats) == set(one.formats):
                self.sets.setCurrentIndex(at)
                return
        self.sets.setCurrentIndex(0)
