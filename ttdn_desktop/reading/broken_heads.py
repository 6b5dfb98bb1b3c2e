"""Lines of a letterhead that a page broke: which of them belong together."""

from collections.abc import Sequence

from ttdn_desktop.reading import marks
from ttdn_desktop.reading.paras import Para, merged

LONGEST = 45
"""Characters of a line of a name or place."""


def spread_date(lines: Sequence[Para]) -> int:
    """How many of these lines are place and date whose blanks for day and month made lines and gaps of their own; 0 where they are not."""
    if not date_begun(lines[0]):
        return 0
    for count in range(3, len(lines) + 1):
        if lines[count - 1].cell != lines[0].cell or len(lines[count - 1].text) > LONGEST:
            return 0
        if not lines[count - 1].blank and marks.date_line(merged(lines[:count]).text):
            return count
    return 0


def next_in_cell(before: Para, para: Para) -> bool:
    """Whether a line stands at once below another in its cell."""
    return para.cell == before.cell and para.line - before.line in {0, 1}


def next_row(before: Para, para: Para) -> bool:
    """Whether a line stands in the first column of the row below, where each line of the head is a row."""
    if before.cell is None or para.cell is None or marks.ends(before.text):
        return False
    return para.cell[0] == before.cell[0] and para.cell[2] == before.cell[2] == 0 and para.cell[1] == before.cell[1] + 1


def date_begun(para: Para) -> bool:
    """Whether a line is place and date whose year is missing yet."""
    return len(para.text) < 200 and bool(marks.DATE_BEGUN.fullmatch(para.text.strip()))


def broken_national(lines: Sequence[Para]) -> int:
    """How many of these lines are the national name or the motto, cut where no rule says; 0 where they are not."""
    for count in range(2, len(lines) + 1):
        text = " ".join(line.text.strip(" |\t") for line in lines[:count])
        if any(line.blank for line in lines[:count]) or len(text) > 60:
            return 0
        if marks.is_motto(text) or (marks.is_national(text) and all(line.capitals for line in lines[:count])):
            return count
    return 0
