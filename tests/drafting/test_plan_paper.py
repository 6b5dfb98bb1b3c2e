"""A plan as a paper: what is printed where, how it is numbered and closed, and what the paper remembers."""

import datetime as dt
from dataclasses import replace

import pytest

from tests import plans_to_print as printed
from ttdn_desktop import resources
from ttdn_desktop.domain.blocks import Item, TaskLayout, TaskList
from ttdn_desktop.domain.ids import BlockId, SectionId, TaskId
from ttdn_desktop.domain.plan import DocumentHead, Issuer, LegalBasis, Plan, Section, Task
from ttdn_desktop.domain.text import rich
from ttdn_desktop.drafting import plan_paper
from ttdn_desktop.paper.anchors import TASKS_ANNEX
from ttdn_desktop.paper.model import Line, Paper, Paragraph, Style, Table, paragraphs
from ttdn_desktop.paper.origin import text_hash
from ttdn_desktop.services.numbering import heading_numbers


def paper_of(plan: Plan, layout: TaskLayout | None = None, *, draft: bool = False) -> Paper:
    return plan_paper(plan, resources.standards(), resources.wording(), tasks=layout, draft=draft)


def lines(paper: Paper, *styles: Style) -> list[str]:
    return [paragraph.text for part in paper.parts for paragraph in paragraphs(part.blocks) if not styles or paragraph.style in styles]


def facts(paper: Paper) -> dict[str, str]:
    assert paper.origin is not None
    return dict(paper.origin.facts)


def stored(paper: Paper) -> dict[str, tuple[str, str]]:
    assert paper.origin is not None
    return {anchor: (digest, value) for anchor, digest, value in paper.origin.stored}


def anchored(paper: Paper) -> dict[str, Paragraph]:
    return {paragraph.anchor: paragraph for part in paper.parts for paragraph in paragraphs(part.blocks) if paragraph.anchor}


def with_sections(*sections: Section) -> Plan:
    return replace(printed.empty_plan(), body=sections)


def test_headings_are_numbered_by_their_level_and_tasks_count_among_them() -> None:
    assert lines(paper_of(printed.small_plan()), Style.HEADING_1, Style.HEADING_2) == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "2. Yêu cầu",
        "II. NỘI DUNG",
        "1. Xây dựng chuyên mục số 1 trên Trang thông tin điện tử",
        "2. Xây dựng chuyên mục số 2 trên Trang thông tin điện tử",
        "3. Kinh phí",
        "III. TỔ CHỨC THỰC HIỆN",
    ]


def test_text_before_the_first_heading_takes_no_number() -> None:
    opening = Section(id=SectionId("A"), heading="", blocks=(Item(id=BlockId("B"), text=rich("Trước hết.")),))
    plan = with_sections(opening, Section(id=SectionId("C"), heading="Sau đó"), Section(id=SectionId("D"), heading=""))
    assert lines(paper_of(plan), Style.HEADING_1, Style.ITEM) == ["- Trước hết.", "I. SAU ĐÓ", "II. "]
    assert heading_numbers(plan) == {"A": "", "C": "I.", "D": "II."}


def test_numbers_below_clauses_are_letters_with_d_bar_and_then_decimals() -> None:
    deepest = tuple(Section(id=SectionId(f"D{n}"), heading="x") for n in range(1))
    points = tuple(Section(id=SectionId(f"C{n}"), heading="điểm", sections=deepest if n == 4 else ()) for n in range(6))
    plan = with_sections(Section(id=SectionId("A"), heading="a", sections=(Section(id=SectionId("B"), heading="b", sections=points),)))
    assert lines(paper_of(plan), Style.HEADING_3) == ["a) điểm", "b) điểm", "c) điểm", "d) điểm", "đ) điểm", "e) điểm"]
    assert lines(paper_of(plan), Style.HEADING_4) == ["1.5.1. x"]


def test_the_office_keeps_its_way_of_numbering_when_it_was_read() -> None:
    inner = tuple(Section(id=SectionId(f"C{n}"), heading="Mục", number=f"1.{n}") for n in (1, 2))
    plan = with_sections(Section(id=SectionId("A"), heading="Phần", number="1", sections=inner))
    assert lines(paper_of(plan), Style.HEADING_2, Style.HEADING_4) == ["1. Phần", "1.1. Mục", "1.2. Mục"]
    assert not any(name.startswith("numbered:") for name in facts(paper_of(plan)))


def test_a_number_that_changes_is_remembered() -> None:
    plan = with_sections(Section(id=SectionId("A"), heading="Phần", number="II"))
    assert facts(paper_of(plan))["numbered:A"] == "II"


def test_letters_and_numbers_of_items_are_counted() -> None:
    marks = ["a)", "a)", "-", "b)", "1.", "7.", "+", "(1)"]
    items = tuple(Item(id=BlockId(f"I{n}"), mark=mark, text=rich("x")) for n, mark in enumerate(marks))
    paper = paper_of(with_sections(Section(id=SectionId("A"), heading="A", blocks=(*items, printed.paragraph("P", "Hết.")))))
    assert [line.removesuffix(" x") for line in lines(paper, Style.ITEM)] == ["a)", "b)", "-", "c)", "1.", "2.", "+", "(1)"]
    assert {name: value for name, value in facts(paper).items() if name.startswith("mark:")} == {"mark:I1": "a)", "mark:I3": "b)", "mark:I5": "7."}


def test_a_list_begins_anew_after_something_else() -> None:
    blocks = (printed.item("I1", "x", "a)"), printed.item("I2", "x", "b)"), printed.paragraph("P", "Khác:"), printed.item("I3", "x", "a)"))
    paper = paper_of(with_sections(Section(id=SectionId("A"), heading="A", blocks=blocks)))
    assert [line[:2] for line in lines(paper, Style.ITEM)] == ["a)", "b)", "a)"]


def test_closing_lines_of_tasks_say_who_when_and_what() -> None:
    task = replace(printed.task(1), people=("Nguyễn Văn A",), budget="10.000.000 đồng", note="Hằng năm.", content=())
    plan = replace(printed.small_plan(), tasks=(task, printed.task(2)))
    assert lines(paper_of(plan), Style.ITEM)[4:11] == [
        "- Thời gian: Quý II/2027.",
        "- Đơn vị chủ trì: Phòng Văn hóa - Xã hội.",
        "- Đơn vị phối hợp: Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã; Công an xã.",
        "- Người thực hiện: Nguyễn Văn A.",
        "- Sản phẩm: 01 chuyên mục, 12 tin, bài.",
        "- Kinh phí: 10.000.000 đồng.",
        "- Ghi chú: Hằng năm.",
    ]


def test_a_unit_with_a_semicolon_in_its_name_stays_whole() -> None:
    plan = replace(printed.small_plan(), tasks=(replace(printed.task(1), leads=("Sở A; B", "Sở C")), printed.task(2)))
    paper = paper_of(plan)
    assert stored(paper)["ttdn_k_T0001_1"] == (text_hash("Sở A; B; Sở C."), "Sở A; B\nSở C")


def test_parts_of_a_task_are_numbered_below_it() -> None:
    tasks = (Task(id=TaskId("A"), title="Một"), Task(id=TaskId("B"), title="Phần", parent_task=TaskId("A")), Task(id=TaskId("C"), title="Hai"))
    block = TaskList(id=BlockId("L"), task_ids=(TaskId("A"), TaskId("B"), TaskId("C")))
    plan = replace(printed.empty_plan(), tasks=tasks, body=(Section(id=SectionId("S"), heading="Việc", blocks=(block,)),))
    assert [line for line in lines(paper_of(plan)) if "Một" in line or "Phần" in line or "Hai" in line] == ["1. Một", "a) Phần", "2. Hai"]
    table = paper_of(plan, TaskLayout.TABLE).parts[1].blocks[3]
    assert isinstance(table, Table)
    assert [row[0].blocks[0].text for row in table.rows if isinstance(row[0].blocks[0], Paragraph)] == ["TT", "1", "1.1", "2"]


def test_tasks_as_a_table_stand_in_an_annex_to_which_the_body_points() -> None:
    paper = paper_of(printed.small_plan(), TaskLayout.TABLE)
    body, annex = paper.parts
    assert annex.page.width > annex.page.height
    assert anchored(paper)["ttdn_b_L1"].text == "Nhiệm vụ cụ thể, đơn vị thực hiện và thời gian hoàn thành tại Phụ lục kèm theo Kế hoạch này."
    assert anchored(paper)[f"ttdn_a_{TASKS_ANNEX}"].text == "PHÂN CÔNG NHIỆM VỤ"
    table = next(block for block in annex.blocks if isinstance(block, Table))
    assert table.anchors == (None, "ttdn_t_T0001", "ttdn_t_T0002")
    assert table.header_rows == 1
    assert sum(table.widths) == pytest.approx(annex.page.text_width)
    assert facts(paper)["layout:L1"] == "headings"
    assert facts(paper)["list:L1"] == "T0001 T0002"
    assert len(body.blocks) > 10


def test_the_end_mark_below_a_table_is_never_alone_on_a_page() -> None:
    _body, annex = paper_of(printed.small_plan(), TaskLayout.TABLE).parts
    *_, table, mark = annex.blocks
    assert isinstance(table, Table)
    assert isinstance(mark, Paragraph)
    assert mark.text == "./."
    held = [{paragraph.keep_with_next for cell in row for paragraph in paragraphs(cell.blocks)} for row in table.rows[1:]]
    assert held == [{None}, {True}]


def test_columns_without_anything_in_them_are_left_out() -> None:
    plan = printed.small_plan()
    bare = replace(plan, tasks=tuple(Task(id=task.id, title="Việc") for task in plan.tasks))
    annex = paper_of(bare, TaskLayout.TABLE).parts[1]
    table = next(block for block in annex.blocks if isinstance(block, Table))
    heads = [cell.blocks[0].text for cell in table.rows[0] if isinstance(cell.blocks[0], Paragraph)]
    assert heads == ["TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời gian thực hiện"]


def test_several_lists_share_one_table_under_their_headings() -> None:
    paper = paper_of(printed.annexed_plan(), TaskLayout.TABLE)
    table = next(block for block in paper.parts[-1].blocks if isinstance(block, Table))
    assert [row[0].blocks[0].text for row in table.rows if isinstance(row[0].blocks[0], Paragraph)] == ["TT", "II. NỘI DUNG", "1", "2", "III. GIẢI PHÁP", "1"]
    assert lines(paper, Style.ANNEX_LABEL) == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert facts(paper)["annex:A1"] == "Phụ lục"


def test_bases_end_with_their_marks_and_keep_what_was_written() -> None:
    paper = paper_of(printed.small_plan())
    assert [line[-1] for line in lines(paper, Style.BASIS)] == [";", ";", "."]
    assert {"ttdn_l__0", "ttdn_l__1", "ttdn_p_"} <= set(stored(paper))  # they keep marks of their own, which a reader takes for none of theirs
    assert stored(paper)["ttdn_p_"] == (text_hash("Theo đề nghị của Trưởng phòng Văn hóa - Xã hội."), "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội,")


def test_a_basis_behind_another_takes_over_its_lead() -> None:
    bases = (LegalBasis(text="Căn cứ Luật A;"), LegalBasis(text="Nghị định B.", lead=None))
    assert lines(paper_of(replace(printed.empty_plan(), legal_bases=bases)), Style.BASIS) == ["Căn cứ Luật A;", "Căn cứ Nghị định B."]


def test_bases_inside_the_prose_are_not_printed_twice() -> None:
    plan = replace(
        printed.empty_plan(), legal_bases=(LegalBasis(text="Kế hoạch số 1", inline=True),), enacting="Thực hiện Kế hoạch số 1, Ban Chỉ đạo ban hành như sau:"
    )
    assert lines(paper_of(plan), Style.BASIS) == []
    assert "Thực hiện Kế hoạch số 1, Ban Chỉ đạo ban hành như sau:" in lines(paper_of(plan), Style.BODY)


def test_the_last_sentence_ends_the_text_and_stays_with_the_signature() -> None:
    paper = paper_of(printed.small_plan())
    last = anchored(paper)["ttdn_b_B9"]
    assert last.text == "Các đơn vị báo cáo đúng hạn./."
    assert last.keep_with_next
    assert stored(paper)["ttdn_b_B9"] == (text_hash("Các đơn vị báo cáo đúng hạn./."), "Các đơn vị báo cáo đúng hạn.")


@pytest.mark.parametrize("text", ["Hết", "Hết.", "Hết;", "Hết ./.", "Hết./."])
def test_whatever_closes_the_text_it_ends_once(text: str) -> None:
    plan = with_sections(Section(id=SectionId("A"), heading="A", blocks=(printed.paragraph("P", text),)))
    assert lines(paper_of(plan), Style.BODY)[-1].replace(" ", "") == "Hết./."


def test_capitals_are_printed_and_the_words_remembered() -> None:
    paper = paper_of(printed.small_plan())
    assert stored(paper)["ttdn_s_S1"] == (text_hash("MỤC ĐÍCH, YÊU CẦU"), "Mục đích, yêu cầu")
    assert "ttdn_s_S2" not in stored(paper)
    assert facts(paper)["issuer_name"] == "Ủy ban nhân dân xã Vân Trúc"


def test_a_draft_leaves_number_and_day_blank_and_remembers_them() -> None:
    paper = paper_of(printed.small_plan(), draft=True)
    assert lines(paper, Style.NUMBER) == ["Số:         /KH-UBND"]
    assert lines(paper, Style.PLACE_DATE) == ["Vân Trúc, ngày      tháng      năm 2027"]
    assert facts(paper)["number"] == "5"
    assert facts(paper)["date"] == "2027-01-05|ngày 05 tháng 01 năm 2027"


def test_the_year_of_a_blank_date_is_that_of_the_planned_issue() -> None:
    plan = replace(printed.empty_plan(), planned_issue_date=dt.date(2026, 12, 15), year=2027)
    assert lines(paper_of(plan), Style.PLACE_DATE)[0].endswith("năm 2026")


def test_the_year_a_plan_is_for_is_not_taken_for_the_year_of_its_date() -> None:
    plan = replace(printed.empty_plan(), planned_issue_date=None, year=2027)
    read = replace(plan, document=replace(plan.document, date_text="ngày       tháng 6 năm 2026"))
    assert "2027" not in lines(paper_of(plan), Style.PLACE_DATE)[0]
    assert lines(paper_of(read, draft=True), Style.PLACE_DATE)[0].endswith("năm 2026")


def test_empty_paragraphs_of_a_task_are_not_printed() -> None:
    plan = printed.small_plan()
    task = replace(plan.tasks[0], content=(rich("Đăng tin."), (), rich(" ")))
    plan = replace(plan, tasks=(task, *plan.tasks[1:]))
    assert [name for name in anchored(paper_of(plan)) if name.startswith(f"ttdn_c_{task.id}")] == [f"ttdn_c_{task.id}_0"]
    table = paper_of(plan, TaskLayout.TABLE).parts[1]
    assert [paragraph.text for paragraph in paragraphs(table.blocks)].count("") == 0


def test_a_long_place_name_keeps_number_and_date_on_one_line() -> None:
    plan = replace(printed.empty_plan(), document=DocumentHead(place="Thành phố Hồ Chí Minh", date=dt.date(2027, 1, 5)))
    table = paper_of(plan).parts[0].blocks[0]
    assert isinstance(table, Table)
    assert table.widths[1] > resources.standards().letterhead_widths[1]
    assert sum(table.widths) == pytest.approx(resources.standards().page.text_width)


def test_the_name_of_a_peoples_committee_stands_on_two_lines() -> None:
    plan = replace(printed.empty_plan(), issuer=Issuer(name="Ủy ban nhân dân xã Vân Trúc"))
    assert lines(paper_of(plan), Style.ISSUING_BODY) == ["ỦY BAN NHÂN DÂN", "XÃ VÂN TRÚC"]
    assert facts(paper_of(plan))["issuer_lines"] == ""


def test_every_part_of_a_plan_has_one_anchor() -> None:
    for layout in TaskLayout:
        paper = paper_of(printed.annexed_plan(), layout)
        names = [paragraph.anchor for part in paper.parts for paragraph in paragraphs(part.blocks) if paragraph.anchor]
        names += [name for part in paper.parts for block in part.blocks if isinstance(block, Table) for name in block.anchors if name]
        assert len(names) == len(set(names))
        assert {f"ttdn_t_T000{number}" for number in (1, 2, 3)} <= set(names)


def test_an_id_that_cannot_be_a_name_is_not_anchored() -> None:
    plan = with_sections(Section(id=SectionId("không-được"), heading="A"))
    assert anchored(paper_of(plan)) == {}


def test_lines_are_drawn_to_measure() -> None:
    header = paper_of(printed.small_plan()).parts[0].blocks[0]
    assert isinstance(header, Table)
    motto = next(block for block in header.rows[0][1].blocks if isinstance(block, Line))
    assert motto.length == pytest.approx(60.5, abs=0.1)


def test_tables_follow_each_other_with_room_between() -> None:
    plan = printed.annexed_plan()
    table = plan.annexes[0].blocks[0]
    section = Section(id=SectionId("A"), heading="A", blocks=(table, replace(table, id=BlockId("A9"))))
    blocks = paper_of(replace(plan, body=(section,), tasks=(), annexes=())).parts[0].blocks
    ruled = [index for index, block in enumerate(blocks) if isinstance(block, Table) and block.ruled]
    assert ruled[1] - ruled[0] == 2


def test_nothing_is_printed_that_nobody_wrote() -> None:
    assert [line for line in lines(paper_of(printed.empty_plan())) if line.strip()] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:         /KH-        ",
        "        , ngày      tháng      năm         ",
        "KẾ HOẠCH",
    ]


def test_a_table_of_tasks_before_the_first_heading_bears_no_number() -> None:
    plan = printed.long_plan(2, 1)
    listed = TaskList(id=BlockId("L"), task_ids=tuple(task.id for task in plan.tasks), layout=TaskLayout.TABLE)
    plan = replace(plan, body=(Section(id=SectionId("S0"), heading="", blocks=(listed,)),))
    paper = plan_paper(plan, resources.standards(), resources.wording())
    assert len(paper.parts) == 2
