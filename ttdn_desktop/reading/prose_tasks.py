"""Tasks that running prose assigns, found in the sections of a document.

The prose stays where it stands, word for word, so that nothing changes when the plan is printed. Where a document says its tasks by
labels or tables, prose beside them describes duties: it is only offered, as findings `assignment_found`, but for what a section of tasks
without any list says of who leads. Where it does not, assignments become records of the plan that are printed nowhere, each tied to its
place by a finding: `assignment_taken`, or `assignment_unsure` for what a section on carrying out asks without naming who leads
("Đề nghị …", "phối hợp với …"). Outside such sections that is only offered.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from ttdn_desktop.domain.blocks import Block, Item, Paragraph, TaskList
from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Section, SectionRole, Task
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.text import RichText, Run, plain
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.reading.announced import announced, asked_of_all, same_level
from ttdn_desktop.reading.assignments import Assignment, assignments_in
from ttdn_desktop.reading.deadlines import told_time
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.duty_words import LONGEST_NAME, begins_name, begins_work, patterns
from ttdn_desktop.reading.orders import asks, gives_all
from ttdn_desktop.reading.paras import Para
from ttdn_desktop.reading.tasks import names
from ttdn_desktop.reading.unit_headings import called, flat, together
from ttdn_desktop.reading.who import is_person
from ttdn_desktop.reading.words import ReadingWords, folded
from ttdn_desktop.reading.work_signs import gives_work, may_give_work
from ttdn_desktop.reading.work_titles import is_general, leaves_unsaid, says_no_work

NO_ASSIGNMENTS = frozenset({"BC", "TTr", "NĐ", "TT", "BB", "HĐ"})
"""Types of documents that tell or propose what others are to do, or make law: their sentences assign nothing."""

_LED = re.compile(r"\b(?:giao|phân công|chủ trì)\b", re.IGNORECASE)
"""Words that say who leads; with their marks, as "giáo dục" is none."""

_PARTS = re.compile(r",? ?(?:bao )?gồm:\s{0,9}$")
_MANY = re.compile(r"(?:tất cả |toàn thể )?(?:các|mỗi|mọi|từng)(?!\w)", re.IGNORECASE)
_ONLY_WHEN = re.compile(r"(?:phải |cần )?(?:hoàn thành|xong|hoàn tất|thời (?:gian|hạn)|trước|trong|chậm nhất|từ|đến|vào|báo cáo)(?!\w)", re.IGNORECASE)
"""How a part of a sentence begins that says when the work before it is done."""
_LONGEST_LED = 600
_MOST_ARTICLES = 8
"""Articles of a decision; regulations have more."""

_TOLD = ("danh gia", "ket qua", "tinh hinh", "thuc trang", "uu diem", "han che", "ton tai", "nguyen nhan", "khai quat", "dac diem")
"""How headings begin over what was done."""

_WORK = frozenset({SectionRole.CONTENT, SectionRole.SOLUTIONS})
_CARRYING_OUT = frozenset({SectionRole.IMPLEMENTATION, SectionRole.REPORTING})
_AIMS = frozenset({SectionRole.PURPOSE, SectionRole.REQUIREMENTS, SectionRole.OBJECTIVES})
_PARTED = "phan cong"
_WHO_CARRIES_OUT = ("phan cong", "trach nhiem cua", "to chuc thuc hien", "nhiem vu cua", "trach nhiem thuc hien", "trach nhiem thi hanh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A paragraph of the body, or a heading that is a sentence, under a heading that may be the name of a unit."""

    text: RichText
    para: Para
    unit: str = ""
    helped: str = ""  # by whom, where the heading says it
    heading: str = ""
    implementing: bool = False
    of_tasks: bool = False  # in a section of tasks that lists none: its prose says them
    gives: bool = False  # it holds a word by which work is given
    whole: bool = False  # the parts of what is to be made stand below: "Lập hồ sơ, bao gồm:"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Above:
    """What the headings above say: of what was done, of aims, of who carries out, of which unit."""

    told: bool = False
    implementing: bool = False
    unit: str = ""
    helped: str = ""
    rules: bool = False
    of_tasks: bool = False
    giving: Mapping[str, bool] = field(default_factory=dict)  # the texts of the document that may give work: True with those that surely do

    def gives(self, text: str, words: ReadingWords) -> bool:
        """Whether a text gives work, as most prose does not, or names a task of a section of tasks with somebody who does it."""
        sure = self.giving.get(text)
        return sure is not None and (sure or gives_work(text, words) or (self.of_tasks and _says_who(text, words)))

    def asks(self, blocks: Sequence[Block]) -> bool:
        """Whether these end with words that ask for what follows: "… yêu cầu các đơn vị thực hiện các nội dung sau:"."""
        last = next((block for block in reversed(blocks) if isinstance(block, Paragraph | Item)), None)
        return not self.rules and not self.told and last is not None and asks(plain(last.text))


def found_in(
    sections: Sequence[Section], places: Mapping[str, Para], words: ReadingWords, *, orders: bool = False, rules: bool = False, clause: str = ""
) -> Iterator[tuple[Prose, Assignment]]:
    """The assignments in the prose of these sections; `places` says where each block and section was read.

    `orders`: all of it gives work, to those whom the `clause` before it names, if it names any.
    `rules`: it is a long row of articles, which say duties that stand, so that only what is given by word counts.
    """
    giving = may_give_work(_texts(sections))
    unit, helped = asked_of_all(clause, sections, words) if orders else ("", "")
    yield from _below(sections, places, words, _Above(implementing=orders, unit=unit, helped=helped, rules=rules, giving=giving))


def _texts(sections: Sequence[Section]) -> Iterator[str]:
    """The headings and the prose of these sections, without blanks around."""
    for section in sections:
        yield section.heading.strip()
        for block in section.blocks:
            if isinstance(block, Paragraph | Item):
                yield plain(block.text).strip()
        yield from _texts(section.sections)


def _articles(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        if (section.number or "").startswith("Điều"):
            yield section
        yield from _articles(section.sections)


def _below(sections: Sequence[Section], places: Mapping[str, Para], words: ReadingWords, above: _Above) -> Iterator[tuple[Prose, Assignment]]:
    for section in sections:
        here = _said_by(section, words, above, places.get(section.id))
        if not here.unit and (para := places.get(section.id)) is not None:
            unit = "" if here.told else above.unit
            text = section.heading.strip()
            if unit or above.implementing or above.gives(text, words):
                gives = above.giving.get(text, False)
                heading = (Run(text=section.heading),)
                yield from _of(Prose(text=heading, para=para, unit=unit, implementing=above.implementing, of_tasks=here.of_tasks, gives=gives), words)
        in_blocks = [(prose, found) for prose, found in _in_blocks(section, here, places, words) if not (here.told and found.bare)]
        yield from (
            (prose, replace(found, title=section.heading)) if _is_whole(section, in_blocks, here, words) else (prose, found) for prose, found in in_blocks
        )
        if here.asks(section.blocks):
            here = replace(here, implementing=True)
        if here.unit and any(together(below.heading, words)[0] for below in section.sections):  # "Trách nhiệm của các đơn vị", and below each by name
            here = replace(here, unit="", helped="")
        yield from _below(section.sections, places, words, here)
        if above.asks(section.blocks):
            above = replace(above, implementing=True)


def _is_whole(section: Section, found: Sequence[tuple[Prose, Assignment]], here: _Above, words: ReadingWords) -> bool:
    """Whether a heading that names work has nothing below it but one sentence that says who does it and when: it is the name of the task, as above labels."""
    if len(found) != 1 or len(section.blocks) != 1 or section.sections or not isinstance(section.blocks[0], Paragraph) or here.unit or here.told:
        return False
    said, text = found[0][1], flat(plain(section.blocks[0].text)).rstrip(" .")
    if ". " in text or not all(map(_ONLY_WHEN.match, text.split("; ")[1:])):
        return False
    return said.time != "" and said.leads != () and words.role(section.heading) is SectionRole.OTHER and begins_work(section.heading, words)


def _said_by(section: Section, words: ReadingWords, above: _Above, para: Para | None) -> _Above:
    heading = folded(section.heading)
    told = above.told or heading.startswith(_TOLD)
    implementing = (above.implementing or section.role in _CARRYING_OUT or heading.startswith(_WHO_CARRIES_OUT) or _PARTED in heading) and not (
        section.role in _AIMS and not _asks_somebody(section.heading, words)
    )
    if above.rules:
        return _Above(told=told, rules=True, giving=above.giving)
    unit, helped = together(section.heading, words) if section.heading else (above.unit, above.helped)
    if not unit and para is not None and para.text.rstrip().endswith(":"):
        unit, helped = announced(f"{section.heading}:", section.blocks, words)
    if not (told or implementing) and section.role in _WORK and _lists_units(section, words):
        implementing = True
    of_tasks = not (told or implementing) and (above.of_tasks or (section.role is SectionRole.CONTENT and not _lists_tasks(section)))
    return _Above(told=told, implementing=implementing and not told, unit=unit, helped=helped, of_tasks=of_tasks, giving=above.giving)


def _asks_somebody(heading: str, words: ReadingWords) -> bool:
    """Whether a heading is a sentence that asks somebody, and no title of a section: "3. Yêu cầu Thủ trưởng các đơn vị chấn chỉnh …"."""
    given = patterns(words).gives.match(heading)
    return given is not None and begins_name(heading[given.end() :], words)


def _lists_units(section: Section, words: ReadingWords) -> bool:
    """Whether most of what is numbered right below a heading of work begins with those who do it: "1. Sở Xây dựng", "2. Sở Tài chính bố trí …"."""
    numbered = [plain(block.text) for block in section.blocks if isinstance(block, Item) and block.mark[:1].isdigit()]
    numbered += [below.heading for below in section.sections]
    named = sum(begins_name(text.lstrip(), words) and not (_MANY.match(text) and called(text, words) == "") for text in numbered)
    return named > 1 and named * 2 > len(numbered)


def _lists_tasks(section: Section) -> bool:
    return any(isinstance(block, TaskList) for block in section.blocks) or any(map(_lists_tasks, section.sections))


def _in_blocks(section: Section, here: _Above, places: Mapping[str, Para], words: ReadingWords) -> Iterator[tuple[Prose, Assignment]]:
    named, helped = here.unit, here.helped
    acting = here.of_tasks and section.heading != "" and words.role(section.heading) is SectionRole.OTHER  # "1. Phân loại rác tại nguồn"
    mark = parts = ""
    goes_on = True
    for at, (block, following) in enumerate(zip_longest(section.blocks, section.blocks[1:])):
        if not isinstance(block, Paragraph | Item) or (para := places.get(block.id)) is None:
            continue
        text = plain(block.text).strip()
        if unit := called(text, words):
            named, helped, mark, goes_on = unit, here.helped if unit == here.unit else "", block.mark if isinstance(block, Item) else "", True
            continue
        if text.endswith(":") and (told := announced(text, section.blocks[at + 1 :], words))[0]:
            named, helped, mark, goes_on = *told, block.mark if isinstance(block, Item) else "", True
            continue
        if parts and isinstance(block, Item) and not same_level(block.mark, parts):
            continue
        parts = block.mark if named and isinstance(block, Item) and text.endswith("gồm:") else ""
        if isinstance(block, Item) and not _below_mark(block.mark, mark) and (block.mark[:1].isdigit() or (mark and same_level(block.mark, mark))):
            named, helped = here.unit, here.helped
        if not (named or here.implementing or (acting and begins_name(text, words)) or text.endswith(":") or here.gives(text, words)):
            goes_on = goes_on and isinstance(block, Item)  # as most prose, which only tells
            continue
        heading = "" if here.unit else section.heading
        prose = Prose(
            text=block.text,
            para=para,
            whole=bool(parts),
            unit=named,
            helped=helped,
            heading=heading,
            implementing=here.implementing,
            of_tasks=here.of_tasks,
            gives=here.giving.get(text, False),
        )
        any_found = False
        another = isinstance(block, Item) and isinstance(following, Item) and block.mark[:1].isdigit() and same_level(following.mark, block.mark)
        for prose_found, found in _timed(_of(prose, words), None if another else following):
            any_found = True
            if isinstance(block, Item) or goes_on or not found.bare:  # prose after the work of the last unit is no work of its own
                yield prose_found, found
        goes_on = goes_on and (any_found or isinstance(block, Item))
        if not here.rules and not here.told and (asks(text) or (any_found and _gives_in_article(section, text))):
            here = replace(here, implementing=True)


def _gives_in_article(section: Section, text: str) -> bool:
    """Whether a paragraph of an article gives work, so that those whom the next ones name have work too: "Điều 2. Giao Sở Tài chính …"."""
    return text.startswith("Giao ") and (section.number or "").startswith("Điều")


def _timed(found: Iterable[tuple[Prose, Assignment]], following: Block | None) -> Iterator[tuple[Prose, Assignment]]:
    """What a paragraph assigns, by when the next one tells that is nothing but a time: "Thời gian hoàn thành: Quý III/2026."."""
    time: str | None = None
    for prose, one in found:
        if not one.time and time is None:
            time = told_time(flat(plain(following.text))) if isinstance(following, Paragraph | Item) else ""
        yield prose, replace(one, time=time) if time and not one.time else one


def _below_mark(mark: str, above: str) -> bool:
    """Whether a mark counts below another: "1.2." below "1."."""
    return above[:1].isdigit() and mark.startswith(f"{above.rstrip('.)')}.")


def _of(prose: Prose, words: ReadingWords) -> Iterator[tuple[Prose, Assignment]]:
    text = _PARTS.sub("", plain(prose.text)) if prose.whole else plain(prose.text)
    helped = names(prose.helped, words) if prose.helped else ()
    implementing = prose.implementing or (prose.of_tasks and not prose.unit and (_acts(text, prose.heading, words) or _says_who(text, words)))
    for said in assignments_in(text, words, prose.unit, implementing=implementing, gives=prose.gives):
        found = replace(said, partners=tuple(dict.fromkeys((*helped, *said.partners)))) if helped else said
        unsaid = says_no_work(found.title, words)
        told_above = prose.heading and not prose.implementing
        if told_above and (unsaid or (leaves_unsaid(found.title, words) and words.role(prose.heading) is SectionRole.OTHER)):
            yield prose, replace(found, title=prose.heading)
        elif not unsaid or _leads_all(prose, found, words):
            yield (replace(prose, implementing=True) if implementing else prose), found


def _acts(text: str, heading: str, words: ReadingWords) -> bool:
    """Whether somebody who is named acts under the heading of a task: "Hội Phụ nữ xã vận động hội viên …" below "1. Phân loại rác tại nguồn"."""
    return heading != "" and begins_name(text, words) and not _MANY.match(text) and words.role(heading) is SectionRole.OTHER


def _says_who(text: str, words: ReadingWords) -> bool:
    """Whether somebody who is named acts behind the name of a task: "Tiêu thụ sản phẩm: Hợp tác xã … thu mua"."""
    label, colon, behind = text[:LONGEST_NAME].partition(": ")
    return colon != "" and begins_name(behind, words) and begins_work(label, words) and not begins_name(label, words) and not _MANY.match(behind)


def _leads_all(prose: Prose, found: Assignment, words: ReadingWords) -> bool:
    """Whether somebody is to lead, with others, what the whole document is about: "chủ trì, phối hợp với … tổ chức thực hiện Kế hoạch này"."""
    return found.sure and found.partners != () and folded(found.title) not in words.duties.no_work and _says_lead(prose)


def _says_lead(prose: Prose) -> bool:
    return _LED.search(plain(prose.text)[:_LONGEST_LED]) is not None


def completed(task: Task, words: ReadingWords, year: int | None) -> Task:
    """A task without labels that says in its own words who leads it: the words stay, the names are noted."""
    if task.leads or task.partners:
        return task
    found = next((one for text in (task.title, *map(plain, task.content)) for one in assignments_in(text, words) if one.sure), None)
    if found is None:
        return task
    return replace(task, leads=found.leads, partners=found.partners, time=task.time if task.time.text or not found.time else time_frame(found.time, year))


def take(sections: Sequence[Section], places: Mapping[str, Para], draft: Draft, *, listed: Sequence[Task], year: int | None) -> tuple[Task, ...]:
    """The tasks that prose assigns in these sections, printed nowhere; beside the tasks that the document has `listed` most are only offered as findings."""
    if draft.type in NO_ASSIGNMENTS:
        return ()
    tasks: list[Task] = []
    rules = sum(1 for _ in _articles(sections)) > _MOST_ARTICLES
    beside = bool(listed) or rules
    clause = _clause(draft)
    orders = gives_all(clause, draft.type, draft.subject)
    known = {folded(task.title) for task in listed}
    for prose, found in found_in(sections, places, draft.words, orders=orders and not rules, rules=rules, clause=clause):
        if beside and found.bare and not prose.implementing:
            continue
        if beside:
            whole = prose.of_tasks and found.sure and not found.bare and _says_lead(prose)
            taken = whole and folded(found.title) not in known and draft.words.role(found.title) is SectionRole.OTHER  # no bare "NHIỆM VỤ"
        else:
            taken = (found.sure or found.bare or prose.implementing or _asks_of(draft, plain(prose.text).lstrip())) and not says_no_work(
                found.title, draft.words
            )
            taken = taken and (_says_lead(prose) or found.time != "" or found.partners != () or not is_general(found.title))
        ident = TaskId(draft.new_id(f"prose {prose.para.where} {len(tasks)}")) if taken else None
        if ident is not None:
            tasks.append(_task(ident, prose, found, draft, year))
        params = {"title": found.title, "lead": "; ".join(found.leads), "partners": "; ".join(found.partners), "time": found.time, "task": ident or ""}
        code = "assignment_found" if not taken else "assignment_taken" if found.sure else "assignment_unsure"
        severity = Severity.WARNING if code == "assignment_unsure" else Severity.INFO
        draft.find(code, severity, prose.para, plain(prose.text).strip(), **params)
    return tuple(tasks)


def _asks_of(draft: Draft, text: str) -> bool:
    """Whether a notice asks at the beginning of its words, or a decision says whose duty something is: "Đề nghị các khu phố …", "… có trách nhiệm …"."""
    if draft.type == "QĐ":
        return "có trách nhiệm " in text
    return draft.type == "TB" and patterns(draft.words).gives.match(text) is not None


def _clause(draft: Draft) -> str:
    """The last words before the body: the clause that enacts, else the proposal, else the last basis."""
    if draft.enacting:
        return draft.enacting
    if draft.proposal is not None:
        return draft.proposal.text
    return draft.legal_bases[-1].text if draft.legal_bases else ""


def _task(ident: TaskId, prose: Prose, found: Assignment, draft: Draft, year: int | None) -> Task:
    people = tuple(name for name in found.leads if is_person(name, draft.words))
    leads = tuple(name for name in found.leads if name not in people)
    frame = time_frame(found.time, year)
    return Task(id=ident, title=found.title, content=(prose.text,), leads=leads, people=people, partners=found.partners, time=frame)
