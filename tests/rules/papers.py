"""Papers to check: real exports read back, and small changes of them that break one rule each."""

import datetime as dt
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from tests import plans_to_print as printed
from ttdn_desktop import resources
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.plan import Issuer, LegalBasis, Plan, Regime, Signatory, Urgency
from ttdn_desktop.drafting.kinds import KINDS, propose_paper
from ttdn_desktop.drafting.proposal import Source
from ttdn_desktop.drafting.record import Job, PaperOptions
from ttdn_desktop.drafting.slips import units_with_tasks
from ttdn_desktop.office.docx_reader import read_docx
from ttdn_desktop.office.docx_writer import write_docx
from ttdn_desktop.paper.model import Align, Block, Cell, Line, Paper, Paragraph, Part, Run, Style, Table
from ttdn_desktop.rules.model import Subject

TODAY = dt.date(2026, 11, 21)
Change = Callable[[Subject], Subject]

CONTACT = ("Địa chỉ: thôn Đông, xã Vân Trúc", "Điện thoại: 0220.3.123.456")


def department(plan: Plan) -> Plan:
    """The same plan, issued by a unit of the committee."""
    return replace(
        plan,
        document=replace(plan.document, symbol="KH-VHXH"),
        issuer=Issuer(parent="UBND xã Vân Trúc", name="Phòng Văn hóa - Xã hội"),
        signatory=Signatory(capacity=("KT. TRƯỞNG PHÒNG",), title="PHÓ TRƯỞNG PHÒNG", name="Đặng Thị Minh Thư"),
    )


def board(plan: Plan) -> Plan:
    """The same plan, issued by a steering board."""
    return replace(
        plan,
        document=replace(plan.document, symbol="KH-BCĐ"),
        issuer=Issuer(parent="UBND xã Vân Trúc", name="Ban Chỉ đạo công tác thông tin đối ngoại"),
        signatory=Signatory(capacity=("TM. BAN CHỈ ĐẠO",), title="TRƯỞNG BAN", name="Đặng Thị Minh Thư", extra_title="CHỦ TỊCH UBND XÃ"),
    )


def marked(plan: Plan) -> Plan:
    """With marks and the drafter's sign."""
    return replace(plan, document=replace(plan.document, urgency=Urgency.VERY_URGENT, circulation="LƯU HÀNH NỘI BỘ", drafter="PL.(30)"))


def party(plan: Plan) -> Plan:
    """The same plan, issued by a body of the Party."""
    return replace(
        plan,
        document=replace(plan.document, regime=Regime.PARTY_05HD_2026, symbol="KH/BTGDVTU"),
        issuer=Issuer(parent="Tỉnh ủy Hương Giang", name="Ban Tuyên giáo và Dân vận"),
        legal_bases=(
            LegalBasis(text="Căn cứ Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị về thông tin đối ngoại"),
            LegalBasis(text="Căn cứ Chương trình số 12-CTr/TU ngày 05/3/2026 của Tỉnh ủy"),
        ),
        proposal=None,
        signatory=Signatory(capacity=("K/T TRƯỞNG BAN",), title="PHÓ TRƯỞNG BAN", name="Đặng Thị Minh Thư"),
        recipients=("Thường trực Tỉnh ủy", "Các ban đảng", "Lưu Văn phòng Ban"),
    )


def _long(plan: Plan) -> Plan:
    return printed.long_plan(20, 10)


PLANS: dict[str, Callable[[Plan], Plan]] = {
    "plan": lambda plan: plan,
    "table": lambda plan: plan,
    "rows": _long,
    "annexes": lambda _plan: printed.annexed_plan(),
    "department": department,
    "board": board,
    "marked": marked,
    "contact": lambda plan: plan,
    "party": party,
}
LAYOUTS = {"table": TaskLayout.TABLE, "rows": TaskLayout.TABLE}


def _with_words(plan: Plan, symbol: str, kind: str) -> Paper:
    """Another paper of the plan, proposed and given a symbol."""
    regime = plan.document.regime
    family = "party" if regime is Regime.PARTY_05HD_2026 else "state"
    wording, papers = resources.wording(regime), resources.papers_wording(family)
    record = propose_paper(KINDS[kind], Source(plan=plan, wording=wording, papers=papers))
    record = replace(record, document=replace(record.document, symbol=symbol), recipients=record.recipients and (*record.recipients[:-1], plan.recipients[-1]))
    return KINDS[kind].draft(Job(plan=plan, standards=resources.standards(regime), wording=wording, papers=papers, record=record))


OLD, OF_PARTY, OF_KIND = "old ", "party ", "of "


def paper_of_kind(kind: str, plan: Plan, options: PaperOptions | None = None) -> Paper:
    """The paper of that kind as it is proposed from the plan."""
    regime, made = plan.document.regime, KINDS[kind]
    wording, papers = resources.wording(regime), resources.papers_wording("party" if regime is Regime.PARTY_05HD_2026 else "state")
    record = propose_paper(made, Source(plan=plan, wording=wording, papers=papers, before=plan)) if made.propose else None
    unit = units_with_tasks(plan)[0] if made.per_unit else ""
    job = Job(plan=plan, standards=resources.standards(regime), wording=wording, papers=papers, record=record, unit=unit, options=options or PaperOptions())
    return made.draft(job)


def drafted(name: str) -> Paper:
    """The paper of that name as drafting makes it; one that is "old" by the measures of before 2020, one "of" a kind as that kind is proposed."""
    plan = printed.small_plan()
    if name.startswith(OLD):
        name, plan = name.removeprefix(OLD), replace(plan, document=replace(plan.document, regime=Regime.TT01_2011))
    if name.removeprefix(OF_PARTY).startswith(OF_KIND):
        return paper_of_kind(name.removeprefix(OF_PARTY).removeprefix(OF_KIND), party(plan) if name.startswith(OF_PARTY) else plan)
    if name == "decision":
        return _with_words(plan, "QĐ-UBND", "decision")
    if name == "letter":
        return _with_words(plan, "UBND-VHXH", "letter")
    if name == "party letter":
        plan = party(plan)
        return _with_words(plan, "CV/BTGDVTU", "letter")
    kind = "annex" if name == "lone annex" else "plan"
    if name != "lone annex":
        plan = _of_regime(PLANS[name](plan), plan.document.regime)
    options = PaperOptions(tasks=LAYOUTS.get(name), contact=CONTACT if name == "contact" else ())
    regime = plan.document.regime
    job = Job(plan=plan, standards=resources.standards(regime), wording=resources.wording(regime), papers=resources.papers_wording(), options=options)
    return KINDS[kind].draft(job)


def _of_regime(plan: Plan, regime: Regime) -> Plan:
    """The plan by the measures of a regime of the state, unless it is of the Party."""
    return plan if plan.document.regime is Regime.PARTY_05HD_2026 else replace(plan, document=replace(plan.document, regime=regime))


@cache
def read_back(name: str) -> Paper:
    """The same, written to a .docx and read again."""
    if name.endswith("chapters"):
        return _chaptered(read_back(name.replace("chapters", "plan")))
    stream = io.BytesIO()
    write_docx(drafted(name), stream)
    return read_docx(stream.getvalue())


def subject_of(paper: Paper | None, *, plan: Plan | None = None, regime: Regime = Regime.ND30_2020, day: dt.date | None = None, **more: Any) -> Subject:
    """A subject as the program makes it."""
    return Subject(paper=paper, plan=plan, regime=regime, standards=resources.standards(regime), day=day, today=TODAY, types=resources.wording().types, **more)


def base(name: str) -> Subject:
    """The subject of a good paper."""
    if name.startswith(OLD):
        return subject_of(read_back(name), regime=Regime.TT01_2011, day=dt.date(2019, 10, 25))
    regime = Regime.PARTY_05HD_2026 if name.startswith("party") else Regime.ND30_2020
    return subject_of(read_back(name), regime=regime)


def _chaptered(paper: Paper) -> Paper:
    """With a chapter and a division in the body, as rules have them."""
    first = next(paragraph for paragraph in _all(paper) if paragraph.style is Style.HEADING_1)
    look = replace(first.runs[0], bold=True)
    lines = [
        Paragraph(style=Style.CHAPTER, runs=(replace(look, text=text),), align=Align.CENTER, first_line=0, space_before=6, where=f"x{number}")
        for number, text in enumerate(("Chương I", "QUY ĐỊNH CHUNG", "Mục 1", "NỘI DUNG CHUNG"))
    ]
    return with_blocks(paper, lambda block: (*lines, block) if block is first else (block,))


def _all(paper: Paper) -> list[Paragraph]:
    found: list[Paragraph] = []
    with_blocks(paper, lambda block: (found.append(block) or (block,)) if isinstance(block, Paragraph) else (block,))  # type: ignore[func-returns-value]
    return found


def with_blocks(paper: Paper, change: Callable[[Block], Sequence[Block]]) -> Paper:
    """The paper with every block, those in cells and feet included, put through the change."""

    def blocks(old: Sequence[Block]) -> tuple[Block, ...]:
        return tuple(new for block in old for new in change(inside(block)))

    def inside(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        rows = tuple(tuple(Cell(blocks=blocks(cell.blocks), columns=cell.columns, rows=cell.rows) for cell in row) for row in block.rows)
        return replace(block, rows=rows) if rows != block.rows else block

    return replace(paper, parts=tuple(Part(page=part.page, blocks=blocks(part.blocks), foot=blocks(part.foot)) for part in paper.parts))


def on_paper(change: Callable[[Paper], Paper]) -> Change:
    def made(subject: Subject) -> Subject:
        assert subject.paper is not None
        paper = change(subject.paper)
        assert paper != subject.paper, "nothing was changed"
        return replace(subject, paper=paper)

    return made


def on(look: Style, at: int = 0, *, text: str | Callable[[str], str] | None = None, run: dict[str, Any] | None = None, **fields: Any) -> Change:
    """Change the paragraph of that style with that number (from the end where negative): its text, the look of its runs, its measures."""

    def change(paper: Paper) -> Paper:
        wanted = [paragraph for paragraph in _all(paper) if paragraph.style is look][at]

        def swap(block: Block) -> Sequence[Block]:
            return (_changed(wanted, text, run, fields),) if block is wanted else (block,)

        return with_blocks(paper, swap)

    return on_paper(change)


def _changed(paragraph: Paragraph, text: str | Callable[[str], str] | None, run: dict[str, Any] | None, fields: dict[str, Any]) -> Paragraph:
    runs: tuple[Run, ...] = paragraph.runs
    if text is not None:
        new = text(paragraph.text) if callable(text) else text
        assert new != paragraph.text
        runs = (replace(runs[0], text=new),)
    if run:
        runs = tuple(replace(one, **run) for one in runs)
    return replace(paragraph, runs=runs, **fields)


def swap(old: str, new: str) -> Callable[[str], str]:
    """Put these words in place of those; blanks that do not break are blanks."""
    wanted = re.compile(re.escape(old).replace("\\ ", "[ \u00a0]"))

    def change(text: str) -> str:
        assert wanted.search(text), text
        return wanted.sub(lambda _found: new, text, count=1)

    return change


def without(style: Style, at: int = 0) -> Change:
    """Take a paragraph out."""

    def change(paper: Paper) -> Paper:
        wanted = [paragraph for paragraph in _all(paper) if paragraph.style is style][at]
        return with_blocks(paper, lambda block: () if block is wanted else (block,))

    return on_paper(change)


def before(style: Style, *blocks: Block, at: int = 0) -> Change:
    """Put blocks before a paragraph."""

    def change(paper: Paper) -> Paper:
        wanted = [paragraph for paragraph in _all(paper) if paragraph.style is style][at]
        return with_blocks(paper, lambda block: (*blocks, block) if block is wanted else (block,))

    return on_paper(change)


def first(*blocks: Block) -> Change:
    """Put blocks above everything."""
    return on_paper(lambda paper: replace(paper, parts=(replace(paper.parts[0], blocks=(*blocks, *paper.parts[0].blocks)), *paper.parts[1:])))


def line(at: int, **fields: Any) -> Change:
    """Change a drawn line."""

    def change(paper: Paper) -> Paper:
        lines: list[Line] = []
        with_blocks(paper, lambda block: (lines.append(block) or (block,)) if isinstance(block, Line) else (block,))  # type: ignore[func-returns-value]
        return with_blocks(paper, lambda block: (replace(lines[at], **fields),) if block is lines[at] else (block,))

    return on_paper(change)


def page(at: int = 0, **fields: Any) -> Change:
    """Change a sheet."""
    return on_paper(
        lambda paper: replace(
            paper, parts=tuple(replace(part, page=replace(part.page, **fields)) if number == at else part for number, part in enumerate(paper.parts))
        )
    )


def page_number(at: int = 0, **fields: Any) -> Change:
    """Change how the number of a sheet is shown."""

    def change(paper: Paper) -> Paper:
        part = paper.parts[at]
        assert part.page.page_number is not None
        shown = replace(part.page.page_number, **fields)
        return replace(paper, parts=(*paper.parts[:at], replace(part, page=replace(part.page, page_number=shown)), *paper.parts[at + 1 :]))

    return on_paper(change)


def table(at: int, change: Callable[[Table], Table]) -> Change:
    """Change a table outside of others (from the end where negative)."""

    def changed(paper: Paper) -> Paper:
        wanted = [block for part in paper.parts for block in part.blocks if isinstance(block, Table)][at]

        def swapped(block: Block) -> Block:
            return change(block) if block is wanted and isinstance(block, Table) else block

        parts = (replace(part, blocks=tuple(map(swapped, part.blocks))) for part in paper.parts)
        return replace(paper, parts=tuple(parts))

    return on_paper(changed)


def typed(text: str, *, align: Align = Align.JUSTIFY, size: float = 14, style: Style = Style.PLAIN, **looks: Any) -> Paragraph:
    """A paragraph as others type it."""
    run = Run(text=text, size=size, font="Times New Roman", bold=looks.pop("bold", False), italic=looks.pop("italic", False))
    return Paragraph(style=style, runs=(run,), align=align, where="new", **looks)
