"""Files typed in fonts of before Unicode are read as those fonts showed them; everything else stays as it is."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.language.old_writing import tcvn3, tcvn3_capitals, vni
from tests.office.word_package import package, r
from ttdn_desktop.office.docx_reader import read_docx_file
from ttdn_desktop.office.text_reader import read_text_file
from ttdn_desktop.paper.foreign import ForeignFile, RemarkKind
from ttdn_desktop.paper.model import paragraphs
from ttdn_desktop.reading.old_encodings import in_unicode

LINE = "Ủy ban nhân dân phường ban hành kế hoạch, hướng dẫn thông tin đối ngoại"


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def old(text: str, name: str) -> str:
    return r(text, font(name))


def opened(body: str, **parts: str) -> ForeignFile:
    return in_unicode(read_docx_file(package(body, parts=parts)))


def texts(file: ForeignFile) -> list[str]:
    return [line.text for part in file.paper.parts for line in paragraphs(part.blocks)]


def test_each_old_font_is_decoded_and_told_once() -> None:
    body = (
        f"<w:p>{old(tcvn3_capitals('KẾ HOẠCH'), '.VnTimeH')}</w:p><w:p>{old(tcvn3(LINE.lower()), '.VnTime')}</w:p>"
        f"<w:p>{old(vni(LINE), 'VNI-Times')}</w:p><w:p>{old(tcvn3('phối hợp'), '.VnTime')}</w:p><w:p>{r(LINE)}</w:p>"
    )
    file = opened(body)
    assert texts(file) == ["KẾ HOẠCH", LINE.lower(), LINE, "phối hợp", LINE]
    told = [dict(notice.params) for notice in file.notices if notice.code == "old_font"]
    assert [(each["font"], each["count"]) for each in told] == [(".VnTimeH", "1"), (".VnTime", "2"), ("VNI-Times", "1")]
    assert told[0]["after"] == "KẾ HOẠCH"


def test_text_that_is_unicode_already_stays_in_an_old_font() -> None:
    body = "".join(f"<w:p>{old(text, name)}</w:p>" for name in (".VnTime", ".VnTimeH", "VNI-Times") for text in (LINE, "Công tác", "UBND", "hoà", "là"))
    before = read_docx_file(package(body))
    assert in_unicode(before) is before


def test_a_document_of_both_is_told_apart_line_by_line() -> None:
    body = "".join(f"<w:p>{old(text, '.VnTime')}</w:p>" for text in (tcvn3(LINE.lower()), "Đơn vị chủ trì", tcvn3("đơn vị phối hợp"), "Việt Nam"))
    assert texts(opened(body)) == [LINE.lower(), "Đơn vị chủ trì", "đơn vị phối hợp", "Việt Nam"]


def test_a_letter_cut_by_the_border_of_two_runs_is_one_letter() -> None:
    typed = vni("Tiếng Việt")
    body = "<w:p>" + "".join(r(char, f"{font('VNI-Times')}{'<w:b/>' if number % 2 else ''}") for number, char in enumerate(typed)) + "</w:p>"
    assert texts(opened(body)) == ["Tiếng Việt"]


def test_the_font_of_a_style_and_of_the_theme_counts() -> None:
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{font('VNI-Times')}</w:rPr></w:rPrDefault></w:docDefaults>"
    styles += f'<w:style w:type="character" w:styleId="C"><w:name w:val="C"/><w:rPr>{font(".VnTimeH")}</w:rPr></w:style>'
    styled = r(tcvn3_capitals("PHỤ LỤC"), '<w:rStyle w:val="C"/>')
    body = f"<w:p>{r(vni(LINE))}</w:p><w:p>{styled}</w:p>"
    assert texts(opened(body, styles=styles)) == [LINE, "PHỤ LỤC"]


def test_tables_and_what_stands_beside_the_text_are_decoded() -> None:
    cell = f"<w:tc><w:p>{old(tcvn3('đơn vị chủ trì'), '.VnTime')}</w:p></w:tc>"
    header = f"<w:p>{old(tcvn3('kế hoạch năm'), '.VnTime')}</w:p>"
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    file = opened(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl><w:p/>{reference}", header=header)
    assert texts(file)[0] == "đơn vị chủ trì"
    assert [notice.text for notice in file.notices if notice.code == "header_text"] == ["kế hoạch năm"]


def test_remarks_stay_on_their_letters() -> None:
    made = 'w:id="1" w:author="A"'
    body = (
        f"<w:p>{old(vni('Kế hoạch '), 'VNI-Times')}<w:ins {made}>{old(vni('thông tin '), 'VNI-Times')}</w:ins>"
        f"<w:del {made}><w:r><w:delText>{vni('tuyên truyền')}</w:delText></w:r></w:del>{old(vni('đối ngoại'), 'VNI-Times')}</w:p>"
    )
    file = opened(body)
    assert texts(file) == ["Kế hoạch thông tin đối ngoại"]
    by_kind = {remark.kind: remark for remark in file.remarks}
    inserted, deleted = by_kind[RemarkKind.INSERTED], by_kind[RemarkKind.DELETED]
    assert texts(file)[0][inserted.start : inserted.end] == inserted.text == "thông tin "
    assert deleted.text == "tuyên truyền"
    assert deleted.start == deleted.end == len("Kế hoạch thông tin ")


def test_plain_letters_in_a_font_of_capitals_are_capitals_where_the_document_is_typed_so() -> None:
    file = opened(f"<w:p>{old(tcvn3(LINE.lower()), '.VnTime')}</w:p><w:p>{old('ban an ninh', '.VnTimeH')}</w:p>")
    assert texts(file)[1] == "BAN AN NINH"


@pytest.mark.parametrize("encoded", [tcvn3, vni])
def test_a_text_file_without_fonts_is_guessed_and_that_is_told(encoded: Callable[[str], str]) -> None:
    lines = "kế hoạch triển khai thực hiện nhiệm vụ thông tin đối ngoại\nủy ban nhân dân xã giao các đơn vị chủ trì, phối hợp\nUBND"
    file = in_unicode(read_text_file(encoded(lines).encode("utf-8")))
    assert "\n".join(texts(file)) == lines
    assert [notice.code for notice in file.notices] == ["old_letters_guessed"]


def test_capitals_of_a_guessed_text_are_capitals() -> None:
    lines = f"{tcvn3('CộNG HòA Xã HộI CHủ NGHĩA VIệT NAM')}\n{tcvn3(LINE.lower())}\n{tcvn3('phối hợp với các đơn vị')}"
    assert texts(in_unicode(read_text_file(lines.encode())))[0] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_samples_stay_as_they_are(samples: Path) -> None:
    for path in sorted((samples / "word").glob("*.docx")):
        data = path.read_bytes()
        if not data.startswith(b"PK"):
            continue
        file = read_docx_file(data)
        assert in_unicode(file) is file, path.name


@pytest.mark.parametrize("encoded", [tcvn3, vni])
def test_bytes_of_an_old_text_are_decoded(encoded: Callable[[str], str]) -> None:
    lines = "kế hoạch triển khai thực hiện nhiệm vụ thông tin đối ngoại\nủy ban nhân dân xã giao các đơn vị chủ trì, phối hợp"
    assert "\n".join(texts(in_unicode(read_text_file(encoded(lines).encode("cp1252"))))) == lines


def test_bytes_of_windows_1258_are_letters_and_no_codes() -> None:
    lines = "Kế hoạch triển khai thực hiện nhiệm vụ\nỦy ban nhân dân xã giao các đơn vị"
    assert "\n".join(texts(in_unicode(read_text_file(_half(lines).encode("cp1258"))))) == lines


def _half(text: str) -> str:
    """Letters with the shapes that Windows-1258 has, tones apart."""
    out = []
    for char in text:
        split = unicodedata.normalize("NFD", char)
        base = unicodedata.normalize("NFC", "".join(c for c in split if c not in "\u0300\u0301\u0303\u0309\u0323"))
        out.append(base + "".join(c for c in split if c in "\u0300\u0301\u0303\u0309\u0323"))
    return "".join(out)


def test_letters_kept_as_symbols_and_optional_hyphens_are_letters() -> None:
    fonts = font(".VnTime")
    symbol = f'<w:r><w:rPr>{fonts}</w:rPr><w:sym w:font=".VnTime" w:char="F0AE"/><w:t>¬n vÞ</w:t></w:r>'
    soft = f"<w:r><w:rPr>{fonts}</w:rPr><w:t>ph</w:t><w:softHyphen/><w:t>êng</w:t></w:r>"
    assert texts(opened(f"<w:p>{symbol}</w:p><w:p>{soft}</w:p>")) == ["đơn vị", "phường"]
