"""Who is named in a sentence that gives work: those who do it, and with whom."""

import re
from collections.abc import Iterator

from ttdn_desktop.language.persons import ADDRESSED
from ttdn_desktop.reading.duty_words import LONGEST_NAME, Stop, begins_name, begins_work, has_verb, name_end, patterns, whole_name
from ttdn_desktop.reading.tasks import units
from ttdn_desktop.reading.unit_headings import EDGES, ROLE_ALONE, flat, is_unit
from ttdn_desktop.reading.who import by_roles
from ttdn_desktop.reading.words import ReadingWords

_IN_CHARGE = re.compile(r" (?=(?:phụ trách|theo dõi) )")
_PLACES = (" xã", " phường", " huyện", " quận", " tỉnh", " thành phố", " thị trấn", " đặc khu")
_STATES = frozenset({"vốn", "khá", "rất", "tuy", "càng", "luôn", "cũng", "còn", "thì"})
"""Words that behind a name tell how it is, and give no work."""

_FEWEST_IN_GAP = 3  # words between a whole name and a known verb: fewer may belong to the name
_WITH = re.compile(
    r"(?:thực hiện|tham mưu)? ?[,;]? ?(?:và )?(?:(?:có|chịu) trách nhiệm )?"
    r"(?:(?:chủ động|tích cực|thường xuyên|tham gia) )?(?:phối hợp|phối kết hợp|hiệp đồng|kết hợp|cùng)(?: chặt chẽ| (?:có )?hiệu quả| tốt)?"
    r"(?P<with>(?: (?:với|cùng))*) ",
    re.IGNORECASE,
)
_MIDDLE = re.compile(
    r"(?:(?:[,;.]|) (?:để |nhằm )?(?:[Đđ]ồng thời )?(?:và )?(?:chủ động |tích cực |chủ trì,? )?(?:[Pp]hối hợp|hiệp đồng|phối kết hợp)"
    r"(?: chặt chẽ| (?:có )?hiệu quả| tốt)?(?P<with>(?: (?:với|cùng)){0,2})"
    r"|[,;.] (?P<along>[Cc]ùng với)"
    r"| (?P<help>(?:có |với )?sự (?:phối hợp|tham gia|hỗ trợ)(?: chặt chẽ)? của)) "
)
_SORTS = re.compile(
    r"các (?:cơ quan|đơn vị|cơ quan, đơn vị|phòng, ban|ban, ngành|sở, ngành|đoàn thể|lực lượng|thành viên"
    r"|chủ đầu tư|nhà thầu|doanh nghiệp|nhà đầu tư)(?: sau)?: ",
    re.IGNORECASE,
)
"""What stands before names that are listed: "các đơn vị: Phòng Kinh tế, …"."""

_HELPING = ("hối hợp", "ùng với", "hiệp đồng", "phối kết hợp", "sự ")
_HELP = re.compile(
    r"[,;] ?(?:và )?(?P<who>[^;:()]{3,160}?) (?:cùng )?(?:phối hợp|tham gia|hỗ trợ)(?! (?:với|cùng))"
    r"(?P<all>(?: (?:tổ chức|triển khai|thực hiện|tham gia)){0,3}(?=[.;,)]|$))?",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r" (?:trong (?:việc|công tác|quá trình|tổ chức|các)|để|nhằm|khi|theo|về|tại|ở các|tham gia)(?!\w)|, (?=(?:bảo đảm|đảm bảo|kịp thời|nhằm|để)\b)"
)
_NAMED_BEHIND = re.compile(
    r"(?P<work>[^:;()]{4,120}?)(?:: (?P<who>[^:;()]{3,160}?)(?: ?\([^()]{3,80}\)|; (?:hoàn thành |xong )?(?:trước|trong) [^();:]{3,60})?"
    r"| \((?P<within>[^:;()]{3,160}?)(?:[;,] (?:hoàn thành |xong )?(?:trước|trong) [^()]{3,60})?\))"
)


def named_behind(body: str, words: ReadingWords, *, person: bool = False) -> tuple[str, tuple[str, ...]] | None:
    """A work and those who do it, where nothing but their names follows: "Trang trí khánh tiết: Trung tâm Văn hóa", "Chuẩn bị hội trường (Văn phòng)".

    `person`: only a person counts, as below the name of a unit.
    """
    found = _NAMED_BEHIND.fullmatch(body)
    if found is None or begins_name(found["work"], words) or not (begins_work(found["work"], words) or patterns(words).matters.match(found["work"])):
        return None
    who = found["who"] or found["within"]
    if not ((is_unit(who, words) and not person) or (ADDRESSED.match(who) and not has_verb(who, words))):
        return None
    return (found["work"], names) if (names := names_in(who, words)) else None


def names_in(text: str, words: ReadingWords) -> tuple[str, ...]:
    """The names of units, or the one person, that a text consists of."""
    text = re.sub(r"^(?:đối với|trách nhiệm của) ", "", flat(text).strip(EDGES), flags=re.IGNORECASE)
    if (sorts := _SORTS.match(text)) and begins_name(text[sorts.end() :], words):
        text = text[sorts.end() :]
    if ADDRESSED.match(text) or re.search(r" phụ trách (?:lĩnh vực|công tác|mảng|khối) ", text, re.IGNORECASE):
        return (text,)
    return tuple(text[start:end] for start, end in units(text, words))


def lead_end(text: str, words: ReadingWords) -> int:
    """Where the words end that say at its beginning who leads: "là cơ quan thường trực, chịu trách nhiệm chủ trì"; 0 where there are none."""
    leads = patterns(words).leads
    found = leads.match(text)
    if found is None:
        return 0
    again = leads.match(text, found.end())
    return (again or found).end()


def who_begins(text: str, words: ReadingWords) -> tuple[tuple[str, ...], str, Stop] | None:
    """The units a sentence begins with, its rest and what ended the names; None where it begins otherwise."""
    if not begins_name(text, words):
        return None
    ended = name_end(text, words)
    if (ended is None or ended[1] in {Stop.WORK, Stop.HELP}) and (whole := whole_name(text, words)) is not None:
        gap = text[whole[0] : ended[0]] if ended is not None else ""
        if ended is None or (gap.islower() and (gap.count(" ") > _FEWEST_IN_GAP or gap.endswith(", ") or text[: whole[0]].endswith(_PLACES))):
            ended = whole[0], Stop.WORK
    if ended is None and ADDRESSED.match(text) and (charge := _IN_CHARGE.search(text)):  # "Bà Lê Thị Hoa - Chủ tịch Hội Phụ nữ phụ trách hậu cần"
        ended = charge.start(), Stop.WORK
    if ended is None:
        return None
    end, stop = ended
    if text[:end].rstrip(" ,").rpartition(" ")[2] in _STATES:
        return None
    names = names_in(text[:end], words)
    if (
        not names
        or any((len(name.split()) < 2 and not name.isupper()) or name.lower() in ROLE_ALONE for name in names)
        or text[:end].count("(") != text[:end].count(")")
    ):
        return None
    return names, text[end:].lstrip(), stop


def parted_by_roles(names: tuple[str, ...], words: ReadingWords) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those who lead and those who help, as brackets behind their names say: "Sở Xây dựng (chủ trì), Sở Tài chính (phối hợp)"."""
    if not any(name.endswith(("trì)", "hợp)")) for name in names) or (parted := by_roles(text := ", ".join(names), words)) is None:
        return names, ()
    return tuple(text[a:b] for key, a, b in parted if key == "leads"), tuple(text[a:b] for key, a, b in parted if key == "partners")


def with_whom(text: str, words: ReadingWords) -> tuple[tuple[str, ...], str]:
    """Those with whom something is done, by words that begin so, and what follows them."""
    found = _WITH.match(text)
    if found is None:
        return _helping(text, words)
    rest = text[found.end() :]
    if not found["with"] and not begins_name(rest, words):
        return (), text.lstrip(" ,;")  # "phối hợp tuyên truyền": it is done together
    if begins_work(rest, words) and not begins_name(rest, words):
        return (), rest
    return partners_in(rest, words)


def _helping(text: str, words: ReadingWords) -> tuple[tuple[str, ...], str]:
    """Those of whom words say behind their names that they help: ", các khu phố phối hợp thực hiện"."""
    found = _HELP.match(text)
    if found is None or not begins_name(found["who"], words) or has_verb(found["who"], words):
        return (), text
    rest = text[found.end() :]
    return (names_in(found["who"], words), rest) if found["all"] is not None or begins_work(rest.lstrip(), words) else ((), text)


def partners_in(rest: str, words: ReadingWords) -> tuple[tuple[str, ...], str]:
    """The names that a text begins with, and what follows."""
    ended = name_end(rest, words)
    end = ended[0] if ended else len(rest)
    within = _WITHIN.search(rest, 0, end)
    semicolon = rest.find(";", 0, end)
    ends = [place for place in (end, within.start() if within else -1, semicolon if not ended else -1) if place >= 0]
    end = min(ends)
    if end > LONGEST_NAME + 60:
        return (), rest
    return names_in(rest[:end], words), rest[end:].lstrip(" :,")


def others_in(text: str, words: ReadingWords) -> Iterator[str]:
    """Those whom the middle of a sentence names as helping: "…, phối hợp với Công an xã bảo đảm …"."""
    if not any(word in text for word in _HELPING):  # as most sentences
        return
    for found in _MIDDLE.finditer(text):
        rest = text[found.end() :]
        if begins_name(rest, words) or ((found["with"] or found["help"]) and name_end(rest, words) is not None):
            yield from partners_in(rest, words)[0]
