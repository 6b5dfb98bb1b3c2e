"""A letter, a report or a decision is told as what it is; plans, and papers with which a plan comes, are not."""

import pytest

from tests.reading.texts import COMMUNE
from ttdn_desktop.domain.plan import DocumentHead, Plan
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.services.other_papers import other_paper
from ttdn_desktop.services.reading import read_file

LETTER = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ HÒA BÌNH\tĐộc lập - Tự do - Hạnh phúc
Số: 18/UBND-VP\tHòa Bình, ngày 05 tháng 3 năm 2026
V/v góp ý dự thảo báo cáo quý I

Kính gửi: Phòng Kinh tế.

Ủy ban nhân dân xã đề nghị các đơn vị góp ý bằng văn bản trước ngày 15/3/2026.
Trân trọng./.

Nơi nhận:
- Như trên;
- Lưu: VT.\tCHỦ TỊCH
"""


def with_head(kind: str, subject: str) -> Plan:
    return Plan(id="P", document=DocumentHead(type=kind, subject=subject))  # type: ignore[arg-type]  # an id is text


@pytest.mark.parametrize(
    ("kind", "subject", "name"),
    [
        ("CV", "góp ý dự thảo", "Công văn"),
        ("BC", "kết quả năm 2025", "Báo cáo"),
        ("QĐ", "Về việc thành lập Tổ công tác", "Quyết định"),
        ("QĐ", "Ban hành Kế hoạch thông tin đối ngoại năm 2026", ""),
        ("QĐ", "Phê duyệt Đề án phát triển du lịch", ""),
        ("KH", "Thông tin đối ngoại năm 2026", ""),
        ("CTr", "hành động năm 2026", ""),
        ("PL", "Danh mục nhiệm vụ", ""),
    ],
)
def test_what_is_no_plan_is_told_by_the_name_of_its_type(kind, subject, name):
    assert other_paper(with_head(kind, subject)) == name


def test_reading_a_letter_says_that_it_is_one_and_reading_a_plan_does_not(tmp_path):
    letter, plan = tmp_path / "cong-van.txt", tmp_path / "ke-hoach.txt"
    letter.write_text(LETTER, encoding="utf-8")
    plan.write_text(COMMUNE, encoding="utf-8")
    (told,) = [finding for finding in read_file(letter).findings if finding.code == "not_plan"]
    assert told.severity is Severity.INFO
    assert "Công văn" in told.message
    assert "not_plan" not in {finding.code for finding in read_file(plan).findings}
