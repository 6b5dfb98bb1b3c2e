"""Texts of the fonts of before Unicode are decoded letter by letter, and taken for such only where they are."""

import shutil
import subprocess
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.old_writing import LETTERS, tcvn3, tcvn3_capitals, viscii, vni, vps
from ttdn_desktop.language.old_fonts import TCVN3, VISCII, VPS, Encoding, OldFont, decoded, decoded_pieces, encoding_of_font, offsets
from ttdn_desktop.language.old_letters import Verdict, guessed, is_syllable, verdict_of
from ttdn_desktop.language.old_lines import tallies_of, turned_pieces

SENTENCES = (
    "Ủy ban nhân dân xã Hòa Bình ban hành Kế hoạch triển khai thực hiện nhiệm vụ thông tin đối ngoại năm 2027.",
    "Căn cứ Luật Tổ chức chính quyền địa phương; xét đề nghị của Trưởng phòng Văn hóa - Xã hội,",
    "Giao các đơn vị chủ trì, phối hợp với công an, quân sự, trường học trên địa bàn; báo cáo kết quả trước ngày 30/11.",
)
WORDS = st.lists(st.sampled_from(sorted({word for line in SENTENCES for word in line.lower().split()})), min_size=1, max_size=30).map(" ".join)


def looks_encoded(text: str, encoding: Encoding) -> bool:
    return verdict_of(text, encoding)[0] is Verdict.ENCODED


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_of_every_encoding_is_decoded(letter: str) -> None:
    assert decoded(tcvn3(letter), Encoding.TCVN3) == letter
    assert decoded(tcvn3_capitals(letter.upper()), Encoding.TCVN3).upper() == letter.upper()
    assert decoded(vni(letter), Encoding.VNI) == letter
    assert decoded(vni(letter.upper()), Encoding.VNI) == letter.upper()
    assert decoded(vps(letter), Encoding.VPS) == letter
    assert decoded(viscii(letter), Encoding.VISCII) == letter


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is not installed")
def test_the_table_of_viscii_is_that_of_iconv() -> None:
    codes = [code.encode("latin-1" if ord(code) < 256 else "cp1252") for code in VISCII]
    told = subprocess.run(["iconv", "-f", "VISCII", "-t", "UTF-8"], input=b" ".join(codes), capture_output=True, check=False)
    if told.returncode:
        pytest.skip("this iconv does not know VISCII")
    assert told.stdout.decode().split() == list(VISCII.values())


@pytest.mark.parametrize("table", [VPS, VISCII])
def test_no_two_codes_are_one_letter(table: Mapping[str, str]) -> None:
    assert len(set(table.values())) == len(table)
    assert set(LETTERS) <= set(table.values())


def test_the_seven_capitals_of_plain_fonts_are_decoded() -> None:
    assert decoded("\xa1\xa2\xa3\xa4\xa5\xa6\xa7", Encoding.TCVN3) == "ĂÂÊÔƠƯĐ"


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is not installed")
def test_the_table_of_tcvn3_is_that_of_iconv() -> None:
    codes = "".join(TCVN3).encode("latin-1")
    assert len(codes) == 74
    told = subprocess.run(["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=b" ".join(bytes([c]) for c in codes), capture_output=True, check=False)
    if told.returncode:
        pytest.skip("this iconv does not know TCVN5712-1")
    assert told.stdout.decode().split() == list(decoded(codes.decode("latin-1"), Encoding.TCVN3))


@given(WORDS)
def test_what_was_encoded_is_decoded(text: str) -> None:
    assert decoded(tcvn3(text), Encoding.TCVN3) == text
    assert decoded(vni(text), Encoding.VNI) == text
    assert decoded(vni(text.upper()), Encoding.VNI) == text.upper()
    assert decoded(vps(text), Encoding.VPS) == text
    assert decoded(viscii(text), Encoding.VISCII) == text


@given(WORDS, st.lists(st.integers(0, 200), max_size=5))
def test_pieces_are_decoded_as_their_whole(text: str, cuts: list[int]) -> None:
    whole = vni(text)
    places = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    pieces = [whole[start:end] for start, end in pairwise(places)]
    assert "".join(decoded_pieces(pieces, Encoding.VNI)) == text
    assert len(offsets(whole, Encoding.VNI)) == len(whole) + 1
    assert offsets(whole, Encoding.VNI)[-1] == len(text)


@given(st.text())
def test_offsets_hold_for_any_text(text: str) -> None:
    for encoding in Encoding:
        places = offsets(text, encoding)
        assert len(places) == len(text) + 1
        assert places[-1] == len(decoded(text, encoding))
        assert list(places) == sorted(places)


@pytest.mark.parametrize(
    ("name", "font"),
    [
        (".VnTime", OldFont(encoding=Encoding.TCVN3)),
        (".VnTimeH", OldFont(encoding=Encoding.TCVN3, capitals=True)),
        (".vntimeh", OldFont(encoding=Encoding.TCVN3, capitals=True)),
        (".VnArial NarrowH", OldFont(encoding=Encoding.TCVN3, capitals=True)),
        (".VnArial", OldFont(encoding=Encoding.TCVN3)),
        ("VNI-Times", OldFont(encoding=Encoding.VNI)),
        ("VPS Times", OldFont(encoding=Encoding.VPS)),
        ("VPSHanoi", OldFont(encoding=Encoding.VPS)),
        ("VI Times", OldFont(encoding=Encoding.VISCII)),
        ("Heo May VISCII", OldFont(encoding=Encoding.VISCII)),
        ("Viner Hand ITC", None),
        ("VNI-Helve-Condense", OldFont(encoding=Encoding.VNI)),
        (".VNI-Times", OldFont(encoding=Encoding.VNI)),
        ("Times New Roman", None),
        ("Vni", None),
        ("", None),
        (None, None),
    ],
)
def test_the_name_of_a_font_tells_its_encoding(name: str | None, font: OldFont | None) -> None:
    assert encoding_of_font(name) == font


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", list(Encoding))
def test_codes_are_told_from_letters(sentence: str, encoding: Encoding) -> None:
    writers = {Encoding.TCVN3: tcvn3, Encoding.VNI: vni, Encoding.VPS: vps, Encoding.VISCII: viscii}
    typed = writers[encoding](sentence if encoding is Encoding.VNI else sentence.lower())
    assert looks_encoded(typed, encoding)
    assert not looks_encoded(sentence, encoding)
    for word in sentence.split():
        assert not looks_encoded(word, encoding), word


@pytest.mark.parametrize(
    "text", ["UBND", "Le français, déjà été à l'école; garçon", "Müller über die Straße für Österreich", "20 °C, 5 m²", "«Quote»", "Công tác", "là"]
)
def test_other_languages_and_plain_text_are_no_codes(text: str) -> None:
    assert not looks_encoded(text, Encoding.TCVN3)
    assert not looks_encoded(text, Encoding.VNI)


def test_single_words_of_an_old_font_are_judged_by_what_they_make() -> None:
    assert verdict_of("Phßng", Encoding.TCVN3)[0] is Verdict.ENCODED
    assert verdict_of("ñy ban", Encoding.TCVN3)[0] is Verdict.ENCODED
    assert verdict_of("h­íng dÉn", Encoding.TCVN3)[0] is Verdict.ENCODED
    assert verdict_of("Sè", Encoding.TCVN3)[0] is Verdict.ENCODED
    assert verdict_of("Phoøng", Encoding.VNI)[0] is Verdict.ENCODED
    assert verdict_of("No. 5", Encoding.TCVN3)[0] is Verdict.PLAIN


def test_a_document_without_fonts_is_guessed_only_where_it_is_certain() -> None:
    assert guessed([tcvn3(line.lower()) for line in SENTENCES]) is Encoding.TCVN3
    assert guessed([vni(line) for line in SENTENCES]) is Encoding.VNI
    assert guessed(SENTENCES) is None
    assert guessed([*(vni(line) for line in SENTENCES), "một dòng thật"]) is None
    assert guessed(["Phßng V¨n hãa"]) is None
    french = "Été à l'école, déjà le garçon a reçu, dès février, une façade très âgée; où êtes-vous, Noël, naïve, hôtel, forêt, théâtre, élève, château"
    german = "Müller über Straße für Österreich größer schöner Mädchen Bücher Häuser Türen Füße müssen können hören böse Lüge Käse Tür"
    assert guessed([french]) is None
    assert guessed([german]) is None


@pytest.mark.parametrize("word", ["nghiêng", "Quyền", "giếng", "hoà", "hóa", "khuỷu", "rượu", "thuở", "xoong", "uỷ", "ý", "ở", "Việt"])
def test_syllables_are_known_by_their_build(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["cụng­tác", "frangỗais", "tắ́c", "bac", "bàc", "wà", "été", "Straße"])
def test_what_is_built_otherwise_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_words_typed_in_unicode_among_codes_stay_and_the_codes_are_decoded() -> None:
    mixed = [("Phßng V¨n hãa ", ".VnTime"), ("vµ Th«ng tin cña tỉnh Lào Cai", ".VnTime")]
    assert turned_pieces(mixed, tallies_of([mixed])) == ("Phòng Văn hóa ", "và Thông tin của tỉnh Lào Cai")


def test_a_text_wholly_in_unicode_stays_whatever_its_font() -> None:
    real = [("Công tác của tỉnh", ".VnTime")]
    assert turned_pieces(real, tallies_of([real])) == ("Công tác của tỉnh",)
