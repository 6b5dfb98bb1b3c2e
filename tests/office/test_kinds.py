"""What a file is, by its bytes."""

import zipfile
from io import BytesIO

import pytest

from ttdn_desktop.office.kinds import Kind, Refusal, RefusedFileError, kind_of, require_readable
from ttdn_desktop.office.text_reader import decoded, read_text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def package(*names: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        for name in names:
            out.writestr(name, "<x/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Kind.EMPTY),
        (b"\x00" * 50, Kind.EMPTY),
        ("Kế hoạch".encode(), Kind.TEXT),
        ("Kế hoạch".encode("utf-16"), Kind.TEXT),
        (package("word/document.xml"), Kind.DOCX),
        (package("xl/workbook.xml"), Kind.XLSX),
        (package("a.txt"), Kind.ZIP),
        (package("word/document.xml")[:60], Kind.DAMAGED),
        (OLE + "WordDocument".encode("utf-16-le"), Kind.DOC),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Kind.ENCRYPTED),
        (OLE + "Workbook".encode("utf-16-le"), Kind.XLS),
        (b"%PDF-1.7 ...", Kind.PDF),
        (b"{\\rtf1 x}", Kind.RTF),
        (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
        (bytes(range(1, 32)) * 9, Kind.UNKNOWN),
    ],
)
def test_the_kind_is_told_by_the_bytes(data, kind):
    assert kind_of(data) is kind


def test_text_under_the_name_of_word_is_a_fake():
    with pytest.raises(RefusedFileError) as refused:
        require_readable(b"not a real docx..", ".docx")
    assert refused.value.reason is Refusal.FAKE
    assert require_readable("chữ".encode(), ".txt") is Kind.TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be-bom"])
def test_text_is_decoded_by_its_mark(encoding):
    data = b"\xfe\xff" + "Số: 1".encode("utf-16-be") if encoding == "utf-16-be-bom" else "Số: 1".encode(encoding)
    assert decoded(data) == "Số: 1"


def test_windows_1258_is_the_last_resort_and_comes_out_composed():
    data = "Kê\u0301 hoa\u0323ch".encode("cp1258")
    paper = read_text(data)
    assert [block.text for block in paper.parts[0].blocks] == ["Kế hoạch"]  # type: ignore[union-attr]  # text has paragraphs only


def test_each_line_is_a_paragraph_with_its_number():
    blocks = read_text("một\r\n\rba\n".encode()).parts[0].blocks
    assert [(block.where, block.text) for block in blocks] == [("p1", "một"), ("p2", ""), ("p3", "ba"), ("p4", "")]  # type: ignore[union-attr]


@pytest.mark.parametrize("data", [b"a\n" * 50_000, b"a" * 200_000])
def test_a_text_of_no_document_is_refused(data):
    with pytest.raises(RefusedFileError) as refused:
        read_text(data)
    assert refused.value.reason is Refusal.TOO_LARGE
