"""The lines of what bases can be chosen from: documents, sets, earlier plans, each with its validity on the plan's day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ttdn_desktop.domain.library import BasisSet
from ttdn_desktop.domain.plan import LegalBasis, Plan
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.bases import Shelf
from ttdn_desktop.services.basis_picks import Pick, pick_of, picks
from ttdn_desktop.services.basis_sets import LEVELS, fits, sets_for
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.services.words import matches
from ttdn_desktop.ui.forms.basis_rows import Row, short_validity, validity_beside

_NAMED = 4  # bases of an earlier plan that its line names


@dataclass(frozen=True, slots=True, kw_only=True)
class PickLine:
    """One line of the list: a document, or several bases that go together."""

    row: Row
    pick: Pick | None = None
    bases: tuple[LegalBasis, ...] = ()
    chosen: BasisSet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """For which plan, from which library, on which day, and with which words one chooses."""

    plan: Plan
    shelf: Shelf
    day: dt.date
    words: str = ""

    def pick(self, basis: LegalBasis) -> Pick:
        """A basis of a set or plan as it can be chosen."""
        return pick_of(basis, self.shelf, self.plan.legal_bases, self.day)


def document_lines(asked: Asked, used: Sequence[LegalBasis]) -> tuple[PickLine, ...]:
    """Documents, and bases used before that the library does not know."""
    found = picks(asked.words, asked.shelf, used, asked.plan.legal_bases, asked.day)
    return tuple(PickLine(row=_row(pick), pick=pick) for pick in found)


def set_lines(asked: Asked) -> tuple[PickLine, ...]:
    """Sets, those for the plan's level and year first."""
    lines = []
    for one in sets_for(asked.shelf.library.sets, asked.plan):
        inside = [asked.pick(basis) for basis in one.bases]
        names = ", ".join(pick.name for pick in inside)
        if not matches(f"{one.name} {names}", asked.words):
            continue
        over, lost = sum(pick.gone for pick in inside), sum(pick.lost for pick in inside)
        told = [
            _(LEVELS.get(one.level, one.level)),
            _("year {year}").format(year=one.year) if one.year is not None else "",
            ngettext("{n} basis", "{n} bases", len(inside)).format(n=len(inside)),
            ngettext("{n} of them is not in force", "{n} of them are not in force", over).format(n=over) if over else "",
            ngettext("{n} of them is no longer in the library", "{n} of them are no longer in the library", lost).format(n=lost) if lost else "",
        ]
        word, tone = (_("For this plan"), "done") if (one.level or one.year) and fits(one, asked.plan) else ("", "muted")
        row = Row(title=one.name, text=names, below=" · ".join(part for part in told if part), word=word, tone=tone)
        lines.append(PickLine(row=row, bases=one.bases, chosen=one))
    return tuple(lines)


def plan_lines(asked: Asked, earlier: Sequence[tuple[PlanSummary, tuple[LegalBasis, ...]]]) -> tuple[PickLine, ...]:
    """Each earlier plan, and under it its bases."""
    lines = []
    for other, bases in earlier:
        inside = [asked.pick(basis) for basis in bases]
        shown = [pick for pick in inside if matches(f"{other.subject} {pick.name} {pick.subject}", asked.words)]
        if not shown:
            continue
        missing = sum(not pick.cited for pick in inside)
        told = ngettext("{n} basis not cited here yet", "{n} bases not cited here yet", missing).format(n=missing)
        names = ", ".join(pick.name for pick in inside[:_NAMED])
        row = Row(title=other.subject, text=names, below=told if missing else _("Already in the plan"), word=str(other.year or ""))
        lines.append(PickLine(row=row, bases=bases))
        lines += [PickLine(row=_row(pick), pick=pick) for pick in shown]
    return tuple(lines)


def _row(pick: Pick) -> Row:
    word, tone = short_validity(pick.judged) if pick.judged is not None else (_("Not in the library"), "muted")
    beside = [_("Already in the plan")] if pick.cited else []
    if pick.judged is not None:
        beside += validity_beside(pick.judged)
    if pick.written:
        beside.append(_("written {number} there, corrected here").format(number=pick.written))
    if pick.used and not pick.cited:
        beside.append(_("used before"))
    if not beside and pick.document is not None and pick.document.issuer:
        beside.append(pick.document.issuer)
    return Row(title=pick.name, text=pick.subject or pick.basis.text, below=" · ".join(beside), word=word, tone=tone)
