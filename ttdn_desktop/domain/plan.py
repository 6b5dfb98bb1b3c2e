"""The plan (kế hoạch) and everything that is written in it, as frozen values."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ttdn_desktop.domain.blocks import Block, TaskList
from ttdn_desktop.domain.ids import AnnexId, BlockId, BudgetLineId, IndicatorId, PaperId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.paper_facts import GeneratedText, PaperFact
from ttdn_desktop.domain.text import RichText

FIELD_TTDN = "ttdn"
"""Code of the field (lĩnh vực) of external information."""


class PlanKind(StrEnum):
    """Span of a plan."""

    ANNUAL = "annual"
    PERIOD = "period"  # kế hoạch giai đoạn
    TOPIC = "topic"  # kế hoạch chuyên đề


class Stage(StrEnum):
    """Where a paper stands in its life."""

    DRAFT = "draft"  # dự thảo
    CONSULTING = "consulting"  # lấy ý kiến
    SUBMITTED = "submitted"  # trình ký
    ISSUED = "issued"  # đã ban hành
    CLOSED = "closed"  # kết thúc
    REPLACED = "replaced"  # được thay thế


LOCKED_STAGES = frozenset({Stage.ISSUED, Stage.CLOSED, Stage.REPLACED})


class Regime(StrEnum):
    """Which rules of form hold for a document, by its date and issuer."""

    ND30_2020 = "nd30-2020"
    TT01_2011 = "tt01-2011"
    PARTY_05HD_2026 = "party-05hd-2026"
    PARTY_36HD_2018 = "party-36hd-2018"


class SectionRole(StrEnum):
    """What a section is about."""

    PURPOSE = "purpose"  # mục đích
    REQUIREMENTS = "requirements"  # yêu cầu
    OBJECTIVES = "objectives"  # mục tiêu
    CONTENT = "content"  # nội dung, nhiệm vụ
    SOLUTIONS = "solutions"  # giải pháp
    BUDGET = "budget"  # kinh phí
    IMPLEMENTATION = "implementation"  # tổ chức thực hiện
    REPORTING = "reporting"  # chế độ báo cáo
    OTHER = "other"


class Urgency(StrEnum):
    """Độ khẩn."""

    URGENT = "urgent"  # khẩn
    VERY_URGENT = "very_urgent"  # thượng khẩn
    EXPRESS = "express"  # hỏa tốc


class Orientation(StrEnum):
    """How an annex lies on the sheet."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class IndicatorKind(StrEnum):
    """How an indicator (chỉ tiêu) is counted."""

    COUNT = "count"
    SUM = "sum"
    RATIO = "ratio"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days a plan spans; both ends included."""

    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"period ends before it starts: {self.start} - {self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFrame:
    """When a task is done (thời gian): the words as written ("Quý II/2026", "Thường xuyên") and the days they mean, where known."""

    text: str = ""
    start: dt.date | None = None
    end: dt.date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"time frame ends before it starts: {self.start} - {self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHead:
    """What identifies a paper: số, ký hiệu, địa danh, ngày tháng, tên loại, trích yếu. Unknown is None."""

    type: str = "KH"  # abbreviation of Annex III; CV for công văn
    regime: Regime = Regime.ND30_2020
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: dt.date | None = None
    date_text: str | None = None  # as printed, when read
    subject: str = ""
    urgency: Urgency | None = None
    circulation: str | None = None
    drafter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Cơ quan ban hành; `lines` is the name as it is broken in the letterhead, in capitals."""

    parent: str | None = None  # cơ quan chủ quản
    name: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """One legal basis (căn cứ): the line as written, and the parts of its citation where understood."""

    text: str
    lead: str | None = "Căn cứ"
    type: str | None = None
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    subject: str | None = None
    document_id: str | None = None  # of the catalogue
    inline: bool = False  # stands inside the prose of `enacting`, not on a line of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """On whose proposal the plan is issued (Theo đề nghị của …)."""

    text: str
    by: str | None = None
    number: str | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the body with a heading; its printed number is computed, `number` is only what was printed when read."""

    id: SectionId
    heading: str
    role: SectionRole = SectionRole.OTHER
    number: str | None = None
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One assigned piece of work (nhiệm vụ). Unit names are as printed; `Plan.units` maps them to the directory."""

    id: TaskId
    title: str = ""
    number: str | None = None  # as printed when read
    content: tuple[RichText, ...] = ()
    leads: tuple[str, ...] = ()  # đơn vị chủ trì
    partners: tuple[str, ...] = ()  # đơn vị phối hợp
    people: tuple[str, ...] = ()
    time: TimeFrame = TimeFrame()
    output: str = ""  # sản phẩm, kết quả
    budget: str | None = None  # kinh phí, as written
    note: str = ""
    parent_task: TaskId | None = None
    source: str | None = None  # the clause of the superior plan it carries out


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an indicator should reach in a period."""

    period: str
    value: Decimal | None = None
    qualifier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """Something counted to see whether the plan succeeds (chỉ tiêu)."""

    id: IndicatorId
    name: str
    unit: str = ""
    kind: IndicatorKind = IndicatorKind.COUNT
    parts: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One line of the estimate (dự toán); money in đồng."""

    id: BudgetLineId
    item: str
    task: TaskId | None = None
    unit: str = ""
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    amount: Decimal | None = None
    source: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReference:
    """A document named from outside: type, number, date, issuer, subject."""

    type: str | None = None
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Superior:
    """The plan of a higher level that this plan carries out."""

    plan: PlanId | None = None
    document: DocumentReference = DocumentReference()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as named in the plan, with its identity in the directory where known."""

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """Phụ lục: a part after the signature with a label and title of its own."""

    id: AnnexId
    label: str = ""
    title: str = ""
    orientation: Orientation = Orientation.PORTRAIT
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs: authority lines (TM., KT. …), post, name; `extra_title` is the other post of a signer of an advisory body."""

    capacity: tuple[str, ...] = ()
    title: str | None = None
    name: str | None = None
    extra_title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaper:
    """Another paper of the plan (decision, submission, letter …); its body follows the plan until it is edited."""

    id: PaperId
    kind: str  # decision, submission, letter, slip, notice, invitation, minutes, routing_slip, opinions, report, summary, amendment
    variant: str = ""  # of its kind: deploy, remind, consult … (drafting/kinds.py)
    stage: Stage = Stage.DRAFT
    document: DocumentHead = DocumentHead()
    issuer: Issuer = Issuer()
    legal_bases: tuple[LegalBasis, ...] = ()
    proposal: Proposal | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatory: Signatory = Signatory()
    body: tuple[Section, ...] = ()
    articles: tuple[Section, ...] = ()
    facts: tuple[PaperFact, ...] = ()
    generated: tuple[GeneratedText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One plan; the unit that is loaded, edited, undone and saved."""

    id: PlanId
    plan_kind: PlanKind = PlanKind.ANNUAL
    field: str = FIELD_TTDN
    stage: Stage = Stage.DRAFT
    draft_no: int = 1
    planned_issue_date: dt.date | None = None  # not printed; validity is judged on it while the date is blank
    year: int | None = None
    period: Period | None = None
    document: DocumentHead = DocumentHead()
    issuer: Issuer = Issuer()
    legal_bases: tuple[LegalBasis, ...] = ()
    proposal: Proposal | None = None
    enacting: str = ""
    body: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    superior: Superior | None = None
    units: tuple[Unit, ...] = ()
    papers: tuple[PlanPaper, ...] = ()
    annexes: tuple[Annex, ...] = ()
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatory: Signatory = Signatory()

    def __post_init__(self) -> None:
        known = [task.id for task in self.tasks]
        if len(known) != len(set(known)):
            raise ValueError("two tasks share one id")
        printed = [task_id for block in self.task_lists() for task_id in block.task_ids]
        if len(printed) != len(set(printed)):
            raise ValueError("a task is printed in two places")
        if missing := set(printed) - set(known):
            raise ValueError(f"a task list names tasks the plan has not: {sorted(missing)}")

    @property
    def locked(self) -> bool:
        """Issued plans change only through a new draft or an amendment."""
        return self.stage in LOCKED_STAGES

    @property
    def validity_date(self) -> dt.date | None:
        """The day on which legal bases are judged: the date of issue, else the planned one."""
        return self.document.date or self.planned_issue_date

    def task(self, task_id: TaskId) -> Task:
        """The task of that id; KeyError where there is none."""
        for task in self.tasks:
            if task.id == task_id:
                return task
        raise KeyError(task_id)

    def all_sections(self) -> Iterator[Section]:
        """Every section of body and annexes, in printed order, parents first."""
        yield from walk(self.body)
        for annex in self.annexes:
            yield from walk(annex.sections)

    def all_blocks(self) -> Iterator[Block]:
        """Every block of body and annexes, in printed order."""
        for section in walk(self.body):
            yield from section.blocks
        for annex in self.annexes:
            yield from annex.blocks
            for section in walk(annex.sections):
                yield from section.blocks

    def task_lists(self) -> Iterator[TaskList]:
        """The blocks that say where tasks are printed."""
        return (block for block in self.all_blocks() if isinstance(block, TaskList))

    def tasks_of(self, block: TaskList) -> tuple[Task, ...]:
        """The tasks of a list, in its order."""
        by_id = {task.id: task for task in self.tasks}
        return tuple(by_id[task_id] for task_id in block.task_ids)

    def section(self, section_id: SectionId) -> Section:
        """The section of that id; KeyError where there is none."""
        for section in self.all_sections():
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def block(self, block_id: BlockId) -> Block:
        """The block of that id; KeyError where there is none."""
        for block in self.all_blocks():
            if block.id == block_id:
                return block
        raise KeyError(block_id)


def walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    """These sections and all below them, parents first."""
    for section in sections:
        yield section
        yield from walk(section.sections)
