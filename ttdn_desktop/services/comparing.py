"""Two plans side by side: plans, or files that say one; what differs, and who wrote it where the newer file tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ttdn_desktop.domain.compare import ChangeKind, Comparison, compare
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.three_way import Incoming
from ttdn_desktop.services.remarks import Remarks
from ttdn_desktop.services.round_trip import ReturnedChange, drawn_kind, plan_id_of, returned
from ttdn_desktop.services.types import SeenFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What differs, and the trees it was found in."""

    comparison: Comparison
    changes: tuple[ReturnedChange, ...]


def compare_two(before: Plan | SeenFile, after: Plan | SeenFile) -> Compared:
    """What differs in the newer one. A file read must hold a plan.

    What no sheet prints is no difference between a plan and a file: the file cannot tell of it.
    """
    older, newer = _plan(before), _plan(after)
    if isinstance(after, SeenFile) and (isinstance(before, Plan) or (plan_id_of(after) and not drawn_kind(after))):
        file = returned(after, older, older)
        return Compared(comparison=file.three.theirs, changes=file.changes)
    comparison = compare(older, newer)
    remarks = Remarks(after) if isinstance(after, SeenFile) else None
    changes = tuple(ReturnedChange(incoming=Incoming(change=change), hands=remarks.hands(change) if remarks else ()) for change in comparison.changes)
    return Compared(comparison=comparison, changes=changes)


def _plan(given: Plan | SeenFile) -> Plan:
    plan = given if isinstance(given, Plan) else given.reading.plan
    if plan is None:
        raise ValueError("a file without a plan cannot be compared")
    return plan


def changes_to_json(changes: Sequence[ReturnedChange]) -> list[dict[str, Any]]:
    """Changes as `ttdn compare --json` prints them; `where` is a JSON pointer into the newer plan, of what was removed into the older."""
    out: list[dict[str, Any]] = []
    for one in changes:
        change = one.change
        where = change.path_before if change.kind is ChangeKind.REMOVED else change.path_after
        field = f"/{change.field.replace('.', '/')}" if change.field else ""
        row: dict[str, Any] = {"kind": change.kind.value, "where": f"{where or ''}{field}", "before": change.before, "after": change.after}
        if not change.sure:
            row["sure"] = False
        if one.hands:
            row["authors"] = [{"name": hand.author, "at": hand.at.isoformat() if hand.at else None} for hand in one.hands]
        out.append(row)
    return out
