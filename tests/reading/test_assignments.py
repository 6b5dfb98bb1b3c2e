"""Tasks that running prose assigns."""

import pytest

from tests.reading.helpers import HEAD, read, words
from ttdn_desktop.domain.blocks import Item, Paragraph
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.text import plain
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.reading.assignments import assignments_in

BEFORE = """Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;
Ủy ban nhân dân xã ban hành Kế hoạch như sau:
"""


@pytest.mark.parametrize(
    ("sentence", "leads", "partners", "time", "title"),
    [
        (
            ("", "Giao Sở Ngoại vụ chủ trì, phối hợp với Sở Tài chính, Công an tỉnh và UBND các xã, phường tổ chức ngày hội; báo cáo trước ngày 30/6/2026."),
            ("Sở Ngoại vụ",),
            ("Sở Tài chính", "Công an tỉnh", "UBND các xã, phường"),
            "trước ngày 30/6/2026",
            "Tổ chức ngày hội",
        ),
        (("", "Phòng Văn hóa - Xã hội: Chủ trì, tham mưu kế hoạch."), ("Phòng Văn hóa - Xã hội",), (), "", "Tham mưu kế hoạch"),
        (("Công an xã", "Khẩn trương chủ trì, phối hợp với Đoàn xã rà soát địa bàn"), ("Công an xã",), ("Đoàn xã",), "", "Rà soát địa bàn"),
        (("", "Mở hội nghị do Sở Nội vụ chủ trì, phối hợp với Sở Tài chính."), ("Sở Nội vụ",), ("Sở Tài chính",), "", "Mở hội nghị"),
        (("", "Công an xã chủ trì bảo đảm an ninh. Hoàn thành trong Quý II/2026."), ("Công an xã",), (), "trong Quý II/2026", "Bảo đảm an ninh"),
        (
            ("", "Công an xã chủ trì lập sổ theo dõi từ ngày 01/3 đến ngày 08/3/2026."),
            ("Công an xã",),
            (),
            "từ ngày 01/3 đến ngày 08/3/2026",
            "Lập sổ theo dõi",
        ),
        (("", "Công an xã chủ trì lập chương trình công tác tháng 12/2026."), ("Công an xã",), (), "tháng 12/2026", "Lập chương trình công tác tháng 12/2026"),
        (("", "Đoàn xã: Vận động đoàn viên mặc áo dài."), ("Đoàn xã",), (), "", "Vận động đoàn viên mặc áo dài"),
        (("", "Trưởng các thôn: Thông báo lịch họp đến từng hộ."), ("Trưởng các thôn",), (), "", "Thông báo lịch họp đến từng hộ"),
        (("", "Hai là, giao UBND các phường: Hoa, Đào tăng cường hướng dẫn"), ("UBND các phường: Hoa, Đào",), (), "", "Tăng cường hướng dẫn"),
    ],
)
def test_who_what_with_whom_and_when_are_told_apart(sentence, leads, partners, time, title):
    unit, text = sentence
    (found,) = assignments_in(text, words(), unit)
    assert (found.leads, found.partners, found.time, found.title, found.sure) == (leads, partners, time, title, True)


@pytest.mark.parametrize("text", ["UBND các xã có trách nhiệm tuyên truyền Kế hoạch", "Đề nghị Hội Nông dân xã vận động hội viên"])
def test_requests_without_a_lead_are_only_offered(text):
    assert [found.sure for found in assignments_in(text, words())] == [False]


@pytest.mark.parametrize(
    "text", ["Năm 2025 nhiều việc được giao đã xong.", "Chủ trì cuộc họp: Chủ tịch xã.", "Nội dung giao ban hằng tuần", "Trách nhiệm của mọi người"]
)
def test_other_sentences_assign_nothing(text):
    assert assignments_in(text, words()) == ()


def test_prose_stays_word_for_word_and_its_task_is_printed_nowhere():
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n"
    body += "- Chủ trì, phối hợp với Đoàn xã mở đợt tuyên truyền trước 30/6.\n- Báo cáo kết quả.\n2. Văn phòng\n- Theo dõi chung./.\n"
    paper, reading = read(HEAD + BEFORE + body)
    plan = reading.plan
    assert plan is not None
    assert account(paper, reading).faults == ()
    assert [(task.title, task.leads, task.partners, task.time.text, str(task.time.end)) for task in plan.tasks] == [
        ("Mở đợt tuyên truyền", ("Công an xã",), ("Đoàn xã",), "trước 30/6", "2026-06-29"),
        ("Báo cáo kết quả", ("Công an xã",), (), "", "None"),
    ]
    assert list(plan.task_lists()) == []
    texts = [plain(block.text) for block in plan.all_blocks() if isinstance(block, Item | Paragraph)]
    assert "Chủ trì, phối hợp với Đoàn xã mở đợt tuyên truyền trước 30/6." in texts
    assert [finding.code for finding in reading.findings if finding.code.startswith("assignment")] == ["assignment_taken"] * 2


def test_beside_listed_tasks_prose_is_only_offered():
    body = "I. NHIỆM VỤ\n1. Mở lớp\n- Đơn vị chủ trì: Công an xã\nII. TỔ CHỨC THỰC HIỆN\n1. Giao Văn phòng chủ trì, phối hợp với Đoàn xã theo dõi chung.\n"
    _, reading = read(HEAD + BEFORE + body)
    assert reading.plan is not None
    assert [task.title for task in reading.plan.tasks] == ["Mở lớp"]
    found = next(finding for finding in reading.findings if finding.code == "assignment_found")
    assert dict(found.params) == {"title": "Theo dõi chung", "lead": "Văn phòng", "partners": "Đoàn xã", "time": "", "task": ""}


def test_times_that_cannot_be_are_kept_and_said():
    body = "I. NHIỆM VỤ\n1. Mở lớp\n- Đơn vị chủ trì: Công an xã\n- Thời gian: 31/6/2026\n2. Mở hội\n- Đơn vị chủ trì: Đoàn xã\n- Thời gian: Quý II/2029\n"
    _, reading = read(HEAD + BEFORE + body)
    assert reading.plan is not None
    assert [task.time.text for task in reading.plan.tasks] == ["31/6/2026", "Quý II/2029"]
    assert [(finding.code, finding.text) for finding in reading.findings if "time" in finding.code or "period" in finding.code] == [
        ("time_impossible", "31/6/2026"),
        ("task_after_period", "Quý II/2029"),
    ]


@pytest.mark.parametrize(
    ("time", "differs"), [("Quý II/2026 (trước ngày 31/3/2026)", True), ("Quý II/2026 (trước ngày 15/6/2026)", False), ("Năm 2026", False)]
)
def test_two_times_that_do_not_agree_are_said(time, differs):
    _, reading = read(f"{HEAD}{BEFORE}I. NHIỆM VỤ\n1. Mở lớp\n- Đơn vị chủ trì: Công an xã\n- Thời gian: {time}\n")
    assert ("times_differ" in {finding.code for finding in reading.findings}) is differs


def test_a_task_without_labels_may_say_in_its_own_words_who_leads_it():
    body = (
        "I. NHIỆM VỤ\n1. Mở lớp\n- Đơn vị chủ trì: Công an xã\n2. Mở hội\n"
        "Văn phòng chủ trì, phối hợp với Đoàn xã thực hiện. Thời gian hoàn thành trong Quý I/2026.\nII. TỔ CHỨC THỰC HIỆN\nCác đơn vị triển khai./.\n"
    )
    paper, reading = read(HEAD + BEFORE + body)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    task = reading.plan.tasks[1]
    assert (task.leads, task.partners, task.time.text) == (("Văn phòng",), ("Đoàn xã",), "trong Quý I/2026")
    assert plain(task.content[0]).startswith("Văn phòng chủ trì")


def test_labels_in_capitals_are_no_headings():
    _, reading = read(HEAD + BEFORE + "I. NHIỆM VỤ\n1. Mở lớp\n- ĐƠN VỊ CHỦ TRÌ: CÔNG AN XÃ\n- THỜI GIAN: NĂM 2026\n")
    assert reading.plan is not None
    assert [(task.leads, task.time.text) for task in reading.plan.tasks] == [(("CÔNG AN XÃ",), "NĂM 2026")]


def test_lines_under_the_name_of_a_unit_are_its_work_and_help_is_to_be_looked_at():
    body = "I. PHÂN CÔNG NHIỆM VỤ\n1. Văn phòng UBND xã\n- Phát hành giấy mời trước ngày 10/3/2026.\n- Phối hợp với các thôn treo băng rôn.\n"
    body += "2. Công an xã\nBảo đảm trật tự nơi tổ chức hội nghị.\nTổ chức tốt hội nghị là việc chung của các đơn vị./.\n"
    _, reading = read(HEAD + BEFORE + body)
    assert reading.plan is not None
    assert [(task.title, task.leads, task.partners, task.time.text) for task in reading.plan.tasks] == [
        ("Phát hành giấy mời", ("Văn phòng UBND xã",), (), "trước ngày 10/3/2026"),
        ("Phối hợp với các thôn treo băng rôn", ("Văn phòng UBND xã",), ("các thôn",), ""),
        ("Bảo đảm trật tự nơi tổ chức hội nghị", ("Công an xã",), (), ""),
    ]
    assert [(finding.where, finding.severity) for finding in reading.findings if finding.code == "assignment_unsure"] == [("p14", Severity.WARNING)]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Nhất trí với đề xuất; Giao Ủy ban nhân dân xã chủ trì xây dựng phương án", "Xây dựng phương án"),
        ("Giao Sở Nội vụ chủ trì, căn cứ Luật Lưu trữ ngày 21/6/2024, tham mưu việc ủy quyền", "Tham mưu việc ủy quyền"),
        ("Công an xã: Chủ trì nắm tình hình, đấu tranh phản bác tin giả", "Nắm tình hình, đấu tranh phản bác tin giả"),
    ],
)
def test_the_work_is_found_behind_what_stands_before_it(sentence, title):
    assert [found.title for found in assignments_in(sentence, words())] == [title]


def test_what_units_did_is_no_assignment_and_persons_are_noted_as_persons():
    body = "I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025\n1. Công an xã\n- Tổ chức 05 buổi tuyên truyền lưu động.\nII. TỔ CHỨC THỰC HIỆN\n"
    body += "1. Phân công đồng chí Trần Văn Nam, Phó Chủ tịch UBND xã chỉ đạo chung.\n2. Giao Công an xã giữ trật tự./.\n"
    _, reading = read(HEAD + BEFORE + body)
    assert reading.plan is not None
    assert [(task.leads, task.people) for task in reading.plan.tasks] == [((), ("đồng chí Trần Văn Nam, Phó Chủ tịch UBND xã",)), (("Công an xã",), ())]


def test_the_head_of_a_committee_is_no_unit_that_does_its_work():
    body = "I. CÁC TIỂU BAN\n1. Tiểu ban Hậu cần\n- Trưởng Tiểu ban: Ông Lê Văn Tám.\n- Chuẩn bị nơi ăn, nơi ở.\n"
    _, reading = read(HEAD + BEFORE + body + "2. UBND các xã\n- Tổ chức đón đoàn tại xã./.\n")
    assert reading.plan is not None
    assert [task.leads for task in reading.plan.tasks] == [("Tiểu ban Hậu cần",), ("UBND các xã",)]


def test_units_in_capitals_and_standing_agencies_are_units_that_lead():
    body = "I. CÔNG AN XÃ\n1. Tổ chức lực lượng trực 24/24 giờ.\nII. CÁC THÔN\n1. Vận động Nhân dân treo cờ.\n"
    _, reading = read(HEAD + BEFORE + body)
    assert reading.plan is not None
    assert [(task.title, task.leads) for task in reading.plan.tasks] == [
        ("Tổ chức lực lượng trực 24/24 giờ", ("CÔNG AN XÃ",)),
        ("Vận động Nhân dân treo cờ", ("CÁC THÔN",)),
    ]
    (found,) = assignments_in("Giao Phòng Kinh tế là cơ quan thường trực, chủ trì, phối hợp với các thôn hướng dẫn thực hiện", words())
    assert (found.leads, found.partners, found.title) == (("Phòng Kinh tế",), ("các thôn",), "Hướng dẫn thực hiện")
