"""Workbooks of tasks in the shapes that offices give them."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.workbooks import faults, of_book, sheet_data, understood, words
from ttdn_desktop.domain.blocks import TaskList
from ttdn_desktop.domain.plan import Task
from ttdn_desktop.domain.reading import Source
from ttdn_desktop.office.workbook_reader import read_workbook
from ttdn_desktop.paper.workbook import ForeignBook, Sheet, Workbook
from ttdn_desktop.reading.sheets import understand_book
from ttdn_desktop.reading.table_columns import TableKind

HEAD = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện", "Sản phẩm", "Ghi chú")


def tasks(*rows: tuple[object, ...], merges: tuple[str, ...] = (), formats: dict[str, str] | None = None) -> tuple[Task, ...]:
    data = sheet_data(rows, merges=merges, formats=formats)
    reading = understood(data)
    assert faults(read_workbook(data), reading) == []
    assert reading.plan is not None, reading.findings
    return reading.plan.tasks


def test_a_row_becomes_a_task_with_all_it_says() -> None:
    (task,) = tasks(HEAD, (1, "Tập huấn nghiệp vụ", "Phòng Văn hóa - Xã hội", "Công an xã; Đoàn Thanh niên", "Quý II/2026", "Lớp tập huấn", "40 người"))
    assert (task.number, task.title) == ("1", "Tập huấn nghiệp vụ")
    assert task.leads == ("Phòng Văn hóa - Xã hội",)
    assert task.partners == ("Công an xã", "Đoàn Thanh niên")
    assert (task.time.start, task.time.end) == (dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    assert (task.output, task.note) == ("Lớp tập huấn", "40 người")


@pytest.mark.parametrize(
    ("name", "cells", "times"),
    [
        ("Tiến độ", ("Đang làm", "Xong", None), ("Quý II/2026", "Tháng 8", "")),
        ("Tiến độ thực hiện", ("50%", "Chưa triển khai", "Đang làm, xong trước 15/8"), ("Quý II/2026", "Tháng 8", "")),
        ("Hoàn thành", ("x", None, None), ("Quý II/2026", "Tháng 8", "")),
        ("Tiến độ", ("Trước 30/6", "Tháng 7", None), ("Quý II/2026; Trước 30/6", "Tháng 8; Tháng 7", "")),
    ],
    ids=["words", "shares and words", "ticks", "times"],
)
def test_how_far_the_work_is_is_no_time(name: str, cells: tuple[str | None, ...], times: tuple[str, ...]) -> None:
    rows = [(at, f"Việc {at}", "Công an xã", when, cell) for at, (when, cell) in enumerate(zip(("Quý II/2026", "Tháng 8", None), cells, strict=True), 1)]
    assert tuple(task.time.text for task in tasks(("TT", "Nội dung", "Đơn vị chủ trì", "Thời hạn hoàn thành", name), *rows)) == times


def test_the_only_column_of_times_is_that_of_times_and_what_was_reached_is_no_product() -> None:
    head = ("TT", "Nội dung", "Đơn vị chủ trì", "Tiến độ", "Kết quả thực hiện")
    first, second = tasks(head, (1, "In sách", "Công an xã", "Tháng 8", "Đã xong"), (2, "Thi vẽ", "Công an xã", "Quý III", "80 %"))
    assert [(task.time.text, task.output) for task in (first, second)] == [("Tháng 8", ""), ("Quý III", "")]


def test_units_in_a_column_of_persons_lead_where_no_other_column_says_who_does() -> None:
    head = ("TT", "Nội dung", "Người phụ trách", "Thời gian")
    cells = ("Công đoàn", "Tổ Sử - Địa", "Cô Thảo", "Đoàn Thanh niên; đ/c Lê Văn Tám", "Lê Thị Sáu, Tổ Toán - Lý", "N.V. Hùng", "Ông Lê Văn Tám, Phó Chủ tịch")
    found = tasks(head, *((at, f"Việc {at}", cell, "Quý II/2026") for at, cell in enumerate(cells, 1)))
    assert [(task.leads, task.people) for task in found] == [
        (("Công đoàn",), ()),
        (("Tổ Sử - Địa",), ()),
        ((), ("Cô Thảo",)),
        (("Đoàn Thanh niên",), ("đ/c Lê Văn Tám",)),
        (("Tổ Toán - Lý",), ("Lê Thị Sáu",)),
        ((), ("N.V. Hùng",)),
        ((), ("Ông Lê Văn Tám, Phó Chủ tịch",)),
    ]
    (task,) = tasks(("TT", "Nội dung", "Đơn vị chủ trì", "Người phụ trách"), (1, "In sách", "Công an xã", "Đ/c Tám"))
    assert (task.leads, task.people) == (("Công an xã",), ("Đ/c Tám",))
    persons = tasks(head, (1, "In sách", "Chủ tịch UBND xã", "Tháng 8"), (2, "Thi vẽ", "Hoa", "Tháng 8"))
    assert [(task.leads, task.people) for task in persons] == [((), ("Chủ tịch UBND xã",)), ((), ("Hoa",))]


@pytest.mark.parametrize(
    ("lines", "parent", "name"),
    [
        (("UBND XÃ SÔNG MỚI", "PHÒNG VĂN HÓA - XÃ HỘI"), "UBND xã Sông Mới", "Phòng Văn hóa - Xã hội"),
        (("UBND XÃ SÔNG MỚI\nPHÒNG VĂN HÓA - XÃ HỘI",), "UBND xã Sông Mới", "Phòng Văn hóa - Xã hội"),
        (("ỦY BAN NHÂN DÂN", "XÃ SÔNG MỚI"), None, "Ủy ban nhân dân xã Sông Mới"),
        (("ĐẢNG ỦY XÃ SÔNG MỚI",), None, "Đảng ủy xã Sông Mới"),
    ],
)
def test_agency_and_title_above_a_table_are_written_as_in_prose(lines: tuple[str, ...], parent: str | None, name: str) -> None:
    rows = [*((line,) for line in lines), ("KẾ HOẠCH THÔNG TIN ĐỐI NGOẠI QUÝ II NĂM 2026",), (), HEAD, (1, "Tập huấn", "Công an xã", None, "Quý II/2026")]
    data = sheet_data(rows)
    reading = understood(data)
    assert faults(read_workbook(data), reading) == []
    assert reading.plan is not None
    assert (reading.plan.issuer.parent, reading.plan.issuer.name) == (parent, name)
    assert reading.plan.document.subject == "Thông tin đối ngoại quý II năm 2026"


def test_a_letterhead_and_an_ending_are_those_of_a_document() -> None:
    data = sheet_data(
        [
            ("UBND XÃ HÒA BÌNH", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (None, None, None, "Độc lập - Tự do - Hạnh phúc"),
            ("Số: 15/KH-UBND", None, None, "Hòa Bình, ngày 10 tháng 01 năm 2026"),
            ("KẾ HOẠCH",),
            ("Hoạt động thông tin đối ngoại năm 2026",),
            (),
            HEAD,
            (1, "Tuyên truyền", "Phòng Văn hóa - Xã hội", None, "Thường xuyên"),
            (),
            ("Nơi nhận:", None, None, "CHỦ TỊCH"),
            ("- Lưu: VT.", None, None, None),
            (None, None, None, "Nguyễn Văn A"),
        ]
    )
    reading = understood(data)
    assert faults(read_workbook(data), reading) == []
    assert reading.plan is not None
    head = reading.plan.document
    assert (head.number, head.symbol, head.date, head.subject) == ("15", "KH-UBND", dt.date(2026, 1, 10), "Hoạt động thông tin đối ngoại năm 2026")
    assert (reading.plan.recipients, reading.plan.signatory.name) == (("Lưu: VT",), "Nguyễn Văn A")
    assert [task.title for task in reading.plan.tasks] == ["Tuyên truyền"]


def test_an_annex_names_the_plan_it_belongs_to() -> None:
    data = sheet_data(
        [
            ("Phụ lục I",),
            ("DANH MỤC NHIỆM VỤ NĂM 2026",),
            ("(Kèm theo Kế hoạch số 25/KH-UBND ngày 15/01/2026 của UBND xã Hòa Bình)",),
            HEAD,
            (1, "Rà soát", "Công an xã"),
        ]
    )
    plan = understood(data).plan
    assert plan is not None
    assert (plan.document.number, plan.document.symbol, plan.document.date) == ("25", "KH-UBND", dt.date(2026, 1, 15))
    assert [(annex.label, annex.title) for annex in plan.annexes] == [("Phụ lục I", "DANH MỤC NHIỆM VỤ NĂM 2026")]
    assert [block.task_ids for block in plan.task_lists()] == [(plan.tasks[0].id,)]


def test_a_head_of_two_rows_with_merged_cells_is_one_head() -> None:
    (task,) = tasks(
        ("TT", "Nội dung", "Phân công thực hiện", None, "Thời gian", None),
        (None, None, "Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc"),
        (1, 2, 3, 4, 5, 6),
        (1, "Rà soát văn bản", "Công an xã", "Phòng Kinh tế", dt.date(2026, 1, 5), dt.date(2026, 2, 10)),
        merges=("A1:A2", "B1:B2", "C1:D1", "E1:F1"),
    )
    assert (task.leads, task.partners) == (("Công an xã",), ("Phòng Kinh tế",))
    assert (task.time.text, task.time.start, task.time.end) == ("05/01/2026 - 10/02/2026", dt.date(2026, 1, 5), dt.date(2026, 2, 10))


def test_groups_are_sections_and_subtasks_hang_on_their_task() -> None:
    data = sheet_data(
        [
            HEAD,
            ("I", "CÔNG TÁC CHỈ ĐẠO"),
            (1, "Ban hành kế hoạch", "Văn phòng HĐND và UBND", None, "Tháng 01/2026"),
            ("1.1", "Dự thảo kế hoạch", "Công an xã", None, "Tháng 01/2026"),
            ("II", "TUYÊN TRUYỀN"),
            (1, "Phát thanh", "Trung tâm Văn hóa", None, "Thường xuyên"),
        ]
    )
    plan = understood(data).plan
    assert plan is not None
    assert [(section.number, section.heading) for section in plan.body] == [("I", "CÔNG TÁC CHỈ ĐẠO"), ("II", "TUYÊN TRUYỀN")]
    lists = [block for section in plan.body for block in section.blocks if isinstance(block, TaskList)]
    assert [len(block.task_ids) for block in lists] == [2, 1]
    assert plan.tasks[1].parent_task == plan.tasks[0].id
    assert plan.tasks[2].parent_task is None


def test_a_unit_merged_over_several_rows_leads_each_of_them() -> None:
    found = tasks(
        HEAD, (1, "Việc một", "Công an xã", None, "Quý I/2026"), (2, "Việc hai", None, None, "Quý II/2026"), (3, "Việc ba", "Phòng Kinh tế"), merges=("C2:C3",)
    )
    assert [task.leads for task in found] == [("Công an xã",), ("Công an xã",), ("Phòng Kinh tế",)]


def test_a_month_without_a_day_is_no_day() -> None:
    (task,) = tasks(HEAD, (1, "Tổng kết", "Công an xã", None, dt.date(2026, 6, 1)), formats={"E2": "mm/yyyy"})
    assert (task.time.text, task.time.start, task.time.end) == ("6/2026", dt.date(2026, 6, 1), dt.date(2026, 6, 30))


def test_ticked_quarters_say_when() -> None:
    found = tasks(
        ("KẾ HOẠCH CÔNG TÁC NĂM 2026",),
        ("TT", "Nhiệm vụ", "Chủ trì", "Quý I", "Quý II", "Quý III", "Quý IV"),
        (1, "Tập huấn", "Công an xã", None, "x", "x", None),
    )
    assert (found[0].time.start, found[0].time.end) == (dt.date(2026, 4, 1), dt.date(2026, 9, 30))


def test_a_number_that_excel_made_a_date_is_guessed_and_doubted() -> None:
    data = sheet_data([HEAD, (1, "Việc lớn", "Công an xã"), (dt.date(2026, 2, 1), "Việc nhỏ", "Công an xã")])
    reading = understood(data)
    assert reading.plan is not None
    assert reading.plan.tasks[1].number == "1.2"
    assert "row_number_was_date" in [finding.code for finding in reading.findings]


def test_totals_notes_and_repeated_heads_are_no_tasks() -> None:
    head = ("TT", "Nội dung công việc", "Đơn vị thực hiện", "Kinh phí (triệu đồng)")
    found = tasks(
        head,
        (1, "In tờ rơi", "Công an xã", 15.5),
        head,
        (2, "Treo pa nô", "Phòng Kinh tế", 2000),
        ("Tổng cộng", None, None, 2015.5),
        (),
        ("Ghi chú: kinh phí từ ngân sách xã",),
    )
    assert [(task.title, task.budget) for task in found] == [("In tờ rơi", "15,5 triệu đồng"), ("Treo pa nô", "2.000 triệu đồng")]


def test_a_sum_typed_as_text_has_the_unit_of_its_head_like_a_number() -> None:
    head = ("TT", "Nội dung công việc", "Đơn vị thực hiện", "Kinh phí (triệu đồng)")
    sums = (12.5, "7,5", "1.500", "20 - 25", "Không", "5 tỷ đồng", "Lồng ghép 2 chương trình", "-")
    found = tasks(head, *((n, f"Việc thứ {n}", "Công an xã", told) for n, told in enumerate(sums, start=1)))
    assert [task.budget for task in found] == [
        "12,5 triệu đồng",
        "7,5 triệu đồng",
        "1.500 triệu đồng",
        "20 - 25 triệu đồng",
        "Không",
        "5 tỷ đồng",
        "Lồng ghép 2 chương trình",
        "-",
    ]


def test_indicators_and_estimates_are_read_from_their_own_sheets() -> None:
    data = sheet_data(
        [HEAD, (1, "Việc", "Công an xã")],
        [("TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Năm 2027"), (1, "Số tin, bài", "Tin, bài", 100, "≥ 120")],
        [
            ("Đơn vị tính: nghìn đồng",),
            ("TT", "Nội dung chi", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền"),
            (1, "In tờ rơi", "Tờ", 1000, 5, 5000),
            (None, "Tổng cộng", None, None, None, 5000),
        ],
    )
    reading = understood(data)
    assert faults(read_workbook(data), reading) == []
    plan = reading.plan
    assert plan is not None
    assert [(target.period, target.value, target.qualifier) for target in plan.indicators[0].targets] == [
        ("2026", Decimal(100), ""),
        ("2027", Decimal(120), "≥"),
    ]
    assert [(line.item, line.amount) for line in plan.budget_lines] == [("In tờ rơi", Decimal(5_000_000))]
    assert reading.unread == ()


def test_a_sheet_without_a_table_is_no_document() -> None:
    reading = understood(sheet_data([("Lorem", 111), ("ipsum", 222)]))
    assert (reading.is_document, reading.plan, [finding.code for finding in reading.findings]) == (False, None, ["no_table"])


def test_reading_twice_gives_equal_plans() -> None:
    data = sheet_data([HEAD, (1, "Việc một", "Công an xã"), ("I", "Nhóm"), (2, "Việc hai", "Công an xã")])
    assert understood(data) == understood(data)


VALUES = st.one_of(
    st.none(),
    st.sampled_from(
        [
            "TT",
            "Nhiệm vụ",
            "Chủ trì",
            "Thời gian",
            "Công an xã; Phòng Kinh tế",
            "I",
            "1.1",
            "Tổng cộng",
            "x",
            "Quý I",
            "a\nb",
            "- Việc;",
            "#REF!",
            "Kinh phí (đồng)",
            "Chỉ tiêu",
            "Thành tiền",
        ]
    ),
    st.text(min_size=1, max_size=12).filter(lambda text: not text.isspace()),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.times(),
    st.timedeltas(),
)


@given(
    head=st.sampled_from([HEAD, ("TT", "Nhiệm vụ", "Chủ trì"), ("Chỉ tiêu", "ĐVT", "Năm 2026"), ("Nội dung chi", "Số lượng", "Thành tiền"), ()]), data=st.data()
)
def test_any_grid_is_accounted_for_without_an_error(head: tuple[str, ...], data: st.DataObject) -> None:
    width = max(len(head), 3)
    rows = data.draw(st.lists(st.lists(VALUES, min_size=width, max_size=width).map(tuple), max_size=12))
    at = data.draw(st.integers(0, len(rows)))
    padded = (*head, *([None] * (width - len(head))))
    sheet = Sheet(name="A", rows=(*rows[:at], padded, *rows[at:]))
    book = ForeignBook(book=Workbook(sheets=(sheet,)))
    assert faults(book, of_book(book)) == []


def test_without_an_account_the_plan_and_what_was_not_understood_are_the_same() -> None:
    rows = [("KẾ HOẠCH NĂM 2026",), HEAD, (1, "Tuyên truyền", "Công an xã và nữa", "Đoàn xã", "Quý I", "Báo cáo", "x"), ("Tổng", None, None, None, None, 5)]
    book = read_workbook(sheet_data(rows, [("ngoài bảng",)]))
    source = Source(path="x.xlsx", format="xlsx", sha256="0" * 64)
    whole, lean = (understand_book(book, source, words(), trace=trace) for trace in (True, False))
    assert whole.trace
    assert lean == replace(whole, trace=())


@pytest.mark.parametrize("kind", list(TableKind))
def test_every_kind_of_table_has_keys_to_choose_from(kind: TableKind) -> None:
    from ttdn_desktop.services.task_import import COLUMN_NAMES, KEYS

    assert set(KEYS[kind]) <= set(COLUMN_NAMES)


def test_a_subject_in_capitals_comes_in_sentence_case_with_a_doubt() -> None:
    rows = [("KẾ HOẠCH",), ("TUYÊN TRUYỀN ĐỐI NGOẠI TẠI HUYỆN BÁT XÁT NĂM 2026",), HEAD, (1, "Tập huấn tại huyện Bát Xát", "Phòng Văn hóa", None, "Quý II")]
    data = sheet_data(rows)
    reading = understood(data)
    assert faults(read_workbook(data), reading) == []
    assert reading.plan is not None
    assert reading.plan.document.subject == "Tuyên truyền đối ngoại tại huyện Bát Xát năm 2026"
    assert [(finding.code, finding.where) for finding in reading.findings] == [("subject_capitals", "s1r1c1")]
    plain = understood(sheet_data([("KẾ HOẠCH",), ("Tuyên truyền đối ngoại năm 2026",), *rows[2:]]))
    assert [finding.code for finding in plain.findings] == []


def test_ticks_under_the_names_of_units_say_who_leads_and_who_helps() -> None:
    found = tasks(
        ("TT", "Nội dung nhiệm vụ", "Công an xã", "Văn phòng", "Thời gian"),
        (1, "Rà soát cơ sở lưu trú", "x", None, "Tháng 2"),
        (2, "Công khai đường dây nóng", "PH", "CT", "Tháng 3"),
    )
    assert [(task.leads, task.partners) for task in found] == [(("Công an xã",), ()), (("Văn phòng",), ("Công an xã",))]


def test_the_row_of_a_group_says_who_and_when_for_all_below_it() -> None:
    found = tasks(
        ("TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"),
        ("I", "Công tác tuyên truyền", "Phòng Văn hóa - Xã hội", None, "Cả năm"),
        (1, "Mở chuyên mục trên Trang thông tin", None, "Công an xã", None),
        (2, "In tờ rơi", None, None, "Tháng 5"),
    )
    assert [(task.leads, task.partners, task.time.text) for task in found] == [
        (("Phòng Văn hóa - Xã hội",), ("Công an xã",), "Cả năm"),
        (("Phòng Văn hóa - Xã hội",), (), "Tháng 5"),
    ]


def test_a_month_or_a_unit_that_heads_rows_is_theirs() -> None:
    months = tasks(("TT", "Nội dung", "Đơn vị"), ("Tháng 01",), (1, "Họp giao ban", "Văn phòng"), ("Tháng 02",), (1, "Tặng quà Tết", "Hội Chữ thập đỏ"))
    assert [(task.title, task.time.text) for task in months] == [("Họp giao ban", "Tháng 01"), ("Tặng quà Tết", "Tháng 02")]
    units = tasks(("TT", "Nội dung", "Thời gian"), ("I", "Công an xã"), (1, "Tuần tra", "Hằng ngày"), ("II", "Công tác khác"), (1, "Vệ sinh", "Tháng 4"))
    assert [(task.title, task.leads) for task in units] == [("Tuần tra", ("Công an xã",)), ("Vệ sinh", ())]


def test_a_cell_of_a_sheet_that_says_as_above_says_what_the_cell_above_does() -> None:
    found = tasks(HEAD, (1, "Ban hành kế hoạch", "Văn phòng", "Các phòng", "Quý I"), (2, "Tập huấn", "Như trên", "-nt-", "//"))
    assert [(task.leads, task.partners, task.time.text) for task in found] == [(("Văn phòng",), ("Các phòng",), "Quý I")] * 2


def test_a_programme_and_the_members_of_a_committee_in_a_sheet_are_no_tasks() -> None:
    for rows in (
        [("Thời gian", "Nội dung", "Người thực hiện"), ("8h00 - 8h15", "Đón khách", "Văn phòng"), ("8h15 - 9h00", "Khai mạc", "Lãnh đạo xã")],
        [("TT", "Họ và tên", "Chức vụ", "Nhiệm vụ"), (1, "Lê Văn Tám", "Chủ tịch", "Trưởng ban"), (2, "Vũ Thị Hoa", "Công chức", "Thành viên")],
    ):
        reading = understood(sheet_data(rows))
        assert reading.plan is None or reading.plan.tasks == ()
