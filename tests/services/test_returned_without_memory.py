"""A file of a plan that lost its memory, as one saved by a program that keeps none: what nobody changed is no change."""

import re
import zipfile
from pathlib import Path

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain import codec
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.services import late
from ttdn_desktop.services.reading import look_at
from ttdn_desktop.services.round_trip import ReturnedFile, returned
from ttdn_desktop.services.types import ExportOptions


def forgotten(file: Path, old: str = "", new: str = "") -> Path:
    """The file without anything that tells of its plan, with other words in one place."""
    out = file.with_name("không nhớ.docx")
    with zipfile.ZipFile(file) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in package.namelist():
            data = package.read(name)
            if name.startswith("customXml") or name == "docProps/custom.xml":
                continue
            if name == "[Content_Types].xml" or name.endswith(".rels"):
                data = re.sub(rb"<(?:Override|Relationship) [^>]*(?:customXml|custom\.xml|custom-properties)[^>]*/>", b"", data)
            if name == "word/document.xml":
                text = re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", data.decode())
                data = (text.replace(old, new) if old else text).encode()
            made.writestr(name, data)
    return out


def back(plan: Plan, folder: Path, old: str = "", new: str = "") -> ReturnedFile:
    file = late.export_docx(plan, folder / "kế hoạch.docx", ExportOptions(tasks=TaskLayout.TABLE))
    return returned(look_at(forgotten(file, old, new)), plan, plan)


@pytest.fixture(params=resources.sample_names())
def plan(request: pytest.FixtureRequest) -> Plan:
    return codec.plan_from_json(resources.load_json(f"samples/{request.param}.json"))


def test_links_days_and_blanks_that_no_sheet_prints_do_not_seem_changed(plan: Plan, tmp_path: Path) -> None:
    file = back(plan, tmp_path)
    assert not file.own
    told = [(one.change.group, one.change.field) for one in file.changes]
    assert ("budget_lines", "task") not in told
    assert ("budget_lines", "year") not in told
    assert ("plan", "document.date_text") not in told, "a day that is left open is no day"
    assert [one.change for one in file.changes if one.change.kind == "changed" and one.change.before == one.change.after] == []


def test_a_day_that_was_written_in_is_told_all_the_same(tmp_path: Path) -> None:
    plan = codec.plan_from_json(resources.load_json(f"samples/{resources.sample_names()[0]}.json"))
    time = next(task.time.text for task in plan.tasks if task.time.text.startswith("Quý I/"))
    file = back(plan, tmp_path, time, "Quý IV/2027")
    assert [(one.change.before, one.change.after) for one in file.changes if one.change.field == "time"][:1] == [(time, "Quý IV/2027")]
