"""Hard-wrapped text: lines that a web page or an e-mail broke are put together to paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ttdn_desktop.language.casing import CAPITALS
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.outline import Rank, item_mark, numbered
from ttdn_desktop.reading.paras import Para, merged
from ttdn_desktop.reading.tasks import begins_label
from ttdn_desktop.reading.title import title_type
from ttdn_desktop.reading.words import ReadingWords

_WIDEST = 130
_SHORT_TITLE = 45
_LEAST = 2
_CUT_OFF = re.compile(r"(?<!\w)(?:ngày|tháng|năm|số|thứ|khoản|điều|giai\s+đoạn|nhiệm\s+kỳ|năm\s+học)$", re.IGNORECASE)
"""A word that a number follows."""
_TERM_CUT = re.compile(r"(?<!\w)kh(?:óa|oá)$", re.IGNORECASE)
_TERM = re.compile(r"[IVXLC]{1,6}(?:[\s),;]|$)")
"""The number of a term of the Party, cut off from its word: "(khóa" / "XIII)"."""
_NAME_ENDS = re.compile(
    rf"(?!(?:UBND|HĐND|Sở|Ban|Phòng|Bộ|Hội|Đoàn|Trường)\s)[{CAPITALS}][^\W\d_]{{0,6}}(?:\s[{CAPITALS}][^\W\d_]{{0,6}})?(?:\s(?:về|v/v|năm|ngày|khóa)\s|[;,])"
)
_BASIS_BEGINS = re.compile(r"\s*(?:Quán\s+triệt|Thực\s+hiện|Triển\s+khai\s+thực\s+hiện)\s+(?:các\s+)?[A-ZĐ]\S*\s\S+(?:\s+\S+){0,2}?\s+số\s")
"""A line of bases that begins otherwise than with "Căn cứ"."""
_ANSWERS = re.compile(r"(?:Trả\s+lời|Phúc\s+đáp|Ngày\s+\d|Vừa\s+qua|Qua\s|Nhằm\s|Trong\s+thời\s+gian|Thời\s+gian\s+qua|Hiện\s+nay|Tại\s)")
"""How a letter begins below those it is addressed to."""
_BEGINNINGS = ("Căn cứ ", "Xét đề nghị", "Theo đề nghị", "(kèm theo", "(Kèm theo", "(Ban hành")
"""How paragraphs of a letterhead or preamble begin that no line before goes on with."""
_LEAST_PAGE = 12
_PAGE = re.compile(r"\s*(?:Trang\s+)?[-–]?\s*(\d{1,3})\s*[-–]?(?:\s*/\s*\d{1,3})?\s*", re.IGNORECASE)


def unwrapped(lines: Sequence[Para], words: ReadingWords, *, wrapped: bool) -> list[Para]:
    """The lines as logical paragraphs; those of a file that is not hard-wrapped join only where a small letter goes on."""
    if all(line.looks for line in lines):  # such lines never go on
        return list(lines)
    out: list[Para] = []
    group: list[Para] = []
    for line in lines:
        if group and _goes_on(group, line, words, wrapped=wrapped):
            group.append(line)
            continue
        if group:
            out.append(merged(group))
        group = [line]
    return [*out, merged(group)] if group else out


def page_numbers(lines: Sequence[Para]) -> frozenset[int]:
    """The lines (by their place in the reading order) that hold nothing but the number of a page: 2, 3, 4 … down the text."""
    found: list[int] = []
    wanted = None
    for line in lines:
        match = _PAGE.fullmatch(line.text[:20]) if line.cell is None and len(line.text) < 20 else None
        if match is None:
            continue
        number = int(match[1])
        if number == wanted or (wanted is None and number in {1, 2}):
            found.append(line.line)
            wanted = number + 1
    far = all(after - before >= _LEAST_PAGE for before, after in pairwise(found))  # numbers of rows stand nearer
    return frozenset(found) if len(found) > 1 and far else frozenset()


def is_wrapped(lines: Sequence[Para]) -> bool:
    """Whether lines were broken at a width: several begin with a small letter after a line without an end, and none is long."""
    texts = [line for line in lines if not line.blank]
    if any(line.looks for line in texts[:1]) or not texts:
        return False
    wide = sum(len(line.text) > _WIDEST for line in texts)
    breaks = sum(
        1 for before, after in pairwise(lines) if not before.blank and not marks.ends(before.text) and after.text[:1].islower() and not numbered(after.text)
    )
    return breaks >= _LEAST and (wide * 50 <= len(texts) or (wide * 4 <= breaks and wide * 8 <= len(texts)))  # a few lines may have kept their length


def _goes_on(group: Sequence[Para], line: Para, words: ReadingWords, *, wrapped: bool) -> bool:
    """Whether a line carries the paragraph on."""
    before = group[-1]
    if line.looks or line.line != before.line + 1:
        return False
    if line.capitals and marks.BARE_CAPACITY.fullmatch(before.text):
        return True
    if line.cell != before.cell or line.blank or before.blank or line.text.strip(" |") == "" or before.text.rstrip().endswith("|"):
        return False
    if marks.is_rule(line.text) or marks.is_rule(before.text):
        return False
    text = line.text.lstrip()
    if marks.ADDRESSED.match(group[0].text) and (marks.PREAMBLE.match(text) or _ANSWERS.match(text)):
        return False
    if wrapped and _heading_goes_on(group, line, words):
        return True
    if text[0].isdigit() and _CUT_OFF.search(before.text.rstrip()[-12:]) and numbered(text) is None:
        return True
    if text[0].isupper() and before.text[-6:].rstrip().endswith(" của") and numbered(text) is None:
        return True  # a page or a width cut off whose it is
    if text[0] in "IVXLC" and _TERM_CUT.search(before.text.rstrip()[-9:]) and _TERM.match(text):
        return True
    if marks.ends(before.text) or (begins_unit(line, words) and not (wrapped and _dash_goes_on(group, text))):
        return False
    if item_mark(text):
        return True
    if text[0].islower():
        return True
    return (wrapped and _wrapped_on(group, line, words)) or _name_goes_on(group, text)


def _name_goes_on(group: Sequence[Para], text: str) -> bool:
    """Whether a name that a break cut goes on: "… của UBND huyện Tân" / "Hà về tuyên truyền", in a base that has no end yet."""
    return bool(marks.PREAMBLE.match(group[0].text)) and len(group[-1].text) > _SHORT_TITLE and bool(_NAME_ENDS.match(text))


def _heading_goes_on(group: Sequence[Para], line: Para, words: ReadingWords) -> bool:
    """Whether capitals carry on a numbered heading in capitals: "I. CĂN CỨ XÂY DỰNG" / "KẾ HOẠCH"."""
    first = group[0]
    if not (first.capitals and line.capitals and numbered(first.text)) or numbered(line.text) or marks.ends(group[-1].text):
        return False
    return not marks.CAPACITY.match(line.text) and words.post(line.text) is None and not marks.is_national(line.text)


def _dash_goes_on(group: Sequence[Para], text: str) -> bool:
    """Whether a dash at the beginning of a line stands within words that the break cut: "Lao động" / "- Thương binh và Xã hội"."""
    found = re.match(r"[-–]\s+(\S+)", text)
    if not found:
        return False
    before, first = group[-1].text.rstrip(), group[0].text
    mark = item_mark(first)
    small_items = mark is not None and first[mark.text].islower()
    return (found[1][0].islower() and len(before) >= _SHORT_TITLE and not small_items) or (found[1] == "Thương" and before.endswith("Lao động"))


def _wrapped_on(group: Sequence[Para], line: Para, words: ReadingWords) -> bool:
    """In a hard-wrapped text: a line that begins with a capital or a digit carries on what has no end yet."""
    before = group[-1]
    first = group[0].text
    if before.capitals or (not any(char.isalpha() for char in before.text) and group[0].capitals):
        return line.capitals or not any(char.islower() for char in line.text)
    if line.capitals and len(line.text.strip()) > 12:
        return False
    number = numbered(first) if not begins_label(first, words) else None  # the value of a label is no heading
    if len(group) > 1 and number and sum(len(para.text) for para in group) < _SHORT_TITLE and not before.text.rstrip().endswith(","):
        return line.text.lstrip()[0].isdigit()  # a short heading that a break cut once is not cut again
    if len(group) == 1 and number and number.rank <= Rank.LETTER and len(first) < _SHORT_TITLE and not before.text.rstrip().endswith(","):
        return line.text.lstrip()[0].isdigit() or first.rstrip().lower().endswith((" của", " và", " về", " tại", " cho", " tỉnh", " xã", " huyện"))
    return True


def begins_unit(line: Para, words: ReadingWords) -> bool:
    """Whether a line looks like the beginning of a paragraph of its own."""
    text = line.text
    if numbered(text) or item_mark(text) or marks.RECIPIENTS.match(text) or marks.TRUNCATED.fullmatch(text):
        return True
    if text.lstrip().startswith(_BEGINNINGS) or marks.ADDRESSED.match(text) or _BASIS_BEGINS.match(text):
        return True
    if line.capitals and (
        marks.DECIDES.fullmatch(text)
        or marks.CAPACITY.match(text)
        or words.post(text)
        or title_type(line, words)
        or marks.is_national(text)
        or marks.is_motto(text)
    ):
        return True
    return bool(marks.ANNEX.match(text) and len(text) < _SHORT_TITLE) or begins_label(text, words)
