"""Tasks whose doers stand in other words and places."""

import pytest

from tests.reading.helpers import HEAD, plan_of
from ttdn_desktop.domain.blocks import Item
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.text import plain

BEFORE = """Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;
Ủy ban nhân dân xã ban hành Kế hoạch như sau:
I. NHIỆM VỤ
"""


def plan_with(tasks: str) -> Plan:
    return plan_of(f"{HEAD}{BEFORE}{tasks}\nII. TỔ CHỨC THỰC HIỆN\nCác đơn vị triển khai./.\n")


@pytest.mark.parametrize("mark", ["{n}. ", "- ", "{n}/ ", "{n}) "])
@pytest.mark.parametrize(
    "note",
    [
        " (Chủ trì: Phòng Văn hóa - Xã hội; phối hợp: Công an xã, Đoàn xã (Huyện đoàn cũ); hoàn thành: tháng 5/2026).",
        ". Chủ trì: Phòng Văn hóa - Xã hội; phối hợp: Công an xã, Đoàn xã (Huyện đoàn cũ); hoàn thành: tháng 5/2026.",
    ],
)
def test_who_does_a_task_may_stand_at_the_end_of_its_own_line(mark, note):
    lines = [f"{mark.format(n=n)}{title}{note}" for n, title in enumerate(("Làm chuyên mục tiếng Anh", "Mở ngày hội văn hóa"), 1)]
    tasks = plan_with("\n".join(lines)).tasks
    assert [task.title for task in tasks] == ["Làm chuyên mục tiếng Anh", "Mở ngày hội văn hóa"]
    assert {(task.leads, task.partners, task.time.text) for task in tasks} == {
        (("Phòng Văn hóa - Xã hội",), ("Công an xã", "Đoàn xã (Huyện đoàn cũ)"), "tháng 5/2026")
    }


def test_a_bracket_that_names_nobody_stays_in_its_item():
    plan = plan_with("- Mở ngày hội (thời gian: tháng 5).\n- Làm chuyên mục; yêu cầu: đúng hạn.")
    assert plan.tasks == ()
    items = [block for block in plan.body[0].blocks if isinstance(block, Item)]
    assert [plain(item.text) for item in items] == ["Mở ngày hội (thời gian: tháng 5).", "Làm chuyên mục; yêu cầu: đúng hạn."]


def test_words_of_another_unit_s_name_are_no_unit():
    plan = plan_with("1. Mở lớp\n- Chủ trì: Phòng Thông tin, Báo chí, Xuất bản\n- Phối hợp: Sở Giáo dục và Đào tạo, Vùng 3 Hải quân, Hải quan cửa khẩu")
    assert plan.tasks[0].leads == ("Phòng Thông tin, Báo chí, Xuất bản",)
    assert plan.tasks[0].partners == ("Sở Giáo dục và Đào tạo", "Vùng 3 Hải quân", "Hải quan cửa khẩu")


@pytest.mark.parametrize(
    ("label", "field"), [("Đơn vị tham mưu", "leads"), ("Hạn hoàn thành", "time"), ("Kết quả cần đạt", "output"), ("Dự trù kinh phí", "budget")]
)
def test_labels_in_other_words_are_labels(label, field):
    task = plan_with(f"1. Mở lớp\n- Chủ trì: Công an xã\n- {label}: Điều cần ghi").tasks[0]
    value = getattr(task, field)
    assert (value.text if field == "time" else value) in {"Điều cần ghi", ("Công an xã", "Điều cần ghi")}


def test_the_values_of_a_label_may_stand_in_the_lines_below_it():
    task = plan_with(
        "1. Mở lớp\na) Nội dung: Dạy tiếng Anh.\nb) Cơ quan chủ trì:\n- Công an xã.\n- Đoàn xã.\nc) Địa điểm: Nhà văn hóa\n"
        "Đơn vị phối hợp\nHội Nông dân\nd) Thời gian: Quý I/2026"
    ).tasks[0]
    assert (task.leads, task.partners, task.time.text) == (("Công an xã", "Đoàn xã"), ("Hội Nông dân",), "Quý I/2026")
    assert [plain(text) for text in task.content] == ["a) Nội dung: Dạy tiếng Anh.", "c) Địa điểm: Nhà văn hóa"]


def test_who_leads_may_be_said_in_brackets_without_labels():
    task = plan_with("1. Mở lớp (Công an xã chủ trì, phối hợp với Đoàn xã; hoàn thành trong Quý II/2026).").tasks[0]
    assert (task.title, task.leads, task.partners, task.time.text) == ("Mở lớp", ("Công an xã",), ("Đoàn xã",), "trong Quý II/2026")


def test_headings_that_are_labels_are_parts_of_their_task():
    plan = plan_of(
        f"{HEAD}{BEFORE}II. QUÁN TRIỆT CHUNG\n1. Nội dung, biện pháp\n- Mở hội nghị.\n2. Cơ quan chủ trì, phối hợp\na) Cơ quan chủ trì\n- Công an xã.\n"
        "b) Cơ quan phối hợp\n- Đoàn xã.\n3. Thời gian thực hiện: Quý I/2026\nIII. KINH PHÍ\nNgân sách xã./.\n"
    )
    task = plan.tasks[0]
    assert (task.leads, task.partners, task.time.text) == (("Công an xã",), ("Đoàn xã",), "Quý I/2026")


def test_values_in_a_cell_or_label_that_say_nobody_name_nobody():
    assert plan_with("1. Mở lớp\n- Chủ trì: Công an xã\n- Phối hợp: không").tasks[0].partners == ()


@pytest.mark.parametrize(("value", "leads", "people"), [("Công an xã", ("Công an xã",), ()), ("Đồng chí Lò Văn A", (), ("Đồng chí Lò Văn A",))])
def test_a_label_for_units_and_persons_goes_by_what_it_names(value, leads, people):
    task = plan_with(f"1. Mở lớp\n- Phụ trách: {value}").tasks[0]
    assert (task.leads, task.people) == (leads, people)


@pytest.mark.parametrize(
    "line", ["- Người lập hồ sơ có trách nhiệm: Rà soát hồ sơ.", "- Cơ quan thực hiện gồm: nhiều đơn vị.", "- Đơn vị phải chủ trì như sau: một."]
)
def test_sentences_that_begin_as_labels_do_are_none(line):
    assert plan_with(f"1. Mở lớp\n{line}").tasks == ()


def test_items_with_labels_under_another_mark_are_tasks_of_their_own_heading():
    body = "1. Tuyên truyền\n- Mở chuyên mục\n+ Đơn vị chủ trì: Đoàn xã\n- Triển lãm ảnh\n+ Đơn vị chủ trì: Công an xã\n"
    body += "2. Đối ngoại\n- Thăm bộ đội\n+ Đơn vị chủ trì: Công an xã\n+ Thời gian: Tháng 3\n"
    plan = plan_of(HEAD + BEFORE + "I. NHIỆM VỤ\n" + body)
    assert [task.title for task in plan.tasks] == ["Mở chuyên mục", "Triển lãm ảnh", "Thăm bộ đội"]


def test_what_announces_a_task_is_no_part_of_its_title_and_closing_headings_are_no_tasks():
    body = "1. Nhiệm vụ 1: Mở lớp\n- Giao chủ trì: Đoàn xã\n"
    body += "- Cơ quan, đơn vị, địa phương phối hợp: Các thôn\n2. Tên nhiệm vụ: Mở hội\n- Đơn vị chủ trì: Công an xã\n"
    body += "3. Kinh phí\nNgân sách xã.\nII. TỔ CHỨC THỰC HIỆN\nCác đơn vị triển khai thực hiện.\nTrên đây là Kế hoạch của xã.\n"
    plan = plan_of(HEAD + BEFORE + "I. NHIỆM VỤ\n" + body)
    assert [(task.title, task.leads, task.partners) for task in plan.tasks] == [("Mở lớp", ("Đoàn xã",), ("Các thôn",)), ("Mở hội", ("Công an xã",), ())]


def test_labels_may_end_a_paragraph_of_prose_under_the_heading():
    body = "1. Xây dựng chuyên trang\nDuy trì chuyên trang tiếng Anh. Đơn vị chủ trì: Văn phòng. Đơn vị phối hợp: Công an xã. Thời gian: Quý III/2026.\n"
    (task,) = plan_of(HEAD + BEFORE + body).tasks
    assert (task.title, task.leads, task.partners, task.time.text) == ("Xây dựng chuyên trang", ("Văn phòng",), ("Công an xã",), "Quý III/2026")
    assert [plain(text) for text in task.content] == ["Duy trì chuyên trang tiếng Anh."]


def test_a_lettered_item_alone_under_a_heading_has_the_labels_below_it():
    body = (
        "1. Hợp tác\na) Cử đoàn đi học tập\n- Chủ trì: Công an xã\nb) Đón đoàn\n- Chủ trì: Đoàn xã\n2. Thông tin\na) Xuất bản bản tin\n- Chủ trì: Văn phòng\n"
    )
    assert [task.title for task in plan_of(HEAD + BEFORE + body).tasks] == ["Cử đoàn đi học tập", "Đón đoàn", "Xuất bản bản tin"]


@pytest.mark.parametrize(
    ("line", "title", "leads", "partners", "time"),
    [
        (
            "- Tổ chức họp báo (Sở Ngoại vụ chủ trì, Văn phòng UBND tỉnh phối hợp, hằng quý).",
            "Tổ chức họp báo",
            "Sở Ngoại vụ",
            "Văn phòng UBND tỉnh",
            "hằng quý",
        ),
        ("- Tham gia hội chợ (Sở Công Thương; tháng 11/2026).", "Tham gia hội chợ", "Sở Công Thương", "", "tháng 11/2026"),
        ("1. Hội thảo\n- Chủ trì: Sở Y tế - Phối hợp: Sở Ngoại vụ - Thời gian: Quý I", "Hội thảo", "Sở Y tế", "Sở Ngoại vụ", "Quý I"),
        ("1. Bản đồ số\n1.1. Mục tiêu: Quảng bá.\n1.2. Nội dung: Số hóa.\n1.3. Cơ quan chủ trì: Sở Y tế.", "Bản đồ số", "Sở Y tế", "", ""),
    ],
)
def test_who_and_when_may_be_joined_in_many_ways(line, title, leads, partners, time):
    (task,) = plan_with(line).tasks
    assert (task.title, "; ".join(task.leads), "; ".join(task.partners), task.time.text) == (title, leads, partners, time)


def test_units_in_brackets_without_work_or_time_are_no_task():
    assert plan_with("- Nghị quyết về du lịch (UBND tỉnh, năm 2025).\n- Đề án phát triển (Sở Công Thương).").tasks == ()


def test_a_heading_that_ends_as_if_a_number_followed_is_not_joined_to_the_next_one():
    plan = plan_with("1. Đẩy mạnh chuyển đổi số\n- Đơn vị chủ trì: Công an xã\n2. Mở lớp kỹ năng số\n3. Mở hội\n- Đơn vị chủ trì: Đoàn xã")
    assert [task.title for task in plan.tasks] == ["Đẩy mạnh chuyển đổi số", "Mở lớp kỹ năng số", "Mở hội"]


def test_a_unit_said_to_be_the_person_who_does_a_task_leads_it():
    tasks = "1. Làm chuyên mục\n- Người thực hiện: Công an xã.\n- Thời gian: Tháng 5/2026.\n"
    tasks += "2. Mở ngày hội\n- Người thực hiện: đ/c Lê Văn Tám.\n- Thời gian: Tháng 6/2026."
    first, second = plan_with(tasks).tasks
    assert (first.leads, first.people) == (("Công an xã",), ())
    assert (second.leads, second.people) == ((), ("đ/c Lê Văn Tám",))
