"""The text of a paper: its articles and sections one below the other, each a prose editor; edited paragraphs stand on a ground of their own."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from ttdn_desktop.domain.blocks import Table
from ttdn_desktop.domain.ids import NewId, SectionId
from ttdn_desktop.domain.paper_prose import paper_stretch, part_of, parts_of_paper, rename_paper_section, set_paper_stretch, set_paper_table
from ttdn_desktop.domain.plan import Plan, PlanPaper, Section
from ttdn_desktop.domain.prose import things
from ttdn_desktop.domain.text import plain
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.paper_records import edited_parts
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.edit_lock import EditLock
from ttdn_desktop.ui.editor.binding import ProseBinding
from ttdn_desktop.ui.editor.document import blocks_in, line_of
from ttdn_desktop.ui.editor.format_bar import FormatBar
from ttdn_desktop.ui.editor.lines import Line, blocks_of, lines_of
from ttdn_desktop.ui.editor.prose_edit import ProseEdit
from ttdn_desktop.ui.fields import PlainField
from ttdn_desktop.ui.forms.table_dialog import TableDialog
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.papers.paper_session import PaperSession

_LEAST = 40
_SHOWN_ROWS = 4

Shape = tuple[object, ...]


class PaperBody(kit.Card):
    """Keeps its editors while only their text changes. `pointed` tells in which paragraph or heading a person writes."""

    pointed = Signal(str)  # identity of the block or section

    def __init__(self, session: PaperSession, new_id: NewId, restore: Callable[[frozenset[str]], object], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session, self._new_id, self._restore = session, new_id, restore
        self._shape: Shape | None = None
        self._editors: list[ProseEdit] = []
        self._headings: dict[str, PlainField] = {}
        self._bar = FormatBar()
        self._edited = kit.row(spacing=8)
        self._edited_words = kit.small_label("", wrap=True)
        self._restore_all = kit.link_button(_("Back to the proposed words"), self._on_restore)
        self._edited.addWidget(self._edited_words, 1)
        self._edited.addWidget(self._restore_all)
        self._rows = kit.column(spacing=8)
        self.column.addWidget(self._bar)
        self.column.addLayout(self._edited)
        self.column.addLayout(self._rows)
        hear(self, session.changed, lambda _before, _after: self.refresh())
        self.refresh()

    def editors(self) -> tuple[ProseEdit, ...]:
        """The prose editors, in printed order."""
        return tuple(self._editors)

    def place_of(self, ident: str) -> QWidget | None:
        """The field in which the block or heading of that identity is written, its caret there; None where it is not in this text."""
        if (heading := self._headings.get(SectionId(ident))) is not None:
            return heading
        for editor in self._editors:
            for block in blocks_in(editor.document()):
                if line_of(block).id == ident:
                    editor.setTextCursor(QTextCursor(block))
                    return editor
        return None

    def refresh(self) -> None:
        """Show the paper as it is now."""
        shape = tuple(_shape_of(self._session.paper))
        if shape != self._shape:
            self._shape = shape
            self._build()
        self._show_edited()

    def _build(self) -> None:
        self._bar.forget()
        kit.clear(self._rows)
        self._editors = []
        self._headings = {}
        articles = {article.id: count for count, article in enumerate(self._session.paper.articles, start=1)}
        for section in parts_of_paper(self._session.paper):
            if section.id in articles:
                self._rows.addWidget(kit.field_label(_("Article {n}").format(n=articles[section.id])))
            if section.heading:
                heading = self._heading(section)
                self._rows.addWidget(kit.field_label(_("Heading"), heading))
                self._rows.addWidget(heading)
            between = things(section.blocks)
            for number in range(len(between) + 1):
                if self._has_place(section, number):
                    self._rows.addWidget(self._prose(section.id, number))
                if number < len(between) and isinstance(table := between[number], Table):
                    self._rows.addWidget(self._table(section.id, table))
        if self._editors:
            self._bar.follow(self._editors[0])
        self._bar.setVisible(bool(self._editors))

    def _has_place(self, section: Section, number: int) -> bool:
        """Nothing is typed around a table that is all there is of a section."""
        return bool(paper_stretch(self._session.plan, self._session.paper_id, section.id, number)) or not section.blocks

    def _heading(self, section: Section) -> PlainField:
        ident, paper = section.id, self._session.paper_id
        field = PlainField(
            self._session,
            name=f"section:{ident}:heading",
            label=_("Rename section"),
            read=lambda plan: part_of(plan, paper, ident).heading,
            write=lambda plan, text: rename_paper_section(plan, paper, ident, text),
        )
        field.setAccessibleName(_("Heading"))
        field.setProperty("role", "strong")
        field.entered.connect(lambda: self.pointed.emit(ident))
        self._headings[ident] = field
        return field

    def _prose(self, section_id: SectionId, number: int) -> ProseEdit:
        paper = self._session.paper_id
        editor = ProseEdit(self._new_id)
        editor.setAccessibleName(_("Text of the paper"))
        editor.set_least_height(_LEAST)
        editor.entered.connect(lambda: self._bar.follow(editor))
        editor.entered.connect(lambda: self._tell(editor))
        editor.caret_moved.connect(lambda: self._tell(editor))

        def write(plan: Plan, lines: tuple[Line, ...]) -> Plan:
            return set_paper_stretch(plan, paper, section_id, number, blocks_of(lines, paper_stretch(plan, paper, section_id, number)))

        ProseBinding(
            editor,
            self._session,
            name=f"{section_id}:{number}",
            label=_("Edit text"),
            read=lambda plan: lines_of(paper_stretch(plan, paper, section_id, number)),
            write=write,
            parent=editor,
        )
        self._editors.append(editor)
        return editor

    def _tell(self, editor: ProseEdit) -> None:
        if editor.hasFocus() and (ident := line_of(editor.textCursor().block()).id):
            self.pointed.emit(ident)

    def _table(self, section_id: SectionId, table: Table) -> QWidget:
        card = kit.Card()
        head = kit.row(spacing=8)
        head.addWidget(
            kit.pane_label(_("Table of {rows} rows, {columns} columns").format(rows=len(table.rows), columns=len(table.rows[0]) if table.rows else 0)), 1
        )
        button = kit.plain_button(_("Edit table"), partial(self._edit_table, section_id, str(table.id)))
        EditLock(self._session, button, parent=card)
        head.addWidget(button)
        card.column.addLayout(head)
        for row in table.rows[: _SHOWN_ROWS + 1]:
            card.add(kit.ElidedLabel(" | ".join(" ".join(plain(text) for text in cell.paragraphs) for cell in row), "muted"))
        if len(table.rows) > _SHOWN_ROWS + 1:
            card.add(kit.small_label(_("… and {n} more").format(n=len(table.rows) - _SHOWN_ROWS - 1)))
        return card

    def _edit_table(self, section_id: SectionId, table_id: str) -> None:
        self._session.settle()
        section = part_of(self._session.plan, self._session.paper_id, section_id)
        table = next((block for block in section.blocks if block.id == table_id and isinstance(block, Table)), None)
        if table is not None:
            paper = self._session.paper_id
            done = partial(set_paper_table, paper_id=paper, section_id=section_id)
            TableDialog(table, lambda changed: self._session.edit(_("Edit table"), lambda plan: done(plan, table=changed)), self.window()).open()

    # --- what was edited

    def _show_edited(self) -> None:
        edited = self._edited_blocks()
        shown = bool(edited) and not self._session.locked
        self._edited_words.setVisible(bool(edited))
        self._restore_all.setVisible(shown)
        words = ngettext(
            "{n} edited part (on a coloured ground) stays as it is when the plan changes.",
            "{n} edited parts (on a coloured ground) stay as they are when the plan changes.",
            len(edited),
        )
        self._edited_words.setText(words.format(n=len(edited)))
        for editor in self._editors:
            _mark(editor, edited)

    def _edited_blocks(self) -> frozenset[str]:
        there = {str(block.id) for section in parts_of_paper(self._session.paper) for block in section.blocks}
        return edited_parts(self._session.paper) & there

    def _on_restore(self) -> None:
        self._session.settle()
        self._restore(self._edited_blocks())


def _shape_of(paper: PlanPaper) -> Iterator[object]:
    """What decides which editors there are: sections, which of them have a heading, and their tables as they are."""
    for section in parts_of_paper(paper):
        yield section.id, bool(section.heading), bool(section.blocks), things(section.blocks)


def _mark(editor: ProseEdit, edited: frozenset[str]) -> None:
    """Put the edited lines on a coloured ground."""
    marks = []
    for block in blocks_in(editor.document()):
        if line_of(block).id in edited:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(block)
            mark.format.setBackground(theme.colour("warning_soft"))
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            marks.append(mark)
    editor.setExtraSelections(marks)
