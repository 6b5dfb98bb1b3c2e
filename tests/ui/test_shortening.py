"""A line that has no room is shortened so that the number of a document stays in sight."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ttdn_desktop.ui.shortening import shortened

LONG = "Nghị quyết liên tịch 403/2017/NQLT-UBTVQH14-CP quy định chi tiết các hình thức giám sát, phản biện xã hội"


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetrics:
    return QFontMetrics(qapp.font())


@pytest.mark.parametrize("part", [0.9, 0.6, 0.45])
def test_the_number_stays_in_sight(metrics: QFontMetrics, part: float) -> None:
    width = int(metrics.horizontalAdvance(LONG) * part)
    shown = shortened(LONG, metrics, width)
    assert "403/2017/NQLT-UBTVQH14-CP" in shown
    assert "…" in shown
    assert metrics.horizontalAdvance(shown) <= width


def test_of_a_number_that_has_no_room_both_ends_stay(metrics: QFontMetrics) -> None:
    shown = shortened(LONG, metrics, metrics.horizontalAdvance("403/2017/NQLT"))
    assert shown.startswith("403")
    assert shown.endswith("CP")


def test_what_fits_and_what_has_no_number_is_as_ever(metrics: QFontMetrics) -> None:
    assert shortened("Luật Báo chí", metrics, 1000) == "Luật Báo chí"
    text = "Báo cáo ngày 07/9/2015 của Ủy ban nhân dân, giai đoạn 2026-2030, về công tác thông tin đối ngoại"
    shown = shortened(text, metrics, metrics.horizontalAdvance(text) // 2)
    assert text.startswith(shown.rstrip("…").rstrip())
