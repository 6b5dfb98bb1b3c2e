"""Folding, sorting, dates, numerals and money."""

import datetime as dt
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_desktop.language.blanks import brief
from ttdn_desktop.language.dates import find_dates, official_date, parse_date, short_date, year_in
from ttdn_desktop.language.fold import fold, folded_with_map
from ttdn_desktop.language.money import figures, grouped, in_words
from ttdn_desktop.language.numerals import LETTERS, letter, parse_roman, roman
from ttdn_desktop.language.sorting import sort_key


@pytest.mark.parametrize("text", ["Đối ngoại", "ĐỐI NGOẠI", unicodedata.normalize("NFD", "đối ngoại"), "doi\u00a0ngoai"])
def test_folding_takes_marks_bars_and_capitals_away(text: str) -> None:
    assert fold(text) == "doi ngoai"


def test_every_letter_with_marks_folds_as_its_decomposition_does() -> None:
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        if chr(code) not in "đĐ":
            assert fold(chr(code)) == fold(unicodedata.normalize("NFD", chr(code)))


@given(st.text())
def test_the_map_leads_each_folded_character_back_to_its_origin(text: str) -> None:
    folded, offsets = folded_with_map(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert all(fold(text[offset]).count(char) for char, offset in zip(folded, offsets, strict=False))


def test_names_sort_as_in_a_vietnamese_dictionary() -> None:
    wanted = ["An", "Ánh", "Ăn", "Ấn", "Bình", "Cần", "Dương", "Đà", "Đạt", "Em", "Êm", "Oanh", "Ôn", "Ơn", "Uyên", "Ưng", "Yến"]
    assert sorted(sorted(wanted), key=sort_key) == wanted
    assert sorted(["mạ", "mã", "má", "mả", "mà", "ma"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


@pytest.mark.parametrize(
    ("date", "official", "short"),
    [
        (dt.date(2020, 1, 5), "ngày 05 tháng 01 năm 2020", "05/01/2020"),
        (dt.date(2020, 2, 28), "ngày 28 tháng 02 năm 2020", "28/02/2020"),
        (dt.date(2019, 6, 9), "ngày 09 tháng 6 năm 2019", "09/6/2019"),
        (dt.date(2019, 10, 25), "ngày 25 tháng 10 năm 2019", "25/10/2019"),
    ],
)
def test_dates_are_written_as_the_decree_asks_and_read_back(date: dt.date, official: str, short: str) -> None:
    assert official_date(date) == official
    assert short_date(date) == short
    assert parse_date(official) == parse_date(short) == parse_date(f" Ngày {short} ") == date


def test_the_year_beside_a_blank_day_is_read() -> None:
    assert year_in("ngày     tháng     năm 2026") == "2026"
    assert year_in("Số 12026/KH, ngày …") == ""


@pytest.mark.parametrize("text", ["31/02/2020", "2020", "ngày tháng năm 2026", "05/6/2026 và 06/6/2026", "", "1/2/20267"])
def test_what_is_no_single_day_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_dates_are_found_with_their_places() -> None:
    text = "Kết luận ngày 14/ 02/2012 và ngày 03 tháng 3 năm 2017"
    assert [(text[a:b], d) for a, b, d in find_dates(text)] == [
        ("14/ 02/2012", dt.date(2012, 2, 14)),
        ("ngày 03 tháng 3 năm 2017", dt.date(2017, 3, 3)),
    ]


@given(st.integers(1, 3999))
def test_roman_numerals_read_back(number: int) -> None:
    assert parse_roman(roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "ABC", "IC"])
def test_malformed_roman_numerals_are_refused(text: str) -> None:
    assert parse_roman(text) is None


def test_points_are_lettered_with_the_vietnamese_alphabet() -> None:
    assert [letter(n) for n in range(1, 8)] == ["a", "b", "c", "d", "đ", "e", "g"]
    assert letter(len(LETTERS)) == "y"
    assert letter(len(LETTERS) + 1) == "aa"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "Không đồng"),
        (15_000_000, "Mười lăm triệu đồng"),
        (21, "Hai mươi mốt đồng"),
        (105, "Một trăm linh năm đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"),
        (250_500_000, "Hai trăm năm mươi triệu năm trăm nghìn đồng"),
        (2_000_000_011, "Hai tỷ không trăm mười một đồng"),
        (-55, "Âm năm mươi lăm đồng"),
        (1_234_567_890_123, "Một nghìn hai trăm ba mươi bốn tỷ năm trăm sáu mươi bảy triệu tám trăm chín mươi nghìn một trăm hai mươi ba đồng"),
    ],
)
def test_money_is_said_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


def test_money_is_grouped_by_points() -> None:
    assert grouped(15_000_000) == "15.000.000"


@pytest.mark.parametrize(("value", "text"), [(None, ""), ("0", "0"), ("1234567", "1.234.567"), ("12.50", "12,5"), ("-1500.25", "-1.500,25")])
def test_figures_of_estimates_are_grouped_with_a_comma_before_parts(value: str | None, text: str) -> None:
    assert figures(None if value is None else Decimal(value)) == text


@pytest.mark.parametrize(
    ("text", "most", "wanted"),
    [
        ("Tổ chức  hội nghị\nở thôn", 40, "Tổ chức hội nghị ở thôn"),
        ("Tổ chức hội nghị ở thôn", 23, "Tổ chức hội nghị ở thôn"),
        ("Tổ chức hội nghị ở thôn", 16, "Tổ chức hội nghị…"),
        ("Tổ chức hội nghị ở thôn", 14, "Tổ chức hội…"),
        ("x" * 30, 10, "x" * 10 + "…"),
    ],
)
def test_a_long_text_is_cut_between_words_where_it_can_be(text: str, most: int, wanted: str) -> None:
    assert brief(text, most) == wanted
