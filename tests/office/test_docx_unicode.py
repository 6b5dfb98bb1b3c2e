"""A .docx in fonts of before Unicode becomes one in Unicode, and nothing else in it changes."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.language.old_writing import tcvn3, tcvn3_capitals, vni
from tests.office.word_package import lines, package, r
from tests.reading.test_old_encodings import LINE, font, old
from ttdn_desktop.office.docx_package import W
from ttdn_desktop.office.docx_unicode import unicode_docx

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme><a:minorFont>'
    '<a:latin typeface=".VnTime"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)


def names(old_name: str) -> str:
    return "Arial" if "arial" in old_name.lower() else "Times New Roman"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_texts_and_fonts_of_every_part_are_turned() -> None:
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
    styles += f'<w:style w:type="paragraph" w:styleId="T"><w:name w:val="T"/><w:rPr>{font(".VnTimeH")}</w:rPr></w:style>'
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>{r(tcvn3_capitals("KẾ HOẠCH"))}</w:p><w:p>{r(tcvn3(LINE.lower()))}</w:p>'
        f"<w:tbl><w:tr><w:tc><w:p>{old(vni(LINE), 'VNI-Helve')}</w:p></w:tc></w:tr></w:tbl><w:p>{old(tcvn3('giao'), '.VnArial')}</w:p>"
        f'<w:p>{r(LINE, font("Times New Roman"))}</w:p><w:p><w:del w:id="1"><w:r><w:delText>{tcvn3("dự thảo")}</w:delText></w:r></w:del></w:p>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="{tcvn3("điều")} %1."/><w:rPr>{font(".VnTime")}</w:rPr></w:lvl></w:abstractNum>'
    )
    more = {
        "styles": styles,
        "header": f"<w:p>{r(tcvn3('ủy ban'))}</w:p>",
        "footnotes": f'<w:footnote w:id="1"><w:p>{r(tcvn3("chú thích"))}</w:p></w:footnote>',
    }
    table = '<w:font w:name=".VnTime"/><w:font w:name="Arial"/><w:font w:name=".VnArial"><w:embedRegular r:id="x"/></w:font>'
    source = package(body, parts={**more, "numbering": numbering, "fontTable": table.replace("fontTable", "fonts"), "word/other.bin": "unchanged"})
    source = renamed(source, "word/fontTable.xml", b"w:fontTable", b"w:fonts")
    turned = unicode_docx(source, names)
    texts = [line.text for line in lines(turned.data)]
    assert texts == ["KẾ HOẠCH", LINE.lower(), LINE, "giao", LINE, ""]
    new = parts(turned.data)
    assert all(b".Vn" not in content and b"VNI-" not in content for name, content in new.items() if name != "word/fontTable.xml")
    assert re.findall(rb'w:name="([^"]*)"', new["word/fontTable.xml"]) == [b"Arial", b".VnArial"]
    assert "ủy ban" in new["word/header.xml"].decode()
    assert "chú thích" in new["word/footnotes.xml"].decode()
    assert "điều %1." in new["word/numbering.xml"].decode()
    assert "dự thảo" in new["word/document.xml"].decode()
    old_parts = parts(source)
    assert list(new) == list(old_parts)
    for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/other.bin"):
        assert new[name] == old_parts[name]
    assert skeleton(new["word/document.xml"]) == skeleton(old_parts["word/document.xml"])
    told = {each.font: each for each in turned.fonts}
    assert told[".VnTimeH"].after == "KẾ HOẠCH"
    assert told["VNI-Helve"].instead == "Times New Roman"
    assert told[".VnArial"].instead == "Arial"


def renamed(data: bytes, part: str, before: bytes, after: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        for name, content in parts(data).items():
            out.writestr(name, content.replace(before, after) if name == part else content)
    return stream.getvalue()


def skeleton(data: bytes) -> bytes:
    """Everything but the texts and the fonts."""
    root = etree.fromstring(data)
    for text in root.iter(f"{W}t", f"{W}delText"):
        text.text = None
        text.attrib.clear()
    for fonts in root.iter(f"{W}rFonts"):
        fonts.attrib.clear()
    return etree.tostring(root, method="c14n")


def test_the_font_of_the_theme_counts_and_is_replaced() -> None:
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>'
    turned = unicode_docx(package(f"<w:p>{r(tcvn3(LINE.lower()))}</w:p>", parts={"styles": styles, "theme": THEME}), names)
    assert [line.text for line in lines(turned.data)] == [LINE.lower()]
    assert b'typeface="Times New Roman"' in parts(turned.data)["word/theme.xml"]


def test_a_letter_cut_by_runs_symbols_and_optional_hyphens_are_letters_again() -> None:
    fonts = font(".VnTime")
    symbol = f'<w:r><w:rPr>{fonts}</w:rPr><w:sym w:font=".VnTime" w:char="F0AE"/><w:t>¬n vÞ</w:t></w:r>'
    soft = f"<w:r><w:rPr>{fonts}</w:rPr><w:t>ph</w:t><w:softHyphen/><w:t>êng h</w:t><w:softHyphen/><w:t>íng dÉn</w:t></w:r>"
    cut = old("Vie", "VNI-Times") + old("ä", "VNI-Times") + old("t", "VNI-Times")
    turned = unicode_docx(package(f"<w:p>{symbol}</w:p><w:p>{soft}</w:p><w:p>{cut}</w:p>"), names)
    assert [line.text for line in lines(turned.data)] == ["đơn vị", "phường hướng dẫn", "Việt"]


def test_unicode_text_in_an_old_font_keeps_its_letters_and_gets_the_new_font() -> None:
    source = package("".join(f"<w:p>{old(text, '.VnTime')}</w:p>" for text in (LINE, "Công tác", "UBND", "Le français")))
    turned = unicode_docx(source, names)
    assert [line.text for line in lines(turned.data)] == [line.text for line in lines(source)]
    assert [(each.font, each.count) for each in turned.fonts] == [(".VnTime", 0)]
    assert b".VnTime" not in parts(turned.data)["word/document.xml"]


def test_a_file_without_old_fonts_comes_back_byte_by_byte() -> None:
    source = package(f"<w:p>{r(LINE)}</w:p>")
    assert unicode_docx(source, names).data == source


def test_samples_keep_every_letter(samples: Path) -> None:
    for path in sorted((samples / "word").glob("*.docx")):
        data = path.read_bytes()
        if not data.startswith(b"PK"):
            continue
        turned = unicode_docx(data, names)
        old_parts, new = parts(data), parts(turned.data)
        assert list(new) == list(old_parts)
        for name, content in old_parts.items():
            if content != new[name]:
                assert texts_of(content) == texts_of(new[name]), path.name
                assert not re.search(rb"\"\.Vn", new[name]), path.name


def texts_of(content: bytes) -> list[str | None]:
    return [text.text for text in etree.fromstring(content).iter(f"{W}t", f"{W}delText")]


@pytest.mark.parametrize("kind", ["template.main+xml", "document.macroEnabled.main+xml"])
def test_templates_stay_templates(kind: str) -> None:
    source = renamed(package(f"<w:p>{old(tcvn3(LINE.lower()), '.VnTime')}</w:p>"), "[Content_Types].xml", b"document.main+xml", kind.encode())
    assert kind.encode() in parts(unicode_docx(source, names).data)["[Content_Types].xml"]
