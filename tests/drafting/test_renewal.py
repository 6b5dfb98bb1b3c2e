"""An edited paper keeps its edits when the plan changes, follows it everywhere else, and tells what differs."""

from dataclasses import replace

from tests import papers_to_print as made
from tests.paper_heads import set_paper_document
from ttdn_desktop.domain.blocks import Block, Item, Paragraph, TaskList
from ttdn_desktop.domain.ids import BlockId
from ttdn_desktop.domain.paper_edits import facts_of, paper_of, put_paper, remove_paper, set_paper, set_paper_blocks, with_facts
from ttdn_desktop.domain.plan import Plan, PlanPaper, Section, walk
from ttdn_desktop.domain.text import RichText, plain, rich
from ttdn_desktop.drafting.kinds import KINDS, fresh_paper, renewed
from ttdn_desktop.drafting.renewal import Renewal, Renewed, accepted, taken

KEY = "remind"


def renew(paper: PlanPaper, plan: Plan, key: str = KEY) -> Renewal:
    return renewed(KINDS[key], made.source(plan), paper)


def blocks(paper: PlanPaper) -> list[Block]:
    return [block for section in walk((*paper.body, *paper.articles)) for block in section.blocks]


def texts(paper: PlanPaper) -> list[str]:
    return [plain(block.text) for block in blocks(paper) if isinstance(block, Paragraph | Item)]


def with_block(paper: PlanPaper, at: int, new: Block | None) -> PlanPaper:
    """The paper with one block of its body in another form, or without it."""
    target = blocks(paper)[at]

    def changed(section: Section) -> Section:
        kept = tuple(new if block.id == target.id else block for block in section.blocks if block.id != target.id or new is not None)
        return replace(section, blocks=tuple(block for block in kept if block is not None), sections=tuple(map(changed, section.sections)))

    return replace(paper, body=tuple(map(changed, paper.body)))


def moved_deadline(plan: Plan) -> Plan:
    """The plan with another time for its third task."""
    tasks = list(plan.tasks)
    tasks[2] = replace(tasks[2], time=replace(tasks[2].time, text="tháng 9/2027", start=None, end=None))
    return replace(plan, tasks=tuple(tasks))


def reworded(block: Block, text: RichText) -> Block:
    assert isinstance(block, Paragraph | Item)
    return replace(block, text=text)


def without_first_task(plan: Plan) -> Plan:
    gone = plan.tasks[0].id

    def bare(block: Block) -> Block:
        return replace(block, task_ids=tuple(ident for ident in block.task_ids if ident != gone)) if isinstance(block, TaskList) else block

    body = tuple(_with_blocks(section, bare) for section in plan.body)
    annexes = tuple(replace(annex, blocks=tuple(map(bare, annex.blocks))) for annex in plan.annexes)
    return replace(plan, tasks=plan.tasks[1:], body=body, annexes=annexes)


def _with_blocks(section: Section, change) -> Section:
    return replace(section, blocks=tuple(map(change, section.blocks)), sections=tuple(_with_blocks(child, change) for child in section.sections))


def test_nothing_changes_where_the_plan_did_not() -> None:
    for key in made.RECORDED:
        paper = made.proposed(made.sample(), key)
        assert renew(paper, made.sample(), key) == Renewal(paper=paper)


def test_untouched_text_follows_the_plan() -> None:
    paper = made.proposed(made.sample(), KEY)
    found = renew(paper, moved_deadline(made.sample()))
    assert [change.kind for change in found.changes] == [Renewed.FOLLOWED]
    assert "tháng 9/2027" in found.changes[0].proposed
    assert any("tháng 9/2027" in text for text in texts(found.paper))
    assert renew(found.paper, moved_deadline(made.sample())).changes == ()


def test_edited_text_stays_and_the_difference_is_told_until_it_is_accepted() -> None:
    plan, later = made.sample(), moved_deadline(made.sample())
    paper = made.proposed(plan, KEY)
    at = next(number for number, block in enumerate(blocks(paper)) if plan.tasks[2].title in plain(getattr(block, "text", ())))
    edited = with_block(paper, at, reworded(blocks(paper)[at], rich("Văn phòng: làm ngay.")))
    found = renew(edited, later)
    assert "Văn phòng: làm ngay." in texts(found.paper)
    (change,) = found.changes
    assert change.kind is Renewed.KEPT
    assert change.now == "- Văn phòng: làm ngay."
    assert "tháng 9/2027" in change.proposed
    assert renew(found.paper, later).changes == found.changes  # told again as long as nobody decided
    fresh = fresh_paper(KINDS[KEY], made.source(later), found.paper)
    assert renew(accepted(found.paper, fresh, change.id), later).changes == ()
    followed = taken(found.paper, fresh, change.id)
    assert any("tháng 9/2027" in text for text in texts(followed))
    assert renew(followed, later).changes == ()


def test_an_edit_that_the_plan_did_not_touch_is_not_told() -> None:
    paper = made.proposed(made.sample(), KEY)
    edited = with_block(paper, 0, reworded(blocks(paper)[0], rich("Lời dẫn riêng.")))
    found = renew(edited, moved_deadline(made.sample()))
    assert [change.kind for change in found.changes] == [Renewed.FOLLOWED]
    assert texts(found.paper)[0] == "Lời dẫn riêng."


def test_emphasis_is_an_edit() -> None:
    paper = made.proposed(made.sample(), KEY)
    bold = with_block(paper, 2, reworded(blocks(paper)[2], rich(texts(paper)[2], bold=True)))
    assert renew(bold, made.sample()).paper == bold


def test_what_is_gone_from_the_plan_goes_unless_it_was_edited() -> None:
    plan = made.sample()
    later = without_first_task(plan)
    paper = made.proposed(plan, KEY)
    assert Renewed.REMOVED in [change.kind for change in renew(paper, later).changes]
    assert not any(plan.tasks[0].title in text for text in texts(renew(paper, later).paper))
    at = next(number for number, block in enumerate(blocks(paper)) if plan.tasks[0].title in plain(getattr(block, "text", ())))
    edited = with_block(paper, at, reworded(blocks(paper)[at], rich("Việc này vẫn làm.")))
    found = renew(edited, later)
    assert "Việc này vẫn làm." in texts(found.paper)
    assert Renewed.KEPT_GONE in [change.kind for change in found.changes]


def test_what_is_new_in_the_plan_comes_at_its_place() -> None:
    plan = made.sample()
    before = without_first_task(plan)
    paper = made.proposed(before, KEY)
    found = renew(paper, plan)
    assert Renewed.ADDED in [change.kind for change in found.changes]
    assert texts(found.paper) == texts(made.proposed(plan, KEY))


def test_what_the_officer_took_out_stays_out() -> None:
    plan = made.sample()
    paper = made.proposed(plan, KEY)
    at = next(number for number, block in enumerate(blocks(paper)) if plan.tasks[2].title in plain(getattr(block, "text", ())))
    shorter = with_block(paper, at, None)
    assert renew(shorter, plan) == Renewal(paper=shorter)
    found = renew(shorter, moved_deadline(plan))
    assert [change.kind for change in found.changes] == [Renewed.STAYS_AWAY]
    assert len(blocks(found.paper)) == len(blocks(shorter))


def test_what_the_officer_wrote_stays_where_it_stood() -> None:
    plan = made.sample()
    paper = made.proposed(plan, KEY)
    section = paper.body[0]
    own = Paragraph(id=BlockId("OWN"), text=rich("Một đoạn thêm."))
    longer = replace(paper, body=(replace(section, blocks=(*section.blocks[:2], own, *section.blocks[2:])),))
    found = renew(longer, without_first_task(plan))
    assert texts(found.paper)[2] == "Một đoạn thêm."


def test_the_order_the_officer_chose_stays() -> None:
    plan = made.sample()
    paper = made.proposed(plan, KEY)
    section = paper.body[0]
    turned = replace(paper, body=(replace(section, blocks=(section.blocks[0], *reversed(section.blocks[1:]))),))
    found = renew(turned, moved_deadline(plan))
    assert [block.id for block in blocks(found.paper)] == [block.id for block in blocks(turned)]


def test_fields_follow_or_stay_like_text() -> None:
    plan = made.sample()
    paper = made.proposed(plan, "letter")
    signed = replace(paper, signatory=replace(paper.signatory, name="Người khác"), document=replace(paper.document, number="9"))
    later = replace(plan, signatory=replace(plan.signatory, name="Người mới"), document=replace(plan.document, subject="Thông tin đối ngoại năm 2027"))
    found = renew(signed, later, "letter")
    assert found.paper.signatory.name == "Người khác"
    assert found.paper.document.number == "9"
    assert found.paper.document.subject == "triển khai thực hiện Kế hoạch thông tin đối ngoại năm 2027"
    assert {change.id: change.kind for change in found.changes if change.id.startswith("/")} == {"/subject": Renewed.FOLLOWED, "/signatory": Renewed.KEPT}


def test_a_fact_given_later_fills_its_places() -> None:
    paper = with_facts(made.proposed(made.sample(), "letter"), {"deadline": "ngày 20 tháng 01 năm 2027"})
    found = renew(paper, made.sample(), "letter")
    assert any("trước ngày 20 tháng 01 năm 2027" in text for text in texts(found.paper))
    assert facts_of(found.paper) == {"deadline": "ngày 20 tháng 01 năm 2027"}


def test_papers_are_put_changed_and_removed() -> None:
    paper = made.proposed(made.sample(), "decision")
    plan = put_paper(made.sample(), paper)
    assert paper_of(plan, paper.id) == paper
    plan = set_paper_document(plan, paper.id, number="5")
    assert paper_of(plan, paper.id).document.number == "5"
    plan = set_paper(plan, paper.id, recipients=("Như Điều 3",))
    assert len(plan.papers) == 1
    article = paper.articles[0]
    plan = set_paper_blocks(plan, paper.id, article.id, (Paragraph(id=BlockId("A"), text=rich("Khác.")),))
    assert texts(paper_of(plan, paper.id))[0] == "Khác."
    assert remove_paper(plan, paper.id).papers == ()


def test_a_paper_that_was_read_from_a_file_is_the_offices_own() -> None:
    read = replace(made.proposed(made.sample(), "decision"), generated=())
    assert renew(read, moved_deadline(made.sample()), "decision") == Renewal(paper=read)
