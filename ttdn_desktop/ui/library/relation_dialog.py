"""Asking which document another one amends, replaces or guides, and from when on."""

from PySide6.QtWidgets import QCheckBox, QWidget

from ttdn_desktop.domain.library import LegalDocument, Origin, Relation, RelationKind
from ttdn_desktop.i18n import _
from ttdn_desktop.services.basis_picks import name_of
from ttdn_desktop.services.library_changes import set_relation
from ttdn_desktop.services.library_life import Tie
from ttdn_desktop.services.words import tidy
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.forms.date_field import DateLine
from ttdn_desktop.ui.library.document_choice import DocumentChoice
from ttdn_desktop.ui.library.words import DOES, SUFFERS


class RelationDialog(Dialog):
    """A new relation of a document, or with `tie` one that is changed."""

    def __init__(
        self, context: ScreenContext, document: LegalDocument, kind: RelationKind, *, passive: bool, tie: Tie | None = None, parent: QWidget | None = None
    ) -> None:
        words = _((SUFFERS if passive else DOES)[kind])
        super().__init__(f"{name_of(document)}: {words.lower()}", parent, width=680)
        self._context, self._document, self._kind, self._passive, self._tie = context, document, kind, passive, tie
        self.choice = DocumentChoice(context, but=document.id)
        self.day = DateLine(_("From when on"))
        self.part = LineEditor()
        self.whole = QCheckBox(_("The whole document, not a part of it"))
        self.verified = QCheckBox(_("Checked against a source of law"))
        self.trouble = ""  # why it was refused
        self._refusal = kit.column()
        self._build(tie)
        self.content.addLayout(self._refusal)
        context.books.library.refused.connect(self._on_refused)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.take = self.add_button(kit.primary_button(_("Save") if tie else _("Add"), self._take), default=True)
        self._enable()
        (self.choice.words if tie is None else self.day.line).setFocus()

    def _build(self, tie: Tie | None) -> None:
        if tie is None:
            self.content.addWidget(self.choice, 1)
            self.choice.changed.connect(self._enable)
        else:
            self.content.addWidget(kit.text_label(" ".join((name_of(tie.other), tie.other.subject))))
        form = kit.Form(3)
        form.add(_("From when on"), self.day)
        form.add(_("Which part, e.g. Article 5"), self.part, 2)
        self.content.addWidget(form)
        self.content.addWidget(kit.small_label(_("Without a day it holds from when the document that does it takes effect."), wrap=True))
        if self._kind is RelationKind.REPLACES:
            self.content.addWidget(self.whole)
        self.content.addWidget(self.verified)
        self.whole.setChecked(tie.relation.whole if tie else True)
        self.verified.setChecked(tie.relation.verified if tie else False)
        if tie is not None:
            self.day.show_date(tie.relation.first)
            self.part.setText(tie.relation.part)

    def _enable(self) -> None:
        self.take.setEnabled(self._tie is not None or bool(self.choice.chosen_id))

    def _on_refused(self, why: str) -> None:
        self.trouble = why
        kit.clear(self._refusal)
        self._refusal.addWidget(kit.Notice(why, "error"))

    def _take(self) -> None:
        other = self._tie.other.id if self._tie is not None else self.choice.chosen_id
        self.day.line.left.emit(True)  # what is typed there is taken
        source, target = (other, self._document.id) if self._passive else (self._document.id, other)
        relation = Relation(
            kind=self._kind,
            source=source,
            target=target,
            first=self.day.value,
            whole=self.whole.isChecked() if self._kind is RelationKind.REPLACES else True,
            part=tidy(self.part.text()),
            verified=self.verified.isChecked(),
            origin=Origin.OWN,
        )
        words = _("Change relation") if self._tie is not None else _("Add relation")
        if self._context.books.library.edit(words, lambda library: set_relation(library, relation)):
            self.accept()
