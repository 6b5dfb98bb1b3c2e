"""The numbers of documents (số, ký hiệu): the one grammar of "72/2015/NĐ-CP", "57-NQ/TW", "3762 /KH - UBND" and of blank ones."""

import re
from dataclasses import dataclass

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("ÐƉ", "Đ") | {"\u00a0": " ", "\u202f": " ", "\t": " ", "∕": "/", "⁄": "/"})
_LETTER = "0-9A-Za-zĐƯÂÔÊĂƠđƒ&_"
SIGN = rf"[{_LETTER}.]"
"""A character of the symbol after the number."""

_PART = rf"[{_LETTER}.]*[{_LETTER}]"
_CAPITALS = r"(?:[A-ZĐƯÂÔÊĂƠ]{2,}[a-z]{0,2}|TTg|TTr|CTr|HĐND|L|Ttr)[0-9A-ZĐƯÂÔÊĂƠ&.]*(?![^\W\d_])"
_JOINT = rf"(?:[/\-]\s{{0,2}}(?!\d{{1,2}}/\d{{4}}){_PART}|\s{{1,3}}[/\-]\s{{0,3}}(?:{_CAPITALS}|\d{{4}}(?=\s{{0,3}}[/\-])))"
_GLUED = r"[A-ZĐ]{2,4}(?=[/\-])"  # "1368CV/TCTW"
_APART = r"\s{1,2}(?:(?:NQ|CT|KL|QĐ|QC|HD|TB|KH|CV|BC|QyĐ|CTr|TTr)(?=\s{0,2}[/\-])|[A-ZĐ]{2,5}(?=/[A-ZĐ]{2}))"  # "12 QĐ/TU", "7902 BKH/KCN"
_NUMBER = re.compile(rf"\d[\d.]{{0,12}}(?:[A-Za-z]\d?(?![^\W\d_])|{_GLUED}|{_APART})?(?:{_JOINT}){{1,8}}(?:\s[A-ZĐ]{{2,6}}(?=\s{{1,3}}ngày\s))?")
_PLAIN = re.compile(r"\d{1,6}(?:/(?:19|20)\d\d)?(?![\d/.\-])(?=\s*,?\s*(?:ngày|của|\())")
_BLANK = re.compile(rf"(?:[xX]{{2,}}|[.…_]{{2,}}|…|\s{{2,}}(?=[/\-]))[.…_\s]{{0,60}}(?:/\s?\d{{4}}(?=\s?/))?(?:\s?[/\-]\s?{_PART}){{0,4}}")
_WORD = re.compile(r"\s{0,9}(?:(?:số(?!\s+lượng)|sô|Số|SỐ|s(?=\s\d{1,4}/))\s{0,3}[:.]?\s{0,9})?", re.IGNORECASE)
_BLANKS = re.compile(r"\s*([/\-])\s*")
_LOST_STROKE = re.compile(r"(?<![A-Za-z])(ND(?=-CP)|QD(?=-)|HDND|HDTV|BCD|LDTBXH|BLDTBXH|BKHDT|BGDDT)(?![A-Za-z])")
_STROKES = {"ND": "NĐ", "QD": "QĐ", "HDND": "HĐND", "HDTV": "HĐTV", "BCD": "BCĐ", "LDTBXH": "LĐTBXH", "BLDTBXH": "BLĐTBXH", "BKHDT": "BKHĐT", "BGDDT": "BGDĐT"}
_GLUED_WORDS = {"gày": 2, "của": 1}
"""How many letters of "ngày" or "của" a number seems to end with where the blank between them was lost, by the last of them and what follows."""
_LETTERS = re.compile(r"[^\W\d_]")

LINE = (
    rf"\s*(?:(?:Luật|Nghị quyết|Pháp lệnh|Lệnh)\s+(?=số\s*:))?"  # of the National Assembly
    rf"[Ss](?:ố|[ôo]?(?=\s?:))\s*:?\s*(?P<number>\d[\d./]*\d|\d+[a-z]?)?(?P<blank>[\s._…]*)(?:/\s?\d{{4}}(?=\s?/))?(?P<sep>[/\-–])?"
    rf"\s*(?P<symbol>[A-ZĐ]{SIGN}*(?:(?:\s?[-–/&]\s?|\s(?=\.)){SIGN}+)*)?\s*[-/]?\s*\|?\s*"
)
"""The number line of a letterhead, its number and its symbol apart, both of which may be left blank."""
CODE = rf"\s*(?P<number>\d[\d./]*\d|\d+[a-z]?)?\s*[/\-–]\s*(?P<symbol>[A-ZĐ]{SIGN}*(?:\s?[-–/&]\s?{SIGN}+)+)\s*\|?\s*"
"""The rest of a number line that stands on a line of its own, "/KH-UBND"."""

SYMBOL = rf"\s*(?P<symbol>[A-ZĐ]{SIGN}*(?:\s?[-–/&]\s?{SIGN}+)+)\s*\|?\s*"
"""The symbol alone, below a number whose line ended with its dash, "HD/BTCTW"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber:
    """A number with its place; `value` is None where it was left blank."""

    value: str | None
    start: int
    end: int


def plain_marks(text: str) -> str:
    """The text with every dash a hyphen, every blank a space and the look-alikes of Đ as Đ; no character more or less."""
    return text.translate(_DASHES)


def tidy(number: str) -> str:
    """The number as printed, without stray blanks and with plain hyphens."""
    return " ".join(_BLANKS.sub(r"\1", plain_marks(number)).split())


def canonical(number: str) -> str:
    """The number as the office wrote it: tidy, and with the stroke of Đ where it was lost in a known symbol."""
    return _LOST_STROKE.sub(lambda found: _STROKES[found[1]], tidy(number))


def number_at(text: str, at: int, *, word: bool = False) -> DocumentNumber | None:
    """The number that stands at this place of a text of plain marks, after "số" or nothing; with `word` only after "số"."""
    said = _WORD.match(text, at)
    begin = said.end() if said else at
    named = said is not None and bool(said[0].strip())
    if word and not named:
        return None
    if (found := _NUMBER.match(text, begin)) and _LETTERS.search(found[0]):
        end = found.end() - _GLUED_WORDS.get(text[found.end() - 1 : found.end() + 2], 0)
        return DocumentNumber(value=tidy(text[begin:end]), start=begin, end=end)
    if not named:
        return None
    if found := _PLAIN.match(text, begin):
        return DocumentNumber(value=found[0], start=begin, end=found.end())
    if said and said[0] != said[0].rstrip() and text[begin : begin + 1] in "/-":
        begin = at + len(said[0].rstrip())
    found = _BLANK.match(text, begin)
    return DocumentNumber(value=None, start=begin, end=begin + len(found[0].rstrip())) if found and found[0].strip() else None


def find_number(text: str, start: int, end: int) -> DocumentNumber | None:
    """The first number after the word "số" in this stretch of a text."""
    plain = plain_marks(text[:end])
    for said in re.finditer(r"\bsố", plain[start:], re.IGNORECASE):
        found = number_at(plain, start + said.start(), word=True)
        if found and found.value:
            return found
    return None
