"""What a file is, by its bytes."""

import pytest

from tests.office.hostile import WORD, compound, sheet_parts, sheet_stream, word_stream, zipped
from ttdn_desktop.office.compound import MAGIC
from ttdn_desktop.office.kinds import Kind, Refusal, RefusedFileError, Trait, kind_of, require_readable, traits_of
from ttdn_desktop.office.text_reader import decoded, read_text


def package(*names: str) -> bytes:
    return zipped(dict.fromkeys(names, "<x/>"))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Kind.EMPTY),
        (b"\x00" * 50, Kind.EMPTY),
        ("Kế hoạch".encode(), Kind.TEXT),
        ("Kế hoạch".encode("utf-16"), Kind.TEXT),
        (package("word/document.xml"), Kind.DOCX),
        (package("word\\document.xml"), Kind.DOCX),
        (package("xl/workbook.xml"), Kind.XLSX),
        (package("xl/workbook.bin"), Kind.XLSB),
        (package("ppt/presentation.xml"), Kind.PPTX),
        (package("mimetype", "content.xml"), Kind.ODT),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), Kind.ODT),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), Kind.ODS),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": "<x/>"}), Kind.ODP),
        (zipped({"mimetype": "x", "content.xml": "?", "META-INF/manifest.xml": "<m:manifest><m:encryption-data/></m:manifest>"}), Kind.ENCRYPTED),
        (package("a.txt"), Kind.ZIP),
        (b"SQLite format 3\x00\x10\x00", Kind.DATABASE),
        (b"Return-Path: <a@x.vn>\nReceived: from b\n by c; Mon\nMIME-Version: 1.0\nContent-Type: text/plain\n\nKe hoach", Kind.MAIL),
        (b"From: a@x.vn\nTo: b@x.vn\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related\n", Kind.MAIL),
        (compound({"__properties_version1.0": b"x"}), Kind.MAIL),
        (b"From: <Saved by Blink>\nSnapshot-Content-Location: file:///a\nSubject: x\nMIME-Version: 1.0\n", Kind.WEB_ARCHIVE),
        (b'{"format": "ttdn-plan", "version": 1}', Kind.PLAN),
        (b'\xef\xbb\xbf{\n  "source": {},\n "plan": {"format": "ttdn-plan"}}', Kind.PLAN),
        (b'{"name": "x"}', Kind.JSON),
        (b'[{"name": "x"}]', Kind.JSON),
        ("[1] Căn cứ Nghị định số 72/2015/NĐ-CP".encode(), Kind.TEXT),
        ("{Dự thảo} Kế hoạch".encode(), Kind.TEXT),
        ("Số: 12/KH-UBND\nTo: x".encode(), Kind.TEXT),
        ("Đến: Sở X\nVề việc: mời họp".encode(), Kind.TEXT),
        (package("word/document.xml")[:60], Kind.DAMAGED),
        (compound({"WordDocument": word_stream()}), Kind.DOC),
        (compound({"WordDocument": word_stream(0x65)}), Kind.WORD6),
        (compound({"WordDocument": word_stream(0x68)}), Kind.WORD6),
        (compound({"WordDocument": word_stream(encrypted=True)}), Kind.ENCRYPTED),
        (compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), Kind.ENCRYPTED),
        (compound({"Workbook": sheet_stream()}), Kind.XLS),
        (compound({"Book": sheet_stream()}), Kind.XLS),
        (compound({"Workbook": sheet_stream(encrypted=True)}), Kind.ENCRYPTED),
        (compound({"Workbook": sheet_stream()}, storages=("MBD0001",)), Kind.XLS),
        (compound({"PowerPoint Document": b"x"}), Kind.PPT),
        (compound({"Contents": b"x"}), Kind.UNKNOWN),
        (compound({"WordDocument": word_stream()})[:700], Kind.DAMAGED),
        (MAGIC + bytes(500), Kind.DAMAGED),
        (b"%PDF-1.7 ...", Kind.PDF),
        (b"\r\n%PDF-1.4 ...", Kind.PDF),
        (b"{\\rtf1 x}", Kind.RTF),
        (b"<!DOCTYPE html><html><body>x</body></html>", Kind.HTML),
        ("\ufeff <html lang='vi'>".encode(), Kind.HTML),
        (b"<table border=1><tr><td>STT</td></tr></table>", Kind.HTML),
        (b"<?xml version='1.0'?><!-- a --><html xmlns='x'/>", Kind.HTML),
        ("<b>KẾ HOẠCH</b><br>Năm 2026".encode(), Kind.HTML),
        ("\ufeffỦY BAN NHÂN DÂN<br>XÃ MINH TÂN<br>Số: 7/KH-UBND<br>".encode(), Kind.HTML),
        ("ỦY BAN NHÂN DÂN<br>XÃ MINH TÂN<br>Số: 7/KH-UBND<br>".encode("utf-16"), Kind.HTML),
        (b"K&#7871; ho&#7841;ch n&#259;m 2026\n", Kind.HTML),
        ("&lt;p&gt;Kế hoạch&lt;/p&gt;".encode(), Kind.HTML),
        ("Nếu x < y và R&D; <Tên đơn vị> thì <br> chỉ là chữ".encode(), Kind.TEXT),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x", Kind.WEB_ARCHIVE),
        (b"From: <Saved by Word>\nSubject: x\nMIME-Version: 1.0\n", Kind.WEB_ARCHIVE),
        (b"<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>", Kind.OLD_XML),
        (b"<?xml version='1.0'?><pkg:package/>", Kind.OLD_XML),
        ("<Tên đơn vị>: kế hoạch".encode(), Kind.TEXT),
        (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
        (b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36", Kind.PICTURE),
        (b"\x00\x00\x00\x18ftypheic", Kind.PICTURE),
        (b"Rar!\x1a\x07\x00", Kind.ZIP),
        (b"\xdb\xa5\x2d\x00", Kind.WORD6),
        (b"\x09\x04\x06\x00\x00\x00", Kind.XLS),
        (b"MZ\x90\x00\x03\x00", Kind.UNKNOWN),
        (bytes(range(1, 32)) * 9, Kind.UNKNOWN),
    ],
    ids=lambda value: value.name if isinstance(value, Kind) else "bytes",  # the bytes of a package hold the time it was made at
)
def test_the_kind_is_told_by_the_bytes(data, kind):
    assert kind_of(data) is kind


def test_text_under_the_name_of_word_is_a_fake():
    with pytest.raises(RefusedFileError) as refused:
        require_readable(b"not a real docx..", ".docx")
    assert refused.value.reason is Refusal.FAKE
    assert require_readable("chữ".encode(), ".txt") is Kind.TEXT
    assert require_readable("# chữ".encode(), ".md") is Kind.MARKDOWN


def test_a_web_page_under_the_name_of_word_is_a_web_page():
    assert require_readable(b"<html><body>x</body></html>", ".doc") is Kind.HTML


def test_few_tags_tell_a_page_where_its_name_says_so_and_many_are_still_markdown():
    assert require_readable("KẾ HOẠCH<br>Năm 2026".encode(), ".htm") is Kind.HTML
    assert require_readable("KẾ HOẠCH\nNăm 2026".encode(), ".html") is Kind.TEXT
    assert require_readable("# Kế hoạch\n| a<br>b | c<br>d | e<br>f |".encode(), ".md") is Kind.MARKDOWN


@pytest.mark.parametrize(
    ("types", "document", "traits"),
    [
        ("wordprocessingml.document.main+xml", WORD, ()),
        ("wordprocessingml.template.main+xml", WORD, (Trait.TEMPLATE,)),
        ("ms-word.document.macroEnabled.main+xml", WORD, (Trait.MACROS,)),
        ("ms-word.template.macroEnabledTemplate.main+xml", WORD, (Trait.MACROS, Trait.TEMPLATE)),
        ("wordprocessingml.document.main+xml", "http://purl.oclc.org/ooxml/wordprocessingml/main", (Trait.STRICT,)),
    ],
)
def test_templates_macros_and_the_strict_dialect_are_told_apart(types, document, traits):
    data = zipped({"[Content_Types].xml": f"<Types>{types}</Types>", "word/document.xml": f'<w:document xmlns:w="{document}"/>'})
    assert traits_of(data) == traits


def test_a_workbook_with_macros_is_known_by_their_part():
    assert traits_of(zipped({**sheet_parts(), "xl/vbaProject.bin": "x"})) == (Trait.MACROS,)


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


@pytest.mark.parametrize("data", [b"a\n" * 200_000, b"a" * 300_000], ids=["lines", "letters"])
def test_a_text_of_no_document_is_refused(data):
    with pytest.raises(RefusedFileError) as refused:
        read_text(data)
    assert refused.value.reason is Refusal.TOO_LARGE
