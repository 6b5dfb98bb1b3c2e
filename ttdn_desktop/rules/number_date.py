"""Number and symbol, place and date (NĐ 30/2020, PL I, II.3, II.4)."""

import re
from collections.abc import Callable, Iterator

from ttdn_desktop.domain.plan import LOCKED_STAGES
from ttdn_desktop.language.dates import day_text, month_text
from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.model import Align
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.letterhead import heads, lone_annex
from ttdn_desktop.rules.looking import found_at, missing, pushed, retyped, wrong_looks
from ttdn_desktop.rules.model import Found, PaperFix, PlanFix
from ttdn_desktop.rules.pieces import Piece
from ttdn_desktop.rules.registry import check

NUMBER, SYMBOL, DATE = "/document/number", "/document/symbol", "/document/date"

_BLANK = r"(?:[\s.…_]*)"
_NUMBER_LINE = re.compile(
    rf"Số:(?P<number>\s*\d+[a-z]?\s*|{_BLANK})/(?P<year>\d{{4}}/)?(?P<symbol>[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐƯÔƠÂÊ][A-Za-z0-9&ĐđƯÔƠÂÊ.]*)+|[A-ZĐ][A-Za-zĐđ]*-{_BLANK}|{_BLANK})"
)
_SHORT_SYMBOL = re.compile(rf"Số:(?:\s*\d+[a-z]?\s*|{_BLANK})/[A-ZĐ][A-Za-zĐđ]+")
_NUMBER = re.compile(r"\s*Số\s*:?\s*(?P<number>\d+)(?=\s*[a-z]?\s*[/\-])", re.IGNORECASE)
_SYMBOL = re.compile(r"\s*Số\s*:?[\s\d.…_]*[a-z]?\s*[/\-](?:\s*\d{4}\s*/)?\s*(?P<first>[^\s\-/]+)\s*(?:-\s*(?P<rest>.+))?", re.IGNORECASE)
_DATE_LINE = re.compile(
    rf".*\S\s*,\s*ngày(?:\s*(?:\d{{1,2}}|{_BLANK})\s*tháng\s*(?:\d{{1,2}}|{_BLANK})\s*năm\s*\S.*|{_BLANK}tháng{_BLANK}năm{_BLANK})", re.DOTALL
)
"""A day left to the clerk is blank as a whole, its year too where nobody knows yet in which it is issued."""
_DAY = re.compile(r"\bngày\s+(?P<day>\d{1,2})\b", re.IGNORECASE)
_MONTH = re.compile(r"\btháng\s+(?P<month>\d{1,2})\b", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm\s*(?P<year>\S*)", re.IGNORECASE)
_FOUR = re.compile(rf"\d{{4}}\.?|\d{{0,3}}[.…_]+|{_BLANK}")


@check("ND30-SO-01")
def form_of_the_number(case: Case) -> Iterator[Found]:
    """Colon, slash, hyphens without blanks; the number may be blank."""
    main = case.elements.main.head
    if main is None or main.number is None:
        if not lone_annex(case) and case.type_code != "BB":
            yield missing(NUMBER)
        return
    for piece in (head.number for head in heads(case)):
        if piece is None:
            continue
        found = _NUMBER_LINE.fullmatch(piece.text)
        if found is None and case.type_code == "CV" and _SHORT_SYMBOL.fullmatch(piece.text):
            continue  # a body without units of its own names itself alone
        if found is None or found["year"]:
            yield from _number_found(case, piece, _tidied(piece.text))


def _tidied(text: str) -> str:
    """The number line with its marks in order."""
    text = re.sub(r"^\s*Số\s*[:.]?", "Số:", text, flags=re.IGNORECASE)
    text = re.sub(r"\s*[-–—]\s*", "-", text)
    text = re.sub(r"(?<=\d)\s*[/\\]\s*(?=\S)|/\s+(?=\S)", "/", text)
    return re.sub(r"^Số:(?=\d)", "Số: ", text)


def _number_found(case: Case, piece: Piece, wished: str) -> Iterator[Found]:
    """A finding at the number with the line as it should be, where that is a whole one."""
    proposal = wished if wished != piece.text and _NUMBER_LINE.fullmatch(wished) else None
    fixes: tuple[PlanFix | PaperFix, ...] = ()
    if proposal is not None:
        symbol = proposal.rpartition("/")[2]
        record = case.record
        stored = record.document.symbol if record is not None else None
        fixes = (PlanFix(path=case.subject.root + SYMBOL, text=symbol),) if stored and stored != symbol and stored in piece.text else retyped(piece, proposal)
    yield found_at(piece, NUMBER, proposal=proposal, fixes=fixes)


@check("ND30-SO-02")
def numbers_below_ten_have_a_zero(case: Case) -> Iterator[Found]:
    """05, not 5."""
    for piece in (head.number for head in heads(case)):
        found = _NUMBER.match(piece.text) if piece is not None else None
        if piece is not None and found and len(found["number"]) == 1 and found["number"] != "0":
            wished = f"{piece.text[: found.start('number')]}0{piece.text[found.start('number') :]}"
            yield found_at(piece, NUMBER, proposal=wished, fixes=retyped(piece, wished))


@check("ND30-SO-03")
def look_of_the_number(case: Case) -> Iterator[Found]:
    """Size 13."""
    yield from wrong_looks((head.number for head in heads(case) if head.number is not None), case.params, NUMBER)


@check("ND30-SO-04")
def number_stands_level_with_the_date(case: Case) -> Iterator[Found]:
    """Centred, in the row of the date."""
    for head in heads(case):
        if head.number is None or not head.tabled:
            continue
        centred = head.number.measures.align is Align.CENTER or pushed(head.number)
        said = {} if centred else {f"align.{head.number.measures.align}": ""}
        where = head.number.paragraph.where
        fixes = (PaperFix(where=where, target="paragraph", fields=(("align", Align.CENTER),)),) if said and where else ()
        if head.place_date is not None and head.place_date.row != head.number.row:
            said["place"] = ""
            fixes = ()
        if said:
            yield found_at(head.number, NUMBER, said=said, fixes=fixes)


@check("ND30-SO-05")
def symbol_begins_with_the_type(case: Case) -> Iterator[Found]:
    """Its own one, in the letters of Annex III."""
    document = case.elements.main
    number_line = document.head.number if document.head else None
    found = _SYMBOL.fullmatch(number_line.text) if number_line is not None else None
    code = document.type_code
    if number_line is None or found is None or document.title.type is None or code not in case.params["types"] or not found["first"].strip("._…"):
        return
    if found["first"] != code:
        first = found.span("first")
        known = found["first"].upper() in {name.upper() for name in case.params["types"]}
        wished = number_line.text[: first[0]] + code + number_line.text[first[1] :] if known else None
        yield from _number_found(case, number_line, wished) if wished else iter((found_at(number_line, NUMBER, said={"expected": code}),))


@check("ND30-SO-06")
def symbol_of_a_letter_has_no_type(case: Case) -> Iterator[Found]:
    """Body and drafting unit."""
    head = case.elements.main.head
    found = _SYMBOL.fullmatch(head.number.text) if head is not None and head.number is not None else None
    if head is None or head.number is None or found is None or not found["first"].strip("._…"):
        return
    if found["first"] in {*case.subject.types}:
        yield found_at(head.number, NUMBER)


@check("ND30-SO-07")
def numbers_are_given_once(case: Case) -> Iterator[Found]:
    """In one year and series."""
    yield from number_taken(case, lambda year, other: year == other)


def number_taken(case: Case, same_run: Callable[[int, int], bool]) -> Iterator[Found]:
    """Whether another paper of the register bears the number; `same_run` says whether numbers of two years run in one series."""
    record, register = case.record, case.subject.register
    if record is None or register is None:
        return
    head = record.document
    year = head.date.year if head.date else case.plan.year
    if year is None or not head.number or not head.number.isdecimal():
        return
    others = [one for one in register.numbers if one[0] == (head.symbol or "") and one[3] != str(record.id) and one[2].isdecimal() and same_run(year, one[1])]
    if any(int(one[2]) == int(head.number) for one in others):
        highest = max(int(one[2]) for one in others)
        yield Found(node=NUMBER, text=f"{head.number}/{head.symbol or ''}", proposal=f"{highest + 1:02d}")


@check("TTDN-VB-01")
def normative_documents_have_a_form_of_their_own(case: Case) -> Iterator[Found]:
    """Said once, in the place of all rules of form that are not asked of them."""
    if case.sight.is_normative:
        head = case.elements.main.head
        yield found_at(head.number, NUMBER) if head is not None and head.number is not None else Found(node=NUMBER)


@check("ND30-SO-08")
def advisory_bodies_number_by_themselves(case: Case) -> Iterator[Found]:
    """The symbol of a steering board names the board."""
    record = case.record
    if record is None:
        return
    name = fold(record.issuer.name)
    advisory = name.startswith(("ban chi dao", "to ", "hoi dong ", "ban to chuc")) and not name.startswith("hoi dong nhan dan")
    symbol = (record.document.symbol or "").rpartition("-")[2]
    if advisory and symbol in {"UBND", "HĐND", "VP"}:
        yield Found(node=case.subject.root + SYMBOL, text=record.document.symbol or "")


@check("ND30-SO-09")
def a_paper_for_signature_has_no_number_yet(case: Case) -> Iterator[Found]:
    """Number and date come after the signature."""
    record = case.record
    if record is not None and record.stage not in LOCKED_STAGES and (record.document.number or record.document.date):
        text = " ".join(part for part in (record.document.number, str(record.document.date or "")) if part)
        yield Found(node=case.subject.root + (NUMBER if record.document.number else DATE), text=text)


@check("ND30-DD-01")
def form_of_place_and_date(case: Case) -> Iterator[Found]:
    """Place, comma, the words of the date in small letters."""
    main = case.elements.main.head
    if main is None or main.place_date is None:
        if not lone_annex(case) and case.type_code != "BB":
            yield missing(DATE)
        return
    for head in heads(case):
        if head.place_date is not None and not _DATE_LINE.fullmatch(head.place_date.text):
            wished = re.sub(r"(?<=\S)\s*,?\s*\bngày\b", ", ngày", head.place_date.text, count=1, flags=re.IGNORECASE)
            wished = re.sub(r"\b(tháng|năm)\b", lambda word: word[0].lower(), wished, flags=re.IGNORECASE)
            proposal = wished if _DATE_LINE.fullmatch(wished) else None
            yield found_at(head.place_date, DATE, proposal=proposal, fixes=retyped(head.place_date, proposal) if proposal else ())


@check("ND30-DD-02")
def zeros_of_day_and_month(case: Case) -> Iterator[Found]:
    """05, 01 and 02, but 3 to 9."""
    for head in heads(case):
        if head.place_date is not None:
            yield from wrong_zeros(head.place_date)


def wrong_zeros(piece: Piece) -> Iterator[Found]:
    """Leading zeros of day and month that are missing or too many."""
    wished = _DAY.sub(lambda found: _put(found, "day", day_text(int(found["day"]))), piece.text)
    wished = _MONTH.sub(lambda found: _put(found, "month", month_text(int(found["month"]))), wished)
    if wished != piece.text:
        yield found_at(piece, DATE, proposal=wished, fixes=retyped(piece, wished))


def _put(found: re.Match[str], name: str, text: str) -> str:
    start = found.start(name) - found.start()
    return found[0][:start] + text + found[0][start + len(found[name]) :]


@check("ND30-DD-03")
def look_of_place_and_date(case: Case) -> Iterator[Found]:
    """Slanted, centred."""
    yield from wrong_looks((head.place_date for head in heads(case) if head.place_date is not None), case.params, DATE)


@check("ND30-DD-06")
def year_has_four_digits(case: Case) -> Iterator[Found]:
    """A year that is left blank is none."""
    for head in heads(case):
        found = _YEAR.search(head.place_date.text) if head.place_date is not None else None
        if head.place_date is not None and found and not _FOUR.fullmatch(found["year"]):
            digits = re.fullmatch(r"(\d\d)\.?", found["year"])
            wished = _put_year(head.place_date.text, found, f"20{digits[1]}") if digits else None
            yield found_at(head.place_date, DATE, proposal=wished, fixes=retyped(head.place_date, wished) if wished else ())


def _put_year(text: str, found: re.Match[str], year: str) -> str:
    return text[: found.start("year")] + year + text[found.end("year") :]
