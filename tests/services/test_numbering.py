"""Numbers of headings and marks on the screen are those of the paper."""

from ttdn_desktop import resources
from ttdn_desktop.domain import codec
from ttdn_desktop.services.numbering import heading_numbers, printed_marks


def test_marks_are_counted_on_and_a_paragraph_ends_the_list() -> None:
    assert printed_marks(["a)", "a)", "b)", "", "a)", "-", "+"]) == ("a)", "b)", "c)", "", "a)", "-", "+")


def test_every_heading_of_the_samples_has_its_number() -> None:
    for name in resources.sample_names():
        plan = codec.plan_from_json(resources.load_json(f"samples/{name}.json"))
        numbers = heading_numbers(plan)
        assert {section.id for section in plan.all_sections()} <= set(numbers)
        assert [numbers[section.id] for section in plan.body][:3] == ["I.", "II.", "III."]
