"""Capital letters in the text of a plan (NĐ 30/2020, Phụ lục II): only what is surely wrong is found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ttdn_desktop.domain.blocks import Item, Paragraph
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.text import plain
from ttdn_desktop.language.casing import CAPITALS, SMALL_LETTERS
from ttdn_desktop.language.citations.vocabulary import BODY_NAMES, even_tones
from ttdn_desktop.language.persons import HEADS
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.model import Found
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.wordings import Hit, Kind, Search, Wording, hit_in, in_parts, parts, searched, under

_RUNNING = frozenset({Kind.PROSE, Kind.BASIS, Kind.TITLE, Kind.WORDS, Kind.NAME, Kind.CELL})
_PROSE = frozenset({Kind.PROSE, Kind.BASIS, Kind.CELL})

_SYLLABLE = rf"[{CAPITALS}][{SMALL_LETTERS}]*"

_SENTENCE = re.compile(rf"(?<![\w.@/])(?P<word>[{SMALL_LETTERS}]{{2,}}|(?:19|20)\d\d)[)”\"]?[.?!]\s+(?P<next>[{SMALL_LETTERS}])(?=[{SMALL_LETTERS}])")
_SMALL_FIRST = re.compile(rf"\s*(?P<first>[{SMALL_LETTERS}])(?=[{SMALL_LETTERS}]*[\s,.;:])")
_SHORT_WORDS = frozenset({"tp", "tx", "tt", "vv", "tr", "nxb", "st", "no", "ths", "pgs", "đc", "tel", "email", "cn", "stt", "bq", "tb", "ts", "gs", "bs", "ks"})
_STARTERS = frozenset({"", ".", "!", "?", ":", ";", "-", "–", "—", "•", "+", "(", '"', "“", "‘", "'", "/", "|", "["})

_UNIT = re.compile(
    rf"(?<!\w)(?P<kind>Tỉnh|Thành phố|Thị xã|Thị trấn|Huyện|Quận|Phường|Xã|Đặc khu)\s+(?P<name>{_SYLLABLE}(?:\s+{_SYLLABLE}|\s+-\s+{_SYLLABLE}){{0,4}})"
)
_NO_NAME = re.compile(r"(?:Hội|Đoàn|Đội|Ủy|Uỷ|Viên|Nông|Đảng|Tết)(?!\w)")
_CAPITAL_CITY = re.compile(r"(?<!\w)(?P<wrong>thành phố)\s+Hồ Chí Minh(?!\w)")
_CAPITAL = re.compile(r"(?<!\w)(?P<wrong>thủ đô)\s+Hà Nội(?!\w)")
_NUMBERED = re.compile(r"(?<!\w)(?<!các )(?<!mỗi )(?P<wrong>quận|phường)\s+\d{1,2}(?=\s*(?:[,;.)]|$|(?:thành phố|quận|tỉnh)\s))")

_NAMES = tuple(
    sorted(
        {name for name in BODY_NAMES if name.startswith(("Bộ ", "Sở ", "Ủy ban ", "Hội đồng ", "Văn phòng C", "Ban Tuyên giáo")) and "Công Thương" not in name},
        key=len,
        reverse=True,
    )
)
_SPELLED = {even_tones(name.lower()): name for name in _NAMES if "Nhân dân" not in name and len(name.split()) > 2}
_NO_BODY = "".join(rf"(?<!{word} )" for word in ("trưởng", "phó", "tiến", "cán", "toàn", "đồng", "nội", "cơ", "trụ", "cục"))
_BODY = re.compile(rf"(?<!\w){_NO_BODY}(?=[bsủhv])(?:{'|'.join(map(re.escape, sorted(_SPELLED, key=len, reverse=True)))})(?!\w)")
_ALSO_WRITTEN = re.compile(r"Ủy ban Nhân dân|Uỷ ban Nhân dân|Hội đồng Nhân dân")

_NOT_THE_PEOPLE = (
    *("ủy ban", "uỷ ban", "hội đồng", "tòa án", "toà án", "kiểm sát", "công an", "quân đội", "quân", "an ninh", "hội thẩm", "nghệ sĩ", "nghệ sỹ", "nhà giáo"),
    *("thầy thuốc", "dân chủ", "nghệ", "chiến tranh", "thanh tra", "tín dụng", "vũ trang", "báo", "trận địa", "bệnh", "công", "cộng hòa", "biên phòng"),
    *("thế trận", "đối ngoại", "ngoại giao", "ban"),
)
_OTHER_PEOPLE = "tệ|gian|các nước|hai nước|thế giới|nước|Lào|Trung Quốc|Cuba"
_PEOPLE = re.compile(
    "".join(rf"(?<!{words} )" for words in _NOT_THE_PEOPLE) + rf"(?<!^)(?<!\w)nhân dân(?!\w)(?! (?:{_OTHER_PEOPLE})(?!\w))",
    re.IGNORECASE,
)
_STATE = re.compile(r"(?:[Đđ]ảng,|[Đđ]ảng và|(?<!\w)của|pháp luật,) (?P<wrong>nhà nước)(?!\w)")
_PARTY = re.compile(r"(?:(?<!\w)của|lối|sách của) (?P<wrong>đảng)(?=(?:\s*[,.;]|\s+và nhà nước|\s+và Nhà nước|$))")

_TYPES = (
    "bộ luật|nghị quyết|nghị định|quyết định|chỉ thị|thông tư liên tịch|thông tư|công văn|công điện|kế hoạch|chương trình|kết luận|thông báo|hướng dẫn|tờ trình"
)
_NUMBERED_TYPE = re.compile(rf"(?<!\w)(?P<wrong>{_TYPES})\s+số\s*:?\s*\d[\d/]*\s*[/\-–]")
_THIS = re.compile(r"(?<!\w)(?P<wrong>kế hoạch|quyết định|nghị định|thông tư|chỉ thị|nghị quyết) này(?!\w)")
_LAW = re.compile(rf"(?<!\w)(?<!Bộ )(?<!bộ )(?P<wrong>luật)\s+(?P<name>{_SYLLABLE}\s+[{SMALL_LETTERS}]+)")

_CLAUSE = re.compile(r"(?<!\w)(?P<wrong>điều)\s+\d+(?=\s*[,;.)]|\s+(?:và|của|Luật|Nghị|Thông|Quyết|Quy|Kế|Bộ|Pháp|Chỉ|Điều|Chương|này)|$)")
_CHAPTER = re.compile(
    r"(?<!\w)(?P<wrong>chương|mục|phần|tiểu mục)\s+[IVX\d][IVX\d.]*\s+(?:của\s+)?"
    r"(?:Điều|Chương|Phần|Mục|Nghị (?:định|quyết)|Luật|Kế hoạch|Quyết định|Thông tư|Quy chế)(?!\w)"
)
_POINT = re.compile(r"(?<!\w)(?P<wrong>Khoản\s+\d|Điểm\s+[a-eg-iklm-vxyđ])(?!\w)")

_FAMILY = "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Lương|Đinh|Trịnh|Đoàn|Mai|Đào|Cao|Hà|Lưu"
_HEADS = tuple(head.lower() for head in HEADS if head not in {"Thủ trưởng", "Chủ nhiệm"})  # common nouns, "giáo viên chủ nhiệm Nguyễn Văn A"
_POSTS = rf"(?:phó )?(?:{'|'.join(_HEADS)})"
_POST_OF_PERSON = re.compile(rf"(?<!\w)(?P<wrong>{_POSTS})\s+(?:{_FAMILY})\s+{_SYLLABLE}")
_FULL_POST = re.compile(
    rf"(?<!\w)(?<!ban )(?<!Ban )(?P<wrong>{_POSTS})"
    r"\s+(?:Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Sở|Bộ|Chính phủ|Quốc hội)(?!\w)"
)
_MANY_POSTS = re.compile(
    rf"(?<!\w)(?:các|những|mọi|một)\s+(?P<wrong>Trưởng phòng|Giám đốc|Chủ tịch|Bí thư|Cán bộ|Công chức|Tiến sĩ|Thạc sĩ|Kỹ sư)(?=\s+[{SMALL_LETTERS}]|\s*[,;.])"
)

_WEEKDAY = re.compile(r"(?<!\w)(?:sáng|chiều|tối|vào|ngày) thứ (?P<wrong>hai|ba|tư|năm|sáu|bảy)(?=\s+(?:hằng tuần|hàng tuần|tuần|ngày)|\s*[,;.(]|$)")
_MONTH = re.compile(r"(?<!\w)tháng (?P<wrong>giêng|chạp|tám|chín|bảy|sáu)(?=\s*[,;.)]|\s+(?:năm|âm lịch|hằng năm|hàng năm)|$)")
_NEW_YEAR = re.compile(r"(?<!\w)(?P<wrong>Tết [Nn]guyên [Đđ]án|tết nguyên đán|tết Nguyên Đán)(?!\w)")
_TET = re.compile(r"(?<!\w)(?:dịp|đón|vui|mừng|ăn|ngày) (?P<wrong>tết)(?=\s*[,;.]|\s+(?:và|cổ truyền|năm|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý|Giáp|Ất)|$)")

_REGION = re.compile(
    r"(?<!\w)(?P<wrong>tây nguyên|bắc bộ|nam bộ|trung bộ|đông nam bộ|nam trung bộ|bắc trung bộ|đông nam á|(?<=vùng )tây bắc|(?<=vùng )đông bắc)(?!\w)"
)
_WATERS = re.compile(r"(?<!\w)(?P<wrong>Sông|Vịnh|Núi)\s+(?:Hồng|Cửu Long|Mê Công|Mê Kông|Hương|Hạ Long|Bắc Bộ|Thái Bình|Đồng Nai|Hậu|Tiền)(?!\w)")
_OF_A_PLACE = re.compile(r"(?:thành phố|thị xã|huyện|xã|phường|công ty|Công ty)\s+$")


def _inside(text: str, at: int) -> bool:
    """Whether a place is inside a sentence, where a capital means something."""
    before = text[:at].rstrip()
    return (before[-1:] or "") not in _STARTERS


def _raised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _raise(text: str, *patterns: re.Pattern[str]) -> Iterator[Hit]:
    for pattern in patterns:
        for found in pattern.finditer(text):
            yield found.start("wrong"), found.end("wrong"), _raised(found["wrong"])


@check("ND30-VH-01")
def sentences_begin_with_a_capital(case: Case) -> Iterator[Found]:
    """After a full stop and on a new line."""
    yield from _searched(case)
    closed = True
    for (path, _), line in zip(parts(case), in_parts(case, "beginnings", _line_in), strict=True):
        if line.small is not None and (closed or line.begins):
            yield under(line.small, case.subject.root + path)
        closed = line.closed


@dataclass(frozen=True, slots=True)
class _Line:
    """How the line of a part begins and ends; what is no line is closed. `begins`: it does so whatever stands before it."""

    small: Found | None = None
    begins: bool = False
    closed: bool = True


_NO_LINE = _Line()


def _line_in(part: object) -> _Line:
    if not isinstance(part, Paragraph | Item):
        return _NO_LINE
    text = plain(part.text)
    begins = isinstance(part, Item) and part.mark not in {"", "+"}
    small, found = None, _SMALL_FIRST.match(text)
    if found is not None:
        at = found.start("first")
        small = hit_in(Wording("/text", text, Kind.PROSE), (at, at + 1, text[at].upper()))
    return _Line(small, begins, not text or text.rstrip()[-1:] in {".", ";", ":", "!", "?"})


def _sentences(text: str, _given: object) -> Iterator[Hit]:
    for found in _SENTENCE.finditer(text):
        if found["word"] not in _SHORT_WORDS:
            yield found.start("next"), found.end("next"), found["next"].upper()


@check("ND30-VH-02")
def names_of_units(case: Case) -> Iterator[Found]:
    """A small common noun but where it is a part of the name."""
    yield from _searched(case)


def _units(text: str, given: Directory) -> Iterator[Hit]:
    for found in _UNIT.finditer(text):
        kind, name = found["kind"], found["name"]
        if _inside(text, found.start()) and _is_unit(kind, name, given):
            yield found.start("kind"), found.end("kind"), _lowered(kind)
    yield from _raise(text, _CAPITAL_CITY, _CAPITAL, _NUMBERED)


def _is_unit(kind: str, name: str, given: Directory) -> bool:
    if _NO_NAME.match(name) or name.startswith("Hồ Chí Minh") or name.casefold() in given.named_in_full:
        return False
    if kind in {"Tỉnh", "Thành phố"}:
        return any(name == place.name or name.startswith(f"{place.name} ") for place in given.provinces)
    return len(name.split()) > 1


@check("ND30-VH-03")
def names_of_bodies(case: Case) -> Iterator[Found]:
    """The words for kind, function and field are capital."""
    yield from _searched(case)


def _bodies(text: str, _given: object) -> Iterator[Hit]:
    if text.isupper():
        return
    low = even_tones(text.lower())
    if len(low) != len(text):
        return
    for found in _BODY.finditer(low):
        start, end = found.span()
        written, right = text[start:end], _SPELLED[found[0]]
        wished = "".join(letter.upper() if model.isupper() else letter.lower() for letter, model in zip(written, right, strict=True))
        if written != wished and not written.isupper() and not _ALSO_WRITTEN.fullmatch(written) and not _shouted(written):
            yield start, end, wished


def _shouted(written: str) -> bool:
    """Whether a piece of it stands in capitals, as in a line half of which is a heading."""
    return any(word.isupper() and len(word) > 1 for word in written.split())


@check("ND30-VH-04")
def people_state_and_party(case: Case) -> Iterator[Found]:
    """Nhân dân, Nhà nước, Đảng."""
    yield from _searched(case)


def _honoured(text: str, _given: object) -> Iterator[Hit]:
    for found in _PEOPLE.finditer(text):
        if found[0] == "nhân dân":
            yield found.start(), found.end(), "Nhân dân"
    yield from _raise(text, _STATE, _PARTY)


@check("ND30-VH-05")
def named_documents(case: Case) -> Iterator[Found]:
    """Their type is capital."""
    yield from _searched(case)


def _documents(text: str, _given: object) -> Iterator[Hit]:
    yield from _raise(text, _NUMBERED_TYPE, _THIS, _LAW)


@check("ND30-VH-06")
def parts_of_documents(case: Case) -> Iterator[Found]:
    """Điều and above capital, khoản and điểm small."""
    yield from _searched(case)


def _cited_parts(text: str, _given: object) -> Iterator[Hit]:
    yield from _raise(text, _CLAUSE, _CHAPTER)
    for found in _POINT.finditer(text):
        if _inside(text, found.start()):
            yield found.start("wrong"), found.end("wrong"), _lowered(found["wrong"])


@check("ND30-VH-07")
def posts_and_degrees(case: Case) -> Iterator[Found]:
    """Capital with a name or as a full title alone."""
    yield from _searched(case)


def _posts(text: str, _given: object) -> Iterator[Hit]:
    yield from _raise(text, _POST_OF_PERSON, _FULL_POST)
    for found in _MANY_POSTS.finditer(text):
        yield found.start("wrong"), found.end("wrong"), _lowered(found["wrong"])


@check("ND30-VH-08")
def days_months_and_feasts(case: Case) -> Iterator[Found]:
    """thứ Hai, tháng Tám, tết Nguyên đán, Tết."""
    yield from _searched(case)


def _days(text: str, _given: object) -> Iterator[Hit]:
    yield from _raise(text, _WEEKDAY, _MONTH, _TET)
    for found in _NEW_YEAR.finditer(text):
        if found[0] != "Tết Nguyên đán" or _inside(text, found.start()):
            yield found.start("wrong"), found.end("wrong"), "tết Nguyên đán"


@check("ND30-VH-09")
def regions_and_waters(case: Case) -> Iterator[Found]:
    """Regions capital, the common noun before rivers and bays small."""
    yield from _searched(case)


def _regions(text: str, _given: object) -> Iterator[Hit]:
    for found in _REGION.finditer(text):
        yield found.start("wrong"), found.end("wrong"), found["wrong"].title()
    for found in _WATERS.finditer(text):
        if _inside(text, found.start()) and not _OF_A_PLACE.search(text[: found.start()]):
            yield found.start("wrong"), found.end("wrong"), _lowered(found["wrong"])


_SEARCHES = (
    Search("ND30-VH-01", _sentences, frozenset({Kind.PROSE, Kind.BASIS}), (". ", "? ", "! ")),
    Search(
        "ND30-VH-02",
        _units,
        _RUNNING,
        ("Tỉnh ", "Thành phố ", "Thị ", "Huyện ", "Quận ", "Phường ", "Xã ", "Đặc khu ", "thành phố Hồ", "thủ đô", "quận ", "phường "),
    ),
    Search(
        "ND30-VH-03",
        _bodies,
        _RUNNING,
        ("Bộ ", "bộ ", "Sở ", "sở ", "y ban", "ỷ ban", "y Ban", "ỷ Ban", "ội đồng", "ội Đồng", "an tuyên", "an Tuyên", "phòng "),
    ),
    Search("ND30-VH-04", _honoured, _RUNNING, ("nhân dân", "nhà nước", "đảng")),
    Search("ND30-VH-05", _documents, _RUNNING, (" số", " này", "luật ")),
    Search("ND30-VH-06", _cited_parts, _PROSE, ("điều ", "chương ", "mục ", "phần ", "Khoản ", "Điểm ")),
    Search(
        "ND30-VH-07",
        _posts,
        _PROSE | {Kind.NAME},
        (*_HEADS, "các ", "những ", "mọi ", "một "),
    ),
    Search("ND30-VH-08", _days, _RUNNING, ("thứ ", "tháng ", "Tết ", "tết")),
    Search("ND30-VH-09", _regions, _RUNNING, ("nguyên", " bộ", "bắc", "đông", "Sông", "Vịnh", "Núi")),
)


def _searched(case: Case) -> Iterator[Found]:
    return searched(case, "capitals", _SEARCHES, case.subject.directory)
