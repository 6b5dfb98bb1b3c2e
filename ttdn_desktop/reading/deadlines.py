"""The words of time in a sentence that gives work: when it is due, how often, from when until when.

The texts asked are flat (single blanks, no breaks) and no longer than a sentence of prose; every repeat here is bounded.
"""

import re

from ttdn_desktop.language.timeframes import time_frame

_YEAR = r"(?: ?[/,]? ?(?:năm )?\d{4})"
_EVERY_YEAR = r"(?:hằng|hàng|mỗi) năm"
_CYCLE = r"(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)"
_DAY = r"\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?"
_OF_YEARS = rf" (?:{_EVERY_YEAR}|(?:của )?năm (?:trước|sau|liền kề|kế tiếp|tiếp theo)(?: liền kề)?)"
_CLOCK = r"\d{1,2} ?(?:h|giờ)(?: ?\d{2}(?: ?phút)?)?"
_HOUR = rf"(?:{_CLOCK},? ?)?(?:(?:sáng|trưa|chiều|tối|đêm) )?(?:ngày )?"
_DATE = rf"{_HOUR}(?:ngày )?(?:{_DAY})(?:{_OF_YEARS})?"
_NTH = r"(?:\d{1,2}|[IV]{1,3})"
_MONTHS = rf"(?:tháng|quý) {_NTH}(?:(?: ?[-–] ?| và |, (?=tháng|quý))(?:(?:tháng|quý) )?{_NTH}(?!\w)){{0,3}}"
_MONTH = rf"{_MONTHS}(?:{_OF_YEARS}|{_YEAR})?"
_PART = r"(?:\d{1,2} tháng (?:đầu|cuối)|đầu|giữa|cuối) năm(?! học)(?: \d{4})?"
_SOME_MONTH = r"(?:hằng|hàng|mỗi|của mỗi) (?:tháng|quý|năm)|(?:của )?tháng (?:sau|kế tiếp|cuối(?: của)? (?:hằng |mỗi )?quý)"
_OF_MONTH = rf"ngày \d{{1,2}}(?:(?:,| và|, và) (?:ngày )?\d{{1,2}})? (?:{_SOME_MONTH})"
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_WEEK = r"tuần (?:đầu(?: tiên)?|cuối(?: cùng)?|thứ (?:nhất|hai|ba|tư|\d)|\d|[IV]{1,3})"
_OF_WEEK = (
    rf"(?:(?:sáng|chiều|tối) )?(?:(?:các )?ngày )?{_WEEKDAY}(?:(?:,| và) (?:ngày )?{_WEEKDAY})?(?:,? {_WEEK})?"
    rf" (?:của |trong )?(?:{_CYCLE}|{_MONTH}|tháng|tuần)|{_WEEK},? (?:của |trong )?(?:{_CYCLE}|{_MONTH}|tháng)"
)
_FEAST_DAY = rf"(?:ngày|dịp) (?:lễ |tết )?[^\W\d]+(?: [^\W\d]+){{0,3}} (?:{_DAY})"
_POINT = rf"{_DATE}|{_FEAST_DAY}|{_OF_MONTH}|{_HOUR}(?:{_OF_WEEK})|{_CLOCK} {_CYCLE}|{_PART}|{_MONTH}|năm \d{{4}}|{_CLOCK}"
"""What something is due before: a day of the calendar, of a month or a week, a part of a year."""

_BEFORE = (
    r"(?:định kỳ )?(?:(?:xong )?trước|(?:chậm|muộn) nhất(?: là)?(?: (?:vào|trong|đến|trước))?(?: hết)?|(?:từ nay )?đến hết|hết|xong trong)"
    r"(?: (?:tháng|thời điểm)(?= ngày))?"
)
_LUNAR = r"(?:ngày )?(?:m[ùồ]ng )?\d{1,2}(?: tháng (?:chạp|giêng)| tết)"
_FROM_WHEN = rf"{_LUNAR}|{_HOUR}(?:ngày )?(?:{_DAY})|{_MONTH}|(?:ngày )?\d{{1,2}}|năm \d{{4}}|nay"
_LAST = rf"{_LUNAR}|{_HOUR}(?:ngày )?(?:{_DAY})|{_PART}|{_MONTH}|năm \d{{4}}"
_SPAN = rf"từ (?:{_FROM_WHEN}) (?:đến|tới) (?:hết )?(?:{_LAST})"
_HOURS = rf"từ {_CLOCK} (?:đến|tới) {_CLOCK},? (?:{_CYCLE}|(?:các )?(?:ngày )?(?:{_DAY}))"
_SINCE = rf"từ ngày (?:{_DAY})"
_ON_DAY = "|".join(rf"(?<={event} )ngày (?:{_DAY})" for event in ("tổng duyệt", "khai mạc", "bế mạc", "phát động", "ra quân", "diễn ra"))
_EDGE = r"(?:(?:nửa )?(?:cuối|đầu)|giữa|(?:thượng|trung|hạ) tuần)"
_TERMS = r"(?:\d{4} ?[-–] ?\d{4}|[I1-3]{1,2}(?!\w))"
_WITHIN = (
    rf"(?:trong|vào|{_EDGE})(?: {_EDGE})? {_MONTH}|(?<=hoàn thành )trong năm \d{{4}}|vào (?:{_EDGE} )?năm \d{{4}}|{_ON_DAY}|trong (?:năm học|học kỳ) {_TERMS}"
    rf"|(?:định kỳ )?{_OF_MONTH}|(?:trong|vào)(?: dịp)? (?:{_PART})"
    rf"|(?:vào )?lúc {_DATE}|(?:(?:trong|vào|nhân) )?dịp (?:lễ )?(?:{_DAY})(?:{_OF_YEARS})?"
    rf"|(?:định kỳ )?(?:vào|trong)(?: dịp| lúc)? (?:{_OF_MONTH}|{_OF_WEEK}|{_DATE})|định kỳ {_OF_WEEK}|(?:trong )?{_MONTHS}{_YEAR}"
    rf"|(?:định kỳ )?(?:(?:vào|trong) )?{_MONTHS}{_OF_YEARS}"
)
_WORDS = r"[^,.;:()]"
_AROUND = r"(?:trước|sau|trong|vào|nhân|trước và sau|trước, trong và sau)(?: mỗi| các)?"
_FEAST = r"(?:mùa|(?:dịp )?(?:tết|lễ|kỷ niệm|nghỉ|khai giảng|cuối năm))"
_HANGING = (
    r"(?:trong|chậm nhất|không quá|sau)(?: (?:là|vòng|thời hạn|thời gian|sau|không quá|tối đa)){0,3} \d{1,3} (?:ngày|tháng|tuần|giờ)(?: làm việc)?,? "
    rf"(?:kể )?(?:từ|sau) (?:ngày|khi|lúc|thời điểm) {_WORDS}{{3,80}}"
    r"|(?:trong|không quá|chậm nhất) (?:(?:vòng|thời hạn|thời gian|là|không quá|tối đa) ){0,2}\d{1,3} (?:ngày|tháng|tuần|giờ)(?: làm việc)?(?= ?[.;,]| ?$)"
    rf"|trước (?:khi|ngày|lễ) {_WORDS}{{3,60}}? \d{{1,2}} ngày"
    r"|trước (?:ít nhất |tối thiểu )?\d{1,3} ngày(?: làm việc)?,? (?:khi |ngày |so với |lúc )?(?:diễn ra|tổ chức|khai mạc|bắt đầu|họp) ?"
    rf"{_WORDS}{{0,60}}?(?=[.;,]|$)"
    rf"|{_AROUND} (?:(?:mùa|đợt|dịp|kỳ|vụ) {_WORDS}{{2,40}}? {_EVERY_YEAR}|{_FEAST} {_WORDS}{{2,40}}?(?=[.;,]|$)|dịp tết(?=[.;,]|$))"
    rf"|trong (?:suốt )?thời gian (?:diễn ra|tổ chức) {_WORDS}{{3,60}}"
    rf"|trước (?:ngày |lễ )?khai giảng(?: năm học(?: mới| \d{{4}} ?[-–] ?\d{{4}})?)?|trong (?:dịp )?(?:nghỉ )?hè(?: (?:năm )?\d{{4}})?"
    rf"|trong suốt (?:mùa|đợt|dịp|kỳ|vụ|tháng|tuần) {_WORDS}{{2,40}}?(?=[.;,]|$)"
)
"""What hangs on something that happens: "trong vòng 05 ngày kể từ ngày …", "trước và sau mùa mưa hằng năm"."""

_TIMES = r"\d{1,2}(?: ?[-–] ?\d{1,2})? (?:lần|buổi|kỳ|số|phiên|đợt)"
_TERM = r"(?:ngày|tuần|tháng|quý|năm)"
_LEAST = r"(?:ít nhất|tối thiểu)"
_EACH = r"(?:\d{1,2}|mỗi|hai|ba|sáu) (?:năm|quý|tháng|tuần|ngày)(?: ?/ ?(?:\d{1,2} )?lần| (?:một|hai|0?\d) lần)"
_OFTEN = (
    rf"định kỳ(?: vào)? ?(?:{_CYCLE}|{_EACH}|\d{{1,2}} (?:tháng|tuần|ngày)|\d{{1,2}} lần ?/ ?{_TERM})"
    r"(?: ?(?:,| và) (?:(?:hằng |hàng )?(?:quý|năm)|\d{1,2} (?:tháng|năm))(?!\w)){0,3}"
    rf"|{_EACH}|(?:hằng|hàng|mỗi) {_TERM}(?: {_LEAST})? {_TIMES}|(?:{_LEAST} )?{_TIMES} ?/ ?{_TERM}|{_TIMES} (?:một|mỗi|trong) {_TERM}(?! \d)"
)
_TIME = rf"(?:{_HOURS}|{_SPAN}|{_BEFORE} (?:{_POINT})|{_WITHIN}|{_HANGING})"

_FIRST_WORDS = r"(?=(?:từ|trước|trong|tháng|chậm|muộn|đến|đầu|định|hết|xong|vào|ngày|nửa|cuối|giữa|thượng|trung|hạ|quý|không|sau|nhân|lúc|dịp) |trước,)"
"""With what every time begins: asked first, most places are passed at once."""

_DUE = re.compile(rf"\b{_FIRST_WORDS}(?P<time>{_TIME})(?!\w)", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?<!\w)(?:thời gian|thời hạn|tiến độ)(?: hoàn thành| thực hiện| báo cáo){0,2} ?: ?(?P<time>[^.;:()]{2,80}?(?:\d[.,]\d[^.;:()]{0,60})?)(?= ?[.;)]|$)",
    re.IGNORECASE,
)
_REPEATED = re.compile(rf"(?<!\w)(?P<time>{_OFTEN})(?!\w)", re.IGNORECASE)
_PART_OF_DAY = re.compile(rf" (?P<time>(?:sáng|trưa|chiều|tối|đêm) (?:ngày )?(?:{_DAY})) ?(?=[.;,(]|$)", re.IGNORECASE)
_FROM = re.compile(rf" (?P<time>{_SINCE}) ?(?=[.;]|$)", re.IGNORECASE)
_END = re.compile(
    rf"(?: ?,? ?\((?:hoàn thành |xong |báo cáo |thực hiện )?(?:thời gian:? )?{_TIME}\)"
    r"|(?: ?, ?(?:hoàn thành |xong )?| (?:hoàn thành|xong) | (?=(?:trước|chậm|muộn|trong|từ|vào|định) )"
    rf"|[,;]? ?thời (?:gian|hạn)(?: hoàn thành| thực hiện)?:? ){_TIME}"
    rf"|,? {_SINCE}| {_OF_MONTH}| định kỳ {_CYCLE}| (?:vào )?(?:sáng|trưa|chiều|tối|đêm) (?:ngày )?(?:{_DAY}))$",
    re.IGNORECASE,
)
_OF_DATE = re.compile(r"ngày \d{1,2} $")
"""What stands before the month of a date: "ngày 26 tháng 4 năm 2013"."""

_EVERY = re.compile(rf"(?P<time>{_CYCLE})(?!\w)", re.IGNORECASE)
_EVERY_LAST = re.compile(
    rf" (?P<last>{_CYCLE})(?=[ .;,]{{0,3}}$)| (?P<sent>{_CYCLE})(?= (?:về|gửi|cho|lên) )"
    rf"| (?P<each>mỗi {_TERM})(?= (?:cho|để|tại|với|đối với|nhằm) )|, (?P<rate>mỗi {_TERM}) \d"
    rf"| (?<!chi )(?<!vụ )(?<!dục )(?<!toán )(?<!ngày )(?P<steady>thường xuyên)(?= (?:tin|các|cho|công tác|việc|tình hình)(?!\w))"
    rf"|[;,] (?P<first>(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)) (?=[^\W\d])",
    re.IGNORECASE,
)
_OF_EVERY = re.compile(
    r"(?<!\w)(?:kế hoạch|dự toán|ngân sách|chương trình|kinh phí|chi(?! (?:bộ|hội|đoàn|ủy|uỷ))|vốn|nhiệm vụ|mục tiêu|chỉ tiêu)(?!\w)"
    r"|(?:báo cáo|đánh giá|xếp loại) $",
    re.IGNORECASE,
)
"""What may be of every year itself: "dự toán hằng năm"."""

_CLAUSE_END = re.compile(r"[;,]")
_LONGEST_EVERY = 40
_REPORT = re.compile(r"[;,.] (?:và )?(?:định kỳ )?(?:tổng hợp,? )?(?:kết quả )?(?:gửi )?báo cáo ", re.IGNORECASE)
_JOINED = frozenset({" và ", ", ", ", và "})
"""What may stand between two times that a sentence names together."""

_FINISHED = re.compile(r"(?:xong|chậm nhất|muộn nhất)(?!\w)", re.IGNORECASE)
"""How a time begins that is the one that counts: "trước mùa mưa lũ, xong trước ngày 30/4"."""

_ONLY = re.compile(rf"(?:(?:hoàn thành|xong|thực hiện|báo cáo) )?(?:{_TIME})", re.IGNORECASE)
_TIME_FIRST = re.compile(rf"(?:{_TIME}|{_OFTEN}|{_CYCLE})(?= )", re.IGNORECASE)
_POINT_ONLY = re.compile(rf"(?:{_SPAN}|{_POINT})", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_STEADY = re.compile(r"(?:thường xuyên|liên tục|cả năm|trong năm)(?: \d{4})?", re.IGNORECASE)
_DATED = re.compile(r"quý|tháng|tuần|mùa |dịp |vụ |tết |thời gian (?:diễn ra|tổ chức)|(?:đầu|giữa|cuối) năm|(?:trong|nghỉ) hè|khai giảng")
_RATE = re.compile(r"[ /](?:lần|buổi|kỳ|số|phiên|đợt)(?!\w)")
_LONGEST_END = 120
"""Characters at the end of a title within which its time stands."""


def time_in(text: str) -> str:
    """The time that a sentence names for its work: the last it says; "" where it names none."""
    if ":" in text and (labelled := list(_LABELLED.finditer(text))):
        return labelled[-1]["time"].strip(" ,")
    for pattern in _patterns_for(text):
        if found := [one for one in pattern.finditer(text) if not _OF_DATE.search(text, max(one.start() - 12, 0), one.start())]:
            told = _REPORT.search(text)
            if told and found[0].end() <= told.start() and "báo cáo" not in text[: told.start()].lower():  # the time of the work, not of the report on it
                found = [one for one in found if one.end() <= told.start()]
            start = found[-1].start("time")
            for before, one in zip(reversed(found[:-1]), reversed(found), strict=False):
                if text[before.end() : one.start()] not in _JOINED or _FINISHED.match(text, one.start()):
                    break
                start = before.start("time")
            return text[start : found[-1].end()].strip()
    if is_point(last := text.rstrip(" .;").rpartition("; ")[2]):  # "…; 6h00 ngày 15/4/2026"
        return last
    small = text.lower()
    if "hằng " not in small and "hàng " not in small and "mỗi " not in small and " thường xuyên" not in small:
        return ""
    every = _EVERY.match(text) or _EVERY_LAST.search(text)
    if every is None:
        return ""
    time = str(every[every.lastgroup or 0])
    clause = _CLAUSE_END.split(text[max(every.start() - _LONGEST_EVERY, 0) : every.start() + 1])[-1]
    return "" if _OF_EVERY.search(clause) and not time.lower().startswith("mỗi") else time


def _patterns_for(text: str) -> tuple[re.Pattern[str], ...]:
    """The patterns that a text can match at all: most prose has neither figures nor words of time."""
    small = text.lower()
    counted = (_DUE, _FROM, _PART_OF_DAY) if _FIGURE.search(text) or _DATED.search(small) else ()
    return (*counted, _REPEATED) if "định kỳ" in small or _RATE.search(small) else counted


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


def first_time_end(text: str) -> int:
    """Where the time ends that a text begins with and that no comma parts from what follows: "Định kỳ 06 tháng báo cáo …"; 0 where there is none."""
    found = _TIME_FIRST.match(text)
    return found.end() if found else 0


def is_point(text: str) -> bool:
    """Whether a text is nothing but a day, an hour, a month, without a word before it: "7h00 ngày 01/9/2025"."""
    return len(text) <= _LONGEST_END and _POINT_ONLY.fullmatch(text) is not None


def is_rate(text: str) -> bool:
    """Whether a text says nothing but how often: "mỗi tuần 02 lần", "định kỳ hằng quý"."""
    return len(text) <= _LONGEST_END and (_REPEATED.fullmatch(text) or _EVERY.fullmatch(text)) is not None


def says_time(text: str) -> bool:
    """Whether a cell says nothing but when something is done: "Hoàn thành trước 15/5/2026", "Tháng 8", "Thường xuyên"."""
    flat = " ".join(text.split()).strip(" .;,()")
    if not flat or len(flat) > _LONGEST_END:
        return False
    if _STEADY.fullmatch(flat) or is_time(flat) or is_rate(flat):
        return True
    found = time_frame(flat)
    return (found.start is not None or found.end is not None) and (_FIGURE.match(flat) is not None or _DATED.search(flat.lower()) is not None)


def told_time(line: str) -> str:
    """The time that a line is a label of and nothing else: "Thời gian hoàn thành: Quý III/2026."; "" for other lines."""
    told = _LABELLED.match(line)
    return told["time"].strip(" ,") if told and not line[told.end() :].strip(" .;") else ""
