"""From a place on a page to the part of the plan and back, and pages drawn as they look; old states give way to new ones."""

import threading
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest

from tests import plans_to_print as printed
from tests.render.papers import paper_of, sheet, shipped_engine, table, text
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.errors import StoppedError
from ttdn_desktop.paper.anchors import is_anchor
from ttdn_desktop.paper.model import Cell, Paper, Table, paragraphs
from ttdn_desktop.render.engine import TypesettingError
from ttdn_desktop.render.pages import PageSet, Place, Rect, typeset

POINT = 25.4 / 72


def pages(paper: Paper) -> PageSet:
    return typeset(paper, shipped_engine())


def placed(found: PageSet, key: str) -> Place:
    """The place of a part that is printed."""
    place = found.place(key)
    assert place is not None, key
    return place


def expected(paper: Paper) -> Iterator[tuple[str, str]]:
    """Anchor and first words of every paragraph that has one."""
    for block in paragraphs(tuple(paper.blocks())):
        if block.anchor and block.text.strip():
            yield block.anchor, block.text.split("\n")[0][:12].strip()


@pytest.mark.parametrize("layout", list(TaskLayout))
def test_every_anchor_of_a_plan_is_found_where_its_words_are_printed(layout: TaskLayout) -> None:
    paper = paper_of(printed.annexed_plan(), layout)
    found = pages(paper)
    document = pypdfium2.PdfDocument(found.data)
    for anchor, words in expected(paper):
        place = placed(found, anchor)
        assert is_anchor(anchor)
        page, rect = document[place.page - 1], place.rect
        high = page.get_height()
        edges = (rect.left / POINT - 1, high - (rect.top + rect.height) / POINT, (rect.left + rect.width) / POINT + 1, high - rect.top / POINT)
        assert page.get_textpage().get_text_bounded(*edges).replace("\r\n", " ").startswith(words)
    document.close()


def test_a_click_on_any_line_gives_the_part_it_belongs_to() -> None:
    paper = paper_of(printed.long_plan(20, 20), TaskLayout.TABLE)
    found = pages(paper)
    for page in range(1, found.count + 1):
        for place in found.places(page):
            rect = place.rect
            assert found.hit(page, rect.left + rect.width / 2, rect.top + rect.height / 2) == place.key


def test_a_click_beside_or_between_lines_gives_the_nearest_part() -> None:
    found = pages(sheet(text("một", anchor="ttdn_b_1"), text("hai", anchor="ttdn_b_2", space_before=40.0), text("ba", where="p3", space_before=40.0)))
    assert found.hit(1, 100, 5) == "ttdn_b_1"
    assert found.hit(1, 200, placed(found, "ttdn_b_2").rect.top - 2) == "ttdn_b_2"
    assert found.hit(1, 0, 290) == "p3"
    assert pages(sheet(text("không tên"))).hit(1, 10, 10) is None


def test_a_row_is_found_in_every_cell_and_a_part_over_two_pages_on_both() -> None:
    row = table(("TT", "việc"), ("1", "họp"), anchors=(None, "ttdn_t_T1"))
    found = pages(sheet(row, text("dài " * 2000, anchor="ttdn_b_B")))
    assert [place.key for place in found.places(1)].count("ttdn_t_T1") == 2
    assert {page for page in range(1, found.count + 1) for place in found.places(page) if place.key == "ttdn_b_B"} == set(range(1, found.count + 1))
    assert placed(found, "ttdn_b_B").page == 1


def test_a_part_of_several_lines_is_one_place_around_them() -> None:
    found = pages(sheet(text("dài " * 60, anchor="ttdn_b_B"), text("sau", anchor="ttdn_b_C")))
    assert [place.key for place in found.places(1)] == ["ttdn_b_B", "ttdn_b_C"]
    around = found.places(1)[0].rect
    assert around.height == pytest.approx(3 * 16.1 * POINT, abs=0.5)
    assert around.left == pytest.approx(30, abs=0.5)


def test_a_part_is_found_without_looking_through_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    found = pages(sheet(*(text("dòng", anchor=f"ttdn_b_{number}") for number in range(2000))))
    looked: list[int] = []
    read = PageSet._links

    def links(self: PageSet, *given: Any) -> Iterator[Place]:
        looked.append(given[1])
        return read(self, *given)

    monkeypatch.setattr(PageSet, "_links", links)
    assert found.count > 40
    last = placed(found, "ttdn_b_1999")
    assert (last.page, len(looked) < 10) == (found.count, True)
    assert placed(found, "ttdn_b_0").page == 1
    assert [placed(found, f"ttdn_b_{number}").page for number in range(0, 2000, 97)] == sorted(
        placed(found, f"ttdn_b_{number}").page for number in range(0, 2000, 97)
    )


def test_an_empty_paragraph_and_a_cell_in_a_cell_have_places_too() -> None:
    inner = Table(widths=(50.0,), rows=((Cell(blocks=(text("trong", anchor="ttdn_b_I"),)),),))
    found = pages(sheet(text("", anchor="ttdn_b_E"), Table(widths=(100.0,), rows=((Cell(blocks=(inner,)),),))))
    assert [found.place(key) is not None for key in ("ttdn_b_E", "ttdn_b_I", "ttdn_b_none")] == [True, True, False]


def test_distance_counts_more_to_the_side_than_up_and_down() -> None:
    rect = Rect(left=10, top=10, width=20, height=10)
    assert [rect.away(15, 15), rect.away(15, 25), rect.away(35, 15)] == [0, 5, 20]


def test_pages_are_drawn_as_wide_as_asked_with_black_letters_on_white() -> None:
    found = pages(sheet(text("CHỮ ĐẬM " * 40)))
    picture = found.draw(1, 800)
    assert picture.width == 800
    assert picture.height == pytest.approx(1131, abs=2)
    assert len(picture.points) == picture.width * picture.height * 4
    blue, green, red = picture.points[0::4], picture.points[1::4], picture.points[2::4]
    assert blue[0] == green[0] == red[0] == 255
    assert min(green) < 60


def test_links_that_tell_places_are_not_seen() -> None:
    named, bare = (pages(sheet(text("chữ", anchor=anchor))).draw(1, 500).points for anchor in ("ttdn_b_1", None))
    assert named == bare


def test_a_page_that_is_not_there_is_not_drawn() -> None:
    found = pages(sheet(text("một")))
    for page in (0, 2, -1):
        with pytest.raises(IndexError):
            found.draw(page, 100)


def test_sizes_are_millimetres_and_tell_sheets_that_lie() -> None:
    found = pages(paper_of(printed.annexed_plan(), TaskLayout.TABLE))
    assert [(round(width), round(height)) for width, height in found.sizes] == [(210, 297), (210, 297), (297, 210), (210, 297), (297, 210)]


@pytest.mark.parametrize("steps", range(3))
def test_work_that_is_not_wanted_any_more_stops_between_two_steps(steps: int) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(len(asked) >= steps)
        return asked[-1]

    with pytest.raises(StoppedError):
        typeset(sheet(text("một")), shipped_engine(), cancelled)
    assert len(asked) == steps + 1


def test_a_program_that_typst_refuses_is_told_as_a_mistake() -> None:
    with pytest.raises(TypesettingError, match="unknown variable"):
        shipped_engine().for_screen("#nonsense")


def test_a_program_cannot_reach_files_packages_or_the_network() -> None:
    for program in ('#read("/etc/hostname")', '#include "../x.typ"', '#import "@preview/cetz:0.3.0": canvas', '#image("/etc/hostname")'):
        with pytest.raises(TypesettingError):
            shipped_engine().for_screen(program)


def test_many_threads_may_ask_the_same_pages() -> None:
    found = pages(paper_of(printed.long_plan(10, 30)))
    problems: list[BaseException] = []

    def ask() -> None:
        try:
            for page in range(1, found.count + 1):
                found.draw(page, 60)
                found.places(page)
                found.hit(page, 100, 100)
        except BaseException as error:  # noqa: BLE001 - told below
            problems.append(error)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
