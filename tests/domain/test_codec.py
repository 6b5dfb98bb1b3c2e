"""The wire form of a plan."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from tests.strategies import plans
from ttdn_desktop.domain.codec import CodecError, plan_from_json, plan_to_json
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.schema import json_schema

SCHEMA = Path(__file__).parents[2] / "resources" / "schema" / "plan.schema.json"


@given(plans())
def test_any_plan_comes_back_as_it_was(plan: Plan) -> None:
    assert plan_from_json(json.loads(json.dumps(plan_to_json(plan)))) == plan


@given(plans())
def test_any_plan_written_is_valid_by_the_schema(plan: Plan) -> None:
    jsonschema.Draft202012Validator(json_schema()).validate(plan_to_json(plan))


def test_the_shipped_schema_is_the_one_of_the_values() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json_schema()


def _minimal(**more: Any) -> dict[str, Any]:
    return {"format": "ttdn-plan", "version": 1, "id": "p", **more}


def test_absent_fields_take_their_empty_values() -> None:
    assert plan_from_json(_minimal()) == Plan(id=PlanId("p"))


def test_blocks_without_identity_get_the_same_one_at_each_reading() -> None:
    body = [{"id": "s", "heading": "Mục đích", "blocks": [{"kind": "item", "mark": "-", "text": [{"t": "Tăng cường"}]}]}]
    first, second = (plan_from_json(_minimal(body=body)) for _ in range(2))
    assert first == second
    assert first.body[0].blocks[0].id


def test_unknown_keys_are_named() -> None:
    unknown: list[str] = []
    plan_from_json(_minimal(colour="red", document={"typ": "KH"}), unknown)
    assert unknown == ["/document/typ", "/colour"]


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ([], ""),
        ({"format": "other", "version": 1}, ""),
        ({"format": "ttdn-plan"}, "/version"),
        ({"format": "ttdn-plan", "version": 1}, "/id"),
        (_minimal(year="2027"), "/year"),
        (_minimal(year=True), "/year"),
        (_minimal(stage="lost"), "/stage"),
        (_minimal(period={"start": "2027-12-31", "end": "2027-01-01"}), "/period"),
        (_minimal(planned_issue_date="2027-02-31"), "/planned_issue_date"),
        (_minimal(body=[{"id": "s", "heading": "x", "blocks": [{"kind": "poem"}]}]), "/body/0/blocks/0/kind"),
        (_minimal(body=[{"id": "s", "heading": "x", "blocks": [{"kind": "tasks", "ids": ["none"]}]}]), ""),
        (_minimal(body=[{"id": "s", "heading": "x", "blocks": [{"kind": "item", "text": "words"}]}]), "/body/0/blocks/0/text"),
    ],
)
def test_what_is_no_plan_is_refused_with_its_place(data: object, where: str) -> None:
    with pytest.raises(CodecError) as caught:
        plan_from_json(data)
    assert caught.value.where == where


def test_a_newer_version_is_told_apart() -> None:
    with pytest.raises(CodecError) as caught:
        plan_from_json({"format": "ttdn-plan", "version": 2, "id": "p"})
    assert caught.value.newer
