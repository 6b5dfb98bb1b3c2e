"""The outline of the plan in front, with the keys of Word's outline and one menu of the same commands."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QStyleOptionViewItem, QWidget

from ttdn_desktop.domain import edits, outline_edits, task_edits
from ttdn_desktop.domain.ids import AnnexId, SectionId, TaskId
from ttdn_desktop.domain.plan import Annex, Plan, Task
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.numbering import heading_numbers
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.node_keys import ANNEX, SECTION, TASK, key_of, parts_of
from ttdn_desktop.ui.outline_model import FINDINGS_ROLE, Index, OutlineModel
from ttdn_desktop.ui.review.counts import draw_counts, leave_room
from ttdn_desktop.ui.session import SessionHolder
from ttdn_desktop.ui.typing_tree import NameEditing, TypingTree

ROW = 28
"""Height of a row at scale 1, in pixels."""


class _Rows(NameEditing):
    """Rows of one height."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme.current().px(ROW))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        used = option.decorationSize.width() if not option.icon.isNull() else 0
        leave_room(option, index.data(FINDINGS_ROLE), used)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        draw_counts(painter, option, index, index.data(FINDINGS_ROLE))


class OutlineView(TypingTree):
    """Shows and changes the tree; `chosen` tells which node is in front, `opened` that its editor is wanted."""

    chosen = Signal(str)
    opened = Signal(str)
    told = Signal(str)  # a sentence for the status bar

    def __init__(self, holder: SessionHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self._collapsed: set[str] = set()
        self._key = ""
        self._restoring = False
        self.outline = OutlineModel(holder.edit, heading_numbers, self)
        self.setModel(self.outline)
        self._dress()
        self._actions = self._make_actions()
        self.selectionModel().currentChanged.connect(self._on_current)
        self.collapsed.connect(lambda index: self._remember(index, collapsed=True))
        self.expanded.connect(lambda index: self._remember(index, collapsed=False))
        self.activated.connect(lambda index: self.opened.emit(self.outline.key_at(index)))
        holder.changed.connect(self._on_changed)
        holder.switched.connect(self._on_switched)
        self._on_switched(holder.current)

    def _dress(self) -> None:
        self.setAccessibleName(_("Outline of the plan"))
        self.setHeaderHidden(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setUniformRowHeights(True)
        rows = _Rows(self)
        rows.undo_asked.connect(self._holder.undo)
        self.setItemDelegate(rows)
        self.setIndentation(16)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(500)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(False)

    # --- what is in front

    @property
    def key(self) -> str:
        """The node in front."""
        return self._key

    def choose(self, key: str) -> bool:
        """Put a node in front; False where there is none of that key."""
        index = self.outline.index_of(key)
        if not index.isValid():
            return False
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def _on_switched(self, _session: object) -> None:
        self._key = ""
        self._collapsed.clear()
        self._show(self._holder.plan)
        if not self._key:  # a plan with the same nodes, as a new draft has them: the row stays, the node is another one
            self._on_current(self.currentIndex(), QModelIndex())

    def _on_changed(self, _before: Plan, after: Plan) -> None:
        self._show(after)

    def _show(self, plan: Plan | None) -> None:
        keys = self.outline.node_keys()
        self.outline.editable = plan is not None and self._holder.current is not None and not self._holder.current.locked
        self._restoring = True
        reshaped = self.outline.show(plan)
        if reshaped:
            self._expand_all_but_collapsed()
        self._restoring = False
        if plan is not None and reshaped and not self.choose(self._key):
            self.choose(self._neighbour(keys))

    def _neighbour(self, before: tuple[str, ...]) -> str:
        """The node to show when the one in front is gone: the nearest one above it that is still there."""
        at = before.index(self._key) if self._key in before else 0
        left = set(self.outline.node_keys())
        return next((key for key in reversed(before[:at]) if key in left), self.outline.node_keys()[0])

    def _expand_all_but_collapsed(self) -> None:
        self.expandAll()
        for key in self._collapsed:
            if (index := self.outline.index_of(key)).isValid():
                self.collapse(index)

    def _remember(self, index: QModelIndex, *, collapsed: bool) -> None:
        if not self._restoring:
            (self._collapsed.add if collapsed else self._collapsed.discard)(self.outline.key_at(index))

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._restoring or not current.isValid():
            return
        key = self.outline.key_at(current)
        for name, action in self._actions.items():
            action.setEnabled(name in _COMMANDS_OF.get(parts_of(key)[0], _COMMANDS_OF[""]))
        if key != self._key:
            self._key = key
            self.chosen.emit(key)

    # --- commands

    def _make_actions(self) -> dict[str, QAction]:
        made: dict[str, QAction] = {}
        for name, text, keys in _COMMANDS:
            action = QAction(_(text), self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(partial(self.run, name))
            self.addAction(action)
            made[name] = action
        return made

    def run(self, name: str, _checked: bool = False) -> None:
        """Carry out a command of the table on the node in front."""
        if self._holder.current is None or not self._key:
            return
        if self._holder.current.locked:
            self._holder.refused.emit(self._holder.current.locked)
            return
        self._holder.settle()
        kind, own = parts_of(self._key)
        commands: dict[str, Callable[[str, str], None]] = {
            "rename": lambda _kind, _own: self.edit(self.currentIndex()),
            "section": self._add_section,
            "subsection": self._add_subsection,
            "task": self._add_task,
            "up": lambda kind, own: self._move(kind, own, -1),
            "down": lambda kind, own: self._move(kind, own, 1),
            "promote": lambda kind, own: self._level(kind, own, promote=True),
            "demote": lambda kind, own: self._level(kind, own, promote=False),
            "annex": self._add_annex,
            "remove": self._remove,
        }
        commands[name](kind, own)

    def _add_section(self, kind: str, own: str) -> None:
        """Behind the section in front; on a task: behind its section; anywhere else: at the end of the body."""
        if kind == TASK and self._fresh_task_after(TaskId(own)):
            return
        new = SectionId(self._new_id())
        self._holder.edit(_("Add section"), lambda plan: outline_edits.add_sibling(plan, SectionId(own) if kind == SECTION else None, new))
        self._name(key_of(SECTION, new))

    def _fresh_task_after(self, after: TaskId) -> bool:
        task = Task(id=TaskId(self._new_id()))
        self._holder.edit(_("Add task"), lambda plan: outline_edits.add_task_after(plan, after, task))
        self._name(key_of(TASK, task.id))
        return True

    def _add_subsection(self, kind: str, own: str) -> None:
        new = SectionId(self._new_id())
        if kind in {SECTION, ANNEX}:
            self._holder.edit(_("Add section"), lambda plan: outline_edits.add_child(plan, SectionId(own), new))
            self._name(key_of(SECTION, new))

    def _add_task(self, kind: str, own: str) -> None:
        if kind == TASK:
            self._fresh_task_after(TaskId(own))
        elif kind == SECTION and self._holder.current is not None:
            task, new_id = Task(id=TaskId(self._new_id())), self._holder.current.new_id
            self._holder.edit(_("Add task"), lambda plan: outline_edits.add_task_in(plan, SectionId(own), task, new_id))
            self._name(key_of(TASK, task.id))

    def _add_annex(self, _kind: str, _own: str) -> None:
        annex = Annex(id=AnnexId(self._new_id()))
        self._holder.edit(_("Add annex"), lambda plan: edits.add_annex(plan, annex))
        if self.choose(key_of(ANNEX, annex.id)):
            self.opened.emit(self._key)

    def _move(self, kind: str, own: str, by: int) -> None:
        if kind == SECTION:
            move = edits.raise_section if by < 0 else edits.lower_section
            self._holder.edit(_("Move section"), lambda plan: move(plan, SectionId(own)))
        elif kind == TASK:
            self._holder.edit(_("Move task"), lambda plan: task_edits.shift_tasks(plan, [TaskId(own)], by))

    def _level(self, kind: str, own: str, *, promote: bool) -> None:
        if kind == SECTION:
            change = edits.promote_section if promote else edits.demote_section
            self._holder.edit(_("Change level of section"), lambda plan: change(plan, SectionId(own)))

    def _remove(self, kind: str, own: str) -> None:
        plan = self._holder.plan
        if plan is None:
            return
        if kind == SECTION:
            tasks = len(outline_edits.tasks_under(plan, SectionId(own)))
            self._holder.edit(_("Delete section"), lambda plan: outline_edits.remove_branch(plan, SectionId(own)))
            gone = ngettext("Section deleted with {n} task. Ctrl+Z brings it back.", "Section deleted with {n} tasks. Ctrl+Z brings them back.", tasks)
            self.told.emit(gone.format(n=tasks) if tasks else _("Section deleted. Ctrl+Z brings it back."))
        elif kind == TASK:
            self._holder.edit(_("Delete task"), lambda plan: edits.remove_task(plan, TaskId(own)))
            self.told.emit(_("Task deleted. Ctrl+Z brings it back."))
        elif kind == ANNEX:
            self._holder.edit(_("Delete annex"), lambda plan: edits.remove_annex(plan, own))
            self.told.emit(_("Annex deleted. Ctrl+Z brings it back."))

    def _name(self, key: str) -> None:
        """A new node is in front and asks for its name."""
        if self.choose(key):
            self.setFocus()
            self.edit(self.outline.index_of(key))

    def _new_id(self) -> str:
        return self._holder.current.new_id() if self._holder.current else ""

    def menu(self) -> QMenu:
        """The commands that make sense for the node in front, with their keys."""
        menu = QMenu(self)
        kind = parts_of(self._key)[0]
        for name, _text, _keys in _COMMANDS:
            if name in _COMMANDS_OF.get(kind, _COMMANDS_OF[""]):
                if name in {"up", "remove"} and not menu.isEmpty():
                    menu.addSeparator()
                self._offer(menu, name)
        return menu

    def adding_menu(self) -> QMenu:
        """What can be added, wherever one stands."""
        menu = QMenu(self)
        for name in ("section", "subsection", "task", "annex"):
            self._offer(menu, name)
        return menu

    def _offer(self, menu: QMenu, name: str) -> None:
        """An entry of its own: where the plan is locked it cannot be chosen, while its key still says why."""
        action = menu.addAction(self._actions[name].text())
        action.setShortcut(self._actions[name].shortcut())
        action.setShortcutVisibleInContextMenu(True)
        action.setEnabled(self.outline.editable and (name in {"section", "annex"} or self._actions[name].isEnabled()))
        action.triggered.connect(partial(self.run, name))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())


_COMMANDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("section", N_("Add section"), ("Insert", "Ctrl+Return", "Ctrl+Enter")),
    ("subsection", N_("Add subsection"), ("Shift+Insert",)),
    ("task", N_("Add task"), ("Ctrl+Insert",)),
    ("annex", N_("Add annex"), ()),
    ("rename", N_("Rename"), ("F2",)),
    ("up", N_("Move up"), ("Alt+Shift+Up",)),
    ("down", N_("Move down"), ("Alt+Shift+Down",)),
    ("promote", N_("One level up"), ("Alt+Shift+Left",)),
    ("demote", N_("One level down"), ("Alt+Shift+Right",)),
    ("remove", N_("Delete"), ("Delete",)),
)
_COMMANDS_OF = {
    SECTION: frozenset(name for name, _text, _keys in _COMMANDS if name != "annex"),
    TASK: frozenset({"section", "task", "rename", "up", "down", "remove"}),
    ANNEX: frozenset({"section", "subsection", "annex", "remove"}),
    "": frozenset({"section", "annex"}),
}
"""Which commands each kind of node knows."""
