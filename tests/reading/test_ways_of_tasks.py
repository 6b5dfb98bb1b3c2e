"""Every way in which offices write who leads, who helps and when: sections of plans in ways_of_tasks.txt, each with the tasks it says.

A line of what is wanted: how the title begins | who leads | who helps | the words of time; names are parted by ";".
"""

import re
from pathlib import Path

import pytest

from tests.reading.helpers import HEAD, read
from ttdn_desktop.domain.plan import Task
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.reading.deadlines import time_in

BEFORE = "Căn cứ Kế hoạch số 16/KH-UBND ngày 18/11/2025 của Ủy ban nhân dân tỉnh;\nỦy ban nhân dân xã ban hành Kế hoạch như sau:\n"
AFTER = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An\n"


def cases() -> dict[str, tuple[str, list[tuple[str, ...]]]]:
    text = (Path(__file__).parent / "ways_of_tasks.txt").read_text(encoding="utf-8")
    found = {}
    for case in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        name, _, rest = case.partition("\n")
        body, _, wanted = rest.partition("\n---\n")
        found[name.strip()] = body, [tuple(part.strip() for part in line.split("|")) for line in wanted.splitlines() if line.strip()]
    return found


CASES = cases()


def said(task: Task) -> tuple[str, ...]:
    return task.title, "; ".join((*task.leads, *task.people)), "; ".join(task.partners), task.time.text


@pytest.mark.parametrize("name", CASES)
def test_a_section_says_its_tasks(name):
    body, wanted = CASES[name]
    paper, reading = read(HEAD + BEFORE + body + AFTER)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    found = [said(task) for task in reading.plan.tasks]
    assert [(line[0][: len(want[0])], *line[1:]) for line, want in zip(found, wanted, strict=False)] == wanted
    assert len(found) == len(wanted)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Nghiệm thu công trình trong Quý II/2026.", "trong Quý II/2026"),
        ("Kiểm tra chất lượng nước định kỳ 6 tháng/lần.", "định kỳ 6 tháng/lần"),
        ("Duy trì 01 chuyên mục mỗi tháng.", "mỗi tháng"),
        ("Đăng tin, mỗi tháng ít nhất 04 tin.", ""),
        ('Mở chuyên mục "A", mỗi tháng 02 tin, bài.', "mỗi tháng"),
        ("Mở chuyên mục, phát mỗi tuần 01 lần.", "mỗi tuần 01 lần"),
        ("Cập nhật số liệu trong vòng 05 ngày làm việc kể từ ngày nhận được báo cáo.", "trong vòng 05 ngày làm việc kể từ ngày nhận được báo cáo"),
        ("Quyết toán kinh phí chậm nhất sau 15 ngày kể từ ngày kết thúc lễ hội.", "chậm nhất sau 15 ngày kể từ ngày kết thúc lễ hội"),
        ("Tổ chức tổng kết vào cuối năm 2026.", "vào cuối năm 2026"),
        ("Ra quân đồng loạt vào ngày thứ Bảy tuần cuối của tháng.", "vào ngày thứ Bảy tuần cuối của tháng"),
        ("Báo cáo kết quả vào ngày 25 hằng tháng.", "vào ngày 25 hằng tháng"),
        ("Hoàn thành việc giải phóng mặt bằng trong 6 tháng đầu năm 2026.", "trong 6 tháng đầu năm 2026"),
        ("báo cáo Ban Chỉ đạo cấp tỉnh định kỳ vào thứ Sáu hằng tuần.", "định kỳ vào thứ Sáu hằng tuần"),
        ("bố trí kinh phí, hoàn thành chậm nhất trong tháng 5/2022.", "chậm nhất trong tháng 5/2022"),
        ("Đánh giá định kỳ 06 tháng, hằng năm báo cáo Thủ tướng Chính phủ.", "định kỳ 06 tháng, hằng năm"),
        ("Báo cáo trước ngày 15 của tháng cuối quý.", "trước ngày 15 của tháng cuối quý"),
        ("Tổ chức lễ khai mạc vào 7 giờ 30 ngày 12/5/2026.", "vào 7 giờ 30 ngày 12/5/2026"),
        ("Ra quân vào sáng thứ Bảy hằng tuần.", "vào sáng thứ Bảy hằng tuần"),
        ("Giao ban 02 lần/tháng với các thôn.", "02 lần/tháng"),
        ("Tổ chức 02 hội nghị trong tháng 8 và tháng 9/2026.", "trong tháng 8 và tháng 9/2026"),
        ("Thực hiện từ quý II đến quý IV/2026.", "từ quý II đến quý IV/2026"),
        ("Kế hoạch số 12/KH-UBND ngày 12/3/2025 của UBND.", ""),
        ("Gửi báo cáo trước ngày 20 tháng 6 và trước ngày 20 tháng 12 hằng năm.", "trước ngày 20 tháng 6 và trước ngày 20 tháng 12 hằng năm"),
        ("Gửi báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12 hằng năm.", "trước ngày 15/12 hằng năm"),
        ("Hoàn thành trước khi khai mạc 05 ngày.", "trước khi khai mạc 05 ngày"),
        ("Tổ chức ra quân dịp Tết Nguyên đán Bính Ngọ 2026.", ""),
        ("Tổng kết công tác năm 2026 vào tuần cuối tháng 12.", "vào tuần cuối tháng 12"),
        ("Báo cáo về UBND huyện ngày 20 hằng tháng.", "ngày 20 hằng tháng"),
        ("Tham mưu tổ chức hội nghị trong đầu tháng 3/2026.", "trong đầu tháng 3/2026"),
        ("Tổ chức lớp học trong nửa đầu tháng 12/2026.", "trong nửa đầu tháng 12/2026"),
        ("Sẵn sàng trực 24/24 giờ từ 18 giờ ngày 15/02 đến 7 giờ ngày 22/02/2026.", "từ 18 giờ ngày 15/02 đến 7 giờ ngày 22/02/2026"),
        ("Hoàn thành trong năm 2026.", "trong năm 2026"),
        ("bố trí kinh phí thực hiện Kế hoạch trong năm 2026.", ""),
        ("Tổ chức 01 buổi ngoại khóa trong năm học 2025 - 2026.", "trong năm học 2025 - 2026"),
        ("Theo dõi tình hình dịch bệnh; hằng tuần tổng hợp, báo cáo UBND Thành phố.", "hằng tuần"),
        ("Triển khai tiêm vắc xin cho đàn chó trước mùa nắng nóng; phối hợp với ngành Y tế.", "trước mùa nắng nóng"),
        ("Kiểm tra hồ chứa trước và sau mùa mưa lũ hằng năm.", "trước và sau mùa mưa lũ hằng năm"),
        ("Thăm hỏi gia đình chính sách nhân dịp Tết Nguyên đán.", "nhân dịp Tết Nguyên đán"),
        ("Vận động kiều bào hướng về quê hương trong các dịp về thăm quê.", ""),
        ("Tổng hợp, báo cáo tình hình hàng tháng.", "hàng tháng"),
        ("Theo dõi việc thực hiện; định kỳ tháng 12 hàng năm tham mưu UBND tỉnh.", "định kỳ tháng 12 hàng năm"),
    ],
)
def test_the_words_of_time_in_a_sentence(text, time):
    assert time_in(text) == time
