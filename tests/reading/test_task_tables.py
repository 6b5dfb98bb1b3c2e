"""Tables of tasks in the forms that offices give them."""

from dataclasses import replace

import pytest

from tests.reading.tabled import Given, plan_with, reading_alone, reading_of, table
from ttdn_desktop.domain.blocks import Table, TaskList
from ttdn_desktop.domain.text import plain
from ttdn_desktop.paper.model import Align, Cell, Paragraph, Run
from ttdn_desktop.reading.accounting import account

SECTION = "**I. NHIỆM VỤ"
HEAD = ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"]


def test_automatic_numbers_lines_and_semicolons_in_cells():
    plan = plan_with(
        SECTION,
        table(
            [
                HEAD,
                ["#1. ", "Mở chuyên mục tiếng Anh", "Phòng Văn hóa - Xã hội\nCông an xã", "Đoàn xã; Hội Nông dân và UBND các thôn, bản", "Quý II"],
                ["#2. ", "Xuất bản sách ảnh\n- Bản tiếng Anh", "Phòng Văn hóa, Khoa học và Thông tin", "", "Trước\n30/6/2026"],
            ]
        ),
    )
    first, second = plan.tasks
    assert (first.number, first.title) == ("1", "Mở chuyên mục tiếng Anh")
    assert first.leads == ("Phòng Văn hóa - Xã hội", "Công an xã")
    assert first.partners == ("Đoàn xã", "Hội Nông dân", "UBND các thôn, bản")
    assert (first.time.text, str(first.time.end)) == ("Quý II", "2026-06-30")
    assert second.leads == ("Phòng Văn hóa, Khoa học và Thông tin",)
    assert (second.time.text, [plain(text) for text in second.content]) == ("Trước 30/6/2026", ["- Bản tiếng Anh"])


def test_groups_of_a_table_are_sections_with_their_own_lists():
    plan = plan_with(
        SECTION,
        table(
            [
                HEAD,
                [("**I. Công tác tuyên truyền", 5, 1)],
                ["1", "Mở chuyên mục", "Công an xã", "", "3/2026"],
                ["**II", "**Công tác hợp tác", "", "", ""],
                [("a) Trong tỉnh", 5, 1)],
                ["2", "Đón đoàn", "Văn phòng", "", "4/2026"],
                ["3", "Thăm bạn", "Văn phòng", "", "5/2026"],
            ]
        ),
        "Sau bảng còn lời dặn.",
    )
    assert [(section.number, section.heading) for section in plan.body[0].sections] == [("I", "Công tác tuyên truyền"), ("II", "Công tác hợp tác")]
    below = plan.body[0].sections[1].sections
    assert [section.heading for section in below] == ["Trong tỉnh"]
    assert isinstance(below[0].blocks[0], TaskList)
    assert len(below[0].blocks) == 3  # the list and the lines after the table
    assert [task.title for task in plan.tasks] == ["Mở chuyên mục", "Đón đoàn", "Thăm bạn"]


def test_a_cell_over_several_rows_holds_for_each_of_them():
    plan = plan_with(
        SECTION,
        table(
            [
                HEAD,
                ["1", "Mở lớp", ("Phòng Văn hóa - Xã hội", 1, 2), "Công an xã", ("Quý I/2026", 1, 2)],
                ["2", "Mở hội", "Đoàn xã"],
            ]
        ),
    )
    assert {(task.leads, task.time.text) for task in plan.tasks} == {(("Phòng Văn hóa - Xã hội",), "Quý I/2026")}
    assert [task.partners for task in plan.tasks] == [("Công an xã",), ("Đoàn xã",)]


def test_a_head_of_two_rows_repeated_on_a_page_and_a_row_of_column_numbers():
    head: list[list[Given]] = [
        [("TT", 1, 2), ("Nội dung", 1, 2), ("Phân công thực hiện", 2, 1), ("Thời gian", 2, 1)],
        ["Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc"],
    ]
    plan = plan_with(
        SECTION,
        table(
            [
                *head,
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
                ["1", "Mở lớp", "Công an xã", "Đoàn xã", "3/2026", "5/2026"],
                *head,
                ["2", "Mở hội", "Văn phòng", "", "01/6/2026", "30/6/2026"],
            ]
        ),
    )
    assert [(task.leads, task.partners, task.time.text, str(task.time.start), str(task.time.end)) for task in plan.tasks] == [
        (("Công an xã",), ("Đoàn xã",), "3/2026 - 5/2026", "2026-03-01", "2026-05-31"),
        (("Văn phòng",), (), "01/6/2026 - 30/6/2026", "2026-06-01", "2026-06-30"),
    ]


def test_marked_quarters_are_the_time_of_a_task():
    plan = plan_with(
        SECTION,
        table(
            [
                [("TT", 1, 2), ("Nhiệm vụ", 1, 2), ("Đơn vị thực hiện", 1, 2), ("Tiến độ thực hiện năm 2026", 4, 1)],
                ["Quý I", "Quý II", "Quý III", "Quý IV"],
                ["1", "Mở lớp", "Công an xã", "x", "x", "", ""],
                ["2", "Mở hội", "Văn phòng", "", "", "", "X"],
            ]
        ),
    )
    assert [(task.time.text, str(task.time.start), str(task.time.end)) for task in plan.tasks] == [
        ("Quý I - Quý II/2026", "2026-01-01", "2026-06-30"),
        ("Quý IV/2026", "2026-10-01", "2026-12-31"),
    ]


def test_six_clear_columns_and_who_does_what_in_one_cell():
    plan = plan_with(
        SECTION,
        table(
            [
                ["TT", "Rõ việc", "Rõ người", "Rõ trách nhiệm", "Rõ thẩm quyền", "Rõ thời gian", "Rõ sản phẩm"],
                ["1", "Mở lớp", "Đồng chí Lò Văn A, Phó Chủ tịch UBND xã", "Công an xã chủ trì, Đoàn xã phối hợp", "UBND xã", "Quý I/2026", "Báo cáo"],
            ]
        ),
    )
    task = plan.tasks[0]
    assert (task.people, task.leads, task.partners) == (("Đồng chí Lò Văn A, Phó Chủ tịch UBND xã",), ("Công an xã",), ("Đoàn xã",))
    assert ([plain(text) for text in task.content], task.output) == (["Rõ thẩm quyền: UBND xã"], "Báo cáo")


def test_a_column_of_groups_over_several_pieces_of_work_names_sections():
    plan = plan_with(
        SECTION,
        table(
            [
                ["TT", "Nhóm nhiệm vụ", "Nội dung công việc", "Cơ quan chủ trì"],
                ["1", ("Tuyên truyền", 1, 2), "Mở chuyên mục", "Công an xã"],
                ["2", "In tờ rơi", "Đoàn xã"],
                ["3", "Hợp tác", "Đón đoàn", "Văn phòng"],
            ]
        ),
    )
    assert [section.heading for section in plan.body[0].sections] == ["Tuyên truyền", "Hợp tác"]
    assert [(task.title, task.leads) for task in plan.tasks] == [("Mở chuyên mục", ("Công an xã",)), ("In tờ rơi", ("Đoàn xã",)), ("Đón đoàn", ("Văn phòng",))]


def test_parts_of_a_task_stay_below_it_and_a_row_cut_by_a_page_goes_on():
    plan = plan_with(
        SECTION,
        table(
            [
                HEAD,
                ["1", "Mở lớp", "Công an xã", "", "3/2026"],
                ["1.1", "Thuê phòng", "Văn phòng", "", ""],
                ["", "", "Đoàn xã", "", ""],
            ]
        ),
    )
    assert [task.leads for task in plan.tasks] == [("Công an xã",), ("Văn phòng", "Đoàn xã")]
    assert plan.tasks[1].parent_task == plan.tasks[0].id


@pytest.mark.parametrize(
    "rows",
    [
        [["Thời gian", "Nội dung", "Người thực hiện"], ["8h00 - 8h15", "Đón khách", "Văn phòng"], ["8h15 - 9h00", "Khai mạc", "Lãnh đạo xã"]],
        [["TT", "Họ và tên", "Chức vụ"], ["1", "Lò Văn A", "Tổ trưởng"]],
        [["TT", "Tên cụm công nghiệp", "Diện tích (ha)", "Chủ đầu tư/đơn vị quản lý"], ["1", "Cụm A", "16", "UBND xã"]],
    ],
)
def test_agendas_and_lists_of_other_things_stay_free_tables(rows):
    plan = plan_with(SECTION, table(rows))
    assert plan.tasks == ()
    assert any(isinstance(block, Table) for block in plan.body[0].blocks)


def test_a_row_of_sums_is_no_task_and_is_not_dropped():
    paper, reading = reading_of(
        SECTION, table([["TT", "Nội dung", "Đơn vị thực hiện", "Kinh phí"], ["1", "Mở lớp", "Công an xã", "5.000.000"], [("Tổng cộng", 3, 1), "5.000.000"]])
    )
    assert reading.plan is not None
    assert [(task.title, task.budget) for task in reading.plan.tasks] == [("Mở lớp", "5.000.000")]
    assert {unread.why for unread in reading.unread} == {"table_sum"}
    assert account(paper, reading).faults == ()


def test_a_cell_that_says_as_above_says_what_the_task_above_does():
    plan = plan_with(
        "I. NHIỆM VỤ",
        table(
            [
                ["TT", "Nội dung", "Đơn vị chủ trì", "Phối hợp", "Thời gian"],
                ["1", "Rà soát", "Công an xã; Đoàn xã", "Các thôn", "Tháng 3"],
                ["2", "Lập danh sách", "Như trên", "-nt-", "Tháng 4"],
                ["3", "Niêm yết", "//", "nt", '"'],
                ["4", "Báo cáo", "Văn phòng", "-", "Tháng 5"],
            ]
        ),
    )
    assert [(task.leads, task.partners, task.time.text) for task in plan.tasks] == [
        (("Công an xã", "Đoàn xã"), ("Các thôn",), "Tháng 3"),
        (("Công an xã", "Đoàn xã"), ("Các thôn",), "Tháng 4"),
        (("Công an xã", "Đoàn xã"), ("Các thôn",), "Tháng 4"),
        (("Văn phòng",), (), "Tháng 5"),
    ]


def test_the_unit_that_names_a_group_leads_its_tasks_where_no_column_says_who():
    plan = plan_with(
        "I. NHIỆM VỤ",
        table(
            [
                ["TT", "Nội dung", "Đơn vị phối hợp", "Thời gian"],
                ["I", ("Công an xã", 3, 1)],
                ["1", "- Tuần tra", "Đoàn xã", "Tháng 3"],
                ["II", ("Công tác khác", 3, 1)],
                ["1", "Vệ sinh", "Các thôn", "Tháng 4"],
                [("Ghi chú: tính theo năm dương lịch.", 4, 1)],
            ]
        ),
    )
    assert [(task.title, task.leads) for task in plan.tasks] == [("Tuần tra", ("Công an xã",)), ("Vệ sinh", ())]


def test_parts_in_a_committee_are_no_tasks():
    plan = plan_with(
        "I. BAN TỔ CHỨC",
        table([["TT", "Họ và tên", "Chức vụ", "Nhiệm vụ"], ["1", "Lê Văn Tám", "Chủ tịch", "Trưởng ban"], ["2", "Vũ Thị Hoa", "Công chức", "Ủy viên"]]),
    )
    assert plan.tasks == ()


def test_a_table_of_labels_below_a_heading_says_what_label_lines_would():
    plan = plan_with(
        "I. NHIỆM VỤ\n1. Mở lớp tập huấn", table([["Đơn vị chủ trì", "Công an xã"], ["Đơn vị phối hợp", "Đoàn xã\nCác thôn"], ["Thời gian:", "Quý II"]])
    )
    assert [(task.title, task.leads, task.partners, task.time.text) for task in plan.tasks] == [
        ("Mở lớp tập huấn", ("Công an xã",), ("Đoàn xã", "Các thôn"), "Quý II")
    ]


def test_a_table_that_goes_on_without_a_head_goes_on_with_its_tasks():
    first = table([["TT", "Nội dung", "Chủ trì", "Người phối hợp"], ["1", "Mở lớp", "Công an xã", "Ông Lê Văn Tám"]])
    more = table([["2", "Mở hội", "Đoàn xã", ""], ["3", "Báo cáo", "Văn phòng", ""]], number=2)
    other = table([["1", "Loa", "Cái", "2"], ["2", "Đèn", "Cái", "4"]], number=3)
    plan = plan_with("I. NHIỆM VỤ", first, more, "Trang bị:", other)
    assert [(task.number, task.title, task.leads, task.partners) for task in plan.tasks] == [
        ("1", "Mở lớp", ("Công an xã",), ("Ông Lê Văn Tám",)),
        ("2", "Mở hội", ("Đoàn xã",), ()),
        ("3", "Báo cáo", ("Văn phòng",), ()),
    ]


def test_a_slash_parts_who_leads_from_who_helps_where_the_column_is_for_both():
    plan = plan_with("I. NHIỆM VỤ", table([["TT", "Nội dung", "Đơn vị chủ trì/phối hợp", "Thời gian"], ["1", "Mở hội", "Đoàn xã/ Các thôn", "Tháng 9"]]))
    assert [(task.leads, task.partners) for task in plan.tasks] == [(("Đoàn xã",), ("Các thôn",))]


def test_a_title_above_the_head_within_the_table_is_not_dropped():
    rows: list[list[Given]] = [[("BẢNG PHÂN CÔNG NĂM 2026", 4, 1)], ["TT", "Nội dung", "Chủ trì", "Thời gian"], ["1", "Mở hội", "Đoàn xã", "Tháng 9"]]
    _, reading = reading_of("I. NHIỆM VỤ", table(rows))
    assert reading.plan is not None
    assert [task.title for task in reading.plan.tasks] == ["Mở hội"]
    assert [unread.text for unread in reading.unread] == ["BẢNG PHÂN CÔNG NĂM 2026"]


def test_labels_below_a_title_in_its_cell_are_no_part_of_it():
    cell = "Mở chuyên mục. Đơn vị chủ trì: Công an xã.\nPhối hợp: Đoàn xã"
    made = table([["TT", "Nội dung", "Thời gian"], ["1", cell, "Quý II"]])
    broken = replace(made, rows=(made.rows[0], (made.rows[1][0], Cell(blocks=(Paragraph(runs=(Run(text=cell),), where="t1r2c2p1"),)), made.rows[1][2])))
    for grid in (made, broken):  # lines of the cell, and one paragraph that soft breaks cut
        plan = plan_with("I. NHIỆM VỤ", grid)
        assert [(task.title, task.leads, task.partners) for task in plan.tasks] == [("Mở chuyên mục", ("Công an xã",), ("Đoàn xã",))]


def test_the_bold_head_of_a_table_right_below_a_bold_subject_is_no_part_of_it():
    listed = table([["**TT", "**Nội dung công việc", "**Đơn vị chủ trì", "**Thời hạn"], ["1", "Viết tin về lễ hội", "Văn phòng", "Tháng 6/2026"]])
    lines = ("ỦY BAN NHÂN DÂN XÃ SUỐI LÀNH", "Số: 12/KH-UBND", "KẾ HOẠCH", "Thông tin đối ngoại năm 2026")
    titles = [Paragraph(runs=(Run(text=line, bold=True),), where=f"p{at}", align=Align.CENTER) for at, line in enumerate(lines)]
    centred = tuple(
        tuple(replace(cell, blocks=tuple(replace(block, align=Align.CENTER) for block in cell.blocks if isinstance(block, Paragraph))) for cell in row)
        for row in listed.rows
    )
    paper, reading = reading_alone(*titles, replace(listed, rows=centred))
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    assert reading.plan.document.subject == "Thông tin đối ngoại năm 2026"
    assert [task.title for task in reading.plan.tasks] == ["Viết tin về lễ hội"]
