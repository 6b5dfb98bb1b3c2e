"""A page drawn in bands, as printers get it, is the page drawn whole."""

from pathlib import Path

from tests.plans_to_print import long_plan
from ttdn_desktop import paths, resources
from ttdn_desktop.drafting import plan_paper
from ttdn_desktop.render.engine import Engine
from ttdn_desktop.render.pages import typeset
from ttdn_desktop.render.typefaces import typeface


def test_bands_are_the_whole_page(tmp_path: Path) -> None:
    engine = Engine(typeface(paths.resources_dir() / "fonts"), tmp_path)
    pages = typeset(plan_paper(long_plan(3, 6), resources.standards(), resources.wording()), engine)
    whole = pages.draw(1, 620)
    bands = [pages.draw_band(1, 620, top, min(97, whole.height - top)) for top in range(0, whole.height, 97)]
    pages.close()
    assert {band.width for band in bands} == {whole.width}
    assert sum(band.height for band in bands) == whole.height
    assert b"".join(band.points for band in bands) == whole.points
