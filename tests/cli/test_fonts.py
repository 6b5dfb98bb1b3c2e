"""`ttdn convert-font` writes a file of old fonts anew in Unicode, says what it did, and never touches the old one."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.language.old_writing import tcvn3, vni
from tests.office.word_package import lines, package
from tests.reading.test_old_encodings import LINE, old

TEXT = "kế hoạch triển khai thực hiện nhiệm vụ thông tin đối ngoại\r\nủy ban nhân dân xã giao các đơn vị chủ trì, phối hợp\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "cũ.docx"
    path.write_bytes(package(f"<w:p>{old(tcvn3(LINE.lower()), '.VnTime')}</w:p><w:p>{old(vni(LINE), 'VNI-Helve')}</w:p>"))
    return path


def test_a_word_file_is_converted_and_the_fonts_are_told(ttdn: Run, source: Path, tmp_path: Path) -> None:
    before, target = source.read_bytes(), tmp_path / "mới.docx"
    told = ttdn("convert-font", source, target)
    assert (told.status, told.out) == (0, f"{target}\n")
    assert ".VnTime → Times New Roman: 1 place" in told.err
    assert "VNI-Helve → Arial: 1 place" in told.err
    assert [line.text for line in lines(target.read_bytes())] == [LINE.lower(), LINE]
    assert source.read_bytes() == before


def test_json_tells_the_same(ttdn: Run, source: Path, tmp_path: Path) -> None:
    told = json.loads(ttdn("convert-font", source, tmp_path / "mới.docx", "--json").out)
    assert [(font["font"], font["instead"], font["count"]) for font in told["fonts"]] == [(".VnTime", "Times New Roman", 1), ("VNI-Helve", "Arial", 1)]


@pytest.mark.parametrize("target", ["cũ.docx", "./x/../cũ.docx", "mới.txt", "mới"])
def test_the_file_itself_and_other_kinds_are_no_target(ttdn: Run, source: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "x").mkdir()
    before = source.read_bytes()
    told = ttdn("convert-font", source, tmp_path / target)
    assert told.status == 4
    assert "Nothing was written" in told.err
    assert source.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cũ.docx", "x"]


@pytest.mark.parametrize("encoded", [tcvn3, vni])
def test_a_text_file_is_converted_where_it_is_certain(ttdn: Run, tmp_path: Path, encoded: Callable[[str], str]) -> None:
    source, target = tmp_path / "cu.txt", tmp_path / "moi.txt"
    source.write_bytes(encoded(TEXT.replace("\r", "").rstrip()).encode("cp1252"))
    assert ttdn("convert-font", source, target).status == 0
    assert target.read_text(encoding="utf-8") == TEXT.replace("\r", "").rstrip()


def test_a_file_with_nothing_to_convert_is_copied_and_that_is_said(ttdn: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text(LINE, encoding="utf-8")
    told = ttdn("convert-font", source, target)
    assert (told.status, target.read_bytes()) == (0, source.read_bytes())
    assert "No old font" in told.err


@pytest.mark.parametrize("name", ["a.doc", "a.pdf", "b.docx"])
def test_what_cannot_be_converted_is_refused_with_a_sentence(ttdn: Run, tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    source.write_bytes(b"%PDF-1.4\n1 0 obj\n" if name == "a.pdf" else b"PK\x03\x04broken" if name == "b.docx" else bytes.fromhex("d0cf11e0a1b11ae1"))
    told = ttdn("convert-font", source, source.with_stem("new"))
    assert told.status == 4
    assert len(told.err.strip()) > 20
    assert not source.with_stem("new").exists()


def test_a_template_keeps_its_kind(ttdn: Run, source: Path, tmp_path: Path) -> None:
    template, target = tmp_path / "mẫu.dotx", tmp_path / "mẫu mới.dotx"
    with zipfile.ZipFile(source) as old_file, zipfile.ZipFile(template, "w") as out:
        for name in old_file.namelist():
            out.writestr(name, old_file.read(name).replace(b"document.main+xml", b"template.main+xml"))
    assert ttdn("convert-font", template, target).status == 0
    with zipfile.ZipFile(target) as new:
        assert b"template.main+xml" in new.read("[Content_Types].xml")
