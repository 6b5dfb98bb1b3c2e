"""The parts of papers of others are found however their letterheads and endings are typed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.rules.papers import base
from tests.rules.test_form_rules import RULES, as_others
from ttdn_desktop import resources
from ttdn_desktop.office.docx_reader import read_docx
from ttdn_desktop.paper.model import Align, Block, Cell, Line, Paper, Paragraph, Run, Table
from ttdn_desktop.rules.elements import Elements, elements_of
from ttdn_desktop.rules.memory import Memory
from ttdn_desktop.rules.run import run

WIDTHS = (65.0, 100.0)


def runs(*parts: tuple[str, bool, bool, float]) -> tuple[Run, ...]:
    return tuple(Run(text=text, bold=bold, italic=italic, size=size, font="Times New Roman") for text, bold, italic, size in parts)


def typed(text: str, *, bold: bool = False, italic: bool = False, size: float = 13, gap: float = 0, where: str = "h") -> Paragraph:
    return Paragraph(runs=runs((text, bold, italic, size)) if text else (), align=Align.CENTER, space_before=gap, where=where)


def lined(*parts: tuple[str, bool, bool, float]) -> Paragraph:
    return Paragraph(runs=runs(*parts), align=Align.LEFT, where="h")


COMMITTEE = typed("ỦY BAN NHÂN DÂN", bold=True, where="h1")
COMMUNE = typed("XÃ VÂN TRÚC", bold=True, where="h2")
NATION = typed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, where="h3")
MOTTO = typed("Độc lập - Tự do - Hạnh phúc", bold=True, size=14, where="h4")
NUMBER = typed("Số: 05/KH-UBND", gap=6, where="h5")
DATE = typed("Vân Trúc, ngày 05 tháng 01 năm 2027", italic=True, size=14, gap=6, where="h6")
SHORT, LONG = Line(length=14, where="l1"), Line(length=60.5, where="l2")


def cells(*rows: tuple[Sequence[Block], Sequence[Block]]) -> Table:
    return Table(widths=WIDTHS, ruled=False, rows=tuple((Cell(blocks=tuple(left)), Cell(blocks=tuple(right))) for left, right in rows))


SECOND = ((NUMBER,), (DATE,))
HEADS: dict[str, tuple[Block, ...]] = {
    "drawn lines": (cells(((COMMITTEE, COMMUNE, SHORT), (NATION, MOTTO, LONG)), SECOND),),
    "underscores": (cells(((COMMITTEE, COMMUNE, typed("_______")), (NATION, MOTTO, typed("_______________________", bold=True, size=14))), SECOND),),
    "one cell each, lines parted by breaks": (
        cells(
            (
                (
                    replace(
                        COMMITTEE,
                        runs=runs(("ỦY BAN NHÂN DÂN\nXÃ VÂN TRÚC\n", True, False, 13), ("_______", False, False, 13), ("\nSố: 05/KH-UBND", False, False, 13)),
                    ),
                ),
                (
                    replace(
                        NATION,
                        runs=runs(
                            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", True, False, 13),
                            ("Độc lập - Tự do - Hạnh phúc\n_______________________\n", True, False, 14),
                            ("Vân Trúc, ngày 05 tháng 01 năm 2027", False, True, 14),
                        ),
                    ),
                ),
            )
        ),
    ),
    "both lines anchored on the left": (cells(((COMMITTEE, LONG, SHORT, COMMUNE), (NATION, MOTTO)), SECOND),),
    "two tables": (cells(((COMMITTEE, COMMUNE, SHORT), (NATION, MOTTO, LONG))), typed("", where="e"), cells(SECOND)),
    "a draft": (typed("DỰ THẢO LẦN 2", bold=True), cells(((COMMITTEE, COMMUNE, SHORT), (NATION, MOTTO, LONG)), SECOND)),
    "an empty column between": (
        Table(
            widths=(60.0, 5.0, 100.0),
            ruled=False,
            rows=(
                (Cell(blocks=(COMMITTEE, COMMUNE, SHORT)), Cell(), Cell(blocks=(NATION, MOTTO, LONG))),
                (Cell(blocks=(NUMBER,)), Cell(), Cell(blocks=(DATE,))),
            ),
        ),
    ),
    "columns kept apart with tabs": (
        lined(("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, False, 13)),
        lined(("XÃ VÂN TRÚC\t\t", True, False, 13), ("Độc lập - Tự do - Hạnh phúc", True, False, 14)),
        lined(("_______\t\t", False, False, 13), ("_______________________", True, False, 14)),
        lined(("Số: 05/KH-UBND\t\t", False, False, 13), ("Vân Trúc, ngày 05 tháng 01 năm 2027", False, True, 14)),
    ),
    "small letters shown as capitals": (
        cells(
            (
                (replace(COMMITTEE, runs=(replace(COMMITTEE.runs[0], text="Ủy ban nhân dân", capitals=True),)), COMMUNE, SHORT),
                (NATION, MOTTO, LONG),
            ),
            SECOND,
        ),
    ),
}

ENDING = (
    lined(("Nơi nhận:\t\t\t", True, True, 12), ("TM. ỦY BAN NHÂN DÂN", True, False, 14)),
    lined(("- Như trên;\t\t\t", False, False, 11), ("KT. CHỦ TỊCH", True, False, 14)),
    lined(("- Lưu: VT.\t\t\t", False, False, 11), ("PHÓ CHỦ TỊCH", True, False, 14)),
    Paragraph(where="h"),
    replace(lined(("Đặng Thị Minh Thư", True, False, 14)), align=Align.CENTER, indent_left=90),
)


def found_in(paper: Paper) -> Elements:
    return elements_of(paper, resources.wording().types, Memory())


def with_head(head: tuple[Block, ...]) -> Paper:
    paper = as_others(base("plan")).paper
    assert paper is not None
    part = paper.parts[0]
    return replace(paper, parts=(replace(part, blocks=(*head, *part.blocks[1:])), *paper.parts[1:]))


@pytest.mark.parametrize("name", HEADS)
def test_every_way_of_typing_a_letterhead_is_understood(name: str) -> None:
    paper = with_head(HEADS[name])
    head = found_in(paper).main.head
    assert head is not None
    assert [piece.text for piece in head.issuers] == ["ỦY BAN NHÂN DÂN", "XÃ VÂN TRÚC"]
    assert not head.parents
    assert [piece and piece.text for piece in (head.national, head.motto, head.number, head.place_date)] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/KH-UBND",
        "Vân Trúc, ngày 05 tháng 01 năm 2027",
    ]
    assert head.nation_line is not None
    assert head.issuer_line is not None
    assert not run(replace(as_others(base("plan")), paper=paper), RULES).findings


def test_recipients_and_signature_kept_apart_with_tabs_are_understood() -> None:
    paper = as_others(base("plan")).paper
    assert paper is not None
    part = paper.parts[0]
    ending = found_in(replace(paper, parts=(replace(part, blocks=(*part.blocks[:-1], *ENDING)),))).main.ending
    assert ending is not None
    assert [piece.text for piece in ending.recipients] == ["- Như trên;", "- Lưu: VT."]
    assert [piece.text for piece in ending.capacity] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert ending.signer is not None
    assert ending.signer.text == "Đặng Thị Minh Thư"


@pytest.mark.parametrize("name", ["plan", "table", "annexes", "decision", "letter", "board", "party"])
def test_the_same_parts_are_found_by_style_and_by_place(name: str) -> None:
    styled, bare = base(name).paper, as_others(base(name)).paper
    assert styled is not None
    assert bare is not None
    assert _told(found_in(styled)) == _told(found_in(bare))


def _told(elements: Elements) -> list[object]:
    told: list[object] = [elements.type_code]
    for document in elements.documents:
        head, ending = document.head, document.ending
        told += [[piece.text for piece in (*document.title.subject, *document.title.reference, *document.addressees)]]
        told += [[line.text for line in document.bases], len(document.body), len(document.tables)]
        if head is not None:
            told.append([[piece.text for piece in pieces] for pieces in (head.parents, head.issuers, head.letter_subject, head.marks)])
        if ending is not None:
            told.append([piece.text for piece in (*ending.recipients, *ending.capacity)])
            told.append(ending.signer and ending.signer.text)
    told += [(annex.label.text, [piece.text for piece in annex.title], len(annex.body), annex.opens) for annex in elements.annexes]
    return told


def test_a_text_without_any_form_is_told_nothing_about_what_it_lacks() -> None:
    paper = Paper(parts=(replace(base("plan").paper.parts[0], blocks=(typed("Danh mục văn bản"), typed("1. Luật Báo chí"))),))  # type: ignore[union-attr] # there is one
    found = run(replace(base("plan"), paper=paper), RULES).findings
    assert not [finding for finding in found if finding.found.said.keys() == {"missing"}]


def test_an_empty_paper_can_be_checked() -> None:
    paper = base("plan").paper
    assert paper is not None
    empty = replace(paper, parts=(replace(paper.parts[0], blocks=()),))
    assert run(replace(base("plan"), paper=empty), RULES).checked


def test_papers_of_others_are_checked_whole(samples: Path) -> None:
    """Whatever people and programs write: every rule looks at it and none breaks."""
    for file in sorted((samples / "word").glob("*.docx")):
        if "fake" in file.name:
            continue
        paper = read_docx(file.read_bytes())
        report = run(replace(base("plan"), paper=paper), RULES)
        assert len(report.checked) > 80 or "TTDN-VB-01" in {finding.code for finding in report.findings}


@pytest.mark.parametrize(
    ("name", "code", "issuers", "signer"),
    [
        ("002-kh-so-de-an-08", "KH", ["SỞ CÔNG THƯƠNG"], "Trịnh Văn Thành"),
        ("016-cv-ubnd-chi-dao-vntimeh", "CV", ["ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI"], "Ngô Hạnh Phúc"),
        ("018-giay-moi-ubnd", "GM", ["ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI"], "Hoàng Ngọc Bích"),
        ("046-nq-cds-dong-thap", "NQ", ["TỈNH UỶ ĐỒNG THÁP"], "Lê Quốc Phong"),
    ],
)
def test_parts_of_real_papers_are_found(samples: Path, name: str, code: str, issuers: list[str], signer: str) -> None:
    main = found_in(read_docx((samples / "word" / f"{name}.docx").read_bytes())).main
    assert main.head is not None
    assert main.ending is not None
    assert main.ending.signer is not None
    assert (main.type_code, [piece.text for piece in main.head.issuers], main.ending.signer.text) == (code, issuers, signer)
