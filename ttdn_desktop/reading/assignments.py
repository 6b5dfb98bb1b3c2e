"""Tasks that running prose assigns: "Giao Sở X chủ trì, phối hợp với Y … trước ngày …".

The prose stays where it stands, word for word, so that nothing changes when the plan is printed. Where a document says its tasks by
labels or tables, prose beside them describes duties: it is only offered, as findings `assignment_found`. Where it does not, the
unmistakable assignments (one who leads is named, be it by the heading above, and the work) become records of the plan that are printed nowhere; the finding
`assignment_taken` ties each to its place. Sentences that ask without naming a lead ("Đề nghị …", "… có trách nhiệm …") are offered only.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ttdn_desktop.domain.blocks import Item, Paragraph
from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Section, Task
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.text import RichText, Run, plain
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.paras import Para
from ttdn_desktop.reading.tasks import units
from ttdn_desktop.reading.who import is_person
from ttdn_desktop.reading.words import ReadingWords

NO_ASSIGNMENTS = frozenset({"BC", "TTr", "NĐ", "TT", "BB", "HĐ"})
"""Types of documents that tell or propose what others are to do, or make law: their sentences assign nothing."""

_LONGEST = 4000
_LONGEST_NAME = 200
_LONGEST_TITLE = 300
_LEAD = r"(?:là\s+)?(?:(?:cơ\s+quan|đơn\s+vị|bộ\s+phận)\s+)?(?:(?:đầu\s+mối|thường\s+trực)\s*,?\s*)*chủ\s+trì"
_HURRY = (
    r"(?:(?:khẩn\s+trương|tiếp\s+tục|chủ\s+động|tập\s+trung|làm\s+đầu\s+mối|được\s+giao|sẽ|chịu\s+trách\s+nhiệm|có\s+trách\s+nhiệm|có\s+nhiệm\s+vụ)\s*,?\s*)*"
)
_GIVE = re.compile(
    r"^(?:[^.;]{0,200}?[,:]\s+)?(?P<give>giao(?:\s+cho)?|phân\s+công|chỉ\s+đạo|yêu\s+cầu|đề\s+nghị|ủy\s+quyền(?:\s+cho)?)\s+(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_LEADS = re.compile(rf"\s*[:,]?\s*{_HURRY}{_LEAD}(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
_BY = re.compile(
    r"\sdo\s+(?P<who>[^.;]{3,160}?)\s+(?:là\s+(?:cơ\s+quan|đơn\s+vị)\s+)?chủ\s+trì(?:\s*,\s*(?:và\s+)?phối\s+hợp\s+(?:với|cùng)\s+(?P<with>[^.;]{3,200}?))?(?=[.;]|$)",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"^\s*(?:thực\s+hiện|tham\s+mưu)?\s*[,;]?\s*(?:và\s+)?(?:phối\s+hợp|cùng)(?:\s+chặt\s+chẽ)?(?:\s+(?:với|cùng))*\s+(?P<rest>.+)$", re.IGNORECASE | re.DOTALL
)
_DUTY = re.compile(r"\s*:?\s*(?:có|chịu)\s+trách\s+nhiệm\s+(?P<rest>.+)$", re.DOTALL)
_VERBS = (
    "tổ chức|xây dựng|tham mưu|triển khai|thực hiện|hướng dẫn|kiểm tra|rà soát|theo dõi|đôn đốc|tổng hợp|báo cáo|trình|hoàn thành|hoàn thiện|"
    "cung cấp|tuyên truyền|tăng cường|đẩy mạnh|tiếp tục|khẩn trương|chủ động|nghiên cứu|đề xuất|lập|ban hành|bố trí|cân đối|quản lý|giám sát|"
    "thẩm định|phê duyệt|công bố|đào tạo|tập huấn|mở|dự thảo|chuẩn bị|đảm bảo|bảo đảm|xử lý|giải quyết|(?<![Xx]úc tiến )(?<!dự án )(?<!và )đầu tư|"
    "phổ biến|quán triệt|duy trì|"
    "vận hành|thường xuyên|kịp thời|căn cứ|trong|để|nhằm|tìm kiếm|đăng tải|biên soạn|sản xuất|phát hành|đưa|làm|tạo|hỗ trợ|phát triển|thống kê|"
    "đánh giá|sơ kết|tổng kết|cập nhật|lồng ghép|huy động|phát động|vận động|giới thiệu|quảng bá|đón tiếp|đón|tiếp nhận|ứng dụng|xem xét|"
    "cụ thể hóa|thành lập|kiện toàn|phân bổ|thanh tra|ký kết|khảo sát|lựa chọn|định hướng|chỉ đạo|gửi|in|thiết kế|phân công|bồi dưỡng|củng cố|"
    "nâng cao|khai thác|kết nối|mời|đề nghị|tích cực|nắm|tập trung|thông báo|trực tiếp|ký|thu thập|sưu tầm|trang trí|treo|tiếp thu|trao đổi|ra quân|niêm yết"
)
_ROLE_WORDS = re.compile(r"\b(?:chủ\s+trì|phối\s+hợp|chịu\s+trách\s+nhiệm)\b", re.IGNORECASE)
_VERB = re.compile(rf"(?<![\w-])(?:{_VERBS})(?![\w])")
_DEADLINE = re.compile(
    r"(?:(?:hoàn\s+thành|xong|gửi|báo\s+cáo|trình)[^.;]{0,80}?\s)?(?P<time>(?:trước|chậm\s+nhất(?:\s+là)?|muộn\s+nhất|xong\s+trước|đến\s+hết)\s+(?:\d{1,2}\s*(?:h|giờ)\s*\d{0,2}\s*)?"
    r"(?:ngày\s+)?(?:\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|(?:tháng|quý)\s+(?:\d{1,2}|[IV]+)(?:\s*[/,]?\s*(?:năm\s+)?\d{4})?)"
    r"|(?:trong\s+)?(?:quý\s+(?:[IV]+|\d)|tháng\s+\d{1,2})\s*(?:[/,]?\s*(?:năm\s+)?\d{4}))",
    re.IGNORECASE,
)
_ITS_TIME = _DEADLINE.pattern[_DEADLINE.pattern.index("(?P<time>") :]
_LATE = re.compile(rf"\s*(?:,\s*(?:hoàn\s+thành|xong)?|\shoàn\s+thành|\sxong|\s(?=(?:trước|chậm\s+nhất|muộn\s+nhất|trong)\s))\s*{_ITS_TIME}$", re.IGNORECASE)
"""The time at the end of a sentence, which is none of its work."""
_SINCE = re.compile(
    r"\s(?P<time>từ\s+(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?(?:\s+đến\s+(?:hết\s+)?(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?)?)\s*(?=[.;]|$)", re.IGNORECASE
)
"""The days at the end of a sentence from which on something is done."""
_ONLY_TIME = re.compile(rf"(?:(?:hoàn\s+thành|xong|thực\s+hiện)\s+)?{_DEADLINE.pattern}", re.IGNORECASE)
_POSTS = ("Chánh", "Giám đốc", "Thủ trưởng", "Lãnh đạo", "Hiệu trưởng", "Đồng chí", "Đ/c", "Chủ đầu tư", "Các")
"""Those who are named by their post where a unit might be."""

_HELP = re.compile(r"\s(?:chủ\s+động\s+|tích\s+cực\s+)?phối\s+hợp\s")
_SIGNS = ("chu tri", "giao", "trach nhiem", "de nghi", "yeu cau", "phan cong")
_SENTENCE = re.compile(r"(?<=[^\d\s][^\d\s])\.\s+(?=[A-ZĐÀ-Ỹ])|[;,]\s+(?:đồng\s+thời,?\s+)?(?=[Gg]iao\s+(?:cho\s+)?(?:các\s+)?[A-ZĐÀ-Ỹ])")
_MIDDLE = re.compile(r",\s+(?:và\s+)?phối\s+hợp(?:\s+chặt\s+chẽ)?\s+(?:với|cùng)\s+(?P<with>.{3,200})", re.DOTALL)
_BEGINS_WORK = re.compile(rf":\s*(?:{_HURRY}{_LEAD}|(?:là\s+)|(?:{_VERBS})(?!\w))", re.IGNORECASE)
_NO_WORK = frozenset(
    {
        "",
        "thuc hien",
        "to chuc thuc hien",
        "trien khai thuc hien",
        "trien khai",
        "to chuc trien khai thuc hien",
        "tham muu thuc hien",
        "tham muu, to chuc thuc hien",
        "tham muu to chuc thuc hien",
    }
)
"""Titles that say no work: the heading above says it."""

_BY_LAW = re.compile(rf"^[\s,]*căn\s+cứ\s.{{5,400}}?,\s+(?=(?:{_VERBS})(?!\w))(?!căn\s+cứ)", re.DOTALL)
_TOLD = re.compile(r"^\s*(?:đánh\s+giá|kết\s+quả|tình\s+hình|thực\s+trạng|ưu\s+điểm|hạn\s+chế|tồn\s+tại|nguyên\s+nhân|khái\s+quát|đặc\s+điểm)", re.IGNORECASE)
"""Headings over what was done."""

_HELPS = re.compile(rf"{_HURRY}(?:phối\s+hợp|tham\s+gia|hỗ\s+trợ)\b", re.IGNORECASE)
_FEWEST_WORDS = 4
_EDGES = " \t\u00a0\n.;,:-–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What a sentence assigns; `sure` where it names who leads and the work."""

    title: str
    leads: tuple[str, ...]
    partners: tuple[str, ...] = ()
    time: str = ""
    sure: bool = True
    bare: bool = False  # only the heading above says who


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A paragraph of the body, or a heading that is a sentence, under a heading that may be the name of a unit."""

    text: RichText
    para: Para
    unit: str = ""
    heading: str = ""


def found_in(
    sections: Sequence[Section], places: Mapping[str, Para], words: ReadingWords, *, told: bool = False, above: str = ""
) -> Iterator[tuple[Prose, Assignment]]:
    """The assignments in the prose of these sections; `places` says where each block and section was read.

    `told`: they tell what was done, so that a line under the name of a unit is none. `above`: the unit that the heading above names.
    """
    for section in sections:
        past = told or _TOLD.search(section.heading) is not None
        unit = section.heading if is_unit(section.heading, words) else ""
        if not unit and (para := places.get(section.id)) is not None:
            yield from _of(Prose(text=(Run(text=section.heading),), para=para, unit="" if past else above), words)
        yield from ((prose, found) for prose, found in _in_blocks(section, unit, places, words) if not (past and found.bare))
        yield from found_in(section.sections, places, words, told=past, above=unit)


def _in_blocks(section: Section, unit: str, places: Mapping[str, Para], words: ReadingWords) -> Iterator[tuple[Prose, Assignment]]:
    named = unit
    for at, block in enumerate(section.blocks):
        if not isinstance(block, Paragraph | Item) or (para := places.get(block.id)) is None:
            continue
        text = plain(block.text).strip(_EDGES)
        if is_unit(text, words):
            named = text
            continue
        if isinstance(block, Item) and block.mark[:1].isdigit():
            named = unit
        for prose, found in _of(Prose(text=block.text, para=para, unit=named, heading="" if unit else section.heading), words):
            if isinstance(block, Item) or at == 0 or not found.bare:  # prose after the work of the last unit is no work of its own
                yield prose, found


def _of(prose: Prose, words: ReadingWords) -> Iterator[tuple[Prose, Assignment]]:
    text = plain(prose.text)
    if len(text) <= _LONGEST:
        for found in assignments_in(text, words, prose.unit):
            if not _says_no_work(found.title):
                yield prose, found
            elif prose.heading:
                yield prose, replace(found, title=prose.heading)


def completed(task: Task, words: ReadingWords, year: int | None) -> Task:
    """A task without labels that says in its own words who leads it: the words stay, the names are noted."""
    if task.leads or task.partners:
        return task
    found = next((one for text in (task.title, *map(plain, task.content)) for one in assignments_in(text[:_LONGEST], words) if one.sure), None)
    if found is None:
        return task
    return replace(task, leads=found.leads, partners=found.partners, time=task.time if task.time.text or not found.time else time_frame(found.time, year))


def assignments_in(text: str, words: ReadingWords, unit: str = "") -> tuple[Assignment, ...]:
    """What the sentences of a paragraph assign; a time that a later sentence names holds where nothing else is assigned."""
    folded = fold(text)
    if not unit and not any(sign in folded for sign in _SIGNS) and not _BEGINS_WORK.search(text[:_LONGEST_NAME]):
        return ()
    found = [one for sentence in _SENTENCE.split(text) if (one := assignment_in(sentence, words, unit)) is not None]
    if len(found) == 1 and not found[0].time and (time := _time(text)):
        return (replace(found[0], time=time),)
    return tuple(found)


def is_unit(text: str, words: ReadingWords) -> bool:
    """Whether a heading is nothing but the names of units."""
    text = text.strip(_EDGES)
    begins = re.match(r"(?:đối\s+với\s+|trách\s+nhiệm\s+của\s+)?(?P<name>.+)$", text, re.IGNORECASE | re.DOTALL)
    if not begins or len(text) > _LONGEST_NAME:
        return False
    name = begins["name"]
    before, colon, _ = name.partition(":")
    # "Trưởng Tiểu ban: Bà Trần Thị Lan" names a person, "Công an xã: Bảo đảm …" says work, "UBND các xã: A, B" names units
    if colon and (_BEGINS_WORK.search(name) or not re.search(r"\bcác\b", before, re.IGNORECASE)):
        return False
    heads = _capital_heads(words) if name.isupper() else _heads(words)
    return bool(heads.match(name[:1].upper() + name[1:])) and not _VERB.search(name) and not _ROLE_WORDS.search(name) and not name.endswith((".", ";"))


@lru_cache(maxsize=8)
def _heads(words: ReadingWords) -> re.Pattern[str]:
    heads = "|".join(map(re.escape, sorted({*words.unit_heads, *_POSTS}, key=len, reverse=True)))
    return re.compile(rf"(?!(?:{'|'.join(map(re.escape, words.no_units))})(?!\w))(?:{heads})(?!\w)")


@lru_cache(maxsize=8)
def _capital_heads(words: ReadingWords) -> re.Pattern[str]:
    """The same for names in capitals: "CÔNG AN XÃ"."""
    return re.compile(_heads(words).pattern, re.IGNORECASE)


def assignment_in(text: str, words: ReadingWords, unit: str = "") -> Assignment | None:
    """What a sentence assigns; `unit` is the heading it stands under, where that names who does what is below."""
    body = text.strip(_EDGES)
    if unit and (found := _LEADS.match(body)):
        return _assigned(_names(unit, words), found["rest"], text, words)
    if unit and len(body.split()) >= _FEWEST_WORDS and (_VERB.match(body[:1].lower() + body[1:]) or _HELPS.match(body)):
        return _of_unit(unit, body, text, words)
    if (given := _GIVE.match(body)) and (begun := _who(given["rest"], words)):
        names, rest = begun
        sure = "giao" in fold(given["give"]) or "phan cong" in fold(given["give"])
        leads = _LEADS.match(rest)
        made = _assigned(names, leads["rest"] if leads else rest, text, words, sure=sure or leads is not None)
        before = body[: given.start("give")].rstrip()
        return replace(made, title=_title(before.partition(":")[0])) if made and before.endswith((":", ";", ",")) and _says_no_work(made.title) else made
    if begun := _who(body, words):
        names, rest = begun
        if leads := _LEADS.match(rest):
            return _assigned(names, leads["rest"], text, words)
        if duty := _DUTY.match(rest):
            return _assigned(names, duty["rest"], text, words, sure=False)
        if _BEGINS_WORK.match(rest):  # "Công an xã: Bảo đảm an ninh"
            return _of_unit("; ".join(names), rest.strip(_EDGES), text, words)
        return None
    if by := _BY.search(body):
        helped = by["with"] or ""
        verb = _VERB.search(helped)
        leads_named, partners = _names(by["who"], words), _names(helped[: verb.start()] if verb else helped, words)
        if leads_named and is_unit(by["who"], words):
            return Assignment(title=_title(body[: by.start()]), leads=leads_named, partners=partners, time=_time(text))
    return None


def _says_no_work(title: str) -> bool:
    """Whether a title only says that the work is to be done, or by when: what stands before it says which."""
    return fold(title) in _NO_WORK or bool(_ONLY_TIME.fullmatch(title))


def _of_unit(unit: str, body: str, text: str, words: ReadingWords) -> Assignment | None:
    """The work that a line under the name of a unit begins with; what it only helps with is not surely its own."""
    names = _names(unit, words)
    helps = _HELPS.match(body) is not None
    return Assignment(title=_title(body), leads=names, time=_time(text), sure=not helps, bare=True) if names else None


def _who(text: str, words: ReadingWords) -> tuple[tuple[str, ...], str] | None:
    """The units a sentence begins with, and its rest; None where it begins otherwise."""
    start = text[:1].upper() + text[1:]
    if not _heads(words).match(start):
        return None
    lead = re.search(rf"\s*[:,]?\s*{_HURRY}{_LEAD}", text[:_LONGEST_NAME], re.IGNORECASE)
    verb = _VERB.search(text, 0, _LONGEST_NAME)
    colon = _BEGINS_WORK.search(text, 0, _LONGEST_NAME)
    ends = [found.start() for found in (lead, verb, colon) if found and found.start() > 0]
    duty = re.search(r"\s(?:có|chịu)\s+trách\s+nhiệm\s", text[:_LONGEST_NAME])
    ends += [found.start() for found in (duty, _HELP.search(text[:_LONGEST_NAME])) if found]
    if not ends:
        return None
    names = _names(text[: min(ends)], words)
    return (names, text[min(ends) :]) if names and all(len(name.split()) > 1 for name in names) else None


def _names(text: str, words: ReadingWords) -> tuple[str, ...]:
    text = re.sub(r"^(?:đối\s+với|trách\s+nhiệm\s+của)\s+", "", text.strip(_EDGES), flags=re.IGNORECASE)
    return tuple(" ".join(text[start:end].split()) for start, end in units(text, words))


def _assigned(leads: tuple[str, ...], rest: str, text: str, words: ReadingWords, *, sure: bool = True) -> Assignment | None:
    """The assignment of what follows the one who leads: with whom, then the work."""
    partners: tuple[str, ...] = ()
    if found := _WITH.match(rest):
        rest = found["rest"]
        verb = _VERB.search(rest)
        end = verb.start() if verb else len(rest)
        partners, rest = _names(rest[:end], words), rest[end:]
    elif middle := _MIDDLE.search(rest[:_LONGEST_TITLE]):
        verb = _VERB.search(middle["with"])
        partners = _names(middle["with"][: verb.start()], words) if verb else ()
    title = _title(_BY_LAW.sub("", rest))
    return Assignment(title=title, leads=leads, partners=partners, time=_time(text), sure=sure and bool(leads)) if leads and (title or sure) else None


def _title(text: str) -> str:
    """The work as a title: its first sentence, with a capital at its beginning."""
    words = " ".join(text.strip(_EDGES).split())
    first = words.partition("; ")[0].strip(_EDGES)
    if (late := _LATE.search(first) or _SINCE.search(first)) and len(first[: late.start()].split()) >= _FEWEST_WORDS:
        first = first[: late.start()].rstrip(_EDGES)
    if len(first) > _LONGEST_TITLE:
        cut = first.rfind(",", 60, _LONGEST_TITLE)
        first = first[: cut if cut > 0 else _LONGEST_TITLE].rstrip(_EDGES)
    return first[:1].upper() + first[1:]


def _time(text: str) -> str:
    found = list(_DEADLINE.finditer(text)) or list(_SINCE.finditer(text))
    return " ".join(found[-1]["time"].split()) if found else ""


def take(sections: Sequence[Section], places: Mapping[str, Para], draft: Draft, *, listed: bool, year: int | None) -> tuple[Task, ...]:
    """The tasks that prose assigns in these sections, printed nowhere; with `listed` tasks in the document they are only offered as findings."""
    if draft.type in NO_ASSIGNMENTS:
        return ()
    tasks: list[Task] = []
    for prose, found in found_in(sections, places, draft.words):
        if listed and found.bare:
            continue
        taken = found.sure and not listed
        ident = TaskId(draft.new_id(f"prose {prose.para.where} {len(tasks)}")) if taken else None
        if ident is not None:
            frame = time_frame(found.time, year)
            people = tuple(name for name in found.leads if is_person(name, draft.words))
            leads = tuple(name for name in found.leads if name not in people)
            tasks.append(Task(id=ident, title=found.title, content=(prose.text,), leads=leads, people=people, partners=found.partners, time=frame))
        params = {"title": found.title, "lead": "; ".join(found.leads), "partners": "; ".join(found.partners), "time": found.time, "task": ident or ""}
        draft.find("assignment_taken" if taken else "assignment_found", Severity.INFO, prose.para, plain(prose.text).strip(), **params)
    return tuple(tasks)
