"""What the ways to deal with an opinion, and the states of asking, are called; the words are msgids."""

from ttdn_desktop.domain.follow_up import AskedState
from ttdn_desktop.domain.opinions import Taken
from ttdn_desktop.i18n import N_

TAKEN: dict[Taken, str] = {
    Taken.OPEN: N_("To be settled"),
    Taken.AGREED: N_("Agrees with the draft"),
    Taken.TAKEN: N_("Taken"),
    Taken.PARTLY: N_("Taken in part"),
    Taken.EXPLAINED: N_("Not taken, explained"),
}
TAKEN_TONES: dict[Taken, str] = {Taken.OPEN: "warning", Taken.AGREED: "done", Taken.TAKEN: "done", Taken.PARTLY: "done", Taken.EXPLAINED: ""}

ASKED: dict[AskedState, str] = {AskedState.WAITING: N_("No answer yet"), AskedState.LATE: N_("Late"), AskedState.ANSWERED: N_("Answered")}
ASKED_TONES: dict[AskedState, str] = {AskedState.WAITING: "quiet", AskedState.LATE: "warning", AskedState.ANSWERED: "done"}
