"""What is followed up of each plan, in the workspace: one aggregate beside that of the plan; it stays when the plan is deleted, for it may be brought back."""

import datetime as dt
import hashlib
import json
import zlib
from typing import NamedTuple

from ttdn_desktop.domain.codec import CodecError
from ttdn_desktop.domain.follow_up import FollowUp
from ttdn_desktop.domain.follow_up_codec import follow_up_from_json, follow_up_to_json
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.store.aggregates import next_revision
from ttdn_desktop.store.connection import Connection, immediate
from ttdn_desktop.store.packing import verified
from ttdn_desktop.store.trouble import DamagedError, TooNewError

_KIND = "follow_up"
_LEVEL = 2


class Kept(NamedTuple):
    """What a save answers; `changed` is ISO, UTC."""

    plan: str
    revision: int
    changed: str


def save(connection: Connection, follow_up: FollowUp, now: dt.datetime) -> Kept:
    """Write it whole; what did not change is not written again."""
    body = json.dumps(follow_up_to_json(follow_up), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    sha256 = hashlib.sha256(body).digest()
    changed = now.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    with immediate(connection):
        stored = connection.execute("select sha256, revision from aggregates where id = ? and kind = ?", [follow_up.id, _KIND]).fetchone()
        if stored and stored[0] == sha256:
            return Kept(plan=follow_up.plan, revision=stored[1], changed=changed)
        revision = next_revision(connection)
        connection.execute(
            """insert into aggregates (id, kind, revision, sha256, data) values (?, ?, ?, ?, ?)
               on conflict (id) do update set revision = excluded.revision, sha256 = excluded.sha256, data = excluded.data""",
            [follow_up.id, _KIND, revision, sha256, zlib.compress(body, _LEVEL)],
        )
    return Kept(plan=follow_up.plan, revision=revision, changed=changed)


def load(connection: Connection, plan_id: str) -> FollowUp:
    """What is followed up of that plan; an empty one where nothing is yet. DamagedError, TooNewError as of a plan."""
    empty = FollowUp(plan=PlanId(plan_id))
    found = connection.execute("select sha256, data from aggregates where id = ? and kind = ?", [empty.id, _KIND]).fetchone()
    if found is None:
        return empty
    try:
        return follow_up_from_json(json.loads(verified(*found).decode("utf-8", "surrogatepass")))
    except CodecError as error:
        raise (TooNewError if error.newer else DamagedError)(str(error)) from error
