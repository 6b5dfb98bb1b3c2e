"""The editor of a section: heading, what it is about, and its blocks."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import SectionId
from ttdn_desktop.domain.plan import Plan, SectionRole
from ttdn_desktop.domain.section_roles import role_of
from ttdn_desktop.i18n import _
from ttdn_desktop.services.find import Match
from ttdn_desktop.services.numbering import heading_numbers
from ttdn_desktop.services.value_words import ROLES
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.fields import PlainField
from ttdn_desktop.ui.forms.blocks_column import BlocksColumn
from ttdn_desktop.ui.forms.choice_field import ChoiceField
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.snippets.link import PART
from ttdn_desktop.ui.template_guide import TemplateGuide


class SectionForm(QWidget):
    """One section at a time."""

    caret_moved = Signal(object)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._id = SectionId("")
        holder = context.session
        column = kit.column(self, margins=20, spacing=12)
        head = kit.row(spacing=8)
        self._number = kit.title_label("")
        self.heading = PlainField(
            holder,
            name="heading",
            label=_("Heading"),
            read=lambda plan: plan.section(self._id).heading,
            write=lambda plan, text: edits.rename_section(plan, self._id, text),
        )
        self.heading.setProperty("role", "heading")
        self.heading.setPlaceholderText(_("Heading of the section"))
        self.role = ChoiceField(
            holder,
            [(role.value, _(words)) for role, words in ROLES.items()],
            label=_("Change what the section is about"),
            read=lambda plan: plan.section(self._id).role.value,
            write=lambda plan, value: edits.set_role(plan, self._id, SectionRole(value)),
        )
        self.role.setAccessibleName(_("What the section is about"))
        self.role.setToolTip(_("What the section is about; findings and reports use it, it is not printed."))
        head.addWidget(self._number)
        head.addWidget(self.heading, 1)
        head.addWidget(self.role)
        column.addLayout(head)
        self.guide = TemplateGuide(context)
        column.addWidget(self.guide)
        self.blocks = BlocksColumn(context)
        self.blocks.caret_moved.connect(self.caret_moved)
        column.addWidget(self.blocks)
        column.addStretch(1)
        self.heading.returnPressed.connect(lambda: self.blocks.first_editor().setFocus())
        hear(self, holder.changed, lambda _before, after: self._show_number(after))

    def show_node(self, own: str) -> None:
        self._context.session.settle()
        self._id = SectionId(own)
        self.heading.binding.bind(
            f"section:{own}:heading",
            _("Rename section"),
            lambda plan: plan.section(self._id).heading,
            lambda plan, text: edits.rename_section(plan, self._id, text),
        )
        plan = self._context.session.plan
        self.role.show_whole(plan)
        self.blocks.show_home(self._id)
        if plan is not None:
            self._show_number(plan)
            self.guide.show_heading(plan.section(self._id).heading)

    def start(self) -> None:
        (self.heading if not self.heading.text() else self.blocks.first_editor()).setFocus()

    def writing_place(self) -> QWidget:
        return self.heading if not self.heading.text() else self.blocks.written_editor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the empty sheet below the text goes on writing there."""
        if event.position().y() > self.blocks.geometry().bottom():
            editor = self.blocks.last_editor()
            editor.moveCursor(QTextCursor.MoveOperation.End)
            editor.setFocus()

    def field_of(self, match: Match) -> QWidget | None:
        if match.place.node == self._id:
            return self.heading
        return find_in_blocks(self.blocks, match)

    def _show_number(self, plan: Plan) -> None:
        self.setProperty(PART, role_of(plan, self._id).value)
        number = heading_numbers(plan).get(self._id, "")
        self._number.setText(number)
        self._number.setVisible(bool(number))


def find_in_blocks(blocks: BlocksColumn, match: Match) -> QWidget | None:
    """Select a found text in the prose of a section or annex."""
    found = blocks.editor_of(match.place.node)
    if found is None:
        return None
    editor, line = found
    editor.select(line, match.start, match.end)
    return editor
