"""The word that says a paper is a draft, above its letterhead: all that stands in the letterhead is read all the same."""

import datetime as dt
import io
from pathlib import Path

import docx
import pytest

from ttdn_desktop.services.reading import read_data


@pytest.mark.parametrize("mark", ["DỰ THẢO", "Dự thảo", "DỰ THẢO LẦN 2", "Dự thảo lần 3", "DỰ THẢO (lần 2)", ""])
def test_a_letterhead_of_two_rows_is_read_whole_below_the_mark_of_a_draft(mark: str) -> None:
    document = docx.Document()
    if mark:
        document.add_paragraph(mark)
    head = document.add_table(rows=2, cols=2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ SUỐI MÂY"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số: 21/KH-UBND"
    head.cell(1, 1).text = "Suối Mây, ngày 14 tháng 02 năm 2026"
    for line in ("KẾ HOẠCH", "Công tác thông tin đối ngoại năm 2026", "I. MỤC ĐÍCH", "Giới thiệu quê hương, con người Suối Mây."):
        document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    reading = read_data(data.getvalue(), Path("kế hoạch.docx"))
    assert reading.plan is not None
    head_of = reading.plan.document
    assert (head_of.number, head_of.symbol, head_of.place, head_of.date) == ("21", "KH-UBND", "Suối Mây", dt.date(2026, 2, 14))
    assert reading.plan.issuer.name == "Ủy ban nhân dân xã Suối Mây"
    assert reading.unread == ()
