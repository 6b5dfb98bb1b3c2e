"""Plans to print in tests: small, long, with long names, with odd characters, empty."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from ttdn_desktop.domain.blocks import BudgetTable, Cell, Item, Paragraph, Table, TaskLayout, TaskList
from ttdn_desktop.domain.ids import AnnexId, BlockId, BudgetLineId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.plan import (
    Annex,
    BudgetLine,
    DocumentHead,
    Issuer,
    LegalBasis,
    Orientation,
    Plan,
    Proposal,
    Section,
    SectionRole,
    Signatory,
    Stage,
    Task,
    TimeFrame,
    Urgency,
)
from ttdn_desktop.domain.text import Run, rich

SENTENCE = (
    "Cung cấp thông tin chính thức, chính xác về tình hình phát triển kinh tế - xã hội, đời sống của Nhân dân; "
    "quảng bá hình ảnh quê hương, con người, nghề truyền thống và tiềm năng của xã tới bạn bè quốc tế."
)


def item(ident: str, text: str, mark: str = "-") -> Item:
    return Item(id=BlockId(ident), mark=mark, text=rich(text))


def paragraph(ident: str, text: str) -> Paragraph:
    return Paragraph(id=BlockId(ident), text=rich(text))


def task(number: int) -> Task:
    return Task(
        id=TaskId(f"T{number:04d}"),
        title=f"Xây dựng chuyên mục số {number} trên Trang thông tin điện tử",
        content=(rich("Biên tập tin, bài bằng tiếng Việt và tiếng Anh; cập nhật hằng tuần."),),
        leads=("Phòng Văn hóa - Xã hội",),
        partners=("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Công an xã"),
        time=TimeFrame(text="Quý II/2027", start=dt.date(2027, 4, 1), end=dt.date(2027, 6, 30)),
        output="01 chuyên mục, 12 tin, bài",
    )


def small_plan() -> Plan:
    """One of everything a usual plan has, issued."""
    return Plan(
        id=PlanId("P0001"),
        stage=Stage.ISSUED,
        year=2027,
        document=DocumentHead(
            number="5",
            symbol="KH-UBND",
            place="Vân Trúc",
            date=dt.date(2027, 1, 5),
            date_text="ngày 05 tháng 01 năm 2027",
            subject="Hoạt động thông tin đối ngoại năm 2027 trên địa bàn xã Vân Trúc",
        ),
        issuer=Issuer(name="Ủy ban nhân dân xã Vân Trúc", lines=("ỦY BAN NHÂN DÂN", "XÃ VÂN TRÚC")),
        legal_bases=(
            LegalBasis(text="Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
            LegalBasis(text="Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại,"),
        ),
        proposal=Proposal(text="Theo đề nghị của Trưởng phòng Văn hóa - Xã hội,"),
        enacting="Ủy ban nhân dân xã ban hành Kế hoạch hoạt động thông tin đối ngoại năm 2027 như sau:",
        body=(
            Section(
                id=SectionId("S1"),
                heading="Mục đích, yêu cầu",
                role=SectionRole.PURPOSE,
                sections=(
                    Section(
                        id=SectionId("S11"), heading="Mục đích", role=SectionRole.PURPOSE, blocks=(item("B1", SENTENCE), item("B2", "Giữ bí mật nhà nước."))
                    ),
                    Section(
                        id=SectionId("S12"),
                        heading="Yêu cầu",
                        role=SectionRole.REQUIREMENTS,
                        blocks=(item("B3", "Đúng quy định;", "a)"), item("B4", "Tiết kiệm.", "a)"), paragraph("B5", "Các đơn vị chủ động thực hiện.")),
                    ),
                ),
            ),
            Section(
                id=SectionId("S2"),
                heading="NỘI DUNG",
                role=SectionRole.CONTENT,
                blocks=(
                    Paragraph(id=BlockId("B6"), text=(Run(text="Tập trung vào "), Run(text="ba việc", bold=True, italic=True), Run(text=" sau đây."))),
                    TaskList(id=BlockId("L1"), task_ids=(TaskId("T0001"), TaskId("T0002"))),
                ),
                sections=(
                    Section(
                        id=SectionId("S21"),
                        heading="Kinh phí",
                        role=SectionRole.BUDGET,
                        blocks=(BudgetTable(id=BlockId("B7"), line_ids=(BudgetLineId("M1"), BudgetLineId("M2"))), paragraph("B8", "Chi theo quy định.")),
                    ),
                ),
            ),
            Section(
                id=SectionId("S3"), heading="TỔ CHỨC THỰC HIỆN", role=SectionRole.IMPLEMENTATION, blocks=(paragraph("B9", "Các đơn vị báo cáo đúng hạn."),)
            ),
        ),
        tasks=(task(1), task(2)),
        budget_lines=(
            BudgetLine(id=BudgetLineId("M1"), item="Tập huấn", unit="lớp", quantity=Decimal(1), unit_price=Decimal(12_000_000), amount=Decimal(12_000_000)),
            BudgetLine(id=BudgetLineId("M2"), item="In tờ gấp", amount=Decimal("500000.5")),
        ),
        recipients=("Ủy ban nhân dân tỉnh Hương Giang", "Các thôn", "Lưu: VT, VHXH"),
        signatory=Signatory(capacity=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), title="PHÓ CHỦ TỊCH", name="Đặng Thị Minh Thư"),
    )


def long_plan(tasks: int, paragraphs: int = 150) -> Plan:
    """As many tasks and paragraphs as asked, in sections of ten."""
    rows = tuple(task(number) for number in range(1, tasks + 1))
    sections = tuple(
        Section(
            id=SectionId(f"S{start:03d}"),
            heading=f"Công tác thông tin nhóm {start // 10 + 1}",
            blocks=tuple(item(f"B{number:04d}", SENTENCE) for number in range(start, min(start + 10, paragraphs))),
        )
        for start in range(0, paragraphs, 10)
    )
    lists = TaskList(id=BlockId("L1"), task_ids=tuple(row.id for row in rows))
    body = (*small_plan().body[:1], Section(id=SectionId("S9"), heading="NHIỆM VỤ", blocks=(lists,), sections=sections))
    return replace(small_plan(), body=body, tasks=rows, budget_lines=())


def long_names() -> Plan:
    """Names that do not fit a line, many recipients, marks, a letterhead of a department."""
    plan = small_plan()
    return replace(
        plan,
        issuer=Issuer(parent="UBND thành phố Thừa Thiên - Bà Rịa Vũng Tàu", name="Sở Văn hóa, Thể thao và Du lịch, Thông tin và Truyền thông"),
        document=replace(
            plan.document,
            subject=(
                "Tổ chức các hoạt động thông tin đối ngoại, quảng bá hình ảnh địa phương và hợp tác với các cơ quan báo chí "
                "nước ngoài nhân dịp kỷ niệm 50 năm thiết lập quan hệ ngoại giao, giai đoạn 2027 - 2030"
            ),
            urgency=Urgency.VERY_URGENT,
            circulation="Lưu hành nội bộ",
            drafter="PL.(30)",
        ),
        addressees=("Sở Tài chính", "Ủy ban nhân dân các xã, phường, đặc khu"),
        recipients=(*(f"Cơ quan, đơn vị thứ {number} có tên gọi rất dài trên địa bàn thành phố trực thuộc" for number in range(1, 21)), "Lưu: VT, VHXH"),
        signatory=Signatory(
            capacity=("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN"),
            title="Phó Trưởng ban Thường trực",
            name="Nguyễn Phúc Bảo Toàn",
            extra_title="Phó Chủ tịch UBND tỉnh",
        ),
    )


def odd_characters() -> Plan:
    """Characters that XML, Word or a careless writer stumbles over."""
    odd = "A & B < C > D \"E\" 'F' ]]> \x00\x0b\x1f\ufffe \t tab\nnew line  two blanks e\u0301 😀"
    plan = small_plan()
    body = tuple(replace(section, heading=odd, sections=()) for section in plan.body)
    return replace(
        plan,
        document=replace(plan.document, subject=odd, place=odd, symbol="KH-A&B"),
        issuer=Issuer(parent=odd, name=odd, lines=(odd,)),
        body=body,
        tasks=tuple(replace(row, title=odd, content=(rich(odd),), leads=(odd, "X; Y"), output=odd, note=odd) for row in plan.tasks),
        recipients=(odd,),
        enacting=odd,
    )


def empty_plan() -> Plan:
    """Nothing is filled in yet."""
    return Plan(id=PlanId("P0"))


def annexed_plan() -> Plan:
    """Two annexes of its own, one with a free table of merged cells, and two lists of tasks under different headings."""
    plan = small_plan()
    merged = Table(
        id=BlockId("A2"),
        header_rows=1,
        rows=(
            (Cell(paragraphs=(rich("Nhóm"),), rows=2), Cell(paragraphs=(rich("Số lượng"),), columns=2)),
            (Cell(paragraphs=(rich("2026"),)), Cell(paragraphs=(rich("2027"), rich("(dự kiến)", italic=True)))),
            (Cell(paragraphs=(rich("Tin, bài"),)), Cell(paragraphs=(rich("12"),)), Cell()),
        ),
    )
    second = Section(id=SectionId("S4"), heading="GIẢI PHÁP", blocks=(TaskList(id=BlockId("L2"), task_ids=(TaskId("T0003"),), layout=TaskLayout.TABLE),))
    return replace(
        plan,
        body=(*plan.body[:2], second, *plan.body[2:]),
        tasks=(*plan.tasks, replace(task(3), partners=(), output="")),
        annexes=(
            Annex(id=AnnexId("A1"), label="Phụ lục", title="Chỉ tiêu", orientation=Orientation.LANDSCAPE, blocks=(merged,)),
            Annex(id=AnnexId("A3"), label="Phụ lục II", title="Hướng dẫn", blocks=(paragraph("A4", "Làm theo mẫu."),)),
        ),
    )
