"""One clause in full: where it stands, as what the own unit is meant and why, its words, with whom and until when."""

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.clauses import Clause
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.clause_words import REASONS, ROLES
from ttdn_desktop.ui import kit

_FACTS = ((N_("Lead unit"), "leads"), (N_("Partner units"), "partners"), (N_("Time"), "time"), (N_("Output"), "output"))


class ClauseDetail(QWidget):
    """Shows the clause in front."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = QWidget()
        self._column = kit.column(self._place, margins=16, spacing=8)
        page = kit.page(self._place)
        page.setProperty("role", "surface")
        kit.column(self).addWidget(page)
        self.show_clause(None)

    def show_clause(self, clause: Clause | None) -> None:
        """This one; nothing where none is in front."""
        kit.clear(self._column)
        if clause is None:
            self._column.addWidget(kit.muted_label(_("Choose a clause to read it in full."), wrap=True))
            self._column.addStretch(1)
            return
        self._column.addWidget(kit.pane_label(clause.place, wrap=True))
        if clause.heading:
            self._column.addWidget(kit.muted_label(clause.heading, wrap=True))
        chips = kit.row(spacing=8)
        if clause.role is not None:
            chips.addWidget(kit.chip_label(_(ROLES[clause.role])))
            chips.addWidget(kit.chip_label(_("sure") if clause.sure else _("to check"), "quiet" if clause.sure else "warning"))
        chips.addStretch(1)
        self._column.addLayout(chips)
        reason = _(REASONS.get(clause.how, REASONS[""])) if clause.role is None or clause.how else _("You added it yourself.")
        self._column.addWidget(kit.muted_label(f"“{clause.words}”: {reason}" if clause.words else reason, wrap=True))
        self._column.addWidget(kit.hline())
        self._column.addWidget(kit.text_label(clause.text))
        for title, name in _FACTS:
            value = clause.time.text if name == "time" else clause.output if name == "output" else "; ".join(getattr(clause, name))
            if value:
                self._column.addWidget(kit.field_label(_(title)))
                self._column.addWidget(kit.text_label(value))
        self._column.addStretch(1)
