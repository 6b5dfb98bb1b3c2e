"""A plan as a tree of nodes that can be matched, moved and put together again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, cast

from ttdn_desktop.domain.blocks import Block, BudgetTable, TaskList
from ttdn_desktop.domain.ids import BudgetLineId, TaskId
from ttdn_desktop.domain.plan import Annex, BudgetLine, Indicator, LegalBasis, Plan, PlanPaper, Section, Task
from ttdn_desktop.domain.text import plain

ROOT = ""
"""Key of the plan itself: what is written once."""


class Group(StrEnum):
    """What a node is; only nodes of one group are matched with each other. The value is the name of its list in the plan."""

    PLAN = "plan"
    BASIS = "legal_bases"
    ADDRESSEE = "addressees"
    RECIPIENT = "recipients"
    SECTION = "body"
    BLOCK = "blocks"
    TASK = "tasks"
    INDICATOR = "indicators"
    BUDGET_LINE = "budget_lines"
    ANNEX = "annexes"
    PAPER = "papers"


NodeValue = Plan | LegalBasis | str | Section | Block | Task | Indicator | BudgetLine | Annex | PlanPaper
"""What a node holds by itself: a section without what stands in it, a task list without its tasks."""

_LISTS = (Group.BASIS, Group.ADDRESSEE, Group.RECIPIENT, Group.SECTION, Group.TASK, Group.INDICATOR, Group.BUDGET_LINE, Group.ANNEX, Group.PAPER)
_EMPTY: dict[str, Any] = {group.value: () for group in _LISTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One part of a plan; `path` is its JSON pointer."""

    key: str
    group: Group
    value: NodeValue
    path: str


@dataclass(slots=True)
class PlanTree:
    """Nodes by key, and the keys of each node's children in their order. Lists of the plan are parents too, by "/" and their name."""

    nodes: dict[str, Node] = field(default_factory=dict)
    children: dict[str, list[str]] = field(default_factory=dict)

    def parents(self) -> dict[str, str]:
        """The parent of every node but the plan."""
        return {child: parent for parent, keys in self.children.items() for child in keys}

    def add(self, node: Node, parent: str) -> str:
        """Put a node at the end of a parent; gives its key."""
        self.nodes[node.key] = node
        self.children.setdefault(parent, []).append(node.key)
        self.children.setdefault(node.key, [])
        return node.key

    def inside(self, key: str) -> Iterator[str]:
        """The keys below a node, parents first."""
        for child in self.children.get(key, ()):
            yield child
            yield from self.inside(child)


def list_key(group: Group) -> str:
    """The parent of what stands in a list of the plan."""
    return f"/{group.value}"


def tree_of(plan: Plan) -> PlanTree:
    """The tree of a plan. Parts without an identity get keys by their place."""
    tree = PlanTree()
    tree.nodes[ROOT] = Node(key=ROOT, group=Group.PLAN, value=replace(plan, **_EMPTY), path="")
    for group in _LISTS:
        tree.children[list_key(group)] = []
    for group in (Group.BASIS, Group.ADDRESSEE, Group.RECIPIENT, Group.INDICATOR, Group.BUDGET_LINE, Group.PAPER):
        for at, value in enumerate(getattr(plan, group.value)):
            path = f"/{group.value}/{at}"
            tree.add(Node(key=getattr(value, "id", None) or f"{group.value}:{at}", group=group, value=value, path=path), list_key(group))
    builder = _Builder(plan, tree)
    for at, section in enumerate(plan.body):
        builder.section(section, list_key(Group.SECTION), f"/body/{at}")
    for at, annex in enumerate(plan.annexes):
        path = f"/annexes/{at}"
        key = tree.add(Node(key=annex.id, group=Group.ANNEX, value=replace(annex, blocks=(), sections=()), path=path), list_key(Group.ANNEX))
        builder.content(annex.blocks, annex.sections, key, path)
    builder.unprinted()
    return tree


class _Builder:
    """Hangs body, annexes and tasks into the tree."""

    def __init__(self, plan: Plan, tree: PlanTree) -> None:
        self._tree = tree
        self._tasks = {task.id: (at, task) for at, task in enumerate(plan.tasks)}

    def section(self, section: Section, parent: str, path: str) -> None:
        """A section with all that stands in it."""
        key = self._tree.add(Node(key=section.id, group=Group.SECTION, value=replace(section, blocks=(), sections=()), path=path), parent)
        self.content(section.blocks, section.sections, key, path)

    def content(self, blocks: Sequence[Block], sections: Sequence[Section], parent: str, path: str) -> None:
        """Blocks, then sections."""
        for at, block in enumerate(blocks):
            held = replace(block, task_ids=()) if isinstance(block, TaskList) else block
            key = self._tree.add(Node(key=block.id, group=Group.BLOCK, value=held, path=f"{path}/blocks/{at}"), parent)
            for task_id in block.task_ids if isinstance(block, TaskList) else ():
                self._task(task_id, key)
        for at, section in enumerate(sections):
            self.section(section, parent, f"{path}/sections/{at}")

    def _task(self, task_id: str, parent: str) -> None:
        at, task = self._tasks[cast(Any, task_id)]
        if task.id not in self._tree.nodes:
            self._tree.add(Node(key=task.id, group=Group.TASK, value=task, path=f"/tasks/{at}"), parent)

    def unprinted(self) -> None:
        """The tasks that stand in no list."""
        for task_id in self._tasks:
            self._task(task_id, list_key(Group.TASK))


def plan_of(tree: PlanTree) -> Plan:
    """The plan of a tree; tasks in printed order, those that are not printed last."""
    root = cast(Plan, tree.nodes[ROOT].value)
    body = tuple(_section(tree, key) for key in tree.children[list_key(Group.SECTION)])
    annexes = tuple(_annex(tree, key) for key in tree.children[list_key(Group.ANNEX)])
    printed = [key for parent in (Group.SECTION, Group.ANNEX, Group.TASK) for key in tree.inside(list_key(parent)) if tree.nodes[key].group is Group.TASK]
    lists = {group.value: tuple(tree.nodes[key].value for key in tree.children[list_key(group)]) for group in _LISTS if group not in _BUILT}
    return replace(root, **cast(Any, lists), body=body, annexes=annexes, tasks=tuple(cast(Task, tree.nodes[key].value) for key in printed))


_BUILT = frozenset({Group.SECTION, Group.ANNEX, Group.TASK})


def _section(tree: PlanTree, key: str) -> Section:
    blocks, sections = _content(tree, key)
    return replace(cast(Section, tree.nodes[key].value), blocks=blocks, sections=sections)


def _annex(tree: PlanTree, key: str) -> Annex:
    blocks, sections = _content(tree, key)
    return replace(cast(Annex, tree.nodes[key].value), blocks=blocks, sections=sections)


def _content(tree: PlanTree, key: str) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    keys = tree.children.get(key, [])
    blocks = tuple(_block(tree, child) for child in keys if tree.nodes[child].group is Group.BLOCK)
    return blocks, tuple(_section(tree, child) for child in keys if tree.nodes[child].group is Group.SECTION)


def _block(tree: PlanTree, key: str) -> Block:
    value = cast(Block, tree.nodes[key].value)
    return replace(value, task_ids=tuple(cast(Any, tree.children.get(key, ())))) if isinstance(value, TaskList) else value


def renamed(tree: PlanTree, names: dict[str, str]) -> PlanTree:
    """The same tree with other keys; identities in the values and what refers to them follow."""
    nodes = {names.get(key, key): _renamed_node(node, names) for key, node in tree.nodes.items()}
    children = {names.get(parent, parent): [names.get(key, key) for key in keys] for parent, keys in tree.children.items()}
    return PlanTree(nodes, children)


def _renamed_node(node: Node, names: dict[str, str]) -> Node:
    key = names.get(node.key, node.key)
    value: Any = node.value
    if hasattr(value, "id") and node.group is not Group.PLAN and value.id != key:
        value = replace(value, id=key)
    if isinstance(value, Task) and value.parent_task in names:
        value = replace(value, parent_task=TaskId(names[value.parent_task]))
    elif isinstance(value, BudgetLine) and value.task in names:
        value = replace(value, task=TaskId(names[value.task]))
    elif isinstance(value, BudgetTable):
        value = replace(value, line_ids=tuple(BudgetLineId(names.get(one, one)) for one in value.line_ids))
    return replace(node, key=key, value=value)


def text_of(node: Node) -> str:
    """What a person reads of a node, for showing and for likeness."""
    value = node.value
    match value:
        case str():
            return value
        case LegalBasis(text=text):
            return text
        case Section(heading=heading):
            return heading
        case Task():
            return _lines([value.title, *map(plain, value.content)])
        case Annex(label=label, title=title):
            return _lines([label, title])
        case Indicator(name=name):
            return name
        case BudgetLine(item=item):
            return item
        case PlanPaper(document=document):
            return document.subject
        case Plan(document=document):
            return document.subject
        case _:
            return _block_text(value)


def _block_text(block: Block) -> str:
    if (text := getattr(block, "text", None)) is not None:
        return plain(text)
    if (rows := getattr(block, "rows", None)) is not None:
        return _lines("\t".join(_lines(map(plain, cell.paragraphs)) for cell in row) for row in rows)
    return str(getattr(block, "title", ""))


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)
