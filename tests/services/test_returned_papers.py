"""Another paper of a plan that was written as Word comes back: it is known, unchanged nothing is said of it, and what was edited goes into its record."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.paper_heads import set_paper_document
from tests.papers_to_print import sample, under
from tests.services.word_edits import Document, W, delete, replace_words, set_text
from tests.services.word_edits import copy as copied
from tests.ui.contexts import ids
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import Item, Paragraph, Table
from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.paper_edits import facts_of, paper_of, set_paper, with_facts
from ttdn_desktop.domain.plan import LegalBasis, Plan, Proposal, Regime, Stage, Urgency, walk
from ttdn_desktop.domain.text import plain
from ttdn_desktop.drafting.kinds import KINDS
from ttdn_desktop.services.fence import Fence
from ttdn_desktop.services.foreign import view_file
from ttdn_desktop.services.paper_files import word_file
from ttdn_desktop.services.paper_records import add_paper, edited_parts, state_now
from ttdn_desktop.services.reading import look_at
from ttdn_desktop.services.returned_papers import known_paper
from ttdn_desktop.services.round_trip import ReturnedFile, drawn_kind, plan_id_of, recorded_kind, returned, with_changes
from ttdn_desktop.services.types import PLAN, PaperOrder, SeenFile

ORDER = PaperOrder()
RECORDED = (
    *("amendment", "submission", "letter", "remind", "consult", "correct", "invitation", "notice", "report", "decision"),
    *("routing_slip", "minutes", "committee", "opinions", "summary"),
)
"""Every kind that has a record in its plan."""
DRAWN = ("annex", "annex_six", "indicators", "budget", "slips", "contents")
"""Every kind that is drawn from the plan alone."""


def seen_of(plan: Plan, key: str, folder: Path, edit: Callable[[Document], object] | None = None) -> SeenFile:
    file = word_file(plan, [key], ORDER)
    assert file is not None
    path = file.write(folder / f"{key}.docx")
    if edit is not None:
        document = Document(path.read_bytes())
        edit(document)
        path.write_bytes(document.saved())
    return look_at(path, "vi")


def added(key: str, plan: Plan | None = None) -> tuple[Plan, PaperId]:
    return add_paper(plan or sample(), key, ORDER, ids())


def told(file: ReturnedFile) -> list[tuple[str, str, str]]:
    return [(str(one.change.kind), str(one.change.group), one.change.field) for one in file.changes]


def words_of(plan: Plan, ident: PaperId) -> list[str]:
    return [plain(block.text) for section in walk(paper_of(plan, ident).body) for block in section.blocks if isinstance(block, Paragraph | Item)]


@pytest.mark.parametrize("regime", Regime)
@pytest.mark.parametrize("key", RECORDED)
def test_a_paper_that_nobody_changed_is_known_and_nothing_is_said_of_it(key: str, regime: Regime, tmp_path: Path) -> None:
    plan, ident = added(key, under(regime))
    seen = seen_of(plan, key, tmp_path)
    known = known_paper(seen)
    assert known is not None
    assert (known.id, known.key, plan_id_of(seen), recorded_kind(seen)) == (ident, key, plan.id, key)
    file = returned(seen, plan, plan, ORDER)
    assert file.paper == state_now(plan, paper_of(plan, ident), ORDER).paper
    assert told(file) == []
    assert seen.reading.plan is not None
    assert seen.reading.plan.id != plan.id  # brought in by itself it never takes the place of the plan


def test_every_kind_remembers_what_it_is() -> None:
    assert {PLAN, *RECORDED, *DRAWN} == set(KINDS)


@pytest.mark.parametrize("key", DRAWN)
def test_a_paper_drawn_from_the_plan_alone_is_known_and_read_as_any_file(key: str, tmp_path: Path) -> None:
    plan = sample()
    seen = seen_of(plan, key, tmp_path)
    assert (drawn_kind(seen), plan_id_of(seen), known_paper(seen)) == (key, plan.id, None)
    assert seen.reading.plan is not None
    assert seen.reading.plan.id != plan.id
    assert (key not in {"annex", "annex_six"}) or [task.title for task in seen.reading.plan.tasks] == [task.title for task in plan.tasks]


def cell_with(document: Document, words: str, beside: int) -> etree._Element:
    """The paragraph of a cell so many cells behind the one that says this."""
    cell = next(cell for cell in document.root.iter(f"{W}tc") if "".join(map(str, cell.itertext())).strip().startswith(words))
    row = cell.getparent()
    assert row is not None
    cells = list(row.iter(f"{W}tc"))
    return next(cells[cells.index(cell) + beside].iter(f"{W}p"))


def type_into(paragraph: etree._Element, text: str) -> None:
    """Type where nothing stands yet."""
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}t").text = text


def tables_of(plan: Plan, ident: PaperId) -> list[Table]:
    return [block for section in walk(paper_of(plan, ident).body) for block in section.blocks if isinstance(block, Table)]


def test_what_those_on_its_way_say_on_a_routing_slip_comes_back(tmp_path: Path) -> None:
    plan, ident = added("routing_slip")
    head = plain(tables_of(plan, ident)[0].rows[0][0].paragraphs[0])

    def edit(document: Document) -> None:
        boxes = next(table for table in document.root.iter(f"{W}tbl") if head in "".join(map(str, table.itertext())))
        row = list(boxes.iter(f"{W}tr"))[-1]
        type_into(next(row.iter(f"{W}p")), "Đồng ý trình.")

    file = returned(seen_of(plan, "routing_slip", tmp_path, edit), plan, plan, ORDER)
    assert {group for _kind, group, _field in told(file)} == {"blocks"}
    after = with_changes(file, file.changes, ids())
    assert "Đồng ý trình." in str(tables_of(after, ident)[0].rows)
    assert [type(block) for section in paper_of(after, ident).body for block in section.blocks] == [
        type(block) for section in paper_of(plan, ident).body for block in section.blocks
    ]


def test_minutes_come_back_with_what_was_said_and_who_chairs(tmp_path: Path) -> None:
    plan, ident = added("minutes")
    plan = set_paper(plan, ident, signatory=replace(paper_of(plan, ident).signatory, name="Lê Văn An"))
    plan = set_paper(plan, ident, facts=with_facts(paper_of(plan, ident), {"secretary_name": "Trần Thị Bé"}).facts)
    first = words_of(plan, ident)[0]
    assert told(returned(seen_of(plan, "minutes", tmp_path), plan, plan, ORDER)) == []

    def edit(document: Document) -> None:
        replace_words(document.p("Lê Văn An"), "Lê Văn An", "Lê Văn Ân")
        replace_words(document.p(first[:15]), first[:15], "Lúc 8 giờ, ")

    file = returned(seen_of(plan, "minutes", tmp_path, edit), plan, plan, ORDER)
    assert set(told(file)) == {("changed", "plan", "signatory.name"), ("changed", "blocks", "text")}
    after = paper_of(with_changes(file, file.changes, ids()), ident)
    assert after.signatory.name == "Lê Văn Ân"
    assert facts_of(after)["secretary_name"] == "Trần Thị Bé"


def test_the_list_behind_the_decision_on_a_committee_comes_back_and_so_do_its_articles(tmp_path: Path) -> None:
    plan, ident = added("committee")
    post = plain(tables_of(plan, ident)[0].rows[1][2].paragraphs[0])

    def edit(document: Document) -> None:
        type_into(cell_with(document, post, -1), "Nguyễn Văn Cả")
        replace_words(document.p("Điều 1."), "Thành lập", "Kiện toàn")

    file = returned(seen_of(plan, "committee", tmp_path, edit), plan, plan, ORDER)
    assert {group for _kind, group, _field in told(file)} == {"blocks"}
    after = with_changes(file, file.changes, ids())
    assert "Nguyễn Văn Cả" in str(tables_of(after, ident)[0].rows)
    assert "Kiện toàn" in str(paper_of(after, ident).articles[0].blocks)
    assert [section.id for section in paper_of(after, ident).body] == [section.id for section in paper_of(plan, ident).body]
    assert [len(article.blocks) for article in paper_of(after, ident).articles] == [len(article.blocks) for article in paper_of(plan, ident).articles]


def test_opinions_written_into_their_table_come_back(tmp_path: Path) -> None:
    plan, ident = added("opinions")
    unit = plain(tables_of(plan, ident)[0].rows[1][1].paragraphs[0])
    file = returned(seen_of(plan, "opinions", tmp_path, lambda document: type_into(cell_with(document, unit, 2), "Thống nhất.")), plan, plan, ORDER)
    assert {group for _kind, group, _field in told(file)} == {"blocks"}
    after = with_changes(file, file.changes, ids())
    assert "Thống nhất." in str(tables_of(after, ident)[0].rows)
    assert replace(paper_of(after, ident), body=()) == replace(paper_of(plan, ident), body=())


def test_a_headline_that_was_changed_comes_back(tmp_path: Path) -> None:
    plan, ident = added("summary")
    subject = paper_of(plan, ident).document.subject

    def edit(document: Document) -> None:
        headline = next(one for one in document.root.iter(f"{W}p") if "".join(map(str, one.itertext())) == subject)
        replace_words(headline, subject[:20], "Tin vui: ")

    file = returned(seen_of(plan, "summary", tmp_path, edit), plan, plan, ORDER)
    assert told(file) == [("changed", "plan", "document.subject")]
    assert paper_of(with_changes(file, file.changes, ids()), ident).document.subject.startswith("Tin vui")


def test_everything_around_the_text_comes_back_too(tmp_path: Path) -> None:
    plan, ident = added("submission")
    plan = set_paper(plan, ident, legal_bases=(LegalBasis(text="Luật Báo chí"),), proposal=Proposal(text="Theo đề nghị của Trưởng phòng"))
    plan = set_paper(plan, ident, addressees=("Ủy ban nhân dân xã", "Đảng ủy xã"), recipients=("Như trên", "Lưu: VT"))
    plan = set_paper_document(plan, ident, urgency=Urgency.EXPRESS, circulation="Lưu hành nội bộ", drafter="NVA.05", place="Chốn Xa")
    assert told(returned(seen_of(plan, "submission", tmp_path), plan, plan, ORDER)) == []


def test_what_was_edited_in_word_goes_into_the_record(tmp_path: Path) -> None:
    plan, ident = added("letter")
    first = words_of(plan, ident)[0]

    def edit(document: Document) -> None:
        replace_words(document.p(first[:20]), first[:10], "Nhằm thực hiện tốt")
        replace_words(document.p("V/v"), "triển khai", "tổ chức")
        set_text(document.p("- Như trên"), "- Như kính gửi;")
        document.p("- Như").addnext(copied(document.p("- Như")))
        delete(document.p(f"2. {words_of(plan, ident)[2][:12]}"))

    file = returned(seen_of(plan, "letter", tmp_path, edit), plan, plan, ORDER)
    assert ("changed", "plan", "document.subject") in told(file)
    assert ("changed", "blocks", "text") in told(file)
    assert any(kind == "removed" and group == "blocks" for kind, group, _field in told(file))
    after = with_changes(file, file.changes, ids())
    paper = paper_of(after, ident)
    assert paper.document.subject.startswith("tổ chức")
    assert words_of(after, ident)[0].startswith("Nhằm thực hiện tốt")
    assert "Như kính gửi" in paper.recipients
    assert len(words_of(after, ident)) == len(words_of(plan, ident)) - 1
    assert paper.stage is Stage.DRAFT
    assert {"/subject", "/recipients"} <= edited_parts(paper)
    assert edits.set_plan(after, papers=plan.papers) == plan  # the plan itself is as it was
    assert state_now(after, paper, ORDER).paper == paper  # and the paper follows the plan where nobody edited it


def test_what_was_changed_here_meanwhile_is_asked_about(tmp_path: Path) -> None:
    plan, ident = added("letter")
    seen = seen_of(plan, "letter", tmp_path, lambda document: replace_words(document.p("V/v"), "triển khai", "tổ chức"))
    here = set_paper_document(plan, ident, subject="việc khác hẳn")
    file = returned(seen, here, plan, ORDER)
    assert [one.change.field for one in file.conflicts] == ["document.subject"]


def test_a_paper_that_was_only_proposed_becomes_one_of_the_plan(tmp_path: Path) -> None:
    plan = sample()
    seen = seen_of(plan, "submission", tmp_path, lambda document: replace_words(document.p("Kính gửi"), "xã Vân Trúc", "xã Vân Trúc mới"))
    file = returned(seen, plan, plan, ORDER)
    assert told(file) != []
    after = with_changes(file, file.changes, ids())
    assert [paper.kind for paper in after.papers] == ["submission"]
    assert "mới" in after.papers[0].addressees[0]


def test_a_paper_of_another_plan_is_compared_as_any_file(tmp_path: Path) -> None:
    plan, _ident = added("letter")
    file = returned(seen_of(plan, "letter", tmp_path), sample(1), None, ORDER)
    assert not file.own


def test_articles_of_a_decision_come_back_each_to_its_own(tmp_path: Path) -> None:
    plan, ident = added("decision")
    articles = paper_of(plan, ident).articles

    def edit(document: Document) -> None:
        set_text(document.p("Điều 2."), "Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 01 năm 2027.")
        document.p("Điều 2.").addnext(copied(document.p("Điều 2.")))
        set_text(next(one for one in document.root.iter(f"{W}p") if "".join(map(str, one.itertext())).startswith("Điều 2.")), "Điều 2. Có hiệu lực ngay.")

    file = returned(seen_of(plan, "decision", tmp_path, edit), plan, plan, ORDER)
    assert {(kind, group) for kind, group, _field in told(file)} == {("changed", "blocks"), ("added", "blocks")}
    after = paper_of(with_changes(file, file.changes, ids()), ident).articles
    assert [article.id for article in after] == [article.id for article in articles]
    assert [len(article.blocks) - len(was.blocks) for article, was in zip(after, articles, strict=True)] == [0, 1, *[0] * (len(articles) - 2)]
    first, second = after[1].blocks[0], after[1].blocks[1]
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert plain(first.text) == "Có hiệu lực ngay."
    assert after[0] == articles[0]
    assert after[2:] == articles[2:]
    assert with_changes(file, file.changes, ids()).body == plan.body


def test_articles_that_a_person_counted_anew_lose_no_words(tmp_path: Path) -> None:
    plan, _ident = added("decision")
    file = returned(seen_of(plan, "decision", tmp_path, lambda document: replace_words(document.p("Điều 3."), "Điều 3.", "Điều 4.")), plan, plan, ORDER)
    assert told(file) == []


def test_the_plan_behind_a_decision_is_still_read_with_it(tmp_path: Path) -> None:
    plan, _ident = added("decision")
    read = seen_of(plan, "decision", tmp_path).reading.plan
    assert read is not None
    assert (read.document.type, [paper.kind for paper in read.papers]) == ("KH", ["decision"])
    assert len(read.tasks) == len(plan.tasks)


def test_a_paper_is_known_through_the_gate_to_foreign_files_too(tmp_path: Path) -> None:
    plan, ident = added("decision")
    file = word_file(plan, ["decision"], ORDER)
    assert file is not None
    with Fence() as fence:
        seen = view_file(file.write(tmp_path / "qd.docx"), fence)
    known = known_paper(seen)
    assert known is not None
    assert known.id == ident
    assert told(returned(seen, plan, plan, ORDER)) == []
