"""From a file to a template, a plan begun from it, and the file filled: whole or not at all."""

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from tests import plans_to_print as printed
from tests.template_files import MAKERS, sheet_template, word_template
from tests.ui.programs import AGENCY
from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Plan, SectionRole, Stage
from ttdn_desktop.domain.template import Fact, Shape
from ttdn_desktop.errors import FileWriteError, UnreadableError
from ttdn_desktop.services import templates
from ttdn_desktop.services.new_plan import new_plan
from ttdn_desktop.services.system import now
from ttdn_desktop.services.template_job import template_of
from ttdn_desktop.services.template_plans import plan_from
from ttdn_desktop.services.template_types import TakenIn
from ttdn_desktop.settings import Settings

KNOWN = resources.places()

NOTES = (
    "Tên cơ quan, tổ chức chủ quản trực tiếp (nếu có).",
    "Tên cơ quan, tổ chức ban hành kế hoạch.",
    "Số văn bản.",
    "Chữ viết tắt tên cơ quan.",
    "Địa danh.",
    "Trích yếu nội dung kế hoạch.",
    "Nội dung mục đích.",
)


def ids() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"ID{next(numbers):06}"


def decree_30(path: Path) -> Path:
    """The form as Annex III of the decree draws it, with notes by number."""
    document = docx.Document()
    left, right = document.add_table(1, 2).rows[0].cells
    left.text = "TÊN CQ, TC CHỦ QUẢN (1)"
    left.add_paragraph("TÊN CƠ QUAN, TỔ CHỨC (2)")
    left.add_paragraph("Số: …(3)…/KH-…(4)…")
    right.text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    right.add_paragraph("… (5) …, ngày … tháng … năm …")
    for text in ("KẾ HOẠCH", "………(6)………", "Căn cứ ………;", "Căn cứ ………;", "I. MỤC ĐÍCH", "………(7)………", "II. NỘI DUNG", "……………"):
        document.add_paragraph(text)
    foot = document.add_table(1, 2).rows[0].cells
    foot[0].text = "Nơi nhận:"
    foot[0].add_paragraph("- ……………;")
    foot[1].text = "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ"
    foot[1].add_paragraph("Họ và tên")
    document.add_paragraph("Ghi chú:")
    for number, text in enumerate(NOTES, 1):
        document.add_paragraph(f"({number}) {text}")
    document.save(str(path))
    return path


def test_the_form_of_the_decree_asks_for_what_the_plan_knows(tmp_path: Path) -> None:
    file = decree_30(tmp_path / "mau.docx")
    template = template_of(file.read_bytes(), file)
    facts = {blank.fact for blank in template.blanks}
    assert {Fact.PARENT, Fact.ISSUER, Fact.NUMBER, Fact.PLACE, Fact.DATE, Fact.SUBJECT, Fact.BASES, Fact.RECIPIENTS, Fact.SIGNER, Fact.SIGNER_TITLE} <= facts
    assert [blank.name for blank in template.asked] == ["Chữ viết tắt tên cơ quan"]
    assert len(template.notes) == len(NOTES) + 1
    issuer = next(blank for blank in template.blanks if blank.fact is Fact.ISSUER)
    assert issuer.places[0].shape is Shape.UPPER
    plan = printed.small_plan()
    filled = templates.fill(plan, TakenIn(template=template, data=file.read_bytes()), {}, tmp_path / "ra.docx", drop_notes=True)
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(filled.path)).paragraphs)
    assert plan.document.subject in text
    assert text.count("Căn cứ") == len(plan.legal_bases)
    assert "Ghi chú" not in text


@pytest.mark.parametrize("name", MAKERS)
def test_a_file_comes_through_the_fence_as_a_template(name: str, tmp_path: Path) -> None:
    file = MAKERS[name](tmp_path / ("mau.xlsx" if name == "sheet" else "mau.docx"))
    taken = templates.take_in(file, ids())
    assert taken.data == file.read_bytes()
    assert taken.template.blanks
    assert taken.template.family == taken.template.id
    again = templates.take_in(file, ids())
    assert again.template == taken.template


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_template_that_says_with_what_it_was_issued_has_its_source_and_first_day(kind: str, tmp_path: Path) -> None:
    words = "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Hương Giang)"
    file = tmp_path / f"mau.{kind}"
    if kind == "docx":
        form = docx.Document(str(word_template(file)))
        form.paragraphs[0].insert_paragraph_before(words)
        form.save(str(file))
    else:
        book = openpyxl.load_workbook(sheet_template(file))
        book.worksheets[0]["A3"] = words
        book.save(file)
    made = template_of(file.read_bytes(), file)
    assert (made.source, made.valid_from) == ("Ủy ban nhân dân tỉnh Hương Giang", dt.date(2026, 1, 5))


def test_a_line_of_an_annex_with_blanks_tells_no_source(tmp_path: Path) -> None:
    file = word_template(tmp_path / "mau.docx")
    form = docx.Document(str(file))
    form.paragraphs[0].insert_paragraph_before("(Kèm theo Kế hoạch số ……/KH-UBND ngày … tháng … năm 20… của Ủy ban nhân dân xã ……)")
    form.save(str(file))
    assert template_of(file.read_bytes(), file).valid_from is None


def test_a_text_file_is_no_template(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("KẾ HOẠCH\nI. MỤC ĐÍCH\n……", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"a\.txt"):
        templates.take_in(file, ids())


def test_a_plan_begins_with_the_sections_of_the_template(tmp_path: Path) -> None:
    file = word_template(tmp_path / "mau.docx")
    template = template_of(file.read_bytes(), file)
    plan = plan_from(template, ids(), now().date(), AGENCY, KNOWN)
    assert [section.role for section in plan.body] == [SectionRole.PURPOSE, SectionRole.CONTENT, SectionRole.BUDGET, SectionRole.IMPLEMENTATION]
    assert "xã Vân Trúc" in str(plan.body[0].sections[0].blocks)
    assert list(plan.task_lists())
    assert isinstance(plan_from(replace(template, sections=()), ids(), now().date(), Settings(), KNOWN), Plan)


def test_a_plan_takes_the_subject_and_the_fixed_bases_of_the_template(tmp_path: Path) -> None:
    file = word_template(tmp_path / "mau.docx")
    document = docx.Document(str(file))
    dots = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Căn cứ"))
    fixed = "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;"
    dots.insert_paragraph_before(fixed)
    document.save(str(file))
    template = template_of(file.read_bytes(), file)
    plan = plan_from(template, ids(), now().date(), AGENCY, KNOWN)
    assert plan.document.subject == f"Hoạt động thông tin đối ngoại năm {plan.year}"
    assert [basis.number for basis in plan.legal_bases] == ["72/2015/NĐ-CP"]
    assert plan.stage is Stage.DRAFT
    filled = templates.fill(plan, TakenIn(template=template, data=file.read_bytes()), {}, tmp_path / "ra.docx")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(filled.path)).paragraphs)
    assert text.count("72/2015/NĐ-CP") == 1
    form = decree_30(tmp_path / "nd30.docx")
    assert (
        plan_from(template_of(form.read_bytes(), form), ids(), now().date(), AGENCY, KNOWN).document.subject
        == new_plan(ids(), now().date(), AGENCY, KNOWN).document.subject
    )


def test_a_plan_from_the_template_goes_back_into_it_without_doubling_its_text(tmp_path: Path) -> None:
    file = word_template(tmp_path / "mau.docx")
    template = template_of(file.read_bytes(), file)
    plan = plan_from(template, ids(), now().date(), AGENCY, KNOWN)
    filled = templates.fill(plan, TakenIn(template=template, data=file.read_bytes()), {}, tmp_path / "ra.docx")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(filled.path)).paragraphs)
    assert text.count("Nâng cao nhận thức của cán bộ") == 1
    assert text.count("theo dõi, đôn đốc") == 1
    assert filled.left_sections == ()


def recipients(path: Path, *lines: str, again: tuple[str, ...] = (), bullets: bool = False) -> Path:
    """A form of which the foot says who receives it, a second time where a form hangs on it."""
    document = docx.Document()
    for text in ("ỦY BAN NHÂN DÂN XÃ ……", "KẾ HOẠCH", "Công tác năm 20…", "I. MỤC ĐÍCH", "Nâng cao nhận thức.", "II. NỘI DUNG", "……………"):
        document.add_paragraph(text)
    for listed in filter(None, (lines, again)):
        foot = document.add_table(1, 2).rows[0].cells
        foot[0].text = "Nơi nhận:"
        foot[1].text = "CHỦ TỊCH"
        for line in listed:
            foot[0].add_paragraph(line.removeprefix("- ") if bullets else line, style="List Bullet" if bullets else None)
        document.add_paragraph("")
    document.save(str(path))
    return path


def received(path: Path, plan: Plan, tmp_path: Path) -> list[list[str]]:
    """Who receives each of the papers in the file once the plan is filled into it."""
    taken = TakenIn(template=template_of(path.read_bytes(), path), data=path.read_bytes())
    filled = templates.fill(plan, taken, {}, tmp_path / "ra.docx")
    return [[paragraph.text for paragraph in table.rows[0].cells[0].paragraphs][1:] for table in docx.Document(str(filled.path)).tables]


PLAN_OF_FOUR = replace(printed.small_plan(), recipients=("Như trên", "Thường trực Đảng ủy", "Các phòng, ban", "Công an xã", "Lưu: VT, VHXH"))


@pytest.mark.parametrize(
    ("form", "made"),
    [
        (("- Như trên;", "- ……………;", "- Lưu: VT."), ["- Như trên;", "- Thường trực Đảng ủy;", "- Các phòng, ban;", "- Công an xã;", "- Lưu: VT."]),
        (("- ……;", "- Như trên;", "- ……;", "- Lưu: VT."), ["- Thường trực Đảng ủy;", "- Như trên;", "- Các phòng, ban;", "- Công an xã;", "- Lưu: VT."]),
        (("- ……;",) * 5 + ("- Lưu: VT.",), ["- Như trên;", "- Thường trực Đảng ủy;", "- Các phòng, ban;", "- Công an xã;", "- Lưu: VT."]),
        (("- ……;", "- ……;"), ["- Như trên;", "- Thường trực Đảng ủy;", "- Các phòng, ban;", "- Công an xã;", "- Lưu: VT, VHXH."]),
        (("- ……", "- ……", "- Lưu: VT, ……."), ["- Như trên", "- Thường trực Đảng ủy", "- Các phòng, ban", "- Công an xã", "- Lưu: VT, ……."]),
    ],
)  # fmt: skip
def test_each_recipient_has_a_line_of_its_own_and_who_keeps_the_paper_comes_last(form: tuple[str, ...], made: list[str], tmp_path: Path) -> None:
    assert received(recipients(tmp_path / "mau.docx", *form), PLAN_OF_FOUR, tmp_path) == [made]


def test_recipients_behind_bullets_of_word_are_known_too(tmp_path: Path) -> None:
    file = recipients(tmp_path / "mau.docx", "- Như trên;", "- ……;", "- ……;", "- Lưu: VT.", bullets=True)
    assert received(file, PLAN_OF_FOUR, tmp_path) == [["Như trên;", "Thường trực Đảng ủy;", "Các phòng, ban;", "Công an xã;", "Lưu: VT."]]


def test_every_list_of_recipients_in_a_file_is_filled_by_itself(tmp_path: Path) -> None:
    file = recipients(tmp_path / "mau.docx", "- ……;", "- Lưu: VT.", again=("- Như trên;", "- ……;", "- ……;"))
    all_of_them, without_first = received(file, PLAN_OF_FOUR, tmp_path)
    assert all_of_them == ["- Như trên;", "- Thường trực Đảng ủy;", "- Các phòng, ban;", "- Công an xã;", "- Lưu: VT."]
    assert without_first == ["- Như trên;", "- Thường trực Đảng ủy;", "- Các phòng, ban;", "- Công an xã;", "- Lưu: VT, VHXH."]


def test_recipients_of_a_template_that_was_taken_in_before_are_filled_without_who_keeps_the_paper(tmp_path: Path) -> None:
    file = recipients(tmp_path / "mau.docx", "- ……;", "- ……;", "- Lưu: VT.")
    template = template_of(file.read_bytes(), file)
    older = replace(template, blanks=tuple(replace(blank, stands=None) for blank in template.blanks))
    filled = templates.fill(PLAN_OF_FOUR, TakenIn(template=older, data=file.read_bytes()), {}, tmp_path / "ra.docx")
    cell = docx.Document(str(filled.path)).tables[0].rows[0].cells[0]
    assert [paragraph.text for paragraph in cell.paragraphs][1:] == [
        "- Như trên;",
        "- Thường trực Đảng ủy;",
        "- Các phòng, ban;",
        "- Công an xã;",
        "- Lưu: VT.",
    ]


def test_what_finds_no_place_is_told(tmp_path: Path) -> None:
    file = sheet_template(tmp_path / "mau.xlsx")
    template = template_of(file.read_bytes(), file)
    plan = printed.small_plan()
    filled = templates.fill(plan, TakenIn(template=template, data=file.read_bytes()), {}, tmp_path / "ra.xlsx")
    assert filled.left_tasks == 0
    assert filled.left_bases == len(plan.legal_bases)
    assert "Người lập biểu" in [blank.name for blank in filled.empty]
    without = replace(template, tables=())
    told = templates.fill(plan, TakenIn(template=without, data=file.read_bytes()), {}, tmp_path / "ra2.xlsx")
    assert told.left_tasks == len(plan.tasks)


def test_a_wrong_ending_and_a_changed_file_write_nothing(tmp_path: Path) -> None:
    file = word_template(tmp_path / "mau.docx")
    template = template_of(file.read_bytes(), file)
    taken = TakenIn(template=template, data=file.read_bytes())
    with pytest.raises(FileWriteError):
        templates.fill(printed.small_plan(), taken, {}, tmp_path / "ra.xlsx")
    other = TakenIn(template=template, data=decree_30(tmp_path / "khac.docx").read_bytes())
    with pytest.raises(UnreadableError):
        templates.fill(printed.small_plan(), other, {}, tmp_path / "ra.docx")
    assert sorted(found.name for found in tmp_path.iterdir()) == ["khac.docx", "mau.docx"]
