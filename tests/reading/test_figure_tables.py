"""Tables of indicators and estimates in documents."""

from decimal import Decimal

from tests.reading.tabled import plan_with, reading_of, table
from ttdn_desktop.domain.blocks import BudgetTable, Table
from ttdn_desktop.reading.accounting import account

SECTION = "**I. CHỈ TIÊU, KINH PHÍ"
HEAD = ["STT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá (đồng)", "Thành tiền (đồng)", "Nguồn kinh phí"]


def test_indicators_are_noted_beside_their_table():
    plan = plan_with(
        SECTION,
        table(
            [
                ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Năm 2027", "Cơ quan chủ trì theo dõi"],
                [("**I. Đến năm 2027", 6, 1)],
                ["1", "Lượt người xem", "lượt", "1.500", "ít nhất 2.000", "Công an xã"],
                ["2", "Tỷ lệ hộ biết tin", "%", "trên 90", "≥ 95", "Văn phòng"],
            ]
        ),
    )
    assert [
        (indicator.name, indicator.unit, [(target.period, target.value, target.qualifier) for target in indicator.targets]) for indicator in plan.indicators
    ] == [
        ("Lượt người xem", "lượt", [("2026", Decimal(1500), ""), ("2027", Decimal(2000), "ít nhất")]),
        ("Tỷ lệ hộ biết tin", "%", [("2026", Decimal(90), "trên"), ("2027", Decimal(95), "≥")]),
    ]
    assert any(isinstance(block, Table) for block in plan.body[0].blocks)


def test_targets_of_several_years_or_a_part_of_one_keep_the_words_of_their_head():
    heads = ["Kế hoạch năm 2026 (%)", "6 tháng đầu năm 2027", "Quý I/2028", "Giai đoạn 2028 - 2030", "Đến năm 2035"]
    plan = plan_with(SECTION, table([["TT", "Chỉ tiêu", "Đơn vị tính", *heads], ["1", "Lượt người xem", "lượt", "10", "20", "30", "40", "50"]]))
    assert [(target.period, target.value) for target in plan.indicators[0].targets] == [
        ("2026", Decimal(10)),
        *zip(heads[1:], map(Decimal, (20, 30, 40, 50)), strict=True),
    ]


def test_an_estimate_that_adds_up_becomes_lines():
    plan = plan_with(
        SECTION,
        table(
            [
                HEAD,
                ["1", "In tờ rơi", "tờ", "1.000", "2.000", "2.000.000", "Ngân sách xã"],
                ["2", "Thuê xe", "chuyến", "2", "500.000", "1.000.000", "Ngân sách xã"],
                [("Tổng cộng", 5, 1), "3.000.000", ""],
            ]
        ),
    )
    assert [(line.item, line.unit, line.quantity, line.unit_price, line.amount, line.source) for line in plan.budget_lines] == [
        ("In tờ rơi", "tờ", Decimal(1000), Decimal(2000), Decimal(2_000_000), "Ngân sách xã"),
        ("Thuê xe", "chuyến", Decimal(2), Decimal(500_000), Decimal(1_000_000), "Ngân sách xã"),
    ]
    blocks = [block for block in plan.body[0].blocks if isinstance(block, BudgetTable)]
    assert [block.line_ids for block in blocks] == [tuple(line.id for line in plan.budget_lines)]


def test_an_estimate_with_a_wrong_sum_stays_a_table_and_is_said():
    paper, reading = reading_of(SECTION, table([HEAD, ["1", "In", "tờ", "2", "5", "10", "NS"], [("Tổng cộng", 5, 1), "12", ""]]))
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    assert reading.plan.budget_lines == ()
    assert any(isinstance(block, Table) for block in reading.plan.body[0].blocks)
    assert ("budget_sum", "12") in [(finding.code, finding.text) for finding in reading.findings]
