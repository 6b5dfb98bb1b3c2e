"""Texts are found and changed by their paths in the wire form."""

import datetime as dt
from dataclasses import replace

import pytest

from tests import plans_to_print as printed
from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.codec import plan_to_json
from ttdn_desktop.domain.ids import BlockId, SectionId, TaskId
from ttdn_desktop.domain.plan import LegalBasis, Plan, Regime, Section, Task
from ttdn_desktop.domain.plan_paths import owner_of, place_at, spliced_at, text_at
from ttdn_desktop.domain.text import Run
from ttdn_desktop.domain.texts import Place, texts

PLAN = printed.small_plan()


def every_path(plan: Plan) -> list[str]:
    found: list[str] = []

    def walk(value: object, path: str) -> None:
        if isinstance(value, dict):
            for key, part in value.items():
                walk(part, f"{path}/{key}")
        elif isinstance(value, list):
            for number, part in enumerate(value):
                walk(part, f"{path}/{number}")
        elif isinstance(value, str) and text_at(plan, path) is not None:
            found.append(path)

    walk(plan_to_json(plan), "")
    return found


def test_every_text_that_search_finds_has_its_path() -> None:
    places = {place_at(PLAN, path) for path in every_path(PLAN)}
    plain_texts = {place for place, _text in texts(PLAN)}
    rich = {place for place in plain_texts if place not in places}
    assert all(place.field in {"text", "content", "paragraphs"} for place in rich)


def test_a_text_with_looks_has_its_place_and_its_runs_have_none() -> None:
    block = Paragraph(id=BlockId("B"), text=(Run(text="a"), Run(text="b", bold=True)))
    task = Task(id=TaskId("T"), title="x", content=((Run(text="a"),), (Run(text="b"), Run(text="c"))))
    plan = replace(PLAN, tasks=(task,), body=(Section(id=SectionId("S"), heading="I", blocks=(block,)),))
    assert place_at(plan, "/tasks/0/content/1") == Place(node="T", field="content", part=1)
    assert place_at(plan, "/body/0/blocks/0/text") == Place(node="B", field="text")
    assert [place_at(plan, path) for path in ("/tasks/0/content/1/0/text", "/tasks/0/content/1/1", "/body/0/blocks/0/text/0", "/tasks/0/leads")] == [None] * 4


@pytest.mark.parametrize("path", every_path(PLAN)[:200])
def test_what_is_put_at_a_path_stands_there(path: str) -> None:
    if place_at(PLAN, path) is None:
        return
    assert text_at(spliced_at(PLAN, path, "Ư"), path) == "Ư"


def test_a_part_of_a_text_is_replaced_and_its_looks_stay() -> None:
    path = "/body/0/sections/0/blocks/0/text"
    old = text_at(PLAN, path)
    assert old is not None
    assert text_at(spliced_at(PLAN, path, "X", 2, 4), path) == old[:2] + "X" + old[4:]


def test_parts_of_a_basis_follow_its_text() -> None:
    basis = LegalBasis(text="Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015", number="72/2015/NĐ-CP")
    plan = replace(PLAN, legal_bases=(basis,))
    at = basis.text.index("72")
    changed = spliced_at(plan, "/legal_bases/0/text", "73", at, at + 2)
    assert changed.legal_bases[0].number == "73/2015/NĐ-CP"


def test_lines_come_into_lists() -> None:
    plan = replace(PLAN, recipients=("Như trên", "Lưu: VT"))
    assert spliced_at(plan, "/recipients/1", "Công an xã\n", 0, 0).recipients == ("Như trên", "Công an xã", "Lưu: VT")
    assert spliced_at(plan, "/recipients/-", "Công an xã").recipients[-1] == "Công an xã"
    assert spliced_at(plan, "/recipients/2", "Công an xã").recipients == ("Như trên", "Lưu: VT", "Công an xã")


def test_regimes_dates_and_empty_values_are_more_than_text() -> None:
    plan = spliced_at(PLAN, "/document/regime", "tt01-2011")
    assert plan.document.regime is Regime.TT01_2011
    assert spliced_at(PLAN, "/document/date", "2026-11-22").document.date == dt.date(2026, 11, 22)
    assert spliced_at(PLAN, "/signatory/extra_title", "").signatory.extra_title is None


def test_a_place_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        spliced_at(PLAN, "/tasks/999/title", "X")


def test_the_owner_of_a_path_is_the_innermost() -> None:
    assert owner_of(PLAN, "/tasks/0/leads/0") is PLAN.tasks[0]
    assert owner_of(PLAN, "/document/subject") is None
