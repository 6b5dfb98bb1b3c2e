"""What stands after the body: recipients and the signature (NĐ 30/2020, PL I, II.7-9), and above it the addressees."""

from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.domain.plan import Signatory
from ttdn_desktop.drafting.dress import Dress, closed, words
from ttdn_desktop.drafting.envelope import Envelope
from ttdn_desktop.drafting.origin import anchor
from ttdn_desktop.paper import origin
from ttdn_desktop.paper.anchors import AnchorKind
from ttdn_desktop.paper.measure import text_width
from ttdn_desktop.paper.model import Block, Cell, Paragraph, Style, Table

GAP = 12.0
"""Points between the last sentence and the signature block."""

_LOWERED = 0.9
"""Points that a line of letters one point smaller must come lower to stand on the same line as larger ones."""


LIST_GAP = 2.0
"""Points between the names of several addressees."""

LIST_END = 6.0
"""Points below the last addressee, beside those above the text."""

SHORT = 90
"""Letters of a paragraph that may well stand on one line."""


def held_to_signature(text: list[Block]) -> list[Block]:
    """The last sentence never parts from the signature; where it is short, the one before comes along, so that a page has more than one line."""
    held = list(text)
    for at in range(len(held) - 1, max(len(held) - 3, -1), -1):
        block = held[at]
        if not isinstance(block, Paragraph):
            break
        held[at] = replace(block, keep_with_next=True)
        if len(block.text) > SHORT:
            break
    return held


def signature_block(envelope: Envelope, dress: Dress) -> Table:
    """Recipients to the left, who signs to the right, never parted by the end of a page."""
    for fact, post in ((origin.POST, envelope.signatory.title), (origin.OTHER_POST, envelope.signatory.extra_title)):
        if post and post != post.upper():
            dress.ledger.fact(fact, post)
    right = tuple(signer_lines(envelope.signatory, dress)) or (words(Style.SIGNER, ""),)
    left = tuple(recipient_lines(envelope, dress)) or (words(Style.RECIPIENT, ""),)
    return Table(widths=dress.standards.signature_widths, rows=((Cell(blocks=left), Cell(blocks=right)),), ruled=False, keep_together=True)


def recipient_lines(envelope: Envelope, dress: Dress) -> Iterator[Block]:
    if envelope.recipients:
        yield words(Style.RECIPIENTS_LABEL, dress.wording.recipients_label, space_before=_label_gap(dress))
    for index, name in enumerate(envelope.recipients):
        mark = "." if index == len(envelope.recipients) - 1 else ";"
        place = anchor(AnchorKind.RECIPIENT, part=index)
        text = f"- {closed(name, mark)}"
        dress.ledger.text(AnchorKind.RECIPIENT, place, "- ", name, text)
        yield words(Style.RECIPIENT, text, place)
    if envelope.document.drafter:
        dress.ledger.fact(origin.DRAFTER, envelope.document.drafter)
        yield replace(words(Style.RECIPIENT, envelope.document.drafter), space_before=6)


def _label_gap(dress: Dress) -> float:
    """The gap above "Nơi nhận:", with which its smaller letters stand on the line of the signer's post."""
    looks = dress.standards.looks
    return GAP + round(_LOWERED * (looks[Style.CAPACITY].size - looks[Style.RECIPIENTS_LABEL].size), 1)


def signer_lines(signatory: Signatory, dress: Dress) -> Iterator[Paragraph]:
    posts = [_post(dress, Style.CAPACITY, signatory.title)] if signatory.title else []
    first = True
    for paragraph in (*(words(Style.CAPACITY, line.upper()) for line in signatory.capacity if line), *posts):
        yield replace(paragraph, space_before=GAP) if first else paragraph
        first = False
    if signatory.extra_title:
        yield _post(dress, Style.SIGNER, signatory.extra_title)
        yield replace(words(Style.SIGNER, signatory.name or ""), space_before=0)
    elif signatory.name or not first:
        yield words(Style.SIGNER, signatory.name or "")


def _post(dress: Dress, style: Style, text: str) -> Paragraph:
    plain = words(style, text.upper())
    return plain if dress.standards.post_bold else replace(plain, runs=tuple(replace(run, bold=False) for run in plain.runs))


def addressees(envelope: Envelope, dress: Dress) -> Iterator[Block]:
    """Kính gửi: one name on the same line; several below each other, their dashes under the colon (NĐ 30/2020, PL I, II.9.d)."""
    label = dress.wording.addressee_labels.get(envelope.document.type, dress.wording.addressee_label)
    indent = dress.standards.addressee_indent
    if len(envelope.addressees) == 1:
        yield replace(words(Style.ADDRESSEE, f"{label} {closed(envelope.addressees[0], '.')}"), indent_left=indent, space_before=GAP, space_after=LIST_END)
    elif envelope.addressees:
        yield replace(words(Style.ADDRESSEE, label), indent_left=indent, space_before=GAP, keep_with_next=True)
        look = dress.standards.looks[Style.ADDRESSEE]
        under = round(indent + text_width(dress.standards.metrics, label.rstrip(":"), look.size), 1)
        for index, name in enumerate(envelope.addressees):
            mark = "." if index == len(envelope.addressees) - 1 else ";"
            end = LIST_END if mark == "." else None
            yield replace(words(Style.ADDRESSEE, f"- {closed(name, mark)}"), indent_left=under, space_before=LIST_GAP, space_after=end)
