"""Pages of PDFs as pictures."""

import struct

import pytest

from tests.office.pdf_file import PICTURE, pdf, text
from ttdn_desktop.office.pdf_pages import page_count, page_pictures
from ttdn_desktop.office.refusal import Refusal, RefusedFileError


def size_of(picture: bytes) -> tuple[int, ...]:
    assert picture.startswith(b"\x89PNG")
    return struct.unpack(">II", picture[16:24])


def test_a_scan_can_be_seen():
    data = pdf(PICTURE, text(85, 700, "words"))
    assert page_count(data) == 2
    pictures = page_pictures(data, [1, 2, 3], 400)
    assert all(size_of(picture)[0] in {400, 401} for picture in pictures)
    assert len(pictures) == 2
    assert len(set(pictures)) == 2


def test_a_page_of_enormous_size_gives_a_picture_of_moderate_size():
    (picture,) = page_pictures(pdf(text(10, 10, "x"), size=(200, 14_000)), [1], 2_400)
    width, height = size_of(picture)
    assert width * height < 13_000_000


def test_a_password_is_told():
    with pytest.raises(RefusedFileError) as refused:
        page_pictures(pdf(text(10, 10, "x"), locked=True), [1], 400)
    assert refused.value.reason is Refusal.ENCRYPTED
