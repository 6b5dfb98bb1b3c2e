"""Headings in all their numberings, typed or set by Word, with looks or without: the tree of a body, line by line."""

import hashlib
from collections.abc import Sequence

import pytest

from tests.reading.helpers import HEAD, plan_of, read, words
from tests.reading.test_letterheads import cases
from ttdn_desktop.domain.plan import Section
from ttdn_desktop.domain.reading import Reading, Source
from ttdn_desktop.paper.model import Align, PageSetup, Paper, Paragraph, Part, Run, Style
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.reading.understanding import understand

CASES = cases("headings.txt")
BODY = """Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;
Ủy ban nhân dân xã ban hành Kế hoạch như sau:
"""


def shown(sections: Sequence[Section], level: int = 1) -> list[str]:
    """ "1|I|MỤC ĐÍCH" for each heading."""
    lines: list[str] = []
    for section in sections:
        if section.heading or section.number:
            lines.append(f"{level}|{section.number or ''}|{section.heading}")
        lines += shown(section.sections, level + 1)
    return lines


def paragraph(line: str, number: int) -> Paragraph:
    """ "**bold**", "#1 " before what a lying style calls a heading, "@I.@" for an automatic number."""
    label, style = "", Style.PLAIN
    if line.startswith("#1 "):
        line, style = line[3:], Style.HEADING_1
    if line.startswith("@"):
        _, label, line = line.split("@", 2)
    runs = tuple(Run(text=text, bold=bool(at % 2)) for at, text in enumerate(line.split("**")) if text)
    return Paragraph(runs=runs, where=f"p{number}", style=style, outline_level=0 if style is Style.HEADING_1 else None, label=label)


def of_word(body: str) -> tuple[Paper, Reading]:
    """The body under a head of centred bold lines."""
    head = [Paragraph(runs=(Run(text=line, bold=True),), where=f"p{at}", align=Align.CENTER) for at, line in enumerate(HEAD.splitlines(), 1)]
    lines = [paragraph(line, at) for at, line in enumerate((BODY + body).splitlines(), len(head) + 1)]
    paper = Paper(parts=(Part(page=PageSetup(), blocks=(*head, *lines)),))
    sha256 = hashlib.sha256(body.encode()).hexdigest()
    return paper, understand(paper, Source(path="thu.docx", format="docx", sha256=sha256), words())


@pytest.mark.parametrize("name", CASES)
def test_the_tree_of_headings_is_as_a_person_sees_it(name):
    text, wanted = CASES[name]
    paper, reading = of_word(text) if name.endswith("(Word)") else read(HEAD + BODY + text)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    assert shown(reading.plan.body) == wanted
    assert reading.unread == ()


@pytest.mark.parametrize("word", ["Cơ quan trình", "Cơ quan lập", "Đơn vị chủ trì"])
@pytest.mark.parametrize("heading", ["TỔNG QUAN HỒ SƠ", "NỘI DUNG THẨM ĐỊNH"])
def test_a_part_of_a_document_in_capitals_is_no_task_though_it_begins_with_who_did_it(heading, word):
    plan = plan_of(
        f"{HEAD}Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;\nI. {heading}\n- {word}: Đoàn kiểm tra xã (Văn phòng chủ trì tham mưu).\n- Danh mục dự thảo:\n"
        "+ Dự thảo thứ nhất.\n+ Dự thảo thứ hai.\nII. KẾT QUẢ\nĐúng thể thức.\n"
    )
    assert plan.tasks == ()
    assert [section.heading for section in plan.body] == [heading, "KẾT QUẢ"]


def test_work_in_capitals_with_who_does_it_stays_a_task():
    plan = plan_of(
        f"{HEAD}I. TỔ CHỨC LỄ HỘI\n- Đơn vị chủ trì: Trung tâm Văn hóa xã.\n- Diễn ra trong hai ngày.\nII. MỞ LỚP TẬP HUẤN\n- Đơn vị chủ trì: Công an xã.\n"
    )
    assert [(task.title, task.leads) for task in plan.tasks] == [("TỔ CHỨC LỄ HỘI", ("Trung tâm Văn hóa xã",)), ("MỞ LỚP TẬP HUẤN", ("Công an xã",))]
