"""Heads, addressees and attached plans as Word files set them: cells, soft breaks, tabs, centred bold lines."""

import hashlib
from collections.abc import Sequence

from tests.reading.helpers import words
from tests.reading.test_headings import paragraph
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Reading, Source
from ttdn_desktop.paper.model import Block, Cell, PageSetup, Paper, Paragraph, Part, Table
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.reading.understanding import understand

NATIONAL = "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\f**Độc lập - Tự do - Hạnh phúc**"
BODY = (
    "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;",
    "Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
    "**I. MỤC ĐÍCH**",
    "Giới thiệu quê hương.",
)
ENDING = ("**Nơi nhận:**\f- Như trên;\f- Lưu: VT.", "**KT. GIÁM ĐỐC**\f**PHÓ GIÁM ĐỐC**\f\f**Nguyễn Văn Lúa**")


class Maker:
    """Counts the places of paragraphs."""

    def __init__(self) -> None:
        self._count = 0

    def lines(self, text: str) -> tuple[Paragraph, ...]:
        """A paragraph for each piece between form feeds."""
        made = []
        for line in text.split("\f"):
            self._count += 1
            made.append(paragraph(line, self._count))
        return tuple(made)

    def block(self, part: str | tuple[str, ...]) -> tuple[Block, ...]:
        """Paragraphs; of several texts a table with one row."""
        if isinstance(part, str):
            return self.lines(part)
        return (Table(widths=tuple(80.0 for _ in part), rows=(tuple(Cell(blocks=self.lines(text)) for text in part),), ruled=False),)


def reading_of(parts: Sequence[str | tuple[str, ...]]) -> Reading:
    maker = Maker()
    paper = Paper(parts=(Part(page=PageSetup(), blocks=tuple(block for part in parts for block in maker.block(part))),))
    sha256 = hashlib.sha256(repr(parts).encode()).hexdigest()
    reading = understand(paper, Source(path="thu.docx", format="docx", sha256=sha256), words())
    assert account(paper, reading).faults == ()
    return reading


def plan_of(*parts: str | tuple[str, ...]) -> Plan:
    plan = reading_of(parts).plan
    assert plan is not None
    return plan


def test_a_subject_under_the_number_goes_on_after_a_soft_break():
    head = ("UBND TỈNH SÔNG XANH\f**SỞ NGOẠI VỤ**\fSố:    /SNgV-TTĐN\fV/v xây dựng kế hoạch\nthông tin đối ngoại năm 2026", NATIONAL)
    plan = plan_of(head, "Kính gửi:\f\t- Ủy ban nhân dân các xã, phường;\f\t- Công an tỉnh.", "Sở Ngoại vụ đề nghị như sau:", "1. Xây dựng kế hoạch.", ENDING)
    assert (plan.document.type, plan.document.subject) == ("CV", "xây dựng kế hoạch thông tin đối ngoại năm 2026")
    assert (plan.issuer.parent, plan.issuer.name) == ("UBND tỉnh Sông Xanh", "Sở Ngoại vụ")
    assert plan.addressees == ("Ủy ban nhân dân các xã, phường", "Công an tỉnh")
    assert plan.signatory.name == "Nguyễn Văn Lúa"


def test_addressees_may_stand_below_their_label_without_dashes():
    head = ("**SỞ NGOẠI VỤ**\fSố: 5/SNgV-TTĐN\fV/v gửi báo cáo", NATIONAL + "\fSông Xanh, ngày 05 tháng 01 năm 2026")
    plan = plan_of(
        head, "Kính gửi:\fỦy ban nhân dân các xã, phường;\fCông an tỉnh.\fThực hiện Kế hoạch số 12/KH-UBND, Sở Ngoại vụ đề nghị như sau:\f1. Gửi báo cáo."
    )
    assert plan.addressees == ("Ủy ban nhân dân các xã, phường", "Công an tỉnh")


def test_a_title_and_its_subject_may_be_one_paragraph():
    head = ("**ỦY BAN NHÂN DÂN\nXÃ SUỐI LÀNH**\fSố: 12/KH-UBND", NATIONAL + "\fSuối Lành, ngày 05 tháng 01 năm 2026")
    plan = plan_of(head, "**KẾ HOẠCH\nThông tin đối ngoại năm 2026**", *BODY)
    assert (plan.issuer.name, plan.document.type, plan.document.subject) == ("Ủy ban nhân dân xã Suối Lành", "KH", "Thông tin đối ngoại năm 2026")


def test_the_ending_of_a_decision_is_not_taken_for_the_head_of_its_plan():
    head = ("**ỦY BAN NHÂN DÂN**\f**XÃ SUỐI LÀNH**", NATIONAL)
    decision = ("Số:     /QĐ-UBND", "Suối Lành, ngày     tháng 01 năm 2026")
    plan = plan_of(
        (f"{head[0]}\f{decision[0]}", f"{head[1]}\f{decision[1]}"),
        "**QUYẾT ĐỊNH**\f**Về việc ban hành Kế hoạch thông tin đối ngoại năm 2026**\f**CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI LÀNH**",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\f**QUYẾT ĐỊNH:**\f**Điều 1.** Ban hành kèm theo Quyết định này Kế hoạch.",
        ("**Nơi nhận:**\f- Như Điều 1;\f- Lưu: VT.", "**CHỦ TỊCH**\f\f**Nguyễn Văn Lúa**"),
        "",
        head,
        "**KẾ HOẠCH**\f**Thông tin đối ngoại năm 2026**",
        "(Kèm theo Quyết định số     /QĐ-UBND ngày    /01/2026 của Chủ tịch Ủy ban nhân dân xã Suối Lành)",
        "**I. MỤC ĐÍCH**\fGiới thiệu.",
    )
    (paper,) = plan.papers
    assert (paper.signatory.name, paper.recipients) == ("Nguyễn Văn Lúa", ("Như Điều 1", "Lưu: VT"))
    assert (plan.document.type, plan.document.subject, plan.issuer.name) == ("KH", "Thông tin đối ngoại năm 2026", "Ủy ban nhân dân xã Suối Lành")


def test_an_annex_alone_is_said_to_be_one():
    reading = reading_of(
        ("**Phụ lục I**", "**DANH MỤC NHIỆM VỤ**", "(Kèm theo Quyết định số 5/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân xã Suối Lành)", ("STT", "Việc"))
    )
    assert [finding.code for finding in reading.findings] == ["lone_annex"]
    assert reading.plan is not None
    assert [(annex.label, annex.title) for annex in reading.plan.annexes] == [("Phụ lục I", "Danh mục nhiệm vụ")]
    assert [(paper.document.number, paper.document.symbol, paper.issuer.name) for paper in reading.plan.papers] == [
        ("5", "QĐ-UBND", "Ủy ban nhân dân xã Suối Lành")
    ]
    assert reading.unread == ()


def test_a_bold_place_below_a_plain_committee_is_the_rest_of_its_name():
    reading = reading_of(
        [("ỦY BAN NHÂN DÂN\f**XÃ TẢ VAN**\fSố:     /KH-UBND", f"{NATIONAL}\fTả Van, ngày     tháng 01 năm 2026"), "**KẾ HOẠCH**", "**Năm 2026**", *BODY]
    )
    assert reading.plan is not None
    assert (reading.plan.issuer.parent, reading.plan.issuer.name) == (None, "Ủy ban nhân dân xã Tả Van")
