"""Every measurable rule of Decree 30/2020 that the file itself can keep, checked on files read back with raw lxml."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests import plans_to_print as printed
from tests.office import decree_30_head, decree_30_text
from tests.office.decree_30 import CHECKS
from tests.office.word_file import WordFile
from ttdn_desktop import resources
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.ids import SectionId
from ttdn_desktop.domain.plan import Plan, Section
from ttdn_desktop.drafting import plan_paper
from ttdn_desktop.office.docx_writer import write_docx


def letter() -> Plan:
    plan = printed.small_plan()
    return replace(plan, document=replace(plan.document, type="CV", symbol="UBND-VX"), addressees=("Sở Tài chính",), recipients=("Như trên", "Lưu: VT, VHXH"))


def points() -> Plan:
    """Headings down to the third level, a) b)."""
    plan = printed.small_plan()
    purpose = plan.section(SectionId("S11"))
    parts = tuple(Section(id=SectionId(f"S11{n}"), heading=f"Mục đích thứ {n}") for n in (1, 2))
    return edits.put_section(plan, replace(purpose, sections=parts))


FILES: dict[str, tuple[Callable[[], Plan], TaskLayout | None, bool]] = {
    "headings": (printed.small_plan, TaskLayout.HEADINGS, False),
    "table": (printed.small_plan, TaskLayout.TABLE, False),
    "draft": (printed.small_plan, None, True),
    "long names": (printed.long_names, None, False),
    "annexes": (printed.annexed_plan, None, False),
    "letter": (letter, None, False),
    "points": (points, None, False),
}
NOT_OF_THE_FILE = {
    "ND30-SO-07": "numbers are counted in the register",
    "ND30-SO-08": "each body has its register",
    "ND30-CQ-05": "the name of the superior body is the office's own",
    "ND30-CC-03": "what a basis names is the office's own; rules of content look at the plan",
    "ND30-CC-04": "likewise",
    "ND30-CC-05": "likewise",
    "ND30-CC-06": "likewise",
    "ND30-DD-05": "the place is the office's own",
    "ND30-ND-05": "a plan has sections I, 1, a) and no parts or chapters",
    "ND30-ND-06": "likewise",
    "ND30-ND-07": "a plan has no articles",
    "ND30-ND-12": "headings are the office's own",
    "ND30-KY-02": "who signs is the office's own",
    "ND30-KY-06": "likewise",
    "ND30-KY-07": "likewise",
    "ND30-NN-08": "a plan is no decision",
}
AREAS = {
    "page", "font", "page number", "quốc hiệu", "tiêu ngữ", "issuing agency", "number", "place and date", "type and abstract", "legal basis", "body",
    "signature", "recipients",
}  # fmt: skip


@pytest.fixture(scope="module")
def files() -> dict[str, WordFile]:
    opened = {}
    for name, (plan, layout, draft) in FILES.items():
        stream = io.BytesIO()
        write_docx(plan_paper(plan(), resources.standards(), resources.wording(), tasks=layout, draft=draft), stream)
        opened[name] = WordFile(stream.getvalue())
    return opened


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("code", CHECKS)
def test_rule(code: str, name: str, files: dict[str, WordFile]) -> None:
    CHECKS[code](files[name], name)


def test_every_rule_of_the_text_on_these_areas_is_checked(samples: Path) -> None:
    law = samples.parent / "law" / "compliance_rules.json"
    if not law.exists():
        pytest.skip(f"no {law}")
    data = json.loads(law.read_text(encoding="utf-8"))
    rules = data if isinstance(data, list) else data["rules"]
    wanted = {entry["id"] for entry in rules if entry["id"].startswith("ND30-") and entry["area"] in AREAS and entry["confidence"] == "text"}
    assert wanted - CHECKS.keys() - NOT_OF_THE_FILE.keys() == set()
    assert not CHECKS.keys() & NOT_OF_THE_FILE.keys()
    assert {check.__module__ for check in CHECKS.values()} == {decree_30_head.__name__, decree_30_text.__name__}
