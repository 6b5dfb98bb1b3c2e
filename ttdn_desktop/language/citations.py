"""Citations of legal documents: from a line to lead, type, number, date, issuer and subject, and back."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.language import dates

TYPES = (
    "Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp", "Nghị quyết liên tịch", "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị",
    "Thông tư liên tịch", "Thông tư", "Thông tri", "Công văn", "Công điện", "Văn bản hợp nhất", "Văn bản", "Kế hoạch", "Chương trình hành động",
    "Chương trình", "Kết luận", "Thông báo kết luận", "Thông báo", "Quy chế", "Quy định", "Hướng dẫn", "Báo cáo", "Tờ trình", "Đề án", "Phương án", "Giấy mời",
    "Điều lệ", "Chiến lược", "Lệnh", "Sắc lệnh", "Biên bản", "Tuyên bố", "Hiệp định", "Dự án", "Phiếu trình", "Công bố", "Chỉ lệnh", "Mệnh lệnh", "Thông cáo",
    "Quy hoạch", "Đề cương", "Kế hoạch phối hợp", "Kế hoạch liên ngành", "Chương trình phối hợp", "Quy chế phối hợp", "Hướng dẫn liên ngành",
    "Hướng dẫn liên tịch",
)  # fmt: skip
"""Names of documents that are cited, as NĐ 30/2020 PL III and the laws name them."""

LAWS = frozenset({"bộ luật", "luật", "pháp lệnh"})
"""Cited by name and date, without number and issuer."""

LEADS = (
    "Căn cứ vào", "Căn cứ theo", "Căn cứ", "Tiếp tục thực hiện", "Thực hiện theo", "Thực hiện",
    "Quán triệt và thực hiện", "Quán triệt", "Thi hành", "Triển khai thực hiện", "Triển khai",
    "Theo đề nghị của", "Theo", "Xét đề nghị của", "Xét",
)  # fmt: skip

_ANY_TYPE = "|".join(sorted((re.escape(name).replace(r"\ ", r"\s+") for name in TYPES), key=len, reverse=True))
_SIGN = r"[0-9A-Za-zĐƯÂÔÊĂƠđ&.]"
_NUMBER = rf"\d[\d.]*[A-Za-z]?(?:\s?[/\-–]\s?(?!\d{{1,2}}/\d{{4}}){_SIGN}*[0-9A-Za-zĐđ&])+"
_NUMBERED = re.compile(rf"(?P<type>(?i:{_ANY_TYPE}))\s*(?:số\s*:?\s*)?(?P<number>{_NUMBER})")
_LAW = re.compile(r"(?P<type>Bộ\s+luật|Luật|Pháp\s+lệnh|Hiến\s+pháp)(?=\s)")
_BARE = re.compile(rf"(?P<type>{_ANY_TYPE})(?=\s)")
_LAW_NUMBER = re.compile(rf"\s{{0,9}},?\s{{1,9}}số\s*:?\s*(?P<number>{_NUMBER})")
_LEAD = re.compile(rf"^[\s\-–+•*]*(?P<lead>{'|'.join(LEADS)})(?=\s|:)\s*:?\s*", re.IGNORECASE)
_DAY = re.compile(r"\s*[,(]?\s*(?:ký\s+)?(?:ngày\s*)?")
_ANNOUNCED = re.compile(r"\s{0,9}[,(]?\s{0,9}(?:ngày\s{0,9})?$")
_YEAR = re.compile(r"\s{0,9},?\s{0,9}năm\s+\d{4}\b")
_OF = re.compile(r"\s*,?\s*của\s*")
_OWNER = re.compile(r"\s{1,9}của\s{1,9}(?=[A-ZĐ][^\d;,]{0,80}[;,.]?\s*$)")
_LINK = re.compile(r"\s*,?\s*(?:(?:quy\s+định\s+)?(?:về(?!\s+phía)(?:\s+việc)?|v/v|vviệc)\s*:?\s*)", re.IGNORECASE)
_ISSUES_RULE = re.compile(r"[Bb]an\s+hành\s+(?=quy\s+định\s)")
_VERBS = (
    "ban hành", "hướng dẫn", "phê duyệt", "sửa đổi", "bổ sung", "triển khai", "thực hiện", "quản lý", "thành lập", "công bố", "giao", "thông qua", "tăng cường",
    "đẩy mạnh", "tiếp tục", "kết luận", "phân công", "quyết định", "quy định", "đính chính", "điều chỉnh", "tổ chức", "chấn chỉnh", "phát động", "kiện toàn",
    "bãi bỏ", "thay thế", "đề nghị", "yêu cầu", "góp ý", "báo cáo", "trình", "gửi", "chỉ đạo", "ủy quyền",
    "uỷ quyền", "phân cấp", "phân quyền", "thông báo",
    "xây dựng", "bảo đảm", "đảm bảo", "nâng cao", "hỗ trợ", "khuyến khích", "xử lý", "xử phạt", "hợp nhất", "kèm theo", "tại", "phân bổ", "tuyên truyền",
    "đôn đốc",
    "kế hoạch", "chương trình",
)  # fmt: skip
_SUBJECT_STARTS = re.compile(rf"(?:^|(?<=\s))(?:về|[vV]/v|vviệc|{'|'.join(verb.replace(' ', chr(92) + 's+') for verb in _VERBS)})(?=[\s:,])")
_GAP = re.compile(r"\s{120}")  # no prose goes on after so many blanks
_TITLE_VERB = re.compile(
    r"(?<=\s)(?:Ban hành|Hướng dẫn|Phê duyệt|Sửa đổi|Quy định(?! về)|Triển khai|Thành lập|Công bố|Ủy quyền|Uỷ quyền|Quyết định|Kế hoạch)(?=\s)"
)
_INSTITUTION = re.compile(r"(?:ban|cục|Ban|Cục|Sở|Phòng|Trung tâm|Tổng cục|Vụ|Văn phòng|Viện|Học viện|Trường)\s+$")
_ISSUER_STOP = re.compile(r"\s{0,9}(?:,(?!\s(?:Thể\sthao|Thương\sbinh|Gia\sđình))|[;:]|\.(?:\s|$)|\s\(|\(khóa|\(khoá|\s+ngày\s)")
_BREAK = re.compile(
    rf"(?P<hard>[;:]|\.(?=\s+[A-ZĐÂĂÊÔƠƯ])|\.\s*$)|(?P<soft>\s{{0,9}},\s{{1,9}}(?:và\s{{1,9}})?|\s{{1,9}}và\s{{1,9}})(?=(?i:{_ANY_TYPE})\s*(?:số\s*:?\s*)?{_NUMBER})"
)
_ATTACHED = re.compile(r"\s{1,9}và\s{1,9}(?:" + _ANY_TYPE + r")\s+số\s+\d+\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One cited document; `text` is the citation as written, from `start` to `end` of the searched text.

    `spans` gives (part, start, end) for every part that stands in the text: lead, type, number, date, issuer, subject.
    """

    text: str
    start: int
    end: int
    lead: str | None = None
    type: str | None = None
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    subject: str | None = None
    spans: tuple[tuple[str, int, int], ...] = ()


def parse_citation(text: str) -> Citation | None:
    """The citation that a line holds (the first, where there are several); None where it names no document."""
    found = find_citations(text)
    if found:
        return found[0]
    lead = _LEAD.match(text)
    bare = _BARE.match(text, lead.end() if lead else len(text) - len(text.lstrip(" \t-–+•*")))
    return _read(text, bare, lead) if bare else None


def find_citations(text: str) -> tuple[Citation, ...]:
    """Every citation of a text in order; one that stands inside the subject of another is not taken as its own."""
    gap = _GAP.search(text)
    return tuple(_found(text[: gap.start()] if gap else text))


def basis_from(citation: Citation, *, inline: bool = False) -> LegalBasis:
    """The legal basis that a citation makes; its text is the citation as written."""
    return LegalBasis(
        text=citation.text,
        lead=citation.lead,
        type=citation.type,
        number=citation.number,
        date=citation.date,
        issuer=citation.issuer,
        subject=citation.subject,
        inline=inline,
    )


def compose(
    *,
    type: str,
    lead: str | None = "Căn cứ",
    number: str | None = None,
    date: dt.date | None = None,
    issuer: str | None = None,
    subject: str | None = None,
) -> str:
    """A citation in house style, without a closing mark; a law stands by name and date alone (NĐ 30/2020, PL I, II.6.a)."""
    law = " ".join(type.lower().split()) in LAWS
    words = [lead or "", type]
    if law:
        words += [subject or ""]
    elif number:
        words += ["số", number]
    if date:
        words.append(dates.official_date(date))
    if not law:
        words += [f"của {issuer}"] if issuer else []
        words += [_linked(subject)] if subject else []
    return " ".join(word for word in words if word)


def _linked(subject: str) -> str:
    """The subject with the word that joins it: a verb follows the issuer at once, anything else takes "về"."""
    first = subject[:1].lower() + subject[1:]
    if any(first.startswith((f"{verb} ", f"{verb},")) for verb in ("về", "v/v", *_VERBS)) and not subject.startswith(("Kế hoạch", "Chương trình")):
        return first if subject.startswith(("Về", "V/v")) else subject
    return f"về {subject}"


def _found(text: str) -> Iterator[Citation]:
    lead = _LEAD.match(text)
    at = 0
    while True:
        start = _next_start(text, at)
        if start is None:
            return
        if lead and lead.end() == start.start():
            citation = _read(text, start, lead)
        else:
            citation = _read(text, start, _LEAD.match(_before(text, start.start())) if _fresh_line(text, start.start()) else None)
        if citation.number or citation.date or _law_named(citation):
            yield citation
        at = max(citation.end, start.end())


def _before(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 : at]


def _fresh_line(text: str, at: int) -> bool:
    return "\n" in text[:at]


def _law_named(citation: Citation) -> bool:
    """A law cited by its name alone, as 'Luật Báo chí năm 2016'."""
    if not citation.subject or (citation.type or "").lower() not in LAWS:
        return False
    return bool(citation.lead or _YEAR.search(citation.text))


def _next_start(text: str, at: int) -> re.Match[str] | None:
    """Where the next citation begins: a type with a number, or the name of a law with its date."""
    numbered = _NUMBERED.search(text, at)
    while numbered and not re.search(r"[A-ZĐ]", numbered["number"]):
        numbered = _NUMBERED.search(text, numbered.end())
    law = _LAW.search(text, at)
    while law and not _looks_like_law(text, law):
        law = _LAW.search(text, law.end())
    starts = [match for match in (numbered, law) if match]
    return min(starts, key=lambda match: match.start(), default=None)


def _looks_like_law(text: str, law: re.Match[str]) -> bool:
    """A law is cited where its name begins a clause and its date, year, number or the end of the clause follows."""
    before = text[: law.start()].rstrip()
    lead = _LEAD.match(text)
    begins = not before or before[-1] in ";:." or bool(lead and lead.end() == law.start())
    if not begins:
        return False
    clause = re.split(r"[;.](?:\s|$)", text[law.end() :], maxsplit=1)[0]
    dated = bool(dates.find_dates(clause) or _YEAR.search(clause) or _LAW_NUMBER.search(clause))
    return dated or bool(lead and lead.end() == law.start())


def _read(text: str, start: re.Match[str], lead: re.Match[str] | None) -> Citation:
    """The citation that begins with this match."""
    parts: dict[str, tuple[int, int]] = {}
    begin = start.start()
    if lead:
        begin = lead.start("lead")
        parts["lead"] = lead.span("lead")
    parts["type"] = start.span("type")
    at = start.end()
    if "number" in start.groupdict():
        parts["number"] = start.span("number")
    day: dt.date | None = None
    if "number" not in parts and not _OF.match(text, at):
        at = _law_name(text, at, parts)
    at, day = _date(text, at, parts, day)
    at = _issuer(text, at, parts)
    at, day = _date(text, at, parts, day)
    if "issuer" not in parts:
        at = _issuer(text, at, parts)
    end = _subject(text, at, parts)
    value = {name: " ".join(text[a:b].split()) for name, (a, b) in parts.items()}
    return Citation(
        text=text[begin:end],
        start=begin,
        end=end,
        lead=value.get("lead"),
        type=value.get("type"),
        number=re.sub(r"\s*([/\-–])\s*", r"\1", value["number"]) if "number" in value else None,
        date=day,
        issuer=value.get("issuer"),
        subject=value.get("subject"),
        spans=tuple((name, a, b) for name, (a, b) in sorted(parts.items(), key=lambda item: item[1])),
    )


def _law_name(text: str, at: int, parts: dict[str, tuple[int, int]]) -> int:
    """The name of a law runs to its number, its date, its year or the end of the clause; gives where its date may stand."""
    hard = next((stop for stop in _BREAK.finditer(text, at) if stop["hard"]), None)
    end = hard.start() if hard else len(text)
    number = _LAW_NUMBER.search(text, at, end)
    law = " ".join(text[slice(*parts["type"])].split()).lower() in LAWS
    year = _YEAR.search(text, at, end) if law else None
    owner = None if law else _OWNER.search(text, at, end)
    days = _dates_in(text, at, end)
    stops = [end, *(match.start() for match in (number, year, owner) if match), *(_before_day(text, at, a) for a, _, _ in days)]
    stop = min(stops)
    name = _trimmed(text, at, stop)
    if name[0] < name[1]:
        parts["subject"] = name
    if number and number.start() == stop:
        parts["number"] = number.span("number")
        return number.end()
    return stop


def _before_day(text: str, at: int, day: int) -> int:
    """Where the words that announce a date begin."""
    announced = _ANNOUNCED.search(text, at, day)
    return announced.start() if announced else day


def _dates_in(text: str, at: int, end: int) -> tuple[tuple[int, int, dt.date], ...]:
    return tuple((a + at, b + at, day) for a, b, day in dates.find_dates(text[at:end]))


def _date(text: str, at: int, parts: dict[str, tuple[int, int]], known: dt.date | None) -> tuple[int, dt.date | None]:
    """The date that stands at this place, after "ngày", a comma or nothing."""
    if known:
        return at, known
    lead = _DAY.match(text, at)
    after = lead.end() if lead else at
    for a, b, day in _dates_in(text, at, min(len(text), at + 60)):
        if at <= a <= after:
            parts["date"] = (a, b)
            return b, day
    return at, None


def _issuer(text: str, at: int, parts: dict[str, tuple[int, int]]) -> int:
    """Who issued it, after "của": up to the words that begin the subject, a mark, or the end."""
    of = _OF.match(text, at)
    if not of:
        return at
    begin = of.end()
    stops = [len(text)]
    for pattern in (_ISSUER_STOP, _BREAK):
        if stop := pattern.search(text, begin):
            stops.append(stop.start())
    for match in _SUBJECT_STARTS.finditer(text, begin):
        if match[0][0] in "vV" or not _INSTITUTION.search(text, begin, match.start()):
            stops.append(match.start())
            break
    for match in _TITLE_VERB.finditer(text, begin):
        if not _INSTITUTION.search(text, begin, match.start()) and text[begin : match.start()].strip():
            stops.append(match.start())
            break
    span = _trimmed(text, begin, min(stops))
    if span[0] == span[1]:
        return at
    parts["issuer"] = span
    return span[1]


def _subject(text: str, at: int, parts: dict[str, tuple[int, int]]) -> int:
    """What it is about: the rest of the clause, without the word that joins it; gives the end of the citation."""
    end = _clause_end(text, at)
    if "subject" in parts:  # the name of a law
        return max(_trimmed(text, at, end)[1], parts["subject"][1], at)
    begin = at
    if paren := re.compile(r"\s*\((?:khóa|khoá|lần thứ)[^)]*\)").match(text, begin, end):
        begin = paren.end()
    if link := _LINK.match(text, begin, end):
        begin = link.end()
        if rule := _ISSUES_RULE.match(text, begin, end):
            begin = rule.end()
    kind = " ".join(text[slice(*parts["type"])].split()).lower()
    if again := re.compile(rf"\s*{kind}\s+(?:về\s+)?(?=\S)").match(text, begin, end):
        begin = again.end()
    span = _trimmed(text, begin, end)
    if attached := _ATTACHED.search(text, *span):
        span = (span[0], attached.start())
    if span[0] < span[1] and text[span[0]] not in ",;.)":
        parts["subject"] = span
        return end if end <= len(text) else span[1]
    return max(at, span[1])


def _clause_end(text: str, at: int) -> int:
    """The end of the citation: a semicolon, the end of the sentence, or the next citation joined by a comma or "và"."""
    for stop in _BREAK.finditer(text, at):
        if stop["hard"]:
            if stop["hard"] == ":" and text[: stop.start()].rstrip().lower().endswith(("việc", "v/v", "số", "về")):
                continue
            return _trimmed(text, at, stop.start())[1] if stop.start() > at else at
        if not _NUMBERED.search(text, at, stop.start()) and dates.find_dates(text[stop.end() : stop.end() + 80]):
            return _trimmed(text, at, stop.start())[1] if stop.start() > at else at
    return _trimmed(text, at, len(text))[1]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks around and without marks after it."""
    while start < end and text[start] in " \t\u00a0\n":
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;."):
        end -= 1
    return start, max(start, end)
