"""From a node of the outline to the parts of the page that print it, and from a part of the page to the text it prints."""

from ttdn_desktop.domain.plan import Plan, PlanPaper, walk
from ttdn_desktop.domain.texts import Place
from ttdn_desktop.paper.anchors import CLOSING_PARTS, AnchorKind, anchor_name, parse_anchor
from ttdn_desktop.services.find import Match

_HEAD = (AnchorKind.SUBJECT, AnchorKind.PROPOSAL, AnchorKind.ENACTING)


def anchors_of(plan: Plan, key: str) -> tuple[str, ...]:
    """All that a node prints, in printed order; those that are not on the pages are passed over by who asks."""
    kind, _colon, own = key.partition(":")
    match kind:
        case "task":
            return _task(own)
        case "section":
            section = next((section for section in plan.all_sections() if section.id == own), None)
            return (anchor_name(AnchorKind.SECTION, own), *(anchor_name(AnchorKind.BLOCK, block.id) for block in (section.blocks if section else ())))
        case "annex":
            annex = next((annex for annex in plan.annexes if annex.id == own), None)
            return (anchor_name(AnchorKind.ANNEX, own), *(anchor_name(AnchorKind.BLOCK, block.id) for block in (annex.blocks if annex else ())))
        case "bases":
            return tuple(anchor_name(AnchorKind.BASIS, part=at) for at in range(len(plan.legal_bases)))
        case "ending":
            return tuple(anchor_name(AnchorKind.RECIPIENT, part=at) for at in range(len(plan.recipients)))
    return tuple(anchor_name(kind) for kind in _HEAD)


def anchors_in_paper(paper: PlanPaper, part: str) -> tuple[str, ...]:
    """What a part of another paper prints, the nearest first: a field by its name ("legal_bases.2", "signatory.name"), a block or section by its identity.

    What bears no anchor itself stands where it is to be looked for: the head at the subject, who signs at the recipients, else at the last words.
    """
    exact = anchors_of_field(paper, part)
    if part.partition(".")[0] in {"signatory", "recipients"}:
        blocks = (block.id for section in walk((*paper.articles, *paper.body)) for block in section.blocks)
        last = tuple(anchor_name(AnchorKind.BLOCK, ident) for ident in blocks)[::-1]
        return (*exact, *anchors_of_field(paper, "recipients"), *last, anchor_name(AnchorKind.SUBJECT))
    section = next((one for one in walk((*paper.articles, *paper.body)) if one.id == part), None)
    within = tuple(anchor_name(AnchorKind.BLOCK, block.id) for block in section.blocks) if section is not None else ()
    bases = tuple(anchor_name(AnchorKind.BASIS, part=at) for at in range(len(paper.legal_bases))) if part == "legal_bases" else ()
    return (*exact, *within, *bases, anchor_name(AnchorKind.SUBJECT))


def anchors_of_field(paper: PlanPaper, name: str) -> tuple[str, ...]:
    """The parts that a field prints: named as the form of a paper names it, or by the identity of a block or section; nothing for what bears no anchor."""
    head, _dot, rest = name.partition(".")
    match head:
        case "subject":
            return (anchor_name(AnchorKind.SUBJECT),)
        case "proposal":
            return (anchor_name(AnchorKind.PROPOSAL),)
        case "recipients" if rest.isdigit():
            return (anchor_name(AnchorKind.RECIPIENT, part=int(rest)),)
        case "recipients":
            return tuple(anchor_name(AnchorKind.RECIPIENT, part=at) for at in range(len(paper.recipients)))
        case "legal_bases" if rest.isdigit():
            return (anchor_name(AnchorKind.BASIS, part=int(rest)),)
    return tuple(anchor_name(kind, name) for kind in (AnchorKind.BLOCK, AnchorKind.SECTION)) if name.isalnum() else ()


def anchor_of(place: Place) -> str:
    """The part of the page that prints this text; nothing where only its node is known."""
    head, _dot, rest = place.field.partition(".")
    match head:
        case "text" if place.node:
            return anchor_name(AnchorKind.BLOCK, place.node)
        case "heading":
            return anchor_name(AnchorKind.SECTION, place.node)
        case "content":
            return anchor_name(AnchorKind.CONTENT, place.node, place.part or 0)
        case "legal_bases" if (number := rest.partition(".")[0]).isdigit():
            return anchor_name(AnchorKind.BASIS, part=int(number))
        case "recipients" if place.part is not None:
            return anchor_name(AnchorKind.RECIPIENT, part=place.part)
        case "enacting":
            return anchor_name(AnchorKind.ENACTING)
        case "proposal":
            return anchor_name(AnchorKind.PROPOSAL)
    return ""


def match_of(anchor: str) -> Match | None:
    """The beginning of the text that this part of the page prints."""
    parsed = parse_anchor(anchor)
    if parsed is None:
        return None
    own, part = parsed.id, parsed.part or 0
    match parsed.kind:
        case AnchorKind.SECTION:
            place = Place(node=own, field="heading")
        case AnchorKind.BLOCK:
            place = Place(node=own, field="text")
        case AnchorKind.TASK:
            place = Place(node=own, field="title")
        case AnchorKind.CONTENT:
            place = Place(node=own, field="content", part=part)
        case AnchorKind.CLOSING if parsed.part is not None and part < len(CLOSING_PARTS):
            place = Place(node=own, field=CLOSING_PARTS[part])
        case AnchorKind.CLOSING:
            place = Place(node=own, field="title")
        case AnchorKind.BASIS:
            place = Place(node="", field=f"legal_bases.{part}.text")
        case AnchorKind.PROPOSAL:
            place = Place(node="", field="proposal")
        case AnchorKind.ENACTING:
            place = Place(node="", field="enacting")
        case AnchorKind.SUBJECT:
            place = Place(node="", field="document.subject")
        case AnchorKind.RECIPIENT:
            place = Place(node="", field="recipients", part=part)
        case AnchorKind.ANNEX:
            place = Place(node=own, field="title")
    return Match(place=place, start=0, end=0)


def _task(own: str) -> tuple[str, ...]:
    closing = tuple(anchor_name(AnchorKind.CLOSING, own, part) for part in range(len(CLOSING_PARTS)))
    content = tuple(anchor_name(AnchorKind.CONTENT, own, part) for part in range(40))
    return (anchor_name(AnchorKind.TASK, own), *content, anchor_name(AnchorKind.CLOSING, own), *closing)
