"""From a part of a paper, or of the page that prints it, to the field of the paper's form."""

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.texts import Place
from ttdn_desktop.paper.anchors import AnchorKind, parse_anchor
from ttdn_desktop.services.find import Match
from ttdn_desktop.ui.forms.node_form import select_in
from ttdn_desktop.ui.papers.envelope_parts import GroundsPart
from ttdn_desktop.ui.papers.paper_form import GROUNDS, PaperForm


def field_of(form: PaperForm, part: str) -> QWidget | None:
    """The field of a part: "subject", "signatory.name", "legal_bases.2", or the identity of a block or section; None where this paper has none."""
    head, _dot, rest = part.partition(".")
    if head == "legal_bases":
        return _basis(form, int(rest) if rest.isdigit() else 0)
    known = {"proposal.text": "proposal", "issuer": "issuer.name"}.get(part, part)
    return form.field(known) or form.place_of(part)


def field_at(form: PaperForm, anchor: str) -> QWidget | None:
    """The field that prints this part of a page, its caret there; None for what is not of this paper, such as the plan that a decision has behind it."""
    found = parse_anchor(anchor)
    if found is None:
        return None
    at = found.part or 0
    match found.kind:
        case AnchorKind.SUBJECT:
            return form.field("subject")
        case AnchorKind.PROPOSAL:
            return form.field("proposal")
        case AnchorKind.BASIS:
            return _basis(form, at)
        case AnchorKind.BLOCK | AnchorKind.SECTION:
            return form.place_of(found.id)
        case AnchorKind.RECIPIENT if (field := form.field("recipients")) is not None:
            select_in(field, Match(place=Place(node="", field="recipients", part=at), start=0, end=0), at)
            return field
    return None


def _basis(form: PaperForm, at: int) -> QWidget | None:
    grounds = form.part(GROUNDS)
    return grounds.bases.field_of(Match(place=Place(node="", field=f"legal_bases.{at}.text"), start=0, end=0)) if isinstance(grounds, GroundsPart) else None
