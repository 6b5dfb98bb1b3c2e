"""What stands around the tables of a sheet: a letterhead and an ending as in a document, or only a title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ttdn_desktop.domain.plan import DocumentHead, Issuer, Plan
from ttdn_desktop.domain.reading import Finding, Severity, Source
from ttdn_desktop.language.casing import is_capitals, recase
from ttdn_desktop.language.cells import shown
from ttdn_desktop.language.citations import find_citations
from ttdn_desktop.language.money import UNIT_LABEL
from ttdn_desktop.paper.model import Cell, PageSetup, Paper, Paragraph, Part, Run, Table
from ttdn_desktop.reading.sheet_ledger import SheetLedger
from ttdn_desktop.reading.understanding import understand
from ttdn_desktop.reading.words import ReadingWords, folded

_LABEL = re.compile(r"(?:phụ\s+lục|biểu|mẫu|phụ\s+biểu)(?:\s+(?:số)?\s*:?\s*[\dIVXLC]+[A-Za-z]?)?\.?", re.IGNORECASE)
_REFERENCE = re.compile(r"\(?\s*(?:ban\s+hành\s+)?kèm\s+theo\b", re.IGNORECASE)
_MEASURE = re.compile(rf"\(?{UNIT_LABEL}\s*:", re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"\({UNIT_LABEL}\s*:[^()]{{2,40}}\)", re.IGNORECASE)
_NUMBER = re.compile(r"([/\-–])(?=[A-ZĐ])")
_WIDE = 160.0
_MOST_LINES = 120
_MOST_TITLE = 4
_OF_PLACE = ("tinh ", "thanh pho ", "tp ", "huyen ", "quan ", "thi ", "xa ", "phuong ", "dac khu ", "cong tac ", "phong chong ", "xay dung ")
"""How the second line of a name goes on, folded: "ỦY BAN NHÂN DÂN" / "XÃ A"."""
_PROSE = 300  # rows whose words tell how a name is written


@dataclass(slots=True)
class SheetHead:
    """What was found around the tables of the first sheet: the plan so far, its findings, the label and title of an annex."""

    plan: Plan
    findings: tuple[Finding, ...] = ()
    document: bool = False  # a letterhead or an ending was there
    label: str = ""
    title: str = ""
    measure: str = ""  # "Đơn vị tính: …"
    places: list[tuple[int, int]] = field(default_factory=list)  # of the title


def read_head(ledger: SheetLedger, around: tuple[Sequence[int], Sequence[int]], plan: Plan, source: Source, words: ReadingWords) -> SheetHead:
    """The rows before the first table and after the last one (`around`); `plan` is what holds where they say nothing."""
    above, below = around
    lines = [row for row in above if any(value is not None for value in ledger.sheet.rows[row])][:_MOST_LINES]
    ending = [row for row in below if any(value is not None for value in ledger.sheet.rows[row])][:_MOST_LINES]
    head = SheetHead(plan=plan)
    for row in (*lines, *ending):
        for column, value in enumerate(ledger.sheet.rows[row]):
            if value is None:
                continue
            head.measure = measure_in(shown(value)) or head.measure
            if _MEASURE.match(shown(value)):
                ledger.structure(row, column)
    if lines and _national(ledger, lines):
        paper = Paper(parts=(Part(page=PageSetup(), blocks=(*_blocks(ledger, lines), *_blocks(ledger, ending))),))
        reading = understand(paper, replace(source, format="xlsx"), words)
        if reading.plan is not None:
            places = [(row, column) for row in (*lines, *ending) for column in range(len(ledger.sheet.rows[row])) if not _settled(ledger, row, column)]
            ledger.taken(reading.trace, reading.unread, places)
            return replace(head, plan=replace(reading.plan, id=plan.id), findings=reading.findings, document=True)
    _read_title(ledger, lines, head, words)
    for row in ending:
        _leave_ending(ledger, row)
    return head


def measure_in(text: str) -> str:
    """What a line says of the unit of the figures below it, by itself or in brackets behind a title: "(ĐVT: nghìn đồng)"; "" where nothing."""
    if is_measure(text):
        return text
    found = _IN_BRACKETS.search(text) if ":" in text else None
    return found[0] if found else ""


def is_measure(text: str) -> bool:
    """Whether a line says in what unit the figures of a table are: "Đơn vị tính: triệu đồng"."""
    return bool(_MEASURE.match(text.strip()))


def _settled(ledger: SheetLedger, row: int, column: int) -> bool:
    value = ledger.sheet.rows[row][column]
    return value is None or bool(_MEASURE.match(shown(value)))


def _national(ledger: SheetLedger, lines: Sequence[int]) -> bool:
    return any("CỘNG H" in text or "ĐẢNG CỘNG SẢN" in text for row in lines for value in ledger.sheet.rows[row] if (text := shown(value)))


def _blocks(ledger: SheetLedger, rows: Sequence[int]) -> list[Paragraph | Table]:
    """Rows of two cells as a table without lines, as a letterhead and an ending have it; others as paragraphs."""
    out: list[Paragraph | Table] = []
    left: list[Paragraph] = []
    right: list[Paragraph] = []

    def flush() -> None:
        if right:
            out.append(Table(widths=(_WIDE / 2, _WIDE / 2), rows=((Cell(blocks=tuple(left)), Cell(blocks=tuple(right))),), ruled=False))
        else:
            out.extend(left)
        left.clear()
        right.clear()

    border = 0  # where the right half begins
    for row in rows:
        cells = [column for column, value in enumerate(ledger.sheet.rows[row]) if value is not None and not _settled(ledger, row, column)]
        if len(cells) > 1:
            border = border if right and cells[0] < border <= cells[-1] else cells[-1]
            left += [_paragraph(ledger, row, column) for column in cells if column < border]
            right += [_paragraph(ledger, row, column) for column in cells if column >= border]
        elif cells and right and cells[0] >= border:
            right.append(_paragraph(ledger, row, cells[0]))
        elif cells and right and _of_left(ledger, row, cells[0]):
            left.append(_paragraph(ledger, row, cells[0]))
        elif cells:
            flush()
            out.append(_paragraph(ledger, row, cells[0]))
    flush()
    return out


def _of_left(ledger: SheetLedger, row: int, column: int) -> bool:
    """A recipient below "Nơi nhận" whose row holds no part of the signature."""
    return ledger.text(row, column).lstrip().startswith(("-", "–", "+"))


def _paragraph(ledger: SheetLedger, row: int, column: int) -> Paragraph:
    return Paragraph(runs=(Run(text=ledger.text(row, column)),), where=ledger.where(row, column))


def _read_title(ledger: SheetLedger, lines: Sequence[int], head: SheetHead, words: ReadingWords) -> None:
    """Label, agency, title and reference over a table without a letterhead."""
    title: list[str] = []
    issuer: list[str] = []
    document = head.plan.document
    for row in lines:
        for column, value in enumerate(ledger.sheet.rows[row]):
            text = shown(value)
            bare = " ".join(text.split())
            if not bare or _MEASURE.match(bare):
                continue
            whole = [(0, len(text))]
            if _LABEL.fullmatch(bare) and not head.label:
                head.label = bare
                ledger.claim(row, column, [("/plan/annexes/0/label", *whole[0])])
            elif _REFERENCE.match(bare):
                document = _of_reference(ledger, row, column, document)
            elif is_capitals(bare) and not title and (named := _agencies(text, issuer, words)):
                paths = ("/plan/issuer/name" if not issuer else "/plan/issuer/lines/0", "/plan/issuer/lines/0")
                ledger.claim(row, column, [(path, *place) for path, place in zip(paths, named, strict=False)])
                issuer += [" ".join(text[start:end].split()) for start, end in named]
            elif len(title) < _MOST_TITLE and (not title or is_capitals(bare) or (is_capitals(title[-1]) and _goes_on(bare)) or _is_type(title, words)):
                title.append(bare)
                head.places.append((row, column))
            else:
                ledger.leave(row, column, "above_table")
    head.title = " ".join(title)
    kind, start = _type(title[0], words) if title else (None, 0)
    if kind is not None and start >= len(title[0]):
        title, start = title[1:], 0
    path = "/plan/annexes/0/title" if head.label else "/plan/document/subject"
    for at, (row, column) in enumerate(head.places):
        text = ledger.text(row, column)
        cut = _after_words(text, start) if at == 0 and kind is not None and len(title) == len(head.places) else (len(text) if kind and not at else 0)
        claims = [("/plan/document/type", 0, len(text[:cut].rstrip()))] if cut else []
        ledger.claim(row, column, [*claims, *([(path, cut, len(text))] if cut < len(text) else [])])
    subject = _in_small_letters(" ".join(title)[start:].strip() or head.title, ledger, head, words)
    head.plan = replace(
        head.plan,
        document=replace(document, type=kind or document.type, subject=subject),
        issuer=_issuer(issuer, _prose(ledger), words) if issuer else head.plan.issuer,
    )


def _agencies(text: str, before: Sequence[str], words: ReadingWords) -> list[tuple[int, int]]:
    """The spans of the lines of a cell in capitals that name agencies, two at most with those before it; none where one of them does not."""
    found = [(line.start(), line.end()) for line in re.finditer(r"[^\n]*[^\s]", text)]
    if len(before) + len(found) > 2:
        return []
    lines = [*before, *(text[start:end] for start, end in found)]
    goes_on = len(lines) > 1 and _only_kind(lines[0], words) and folded(lines[1].strip()).startswith(_OF_PLACE)
    return found if all(words.organisation(line) or (goes_on and at == 1) for at, line in enumerate(lines)) else []


def _only_kind(line: str, words: ReadingWords) -> bool:
    """Whether a line names a kind of agency, whose own name stands in the next line: "ỦY BAN NHÂN DÂN"."""
    return words.organisation_length(line) == len(line.split())


def _issuer(lines: Sequence[str], prose: str, words: ReadingWords) -> Issuer:
    """The agency of these lines in capitals: one below the other, or one whose name goes on in the second line, "ỦY BAN NHÂN DÂN" / "XÃ A"."""
    named = [recase(line, prose, words.names) for line in lines]
    if len(lines) > 1 and _only_kind(lines[0], words):
        return Issuer(name=recase(" ".join(lines), prose, words.names), lines=tuple(lines))
    return Issuer(parent=named[0] if len(lines) > 1 else None, name=named[-1], lines=(lines[-1],))


def _prose(ledger: SheetLedger) -> str:
    """Words of the sheet that tell how names are written."""
    return "\n".join(shown(value) for row in ledger.sheet.rows[:_PROSE] for value in row if isinstance(value, str))


def _is_type(title: Sequence[str], words: ReadingWords) -> bool:
    """Whether nothing but the type of a document is there yet: the next line is its subject."""
    kind, start = _type(title[0], words)
    return len(title) == 1 and kind is not None and start >= len(title[0])


def _in_small_letters(subject: str, ledger: SheetLedger, head: SheetHead, words: ReadingWords) -> str:
    """A subject in capitals as the sheet itself, or the known names, write its words; which of them are names is doubtful."""
    if not is_capitals(subject) or not head.places:
        return subject
    cased = recase(subject, _prose(ledger), words.names)
    where = ledger.where(*head.places[0])
    told = Finding(code="subject_capitals", severity=Severity.WARNING, where=where, text=ledger.text(*head.places[0]), params=(("subject", cased),))
    head.findings = (*head.findings, told)
    return cased


def _after_words(text: str, letters: int) -> int:
    """Where the words after so many characters of the text with single blanks begin in the text itself."""
    at = seen = 0
    while at < len(text) and seen < letters:
        seen += not text[at].isspace() or (at > 0 and not text[at - 1].isspace())
        at += 1
    return at


def _goes_on(text: str) -> bool:
    return text[:1].islower() or text.lower().startswith(("năm ", "giai đoạn ", "quý ", "tháng "))


def _type(title: str, words: ReadingWords) -> tuple[str | None, int]:
    """The type of document a title begins with, in capitals, and where the rest begins."""
    name = folded(title)
    for word, code in words.types:
        if (name == word or name.startswith(f"{word} ")) and is_capitals(title[: len(word)]):
            return code, min(len(word) + 1, len(title))
    return None, 0


def _of_reference(ledger: SheetLedger, row: int, column: int, document: DocumentHead) -> DocumentHead:
    """ "(Kèm theo Kế hoạch số 15/KH-UBND ngày … của …)" names the plan whose annex this is."""
    text = ledger.text(row, column)
    cited = next(iter(find_citations(text)), None)
    if cited is None or cited.number is None:
        ledger.structure(row, column)
        return document
    spans = {part: (start, end) for part, start, end in cited.spans}
    number, symbol = cited.number, None
    claims: list[tuple[str, int, int]] = []
    if "number" in spans:
        start, end = spans["number"]
        parts = _NUMBER.split(text[start:end], maxsplit=1)
        if len(parts) == 3:
            number, symbol = parts[0].strip(), parts[2].strip()
            claims += [("/plan/document/number", start, start + len(parts[0])), ("/plan/document/symbol", end - len(parts[2]), end)]
        else:
            claims.append(("/plan/document/number", start, end))
    if "date" in spans:
        claims.append(("/plan/document/date", *spans["date"]))
    ledger.claim_in_structure(row, column, sorted(claims, key=lambda claim: claim[1]))
    return replace(document, number=number, symbol=symbol, date=cited.date or document.date)


def _leave_ending(ledger: SheetLedger, row: int) -> None:
    for column, value in enumerate(ledger.sheet.rows[row]):
        if value is not None:
            ledger.leave(row, column, "below_table")
