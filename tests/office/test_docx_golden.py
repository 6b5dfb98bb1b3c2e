"""The XML of a small plan, line by line: whoever changes it sees what changes.

Run with TTDN_GOLDEN=write to put down what is written now, and read the difference before committing it.
"""

import io
import os
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests import plans_to_print as printed
from ttdn_desktop import resources
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.drafting import plan_paper
from ttdn_desktop.office.docx_writer import write_docx

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
PARTS = {"document": "word/document.xml", "styles": "word/styles.xml", "origin": "customXml/item1.xml"}


@pytest.mark.parametrize(("part", "layout"), [(part, layout) for part in PARTS for layout in TaskLayout if part != "styles" or layout is TaskLayout.HEADINGS])
def test_the_written_xml_is_as_it_was(part: str, layout: TaskLayout) -> None:
    stream = io.BytesIO()
    write_docx(plan_paper(printed.small_plan(), resources.standards(), resources.wording(), tasks=layout), stream)
    with zipfile.ZipFile(stream) as archive:
        root = etree.fromstring(archive.read(PARTS[part]))
    etree.indent(root)
    shown = etree.tostring(root, encoding="unicode") + "\n"
    file = GOLDEN / f"small-plan-{layout}-{part}.xml"
    if os.environ.get("TTDN_GOLDEN") == "write":
        file.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == file.read_text(encoding="utf-8")
