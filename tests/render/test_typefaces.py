"""Times New Roman where all of it is there, else the shipped typeface; never a mixture, never a face without Vietnamese letters."""

import shutil
import struct
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from tests.render.printed_lines import FONTS
from ttdn_desktop import resources
from ttdn_desktop.render import typefaces
from ttdn_desktop.render.font_file import BadFontError, read_font
from ttdn_desktop.render.typefaces import NoTypefaceError, chosen, gathered, typeface

SHIPPED = sorted(FONTS.glob("*.ttf"))


def as_times(folder: Path) -> list[Path]:
    """The shipped files under the name of Times New Roman, which may not be shipped itself."""
    made = []
    for file in SHIPPED:
        made.append(folder / file.name)
        made[-1].write_bytes(renamed(file.read_bytes()))
    return made


def renamed(data: bytes) -> bytes:
    """The same font with another name of its family, which happens to be shorter."""
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {data[12 + 16 * at : 16 + 16 * at]: struct.unpack_from(">II", data, 20 + 16 * at) for at in range(count)}
    start, length = tables[b"name"]
    table = bytearray(data[start : start + length])
    records, strings = struct.unpack_from(">HH", table, 2)
    name = "Times New Roman".encode("utf-16-be")
    for index in range(records):
        platform, encoding, _language, kind, size, _offset = struct.unpack_from(">HHHHHH", table, 6 + 12 * index)
        if (platform, encoding, kind) == (3, 1, 1) and size >= len(name):
            place = struct.unpack_from(">H", table, 6 + 12 * index + 10)[0]
            table[strings + place : strings + place + len(name)] = name
            struct.pack_into(">H", table, 6 + 12 * index + 8, len(name))
    return data[:start] + bytes(table) + data[start + length :]


def test_the_shipped_typeface_has_four_faces_with_every_vietnamese_letter() -> None:
    fonts = [read_font(file) for file in SHIPPED]
    assert {(font.family, font.bold, font.italic) for font in fonts} == {
        ("Liberation Serif", bold, italic) for bold in (False, True) for italic in (False, True)
    }
    assert all(font.is_vietnamese and font.embeddable for font in fonts)


def test_its_widths_are_those_of_the_shipped_table() -> None:
    metrics = chosen((), SHIPPED).metrics
    for face in ("regular", "bold", "italic", "bold_italic"):
        ours, table = getattr(metrics, face), getattr(resources.metrics(), face)
        assert {letter: ours[letter] for letter in table if letter in ours} == {letter: width for letter, width in table.items() if letter in ours}


def test_times_is_taken_where_all_of_it_is_there(tmp_path: Path) -> None:
    found = chosen(as_times(tmp_path), SHIPPED)
    assert (found.family, found.shipped) == ("Times New Roman", False)
    assert [file.parent for file in found.files] == [tmp_path] * 4


@pytest.mark.parametrize("missing", range(4))
def test_times_without_one_face_is_not_taken(missing: int, tmp_path: Path) -> None:
    files = as_times(tmp_path)
    assert chosen(files[:missing] + files[missing + 1 :], SHIPPED).shipped


def test_an_old_times_without_vietnamese_letters_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ttdn_desktop.render.font_file.VIETNAMESE", frozenset("aắ漢"))
    with pytest.raises(NoTypefaceError):
        chosen(as_times(tmp_path), SHIPPED)


def test_a_broken_file_counts_as_absent(tmp_path: Path) -> None:
    files = as_times(tmp_path)
    files[0].write_bytes(files[0].read_bytes()[:200])
    files[1].write_bytes(b"not a font")
    assert chosen([*files, tmp_path / "gone.ttf"], SHIPPED).shipped
    with pytest.raises(BadFontError):
        read_font(files[1])


def test_without_any_typeface_the_program_says_that_it_is_not_whole() -> None:
    with pytest.raises(NoTypefaceError):
        chosen((), ())


def test_the_four_files_are_gathered_alone_and_once(tmp_path: Path) -> None:
    face = chosen((), SHIPPED)
    place = gathered(face, tmp_path)
    assert sorted(file.name for file in place.iterdir()) == sorted(file.name for file in face.files)
    before = {file.name: file.stat().st_mtime_ns for file in place.iterdir()}
    assert gathered(face, tmp_path) == place
    assert {file.name: file.stat().st_mtime_ns for file in place.iterdir()} == before


def test_a_half_copied_file_is_copied_anew(tmp_path: Path) -> None:
    face = chosen((), SHIPPED)
    half = gathered(face, tmp_path) / face.files[0].name
    half.write_bytes(b"half")
    gathered(face, tmp_path)
    assert half.read_bytes() == face.files[0].read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its fonts in one folder")
def test_fontconfig_is_asked_and_its_silence_borne(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tool = tmp_path / "fc-list"
    tool.write_text(f"#!/bin/sh\nprintf '{tmp_path}/times.ttf\\n{tmp_path}/times.pfb\\n'\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda _name: str(tool))
    assert typefaces.installed_files() == [tmp_path / "times.ttf"]

    def slow(*_args: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("fc-list", 5)

    monkeypatch.setattr("subprocess.run", slow)
    assert typefaces.installed_files() == []


def test_the_typeface_is_looked_for_once() -> None:
    assert typeface(FONTS) is typeface(FONTS)


def test_an_export_beside_the_first_pages_finds_the_files_whole(tmp_path, monkeypatch):
    face, copyfile, both = typeface(FONTS), shutil.copyfile, threading.Barrier(2)

    def meeting(file: Path, target: Path) -> None:
        with suppress(threading.BrokenBarrierError):
            both.wait(timeout=0.1)  # two that are let in at once meet here
        copyfile(file, target)

    monkeypatch.setattr(shutil, "copyfile", meeting)
    with ThreadPoolExecutor(2) as pool:
        places = set(pool.map(lambda _at: gathered(face, tmp_path), range(2)))
    assert sorted((file.name, file.stat().st_size) for file in places.pop().iterdir()) == sorted((file.name, file.stat().st_size) for file in face.files)
