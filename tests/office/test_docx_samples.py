"""Word files of offices, read without losing a character."""

import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from ttdn_desktop import resources
from ttdn_desktop.office.docx_reader import read_docx_file
from ttdn_desktop.office.kinds import RefusedFileError
from ttdn_desktop.paper.model import paragraphs

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
GONE = {f"{W}del", f"{W}moveFrom", FALLBACK}


def letters(texts: list[str]) -> Counter[str]:
    """What is printed of these texts; blanks are not counted, for `w:tab` and `w:br` make some too."""
    return Counter(char for text in texts for char in unicodedata.normalize("NFC", text) if not char.isspace())


@pytest.mark.parametrize("folder", ["office", "word"])
def test_every_character_of_a_sample_is_in_the_paper_or_in_a_notice(samples: Path, folder: str) -> None:
    read = 0
    for path in sorted((samples / folder).glob("*.do[ct]x")):
        try:
            file = read_docx_file(path.read_bytes())
        except RefusedFileError:
            continue
        with zipfile.ZipFile(path) as package:
            data = package.read("word/document.xml").replace(b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode())
        raw = (text for text in etree.fromstring(data).iter(f"{W}t") if not any(above.tag in GONE for above in text.iterancestors()))
        body = letters([text.text or "" for text in raw])
        found = letters([paragraph.text for paragraph in paragraphs(tuple(file.paper.blocks()))])
        beside = letters([notice.text for notice in file.notices if notice.code in {"hidden_text", "placeholder"}])
        assert found + beside == body, path.name
        read += 1
    assert read


def test_every_notice_of_a_sample_has_its_sentence(samples: Path) -> None:

    sentences = resources.load_json("messages/reading.json")["findings"]
    for path in sorted(samples.glob("*/*.do[ct]x")):
        try:
            file = read_docx_file(path.read_bytes())
        except RefusedFileError:
            continue
        for notice in file.notices:
            assert sentences[notice.code]["vi"].format(text=notice.text, **dict(notice.params))
