"""Label lines of a task ("Đơn vị chủ trì: …; Đơn vị phối hợp: …") and names of units in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ttdn_desktop.language.casing import CAPITALS
from ttdn_desktop.reading.duty_words import has_verb
from ttdn_desktop.reading.label_grammar import composed
from ttdn_desktop.reading.outline import Rank, item_mark, numbered
from ttdn_desktop.reading.paras import Para, span
from ttdn_desktop.reading.words import ReadingWords, bare_name, folded

WHO = frozenset({"leads", "partners", "people", "doers"})
"""Keys of the labels that say who does a task."""

_LABEL_BEGINS = re.compile(
    r"(?:co quan|don vi|cac don vi|cac co quan|bo phan|phong|thoi gian|thoi han|tien do|san pham|"
    r"(?:nguoi|lanh dao|can bo|cong chuc|chuyen vien) (?:truc tiep |duoc giao )?(?:thuc hien|phu trach|theo doi|chu tri|tham muu|chi dao)|kinh phi)\b"
)
_SENTENCE_WORDS = re.compile(r"\b(?:trach nhiem|co(?! quan)|la|phai|duoc|cac dong chi|gom|bao gom|nhu sau|sau day|khi|de)\b")
_MOST_BLANKS = 7
_ACTORS = re.compile(r"\s*(?:[Cc]ác )?(?:[Cc]ơ quan|[Đđ]ơn vị)(?:, đơn vị)?:")
"""A label only where nothing but names follows: "Các cơ quan, đơn vị: Công an huyện, Trung tâm Y tế cử cán bộ trực" says work."""

_SAYS_WHO = re.compile(r"(?:Cơ quan|Đơn vị|Cấp) [^:.;]{2,40}:")
"""How lines begin that say of a thing who it is of, and no work: "3. Cơ quan phê duyệt: UBND tỉnh. Cơ quan lập quy hoạch: Sở Xây dựng."."""

_LABEL_WITHIN = 90
"""Characters within which the colon of the first label of a line stands."""
_FROM_COLUMNS = frozenset({"leads", "partners", "people", "time", "output", "budget"})
_BRACKETED = re.compile(r"\([^)]*\)")
_BY_VALUE = {
    **dict.fromkeys(("thuc hien", "to chuc thuc hien", "trach nhiem", "trach nhiem thuc hien", "tham muu"), "doers"),
    **dict.fromkeys(("chi dao", "chi dao chung", "lanh dao, chi dao"), "doers"),
    **dict.fromkeys(("ho tro", "tham gia", "cung lam", "lien quan"), "partners"),
}
"""Words that are a label only where the name of a unit, or a person, follows their colon."""
_EDGES = " .*_-–+•\"'“”"
_WHEN_BEGINS = re.compile(
    r"(?:(?:trong|trước|từ|vào|xong|hoàn thành|đến|hết|cuối|đầu|chậm nhất|giai đoạn|dịp)\s)?\s*"
    r"(?:ngày|tháng|quý|năm|tuần|\d|hằng|hàng|mỗi|thường xuyên|cả năm)",
    re.IGNORECASE,
)
_CLOSING = " \t\u00a0\n.;,/|→"
_EMPTY = re.compile(r"[\s.;,…_\-–]*")
_BRACKETS = {")": "(", "]": "["}
_SENTENCE = re.compile(r"(?:[.;](?:\s+|\n)(?:[-–+]\s*)?|\s[-–→|]\s+)(?=\S)")
_STOP = re.compile(
    r"(?=[\s;.,(/|→])(?:\s[-–]\s{1,9}(?=\S)|[;.,(]\s{0,9}(?:[-–+]\s{0,9})?(?=\S)|\n\s{0,9}(?:[-–+*]\s{0,9})?|\s{0,9}[/|→]\s{0,9}(?=[^\W\d])|\t\s{0,9}"
    r"|\s{1,9}(?=(?:Đơn vị|Cơ quan|Bộ phận|Chủ trì|Phối hợp|Thời gian|Thời hạn|Hoàn thành|Sản phẩm|Kết quả|Kinh phí)[ :]))"
)
_PLAIN_LABEL = re.compile(r"(?P<name>[^\W\d_][^:;.,()\n]{4,48}?)\s+(?:[-–]|là)\s+(?=\S)")
"""A label with a dash or "là" where others have a colon."""

_LONGEST_PLAIN = 60
_LIST_MARK = re.compile(r"^\s*(?:[-–+*•]\s*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One label with its value: key of the task's field, span of the value within the paragraph."""

    key: str
    label: tuple[int, int]
    value: tuple[int, int]

    def text(self, para: Para) -> str:
        return " ".join(para.text[slice(*self.value)].split())


def begins_label(text: str, words: ReadingWords) -> bool:
    """Whether a text begins with a label and a colon."""
    return _label_at(text, _label_start(text), words) is not None


def read_labels(para: Para, words: ReadingWords, *, numbered_too: bool = False) -> tuple[Label, ...]:
    """All labels of a paragraph that consists of nothing else; none for any other paragraph. With `numbered_too` any number may stand before it."""
    if para.text.find(":", 0, _LABEL_WITHIN) < 0 and not may_be_plain_label(para.text):
        return ()
    start = _label_start(para.text)
    if numbered_too and (number := numbered(para.text)) is not None:
        start = max(start, number.text)
    return tuple(_labels(para.text, start, len(para.text), words))


def _labels(text: str, start: int, end: int, words: ReadingWords) -> Iterator[Label]:
    first = _label_at(text, start, words) or _plain_label_at(text, start, words)
    if first is None or (_ACTORS.match(text, start) and has_verb(text[first[0] : end], words)):
        return
    found = [(start, *first)]
    for stop in _STOP.finditer(text, start, end):
        at = stop.end()
        if at > found[-1][1] and (more := _label_at(text, at, words)):
            found.append((at, *more))
    ends = [entry[0] for entry in found[1:]] + [end]
    for (begin, colon, key), last in zip(found, ends, strict=True):
        yield Label(key=key, label=(begin, colon), value=_value_span(text, colon, last))


def trailing_labels(para: Para, words: ReadingWords) -> tuple[int, tuple[Label, ...]]:
    """Where the end of a numbered or marked paragraph begins that says who does it, and its labels; none for others.

    It stands in brackets, "(Chủ trì: …; thời gian: …)", or after the end of a sentence.
    """
    if ":" not in para.text:
        return len(para.text), ()
    text = para.text.rstrip(" \t.;,/")
    mark = numbered(text) or item_mark(text)
    if mark is None or _label_at(text, mark.text, words) or _SAYS_WHO.match(text, mark.text):
        return len(para.text), ()
    if (opening := closing_bracket(text)) > mark.text:
        labels = tuple(_labels(text, *span(text, opening + 1, len(text) - 1), words))
        if WHO & {label.key for label in labels}:
            return opening, labels
    found = _labels_behind(text, mark.text + 1, words)
    return (found[0].start() + 1, found[1]) if found is not None else (len(para.text), ())


def _labels_behind(text: str, start: int, words: ReadingWords) -> tuple[re.Match[str], tuple[Label, ...]] | None:
    """The end of a sentence behind which a text is nothing but labels, one of them of who, and these."""
    for stop in _SENTENCE.finditer(text, start):
        first = _label_at(text, stop.end(), words)
        if first is not None and (first[1] in WHO or first[1] == "time"):
            labels = tuple(_labels(text, stop.end(), len(text), words))
            return (stop, labels) if any(label.key in WHO for label in labels) else None
    return None


def labels_after_value(text: str, start: int, words: ReadingWords) -> tuple[int, tuple[Label, ...]]:
    """Where the value that begins a line ends, and the labels behind it: "Công an xã; Thời gian: Tháng 6/2026"."""
    if ":" in text:
        for stop in _STOP.finditer(text, start):
            if stop.end() > start and _label_at(text, stop.end(), words) is not None:
                return stop.start(), tuple(_labels(text, stop.end(), len(text), words))
    return len(text), ()


def labels_after_prose(text: str, words: ReadingWords) -> int:
    """Where the labels begin with which a paragraph of prose ends: "Mở 02 lớp. Đơn vị chủ trì: …"; its length where it has none."""
    if ":" not in text or numbered(text) or item_mark(text):
        return len(text)
    found = _labels_behind(text, 1, words)
    return found[0].end() if found is not None else len(text)


def closing_bracket(text: str) -> int:
    """Where the bracket stands that the last character closes; -1 where it closes none."""
    closing = text[-1:]
    opening = _BRACKETS.get(closing)
    if opening is None:
        return -1
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == closing) - (text[at] == opening)
        if depth == 0:
            return at
    return -1


def _label_start(text: str) -> int:
    """Where a label may begin: after a dash or a letter."""
    mark = item_mark(text)
    if mark is None and (number := numbered(text)) and number.rank in {Rank.LETTER, Rank.BRACKET}:
        mark = number
    return mark.text if mark else len(text) - len(text.lstrip())


def _value_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The value without blanks, marks and an opening dash around it."""
    start, end = span(text, start, end)
    while end > start and (text[end - 1] in _CLOSING or text[end - 1] in "-–+"):
        end -= 1
    if text[start:end].endswith(")") and text[start:end].count("(") < text[start:end].count(")"):
        end -= 1
    return (start, start) if _EMPTY.fullmatch(text[start:end]) else (start, end)


def _label_at(text: str, start: int, words: ReadingWords) -> tuple[int, str] | None:
    """(Where the value begins, key) of the label that stands at this place."""
    colon = text.find(":", start, start + 60)
    if colon < 0:
        return None
    key, name = _named(text[start:colon], words)
    if key is None and name in _BY_VALUE:
        key = _BY_VALUE[name] if _who_begins(words).match(text, colon + 1) else None
    elif key is None and text[colon + 1 : colon + 20].strip():
        key = composed(name, words)
    return (colon + 1, key) if key else None


def may_be_plain_label(text: str) -> bool:
    """Whether a line may begin with a label without a colon: "Đơn vị chủ trì - Công an xã"."""
    return text.find(" - ", 0, _LONGEST_PLAIN) >= 0 or text.find(" là ", 0, _LONGEST_PLAIN) >= 0 or text.find(" – ", 0, _LONGEST_PLAIN) >= 0


def _plain_label_at(text: str, start: int, words: ReadingWords) -> tuple[int, str] | None:
    """(Where the value begins, key) of a label without a colon, where the value is one of its kind."""
    found = _PLAIN_LABEL.match(text, start, start + _LONGEST_PLAIN)
    if found is None:
        return None
    name = _named(found["name"], words)[1]
    key = _label_keys(words).get(name) or composed(name, words)
    of_its_kind = _who_begins(words).match(text, found.end()) if key in WHO else key == "time" and _WHEN_BEGINS.match(text, found.end())
    return (found.end(), key) if key is not None and of_its_kind else None


@lru_cache(maxsize=8)
def _who_begins(words: ReadingWords) -> re.Pattern[str]:
    """The name of a unit, or a person, behind a label."""
    heads = "|".join(map(re.escape, sorted(words.unit_heads, key=len, reverse=True)))
    return re.compile(
        rf"\s{{0,9}}(?:(?:[Dd]o|[Gg]iao) )?(?!(?:{'|'.join(map(re.escape, words.no_units))})(?!\w))(?:{heads}|[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)(?=[\s,;:.]|$)"
    )


def label_key(name: str, words: ReadingWords) -> str | None:
    """The key of the task's field that a label names; None for other words."""
    return _named(name, words)[0]


@lru_cache(maxsize=4096)  # the same few labels stand under every task
def _named(name: str, words: ReadingWords) -> tuple[str | None, str]:
    """The key that a label names, and the label folded."""
    plain = folded(_BRACKETED.sub("", name).replace("Ð", "Đ")).strip(_EDGES)
    return _key_of(plain, words), plain


def _key_of(name: str, words: ReadingWords) -> str | None:
    """The key of a folded label: a known one, or one that begins as labels do and says in other words what a column of tasks would."""
    known = _label_keys(words).get(name)
    if known is not None or ";" in name or ". " in name or not _LABEL_BEGINS.match(name) or _SENTENCE_WORDS.search(name) or name.count(" ") > _MOST_BLANKS:
        return known
    plain = bare_name(name)
    key = next((part.key for part in words.column_parts["tasks"] if part.matches(plain)), None)
    return key if key in _FROM_COLUMNS else None


@lru_cache(maxsize=8)
def _label_keys(words: ReadingWords) -> dict[str, str]:
    return dict(words.labels)


def units(text: str, words: ReadingWords) -> tuple[tuple[int, int], ...]:
    """The spans of the names of units in a text: cut at ";", and at "," and "và" only where another unit's name begins."""
    if not _MAY_CUT.search(text):
        name = _name(text, 0, len(text))
        return (name,) if name is not None else ()
    return tuple(_units(text, words))


_MAY_CUT = re.compile(r"[,;\n/+]|và\s|[-–]\s+(?:Sở|Phòng|UBND)\s")
"""Without one of these a text is no more than one name."""


_SMALL = (
    "trạm y tế|nhà trường|phụ huynh"
    "|thôn trưởng|ấp trưởng|tổ trưởng|trưởng (?:thôn|ấp|bản|các|ban)|bí thư|ban công tác mặt trận|ban nhân dân|ban quản lý|ban chỉ huy"
    "|(?:cộng tác|tuyên truyền|hòa giải|báo cáo|đoàn|hội|biên tập|khuyến nông) viên|già làng|người có uy tín|trưởng xóm|phó (?:thôn|ban|trưởng|chủ tịch)"
    "|(?:thôn|ấp|bản|xóm|khóm|tổ|khu|khu phố|tổ dân phố) (?:số )?(?:\\d{1,3}|[A-ZĐ]\\w*)"
    "|tổ (?:quản lý|thanh tra|kiểm tra|tự quản|công tác|công nghệ|tuyên truyền|hòa giải|bảo vệ)|bộ phận"
    "|đ/c|đồng chí|(?:ông|bà)(?= [A-ZĐ])|chi hội trưởng|y tế thôn|đồn biên phòng|công an (?:xã|phường|huyện|tỉnh)"
)
"""How names begin in small letters that are no words of a row such as "các sở, ban, ngành"."""

_POSTS = (
    "(?:[Pp]hó )?(?:[Hh]iệu trưởng|[Gg]iám đốc|Chánh Văn phòng|Tổng Biên tập)|Thủ trưởng|Thường trực|[Tt]ổng phụ trách|TPT|[Gg]iáo viên|GVCN"
    "|(?:[Nn]hân viên )?[Kk]ế toán|[Vv]ăn thư|[Tt]hủ quỹ"
)
"""How those begin who are named by their post among units."""

_WHOLE = "Sở|Phòng|UBND|Ban|Trung tâm|Công an|Văn phòng|Cục|Vụ|Hội|Đoàn|Trạm|Chi cục"
"""How names begin that a stroke or a plus parts from the one before."""

_SECOND = (
    "(?:Xã hội|Thương binh|Thể thao|Kế hoạch|Hạ tầng|Thống kê|Hộ tịch|Tin học|Truyền thông|Nông nghiệp|Xây dựng|Thông tin|Tài chính"
    "|Môi trường|Đô thị|Du lịch|Kỹ thuật|Việc làm|Trật tự)(?!\\w)"
)
"""How the second half of a name begins that a narrow column broke at its dash: "Phòng Văn hóa" / "- Xã hội"."""

_SHORT = r"(?![A-ZĐ]{2,5}\s?(?:&|và)\s?[A-ZĐ]{2,5}(?!\w))[A-ZĐ]{2,8}(?=[\s,;.&)-]|$)"
"""A name in short, "BĐBP tỉnh", "CA xã"; but not the rest of one: "Sở VH, TT và DL"."""


_ONE_OFFICE = re.compile(r"\s*(?:Phòng|Sở|Ban|Cục|Vụ) [^;\n]{2,60}, $")
_GOES_ON = re.compile(r"Viễn thông(?= ?(?:[,;.)]|và |$))")
"""What names nobody alone behind the name of an office: "Phòng Bưu chính, Viễn thông"."""


_OF_ONE_SORT = re.compile(r"\s*(?:[Cc]ác\s+)?(?:[Bb]ộ|[Ss]ở|[Nn]gành|[Pp]hòng|[Bb]an|[Xx]ã|[Pp]hường|[Hh]uyện)(?:,\s[^\W\d_]+){0,3}\s?:\s")
_BARE_HEAD = re.compile(r"\s*(?:[-–+*•]\s*)?(?:Phòng|Sở|Ban|Hội|Trung tâm|Trường|Trạm|Chi cục|Cục|Vụ|Bộ|Đoàn|Ủy ban)\s*")
"""What is no name yet where a line ends behind it, broken by hand in a narrow column."""

_NEW_NAME = re.compile(r"[;\n]")
"""Only these part a row of names that is said to be of one sort: "Các bộ: Quốc phòng, Công an, Tài chính"."""


@lru_cache(maxsize=8)
def _unit_cut(words: ReadingWords) -> re.Pattern[str]:
    """Where one name of a unit ends and another begins."""
    heads = "|".join(map(re.escape, sorted(words.unit_heads, key=len, reverse=True)))
    heads = rf"(?!(?:{'|'.join(map(re.escape, words.no_units))})(?!\w))(?:{heads})"
    return re.compile(
        rf"(?=[;,/+\n]|\s[^\S\n]*[;/+v\n–-])(?:\s{{0,9}};\s*|\n\s*[-–+•*]\s*+(?!{_SECOND})|(?<![,\s&–-])(?<!\bvà)(?<!\bvới)\s*\n\s*(?=[{CAPITALS}])|\n\s*(?=(?:{heads})(?=[\s,;:.]|$))"
        rf"|(?<!Bưu chính),\s+(?:và\s+)?(?=(?:{heads})(?=[\s,;:.]|$)|{_SHORT}|(?:{_POSTS})(?!\w))"
        rf"|,\s+(?:và\s+)?(?=(?:phòng|sở|trạm|trường|khoa|bệnh viện|công ty|hạt|đội|tổ) [A-ZĐ]|(?:{_SMALL})(?!\w))"
        rf"|(?<!HĐND)(?<!nhân dân)(?<!\bBáo)(?<!ĐBQH)(?<!biểu Quốc hội)\s+và\s+(?=(?:{heads})\s)"
        r"(?!(?:các|Các)\s+(?:tổ chức(?!\s+(?:chính trị|CT|đoàn thể|thành viên|hội))|cá nhân))"
        rf"|(?<!HĐND)\s+[-–]\s+(?=(?:Sở|Phòng|UBND)\s)|\s{{0,9}}[/+]\s{{0,9}}(?=(?:{_WHOLE})\s+[A-ZĐ]))"
    )


def _units(text: str, words: ReadingWords) -> Iterator[tuple[int, int]]:
    cut = _unit_cut(words)
    start = 0
    depth = 0
    for found in cut.finditer(text):
        depth = text.count("(", start, found.start()) - text.count(")", start, found.start())
        if (
            depth > 0
            or (_OF_ONE_SORT.match(text, start, found.start()) and not _NEW_NAME.search(found[0]))
            or (_GOES_ON.match(text, found.end()) and _ONE_OFFICE.fullmatch(text, start, found.end()))
        ):
            continue
        if "\n" in found[0] and _BARE_HEAD.fullmatch(text, start, found.start()):
            continue
        if (name := _name(text, start, found.start())) is not None:
            yield name
        start = found.end()
    if (name := _name(text, start, len(text))) is not None:
        yield name


def _name(text: str, start: int, end: int) -> tuple[int, int] | None:
    start, end = span(text, start, end)
    mark = _LIST_MARK.match(text[start:end])
    start += mark.end() if mark else 0
    while end > start and (text[end - 1] in _CLOSING or (text[end - 1] == "(")):
        end -= 1
    return (start, end) if start < end and any(char.isalnum() for char in text[start:end]) else None


def names(text: str, words: ReadingWords) -> tuple[str, ...]:
    """The names of units in a text."""
    return tuple(" ".join(text[a:b].split()) for a, b in units(text, words))
