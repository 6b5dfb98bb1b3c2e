"""What is kept of documents as a key is called: the group, what is said of the validity, and the validity on a day."""

from ttdn_desktop.domain.validity import Validity
from ttdn_desktop.i18n import N_, _

GROUPS = {
    "ttdn": N_("External information"),
    "policy": N_("Policies, strategies"),
    "guidance": N_("Guidance"),
    "press": N_("Press, publishing"),
    "form": N_("Form of documents"),
    "org": N_("Organisation, competence"),
    "secrecy": N_("State secrets"),
    "data": N_("Data, digital transformation"),
    "province": N_("Documents of provinces"),
}
STATUSES = {
    "unknown": N_("Not looked up"),
    "in_force": N_("In force"),
    "amended": N_("In force, amended"),
    "replaced": N_("Replaced"),
    "expired": N_("Ended"),
    "ended": N_("Its period is over"),
    "single_use": N_("For one occasion"),
}
VALIDITIES = {
    Validity.IN_FORCE: N_("In force"),
    Validity.PARTLY: N_("Amended"),
    Validity.ENDED: N_("No longer in force"),
    Validity.NOT_YET: N_("Not yet in force"),
    Validity.UNVERIFIED: N_("Not verified"),
}


def group_words(group: str) -> str:
    """A group of the program in words; one that came from elsewhere as it is written."""
    return _(GROUPS[group]) if group in GROUPS else group


def status_words(status: str) -> str:
    """The same of what is said of the validity."""
    return _(STATUSES[status]) if status in STATUSES else status
