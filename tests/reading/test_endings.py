"""Recipients and signatures as offices set them."""

import hashlib
import io

import docx
import pytest

from tests.reading.helpers import plan_of, read, words
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Source
from ttdn_desktop.office.docx_reader import read_docx
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.reading.understanding import understand

TEXT = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ SUỐI LÀNH\tĐộc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND\tSuối Lành, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Thông tin đối ngoại năm 2026
Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;
Ủy ban nhân dân xã ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Giới thiệu quê hương.
"""
TABBED = """Nơi nhận:\tCHỦ TỊCH
- UBND tỉnh;
- Lưu: VT.\t(đã ký)

\tHoàng Văn Lụa
"""


def plan_with(ending: str) -> Plan:
    return plan_of(f"{TEXT}{ending}")


def test_columns_parted_by_tabs_are_two_columns():
    plan = plan_with(TABBED)
    assert plan.recipients == ("UBND tỉnh", "Lưu: VT")
    assert (plan.signatory.title, plan.signatory.name) == ("CHỦ TỊCH", "Hoàng Văn Lụa")


def test_a_word_file_whose_columns_are_parted_by_tabs_reads_like_its_text():
    document = docx.Document()
    for line in f"{TEXT}{TABBED}".splitlines():
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    data = stream.getvalue()
    paper = read_docx(data)
    reading = understand(paper, Source(path="thu.docx", format="docx", sha256=hashlib.sha256(data).hexdigest()), words())
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    assert reading.plan.issuer.name == "Ủy ban nhân dân xã Suối Lành"
    assert (reading.plan.document.place, reading.plan.document.number) == ("Suối Lành", "12")
    assert reading.plan.recipients == ("UBND tỉnh", "Lưu: VT")
    assert reading.plan.signatory.name == "Hoàng Văn Lụa"


def test_recipients_in_one_line_are_told_apart_by_their_dashes():
    plan = plan_with("Nơi nhận:\n- UBND tỉnh (b/c); - Sở Ngoại vụ; - Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHoàng Văn Lụa\n")
    assert plan.recipients == ("UBND tỉnh (b/c)", "Sở Ngoại vụ", "Lưu: VT")


@pytest.mark.parametrize("name", ["Thượng tá Lý Văn Bền", "Thiếu úy Hoàng Lụa", "Tiến sĩ Hoàng Văn Lụa"])
def test_a_rank_or_degree_belongs_to_the_name(name):
    plan = plan_with(f"CHỈ HUY TRƯỞNG\n\n\n{name}\n")
    assert (plan.signatory.title, plan.signatory.name) == ("CHỈ HUY TRƯỞNG", name)


def test_of_two_who_sign_side_by_side_the_right_one_signs_the_document():
    text = f"{TEXT}NGƯỜI LẬP KẾ HOẠCH                    TRƯỞNG PHÒNG\n(Ký, ghi rõ họ tên)\n\nHoàng Thị Mơ                          Lý Văn Bền\n"
    paper, reading = read(text)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    assert (reading.plan.signatory.title, reading.plan.signatory.name) == ("TRƯỞNG PHÒNG", "Lý Văn Bền")
    assert [part.text.strip() for part in reading.unread] == ["NGƯỜI LẬP KẾ HOẠCH", "(Ký, ghi rõ họ tên)", "Hoàng Thị Mơ"]
