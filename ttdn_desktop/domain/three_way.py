"""What came back changed, against what was changed here meanwhile: which changes are new, and which of them meet another change."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from ttdn_desktop.domain.compare import Change, ChangeKind, Comparison, compare
from ttdn_desktop.domain.merge import taken
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.plan_tree import ROOT, PlanTree, plan_of, renamed, tree_of

_SET_APART = "~"  # in keys that were made because another part bears the same identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One change that came back. `mine`: what was done here to the same place meanwhile; a person decides between the two."""

    change: Change
    mine: Change | None = None

    @property
    def sure(self) -> bool:
        """Whether it may be taken without a question."""
        return self.change.sure and self.mine is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreeWay:
    """`theirs` compares what was sent with what came back; `onto` is the plan as it is here, under the keys of what was sent."""

    theirs: Comparison
    onto: PlanTree
    changes: tuple[Incoming, ...]
    own_names: tuple[tuple[str, str], ...] = ()  # (key in `onto`, identity here), where they differ

    def here(self, key: str) -> str:
        """The identity of a part in the plan here."""
        return dict(self.own_names).get(key, key)


def three_way(sent: Plan, here: Plan, returned: Plan) -> ThreeWay:
    """Compare what came back with what was sent, and with what was done here since. Where nothing is known of what was sent, give `here` twice."""
    ours = compare(sent, here)
    theirs = _apart(compare(sent, returned), ours.after)
    changes = tuple(Incoming(change=change, mine=_met_by(change, theirs, ours)) for change in theirs.changes if not _done_here(change, ours))
    by_path = {node.path: key for key, node in tree_of(here).nodes.items()}
    names = tuple((key, by_path[node.path]) for key, node in ours.after.nodes.items() if key != ROOT and by_path[node.path] != key)
    return ThreeWay(theirs=theirs, onto=ours.after, changes=changes, own_names=names)


def merged(three: ThreeWay, accepted: Collection[Change], new_id: Callable[[], str]) -> Plan:
    """The plan here with these changes, under its own identities; parts that came twice under one identity get new ones."""
    plan = taken(three.theirs, accepted, three.onto)
    own = dict(three.own_names)
    tree = tree_of(plan)
    names = {key: own[key] for key in tree.nodes if key in own}
    names |= {key: new_id() for key, node in tree.nodes.items() if key not in own and _SET_APART in key and hasattr(node.value, "id")}
    return plan_of(renamed(tree, names)) if names else plan


def _apart(theirs: Comparison, onto: PlanTree) -> Comparison:
    """The comparison with keys of added parts that no part added here bears."""
    clash = [key for key in theirs.after.nodes if key in onto.nodes and key not in theirs.before.nodes]
    if not clash:
        return theirs
    names = {key: f"{key}{_SET_APART}back" for key in clash}
    changes = tuple(replace(change, key=names.get(change.key, change.key)) for change in theirs.changes)
    return replace(theirs, after=renamed(theirs.after, names), changes=changes)


def _done_here(change: Change, ours: Comparison) -> bool:
    """Whether the same was done here too."""
    if change.kind is ChangeKind.ADDED:
        return any(one.kind is change.kind and one.group is change.group and one.after == change.after and one.after for one in ours.changes)
    same = (one for one in ours.changes if one.kind is change.kind and one.key == change.key and one.field == change.field)
    if change.kind is ChangeKind.MOVED:
        return False
    return any(one.after == change.after for one in same)


def _met_by(change: Change, theirs: Comparison, ours: Comparison) -> Change | None:
    """What was done here that this change would undo, or that undid what it changes."""
    homes = ours.after.parents()
    for one in ours.changes:
        if one.key == change.key and _collide(change, one):
            return one
        if change.kind is ChangeKind.REMOVED and one.kind is ChangeKind.ADDED and homes.get(one.key) == change.key:
            return one
        if change.kind in {ChangeKind.ADDED, ChangeKind.MOVED} and one.kind is ChangeKind.REMOVED and theirs.after.parents().get(change.key) == one.key:
            return one
    return None


def _collide(theirs: Change, mine: Change) -> bool:
    match theirs.kind, mine.kind:
        case ChangeKind.CHANGED, ChangeKind.CHANGED:
            return theirs.field == mine.field or not theirs.field or not mine.field
        case (ChangeKind.REMOVED, ChangeKind.REMOVED) | (ChangeKind.CHANGED, ChangeKind.MOVED) | (ChangeKind.MOVED, ChangeKind.CHANGED):
            return False
        case ChangeKind.ADDED, _:
            return False
        case _:
            return True
