"""Every rule of form has a good case, a real export read back in which nothing is found, and a bad one, which breaks that rule alone."""

from dataclasses import replace

import pytest

from tests import plans_to_print as printed
from tests.office import decree_30_head, decree_30_text
from tests.office.decree_30 import CHECKS
from tests.rules.papers import (
    TODAY,
    Change,
    base,
    before,
    drafted,
    first,
    line,
    on,
    on_paper,
    page,
    page_number,
    read_back,
    subject_of,
    swap,
    table,
    typed,
    with_blocks,
    without,
)
from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Issuer, Plan, Regime, Stage
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.paper.model import Align, Cell, Edge, PageSetup, Paper, Paragraph, Part, Picture, Run, Style, Table, paragraphs
from ttdn_desktop.rules import checks
from ttdn_desktop.rules.model import Register, Subject
from ttdn_desktop.rules.run import RULE_CHECKS, Checker, run

# rules of content have cases of their own (test_content_rules.py)
OF_CONTENT = {topic.__name__ for topic in checks.CONTENT}
RULES = tuple(rule for rule in resources.rules() if rule.id not in RULE_CHECKS or RULE_CHECKS[rule.id].__module__ not in OF_CONTENT)
NAMES = (
    "plan",
    "table",
    "rows",
    "annexes",
    "department",
    "board",
    "marked",
    "contact",
    "chapters",
    "decision",
    "letter",
    "lone annex",
    "party",
    "party letter",
)


def of_plan(plan: Plan, **more: object) -> Change:
    return lambda subject: replace(subject, plan=plan, **more)  # type: ignore[arg-type] # fields of Subject


def picture_in(column: int) -> Change:
    def change(block: Table) -> Table:
        cells = tuple(Cell(blocks=(*cell.blocks, Picture(source="seal.png"))) if at == column else cell for at, cell in enumerate(block.rows[0]))
        return replace(block, rows=(cells, *block.rows[1:]))

    return table(-1, change)


def foreign(change: Change) -> Change:
    """The same paper as if others had made it."""
    return lambda subject: change(on_paper(lambda paper: replace(paper, origin=None))(subject))


PLAN = printed.small_plan()
DRAFT = replace(PLAN, stage=Stage.DRAFT)
BOARD = replace(PLAN, issuer=Issuer(parent="UBND xã Vân Trúc", name="Ban Chỉ đạo công tác thông tin đối ngoại"))
TAKEN = Register(numbers=(("KH-UBND", 2027, "05", "P0009"),))
OF_PARTY = replace(PLAN, document=replace(PLAN.document, symbol="KH/TU"))
TAKEN_BY_PARTY = Register(numbers=(("KH/TU", 2026, "5", "P0009"),))

CASES: dict[str, tuple[str, Change]] = {
    "ND30-PAGE-01": ("plan", page(width=215.9, height=279.4)),
    "ND30-PAGE-02": ("plan", page(width=297, height=210)),
    "ND30-PAGE-03": ("plan", page(top=15)),
    "ND30-PAGE-04": ("plan", page(left=25)),
    "ND30-PAGE-05": ("plan", page(right=10)),
    "ND30-FONT-01": ("plan", on(Style.BODY, run={"font": "Arial"})),
    "ND30-FONT-02": ("plan", on(Style.BODY, run={"font": ".VnTime"})),
    "ND30-FONT-03": ("plan", on(Style.BODY, run={"color": "FF0000"})),
    "ND30-FONT-04": ("plan", on(Style.PLACE_DATE, run={"size": 13.0})),
    "ND30-PGNO-01": ("plan", page_number(edge=Edge.BOTTOM)),
    "ND30-PGNO-02": ("plan", page(hide_first_number=False)),
    "ND30-PGNO-03": ("plan", page_number(size=11.0)),
    "ND30-PGNO-04": ("annexes", page(1, number_from=None)),
    "ND30-QH-01": ("plan", on(Style.NATIONAL_NAME, text=swap("VIỆT", "VIÊT"))),
    "ND30-QH-02": ("plan", on(Style.NATIONAL_NAME, run={"bold": False})),
    "ND30-QH-03": ("plan", first(typed("Tài liệu phục vụ kỳ họp"))),
    "ND30-TN-01": ("plan", on(Style.MOTTO, text="Độc lập – Tự do – Hạnh phúc")),
    "ND30-TN-02": ("plan", on(Style.MOTTO, run={"italic": True})),
    "ND30-TN-03": ("plan", line(1, length=30)),
    "ND30-TN-04": ("plan", on(Style.MOTTO, space_before=6)),
    "ND30-CQ-01": ("plan", on(Style.ISSUING_BODY, 1, run={"italic": True})),
    "ND30-CQ-02": ("department", on(Style.PARENT_BODY, run={"bold": True})),
    "ND30-CQ-03": ("plan", line(0, length=45)),
    "ND30-CQ-04": ("plan", on(Style.ISSUING_BODY, 1, space_before=6)),
    "ND30-CQ-05": ("department", on(Style.PARENT_BODY, text=swap("UBND", "ỦY BAN NHÂN DÂN"))),
    "ND30-CQ-06": ("plan", on(Style.ISSUING_BODY, run={"bold": False}, style=Style.PARENT_BODY)),
    "ND30-SO-01": ("plan", on(Style.NUMBER, text="Số 05/KH - UBND")),
    "ND30-SO-02": ("plan", on(Style.NUMBER, text="Số: 5/KH-UBND")),
    "ND30-SO-03": ("plan", on(Style.NUMBER, run={"size": 14.0})),
    "ND30-SO-04": ("plan", on(Style.NUMBER, align=Align.LEFT)),
    "ND30-SO-05": ("plan", on(Style.NUMBER, text="Số: 05/BC-UBND")),
    "ND30-SO-06": ("letter", on(Style.NUMBER, text=swap("UBND-VHXH", "CV-UBND"))),
    "ND30-SO-07": ("plan", of_plan(PLAN, register=TAKEN)),
    "ND30-SO-08": ("plan", of_plan(BOARD)),
    "ND30-SO-09": ("plan", of_plan(DRAFT)),
    "ND30-DD-01": ("plan", on(Style.PLACE_DATE, text=swap(",", ""))),
    "ND30-DD-02": ("plan", on(Style.PLACE_DATE, text=swap("ngày 05", "ngày 5"))),
    "ND30-DD-03": ("plan", on(Style.PLACE_DATE, run={"italic": False})),
    "ND30-DD-06": ("plan", on(Style.PLACE_DATE, text=swap("2027", "27"))),
    "ND30-TL-01": ("plan", on(Style.DOCUMENT_TYPE, run={"size": 16.0})),
    "ND30-TL-02": ("plan", on(Style.SUBJECT, text=str.upper)),
    "ND30-TL-03": ("plan", line(2, length=120)),
    "ND30-TL-04": ("letter", on(Style.LETTER_SUBJECT, space_before=0)),
    "ND30-TL-05": ("letter", before(Style.ADDRESSEE, typed("CÔNG VĂN", align=Align.CENTER, bold=True))),
    "ND30-TL-06": ("plan", on(Style.SUBJECT, text=swap(" năm 2027", ""))),
    "ND30-CC-01": ("plan", on(Style.BASIS, text=lambda text: text[:-1] + ",")),
    "ND30-CC-02": ("plan", on(Style.BASIS, run={"italic": False})),
    "ND30-ND-01": ("plan", on(Style.ITEM, run={"size": 12.0})),
    "ND30-ND-02": ("plan", on(Style.BODY, first_line=5)),
    "ND30-ND-03": ("plan", on(Style.ITEM, 1, space_before=2)),
    "ND30-ND-04": ("plan", on(Style.BODY, line_spacing=2)),
    "ND30-ND-05": ("chapters", on(Style.CHAPTER, 0, run={"bold": False})),
    "ND30-ND-06": ("chapters", on(Style.CHAPTER, 2, align=Align.LEFT)),
    "ND30-ND-07": ("decision", on(Style.ARTICLE, text=swap("1.", "1:"))),
    "ND30-ND-08": ("plan", on(Style.HEADING_1, text=str.capitalize)),
    "ND30-ND-09": ("plan", on(Style.HEADING_2, run={"bold": False})),
    "ND30-ND-10": ("plan", on(Style.ITEM, 3, text=swap("b)", "d)"))),
    "ND30-ND-11": ("plan", on(Style.HEADING_1, 1, text=swap("II.", "IV."))),
    "ND30-ND-12": ("plan", on(Style.HEADING_1, 1, text="II.")),
    "ND30-ND-13": ("plan", on(Style.ITEM, text=swap("-", "+"))),
    "ND30-ND-14": ("plan", on(Style.BODY, -1, text=swap("./.", "."))),
    "ND30-ND-15": ("plan", on(Style.BODY, text=swap("Ủy ban nhân dân xã", "[tên cơ quan]"))),
    "ND30-KY-01": ("plan", on(Style.CAPACITY, text=swap("TM.", "TM"))),
    "ND30-KY-02": ("plan", without(Style.CAPACITY, 1)),
    "ND30-KY-03": ("department", on(Style.CAPACITY, text="TM. PHÒNG VĂN HÓA - XÃ HỘI")),
    "ND30-KY-04": ("plan", on(Style.CAPACITY, run={"italic": True})),
    "ND30-KY-05": ("plan", on(Style.SIGNER, run={"bold": False})),
    "ND30-KY-06": ("plan", on(Style.SIGNER, text=swap("Đặng", "ThS. Đặng"))),
    "ND30-KY-07": ("department", on(Style.CAPACITY, 1, text="PHỤ TRÁCH PHÒNG")),
    "ND30-KY-08": ("board", on(Style.CAPACITY, 1, text="CHỦ TỊCH UBND XÃ VÂN TRÚC")),
    "ND30-KY-09": ("plan", on(Style.SIGNER, space_before=10)),
    "ND30-KY-10": ("plan", picture_in(1)),
    "ND30-KY-11": ("plan", picture_in(0)),
    "ND30-KY-12": ("lone annex", first(typed("Biểu số 1", align=Align.RIGHT))),
    "ND30-NN-01": ("plan", on(Style.RECIPIENTS_LABEL, run={"italic": False})),
    "ND30-NN-02": ("plan", on(Style.RECIPIENT, run={"size": 12.0})),
    "ND30-NN-03": ("plan", on(Style.RECIPIENT, -1, text=swap("Lưu: VT", "Lưu VT"))),
    "ND30-NN-04": ("letter", on(Style.RECIPIENT, text="- Sở Tài chính;")),
    "ND30-NN-05": ("letter", on(Style.ADDRESSEE, run={"italic": True})),
    "ND30-NN-06": ("plan", before(Style.BASIS, typed("Kính gửi: Các thôn.", align=Align.LEFT, style=Style.ADDRESSEE))),
    "ND30-NN-08": ("decision", on(Style.RECIPIENT, text="- Như trên;")),
    "ND30-PL-01": ("table", on(Style.BODY, 3, text="Các đơn vị thực hiện đúng tiến độ.")),
    "ND30-PL-02": ("annexes", on(Style.ANNEX_LABEL, text="Phụ lục 1")),
    "ND30-PL-03": ("table", on(Style.ANNEX_LABEL, run={"size": 13.0})),
    "ND30-PL-04": ("table", on(Style.ANNEX_REFERENCE, run={"italic": False})),
    "ND30-PL-05": ("table", on(Style.ANNEX_REFERENCE, text=swap("số 05/", "số     /"))),
    "ND30-PL-06": ("rows", table(-1, lambda block: replace(block, header_rows=0))),
    "ND30-DAU-01": ("marked", on(Style.MARK, run={"color": None})),
    "ND30-DAU-02": ("marked", on(Style.MARK, 1, run={"bold": False})),
    "ND30-DAU-03": ("marked", foreign(on(Style.MARK, text="MẬT"))),
    "BM-02": ("marked", on(Style.MARK, text="TỐI MẬT")),
    "ND30-KH-01": ("marked", on(Style.RECIPIENT, -1, text="pl30")),
    "ND30-DC-01": ("contact", on(Style.CONTACT, run={"size": 14.0})),
    "TTDN-VB-01": ("decision", on(Style.NUMBER, text="Số: 05/2026/QĐ-UBND")),
    "ND30-TG-01": ("plan", lambda subject: replace(subject, regime=Regime.TT01_2011, day=TODAY)),
    "HD05-01": ("party", on(Style.NATIONAL_NAME, run={"size": 14.0})),
    "HD05-02": ("party", without(Style.STAR)),
    "HD05-03": ("party", on(Style.NUMBER, text=swap("Số", "Số:"))),
    "HD05-04": ("party", of_plan(OF_PARTY, register=TAKEN_BY_PARTY)),
    "HD05-05": ("party", on(Style.PLACE_DATE, run={"italic": False})),
    "HD05-06": ("party", on(Style.DOCUMENT_TYPE, run={"size": 14.0})),
    "HD05-07": ("party letter", on(Style.LETTER_SUBJECT, run={"italic": False})),
    "HD05-08": ("party", on(Style.BODY, line_exact=None, line_spacing=1.15)),
    "HD05-09": ("party", page(left=20)),
    "HD05-10": ("party", on(Style.CAPACITY, 1, run={"bold": True})),
    "HD05-11": ("party", on(Style.RECIPIENTS_LABEL, run={"underline": False})),
    "HD05-12": ("party", page(header=15)),
    "HD05-13": ("party letter", on(Style.ADDRESSEE, run={"italic": False})),
    "HD05-14": ("party", on(Style.BASIS, text=swap("- ", ""))),
}


def codes(subject: Subject) -> set[str]:
    return {finding.code for finding in run(subject, RULES).findings}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_in_real_exports(name: str) -> None:
    report = run(base(name), RULES)
    assert [(finding.code, finding.found) for finding in report.findings] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name != "chapters"])
def test_nothing_is_found_in_papers_as_they_are_drafted(name: str) -> None:
    subject = replace(base(name), paper=drafted(name))
    assert [(finding.code, finding.found) for finding in run(subject, RULES).findings] == []


@pytest.mark.parametrize("code", CASES)
def test_a_broken_rule_is_found_and_no_other(code: str) -> None:
    name, change = CASES[code]
    assert codes(change(base(name))) == {code}


def as_others(subject: Subject) -> Subject:
    """The same paper without the names of looks, as if it had been typed by others: its parts are found by place and words."""
    assert subject.paper is not None
    bare = with_blocks(subject.paper, lambda block: (replace(block, style=Style.PLAIN, anchor=None),) if isinstance(block, Paragraph) else (block,))
    return replace(subject, paper=replace(bare, origin=None))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_in_the_same_papers_without_the_names_of_looks(name: str) -> None:
    assert not codes(as_others(base(name)))


@pytest.mark.parametrize("code", [code for code in CASES if code != "BM-02"])
def test_a_broken_rule_is_found_by_place_and_words_too(code: str) -> None:
    name, change = CASES[code]
    assert codes(as_others(change(base(name)))) == {code}


def test_where_a_line_pushed_with_blanks_stands_is_not_judged() -> None:
    change = on(Style.PLACE_DATE, text=lambda text: " " * 12 + text, align=Align.LEFT)
    assert not codes(change(base("plan")))
    assert codes(on(Style.PLACE_DATE, align=Align.LEFT)(base("plan"))) == {"ND30-DD-03"}


def test_what_the_independent_reading_of_written_files_proves_is_checked_by_the_program_too() -> None:
    assert {check.__module__ for check in CHECKS.values()} == {decree_30_head.__name__, decree_30_text.__name__}
    assert CHECKS.keys() <= RULE_CHECKS.keys()


def test_an_annex_that_names_another_day_than_its_paper_is_found() -> None:
    found = run(on(Style.ANNEX_REFERENCE, text=swap("05 tháng 01", "06 tháng 01"))(base("table")), RULES).findings
    assert [(finding.code, dict(finding.found.said)) for finding in found] == [("ND30-PL-04", {"expected": "ngày 05 tháng 01 năm 2027"})]


def severities(change: Change, name: str = "plan") -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in run(change(base(name)), RULES).findings}


def test_of_a_normative_document_nothing_is_judged_by_the_rules_of_administrative_ones() -> None:
    year = on(Style.NUMBER, text="Số: 05/2026/QĐ-UBND")
    change = page(left=20)
    assert severities(change, "decision") == {"ND30-PAGE-04": Severity.ERROR}
    assert severities(lambda subject: change(year(subject)), "decision") == {"TTDN-VB-01": Severity.INFO}
    assert "ND30-SO-01" in severities(on(Style.NUMBER, text="Số: 05/2026/KH-UBND"))  # a plan is never one


def test_a_normative_document_whose_head_is_not_shown_is_known_by_what_was_read() -> None:
    decree = replace(PLAN, document=replace(PLAN.document, type="NĐ", number="30/2020", symbol="NĐ-CP"))
    paper = Paper(parts=(Part(page=PageSetup(), blocks=(typed("Điều 1. Phạm vi điều chỉnh"), typed("văn thư.", size=9))),))
    assert codes(subject_of(paper, plan=decree)) == {"TTDN-VB-01"}


def test_a_line_drawn_with_underscores_is_nothing_to_fill_in() -> None:
    assert codes(before(Style.BODY, typed("_" * 12, align=Align.CENTER), at=2)(base("plan"))) == set()
    assert codes(on(Style.BODY, text=swap("Ủy ban nhân dân xã", "______"))(base("plan"))) == {"ND30-ND-15"}


def test_bases_of_a_submission_are_only_to_be_looked_at() -> None:
    change = on(Style.BASIS, run={"italic": False})
    as_submission = on(Style.NUMBER, text="Số: 05/TTr-UBND")
    both = on(Style.DOCUMENT_TYPE, text="TỜ TRÌNH")
    assert severities(change)["ND30-CC-02"] is Severity.ERROR
    assert severities(lambda subject: change(as_submission(both(subject))))["ND30-CC-02"] is Severity.WARNING


def test_a_list_without_any_form_of_a_document_is_only_to_be_looked_at() -> None:
    lines = tuple(replace(typed(f"{number}. {'Nghị định của Chính phủ ' * 5}", first_line=10.0), where=f"p{number}") for number in range(1, 60))
    paper = Paper(parts=(Part(page=replace(PageSetup(), page_number=None), blocks=lines),))
    found = run(subject_of(paper), RULES).findings
    assert {"ND30-ND-03", "ND30-PGNO-01"} <= {finding.code for finding in found}
    assert {finding.severity for finding in found} == {Severity.WARNING}


@pytest.mark.parametrize(("indent", "wrong"), [(9.6, False), (12.3, False), (12.51, False), (13.0, False), (8.0, True), (11.3, True)])
def test_less_than_half_a_millimetre_is_no_fault_of_indentation(indent: float, wrong: bool) -> None:
    assert (severities(on(Style.BODY, first_line=indent)).get("ND30-ND-02") is Severity.ERROR) is wrong


def test_a_name_in_brackets_behind_a_recipient_may_be_small() -> None:
    def change(subject: Subject) -> Subject:
        wanted = on(Style.RECIPIENT, -1, text=lambda text: text[:-1])(subject)
        assert wanted.paper is not None
        small = [Run(text=" (Bích)", size=7.0, font="Times New Roman"), Run(text=".", size=11.0, font="Times New Roman")]
        last = [block for part in wanted.paper.parts for block in paragraphs(part.blocks) if block.style is Style.RECIPIENT][-1]
        return on_paper(lambda paper: with_blocks(paper, lambda one: (replace(last, runs=(*last.runs, *small)),) if one is last else (one,)))(wanted)

    assert severities(change) == {"ND30-NN-02": Severity.WARNING}
    assert severities(on(Style.RECIPIENT, run={"size": 7.0})) == {"ND30-NN-02": Severity.ERROR}


def test_every_rule_of_form_has_its_cases() -> None:
    of_form = {code for code, function in RULE_CHECKS.items() if function.__module__ not in OF_CONTENT}
    assert of_form == set(CASES)


def test_checking_again_finds_the_same_and_only_what_changed() -> None:
    checker = Checker(RULES)
    good, bad = base("plan"), CASES["ND30-ND-01"][1](base("plan"))
    assert not checker.run(good).findings
    found = checker.run(bad).findings
    assert [finding.code for finding in found] == ["ND30-ND-01"]
    assert checker.run(bad).findings == found
    assert not checker.run(good).findings


def test_what_a_text_has_not_is_not_looked_at_and_counted() -> None:
    report = run(replace(base("plan"), has_layout=False), RULES)
    assert {"ND30-PAGE-03", "ND30-ND-01"} <= set(report.skipped)
    assert "ND30-QH-01" in report.checked
    assert not report.findings


def test_rules_of_the_decree_are_not_asked_of_older_papers() -> None:
    subject = subject_of(read_back("plan"), regime=Regime.TT01_2011)
    report = run(CASES["ND30-PAGE-04"][1](subject), RULES)
    assert not [finding for finding in report.findings if finding.code.startswith("ND30-PAGE")]
    assert "ND30-PAGE-04" in report.not_applicable
