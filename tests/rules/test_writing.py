"""Figures beside their words, marks and units of numbers, abbreviations."""

from dataclasses import replace

import pytest

from tests.rules.plans import good_plan, says, subject_of
from ttdn_desktop import resources
from ttdn_desktop.language.money import in_words, number_in
from ttdn_desktop.rules.model import Found
from ttdn_desktop.rules.run import run

RULES = [rule for rule in resources.rules() if rule.id in {"TTDN-CT-08", "TTDN-CT-09", "TTDN-CT-10"}]


def found_in(text: str, code: str) -> list[Found]:
    return [finding.found for finding in run(subject_of(says(text)(good_plan())), RULES).findings if finding.code == code]


@pytest.mark.parametrize(
    "text",
    [
        "Kinh phí 15.000.000 đồng (Mười lăm triệu đồng).",
        "Kinh phí 15.000.000 đồng (Bằng chữ: Mười lăm triệu đồng chẵn./.).",
        "Tổ chức 02 (hai) lớp tập huấn; in 3 bản (ba bản).",
        "Năm 2027 (năm thứ hai của giai đoạn).",
        "Có 24 đồng chí (hai mươi tư đồng chí) tham gia.",
        "Gồm 05 (các xã, phường).",
    ],
)
def test_figures_with_the_same_words_are_right(text: str) -> None:
    assert found_in(text, "TTDN-CT-08") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kinh phí 15.000.000 đồng (Mười sáu triệu đồng).", "15.000.000\t16.000.000"),
        ("Tổ chức 03 (hai) lớp.", "03\t2"),
        ("In 30 bản (ba bản).", "30\t3"),
    ],
)
def test_figures_that_differ_from_their_words_are_told_and_nobody_decides_which_is_right(text: str, told: str) -> None:
    (found,) = found_in(text, "TTDN-CT-08")
    assert found.said == {"figures": told}
    assert (found.fixes, found.proposal) == ((), None)


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("Thu hút 1,250,000 lượt khách.", "Thu hút 1.250.000 lượt khách."),
        ("Kinh phí 15,000,000 đồng.", "Kinh phí 15.000.000 đồng."),
        ("Tăng 2.5 tỷ đồng.", "Tăng 2,5 tỷ đồng."),
        ("Kinh phí 15000000 đồng.", "Kinh phí 15.000.000 đồng."),
        ("Đoạn đường dài 5km.", "Đoạn đường dài 5 km."),
    ],
)
def test_numbers_are_written_as_usual(text: str, wished: str) -> None:
    assert [found.proposal for found in found_in(text, "TTDN-CT-09")] == [wished]


@pytest.mark.parametrize(
    "text",
    [
        "Đạt 12,5% kế hoạch.",
        "Tăng 2,345 lần.",
        "Mục 2.5 tại Phụ lục.",
        "Lúc 8h30, ngày 05/01/2027.",
        "Mạng 5G, tần số 3,5 GHz.",
        "Số 12.345 người.",
        "Điểm 1.2.3 khoản 4.",
    ],
)
def test_right_numbers_are_left_alone(text: str) -> None:
    assert found_in(text, "TTDN-CT-09") == []


def test_an_abbreviation_is_to_be_told_where_it_stands_first_and_only_there() -> None:
    (found,) = found_in("Phối hợp với BQLDA và BQLDA khác.", "TTDN-CT-10")
    assert found.said == {"word": "BQLDA"}


@pytest.mark.parametrize(
    "text",
    [
        "Ban quản lý dự án (BQLDA) phối hợp; BQLDA báo cáo.",
        "Ban quản lý dự án (sau đây gọi tắt là BQLDA) phối hợp; BQLDA báo cáo.",
        "Phối hợp với BQLDA (Ban quản lý dự án).",
        "Sở TT&TT, Sở VHTTDL, UBND, HĐND các cấp.",
        "Theo Quyết định số 12/QĐ-BCĐXY ngày 05/01/2027 của Ban Chỉ đạo.",
        "I. MỤC ĐÍCH, YÊU CẦU CỦA KẾ HOẠCH",
        "Quý II, Chương XIV, ISO 9001.",
    ],
)
def test_known_and_told_abbreviations_are_right(text: str) -> None:
    assert [found.said["word"] for found in found_in(text, "TTDN-CT-10")] == []


def test_the_rules_look_again_only_where_a_part_changed() -> None:
    plan = good_plan()
    assert run(subject_of(plan), RULES).findings == run(subject_of(replace(plan)), RULES).findings


@pytest.mark.parametrize("number", [0, 1, 15, 24, 105, 1_000, 21_000_305, 3_000_000_000, 12_345_678_901])
def test_words_of_a_number_are_read_back(number: int) -> None:
    assert number_in(in_words(number).removesuffix(" đồng")) == number


@pytest.mark.parametrize("words", ["", "hai ba", "một số", "nghìn", "ba triệu bốn triệu"])
def test_words_that_are_no_number_give_none(words: str) -> None:
    assert number_in(words) is None


def test_a_number_longer_than_any_is_no_number_beside_words() -> None:
    assert not found_in(f"Số: {'9' * 5000} (năm triệu) đồng.", "TTDN-CT-08")
