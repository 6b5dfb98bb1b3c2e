"""What is done about a plan beside its text (FollowUp): who was asked for an opinion on the draft, by when, what they said and how it was taken; pure edits."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ttdn_desktop.domain.ids import NewId, PlanId
from ttdn_desktop.domain.opinions import Opinion, Taken


class AskedState(StrEnum):
    """Where the asking of one unit stands."""

    WAITING = "waiting"  # chưa trả lời
    LATE = "late"  # quá hạn
    ANSWERED = "answered"  # đã trả lời


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionRequest:
    """One unit that was asked for its opinion on one draft (lấy ý kiến); the days are those of asking and of the answer wanted."""

    id: str
    unit: str
    draft_no: int = 1
    asked: dt.date | None = None
    due: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Everything that is followed up of one plan; an aggregate of its own, which hangs on the plan's identity and also changes while the plan is locked."""

    plan: PlanId
    requests: tuple[OpinionRequest, ...] = ()
    opinions: tuple[Opinion, ...] = ()

    @property
    def id(self) -> str:
        """Its own identity, derived from that of the plan."""
        return f"{self.plan}.follow-up"

    def request(self, request_id: str) -> OpinionRequest:
        """The asking of that id; KeyError where there is none."""
        return {one.id: one for one in self.requests}[request_id]

    def opinion(self, opinion_id: str) -> Opinion:
        """The opinion of that id; KeyError where there is none."""
        return {one.id: one for one in self.opinions}[opinion_id]

    def of_unit(self, unit: str) -> tuple[Opinion, ...]:
        """What that unit said."""
        return tuple(opinion for opinion in self.opinions if opinion.unit == unit)

    def state(self, request: OpinionRequest, today: dt.date) -> AskedState:
        """Whether the unit has answered, or its day has passed."""
        if self.of_unit(request.unit):
            return AskedState.ANSWERED
        return AskedState.LATE if request.due and request.due < today else AskedState.WAITING

    @property
    def unsettled(self) -> int:
        """How many opinions are neither taken nor explained yet."""
        return sum(opinion.taken is Taken.OPEN for opinion in self.opinions)


def ask(follow_up: FollowUp, units: Iterable[str], new_id: NewId, *, draft_no: int, asked: dt.date | None, due: dt.date | None) -> FollowUp:
    """Ask these units; one that was asked on this draft already is not asked twice."""
    known = {request.unit for request in follow_up.requests if request.draft_no == draft_no}
    names = tuple(name for name in dict.fromkeys(unit.strip() for unit in units) if name and name not in known)
    new = tuple(OpinionRequest(id=new_id(), unit=name, draft_no=draft_no, asked=asked, due=due) for name in names)
    return replace(follow_up, requests=(*follow_up.requests, *new)) if new else follow_up


def put_request(follow_up: FollowUp, request: OpinionRequest) -> FollowUp:
    """Replace the asking of the same id; opinions of the unit go with it where its name changes."""
    before = follow_up.request(request.id)
    requests = tuple(request if one.id == request.id else one for one in follow_up.requests)
    still = any(one.unit == before.unit for one in requests)
    opinions = follow_up.opinions if still else tuple(replace(one, unit=request.unit) if one.unit == before.unit else one for one in follow_up.opinions)
    return replace(follow_up, requests=requests, opinions=opinions)


def remove_request(follow_up: FollowUp, request_id: str) -> FollowUp:
    """Take an asking back; what the unit said stays."""
    return replace(follow_up, requests=tuple(one for one in follow_up.requests if one.id != request_id))


def put_opinion(follow_up: FollowUp, opinion: Opinion) -> FollowUp:
    """Replace the opinion of the same id, or add it at the end."""
    if any(one.id == opinion.id for one in follow_up.opinions):
        return replace(follow_up, opinions=tuple(opinion if one.id == opinion.id else one for one in follow_up.opinions))
    return replace(follow_up, opinions=(*follow_up.opinions, opinion))


def remove_opinion(follow_up: FollowUp, opinion_id: str) -> FollowUp:
    """Drop an opinion."""
    return replace(follow_up, opinions=tuple(one for one in follow_up.opinions if one.id != opinion_id))
