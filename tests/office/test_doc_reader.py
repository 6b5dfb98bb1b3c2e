"""Files of Word 97 to 2003."""

from pathlib import Path

import pytest

from ttdn_desktop.office import doc_reader
from ttdn_desktop.office.doc_reader import read_doc
from ttdn_desktop.office.doc_text import doc_text
from ttdn_desktop.office.refusal import RefusedFileError
from ttdn_desktop.paper.foreign import ForeignFile
from ttdn_desktop.paper.model import Table, paragraphs


def text_of(file: ForeignFile) -> str:
    return "\n".join(paragraph.text for part in file.paper.parts for paragraph in paragraphs(part.blocks))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", ["word/048-cv-2019.doc", "office/78-legacy.doc"])
def test_every_character_of_an_old_file_comes_into_the_paper(samples: Path, name: str):
    data = (samples / name).read_bytes()
    file = read_doc(data)
    assert squeezed(text_of(file)) == squeezed(doc_text(data).main.replace("\x07", "").replace("\x0c", ""))
    assert [notice.code for notice in file.notices] == ["doc_file"]


def test_a_file_that_the_converter_does_not_take_still_gives_text_and_tables(samples: Path, monkeypatch: pytest.MonkeyPatch):
    data = (samples / "word/048-cv-2019.doc").read_bytes()
    whole = read_doc(data)
    monkeypatch.setattr(doc_reader, "_converted", lambda _data: None)
    plain = read_doc(data)
    assert squeezed(text_of(plain)) == squeezed(text_of(whole))
    assert sum(isinstance(block, Table) for block in plain.paper.blocks()) == sum(isinstance(block, Table) for block in whole.paper.blocks())
    assert plain.notices[0].code == "doc_plain"


def test_places_in_a_plain_old_file_are_unique(samples: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(doc_reader, "_converted", lambda _data: None)
    file = read_doc((samples / "word/048-cv-2019.doc").read_bytes())
    places = [paragraph.where for part in file.paper.parts for paragraph in paragraphs(part.blocks)]
    assert len(places) == len(set(places))


def test_spoilt_files_are_refused_or_read_and_never_break(samples: Path):
    data = (samples / "office/78-legacy.doc").read_bytes()
    for at in range(0, len(data), 997):
        spoilt = bytearray(data)
        spoilt[at : at + 9] = b"\xff" * len(spoilt[at : at + 9])
        for broken in (bytes(spoilt), data[:at]):
            try:
                read_doc(broken)
            except RefusedFileError:
                continue
