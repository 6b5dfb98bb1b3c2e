"""The editor of a task printed as a heading: title, content, who does it, when, what comes of it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Plan, Task
from ttdn_desktop.i18n import _
from ttdn_desktop.services.find import Match
from ttdn_desktop.services.numbering import heading_numbers
from ttdn_desktop.services.snippets import TASK
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.edit_lock import EditLock
from ttdn_desktop.ui.editor.binding import ProseBinding
from ttdn_desktop.ui.editor.format_bar import FormatBar
from ttdn_desktop.ui.editor.lines import Line
from ttdn_desktop.ui.editor.prose_edit import ProseEdit
from ttdn_desktop.ui.fields import PlainField, TextField
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.snippets.link import PART, sentences_link
from ttdn_desktop.ui.task_bindings import names_binding, text_binding
from ttdn_desktop.ui.task_cells import TASK_PARTS
from ttdn_desktop.ui.unit_field import UnitField

_CONTENT_HEIGHT = 104
_TEXTS = {"time": 1, "output": 1, "budget": 1, "source": 1, "note": 2}
"""Parts of a task that are one line of text, with the columns they take."""


def content_lines(task: Task) -> tuple[Line, ...]:
    """The paragraphs of a task as lines; their place is their identity."""
    return tuple(Line(id=str(number), text=text) for number, text in enumerate(task.content))


class TaskForm(QWidget):
    """One task at a time."""

    caret_moved = Signal(object)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._id = TaskId("")
        self._fresh = 0
        holder = context.session
        column = kit.column(self, margins=20, spacing=12)
        self._number = kit.title_label("")
        name, label, read, write = text_binding(self._id, "title")
        self.title = TextField(holder, name=name, label=label, read=read, write=write, least=1, most=4)
        self.title.setProperty("role", "heading")
        self.title.setAccessibleName(_("Name of the task"))
        self.title.setPlaceholderText(_("Name of the task"))
        head = kit.row(spacing=8)
        head.addWidget(self._number)
        head.addWidget(self.title, 1)
        column.addLayout(head)
        self._bar = FormatBar()
        self.setProperty(PART, TASK)
        sentence = sentences_link(context)
        EditLock(holder, sentence, parent=self)
        tools = kit.row(spacing=8)
        tools.addWidget(self._bar, 1)
        tools.addWidget(sentence)
        column.addLayout(tools)
        column.addWidget(self._make_content())
        card = kit.Card()
        form = kit.Form(2)
        self.leads, self.partners = self._units("leads"), self._units("partners")
        for key, units in (("leads", self.leads), ("partners", self.partners)):
            form.add(_(TASK_PARTS[key].title), units, 2)
        self.fields: dict[str, PlainField] = {}
        for field, span in _TEXTS.items():
            self.fields[field] = self._text_field(field)
            form.add(_(TASK_PARTS[field].title), self.fields[field], span)
        card.add(form)
        column.addWidget(card)
        column.addStretch(1)
        hear(self, holder.changed, lambda _before, after: self._show_number(after))

    def show_node(self, own: str) -> None:
        self._context.session.settle()
        self._id = TaskId(own)
        self.title.binding.bind(*text_binding(self._id, "title"))
        self._binding.bind(f"task:{own}:content", self._content, self._with_content)
        self.leads.bind(*names_binding(self._id, "leads"))
        self.partners.bind(*names_binding(self._id, "partners"))
        for name, field in self.fields.items():
            field.binding.bind(*text_binding(self._id, name))
        if (plan := self._context.session.plan) is not None:
            self._show_number(plan)

    def start(self) -> None:
        self.writing_place().setFocus()

    def writing_place(self) -> QWidget:
        return self.title if not self.title.toPlainText() else self.content

    def field_of(self, match: Match) -> QWidget | None:
        if match.place.node != self._id:
            return None
        match match.place.field:
            case "title":
                return self.title
            case "content":
                self.content.select(match.place.part or 0, match.start, match.end)
                return self.content
            case "leads":
                return self.leads
            case "partners":
                return self.partners
            case field:
                return self.fields.get(field.partition(".")[0])

    # --- making

    def _make_content(self) -> ProseEdit:
        self.content = ProseEdit(self._fresh_id, items=False)
        self.content.setAccessibleName(_("Content of the task"))
        self.content.setPlaceholderText(_("What is to be done"))
        self.content.set_least_height(_CONTENT_HEIGHT)
        self.content.caret_moved.connect(lambda: self.caret_moved.emit(self.content))
        self._bar.follow(self.content)
        self._binding = ProseBinding(
            self.content,
            self._context.session,
            name="content",
            label=_("Edit content of task"),
            read=self._content,
            write=self._with_content,
            parent=self.content,
        )
        return self.content

    def _units(self, key: str) -> UnitField:
        name, label, read, write = names_binding(self._id, key)
        desk = self._context.desk
        made = UnitField(self._context.session, desk.unit_names, name=name, label=label, read=read, write=write, lead=key == "leads", meant=desk.units_meant)
        made.setAccessibleName(_(TASK_PARTS[key].title))
        made.line.setAccessibleName(_(TASK_PARTS[key].title))
        return made

    def _text_field(self, key: str) -> PlainField:
        name, label, read, write = text_binding(self._id, key)
        made = PlainField(self._context.session, name=name, label=label, read=read, write=write)
        made.setAccessibleName(_(TASK_PARTS[key].title))
        return made

    # --- reading and writing the task in front

    def _content(self, plan: Plan) -> tuple[Line, ...]:
        return content_lines(plan.task(self._id))

    def _with_content(self, plan: Plan, lines: tuple[Line, ...]) -> Plan:
        return edits.put_task(plan, replace(plan.task(self._id), content=tuple(line.text for line in lines)))

    def _fresh_id(self) -> str:
        """Paragraphs of a task have no identity; while they are typed, any name that is not another's will do."""
        self._fresh += 1
        return f"new{self._fresh}"

    def _show_number(self, plan: Plan) -> None:
        number = heading_numbers(plan).get(self._id, "")
        self._number.setText(number)
        self._number.setVisible(bool(number))
