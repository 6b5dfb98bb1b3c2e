"""The grid of a table: every word has the room it needs, whatever else is as long."""

from itertools import product

from ttdn_desktop import resources
from ttdn_desktop.drafting.grids import PADDING, GridColumn, grid_widths
from ttdn_desktop.paper.measure import text_width

SIZE = 13.0


def test_the_widest_of_many_equally_long_words_fits_its_column():
    metrics = resources.standards().metrics
    column = GridColumn(wish=15, head="a", texts=tuple("".join(letters) for letters in product("ilmw", repeat=4)))
    widths = grid_widths(metrics, (column, GridColumn(wish=50, head="b", texts=("abc d",))), 60, SIZE)
    assert widths[0] >= round(text_width(metrics, "wwww", SIZE), 1) + PADDING - 0.1
    assert round(sum(widths), 1) == 60


def test_columns_without_words_share_the_room():
    widths = grid_widths(resources.standards().metrics, (GridColumn(wish=50, head="", texts=()), GridColumn(wish=50, head="", texts=("",))), 60, SIZE)
    assert widths == (30, 30)
