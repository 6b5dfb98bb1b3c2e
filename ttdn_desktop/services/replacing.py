"""What a change of words in many places of a plan would touch, shown before it is done: each place with its context, and why some are not taken unasked."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from ttdn_desktop.domain.plan import Annex, Plan, Section, Task
from ttdn_desktop.domain.texts import Place, rewritten, texts
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.language.citations import find_citations
from ttdn_desktop.language.timeframes import times_followed
from ttdn_desktop.services.find import Match, Query, spans
from ttdn_desktop.services.finding_places import field_words, name_of

CITED = N_("Words of another document")
_BEFORE, _AFTER = 28, 72  # characters of context

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Characters of a text that would become `new`; `why` (msgid) says what speaks against it, and then it is not ticked unasked."""

    match: Match
    text: str  # all that stands at the place
    new: str
    why: str = ""
    ticked: bool = True

    @property
    def shown(self) -> str:
        """The change within its context: "… năm [2026 → 2027] trên địa bàn …"."""
        start, end = self.match.start, self.match.end
        before = _cut(self.text[max(start - _BEFORE, 0) : start], short=start > _BEFORE, at_end=False)
        after = _cut(self.text[end : end + _AFTER], short=len(self.text) > end + _AFTER, at_end=True)
        return " ".join(f"{before}[{self.text[start:end]} → {self.new or '∅'}]{after}".split())


def hits(plan: Plan, query: Query, new: str) -> tuple[Hit, ...]:
    """All places where the words stand, in the order of the paper; those in citations and bases are not ticked."""
    found: list[Hit] = []
    for place, text in texts(plan):
        at = tuple(spans(text, query))
        cited = others_in(plan, place, text) if at else ()
        for start, end in at:
            other = inside(cited, start, end)
            found.append(
                Hit(match=Match(place=place, start=start, end=end), text=text, new=new, why=CITED if other else "", ticked=not other),
            )
    return tuple(found)


def with_hits(plan: Plan, chosen: Iterable[Hit]) -> Plan:
    """The plan with these changes; what is said twice follows, and so do the days of words of time."""
    by_place: dict[Place, list[Hit]] = {}
    for hit in chosen:
        by_place.setdefault(hit.match.place, []).append(hit)
    if not by_place:
        return plan
    after = rewritten(plan, lambda place, text: tuple(_splices(by_place.get(place, ()), text)))
    return times_followed(plan, after)


def others_in(plan: Plan, place: Place, text: str) -> tuple[Span, ...]:
    """Where words of other documents stand in a text of the plan: whole bases and sources, citations with a number elsewhere."""
    if place.field == "source" and any(task.id == place.node for task in plan.tasks):
        return ((0, len(text)),)
    if place.field.startswith("legal_bases."):
        basis = plan.legal_bases[int(place.field.split(".")[1])]
        if basis.type or basis.number:
            return ((0, len(text)),)
    return tuple((one.start, one.end) for one in find_citations(text) if one.number)


def inside(cited: Iterable[Span], start: int, end: int) -> bool:
    """Whether a place touches one of these."""
    return any(first < end and start < last for first, last in cited)


def namer(plan: Plan) -> Callable[[Place], str]:
    """Gives what people call a place of the plan."""
    owners: dict[str, Section | Task | Annex] = {task.id: task for task in plan.tasks}
    for section in plan.all_sections():
        owners[section.id] = section
        owners.update((block.id, section) for block in section.blocks)
    for annex in plan.annexes:
        owners[annex.id] = annex
        owners.update((block.id, annex) for block in annex.blocks)
    return partial(_named, plan, owners)


def _named(plan: Plan, owners: dict[str, Section | Task | Annex], place: Place) -> str:
    first, _dot, rest = place.field.partition(".")
    if first == "legal_bases":
        return _("Legal basis {number}").format(number=int(rest.split(".")[0]) + 1)
    owner = owners.get(place.node)
    if owner is not None:
        field = field_words(first) if isinstance(owner, Task) and first != "title" else ""
        return " – ".join(filter(None, (name_of(plan, owner), field)))
    if place.node:
        return field_words("indicators" if any(one.id == place.node for one in plan.indicators) else "budget_lines")
    return field_words(rest) or field_words(first) or _("General information")


def _splices(here: Iterable[Hit], text: str) -> Iterator[tuple[int, int, str]]:
    for hit in sorted(here, key=lambda one: one.match.start):
        if text == hit.text:  # else the place says something else by now
            yield hit.match.start, hit.match.end, hit.new


def _cut(text: str, *, short: bool, at_end: bool) -> str:
    """Context with whole words, and "…" where more of it stands there."""
    if not short:
        return text
    if at_end:
        return text[: text.rfind(" ")] + " …" if " " in text else text + "…"
    return "… " + text[text.find(" ") + 1 :] if " " in text else "…" + text
