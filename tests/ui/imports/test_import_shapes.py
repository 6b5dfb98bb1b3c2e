"""Rows of a review become what they are: nothing of the source is lost, links follow, and each step can be taken back."""

from pathlib import Path

import pytest

from tests.ui.imports.test_import_keys import review_of
from ttdn_desktop.domain.codec import plan_to_json
from ttdn_desktop.domain.ids import SectionId
from ttdn_desktop.domain.reading import Finding, Severity
from ttdn_desktop.services.import_shapes import assigned, commands_of, shaped
from ttdn_desktop.ui.imports.commands import COMMANDS
from ttdn_desktop.ui.imports.review import Review, State
from ttdn_desktop.ui.imports.rows import Row, RowKind

TEXT = """ỦY BAN NHÂN DÂN
XÃ SUỐI MÂY
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Suối Mây, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Công tác thông tin đối ngoại năm 2026

Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Ủy ban nhân dân xã Suối Mây ban hành Kế hoạch công tác thông tin đối ngoại năm 2026 như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Giới thiệu hình ảnh, con người Suối Mây.
2. Yêu cầu
- Bảo đảm thiết thực.
II. NHIỆM VỤ
1. Xây dựng chuyên mục trên Trang thông tin điện tử
- Đơn vị chủ trì: Phòng Văn hóa - Xã hội
- Đơn vị phối hợp: Công an xã
- Thời gian thực hiện: Quý II/2026
III. TỔ CHỨC THỰC HIỆN
Các đơn vị căn cứ Kế hoạch này tổ chức thực hiện.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Bình
"""


@pytest.fixture
def review(tmp_path: Path, qapp: object) -> Review:
    assert qapp is not None
    file = tmp_path / "kế hoạch.txt"
    file.write_text(TEXT, encoding="utf-8")
    return review_of(file)


def row(review: Review, words: str) -> Row:
    return next(row for row in review.rows if words in row.text and row.kind is not RowKind.GROUP)


def do(review: Review, name: str, words: str) -> str:
    key = row(review, words).key
    shape = shaped(name, review.plan, key, review.session.new_id)
    assert shape is not None
    review.shape(name, shape)
    return shape.key


def source_of(review: Review, key: str) -> str:
    return " ".join(" ".join(review.source_text(span.where)[span.start : span.end] for span in review.spans(key)).split())


def test_a_heading_that_is_a_paragraph_keeps_its_source_and_shows_that_it_was_changed(review: Review) -> None:
    key = do(review, "paragraph", "2. Yêu cầu")
    assert key.startswith("block:")
    assert "Yêu cầu" in source_of(review, key)
    span = next(span for span in review.spans(key))
    assert review.key_at(span.where, span.start) == key
    assert review.state(row(review, "2. Yêu cầu")) is State.EDITED
    again = do(review, "heading", "2. Yêu cầu")
    assert again.startswith("section:")
    assert review.plan.section(SectionId(again.removeprefix("section:"))).number == "2"
    review.session.undo()
    review.session.undo()
    assert review.plan == review.first
    assert row(review, "2. Yêu cầu").key == again


def test_what_is_deleted_is_unread_again_until_it_has_a_place(review: Review) -> None:
    before = review.unread
    do(review, "remove", "1. Xây dựng chuyên mục")
    texts = " ".join(unread.text for unread in review.unread[len(before) :])
    for words in ("Xây dựng chuyên mục", "Phòng Văn hóa", "Công an xã", "Quý II/2026"):
        assert words in texts
    assert set(range(len(before), len(review.unread))) <= set(review.open_unread())
    span = review.unread_spans[len(before)]
    assert review.unread_at(span.where, span.start) == len(before)
    assert review.key_at(span.where, span.start) == ""
    review.session.undo()
    assert review.unread == before
    assert review.plan == review.first


def test_a_deleted_section_goes_with_all_that_stands_in_it(review: Review) -> None:
    do(review, "remove", "I. MỤC ĐÍCH")
    texts = [unread.text for unread in review.unread]
    assert any("Giới thiệu hình ảnh" in text for text in texts)
    assert any("Bảo đảm thiết thực" in text for text in texts)


def test_the_links_of_bases_follow_when_one_is_moved_joined_or_deleted(review: Review) -> None:
    key = do(review, "down", "Nghị định số 72/2015")
    assert "72/2015" in source_of(review, key)
    assert "Luật Tổ chức" in source_of(review, "basis:0")
    do(review, "join", "Nghị định số 72/2015")
    assert "72/2015" in source_of(review, "basis:0")
    assert "Luật Tổ chức" in source_of(review, "basis:0")
    review.session.undo()
    do(review, "remove", "Luật Tổ chức")
    assert "72/2015" in source_of(review, "basis:0")
    assert "Luật Tổ chức" in review.unread[-1].text


def test_a_paragraph_becomes_a_task_and_a_task_prose(review: Review) -> None:
    key = do(review, "task", "Giới thiệu hình ảnh")
    assert "Giới thiệu hình ảnh" in source_of(review, key)
    assert any("Giới thiệu" in task.title for task in review.plan.tasks)
    do(review, "paragraph", "Xây dựng chuyên mục")
    lead = row(review, "Phòng Văn hóa")
    assert lead.key.startswith("block:")
    assert "Phòng Văn hóa" in source_of(review, lead.key)
    assert len(review.plan.tasks) == 1


def test_a_field_that_is_emptied_gives_its_text_back(review: Review) -> None:
    do(review, "remove", "Nguyễn Văn Bình")
    assert review.plan.signatory.name is None
    assert review.unread[-1].text == "Nguyễn Văn Bình"


def test_a_sentence_that_gives_work_becomes_a_task_beside_it(review: Review) -> None:
    key = row(review, "Các đơn vị căn cứ").key
    params = (("title", "Tổ chức thực hiện"), ("lead", "Các đơn vị"), ("partners", "Công an xã; Trạm Y tế"), ("time", "Quý III/2026"))
    finding = Finding(code="assignment_found", severity=Severity.INFO, where="", text="Các đơn vị tổ chức thực hiện.", params=params)
    shape = assigned(review.plan, key, finding, review.session.new_id)
    review.shape("task", shape)
    made = review.plan.tasks[-1]
    assert (made.title, made.leads, made.partners) == ("Tổ chức thực hiện", ("Các đơn vị",), ("Công an xã", "Trạm Y tế"))
    assert made.time.end is not None
    assert "Các đơn vị căn cứ" in source_of(review, shape.key)
    assert row(review, "Các đơn vị căn cứ").key == key
    assert review.plan.body == review.first.body


@pytest.mark.parametrize("pattern", ["word/004*.docx", "word/010*.docx", "word/046*.docx", "seeds/ke-hoach-3763*.txt"])
def test_no_command_on_any_row_loses_a_character_of_the_source(samples: Path, qapp: object, pattern: str) -> None:
    assert qapp is not None
    review = review_of(next(samples.glob(pattern)))
    traced = sum(len(review.spans(row.key)) for row in review.rows)
    rows = review.rows
    for one in rows[:: max(1, len(rows) // 40)]:
        for name in commands_of(review.plan, one.key):
            shape = shaped(name, review.plan, one.key, review.session.new_id)
            if shape is None:
                continue
            review.shape(name, shape)
            held = sum(len(review.spans(row.key)) for row in review.rows)
            assert held == traced or len(review.unread) > len(review.reading.unread), (name, one)
            if shape.key:
                assert any(row.key == shape.key for row in review.rows), (name, one)
            plan_to_json(review.plan)
            review.session.undo()
            assert review.plan == review.first
            assert review.unread == review.reading.unread


def test_every_command_that_is_offered_has_words_and_none_has_them_in_vain(review: Review) -> None:
    offered = {name for one in review.rows for name in commands_of(review.plan, one.key)}
    assert offered == {name for name, _words, _keys in COMMANDS}
