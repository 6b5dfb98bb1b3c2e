"""What the margins of written sheets promise: the page number where it belongs, a foot on the first page only, margins that change sides, exact lines."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.office.own_checks import own_findings
from tests.office.sound import audited
from ttdn_desktop import resources
from ttdn_desktop.office.docx_writer import write_docx
from ttdn_desktop.paper.model import Align, Edge, Line, PageNumber, PageSetup, Paper, Paragraph, Part, Run, Style

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": WORD, "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}
W = f"{{{WORD}}}"
R = f"{{{NS['r']}}}"

SHEET = PageSetup()
BOTTOM = replace(SHEET, page_number=PageNumber(edge=Edge.BOTTOM, align=Align.RIGHT, size=13, italic=True))
FOOT = (Line(length=165), Paragraph(style=Style.CONTACT, runs=(Run(text="Địa chỉ: thôn Đông, xã Vân Trúc"),)))
TEXT = Paragraph(style=Style.BODY, runs=(Run(text="Nội dung"),))

PARTS: dict[str, tuple[Part, ...]] = {
    "as usual": (Part(page=SHEET, blocks=(TEXT,)),),
    "number at the bottom": (Part(page=BOTTOM, blocks=(TEXT,)), Part(page=BOTTOM, blocks=(TEXT,))),
    "number on the first page": (Part(page=replace(SHEET, hide_first_number=False), blocks=(TEXT,)),),
    "no number": (Part(page=replace(SHEET, page_number=None), blocks=(TEXT,)),),
    "a foot": (Part(page=SHEET, blocks=(TEXT,), foot=FOOT), Part(page=SHEET, blocks=(TEXT,))),
    "a foot and a number at the bottom": (Part(page=BOTTOM, blocks=(TEXT,), foot=FOOT), Part(page=SHEET, blocks=(TEXT,))),
    "a foot and all numbers": (Part(page=replace(BOTTOM, hide_first_number=False), blocks=(TEXT,), foot=FOOT),),
    "a foot that ends with a line": (Part(page=SHEET, blocks=(TEXT,), foot=FOOT[:1]),),
    "both sides": (Part(page=replace(SHEET, mirrored=True), blocks=(TEXT,)),),
    "roman": (Part(page=replace(SHEET, page_number=PageNumber(roman=True)), blocks=(TEXT,)),),
    "exact lines": (Part(page=SHEET, blocks=(replace(TEXT, line_exact=18.5, line_spacing=1.5),)),),
}


def written(name: str) -> bytes:
    stream = io.BytesIO()
    write_docx(Paper(parts=PARTS[name], looks=tuple(resources.standards().looks.items())), stream)
    return stream.getvalue()


def parts_of(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written(name))) as archive:
        return {entry: archive.read(entry) for entry in archive.namelist()}


def shown(name: str, section: int, margin: str, pages: str) -> str:
    """What stands in one header or footer: its text, "#" for the page number; "-" where the section names none."""
    parts = parts_of(name)
    found = etree.fromstring(parts["word/document.xml"]).findall(".//w:sectPr", NS)[section]
    named = [entry for entry in found.findall(f"w:{margin}Reference", NS) if entry.get(f"{W}type") == pages]
    if not named:
        return "-"
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    target = next(relation.get("Target") for relation in relations if relation.get("Id") == named[0].get(f"{R}id"))
    root = etree.fromstring(parts[f"word/{target}"])
    return "".join("#" if "PAGE" in str(text.text) else str(text.text) for text in root.iter(f"{W}t", f"{W}instrText")).replace("#2", "#")


@pytest.mark.parametrize("name", PARTS)
def test_every_kind_of_margin_is_written_soundly(name: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(written(name))
    assert own_findings(file.read_bytes()) == []
    assert audited(file) == []


@pytest.mark.validator
@pytest.mark.parametrize("name", PARTS)
def test_the_validator_of_microsoft_finds_nothing_in_margins(name: str, tmp_path: Path, validate: Callable[[Path], list[str]]) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(written(name))
    assert validate(file) == []


def test_the_number_stands_in_the_header_from_the_second_page() -> None:
    assert shown("as usual", 0, "header", "default") == "#"
    assert shown("as usual", 0, "header", "first") == ""
    assert shown("as usual", 0, "footer", "default") == "-"


def test_a_number_at_the_bottom_stands_in_the_footer_in_its_place_and_look() -> None:
    for section in (0, 1):
        assert shown("number at the bottom", section, "header", "default") == ""
        assert shown("number at the bottom", section, "footer", "default") == "#"
        assert shown("number at the bottom", section, "footer", "first") == ""
    footer = next(data.decode() for name, data in parts_of("number at the bottom").items() if name.endswith("footer1.xml"))
    assert '<w:jc w:val="right"/>' in footer
    assert footer.count('<w:i/><w:iCs/><w:sz w:val="26"/>') == 5


def test_a_sheet_without_a_number_has_no_headers() -> None:
    assert not [name for name in parts_of("no number") if "header" in name or "footer" in name]


def test_the_foot_stands_on_the_first_page_of_its_part_only() -> None:
    assert shown("a foot", 0, "footer", "first") == "Địa chỉ: thôn Đông, xã Vân Trúc"
    assert shown("a foot", 0, "footer", "default") == ""
    assert shown("a foot", 1, "footer", "first") == ""


def test_foot_and_number_share_a_footer() -> None:
    assert shown("a foot and a number at the bottom", 0, "footer", "first") == "Địa chỉ: thôn Đông, xã Vân Trúc"
    assert shown("a foot and a number at the bottom", 0, "footer", "default") == "#"
    assert shown("a foot and a number at the bottom", 1, "header", "default") == "#"
    assert shown("a foot and all numbers", 0, "footer", "first") == "Địa chỉ: thôn Đông, xã Vân Trúc#"


def test_margins_that_change_sides_are_said_once_for_the_whole_paper() -> None:
    assert b"<w:mirrorMargins/>" in parts_of("both sides")["word/settings.xml"]
    assert b"mirrorMargins" not in parts_of("as usual")["word/settings.xml"]


def test_exact_lines_go_before_multiples() -> None:
    assert b'w:line="370" w:lineRule="exact"' in parts_of("exact lines")["word/document.xml"]
