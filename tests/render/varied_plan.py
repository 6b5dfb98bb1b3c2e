"""Plans of some thirty pages whose every line is another one: prose, headings, tasks and tables put together by chance, the same again for the same seed."""

import datetime as dt
import random
from dataclasses import replace
from decimal import Decimal

from tests import plans_to_print as printed
from tests.made_words import THINGS, VERBS
from ttdn_desktop.domain.blocks import BudgetTable, Cell, Item, Paragraph, Table, TaskList
from ttdn_desktop.domain.ids import BlockId, BudgetLineId, SectionId, TaskId
from ttdn_desktop.domain.plan import BudgetLine, LegalBasis, Plan, Section, Task, TimeFrame
from ttdn_desktop.domain.text import Run, rich

_THINGS = (
    *THINGS[:8],
    "Nghị quyết số 35-NQ/TU ngày 29/12/2025", "Kế hoạch số 113/KH-UBND", "giai đoạn 2026-2030, tầm nhìn đến năm 2045", "kinh tế - xã hội", "“Ngày hội văn hóa”",
    "02-03 sự kiện mỗi năm", "100% thôn, tổ dân phố", "đội ngũ cộng tác viên", "nghề truyền thống (gốm, lụa, mây tre đan)", "https://vantruc.gov.vn",
)  # fmt: skip
_LINKS = ("nhằm", "gắn với", "phục vụ", "theo", "trên cơ sở", "và", "; đồng thời", ", trong đó chú trọng", "góp phần")
_UNITS = (
    "Phòng Văn hóa - Xã hội",
    "Công an xã",
    "Văn phòng HĐND và UBND xã",
    "Trung tâm Cung ứng dịch vụ sự nghiệp công",
    "Ủy ban MTTQ Việt Nam xã",
    "các thôn",
)


def varied_plan(seed: int, paragraphs: int = 130, tasks: int = 60) -> Plan:
    """The plan of that seed."""
    chance = random.Random(seed)  # noqa: S311 - the same plan can be had again
    plan = printed.annexed_plan()
    listed = tuple(_task(chance, number) for number in range(1, tasks + 1))
    sections = tuple(_section(chance, start, min(start + 12, paragraphs)) for start in range(0, paragraphs, 12))
    main = Section(id=SectionId("S9"), heading="Nhiệm vụ", blocks=(TaskList(id=BlockId("L1"), task_ids=tuple(task.id for task in listed)),), sections=sections)
    money = tuple(
        BudgetLine(
            id=BudgetLineId(f"M{number}"), item=_sentence(chance, 1), unit="lớp", quantity=Decimal(number), amount=Decimal(chance.randint(1, 999) * 100_000)
        )
        for number in range(1, 9)
    )
    estimate = Section(
        id=SectionId("S10"), heading="Kinh phí", blocks=(BudgetTable(id=BlockId("B_M"), line_ids=tuple(line.id for line in money)), _table(chance))
    )
    return replace(
        plan,
        body=(plan.body[0], main, estimate),
        tasks=listed,
        budget_lines=money,
        legal_bases=tuple(LegalBasis(text=f"Căn cứ {_sentence(chance, 2)}") for _ in range(6)),
        recipients=tuple(chance.choice(_UNITS) for _ in range(9)),
    )


def _sentence(chance: random.Random, clauses: int) -> str:
    said = [chance.choice(VERBS), chance.choice(_THINGS)]
    for _ in range(clauses):
        said += [chance.choice(_LINKS), chance.choice(VERBS).lower(), chance.choice(_THINGS)]
    return " ".join(said).replace(" ;", ";").replace(" ,", ",")


def _section(chance: random.Random, first: int, last: int) -> Section:
    blocks: list[Item | Paragraph] = []
    for number in range(first, last):
        words = ". ".join(_sentence(chance, chance.randint(1, 4)) for _ in range(chance.randint(1, 3))) + "."
        text = (
            rich(words)
            if chance.random() < 0.8
            else (Run(text=words[:30], bold=True), Run(text=words[30:60]), Run(text=words[60:90], italic=True), Run(text=words[90:]))
        )
        ident = BlockId(f"B{number:04d}")
        blocks.append(Item(id=ident, mark="-", text=text) if chance.random() < 0.5 else Paragraph(id=ident, text=text))
    return Section(id=SectionId(f"S{first:04d}"), heading=_sentence(chance, chance.randint(0, 2)), blocks=tuple(blocks))


def _task(chance: random.Random, number: int) -> Task:
    return Task(
        id=TaskId(f"T{number:04d}"),
        title=_sentence(chance, chance.randint(0, 2)),
        content=tuple(rich(_sentence(chance, chance.randint(1, 3)) + ".") for _ in range(chance.randint(0, 2))),
        leads=(chance.choice(_UNITS),),
        partners=tuple(chance.sample(_UNITS, chance.randint(0, 3))),
        time=TimeFrame(text=f"Quý {('I', 'II', 'III', 'IV')[number % 4]}/2027", start=dt.date(2027, 1, 1), end=dt.date(2027, 12, 31)),
        output=f"{chance.randint(1, 12):02d} {chance.choice(('tin, bài', 'chuyên mục', 'báo cáo', 'phóng sự ngắn, video không quá 03 phút'))}",
    )


def _table(chance: random.Random) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (Cell(paragraphs=(rich("TT"),)), Cell(paragraphs=(rich("Nội dung"),)), Cell(paragraphs=(rich("Năm 2026 - 2030"),), columns=2))
    ]
    for number in range(25):
        texts = (str(number), _sentence(chance, chance.randint(0, 2)), str(chance.randint(1, 99)), _sentence(chance, 0))
        rows.append(tuple(Cell(paragraphs=(rich(words),)) for words in texts))
    return Table(id=BlockId("B_T"), header_rows=1, rows=tuple(rows))
