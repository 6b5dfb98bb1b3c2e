"""Tasks that running prose assigns."""

import pytest

from tests.reading.helpers import HEAD, read, words
from ttdn_desktop.domain.blocks import Item, Paragraph
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.text import plain
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.reading.assignments import assignments_in
from ttdn_desktop.reading.work_titles import says_no_work

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


@pytest.mark.parametrize(
    ("duty", "title", "partners", "time"),
    [
        ("Chủ trì, phối hợp với Công an xã và các cơ quan liên quan tổ chức thực hiện Kế hoạch này.", "Tổ chức thực hiện Kế hoạch này", 2, ""),
        (
            "Chủ trì, phối hợp với Công an xã tuyên truyền các nội dung của Kế hoạch, tổng kết trước ngày 31/12/2026.",
            "Tuyên truyền các nội dung của Kế hoạch",
            1,
            "trước ngày 31/12/2026",
        ),
        ("Chủ trì, phối hợp với Công an xã rà soát, đôn đốc, tổng kết trước ngày 31/12/2026.", "Rà soát, đôn đốc, tổng kết", 1, "trước ngày 31/12/2026"),
        ("Chủ trì, phối hợp với Công an xã đôn đốc, báo cáo UBND xã ngày 25 hàng tháng.", "Đôn đốc, báo cáo UBND xã", 1, "ngày 25 hàng tháng"),
    ],
)
def test_leading_with_others_what_the_plan_is_about_is_offered_and_titles_leave_the_time_out(duty, title, partners, time):
    body = f"I. NHIỆM VỤ\n1. Mở lớp\n- Đơn vị chủ trì: Công an xã\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- {duty}\n2. Các thôn\nThực hiện Kế hoạch này.\n"
    _, reading = read(HEAD + BEFORE + body)
    assert reading.plan is not None
    assert [task.title for task in reading.plan.tasks] == ["Mở lớp"]
    (found,) = [dict(finding.params) for finding in reading.findings if finding.code == "assignment_found"]
    assert (found["title"], found["lead"], len(found["partners"].split("; ")), found["time"]) == (title, "Phòng Kinh tế", partners, time)


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


IN_PLACE = [
    (
        "Trạm Y tế xã bố trí cán bộ trực cấp cứu, cấp phát thuốc cho hộ nghèo.",
        (("Trạm Y tế xã",), (), "", "Bố trí cán bộ trực cấp cứu, cấp phát thuốc cho hộ nghèo", True),
    ),
    ("Hiệu trưởng các trường nghiêm túc khử khuẩn lớp học.", (("Hiệu trưởng các trường",), (), "", "Nghiêm túc khử khuẩn lớp học", True)),
    ("Đề nghị Ủy ban MTTQ xã vận động hội viên ủng hộ.", (("Ủy ban MTTQ xã",), (), "", "Vận động hội viên ủng hộ", False)),
    ("Yêu cầu các thôn phun khử trùng xong trước ngày 15/3/2027.", (("các thôn",), (), "xong trước ngày 15/3/2027", "Phun khử trùng", False)),
    (
        "Các cơ quan, đơn vị, địa phương căn cứ Kế hoạch này chủ động lập kế hoạch riêng, thời gian hoàn thành: trước ngày 15/02/2027.",
        (("Các cơ quan, đơn vị, địa phương",), (), "trước ngày 15/02/2027", "Chủ động lập kế hoạch riêng", True),
    ),
    ("Căn cứ chức năng, nhiệm vụ, Hội Nông dân xã hướng dẫn hội viên.", (("Hội Nông dân xã",), (), "", "Hướng dẫn hội viên", True)),
    ("Kết thúc đợt cao điểm, Công an xã tổng hợp kết quả.", (("Công an xã",), (), "", "Tổng hợp kết quả", True)),
    (
        "Đoàn xã phối hợp với Trạm Y tế xã trong việc phát tờ rơi.",
        (("Đoàn xã",), ("Trạm Y tế xã",), "", "Phối hợp với Trạm Y tế xã trong việc phát tờ rơi", False),
    ),
    (
        "Phòng Kinh tế cân đối kinh phí; phối hợp với Kho bạc kiểm soát chi từ tháng 3 đến hết tháng 6/2027.",
        (("Phòng Kinh tế",), ("Kho bạc",), "từ tháng 3 đến hết tháng 6/2027", "Cân đối kinh phí", True),
    ),
    ("Văn phòng theo dõi, định kỳ hằng quý báo cáo UBND xã.", (("Văn phòng",), (), "định kỳ hằng quý", "Theo dõi, định kỳ hằng quý báo cáo UBND xã", True)),
    ("Trưởng các thôn chịu trách nhiệm trước UBND xã về kết quả.", (("Trưởng các thôn",), (), "", "Chịu trách nhiệm trước UBND xã về kết quả", False)),
    ("Công chức phụ trách lĩnh vực thanh tra nội bộ rà soát hồ sơ.", (("Công chức phụ trách lĩnh vực thanh tra nội bộ",), (), "", "Rà soát hồ sơ", True)),
    ("Bộ Giáo dục và Đào tạo hướng dẫn các trường thực hiện.", (("Bộ Giáo dục và Đào tạo",), (), "", "Hướng dẫn các trường thực hiện", True)),
    (
        "Các tổ chức chính trị - xã hội, Ban quản lý chợ tuyên truyền tiểu thương.",
        (("Các tổ chức chính trị - xã hội", "Ban quản lý chợ"), (), "", "Tuyên truyền tiểu thương", True),
    ),
    (
        "Đồng chí Lê Văn Ba - Phó Trưởng ban: Theo dõi các thôn vùng cao.",
        (("Đồng chí Lê Văn Ba - Phó Trưởng ban",), (), "", "Theo dõi các thôn vùng cao", True),
    ),
]


@pytest.mark.parametrize(("sentence", "meant"), IN_PLACE)
def test_where_units_carry_out_a_unit_with_what_it_does_is_enough(sentence, meant):
    (found,) = assignments_in(sentence, words(), implementing=True)
    assert (found.leads, found.partners, found.time, found.title, found.sure) == meant


@pytest.mark.parametrize(
    "sentence",
    [
        "Công an xã đã tổ chức 05 buổi tuyên truyền.",
        "Ban Chỉ đạo gồm các đồng chí có tên sau đây.",
        "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo UBND xã.",
        "Trên đây là Kế hoạch tuyên truyền, đề nghị các đơn vị nghiêm túc triển khai thực hiện.",
        "Các đơn vị thực hiện các nội dung sau:",
        "Kinh phí do ngân sách xã bảo đảm.",
        "Các hoạt động tuyên truyền tổ chức thiết thực, tiết kiệm.",
        "Đoàn kiểm tra nếu có vấn đề phát sinh thì báo cáo để hướng dẫn xử lý.",
        "Văn phòng UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.",
        "Văn phòng HĐND và UBND xã thông báo kết luận của Chủ tịch UBND xã để các thôn biết và tổ chức thực hiện.",
        "Văn phòng Huyện ủy trân trọng thông báo đến các cấp ủy trực thuộc biết, triển khai thực hiện.",
        "Sở Nội vụ thông báo cho các đơn vị được biết.",
    ],
)
def test_what_only_tells_or_closes_is_no_assignment_even_where_units_carry_out(sentence):
    assert [found for found in assignments_in(sentence, words(), implementing=True) if not says_no_work(found.title, words())] == []


def test_one_paragraph_gives_work_to_several_units():
    text = "Phòng Kinh tế bố trí kinh phí. Công an xã giữ gìn trật tự; Đoàn xã, Hội Phụ nữ xã phối hợp với các thôn dọn vệ sinh."
    found = assignments_in(text, words(), implementing=True)
    assert [(one.leads, one.partners) for one in found] == [
        (("Phòng Kinh tế",), ()),
        (("Công an xã",), ()),
        (("Đoàn xã", "Hội Phụ nữ xã"), ("các thôn",)),
    ]


def test_aims_and_contents_are_no_work_of_the_units_they_name():
    body = (
        "I. MỤC ĐÍCH, YÊU CẦU\n- Các cơ quan, đơn vị tổ chức tuyên truyền thiết thực, tiết kiệm.\nII. NỘI DUNG\n- Công an xã tổ chức lực lượng theo ba vòng.\n"
    )
    body += "III. TỔ CHỨC THỰC HIỆN\n- Công an xã tổ chức trực 24/24 giờ.\n"
    _, reading = read(HEAD + BEFORE + body)
    assert reading.plan is not None
    assert [(task.title, task.leads) for task in reading.plan.tasks] == [("Tổ chức trực 24/24 giờ", ("Công an xã",))]


def test_a_unit_that_is_asked_heads_its_lines_and_a_line_of_another_sort_is_to_be_looked_at():
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Đề nghị Hội Cựu chiến binh xã phối hợp\n- Gương sáng của hội viên đến với các trường học.\n- Kinh phí: tự túc.\n"
    body += "2. Cán bộ phụ trách văn hóa, xã hội\nCăn cứ Kế hoạch này, chủ động tham mưu nội dung.\nGhi chép đầy đủ diễn biến.\n"
    body += "Trên đây là Kế hoạch của Ủy ban nhân dân xã./.\n"
    _, reading = read(HEAD + BEFORE + body)
    assert reading.plan is not None
    assert [(task.title, task.leads) for task in reading.plan.tasks] == [
        ("Gương sáng của hội viên đến với các trường học", ("Hội Cựu chiến binh xã",)),
        ("Chủ động tham mưu nội dung", ("Cán bộ phụ trách văn hóa, xã hội",)),
        ("Ghi chép đầy đủ diễn biến", ("Cán bộ phụ trách văn hóa, xã hội",)),
    ]
    assert [finding.code for finding in reading.findings if finding.code.startswith("assignment")] == [
        "assignment_unsure",
        "assignment_taken",
        "assignment_taken",
    ]


def test_regulations_of_many_articles_say_standing_duties_and_no_tasks():
    articles = "".join(f"Điều {at}. Trách nhiệm của Văn phòng\n1. Văn phòng quản lý con dấu, tiếp nhận văn bản.\n" for at in range(1, 12))
    _, reading = read(HEAD + BEFORE + articles)
    assert reading.plan is not None
    assert reading.plan.tasks == ()


def test_a_directive_gives_work_in_every_section():
    head = HEAD.replace("KẾ HOẠCH\n", "CHỈ THỊ\n").replace("KH-UBND", "CT-UBND")
    _, reading = read(head + BEFORE + "1. Công an xã tăng cường tuần tra ban đêm.\n2. Các thôn dọn vệ sinh vào thứ Bảy./.\n")
    assert reading.plan is not None
    assert [task.leads for task in reading.plan.tasks] == [("Công an xã",), ("Các thôn",)]


def test_what_is_asked_for_before_a_colon_is_work_of_those_named_below():
    head = HEAD.replace("KẾ HOẠCH\n", "QUYẾT ĐỊNH\n").replace("KH-UBND", "QĐ-UBND")
    body = "QUYẾT ĐỊNH:\nĐiều 1. Giao chỉ tiêu cho các phòng, ban và các thôn:\n1. Phòng Kinh tế: Hoàn thành số hóa hồ sơ trước ngày 20/10/2026.\n"
    body += "2. Các thôn: Đạt tỷ lệ 95% hộ dân đăng ký tài khoản./.\n"
    _, reading = read(head + "Căn cứ Luật Tổ chức chính quyền địa phương;\n" + body)
    assert reading.plan is not None
    assert [(task.leads, task.time.text) for task in reading.plan.tasks] == [(("Phòng Kinh tế",), "trước ngày 20/10/2026"), (("Các thôn",), "")]


def test_units_with_letters_and_a_colon_each_have_their_own_work():
    body = "I. TRÁCH NHIỆM CỦA CÁC CƠ QUAN\na) Văn phòng\n- Tổng hợp kết quả chung.\nb) Công an xã: Phối hợp với các thôn tuần tra ban đêm.\n"
    _, reading = read(HEAD + BEFORE + body + "c) Các trường học: Kể chuyện truyền thống cho học sinh./.\n")
    assert reading.plan is not None
    assert [(task.leads, task.partners) for task in reading.plan.tasks] == [
        (("Văn phòng",), ()),
        (("Công an xã",), ("các thôn",)),
        (("Các trường học",), ()),
    ]


@pytest.mark.parametrize(
    "sentence", ["Sở Công Thương sẽ tổng hợp, báo cáo UBND tỉnh.", "bản vẽ mặt cắt khu vực khai thác từ năm 2020.", "Thành phần: Chủ tịch, các Phó Chủ tịch."]
)
def test_announcements_and_things_are_no_work(sentence):
    assert assignments_in(sentence, words(), implementing=True) == ()


def test_under_a_unit_work_by_law_is_its_own_and_parts_of_a_file_are_no_work():
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n"
    body += "- Căn cứ Nghị quyết này và hướng dẫn của cấp trên lập danh mục công trình gửi về Sở Tài chính, Sở Xây dựng để tổng hợp.\n"
    body += "- Căn cứ chức năng nhiệm vụ, hướng dẫn các hợp tác xã, các tổ hợp tác quản lý sổ sách.\n- Báo cáo kết quả chăm sóc cây xanh 3 tháng một lần.\n"
    body += "- Lập hồ sơ bàn giao, bao gồm:\n+ Biên bản bàn giao (02 bản);\n+ Sơ đồ vị trí.\n- Theo dõi việc sử dụng công trình./.\n"
    _, reading = read(HEAD + BEFORE + body)
    assert reading.plan is not None
    assert [(task.title.split(" gửi")[0], task.leads, task.time.text) for task in reading.plan.tasks] == [
        ("Lập danh mục công trình", ("Phòng Kinh tế",), ""),
        ("Hướng dẫn các hợp tác xã, các tổ hợp tác quản lý sổ sách", ("Phòng Kinh tế",), ""),
        ("Báo cáo kết quả chăm sóc cây xanh 3 tháng một lần", ("Phòng Kinh tế",), "3 tháng một lần"),
        ("Lập hồ sơ bàn giao", ("Phòng Kinh tế",), ""),
        ("Theo dõi việc sử dụng công trình", ("Phòng Kinh tế",), ""),
    ]


def test_levels_and_functions_are_no_verbs_and_small_letters_begin_names_too():
    sentence = "Giao Sở Nội vụ, phòng Nội vụ cấp huyện phối hợp với các ban ngành chức năng rà soát hồ sơ còn thiếu."
    (found,) = assignments_in(sentence, words(), implementing=True)
    assert (found.leads, found.partners) == (("Sở Nội vụ", "phòng Nội vụ cấp huyện"), ("các ban ngành chức năng",))
    assert found.title == "Rà soát hồ sơ còn thiếu"


def test_who_carries_out_a_decision_by_name_has_work_but_to_carry_it_out_alone_is_none():
    head = HEAD.replace("KẾ HOẠCH\n", "QUYẾT ĐỊNH\n").replace("KH-UBND", "QĐ-UBND")
    body = (
        "QUYẾT ĐỊNH:\nĐiều 1. Thành lập Tổ công tác.\nĐiều 2. Trách nhiệm thi hành\n1. Phòng Kinh tế có trách nhiệm bố trí ngân sách để mua sắm trang phục.\n"
    )
    body += "2. Chánh Văn phòng, các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.\n"
    _, reading = read(head + "Căn cứ Luật Tổ chức chính quyền địa phương;\n" + body)
    assert reading.plan is not None
    assert [(task.title, task.leads) for task in reading.plan.tasks] == [("Bố trí ngân sách để mua sắm trang phục", ("Phòng Kinh tế",))]


@pytest.mark.parametrize(
    ("text", "work", "lead"),
    [
        ("Công ty TNHH MTV Khai thác công trình thủy lợi Sông Lành vớt bèo, khơi thông các tuyến kênh", "Vớt bèo, khơi thông", "Sông Lành"),
        ("Công ty Cổ phần Môi trường đô thị Vân Trúc tăng ca thu gom rác trên các tuyến phố", "Tăng ca thu gom", "Vân Trúc"),
        ("Chi cục Quản lý chất lượng nông lâm sản truy xuất nguồn gốc các lô hàng", "Truy xuất nguồn gốc", "nông lâm sản"),
        ("Phòng Kiểm soát thủ tục hành chính đo lường sự hài lòng của người dân", "Đo lường", "hành chính"),
        ("Trung tâm Kiểm định chất lượng xây dựng siêu âm cọc cầu dân sinh", "Siêu âm cọc", "xây dựng"),
        ("Đồn Biên phòng Cửa Sót nhắn tọa độ của bão cho các tàu đang hoạt động trên biển", "Nhắn tọa độ", "Cửa Sót"),
        ("Ngân hàng Chính sách xã hội huyện giãn nợ cho khách hàng bị thiệt hại", "Giãn nợ", "huyện"),
        ("Công an tỉnh dẫn xe ưu tiên cho đoàn đại biểu", "Dẫn xe", "Công an tỉnh"),
        ("Trung tâm Văn hóa, Thông tin và Thể thao livestream lễ khai mạc", "Livestream", "Thể thao"),
    ],
)
def test_rare_words_begin_work_behind_names_that_go_on_in_small_letters(text: str, work: str, lead: str) -> None:
    found = assignments_in(text, words(), implementing=True)
    assert [one.title.startswith(work) for one in found] == [True]
    assert found[0].leads[-1].endswith(lead)


@pytest.mark.parametrize(
    "text",
    [
        "Hội Nông dân xã khá mạnh trong phong trào làm đường",
        "Sở Công Thương vốn là cơ quan đầu mối của tỉnh",
        "Trường Mầm non Sao Sáng gần khu dân cư và thuận tiện đi lại",
        "Công ty Cổ phần Cấp nước Phú Thịnh vốn điều lệ 50 tỷ đồng",
    ],
)
def test_what_a_unit_is_like_is_no_work(text: str) -> None:
    assert assignments_in(text, words(), implementing=True) == ()
