"""Capitals back to ordinary letters."""

import pytest

from ttdn_desktop.language.casing import is_capitals, recase

SOURCE = "Ủy ban nhân dân (UBND) tỉnh Ví Dụ ban hành Kế hoạch.\nỦY BAN NHÂN DÂN TỈNH VÍ DỤ\nHoạt động thông tin đối ngoại (TTĐN) của Việt Nam"


def test_words_follow_the_prose_of_the_source():
    assert recase("ỦY BAN NHÂN DÂN TỈNH VÍ DỤ", SOURCE) == "Ủy ban nhân dân tỉnh Ví Dụ"
    assert recase("HOẠT ĐỘNG THÔNG TIN ĐỐI NGOẠI CỦA VIỆT NAM", SOURCE) == "Hoạt động thông tin đối ngoại của Việt Nam"


def test_unknown_words_take_sentence_case_and_places_a_capital():
    assert recase("SỞ CÔNG THƯƠNG TỈNH ĐỒNG THÁP TRIỂN KHAI", "") == "Sở Công Thương tỉnh Đồng Tháp triển khai"


def test_abbreviations_and_numbers_stay():
    assert recase("UBND XÃ BÌNH AN THỰC HIỆN 930/QĐ-TTG NĂM 2026", "") == "UBND xã Bình An thực hiện 930/QĐ-TTG năm 2026"


def test_text_with_small_letters_stays_as_it_is():
    assert not is_capitals("Kế hoạch")
    assert recase("Kế hoạch NĂM 2026", SOURCE) == "Kế hoạch NĂM 2026"
    assert recase("---", SOURCE) == "---"


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("TRÊN ĐỊA BÀN PHƯỜNG NĂM 2026", "Trên địa bàn phường năm 2026"),
        ("THÔNG TIN ĐỐI NGOẠI XÃ NĂM CĂN", "Thông tin đối ngoại xã Năm Căn"),
        ("PHỐI HỢP GIỮA CÁC SỞ CỦA TỈNH GIAI ĐOẠN 2026-2030", "Phối hợp giữa các sở của tỉnh giai đoạn 2026-2030"),
        ("THÔNG TIN ĐỐI NGOẠI TỈNH LÂM GIANG NHIỆM KỲ 2026 - 2031", "Thông tin đối ngoại tỉnh Lâm Giang nhiệm kỳ 2026 - 2031"),
    ],
)
def test_words_of_time_after_a_place_are_no_name(text, cased):
    assert recase(text, "") == cased


def test_a_name_that_is_not_known_yet_is_no_name():
    assert recase("NỘI DUNG THỰC HIỆN", "", ("",)) == "Nội dung thực hiện"


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("UỶ BAN NHÂN DÂN TỈNH SÔNG XANH", "Uỷ ban nhân dân tỉnh Sông Xanh"),
        ("ỦY BAN NHÂN DÂN QUẬN 5", "Ủy ban nhân dân Quận 5"),
        ("PHÒNG VĂN HOÁ - XÃ HỘI PHƯỜNG 12", "Phòng Văn hoá - Xã hội Phường 12"),
    ],
)
def test_names_are_known_wherever_their_tones_are_printed_and_numbers_are_names_of_places(text, cased):
    assert recase(text, "", ("Ủy ban nhân dân", "Phòng Văn hóa - Xã hội")) == cased
