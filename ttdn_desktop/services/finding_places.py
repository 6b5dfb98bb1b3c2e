"""Where findings are: the node of the outline in which something is edited, and the words people call a place by."""

import re
from dataclasses import dataclass

from ttdn_desktop.domain.plan import Annex, Plan, PlanPaper, Section, Task
from ttdn_desktop.domain.plan_paths import owner_of, place_at, steps_of, values_on
from ttdn_desktop.domain.texts import Place
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.language.blanks import brief
from ttdn_desktop.paper.anchors import CLOSING_PARTS, Anchor, AnchorKind, parse_anchor
from ttdn_desktop.services.paper_records import title_of

GENERAL, BASES, ENDING = "general", "bases", "ending"
"""Nodes of the outline without an identity; the others are "section:ID", "task:ID", "annex:ID"."""

_LONGEST = 60  # characters of a heading that names a place
_FIELDS = {
    "document": N_("Head of the paper"),
    "subject": N_("Subject"),
    "number": N_("Number and symbol"),
    "symbol": N_("Number and symbol"),
    "place": N_("Place and date"),
    "date": N_("Place and date"),
    "urgency": N_("Urgency"),
    "regime": N_("Rules of form"),
    "issuer": N_("Issuing body"),
    "proposal": N_("Proposal"),
    "enacting": N_("Enacting words"),
    "recipients": N_("Recipients"),
    "addressees": N_("Addressees"),
    "signatory": N_("Signatory"),
    "title": N_("Title"),
    "heading": N_("Heading"),
    "content": N_("Content"),
    "leads": N_("Lead units"),
    "partners": N_("Partner units"),
    "people": N_("Persons"),
    "time": N_("Time"),
    "output": N_("Output"),
    "budget": N_("Budget"),
    "budget_lines": N_("Cost estimate"),
    "indicators": N_("Indicators"),
    "note": N_("Note"),
    "source": N_("Clause of the superior plan"),
    "period": N_("Period"),
    "year": N_("Year"),
    "superior": N_("Superior's plan"),
    "papers": N_("Another paper of the plan"),
}
_PLACE = re.compile(r"(part|[ptrcb])(\d+)")
_PAPER_WORDS = {
    "part": N_("sheet {number}"),
    "p": N_("paragraph {number}"),
    "t": N_("table {number}"),
    "r": N_("row {number}"),
    "c": N_("cell {number}"),
    "b": N_("box {number}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NodePlace:
    """Where a finding is in a plan: the node of the outline (empty: on another screen), what people call it, and the text, where it is one.

    In another paper of the plan `paper` is its identity and `part` what is edited there: the id of a block or section, or the name of a field.
    """

    key: str
    words: str
    text: Place | None = None
    paper: str = ""
    part: str = ""


def node_place(plan: Plan, node: str) -> NodePlace:
    """The place of a path or an anchor; the general node for what names nothing."""
    anchor = parse_anchor(node)
    if anchor is not None:
        return _of_anchor(plan, anchor)
    steps = steps_of(node)
    if not steps:
        return NodePlace(key=GENERAL, words=_("The whole paper"))
    owner, place = owner_of(plan, node), place_at(plan, node)
    field = next((_(_FIELDS[step]) for step in (steps if owner is None else reversed(steps)) if step in _FIELDS), "")
    if steps[0] == "papers":
        return _in_paper(plan, steps)
    if owner is not None:
        return NodePlace(key=_key(owner), words=" – ".join(filter(None, (name_of(plan, owner), field))), text=place)
    if steps[0] == "legal_bases":
        words = _basis(int(steps[1]) + 1) if len(steps) > 1 and steps[1].isdigit() else _("Legal bases")
        return NodePlace(key=BASES, words=words, text=place)
    key = ENDING if steps[0] in {"recipients", "signatory", "addressees"} else GENERAL
    narrower = _(_FIELDS[steps[1]]) if steps[0] == "document" and len(steps) > 1 and steps[1] in _FIELDS else field
    return NodePlace(key=key, words=narrower or _("General information"), text=place)


def _in_paper(plan: Plan, steps: tuple[str, ...]) -> NodePlace:
    """A place in another paper of the plan."""
    found = values_on(plan, "/" + "/".join(steps))
    paper = next((value for value in found if isinstance(value, PlanPaper)), None)
    if paper is None:
        return NodePlace(key="", words=_named("papers"))
    own = steps[2:]
    title = title_of(plan, paper)
    inner = next((value for value in reversed(found[3:]) if getattr(value, "id", None)), None)
    if inner is not None:
        headings = [brief(value.heading, _LONGEST) for value in found[3:] if isinstance(value, Section) and value.heading]
        article = int(own[1]) + 1 if own[0] == "articles" else 0
        words = _("Article {n}").format(n=article) if article else headings[-1] if headings else ""
        return NodePlace(key="", words=" – ".join(filter(None, (title, words))), paper=paper.id, part=str(inner.id))
    names = [step for step in own if step in _FIELDS]
    words = _(_FIELDS[names[-1]]) if names else ""
    if own[:1] == ("legal_bases",):
        words = _basis(int(own[1]) + 1) if len(own) > 1 and own[1].isdigit() else _("Legal bases")
    fields = own[:2] if own[:1] == ("legal_bases",) else tuple(step for step in own if not step.isdigit())
    part = ".".join(fields).removeprefix("document.")
    return NodePlace(key="", words=" – ".join(filter(None, (title, words))), paper=paper.id, part=part)


def name_of(plan: Plan, owner: Section | Task | Annex) -> str:
    """What a section, task or annex is called."""
    match owner:
        case Task():
            number = next((number for number, task in enumerate(plan.tasks, start=1) if task.id == owner.id), 0)
            return _("Task {number}").format(number=number) + (f": {brief(owner.title, _LONGEST)}" if owner.title else "")
        case Section():
            return brief(owner.heading, _LONGEST) or _("(section without a heading)")
        case Annex():
            return brief(owner.title, _LONGEST) or brief(owner.label, _LONGEST) or _("Annex")


def field_words(field: str) -> str:
    """What a field of the plan is called; nothing for one that has no name of its own."""
    return _(_FIELDS[field]) if field in _FIELDS else ""


def paper_place(where: str) -> str:
    """What people call a place of a file: "bảng 1, hàng 2, ô 3"."""
    own = where.rpartition("#")[2]
    found = [_(_PAPER_WORDS[match.group(1)]).format(number=match.group(2)) for match in _PLACE.finditer(own)]
    if len(found) > 1 and _PLACE.findall(own)[-1] == ("p", "1"):
        found.pop()  # the only paragraph of most cells
    return ", ".join(found)


def _of_anchor(plan: Plan, anchor: Anchor) -> NodePlace:
    match anchor.kind:
        case AnchorKind.TASK | AnchorKind.CONTENT | AnchorKind.CLOSING:
            task = next((task for task in plan.tasks if task.id == anchor.id), None)
            part = CLOSING_PARTS[anchor.part] if anchor.kind is AnchorKind.CLOSING and anchor.part is not None and anchor.part < len(CLOSING_PARTS) else ""
            return _owned(plan, task, _(_FIELDS[part]) if part else "")
        case AnchorKind.SECTION:
            return _owned(plan, next((one for one in plan.all_sections() if one.id == anchor.id), None))
        case AnchorKind.BLOCK:
            return _owned(plan, _holder(plan, anchor.id))
        case AnchorKind.ANNEX:
            return _owned(plan, next((annex for annex in plan.annexes if annex.id == anchor.id), None))
        case AnchorKind.BASIS:
            return NodePlace(key=BASES, words=_basis((anchor.part or 0) + 1), text=place_at(plan, f"/legal_bases/{anchor.part}/text"))
        case AnchorKind.RECIPIENT:
            return NodePlace(key=ENDING, words=_named("recipients"), text=place_at(plan, f"/recipients/{anchor.part}"))
        case AnchorKind.SUBJECT:
            return NodePlace(key=GENERAL, words=_named("subject"), text=place_at(plan, "/document/subject"))
        case AnchorKind.PROPOSAL:
            return NodePlace(key=GENERAL, words=_named("proposal"), text=place_at(plan, "/proposal/text"))
        case AnchorKind.ENACTING:
            return NodePlace(key=GENERAL, words=_named("enacting"), text=place_at(plan, "/enacting"))


def _named(field: str) -> str:
    return _(_FIELDS[field])


def _basis(number: int) -> str:
    return _("Legal basis {number}").format(number=number)


def _owned(plan: Plan, owner: Section | Task | Annex | None, field: str = "") -> NodePlace:
    if owner is None:
        return NodePlace(key=GENERAL, words=_("The whole paper"))
    return NodePlace(key=_key(owner), words=" – ".join(filter(None, (name_of(plan, owner), field))))


def _holder(plan: Plan, block_id: str) -> Section | Annex | None:
    for section in plan.all_sections():
        if any(block.id == block_id for block in section.blocks):
            return section
    return next((annex for annex in plan.annexes if any(block.id == block_id for block in annex.blocks)), None)


def _key(owner: Section | Task | Annex) -> str:
    kind = {Section: "section", Task: "task", Annex: "annex"}[type(owner)]
    return f"{kind}:{owner.id}"
