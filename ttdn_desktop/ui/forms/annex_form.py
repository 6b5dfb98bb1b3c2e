"""The editor of an annex: label, title, how it lies, and its blocks."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import AnnexId
from ttdn_desktop.domain.plan import Annex, Orientation, Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.find import Match
from ttdn_desktop.services.value_words import ORIENTATIONS
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.fields import PlainField
from ttdn_desktop.ui.forms.blocks_column import BlocksColumn
from ttdn_desktop.ui.forms.choice_field import ChoiceField
from ttdn_desktop.ui.forms.section_form import find_in_blocks


def annex_of(plan: Plan, annex_id: str) -> Annex:
    """The annex of that identity; KeyError where there is none."""
    for annex in plan.annexes:
        if annex.id == annex_id:
            return annex
    raise KeyError(annex_id)


class AnnexForm(QWidget):
    """One annex at a time."""

    caret_moved = Signal(object)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._id = AnnexId("")
        column = kit.column(self, margins=20, spacing=12)
        column.addWidget(kit.title_label(_("Annex")))
        card = kit.Card()
        form = kit.Form(2)
        self.fields: dict[str, PlainField] = {}
        for field, words in (("label", _("Label")), ("title", _("Title"))):
            read, write = self._access(field)
            self.fields[field] = PlainField(context.session, name=field, label=_("Change: {field}").format(field=words), read=read, write=write)
            self.fields[field].setAccessibleName(words)
        self.orientation = ChoiceField(
            context.session,
            [(value.value, _(words)) for value, words in ORIENTATIONS.items()],
            label=_("Change how the annex lies"),
            read=lambda plan: annex_of(plan, self._id).orientation.value,
            write=lambda plan, value: edits.put_annex(plan, replace(annex_of(plan, self._id), orientation=Orientation(value))),
        )
        form.add(_("Label"), self.fields["label"])
        form.add(_("How the sheet lies"), self.orientation)
        form.add(_("Title"), self.fields["title"], 2)
        column.addWidget(card.add(form))
        self.blocks = BlocksColumn(context)
        self.blocks.caret_moved.connect(self.caret_moved)
        column.addWidget(self.blocks)
        column.addStretch(1)

    def show_node(self, own: str) -> None:
        self._context.session.settle()
        self._id = AnnexId(own)
        for field, words in (("label", _("Label")), ("title", _("Title"))):
            self.fields[field].binding.bind(f"annex:{own}:{field}", _("Change: {field}").format(field=words), *self._access(field))
        self.orientation.show_whole(self._context.session.plan)
        self.blocks.show_home(self._id)

    def start(self) -> None:
        self.fields["title"].setFocus()

    def writing_place(self) -> QWidget:
        return self.fields["title"] if not self.fields["title"].text() else self.blocks.written_editor()

    def field_of(self, match: Match) -> QWidget | None:
        if match.place.node == self._id:
            return self.fields.get(match.place.field)
        return find_in_blocks(self.blocks, match)

    def _access(self, field: str) -> tuple[Callable[[Plan], str], Callable[[Plan, str], Plan]]:
        def write(plan: Plan, text: str) -> Plan:
            changed: Any = {field: text}
            return edits.put_annex(plan, replace(annex_of(plan, self._id), **changed))

        return (lambda plan: str(getattr(annex_of(plan, self._id), field))), write
