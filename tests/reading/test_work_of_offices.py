"""Ways in which offices say who does what that came up in plans of many provinces."""

import pytest

from tests.reading.helpers import HEAD, plan_of, read, words
from ttdn_desktop.reading.assignments import assignments_in
from ttdn_desktop.reading.deadlines import time_in
from ttdn_desktop.reading.table_columns import SLOT, TableKind, keys_of
from ttdn_desktop.reading.tasks import names
from ttdn_desktop.reading.unit_headings import together
from ttdn_desktop.reading.who import doers_in

BEFORE = "Căn cứ Kế hoạch số 16/KH-UBND ngày 18/11/2025 của Ủy ban nhân dân tỉnh;\nỦy ban nhân dân xã ban hành Kế hoạch như sau:\n"


def test_words_behind_the_last_name_that_only_say_that_it_is_done_are_no_part_of_it():
    text = "Sở Nội vụ chủ trì, phối hợp với Sở Y tế thực hiện"
    assert [(key, text[start:end]) for key, start, end in doers_in(text, "doers", words())] == [("leads", "Sở Nội vụ"), ("partners", "Sở Y tế")]


@pytest.mark.parametrize(
    ("head", "keys"),
    [
        ([("TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Thời gian"), ("TT", "Nhiệm vụ", "Chủ trì", "Bắt đầu", "Hoàn thành")], ("start", "end")),
        ([("TT", "Nhiệm vụ", "Chủ trì", "Ngày giao", "Hạn xử lý")], ("start", "time")),
        ([("TT", "Nhiệm vụ", "Chủ trì", "Lộ trình", "Lộ trình"), ("TT", "Nhiệm vụ", "Chủ trì", "2026", "2027-2030")], (SLOT, SLOT)),
    ],
)
def test_columns_of_time(head, keys):
    assert keys_of(head, words(), TableKind.TASKS)[-2:] == keys


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Báo cáo kết quả trước ngày 01/12 hằng năm.", "trước ngày 01/12 hằng năm"),
        ("Xây dựng kế hoạch trước ngày 15 tháng 12 của năm trước.", "trước ngày 15 tháng 12 của năm trước"),
        ("Tổ chức Ngày hội vào tháng 11/2026.", "vào tháng 11/2026"),
        ("Mở các lớp tập huấn cho cán bộ hằng năm.", "hằng năm"),
        ("Lập dự toán kinh phí hằng năm.", ""),
    ],
)
def test_times_of_every_year(text, time):
    assert time_in(text) == time


def test_units_in_small_letters_are_parted_where_they_are_no_row_of_sorts():
    assert names("Các nhà trường, trạm y tế", words()) == ("Các nhà trường", "trạm y tế")
    assert names("Các sở, ban, ngành", words()) == ("Các sở, ban, ngành",)
    assert names("Bản Trường Sơn, bản Tiền Tiêu", words()) == ("Bản Trường Sơn", "bản Tiền Tiêu")
    assert names("Thôn 3, thôn 15, tổ dân phố số 7", words()) == ("Thôn 3", "thôn 15", "tổ dân phố số 7")
    assert names("Ủy ban MTTQ xã và các tổ chức chính trị - xã hội", words()) == ("Ủy ban MTTQ xã", "các tổ chức chính trị - xã hội")


@pytest.mark.parametrize(
    ("text", "unit", "title", "who"),
    [
        ("Triển khai thực hiện Kế hoạch này; theo dõi, đôn đốc các đơn vị.", "Sở Nội vụ", "Theo dõi, đôn đốc các đơn vị", (("Sở Nội vụ",), (), "")),
        ("Phân công cán bộ theo dõi Ngày hội tại các khu dân cư.", "Hội Nông dân xã", "", (("Hội Nông dân xã",), (), "")),
        ("Các chi bộ căn cứ Kế hoạch xây dựng chương trình thực hiện.", "", "Xây dựng chương trình thực hiện", (("Các chi bộ",), (), "")),
        ("Các trường đại học, trung cấp tổ chức học tập chuyên đề.", "", "Tổ chức học tập chuyên đề", (("Các trường đại học, trung cấp",), (), "")),
        ("UBND cùng cấp tổ chức học tập chuyên đề.", "", "Tổ chức học tập chuyên đề", (("UBND cùng cấp",), (), "")),
        (
            "Đợt 1 (trước ngày 22/4/2026): Tuyên truyền Luật. Giao Ban Văn hóa xã chủ trì, phối hợp với Đoàn xã thực hiện.",
            "",
            "Đợt 1 (trước ngày 22/4/2026): Tuyên truyền Luật",
            (("Ban Văn hóa xã",), ("Đoàn xã",), "trước ngày 22/4/2026"),
        ),
    ],
)
def test_sentences_that_give_work(text, unit, title, who):
    (found,) = assignments_in(text, words(), unit, implementing=True)
    assert (found.leads, found.partners, found.time) == who
    assert not title or found.title == title


def test_a_heading_may_name_who_helps():
    assert together("Công an xã phối hợp với Ban Chỉ huy Quân sự xã", words()) == ("Công an xã", "Ban Chỉ huy Quân sự xã")
    assert together("Công an xã", words()) == ("Công an xã", "")
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Công an xã phối hợp với Ban Chỉ huy Quân sự xã\nBảo đảm an ninh trật tự tại các điểm thi đấu.\n2. Đoàn xã\nMở hội thi.\n"
    task = plan_of(HEAD + BEFORE + body).tasks[0]
    assert (task.leads, task.partners) == (("Công an xã",), ("Ban Chỉ huy Quân sự xã",))


def test_duties_beside_listed_tasks_are_offered_where_a_section_says_who_carries_out():
    body = "I. NHIỆM VỤ\n1. Mở lớp\n- Đơn vị chủ trì: Công an xã\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\nThẩm định dự toán kinh phí của Kế hoạch.\n"
    _, reading = read(HEAD + BEFORE + body)
    assert reading.plan is not None
    assert [task.title for task in reading.plan.tasks] == ["Mở lớp"]
    assert [dict(finding.params)["lead"] for finding in reading.findings if finding.code == "assignment_found"] == ["Phòng Kinh tế"]
