"""What is said of a finding in a line or two begins with what is wrong, and a requirement never reads as if it were met."""

from dataclasses import replace

import pytest

from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.i18n import _
from ttdn_desktop.services.checking import Told
from ttdn_desktop.ui.review.words import in_short, requirement

TOLD = Told(
    code="TTDN-CT-01",
    severity=Severity.WARNING,
    area="words",
    rule="Từ viết đúng cấu tạo âm tiết tiếng Việt.",
    said="",
    message="Từ viết đúng cấu tạo âm tiết tiếng Việt.",
    text="",
    proposal=None,
    article="",
    confidence="verified",
)


@pytest.mark.parametrize(
    ("parts", "first"),
    [
        ({"text": "luu", "proposal": "lưu"}, "“luu” → “lưu”"),
        ({"text": "luu", "proposal": "lưu", "said": "thiếu dấu"}, "“luu” → “lưu”"),
        ({"text": "luu", "said": "thiếu dấu"}, "thiếu dấu"),
        ({"text": "luu"}, "“luu”"),
        ({"said": "Công an xã chưa có trong nơi nhận"}, "Công an xã chưa có trong nơi nhận"),
    ],
)
def test_what_is_wrong_comes_before_what_is_required(parts, first):
    told = replace(TOLD, **parts)
    assert in_short(told).split("\n") == [first, requirement(told)]


def test_what_is_to_go_is_said_to_be_left_out():
    assert in_short(replace(TOLD, text="lưu lưu", proposal="")).startswith(f"“lưu lưu” → {_('(leave out)')}")


def test_without_more_to_say_the_requirement_is_said_as_one():
    assert in_short(TOLD) == requirement(TOLD) != TOLD.rule
    assert requirement(TOLD).endswith(TOLD.rule)


def test_long_texts_are_shortened_to_where_they_differ():
    long = "Nâng cao nhận thức của cán bộ, công chức và Nhân dân về công tác thông tin đối ngoại; tăng cường giao {} hữu nghị với các địa phương kết nghĩa."
    first = in_short(replace(TOLD, text=long.format("luu"), proposal=long.format("lưu"))).split("\n")[0]
    assert "giao luu" in first
    assert "giao lưu" in first
    assert len(first) < 240
