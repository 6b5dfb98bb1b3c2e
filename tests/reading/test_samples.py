"""Real documents: nothing lost, nothing claimed twice, and what was written down by hand is found."""

import hashlib
import json
import re
import unicodedata
from pathlib import Path

import pytest

from tests.reading.helpers import words
from ttdn_desktop.domain.reading import Reading, Source
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.office.docx_reader import read_docx
from ttdn_desktop.office.kinds import Kind, require_readable
from ttdn_desktop.office.text_reader import read_text
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.reading.understanding import understand

FOLDERS = ("seeds", "plans", "word", "office")


def read(path: Path) -> tuple[Paper, Reading]:
    data = path.read_bytes()
    word = require_readable(data, path.suffix) is Kind.DOCX
    paper = read_docx(data) if word else read_text(data)
    source = Source(path=str(path), format="docx" if word else "txt", sha256=hashlib.sha256(data).hexdigest())
    return paper, understand(paper, source, words())


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_sample_that_reads_is_accounted_for_to_the_last_character(samples, folder):
    read_any = 0
    for path in sorted((samples / folder).iterdir()):
        try:
            paper, reading = read(path)
        except UnreadableError:
            continue
        found = account(paper, reading)
        assert found.faults == (), path.name
        read_any += 1
    assert read_any


def folded(value: object) -> str:
    text = re.sub(r"\s*-\s*", "-", unicodedata.normalize("NFC", str(value or "")).lower())
    return re.sub(r"\s+", " ", text).strip(" .;:,").replace("ủy ban nhân dân", "ubnd")


@pytest.mark.parametrize("name", ["000-seed001", "004", "006"])
def test_head_and_bases_are_as_written_down_by_hand(samples, name):
    expected = json.loads((samples / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    plan = read((samples / "expected" / expected["source"]).resolve())[1].plan
    assert plan is not None
    head = plan.document
    assert (head.number, head.symbol, head.place, head.date and head.date.isoformat()) == tuple(expected[key] for key in ("number", "symbol", "place", "date"))
    assert folded(head.subject) == folded(expected["subject"])
    assert (folded(plan.issuer.name), folded(plan.issuer.parent)) == (folded(expected["issuer"]["own"]), folded(expected["issuer"]["parent"]))
    assert [(basis.type, basis.number, basis.date and basis.date.isoformat()) for basis in plan.legal_bases] == [
        (entry["type"], entry["number"], entry["date"]) for entry in expected["legal_bases"]
    ]


def test_the_seed_plan_is_understood_whole(samples):
    reading = read(next((samples / "seeds").glob("ke-hoach-3763*")))[1]
    plan = reading.plan
    assert plan is not None
    assert [(section.number, len(section.sections)) for section in plan.body] == [("I", 2), ("II", 0)]
    assert [len(section.blocks) for section in plan.body[0].sections] == [4, 6]
    assert [(task.leads, task.time.text) for task in plan.tasks] == [(("Sở Thông tin và Truyền thông",), "Giai đoạn 2019 - 2025")]
    assert {finding.code for finding in reading.findings} == {"proposal_comma", "basis_end", "basis_issuer", "truncated", "task_before_period"}


def test_a_head_of_one_line_a_row_and_a_table_of_persons(samples):
    plan = read(next((samples / "word").glob("006-*")))[1].plan
    assert plan is not None
    assert (plan.issuer.parent, plan.issuer.name) == ("UBND tỉnh Lào Cai", "Sở Công Thương")
    assert [len(task.people) for task in plan.tasks[:3]] == [2, 2, 3]
    assert len(plan.tasks) == 9
    assert plan.signatory.name == "Hoàng Văn Thuân"


def test_news_and_pages_of_portals_are_no_documents(samples):
    for path in (*(samples / "seeds").glob("*.tin-bai.txt"), *(samples / "plans" / f"{name}.txt" for name in ("040", "045", "052", "053", "057"))):
        reading = read(path)[1]
        assert not reading.is_document, path.name
        assert reading.plan is None
