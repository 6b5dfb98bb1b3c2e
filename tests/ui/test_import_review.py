"""What was read is shown whole: long subjects, long names of files, long lines."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.contexts import empty_plan, make_context
from tests.ui.screen_checks import check
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.reading import Finding, Reading, Severity, Source, Unread
from ttdn_desktop.ui.import_review import ImportReview

LONG = "Thực hiện Đề án phát triển công nghiệp trên địa bàn tỉnh theo hướng xanh, hiện đại giai đoạn 2026-2030, định hướng đến năm 2035 "


def reading(subject: str) -> Reading:
    return Reading(
        source=Source(path="a.docx", format="docx", sha256=""),
        is_document=True,
        plan=edits.set_document(empty_plan(), subject=subject),
        findings=(Finding(code="base-end", severity=Severity.WARNING, where="p1", text=LONG, message=LONG, proposal=LONG),),
        unread=(Unread(where="p2", text=LONG * 3, why=""),),
    )


def test_nothing_is_cut_off_however_long_the_subject_and_the_names_of_the_files(qtbot: QtBot) -> None:
    make_context(empty_plan())
    name = LONG.strip().replace(" ", "_")
    outcome = [(Path(f"{number}{name}.docx"), reading(LONG * 2), "") for number in range(3)]
    for shown in (outcome[:1], outcome):
        review = ImportReview(shown)
        qtbot.addWidget(review)
        review.show()
        check(review)
        review.close()
