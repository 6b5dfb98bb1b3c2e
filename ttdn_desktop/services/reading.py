"""Reading files: bytes to paper to plan, with findings worded for people."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from ttdn_desktop import resources
from ttdn_desktop.domain.reading import Finding, Reading, Severity, Source, Unread
from ttdn_desktop.domain.texts import texts
from ttdn_desktop.office.kinds import MAX_FILE, REFUSALS, Kind, RefusedFileError, Trait, opened, require_readable, traits_of
from ttdn_desktop.office.old_font_names import TurnedFont
from ttdn_desktop.office.package_gate import PackageGate
from ttdn_desktop.office.refusal import Refusal
from ttdn_desktop.office.workbook_reader import read_old_workbook, read_workbook
from ttdn_desktop.office.xlsx_unicode import has_old_fonts, unicode_xlsx
from ttdn_desktop.paper.foreign import ForeignFile, Notice
from ttdn_desktop.paper.model import Paper, paragraphs
from ttdn_desktop.paper.workbook import ForeignBook
from ttdn_desktop.reading.odd_letters import odd_letters
from ttdn_desktop.reading.old_encodings import UNICODE_FONT, in_unicode
from ttdn_desktop.reading.sheets import Keys, is_own, understand_book
from ttdn_desktop.reading.understanding import understand, with_findings
from ttdn_desktop.services.files import read_bytes
from ttdn_desktop.services.other_papers import other_paper
from ttdn_desktop.services.plan_file import plan_of_bytes
from ttdn_desktop.services.readers import Report, foreign_file
from ttdn_desktop.services.reading_words import reading_words
from ttdn_desktop.services.refusals import worded
from ttdn_desktop.services.spoken import spoken
from ttdn_desktop.services.types import SeenFile

_MESSAGES = ("messages/reading.json", "messages/workbooks.json")
_FORMATS = {Kind.TEXT: "txt", Kind.MARKDOWN: "md", Kind.PLAN: "json"}  # names of formats that are not those of the kinds
_TRAITS = {Trait.MACROS: "macros_dropped", Trait.TEMPLATE: "template_file", Trait.STRICT: "strict_file"}
_BOOKS = frozenset({Kind.XLSX, Kind.XLS, Kind.ODS})
_ADVICE = "old_excel"
_LONGEST_QUOTE = 200
_WARNINGS = frozenset(
    {
        *("tracked_changes", "tracked_changes_unnamed", "hidden_text", "alt_chunk", "doc_plain", "doc_lost_text", "lost_letters"),
        *("wrong_letters", "old_letters_guessed", "lookalike_letters", "unseen_characters"),
        *("hidden_rows", "hidden_sheet", "error_cells", "no_results", "far_cell"),
    }
)


def look_at(path: Path, language: str = "vi", made: Path | None = None, *, trace: bool = True, report: Report | None = None) -> SeenFile:
    """A file and what it says; `made` is what LibreOffice made of it, read in its place; `trace` False leaves out the account of a workbook's cells.

    Raises UnreadableError, with a sentence that says what to do, for every file that is not read.
    """
    converted = None if made is None else read_bytes(made, MAX_FILE + 1)
    return look_at_data(read_bytes(path, MAX_FILE + 1), path, language, converted, trace=trace, report=report)  # one more tells that it is too large


def text_in(path: Path, language: str = "vi", made: Path | None = None) -> str:
    """The words of a file in the order it shows them, a line for each paragraph or row; nothing is understood. Raises UnreadableError like `look_at`."""
    data, converted = read_bytes(path, MAX_FILE + 1), None if made is None else read_bytes(made, MAX_FILE + 1)
    try:
        kind, gate = opened(data, path.suffix)
        if kind is Kind.PLAN:
            return "\n".join(text for _place, text in texts(plan_of_bytes(data, path)))
        if kind in _BOOKS:
            rows = (row for sheet in _book(data, kind, converted).book.sheets for row in sheet.rows)
            return "\n".join(" ".join(str(value) for value in row if value is not None) for row in rows)
        file = in_unicode(_foreign(data, kind, gate) if converted is None else _through_office(converted))
    except RefusedFileError as error:
        raise worded(error, path.name, language) from error
    return "\n".join(paragraph.shown for paragraph in paragraphs(tuple(file.paper.blocks())))


def look_at_data(data: bytes, path: Path, language: str = "vi", made: bytes | None = None, *, trace: bool = True, report: Report | None = None) -> SeenFile:
    """The same for bytes already loaded; `path` gives their name, `report` is told how far a long file is read."""
    try:
        kind, gate = opened(data, path.suffix)
        source = Source(path=str(path), format=_FORMATS.get(kind, kind.value), sha256=hashlib.sha256(data).hexdigest())
        if kind is Kind.PLAN:
            return SeenFile(reading=Reading(source=source, is_document=True, plan=plan_of_bytes(data, path)), file=ForeignFile(paper=Paper(parts=())))
        if kind in _BOOKS:
            book = _book(data, kind, made)
            return SeenFile(reading=understood_book(book, source, language, trace=trace), file=ForeignFile(paper=Paper(parts=())), book=book)
        file = in_unicode(_foreign(data, kind, gate, report) if made is None else _through_office(made))
    except RefusedFileError as error:
        raise worded(error, path.name, language) from error
    reading = _noticed(understand(file.paper, source, reading_words()), (*file.notices, *odd_letters(file.paper)))
    if reading.plan is not None and (kind_of := other_paper(reading.plan)):
        reading = with_findings(reading, [_finding(Notice(code="not_plan", where="", params=(("kind", kind_of),)))])
    return SeenFile(reading=_worded(reading, language), file=file)


def look_at_book(path: Path, language: str = "vi", made: Path | None = None) -> tuple[Source, ForeignBook]:
    """A workbook as values, for choosing what its columns are; its notices are worded. Raises UnreadableError for what is no workbook that is read."""
    data = read_bytes(path, MAX_FILE + 1)
    try:
        kind = require_readable(data, path.suffix)
        book = _book(data, kind, None if made is None else read_bytes(made, MAX_FILE + 1))
    except RefusedFileError as error:
        raise worded(error, path.name, language) from error
    return Source(path=str(path), format=kind.value, sha256=hashlib.sha256(data).hexdigest()), book


def understood_book(book: ForeignBook, source: Source, language: str, keys: Keys | None = None, *, trace: bool = True) -> Reading:
    """What a workbook says; `keys` are what a person said its columns are."""
    reading = understand_book(book, source, reading_words(), keys, trace=trace)
    advice = [notice for notice in book.notices if notice.code == _ADVICE]
    hidden = {notice.code for notice in book.notices if notice.code.startswith("hidden_")}
    dropped = {_ADVICE, *(hidden if hidden and is_own(book, reading_words()) else ())}  # the hidden parts of a workbook of ours are ours
    others = tuple(notice for notice in book.notices if notice.code not in dropped)
    reading = replace(_noticed(reading, others), findings=(*(_finding(notice) for notice in advice), *_noticed(reading, others).findings))
    if advice and not reading.is_document:  # the one sentence that is told says both
        reading = replace(reading, findings=(replace(reading.findings[0], code="no_table_old"), *reading.findings[1:]))
    return _worded(reading, language)


def _noticed(reading: Reading, notices: Sequence[Notice]) -> Reading:
    """The reading with what stands beside the text of the file."""
    reading = with_findings(reading, [_finding(notice) for notice in notices])
    return replace(reading, unread=(*reading.unread, *(_left_out(notice) for notice in notices if notice.text)))


def _book(data: bytes, kind: Kind, made: bytes | None = None) -> ForeignBook:
    if kind is Kind.ODS and made is not None:
        book = _book(made, require_readable(made, ".xlsx"))
        return replace(book, notices=(Notice(code="doc_office", where=""), *book.notices))
    if kind not in {Kind.XLSX, Kind.XLS}:
        raise RefusedFileError(REFUSALS.get(kind, Refusal.FAKE))
    if kind is Kind.XLS:
        return read_old_workbook(data)
    told: list[Notice] = []
    if has_old_fonts(data):
        turned = unicode_xlsx(data, lambda _font: UNICODE_FONT)  # in memory, for the values alone
        data = turned.data
        told = [_of_old_font(font) for font in turned.fonts if font.count]
    book = read_workbook(data)
    told += [Notice(code=_TRAITS[trait], where="") for trait in traits_of(data)]
    return replace(book, notices=(*told, *book.notices))


def _of_old_font(font: TurnedFont) -> Notice:
    return Notice(code="old_font", where="", params=(("font", font.font), ("before", font.before), ("after", font.after), ("count", str(font.count))))


def read_file(path: Path, language: str = "vi") -> Reading:
    """What a file says, read in this very process: for the worker and for tests; the program goes through the fence (services/foreign.py)."""
    return look_at(path, language).reading


def read_data(data: bytes, path: Path, language: str = "vi") -> Reading:
    """The same for bytes already loaded."""
    return look_at_data(data, path, language).reading


def _foreign(data: bytes, kind: Kind, gate: PackageGate | None, report: Report | None = None) -> ForeignFile:
    """The file as paper. Raises RefusedFileError for kinds that show none, or are not read."""
    file = foreign_file(data, kind, gate, report)
    return _with_traits(file, data if gate is None else gate) if kind is Kind.DOCX else file


def _through_office(docx: bytes) -> ForeignFile:
    """What LibreOffice made of a file. Raises RefusedFileError where that is no document after all."""
    file = _foreign(docx, *opened(docx, ".docx"))
    return replace(file, notices=(Notice(code="doc_office", where=""), *file.notices))


def _with_traits(file: ForeignFile, data: bytes | PackageGate) -> ForeignFile:
    """What is special about the package is told too."""
    known = {notice.code for notice in file.notices}
    notices = [Notice(code=code, where="") for trait in traits_of(data) if (code := _TRAITS[trait]) not in known]
    return replace(file, notices=(*file.notices, *notices))


def _finding(notice: Notice) -> Finding:
    severity = Severity.WARNING if notice.code in _WARNINGS else Severity.INFO
    return Finding(code=notice.code, severity=severity, where=notice.where, text=notice.text[:_LONGEST_QUOTE], params=notice.params)


def _left_out(notice: Notice) -> Unread:
    return Unread(where=notice.where, text=notice.text, why=notice.code)


def _worded(reading: Reading, language: str) -> Reading:
    """Findings and reasons in the words of that language."""
    return replace(
        reading,
        findings=tuple(replace(finding, message=_message(finding, language)) for finding in reading.findings),
        unread=tuple(replace(unread, why=_sentence("unread", unread.why, language)) for unread in reading.unread),
    )


def _message(finding: Finding, language: str) -> str:
    return _sentence("findings", finding.code, language).format(text=finding.text, **dict(finding.params))


def _sentence(kind: str, code: str, language: str) -> str:
    return spoken(_messages()[kind][code], language)


@cache
def _messages() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """The sentences of findings, reasons and refusals, by kind and code."""
    merged: dict[str, dict[str, Mapping[str, str]]] = {}
    for name in _MESSAGES:
        for kind, entries in resources.load_json(name).items():
            merged.setdefault(kind, {}).update(entries)
    return merged
