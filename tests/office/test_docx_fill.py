"""The province's own .docx is filled in place: nothing but the filled places changes, and the file stays sound."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree

from tests import plans_to_print as printed
from tests.office.sound import audited
from tests.template_files import WORD, boxed_template, marked_template, parts, word_template
from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.template import Template
from ttdn_desktop.drafting.form_filling import filling_of
from ttdn_desktop.office.docx_fill import fill_docx
from ttdn_desktop.office.docx_form import read_docx_form
from ttdn_desktop.office.docx_splice import MisplacedError
from ttdn_desktop.paper.form import Filling, FillRows, Put
from ttdn_desktop.services.template_job import template_of
from ttdn_desktop.services.templates import suffix_of


def filled(data: bytes, filling: Filling) -> bytes:
    stream = io.BytesIO()
    fill_docx(data, filling, stream)
    return stream.getvalue()


def by_plan(file: Path, plan: Plan, given: dict[str, str] | None = None) -> tuple[Template, bytes, Filling]:
    data = file.read_bytes()
    template = template_of(data, file)
    filling = filling_of(plan, template, given or {}, resources.wording()).filling
    return template, filled(data, filling), filling


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_docx_form(data).lines]


def untouched(before: bytes, after: bytes, filling: Filling) -> None:
    """Every part but the document is the same to the byte, and in the document every paragraph outside the filled places."""
    old, new = parts(before), parts(after)
    assert list(old) == list(new)
    assert [name for name in old if old[name] != new[name]] in ([], ["word/document.xml"])
    changed = {put.where for put in filling.puts} | {where for body in filling.bodies for where in body.instead} | set(filling.drop)
    kept = [
        line.where for line in read_docx_form(before).lines if line.where not in changed and not any(line.where.startswith(f"{r.table}r") for r in filling.rows)
    ]
    was = [canonical(paragraph) for where, paragraph in places(old).items() if where in kept]
    now = [canonical(paragraph) for paragraph in etree.fromstring(new["word/document.xml"]).iter(f"{WORD}p")]
    for paragraph in was:
        assert paragraph in now
        now.remove(paragraph)
    assert skeleton(old) == skeleton(new)


def places(package: dict[str, bytes]) -> dict[str, etree._Element]:
    from ttdn_desktop.office.docx_places import places_of

    body = etree.fromstring(package["word/document.xml"]).find(f"{WORD}body")
    assert body is not None
    return places_of(body).paragraphs


def canonical(element: etree._Element) -> bytes:
    return bytes(etree.tostring(element, method="c14n"))


def skeleton(package: dict[str, bytes]) -> list[bytes]:
    """What is not a paragraph: sheets, properties and grids of tables."""
    root = etree.fromstring(package["word/document.xml"])
    return [canonical(part) for part in root.iter(f"{WORD}sectPr", f"{WORD}tblPr", f"{WORD}tblGrid")]


@pytest.mark.parametrize("make", [word_template, marked_template])
def test_only_the_filled_places_change(make: Callable[[Path], Path], tmp_path: Path) -> None:
    file = make(tmp_path / "mau.docx")
    _template, after, filling = by_plan(file, printed.small_plan())
    assert filling.puts
    untouched(file.read_bytes(), after, filling)


@pytest.mark.validator
@pytest.mark.parametrize("make", [word_template, marked_template])
def test_both_validators_accept_the_filled_file(make: Callable[[Path], Path], tmp_path: Path, validate: Callable[[Path], list[str]]) -> None:
    file = make(tmp_path / "mau.docx")
    template = template_of(file.read_bytes(), file)
    _template, after, _filling = by_plan(file, printed.long_plan(12, 3), {blank.id: "Trả lời" for blank in template.asked})
    target = tmp_path / "ra.docx"
    target.write_bytes(after)
    before = tmp_path / "truoc.docx"
    before.write_bytes(file.read_bytes())
    assert audited(target) == audited(before)
    assert validate(target) == validate(before)


def test_the_plan_stands_where_the_template_wants_it(tmp_path: Path) -> None:
    file = word_template(tmp_path / "mau.docx")
    plan = printed.small_plan()
    _template, after, _filling = by_plan(file, plan)
    document = docx.Document(io.BytesIO(after))
    table = document.tables[1]
    assert [row.cells[1].text.split("\n")[0] for row in table.rows[1:]] == [task.title for task in plan.tasks]
    assert plan.signatory.name
    assert plan.signatory.name in "\n".join(texts(after))
    assert "Mẫu số 01" in document.sections[0].header.paragraphs[0].text
    said = texts(after)
    assert "Nâng cao nhận thức của cán bộ và Nhân dân" in "\n".join(said)
    assert not [line for line in said if "[tên xã]" in line]


def test_a_filled_sample_loses_its_red_and_keeps_its_look(tmp_path: Path) -> None:
    file = word_template(tmp_path / "mau.docx")
    template = template_of(file.read_bytes(), file)
    blank = next(blank for blank in template.blanks if blank.default)
    _template, after, _filling = by_plan(file, printed.small_plan(), {blank.id: "200 tin, bài"})
    line = next(p for p in docx.Document(io.BytesIO(after)).paragraphs if p.text.startswith("Số tin"))
    assert line.text == "Số tin, bài dự kiến: 200 tin, bài trong năm."
    assert all(run.font.color.rgb is None for run in line.runs)


def test_a_merge_field_and_a_control_that_were_filled_show_plain_text(tmp_path: Path) -> None:
    file = marked_template(tmp_path / "mau.docx")
    template = template_of(file.read_bytes(), file)
    given: dict[str, str] = {blank.id: f"Trả lời {number}" for number, blank in enumerate(template.blanks)}
    _template, after, _filling = by_plan(file, printed.small_plan(), given)
    document = parts(after)["word/document.xml"]
    assert b"instrText" not in document
    assert b"showingPlcHdr" not in document
    assert texts(after)[1] == "Đơn vị báo cáo: Trả lời 0"
    assert "Thế kỷ XX, quy định tại khoản 2, mục [1], trụ sở, nhà văn hóa, ..." in texts(after)


def test_a_blank_in_decomposed_letters_is_found_again(tmp_path: Path) -> None:
    file = marked_template(tmp_path / "mau.docx")
    template = template_of(file.read_bytes(), file)
    blank = next(blank for blank in template.blanks if blank.name == "Người liên hệ")
    _template, after, _filling = by_plan(file, printed.small_plan(), {blank.id: "Bà Hoa"})
    assert "Người liên hệ: Bà Hoa" in texts(after)


def test_a_file_that_reads_otherwise_is_not_filled(tmp_path: Path) -> None:
    data = word_template(tmp_path / "mau.docx").read_bytes()
    for filling in (Filling(puts=(Put(where="p99", start=0, end=0, text="a"),)), Filling(rows=(FillRows(table="t9", first=1, last=1, rows=()),))):
        with pytest.raises(MisplacedError):
            filled(data, filling)


@pytest.mark.parametrize(
    "name", ["002-kh-so-de-an-08", "006-kh-so-huan-luyen", "020-qd-so-mau", "022-ttr-so-mau", "024-cv-noi-bo-mau", "034-phu-luc-uy-quyen-gop-o"]
)
def test_files_of_offices_serve_as_templates(name: str, samples: Path, tmp_path: Path) -> None:
    file = samples / "word" / f"{name}.docx"
    template = template_of(file.read_bytes(), file)
    _template, after, filling = by_plan(file, printed.small_plan(), {blank.id: "Trả lời" for blank in template.asked})
    if not filling.bodies:
        untouched(file.read_bytes(), after, filling)
    assert len(texts(after)) > 10
    (tmp_path / "a.docx").write_bytes(after)
    before = audited(file)
    assert len(audited(tmp_path / "a.docx")) <= len(before)


def test_boxes_headers_and_cut_runs_are_filled_in_every_form(tmp_path: Path) -> None:
    file = boxed_template(tmp_path / "mau.docx")
    template = template_of(file.read_bytes(), file)
    given: dict[str, str] = {blank.id: f"Trả lời {blank.name}" for blank in template.blanks}
    _template, after, filling = by_plan(file, printed.small_plan(), given)
    said = texts(after)
    assert "Địa bàn: Trả lời Tên thôn và các thôn khác" in said
    assert "Đơn vị: Trả lời Tên đơn vị" in said
    assert "Trả lời Số hộ" in said
    document = parts(after)["word/document.xml"].decode()
    assert document.count("Trả lời Người duyệt") == 2
    assert "………" not in document
    old, new = parts(file.read_bytes()), parts(after)
    assert {name for name in old if old[name] != new[name]} == {"word/document.xml", next(name for name in old if "header" in name and "rels" not in name)}
    assert len(filling.puts) == len(template.blanks) == 5


@pytest.mark.validator
def test_both_validators_accept_filled_boxes(tmp_path: Path, validate: Callable[[Path], list[str]]) -> None:
    file = boxed_template(tmp_path / "mau.docx")
    template = template_of(file.read_bytes(), file)
    _template, after, _filling = by_plan(file, printed.small_plan(), {blank.id: "Trả lời" for blank in template.blanks})
    target = tmp_path / "ra.docx"
    target.write_bytes(after)
    assert audited(target) == audited(file)
    assert validate(target) == validate(file)


def test_a_word_template_becomes_a_document(tmp_path: Path) -> None:
    package = parts(word_template(tmp_path / "mau.docx").read_bytes())
    types = package["[Content_Types].xml"].replace(b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")
    file = tmp_path / "mau.dotx"
    with zipfile.ZipFile(file, "w") as made:
        for name, data in {**package, "[Content_Types].xml": types}.items():
            made.writestr(name, data)
    template, after, _filling = by_plan(file, printed.small_plan())
    assert suffix_of(template) == ".docx"
    assert b"document.main+xml" in parts(after)["[Content_Types].xml"]
    docx.Document(io.BytesIO(after))


@pytest.mark.parametrize("make", [word_template, marked_template, boxed_template])
def test_libreoffice_opens_the_filled_file(make: Callable[[Path], Path], tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    file = make(tmp_path / "mau.docx")
    template = template_of(file.read_bytes(), file)
    _template, after, _filling = by_plan(file, printed.small_plan(), {blank.id: "Trả lời" for blank in template.asked})
    target = tmp_path / "ra.docx"
    target.write_bytes(after)
    assert to_pdf(target).stat().st_size > 5000
