"""The parts of settings that a new plan begins with, as they will be taken: drawn as the top of a paper, each to be put right in its field."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.offices import paper_top
from ttdn_desktop.services.words import tidy
from ttdn_desktop.settings import Settings
from ttdn_desktop.ui import kit, setting_fields
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editors import BlockEditor, LineEditor
from ttdn_desktop.ui.fold import Fold
from ttdn_desktop.ui.setting_fields import Kind, SettingField
from ttdn_desktop.ui.units.paper_top import PaperTopView

_FIELDS = (*setting_fields.AGENCY.fields, next(field for field in setting_fields.SIGNER.fields if field.name == "recipients"))


class HeadingForm(kit.Card):
    """Nothing is kept before it is taken; what a person typed stays when another office is chosen only until then."""

    changed = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(_("So your plans begin"), parent)
        self._day = context.today()
        self._base = context.settings.value
        self._editors: dict[str, LineEditor | BlockEditor] = {}
        self.top = PaperTopView()
        self.nothing = kit.muted_label(_("The top of your papers is drawn here once the place is chosen, or its parts are filled in below."), wrap=True)
        self.differs = kit.small_label("", wrap=True)
        self.add(self.nothing, self.top, self.differs)
        form = self._form()
        self.fold = Fold(_("Put the parts right"), lambda: form)
        self.add(self.fold)
        form.setParent(self.fold)
        form.hide()
        self._form_made = form
        self.show_fields({})

    def show_fields(self, fields: Mapping[str, Any]) -> None:
        """Fill the fields with those of an office; with none, with what is set now."""
        for field in _FIELDS:
            value = fields.get(field.name, getattr(self._base, field.name))
            self._editors[field.name].show_content(value if isinstance(value, str) else "\n".join(value))
        self._show_top(fields)

    def fields(self) -> dict[str, Any]:
        """The fields as they stand, by their names in the settings."""
        out: dict[str, Any] = {}
        for field in _FIELDS:
            text = tidy(self._editors[field.name].content())
            out[field.name] = tuple(line.strip() for line in text.split("\n") if line.strip()) if field.kind is Kind.LINES else text.strip()
        return out

    def settings(self) -> Settings:
        """The settings with them."""
        return replace(self._base, **self.fields(), regime=self._regime)

    def _show_top(self, fields: Mapping[str, Any]) -> None:
        self._regime = str(fields.get("regime", self._base.regime))
        self._draw()

    def _form(self) -> kit.Form:
        form = kit.Form(2)
        for field in _FIELDS:
            editor = self._editor(field)
            wide = field.name == "recipients"
            form.add(_(field.label), editor, 2 if wide else 1, hint=_(field.hint))
        return form

    def _editor(self, field: SettingField) -> LineEditor | BlockEditor:
        editor = BlockEditor(least=2, most=12) if field.kind is Kind.LINES else LineEditor()
        editor.setObjectName(field.name)
        editor.typed.connect(self._on_typed)
        self._editors[field.name] = editor
        return editor

    def _draw(self) -> None:
        made = self.settings()
        self.top.show_top(paper_top(made, self._day))
        known = bool(made.issuing_body or made.issuer_lines or made.place)
        self.top.setVisible(known)
        self.nothing.setVisible(not known)
        words = self._difference()
        self.differs.setText(words)
        self.differs.setVisible(bool(words))

    def _difference(self) -> str:
        """What is set now and would be another."""
        made = self.fields()
        parts = []
        for field in _FIELDS:
            before = getattr(self._base, field.name)
            if before and before != made[field.name]:
                parts.append(f"{_(field.label)}: {before if isinstance(before, str) else ' / '.join(before)}")
        return _("In the place of: {values}").format(values="; ".join(parts)) if parts else ""

    def _on_typed(self) -> None:
        self._draw()
        self.changed.emit()
