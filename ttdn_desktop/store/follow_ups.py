"""What is followed up of each plan, in the workspace: one aggregate beside that of the plan; it stays when the plan is deleted, for it may be brought back."""

import datetime as dt

from ttdn_desktop.domain.follow_up import FollowUp
from ttdn_desktop.domain.follow_up_codec import follow_up_from_json, follow_up_to_json
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.store import values
from ttdn_desktop.store.connection import Connection

_KIND = "follow_up"


def save(connection: Connection, follow_up: FollowUp, now: dt.datetime) -> values.Kept:
    """Write it whole; what did not change is not written again."""
    return values.save(connection, _KIND, follow_up.id, follow_up_to_json(follow_up), now)


def load(connection: Connection, plan_id: str) -> FollowUp:
    """What is followed up of that plan; an empty one where nothing is yet. DamagedError, TooNewError as of a plan."""
    empty = FollowUp(plan=PlanId(plan_id))
    return values.load(connection, _KIND, empty.id, follow_up_from_json) or empty
