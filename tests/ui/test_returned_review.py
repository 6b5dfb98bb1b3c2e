"""What of a file that came back is wanted before a person said anything, and how it is shown."""

from pathlib import Path

from lxml import etree
from pytestqt.qtbot import QtBot

from tests.services.test_round_trip import edited, sample, seen_of
from tests.services.word_edits import ITEM, Document, W, change_cell
from ttdn_desktop.ui.returned.review import ReturnedReview, of_file


def make_bold(document: Document) -> None:
    for run in document.p(ITEM).iter(f"{W}r"):
        look = run.find(f"{W}rPr")
        if look is None:
            look = etree.Element(f"{W}rPr")
            run.insert(0, look)
        look.append(etree.Element(f"{W}b"))


def both(document: Document) -> None:
    make_bold(document)
    change_cell(document)


def test_a_change_of_look_alone_is_shown_but_not_wanted_unasked(qtbot: QtBot, tmp_path: Path) -> None:
    review = ReturnedReview("Kế hoạch.docx", sample(), of_file(seen_of(edited(both), tmp_path), sample()))
    assert sorted(one.change.field for one in review.file.changes) == ["text", "time"]
    assert sorted(field for _kind, _key, field in review.wanted) == ["time"]
