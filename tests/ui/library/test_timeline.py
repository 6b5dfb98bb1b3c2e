"""The time line: bars while documents hold, marks of what others do, the day looked at; told in sentences too."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.ui.contexts import make_context
from ttdn_desktop import resources
from ttdn_desktop.domain.library import LegalDocument, Library, Relation, RelationKind
from ttdn_desktop.services.bases import shelf_of
from ttdn_desktop.services.library_life import life_of, ties_of
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.library.timeline import Timeline

OLD = LegalDocument(id="old", type="Nghị định", subject="cũ", number="1/2010/NĐ-CP", date=dt.date(2010, 1, 1), effective_from=dt.date(2010, 3, 1))
NEW = LegalDocument(id="new", type="Nghị định", subject="mới", number="2/2020/NĐ-CP", date=dt.date(2020, 1, 1), effective_from=dt.date(2020, 3, 1))
MENDS = LegalDocument(id="mends", type="Nghị định", subject="sửa", number="3/2015/NĐ-CP", date=dt.date(2015, 1, 1), effective_from=dt.date(2015, 3, 1))
LIBRARY = Library(
    documents=(OLD, NEW, MENDS),
    relations=(
        Relation(kind=RelationKind.REPLACES, source="new", target="old"),
        Relation(kind=RelationKind.AMENDS, source="mends", target="old", first=dt.date(2015, 7, 1)),
    ),
)


def test_a_life_ends_with_the_day_its_successor_takes_effect() -> None:
    life = life_of(OLD, shelf_of(LIBRARY))
    assert (life.own.first, life.own.last) == (dt.date(2010, 3, 1), dt.date(2020, 3, 1))
    assert [(lane.document.id, lane.mark) for lane in life.others] == [("mends", dt.date(2015, 7, 1)), ("new", dt.date(2020, 3, 1))]


def test_ties_are_seen_from_both_ends() -> None:
    shelf = shelf_of(LIBRARY)
    assert [(tie.other.id, tie.passive) for tie in ties_of(OLD, shelf)] == [("mends", True), ("new", True)]
    assert [(tie.other.id, tie.passive) for tie in ties_of(NEW, shelf)] == [("old", False)]


def test_a_document_of_some_years_ends_with_them() -> None:
    plan = LegalDocument(
        id="plan", type="Quyết định", number="368/QĐ-TTg", subject="về thông tin đối ngoại giai đoạn 2013 - 2020", date=dt.date(2013, 2, 28), status="ended"
    )
    assert life_of(plan, shelf_of(Library(documents=(plan,)))).own.last == dt.date(2021, 1, 1)


def test_a_part_that_is_replaced_does_not_end_a_document() -> None:
    part = replace(LIBRARY, relations=(replace(LIBRARY.relations[0], whole=False),))
    assert life_of(OLD, shelf_of(part)).own.last is None


@pytest.mark.parametrize("dark", [False, True])
def test_bar_marks_and_day_are_drawn_in_the_colours_of_the_look(qtbot: QtBot, dark: bool) -> None:
    make_context()
    theme.use(theme.make(dark=dark, scale=1.0))
    try:
        line = Timeline()
        qtbot.addWidget(line)
        line.show_life(life_of(OLD, shelf_of(LIBRARY)), dt.date(2018, 1, 1))
        line.resize(800, line.height())
        drawn = line.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        seen = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(0, drawn.height(), 2)}
        for name in ("accent", "warning", "error"):
            assert QColor(theme.colour(name)).name() in seen, name
    finally:
        theme.use(theme.make(dark=False, scale=1.0))


def test_a_screen_reader_is_told_the_same(qtbot: QtBot) -> None:
    make_context()
    line = Timeline()
    qtbot.addWidget(line)
    line.show_life(life_of(OLD, shelf_of(LIBRARY)), dt.date(2018, 1, 1))
    told = line.accessibleDescription()
    for words in ("1/2010/NĐ-CP", "01/3/2010", "01/3/2020", "3/2015/NĐ-CP", "01/7/2015", "2/2020/NĐ-CP", "01/01/2018"):
        assert words in told


def test_many_relations_are_drawn_only_as_far_as_there_is_room(qtbot: QtBot) -> None:
    make_context()
    guides = tuple(replace(MENDS, id=f"g{n}", number=f"{n}/2016/TT-BTTTT") for n in range(30))
    ties = tuple(Relation(kind=RelationKind.GUIDES, source=one.id, target="old") for one in guides)
    shelf = shelf_of(Library(documents=(OLD, *guides), relations=ties))
    line = Timeline()
    qtbot.addWidget(line)
    line.show_life(life_of(OLD, shelf), dt.date(2018, 1, 1))
    assert line.height() < 400
    assert not line.grab().isNull()


def test_every_document_that_ships_can_be_drawn(qtbot: QtBot) -> None:
    make_context()
    library = resources.library()
    shelf = shelf_of(library)
    line = Timeline()
    qtbot.addWidget(line)
    for document in library.documents:
        line.show_life(life_of(document, shelf), dt.date(2026, 11, 22))
        assert line.accessibleDescription()
        assert not line.grab().isNull()
