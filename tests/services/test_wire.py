"""Values over the wire: what is sent comes out equal, whatever it is made of; what does not fit is refused."""

import datetime as dt
import json
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import plans
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Finding, Reading, Severity, Source, Trace, Unread
from ttdn_desktop.paper.foreign import ForeignFile, Notice, Remark, RemarkKind
from ttdn_desktop.paper.model import Cell, PageSetup, Paper, Paragraph, Part, Run, Style, StyleLook, Table
from ttdn_desktop.paper.workbook import Merge, Sheet, Workbook
from ttdn_desktop.services import wire

SOURCE = Source(path="a.docx", format="docx", sha256="0")


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sub:
    inside: tuple["Sub | str", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Everything:
    """One field of every sort."""

    colour: Colour | None
    amount: Decimal
    day: dt.date
    raw: bytes
    path: Path
    names: dict[str, tuple[int, ...]]
    pairs: tuple[tuple[str, Colour], ...]
    some: frozenset[str]
    trees: tuple[Sub, ...]
    value: str | float | dt.date | dt.timedelta | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsendable:
    """Of a type that has no form on the wire."""

    what: object


EVERYTHING = Everything(
    colour=Colour.RED,
    amount=Decimal("1.50"),
    day=dt.date(2026, 1, 2),
    raw=b"\x00\xff",
    path=Path("a/b"),
    names={"a": (1, 2)},
    pairs=(("x", Colour.RED),),
    some=frozenset({"a"}),
    trees=(Sub(inside=(Sub(inside=("chữ",)), "x")),),
    value=dt.timedelta(days=1, microseconds=5),
)


def sent(value: Any, hint: Any = None) -> Any:
    """The value as it comes out at the other end."""
    data = json.loads(json.dumps(wire.encode(value, hint), ensure_ascii=False).encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass"))
    return wire.decode(type(value) if hint is None else hint, data)


@given(plans())
def test_a_reading_comes_out_equal(plan: Plan):
    reading = Reading(
        source=SOURCE,
        is_document=True,
        plan=plan,
        findings=(Finding(code="c", severity=Severity.INFO, where="p1", params=(("a", "b"),)),),
        trace=(Trace(path=None, where="p1", start=0, end=1, sure=False),),
        unread=(Unread(where="p2", text="\ud800", why="x"),),
    )
    assert sent(reading) == reading


def test_a_file_comes_out_equal():
    table = Table(widths=(1, 2.5), rows=((Cell(blocks=(Table(widths=(), rows=()), Paragraph(runs=(Run(text="a", bold=None),)))),),))
    paper = Paper(parts=(Part(page=PageSetup(), blocks=(Paragraph(label="II."), table)),), looks=((Style.BODY, StyleLook(size=13.5)),))
    remark = Remark(kind=RemarkKind.INSERTED, where="p1", start=0, end=3, author="An", at=dt.datetime(2026, 1, 1, 8, tzinfo=dt.UTC))
    file = ForeignFile(paper=paper, notices=(Notice(code="x", where="p1", text="y"),), remarks=(remark,))
    assert sent(file) == file


@given(st.lists(st.none() | st.booleans() | st.floats(allow_nan=False) | st.text() | st.dates() | st.datetimes() | st.times() | st.timedeltas()))
def test_cells_of_a_workbook_come_out_equal_and_of_their_kind(values):
    book = Workbook(sheets=(Sheet(name="A", rows=(tuple(values),), merges=(Merge(first_row=0, first_column=0, last_row=1, last_column=1),)),))
    back = sent(book)
    assert back == book
    assert [type(value) for value in back.sheets[0].rows[0]] == [type(value) for value in values]


@pytest.mark.parametrize("value", [EVERYTHING, Sub()])
def test_every_sort_of_field_comes_out_equal(value):
    assert sent(value) == value


def test_what_is_no_class_is_sent_by_its_type():
    assert sent((Sub(), None), tuple[Sub | None, ...]) == (Sub(), None)
    assert sent({"a": 1}, dict[str, int]) == {"a": 1}


def test_encoding_leaves_the_data_and_decoding_too():
    data = wire.encode(EVERYTHING)
    assert wire.decode(Everything, data) == wire.decode(Everything, data)


@pytest.mark.parametrize("data", [[], [1], {}, None, "x", ["red", "x"], [*wire.encode(EVERYTHING)[:-1], [9, 1]], ["blue", *wire.encode(EVERYTHING)[1:]]])
def test_what_does_not_fit_is_refused(data):
    with pytest.raises(wire.WireError):
        wire.decode(Everything, data)


@pytest.mark.parametrize("hint", [Unsendable, dict[int, str], object])
def test_a_type_without_a_form_is_refused_before_anything_is_sent(hint):
    with pytest.raises(wire.WireError):
        wire.encode(Unsendable(what=1), hint)


def test_fifty_thousand_tasks_are_sent_in_the_time_of_their_making():
    data = wire.encode(tuple(Trace(path=f"/{n}", where="p1", start=0, end=n) for n in range(50_000)), tuple[Trace, ...])
    assert len(wire.decode(tuple[Trace, ...], data)) == 50_000
