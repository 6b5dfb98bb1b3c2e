"""Under every set of rules every paper of a plan is written soundly, read back the same, and says where it belongs."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import plans_to_print as printed
from tests.office.own_checks import own_findings
from tests.office.seen import seen
from tests.office.sound import audited
from tests.strategies import plans
from ttdn_desktop import i18n, resources
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.compare import compare
from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.plan import DocumentHead, Plan, PlanPaper, Regime, Urgency
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.drafting import plan_paper
from ttdn_desktop.office.docx_reader import read_docx
from ttdn_desktop.office.docx_writer import write_docx
from ttdn_desktop.paper.measure import text_width
from ttdn_desktop.paper.model import Line, Paper, Paragraph, Style, Table, paragraphs
from ttdn_desktop.rules.model import Subject
from ttdn_desktop.rules.run import run
from ttdn_desktop.services.export import export_docx, paper_of
from ttdn_desktop.services.paper_keys import PAPER_KEYS
from ttdn_desktop.services.papers import combined, papers_of_kind
from ttdn_desktop.services.reading import look_at
from ttdn_desktop.services.regimes import fitting_regime, place_words, proposed_switch, switch_told, switched, to_compare
from ttdn_desktop.services.types import ExportOptions, PaperOrder

REGIMES = tuple(Regime)
DAYS = {
    Regime.ND30_2020: dt.date(2026, 9, 15),
    Regime.TT01_2011: dt.date(2019, 10, 25),
    Regime.PARTY_05HD_2026: dt.date(2026, 9, 15),
    Regime.PARTY_36HD_2018: dt.date(2021, 2, 8),
}
ORDER = PaperOrder(options=ExportOptions(contact=("Địa chỉ: thôn Đông, xã Vân Trúc", "Thư điện tử: vantruc@example.vn")))


@cache
def plan_under(regime: Regime) -> Plan:
    """A whole plan with annexes, marks and everything, under these rules, issued on a day on which they hold."""
    plan = printed.annexed_plan()
    plan = replace(plan, document=replace(plan.document, date=DAYS[regime], date_text=None, urgency=Urgency.URGENT, circulation="Lưu hành nội bộ"))
    return switched(plan, regime)


def written(paper: Paper, folder: Path) -> Path:
    file = folder / "paper.docx"
    with file.open("wb") as stream:
        write_docx(paper, stream)
    return file


@pytest.mark.parametrize("key", PAPER_KEYS)
@pytest.mark.parametrize("regime", REGIMES)
def test_every_paper_under_every_rules_is_sound_and_reads_back_the_same(regime: Regime, key: str, tmp_path: Path) -> None:
    rules = resources.standards(regime)
    for named in papers_of_kind(plan_under(regime), key, ORDER):
        file = written(named.paper, tmp_path)
        assert own_findings(file.read_bytes()) == []
        assert audited(file) == []
        assert seen(read_docx(file.read_bytes()), rules) == seen(named.paper, rules)


@pytest.mark.parametrize("key", PAPER_KEYS)
@pytest.mark.parametrize("regime", REGIMES)
def test_no_paper_breaks_the_rules_it_is_drafted_by(regime: Regime, key: str, tmp_path: Path) -> None:
    rules, say, day = resources.standards(regime), resources.wording(regime), DAYS[regime]
    for named in papers_of_kind(plan_under(regime), key, ORDER):
        paper = read_docx(written(named.paper, tmp_path).read_bytes())
        found = run(Subject(paper=paper, regime=regime, standards=rules, day=day, today=dt.date(2026, 11, 21), types=say.types), resources.rules())
        assert [(one.code, one.found.text) for one in found.findings if one.severity is Severity.ERROR] == []


@pytest.mark.validator
@pytest.mark.parametrize("regime", REGIMES)
def test_the_validator_of_microsoft_finds_nothing_under_any_rules(regime: Regime, tmp_path: Path, validate: Callable[[Path], list[str]]) -> None:
    papers = [named for key in PAPER_KEYS for named in papers_of_kind(plan_under(regime), key, ORDER)]
    assert validate(written(combined(papers).paper, tmp_path)) == []
    assert validate(written(papers[0].paper, tmp_path)) == []


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("layout", TaskLayout)
@pytest.mark.parametrize("regime", REGIMES)
def test_a_plan_comes_back_from_its_file_as_it_was(regime: Regime, layout: TaskLayout, draft: bool, tmp_path: Path) -> None:
    plan = plan_under(regime)
    back = look_at(export_docx(plan, tmp_path / "plan.docx", ExportOptions(tasks=layout, draft=draft, two_sided=True)), "vi").reading.plan
    assert back is not None
    assert compare(plan, back).changes == ()
    assert back.document == plan.document


def as_of_another_hand(file: Path) -> Path:
    """The same file without anything that ties it to a plan: no memory, no anchors, no styles of ours."""
    target = file.with_name("another.docx")
    with zipfile.ZipFile(file) as own, zipfile.ZipFile(target, "w") as other:
        for name in own.namelist():
            data = own.read(name)
            if name == "[Content_Types].xml":
                data = re.sub(rb'<Override PartName="/(?:customXml|docProps/custom)[^>]*/>', b"", data)
            elif name == "word/_rels/document.xml.rels":
                data = re.sub(rb'<Relationship Id="rId7"[^>]*/>', b"", data)
            elif name == "_rels/.rels":
                data = re.sub(rb'<Relationship Id="rId4"[^>]*/>', b"", data)
            elif name == "word/document.xml":
                data = re.sub(rb'w:val="Ttdn\w+"', b'w:val="Normal"', re.sub(rb"<w:bookmark(?:Start|End)[^>]*/>", b"", data))
            if not name.startswith(("customXml", "docProps/custom")):
                other.writestr(name, data)
    return target


def printed_lines(plan: Plan) -> list[str]:
    """All lines of the plan as a paper, the sum in words apart, which stands in the text too when it was read."""
    paper = paper_of(plan, ExportOptions())
    return [paragraph.text for part in paper.parts for paragraph in paragraphs(part.blocks) if not paragraph.text.startswith("(Bằng chữ")]


@pytest.mark.parametrize("regime", REGIMES)
def test_a_paper_of_another_hand_gets_its_rules_and_is_drafted_again_the_same(regime: Regime, tmp_path: Path) -> None:
    plan = switched(replace(printed.small_plan(), document=replace(printed.small_plan().document, date=DAYS[regime], date_text=None)), regime)
    back = look_at(as_of_another_hand(export_docx(plan, tmp_path / "plan.docx", ExportOptions())), "vi").reading.plan
    assert back is not None
    assert back.document.regime is regime
    assert printed_lines(back) == printed_lines(plan)


@settings(max_examples=40)
@given(plans(), st.sampled_from(REGIMES), st.booleans())
def test_any_plan_under_any_rules_is_written_soundly_and_read_back_the_same(plan: Plan, regime: Regime, draft: bool) -> None:
    rules = resources.standards(regime)
    paper = plan_paper(plan, rules, resources.wording(regime), draft=draft)
    stream = io.BytesIO()
    write_docx(paper, stream)
    assert own_findings(stream.getvalue()) == []
    assert seen(read_docx(stream.getvalue()), rules) == seen(paper, rules)


def party_paper(**options: Any) -> Paper:
    return paper_of(plan_under(Regime.PARTY_05HD_2026), ExportOptions(**options))


def lines_of(paper: Paper, style: Style) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(paper.parts[0].blocks) if paragraph.style is style]


def test_the_head_of_a_party_paper() -> None:
    paper = party_paper()
    head = paper.parts[0].blocks[0]
    assert isinstance(head, Table)
    right = head.rows[0][1].blocks
    assert [block.text for block in right if isinstance(block, Paragraph)] == ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert isinstance(right[-1], Line)
    rules = resources.standards(Regime.PARTY_05HD_2026)
    assert right[-1].length == pytest.approx(text_width(rules.metrics, "ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True), abs=0.1)
    assert lines_of(paper, Style.ISSUING_BODY) == ["ĐẢNG ỦY XÃ VÂN TRÚC"]
    assert lines_of(paper, Style.NUMBER) == ["Số 05-KH/ĐU"]
    assert lines_of(paper, Style.STAR) == ["*", "-----"]
    assert lines_of(paper, Style.MOTTO) == []


def test_a_party_draft_leaves_room_for_number_and_symbol() -> None:
    plan = plan_under(Regime.PARTY_05HD_2026)
    draft = paper_of(replace(plan, document=replace(plan.document, symbol=None)), ExportOptions(draft=True))
    assert lines_of(draft, Style.NUMBER) == ["Số         -KH/        "]


def test_bases_of_a_party_paper_begin_with_dashes_and_the_last_goes_on_into_the_clause() -> None:
    bases = lines_of(party_paper(), Style.BASIS)
    assert all(basis.startswith("- ") for basis in bases)
    assert [basis[-1] for basis in bases] == [*";" * (len(bases) - 1), ","]


def test_a_party_paper_ends_with_a_full_stop_and_an_upright_post() -> None:
    paper = party_paper()
    assert not any("./." in paragraph.text for part in paper.parts for paragraph in paragraphs(part.blocks))
    authority, post = [paragraph for paragraph in paragraphs(paper.parts[0].blocks) if paragraph.style is Style.CAPACITY]
    assert (authority.text, authority.runs[0].bold) == ("T/M ĐẢNG ỦY", None)
    assert (post.text, post.runs[0].bold) == ("PHÓ BÍ THƯ", False)


def test_a_letter_of_the_party_says_what_it_is_about_in_small_italics_under_its_number() -> None:
    letter = papers_of_kind(plan_under(Regime.PARTY_05HD_2026), "letter", ORDER)[0].paper
    assert lines_of(letter, Style.LETTER_SUBJECT)[0].startswith("về việc ")
    look = dict(letter.looks)[Style.LETTER_SUBJECT]
    assert (look.size, look.italic) == (12, True)
    assert lines_of(letter, Style.NUMBER)[0].endswith("-CV/ĐU")


def test_a_submission_of_the_party_is_laid_before_its_addressee() -> None:
    submission = papers_of_kind(plan_under(Regime.PARTY_05HD_2026), "submission", ORDER)[0].paper
    assert lines_of(submission, Style.ADDRESSEE)[0].startswith("Kính trình:")


def test_sheets_for_both_sides_change_their_margins() -> None:
    assert all(part.page.mirrored for part in party_paper(two_sided=True).parts)
    assert not any(part.page.mirrored for part in party_paper().parts)


@pytest.mark.parametrize("regime", REGIMES)
def test_the_rules_a_plan_follows_fit_its_day_and_issuer(regime: Regime) -> None:
    assert fitting_regime(plan_under(regime)) is regime


def test_the_year_beside_a_blank_day_counts_as_its_end() -> None:
    plan = printed.small_plan()
    blank = replace(plan, planned_issue_date=None, document=replace(plan.document, date=None, date_text="ngày      tháng      năm 2018"))
    assert fitting_regime(blank) is Regime.TT01_2011


def test_every_place_of_a_change_has_a_name() -> None:
    i18n.install("en")
    plan = printed.small_plan()
    record = PlanPaper(id=PaperId("D1"), kind="decision", document=DocumentHead(type="QĐ", symbol="QĐ-UBND"), issuer=plan.issuer)
    plan = replace(plan, papers=(record,))
    found = proposed_switch(plan, Regime.PARTY_05HD_2026)
    assert place_words(plan, "papers/D1/document.symbol") == "Quyết định: Symbol"
    assert all(place_words(plan, change.place) for change in found.changes)
    told = switch_told(plan, found)
    assert "Symbol: “KH-UBND” became “KH/ĐU”." in told
    assert any("yourself" in line for line in told)


def test_what_is_to_be_compared_is_said_in_the_language_spoken() -> None:
    i18n.install("vi")
    assert any("Lề" in point for point in to_compare(Regime.PARTY_05HD_2026))
    i18n.install("en")
    assert any("Margins" in point for point in to_compare(Regime.PARTY_05HD_2026))
    assert to_compare(Regime.ND30_2020) == ()
