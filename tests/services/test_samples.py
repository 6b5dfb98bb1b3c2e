"""The sample plans are plans one would sign, and open as often as wanted."""

import itertools
import json
import re
import unicodedata

import jsonschema
import pytest

from ttdn_desktop import paths, resources
from ttdn_desktop.domain import codec
from ttdn_desktop.domain.blocks import Item, Paragraph
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.text import plain
from ttdn_desktop.language.dates import find_dates, official_date
from ttdn_desktop.services.samples import load_sample, samples, with_fresh_ids

NAMES = resources.sample_names()


@pytest.fixture(params=NAMES)
def data(request: pytest.FixtureRequest) -> object:
    return json.loads((paths.resources_dir() / "samples" / f"{request.param}.json").read_text(encoding="utf-8"))


@pytest.fixture
def plan(data: object) -> Plan:
    return codec.plan_from_json(data)


def test_there_are_a_yearly_a_period_and_a_topic_plan() -> None:
    kinds = [resources.load_json(f"samples/{name}.json")["plan_kind"] for name in NAMES]
    assert kinds == ["annual", "period", "topic"]
    assert all(sample.title for sample in samples())


def test_a_sample_is_valid_by_the_schema(data: object) -> None:
    jsonschema.Draft202012Validator(resources.load_json("schema/plan.schema.json")).validate(data)


def test_a_sample_is_written_as_the_codec_writes_it(data: object, plan: Plan) -> None:
    assert codec.plan_to_json(plan) == data


def test_a_sample_is_composed_unicode_without_stray_spaces(data: object) -> None:
    text = json.dumps(data, ensure_ascii=False)
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"  | [;,.:]|\( | \)|[ \n]\"[,}\]]", text)


def test_opened_twice_a_sample_gives_two_plans_with_nothing_in_common_but_the_words() -> None:
    numbers = itertools.count(1)
    first, second = (load_sample(NAMES[0], lambda: f"new-{next(numbers)}") for _ in range(2))
    assert first.id != second.id
    assert not {task.id for task in first.tasks} & {task.id for task in second.tasks}
    assert {section.id for section in first.all_sections()}.isdisjoint({section.id for section in second.all_sections()})
    assert [task.title for task in first.tasks] == [task.title for task in second.tasks]
    assert all(str(block.id).startswith("new-") for block in first.all_blocks())
    assert {line.task for line in first.budget_lines} <= {task.id for task in first.tasks}


def test_fresh_ids_change_nothing_else(plan: Plan) -> None:
    forth, back = itertools.count(1), iter(_all_ids(plan))
    assert with_fresh_ids(with_fresh_ids(plan, lambda: f"new-{next(forth)}"), lambda: next(back)) == plan


def _all_ids(plan: Plan) -> list[str]:
    """The ids in the order in which the JSON names them first."""
    order: dict[str, None] = {}

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("id"), str):
                order[value["id"]] = None
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    walk({key: value for key, value in codec.plan_to_json(plan).items() if key != "units"})
    return list(order)


def test_a_sample_that_is_not_there_is_no_sample() -> None:
    with pytest.raises(KeyError):
        load_sample("../settings", lambda: "x")


def test_every_task_has_one_lead_other_partners_a_time_within_the_plan_and_an_output(plan: Plan) -> None:
    assert plan.period is not None
    for task in plan.tasks:
        assert len(task.leads) == 1, task.title
        assert task.leads[0] not in task.partners, task.title
        assert "" not in (task.time.text, task.output), task.title
        assert plan.period.start <= (task.time.start or plan.period.start) <= (task.time.end or plan.period.end) <= plan.period.end, task.title


def test_every_task_is_printed_once(plan: Plan) -> None:
    printed = [task_id for block in plan.task_lists() for task_id in block.task_ids]
    assert sorted(printed) == sorted(task.id for task in plan.tasks)


def test_bases_agree_with_the_catalogue_and_hold_on_the_planned_day(plan: Plan) -> None:
    known = {document.id: document for document in resources.library().documents}
    assert plan.planned_issue_date is not None
    for basis in plan.legal_bases:
        if basis.document_id is None:
            continue
        document = known[basis.document_id]
        assert (basis.type, basis.date) == (document.type, document.date)
        assert basis.number == (None if document.type == "Luật" else document.number)
        assert basis.subject == document.subject.removeprefix("về ")
        assert document.expired_from is None
        assert (document.effective_from or plan.planned_issue_date) <= plan.planned_issue_date


def test_bases_begin_with_the_law_on_the_issuers_competence_and_leave_closing_marks_to_drafting(plan: Plan) -> None:
    """NĐ 30/2020, Phụ lục I, II.6.a."""
    assert plan.proposal is not None
    assert plan.legal_bases[0].subject == "Tổ chức chính quyền địa phương"
    assert not [text for text in (*(basis.text for basis in plan.legal_bases), plan.proposal.text) if text.endswith((";", ".", ","))]


def test_dates_in_bases_are_written_in_the_official_form(plan: Plan) -> None:
    for basis in plan.legal_bases:
        for start, end, day in find_dates(basis.text):
            assert basis.text[start:end] == official_date(day)


def test_no_district_and_no_former_ministry_is_named(data: object) -> None:
    text = json.dumps(data, ensure_ascii=False).lower()
    assert not re.search(r"\bhuyện\b", text)
    assert "thông tin và truyền thông" not in text


def test_a_sample_is_a_draft_that_leaves_number_and_date_to_the_clerk(plan: Plan) -> None:
    assert not plan.locked
    assert (plan.document.number, plan.document.date) == (None, None)
    assert plan.signatory.name
    assert plan.recipients[-1].startswith("Lưu: VT")


def test_no_text_ends_by_a_mark_that_is_set_when_printed(plan: Plan) -> None:
    assert not [text for block in plan.all_blocks() if isinstance(block, Item | Paragraph) and (text := plain(block.text)).endswith("./.")]
    assert not [line for line in plan.recipients if line.startswith("-") or line.endswith((";", "."))]
