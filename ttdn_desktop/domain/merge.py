"""Taking over some of the changes that a comparison found: an edit of the older plan."""

from collections.abc import Collection
from dataclasses import replace
from typing import cast

from ttdn_desktop.domain.compare import Change, ChangeKind, Comparison, with_field
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.plan_tree import ROOT, Group, PlanTree, list_key, plan_of


def taken(comparison: Comparison, accepted: Collection[Change], onto: PlanTree | None = None) -> Plan:
    """The older plan with these changes; all of them give the newer one, under the identities of the older.

    What stands in an added part comes with the part it stands in. What stands in a removed part and is still wanted goes to the part around it.
    With `onto`, a tree that bears the keys of the older plan, the changes are made to that one; what is changed and gone there comes back.
    """
    onto = onto or comparison.before
    merger = _Merger(comparison, accepted, onto)
    merger.place()
    merger.change()
    merger.remove()
    plan = plan_of(merger.tree)
    known = {unit.name for unit in plan.units}
    named = _named(plan) - _named(plan_of(onto)) - known
    newer = cast(Plan, comparison.after.nodes[ROOT].value)
    return replace(plan, units=(*plan.units, *(unit for unit in newer.units if unit.name in named))) if named else plan


def _named(plan: Plan) -> set[str]:
    """The units a plan names."""
    return {*plan.recipients, *plan.addressees, *(name for task in plan.tasks for name in (*task.leads, *task.partners))}


class _Merger:
    """One merging; `tree` is the one that takes the changes, step by step."""

    def __init__(self, comparison: Comparison, accepted: Collection[Change], before: PlanTree) -> None:
        self.tree = PlanTree(dict(before.nodes), {key: list(keys) for key, keys in before.children.items()})
        self._after = comparison.after
        self._homes = comparison.after.parents()
        self._changes = [change for change in accepted if change.kind is ChangeKind.CHANGED]
        self._gone = [change.key for change in accepted if change.kind is ChangeKind.REMOVED]
        self._moved = {change.key for change in accepted if change.kind is ChangeKind.MOVED}
        added = {change.key for change in accepted if change.kind is ChangeKind.ADDED and change.key not in before.nodes}
        added |= {change.key for change in self._changes if change.key not in before.nodes}
        self._added = added | {above for key in added for above in self._above(key) if above not in before.nodes and above in self._after.nodes}

    def _above(self, key: str) -> list[str]:
        out: list[str] = []
        while (parent := self._homes.get(key)) is not None:
            out.append(parent)
            key = parent
        return out

    def place(self) -> None:
        """Hang added and moved parts where they stand in the newer plan, in its order, so that brothers come to lie right."""
        for top in [key for key in self._after.children if key.startswith("/")]:
            for key in self._after.inside(top):
                if key in self._added:
                    self.tree.nodes[key] = self._after.nodes[key]
                    self.tree.children.setdefault(key, [])
                    self._hang(key)
                elif key in self._moved and key in self.tree.nodes and not self._would_circle(key):
                    self._unhang(key)
                    self._hang(key)

    def _hang(self, key: str) -> None:
        parent = self._homes[key]
        brothers = self._after.children[parent]
        siblings = self.tree.children.setdefault(parent, [])
        before = [one for one in brothers[: brothers.index(key)] if one in siblings]
        siblings.insert(siblings.index(before[-1]) + 1 if before else 0, key)

    def _unhang(self, key: str) -> None:
        for keys in self.tree.children.values():
            if key in keys:
                keys.remove(key)

    def _would_circle(self, key: str) -> bool:
        parent = self._homes[key]
        return parent == key or parent in self.tree.inside(key) or parent not in self.tree.children

    def change(self) -> None:
        """Take the newer values of fields."""
        for change in self._changes:
            node = self.tree.nodes.get(change.key)
            if node is not None and change.key not in self._added:
                value = with_field(node.value, change.field, self._after.nodes[change.key].value)
                self.tree.nodes[change.key] = replace(node, value=value)

    def remove(self) -> None:
        """Take removed parts out, the inner ones first; what is still wanted of their content stays at their place.

        A part whose wanted content cannot stand there (a paragraph outside any section) stays too.
        """
        for key in reversed(self._gone):
            if key not in self.tree.nodes:
                continue
            parent = next(parent for parent, keys in self.tree.children.items() if key in keys)
            wanted = self.tree.children.get(key, [])
            if any(not self._may_hang(child, parent) for child in wanted):
                continue
            siblings = self.tree.children[parent]
            at = siblings.index(key)
            siblings[at : at + 1] = wanted
            self.tree.children.pop(key, None)
            del self.tree.nodes[key]

    def _may_hang(self, key: str, parent: str) -> bool:
        group = self.tree.nodes[key].group
        if parent.startswith("/"):
            return parent == list_key(group)
        return group in {Group.SECTION, Group.BLOCK} and self.tree.nodes[parent].group in {Group.SECTION, Group.ANNEX}
