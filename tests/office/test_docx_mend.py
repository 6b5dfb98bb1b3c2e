"""Files of others are mended where their look is certainly wrong, and nowhere else."""

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tests.office.sound import audited
from tests.rules.papers import base
from tests.rules.test_form_rules import CASES, RULES, as_others
from ttdn_desktop.office.docx_mend import mend_docx
from ttdn_desktop.office.docx_package import W
from ttdn_desktop.office.docx_reader import read_docx
from ttdn_desktop.office.docx_writer import write_docx
from ttdn_desktop.paper.model import Align, Block, Edge, Line, PageNumber, Paper, Part, Picture, Run, Table, paragraphs
from ttdn_desktop.rules.mend import mended
from ttdn_desktop.rules.model import PaperFix, Subject
from ttdn_desktop.rules.run import run


@cache
def written(code: str) -> bytes:
    """The bad case of a rule as a .docx that others typed."""
    name, change = CASES[code]
    subject = as_others(change(base(name)))
    assert subject.paper is not None
    stream = io.BytesIO()
    write_docx(subject.paper, stream)
    return stream.getvalue()


def subject_of(code: str, paper: Paper) -> Subject:
    name, change = CASES[code]
    return replace(change(base(name)), paper=paper)


def good() -> Paper:
    paper = as_others(base("plan")).paper
    assert paper is not None
    return paper


def fixes_in(subject: Subject) -> list[PaperFix]:
    found = run(subject, RULES).findings
    return [fix for finding in found for fix in finding.found.fixes if isinstance(fix, PaperFix) and fix.target != "text"]


def is_written(code: str) -> bool:
    """Whether the bad case outlives writing and has a mending of its layout alone."""
    subject = CASES[code][1](base(CASES[code][0]))
    if subject.paper is None or not fixes_in(subject) or any(isinstance(block, Picture) for block in subject.paper.blocks()):
        return False
    subject = subject_of(code, read_docx(written(code)))
    return any(
        finding.code == code and finding.found.fixes and all(isinstance(fix, PaperFix) and fix.target != "text" for fix in finding.found.fixes)
        for finding in run(subject, RULES).findings
    )


LAYOUT = [code for code in CASES if is_written(code)]
KINDS = {frozenset((fix.target, *dict(fix.fields)) for fix in fixes_in(subject_of(code, read_docx(written(code))))): code for code in LAYOUT}
"""A rule for everything that mending changes in a file, since many rules have the same mended."""


def mended_file(data: bytes, fixes: Iterable[PaperFix]) -> tuple[bytes, tuple[bool, ...]]:
    stream = io.BytesIO()
    done = mend_docx(data, list(fixes), stream)
    return stream.getvalue(), done


@pytest.mark.parametrize("code", LAYOUT)
def test_the_file_is_mended_as_the_paper_would_be_and_nothing_else_changes(code: str) -> None:
    data = written(code)
    before = read_docx(data)
    fixes = fixes_in(subject_of(code, before))
    new, done = mended_file(data, fixes)
    after = read_docx(new)
    assert all(done)
    assert code not in {finding.code for finding in run(subject_of(code, after), RULES).findings}
    assert rough(after) == rough(mended(before, fixes))
    assert texts(after) == texts(before)


def test_most_rules_of_layout_can_be_mended_in_files() -> None:
    assert len(LAYOUT) >= 45
    assert len(KINDS) >= 20


def rough(paper: Paper) -> object:
    """The paper in measures that files can hold: twentieths of a point; what is said by a style and what is said twice are the same."""
    return [(_page(part), [_block(block) for block in part.blocks]) for part in paper.parts]


def _page(part: Part) -> object:
    page = part.page
    shown = page.page_number
    return replace(
        page, page_number=None, **{name: round(getattr(page, name), 1) for name in ("width", "height", "top", "bottom", "left", "right", "header")}
    ), (shown and (shown.edge, shown.align, shown.size, shown.roman))


def _block(block: Block) -> object:
    if isinstance(block, Table):
        return [[[_block(inner) for inner in cell.blocks] for cell in row] for row in block.rows]
    if isinstance(block, Line):
        return ("line", round(block.length))
    if isinstance(block, Picture):
        return block
    runs = tuple(replace(run, color=run.color or None, bold=bool(run.bold), italic=bool(run.italic)) for run in block.runs)
    merged: list[Run] = []
    for one in runs:
        if merged and replace(merged[-1], text="") == replace(one, text=""):
            merged[-1] = replace(merged[-1], text=merged[-1].text + one.text)
        else:
            merged.append(one)
    measures = {name: round(value, 1) for name in ("first_line", "indent_left", "indent_right", "space_before") if (value := getattr(block, name)) is not None}
    spacing = None if block.line_exact is not None else block.line_spacing
    return (block.where, block.align, block.style, tuple(merged), {**measures}, spacing, block.line_exact)


def texts(paper: Paper) -> list[str]:
    return [paragraph.text for part in paper.parts for paragraph in paragraphs((*part.blocks, *part.foot))]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_other_parts_of_the_package_keep_their_bytes_and_other_paragraphs_their_xml() -> None:
    data = written("ND30-FONT-01")
    fixes = fixes_in(subject_of("ND30-FONT-01", read_docx(data)))
    new, _done = mended_file(data, fixes)
    before, after = parts_of(data), parts_of(new)
    assert before.keys() == after.keys()
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    old, now = (list(etree.fromstring(parts["word/document.xml"]).iter(f"{W}p")) for parts in (before, after))
    changed = [at for at, (a, b) in enumerate(zip(old, now, strict=True)) if etree.tostring(a, method="c14n") != etree.tostring(b, method="c14n")]
    assert len(changed) == len({fix.where for fix in fixes})


def _numbered(**shown: object) -> bytes:
    paper = good()
    number = replace(PageNumber(), **shown)  # type: ignore[arg-type] # its fields
    stream = io.BytesIO()
    write_docx(replace(paper, parts=tuple(replace(part, page=replace(part.page, page_number=number)) for part in paper.parts)), stream)
    return stream.getvalue()


def test_a_number_at_the_foot_goes_to_the_head() -> None:
    data = _numbered(edge=Edge.BOTTOM, align=Align.RIGHT)
    fix = PaperFix(where="part1", target="page_number", fields=(("edge", Edge.TOP), ("align", Align.CENTER), ("roman", False)))
    new, done = mended_file(data, [fix])
    shown = read_docx(new).parts[0].page.page_number
    assert done == (True,)
    assert shown is not None
    assert (shown.edge, shown.align) == (Edge.TOP, Align.CENTER)


def test_a_paper_without_numbers_gets_one_and_its_first_page_none() -> None:
    paper = good()
    stream = io.BytesIO()
    page = replace(paper.parts[0].page, page_number=None, hide_first_number=False)
    write_docx(replace(paper, parts=(replace(paper.parts[0], page=page),)), stream)
    number = PaperFix(where="part1", target="page_number", fields=(("edge", Edge.TOP), ("align", Align.CENTER), ("size", 14.0)))
    new, done = mended_file(stream.getvalue(), [number, PaperFix(where="part1", target="page", fields=(("hide_first_number", True),))])
    found = read_docx(new).parts[0].page
    assert done == (True, True)
    assert found.page_number == PageNumber()
    assert found.hide_first_number
    assert any(name.startswith("word/header") for name in parts_of(new).keys() - parts_of(stream.getvalue()).keys())


def test_places_that_are_not_there_are_told() -> None:
    fixes = [PaperFix(where="p9999", target="run", fields=(("bold", True),)), PaperFix(where="part9", target="page", fields=(("top", 20),))]
    _new, done = mended_file(written("ND30-FONT-01"), fixes)
    assert done == (False, False)


@pytest.mark.validator
@pytest.mark.parametrize("code", KINDS.values())
def test_both_validators_accept_the_mended_file(code: str, tmp_path: Path, validate: Callable[[Path], list[str]]) -> None:
    data = written(code)
    new, _done = mended_file(data, fixes_in(subject_of(code, read_docx(data))))
    target = tmp_path / "x.docx"
    target.write_bytes(new)
    assert audited(target) == []
    assert validate(target) == []


def test_files_typed_by_others_are_mended_too() -> None:
    subject = as_others(base("plan"))
    assert subject.paper is not None
    stream = io.BytesIO()
    write_docx(subject.paper, stream)
    before = replace(subject, paper=read_docx(stream.getvalue()))
    fixes = fixes_in(before)
    new, done = mended_file(stream.getvalue(), fixes)
    assert all(done)
    assert len(run(replace(before, paper=read_docx(new)), RULES).findings) <= len(run(before, RULES).findings)
