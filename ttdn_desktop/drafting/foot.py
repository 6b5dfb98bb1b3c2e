"""The foot of the first page: where the issuing agency is found (NĐ 30/2020, PL I, III.4)."""

from ttdn_desktop.drafting.dress import Dress, words
from ttdn_desktop.drafting.envelope import Envelope
from ttdn_desktop.paper.model import Block, Line, Style


def contact_foot(envelope: Envelope, dress: Dress) -> tuple[Block, ...]:
    """A line over the full width of the text, and under it the lines of the contact; nothing where there are none."""
    lines = tuple(line for line in envelope.contact if line.strip())
    if not lines:
        return ()
    rule = Line(length=dress.standards.page.text_width, weight=dress.standards.line_weight)
    return (rule, *(words(Style.CONTACT, line) for line in lines))
