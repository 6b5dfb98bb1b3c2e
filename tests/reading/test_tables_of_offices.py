"""Tables of tasks as offices make and pass them on: pages that are a table alone, cells written again, times among remarks, columns named anyhow."""

import hashlib
from decimal import Decimal
from typing import Any

from tests.reading.helpers import plan_of, words
from tests.reading.tabled import plan_with, table
from tests.reading.workbooks import faults, of_book, sheet_data, understood
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Source
from ttdn_desktop.office.workbook_reader import read_workbook
from ttdn_desktop.paper.model import Cell, PageSetup, Paper, Paragraph, Part, Run, Table
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.reading.understanding import understand

HEAD = ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"]


def said(plan: Plan) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    return [(task.title, task.leads, task.partners, task.time.text) for task in plan.tasks]


def test_a_page_that_is_a_menu_a_title_and_a_table_of_tasks_is_a_list():
    rows = "1\tTrồng cây đầu năm\tĐoàn Thanh niên xã\tCác thôn\tTháng 2\n2\tThu gom rác thải\tPhòng Kinh tế\tHội Nông dân xã\tHằng tuần\n"
    plan = plan_of(f"Trang chủ\nTin tức\nVIỆC LÀM VÌ MÔI TRƯỜNG\nPhát động năm 2026\n\n{chr(9).join(HEAD)}\n{rows}")
    assert said(plan) == [
        ("Trồng cây đầu năm", ("Đoàn Thanh niên xã",), ("Các thôn",), "Tháng 2"),
        ("Thu gom rác thải", ("Phòng Kinh tế",), ("Hội Nông dân xã",), "Hằng tuần"),
    ]
    assert plan.annexes[0].title.startswith("Việc làm vì môi trường")


def test_rows_with_blank_lines_between_and_cells_written_again_are_one_table():
    head = "TT | Nhiệm vụ, đề án | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian trình | Cấp trình"
    group = " | ".join(["I", *["Hoàn thiện quy định"] * 5])
    row = "1 | Quy chế cung cấp thông tin | Sở Ngoại vụ | Sở Nội vụ | 2026 | UBND tỉnh"
    plan = plan_of(f"PHỤ LỤC\nNHIỆM VỤ CỤ THỂ\n\n{head}\n\n{group}\n\n{row}\n")
    assert said(plan) == [("Quy chế cung cấp thông tin", ("Sở Ngoại vụ",), ("Sở Nội vụ",), "2026")]
    assert [(section.number, section.heading) for section in plan.annexes[0].sections] == [("I", "Hoàn thiện quy định")]


def test_words_in_every_cell_of_a_row_name_a_group():
    rows = [HEAD, ["TRƯỚC LỄ HỘI"] * 5, ["1", "Dựng sân khấu", "Phòng Văn hóa - Xã hội", "Các thôn", "05/4/2026"]]
    plan = plan_with("II. NHIỆM VỤ\n", table(rows))
    assert [task.title for task in plan.tasks] == ["Dựng sân khấu"]
    assert [section.heading for section in plan.body[0].sections] == ["TRƯỚC LỄ HỘI"]


def test_a_remark_says_when_where_no_column_does():
    rows = [
        ["STT", "Công việc", "Đầu mối thực hiện", "Cùng tham gia", "Ghi chú"],
        ["1", "Triển lãm ảnh", "Ban Tuyên huấn", "Bảo tàng tỉnh", "Hoàn thành trước 15/5/2026"],
        ["2", "Tặng cờ cho ngư dân", "Hội Nông dân xã", "Đoàn xã", "Lồng ghép với lễ ra quân"],
    ]
    first, second = plan_with("II. NHIỆM VỤ\n", table(rows)).tasks
    assert (first.time.text, first.time.end is not None, first.note) == ("Hoàn thành trước 15/5/2026", True, "")
    assert (second.time.text, second.note) == ("", "Lồng ghép với lễ ra quân")
    reading = understood(sheet_data(rows))
    assert reading.plan is not None
    assert [(task.time.text, task.note) for task in reading.plan.tasks] == [("Hoàn thành trước 15/5/2026", ""), ("", "Lồng ghép với lễ ra quân")]
    book = read_workbook(sheet_data(rows))
    assert faults(book, of_book(book)) == []


def test_columns_of_unknown_names_are_told_by_their_cells():
    rows = [
        ["TT", "Nội dung", "Đảm trách", "Đồng hành", "Dấu mốc"],
        ["1", "Xây dựng trang thông tin", "Phòng Văn hóa - Xã hội", "Đoàn xã", "Quý I/2026"],
        ["2", "Tổ chức hội thi tìm hiểu", "Công an xã", "Các trường học", "Tháng 5/2026"],
    ]
    assert said(plan_with("II. NHIỆM VỤ\n", table(rows))) == [
        ("Xây dựng trang thông tin", ("Phòng Văn hóa - Xã hội",), ("Đoàn xã",), "Quý I/2026"),
        ("Tổ chức hội thi tìm hiểu", ("Công an xã",), ("Các trường học",), "Tháng 5/2026"),
    ]
    rows[0][1], rows[0][2], rows[0][4] = "Đề mục", "Đơn vị chủ trì", "Thời hạn"
    assert [task.title for task in plan_with("II. NHIỆM VỤ\n", table(rows)).tasks] == ["Xây dựng trang thông tin", "Tổ chức hội thi tìm hiểu"]


def test_whom_a_work_is_for_or_where_it_is_done_is_not_who_does_it():
    rows = [
        ["TT", "Nội dung", "Đối tượng", "Thời gian"],
        ["1", "Tập huấn kỹ năng số", "Công an xã", "Quý I/2026"],
        ["2", "Nói chuyện chuyên đề", "Các trường học", "Tháng 5/2026"],
    ]
    assert [task.leads for task in plan_with("II. NHIỆM VỤ\n", table(rows)).tasks] == [(), ()]


def test_a_table_in_a_cell_does_not_cut_the_row_around_it():
    def cell(text: str, *inner: Table, where: str) -> Cell:
        return Cell(blocks=(Paragraph(runs=(Run(text=text),), where=f"{where}p1"), *inner))

    nested = Table(widths=(1.0, 1.0), rows=((cell("Gian 1", where="n1"), cell("Thôn Thượng", where="n2")),), where="n")
    work = ["1", "Trưng bày sản vật", "Phòng Kinh tế", "Các thôn", "10/10/2026"]
    rows = (
        tuple(cell(name, where=f"h{c}") for c, name in enumerate(HEAD)),
        tuple(cell(text, *([nested] if c == 1 else []), where=f"r{c}") for c, text in enumerate(work)),
    )
    title = Paragraph(runs=(Run(text="PHỤ LỤC"),), where="p1")
    paper = Paper(parts=(Part(page=PageSetup(), blocks=(title, Table(widths=(1.0,) * 5, rows=rows, where="t"))),))
    reading = understand(paper, Source(path="x.docx", format="docx", sha256=hashlib.sha256(b"nested").hexdigest()), words())
    assert reading.plan is not None
    assert account(paper, reading).faults == ()
    assert said(reading.plan) == [("Trưng bày sản vật", ("Phòng Kinh tế",), ("Các thôn",), "10/10/2026")]


def test_units_said_to_be_of_one_sort_stay_together():
    rows = [HEAD, ["1", "Soạn nghị định", "Bộ Tư pháp", "Các bộ: Quốc phòng, Công an, Tài chính; Văn phòng Chính phủ", "2026"]]
    assert plan_with("II. NHIỆM VỤ\n", table(rows)).tasks[0].partners == ("Các bộ: Quốc phòng, Công an, Tài chính", "Văn phòng Chính phủ")


def test_when_a_work_was_really_done_is_not_its_time():
    rows = [
        ["STT", "Nhiệm vụ", "Đơn vị được giao", "Hạn xử lý", "Ngày hoàn thành thực tế"],
        ["1", "Lập danh sách", "Phòng Kinh tế", "31/01/2026", "29/01/2026"],
    ]
    reading = understood(sheet_data(rows))
    assert reading.plan is not None
    assert [task.time.text for task in reading.plan.tasks] == ["31/01/2026"]


def test_years_under_one_name_are_the_targets_of_indicators():
    rows: list[list[Any]] = [
        ["TT", "Tên chỉ tiêu", "Đơn vị tính", "Lộ trình thực hiện", None, "Cơ quan theo dõi"],
        [None, None, None, "2026", "2027", None],
        ["1", "Lượt khách quốc tế", "lượt", 1200, 1500, "Phòng Kinh tế"],
    ]
    reading = understood(sheet_data(rows, merges=["D1:E1"]))
    assert reading.plan is not None
    assert [(row.name, [(target.period, target.value) for target in row.targets]) for row in reading.plan.indicators] == [
        ("Lượt khách quốc tế", [("2026", Decimal(1200)), ("2027", Decimal(1500))])
    ]


def test_the_unit_of_an_estimate_may_be_called_unit_alone():
    rows: list[list[Any]] = [
        ["TT", "Hạng mục", "Đơn vị", "SL", "Mức chi", "Thành tiền"],
        ["1", "Băng rôn", "cái", 4, 250000, 1000000],
        [None, "Cộng", None, None, None, 1000000],
    ]
    reading = understood(sheet_data(rows))
    assert reading.plan is not None
    assert [(line.item, line.unit, line.amount) for line in reading.plan.budget_lines] == [("Băng rôn", "cái", Decimal(1000000))]


def test_a_second_column_of_units_that_says_no_role_holds_those_who_help():
    rows = [
        ["TT", "Nhiệm vụ", "Đơn vị đăng ký thực hiện", "Đơn vị sát cánh", "Thời gian"],
        ["1", "Thắp sáng đường quê", "Hội Nông dân xã", "Các thôn", "Quý II"],
    ]
    assert said(plan_with("II. NHIỆM VỤ\n", table(rows))) == [("Thắp sáng đường quê", ("Hội Nông dân xã",), ("Các thôn",), "Quý II")]


def test_stages_that_name_no_time_group_the_work():
    rows: list[list[Any]] = [
        ["Giai đoạn", "Nội dung công việc", "Thời gian", "Đơn vị phụ trách"],
        [("1. Chuẩn bị", 1, 2), "Khảo sát nhu cầu", "Tháng 9/2026", "Ban Giám hiệu"],
        ["Soạn bộ quy tắc", "Tháng 10/2026", "Công đoàn trường"],
    ]
    assert said(plan_with("II. NHIỆM VỤ\n", table(rows))) == [
        ("Khảo sát nhu cầu", ("Ban Giám hiệu",), (), "Tháng 9/2026"),
        ("Soạn bộ quy tắc", ("Công đoàn trường",), (), "Tháng 10/2026"),
    ]


def test_lines_of_a_name_and_its_role_are_no_labels():
    rows = [["TT", "Nội dung", "Phân công", "Thời gian"], ["1", "Gửi giấy mời", "- Văn phòng: chủ trì\n- Phòng Tổng hợp: phối hợp", "02/12"]]
    assert said(plan_with("II. NHIỆM VỤ\n", table(rows))) == [("Gửi giấy mời", ("Văn phòng",), ("Phòng Tổng hợp",), "02/12")]


def test_a_note_without_brackets_above_a_table_ends_before_the_table():
    row = "1\tTrồng cây đầu năm\tĐoàn Thanh niên xã\tCác thôn\tTháng 2\n"
    plan = plan_of(f"Văn bản mới\nPhụ lục\nVIỆC LÀM VÌ MÔI TRƯỜNG\nKèm theo Kế hoạch số 19/KH-UBND\n{chr(9).join(HEAD)}\n{row}")
    assert said(plan) == [("Trồng cây đầu năm", ("Đoàn Thanh niên xã",), ("Các thôn",), "Tháng 2")]
    assert plan.annexes[0].label == "Phụ lục"


def test_sums_are_counted_as_the_title_or_the_line_above_them_says():
    rows: list[list[Any]] = [["TT", "Nội dung", "Đơn vị tính", "Số lượng", "Đơn giá", "Thành tiền"], ["1", "In ấn phẩm", "cuốn", 10, 45, 450]]
    for above in ("DỰ TOÁN (ĐVT: nghìn đồng)", "(ĐVT: nghìn đồng)", "Đơn vị: nghìn đồng"):
        reading = understood(sheet_data([[above], *rows]))
        assert reading.plan is not None
        assert [(line.unit_price, line.amount) for line in reading.plan.budget_lines] == [(Decimal(45_000), Decimal(450_000))]


def test_what_was_reached_before_is_no_target():
    rows: list[list[Any]] = [["TT", "Chỉ tiêu", "Đơn vị", "Năm 2025 (thực hiện)", "KH 2026"], ["1", "Tin, bài", "bài", 100, 120]]
    reading = understood(sheet_data(rows))
    assert reading.plan is not None
    assert [(target.period, target.value) for target in reading.plan.indicators[0].targets] == [("2026", Decimal(120))]


def test_a_sum_below_a_column_of_months_ends_the_table():
    rows: list[list[Any]] = [
        ["Tháng", "TT", "Nội dung", "Bộ phận phụ trách", "Kinh phí"],
        ["Tháng 9", 1, "Lễ khai giảng", "Đoàn trường", 5000000],
        ["Cộng", None, None, None, 5000000],
    ]
    reading = understood(sheet_data(rows))
    assert reading.plan is not None
    assert [(task.title, task.time.text) for task in reading.plan.tasks] == [("Lễ khai giảng", "Tháng 9")]


def test_a_name_broken_by_hand_in_a_narrow_column_is_one():
    rows = [HEAD, ["1", "Lập bản đồ", "Phòng\nKinh tế", "Trung tâm\nCung ứng dịch vụ công\nCông an xã", "Tháng 4"]]
    assert said(plan_with("II. NHIỆM VỤ\n", table(rows))) == [("Lập bản đồ", ("Phòng Kinh tế",), ("Trung tâm Cung ứng dịch vụ công", "Công an xã"), "Tháng 4")]


def test_letters_before_work_beside_the_number_of_a_group_are_no_part_of_its_title():
    rows: list[list[Any]] = [
        ["TT", "Nhiệm vụ", "Hoạt động cụ thể", "Đơn vị chủ trì", "Thời gian"],
        [("1", 1, 2), ("Nâng cao năng lực", 1, 2), "a) Mở lớp tập huấn", "Sở Nội vụ", "Quý II"],
        ["b) Cử người đi học", "Sở Ngoại vụ", "Quý III"],
    ]
    assert said(plan_with("II. NHIỆM VỤ\n", table(rows))) == [
        ("Mở lớp tập huấn", ("Sở Nội vụ",), (), "Quý II"),
        ("Cử người đi học", ("Sở Ngoại vụ",), (), "Quý III"),
    ]
