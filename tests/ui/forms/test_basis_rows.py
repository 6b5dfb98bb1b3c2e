"""Rows of legal bases: dragged where they fall, and what is said of their validity."""

import datetime as dt

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ttdn_desktop import i18n
from ttdn_desktop.services.bases import Judgement, Validity
from ttdn_desktop.ui.forms.basis_rows import Row, RowsModel, RowsView, validity_words


@pytest.mark.parametrize(("start", "row", "wanted"), [(0, 3, (0, 2)), (2, 0, (2, 0)), (1, 1, None), (1, 2, None), (0, -1, (0, 2))])
def test_a_row_falls_where_it_is_dropped(qapp, start: int, row: int, wanted: tuple[int, int] | None) -> None:
    moved: list[tuple[int, int]] = []
    model = RowsModel(lambda a, b: moved.append((a, b)))
    model.show([Row(text=str(n)) for n in range(3)])
    data = model.mimeData([model.index(start)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert moved == ([wanted] if wanted else [])


def test_rows_are_a_proper_model_and_as_high_as_their_text(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = RowsModel()
    view = RowsView(model, "rows", fit=True)
    qtbot.addWidget(view)
    view.resize(300, 50)
    view.show()
    model.show([Row(text="một dòng")])
    low = view.height()
    model.show([Row(text="một dòng dài " * 20, word="Còn hiệu lực", tone="done", below="ghi chú")])
    assert view.height() > low + 60
    model.show([Row(text="a"), Row(text="b")])
    qtmodeltester.check(model)
    assert not view.grab().isNull()


@pytest.mark.parametrize(
    ("judged", "words", "tone"),
    [
        (Judgement(validity=Validity.IN_FORCE), "In force", "done"),
        (Judgement(validity=Validity.IN_FORCE, certain=False), "In force (not verified)", "warning"),
        (Judgement(validity=Validity.ENDED, since=dt.date(2026, 1, 2)), "Ended on 02/01/2026", "error"),
        (Judgement(validity=Validity.NOT_YET, since=dt.date(2026, 7, 1)), "Not in force before 01/7/2026", "warning"),
        (Judgement(validity=Validity.UNVERIFIED, certain=False), "Not verified", "warning"),
    ],
)
def test_validity_is_said_in_words_and_tone(judged: Judgement, words: str, tone: str) -> None:
    i18n.install("en")
    assert validity_words(judged) == (words, tone)
