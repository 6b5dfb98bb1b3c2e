"""Posts and forms of address are named in one place, which readers and rules share."""

import pytest

from tests.reading.helpers import words
from tests.rules.plans import good_plan, says, subject_of
from ttdn_desktop import resources
from ttdn_desktop.language.persons import ADDRESS, HEADS, OFFICERS
from ttdn_desktop.reading.who import doers_in
from ttdn_desktop.rules.run import run


@pytest.mark.parametrize("post", [*HEADS, *OFFICERS])
def test_every_post_and_its_deputy_is_known_above_a_signature(post: str) -> None:
    assert words().post(post.upper())
    assert words().post(f"PHÓ {post.upper()}")


@pytest.mark.parametrize("address", ADDRESS)
def test_who_is_addressed_as_a_person_is_one_also_behind_a_dash(address: str) -> None:
    text = f"{address.capitalize()} Trần Văn Bình - {address} Lê Thị Cúc"
    assert [text[start:end] for key, start, end in doers_in(text, "doers", words()) if key == "people"] == [
        f"{address.capitalize()} Trần Văn Bình",
        f"{address} Lê Thị Cúc",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Theo chỉ đạo của đồng chí cục trưởng Nguyễn Văn An.", True),
        ("Theo chỉ đạo của đồng chí Cục trưởng Nguyễn Văn An.", False),
        ("Giao giáo viên chủ nhiệm Nguyễn Thị Bình hướng dẫn.", False),
    ],
)
def test_a_post_before_a_name_bears_a_capital_and_a_common_noun_none(text: str, told: bool) -> None:
    assert ("ND30-VH-07" in {found.code for found in run(subject_of(says(text)(good_plan())), resources.rules()).findings}) is told
