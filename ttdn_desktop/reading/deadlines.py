"""The words of time in a sentence that gives work: when it is due, how often, from when until when.

The texts asked are flat (single blanks, no breaks) and no longer than a sentence of prose; every repeat here is bounded.
"""

import re

_DAY = r"\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?"
_OF_YEARS = r" (?:(?:hằng|hàng|mỗi) năm|(?:của )?năm (?:trước|sau|liền kề|kế tiếp|tiếp theo)(?: liền kề)?)"
_MONTH = r"(?:tháng|quý) (?:\d{1,2}|[IV]{1,3})(?: ?[/,]? ?(?:năm )?\d{4})?"
_HOUR = r"(?:\d{1,2} ?(?:h|giờ) ?(?:\d{2} ?(?:phút)?)?,? ?(?:ngày )?)?"
_POINT = rf"{_HOUR}(?:ngày )?(?:{_DAY})(?:{_OF_YEARS})?|ngày \d{{1,2}} (?:(?:hằng|hàng) (?:tháng|quý|năm)|của tháng sau|tháng sau)|{_MONTH}|năm \d{{4}}"
_BEFORE = r"(?:xong )?trước|chậm nhất(?: là)?(?: vào)?|muộn nhất(?: là)?|(?:từ nay )?đến hết|hết"
_SPAN = rf"từ (?:ngày )?(?:{_DAY}|{_MONTH}|\d{{1,2}}|năm \d{{4}}|nay) (?:đến|tới) (?:hết )?(?:ngày )?(?:{_DAY}|{_MONTH}|năm \d{{4}})"
_SINCE = rf"từ ngày (?:{_DAY})"
_MONTH_OF_YEAR = r"(?:trong )?(?:quý (?:[IV]{1,3}|\d)|tháng \d{1,2}) ?(?:[/,]? ?(?:năm )?\d{4})"
_WITHIN = r"(?:trong|vào|cuối|đầu|giữa) (?:tháng|quý) (?:\d{1,2}|[IV]{1,3})(?: ?[/,]? ?(?:năm )?\d{4})?"
_OFTEN = (
    r"định kỳ(?: vào)? ?(?:(?:hằng|hàng|mỗi) (?:tuần|tháng|quý|năm|ngày)|\d{1,2} tháng(?:/lần| một lần)?|\d lần/(?:tuần|tháng|quý|năm))"
    r"(?: ?, (?:quý|năm|06 tháng|6 tháng)){0,3}|\d{1,2} tháng (?:một|1) lần"
)
_TIME = rf"(?:{_SPAN}|(?:{_BEFORE}) (?:{_POINT})|{_MONTH_OF_YEAR}|{_WITHIN})"

_DUE = re.compile(rf"(?<!\w)(?P<time>{_TIME})(?!\w)", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?<!\w)(?:thời gian|thời hạn|tiến độ)(?: hoàn thành| thực hiện| báo cáo){0,2} ?: ?(?P<time>[^.;:()]{2,80}?(?:\d[.,]\d[^.;:()]{0,60})?)(?= ?[.;)]|$)",
    re.IGNORECASE,
)
_REPEATED = re.compile(rf"(?<!\w)(?P<time>{_OFTEN})(?!\w)", re.IGNORECASE)
_FROM = re.compile(rf" (?P<time>{_SINCE}) ?(?=[.;]|$)", re.IGNORECASE)
_END = re.compile(
    rf"(?: ?,? ?\((?:hoàn thành |xong |báo cáo |thực hiện )?(?:thời gian:? )?{_TIME}\)| ?, ?(?:hoàn thành |xong )?{_TIME}| (?:hoàn thành|xong) {_TIME}"
    rf"| (?=(?:trước|chậm|muộn|trong|từ) ){_TIME}|[,;]? ?thời (?:gian|hạn)(?: hoàn thành| thực hiện)?:? {_TIME}|,? {_SINCE})$",
    re.IGNORECASE,
)
_OF_DATE = re.compile(r"ngày \d{1,2} $")
"""What stands before the month of a date: "ngày 26 tháng 4 năm 2013"."""

_EVERY = re.compile(r"(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)(?!\w)", re.IGNORECASE)
_EVERY_LAST = re.compile(r" (?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)[ .;,]{0,3}$", re.IGNORECASE)
_OF_EVERY = re.compile(
    r"(?<!\w)(?:kế hoạch|dự toán|ngân sách|chương trình|kinh phí|chi|vốn|nhiệm vụ|báo cáo|đánh giá|xếp loại|mục tiêu|chỉ tiêu)(?!\w)", re.IGNORECASE
)
"""What may be of every year itself: "dự toán hằng năm"."""

_LONGEST_EVERY = 40
_ONLY = re.compile(rf"(?:(?:hoàn thành|xong|thực hiện|báo cáo) )?(?:{_TIME})", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_LONGEST_END = 120
"""Characters at the end of a title within which its time stands."""


def time_in(text: str) -> str:
    """The time that a sentence names for its work: the last it says; "" where it names none."""
    if ":" in text and (labelled := list(_LABELLED.finditer(text))):
        return labelled[-1]["time"].strip(" ,")
    for pattern in _patterns_for(text):
        if found := [one for one in pattern.finditer(text) if not _OF_DATE.search(text, max(one.start() - 12, 0), one.start())]:
            return str(found[-1]["time"]).strip()
    every = _EVERY.match(text) or _EVERY_LAST.search(text, max(len(text) - _LONGEST_EVERY, 0))
    return every[0].strip(" .;,") if every and not _OF_EVERY.search(text, max(every.start() - _LONGEST_EVERY, 0), every.start()) else ""


def _patterns_for(text: str) -> tuple[re.Pattern[str], ...]:
    """The patterns that a text can match at all: most prose has neither figures nor words of time."""
    small = text.lower()
    counted = (_DUE, _FROM) if _FIGURE.search(text) or "quý" in small or "tháng" in small else ()
    return (*counted, _REPEATED) if "định kỳ" in small or " lần" in small else counted


def without_time(title: str, fewest_words: int) -> str:
    """A title without the time at its end, where enough of it is left."""
    start = max(len(title) - _LONGEST_END, 0)
    if _DUE not in _patterns_for(title[start:]):
        return title
    found = _END.search(title, start)
    return title[: found.start()] if found and len(title[: found.start()].split()) >= fewest_words else title


def is_time(text: str) -> bool:
    """Whether a text is nothing but a time."""
    return len(text) <= _LONGEST_END and _ONLY.fullmatch(text) is not None
