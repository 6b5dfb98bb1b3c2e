"""Where the name of one who does something ends in a sentence, and where the work begins; for flat texts (single blanks, no breaks)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from ttdn_desktop.language.casing import CAPITALS, SMALL_LETTERS
from ttdn_desktop.language.persons import ADDRESSED
from ttdn_desktop.reading.words import ReadingWords

LONGEST_NAME = 240
_LONGEST_HEAD = 80
_WORD = re.compile(r"\w+")
_LEAD = (
    r"(?:là )?(?:(?:cơ quan|đơn vị|bộ phận) )?(?:(?:đầu mối|thường trực) ?,? ?){0,3}(?:đồng )?chủ trì(?!\w)"
    r"|làm (?:cơ quan |đơn vị |bộ phận )?(?:đầu mối|thường trực)(?=, (?:phối|có|chịu|chủ)| phối hợp| chủ trì| (?:có|chịu) trách nhiệm)"
    r"|(?:là|làm) (?:lực lượng )?nòng cốt(?=, | phối hợp)"
    r"|là (?:cơ quan|đơn vị|bộ phận) (?:tham mưu|giúp việc)(?=, )"
    r"|là (?:cơ quan |đơn vị |bộ phận )?(?:đầu mối|thường trực) [^,;:.]{2,40}(?=, (?:có|chịu) trách nhiệm)"
    r"|là (?:cơ quan |đơn vị |bộ phận )?(?:đầu mối|thường trực)(?: (?:của Ban [^,;.]{3,60}|thực hiện|tham mưu))?"
    r"(?=,| (?:có|chịu) trách nhiệm| chịu|:| (?:theo dõi|tham mưu|tổng hợp|giúp|tiếp nhận|hướng dẫn|đôn đốc|triển khai)(?!\w))"
)
_DUTY = r"(?:có|chịu) trách nhiệm|có nhiệm vụ"
_LEVEL = r"cấp (?:trung ương|quân khu|bộ|ngành|phòng|tỉnh|thành phố|huyện|xã|cơ sở|trên|dưới|ủy|uỷ)(?!\w)"
"""What is no verb: "phòng Nội vụ cấp huyện"."""

_IN_NAMES = (
    r"cấp(?:(?<=trung cấp)|(?<=cùng cấp)|(?<=đồng cấp)|(?<=sơ cấp)|(?<=cao cấp))(?!\w)"
    r"|tổng hợp(?:(?<=vụ tổng hợp)|(?<=[Pp]hòng tổng hợp)|(?<=tâm tổng hợp)|(?<=[Bb]an tổng hợp)|(?<=[Tt]ổ tổng hợp)|(?<=khoa tổng hợp))(?!\w)"
)
"""Words that with the one before them are no verbs: "UBND cùng cấp", "Trung tâm Dịch vụ tổng hợp"."""

_CHARGED = frozenset({"được giao", "được phân công"})
_IN_CHARGE = re.compile(r" (?:phụ trách|theo dõi|quản lý|làm nhiệm vụ) ")
CARRIED_OUT = frozenset({"thực hiện", "triển khai", "tổ chức", "phân công"})
"""Verbs that only say that something is done."""

_ENDS_OF_NAMES = frozenset({"Kế hoạch", "hoạch", "Nhiệm vụ", "Chương trình"})
"""Words that with a capital end the name of an office, where small ones go on with a verb: "Phòng Tài chính - Kế hoạch thẩm định"."""
_YOUTH_UNIONS = frozenset(f"{level} Đoàn" for level in ("Tỉnh", "Thành", "Huyện", "Quận", "Thị", "Xã", "Phường", "Đặc khu"))
_OF_COMMITTEES = frozenset({"Chỉ đạo", "Chỉ huy", "chỉ đạo", "chỉ huy"})
_WITH_FUNCTIONS = frozenset({"ngành", "quan", "vị", "lượng", "môn"})


_CLOSED = frozenset({"Sở", "Phòng", "Công an", "Đoàn", "Hội", "Trạm", "Bộ", "Văn phòng", "Kho bạc", "Bưu điện", "Công chức", "Mặt trận"})
"""Heads of names that are whole with the words of their field; others go on in small letters: "Ban Quản lý dự án đầu tư xây dựng số 1"."""

_COMPANIES = ("Công ty", "Tổng công ty", "Tổng Công ty", "Tập đoàn", "Doanh nghiệp", "Xí nghiệp", "Hợp tác xã", "Liên danh", "Nhà thầu")
_ENDS_PROPER = re.compile(rf" (?!(?:Trưởng|Phó|Tổ|Chủ|Quyền|Thành|Các|Nhóm|Giám|Ủy|Uỷ)\b)[{CAPITALS}][{SMALL_LETTERS}]+ \w+ $")
"""The end of a proper name whose last word is one of those that begin names: "Tân Hội", "Minh Đài"."""

_WHAT_FOLLOWS = re.compile(r" (?:các|những|một số|tốt|nghiêm|đúng|đầy đủ|ngay) ")
_LEGAL_FORM = re.compile(r"(?:Công ty|[Cc]ổ phần|CP|TNHH|MTV|[Tt]hành viên|[Tt]ư nhân|[Hh]ợp tác xã|Tập đoàn|Xí nghiệp)$")
_PROPER_BEHIND = re.compile(rf"((?:,? [{SMALL_LETTERS}]+){{0,6}}) [{CAPITALS}]")
_PLACES = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|tỉnh|thành phố|trung ương|khu vực)"
_OF_PLACE = re.compile(rf" {_PLACES} ")
_SMALL_WORD = re.compile(rf" ([{SMALL_LETTERS}]+) [^\s,;.]+,? [^\s,;.]+")
"""The first of at least three words behind a name."""

_FIRST_WORDS = re.compile(rf" ?[{SMALL_LETTERS}]+(?: [{SMALL_LETTERS}]+){{0,3}}(?!\w)", re.IGNORECASE)
_SMALL = re.compile(rf" ([{SMALL_LETTERS}]+)(?!\w)")
_SEVERAL = ("Các ", "các ", "Tất ", "tất ")


_FIELDS = re.compile(rf".{{0,4}}\b(?:[Ss]ở|[Bb]ộ|[Nn]gành|[Pp]hòng|[Bb]an): [{CAPITALS}]\w*(?: [{SMALL_LETTERS}]+){{0,4}}(?:,|;| và) [{CAPITALS}]")
"""The end of a name behind which the fields of several offices are listed."""


_TO_WHOM = rf"(?=(?: cho)? (?:[{CAPITALS}]|(?:các|gia đình|hộ|người|chủ|nhân dân) ))"


class Stop(Enum):
    """What ends a name."""

    LEAD = auto()  # "chủ trì"
    DUTY = auto()  # "có trách nhiệm"
    HELP = auto()  # "phối hợp"
    WORK = auto()  # a verb, or what stands before one
    COLON = auto()  # a colon before work
    TOLD = auto()  # "đã", "là": nothing is given


_MAY_BE_LATE = frozenset({Stop.WORK, Stop.HELP, Stop.TOLD})
"""Ends that may stand within the work: "Đồn Biên phòng nhắn tọa độ cho các tàu đang hoạt động"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DutyPatterns:
    """The patterns of one set of words."""

    beginnings: frozenset[str]
    """The first two letters of all names, in small letters."""
    first_of_work: frozenset[str]
    """The first words of all that begins work, in small letters."""
    stop: re.Pattern[str]
    verb: re.Pattern[str]
    work: re.Pattern[str]
    sure_work: re.Pattern[str]
    leads: re.Pattern[str]
    helps: re.Pattern[str]
    duty: re.Pattern[str]
    colon: re.Pattern[str]
    nouns: re.Pattern[str]
    gives: re.Pattern[str]
    closing: re.Pattern[str]
    guards: frozenset[str]
    of_no_committee: frozenset[str]
    matters: re.Pattern[str]
    part: re.Pattern[str]
    field: re.Pattern[str]
    listed: re.Pattern[str]
    before: re.Pattern[str]
    begun: frozenset[str]
    begun_alone: frozenset[str]
    acts: frozenset[str]
    heads_of_names: frozenset[str]
    trades: frozenset[str]
    fields_of_trade: tuple[str, ...]
    tails: frozenset[str]
    compounds: frozenset[str]


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in words)


@lru_cache(maxsize=8)
def patterns(words: ReadingWords) -> DutyPatterns:
    """The patterns that these words make."""
    duties = words.duties
    verbs, helping = f"(?!{_LEVEL}|{_IN_NAMES})(?:{_any(duties.verbs)})", f"(?:{_any(duties.helping)})"
    before = rf"(?:(?:{_any(duties.before_verbs)})(?!\w) ?,? ?(?:và )?){{0,6}}"
    single = tuple(sorted({*words.unit_heads, *duties.actors} - {"Các", "các"}, key=len, reverse=True))
    parts = tuple(sorted({*duties.name_parts, *single}, key=len, reverse=True))
    short = _any(tuple(sorted((word for word in {*duties.verbs, *duties.openings} if " " not in word), key=len, reverse=True)))
    any_case = re.IGNORECASE
    return DutyPatterns(
        beginnings=frozenset(name[:2].lower() for name in (*single, "Các", "Tất cả")),
        first_of_work=frozenset(
            phrase.split()[0].lower() for phrase in (*duties.before_verbs, *duties.verbs, *duties.helping, *duties.openings, *duties.begun)
        ),
        stop=re.compile(
            rf"(?<![\w-])(?:(?P<lead>{_LEAD})|(?P<duty>{_DUTY})|(?P<give>(?:{_any(duties.gives)}){_TO_WHOM}|(?:yêu cầu|đề nghị|chỉ đạo)$)"
            rf"|(?P<end>{_any(duties.ends)}|{_any(duties.before_verbs)})"
            rf"|(?P<help>{helping})(?! (?:cấp|việc|địa bàn)\b)"
            rf"|(?P<short>(?:{short})(?=, (?:{short}|{verbs}) \S| \d))|(?P<verb>{verbs})"
            rf"|(?P<tell>(?!(?<=[Tt]rật )tự|(?<=[Tt]ổ )tự)(?:{_any(duties.telling)})))(?!\w)"
        ),
        verb=re.compile(rf"(?<![\w-]){verbs}(?!\w)"),
        work=re.compile(rf"{before}(?:{verbs}|{helping}|{_any(duties.openings)})(?!\w)", any_case),
        sure_work=re.compile(rf"{before}(?:{verbs}|{helping})(?!\w)", any_case),
        leads=re.compile(rf"[:,]? ?{before}(?:{_LEAD})", any_case),
        helps=re.compile(rf"{before}{helping}(?!\w)", any_case),
        duty=re.compile(rf"[:,]? ?(?:{_DUTY}):? ", any_case),
        colon=re.compile(rf": (?={before}(?:{_LEAD}|là|phụ trách|{verbs}|{helping})(?!\w))", any_case),
        nouns=re.compile(rf",? (?:{_any(duties.organising_nouns)})(?!\w)"),
        gives=re.compile(rf"(?<!\w)(?P<give>{_any(duties.gives)})(?: cho)? (?=\S)", any_case),
        closing=re.compile(rf"(?:{_any(duties.closing)})(?!\w)", any_case),
        guards=frozenset(duties.before_nouns),
        of_no_committee=frozenset(duties.of_no_committee),
        matters=re.compile(rf"(?:{_any(duties.matters)})(?!\w)", any_case),
        part=re.compile(
            rf"(?:(?:,| và| [-–&])? )(?:(?P<known>(?:{_any(parts)})(?!\w)|{_PLACES}(?!\w)|\d{{1,3}}(?![\w/.,]))"
            rf"|(?P<capital>[{CAPITALS}][\w&.-]*(?: [{SMALL_LETTERS}]+(?= [{CAPITALS}]))?))"
        ),
        field=re.compile(rf" (?:{_any(duties.fields)})(?!\w)"),
        listed=re.compile(rf"(?:,|,? và) (?:{_any(duties.many)})(?!\w)"),
        before=re.compile(before, any_case),
        begun=frozenset(duties.begun),
        begun_alone=frozenset(duties.begun_alone),
        heads_of_names=frozenset(word for word in duties.before_nouns if " " not in word and word[0].isupper()),
        trades=frozenset(duties.trades),
        fields_of_trade=tuple(f" {part.lower()}" for part in (*duties.name_parts, *duties.trades)),
        acts=frozenset(verb for verb in duties.verbs if verb.count(" ") == 1),
        tails=frozenset(duties.name_tails),
        compounds=frozenset(" ".join(name.split()[:2]) for name in duties.name_parts if " " in name),
    )


def begins_name(text: str, words: ReadingWords) -> bool:
    """Whether a text begins as the name of a unit, or of one who stands for it, does."""
    begun = text[:2].lower()
    if begun not in patterns(words).beginnings:  # as most texts, told without a look at hundreds of names
        return False
    return _heads(begun, words, capitals=text.isupper()).match(text[:1].upper() + text[1:_LONGEST_HEAD]) is not None


@lru_cache(maxsize=512)
def _heads(begun: str, words: ReadingWords, *, capitals: bool = False) -> re.Pattern[str]:
    """How the names begin whose first two letters these are: few of hundreds."""
    duties = words.duties
    single = _any(tuple(sorted((name for name in {*words.unit_heads, *duties.actors} - {"Các", "các"} if name[:2].lower() == begun), key=len, reverse=True)))
    none = _any(tuple(name for name in words.no_units if name[:2].lower() == begun)) or r"\0"
    several = "(?:[Tt]ất cả )?[Cc]ác" if begun in {"cá", "tấ"} else ""
    among = rf"(?:{single or chr(0)}){f'|{several} (?:{_any(duties.many)})' if several else ''}"
    names = rf"(?!(?:{none})(?!\w))(?:{among})(?!\w)"
    if capitals:
        return re.compile(names, re.IGNORECASE)
    return re.compile(rf"{names}|{several} (?=[{CAPITALS}])" if several else names)


def begins_work(text: str, words: ReadingWords, *, sure: bool = False) -> bool:
    """Whether a text begins with what is to be done; with `sure`, by a word that stands for nothing else."""
    made = patterns(words)
    if (first := _WORD.match(text)) is None or first[0].lower() not in made.first_of_work:  # as most texts
        return False
    if (made.sure_work if sure else made.work).match(text) is not None:
        return True
    return not sure and (before := made.before.match(text)) is not None and _begun(text, before.end(), made)


def _begun(text: str, at: int, made: DutyPatterns, *, alone: bool = False) -> bool:
    """Whether the words at a place are known to begin work, whatever stands before them."""
    found = _FIRST_WORDS.match(text, at)
    if found is None:
        return False
    first = found[0].lower().split()
    return any(" ".join(first[:count]) in made.begun for count in range(1, len(first) + 1)) or (alone and len(first) > 1 and first[0] in made.begun_alone)


def lists_fields(text: str, colon: int) -> bool:
    """Whether a colon stands before the fields of several offices and no work: "Giám đốc các Sở: Xây dựng, Tài chính"."""
    return _FIELDS.match(text, max(colon - 5, 0)) is not None


def name_end(text: str, words: ReadingWords, start: int = 0) -> tuple[int, Stop] | None:
    """Where the name that begins a text ends, and by what; None where nothing ends it soon enough."""
    ended = _stopped(text, words, start)
    if start or (ended is not None and ended[1] not in _MAY_BE_LATE) or (whole := whole_name(text, words)) is None or not whole[1]:
        return ended
    return (whole[0], Stop.WORK) if ended is None or ended[1] is Stop.WORK or whole[0] < ended[0] else ended


def _stopped(text: str, words: ReadingWords, start: int) -> tuple[int, Stop] | None:
    """The same by the words that are looked for in a whole sentence."""
    made = patterns(words)
    limit = min(start + LONGEST_NAME, len(text))
    colon = made.colon.search(text, start, limit)
    if colon and ADDRESSED.match(text, start):  # "Đồng chí Phó Trưởng ban Tuyên truyền - Ủy viên: Theo dõi …"
        return colon.start(), Stop.COLON
    if colon and lists_fields(text, colon.start()):
        colon = None
    for found in made.stop.finditer(text, start, colon.start() if colon else limit):
        if found.start() == start or _of_name(text, found, made) or _in_brackets(text, start, found.start()):
            continue
        if colon and found.lastgroup == "verb" and found.end() == colon.start() and found[0] not in CARRIED_OUT:  # "Các phân xưởng, tổ sản xuất: …"
            continue
        return found.start(), _kind(found)
    return (colon.start(), Stop.COLON) if colon else None


def whole_name(text: str, words: ReadingWords) -> tuple[int, bool] | None:
    """Where a name that begins a text ends, and whether words known to begin work follow; None where neither they do nor the name is surely whole.

    What follows a surely whole name in small letters is work whatever its verb.
    """
    made, first = patterns(words), text[:2].lower()
    head = _heads(first, words).match(text) if first in made.beginnings else None
    if head is None:
        return None
    end, sure, capitals = head.end(), False, 0
    several = head[0].startswith(_SEVERAL)
    while True:
        if (field := made.field.match(text, end) or (made.listed.match(text, end) if several else None)) is not None:
            end, sure, capitals = field.end(), sure or field[0].startswith(" các "), 1
        elif (part := made.part.match(text, end)) is not None:
            capitals = capitals + 1 if part["capital"] else int(part["known"][0].isupper())
            closed = part["known"] is not None and (head[0] in _CLOSED or not part["known"][0].isupper())
            end, sure = part.end(), closed or capitals > 1
            if part["capital"] and (second := _SMALL.match(text, end)) and f"{part[0].split()[-1]} {second[1]}".lower() in made.acts:  # "Kiểm soát"
                end, sure, capitals = second.end(), False, 1
        else:
            break
    if (several or end > head.end()) and _begun(text, end, made, alone=sure):
        return end, True
    after = _SMALL_WORD.match(text, end)
    if not sure or after is None or after[1] in made.tails:
        return None
    if (begun := made.work.match(text, end + 1)) is not None and begun[0].count(" ") > 1:  # "giải phóng mặt bằng"
        return end, False
    as_part = made.part.match(f" {text[end + 1].upper()}{text[end + 2 : end + 24]}")  # "Sở Nông nghiệp và Phát triển nông thôn"
    return None if made.verb.match(text, end + 1) or (as_part is not None and as_part["known"]) else (end, False)


def has_verb(text: str, words: ReadingWords) -> bool:
    """Whether a verb of work stands within a text, so that it is no bare name."""
    made = patterns(words)
    if any(not _of_name(text, found, made) for found in made.stop.finditer(text[:LONGEST_NAME])):
        return True
    return (whole := whole_name(text, words)) is not None and whole[1]


def verbs_in(text: str, words: ReadingWords) -> Iterator[re.Match[str]]:
    """The verbs of work in a text that are no parts of names."""
    made = patterns(words)
    return (found for found in made.stop.finditer(text) if found.lastgroup == "verb" and not _of_name(text, found, made))


def _kind(found: re.Match[str]) -> Stop:
    match found.lastgroup:
        case "lead":
            return Stop.LEAD
        case "duty":
            return Stop.DUTY
        case "help":
            return Stop.HELP
        case "tell":
            return Stop.TOLD
        case _:
            return Stop.WORK


def _of_name(text: str, found: re.Match[str], made: DutyPatterns) -> bool:
    """Whether a verb is part of a name: "Ban quản lý", "cán bộ phụ trách công tác tuyên truyền", "các tổ chức chính trị - xã hội"."""
    if text.startswith(_COMPANIES) and found.lastgroup in {"short", "verb"} and _of_company(text, found, made):
        return True
    if found.lastgroup not in {"verb", "help", "end"}:
        return False
    if found[0] == "tổ chức" and made.nouns.match(text, found.end()):
        return True
    if found[0] in _CHARGED and _IN_CHARGE.match(text, found.end()):  # "các đồng chí được phân công phụ trách thôn"
        return True
    if found.lastgroup == "verb" and _name_goes_on(text, found, made):
        return True
    before = text[max(found.start() - 32, 0) : found.start()].split(" ")[:-1]
    last, two = " ".join(before[-1:]), " ".join(before[-2:])
    if f"{last} {found[0].partition(' ')[0]}" in made.compounds:  # "Trợ giúp"
        return True
    if two == "chức năng" and before[-3:-2] and before[-3] in _WITH_FUNCTIONS:  # "các ban ngành chức năng rà soát"
        return False
    if two in _YOUTH_UNIONS:  # "Tỉnh Đoàn vận động đoàn viên", and no "Đoàn vận động"
        return False
    if last in made.heads_of_names and _ENDS_PROPER.search(text[: found.start()]):  # "xã Tân Hội phối hợp", "VNPT Minh Đài duy trì"
        return False
    if found[0] == "thực hiện" and _WHAT_FOLLOWS.match(text, found.end()):  # "các đơn vị thực hiện các nội dung sau"
        return False
    if two in _OF_COMMITTEES and found[0] in made.of_no_committee:
        return False
    if not made.guards.isdisjoint({f"{last} {found[0]}".lower(), f"{two} {found[0]}".lower()}):
        return True
    names = {last, two} if last in _ENDS_OF_NAMES else {last, last.lower(), two, two.lower()}
    return found.lastgroup != "end" and not made.guards.isdisjoint(names)


def _name_goes_on(text: str, found: re.Match[str], made: DutyPatterns) -> bool:
    """Whether a verb of its own follows what goes on a name: "Đội Quản lý trật tự xây dựng và đô thị tháo dỡ", "… Tìm kiếm cứu nạn tỉnh tổ chức"."""
    if (place := _OF_PLACE.match(text, found.end())) is not None:
        return made.sure_work.match(text, place.end()) is not None
    if not text.startswith(" và ", found.end()) or made.sure_work.match(text, found.end() + 4):
        return False
    after = found.end() + 4
    part = made.part.match(f" {text[after : after + 1].upper()}{text[after + 1 : after + 24]} ")
    return part is not None and part["known"] is not None and made.sure_work.match(text, after + len(part[0])) is not None


def _of_company(text: str, found: re.Match[str], made: DutyPatterns) -> bool:
    """Whether a verb says the trade of a company: "Công ty Cổ phần Xây lắp 17 Tân Phát", "Công ty Đầu tư phát triển hạ tầng Bình Minh"."""
    before = text[: found.start()].rstrip()
    last = before.rpartition(" ")[2]
    if found.lastgroup == "short" or f"{last} {found[0]}".lower() in made.acts:
        return last[:1].isupper()
    if found[0] not in made.trades or not (_LEGAL_FORM.search(before) or before.lower().endswith(made.fields_of_trade)):
        return False
    after = _PROPER_BEHIND.match(text, found.end())
    return after is not None and made.tails.isdisjoint(after[1].split())


def _in_brackets(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)
