"""What roles, states and reasons of clauses are called on the screen; the words are msgids."""

from ttdn_desktop.domain.clauses import ClauseRole
from ttdn_desktop.i18n import N_

ROLES: dict[ClauseRole, str] = {
    ClauseRole.LEAD: N_("Leads"),
    ClauseRole.PARTNER: N_("Takes part"),
    ClauseRole.GIVEN: N_("Is given"),
}

REASONS: dict[str, str] = {
    "name": N_("Your unit is named."),
    "unlike": N_("A unit of nearly this name is meant: compare the name."),
    "group": N_("Your unit belongs to this group."),
    "some": N_("Perhaps only some of this group are meant: look whether your unit is."),
    "district": N_("It was for districts, which are no more since 1 July 2025: look whether it is yours now."),
    "below": N_("All localities below are meant."),
    "anyone": N_("All who are concerned are meant: look whether your unit is."),
    "above": N_("The body your unit belongs to is meant."),
    "area": N_("Only the place is named."),
    "": N_("Your unit is not named here."),
}
"""By the reason of a mention (language.unit_mentions.How)."""
