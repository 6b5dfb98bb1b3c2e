"""Numbers and marks at the beginning of a paragraph, and the level they stand for."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from ttdn_desktop.language.numerals import LETTERS, parse_roman
from ttdn_desktop.paper.values import made_fast


class Rank(IntEnum):
    """Levels of an outline, the highest first; ITEM marks and PROSE have none."""

    PART = 0  # Phần thứ nhất
    CHAPTER = 1  # Chương I
    SECTION = 2  # Mục 1
    ARTICLE = 3  # Điều 1
    CAPITAL = 4  # A.
    ROMAN = 5  # I.
    ARABIC = 6  # 1.
    DECIMAL = 7  # 1.1
    DEEPER = 8  # 1.1.1
    LETTER = 9  # a)
    BRACKET = 10  # (1)
    ITEM = 20  # -, +
    PROSE = 30


@made_fast
@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as printed; `text` begins after it. `value` counts within its level, where it can be told."""

    rank: Rank
    number: str  # "II", "1.1", "a"
    mark: str  # "II.", "1.1.", "a)"
    start: int
    text: int
    value: int | None = None


_NUMBERS: tuple[tuple[Rank, re.Pattern[str]], ...] = (
    (
        Rank.PART,
        re.compile(r"\s*(?P<mark>(?P<number>P(?:hần|HẦN)\s+(?:thứ\s+\w+|THỨ\s+\w+|[IVXLC]+|\d+|[Mm]ột|MỘT|[Hh]ai|HAI|[Bb]a|BA)(?!\w)))\s*[.:\-–—]?\s*"),
    ),
    (Rank.CHAPTER, re.compile(r"\s*(?P<mark>(?P<number>(?:Chương|CHƯƠNG)\s+(?:[IVXLC]+|\d+)))(?![\w,])\s*[.:\-–—]?\s*")),
    (Rank.SECTION, re.compile(r"\s*(?P<mark>(?P<number>(?:Mục|MỤC)\s+(?:[IVXLC]+|\d+)))(?![\w,])(?:\s*[.:\-–]\s*|\s*$|\s+(?=[^\W\d_]))")),
    (Rank.ARTICLE, re.compile(r"\s*(?P<mark>(?P<number>Điều\s+\d+[a-z]?))\s*[.:]\s*")),
    (Rank.DEEPER, re.compile(r"\s*(?P<mark>(?P<number>\d{1,2}\.\d{1,2}(?:\.\d{1,2})+)(?:\s*[.):]|-|/(?=\s+[^\W\d_]))?)\s+(?=\S)")),
    (Rank.DECIMAL, re.compile(r"\s*(?P<mark>(?P<number>\d{1,2}\.\d{1,2})(?:/(?=\s+[^\W\d_])|(?![/\d])(?:\s*[.):]|-)?))\s+(?=[^\W\d_\"“(])")),
    (Rank.ROMAN, re.compile(r"\s*(?P<mark>(?P<number>[IVX]{1,6})\s?(?:[.)]|/(?![vV]\b|\d))|(?P<dash>[IVX]{1,6})\s?[-–](?=\s))\s*(?=\S)")),
    (Rank.ARABIC, re.compile(r"\s*(?P<mark>(?P<number>\d{1,2})(?:\s?[.)](?![\d/])|\s?/(?![\d/]|[A-ZĐ]\w*-[A-ZĐ])|-(?=\s+[^\W\d_])))\s*(?=\S)")),
    (Rank.LETTER, re.compile(rf"\s*(?P<mark>(?P<number>[{LETTERS}])[.)/])\s*(?=\S)")),
    (Rank.CAPITAL, re.compile(r"\s*(?P<mark>(?P<number>[A-HK-UĐ])(?:[.)/]|\s?[-–](?=\s+[^\W\d_]{2})))\s+(?=\S)")),
    (Rank.BRACKET, re.compile(r"\s*(?P<mark>\((?P<number>\d{1,2}|[ivx]{1,5}|[a-zđ])\))\s*(?=\S)")),
)
_MAYBE = re.compile(r"\s*(?:[\dPCMĐ(]|[IVXLC]{2,6}[\s.)/–-]|\w[\s.)/–-])")
"""What every number begins like; most lines of prose do not."""
_MARK_ONLY = re.compile(r"\s*(?P<mark>[-–—+•*▪●○◦·→])\s*(?=[^\s\-–—_*])")


@lru_cache(maxsize=4096)  # every stage asks for the same lines
def numbered(text: str) -> Number | None:
    """The number a paragraph begins with; None where it begins otherwise."""
    if not _MAYBE.match(text):
        return None
    for rank, pattern in _NUMBERS:
        found = pattern.match(text)
        if not found:
            continue
        number = found["number"] or (found["dash"] if rank is Rank.ROMAN else "")
        if rank is Rank.ROMAN and parse_roman(number) is None:
            continue
        return Number(
            rank=rank, number=" ".join(number.split()), mark=found["mark"].strip(), start=found.start("mark"), text=found.end(), value=_value(rank, number)
        )
    return None


@lru_cache(maxsize=4096)
def item_mark(text: str) -> Number | None:
    """The dash, plus or bullet a paragraph begins with."""
    found = _MARK_ONLY.match(text)
    if not found:
        return None
    return Number(rank=Rank.ITEM, number=found["mark"], mark=found["mark"], start=found.start("mark"), text=found.end())


def forget_numbers() -> None:
    """What was read stays in no memory."""
    numbered.cache_clear()
    item_mark.cache_clear()


def _value(rank: Rank, number: str) -> int | None:
    match rank:
        case Rank.ROMAN:
            return parse_roman(number)
        case Rank.LETTER:
            return LETTERS.index(number) + 1
        case Rank.CAPITAL:
            return ord(number) - ord("A") + 1
        case _:
            digits = re.search(r"(\d+)\D*$", number)
            return int(digits[1]) if digits else None
