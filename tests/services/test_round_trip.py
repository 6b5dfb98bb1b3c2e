"""A plan that went out as a Word file comes back edited: every change is found with its hand, and nothing that nobody changed."""

import datetime as dt
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tests import plans_to_print as printed
from tests.services import word_edits
from tests.services.word_edits import EDITS, ITEM, Document, Edit, replace_words, set_text
from ttdn_desktop import resources
from ttdn_desktop.domain import body_edits, codec, edits, task_edits
from ttdn_desktop.domain.blocks import Cell, Item, Table, TaskLayout
from ttdn_desktop.domain.compare import compare
from ttdn_desktop.domain.ids import BlockId, encode_id
from ttdn_desktop.domain.plan import Plan, Proposal, TimeFrame
from ttdn_desktop.domain.plan_tree import Group, text_of
from ttdn_desktop.domain.text import rich
from ttdn_desktop.services.export import export_docx, state_of
from ttdn_desktop.services.reading import look_at
from ttdn_desktop.services.round_trip import ReturnedFile, likely_plans, plan_id_of, returned, sent_state, with_changes
from ttdn_desktop.services.types import ExportOptions, PlanSummary, SeenFile

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


@cache
def sample(number: int = 0) -> Plan:
    return codec.plan_from_json(resources.load_json(f"samples/{resources.sample_names()[number]}.json"))


def ids() -> Callable[[], str]:
    numbers = iter(range(10**6, 10**7))
    return lambda: encode_id(next(numbers))


def resaved(files: list[Path], folder: Path, kind: str = "docx") -> list[Path]:
    """These files as LibreOffice writes them, as files of that kind."""
    assert SOFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    written_as = "docx:MS Word 2007 XML" if kind == "docx" else kind
    order = [SOFFICE, profile, "--headless", "--convert-to", written_as, "--outdir", str(folder / "resaved"), *map(str, files)]
    subprocess.run(order, check=True, capture_output=True)
    return [folder / "resaved" / f"{file.stem}.{kind}" for file in files]


@cache
def written(number: int = 0) -> bytes:
    return exported(sample(number))


def exported(plan: Plan, layout: TaskLayout | None = TaskLayout.TABLE) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return export_docx(plan, Path(folder) / "plan.docx", ExportOptions(tasks=layout)).read_bytes()


def seen_of(data: bytes, folder: Path) -> SeenFile:
    file = folder / "back.docx"
    file.write_bytes(data)
    return look_at(file, "vi")


def edited(edit: Callable[[Document], None], data: bytes | None = None) -> bytes:
    document = Document(written() if data is None else data)
    edit(document)
    return document.saved()


def found(file: ReturnedFile) -> list[str]:
    return sorted(f"{one.change.kind} {one.change.group} {one.change.field}" for one in file.changes)


def check(edit: Edit, seen: SeenFile) -> None:
    file = returned(seen, sample(), sample())
    assert found(file) == sorted(edit.found)
    assert {hand.author for one in file.changes for hand in one.hands} == edit.hands
    assert tuple((str(one.group), one.hand.author) for one in file.comments) == edit.comments


# --- what is sent comes back ------------------------------------------------------------------------------------------------------


def plans() -> dict[str, Plan]:
    samples = {name: sample(number) for number, name in enumerate(resources.sample_names())}
    return {**samples, "small": printed.small_plan(), "annexed": printed.annexed_plan(), "long": printed.long_plan(40)}


def all_ids(plan: Plan) -> set[str]:
    return {key for key, node in compare(plan, plan).before.nodes.items() if hasattr(node.value, "id")}


@needs_office
def test_nothing_is_lost_and_nothing_seems_changed_after_libreoffice_saved_a_file_anew(tmp_path: Path) -> None:
    orders = [(name, plan, layout) for name, plan in plans().items() for layout in (None, *TaskLayout)]
    files = [export_docx(plan, tmp_path / f"{name}-{layout or 'own'}.docx", ExportOptions(tasks=layout)) for name, plan, layout in orders]
    for (name, plan, layout), file in zip(orders, resaved(files, tmp_path), strict=True):
        seen = look_at(file, "vi")
        assert plan_id_of(seen) == plan.id
        assert sent_state(seen) == state_of(plan)
        assert returned(seen, plan, plan).changes == (), (name, layout)
        assert seen.reading.plan is not None
        assert all_ids(plan) - all_ids(seen.reading.plan) == set()


@needs_office
def test_a_file_that_was_an_odt_or_an_old_doc_in_between_is_known_as_if_it_had_never_been(tmp_path: Path) -> None:
    files = [export_docx(plan, tmp_path / f"{name}.docx", ExportOptions()) for name, plan in plans().items()]
    for between in ("odt", "doc"):
        for (name, plan), file in zip(plans().items(), resaved(resaved(files, tmp_path, between), tmp_path), strict=True):
            seen = look_at(file, "vi")
            assert returned(seen, plan, plan).changes == (), (name, between)
            assert sent_state(seen) == state_of(plan)
            assert seen.reading.plan is not None
            assert all_ids(plan) - all_ids(seen.reading.plan) == set()


def test_a_file_without_the_store_of_its_memory_knows_it_by_its_properties(tmp_path: Path) -> None:
    def edit(d: Document) -> None:
        d.parts["customXml/item1.xml"] = b"<nothing/>"
        replace_words(d.p(ITEM), "Nâng cao nhận thức", "Nâng cao hơn nữa nhận thức")

    seen = seen_of(edited(edit), tmp_path)
    assert sent_state(seen) == state_of(sample())
    assert found(returned(seen, sample(), sample())) == ["changed blocks text"]


@pytest.mark.parametrize("broken", [b"TTDN 1", b"<vt:lpwstr>eN", b"</property><property"])
def test_properties_that_another_hand_changed_are_no_memory(broken: bytes, tmp_path: Path) -> None:
    def edit(d: Document) -> None:
        d.parts["customXml/item1.xml"] = b"<nothing/>"
        d.parts["docProps/custom.xml"] = d.parts["docProps/custom.xml"].replace(broken, "é".encode().join((broken[:2], broken[2:])), 1)

    assert plan_id_of(seen_of(edited(edit), tmp_path)) == ""


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.do.__name__)
def test_an_edit_is_found_and_nothing_else(edit: Edit, tmp_path: Path) -> None:
    check(edit, seen_of(edited(edit.do), tmp_path))


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every edited file, saved anew by LibreOffice."""
    folder = tmp_path_factory.mktemp("edits")
    files = [folder / f"{edit.do.__name__}.docx" for edit in EDITS]
    for edit, file in zip(EDITS, files, strict=True):
        file.write_bytes(edited(edit.do))
    return {file.stem: file for file in resaved(files, folder)}


@needs_office
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.do.__name__)
def test_an_edit_is_found_and_nothing_else_after_libreoffice_saved_the_file(edit: Edit, saved_by_libreoffice: dict[str, Path]) -> None:
    check(edit, look_at(saved_by_libreoffice[edit.do.__name__], "vi"))


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.do.__name__)
def test_all_changes_taken_give_what_the_file_says(edit: Edit, tmp_path: Path) -> None:
    file = returned(seen_of(edited(edit.do), tmp_path), sample(), sample())
    after = with_changes(file, file.changes, ids())
    assert returned(seen_of(edited(edit.do), tmp_path), after, after).changes == ()
    assert with_changes(file, (), ids()) == sample()
    assert all("~" not in ident for ident in all_ids(after))
    exported(after)


# --- changed here too -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", [("UBND XÃ SUỐI MÂY",), ("Suối Mây",), ("Ủy ban nhân dân", "xã Suối Mây"), ()])
def test_a_body_printed_shorter_than_its_name_or_in_other_letters_did_not_change(lines: tuple[str, ...], tmp_path: Path) -> None:
    plan = edits.set_issuer(sample(), name="Ủy ban nhân dân xã Suối Mây", lines=lines)
    seen = seen_of(exported(plan), tmp_path)
    assert seen.reading.plan is not None
    assert seen.reading.plan.issuer == plan.issuer
    assert found(returned(seen, plan, plan)) == []


@pytest.mark.parametrize("parent", ["UBND TỈNH HƯƠNG GIANG", "Ủy ban nhân dân tỉnh Hương Giang", "Ubnd tỉnh HƯƠNG GIANG"])
@pytest.mark.parametrize("name", ["ỦY BAN NHÂN DÂN XÃ SUỐI MÂY", "UBND xã Suối Mây"])
def test_names_kept_in_capitals_come_back_in_capitals(name: str, parent: str, tmp_path: Path) -> None:
    plan = edits.set_issuer(sample(), name=name, parent=parent)
    assert found(returned(seen_of(exported(plan), tmp_path), plan, plan)) == []


@pytest.mark.parametrize("layout", TaskLayout)
def test_days_that_are_not_those_its_words_mean_stay_until_the_words_change(layout: TaskLayout, tmp_path: Path) -> None:
    first, second, third, *others = sample().tasks
    first = replace(first, time=TimeFrame(text="Trước ngày 15/8/2027", end=dt.date(2027, 8, 15)))
    second = replace(second, time=TimeFrame(text="Trong quý II/2027", start=dt.date(2027, 1, 1), end=dt.date(2027, 12, 31)))
    third = replace(third, time=TimeFrame(text="Quý III/2027"))
    plan = replace(sample(), tasks=(first, second, third, *others))
    assert found(returned(seen_of(exported(plan, layout), tmp_path), plan, plan)) == []

    def edit(d: Document) -> None:
        (words,) = [one for one in d.root.iter(f"{word_edits.W}t") if "Trong quý II/2027" in (one.text or "")]
        words.text = (words.text or "").replace("Trong quý II", "Trong quý IV")

    (change,) = returned(seen_of(edited(edit, exported(plan, layout)), tmp_path), plan, plan).changes
    assert (change.change.key, change.change.field, change.change.after) == (second.id, "time", "Trong quý IV/2027")


@pytest.mark.parametrize("mark", ["", ";", ","])
@pytest.mark.parametrize("typed", [";", "", "."])
def test_the_closing_mark_of_a_basis_edited_in_word_is_no_change_of_its_own(mark: str, typed: str, tmp_path: Path) -> None:
    plan = sample()
    plan = edits.put_basis(plan, 1, replace(plan.legal_bases[1], text=plan.legal_bases[1].text + mark))
    proposal = f"Theo đề nghị của Trưởng phòng Văn hóa - Xã hội{mark}"
    plan = edits.set_proposal(plan, Proposal(text=proposal))

    def edit(d: Document) -> None:
        set_text(d.p("Căn cứ Nghị định số 72"), f"Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ (đã sửa){typed}")
        set_text(d.p("Theo đề nghị"), f"Theo đề nghị của Trưởng phòng Văn hóa - Xã hội xã{typed}")

    file = returned(seen_of(edited(edit, exported(plan)), tmp_path), plan, plan)
    after = {one.change.group: one.change.after for one in file.changes}
    bases = [text_of(tree_node) for tree_node in file.three.theirs.after.nodes.values() if tree_node.group is Group.BASIS]
    assert bases[1] == f"Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ (đã sửa){mark}"
    assert file.plan.proposal is not None
    assert file.plan.proposal.text == f"Theo đề nghị của Trưởng phòng Văn hóa - Xã hội xã{mark}"
    assert Group.BASIS in after


def test_a_basis_nobody_touched_is_no_change_where_its_parts_were_noted_otherwise(tmp_path: Path) -> None:
    plan = sample()
    whole = "Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại, bổ sung sau"
    noted = replace(plan.legal_bases[1], text=f"Căn cứ {whole}", number="72/2015/NĐ-CP", subject="một nội dung ghi khác", issuer="CP")
    plan = edits.set_proposal(edits.put_basis(plan, 1, noted), Proposal(text="Theo đề nghị của Trưởng phòng Kinh tế", by="Phòng Kinh tế"))
    assert returned(seen_of(exported(plan), tmp_path), plan, plan).changes == ()


def test_a_basis_added_in_word_comes_without_its_closing_mark(tmp_path: Path) -> None:
    file = returned(seen_of(edited(word_edits.add_basis), tmp_path), sample(), sample())
    assert "Căn cứ Luật Báo chí ngày 10 tháng 12 năm 2025" in [basis.text for basis in file.plan.legal_bases]


def typed_here(plan: Plan, old: str, new: str) -> Plan:
    """The plan with other words in the item that holds the old ones."""
    block = next(block for block in plan.all_blocks() if isinstance(block, Item) and any(old in run.text for run in block.text))
    return body_edits.put_block(plan, replace(block, text=tuple(replace(run, text=run.text.replace(old, new)) for run in block.text)))


def test_a_change_here_at_another_place_is_kept_and_no_question(tmp_path: Path) -> None:
    here = typed_here(sample(), "Sản xuất 06 video", "Sản xuất 08 video")
    file = returned(seen_of(edited(word_edits.type_words), tmp_path), here, sample())
    assert found(file) == ["changed blocks text"]
    assert file.conflicts == ()
    after = with_changes(file, file.changes, ids())
    assert [(one.kind, one.field) for one in compare(here, after).changes] == [("changed", "text")]
    assert "hơn nữa" in compare(here, after).changes[0].after


def test_two_changes_of_one_field_are_a_question_that_shows_both(tmp_path: Path) -> None:
    here = typed_here(sample(), "Nâng cao nhận thức", "Nâng cao kiến thức")
    (one,) = returned(seen_of(edited(word_edits.type_words), tmp_path), here, sample()).changes
    assert not one.sure
    assert one.incoming.mine is not None
    assert one.incoming.mine.after.startswith("Nâng cao kiến thức")
    assert one.change.after.startswith("Nâng cao hơn nữa nhận thức")


def test_the_same_change_on_both_sides_is_no_change(tmp_path: Path) -> None:
    here = typed_here(sample(), "Nâng cao nhận thức", "Nâng cao hơn nữa nhận thức")
    assert returned(seen_of(edited(word_edits.type_words), tmp_path), here, sample()).changes == ()


def test_what_was_changed_there_and_removed_here_is_a_question_and_can_come_back(tmp_path: Path) -> None:
    block = next(block for block in sample().all_blocks() if isinstance(block, Item) and "Nâng cao nhận thức" in block.text[0].text)
    here = body_edits.remove_block(sample(), block.id)
    file = returned(seen_of(edited(word_edits.type_words), tmp_path), here, sample())
    assert [one.sure for one in file.changes] == [False]
    back = with_changes(file, file.changes, ids())
    assert [(one.kind, one.key) for one in compare(here, back).changes] == [("added", block.id)]


def test_what_was_removed_there_and_changed_here_is_a_question(tmp_path: Path) -> None:
    here = typed_here(sample(), "Nâng cao nhận thức", "Nâng cao kiến thức")
    (one,) = returned(seen_of(edited(word_edits.delete_paragraph), tmp_path), here, sample()).changes
    assert one.incoming.mine is not None
    assert not one.sure


def test_parts_added_on_both_sides_both_stay(tmp_path: Path) -> None:
    here = edits.add_basis(sample(), replace(sample().legal_bases[0], text="Căn cứ Luật Du lịch ngày 19 tháng 6 năm 2017;"), 6)
    file = returned(seen_of(edited(word_edits.add_basis), tmp_path), here, sample())
    assert found(file) == ["added legal_bases "]
    after = with_changes(file, file.changes, ids())
    assert len(after.legal_bases) == len(sample().legal_bases) + 2


def test_without_the_state_that_was_sent_everything_that_differs_is_shown(tmp_path: Path) -> None:
    here = typed_here(sample(), "Sản xuất 06 video", "Sản xuất 08 video")
    file = returned(seen_of(edited(word_edits.type_words), tmp_path), here, None)
    assert not file.base_known
    assert found(file) == ["changed blocks text", "changed blocks text"]


def test_a_stage_that_moved_on_here_is_not_taken_back(tmp_path: Path) -> None:
    here = edits.new_draft(sample(), ids())
    here = replace(here, id=sample().id)
    assert found(returned(seen_of(edited(word_edits.type_words), tmp_path), here, None)) == ["changed blocks text"]


# --- files that do not know whose they are ----------------------------------------------------------------------------------------


def summary(plan: Plan) -> PlanSummary:
    return PlanSummary(
        id=plan.id,
        year=plan.year,
        subject=plan.document.subject,
        issuer=plan.issuer.name,
        stage=plan.stage,
        tasks=len(plan.tasks),
        changed=dt.datetime(2026, 11, 1, tzinfo=dt.UTC),
    )


def without_memory(d: Document) -> None:
    """All text copied into a new file."""
    for name in ("customXml/item1.xml", "docProps/custom.xml"):
        d.parts[name] = b"<nothing/>"
    for mark in [*d.root.iter(f"{word_edits.W}bookmarkStart"), *d.root.iter(f"{word_edits.W}bookmarkEnd")]:
        word_edits.delete(mark)
    replace_words(d.p(ITEM), "Nâng cao nhận thức", "Nâng cao hơn nữa nhận thức")


def test_a_file_without_memory_is_offered_to_the_plan_it_is_like(tmp_path: Path) -> None:
    seen = seen_of(edited(without_memory), tmp_path)
    assert plan_id_of(seen) == ""
    assert [one.id for one in likely_plans(seen, [summary(sample(2)), summary(sample())])] == [sample().id]
    file = returned(seen, sample(), sample())
    assert not file.own
    assert any(one.change.after.startswith("Nâng cao hơn nữa") for one in file.changes)


def test_a_task_moved_here_keeps_its_place_when_a_cell_comes_back_changed(tmp_path: Path) -> None:
    plan = sample()
    moved = plan.tasks[1]
    here = task_edits.put_task(plan, replace(moved, note="Làm sớm"))
    file = returned(seen_of(edited(word_edits.change_cell), tmp_path), here, plan)
    after = with_changes(file, file.changes, ids())
    assert after.task(moved.id).time.text == "Tháng 3/2027"
    assert after.task(moved.id).note == "Làm sớm"


# --- tasks printed as headings ----------------------------------------------------------------------------------------------------


def lines_of_task(d: Document, number: int) -> list[etree._Element]:
    """The paragraphs of a task: its heading and what follows up to the next one."""
    paragraphs = [one for one in d.root.iter(f"{word_edits.W}p") if word_edits.text_of(one).strip()]
    names = [[str(mark.get(f"{word_edits.W}name")) for mark in one.iter(f"{word_edits.W}bookmarkStart")] for one in paragraphs]
    starts = [at for at, found in enumerate(names) if any(name.startswith("ttdn_t_") for name in found)]
    return paragraphs[starts[number] : starts[number + 1]]


def add_label_line(d: Document) -> None:
    lead = next(one for one in lines_of_task(d, 0) if word_edits.text_of(one).startswith("- Đơn vị chủ trì"))
    line = word_edits.copy(lead)
    word_edits.set_text(line, "- Kinh phí: 5.000.000 đồng.")
    lead.addnext(line)


def add_task(d: Document) -> None:
    lines = lines_of_task(d, 0)
    for one in reversed(lines):
        line = word_edits.copy(one)
        if one is lines[0]:
            word_edits.set_text(line, "2. Tổ chức giải chạy vì cộng đồng")
        lines[-1].addnext(line)


def put_words_between_tasks(d: Document) -> None:
    line = etree.Element(f"{word_edits.W}p")
    line.append(word_edits.run("Nhiệm vụ này phối hợp với Hội Nông dân xã."))
    lines_of_task(d, 0)[-1].addnext(line)


def add_blanks(d: Document) -> None:
    for words in list(d.root.iter(f"{word_edits.W}t"))[10:]:
        words.text = f"{words.text}  "
        words.set(word_edits.SPACE, "preserve")


@pytest.mark.parametrize(
    ("edit", "changes"),
    [
        (add_label_line, ["changed tasks budget"]),
        (add_task, ["added tasks "]),
        (put_words_between_tasks, ["changed tasks content"]),
        (add_blanks, []),
    ],
)
@pytest.mark.parametrize("number", [0, 1])
def test_an_edit_of_tasks_printed_as_headings_is_found_and_nothing_else(
    number: int, edit: Callable[[Document], None], changes: list[str], tmp_path: Path
) -> None:
    plan = sample(number)
    seen = seen_of(edited(edit, exported(plan, TaskLayout.HEADINGS)), tmp_path)
    assert found(returned(seen, plan, plan)) == changes


def turn_sheets(before: etree._Element) -> None:
    """A new section begins before this paragraph, as where sheets are turned."""
    line = etree.Element(f"{word_edits.W}p")
    here = [one for below in (before, *before.itersiblings()) for one in below.iter(f"{word_edits.W}sectPr")]
    etree.SubElement(line, f"{word_edits.W}pPr").append(deepcopy(here[0]))
    before.addprevious(line)


@pytest.mark.parametrize("beginning", ["IV. ", "Làm theo mẫu"])
def test_sheets_turned_in_the_midst_of_the_body_or_of_an_annex_are_no_annex(beginning: str, tmp_path: Path) -> None:
    plan = printed.annexed_plan()
    seen = seen_of(edited(lambda d: turn_sheets(d.p(beginning)), exported(plan)), tmp_path)
    assert found(returned(seen, plan, plan)) == []


def test_empty_sheets_left_at_the_end_are_no_annex(tmp_path: Path) -> None:
    def edit(d: Document) -> None:
        last = d.root[0][-1]
        turn_sheets(last)
        last.addprevious(etree.Element(f"{word_edits.W}p"))

    for plan in (sample(), printed.annexed_plan()):
        assert found(returned(seen_of(edited(edit, exported(plan)), tmp_path), plan, plan)) == []


def test_an_annex_typed_at_the_end_is_one_annex_with_its_title(tmp_path: Path) -> None:
    def edit(d: Document) -> None:
        last = d.root[0][-1]
        turn_sheets(last)
        for text in ("Phụ lục V", "DANH SÁCH CỘNG TÁC VIÊN", "Ông Nguyễn Văn Mười, thôn Ba."):
            line = etree.Element(f"{word_edits.W}p")
            line.append(word_edits.run(text))
            last.addprevious(line)

    seen = seen_of(edited(edit), tmp_path)
    file = returned(seen, sample(), sample())
    assert found(file) == ["added annexes ", "added blocks "]
    assert {one.change.after for one in file.changes} == {"Phụ lục V\nDANH SÁCH CỘNG TÁC VIÊN", "Ông Nguyễn Văn Mười, thôn Ba."}
    assert seen.reading.unread == ()


def test_a_table_of_the_plan_that_looks_like_one_of_tasks_stays_the_table_it_is(tmp_path: Path) -> None:
    head = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian", "Sản phẩm")
    texts = (head, ("1", "Mở chuyên mục", "Phòng Văn hóa - Xã hội", "Quý I/2027", "01 chuyên mục"), ("2", "Họp báo", "Văn phòng", "Quý II/2027", "01 cuộc"))
    rows = tuple(tuple(Cell(paragraphs=(rich(text),)) for text in row) for row in texts)
    table = Table(id=BlockId(encode_id(77)), header_rows=1, rows=rows)
    last = sample().body[-1]
    plan = replace(sample(), body=(*sample().body[:-1], replace(last, blocks=(*last.blocks, table))))
    assert found(returned(seen_of(exported(plan), tmp_path), plan, plan)) == []


def test_words_typed_into_the_annex_of_tasks_are_kept(tmp_path: Path) -> None:
    def edit(d: Document) -> None:
        line = etree.Element(f"{word_edits.W}p")
        line.append(word_edits.run("Các đơn vị báo cáo kết quả trước ngày 20 hằng tháng."))
        list(d.root.iter(f"{word_edits.W}tbl"))[-1].addnext(line)

    plan = sample(1)
    file = returned(seen_of(edited(edit, exported(plan)), tmp_path), plan, plan)
    assert found(file) == ["added annexes ", "added blocks "]
