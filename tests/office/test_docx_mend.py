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
from ttdn_desktop.rules.model import Finding, Need, PaperFix, Subject
from ttdn_desktop.rules.run import run

Case = tuple[str, str]
"""The name of a paper, and the rule that is broken in it."""

VARIED = {
    "of submission": ("ND30-NN-05", "ND30-PAGE-03", "ND30-KY-04"),
    "of invitation": ("ND30-TL-01", "ND30-DD-03"),
    "of minutes": ("ND30-QH-02", "ND30-CQ-03", "ND30-ND-01"),
    "of notice": ("ND30-TN-02", "ND30-PAGE-04"),
    "of report": ("ND30-SO-03", "ND30-ND-09"),
    "of committee": ("ND30-NN-02", "ND30-TN-03"),
    "of remind": ("ND30-TL-04", "ND30-NN-01"),
    "of routing_slip": ("ND30-PAGE-01", "ND30-PAGE-05"),
    "of amendment": ("ND30-KY-05", "ND30-PGNO-03"),
    "old plan": ("ND30-PGNO-03", "ND30-KY-05", "ND30-ND-02"),
    "old decision": ("ND30-QH-02", "ND30-PAGE-05"),
    "old letter": ("ND30-TL-04", "ND30-NN-02"),
    "old of report": ("ND30-ND-01", "ND30-CQ-03"),
    "old of notice": ("ND30-SO-04", "ND30-PGNO-02"),
    "party of decision": ("HD05-05", "HD05-11"),
    "party of notice": ("HD05-06", "HD05-09"),
    "party of report": ("HD05-10", "HD05-12"),
}
"""Papers of other kinds and times, and rules of which the bad case is made of them too."""

FOR_PEOPLE = frozenset(
    {
        *("HD05-02", "HD05-03", "ND30-DC-01", "ND30-FONT-04", "ND30-KH-01", "ND30-KY-10", "ND30-KY-11"),
        *("ND30-KY-12", "ND30-ND-07", "ND30-ND-08", "ND30-PAGE-02", "ND30-PL-06", "ND30-QH-03", "ND30-TL-02"),
    }
)
"""Rules of layout whose bad case is nothing that could be mended for certain without touching words."""

OF_LAYOUT = [rule.id for rule in RULES if rule.needs is Need.LAYOUT and rule.id in CASES]
LAYOUT: list[Case] = [
    *((CASES[code][0], code) for code in OF_LAYOUT if code not in FOR_PEOPLE),
    *((name, code) for name, codes in VARIED.items() for code in codes),
]


def broken(case: Case) -> Subject:
    name, code = case
    return CASES[code][1](base(name))


@cache
def written(case: Case) -> bytes:
    """The bad case of a rule as a .docx that others typed."""
    paper = as_others(broken(case)).paper
    assert paper is not None
    stream = io.BytesIO()
    write_docx(paper, stream)
    return stream.getvalue()


@cache
def read(case: Case) -> Subject:
    """That file as it is read."""
    return replace(broken(case), paper=read_docx(written(case)))


@cache
def findings(case: Case) -> tuple[Finding, ...]:
    return run(read(case), RULES).findings


def is_found(code: str, found: Iterable[Finding]) -> bool:
    """Whether the rule is among them; papers of before 2020 have the rule of their time."""
    return any(code in {one.rule.id, one.rule.like} for one in found)


def good() -> Paper:
    paper = as_others(base("plan")).paper
    assert paper is not None
    return paper


def fixes_in(found: Iterable[Finding]) -> list[PaperFix]:
    return [fix for finding in found for fix in finding.found.fixes if isinstance(fix, PaperFix) and fix.target != "text"]


def is_certain(case: Case) -> bool:
    """Whether the rule is found in the file, with a mending of its layout alone."""
    of_look = [one for one in findings(case) if one.found.fixes and all(isinstance(fix, PaperFix) and fix.target != "text" for fix in one.found.fixes)]
    return is_found(case[1], of_look)


FACE = ("plan", "ND30-FONT-01")


def mended_file(data: bytes, fixes: Iterable[PaperFix]) -> tuple[bytes, tuple[bool, ...]]:
    stream = io.BytesIO()
    done = mend_docx(data, list(fixes), stream)
    return stream.getvalue(), done


@pytest.mark.parametrize("case", LAYOUT, ids=" ".join)
def test_the_file_is_mended_as_the_paper_would_be_and_nothing_else_changes(case: Case) -> None:
    before = read(case)
    assert before.paper is not None
    assert is_certain(case)
    fixes = fixes_in(findings(case))
    new, done = mended_file(written(case), fixes)
    after = read_docx(new)
    assert all(done)
    assert not is_found(case[1], run(replace(before, paper=after), RULES).findings)
    assert rough(after) == rough(mended(before.paper, fixes))
    assert texts(after) == texts(before.paper)


def test_most_rules_of_layout_can_be_mended_in_files_of_all_kinds_and_times() -> None:
    assert len(LAYOUT) >= 85
    assert len({name for name, _code in LAYOUT}) >= 25


@pytest.mark.parametrize("code", sorted(FOR_PEOPLE - {"ND30-KY-10", "ND30-KY-11"}))  # pictures of others are not written
def test_what_is_not_certain_is_left_to_people(code: str) -> None:
    assert not is_certain((CASES[code][0], code))


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
    data, fixes = written(FACE), fixes_in(findings(FACE))
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
    _new, done = mended_file(written(FACE), fixes)
    assert done == (False, False)


def together(name: str) -> tuple[Subject, bytes]:
    """A file of others in which every rule that can be mended in a paper of that name is broken."""
    subject = base(name)
    for own, code in LAYOUT:
        if own == name and code not in {"ND30-PAGE-01", "ND30-ND-01"}:  # sheets of another size, texts of another size hide other faults
            subject = CASES[code][1](subject)
    stream = io.BytesIO()
    paper = as_others(subject).paper
    assert paper is not None
    write_docx(paper, stream)
    return replace(subject, paper=read_docx(stream.getvalue())), stream.getvalue()


@pytest.mark.validator
@pytest.mark.parametrize("name", ["plan", "annexes", "marked", "old plan", "letter", "party", "party letter"])
def test_both_validators_accept_a_file_in_which_much_is_mended(name: str, tmp_path: Path, validate: Callable[[Path], list[str]]) -> None:
    subject, data = together(name)
    fixes = fixes_in(run(subject, RULES).findings)
    new, done = mended_file(data, fixes)
    assert fixes
    assert all(done)
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
    found = run(before, RULES).findings
    fixes = fixes_in(found)
    new, done = mended_file(stream.getvalue(), fixes)
    assert all(done)
    assert len(run(replace(before, paper=read_docx(new)), RULES).findings) <= len(found)
