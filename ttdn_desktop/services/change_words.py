"""How changes are named for people: where they stand, what kind they are, which field they concern."""

from dataclasses import dataclass

from ttdn_desktop.domain.compare import Change, ChangeKind, Comparison
from ttdn_desktop.domain.plan import Annex, Section, Task
from ttdn_desktop.domain.plan_tree import Group, Node, PlanTree
from ttdn_desktop.i18n import N_, _

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
    (Group.SECTION, "heading"): N_("Heading"),
    (Group.SECTION, "role"): N_("What the section is about"),
    (Group.BLOCK, "text"): N_("Words"),
    (Group.BLOCK, "mark"): N_("Mark of the item"),
    (Group.BLOCK, "rows"): N_("Table"),
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
    (Group.ANNEX, "label"): N_("Label of the annex"),
    (Group.ANNEX, "title"): N_("Title of the annex"),
    (Group.ANNEX, "orientation"): N_("Orientation of the sheets"),
}
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
    if change.kind is ChangeKind.CHANGED:
        if (field := _FIELDS.get((change.group, change.field))) is not None:
            return _(field)
        return _(_PARTS[change.group]) if change.group in _PARTS else change.field
    return _(_PARTS.get(change.group, N_("Part of the plan")))
