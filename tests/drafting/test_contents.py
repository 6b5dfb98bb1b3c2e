"""The list of what is in a file."""

from dataclasses import replace

from tests import papers_to_print as made
from ttdn_desktop.drafting.data_annexes import contents_grid
from ttdn_desktop.services.papers import job_of
from ttdn_desktop.services.types import PaperOrder


def test_a_draft_has_room_for_its_number_in_the_list_of_contents() -> None:
    plan = made.sample()
    plan = replace(plan, superior=None, papers=(), document=replace(plan.document, number=None, symbol="KH-UBND"))
    first = contents_grid(job_of(plan, PaperOrder())).rows[0]
    assert str(first.values[1]).endswith(" /KH-UBND")
    numbered = replace(plan, document=replace(plan.document, number="12"))
    assert contents_grid(job_of(numbered, PaperOrder())).rows[0].values[1] == "12/KH-UBND"
    nothing = replace(plan, document=replace(plan.document, symbol=None))
    assert contents_grid(job_of(nothing, PaperOrder())).rows[0].values[1] == ""
