"""The other papers of a plan in its file: new fields are kept, files without them still load."""

from dataclasses import replace

import jsonschema

from tests import papers_to_print as made
from ttdn_desktop.domain.codec import plan_from_json, plan_to_json
from ttdn_desktop.domain.schema import json_schema


def test_every_proposed_paper_is_stored_and_read_back() -> None:
    papers = tuple(made.proposed(made.sample(), key, facts={"deadline": "ngày 01 tháng 3 năm 2027"}) for key in made.RECORDED)
    plan = replace(made.sample(), papers=papers)
    data = plan_to_json(plan)
    assert plan_from_json(data) == plan
    jsonschema.Draft202012Validator(json_schema()).validate(data)


def test_files_of_before_still_load() -> None:
    plan = replace(made.sample(), papers=(made.proposed(made.sample(), "decision"),))
    data = plan_to_json(plan)
    for paper in data["papers"]:
        for name in ("variant", "facts", "generated"):
            del paper[name]
    (paper,) = plan_from_json(data).papers
    assert (paper.variant, paper.facts, paper.generated) == ("", (), ())
    assert paper.articles == plan.papers[0].articles
