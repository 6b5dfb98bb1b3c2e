"""The fields of one document, edited in place: what is typed is one step of undo for each visit to a field."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from ttdn_desktop.domain.library import LegalDocument, Library
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.bases import DOCUMENT_TYPES
from ttdn_desktop.services.library_changes import changed_document
from ttdn_desktop.services.library_words import GROUPS, STATUSES
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.fields import PlainField, TextField
from ttdn_desktop.ui.forms.choice_field import ChoiceField
from ttdn_desktop.ui.forms.date_field import DateField
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.suggestions import Suggestions
from ttdn_desktop.ui.value_session import ValueSession

_TAGS = ","
_FIELDS: tuple[tuple[str, str, int], ...] = (
    ("type", N_("Type of document"), 1),
    ("number", N_("Number, symbol"), 2),
    ("date", N_("Date of issue"), 1),
    ("subject", N_("Subject"), 4),
    ("issuer", N_("Issuing body"), 2),
    ("group", N_("Field"), 2),
    ("effective_from", N_("In force from"), 1),
    ("expired_from", N_("No longer in force from"), 1),
    ("source", N_("Where it was read"), 2),
    ("status", N_("Status as seen"), 2),
    ("status_day", N_("Seen on"), 1),
    ("tags", N_("Tags, parted by commas"), 4),
    ("note", N_("Note"), 4),
)
"""The fields with their words and columns."""

_DATES = frozenset({"date", "effective_from", "expired_from", "status_day"})
_OPTIONAL = frozenset({"number", "issuer"})
"""Texts that are None where they are not known."""


class CheckField(QCheckBox):
    """A yes or no of the library; a click is one step of undo."""

    def __init__(self, words: str, book: ValueSession[Library], read: Callable[[Library], bool], write: Callable[[Library, bool], Library]) -> None:
        super().__init__(words)
        self._book, self._read, self._write = book, read, write
        hear(self, book.changed, lambda _before, _after: self.refresh())
        hear(self, book.switched, lambda _session: self.refresh())
        self.clicked.connect(lambda on: book.edit(words, lambda library: self._write(library, on)))

    def refresh(self) -> None:
        """Show what the library has."""
        try:
            self.setChecked(self._read(self._book.value))
        except KeyError:
            self.setChecked(False)
        self.setEnabled(not self._book.locked)


class DocumentFields(kit.Card):
    """Shows the document of one id."""

    def __init__(self, book: ValueSession[Library], parent: QWidget | None = None) -> None:
        super().__init__(_("Details"), parent)
        self._book = book
        self._id = ""
        self.fields: dict[str, QWidget] = {}
        form = kit.Form(4)
        for name, words, span in _FIELDS:
            made = self._field(name, _(words))
            made.setAccessibleName(_(words))
            self.fields[name] = form.add(_(words), made, span)
        self.verified = CheckField(
            _("Checked against a source of law"),
            book,
            lambda library: self._document(library).verified,
            lambda library, on: self._with("verified", library, on),
        )
        self.add(form, self.verified)

    def point_at(self, document_id: str) -> None:
        """Show this document; what was typed for the one before is handed over first."""
        if document_id == self._id:
            return
        self._book.settle()
        self._id = document_id
        for name, words, _span in _FIELDS:
            field = self.fields[name]
            if isinstance(field, PlainField | TextField):
                field.binding.bind(f"document:{document_id}:{name}", _label(_(words)), partial(self._text, name), partial(self._with_text, name))
            elif isinstance(field, DateField):
                field.refresh()
            elif isinstance(field, ChoiceField):
                field.show_whole(self._book.value)
        self.verified.refresh()

    # --- building

    def _field(self, name: str, words: str) -> QWidget:
        book, label = self._book, _label(words)
        if name in _DATES:
            return DateField(book, name=name, label=label, read=partial(self._day, name), write=partial(self._with, name))
        read, write = partial(self._text, name), partial(self._with_text, name)
        if name in {"group", "status"}:
            return ChoiceField(book, _choices(name), label=label, read=read, write=write)
        if name in {"subject", "note"}:
            return TextField(book, name=name, label=label, read=read, write=write, least=1, most=5)
        made = PlainField(book, name=name, label=label, read=read, write=write)
        proposals = self._proposals(name)
        if proposals is not None:
            Suggestions(made, proposals).chosen.connect(lambda chosen: self._take(made, name, chosen))
        return made

    def _proposals(self, name: str) -> Callable[[], Sequence[str]] | None:
        """What is proposed while a person types, of what the library has already."""
        match name:
            case "type":
                return lambda: DOCUMENT_TYPES
            case "issuer" | "source":
                return lambda: tuple(dict.fromkeys(value for one in self._book.value.documents if (value := getattr(one, name))))
        return None

    def _take(self, field: PlainField, name: str, chosen: str) -> None:
        field.binding.settle()
        self._book.edit(_label(field.accessibleName()), lambda library: self._with_text(name, library, chosen))

    # --- reading and writing

    def _document(self, library: Library) -> LegalDocument:
        document = library.document(self._id)
        if document is None:
            raise KeyError(self._id)
        return document

    def _text(self, name: str, library: Library) -> str:
        value = getattr(self._document(library), name)
        return f"{_TAGS} ".join(value) if name == "tags" else value or ""

    def _day(self, name: str, library: Library) -> dt.date | None:
        document = library.document(self._id)
        day: dt.date | None = getattr(document, name) if document is not None else None
        return day

    def _with_text(self, name: str, library: Library, text: str) -> Library:
        if name == "tags":
            tags = dict.fromkeys(" ".join(tag.split()) for tag in text.replace(";", _TAGS).split(_TAGS))
            return self._with(name, library, tuple(tag for tag in tags if tag))
        return self._with(name, library, (text or None) if name in _OPTIONAL else text)

    def _with(self, name: str, library: Library, value: Any) -> Library:
        return changed_document(library, self._id, **{name: value})


def _label(words: str) -> str:
    return _("Change document: {field}").format(field=words)


def _choices(name: str) -> list[tuple[str, str]]:
    if name == "group":
        return [("", "–"), *((key, _(words)) for key, words in GROUPS.items())]
    return [(key, _(words)) for key, words in STATUSES.items()]
