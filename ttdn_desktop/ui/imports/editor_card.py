"""The chosen field: where it is edited, what should be looked at in it, and what is proposed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import SectionId
from ttdn_desktop.domain.plan import Plan, SectionRole
from ttdn_desktop.domain.reading import Finding, Severity
from ttdn_desktop.domain.text import rich
from ttdn_desktop.i18n import _
from ttdn_desktop.services.import_fields import NOTHING, Editor, FieldEdit, field_edit, proposal_change
from ttdn_desktop.services.import_keys import BASIS, NOTE, NOTES, SECTION
from ttdn_desktop.services.import_shapes import assigned, commands_of
from ttdn_desktop.services.value_words import ROLES
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.fields import PlainField, TextField
from ttdn_desktop.ui.forms.basis_form import BasisForm
from ttdn_desktop.ui.forms.choice_field import ChoiceField
from ttdn_desktop.ui.forms.lines_field import LinesField, split_lines
from ttdn_desktop.ui.imports.outline import STATES
from ttdn_desktop.ui.imports.review import Review, State
from ttdn_desktop.ui.imports.rows import Row, RowKind
from ttdn_desktop.ui.session import SessionHolder
from ttdn_desktop.ui.unit_field import UnitField

_TONES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


class EditorCard(QWidget):
    """Follows the row that is chosen; each editor is made once and pointed at one field after the other.

    The context is one whose session is that of the review, so every field of the program works here as it does on a plan.
    """

    next_asked = Signal()
    left = Signal()  # Escape: back to the outline
    change_asked = Signal()  # of what the row is
    shaped = Signal(str)  # key of the row that came of it

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._row: Row | None = None
        self._field: FieldEdit = NOTHING
        self.setProperty("role", "surface")
        holder = context.session
        names = context.desk.unit_names
        self.line = PlainField(holder, name="", label="", read=self._read, write=self._write)
        self.text = TextField(holder, name="", label="", read=self._read, write=self._write, least=2, most=7)
        self.lines = LinesField(holder, name="", label="", read=lambda p: split_lines(self._read(p)), write=self._write_lines, least=2, most=7)
        self.units = UnitField(holder, names, name="", label=_("Units"), read=lambda p: split_lines(self._read(p)), write=self._write_lines, lead=True)
        self.basis = BasisForm(holder)
        self.basis.setProperty("role", "")
        self.basis.column.setContentsMargins(0, 0, 0, 0)
        self._editors: dict[Editor, QWidget] = {
            Editor.LINE: self.line,
            Editor.TEXT: self.text,
            Editor.LINES: self.lines,
            Editor.UNITS: self.units,
            Editor.BASIS: self.basis,
            Editor.NONE: QWidget(),
        }
        self.title: QLabel = kit.pane_label("", wrap=True)
        self.word: QLabel = kit.chip_label("")
        self.confirm = kit.plain_button(_("&Right as it is"), self._confirm, "check")
        self.change = kit.plain_button(_("This &row…"), self.change_asked.emit)
        self._section = SectionId("")
        self.role = self._make_role(holder)
        self._about = kit.field_label(_("What the section is about"), self.role)
        self.next = kit.plain_button(_("&Next to check"), self.next_asked.emit, "down")
        self.next.setToolTip("F8")
        column = kit.column(self, margins=16, spacing=8)
        head = kit.row(spacing=8)
        head.addWidget(self.title, 1)
        head.addWidget(self.word)
        column.addLayout(head)
        self._notes = kit.column(spacing=8)
        column.addLayout(self._notes)
        for editor in self._editors.values():
            column.addWidget(editor)
            editor.setVisible(False)
        about = kit.row(spacing=8)
        about.addWidget(self._about)
        about.addWidget(self.role)
        about.addStretch(1)
        column.addLayout(about)
        foot = kit.row(spacing=8)
        foot.addWidget(self.confirm)
        foot.addWidget(self.change)
        foot.addStretch(1)
        foot.addWidget(self.next)
        column.addLayout(foot)
        column.addStretch(1)

    def _make_role(self, holder: SessionHolder) -> ChoiceField:
        role = ChoiceField(
            holder,
            [(role.value, _(words)) for role, words in ROLES.items()],
            label=_("Change what the section is about"),
            read=lambda plan: plan.section(self._section).role.value,
            write=lambda plan, value: edits.set_role(plan, self._section, SectionRole(value)),
        )
        role.setAccessibleName(_("What the section is about"))
        return role

    @property
    def editor(self) -> QWidget:
        """The editor in use."""
        shown = self._editors[self._field.editor]
        return self.basis.fields["text"] if shown is self.basis else shown

    def show_row(self, review: Review | None, row: Row | None) -> None:
        """Edit this field; what was typed for the one before is handed over first."""
        if self._review is not None:
            self._review.session.settle()
        self._review, self._row = review, row
        self._field = field_edit(row.key) if row else NOTHING
        if row is not None and row.key.startswith(BASIS):
            self.basis.point_at(int(row.key.removeprefix(BASIS)))
        elif self.basis.at >= 0:
            self.basis.point_at(-1)
        self._bind(row)
        section = row is not None and row.key.startswith(SECTION)
        self._section = SectionId(row.key.removeprefix(SECTION)) if row is not None and section else SectionId("")
        self.role.show_whole(self._review.plan if self._review is not None and section else None)
        self.role.setVisible(section)
        self._about.setVisible(section)
        for kind, editor in self._editors.items():
            editor.setVisible(kind is self._field.editor)
        self.refresh()

    def follow(self, row: Row) -> None:
        """The same field after an edit: its editor follows the session by itself."""
        self._row = row
        self.refresh()

    def refresh(self) -> None:
        """State and findings of the field anew."""
        review, row = self._review, self._row
        state = review.state(row) if review and row else State.NONE
        self.title.setText(_title(row))
        word, _picture, tone = STATES.get(state, ("", "", ""))
        self.word.setText(_(word) if word else "")
        self.word.setVisible(bool(word))
        self.word.setProperty("tone", tone if tone == "warning" else "" if state is State.EDITED else "quiet")
        kit.restyle(self.word)
        self.confirm.setVisible(state is State.CHECK)
        self.change.setVisible(bool(review and row and commands_of(review.plan, row.key)))
        self.next.setVisible(bool(review and review.to_check()))
        kit.clear(self._notes)
        for note in self._notices(state):
            self._notes.addWidget(note)

    def start(self) -> None:
        """Give the focus to the editor."""
        self.editor.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _bind(self, row: Row | None) -> None:
        words = _title(row)
        name, label = (row.key if row else ""), _step_name(words)
        match self._field.editor:
            case Editor.LINE:
                self.line.binding.bind(name, label, self._read, self._write)
            case Editor.TEXT:
                self.text.binding.bind(name, label, self._read, self._write)
            case Editor.LINES:
                self.lines.binding.bind(name, label, self._read, self._write)
            case Editor.UNITS:
                self.units.bind(name, label, lambda plan: split_lines(self._read(plan)), self._write_lines)
            case Editor.BASIS | Editor.NONE:
                return
        self._editors[self._field.editor].setAccessibleName(words or _("Text"))
        if self._field.editor is Editor.UNITS:
            self.units.line.setAccessibleName(words or _("Units"))

    def _read(self, plan: Plan) -> str:
        return self._field.read(plan)

    def _write(self, plan: Plan, text: str) -> Plan:
        return self._field.write(plan, text)

    def _write_lines(self, plan: Plan, lines: tuple[str, ...]) -> Plan:
        return self._field.write(plan, "\n".join(lines))

    def _confirm(self) -> None:
        if self._review and self._row:
            self._review.confirm(self._row.key)
            self.next.setFocus()

    def _notices(self, state: State) -> list[QWidget]:
        review, row = self._review, self._row
        if review is None or row is None:
            return []
        found: list[QWidget] = [self._finding(review, row, finding) for finding in review.findings_of(row.key) if state is not State.EDITED]
        if not found and state is State.CHECK:
            found.append(kit.Notice(_("This was read, but it is not certain. Compare it with the source on the left."), "warning"))
        if self._field is NOTHING and row.kind is RowKind.FIELD and not row.key.startswith((NOTE, NOTES)):
            found.append(kit.small_label(_("This part is taken as it is; it is edited on the screen of the plan."), wrap=True))
        return found

    def _finding(self, review: Review, row: Row, finding: Finding) -> QWidget:
        """One that offers a task has a button that makes it."""
        if finding.code != "assignment_found":
            return finding_notice(finding, self._mending(review, row, finding))
        if any(task.content == (rich(finding.text),) and task.title == dict(finding.params).get("title") for task in review.plan.tasks):
            return kit.Notice(_("A task was made of this sentence; the sentence stays here."), "info")
        button = kit.plain_button(_("Make a &task of it"), partial(self._assign, review, row, finding))
        return kit.Notice(finding.message, "info", button)

    def _assign(self, review: Review, row: Row, finding: Finding) -> None:
        review.session.settle()
        shape = assigned(review.plan, row.key, finding, review.session.new_id)
        review.shape(_("Make a task of a sentence"), shape)
        self.shaped.emit(shape.key)

    def _mending(self, review: Review, row: Row, finding: Finding) -> Callable[[], object] | None:
        if not finding.proposal:
            return None
        change = proposal_change(row.key, finding.text, finding.proposal)
        if change is None or change(review.plan) == review.plan:
            return None
        return partial(review.edit, _("Change as proposed"), change)


def finding_notice(finding: Finding, mend: Callable[[], object] | None = None) -> kit.Notice:
    """What should be looked at, with the proposal and the button that takes it."""
    text = finding.message or finding.code
    if finding.proposal and mend is not None:
        text += "\n" + _("Perhaps: {text}").format(text=finding.proposal.strip())
    buttons = [kit.plain_button(_("Change as &proposed"), mend)] if mend is not None else []
    return kit.Notice(text, _TONES[finding.severity], *buttons)


def _step_name(label: str) -> str:
    """The words of undo for an edit of that field."""
    return _("Change {field}").format(field=label) if label else _("Change text")


def _title(row: Row | None) -> str:
    """The name of a field above its editor."""
    if row is None:
        return ""
    if row.label:
        return row.label
    if row.key.startswith(BASIS):
        return _("Legal basis")
    if row.kind is RowKind.HEADING:
        return _("Heading")
    if row.key == "enacting":
        return _("Clause before the body")
    return row.text if row.kind is RowKind.GROUP else _("Paragraph")
