"""Text of before Unicode that an edit brings into a plan is found, and turned wherever it stands; everything else is left alone."""

from dataclasses import replace

import pytest

from tests.language.old_writing import tcvn3, tcvn3_capitals, vni
from tests.plans_to_print import empty_plan, small_plan
from ttdn_desktop.domain import edits, task_edits
from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.ids import BlockId, SectionId, TaskId
from ttdn_desktop.domain.plan import LegalBasis, Plan, Section, Task, TimeFrame
from ttdn_desktop.domain.text import Run, plain
from ttdn_desktop.services.old_text import in_unicode, old_text_in

SENTENCE = "giới thiệu hình ảnh, con người của địa phương với bạn bè quốc tế"


def with_paragraph(*runs: Run) -> Plan:
    block = Paragraph(id=BlockId("B1"), text=runs)
    return replace(empty_plan(), body=(Section(id=SectionId("S1"), heading="Mục đích", blocks=(block,)),))


@pytest.mark.parametrize(("typed", "encoding"), [(tcvn3, "TCVN3"), (vni, "VNI")])
def test_a_pasted_paragraph_is_found_and_turned_with_its_looks(typed, encoding):
    before = with_paragraph(Run(text="Kế hoạch nhằm "))
    text = typed(SENTENCE)
    after = with_paragraph(Run(text="Kế hoạch nhằm " + text[:12]), Run(text=text[12:25], bold=True), Run(text=text[25:]))
    old = old_text_in(before, after)
    assert old is not None
    assert old.encoding == encoding
    (block,) = in_unicode(after, old).body[0].blocks
    assert isinstance(block, Paragraph)
    assert plain(block.text) == "Kế hoạch nhằm " + SENTENCE
    assert [run.bold for run in block.text] == [False, True, False]


def test_pasted_tasks_and_bases_are_understood_anew():
    before = empty_plan()
    task = Task(id=TaskId("T1"), title=tcvn3("Tổ chức tập huấn công tác"), leads=(tcvn3("Phòng Văn hóa - Xã hội"),), time=TimeFrame(text=tcvn3("tháng 6/2026")))
    basis = LegalBasis(text=tcvn3("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ"))
    after = replace(before, tasks=(task,), legal_bases=(basis,))
    old = old_text_in(before, after)
    assert old is not None
    plan = in_unicode(after, old)
    assert plan.tasks[0].title == "Tổ chức tập huấn công tác"
    assert plan.tasks[0].leads == ("Phòng Văn hóa - Xã hội",)
    assert (plan.tasks[0].time.text, plan.tasks[0].time.start is not None) == ("tháng 6/2026", True)
    assert plan.legal_bases[0].number == "72/2015/NĐ-CP"


@pytest.mark.parametrize("words", ["Phòng Văn hóa", "Xã hội", "Báo cáo tháng 6", "Ủy ban nhân dân"])
def test_a_few_words_are_enough_to_ask(words):
    old = old_text_in(empty_plan(), edits.set_document(empty_plan(), subject=tcvn3_capitals(words)))
    assert old is not None


@pytest.mark.parametrize("text", [SENTENCE, SENTENCE.upper(), "nhân dân, thân ái", "Plain words", "Café à la crème, déjà vu", "thông tin về Côte d'Ivoire", ""])
def test_unicode_and_other_languages_are_not_asked_about(text):
    assert old_text_in(empty_plan(), with_paragraph(Run(text=text))) is None


def test_what_stood_there_before_is_not_asked_about_again():
    before = with_paragraph(Run(text=tcvn3(SENTENCE)))
    assert old_text_in(before, edits.set_document(before, place="Suối Mây")) is None
    assert old_text_in(before, before) is None


def test_a_task_taken_out_or_moved_is_no_new_text():
    tasks = tuple(Task(id=TaskId(f"T{n}"), title=tcvn3(f"{SENTENCE} {n}")) for n in range(4))
    before = replace(small_plan(), tasks=(*small_plan().tasks, *tasks))
    assert old_text_in(before, task_edits.remove_tasks(before, (TaskId("T2"),))) is None
    assert old_text_in(before, replace(before, tasks=before.tasks[::-1])) is None
