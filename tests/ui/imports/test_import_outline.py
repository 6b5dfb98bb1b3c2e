"""The outline of the import: what names something has two lines where one is too short, and only what is to be looked at has colour."""

from tests.ui.contexts import make_context
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.imports.outline import STATES, OutlineView
from ttdn_desktop.ui.imports.review import State
from ttdn_desktop.ui.imports.rows import Row, RowKind

_LONG = "Hoạt động thông tin đối ngoại và quảng bá hình ảnh quê hương, con người trên địa bàn xã giai đoạn 2027 - 2030"
_ROWS = (
    Row(key="document/number", kind=RowKind.FIELD, label="Số", text="12"),
    Row(key="document/subject", kind=RowKind.FIELD, label="Trích yếu", text=_LONG),
    Row(key="task:1", kind=RowKind.HEADING, label="Nhiệm vụ", text=_LONG),
    Row(key="block:1", kind=RowKind.TEXT, text=_LONG),
)


def _heights(view: OutlineView) -> list[int]:
    return [view.visualRect(view.rows.index(at)).height() for at in range(len(_ROWS))]


def _view(qtbot, width: int) -> OutlineView:
    make_context()  # dresses the application
    view = OutlineView()
    qtbot.addWidget(view)
    view.resize(width, 400)
    view.show()
    view.show_rows(_ROWS, lambda _row: State.SURE)
    return view


def test_a_subject_and_a_task_that_do_not_fit_take_two_lines_and_prose_one(qtbot):
    number, subject, task, prose = _heights(_view(qtbot, 600))
    assert number == prose
    assert subject == task > number


def test_a_wide_outline_has_one_line_for_each(qtbot):
    view = _view(qtbot, 600)
    view.resize(2400, 400)
    assert len(set(_heights(view))) == 1
    view.resize(600, 400)
    assert len(set(_heights(view))) == 2


def test_two_lines_are_drawn_one_below_the_other(qtbot):
    view = _view(qtbot, 600)
    band = view.visualRect(view.rows.index(1))
    drawn = view.viewport().grab(band).toImage()
    ink, ground = theme.colour("ink"), theme.colour("surface")

    def written(top: int, bottom: int) -> bool:
        return any(
            abs(drawn.pixelColor(x, y).lightness() - ground.lightness()) > abs(ink.lightness() - ground.lightness()) // 2
            for y in range(top, bottom)
            for x in range(160, 420)
        )

    assert written(4, band.height() // 2)
    assert written(band.height() // 2 + 2, band.height() - 4)


def test_only_what_is_to_be_looked_at_has_a_warning_colour():
    assert STATES[State.CHECK][2] == "warning"
    assert {STATES[state][2] for state in (State.SURE, State.SEEN, State.ABSENT)} == {"muted"}
