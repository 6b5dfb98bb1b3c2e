"""Numbers of headings: Roman numerals and the letters of the Vietnamese alphabet."""

import re

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters of points (điểm), NĐ 30/2020: no f, j, w, z and no letters with marks but đ."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
DOTTED = r"\d{1,3}(?:\.\d{1,3}){0,3}"
"""The pattern of a row's number in figures: "7", "2.1"."""

ROW_NUMBER = rf"(?:{DOTTED}|[IVXLC]{{1,6}}|[A-Za-zđĐ])"
"""The pattern of what numbers a row of a table, without the mark behind it: "7", "2.1", "IV", "A", "b"."""

_ROMAN_FORM = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", re.IGNORECASE)


def roman(number: int) -> str:
    """1 -> 'I'; numbers from 1 to 3999."""
    if not 1 <= number < 4000:
        raise ValueError(f"no Roman numeral for {number}")
    out = []
    for value, sign in _ROMAN:
        out.append(sign * (number // value))
        number %= value
    return "".join(out)


def parse_roman(text: str) -> int | None:
    """'IV' -> 4; None for anything that is not a well-formed numeral."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    values = [next(value for value, sign in _ROMAN if sign == char) for char in text.upper()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def letter(number: int) -> str:
    """1 -> 'a', 5 -> 'đ'; after the last letter it goes on with 'aa', 'ab'."""
    if number < 1:
        raise ValueError(f"no letter for {number}")
    out = ""
    while number:
        number, place = divmod(number - 1, len(LETTERS))
        out = LETTERS[place] + out
    return out
