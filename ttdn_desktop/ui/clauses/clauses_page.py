"""The second step: the clauses of the superior's plan, those of the own unit ticked; others can be added, also by hand."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ttdn_desktop.domain.clauses import Clause
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.clause_words import ROLES
from ttdn_desktop.services.superior import own_clause
from ttdn_desktop.services.words import matches, tidy
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.clauses.detail import ClauseDetail
from ttdn_desktop.ui.clauses.table import ClauseColumn, ClauseTable
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.side_by_side import list_and_detail

OWN, DOUBTFUL, ALL = range(3)
_FILTERS = (N_("Only those of my unit"), N_("Only those to check"), N_("All clauses"))
_PAUSE = 200


def role_words(clause: Clause) -> str:
    """As what the unit is meant."""
    return _(ROLES[clause.role]) if clause.role else ""


def certainty(clause: Clause) -> str:
    """How sure that is, in words."""
    return "" if clause.role is None else _("sure") if clause.sure else _("to check")


def certainty_picture(clause: Clause) -> tuple[str, str]:
    return ("", "") if clause.role is None else ("check", "muted") if clause.sure else ("warning", "warning")


COLUMNS: tuple[ClauseColumn[Clause], ...] = (
    ClauseColumn(title=N_("Clause"), text=lambda clause: clause.place, width=240),
    ClauseColumn(title=N_("What is to be done"), text=lambda clause: " ".join(clause.title.split()) or clause.text),
    ClauseColumn(title=N_("Your unit"), text=role_words, width=110),
    ClauseColumn(title=N_("Certainty"), text=certainty, width=120, picture=certainty_picture),
)


class ClausesPage(QWidget):
    """The list at the left, the clause in front at the right, a line to type more below."""

    changed = Signal()  # what is ticked

    def __init__(self) -> None:
        super().__init__()
        self._clauses: tuple[Clause, ...] = ()
        self._typed = 0
        self.title = kit.ElidedLabel(role="strong")
        self.told = kit.muted_label("", wrap=True)
        self.filter = CalmBox()
        self.filter.addItems([_(words) for words in _FILTERS])
        self.filter.setAccessibleName(_("Which clauses are shown"))
        self.search = LineEditor()
        self.search.setPlaceholderText(_("Search in the clauses"))
        self.search.setAccessibleName(_("Search in the clauses"))
        self.search.setClearButtonEnabled(True)
        self.count = kit.muted_label("")
        self.table: ClauseTable[Clause] = ClauseTable(_("Clauses of the superior's plan"), COLUMNS, lambda clause: clause.key, ticks=True)
        self.detail = ClauseDetail()
        self.empty = kit.EmptyState(_("No clause is shown. Choose “All clauses” above, or type one below."))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._show)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.filter.activated.connect(lambda _at: self._show())
        self.table.chosen.connect(lambda: self.detail.show_clause(self.table.current))
        self.table.shown.ticked.connect(self._on_ticked)

    @property
    def chosen(self) -> tuple[Clause, ...]:
        """The clauses that are ticked, in their order."""
        return tuple(clause for clause in self._clauses if clause.key in self.table.shown.chosen)

    @property
    def typed(self) -> tuple[Clause, ...]:
        """Those that were typed by hand."""
        return tuple(clause for clause in self._clauses if clause.key.startswith("typed:"))

    def show_clauses(self, title: str, unit: str, clauses: Sequence[Clause]) -> None:
        """The clauses of this plan; those of the unit are ticked, of those to be checked only what names or groups it."""
        self._clauses = tuple(clauses)
        self._typed = 0
        self.title.show_text(title)
        own = [clause for clause in clauses if clause.role is not None]
        found = ngettext("{count} clause concerns {unit}.", "{count} clauses concern {unit}.", len(own)).format(count=len(own), unit=unit)
        self.told.setText(found if own else _("No clause that names {unit} or its group was found: look through all of them.").format(unit=unit))
        self.table.shown.chosen = {clause.key for clause in own if clause.how != "anyone"}
        self.search.clear()
        self.filter.setCurrentIndex(OWN if own else ALL)
        self._show()
        self.changed.emit()

    def start(self) -> None:
        """Into the list, or to typing where there is nothing in it."""
        (self.table if self._clauses else self.place).setFocus()

    def _lay_out(self) -> None:
        head = kit.column(spacing=4)
        head.addWidget(self.title)
        head.addWidget(self.told)
        finding = kit.row(spacing=8)
        finding.addWidget(self.filter)
        finding.addWidget(self.search, 1)
        finding.addWidget(self.count)
        finding.addWidget(kit.plain_button(_("Tick &all shown"), lambda: self._tick_all(on=True)))
        finding.addWidget(kit.plain_button(_("Tick &none"), lambda: self._tick_all(on=False)))
        lines = kit.column(self, margins=16, spacing=12)
        lines.addLayout(head)
        lines.addLayout(finding)
        lines.addLayout(list_and_detail(self.pages, self.detail), 1)
        lines.addLayout(self._typing_row())

    def _typing_row(self) -> QHBoxLayout:
        self.place, self.words = LineEditor(), LineEditor()
        self.place.setAccessibleName(_("Clause, e.g. Mục III.2"))
        self.place.setPlaceholderText(_("Clause, e.g. Mục III.2"))
        self.place.setFixedWidth(theme.current().px(200))
        self.words.setAccessibleName(_("What is to be done"))
        self.words.setPlaceholderText(_("Type a clause that is not in the list, as from a scan"))
        self.add_button = kit.plain_button(_("A&dd clause"), self.add_typed, "add")
        self.words.returnPressed.connect(self.add_typed)
        row = kit.row(spacing=8)
        row.addWidget(self.place)
        row.addWidget(self.words, 1)
        row.addWidget(self.add_button)
        return row

    def add_typed(self) -> None:
        """Put what is typed into the list, ticked."""
        words, place = tidy(self.words.text()), tidy(self.place.text())
        if not words:
            self.words.setFocus()
            return
        self._typed += 1
        wanted = place or _("clause {number}").format(number=self._typed)
        taken = {clause.place for clause in self._clauses}
        clause = own_clause(self._typed, words, wanted if wanted not in taken else f"{wanted} ({self._typed})")
        self._clauses = (*self._clauses, clause)
        self.table.shown.chosen.add(clause.key)
        self.place.clear()
        self.words.clear()
        self._show()
        self.table.selectRow(len(self.table.shown.rows) - 1)
        self.place.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        self._pause.stop()
        which, wanted = self.filter.currentIndex(), self.search.text().strip()
        rows = [clause for clause in self._clauses if _belongs(clause, which) and matches(f"{clause.place} {clause.text} {clause.title}", wanted)]
        self.table.show_rows(rows)
        self.pages.setCurrentWidget(self.table if rows else self.empty)
        self.detail.show_clause(self.table.current if rows else None)
        self._count()

    def _tick_all(self, *, on: bool) -> None:
        self.table.shown.tick(range(len(self.table.shown.rows)), on=on)

    def _on_ticked(self) -> None:
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        self.count.setText(_("{shown} shown, {chosen} ticked").format(shown=len(self.table.shown.rows), chosen=len(self.chosen)))


def _belongs(clause: Clause, which: int) -> bool:
    return which == ALL or (clause.role is not None and (which == OWN or not clause.sure))
