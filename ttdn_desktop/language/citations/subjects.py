"""What a document is about: the word that joins it, its words, and where they end."""

import re

from ttdn_desktop.language.citations import vocabulary
from ttdn_desktop.language.citations.scanner import Scan

_LINK = re.compile(
    r"\s{0,9},?\s{0,9}(?:(?:(?:qu[yi]\s{1,5}định|hỏi)\s{1,5})?(?:về(?!\s{1,3}phía)(?:\s{1,5}việc)?|v/v|vviệc|vềviệc)(?=[\s:“\"'(]|$)\s{0,9}:?\s{0,9})"
)
_ISSUES_RULE = re.compile(r"ban\s{1,5}hành\s{1,5}(?=qu[yi]\s{1,5}định\s)")
_CALLED = re.compile(
    r"\s{0,5},?\s{0,3}(?:[(\[{]|[-–]\s)?\s{0,3}(?:(?:có\s{1,3})?(?:tên\s{1,3})?(?=(?:gọi|viết)\s{1,3}tắt\s))?"
    r"(?:sau\s{1,3}đây\s|dưới\s{1,3}đây\s{1,3}(?:gọi|viết)|gọi\s{1,3}tắt\s{1,3}là|viết\s{1,3}tắt\s{1,3}là|gọi\s{1,3}chung\s{1,3}là)"
)
_CLOSES = {"(": ")", "[": "]", "{": "}", "-": "-", "–": "–"}
"""With what a short name ends, by what stands before it."""
_TURNS = re.compile(r"\s{0,5},\s{0,5}(?:sau\s{1,3}khi|trên\s{1,3}cơ\s{1,3}sở|qua\s{1,3}rà\s{1,3}soát|theo\s{1,3}đề\s{1,3}nghị|xét\s{1,3}đề\s{1,3}nghị)\s")
"""Words after a comma that say what the writer did, not what the document is about."""
_TOLD = re.compile(
    rf"\s{{0,3}},\s{{0,3}}(?:các\s{{1,3}}(?:cơ\s{{1,3}}quan|cấp|bộ|sở|ban|ngành|đơn\s{{1,3}}vị|địa\s{{1,3}}phương)|{vocabulary.HEAD}|trong|thời\s{{1,3}}gian|những\s{{1,3}}năm"
    r"|đến\s{1,3}nay|ngay)(?![^\W_])[^;:\n]{0,120}?\sđã\s{1,3}(?:quán\s{1,3}triệt|triển\s{1,3}khai|ban\s{1,3}hành|chỉ\s{1,3}đạo|tổ\s{1,3}chức|xây\s{1,3}dựng|tập\s{1,3}trung"
    r"|chủ\s{1,3}(?:động|trì)|phối\s{1,3}hợp|tích\s{1,3}cực|nghiên\s{1,3}cứu|rà\s{1,3}soát|có|và\s{1,3}đang)(?![^\W_])"
)
"""What is told behind a comma of what was done: "…, các cơ quan, đơn vị, địa phương đã quán triệt"."""
_ATTACHED = re.compile(
    rf"\s{{1,5}}và\s{{1,5}}(?:{vocabulary.TYPE})\s{{1,5}}(?:số\s{{1,5}}\d{{1,4}}\s{{1,5}})?(?:được\s{{1,5}})?(?:ban\s{{1,5}}hành\s{{1,5}})?kèm\s{{1,5}}theo(?!\w)"
)
_QUOTED = re.compile(r"\s*[“\x22][^“”\x22]{3,400}[”\x22](?=\s*(?:…|\.\.))")
"""A title in quotes after which the writer leaves something out."""
_VERB_BEFORE = re.compile(
    r"(?:thực\s{1,3}hiện|triển\s{1,3}khai|quán\s{1,3}triệt|hướng\s{1,3}dẫn|thi\s{1,3}hành|theo|tại|của|ban\s{1,3}hành|sửa\s{1,3}đổi|bổ\s{1,3}sung|thay\s{1,3}thế|bãi\s{1,3}bỏ|(?<!đê\s)điều"
    r"|kết|kèm|định|các|những|với|cho|trong|từ|và|phê\s{1,3}duyệt|một\s{1,3}phần|toàn\s{1,3}bộ|và\s{1,3}các)$"
)
_ASIDE = re.compile(rf"\s{{0,9}},\s{{0,9}}(?!\s|(?:{vocabulary.VERB})(?!\w))")  # words after a comma that go on about something else
_BESIDES = re.compile(r"\s{0,9}và\s{1,3}(?:ý\s{1,3}kiến|chỉ\s{1,3}đạo|tình\s{1,3}hình)\s")
"""What else is carried out beside the document: "… của Chính phủ và ý kiến chỉ đạo của Thủ tướng"."""
_SAID_AGAIN = frozenset({"thông báo", "quyết định", "chỉ thị"})  # "Thông báo … về thông báo kết luận …"
MARKS = " \t\u00a0\u202f\n,;.:"


def subject_at(seen: Scan, at: int, end: int, kind: str) -> tuple[int, int] | None:
    """Where the subject stands between these places; without the word that joins it and without a type said again."""
    begin = at
    low = seen.low
    if (_ASIDE.match(low, at, end) and not _LINK.match(low, at, end)) or _BESIDES.match(low, at, end):
        return None
    if link := _LINK.match(low, begin, end):
        begin = link.end()
        if (rule := _ISSUES_RULE.match(low, begin, end)) and seen.text[rule.end()].islower():
            begin = rule.end()
    if (
        kind in _SAID_AGAIN
        and (again := re.compile(rf"\s{{0,5}}{re.escape(kind)}\s{{1,5}}(?:về\s{{1,5}})?(?=\S)").match(low, begin, end))
        and seen.text[begin : again.end()].lstrip()[:1].islower()
    ):
        begin = again.end()
    called = _CALLED.search(low, begin, end)
    end = called.start() if called and not _goes_on(seen, called, end) else end
    turns = _TURNS.search(low, begin, end)
    end = turns.start() if turns else end
    if low.find(" đã ", begin, end) >= 0 and (told := _TOLD.search(low, begin, end)):
        end = told.start()
    if quoted := _QUOTED.match(seen.text, begin, end):
        end = quoted.end()
    attached = _ATTACHED.search(low, begin, end)
    begin, stop = trimmed(seen, begin, attached.start() if attached else end)
    if begin >= stop or low[begin] in ",;.)" or low[begin:stop] == "của":  # who issued it was cut off with the rest of the line
        return None
    return begin, stop


def said_once(seen: Scan, subject: tuple[int, int] | None, number: str | None) -> tuple[int, int] | None:
    """The subject without brackets that say the number of the document again: "… chuyển đổi số (Nghị quyết số 57-NQ/TW)"."""
    again = seen.low.find(number.lower(), *subject) if subject and number else -1
    if subject is None or again < 0:
        return subject
    opened = seen.low.rfind("(", subject[0], again)
    return subject if opened <= subject[0] or ")" in seen.low[opened:again] else trimmed(seen, subject[0], opened)


def _goes_on(seen: Scan, called: re.Match[str], end: int) -> bool:
    """Whether small letters go on behind brackets that give a short name: "… và ban hành Bộ chỉ số (gọi tắt là Bộ chỉ số) của các sở, ngành"."""
    opened = next((mark for mark in called[0] if mark in _CLOSES), "")
    close = seen.low.find(_CLOSES[opened], called.end(), end) if opened else -1
    return close > 0 and seen.text[close + 1 : end].lstrip()[:1].islower()


def governed(seen: Scan, at: int) -> bool:
    """Whether what begins here is the object of the words before it, so that it belongs to their subject."""
    return bool(_VERB_BEFORE.search(seen.low[max(0, at - 24) : at].rstrip(' \t\u00a0,:“"')))


def trimmed(seen: Scan, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks around and without marks after it."""
    text = seen.text
    while start < end and (text[start].isspace() or text[start] in ",:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;."):
        end -= 1
    return start, max(start, end)
