"""Text with emphasis: the smallest change between two texts."""

import pytest

from ttdn_desktop.domain.text import difference


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [("abc", "abc", (3, 3, "")), ("", "abc", (0, 0, "abc")), ("abc", "abXc", (2, 2, "X")), ("aaa", "aa", (2, 3, "")), ("xay", "xby", (1, 2, "b"))],
)
def test_the_difference_is_the_smallest(old, new, expected):
    start, end, put = difference(old, new)
    assert (start, end, put) == expected
    assert old[:start] + put + old[end:] == new
