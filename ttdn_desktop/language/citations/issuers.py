"""Who issued a document: the words after "của", up to where its subject begins."""

import re

from ttdn_desktop.language.citations import vocabulary
from ttdn_desktop.language.citations.neighbours import starts_in
from ttdn_desktop.language.citations.scanner import Scan

_LONGEST = 260
_OF = re.compile(rf"\s{{0,9}},?\s{{0,9}}(?:(?:của|cùa|cúa|củạ|cảu|cuả|ca|giữa)\s{{1,9}}|của(?=(?:{vocabulary.HEAD})(?![^\W_])))(?:các\s{{1,5}}(?=bộ|sở|ban))?")
"""With "củaBan Bí thư", whose blank was lost."""
_BY = re.compile(r"\s{0,9},?\s{0,9}do\s{1,9}(?=[^;,.\n]{2,120}?\s(?:ban\s{1,3}hành|phê\s{1,3}duyệt|ký))")
_KNOWN = re.compile(
    rf"(?:(?:hội\s{{0,3}}nghị|đại\s{{1,3}}hội)\s{{1,3}}(?:đại\s{{1,3}}biểu\s{{1,3}}toàn\s{{1,3}}quốc\s{{1,3}})?lần\s{{1,3}}thứ\s{{1,3}}\S{{1,8}}\s{{1,5}}(?:\S{{2,6}}\s{{1,5}})??)?(?:(?:{vocabulary.ROLE})(?:\s{{0,3}}[,\-–])?\s{{1,5}}){{0,3}}(?:{vocabulary.BODY})(?![^\W_])"
)
_KNOWN_HEAD = re.compile(rf"(?:{vocabulary.ROLE}|{vocabulary.BODY}|{vocabulary.HEAD})(?![^\W_])")
_GLUED = re.compile(
    rf"(?:(?:{vocabulary.ROLE})\s{{1,5}}){{0,2}}(?:{vocabulary.BODY}|(?:th[uủ]?\s?tướng\s{{1,3}})?chính\s{{1,3}}ph)"
    r"(?=(?:ban\s{1,3}hành|phê\s{1,3}duyệt|quy\s{1,3}định|hướng\s{1,3}dẫn|về\s{1,3}việc|sửa\s{1,3}đổi|triển\s{1,3}khai|thực\s{1,3}hiện|công\s{1,3}bố)(?!\w))"
)
"""A body whose last letters or the blank after them were lost: "Chính phban hành", "Bộ Nội vụquy định"."""
_PLACE = re.compile(
    r"\s{1,5}(?:(?:tỉnh|thành\s{1,3}phố|tp\.?|huyện|thị\s{1,3}xã|quận|xã|phường|thị\s{1,3}trấn|đặc\s{1,3}khu|trung\s{1,3}ương|tnh|huyn|phưng|cấp\s{1,3}(?:tỉnh|xã|huyện))(?![^\W_])(?!\s{1,3}ủy))"
)
_CITY_CUT = re.compile(r"\s{1,5}[Tt]hành\s{1,3}ph[A-ZĐ][^\W\d_]*")
"""A city whose "ố" was lost with the blank after it: "thành phHà Nội"."""
_NAME = re.compile(
    r"\s{1,5}(?:[\-–]\s{0,3})?(?:[^\W\d_a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ][^\W_]*(?:['’][^\W_]+)?|\d{1,2}(?![\d/]))"
)
_NAME_GOES_ON = re.compile(r"\s+[a-zà-ỹđ]+\s+[A-ZĐÀ-Ỹ]")
"""A word in small letters within a name, and capitals again: "Đảng ủy Khối Doanh nghiệp Trung ương"."""
_STOP = re.compile(
    r"(?P<mark>[,;:)\n]|\.(?=\s|$)|\s[(“\x22])|(?P<day>\s,?ngày\s)|(?P<besides>\svà\s{1,3}(?:ý\s{1,3}kiến|chỉ\s{1,3}đạo|tình\s{1,3}hình)\s)|(?P<session>(?<=\s)(?:khóa|nhiệm\s{1,3}kỳ|kỳ\s{1,3}họp)\s)|(?P<note>(?<=\s)(?:đã\s{1,3})?được\s)"
    rf"|(?<=\s)(?P<link>về(?!\s{{1,3}}phía)|vềviệc|v/v|vviệc|vv)(?=[\s:])|(?<!ngoại\s)(?<=\s)(?P<verb>{vocabulary.VERB})(?![^\W_])|(?P<type>(?<=\s)(?:{vocabulary.TYPE})(?=\s))"
)
_INSTITUTION = re.compile(
    r"(?:^|\s)(?:ban|cục|sở|(?<!hải\s)phòng|trung\s{1,3}tâm|(?<!nội\s)(?<!ngoại\s)(?<!nghiệp\s)(?<!dịch\s)(?<!phục\s)vụ|văn\s{1,3}phòng|viện|học\s{1,3}viện|trường|hội\s{1,3}đồng|ủy\s{1,3}ban|hội|quỹ|bộ|tổ|đội|nhóm|bộ\s{1,3}phận"
    r"|và|,|-|bộ\s{1,3}trưởng|cơ\s{1,3}quan|trưởng|đoàn|công\s{1,3}ty|dự\s{1,3}án)\s{0,3}$"
)
_MANAGES = re.compile(r"(?:^|\s)ban\s(?:quản\slý|điều\shành|chủ\snhiệm)$")
"""Committees of a project or programme: "Ban Quản lý dự án …"."""

_GOES_ON = re.compile(
    r",\s{1,5}(?:thể\s{1,3}thao|thương\s{1,3}binh|gia\s{1,3}đình|du\s{1,3}lịch|hạ\s{1,3}tầng|giáo\s{1,3}dục|thanh\s{1,3}niên|thông\s{1,3}tin|khoa\s{1,3}học|đô\s{1,3}thị|nông\s{1,3}nghiệp"
    r"|(?:tỉnh|huyện|thành\s{1,3}phố|tp\.?|thị\s{1,3}xã|quận|xã|phường)\s)"
)
_AGAINST = re.compile(r"\s{0,9}ban\s{1,3}chỉ\s{1,3}(?:đạo|huy)(?:\s{1,3}(?:quốc\s{1,3}gia|trung\s{1,3}ương|tỉnh|thành\s{1,3}phố|huyện|xã|phường))?\s{1,9}")
"""Committees against something: "Ban Chỉ đạo quốc gia phòng, chống dịch bệnh"."""

_PARENT = re.compile(
    r",\s{1,5}(?:bộ|sở|tổng\s{1,3}cục|ủy\s{1,3}ban|ubnd|hđnd|hội\s{1,3}đồng|tỉnh\s{1,3}ủy|đảng\s{1,3}ủy|văn\s{1,3}phòng)\s[^,;:.\n]{2,70}?\s(?:về|v/v)\s"
)
"""The body above the one that issued, after a comma: "Cục Thông tin đối ngoại, Bộ Thông tin và Truyền thông về …"."""
_APPOSED = re.compile(r"\s[-–]\s{1,3}(?:trưởng|phó\s{1,3}trưởng|cơ\s{1,3}quan|đơn\s{1,3}vị|thường\s{1,3}trực)\s")
"""What the body is besides: "UBND tỉnh Hà Giang - Trưởng nhóm chương trình hợp tác … về …"."""
_TOLD = re.compile(r"\s(?=(?:về|v/v)\s)")
_BETWEEN = re.compile(rf"\s{{0,5}}(?:,\s{{0,5}}(?:và\s{{1,5}})?|\s(?:và|-|–)\s{{1,5}})(?=(?:{vocabulary.HEAD})(?![^\W_]))")
_MORE = re.compile(
    rf"(?:\s{{0,5}},\s{{0,5}}(?:và\s{{1,5}})?|\s{{1,5}}(?:và|-)\s{{1,5}})(?:{vocabulary.HEAD}|lao|tài|tb&xh|nội|công|tư|y|văn|thông|khoa|giáo|xây|nông)(?![^\W_])"
)
_COMMITTEE = re.compile(
    r"(?:(?:phó\s{1,3})?(?:trưởng|chủ\s{1,3}tịch)\s{1,3})?(?:ban\s{1,3}chỉ\s{1,3}đạo|tổ\s{1,3}công\s{1,3}tác|ủy\s{1,3}ban\s{1,3}quốc\s{1,3}gia)(?![^\W_])"
)
_FIELD = (
    r"(?:phát\s{1,3}triển\s{1,3}khoa\s{1,3}học(?:,|\s{1,3}và)\s{1,3}công\s{1,3}nghệ[^;:.\n]{0,40}?(?:chuyển\s{1,3}đổi\s{1,3}số|đổi\s{1,3}mới\s{1,3}sáng\s{1,3}tạo)"
    r"|chuyển\s{1,3}đổi\s{1,3}số|hội\s{1,3}nhập(?:\s{1,3}kinh\s{1,3}tế)?\s{1,3}quốc\s{1,3}tế|nhân\s{1,3}quyền|quyền\s{1,3}con\s{1,3}người|cải\s{1,3}cách\s{1,3}hành\s{1,3}chính|xây\s{1,3}dựng\s{1,3}nông\s{1,3}thôn\s{1,3}mới"
    r"|an\s{1,3}toàn\s{1,3}thực\s{1,3}phẩm|(?:công\s{1,3}tác\s{1,3})?thông\s{1,3}tin\s{1,3}đối\s{1,3}ngoại|phát\s{1,3}triển\s{1,3}du\s{1,3}lịch|ứng\s{1,3}phó\s{1,3}với\s{1,3}biến\s{1,3}đổi\s{1,3}khí\s{1,3}hậu)"
)
"""What committees are for, as their names say it."""
_COMMITTEE_FOR = re.compile(rf"(?:trưởng\s{{1,3}})?ban\s{{1,3}}chỉ\s{{1,3}}đạo\s{{1,3}}{_FIELD}(?!\w)")
_ABOUT_AGAIN = re.compile(
    rf"\s{{0,3}}(?!(?:việc|{vocabulary.VERB})(?!\w))[^,;:\n]{{3,60}}?(?=\s(?:ban\s{{1,3}}hành|phê\s{{1,3}}duyệt|hướng\s{{1,3}}dẫn)\s)"
    r"|(?:(?!ban\s{1,3}hành)[^;:\n]){0,160}?\svề(?=\s)"
    rf"|\s{{1,3}}{_FIELD}(?=\s{{1,5}}(?:{vocabulary.VERB}|thúc\s{{1,3}}đẩy|hoàn\s{{1,3}}thành|yêu\s{{1,3}}cầu)(?!\w))"
)
"""What follows the "về" that belongs to a name: a second one, or a verb that says what the body did."""
_AND = re.compile(r"\s{1,5}và$")
_OF_THE_STATE = re.compile(
    r"\s{1,3}nước\s{1,3}cộng\s{1,3}h(?:òa|oà)\s{1,3}xã\s{1,3}hội\s{1,3}chủ\s{1,3}nghĩa\s{1,3}việt\s{1,3}nam(?!\w)(?!\s{1,3}(?:với|và)\s)"
)
"""What a law adds to the name of who passed it: "Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam"."""
_TERM = re.compile(r"\s{0,3}\(\s{0,2}khóa\s[^();\n]{1,24}\)")
"""The term of a body in brackets, which belongs to its name as it does without them: "Ban Bí thư (khóa XI)"."""
_SESSION = re.compile(
    r"\s{0,5}\([a-zđưâăêô&\-]{2,12}\)|\s{0,5}\((?:nay|trước\s{1,3}đây)\s{1,3}là\s[^()\n]{2,60}\)|\s{0,5},?\s{0,5}\(?(?:khóa|kỳ\s{1,3}họp|nhiệm\s{1,3}kỳ|lần\s{1,3}thứ)\s[^;()\n]{0,40}?(?:\)|(?=,|\s(?:về|quy|ban|phê|thông|v/v|sửa|giao|triển|kỳ)\s)|(?=[;.\n]|$))"
)


def issuer_at(seen: Scan, at: int, end: int, *, joint: bool = False, bare: bool = False) -> tuple[int, int] | None:
    """Where the issuer stands whose "của" begins at this place; `bare` finds a known body without "của", as it is forgotten."""
    of = _OF.match(seen.low, at, end) or _BY.match(seen.low, at, end)
    if of:
        begin = of.end()
    elif bare and (known := _KNOWN.match(seen.low, _skip(seen, at, end), end)) and seen.text[known.start()].isupper():
        begin = known.start()
    else:
        return None
    if begin >= end:
        return None
    if glued := _GLUED.match(seen.low, begin, end):
        return begin, glued.end()
    stop = min(_stop(seen, begin, end, joint=joint), end)
    known_end = _known_end(seen, begin, stop)
    if known_end is not None and not _COMMITTEE.match(seen.low, begin, stop):
        stop = known_end
    while stop > begin and (seen.text[stop - 1].isspace() or seen.text[stop - 1] in ",;.-–:"):
        stop -= 1
    if joined := _AND.search(seen.low[begin:stop]):
        stop = begin + joined.start()
    if stop > begin and (term := _TERM.match(seen.low, stop, end)):
        stop = term.end()
    return (begin, stop) if stop > begin else None


def split_issuers(seen: Scan, begin: int, end: int) -> tuple[str, ...]:
    """The single bodies of an issuer of several."""
    names, at = [], begin
    for found in _BETWEEN.finditer(seen.low, begin, end):
        names.append(seen.text[at : found.start()])
        at = found.end()
    names.append(seen.text[at:end])
    return tuple(" ".join(name.split()).strip(" ,-–") for name in names)


def after_session(seen: Scan, at: int, end: int) -> int:
    """Past "(khóa XII)" and ", kỳ họp thứ 5", which stand between issuer and subject."""
    for _ in range(3):
        found = _SESSION.match(seen.low, at, min(end, at + 90))
        if not found:
            break
        at = found.end()
    return at


def _skip(seen: Scan, at: int, end: int) -> int:
    while at < end and seen.low[at].isspace():
        at += 1
    return at


def _stop(seen: Scan, begin: int, end: int, *, joint: bool) -> int:
    """The first word or mark that cannot be part of the name."""
    low = seen.low
    last = min(end, begin + _LONGEST)
    known = [span.span() for at in (begin, *(joint.end() for joint in _BETWEEN.finditer(low, begin, last))) if (span := _KNOWN.match(low, at, last))]
    if field := _COMMITTEE_FOR.match(low, begin, last):
        known.append(field.span())
    for found in _STOP.finditer(low, begin, last):
        at = found.start(found.lastgroup or 0)
        if any(a <= at < b for a, b in known):
            continue
        match found.lastgroup:
            case "mark":
                listed = joint and (_MORE.match(low, at) or (low[at] in ":;" and low[begin:at].strip() in {"liên bộ", "liên sở", "liên ngành"}))
                if listed or (low[at] == "," and (_GOES_ON.match(low, at) or _PARENT.match(low, at, last))):
                    continue
                return at
            case "verb" | "type" if any(start.number for start in starts_in(seen, at, at + 1)):
                return at  # a document of its own, which "và" joins
            case "verb" | "type" if _APPOSED.search(low, begin, at) and (link := _TOLD.search(low, at, last)):
                return link.start()
            case "verb" | "type":
                if any(a < at and b <= at and low[b:at].isspace() for a, b in known) and not (
                    seen.text[at].isupper() and not seen.capitals and _INSTITUTION.search(low[begin:at])
                ):
                    return at
                if not low[begin:at].strip() or _named(seen, begin, at, found.group().strip()):
                    continue
                return at
            case "link" if _COMMITTEE.match(low, begin, at) and " của " not in low[begin:at] and (again := _ABOUT_AGAIN.match(low, at + 2, last)):
                return again.end() - 2 * again[0].endswith(" về")  # "Ban Chỉ đạo về chuyển đổi số về …": the first one belongs to the name
            case "session" if low.startswith("khóa", at) and not low[:at].rstrip().endswith(","):
                continue  # "Quốc hội khóa XV" is how the body is called
            case _:
                return at
    return last


def _named(seen: Scan, begin: int, at: int, word: str) -> bool:
    """Whether a verb or a type is a word of the name: "Ban Tổ chức", "Cục Quản lý", "Sở Kế hoạch và Đầu tư"."""
    before = seen.low[max(begin, at - 16) : at].rstrip()
    capital = seen.text[at].isupper()
    if word == "lệnh" and before.endswith("tư"):
        return True
    if word in {"phòng", "cấp", "chuyển", "đưa", "giao", "tổ chức", "về"} and capital:
        return True
    if word.startswith("phòng") and _AGAINST.fullmatch(seen.low, begin, at):
        return True
    if _MANAGES.search(before):
        return True
    if _INSTITUTION.search(before + " ") and not before.endswith(" và"):
        return True
    if before.endswith(("và", ",", "-")):
        return capital
    return capital and not seen.capitals and word == "phát triển"


def _known_end(seen: Scan, begin: int, stop: int) -> int | None:
    """Where a known name ends although a word in small letters follows that is no verb we know."""
    found = _KNOWN.match(seen.low, begin, stop)
    if not found or seen.capitals:
        return None
    at = state.end() if (state := _OF_THE_STATE.match(seen.low, found.end(), stop)) else found.end()
    placed = False
    for _ in range(3):
        place = _PLACE.match(seen.low, at, stop) or _CITY_CUT.match(seen.text, at, stop)
        if place:
            at = place.end()
        names = 0
        while names < 6 and (name := _NAME.match(seen.text, at, stop)):
            if _KNOWN_HEAD.match(seen.low, name.start() + len(name[0]) - len(name[0].lstrip(" -–\u00a0"))) or (not place and not names and "-" in name[0]):
                return None
            at = name.end()
            names += 1
        placed = placed or bool(place)
        if not place and not names:
            break
    rest = seen.text[at:stop]
    if not rest[:1].isspace() or not rest.strip() or not rest.lstrip()[0].islower():
        return None
    if not placed and at > found.end() and _NAME_GOES_ON.match(rest):
        return None
    return None if re.match(r"\s+(?:và|khóa|thuộc|lần|các)\s", seen.low[at:stop]) else at
