"""One look at a text to be searched for citations: even letters, the places of types, breaks, leads, notes and numbers."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from ttdn_desktop.language.citations import vocabulary
from ttdn_desktop.language.document_numbers import DocumentNumber, number_at, plain_marks

_PLACE_WORD = r"(?:điểm\s{1,3}[a-zđ0-9]{1,3}|(?:khoản|điều|mục|chương|phần|tiết|tiểu\s{1,3}mục)\s{1,3}(?:\d{1,4}[a-zđ]?|[ivxlc]{1,6}|[a-zđ]))(?![^\W_])"
_LOCATION = rf"(?<!\w){_PLACE_WORD}(?:\s{{0,3}}(?:,|và|;|tại|của|đến)?\s{{0,3}}{_PLACE_WORD}){{0,12}}"
_FIRST = "".join(sorted({name[0].lower() for name in (*vocabulary.TYPES, *vocabulary.SHORT_TYPES)} | set("ctđkmpv")))
_EVENT = re.compile(
    rf"(?=[(“«)”»;\n:.,]|\b[{_FIRST}])(?:"  # few letters begin anything: most places are passed at once
    rf"(?P<location>{_LOCATION})"
    rf"|(?<!\w)(?P<type>{vocabulary.TYPE})(?=số|[^\w]|$)"
    rf"|(?<!\w)(?:căn\s{{1,3}}cứ|thực\s{{1,3}}hiện|tại)(?:(?P<glued>{vocabulary.TYPE})(?=\s)|\s{{1,3}}(?:(?:số\s{{1,3}})?(?P<untyped>(?=\d{{1,5}}/(?:\d{{4}}/)?[a-zđ]{{2,4}}-))"
    rf"|(?!(?:{vocabulary.TYPE}|số)(?!\w))(?P<odd>(?![^\W\d_]{{1,12}}\s{{1,3}}(?:{vocabulary.TYPE})(?!\w))"
    r"[^\W\d_]{2,12}(?:\s[^\W\d_]{2,12})?)(?=\s{1,3}số\s{0,2}:?\s{0,2}\d{1,5}[/\-])))"
    rf"|(?<!\w)(?P<short>{vocabulary.SHORT_TYPE})(?=\s{{1,3}}(?:số\s|\d))"
    r"|(?P<note>\(?\s{0,3}(?:(?<!\w)đã\s{1,3})?(?<!\w)được\s{1,3}(?:sửa\s{1,3}đổi|bổ\s{1,3}sung|thay\s{1,3}thế|gia\s{1,3}hạn|đính\s{1,3}chính|hợp\s{1,3}nhất|điều\s{1,3}chỉnh)"
    r"(?=[^.;\n]{0,60}?(?:tại|bởi|theo|bằng|một\s{1,3}số\s{1,3}điều|năm)\s)|(?<!\w)hợp\s{1,3}nhất\s{1,3}(?=(?:tại|bởi)\s))"
    r"|(?P<open>[(“«])|(?P<close>[)”»])|(?P<hard>[;\n])|(?P<colon>:)|(?P<dot>\.(?=\s|$))|(?P<comma>,)|(?<!\w)(?P<and>và)(?!\w))"
)
_LEAD = re.compile(
    rf"(?P<lead>{vocabulary.LEAD})(?=\s|:|{vocabulary.TYPE})\s{{0,9}}:?\s{{0,9}}(?:(?:có\s{{1,3}}hiệu\s{{1,3}}quả|nghiêm\s{{1,3}}túc|hiệu\s{{1,3}}quả|tốt)\s{{1,5}})?(?:(?:các|những)\s{{1,5}}(?:văn\s{{1,3}}bản\s{{0,3}}:\s{{0,3}})?)?"
)
_BULLET = re.compile(r"[\s\-+•*·▪\u2013]{0,40}(?:(?:\d{1,2}[.)]|[a-zđ]\))\s{1,9})?[\s\-+•*]{0,9}")
_ENACTS = re.compile(
    r",\s{1,9}(?:(?:ủy\s{1,3}ban|ubnd|hđnd|hội\s{1,3}đồng|sở|phòng|ban|bộ|văn\s{1,3}phòng|chi\s{1,3}cục|cục|trung\s{1,3}tâm|công\s{1,3}an|trường|tỉnh\s{1,3}[ủu]y"
    r"|huyện\s{1,3}[ủu]y|đảng\s{1,3}[ủu]y|thành\s{1,3}[ủu]y|thường\s{1,3}trực|chủ\s{1,3}tịch|giám\s{1,3}đốc|hội|đoàn|mặt\s{1,3}trận|tổ|chính\s{1,3}phủ|thủ\s{1,3}tướng)"
    r"(?![^\W_])(?:(?!\s(?:về|v/v)\s)[^,;:.\n]){0,90}?\s(?:ban\s{1,3}hành|xây\s{1,3}dựng|báo\s{1,3}cáo|triển\s{1,3}khai|quyết\s{1,3}định|đề\s{1,3}nghị|thông\s{1,3}báo|tổ\s{1,3}chức|yêu\s{1,3}cầu"
    r"|chỉ\s{1,3}đạo|hướng\s{1,3}dẫn|kính\s{1,3}trình|có\s{1,3}ý\s{1,3}kiến|trả\s{1,3}lời|phúc\s{1,3}đáp|cung\s{1,3}cấp|tổng\s{1,3}hợp|kính\s{1,3}gửi|đề\s{1,3}xuất|trình|kế\s{1,3}hoạch))(?![^\W_])"
)
_CARRIES_ON = re.compile(
    r"\s{1,5}(?:tăng\s{1,3}cường|đẩy\s{1,3}mạnh|nâng\s{1,3}cao|quản\s{1,3}lý|xử\s{1,3}lý|phòng,?\s{1,3}chống|bảo\s{1,3}đảm|đảm\s{1,3}bảo|bảo\s{1,3}vệ|phát\s{1,3}triển|sửa\s{1,3}đổi"
    r"|bổ\s{1,3}sung|bãi\s{1,3}bỏ|thay\s{1,3}thế|hỗ\s{1,3}trợ|ứng\s{1,3}dụng|đổi\s{1,3}mới|phân\s{1,3}cấp|phân\s{1,3}quyền|khắc\s{1,3}phục|chấn\s{1,3}chỉnh)(?!\w)"
)
"""Verbs in small letters after ";" that go on with what a document is about."""
_BODIES_TOO = re.compile(r"\s{1,5}(?:ủy\s{1,3}ban\s{1,3}nhân\s{1,3}dân|ubnd)\s{1,3}(?:các|cấp)\s[^;:.\n]{2,90}?(?:[;.\n]|$)")
_BODIES = re.compile(r"\s(?:các|cấp)\s[^;\n]{2,80}$")
"""Whom a document is about, after ";" too: "… của các sở, ban, ngành; Ủy ban nhân dân các xã, phường"."""
_NEW_CLAUSE = re.compile(
    rf"\s{{0,9}}(?:(?:{vocabulary.LEAD}|{vocabulary.TYPE}|{vocabulary.HEAD}|ubnd|hđnd|và|các|những|đồng\s{{1,3}}thời|nay|để|nhằm|qua|do|tình\s{{1,3}}hình|ý\s{{1,3}}kiến|đề\s{{1,3}}nghị"
    r"|chức\s{1,3}năng|nhiệm\s{1,3}vụ|được|đã|sau|trong|tại|khi|nếu|tiếp)(?!\w)|[^\w\s])"
)
"""Words after ";" with which something else begins than what a document is about."""
_VERB = re.compile(rf"\s{{0,9}}(?:{vocabulary.VERB})(?!\w)")
_CALLED = re.compile(r"[\s(](?:gọi|viết)\s{1,3}(?:tắt|chung)?\s{0,3}là\s{1,3}[“\x22]?$")
_OF_A_KIND = re.compile(
    r"\s{1,3}(?:chỉ\s{1,3}đạo|hướng\s{1,3}dẫn|khẩn|hỏa\s{1,3}tốc|thượng\s{1,3}khẩn|đề\s{1,3}nghị|liên\s{1,3}ngành|đôn\s{1,3}đốc)(?=\s{1,3}số)"
    r"|\s{1,3}(?:sửa\s{1,3}đổi(?:(?:,|\s{1,3}và)?\s{1,3}bổ\s{1,3}sung)?|bổ\s{1,3}sung|thay\s{1,3}thế)(?:\s{0,3}:|\s{1,3}gồm\s{0,3}:?)?(?=\s{1,3}số)"
)
"""What stands between a type and its number: "Văn bản chỉ đạo số 12/UBND-VX", "Công điện khẩn số …", "các Nghị định sửa đổi, bổ sung: số …"."""
_CITES = re.compile(r"\d\s{0,2}[/\-]\s{0,2}[^\W\d]|:\s*$|\ssố\s{0,3}:?\s{0,3}[\d.…]")
_SUBJECT_BEGAN = re.compile(r"\s(?:về|v/v|hướng\s{1,3}dẫn|quy\s{1,3}định|ban\s{1,3}hành|thực\s{1,3}hiện|phối\s{1,3}hợp)\s")
_ANNOUNCES = re.compile(r"(?:việc|v/v|số|về|của|liên bộ|liên ngành|sau)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where a citation may begin: at a type, with the number that follows it."""

    begin: int
    end: int
    number: DocumentNumber | None = None
    short: bool = False


@dataclass(slots=True)
class Scan:
    """A text as seen once; `low` has small letters and even tones, `even` plain marks, both as long as `text`."""

    text: str
    even: str
    low: str
    starts: list[Start]
    breaks: list[tuple[int, int]]  # (where what stands before ends, where the next may begin)
    joints: list[tuple[int, int]]  # commas and "và"
    notes: list[int]
    locations: list[tuple[int, int]]
    capitals: bool

    def break_after(self, at: int) -> tuple[int, int]:
        """The next end of a clause, or the end of the text."""
        found = bisect_left(self.breaks, (at, -1))
        return self.breaks[found] if found < len(self.breaks) else (len(self.text), len(self.text))

    def note_after(self, at: int, end: int) -> int | None:
        found = bisect_left(self.notes, at)
        return self.notes[found] if found < len(self.notes) and self.notes[found] < end else None

    def location_before(self, at: int) -> tuple[int, int] | None:
        """The point, clause, article that stands right before this place."""
        found = bisect_left(self.locations, (at, -1)) - 1
        if found < 0:
            return None
        begin, end = self.locations[found]
        return (begin, end) if self.low[end:at].strip() in {"", "của", ",", "tại", "và", "thuộc"} and at - end < 12 else None

    def lead_at(self, at: int) -> tuple[int, int, int] | None:
        """The lead at this place after bullets: where it begins, ends, and where what it leads begins."""
        bullet = _BULLET.match(self.low, at)
        found = _LEAD.match(self.low, bullet.end() if bullet else at)
        return (found.start("lead"), found.end("lead"), found.end()) if found else None

    def after_bullet(self, at: int) -> int:
        bullet = _BULLET.match(self.low, at)
        return bullet.end() if bullet else at


def scan(text: str) -> Scan:
    """Look at a text once."""
    even = plain_marks(text)
    low = vocabulary.even_tones(_lowered(even))
    letters = [letter for letter in text[:400] if letter.isalpha()]
    seen = Scan(
        text=text,
        even=even,
        low=low,
        starts=[],
        breaks=[],
        joints=[],
        notes=[],
        locations=[],
        capitals=sum(letter.isupper() for letter in letters) * 5 > len(letters) * 4,
    )
    _events(seen)
    return seen


def _lowered(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _among_issuers(seen: Scan, at: int) -> bool:
    """Whether a comma stands between the issuers of a joint document, before its subject begins."""
    start = seen.starts[-1] if seen.starts else None
    if start is None or start.number is None or at - start.number.end > 300:
        return False
    joint = "liên" in seen.low[start.begin : start.end] or "LT" in (start.number.value or "")
    return joint and not _SUBJECT_BEGAN.search(seen.low, start.number.end, at)


def _same_subject(seen: Scan, begin: int, end: int) -> bool:
    """Whether small letters after ";" go on with what the document before is about: "dự toán thu ngân sách; chi ngân sách địa phương năm 2024"."""
    if not seen.starts:
        return False
    if _BODIES_TOO.match(seen.low, end):
        return _BODIES.search(seen.low, max(0, begin - 90), begin) is not None
    if not seen.text[end : end + 9].lstrip(" \t\u00a0")[:1].islower():
        return False
    if _CARRIES_ON.match(seen.low, end):
        return True
    number = next((start.number for start in reversed(seen.starts[-3:]) if start.number), None)
    if number is None or begin - number.end > 400 or _NEW_CLAUSE.match(seen.low, end) or not _SUBJECT_BEGAN.search(seen.low, number.end, begin):
        return False
    rest = re.split(r"[;\n]", seen.low[end : end + 300], maxsplit=1)[0]
    rest = rest[: enacts.start()] if (enacts := _ENACTS.search(rest)) else rest
    if _CITES.search(rest):
        return False
    if not _VERB.match(seen.low, end) or seen.low.lstrip(" -–•*+\t").startswith("căn cứ"):
        return True
    return ";" in seen.low[number.end : begin] and seen.text[seen.low.rindex(";", number.end, begin) + 1 :].lstrip()[:1].islower()


def _goes_on(seen: Scan, begin: int, end: int) -> bool:
    """Whether a citation goes on behind this semicolon or break of a line."""
    before = seen.low[max(0, begin - 9) : begin]
    if seen.low[begin] == ";":
        return _same_subject(seen, begin, end) or before.endswith(("liên bộ", "liên sở", "liên ngành"))
    return before.rstrip().endswith(" của") and seen.text[end : end + 1].isupper()  # the name of the body stands on the next line


def _events(seen: Scan) -> None:
    """Sort what stands in the text; what is a break in brackets that close again is none."""
    opened: list[int] = []
    low = seen.low
    for found in _EVENT.finditer(low):
        begin, end = found.span()
        match found.lastgroup:
            case "type" | "short":
                if low.startswith(" và ", end) and low[begin:end].endswith(" phối hợp"):
                    end -= len(" phối hợp")  # "Chương trình phối hợp và thống nhất hành động" is a programme of both
                if _CALLED.search(low, max(0, begin - 24), begin):
                    continue  # "(gọi tắt là Kết luận số 48-KL/TW)" says the same again
                said = _OF_A_KIND.match(low, end)
                number = number_at(seen.even, end) or (number_at(seen.even, said.end(), word=True) if said else None)
                seen.starts.append(Start(begin=begin, end=end, number=number, short=found.lastgroup == "short"))
            case "odd" | "glued":  # a type with letters lost, "Nghđịnh số 43/2011/NĐ-CP", or the blank before it: "Thực hiệnQuyết định số …"
                begin, end = found.span(found.lastgroup)
                seen.starts.append(Start(begin=begin, end=end, number=number_at(seen.even, end)))
            case "untyped":  # "Thực hiện 263/KH-UBND ngày …": the type was forgotten
                seen.starts.append(Start(begin=end, end=end, number=number_at(seen.even, end)))
            case "location":
                seen.locations.append((begin, end))
            case "note":
                seen.notes.append(begin)
                if found[0].startswith("("):
                    opened.append(len(seen.breaks))
            case "open":
                opened.append(len(seen.breaks))
            case "close":
                if opened:
                    del seen.breaks[opened.pop() :]
            case "hard" if _goes_on(seen, begin, end):
                pass
            case "hard":
                seen.breaks.append((begin, end))
                if low[begin] == "\n":
                    opened.clear()
            case "colon":
                if not _ANNOUNCES.search(low[max(0, begin - 12) : begin].rstrip()):
                    seen.breaks.append((begin, end))
            case "dot":
                following = seen.text[end : end + 12].lstrip()
                abbreviation = low[max(0, begin - 3) : begin].strip() in {"tp", "tx", "tt", "p", "q"}
                if (not following or following[:1].isupper() or following[0] in "-+") and not abbreviation:
                    seen.breaks.append((begin, end))
            case "comma":
                seen.joints.append((begin, end))
                if (
                    _ENACTS.match(low, begin)
                    and not _among_issuers(seen, begin)
                    and (seen.capitals or seen.text[begin + 1 : begin + 12].lstrip()[:1].isupper())
                ):
                    seen.breaks.append((begin, end))
            case "and":
                seen.joints.append((begin, end))
