"""What stands between the title and the body: legal bases, the proposal and the enacting clause (NĐ 30/2020, PL I, II.6)."""

from collections.abc import Iterator

from ttdn_desktop.domain.text import rich
from ttdn_desktop.drafting.dress import Dress, closed, noted, words
from ttdn_desktop.drafting.envelope import Envelope
from ttdn_desktop.drafting.origin import Place, place
from ttdn_desktop.paper import origin
from ttdn_desktop.paper.anchors import AnchorKind
from ttdn_desktop.paper.model import Paragraph, Style

FIRST_GAP = 12.0
"""Points between the line under the subject and the first line of the text."""


def preamble(envelope: Envelope, dress: Dress) -> Iterator[Paragraph]:
    """Legal bases one a line, each with its closing mark (NĐ 30/2020, PL I, II.6.a), the proposal, then the enacting clause as it reads."""
    lines = list(_bases(envelope))
    if envelope.proposal and " ".join(envelope.proposal.text.split()).rstrip(" ,;.") not in " ".join(envelope.enacting.split()):  # said within the clause
        lines.append((place(AnchorKind.PROPOSAL), "", envelope.proposal.text))
    say = dress.wording
    end = say.basis_end_before_clause if envelope.enacting else say.basis_end
    if lines and say.basis_lead:
        dress.ledger.fact(origin.BASIS_LEAD, say.basis_lead)
    for index, ((kind, name), lead, text) in enumerate(lines):
        printed = say.basis_lead + closed(lead + text, end if index == len(lines) - 1 else ";")
        dress.ledger.text(kind, name, say.basis_lead, text, printed)
        yield words(Style.BASIS, printed, name, space_before=FIRST_GAP if index == 0 else None)
    for index, text in enumerate(envelope.enacting.split("\n") if envelope.enacting else ()):
        gap = FIRST_GAP if not lines and index == 0 else None
        yield noted(dress, Style.BODY, "", rich(text), place(AnchorKind.ENACTING, part=index or None), space_before=gap)


def _bases(envelope: Envelope) -> Iterator[tuple[Place, str, str]]:
    """Place, lead to be added, and text of every basis on a line of its own: one that was read behind another takes over the lead of that one."""
    lead = ""
    for index, basis in enumerate(envelope.legal_bases):
        if not basis.inline:
            led = basis.lead is not None and basis.text.startswith(basis.lead)
            yield place(AnchorKind.BASIS, part=index), "" if led else f"{basis.lead} " if basis.lead else lead, basis.text
        lead = f"{basis.lead} " if basis.lead else lead
