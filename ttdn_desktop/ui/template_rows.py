"""The rows in which a template shows itself: its sections with their flags, its blanks with their names and kinds."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QToolButton, QWidget

from ttdn_desktop.domain import template as edits
from ttdn_desktop.domain.template import Blank, BlankKind, Fact, SectionUse, Template, TemplateSection
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.editors import LineEditor

Change = Callable[[Template], Template]
Edit = Callable[[Change], object]

KIND_WORDS = {
    BlankKind.TEXT: N_("A text"),
    BlankKind.NUMBER: N_("A number"),
    BlankKind.DATE: N_("A day"),
    BlankKind.UNIT: N_("A unit"),
    BlankKind.CHOICE: N_("A choice"),
}
USE_WORDS = {SectionUse.FILL: N_("To be written"), SectionUse.FIXED: N_("Text is there already")}
FACT_WORDS = {
    Fact.ISSUER: N_("Issuing body of the plan"),
    Fact.COMMUNE: N_("Name of the commune"),
    Fact.PARENT: N_("Parent body"),
    Fact.NUMBER: N_("Number of the plan"),
    Fact.SYMBOL: N_("Symbol of the plan"),
    Fact.PLACE: N_("Place of issue"),
    Fact.DATE: N_("Date of issue"),
    Fact.SUBJECT: N_("Subject of the plan"),
    Fact.YEAR: N_("Year of the plan"),
    Fact.BASES: N_("Legal bases of the plan"),
    Fact.RECIPIENTS: N_("Recipients of the plan"),
    Fact.SIGNER: N_("Name of the signer"),
    Fact.SIGNER_TITLE: N_("Post of the signer"),
}
ASKED = N_("Asked when filling")
_INDENT = 20


def sections_grid(template: Template, edit: Edit) -> QWidget:
    """Each section with what a plan does with it, and whether it must be there."""
    grid, holder = _grid((_("Section"), _("What is done"), ""))
    for line, section in enumerate(template.sections, 1):
        number = f"{section.number}. " if section.number else ""
        heading = kit.ElidedLabel(f"{number}{section.heading}", "text")
        heading.setContentsMargins(theme.current().px(_INDENT) * (section.level - 1), 0, 0, 0)
        grid.addWidget(heading, line, 0)
        grid.addWidget(_use_box(section, edit), line, 1)
        required = QCheckBox(_("Must be there"))
        required.setAccessibleName(_("Must be there: {name}").format(name=section.heading))
        required.setChecked(section.required)
        required.toggled.connect(lambda on, ident=section.id: edit(lambda now: edits.change_section(now, ident, required=on)))
        grid.addWidget(required, line, 2)
    return holder


def blanks_grid(template: Template, edit: Edit) -> QWidget:
    """Each blank with its name, where its answer comes from, and its kind."""
    grid, holder = _grid((_("Blank"), _("Answer comes from"), _("Kind"), _("Stands in"), ""))
    for line, blank in enumerate(template.blanks, 1):
        grid.addWidget(_name(blank, edit), line, 0)
        grid.addWidget(_fact_box(blank, edit), line, 1)
        grid.addWidget(_kind_box(blank, edit), line, 2)
        count = len(blank.places)
        grid.addWidget(kit.muted_label(ngettext("{count} place", "{count} places", count).format(count=count)), line, 3)
        grid.addWidget(_gone_button(blank, edit), line, 4)
    return holder


def _gone_button(blank: Blank, edit: Edit) -> QToolButton:
    def remove() -> None:
        edit(lambda now: edits.remove_blank(now, blank.id))

    return kit.icon_button("close", _("This is no blank: {name}").format(name=blank.name), remove)


def _grid(heads: tuple[str, ...]) -> tuple[QGridLayout, QWidget]:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    for column, head in enumerate(heads):
        if head:
            grid.addWidget(kit.field_label(head), 0, column)
    return grid, holder


def _name(blank: Blank, edit: Edit) -> LineEditor:
    line = LineEditor()
    line.setText(blank.name)
    line.setCursorPosition(0)
    line.setAccessibleName(_("Name of the blank: {name}").format(name=blank.name))
    line.setToolTip(blank.question or blank.default)

    def renamed() -> None:
        name = " ".join(line.text().split())
        if name and name != blank.name:
            edit(lambda now: edits.change_blank(now, blank.id, name=name))

    line.left.connect(renamed)
    line.returnPressed.connect(renamed)
    return line


def _fact_box(blank: Blank, edit: Edit) -> QComboBox:
    choices: list[tuple[Any, str]] = [(None, _(ASKED)), *((fact, _(words)) for fact, words in FACT_WORDS.items())]
    box = _box(choices, blank.fact, _("Answer of {name} comes from").format(name=blank.name))
    box.activated.connect(lambda _index: edit(lambda now: edits.change_blank(now, blank.id, fact=box.currentData())))
    return box


def _kind_box(blank: Blank, edit: Edit) -> QComboBox:
    box = _box([(kind, _(words)) for kind, words in KIND_WORDS.items()], blank.kind, _("Kind of {name}").format(name=blank.name))
    box.activated.connect(lambda _index: edit(lambda now: edits.change_blank(now, blank.id, kind=box.currentData())))
    return box


def _use_box(section: TemplateSection, edit: Edit) -> QComboBox:
    box = _box([(use, _(words)) for use, words in USE_WORDS.items()], section.use, _("What is done with {name}").format(name=section.heading))
    box.activated.connect(lambda _index: edit(lambda now: edits.change_section(now, section.id, use=box.currentData())))
    return box


def _box(choices: list[tuple[Any, str]], chosen: object, name: str) -> QComboBox:
    box = CalmBox()
    for value, words in choices:
        box.addItem(words, value)
    box.setCurrentIndex(next((at for at, (value, _words) in enumerate(choices) if value == chosen), 0))
    box.setAccessibleName(name)
    return box
