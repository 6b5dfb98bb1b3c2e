"""Reading files as the program does: sentences for people, and what was exported comes back the same."""

import json
import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from tests import plans_to_print as printed_plans
from tests.reading.texts import ALL, COMMUNE
from tests.work_time import seconds
from ttdn_desktop import resources
from ttdn_desktop.domain import codec, edits
from ttdn_desktop.domain.blocks import Paragraph, TaskLayout
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.text import plain
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.office.kinds import Refusal
from ttdn_desktop.services.export import export_docx
from ttdn_desktop.services.reading import read_file
from ttdn_desktop.services.reading_json import reading_to_json
from ttdn_desktop.services.types import ExportOptions

LAYOUTS = (None, TaskLayout.HEADINGS, TaskLayout.TABLE)


def read_plan(path: Path) -> Plan:
    plan = read_file(path).plan
    assert plan is not None
    return plan


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ALL)
def test_a_reading_is_json_with_a_plan_valid_by_the_schema(tmp_path, name):
    data = json.loads(json.dumps(reading_to_json(read_file(written(tmp_path, ALL[name])))))
    assert set(data) == {"source", "is_document", "plan", "findings", "trace", "unread"}
    assert data["is_document"] is (name != "news")
    if data["plan"] is not None:
        jsonschema.validate(data["plan"], resources.load_json("schema/plan.schema.json"))


@pytest.mark.parametrize("printed", ["plan", "reading"])
def test_a_plan_of_this_program_is_read_as_it_is(tmp_path, printed):
    plan = printed_plans.small_plan()
    path = tmp_path / "ke-hoach.json"
    data = codec.plan_to_json(plan) if printed == "plan" else {"source": {}, "is_document": True, "plan": codec.plan_to_json(plan)}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    reading = read_file(path)
    assert reading.plan == plan
    assert (reading.source.format, reading.unread, reading.findings) == ("json", (), ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"ten": "Kế hoạch", "nam": 2026}', "JSON nhưng không phải kế hoạch"),
        ('{"format": "ttdn-plan", "version": 1, "id": "x", "year"', "dòng 1"),
        ('{"format": "ttdn-plan", "version": 99}', "phiên bản mới hơn"),
        ('{"format": "ttdn-plan", "version": 1, "id": "x", "year": "hai"}', "/year"),
        ("Return-Path: <a@x.vn>\nReceived: from b\nSubject: Ke hoach\nMIME-Version: 1.0\n\nKính gửi …", "thư điện tử"),
        ("SQLite format 3\x00", "tệp làm việc của chương trình"),
    ],
)
def test_what_is_no_document_by_its_form_is_told_with_a_way_out(tmp_path, text, told):
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match=told):
        read_file(path)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_findings_speak_the_language_asked_for(tmp_path, language):
    messages = {finding.code: finding.message for finding in read_file(written(tmp_path, ALL["portal"]), language).findings}
    assert messages["truncated"] == resources.load_json("messages/reading.json")["findings"]["truncated"][language]


def test_every_code_has_its_sentence_in_both_languages():
    messages = resources.load_json("messages/reading.json")
    assert set(messages["refused"]) == set(Refusal)
    for kind in messages.values():
        for entry in kind.values():
            assert entry["vi"]
            assert entry["en"]
    assert all(".docx" in entry["vi"] or ".xlsx" in entry["vi"] for code, entry in messages["refused"].items() if code.startswith("old"))


def test_hostile_files_get_a_plain_sentence_quickly(samples):
    for path in sorted((samples / "office").iterdir()):

        def read(path: Path = path) -> None:
            with suppress(UnreadableError):
                assert not read_file(path).is_document

        assert seconds(read) < 2, path.name


@pytest.mark.parametrize("name", ["12-encrypted-agile-pass.docx", "16-truncated.docx", "57-encrypted-tika.xlsx", "80-word6.doc"])
def test_a_refusal_names_the_file_and_what_to_do(samples, name):
    with pytest.raises(UnreadableError) as refused:
        read_file(samples / "office" / name)
    assert name in refused.value.message
    assert "lưu lại dạng" in refused.value.message


def test_a_word_file_as_people_make_it_with_tables_and_soft_breaks(tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    head = document.add_table(2, 2)
    for row, texts in zip(
        head.rows,
        (
            ("UBND HUYỆN AN BÌNH\nUBND XÃ TÂN LẬP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
            ("Số: 21/KH-UBND", "Tân Lập, ngày 03 tháng 02 năm 2026"),
        ),
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for text, bold in (
        ("KẾ HOẠCH", True),
        ("Công tác thông tin đối ngoại năm 2026", True),
        ("UBND xã Tân Lập ban hành Kế hoạch như sau:", False),
        ("I. NHIỆM VỤ", True),
    ):
        document.add_paragraph().add_run(text).bold = bold
    tasks = document.add_table(2, 4)
    rows = (
        ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Thời gian hoàn thành"),
        ("1", "Xây dựng cụm pa nô", "Công an xã; Văn phòng UBND xã", "Quý II/2026"),
    )
    for row, names in zip(tasks.rows, rows, strict=True):
        for cell, text in zip(row.cells, names, strict=True):
            cell.text = text
    document.add_paragraph("Trên đây là Kế hoạch của UBND xã./.")
    end = document.add_table(1, 2).rows[0].cells
    end[0].text, end[1].text = "Nơi nhận:\n- UBND huyện;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nLý Văn Nam"
    document.save(str(tmp_path / "ke-hoach.docx"))
    plan = read_plan(tmp_path / "ke-hoach.docx")
    assert (plan.issuer.parent, plan.issuer.name, plan.document.number) == ("UBND huyện An Bình", "UBND xã Tân Lập", "21")
    assert [(task.number, task.title, task.leads) for task in plan.tasks] == [("1", "Xây dựng cụm pa nô", ("Công an xã", "Văn phòng UBND xã"))]
    assert plan.recipients == ("UBND huyện", "Lưu: VT")
    assert (plan.signatory.capacity, plan.signatory.title, plan.signatory.name) == (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Lý Văn Nam")


def test_a_missing_file_is_told_in_a_sentence(tmp_path):
    with pytest.raises(UnreadableError):
        read_file(tmp_path / "khong-co.docx")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", [name for name in ALL if name not in {"news", "decision"}])
def test_what_is_exported_is_read_back_the_same(tmp_path, name, layout):
    plan = read_plan(written(tmp_path, ALL[name]))
    target = export_docx(plan, tmp_path / "ra.docx", ExportOptions(tasks=layout))
    assert read_plan(target) == plan


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_seed_plan_goes_out_and_comes_back_the_same(samples, tmp_path, layout):
    plan = read_plan(next((samples / "seeds").glob("ke-hoach-3763*")))
    assert read_plan(export_docx(plan, tmp_path / "ra.docx", ExportOptions(tasks=layout))) == plan


def test_word_samples_go_out_and_come_back_the_same(samples, tmp_path):
    for name in ("002", "006", "010", "014"):
        plan = read_plan(next((samples / "word").glob(f"{name}-*")))
        assert read_plan(export_docx(plan, tmp_path / f"{name}.docx", ExportOptions())) == plan, name


def test_a_draft_with_blank_number_and_date_still_knows_them(tmp_path):
    plan = read_plan(written(tmp_path, COMMUNE))
    back = read_plan(export_docx(plan, tmp_path / "ra.docx", ExportOptions(draft=True)))
    assert back.document == plan.document


def test_text_changed_in_the_file_wins_over_what_was_stored(tmp_path):
    docx = pytest.importorskip("docx")
    plan = read_plan(written(tmp_path, COMMUNE))
    target = export_docx(plan, tmp_path / "ra.docx", ExportOptions(tasks=TaskLayout.HEADINGS))
    document = docx.Document(str(target))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if "Quảng bá hình ảnh" in run.text:
                run.text = "Giới thiệu đất và người Bình Minh."
            if "Quý II/2024" in run.text:
                run.text = run.text.replace("Quý II/2024", "Quý III/2024")
    document.save(str(target))
    back = read_plan(target)
    task = replace(plan.tasks[0], time=back.tasks[0].time)
    assert (back.tasks[0].time.text, back.tasks[0].time.end and back.tasks[0].time.end.isoformat()) == ("Quý III/2024", "2024-09-30")
    assert [section.id for section in back.all_sections()] == [section.id for section in plan.all_sections()]
    changed = back.body[0].sections[0].blocks[0]
    assert isinstance(changed, Paragraph)
    assert changed.id == plan.body[0].sections[0].blocks[0].id
    assert plain(changed.text) == "Giới thiệu đất và người Bình Minh."
    assert edits.put_task(plan, task).tasks == back.tasks


def test_an_origin_changed_by_other_hands_is_not_believed(tmp_path):
    plan = read_plan(written(tmp_path, COMMUNE))
    target = export_docx(plan, tmp_path / "ra.docx", ExportOptions())
    spoiled = tmp_path / "hong.docx"
    with zipfile.ZipFile(target) as source, zipfile.ZipFile(spoiled, "w") as out:
        for name in source.namelist():
            data = source.read(name)
            if name == "customXml/item1.xml":
                data = (
                    data.replace(b'value="annual"', b'value="x"')
                    .replace(b'value="2024-01-01/2024-12-31"', b'value="1/2/3"')
                    .replace(b'value="2024"', b'value="-"')
                )
            out.writestr(name, data)
    back = read_plan(spoiled)
    assert back.id == plan.id
    assert (back.plan_kind, back.period, back.tasks) == (plan.plan_kind, None, plan.tasks)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file on this system")
def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    endless = tmp_path / "ke-hoach.docx"
    endless.symlink_to("/dev/zero")
    with pytest.raises(UnreadableError, match="ke-hoach"):
        read_file(endless)
