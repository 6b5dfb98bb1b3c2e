"""Plain text: encodings, odd characters, long texts."""

import unicodedata

import pytest

from ttdn_desktop.office.kinds import Kind, kind_of
from ttdn_desktop.office.refusal import RefusedFileError
from ttdn_desktop.office.text_reader import read_text_file

WORDS = "Kế hoạch thông tin đối ngoại năm 2026 của Ủy ban nhân dân xã Đồng Thịnh – “Tuyên truyền”"


def text_of(data: bytes) -> str:
    return "\n".join(block.text for block in read_text_file(data).paper.blocks())  # type: ignore[union-attr]  # paragraphs only


def codes(data: bytes) -> list[str]:
    return [notice.code for notice in read_text_file(data).notices]


def in_1258(text: str) -> bytes:
    """Letters of Windows-1258: tones are characters of their own."""
    out = bytearray()
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = list(unicodedata.normalize("NFD", char))
            tones = [mark for mark in marks if mark not in "\u0302\u0306\u031b"]
            out += unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in tones)).encode("cp1258") + "".join(tones).encode("cp1258")
    return bytes(out)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str):
    data = WORDS.encode(encoding)
    assert kind_of(data) is Kind.TEXT
    assert text_of(data) == WORDS
    assert codes(data) == []


def test_letters_in_pieces_are_put_together():
    assert text_of(unicodedata.normalize("NFD", WORDS).encode()) == WORDS


def test_windows_1258_is_told():
    assert text_of(in_1258(WORDS)) == WORDS
    assert codes(in_1258(WORDS)) == ["old_encoding"]


def test_letters_saved_in_the_wrong_encoding_are_put_right_and_told():
    twisted = "".join(bytes([byte]).decode("cp1252") if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(byte) for byte in WORDS.encode())
    assert text_of(twisted.encode()) == WORDS
    assert codes(twisted.encode()) == ["wrong_letters"]


def test_french_is_left_as_it_is():
    text = "À côté d’un événement, l’été où Noël – «déjà vu»"
    assert text_of(text.encode()) == text


def test_control_characters_are_left_out_and_counted_and_pages_end_lines():
    data = ("Một\x0cHai\x01 ba" + " bốn" * 500).encode()
    assert text_of(data).startswith("Một\nHai ba bốn")
    assert codes(data) == ["control_characters"]


def test_a_few_broken_bytes_cost_only_their_letters():
    data = (WORDS * 20).encode()[:-1] + b"\xff" + WORDS.encode()
    assert codes(data) == ["lost_letters"]


def test_a_text_of_500_pages_is_read():
    page = "\n".join(["Một dòng của một trang văn bản dài chừng này chữ, không hơn không kém."] * 45)
    assert len(list(read_text_file("\n".join([page] * 500).encode()).paper.blocks())) == 22_500


def test_too_much_is_refused():
    with pytest.raises(RefusedFileError):
        read_text_file(b"x\n" * 2_500_000)
