"""Plans of every shape, for properties that hold for any plan."""

import datetime as dt
import itertools
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from ttdn_desktop.domain import blocks, paper_facts, plan
from ttdn_desktop.domain.ids import AnnexId, BlockId, BudgetLineId, IndicatorId, PaperId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.text import Run

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵĐÁẤẾỐỨ 0123456789.,;:-()/&<>\"'="

words = st.text(alphabet=VIETNAMESE, max_size=40)
maybe_words = st.none() | words
dates = st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31))
maybe_dates = st.none() | dates
word_lists = st.lists(words, max_size=3).map(tuple)
runs = st.builds(Run, text=words.filter(bool), bold=st.booleans(), italic=st.booleans(), underline=st.booleans())
rich_texts = st.lists(runs, max_size=3).map(tuple)
decimals = st.none() | st.decimals(-(10**12), 10**12, places=2)


def _ids(prefix: str) -> Callable[[], str]:
    counter = itertools.count(1)
    return lambda: f"{prefix}{next(counter)}"


@st.composite
def time_frames(draw: st.DrawFn) -> plan.TimeFrame:
    days = sorted([draw(dates), draw(dates)])
    return plan.TimeFrame(text=draw(words), start=draw(st.sampled_from([None, days[0]])), end=draw(st.sampled_from([None, days[1]])))


@st.composite
def _simple_block(draw: st.DrawFn, new_id: Callable[[], str]) -> blocks.Block:
    block_id = BlockId(new_id())
    kind = draw(st.sampled_from(["paragraph", "item", "table", "image", "budget"]))
    if kind == "paragraph":
        return blocks.Paragraph(id=block_id, text=draw(rich_texts))
    if kind == "item":
        return blocks.Item(id=block_id, mark=draw(st.sampled_from(["-", "+", "a)", "•", "1."])), text=draw(rich_texts))
    if kind == "table":
        cell = st.builds(blocks.Cell, paragraphs=st.lists(rich_texts, max_size=2).map(tuple), columns=st.just(1), rows=st.just(1))
        rows = draw(st.lists(st.lists(cell, min_size=2, max_size=2).map(tuple), min_size=1, max_size=3).map(tuple))
        return blocks.Table(id=block_id, rows=rows, header_rows=draw(st.integers(0, 1)))
    if kind == "image":
        return blocks.Image(id=block_id, source=draw(words), title=draw(words))
    return blocks.BudgetTable(id=block_id)


@st.composite
def _section(draw: st.DrawFn, new_id: Callable[[], str], depth: int) -> plan.Section:
    children = draw(st.lists(_section(new_id, depth - 1), max_size=2)) if depth else []
    return plan.Section(
        id=SectionId(new_id()),
        heading=draw(words),
        role=draw(st.sampled_from(plan.SectionRole)),
        number=draw(st.none() | st.sampled_from(["I", "1", "a"])),
        blocks=tuple(draw(st.lists(_simple_block(new_id), max_size=3))),
        sections=tuple(children),
    )


@st.composite
def _task(draw: st.DrawFn, new_id: Callable[[], str]) -> plan.Task:
    return plan.Task(
        id=TaskId(new_id()), title=draw(words), number=draw(maybe_words), content=tuple(draw(st.lists(rich_texts, max_size=2))),
        leads=draw(word_lists), partners=draw(word_lists), people=draw(word_lists), time=draw(time_frames()), output=draw(words),
        budget=draw(maybe_words), note=draw(words), source=draw(maybe_words),
    )  # fmt: skip


def _heads() -> st.SearchStrategy[plan.DocumentHead]:
    return st.builds(
        plan.DocumentHead, type=st.sampled_from(["KH", "QĐ"]), regime=st.sampled_from(plan.Regime), number=maybe_words, symbol=maybe_words, place=maybe_words,
        date=maybe_dates, date_text=maybe_words, subject=words, urgency=st.none() | st.sampled_from(plan.Urgency), circulation=maybe_words, drafter=maybe_words,
    )  # fmt: skip


_bases = st.builds(
    plan.LegalBasis, text=words, lead=maybe_words, type=maybe_words, number=maybe_words, date=maybe_dates, issuer=maybe_words, subject=maybe_words,
    document_id=maybe_words, inline=st.booleans(),
)  # fmt: skip
_signatories = st.builds(plan.Signatory, capacity=word_lists, title=maybe_words, name=maybe_words, extra_title=maybe_words)
_issuers = st.builds(plan.Issuer, parent=maybe_words, name=words, lines=word_lists)
_proposals = st.none() | st.builds(plan.Proposal, text=words, by=maybe_words, number=maybe_words, date=maybe_dates)


def _rest(draw: st.DrawFn, new_id: Callable[[], str]) -> dict[str, Any]:
    """Parts that are not printed, or only in tables of their own."""
    target = st.builds(plan.Target, period=words, value=decimals, qualifier=words)
    return {
        "indicators": tuple(
            plan.Indicator(id=IndicatorId(new_id()), name=draw(words), kind=draw(st.sampled_from(plan.IndicatorKind)), targets=(draw(target),))
            for _ in range(draw(st.integers(0, 1)))
        ),
        "budget_lines": tuple(
            plan.BudgetLine(id=BudgetLineId(new_id()), item=draw(words), quantity=draw(decimals), unit_price=Decimal(5), year=2027)
            for _ in range(draw(st.integers(0, 1)))
        ),
        "papers": tuple(_paper(draw, new_id()) for _ in range(draw(st.integers(0, 1)))),
        "superior": draw(st.none() | st.just(plan.Superior(document=plan.DocumentReference(type="KH", number="12/KH-UBND")))),
        "units": draw(st.lists(st.builds(plan.Unit, name=words, id=maybe_words), max_size=2).map(tuple)),
    }


def _paper(draw: st.DrawFn, ident: str) -> plan.PlanPaper:
    """Another paper of a plan, with facts and a generated text."""
    return plan.PlanPaper(
        id=PaperId(ident),
        kind="letter",
        variant=draw(st.sampled_from(("", "remind"))),
        document=draw(_heads()),
        facts=(paper_facts.PaperFact(name="deadline", value=draw(words)),),
        generated=(paper_facts.GeneratedText(id="/document/subject", text=draw(words)),),
    )


@st.composite
def plans(draw: st.DrawFn) -> plan.Plan:
    """Any plan: sections three deep, tasks printed in a list or nowhere, annexes, papers."""
    new_id = _ids("x")
    tasks: tuple[plan.Task, ...] = tuple(draw(st.lists(_task(new_id), max_size=3)))
    body = draw(st.lists(_section(new_id, 2), max_size=3))
    printed: bool = draw(st.booleans())
    if tasks and printed:
        listed = blocks.TaskList(id=BlockId(new_id()), task_ids=tuple(task.id for task in tasks), layout=draw(st.sampled_from(blocks.TaskLayout)))
        body.append(plan.Section(id=SectionId(new_id()), heading="Nhiệm vụ", role=plan.SectionRole.CONTENT, blocks=(listed,)))
    annexes = [
        plan.Annex(id=AnnexId(new_id()), label="Phụ lục", title=draw(words), sections=(draw(_section(new_id, 0)),)) for _ in range(draw(st.integers(0, 1)))
    ]
    days = sorted([draw(dates), draw(dates)])
    period = draw(st.none() | st.just(plan.Period(start=days[0], end=days[1])))
    return plan.Plan(
        id=PlanId(new_id()), plan_kind=draw(st.sampled_from(plan.PlanKind)), stage=draw(st.sampled_from(plan.Stage)), draft_no=draw(st.integers(1, 9)),
        planned_issue_date=draw(maybe_dates), year=draw(st.none() | st.integers(2015, 2035)), period=period,
        document=draw(_heads()), issuer=draw(_issuers), legal_bases=tuple(draw(st.lists(_bases, max_size=3))), proposal=draw(_proposals), enacting=draw(words),
        body=tuple(body), tasks=tasks, annexes=tuple(annexes), addressees=draw(word_lists), recipients=draw(word_lists), signatory=draw(_signatories),
        **_rest(draw, new_id),
    )  # fmt: skip
