"""How changes are named for people: where they stand, what kind they are, which field they concern."""

from dataclasses import dataclass
from typing import Any

from ttdn_desktop import resources
from ttdn_desktop.domain.compare import Change, ChangeKind, Comparison
from ttdn_desktop.domain.plan import Annex, Regime, Section, Task
from ttdn_desktop.domain.plan_tree import Group, Node, PlanTree, text_of
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.value_words import FIELDS, value_words

GENERAL, BASES, ENDING = "general", "bases", "ending"
SECTION, TASK, ANNEX = "section", "task", "annex"

KINDS = {ChangeKind.ADDED: N_("Added"), ChangeKind.REMOVED: N_("Removed"), ChangeKind.MOVED: N_("Moved"), ChangeKind.CHANGED: N_("Edited")}
_PARTS = {
    Group.BASIS: N_("Legal basis"),
    Group.ADDRESSEE: N_("Addressee"),
    Group.RECIPIENT: N_("Recipient"),
    Group.SECTION: N_("Heading with what stands below it"),
    Group.BLOCK: N_("Paragraph"),
    Group.TASK: N_("Task"),
    Group.INDICATOR: N_("Indicator"),
    Group.BUDGET_LINE: N_("Line of the estimate"),
    Group.ANNEX: N_("Annex"),
    Group.PAPER: N_("Attached paper"),
}
_FIELDS = {
    (Group.PLAN, "document.subject"): N_("Subject"),
    (Group.PLAN, "document.number"): N_("Number"),
    (Group.PLAN, "document.symbol"): N_("Symbol"),
    (Group.PLAN, "document.place"): N_("Place"),
    (Group.PLAN, "document.date"): N_("Date"),
    (Group.PLAN, "document.date_text"): N_("Date"),
    (Group.PLAN, "document.urgency"): N_("Urgency"),
    (Group.PLAN, "document.circulation"): N_("Circulation"),
    (Group.PLAN, "document.drafter"): N_("Drafter"),
    (Group.PLAN, "document.type"): N_("Kind of document"),
    (Group.PLAN, "document.regime"): N_("Rules of form"),
    (Group.PLAN, "issuer.name"): N_("Issuing body"),
    (Group.PLAN, "issuer.lines"): N_("Issuing body"),
    (Group.PLAN, "issuer.parent"): N_("Parent body"),
    (Group.PLAN, "proposal"): N_("Proposal"),
    (Group.PLAN, "enacting"): N_("Enacting words"),
    (Group.PLAN, "signatory.name"): N_("Name of the signer"),
    (Group.PLAN, "signatory.title"): N_("Post of the signer"),
    (Group.PLAN, "signatory.extra_title"): N_("Other post of the signer"),
    (Group.PLAN, "signatory.capacity"): N_("Signing capacity"),
    (Group.PLAN, "stage"): N_("Stage"),
    (Group.PLAN, "year"): N_("Year"),
    (Group.PLAN, "period"): N_("Period"),
    (Group.PLAN, "superior"): N_("Superior plan"),
    (Group.PLAN, "plan_kind"): N_("Kind of plan"),
    (Group.PLAN, "field"): N_("Field of the plan"),
    (Group.PLAN, "draft_no"): N_("Number of the draft"),
    (Group.PLAN, "planned_issue_date"): N_("Planned date of issue"),
    (Group.SECTION, "heading"): N_("Heading"),
    (Group.SECTION, "role"): N_("What the section is about"),
    (Group.BLOCK, "text"): N_("Words"),
    (Group.BLOCK, "mark"): N_("Mark of the item"),
    (Group.BLOCK, "rows"): N_("Table"),
    (Group.BLOCK, "header_rows"): N_("Head rows of the table"),
    (Group.BLOCK, "task_ids"): N_("Tasks printed here"),
    (Group.BLOCK, "line_ids"): N_("Lines of the estimate printed here"),
    (Group.BLOCK, "layout"): N_("How tasks are printed"),
    (Group.BLOCK, "source"): N_("Picture"),
    (Group.BLOCK, "title"): N_("Words under the picture"),
    (Group.TASK, "title"): N_("Name of the task"),
    (Group.TASK, "content"): N_("Content"),
    (Group.TASK, "leads"): N_("Lead units"),
    (Group.TASK, "partners"): N_("Partner units"),
    (Group.TASK, "people"): N_("Persons"),
    (Group.TASK, "time"): N_("Time"),
    (Group.TASK, "output"): N_("Output"),
    (Group.TASK, "budget"): N_("Budget"),
    (Group.TASK, "note"): N_("Note"),
    (Group.TASK, "parent_task"): N_("Main task"),
    (Group.TASK, "source"): N_("Clause of the superior plan"),
    (Group.INDICATOR, "name"): N_("Name of the indicator"),
    (Group.INDICATOR, "unit"): N_("Unit of counting"),
    (Group.INDICATOR, "kind"): N_("How the indicator is counted"),
    (Group.INDICATOR, "parts"): N_("Parts of the indicator"),
    (Group.INDICATOR, "targets"): N_("Targets"),
    (Group.BUDGET_LINE, "item"): N_("Item of the estimate"),
    (Group.BUDGET_LINE, "task"): N_("Task"),
    (Group.BUDGET_LINE, "unit"): N_("Unit of counting"),
    (Group.BUDGET_LINE, "quantity"): N_("Quantity"),
    (Group.BUDGET_LINE, "unit_price"): N_("Unit price"),
    (Group.BUDGET_LINE, "amount"): N_("Amount"),
    (Group.BUDGET_LINE, "source"): N_("Source of the money"),
    (Group.BUDGET_LINE, "year"): N_("Year"),
    (Group.ANNEX, "label"): N_("Label of the annex"),
    (Group.ANNEX, "title"): N_("Title of the annex"),
    (Group.ANNEX, "orientation"): N_("Orientation of the sheets"),
}
_PAPER_FIELDS = {
    "kind": N_("Kind of the paper"),
    "variant": N_("Kind of the paper"),
    "stage": N_("Stage"),
    "document": N_("Number, date and subject"),
    "issuer": N_("Issuing body"),
    "legal_bases": N_("Legal bases"),
    "proposal": N_("Proposal"),
    "addressees": N_("Addressee"),
    "recipients": N_("Recipient"),
    "signatory": N_("Signer"),
    "body": N_("Words"),
    "articles": N_("Articles"),
    "facts": N_("Values of the paper"),
    "generated": N_("Texts that follow the plan"),
}
_TOLD_WHOLE = {
    Group.TASK: ("leads", "partners", "people", "time", "output", "budget", "note"),
    Group.BUDGET_LINE: ("task", "unit", "quantity", "unit_price", "amount", "source", "year"),
}
"""The fields that are told with a part that came or went."""
_ENDING_FIELDS = ("signatory.",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a change stands, as the outline names its nodes ("section:ID"), in words, and a sign of its order."""

    key: str
    title: str


def place_of(change: Change, comparison: Comparison) -> Place:
    """The node of the outline that a change belongs to."""
    if change.group is Group.PLAN:
        return _form(ENDING if change.field.startswith(_ENDING_FIELDS) else GENERAL)
    tree = comparison.before if change.kind is ChangeKind.REMOVED else comparison.after
    return place_of_node(tree, change.key, change.group)


def place_of_node(tree: PlanTree, key: str, group: Group) -> Place:
    """The node of the outline that a part of the plan stands in."""
    if group is Group.BASIS:
        return _form(BASES)
    if group in {Group.RECIPIENT, Group.ADDRESSEE}:
        return _form(ENDING)
    parents = tree.parents()
    at: str | None = key
    while at is not None and (node := tree.nodes.get(at)) is not None:
        if (place := _place(node)) is not None:
            return place
        at = parents.get(at)
    return _form(GENERAL)


def _place(node: Node) -> Place | None:
    match node.value:
        case Section(heading=heading):
            return Place(key=f"{SECTION}:{node.key}", title=heading or _("(section without a heading)"))
        case Task(title=title):
            return Place(key=f"{TASK}:{node.key}", title=title or _("(task without a name)"))
        case Annex(label=label, title=title):
            return Place(key=f"{ANNEX}:{node.key}", title=": ".join(filter(None, (label, title))) or _("Annex"))
        case _:
            return None


def _form(key: str) -> Place:
    return Place(key=key, title={GENERAL: _("General information"), BASES: _("Legal bases"), ENDING: _("Recipients, signatory")}[key])


def kind_words(change: Change) -> str:
    """ "Changed", "Added" …"""
    return _(KINDS[change.kind])


def what_words(change: Change) -> str:
    """The field or the sort of part that a change concerns."""
    if change.kind is ChangeKind.CHANGED and change.field:
        if change.group is Group.PAPER:
            return f"{_(_PARTS[Group.PAPER])}: {_(_PAPER_FIELDS[change.field])}"
        return _(_FIELDS[change.group, change.field])
    return _(_PARTS.get(change.group, N_("Part of the plan")))


def said(change: Change, before: PlanTree, after: PlanTree) -> tuple[str, str]:
    """What stood there and what stands there now, for people: enumerations by their words, days as they are written, parts by their names."""
    if change.kind is ChangeKind.ADDED:
        return "", _told_whole(change.after, after.nodes[change.key], after)
    if change.kind is ChangeKind.REMOVED:
        return _told_whole(change.before, before.nodes[change.key], before), ""
    if change.kind is not ChangeKind.CHANGED or not change.field:
        return change.before, change.after
    return _value_said(change, before), _value_said(change, after)


def _told_whole(text: str, node: Node, tree: PlanTree) -> str:
    """What a person decides on: of a task not its name alone but who does it, when and with what result; of a line of the estimate its figures."""
    if node.group not in _TOLD_WHOLE:
        return text
    lines, names = [text], _names(tree)
    for field in _TOLD_WHOLE[node.group]:
        if words := value_words(getattr(node.value, field), names).replace("\n", "; "):
            label = _(_FIELDS[node.group, field])
            lines.append(f"{label}: {words}")
    return "\n".join(filter(None, lines))


def _value_said(change: Change, tree: PlanTree) -> str:
    value: Any = tree.nodes[change.key].value
    for name in change.field.split("."):
        value = getattr(value, name)
    if (change.group, change.field) == (Group.PLAN, "document.type"):
        return next((words.types[value] for words in map(resources.wording, Regime) if value in words.types), value)
    if (change.group, change.field) == (Group.PLAN, "field"):
        return _(FIELDS.get(value, value))
    return value_words(value, _names(tree))


def _names(tree: PlanTree) -> dict[str, str]:
    return {key: text_of(node).partition("\n")[0] for key, node in tree.nodes.items() if node.group in {Group.TASK, Group.BUDGET_LINE}}
