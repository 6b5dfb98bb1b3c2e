"""The worker's job on a file that is to become a template: read it as a form and as a paper, and say what is to be filled in."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from ttdn_desktop import i18n, resources
from ttdn_desktop.domain.codec import value_to_json
from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.domain.template import Template, TemplateId, TemplateKind
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.language.citations import parse_citation
from ttdn_desktop.office.docx_form import is_strict, read_docx_form
from ttdn_desktop.office.kinds import MAX_FILE, Kind, Refusal, RefusedFileError, kind_of
from ttdn_desktop.office.xlsx_form import read_xlsx_form
from ttdn_desktop.paper.form import Form
from ttdn_desktop.reading.blank_words import BlankWords, blank_words_from
from ttdn_desktop.reading.templates import understood
from ttdn_desktop.services.files import read_bytes
from ttdn_desktop.services.reading import look_at_data
from ttdn_desktop.services.reading_words import reading_words
from ttdn_desktop.services.refusals import worded

_NO_TEMPLATE = N_("“{name}” is not a Word or Excel file that can be filled in. Open it in Word or Excel, save it as .docx or .xlsx, and take it in again.")
_TO_FILL = re.compile(r"\.{3}|…|_{3}|[\[\]<>]|\bx{2,}\b|\(\d{1,2}\)", re.IGNORECASE)
"""What shows that something is still to be written in a line."""
_HEAD = 30  # lines of a form in which it says where it comes from
_CAME_WITH = re.compile(r"(?:kèm theo|theo mẫu của)\s+([^()]*)", re.IGNORECASE)
_KINDS = {Kind.DOCX: TemplateKind.DOCX, Kind.XLSX: TemplateKind.XLSX}


def template(request: dict[str, Any], _report: Callable[[int, int], None]) -> dict[str, Any]:
    """The file `path` as a template without an id."""
    path = Path(request["path"])
    return {"template": value_to_json(template_of(read_bytes(path, MAX_FILE + 1), path, i18n.language()))}


def template_of(data: bytes, path: Path, language: str = "vi") -> Template:
    """The template these bytes are; UnreadableError, with a sentence, for what is no Word or Excel file that can be filled."""
    try:
        kind = _kind(data, path, language)
        form = read_docx_form(data) if kind is Kind.DOCX else read_xlsx_form(data)
    except RefusedFileError as error:
        raise worded(error, path.name, language) from error
    reading = look_at_data(data, path, language).reading if kind is Kind.DOCX else None
    parts = understood(form, reading, reading_words(), _blank_words())
    made = Template(
        id=TemplateId(""),
        name=_name(path),
        kind=_KINDS[kind],
        sha256=hashlib.sha256(data).hexdigest(),
        file_name=path.name,
        sections=parts.sections,
        blanks=parts.blanks,
        tables=parts.tables,
        notes=parts.notes,
    )
    made = made if reading is None or reading.plan is None else _with_paper(made, reading)
    return _as_issued(made, form)


def _kind(data: bytes, path: Path, language: str) -> Kind:
    if len(data) > MAX_FILE:
        raise RefusedFileError(Refusal.TOO_LARGE)
    kind = kind_of(data)
    if kind not in _KINDS:
        look_at_data(data, path, language)  # says what is wrong with it, or
    if kind not in _KINDS or (kind is Kind.DOCX and is_strict(data)):
        raise UnreadableError(_(_NO_TEMPLATE).format(name=path.name))
    return kind


def _with_paper(made: Template, reading: Reading) -> Template:
    plan = reading.plan
    if plan is None:
        return made
    bases = tuple(basis.text for basis in plan.legal_bases if not basis.inline and not _TO_FILL.search(basis.text))
    return replace(made, document_type=plan.document.type, document_subject=plan.document.subject, source=plan.issuer.parent or "", bases=bases)


def _as_issued(made: Template, form: Form) -> Template:
    """With the agency that issued it and the day from which it holds, where its head says with what document it came."""
    said = (found[1] for line in form.lines[:_HEAD] if (found := _CAME_WITH.search(line.text)))
    document = next((cited for text in said if (cited := parse_citation(text)) and cited.number and cited.date), None)
    return replace(made, source=document.issuer or made.source, valid_from=document.date) if document is not None else made


def _name(path: Path) -> str:
    """The name of the file as a person would say it."""
    return " ".join(path.stem.replace("_", " ").split()) or path.name


@cache
def _blank_words() -> BlankWords:
    return blank_words_from(resources.load_json("reading/blanks.json"))
