"""What a plan of external information must speak of: its sections, the four kinds of information, who reports and when (NĐ 72/2015, TT 02/2019)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ttdn_desktop.domain.plan import IndicatorKind, Plan, PlanKind, Section, SectionRole, walk
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.language.fold import fold
from ttdn_desktop.rules.assignments import whole_plan
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.model import Found
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.wordings import Kind, Wording, in_texts, texts

_HEADINGS: dict[str, tuple[frozenset[SectionRole], re.Pattern[str]]] = {
    "purpose": (
        frozenset({SectionRole.PURPOSE, SectionRole.REQUIREMENTS, SectionRole.OBJECTIVES}),
        re.compile(r"muc dich|yeu cau|muc tieu|quan diem"),
    ),
    "content": (frozenset({SectionRole.CONTENT, SectionRole.SOLUTIONS}), re.compile(r"noi dung|nhiem vu|giai phap|hoat dong|cong viec")),
    "budget": (frozenset({SectionRole.BUDGET}), re.compile(r"kinh phi|du toan|nguon luc")),
    "implementation": (frozenset({SectionRole.IMPLEMENTATION}), re.compile(r"to chuc thuc hien|phan cong|trach nhiem|trien khai thuc hien")),
}
_BUDGET_WORDS = re.compile(r"\bkinh phi\b|\bdu toan\b|\bngan sach\b")
_IN_CHARGE = re.compile(
    r"\bdau moi\b|\bthuong truc\b|\bchu tri\b|\btham muu\b|\bphu trach\b|\bchiu trach nhiem\b|theo doi, don doc|don doc, kiem tra|\btong hop\b"
)
_KINDS = {
    "official": re.compile(r"thong tin chinh thuc|chu truong|duong loi|chinh sach|phat ngon|hop bao|cung cap thong tin|su kien"),
    "image": re.compile(r"quang ba|hinh anh|gioi thieu|xuc tien|tiem nang|thu hut"),
    "world": re.compile(r"the gioi|quoc te|nuoc ngoai"),
    "explanation": re.compile(r"giai thich|lam ro|phan bac|dau tranh|sai lech|xuyen tac|sai trai|sai su that|tin gia|thu dich"),
}
_WORK = {
    "documents": re.compile(r"van ban|huong dan|quy che|ke hoach"),
    "training": re.compile(r"tap huan|boi duong|dao tao|hoi nghi"),
    "projects": re.compile(r"de an|du an|chuong trinh|chuyen muc|san pham|an pham|su kien|hoat dong"),
}
_REPORT = re.compile(r"\bbao cao\b|\btong hop\b")
_WHEN = re.compile(
    r"\btruoc ngay\b|\bdinh ky\b|\bhang (?:quy|nam|thang|tuan)\b|\b6 thang\b|\bcuoi nam\b|\bquy [iv\d]"
    r"|\d{1,2}/\d{1,2}|\bngay \d|\bthang \d|cham nhat|\bdot xuat\b|\bsau khi\b"
)
_DAY = re.compile(r"(?:ngay\s+)?(\d{1,2})\s*(?:/|thang)\s*(\d{1,2})(?!\d)")
_SPOKESPERSON = re.compile(r"phat ngon|cung cap thong tin cho bao chi")
_PRESS = re.compile(r"co quan bao chi|bao chi doi ngoai|\bdai (?:phat thanh|truyen hinh)|\bbao \w+ (?:thuc hien|dang)")
_FIRST_HOURS = re.compile(r"24\s*(?:gio|h\b|tieng)")
_ABROAD = re.compile(
    r"(?:hoi cho|trien lam|su kien|tuan le|ngay van hoa|le hoi|doan cong tac|xuc tien|giao luu|hoi nghi|hoi thao|to chuc)[^.;]{0,80}\b(?:o|tai|ra) nuoc ngoai"
)
_RESULT = re.compile(r"bao cao ket qua|bao cao")
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:%|luot|tin|bai|dong|trieu|ty|nguoi|cuoc|du an|doan|van ban|buoi|lop)")
_CUT_OFF = re.compile(r"tinh den|den ngay|den het|den thang|trong nam|nam \d{4}|trong (?:quy|thang|ky)|tu (?:ngay|thang) .* den|\d{1,2}/\d{4}")
_LAST_MONTH = 12
_SPOKESPERSONS_DAY = 20


def _has(sections: Iterable[Section], name: str) -> bool:
    roles, words = _HEADINGS[name]
    return any(section.role in roles or words.search(fold(section.heading)) for section in sections)


_TOPICS: dict[str, re.Pattern[str]] = {
    **_KINDS,
    **_WORK,
    "money": _BUDGET_WORDS,
    "first hours": _FIRST_HOURS,
    "result": _RESULT,
    "figure": _FIGURE,
    "cut-off": _CUT_OFF,
    "spokesperson": re.compile(r"nguoi phat ngon"),
    "abroad": _ABROAD,
}
_CHARGE, _REPORTED = "in charge", "reported"


@dataclass(frozen=True, slots=True)
class _Told:
    """What one part speaks of, and where it has something reported in December."""

    topics: frozenset[str]
    late: tuple[tuple[Wording, str, int], ...]


def _told(own: tuple[Wording, ...]) -> _Told:
    topics: set[str] = set()
    late: list[tuple[Wording, str, int]] = []
    for one in own:
        if one.kind is Kind.BASIS:
            continue
        plain = fold(one.text)
        topics.update(name for name, words in _TOPICS.items() if name not in topics and words.search(plain))
        if one.kind in {Kind.PROSE, Kind.TITLE, Kind.CELL} and _IN_CHARGE.search(plain):
            topics.add(_CHARGE)
        if _REPORT.search(plain):
            if _WHEN.search(plain):
                topics.add(_REPORTED)
            late += _late_in(one, plain)
    return _Told(frozenset(topics), tuple(late))


def _late_in(one: Wording, plain: str) -> Iterator[tuple[Wording, str, int]]:
    for sentence in re.split(r"[.;]\s", plain):
        if _REPORT.search(sentence):
            late = [int(day) for day, month in _DAY.findall(sentence) if int(month) == _LAST_MONTH]
            if late:
                yield one, sentence, max(late)


def _everything(case: Case) -> tuple[tuple[str, tuple[Wording, ...], _Told], ...]:
    """The parts of the record with what they speak of; worked out once a run."""
    worked = case.sight.worked
    if "told" not in worked:
        told = (one for _, one in in_texts(case, "told", _told))
        worked["told"] = tuple((path, own, one) for (path, own), one in zip(texts(case), told, strict=True))
    known: tuple[tuple[str, tuple[Wording, ...], _Told], ...] = worked["told"]
    return known


def _speaks_of(case: Case, topic: str) -> bool:
    worked = case.sight.worked
    if "topics" not in worked:
        worked["topics"] = frozenset().union(*(told.topics for _, _, told in _everything(case)))
    return topic in worked["topics"]


def _first_of(case: Case, topic: str) -> Wording | None:
    """The first text that speaks of it."""
    for path, own, told in _everything(case):
        if topic in told.topics:
            one = next(one for one in own if one.kind is not Kind.BASIS and _TOPICS[topic].search(fold(one.text)))
            return Wording(path + one.path, one.text, one.kind)
    return None


def _entire(case: Case) -> Plan | None:
    """The plan, unless its text breaks off before its end: of such a one nobody can say what it lacks."""
    plan = whole_plan(case)
    ends = plan is not None and (case.subject.has_layout or bool(plan.recipients) or plan.signatory.name is not None)
    return plan if ends else None


def _general(plan: Plan | None) -> bool:
    """Whether it is the plan of a year or of years, not of one matter."""
    return plan is not None and plan.plan_kind in {PlanKind.ANNUAL, PlanKind.PERIOD}


@check("TTDN-01")
def the_plan_of_a_year_tells_its_money(case: Case) -> Iterator[Found]:
    """A section, lines of an estimate, or words about them."""
    plan = _entire(case)
    if plan is None or plan.plan_kind is not PlanKind.ANNUAL or plan.budget_lines or any(task.budget for task in plan.tasks):
        return
    if not _has(walk(plan.body), "budget") and not _speaks_of(case, "money"):
        yield Found(node="/body", said={"missing": ""})


@check("TTDN-02")
def somebody_is_in_charge(case: Case) -> Iterator[Found]:
    """A unit or person that leads, follows and reports."""
    if _entire(case) is not None and not _speaks_of(case, _CHARGE):
        yield Found(node="/body", said={"missing": ""})


@check("TTDN-03")
def the_four_kinds_of_information(case: Case) -> Iterator[Found]:
    """Official, image, the world, explanation."""
    if _general(_entire(case)):
        yield from _lacking(case, _KINDS)


@check("TTDN-04")
def documents_training_and_projects(case: Case) -> Iterator[Found]:
    """Each is named at least once."""
    if _general(_entire(case)):
        yield from _lacking(case, _WORK)


def _lacking(case: Case, kinds: dict[str, re.Pattern[str]]) -> Iterator[Found]:
    lacks = [name for name in kinds if not _speaks_of(case, name)]
    if lacks:
        yield Found(node="/body", said={f"without.{name}": "" for name in lacks})


@check("TTDN-07")
def the_usual_sections_are_there(case: Case) -> Iterator[Found]:
    """Purpose and requirements, content, money, implementation."""
    plan = _entire(case)
    if plan is None or not plan.body:
        return
    sections = tuple(walk(plan.body))
    wanted = [name for name in _HEADINGS if name != "budget"]  # about money TTDN-01 asks
    lacks = [name for name in wanted if not _has(sections, name) and not (name == "content" and plan.tasks)]
    for name in lacks:
        yield Found(node="/body", said={f"section.{name}": ""})


@check("TTDN-08")
def who_reports_and_when(case: Case) -> Iterator[Found]:
    """A sentence that says it."""
    if _entire(case) is not None and not _speaks_of(case, _REPORTED):
        yield Found(node="/body", said={"missing": ""})


def _late_reports(case: Case) -> Iterator[tuple[Wording, str, int]]:
    """Sentences that have something reported in December, with the day."""
    for path, _, told in _everything(case):
        for one, sentence, day in told.late:
            yield Wording(path + one.path, one.text, one.kind), sentence, day


@check("TTDN-09")
def the_year_is_reported_in_time(case: Case) -> Iterator[Found]:
    """Not after 30 November, where nobody said otherwise."""
    if _general(whole_plan(case)):
        for one, sentence, _day in _late_reports(case):
            if not _SPOKESPERSON.search(sentence) and not _PRESS.search(sentence):
                yield Found(node=one.path, text=one.text, severity=Severity.INFO)


@check("TTDN-10")
def the_press_reports_in_time(case: Case) -> Iterator[Found]:
    """Not after 30 November."""
    if whole_plan(case) is not None:
        for one, sentence, _day in _late_reports(case):
            if _PRESS.search(sentence) and not _SPOKESPERSON.search(sentence):
                yield Found(node=one.path, text=one.text)


@check("TTDN-11")
def the_spokesperson_reports_in_time(case: Case) -> Iterator[Found]:
    """Before 20 December."""
    if whole_plan(case) is not None:
        for one, sentence, day in _late_reports(case):
            if _SPOKESPERSON.search(sentence) and day > _SPOKESPERSONS_DAY:
                yield Found(node=one.path, text=one.text)


@check("TTDN-12")
def the_first_hours_of_the_spokesperson(case: Case) -> Iterator[Found]:
    """A plan that speaks of the spokesperson names the 24 hours."""
    first = None if whole_plan(case) is None or _speaks_of(case, "first hours") else _first_of(case, "spokesperson")
    if first is not None:
        yield Found(node=first.path, text=first.text)


@check("TTDN-13")
def events_abroad_are_reported(case: Case) -> Iterator[Found]:
    """In the task that has them, or elsewhere in the plan."""
    first = None if whole_plan(case) is None or _speaks_of(case, "result") else _first_of(case, "abroad")
    if first is not None:
        yield Found(node=first.path, text=first.text)


@check("TTDN-14")
def figures_have_units_and_days(case: Case) -> Iterator[Found]:
    """What is counted has a unit; a report says up to when it counts."""
    plan = whole_plan(case)
    if plan is None:
        return
    tells_units = any(indicator.unit.strip() for indicator in plan.indicators)  # where none is told the paper has no column for them
    for at, indicator in enumerate(plan.indicators if tells_units else ()):
        if not indicator.unit.strip() and indicator.kind is not IndicatorKind.YES_NO and indicator.targets:
            yield Found(node=f"/indicators/{at}/unit", text=indicator.name, said={"without.unit": ""})
    if case.type_code == "BC" and _speaks_of(case, "figure") and not _speaks_of(case, "cut-off"):
        yield Found(node="/body", said={"without.day": ""})
