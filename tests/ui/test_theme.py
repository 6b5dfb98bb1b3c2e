"""Text can be read on its ground in both sets, and the sheet has no hole."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget

from tests.ui.contexts import make_context
from ttdn_desktop import paths
from ttdn_desktop.ui import dress, theme
from ttdn_desktop.ui.stylesheet import STYLE_SHEET

TEXT_ON_GROUND = (
    ("ink", "ground"), ("ink", "surface"), ("ink", "accent_soft"), ("ink", "hover"), ("ink", "warning_soft"), ("ink", "error_soft"), ("ink", "done_soft"),
    ("muted", "ground"), ("muted", "surface"), ("muted", "hover"), ("accent", "surface"), ("accent", "ground"), ("accent", "accent_soft"),
    ("on_accent", "accent"), ("on_accent", "accent_strong"), ("error", "surface"), ("error", "error_soft"), ("warning", "surface"), ("warning", "warning_soft"),
    ("done", "surface"), ("done", "done_soft"), ("rail_ink", "rail"), ("rail_ink", "rail_active"), ("on_rail", "rail_active"), ("rail_muted", "rail"),
    ("surface", "ink"),
)  # fmt: skip


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_has_contrast(tokens, text, ground):
    assert contrast(tokens[text], tokens[ground]) >= 4.5


def test_both_sets_name_the_same_colours():
    assert list(theme.LIGHT) == list(theme.DARK)


@pytest.mark.parametrize("dark", [False, True])
def test_the_sheet_is_filled_whole(dark):
    sheet = theme.filled(STYLE_SHEET, theme.make(dark=dark, scale=1.3))
    assert "@" not in sheet
    assert not re.search(r"\{\d+\}", sheet)


@pytest.mark.parametrize("tint", ["light", "dark"])
def test_every_drawing_of_the_sheet_exists(tint):
    names = re.findall(r"icons:([^\")]+)", STYLE_SHEET)
    assert names
    assert all((paths.resources_dir() / "icons" / name.replace("@tint", tint)).exists() for name in names)


@pytest.mark.parametrize(("order", "points_up"), [(Qt.SortOrder.AscendingOrder, True), (Qt.SortOrder.DescendingOrder, False)])
@pytest.mark.parametrize("dark", [False, True])
def test_the_mark_of_an_order_points_up_from_a_to_z_as_everywhere_in_windows(qtbot, qapp, order, points_up, dark):
    make_context()
    dress.apply(qapp, theme.make(dark=dark, scale=1.0))
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    table.setHorizontalHeaderLabels([""])
    header = table.horizontalHeader()
    header.setSortIndicatorShown(True)
    header.setSortIndicator(0, order)
    table.show()
    picture = header.grab().toImage()
    ground = picture.pixel(4, 4)
    marked = [[x for x in range(10, 90) if picture.pixel(x, y) != ground] for y in range(header.height() - 2)]
    widths = [max(row) - min(row) for row in marked if row]
    assert widths
    assert (widths[0] < widths[-1]) is points_up


def test_text_size_scales_and_keeps_within_reason():
    assert theme.make(dark=False, scale=1.3).px(10) == 13
    assert theme.make(dark=False, scale=9).scale == 2.0
