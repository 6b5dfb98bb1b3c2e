"""One template of the province in full: what it is called, how long it holds, what is to be filled in, and what can be done with it."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import template as edits
from ttdn_desktop.domain.template import Template, TemplateState
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.template_followers import Behind
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.forms.date_field import DateLine
from ttdn_desktop.ui.template_rows import Change, blanks_grid, sections_grid

STATE_WORDS = {TemplateState.NOT_YET: N_("Not yet in force"), TemplateState.IN_FORCE: N_("In force"), TemplateState.ENDED: N_("No longer in force")}
STATE_TONES = {TemplateState.NOT_YET: "warning", TemplateState.IN_FORCE: "done", TemplateState.ENDED: "error"}
_FIELDS = (("name", N_("Name of the template")), ("source", N_("Issued by")), ("version", N_("Version")))
_DAYS = (("valid_from", N_("In force from")), ("valid_to", N_("In force until")))


class TemplateDetail(QWidget):
    """Shows one template; each change is given to its owner as an edit."""

    edited = Signal(object)  # a Change
    write_asked = Signal()
    fill_asked = Signal()
    renew_asked = Signal()
    plans_asked = Signal(object)  # the older version from which plans are written
    delete_asked = Signal()

    def __init__(self, template: Template, today: dt.date, *, read_only: bool) -> None:
        super().__init__()
        self.template = template
        lines = kit.column(self, spacing=12)
        lines.addWidget(self._head(today, read_only=read_only))
        self._behind = kit.column(spacing=0)
        lines.addLayout(self._behind)
        lines.addWidget(self._facts())
        if template.blanks:
            lines.addWidget(kit.Card(_("Blanks to fill in")).add(blanks_grid(template, self._edit)))
        if template.sections:
            lines.addWidget(kit.Card(_("Sections")).add(sections_grid(template, self._edit)))
        if template.tables:
            lines.addWidget(self._tables())
        if notes := self._notes():
            card = kit.Card(_("Instructions of the template"))
            lines.addWidget(card.add(*(kit.text_label(note) for note in notes)))
        if not (template.blanks or template.sections or template.tables):
            lines.addWidget(kit.Notice(_("No place to fill in was found in this file. It can be kept, but nothing would be written into it."), "warning"))
        lines.addStretch(1)

    def show_behind(self, behind: Behind) -> None:
        """Say that plans are written from an older version, with the way to bring them up to this one."""
        text = ngettext(
            "{count} plan is written from an older version of this template.", "{count} plans are written from an older version of this template.", behind.count
        )
        self.behind_button = kit.plain_button(_("See what changes in them…"), lambda: self.plans_asked.emit(behind.older))
        self._behind.addWidget(kit.Notice(text.format(count=behind.count), "info", self.behind_button))

    def _edit(self, change: Change) -> None:
        self.edited.emit(change)

    def _head(self, today: dt.date, *, read_only: bool) -> QWidget:
        head = QWidget()
        lines = kit.column(head, spacing=8)
        title = kit.row(spacing=8)
        title.addWidget(kit.ElidedLabel(self.template.name, "pane"), 1)
        state = self.template.state(today)
        title.addWidget(kit.chip_label(_(STATE_WORDS[state]), STATE_TONES[state]))
        lines.addLayout(title)
        actions = kit.row(spacing=8)
        self.write_button = kit.plain_button(_("New plan from this template"), self.write_asked.emit, "add")
        self.fill_button = kit.plain_button(_("Export in this template…"), self.fill_asked.emit, "export")
        self.renew_button = kit.plain_button(_("A newer version…"), self.renew_asked.emit, "import")
        for button in (self.write_button, self.fill_button, self.renew_button):
            actions.addWidget(button)
        actions.addStretch(1)
        self.delete_button = kit.icon_button("trash", _("Delete this template"), self.delete_asked.emit)
        actions.addWidget(self.delete_button)
        lines.addLayout(actions)
        if read_only:
            for widget in (self.write_button, self.renew_button, self.delete_button):
                widget.setEnabled(False)
        return head

    def _facts(self) -> QWidget:
        form = kit.Form(3)
        self.fields: dict[str, LineEditor] = {}
        for name, label in _FIELDS:
            line = LineEditor()
            line.setText(str(getattr(self.template, name)))
            line.setCursorPosition(0)
            line.left.connect(partial(self._take_text, name, line))
            line.returnPressed.connect(partial(self._take_text, name, line))
            form.add(_(label), line)
            self.fields[name] = line
        for name, label in _DAYS:
            day = DateLine(_(label))
            day.show_date(getattr(self.template, name))
            day.picked.connect(partial(self._take_day, name))
            form.add(_(label), day)
        form.add(_("File"), kit.ElidedLabel(self.template.file_name, "muted"))
        self.trouble = kit.small_label("", wrap=True)
        self.trouble.setProperty("role", "error")
        self.trouble.hide()
        return kit.Card().add(form, self.trouble)

    def _take_text(self, name: str, line: LineEditor) -> None:
        text = " ".join(line.text().split())
        if text != getattr(self.template, name) and (text or name != "name"):
            self._edit(lambda now: edits.describe(now, **{name: text}))

    def _take_day(self, name: str, day: dt.date | None) -> None:
        if day == getattr(self.template, name):
            return
        days = {own: getattr(self.template, own) for own, _label in _DAYS} | {name: day}
        wrong = days["valid_from"] and days["valid_to"] and days["valid_to"] < days["valid_from"]
        self.trouble.setVisible(bool(wrong))
        if wrong:
            self.trouble.setText(_("The last day lies before the first one."))
        else:
            self._edit(lambda now: edits.describe(now, **{name: day}))

    def _tables(self) -> QWidget:
        card = kit.Card(_("Tables that take the tasks"))
        for table in self.template.tables:
            heads = ", ".join(column.head for column in table.columns if column.key)
            others = ", ".join(column.head for column in table.columns if not column.key and column.head)
            card.add(kit.text_label(_("Columns filled: {names}").format(names=heads)))
            if others:
                card.add(kit.small_label(_("Columns left empty: {names}").format(names=others), wrap=True))
        return card

    def _notes(self) -> tuple[str, ...]:
        return (*(line.text for line in self.template.notes), *(note for section in self.template.sections for note in section.notes))
