"""What the stages in the life of a paper are called."""

from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.i18n import N_

STAGES: dict[Stage, str] = {
    Stage.DRAFT: N_("Draft"),
    Stage.CONSULTING: N_("Asking for opinions"),
    Stage.SUBMITTED: N_("Submitted for signature"),
    Stage.ISSUED: N_("Issued"),
    Stage.CLOSED: N_("Closed"),
    Stage.REPLACED: N_("Replaced"),
}
"""In the order of life; the words are msgids."""
