"""What is taken out of reviewed files: plans, tasks beside those of a plan, bases named once."""

import datetime as dt

from ttdn_desktop.domain.ids import PlanId, TaskId
from ttdn_desktop.domain.plan import DocumentHead, LegalBasis, Plan, Task
from ttdn_desktop.services.task_import import RowState
from ttdn_desktop.ui.imports.taking import as_plan, beside, cited_once, offered, row_line

PLAN = Plan(
    id=PlanId("P"),
    tasks=(
        Task(id=TaskId("A"), title="Xuất bản bản tin song ngữ", leads=("Phòng Văn hóa - Xã hội",), partners=("Công an xã",)),
        Task(id=TaskId("B"), title="Tổ chức hội thảo về đặc sản địa phương", leads=("Văn phòng",)),
    ),
)


def test_an_annex_that_came_alone_becomes_that_of_a_plan_and_other_papers_stay_what_they_are() -> None:
    alone = Plan(id=PlanId("X"), document=DocumentHead(type="PL"))
    assert as_plan(alone).document.type == "KH"
    decision = Plan(id=PlanId("Y"), document=DocumentHead(type="QĐ"))
    assert as_plan(decision) is decision


def test_a_task_that_is_the_same_is_not_offered_and_a_likely_one_is_to_be_checked() -> None:
    same = Task(id=TaskId("x"), title="Xuất bản bản tin song ngữ")
    like = Task(id=TaskId("y"), title="Tổ chức hội thảo về các đặc sản địa phương", leads=("Phòng Kinh tế",))
    new = Task(id=TaskId("z"), title="Lắp đặt pa nô tại cửa cảng")
    found = beside(PLAN, (same, like, new), update=True)
    assert [found.rows[at].after.title for at in offered(found)] == [like.title, new.title]
    lines = [row_line(found.rows[at], update=True) for at in offered(found)]
    assert (lines[0].tone, lines[1].tone) == ("warning", "done")
    assert "Văn phòng → Phòng Kinh tế" in lines[0].more


def test_an_emptied_cell_empties_the_task_only_in_a_workbook_of_ours() -> None:
    emptied = Task(id=TaskId("A"), title="Xuất bản bản tin song ngữ", leads=("Phòng Văn hóa - Xã hội",))
    assert beside(PLAN, (emptied,), update=True).rows[0].state is RowState.UNCHANGED
    (row,) = beside(PLAN, (emptied,), update=True, own={TaskId("A")}).rows
    assert (row.state, row.after.partners) == (RowState.CHANGED, ())


def test_a_document_that_several_files_cite_is_named_once_in_its_first_words() -> None:
    day = dt.date(2015, 9, 7)
    first = LegalBasis(text="Căn cứ Nghị định số 72/2015/NĐ-CP;", type="Nghị định", number="72/2015/NĐ-CP", date=day)
    again = LegalBasis(text="Theo Nghị định 72/2015/NĐ-CP.", type="Nghị định", number="72/2015/NĐ-CP", date=day)
    other = LegalBasis(text="Căn cứ Luật Báo chí;", type="Luật")
    assert cited_once((first, other, again)) == (first, other)
