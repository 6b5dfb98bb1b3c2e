"""The top of the first page: names of the bodies, national name, number, date, type and subject (NĐ 30/2020, PL I, II.1-5)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.domain.text import rich
from ttdn_desktop.drafting.dress import SLACK, Dress, centred, mark_under, noted, words
from ttdn_desktop.drafting.envelope import Envelope
from ttdn_desktop.drafting.origin import place
from ttdn_desktop.language.dates import official_date, year_in
from ttdn_desktop.paper import origin
from ttdn_desktop.paper.anchors import AnchorKind
from ttdn_desktop.paper.measure import text_width
from ttdn_desktop.paper.model import Block, Cell, Paragraph, Style, Table
from ttdn_desktop.paper.standards import MarkFrame

BLANK = " " * 8

_NARROWEST = 56.0
"""Millimetres that the names of the bodies need."""


def letterhead(envelope: Envelope, dress: Dress, *, draft: bool) -> Table:
    """The frameless table at the top."""
    day = words(Style.PLACE_DATE, place_and_date(envelope, dress, draft=draft))
    left, right = _columns(dress, day)
    return Table(
        widths=(left, right),
        rows=(
            (Cell(blocks=tuple(_bodies(envelope, dress, left))), Cell(blocks=tuple(_nation(dress, right)))),
            (Cell(blocks=tuple(_number(envelope, dress, left, draft=draft))), Cell(blocks=(centred(dress, day, right, right)[0],))),
        ),
        ruled=False,
    )


def _columns(dress: Dress, day: Paragraph) -> tuple[float, float]:
    """The usual widths; a long place name ("Thành phố Hồ Chí Minh, ngày …") gets more, as far as the names of the bodies leave it."""
    left, right = dress.standards.letterhead_widths
    look = dress.standards.looks[day.style]
    wished = round(text_width(dress.standards.metrics, day.text, look.size, italic=look.italic) + SLACK + 0.2, 1)
    if not right < wished <= left + right - _NARROWEST:
        return left, right
    return round(left + right - wished, 1), wished


def title(envelope: Envelope, dress: Dress) -> Iterator[Block]:
    """Type and subject, with the line under them; nothing for a letter, whose subject stands under its number."""
    if envelope.document.type == dress.wording.letter_type:
        return
    yield words(Style.DOCUMENT_TYPE, type_name(envelope, dress).upper())
    if envelope.document.subject:
        column = dress.standards.page.text_width
        text = noted(dress, Style.SUBJECT, "", rich(envelope.document.subject), place(AnchorKind.SUBJECT))
        subject, lines = centred(dress, text, column, dress.standards.subject_width)
        yield subject
        yield mark_under(dress, lines, Style.SUBJECT, dress.standards.subject_line, dress.wording.subject_mark)


def type_name(envelope: Envelope, dress: Dress) -> str:
    """The name of the type in sentence case: "Kế hoạch"."""
    return dress.wording.types.get(envelope.document.type, envelope.document.type)


def number_text(envelope: Envelope, dress: Dress, *, draft: bool) -> tuple[str, str]:
    """Number (a leading 0 below 10, room where it is not given yet) and symbol as they are printed."""
    head = envelope.document
    number = "" if draft else head.number or ""
    printed = f"{int(number):02d}" if number.isascii() and number.isdecimal() and int(number) < 10 else number
    blank = dress.wording.letter_symbol_blank if head.type == dress.wording.letter_type else dress.wording.symbol_blank
    symbol = head.symbol or blank.format(type=head.type, room=BLANK)
    if head.number is not None and printed != head.number:
        dress.ledger.fact(origin.NUMBER, head.number)
    if head.symbol is None:
        dress.ledger.fact(origin.SYMBOL, "")
    return printed or dress.wording.number_blank, symbol


def date_words(envelope: Envelope, dress: Dress, *, draft: bool) -> str:
    """The date as printed: the official words, those read, or room for day and month."""
    head = envelope.document
    if not draft and (head.date or head.date_text):
        text = official_date(head.date) if head.date else head.date_text or ""
        if head.date and head.date_text != text:
            dress.ledger.fact(origin.DATE, _stored_date(head.date, head.date_text))
        return text
    dress.ledger.fact(origin.DATE, _stored_date(head.date, head.date_text))
    return dress.wording.date_blank.format(year=blank_year(envelope))


def blank_year(envelope: Envelope) -> str:
    """The year beside a blank day and month: that of the date known or planned, else the one read; a plan for next year is often issued in this one."""
    day = envelope.validity_date
    if day:
        return str(day.year)
    return year_in(envelope.document.date_text or "") or BLANK


def place_and_date(envelope: Envelope, dress: Dress, *, draft: bool) -> str:
    """Địa danh, ngày tháng năm; room where the place is not known yet."""
    date = date_words(envelope, dress, draft=draft)
    return f"{envelope.document.place}, {date}" if envelope.document.place else f"{BLANK}, {date}"


def _stored_date(date: dt.date | None, text: str | None) -> str:
    return f"{date.isoformat() if date else ''}|{text or ''}"


def _nation(dress: Dress, column: float) -> Iterator[Block]:
    """National name and motto with the line under them; of Party papers their title with its line."""
    lines = [(style, text) for style, text in ((Style.NATIONAL_NAME, dress.wording.national_name), (Style.MOTTO, dress.wording.motto)) if text]
    for style, text in lines[:-1]:
        yield words(style, text)
    style, text = lines[-1]
    last, measured = centred(dress, words(style, text), column, column)
    yield last
    yield mark_under(dress, measured, style, dress.standards.motto_line)


def _bodies(envelope: Envelope, dress: Dress, column: float) -> Iterator[Block]:
    issuer = envelope.issuer
    if issuer.parent:
        dress.ledger.fact(origin.ISSUER_PARENT, issuer.parent)
        yield centred(dress, words(Style.PARENT_BODY, issuer.parent.upper()), column, column)[0]
    printed = tuple(line.upper() for line in issuer.lines) or _name_lines(issuer.name, dress)
    if printed != issuer.lines or " ".join(printed) != issuer.name.upper():
        dress.ledger.fact(origin.ISSUER_LINES, "|".join(issuer.lines))
    if issuer.name:
        dress.ledger.fact(origin.ISSUER_NAME, issuer.name)
    for count, line in enumerate(printed, start=1):
        paragraph, lines = centred(dress, words(Style.ISSUING_BODY, line), column, column)
        yield paragraph
        if count == len(printed):
            yield mark_under(dress, lines, Style.ISSUING_BODY, dress.standards.issuer_line, dress.wording.issuer_mark)
    if not printed:
        yield words(Style.ISSUING_BODY, "")


def _name_lines(name: str, dress: Dress) -> tuple[str, ...]:
    """The name in capitals, a usual beginning ("ỦY BAN NHÂN DÂN") on a line of its own."""
    capitals = name.upper().strip()
    for first in dress.wording.issuer_first_lines:
        if capitals.startswith(f"{first} "):
            return first, capitals.removeprefix(first).strip()
    return (capitals,) if capitals else ()


def _number(envelope: Envelope, dress: Dress, column: float, *, draft: bool) -> Iterator[Block]:
    number, symbol = number_text(envelope, dress, draft=draft)
    yield words(Style.NUMBER, f"{dress.wording.number_label} {number}{dress.wording.number_joint}{symbol}")
    if envelope.document.type == dress.wording.letter_type and envelope.document.subject:
        prefix, _, _ = dress.wording.letter_subject.partition("{subject}")
        subject = noted(dress, Style.LETTER_SUBJECT, prefix, rich(envelope.document.subject), place(AnchorKind.SUBJECT))
        yield centred(dress, subject, column, column)[0]
    if envelope.document.urgency:
        text, frame = dress.wording.urgency[envelope.document.urgency], dress.standards.urgency[envelope.document.urgency]
        yield _mark(dress, text, frame, column)
        dress.ledger.fact(origin.URGENCY, envelope.document.urgency)
    if envelope.document.circulation:
        dress.ledger.fact(origin.CIRCULATION, envelope.document.circulation)
        yield _mark(dress, envelope.document.circulation.upper(), dress.standards.circulation, column)


def _mark(dress: Dress, text: str, frame: MarkFrame, column: float) -> Paragraph:
    """Words in a box of the prescribed width (NĐ 30/2020, PL I, III.2)."""
    look = dress.standards.looks[Style.MARK]
    natural = text_width(dress.standards.metrics, text, look.size, bold=look.bold) + 4
    width = min(max(frame.width or 0, natural), column)
    side = round((column - width) / 2, 1)
    plain = words(Style.MARK, text)
    runs = tuple(replace(run, color=frame.color) for run in plain.runs) if frame.color != "000000" else plain.runs
    return replace(plain, runs=runs, indent_left=side, indent_right=side, frame=dress.standards.line_weight)
