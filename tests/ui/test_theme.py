"""Text can be read on its ground in both sets, and the sheet has no hole."""

import re

import pytest

from ttdn_desktop import paths
from ttdn_desktop.ui import theme
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


def test_text_size_scales_and_keeps_within_reason():
    assert theme.make(dark=False, scale=1.3).px(10) == 13
    assert theme.make(dark=False, scale=9).scale == 2.0
