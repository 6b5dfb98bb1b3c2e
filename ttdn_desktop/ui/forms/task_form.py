"""The editor of a task printed as a heading: title, content, who does it, when, what comes of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Plan, Task
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.find import Match
from ttdn_desktop.services.numbering import heading_numbers
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editor.binding import ProseBinding
from ttdn_desktop.ui.editor.format_bar import FormatBar
from ttdn_desktop.ui.editor.lines import Line
from ttdn_desktop.ui.editor.prose_edit import ProseEdit
from ttdn_desktop.ui.fields import PlainField, TextField
from ttdn_desktop.ui.unit_field import UnitField

_CONTENT_HEIGHT = 104
_TEXTS: tuple[tuple[str, str, int], ...] = (
    ("time", N_("Time"), 1),
    ("output", N_("Output"), 1),
    ("budget", N_("Budget"), 1),
    ("source", N_("Carries out (superior's plan)"), 1),
    ("note", N_("Note"), 2),
)
"""Fields of a task that are one line of text, with their words and the columns they take."""


def text_of(task: Task, field: str) -> str:
    """The text of a field."""
    return task.time.text if field == "time" else getattr(task, field) or ""


def with_text(plan: Plan, task_id: TaskId, field: str, text: str) -> Plan:
    """The plan in which this field of the task reads so."""
    task = plan.task(task_id)
    if field == "time":
        if text == task.time.text:
            return plan
        return edits.put_task(plan, replace(task, time=replace(task.time, text=text, start=None, end=None)))
    changed: Any = {field: text or None} if field in {"budget", "source"} else {field: text}
    return edits.put_task(plan, replace(task, **changed))


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
        self.title = TextField(holder, name="title", label=_("Rename task"), read=self._title, write=self._with_title, least=1, most=4)
        self.title.setProperty("role", "heading")
        self.title.setAccessibleName(_("Name of the task"))
        self.title.setPlaceholderText(_("Name of the task"))
        head = kit.row(spacing=8)
        head.addWidget(self._number)
        head.addWidget(self.title, 1)
        column.addLayout(head)
        self._bar = FormatBar()
        column.addWidget(self._bar)
        column.addWidget(self._make_content())
        card = kit.Card()
        form = kit.Form(2)
        self.leads = self._units(_("Lead units"), _("Change lead units"), "leads", lead=True)
        self.partners = self._units(_("Partner units"), _("Change partner units"), "partners", lead=False)
        form.add(_("Lead units"), self.leads, 2)
        form.add(_("Partner units"), self.partners, 2)
        self.fields: dict[str, PlainField] = {}
        for field, words, span in _TEXTS:
            self.fields[field] = self._text_field(field, _(words))
            form.add(_(words), self.fields[field], span)
        card.add(form)
        column.addWidget(card)
        column.addStretch(1)
        holder.changed.connect(lambda _before, after: self._show_number(after))

    def show_node(self, own: str) -> None:
        self._context.session.settle()
        self._id = TaskId(own)
        self.title.binding.bind(f"task:{own}:title", _("Rename task"), self._title, self._with_title)
        self._binding.bind(f"task:{own}:content", self._content, self._with_content)
        self.leads.bind(f"task:{own}:leads", _("Change lead units"), *self._units_access("leads"))
        self.partners.bind(f"task:{own}:partners", _("Change partner units"), *self._units_access("partners"))
        for field, words, _span in _TEXTS:
            self.fields[field].binding.bind(f"task:{own}:{field}", _("Change task: {field}").format(field=_(words)), *self._text_access(field))
        if (plan := self._context.session.plan) is not None:
            self._show_number(plan)

    def start(self) -> None:
        (self.title if not self.title.toPlainText() else self.content).setFocus()

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

    def _units(self, words: str, step: str, field: str, *, lead: bool) -> UnitField:
        read, write = self._units_access(field)
        made = UnitField(self._context.session, self._context.desk.unit_names, name=field, label=step, read=read, write=write, lead=lead)
        made.setAccessibleName(words)
        made.line.setAccessibleName(words)
        return made

    def _text_field(self, field: str, words: str) -> PlainField:
        read, write = self._text_access(field)
        made = PlainField(self._context.session, name=field, label=_("Change task: {field}").format(field=words), read=read, write=write)
        made.setAccessibleName(words)
        return made

    # --- reading and writing the task in front

    def _title(self, plan: Plan) -> str:
        return plan.task(self._id).title

    def _with_title(self, plan: Plan, text: str) -> Plan:
        return edits.put_task(plan, replace(plan.task(self._id), title=" ".join(text.split("\n"))))

    def _content(self, plan: Plan) -> tuple[Line, ...]:
        return content_lines(plan.task(self._id))

    def _with_content(self, plan: Plan, lines: tuple[Line, ...]) -> Plan:
        return edits.put_task(plan, replace(plan.task(self._id), content=tuple(line.text for line in lines)))

    def _units_access(self, field: str) -> tuple[Callable[[Plan], tuple[str, ...]], Callable[[Plan, tuple[str, ...]], Plan]]:
        def write(plan: Plan, names: tuple[str, ...]) -> Plan:
            changed: Any = {field: names}
            return edits.put_task(plan, replace(plan.task(self._id), **changed))

        return (lambda plan: tuple(getattr(plan.task(self._id), field))), write

    def _text_access(self, field: str) -> tuple[Callable[[Plan], str], Callable[[Plan, str], Plan]]:
        return (lambda plan: text_of(plan.task(self._id), field)), (lambda plan, text: with_text(plan, self._id, field, text))

    def _fresh_id(self) -> str:
        """Paragraphs of a task have no identity; while they are typed, any name that is not another's will do."""
        self._fresh += 1
        return f"new{self._fresh}"

    def _show_number(self, plan: Plan) -> None:
        number = heading_numbers(plan).get(self._id, "")
        self._number.setText(number)
        self._number.setVisible(bool(number))
