"""The amendment (kế hoạch sửa đổi, bổ sung) of an issued plan: what changed since, one clause a change."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from ttdn_desktop.domain.compare import Change, ChangeKind, compare
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.plan_tree import Group, text_of
from ttdn_desktop.drafting.place_lists import Entry
from ttdn_desktop.drafting.place_texts import reference_texts
from ttdn_desktop.drafting.places import Places, filled_with
from ttdn_desktop.drafting.proposal import Source
from ttdn_desktop.language.money import figures

KEY = "amendment"


def places_of_amendment(source: Source) -> Places:
    """How the plan was called in the state of `source.before` (else now), and all that differs since."""
    before = source.before or source.plan
    old = reference_texts(source.ground, before.document, before.issuer.name)
    words = source.papers.kinds[KEY].lines
    changes = tuple(_changes(before, source.plan, words)) if source.before else ()
    blank = source.papers.common.blanks["line"]
    return Places(
        texts={"old_ref": old["ref"], "old_ref_short": old["ref_short"], "old_subject": old["subject"]},
        lists={"changes_default": changes or ({"id": "blank", "line": blank, "change": blank},)},
    )


_OF = {
    Group.SECTION: "of_section",
    Group.BLOCK: "of_block",
    Group.TASK: "of_task",
    Group.INDICATOR: "of_indicator",
    Group.BUDGET_LINE: "of_budget",
    Group.ANNEX: "of_annex",
}
"""The parts whose changes are clauses of an amendment, and the words for them; what stands in the head and the ending needs none, and bases are its own."""

_NOT_PRINTED = frozenset({"role", "kind", "orientation", "mark", "label", "parent_task"})
_FIGURES = frozenset({"amount", "quantity", "unit_price"})


def _changes(before: Plan, after: Plan, words: Mapping[str, str]) -> Iterator[Entry]:
    compared = compare(before, after)
    for change in compared.changes:
        node = compared.after.nodes.get(change.key) or compared.before.nodes.get(change.key)
        if change.group not in _OF or node is None or change.kind is ChangeKind.MOVED or change.field in _NOT_PRINTED:
            continue
        text = _clause(change, text_of(node).split("\n")[0], words)
        yield {"id": f"{change.key}/{change.kind}/{change.field}", "line": text, "change": text}


def _clause(change: Change, name: str, words: Mapping[str, str]) -> str:
    what = words[_OF[change.group]]
    was, now = (f"“{_said(change, text)}”" for text in (change.before, change.after))
    match change.kind:
        case ChangeKind.ADDED:
            return filled_with(words["added"], what=what, after=now)
        case ChangeKind.REMOVED:
            return filled_with(words["removed"], what=what, before=was)
        case _:
            part = words.get(f"field_{change.field}")
            if part is None:
                return filled_with(words["changed_text"], what=what, before=_said(change, change.before), after=_said(change, change.after))
            return filled_with(words["changed"], what=filled_with(words["part_of"], part=part, what=what), name=name, before=was, after=now)


def _said(change: Change, text: str) -> str:
    if change.field in _FIGURES and re.fullmatch(r"-?\d+(\.\d+)?", text):
        return figures(Decimal(text))
    return " ".join(text.split()).rstrip(" .;")
