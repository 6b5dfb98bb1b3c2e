"""The plan as a tree for Qt: integers in the indexes, nodes found again by their key, drops turned into edits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import Block, TaskLayout, TaskList
from ttdn_desktop.domain.body_edits import Parent
from ttdn_desktop.domain.ids import AnnexId, SectionId, TaskId
from ttdn_desktop.domain.plan import Plan, Section, Task, walk
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.ui.headings import shown_heading
from ttdn_desktop.ui.icons import icon
from ttdn_desktop.ui.node_keys import ANNEX, BASES, ENDING, GENERAL, SECTION, TASK, key_of, parts_of
from ttdn_desktop.ui.review.counts import NONE, Counts, counts_words

Index = QModelIndex | QPersistentModelIndex
Edit = Callable[[str, Callable[[Plan], Plan]], None]
"""Asks the owner of the plan for an edit: (name of the step, pure edit)."""

MIME = "application/x-ttdn-node"
KEY_ROLE = Qt.ItemDataRole.UserRole + 1
FINDINGS_ROLE = Qt.ItemDataRole.UserRole + 2

_ROOT = QModelIndex()
_shown = attrgetter("id", "body", "tasks", "annexes", "legal_bases", "document")
"""What the tree shows of a plan, and what its numbers depend on."""


@dataclass(slots=True, eq=False)
class _Node:
    number: int
    parent: "_Node | None"
    row: int
    key: str = ""
    text: str = ""  # as shown
    raw: str = ""  # as edited
    children: list["_Node"] = field(default_factory=list)


def heading_lists(blocks: tuple[Block, ...]) -> tuple[TaskList, ...]:
    """The lists among these blocks whose tasks are printed as headings."""
    return tuple(block for block in blocks if isinstance(block, TaskList) and block.layout is TaskLayout.HEADINGS)


class OutlineModel(QAbstractItemModel):
    """General, bases, the tree of sections and tasks, ending, annexes."""

    def __init__(self, edit: Edit, numbers: Callable[[Plan], Mapping[str, str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self._numbers = numbers
        self._plan: Plan | None = None
        self._nodes: list[_Node] = [_Node(0, None, 0)]
        self._by_key: dict[str, _Node] = {}
        self.editable = True
        self._notes: Mapping[str, int] = {}
        self._findings: Mapping[str, Counts] = {}

    # --- what it shows

    def show_notes(self, counts: Mapping[str, int]) -> None:
        """Mark the nodes that have open notes."""
        changed = [node for node in self._nodes[1:] if self._notes.get(node.key) != counts.get(node.key)]
        self._notes = dict(counts)
        for node in changed:
            at = self.createIndex(node.row, 0, node.number)
            self.dataChanged.emit(at, at)

    def show_findings(self, counts: Mapping[str, Counts]) -> None:
        """Say beside the nodes what was found in them."""
        changed = [node for node in self._nodes[1:] if self._findings.get(node.key) != counts.get(node.key)]
        self._findings = dict(counts)
        for node in changed:
            at = self.createIndex(node.row, 0, node.number)
            self.dataChanged.emit(at, at)

    def show(self, plan: Plan | None) -> bool:
        """Show this plan; True where the tree has another shape, so that the view selects again."""
        if plan is not None and self._plan is not None and all(a is b for a, b in zip(_shown(plan), _shown(self._plan), strict=True)):
            self._plan = plan
            return False
        nodes = self._grown(plan)
        same = [(n.key, n.parent.number if n.parent else -1) for n in nodes] == [(n.key, n.parent.number if n.parent else -1) for n in self._nodes]
        self._plan = plan
        if same:
            for old, new in zip(self._nodes, nodes, strict=True):
                changed = old.text != new.text or old.raw != new.raw
                old.text, old.raw = new.text, new.raw
                if changed:
                    at = self.createIndex(old.row, 0, old.number)
                    self.dataChanged.emit(at, at)
            return False
        self.beginResetModel()
        self._nodes = nodes
        self._by_key = {node.key: node for node in nodes[1:]}
        self.endResetModel()
        return True

    def index_of(self, key: str) -> QModelIndex:
        """Where a node is now; invalid where there is none."""
        node = self._by_key.get(key)
        return self.createIndex(node.row, 0, node.number) if node else QModelIndex()

    def key_at(self, index: Index) -> str:
        """The key of a node."""
        return self._node(index).key

    def node_keys(self) -> tuple[str, ...]:
        """All nodes in the order shown."""
        return tuple(node.key for node in self._nodes[1:])

    def _grown(self, plan: Plan | None) -> list[_Node]:
        nodes = [_Node(0, None, 0)]
        if plan is None:
            return nodes
        numbers = self._numbers(plan)

        def add(parent: _Node, key: str, text: str, raw: str = "") -> _Node:
            node = _Node(len(nodes), parent, len(parent.children), key, text, raw)
            nodes.append(node)
            parent.children.append(node)
            return node

        def grow(parent: _Node, blocks: tuple[Block, ...], sections: tuple[Section, ...]) -> None:
            for task in (task for block in heading_lists(blocks) for task in plan.tasks_of(block)):
                add(parent, key_of(TASK, task.id), _numbered(numbers, task.id, task.title or _("(task without a name)")), task.title)
            for section in sections:
                shown = shown_heading(section.heading) or _("(section without a heading)")
                grow(add(parent, key_of(SECTION, section.id), _numbered(numbers, section.id, shown), section.heading), section.blocks, section.sections)

        root = nodes[0]
        add(root, GENERAL, _("General information"))
        add(root, BASES, _("Legal bases") + (f"  ({len(plan.legal_bases)})" if plan.legal_bases else ""))
        grow(root, (), plan.body)
        add(root, ENDING, _("Recipients, signatory"))
        for annex in plan.annexes:
            label = shown_heading(annex.label) or _("Annex")
            grow(add(root, key_of(ANNEX, annex.id), f"{label}: {shown_heading(annex.title)}" if annex.title else label), annex.blocks, annex.sections)
        return nodes

    # --- Qt's questions

    def _node(self, index: Index) -> _Node:
        return self._nodes[index.internalId()] if index.isValid() else self._nodes[0]

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        children = self._node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: Index = _ROOT) -> Any:  # Qt overloads parent(); Any covers both
        parent = self._node(index).parent
        if parent is None or parent.parent is None:
            return QModelIndex()
        return self.createIndex(parent.row, 0, parent.number)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, _parent: Index = _ROOT) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self._node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.text
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                said = counts_words(self._findings.get(node.key, NONE))
                return _with_notes(node.text, self._notes.get(node.key, 0)) + (f" – {said}" if said else "")
            case Qt.ItemDataRole.DecorationRole:
                return icon("note", "warning", 16) if self._notes.get(node.key) else None
            case Qt.ItemDataRole.EditRole:
                return node.raw
            case _ if role == KEY_ROLE:
                return node.key
            case _ if role == FINDINGS_ROLE:
                return self._findings.get(node.key, NONE)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.editable else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        kind = parts_of(self.key_at(index))[0]
        if self.editable and kind in {SECTION, TASK}:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        if self.editable and kind in {SECTION, ANNEX}:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self.editable:
            return False
        kind, own = parts_of(self.key_at(index))
        text = str(value).strip()
        if kind == SECTION:
            self._edit(_("Rename section"), lambda plan: edits.rename_section(plan, SectionId(own), text))
        elif kind == TASK:
            self._edit(_("Rename task"), lambda plan: edits.put_task(plan, _titled(plan, TaskId(own), text)))
        return kind in {SECTION, TASK}

    # --- drag and drop

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, "\n".join(self.key_at(index) for index in indexes).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: ARG002 - Qt's signature
        return self._drop(data, row, parent) is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: ARG002 - Qt's signature
        drop = self._drop(data, row, parent)
        if drop is None:
            return False
        self._edit(*drop)
        return True

    def _drop(self, data: QMimeData, row: int, parent: Index) -> tuple[str, Callable[[Plan], Plan]] | None:
        """The edit a drop asks for, or None where it may not fall."""
        if not self.editable or self._plan is None or not data.hasFormat(MIME):
            return None
        key = bytes(data.data(MIME).data()).decode()
        kind, own = parts_of(key)
        if key not in self._by_key:
            return None
        if kind == SECTION:
            return self._section_drop(SectionId(own), row, self._node(parent))
        return self._task_drop(TaskId(own), row, self._node(parent)) if kind == TASK else None

    def _section_drop(self, section_id: SectionId, row: int, target: _Node) -> tuple[str, Callable[[Plan], Plan]] | None:
        if self._plan is None:
            return None
        target_kind, target_id = parts_of(target.key)
        if target.key and target_kind not in {SECTION, ANNEX}:
            return None
        if target_kind == SECTION and target_id in {inner.id for inner in walk((self._plan.section(section_id),))}:
            return None
        home: Parent = None if not target.key else (SectionId(target_id) if target_kind == SECTION else AnnexId(target_id))
        at = self._place_among(target, row, SECTION, section_id)
        return _("Move section"), lambda plan: edits.move_section(plan, section_id, home, at)

    def _task_drop(self, task_id: TaskId, row: int, target: _Node) -> tuple[str, Callable[[Plan], Plan]] | None:
        kind, own = parts_of(target.key)
        if kind != SECTION or self._plan is None:
            return None
        lists = heading_lists(self._plan.section(SectionId(own)).blocks)
        if not lists:
            return None
        at = self._place_among(target, row, TASK, task_id)
        chosen = lists[0]
        for block in lists:  # the list into which this row falls
            chosen, size = block, len([task for task in block.task_ids if task != task_id])
            if at <= size:
                break
            at -= size
        return _("Move task"), lambda plan: edits.move_task(plan, task_id, at, chosen.id)

    def _place_among(self, target: _Node, row: int, kind: str, own: str) -> int:
        """The place among children of that kind, the moved one left out, that a drop before `row` means (-1: at the end)."""
        before = target.children if row < 0 else target.children[:row]
        return sum(1 for node in before if parts_of(node.key)[0] == kind and parts_of(node.key)[1] != own)


def _numbered(numbers: Mapping[str, str], own: str, text: str) -> str:
    return f"{number} {text}" if (number := numbers.get(own)) else text


def _titled(plan: Plan, task_id: TaskId, title: str) -> Task:
    return replace(plan.task(task_id), title=title)


def _with_notes(text: str, count: int) -> str:
    """The words of a node with how many notes are open on it."""
    return " – ".join((text, ngettext("{count} note", "{count} notes", count).format(count=count))) if count else text
