"""A preview session: pages of the newest state, asked for from any thread."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests import plans_to_print as printed
from ttdn_desktop.errors import StoppedError
from ttdn_desktop.services import late, typesetting
from ttdn_desktop.services.export import paper_of
from ttdn_desktop.services.types import ExportOptions


def paper(enacting: str = "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"):
    return paper_of(replace(printed.small_plan(), enacting=enacting), ExportOptions())


@pytest.fixture
def preview():
    session = late.preview()
    yield session
    session.close()


def test_a_session_tells_its_typeface_before_anything_is_set(preview):
    assert "Times New Roman" in preview.open()
    assert preview.pdf() == b""
    assert preview.draw(1, 100) is None
    assert preview.hit(1, 0, 0) is None
    assert preview.place("ttdn_s_S1") is None
    assert preview.places(1) == ()


def test_pages_are_counted_drawn_and_searched(preview):
    found = preview.compile(paper())
    assert (found.number, found.count, [tuple(map(round, size)) for size in found.sizes]) == (1, 2, [(210, 297)] * 2)
    assert "ttdn_s_S1" in found.anchors
    place = preview.place("ttdn_s_S1")
    assert place.page == 1
    assert preview.hit(1, place.rect.left + 1, place.rect.top + 1) == "ttdn_s_S1"
    assert place in preview.places(1)
    picture = preview.draw(1, 300)
    assert (picture.width, len(picture.points)) == (300, picture.width * picture.height * 4)
    assert preview.draw(3, 300) is None
    assert preview.pdf().startswith(b"%PDF")


def test_an_edit_is_on_the_page_of_the_next_state(preview):
    preview.compile(paper())
    before = preview.draw(1, 400)
    found = preview.compile(paper("Ủy ban nhân dân xã ban hành Kế hoạch sau đây:"))
    assert found.number == 2
    assert preview.draw(1, 400) != before


def test_what_is_cancelled_leaves_the_pages_of_before(preview):
    preview.compile(paper())
    before = preview.draw(1, 200)
    with pytest.raises(StoppedError):
        preview.compile(paper("khác"), lambda: True)
    assert preview.draw(1, 200) == before


def test_a_closed_session_answers_nothing_and_opens_again(preview):
    preview.compile(paper())
    preview.close()
    assert preview.draw(1, 100) is None
    assert preview.compile(paper()).count == 2


def test_compiling_and_drawing_go_on_at_the_same_time(preview):
    preview.compile(paper())
    stop = threading.Event()

    def draw() -> int:
        drawn = 0
        while not stop.is_set():
            drawn += preview.draw(1, 80) is not None
            preview.hit(2, 100, 100)
        return drawn

    with ThreadPoolExecutor(3) as pool:
        drawing = [pool.submit(draw) for _ in range(2)]
        numbers = [preview.compile(paper(f"lần {count}")).number for count in range(10)]
        stop.set()
        assert all(job.result() > 0 for job in drawing)
    assert numbers == list(range(2, 12))


def test_two_sessions_do_not_mix_their_pages(preview):
    other = late.preview()
    preview.compile(paper())
    assert other.compile(paper_of(printed.empty_plan(), ExportOptions())).count == 1
    assert preview.draw(2, 100) is not None
    other.close()


def test_the_sentence_says_which_typeface_stands_in(monkeypatch):
    face = typesetting.face()
    monkeypatch.setattr(typesetting, "face", lambda: replace(face, shipped=True))
    assert "Liberation Serif" in typesetting.face_sentence()
    monkeypatch.setattr(typesetting, "face", lambda: replace(face, shipped=False))
    assert "Liberation Serif" not in typesetting.face_sentence()
