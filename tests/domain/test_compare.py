"""Two plans compared by meaning, and chosen changes taken over."""

from dataclasses import replace

from hypothesis import given

from tests.strategies import plans
from ttdn_desktop.domain import body_edits, edits, task_edits
from ttdn_desktop.domain.blocks import Item, Paragraph, TaskList
from ttdn_desktop.domain.compare import Change, ChangeKind, compare
from ttdn_desktop.domain.ids import BlockId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.merge import taken
from ttdn_desktop.domain.plan import DocumentHead, LegalBasis, Plan, Section, Task
from ttdn_desktop.domain.plan_tree import plan_of
from ttdn_desktop.domain.text import Run, rich


def prose(ident: str, text: str) -> Paragraph:
    return Paragraph(id=BlockId(ident), text=rich(text))


PLAN = Plan(
    id=PlanId("p"),
    document=DocumentHead(subject="Hoạt động thông tin đối ngoại năm 2026"),
    legal_bases=(LegalBasis(text="Căn cứ Luật Báo chí;"), LegalBasis(text="Căn cứ Nghị định số 72/2015/NĐ-CP;")),
    body=(
        Section(
            id=SectionId("s1"),
            heading="MỤC ĐÍCH",
            blocks=(prose("b1", "Nâng cao hiệu quả thông tin đối ngoại trên địa bàn xã."), prose("b2", "Quảng bá hình ảnh quê hương, con người.")),
        ),
        Section(id=SectionId("s2"), heading="NỘI DUNG", blocks=(TaskList(id=BlockId("l"), task_ids=(TaskId("t1"), TaskId("t2"))),)),
        Section(id=SectionId("s3"), heading="TỔ CHỨC THỰC HIỆN", sections=(Section(id=SectionId("s31"), heading="Phòng Văn hóa - Xã hội"),)),
    ),
    tasks=(Task(id=TaskId("t1"), title="Viết tin, bài", leads=("Phòng VHXH",)), Task(id=TaskId("t2"), title="Tổ chức ngày hội văn hóa")),
    recipients=("Như trên", "Lưu: VT"),
)


def kinds(before: Plan, after: Plan) -> list[tuple[ChangeKind, str, str]]:
    return [(change.kind, change.key, change.field) for change in compare(before, after).changes]


def only(before: Plan, after: Plan) -> Change:
    (change,) = compare(before, after).changes
    return change


@given(plans())
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    assert compare(plan, plan).changes == ()


def test_a_changed_word_is_one_change_at_its_block() -> None:
    after = body_edits.put_block(PLAN, prose("b1", "Nâng cao hiệu quả thông tin đối ngoại trên địa bàn phường."))
    change = only(PLAN, after)
    assert (change.kind, change.key, change.field, change.path_after) == (ChangeKind.CHANGED, "b1", "text", "/body/0/blocks/0")
    assert change.after.endswith("phường.")
    assert change.sure


def test_how_text_is_cut_into_runs_is_no_difference() -> None:
    block = Paragraph(id=BlockId("b1"), text=(Run(text="Nâng cao hiệu quả "), Run(text="thông tin đối ngoại trên địa bàn xã.")))
    assert compare(PLAN, body_edits.put_block(PLAN, block)).changes == ()


def test_a_moved_section_is_moved_and_its_brothers_are_not() -> None:
    assert kinds(PLAN, body_edits.move_section(PLAN, SectionId("s1"), None, 2)) == [(ChangeKind.MOVED, "s1", "")]


def test_a_task_moved_within_its_list_is_moved() -> None:
    after = task_edits.move_task(PLAN, TaskId("t2"), 0, BlockId("l"))
    assert len(compare(PLAN, after).changes) == 1
    assert only(PLAN, after).kind is ChangeKind.MOVED


def test_fields_of_a_task_change_one_by_one() -> None:
    after = task_edits.put_task(PLAN, replace(PLAN.task(TaskId("t1")), leads=("Sở Ngoại vụ",), output="Báo cáo"))
    assert kinds(PLAN, after) == [(ChangeKind.CHANGED, "t1", "leads"), (ChangeKind.CHANGED, "t1", "output")]


def test_a_block_that_lost_its_identity_is_found_by_its_words() -> None:
    after = body_edits.set_blocks(
        PLAN,
        SectionId("s1"),
        (prose("x", "Nâng cao hiệu quả thông tin đối ngoại trên địa bàn phường."), prose("b2", "Quảng bá hình ảnh quê hương, con người.")),
    )
    change = only(PLAN, after)
    assert (change.kind, change.key, change.field) == (ChangeKind.CHANGED, "b1", "text")


def test_an_identity_pasted_over_other_words_yields_to_likeness_and_is_doubtful() -> None:
    blocks = (
        prose("b1", "Một đoạn hoàn toàn khác, nói về ngân sách."),
        prose("x", "Nâng cao hiệu quả thông tin đối ngoại trên địa bàn xã nhà."),
        PLAN.body[0].blocks[1],
    )
    changes = compare(PLAN, body_edits.set_blocks(PLAN, SectionId("s1"), blocks)).changes
    assert [(change.kind, change.key) for change in changes] == [(ChangeKind.ADDED, "b1~2"), (ChangeKind.CHANGED, "b1")]
    assert not changes[1].sure


def test_bases_and_recipients_are_matched_without_identities() -> None:
    after = edits.set_recipients(
        edits.add_basis(PLAN, LegalBasis(text="Căn cứ Luật Tổ chức chính quyền địa phương;"), 0), ("Như trên", "Đảng ủy (b/c)", "Lưu: VT")
    )
    assert [(change.kind, change.after) for change in compare(PLAN, after).changes] == [
        (ChangeKind.ADDED, "Căn cứ Luật Tổ chức chính quyền địa phương;"),
        (ChangeKind.ADDED, "Đảng ủy (b/c)"),
    ]


def test_a_paragraph_that_became_an_item_is_one_change() -> None:
    after = body_edits.put_block(PLAN, Item(id=BlockId("b1"), text=rich("Nâng cao hiệu quả thông tin đối ngoại trên địa bàn xã.")))
    assert kinds(PLAN, after) == [(ChangeKind.CHANGED, "b1", "")]


def test_one_change_is_taken_and_the_others_are_not() -> None:
    after = body_edits.put_block(PLAN, prose("b1", "Nâng cao hiệu quả thông tin đối ngoại ở phường."))
    after = body_edits.rename_section(body_edits.remove_block(after, BlockId("b2")), SectionId("s2"), "NHIỆM VỤ")
    comparison = compare(PLAN, after)
    renaming = [change for change in comparison.changes if change.key == "s2"]
    assert taken(comparison, renaming) == body_edits.rename_section(PLAN, SectionId("s2"), "NHIỆM VỤ")


def test_what_is_kept_of_a_removed_section_goes_up() -> None:
    plan = body_edits.add_section(PLAN, Section(id=SectionId("s311"), heading="Công chức", blocks=(prose("b9", "Theo dõi."),)), SectionId("s31"))
    comparison = compare(plan, body_edits.remove_section(plan, SectionId("s31")))
    removal = [change for change in comparison.changes if change.key == "s31"]
    assert taken(comparison, removal).body[2].sections == (Section(id=SectionId("s311"), heading="Công chức", blocks=(prose("b9", "Theo dõi."),)),)


@given(plans(), plans())
def test_no_change_taken_is_the_older_and_all_taken_is_the_newer(before: Plan, after: Plan) -> None:
    comparison = compare(before, after)
    assert compare(before, taken(comparison, ())).changes == ()
    assert compare(taken(comparison, comparison.changes), plan_of(comparison.after)).changes == ()
