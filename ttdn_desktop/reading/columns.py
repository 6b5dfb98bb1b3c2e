"""Two columns that plain text sets side by side with blanks: the letterhead, and recipients beside the signature."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ttdn_desktop.language.casing import CAPITALS, is_capitals
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.paras import Para, part_of, physical

_MOTTO = r"Độc\s+[Ll]ập\s*[-–]\s*Tự\s+[Dd]o\s*[-–]\s*Hạnh\s+[Pp]húc"
_NATION = r"CỘNG\s+H[ÒO][ÀA]\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM"
_PARTY = r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
_PLACE_AND_DAY = r"[^\W\d_](?:[^\d|,\t]|(?<=\s)\d{1,2}(?=\s?,)){1,40}?,\s{0,3}ngày\s"
_RIGHT_OF_HEAD = re.compile(rf"(?<=\S)(?:\s{{2,}}|\t)(?=CỘNG\s+H|Độc\s+[Ll]ập\s*[-–]|ĐẢNG\s+CỘNG\s+SẢN|(?:{marks.UNION})[\s|]*$|{_PLACE_AND_DAY})")
_BESIDE = re.compile(rf"(?<=[^\s|])\s?(?=(?:{_NATION}|{_MOTTO}|{_PARTY})[\s|]*$)")
_LAST_BESIDE = ("NAM", "húc")
_AFTER_NATION = re.compile(rf"\s*(?:{_NATION}|{_PARTY})\s+(?={_PLACE_AND_DAY})")
_DRAWN = r"[\s|\-–—_=*]+"  # blanks and rules drawn with keys
_OWN = rf"\s+[{CAPITALS}][{CAPITALS}\d,&.\s-]{{2,80}}?\s+"
"""The agency itself between the national name, beside which its parent stands, and the motto."""
_IN_ONE = re.compile(rf"(?:{_NATION}|{_PARTY})(?:{_DRAWN}|{_OWN}){_MOTTO}")
_SEAMS = re.compile(
    rf"(?<=\S)[\s|]+(?={_NATION}|{_MOTTO})|(?<=NAM)(?=(?:{_DRAWN}|{_OWN}){_MOTTO})|(?<=[Pp]húc){_DRAWN}(?=\S)|(?<=[^\W\d_])\s*[-–—_=*]{{3,}}\s*"
)
"""Where a letterhead that a page set in one line is cut."""
_BLANK = re.compile(r"(?<=\S)\s+(?=[^\W\d_])")
_BEHIND_NAME = re.compile(r"(?<=[^\W\d_])\s+(?=Số\s{0,3}:?\s{0,3}\d)")
_GAP = re.compile(r"(?<=\S)(?:\s{4,}|\t+\s*)(?=\S)")
_FAR_RIGHT = 16
_MOST_LINES = 40
_MOST_COLUMNS = 3
_SHORT = 300


def _number_beside_date(text: str) -> re.Match[str] | None:
    """The gap of "Số: 12/KH-UBND Suối Lành, ngày 05 tháng 01 năm 2026", which one blank is left of."""
    if "ngày" not in text or not text.lstrip(" |").startswith(("Số", "SỐ")):
        return None
    return next((gap for gap in _BLANK.finditer(text) if marks.number_line(text[: gap.start()]) and marks.date_line(text[gap.end() :])), None)


def _number_behind_name(text: str) -> re.Match[str] | None:
    """The gap of "UBND TỈNH VÍ DỤ Số: 12/KH-UBND", two lines that a page put in one."""
    gap = _BEHIND_NAME.search(text) if " Số" in text else None
    return gap if gap and is_capitals(text[: gap.start()]) and marks.number_line(text[gap.end() :]) else None


def head_columns(para: Para) -> tuple[Para, ...]:
    """The halves of a line of a letterhead; the line itself where it has one column."""
    if len(para.text) > marks.LONGEST_LINE:
        return (para,)
    if _IN_ONE.search(para.text):
        return _seamed(para)
    found = (
        _RIGHT_OF_HEAD.search(para.text)
        or _AFTER_NATION.match(para.text)
        or (_BESIDE.search(para.text) if para.text.rstrip(" |\t\n").endswith(_LAST_BESIDE) else None)
        or _number_beside_date(para.text)
        or _number_behind_name(para.text)
    )
    return (part_of(para, 0, found.end()), part_of(para, found.end(), len(para.text))) if found else (para,)


def _seamed(para: Para) -> tuple[Para, ...]:
    """The parts of a letterhead in one line: agency, national name, motto, number, place and date."""
    cuts = sorted({0, *(seam.end() for seam in _SEAMS.finditer(para.text)), len(para.text)})
    parts = [part_of(para, begin, end) for begin, end in pairwise(cuts)]
    last = _number_beside_date(parts[-1].text)
    return (*parts[:-1], part_of(parts[-1], 0, last.end()), part_of(parts[-1], last.end(), len(parts[-1].text))) if last else tuple(parts)


def ending_lines(paras: Sequence[Para]) -> list[Para]:
    """The paragraphs from an ending on; those of its own table, or the short ones near it, cut where soft breaks cut them."""
    columns = ending_columns(_cells_by_column(paras))
    cell = next((para.cell for para in columns[:1]), None)
    out: list[Para] = []
    for at, para in enumerate(columns):
        own = para.cell is not None and cell is not None and para.cell[0] == cell[0]
        near = cell is None and para.cell is None and at < _MOST_LINES and len(para.text) < _SHORT
        out += physical(para) if own or near else (para,)
    return out


def _cells_by_column(paras: Sequence[Para]) -> Sequence[Para]:
    """The paragraphs with those of the ending's own table column after column: "Nơi nhận:" may stand a row above those who receive.

    Of two who sign side by side the right one, who answers for the document, comes first.
    """
    first = next(iter(paras), None)
    if first is None or first.cell is None or first.table is None:
        return paras
    if len({len(row) for row in first.table.rows}) != 1 or len(first.table.rows[0]) > _MOST_COLUMNS:
        return paras
    number = first.cell[0]
    end = next((at for at, para in enumerate(paras) if para.cell is None or para.cell[0] != number), len(paras))
    own = paras[:end]
    tops = {_column(para): para for para in reversed(own) if not para.blank}
    if len(tops) > 1 and all(para.capitals for para in tops.values()) and not any(marks.RECIPIENTS.match(para.text) for para in own):
        return [*sorted(own, key=lambda para: -_column(para)), *paras[end:]]
    return [*sorted(own, key=_column), *paras[end:]]


def _column(para: Para) -> int:
    return para.cell[2] if para.cell is not None else 0


def ending_columns(paras: Sequence[Para]) -> list[Para]:
    """The paragraphs of an ending with its left column before its right one; as they are where "Nơi nhận:" stands alone in its line.

    Of two who sign side by side the right one, who answers for the document, comes first.
    """
    label = next((para for para in paras[:3] if marks.RECIPIENTS.match(para.text)), None)
    if label is not None and not halves(label)[1:] and (at := _two_sign(paras)):
        return [*paras[:at], *ending_columns(paras[at:])]
    first = label or next(iter(paras), None)
    if first is None or first.cell is not None or (label is None and not first.capitals) or not halves(first)[1:]:
        return list(paras)
    if (joined := _above_table(first, paras)) is not None:
        return joined
    tabbed = halves(first)[0].text.endswith("\t")
    left: list[Para] = []
    right: list[Para] = []
    end = next((at for at, para in enumerate(paras[:_MOST_LINES]) if para.part != first.part or marks.ANNEX.match(para.text)), _MOST_LINES)
    for para in paras[:end]:
        sides = halves(para)
        text = para.text.expandtabs()
        indent = len(text) - len(text.lstrip())
        if len(sides) == 2:
            left.append(sides[0])
            right.append(sides[1])
        elif indent >= _FAR_RIGHT or (tabbed and para.text.startswith("\t")):
            right.append(para)
        else:
            left.append(para)
    columns = (left, right) if label is not None else (right, left)
    return [*columns[0], *columns[1], *paras[end:]]


def _above_table(first: Para, paras: Sequence[Para]) -> list[Para] | None:
    """The ending whose first line stands right above the table of the rest: its halves are the first lines of the table's columns."""
    at = paras.index(first) + 1
    place = paras[at].cell if at < len(paras) else None
    if place is None or place[1:] != (0, 0):
        return None
    columns: tuple[list[Para], list[Para]] = ([], [])
    for column, half in enumerate(halves(first)):
        columns[column].append(replace(half, cell=(place[0], 0, column)))
    while at < len(paras) and (cell := paras[at].cell) is not None and cell[0] == place[0]:
        columns[min(cell[2], 1)].append(paras[at])
        at += 1
    return [*columns[0], *columns[1], *paras[at:]] if len(columns[1]) > 1 else None


def _two_sign(paras: Sequence[Para]) -> int:
    """Where two begin to sign side by side below the recipients; 0 where nobody does."""
    for at, para in enumerate(paras[:_MOST_LINES]):
        sides = halves(para) if para.cell is None and para.capitals else ()
        if len(sides) == 2 and all(side.capitals for side in sides) and any(marks.CAPACITY.match(side.text) for side in sides):
            return at
    return 0


def halves(para: Para) -> tuple[Para, ...]:
    """The two parts of a line that a wide gap parts; the line itself where it has none."""
    found = _GAP.search(para.text[: marks.LONGEST_LINE])
    return (part_of(para, 0, found.end()), part_of(para, found.end(), len(para.text))) if found else (para,)
