"""Every text of a plan that people write, with its place, and one way to rewrite them all."""

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, cast

from ttdn_desktop.domain import blocks, plan
from ttdn_desktop.domain.text import RichText, plain, spliced


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a text stands.

    `node` is the identity of the section, task, block or annex ('' for the forms), `field` names the value, `part` its place in a list.
    """

    node: str
    field: str
    part: int | None = None


Splice = tuple[int, int, str]
"""Characters start to end (excluded) become the new ones."""

Rewriting = Callable[[Place, str], Iterable[Splice]]
"""What is to be replaced in the text at a place; splices ascend and do not overlap."""

_TEXT_FIELDS: dict[type, tuple[str, ...]] = {
    plan.DocumentHead: ("symbol", "place", "subject"),
    plan.Issuer: ("parent", "name", "lines"),
    plan.LegalBasis: ("text",),
    plan.Proposal: ("text",),
    plan.Plan: ("enacting", "addressees", "recipients"),
    plan.Section: ("heading",),
    plan.Task: ("title", "content", "leads", "partners", "people", "output", "budget", "note", "source"),
    plan.TimeFrame: ("text",),
    plan.Annex: ("label", "title"),
    plan.Signatory: ("capacity", "title", "name", "extra_title"),
    plan.Indicator: ("name", "unit"),
    plan.BudgetLine: ("item", "unit", "source"),
    blocks.Paragraph: ("text",),
    blocks.Item: ("text",),
    blocks.Cell: ("paragraphs",),
    blocks.Image: ("title",),
}
_PARTS_OF_TEXT: dict[type, tuple[str, ...]] = {plan.LegalBasis: ("type", "number", "issuer", "subject"), plan.Proposal: ("by", "number")}
NOT_WALKED = frozenset({"papers"})  # they are texts of their own, found in their own windows


def texts(of: plan.Plan) -> tuple[tuple[Place, str], ...]:
    """All texts that are not empty, in the order of the paper."""
    found: list[tuple[Place, str]] = []

    def note(place: Place, text: str) -> tuple[Splice, ...]:
        found.append((place, text))
        return ()

    rewritten(of, note)
    return tuple(found)


def rewritten(of: plan.Plan, rewriting: Rewriting) -> plan.Plan:
    """The plan with all texts rewritten; what does not change is shared."""
    return cast(plan.Plan, _value(of, "", "", rewriting))


def text_fields(kind: type) -> tuple[str, ...]:
    """The fields of a value class that are texts or lists of texts."""
    return _TEXT_FIELDS.get(kind, ())


def apply(text: str, splices: Iterable[Splice]) -> str:
    """A text with its splices done."""
    for start, end, new in reversed(tuple(splices)):
        text = text[:start] + new + text[end:]
    return text


def _value(value: Any, node: str, prefix: str, rewriting: Rewriting) -> Any:
    """A value class: its own texts, then what it holds."""
    own = getattr(value, "id", "") if not isinstance(value, plan.Plan) else ""
    node = own if isinstance(own, str) and own else node
    names = _TEXT_FIELDS.get(type(value), ())
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        old = getattr(value, field.name)
        if field.name in names:
            changes |= _texts(value, field.name, old, Place(node=node, field=prefix + field.name), rewriting)
        elif field.name not in NOT_WALKED:
            held = _held(old, node, prefix_of(prefix, field.name), rewriting)
            changes.setdefault(field.name, held)  # a part of a text has followed its text already
    changed = {name: new for name, new in changes.items() if new is not getattr(value, name)}
    return dataclasses.replace(value, **changed) if changed else value


def prefix_of(prefix: str, name: str) -> str:
    """Values that have no identity of their own are named by the field that holds them: 'issuer.', 'legal_bases.0.'."""
    if name in {"body", "sections", "blocks", "tasks", "annexes", "indicators", "budget_lines"}:
        return prefix
    return f"{prefix}{name}."


def _held(value: Any, node: str, prefix: str, rewriting: Rewriting) -> Any:
    if isinstance(value, tuple):
        new = tuple(_held(part, node, f"{prefix}{n}." if prefix and not hasattr(part, "id") else prefix, rewriting) for n, part in enumerate(value))
        return value if all(a is b for a, b in zip(value, new, strict=True)) else new
    return _value(value, node, prefix, rewriting) if dataclasses.is_dataclass(value) else value


def _texts(value: Any, name: str, old: Any, place: Place, rewriting: Rewriting) -> dict[str, Any]:
    """The changed fields of one text, of a text with looks, or of a list of either."""
    if isinstance(old, tuple) and not _is_rich(value, name):
        new = tuple(_one(part, dataclasses.replace(place, part=n), rewriting)[0] for n, part in enumerate(old))
        return {name: new} if any(a is not b for a, b in zip(old, new, strict=True)) else {}
    new_text, splices = _one(old, place, rewriting)
    if not splices:
        return {}
    return {name: new_text} | {part: _follow(old, getattr(value, part), splices) for part in _PARTS_OF_TEXT.get(type(value), ())}


def _is_rich(value: Any, name: str) -> bool:
    return isinstance(value, blocks.Paragraph | blocks.Item) and name == "text"


def _one(old: str | RichText | None, place: Place, rewriting: Rewriting) -> tuple[Any, tuple[Splice, ...]]:
    text = plain(old) if isinstance(old, tuple) else old or ""
    splices = tuple(rewriting(place, text)) if text else ()
    if not splices:
        return old, ()
    if not isinstance(old, tuple):
        return apply(text, splices), splices
    for start, end, new in reversed(splices):
        old = spliced(old, start, end, new)
    return old, splices


def _follow(text: str, part: str | None, splices: tuple[Splice, ...]) -> str | None:
    """A part of a text after the same splices; parts that do not stand in it once stay."""
    at = text.find(part) if part else -1
    if part is None or at < 0:
        return part
    return apply(part, [(start - at, end - at, new) for start, end, new in splices if at <= start and end <= at + len(part)])
