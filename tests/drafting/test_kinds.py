"""Every kind of paper of a plan: what it says, who issues and signs it, whom it goes to."""

import datetime as dt
import io
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests import papers_to_print as made
from tests.strategies import plans
from ttdn_desktop import resources
from ttdn_desktop.domain.ids import PaperId, TaskId
from ttdn_desktop.domain.opinions import Opinion, Taken
from ttdn_desktop.domain.plan import DocumentReference, Plan, PlanPaper, Regime, Superior
from ttdn_desktop.domain.template import Fact
from ttdn_desktop.drafting import form_facts
from ttdn_desktop.drafting.kinds import KINDS, kind_of_record
from ttdn_desktop.drafting.profiles import archive_line, archive_mark
from ttdn_desktop.drafting.recipients import with_recipients
from ttdn_desktop.office.docx_writer import write_docx
from ttdn_desktop.office.task_workbook import write_task_workbook
from ttdn_desktop.paper.model import Paragraph, Style, Table
from ttdn_desktop.services.addressed import unreached
from ttdn_desktop.services.paper_keys import PAPER_KEYS
from ttdn_desktop.services.papers import sheets_of_kind
from ttdn_desktop.services.types import ExportOptions, PaperOrder

DAY = dt.date(2026, 11, 22)
GOLDEN = Path(__file__).parent.parent / "golden" / "papers"


def test_the_command_line_knows_the_kinds_there_are() -> None:
    assert tuple(KINDS) == PAPER_KEYS
    assert set(resources.papers_wording().kinds) == set(KINDS)


@pytest.mark.parametrize("key", made.KEYS)
def test_every_kind_of_the_yearly_sample_reads_as_the_golden_one(key: str) -> None:
    """To accept a change: TTDN_GOLDEN=write, then look at the difference."""
    text = "\n".join(made.as_text(named.paper) for named in made.drafted(made.sample(), key)[:2])
    file = GOLDEN / f"{key}.txt"
    if os.environ.get("TTDN_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("regime", list(Regime))
@pytest.mark.parametrize("number", range(3))
def test_every_kind_is_drafted_under_every_regime(regime: Regime, number: int) -> None:
    for key in made.KEYS:
        for named in made.drafted(made.under(regime, number), key):
            assert named.paper.parts
            assert "{" not in made.as_text(named.paper), key


@pytest.mark.parametrize("key", made.KEYS)
def test_what_the_plan_has_nothing_for_is_not_drafted(key: str) -> None:
    bare = replace(made.sample(), tasks=(), indicators=(), budget_lines=(), body=(), annexes=())
    found = made.drafted(bare, key)
    assert bool(found) is (key not in {"annex", "annex_six", "indicators", "budget", "slips"})


def test_a_decision_has_the_plan_attached_with_numbers_of_its_own() -> None:
    (named,) = made.drafted(made.sample(), "decision")
    decision, attached, *_annexes = named.paper.parts
    assert attached.page.number_from == 1
    texts = [block.text for block in attached.blocks if isinstance(block, Paragraph)]
    assert texts[0] == "KẾ HOẠCH"
    assert texts[2].startswith("(Ban hành kèm theo Quyết định số")
    assert not any(block.style in {Style.NUMBER, Style.SIGNER, Style.BASIS} for block in attached.blocks if isinstance(block, Paragraph))
    assert sum(isinstance(block, Table) and not block.ruled for block in decision.blocks) == 2  # letterhead and signature
    assert not any(isinstance(block, Table) and not block.ruled for block in attached.blocks)


def test_an_electronic_copy_leaves_the_number_of_what_it_is_attached_to_blank() -> None:
    issued = replace(made.sample(), papers=(_issued(made.proposed(made.sample(), "decision")),))
    for electronic in (False, True):
        (named,) = made.drafted(issued, "decision", options=ExportOptions(electronic=electronic))
        first, *others = (made.as_text(replace(named.paper, parts=(part,))) for part in named.paper.parts)
        assert "Số: 07/QĐ-UBND" in first
        assert all(("07/QĐ-UBND" in other) is not electronic for other in others)


def _issued(paper: PlanPaper) -> PlanPaper:
    date = made.sample().planned_issue_date
    return replace(paper, document=replace(paper.document, number="7", date=date))


@pytest.mark.parametrize(
    ("plan", "key", "issuer", "symbol", "authority"),
    [
        (made.sample, "decision", "Ủy ban nhân dân xã Vân Trúc", "QĐ-UBND", "ỦY BAN NHÂN DÂN XÃ VÂN TRÚC"),
        (made.sample, "submission", "Phòng Văn hóa - Xã hội", "TTr-VHXH", None),
        (made.sample, "letter", "Ủy ban nhân dân xã Vân Trúc", "UBND-VHXH", None),
        (made.of_department, "decision", "Sở Văn hóa, Thể thao và Du lịch", "QĐ-SVHTTDL", "GIÁM ĐỐC SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"),
        (made.of_department, "submission", "Phòng Thông tin đối ngoại", "TTr-TTĐN", None),
        (made.of_department, "letter", "Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL-TTĐN", None),
        (made.of_advisory_body, "decision", "Ban Chỉ đạo công tác thông tin đối ngoại", "QĐ-BCĐ", "BAN CHỈ ĐẠO CÔNG TÁC THÔNG TIN ĐỐI NGOẠI"),
    ],
)
def test_each_sort_of_body_issues_in_its_own_way(plan, key: str, issuer: str, symbol: str, authority: str | None) -> None:
    paper = made.proposed(plan(), key)
    assert (paper.issuer.name, paper.document.symbol) == (issuer, symbol)
    if authority:
        (named,) = made.drafted(plan(), key)
        assert made.lines(named.paper, Style.AUTHORITY) == [authority]


def test_the_department_is_asked_by_its_head_and_the_committee_as_a_body() -> None:
    assert made.proposed(made.of_department(), "submission").addressees == ("Giám đốc Sở Văn hóa, Thể thao và Du lịch",)
    assert made.proposed(made.sample(), "submission").addressees == ("Ủy ban nhân dân xã Vân Trúc",)


def test_recipients_are_completed_from_the_units_of_the_plan() -> None:
    common = resources.papers_wording().common
    plan = made.sample()
    assert with_recipients(plan.recipients, (), common)[-1] == "Lưu: VT, VHXH"
    assert with_recipients((), ("A",), common) == ("A", "Lưu: VT")


def test_units_that_get_nothing_stand_before_the_archive() -> None:
    common = resources.papers_wording().common
    plan = made.sample()
    short = replace(plan, recipients=("Thường trực Đảng ủy", "Các phòng, trung tâm thuộc xã", "Lưu: VT"))
    found = unreached(short, DAY)
    assert with_recipients(short.recipients, found, common) == (*short.recipients[:2], *found, "Lưu: VT")
    assert "Công an xã" in found
    assert "Phòng Kinh tế" not in found  # reached as one of the rooms
    assert "Các thôn" in found
    assert "Công an xã" not in unreached(replace(short, addressees=("Công an xã",)), DAY)


@pytest.mark.parametrize("archive", ["LƯU: VT", "- lưu: VT", "– Lưu: VT"])
def test_the_archive_stands_last_and_once_however_it_was_typed(archive: str) -> None:
    common = resources.papers_wording().common
    assert with_recipients(("Như trên", archive), ("Công an xã",), common) == ("Như trên", "Công an xã", archive)
    plan = replace(made.sample(), recipients=("Công an xã", f"{archive}, VHXH"))
    assert archive_mark(plan, common) == "VHXH"
    assert archive_line(plan, common)[:1].isalpha()  # the dash is printed with the line
    assert form_facts.facts_of(plan)[Fact.RECIPIENTS] == "Công an xã"


def test_facts_asked_once_stand_in_the_paper_and_in_its_record() -> None:
    paper = made.proposed(made.sample(), "remind", facts={"times": "2", "deadline": "ngày 15 tháng 7 năm 2027"})
    assert paper.document.subject.endswith("(lần 2)")
    assert "trước ngày 15 tháng 7 năm 2027" in " ".join(line.text for line in paper.generated)
    assert {fact.name: fact.value for fact in paper.facts} == {"times": "2", "deadline": "ngày 15 tháng 7 năm 2027"}


def test_lines_of_facts_become_lines_of_the_paper() -> None:
    lines = "Mục II.1|Quý I/2026|Quý I/2027\nNơi nhận|Sở Thông tin|Sở Văn hóa, Thể thao và Du lịch"
    paper = made.proposed(made.sample(), "correct", facts={"corrections": lines})
    texts = [text.text for text in paper.generated]
    assert "- Tại Mục II.1: nội dung đã ghi “Quý I/2026”, nay ghi lại là “Quý I/2027”;" in texts
    assert "- Tại Nơi nhận: nội dung đã ghi “Sở Thông tin”, nay ghi lại là “Sở Văn hóa, Thể thao và Du lịch”." in texts


def test_an_amendment_names_what_changed_since_the_issue() -> None:
    before = made.sample()
    first, *rest = before.tasks
    after = replace(
        before,
        tasks=(replace(first, time=replace(first.time, text="Quý II/2027", start=None, end=None)), *rest[:-1], replace(rest[-1], title="Tổng kết năm 2027")),
    )
    texts = [text.text for text in made.proposed(after, "amendment", before=before).generated]
    assert any("thời gian của nhiệm vụ “Ban hành Quy chế phát ngôn" in text and "“Quý II/2027”" in text for text in texts)
    assert any("được sửa thành “Tổng kết năm 2027”" in text for text in texts)


def test_a_report_without_a_superior_has_no_addressee() -> None:
    plan = replace(made.sample(), superior=None)
    paper = made.proposed(plan, "report")
    assert paper.addressees == ()
    assert "Như trên" not in paper.recipients
    above = Superior(document=DocumentReference(type="KH", number="1/KH-UBND", issuer="Ủy ban nhân dân tỉnh Hương Giang"))
    assert made.proposed(replace(plan, superior=above), "report").recipients[0] == "Như trên"


def test_each_unit_gets_its_own_slip_attached_to_the_letter() -> None:
    slips = {named.about: made.as_text(named.paper) for named in made.drafted(made.sample(), "slips")}
    assert len(slips) == 11
    police = slips["Công an xã"]
    assert "DANH MỤC NHIỆM VỤ CỦA CÔNG AN XÃ" in police
    assert "(Kèm theo Công văn số" in police
    assert "NHIỆM VỤ CHỦ TRÌ" in police
    assert "NHIỆM VỤ PHỐI HỢP" in police
    assert "NHIỆM VỤ CHỦ TRÌ" not in slips["các thôn"]


def test_an_estimate_of_several_years_is_summed_by_years_and_in_words() -> None:
    plan = made.sample()
    lines = tuple(replace(line, year=2027 + count % 2) for count, line in enumerate(plan.budget_lines))
    (named,) = made.drafted(replace(plan, budget_lines=lines), "budget")
    text = made.as_text(named.paper)
    assert "Cộng năm 2027" in text
    assert "Cộng năm 2028" in text
    assert "101.000.000" in text
    assert "(Bằng chữ: Một trăm linh một triệu đồng)" in text


def test_a_stored_paper_is_drafted_as_it_is_stored() -> None:
    paper = made.proposed(made.sample(), "letter")
    stored = replace(paper, document=replace(paper.document, number="12", subject="việc khác"), variant="unheard of")
    assert kind_of_record(stored) is KINDS["letter"]
    plan = replace(made.sample(), papers=(stored, replace(stored, id=PaperId("another"), document=replace(stored.document, number="13"))))
    found = made.drafted(plan, "letter")
    assert [named.about for named in found] == ["1", "2"]
    assert "Số: 12/UBND-VHXH" in made.as_text(found[0].paper)
    assert "V/v việc khác" in made.as_text(found[0].paper)
    assert kind_of_record(replace(stored, kind="poem")) is None


def test_the_contact_stands_at_the_foot_of_the_first_page() -> None:
    options = ExportOptions(contact=("Địa chỉ: Thôn Đông", "Điện thoại: 0200 000 000"))
    for key in ("plan", "decision", "letter", "minutes", "routing_slip"):
        (named,) = made.drafted(made.sample(), key, options=options)
        assert [block.text for block in named.paper.parts[0].foot if isinstance(block, Paragraph)] == list(options.contact)
        assert all(not part.foot for part in named.paper.parts[1:])


@settings(max_examples=15)
@given(plans())
def test_any_plan_has_its_papers(plan: Plan) -> None:
    for key in made.KEYS:
        for named in made.drafted(plan, key):
            write_docx(named.paper, io.BytesIO())
        for sheet in sheets_of_kind(plan, key, PaperOrder()):
            write_task_workbook(sheet, io.BytesIO())


def test_a_plan_that_says_little_has_no_holes_in_its_papers() -> None:
    bare = replace(made.sample(), year=None, period=None, tasks=(), budget_lines=(), indicators=(), superior=None, body=(), annexes=(), recipients=())
    for key in made.RECORDED:
        for text in made.proposed(bare, key).generated:
            said = re.sub(r" {5,}", "…", text.text)  # room to write
            assert " | " in said or not re.search(r"\S  \S|\( *\)| [,.;]|^ | $", said), (key, said)


def test_the_workbook_of_the_estimate_has_numbers_and_their_sum() -> None:
    (sheet,) = sheets_of_kind(made.sample(), "budget", PaperOrder())
    amount = next(at for at, column in enumerate(sheet.columns) if column.key == "amount")
    *lines, total, in_words = sheet.rows
    assert [line.values[amount] for line in lines] == [18000000, 15000000, 30000000, 20000000, 6000000, 12000000]
    assert (total.values[1], total.values[amount], total.total) == ("Tổng cộng", 101000000, True)
    assert in_words.values == ("(Bằng chữ: Một trăm linh một triệu đồng)",)
    assert sheet.columns[amount].figures


def test_what_units_said_stands_in_the_table_with_how_it_was_taken() -> None:
    opinions = (
        Opinion(
            id="1",
            unit="Công an xã",
            document="12/CV ngày 05/11/2026",
            place="Mục II.1",
            text="Bổ sung đơn vị phối hợp",
            taken=Taken.TAKEN,
            answer="Đã bổ sung",
        ),
        Opinion(id="2", unit="các thôn", taken=Taken.AGREED),
        Opinion(id="3", unit="Phòng Kinh tế", text="Lùi thời hạn", taken=Taken.EXPLAINED, answer="Thời hạn do tỉnh quy định"),
    )
    (sheet,) = sheets_of_kind(made.sample(), "opinions", PaperOrder(opinions=opinions))
    assert [row.values[1:] for row in sheet.rows] == [
        ("Công an xã", "12/CV ngày 05/11/2026", "Mục II.1: Bổ sung đơn vị phối hợp", "Tiếp thu: Đã bổ sung"),
        ("Các thôn", "", "Thống nhất với dự thảo", ""),
        ("Phòng Kinh tế", "", "Lùi thời hạn", "Giải trình: Thời hạn do tỉnh quy định"),
    ]


def test_a_plan_issued_by_a_decision_is_referred_to_by_it() -> None:
    plan = replace(made.sample(), papers=(_issued(made.proposed(made.sample(), "decision")),))
    paper = made.proposed(plan, "letter")
    texts = " ".join(text.text for text in paper.generated)
    assert "trên địa bàn xã Vân Trúc ban hành kèm theo Quyết định số 07/QĐ-UBND ngày 15 tháng 12 năm 2026 của Ủy ban nhân dân xã Vân Trúc, " in texts
    (annex,) = made.drafted(plan, "annex")
    assert "(Kèm theo Quyết định số 07/QĐ-UBND ngày 15 tháng 12 năm 2026" in made.as_text(annex.paper)
    numbered = replace(plan, document=replace(plan.document, number="9"))
    assert "Kế hoạch số 09/KH-UBND" in " ".join(text.text for text in made.proposed(numbered, "letter").generated)


def test_very_many_units_are_addressed_in_one_line() -> None:
    tasks = tuple(replace(made.sample().tasks[0], id=TaskId(f"T{n}"), leads=(f"Ủy ban nhân dân xã {n}",), partners=()) for n in range(40))
    plan = replace(made.sample(), tasks=tasks, body=(), annexes=())
    assert made.proposed(plan, "letter").addressees == ("Các cơ quan, đơn vị, tổ chức được giao nhiệm vụ tại Kế hoạch",)
    assert len(made.drafted(plan, "slips")) == 40


def test_a_committee_is_renewed_in_the_place_of_the_one_before() -> None:
    facts = {
        "mode": "Kiện toàn",
        "replaced": "Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026",
        "members": "Lê Văn An | Chủ tịch | Trưởng Ban | Phụ trách chung",
    }
    paper = made.proposed(made.sample(), "committee", facts=facts)
    texts = [text.text for text in paper.generated]
    assert paper.document.subject == "Kiện toàn Ban Chỉ đạo công tác thông tin đối ngoại xã Vân Trúc"
    assert "Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026." in texts
    assert any(text.endswith("1 | Lê Văn An | Chủ tịch | Trưởng Ban | Phụ trách chung") for text in texts)


def test_columns_to_be_filled_by_hand_get_the_room_that_others_can_spare() -> None:
    table = next(block for part in made.drafted(made.sample(), "opinions")[0].paper.parts for block in part.blocks if isinstance(block, Table))
    number, unit, *blank = table.widths
    assert number < unit
    assert all(width > 50 for width in blank), table.widths
