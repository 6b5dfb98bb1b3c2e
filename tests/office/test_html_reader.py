"""Pages of the web, and pages saved whole, as paper."""

import time
from contextlib import suppress

import pytest

from ttdn_desktop.office.html_reader import read_html
from ttdn_desktop.office.refusal import Refusal, RefusedFileError
from ttdn_desktop.office.web_archive import read_web_archive
from ttdn_desktop.paper.foreign import ForeignFile
from ttdn_desktop.paper.model import Align, Paragraph, Table, paragraphs


def blocks(markup: str) -> tuple[object, ...]:
    return tuple(read_html(f"<html><head><meta charset=utf-8></head><body>{markup}</body></html>".encode()).paper.blocks())


def texts(file: ForeignFile) -> list[str]:
    return [paragraph.shown for part in file.paper.parts for paragraph in paragraphs(part.blocks)]


def shown(markup: str) -> list[str]:
    return texts(read_html(markup.encode()))


def test_looks_of_tags_and_styles():
    (title,) = blocks('<p align="center"><b>KẾ HOẠCH</b> <span style="font-style: italic">năm</span></p>')
    assert isinstance(title, Paragraph)
    assert title.align is Align.CENTER
    assert [(run.text, run.bold, run.italic) for run in title.runs] == [("KẾ HOẠCH", True, False), (" ", False, False), ("năm", False, True)]


def test_an_end_of_line_before_a_small_letter_is_a_soft_break():
    assert shown("<p>ỦY BAN NHÂN DÂN<br>XÃ ĐỒNG THỊNH<br/>-------</p><p>thông tin<br>\nđối ngoại<br>Đà Nẵng</p>") == [
        "ỦY BAN NHÂN DÂN",
        "XÃ ĐỒNG THỊNH",
        "-------",
        "thông tin\nđối ngoại",
        "Đà Nẵng",
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<b>KẾ HOẠCH</b>\n<i>Năm 2026</i>\nCăn cứ chương trình\ncủa xã;",
        "KẾ HOẠCH<br>\nNăm 2026<br>\nCăn cứ chương trình<br>của xã;",
        "&lt;p&gt;&lt;b&gt;KẾ HOẠCH&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Năm 2026&lt;/p&gt;&lt;p&gt;Căn cứ chương trình&lt;br&gt;của xã;&lt;/p&gt;",
        "Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000297\r\nSourceURL:x\r\n<p>KẾ HOẠCH</p><p>Năm 2026</p><p>Căn cứ chương trình<br>của xã;</p>",
    ],
    ids=["no tag ends a line", "breaks alone", "written out once more", "copied in Windows"],
)
def test_a_part_of_a_page_is_read_as_the_page_shows_it(markup):
    assert shown(markup) == ["KẾ HOẠCH", "Năm 2026", "Căn cứ chương trình\ncủa xã;"]


def test_lists_show_their_numbers():
    assert shown("<ol type=I><li>A<ol><li>B<li>C</ol><li value=7>D</ol><ul><li>E</ul><ol start=3><li>F</ol><ol type=a><li>G<li>H<li>I<li>K<li>L</ol>") == [
        *("I. A", "1. B", "2. C", "VII. D", "- E", "3. F"),
        *("a) G", "b) H", "c) I", "d) K", "đ) L"),
    ]


def test_a_table_has_its_spans_and_its_head():
    (table,) = blocks("<table border=1><tr><th rowspan=2>TT<th colspan=2>Việc<tr><th>a<th>b<tr><td>1<td>x<td>y</table>")
    assert isinstance(table, Table)
    assert [[(cell.columns, cell.rows) for cell in row] for row in table.rows] == [[(1, 2), (2, 1)], [(1, 1), (1, 1)], [(1, 1), (1, 1), (1, 1)]]
    assert (table.header_rows, table.ruled, len(table.widths)) == (2, True, 3)


def test_a_table_that_only_lays_the_page_out_is_taken_apart():
    long = "".join(f"<p>Đoạn {number}</p>" for number in range(20))
    assert shown(f"<table><tr><td>Bên trái</td><td>{long}</td></tr></table><table><tr><td>Một ô</td></tr></table>")[-1] == "Một ô"
    assert not any(isinstance(block, Table) for block in blocks(f"<table><tr><td>Bên trái</td><td>{long}</td></tr></table>"))


def test_parts_of_the_site_stand_apart_and_nothing_is_dropped_in_silence():
    file = read_html(
        (
            "<title>Cổng</title><body class='has-sidebar'><div id='main-menu'>Trang chủ</div><nav>Giới thiệu</nav><script>x()</script>"
            "<p>Văn bản rất dài ở đây, dài hơn tất cả những gì đứng chung quanh.</p>"
            "<p style='display:none'>ẩn</p><div class='share'>Chia sẻ</div><footer>Bản quyền</footer>"
        ).encode()
    )
    assert texts(file) == ["Văn bản rất dài ở đây, dài hơn tất cả những gì đứng chung quanh."]
    assert {notice.code: notice.text for notice in file.notices} == {
        "page_title": "Cổng",
        "site_text": "Trang chủ\nGiới thiệu\nChia sẻ\nBản quyền",
        "hidden_text": "ẩn",
    }


def test_a_page_whose_text_stands_in_what_looks_like_a_menu_is_read_all_the_same():
    assert shown("<div class=menu><p>" + "Nội dung kế hoạch. " * 30 + "</p></div><p>Hết</p>")[0].startswith("Nội dung kế hoạch.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig", "windows-1258"])
def test_the_encoding_is_told_by_mark_declaration_or_bytes(encoding: str):
    name = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    word = "Kế hoạch" if encoding != "windows-1258" else "Kê\u0301 hoa\u0323ch"
    data = f'<html><meta http-equiv="Content-Type" content="text/html; charset={name}"><p>{word}</p></html>'.encode(encoding)
    assert texts(read_html(data)) == ["Kế hoạch"]


def test_a_page_saved_whole_is_read():
    archive = (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"<html><body><p>K=E1=BA=BF ho=E1=BA=A1ch</p></body></html>\n--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n--x--\n"
    )
    assert texts(read_web_archive(archive)) == ["Kế hoạch"]
    with pytest.raises(RefusedFileError) as refused:
        read_web_archive(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx")
    assert refused.value.reason is Refusal.WEB_ARCHIVE


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "x",
        "<b>" * 30_000 + "x" + "</b>" * 30_000,
        "<table><tr><td>" * 5_000 + "x",
        "<p " + "a=b " * 200_000 + ">x",
        "x<br>" * 100_000,
        "&amp;" * 200_000,
        "<table><tr><td colspan=99999999 rowspan=99999999>x</table>",
        "<!--" * 50_000,
        "<" * 200_000,
        "</p>" * 100_000,
    ],
    ids=["divs", "bold", "tables", "attributes", "breaks", "entities", "spans", "comments", "signs", "ends"],
)
def test_hostile_pages_are_read_or_refused_in_moderate_time(markup: str):
    start = time.process_time()
    with suppress(RefusedFileError):
        read_html(markup.encode())
    assert time.process_time() - start < 10
