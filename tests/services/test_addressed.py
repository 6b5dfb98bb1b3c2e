"""Units offered as recipients are those of which the rule says that they do not get the plan."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.papers_to_print import sample
from ttdn_desktop.drafting.recipients import capitalised
from ttdn_desktop.services import checking
from ttdn_desktop.services.addressed import unreached

TODAY = dt.date(2026, 11, 22)
ARCHIVE = "Lưu: VT"


@pytest.mark.parametrize(
    ("recipients", "addressees"),
    [
        (("Các cơ quan, đơn vị, địa phương có liên quan", ARCHIVE), ()),
        (("Các phòng, ban, ngành, đoàn thể xã", "Trưởng các thôn", ARCHIVE), ()),
        (("Thường trực Đảng ủy", "- lưu: VT"), ()),
        ((ARCHIVE,), ("Công an xã", "Các phòng thuộc xã")),
        (("Như trên", ARCHIVE), ("Công an xã",)),
        (("Như trên", ARCHIVE), ()),
        (("Các cơ quan, đơn vị thực hiện kế hoạch", ARCHIVE), ()),
    ],
)
def test_the_form_and_the_rule_name_the_same_units(recipients: tuple[str, ...], addressees: tuple[str, ...]) -> None:
    plan = replace(sample(), recipients=recipients, addressees=addressees)
    report = checking.PlanChecker(checking.CheckOptions(today=TODAY)).check(plan).report
    told = [capitalised(finding.found.text) for finding in report.findings if finding.code == "ND30-NN-07"]
    assert sorted(told) == sorted(unreached(plan, TODAY))


def test_who_stands_behind_as_addressed_is_known_by_the_addressees() -> None:
    plan = replace(sample(), recipients=("Như trên", ARCHIVE), addressees=("Công an xã",))
    assert "Công an xã" not in unreached(plan, TODAY)
    assert unreached(plan, TODAY)
    assert not unreached(replace(plan, addressees=()), TODAY)
