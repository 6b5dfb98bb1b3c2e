"""Letters that look like others are named with what they probably are; nothing is changed."""

import pytest

from ttdn_desktop.office.text_reader import read_text
from ttdn_desktop.reading.odd_letters import odd_letters


def told(text: str) -> list[tuple[str, str]]:
    return [(notice.code, dict(notice.params).get("proposal") or dict(notice.params)["count"]) for notice in odd_letters(read_text(text.encode()))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Số 12/QÐ-UBND", [("lookalike_letters", "QĐ")]),
        ("Ðiều 1", [("lookalike_letters", "Điều")]),
        ("Kế hoạсh số 5", [("lookalike_letters", "hoạch")]),
        ("Điều 1. Kế hoạch", []),
        ("Россия và Việt Nam", []),
        ("kế\u200b hoạch\u00ad thông\u202e tin", [("unseen_characters", "3")]),
        ("một\u00a0hai", []),
        ("gạch \uf0b7 đầu dòng", [("private_characters", "1")]),
    ],
)
def test_odd_letters_are_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected
