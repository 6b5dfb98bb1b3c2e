"""The blocks of a section or annex: editors for prose, cards for everything between."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import Cell, Table, TaskList
from ttdn_desktop.domain.ids import BlockId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.prose import Home, blocks_in, set_stretch, stretch_of, things
from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editor.binding import ProseBinding
from ttdn_desktop.ui.editor.format_bar import FormatBar
from ttdn_desktop.ui.editor.lines import Line, blocks_of, lines_of
from ttdn_desktop.ui.editor.prose_edit import ProseEdit
from ttdn_desktop.ui.forms.block_cards import ThingCard
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.snippets.link import sentences_link

_FIRST_HEIGHT, _OTHER_HEIGHT = 120, 36


@dataclass(frozen=True, slots=True)
class _Stretch:
    editor: ProseEdit
    binding: ProseBinding


class BlocksColumn(QWidget):
    """Shows one section; keeps its editors while only their text changes."""

    caret_moved = Signal(object)  # the editor whose caret moved

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._home: Home | None = None
        self._shape: tuple[object, ...] = ()
        self._stretches: list[_Stretch] = []
        self._cards: list[ThingCard] = []
        column = kit.column(self, spacing=8)
        self._bar = FormatBar()
        column.addWidget(self._bar)
        self._rows = kit.column(spacing=8)
        column.addLayout(self._rows)
        more = kit.row(spacing=8)
        self._add_tasks = kit.link_button(_("Add a list of tasks"), self._new_task_list)
        self._add_table = kit.link_button(_("Add a table"), self._new_table)
        self._add_sentence = sentences_link(context)
        more.addWidget(self._add_sentence)
        more.addWidget(self._add_tasks)
        more.addWidget(self._add_table)
        more.addStretch(1)
        column.addLayout(more)
        hear(self, context.session.changed, lambda _before, after: self._refresh(after))

    def show_home(self, home: Home | None) -> None:
        """Show the blocks of this section or annex."""
        for stretch in self._stretches:
            stretch.editor.flush()
        if home != self._home:
            self._home, self._shape = home, ()
        self._refresh(self._context.session.plan)

    def editor_of(self, block_id: str) -> tuple[ProseEdit, int] | None:
        """The editor that holds this block, and which of its lines it is."""
        for stretch in self._stretches:
            for number, line in enumerate(stretch.editor.lines()):
                if line.id == block_id:
                    return stretch.editor, number
        return None

    def first_editor(self) -> ProseEdit:
        """Where typing begins."""
        return self._stretches[0].editor

    def last_editor(self) -> ProseEdit:
        """Where typing goes on."""
        return self._stretches[-1].editor

    def written_editor(self) -> ProseEdit:
        """The last one that has text; the first one where none has."""
        return next((stretch.editor for stretch in reversed(self._stretches) if stretch.editor.toPlainText()), self.first_editor())

    def _refresh(self, plan: Plan | None) -> None:
        if plan is None or self._home is None:
            return
        try:
            between = things(blocks_in(plan, self._home))
        except KeyError:
            return  # the section is gone; the outline shows another one in a moment
        shape = (self._home, *((thing.id, isinstance(thing, TaskList) and not thing.task_ids) for thing in between))
        if shape != self._shape:
            self._shape = shape
            self._build(plan, len(between))
        for card, thing in zip(self._cards, between, strict=True):
            card.show_thing(plan, thing)
        locked = self._context.session.current is None or bool(self._context.session.current.locked)
        self._add_tasks.setVisible(not locked and not any(isinstance(thing, TaskList) for thing in between))
        self._add_table.setVisible(not locked)
        self._add_sentence.setVisible(not locked)

    def _build(self, plan: Plan, count: int) -> None:
        self._bar.forget()
        if not self._cards and not count and self._stretches:
            self._rebind()
            return
        kit.clear(self._rows)
        for stretch in self._stretches:
            stretch.binding.deleteLater()
        self._stretches, self._cards = [], []
        if self._home is None:
            return
        between = things(blocks_in(plan, self._home))
        for number in range(count + 1):
            self._rows.addWidget(self._add_stretch(number, cards=bool(count)).editor)
            if number < count:
                card = ThingCard(self._context, between[number])
                self._cards.append(card)
                self._rows.addWidget(card)
        self._bar.follow(self._stretches[0].editor)

    def _add_stretch(self, number: int, *, cards: bool) -> _Stretch:
        editor = ProseEdit(self._context.new_id)
        editor.setAccessibleName(_("Text of the section") if not number else _("Text behind"))
        editor.setPlaceholderText(_("Type or paste the text here. Ctrl+Shift+L makes a dash list.") if not number else _("Go on writing here"))
        editor.set_least_height(_OTHER_HEIGHT if number or cards else _FIRST_HEIGHT)
        editor.entered.connect(lambda: self._bar.follow(editor))
        editor.caret_moved.connect(lambda: self.caret_moved.emit(editor))
        binding = ProseBinding(
            editor,
            self._context.session,
            name=f"{self._home}:{number}",
            label=_("Edit text"),
            read=lambda plan: self._read(plan, number),
            write=lambda plan, lines: self._write(plan, number, lines),
            parent=editor,
        )
        self._stretches.append(_Stretch(editor, binding))
        return self._stretches[-1]

    def _rebind(self) -> None:
        """The one editor of a section without cards shows another such section."""
        stretch = self._stretches[0]
        stretch.binding.bind(f"{self._home}:0", lambda plan: self._read(plan, 0), lambda plan, lines: self._write(plan, 0, lines))
        cursor = stretch.editor.textCursor()
        cursor.setPosition(0)
        stretch.editor.setTextCursor(cursor)
        self._bar.follow(stretch.editor)

    def _read(self, plan: Plan, number: int) -> tuple[Line, ...]:
        if self._home is None:
            raise KeyError
        return lines_of(stretch_of(plan, self._home, number))

    def _write(self, plan: Plan, number: int, lines: tuple[Line, ...]) -> Plan:
        if self._home is None:
            return plan
        return set_stretch(plan, self._home, number, blocks_of(lines, stretch_of(plan, self._home, number)))

    def _new_task_list(self) -> None:
        home = self._home
        if home is not None:
            block = TaskList(id=BlockId(self._context.new_id()))
            self._context.session.edit(_("Add a list of tasks"), lambda plan: edits.add_block(plan, home, block))

    def _new_table(self) -> None:
        home = self._home
        if home is not None:
            empty = tuple(tuple(Cell() for _column in range(3)) for _row in range(3))
            block = Table(id=BlockId(self._context.new_id()), rows=empty, header_rows=1)
            self._context.session.edit(_("Add a table"), lambda plan: edits.add_block(plan, home, block))
