"""Lengths of text: the shipped table says what the shipped fonts say, and lines break as in a word processor."""

import unicodedata
from itertools import pairwise

import pytest
from PySide6.QtGui import QRawFont

from ttdn_desktop import paths, resources
from ttdn_desktop.paper.measure import balanced, text_width, wrapped

FACES = {"Regular": (False, False), "Bold": (True, False), "Italic": (False, True), "BoldItalic": (True, True)}
METRICS = resources.metrics()


@pytest.mark.parametrize("face", FACES)
def test_the_table_agrees_with_the_font(face: str, qapp: object) -> None:
    bold, italic = FACES[face]
    font = QRawFont(str(paths.resources_dir() / "fonts" / f"LiberationSerif-{face}.ttf"), METRICS.units_per_em)
    table = METRICS.face(bold=bold, italic=italic)
    letters = "".join(table)
    advances = [point.x() for point in font.advancesForGlyphIndexes(font.glyphIndexesForString(letters))]
    assert advances == list(table.values())


def test_every_letter_of_vietnamese_has_a_width() -> None:
    vowels = "aăâeêioôơuưy"
    marked = {letter for base in vowels for letter in _with_tones(base)} | {"đ"}
    assert {*marked, *map(str.upper, marked)} <= METRICS.regular.keys()


def _with_tones(base: str) -> list[str]:
    return [unicodedata.normalize("NFC", base + tone) for tone in ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")]


def test_the_motto_is_as_long_as_it_was_measured_on_paper() -> None:
    assert text_width(METRICS, "Độc lập - Tự do - Hạnh phúc", 14, bold=True) == pytest.approx(60.5, abs=0.1)
    assert text_width(METRICS, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True) == pytest.approx(95.7, abs=0.1)


def test_lines_break_at_blanks_and_after_hyphens_only() -> None:
    text = "Hoạt động thông tin đối ngoại giai đoạn 2027-2030"
    lines = wrapped(METRICS, text, 14, 60).lines
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(METRICS, line, 14) <= 60 for line in lines)
    assert wrapped(METRICS, "2027-2030", 14, 12).lines == ("2027-", "2030")
    assert wrapped(METRICS, "nghiêng", 14, 1).lines == ("nghiêng",)
    assert wrapped(METRICS, "một\nhai", 14, 100).lines == ("một", "hai")
    assert wrapped(METRICS, "", 14, 100).lines == ("",)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Hoạt động thông tin đối ngoại tỉnh Hải Dương, giai đoạn 2020 - 2025", ("Hoạt động thông tin đối ngoại tỉnh Hải Dương,", "giai đoạn 2020 - 2025")),
        (
            "Truyền thông, quảng bá Lễ hội đình Vân Trúc năm 2027 tới du khách quốc tế",
            ("Truyền thông, quảng bá Lễ hội đình Vân Trúc", "năm 2027 tới du khách quốc tế"),
        ),
        ("Thông tin đối ngoại", ("Thông tin đối ngoại",)),
    ],
)
def test_titles_break_where_a_reader_would(text: str, lines: tuple[str, ...]) -> None:
    broken = balanced(METRICS, text, 14, 140, bold=True)
    assert broken.lines == lines
    assert broken.width == pytest.approx(max(text_width(METRICS, line, 14, bold=True) for line in lines))


def test_the_table_says_where_it_comes_from() -> None:
    assert "Liberation Serif 2.1.5" in resources.load_json("metrics/times.json")["source"]
    assert (paths.resources_dir() / "fonts" / "OFL.txt").is_file()


def test_a_date_and_words_that_belong_together_are_not_torn_apart() -> None:
    line = "Kết luận hội nghị ngày 20 tháng 10 năm 2026 của Ủy ban nhân dân xã Vân Trúc về công tác thông tin đối ngoại"
    for width in range(100, 165, 5):
        for before, after in pairwise(balanced(METRICS, line, 14, width).lines):
            assert not (before[-1].isdigit() and after.startswith(("tháng", "năm"))), (width, before, after)
    title = "CHỈ TIÊU THỰC HIỆN KẾ HOẠCH HOẠT ĐỘNG THÔNG TIN ĐỐI NGOẠI NĂM 2027 TRÊN ĐỊA BÀN XÃ VÂN TRÚC"
    together = frozenset({"thông tin", "đối ngoại", "hoạt động", "kế hoạch"})
    torn = balanced(METRICS, title, 14, 160, bold=True)
    whole = balanced(METRICS, title, 14, 160, bold=True, together=together)
    assert len(torn.lines) == len(whole.lines) == 2
    assert f"{whole.lines[0].split()[-1]} {whole.lines[1].split()[0]}".lower() not in together
