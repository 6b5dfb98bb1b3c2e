"""What differs between two plans by meaning: parts are matched by identity first, then by likeness."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, get_type_hints

from ttdn_desktop.domain.blocks import Cell, Table
from ttdn_desktop.domain.likeness import pairs_by_likeness
from ttdn_desktop.domain.plan import LegalBasis, Plan, Proposal
from ttdn_desktop.domain.plan_tree import ROOT, Group, Node, PlanTree, renamed, text_of, tree_of
from ttdn_desktop.domain.text import RichText, Run, joined, plain

_BLANKS = re.compile(r" {2,}")
_CLOSING = " .,;"
_NOT_MEANT = frozenset({"id"})
_PRINTED = frozenset({"number"})  # of sections and tasks: what was printed when read; drafting computes it anew
_NOT_COMPARED = frozenset({"id", "units", "legal_bases", "addressees", "recipients", "body", "tasks", "indicators", "budget_lines", "annexes", "papers"})
_WORDS_OF = {"date": "date_text"}  # fields that say the same in the words of the source
_TAKEN_APART = frozenset({"document", "issuer", "signatory"})  # fields of the plan whose own fields differ one by one


class ChangeKind(StrEnum):
    """How a part differs."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference. `key` is the part's in the compared trees (its identity, where it has one); `field` names the value that changed, dotted.

    `path_before` and `path_after` are JSON pointers into the two plans. Not `sure`: the parts were matched by likeness alone, a person should look.
    """

    kind: ChangeKind
    group: Group
    key: str
    field: str = ""
    before: str = ""
    after: str = ""
    path_before: str | None = None
    path_after: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two plans as trees whose matched parts bear the same keys, and what differs, in the order of the newer."""

    before: PlanTree
    after: PlanTree
    changes: tuple[Change, ...]
    doubtful: frozenset[str] = frozenset()  # keys of parts matched by likeness although their identities say otherwise


def compare(before: Plan, after: Plan) -> Comparison:
    """What differs. Numbers as printed, identities and spaces between runs mean nothing."""
    old, new = tree_of(before), tree_of(after)
    match, doubtful = _matched(old, new)
    names = _names(old, new, match)
    new = renamed(new, names)
    unsure = frozenset(match[key] for key in doubtful)
    changes = tuple(_changes(old, new, set(match.values()) | {ROOT}, unsure))
    return Comparison(before=old, after=new, changes=changes, doubtful=unsure)


def _matched(old: PlanTree, new: PlanTree) -> tuple[dict[str, str], set[str]]:
    """For keys of the newer tree those of the older, and which of them are doubtful."""
    match: dict[str, str] = {}
    doubtful: set[str] = set()
    for group in Group:
        if group is Group.PLAN:
            continue
        left = {key: _likeness_text(node) for key, node in old.nodes.items() if node.group is group}
        right = {key: _likeness_text(node) for key, node in new.nodes.items() if node.group is group}
        same = {} if group in _WITHOUT_IDENTITY else {key: key for key in right if key in left}
        found, unsure = pairs_by_likeness(left, right, same, homes=(old.parents(), new.parents()))
        match |= found
        doubtful |= unsure
    return match, doubtful


def _likeness_text(node: Node) -> str:
    return text_of(node) or type(node.value).__name__  # a list of tasks has no words of its own


_WITHOUT_IDENTITY = frozenset({Group.BASIS, Group.ADDRESSEE, Group.RECIPIENT})


def _names(old: PlanTree, new: PlanTree, match: dict[str, str]) -> dict[str, str]:
    """New keys for the newer tree: those of the older where matched, else its own, set apart where the older uses it for something else."""
    taken = set(old.nodes)
    names = dict(match)
    for key in new.nodes:
        if key not in match and key in taken and key != ROOT:
            names[key] = next(name for n in range(2, len(taken) + 3) if (name := f"{key}~{n}") not in taken and name not in new.nodes)
            taken.add(names[key])
    return names


def _changes(old: PlanTree, new: PlanTree, both: set[str], unsure: frozenset[str]) -> Iterator[Change]:
    moved = _moved(old, new, both)
    yield from _differences(old.nodes[ROOT], new.nodes[ROOT], sure=True)
    for key in _in_order(new):
        node = new.nodes[key]
        if key not in both:
            yield Change(kind=ChangeKind.ADDED, group=node.group, key=key, after=text_of(node), path_after=node.path)
            continue
        if key in moved:
            was = old.nodes[key]
            yield Change(kind=ChangeKind.MOVED, group=node.group, key=key, before=text_of(was), after=text_of(node), path_before=was.path, path_after=node.path)
        yield from _differences(old.nodes[key], node, sure=key not in unsure)
    for key in _in_order(old):
        if key not in both:
            node = old.nodes[key]
            yield Change(kind=ChangeKind.REMOVED, group=node.group, key=key, before=text_of(node), path_before=node.path)


def _in_order(tree: PlanTree) -> Iterator[str]:
    for parent in [key for key in tree.children if key.startswith("/")]:
        yield from tree.inside(parent)


def _moved(old: PlanTree, new: PlanTree, both: set[str]) -> set[str]:
    """Parts that hang elsewhere, and of brothers in another order the fewest that explain it."""
    was = old.parents()
    moved = {key for key, parent in new.parents().items() if key in both and was[key] != parent}
    for parent, keys in new.children.items():
        stayed = [key for key in keys if key in both and key not in moved]
        places = {key: at for at, key in enumerate(old.children.get(parent, ()))}
        kept = _longest_rising([places[key] for key in stayed])
        moved |= {key for at, key in enumerate(stayed) if at not in kept}
    return moved


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The places of the longest rising run of numbers."""
    ends: list[int] = []  # the smallest last number of a run of each length
    at_end: list[int] = []
    before: list[int | None] = []
    for at, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(at_end[length - 1] if length else None)
        ends[length:] = [number] if length == len(ends) else [number, *ends[length + 1 :]]
        at_end[length:] = [at] if length == len(at_end) else [at, *at_end[length + 1 :]]
    kept: set[int] = set()
    last = at_end[-1] if at_end else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _differences(was: Node, now: Node, *, sure: bool) -> Iterator[Change]:
    for name, old, new in _different_fields(was, now):
        yield Change(
            kind=ChangeKind.CHANGED,
            group=now.group,
            key=was.key,
            field=name,
            before=shown(old),
            after=shown(new),
            path_before=was.path,
            path_after=now.path,
            sure=sure,
        )


def _different_fields(was: Node, now: Node) -> Iterator[tuple[str, Any, Any]]:
    old, new = was.value, now.value
    if isinstance(old, str | LegalBasis) or type(old) is not type(new):
        if not _same(old, new):
            yield "", old, new
        return
    for name in (one.name for one in fields(old)):
        before, after = getattr(old, name), getattr(new, name)
        if before is after or name in _left_out(was.group):
            continue
        if was.group is Group.PLAN and name in _TAKEN_APART:
            yield from ((f"{name}.{part}", a, b) for part, a, b in _parts(before, after))
        elif name == "rows" and isinstance(old, Table) and isinstance(new, Table):
            if _meant(_shown_rows(old)) != _meant(_shown_rows(new)):
                yield name, before, after
        elif not _same(before, after):
            yield name, before, after


def _shown_rows(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table; heads are printed bold whether or not their runs are."""
    head = tuple(
        tuple(replace(cell, paragraphs=tuple(tuple(replace(run, bold=True) for run in text) for text in cell.paragraphs)) for cell in row)
        for row in table.rows[: table.header_rows]
    )
    return (*head, *table.rows[table.header_rows :])


def _left_out(group: Group) -> frozenset[str]:
    """Fields of a node that are no difference by themselves."""
    if group is Group.PLAN:
        return _NOT_COMPARED
    return _NOT_MEANT | _PRINTED if group in {Group.SECTION, Group.TASK} else _NOT_MEANT


def compared_fields(kind: type[Any], group: Group) -> Iterator[str]:
    """The (dotted) fields of such a node that a change can name."""
    for one in fields(kind):
        if group is Group.PLAN and one.name in _TAKEN_APART:
            yield from (f"{one.name}.{part.name}" for part in fields(get_type_hints(kind)[one.name]))
        elif one.name not in _left_out(group):
            yield one.name


def _parts(before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    for name in (one.name for one in fields(before)):
        a, b = getattr(before, name), getattr(after, name)
        if name == "date_text" and (before.date or after.date):
            continue  # the words of a date that is known are the printer's business
        if _meant(a) != _meant(b):
            yield name, a, b


def _same(before: Any, after: Any) -> bool:
    """Whether two values say the same. Of a citation that was never taken apart only the words count; its closing mark only says where it stands."""
    if isinstance(before, LegalBasis | Proposal) and isinstance(after, LegalBasis | Proposal):
        before, after = (replace(value, text=value.text.rstrip(_CLOSING)) for value in (before, after))
    if type(before) is type(after) and isinstance(before, LegalBasis | Proposal) and _meant(before.text) == _meant(after.text):
        return not (_taken_apart(before) and _taken_apart(after)) or bool(_meant(before) == _meant(after))
    return bool(_meant(before) == _meant(after))


def _taken_apart(value: LegalBasis | Proposal) -> bool:
    return bool(value.number or value.date or (value.type if isinstance(value, LegalBasis) else value.by))


def _tidy(text: RichText) -> RichText:
    """The text without blanks at its ends, and with single ones inside."""
    runs = [replace(run, text=_BLANKS.sub(" ", run.text)) for run in text]
    runs[0] = replace(runs[0], text=runs[0].text.lstrip(" "))
    runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" "))
    return tuple(run for run in runs if run.text)


def _meant(value: Any) -> Any:
    """A value without what means nothing: how text is cut into runs, absent and empty, blanks more than one."""
    if isinstance(value, tuple):
        if value and all(isinstance(one, Run) for one in value):
            return joined(_tidy(value))
        return tuple(_meant(one) for one in value)
    if isinstance(value, str):
        return _BLANKS.sub(" ", value).strip(" ") or None
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(_meant(getattr(value, one.name)) for one in fields(value) if one.name not in {"id", "document_id"})
    return value or None


def shown(value: Any) -> str:
    """A value as words for people."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return plain(value) if value and all(isinstance(one, Run) for one in value) else "\n".join(filter(None, map(shown, value)))
    if hasattr(value, "text"):
        return shown(value.text)
    if is_dataclass(value) and not isinstance(value, type):
        return "; ".join(filter(None, (shown(getattr(value, one.name)) for one in fields(value) if one.name != "id")))
    return str(value)


def with_field(value: Any, name: str, new: Any) -> Any:
    """A value with that (dotted) field taken from another value of its kind; an empty name takes it whole."""
    if not name:
        return new
    first, dot, rest = name.partition(".")
    part = getattr(new, first)
    if dot:
        return replace(value, **{first: with_field(getattr(value, first), rest, part)})
    return replace(value, **{one: getattr(new, one) for one in (first, _WORDS_OF.get(first, first)) if hasattr(new, one)})
