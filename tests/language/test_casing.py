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


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("NHIỆM VỤ QUÝ II NĂM 2026", "Nhiệm vụ quý II năm 2026"),
        ("NHIỆM VỤ QUÝ I VÀ QUÝ IV", "Nhiệm vụ quý I và quý IV"),
        ("NGHỊ QUYẾT ĐẠI HỘI LẦN THỨ XIV", "Nghị quyết đại hội lần thứ XIV"),
        ("KHÓA VI, KỲ HỌP THỨ XI", "Khóa VI, kỳ họp thứ XI"),
        ("GIAI ĐOẠN I - II, KHU CÔNG NGHIỆP SÔNG MỚI III", "Giai đoạn I - II, khu công nghiệp sông mới III"),
        ("HÀNH VI VI PHẠM TRONG SẢN XUẤT XI MĂNG", "Hành vi vi phạm trong sản xuất xi măng"),
        ("HKI NĂM HỌC 2026 - 2027", "HKI năm học 2026 - 2027"),
    ],
)
def test_roman_numbers_stay_and_words_spelled_as_they_are_do_not(text, cased):
    assert recase(text, "") == cased


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("CHỈ SỐ PCI, FDI VÀ QP-AN NĂM 2026", "Chỉ số PCI, FDI và QP-AN năm 2026"),
        ("HỢP TÁC VỚI ASEAN, UNESCO VỀ OCOP", "Hợp tác với ASEAN, UNESCO về OCOP"),
        ("LÀM VIDEO, TOUR DU LỊCH TRÊN INTERNET", "Làm video, tour du lịch trên internet"),
        ("TUYÊN TRUYỀN Ở XÃ EA SOL, HUYỆN KRÔNG NĂNG", "Tuyên truyền ở xã Ea Sol, huyện Krông Năng"),
    ],
)
def test_abbreviations_that_sound_stay_and_words_from_abroad_are_words(text, cased):
    assert recase(text, "", ("ASEAN", "UNESCO", "OCOP", "tour")) == cased


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("CÁN BỘ CÔNG CHỨC CẤP CƠ SỞ NĂM 2026", "Cán bộ công chức cấp cơ sở năm 2026"),
        ("KINH TẾ - XÃ HỘI 6 THÁNG", "Kinh tế - xã hội 6 tháng"),
        ("ỦY BAN NHÂN DÂN XÃ HỘI AN", "Ủy ban nhân dân xã Hội An"),
        ("UBND XÃ, BAN CHỈ HUY", "UBND xã, ban chỉ huy"),
        ("SỞ Y TẾ LÂM GIANG", "Sở Y tế Lâm Giang"),
        ("TRƯỜNG TIỂU HỌC LÊ ANH XUÂN", "Trường tiểu học Lê Anh Xuân"),
        ("GIÁO VIÊN TIỂU HỌC CÁC TRƯỜNG", "Giáo viên tiểu học các trường"),
    ],
)
def test_words_that_hold_the_name_of_an_agency_are_no_agencies(text, cased):
    assert recase(text, "", ("Ủy ban nhân dân", "Sở Y tế", "cán bộ", "cơ sở", "xã hội")) == cased
