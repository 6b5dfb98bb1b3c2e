"""What the books tell the screens: places and bodies as the library of the office knows them; why it could not be read."""

import datetime as dt
from concurrent.futures import Future
from dataclasses import replace
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from tests.ui.contexts import make_context
from ttdn_desktop import resources
from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.domain.library import Library
from ttdn_desktop.domain.library_edits import add_word
from ttdn_desktop.domain.units import Units
from ttdn_desktop.errors import WorkspaceError
from ttdn_desktop.services import late_checks
from ttdn_desktop.ui.background import Background
from ttdn_desktop.ui.books import Books
from ttdn_desktop.ui.spelling.reader import Proofreader
from ttdn_desktop.ui.units.national import NationalPage
from ttdn_desktop.ui.units.office_choice import OfficeChoice

NEW = Place(name="Non Ngàn", kind="tỉnh", key="04", first=dt.date(2026, 1, 1))


def test_the_directory_is_made_anew_only_when_names_change(qtbot):
    books = make_context(library=resources.library()).books
    told = []
    books.directory_changed.connect(lambda: told.append(books.directory))
    assert books.directory is resources.places()
    books.library.edit("Từ", lambda library: add_word(library, "plếi"))
    assert (told, books.directory) == ([], resources.places())
    books.library.edit("Tên", lambda library: replace(library, places=(NEW,)))
    (known,) = told
    assert known is books.directory
    assert "Non Ngàn" in [place.name for place in known.provinces]
    books.library.undo()
    assert books.directory is resources.places()
    assert len(told) == 2


def test_screens_that_are_open_learn_the_new_name(qtbot):
    context = make_context(library=resources.library())
    page, choice = NationalPage(context), OfficeChoice(context)
    for shown in (page, choice):
        qtbot.addWidget(shown)
    page.search.setText("non ngan")
    page.look_up()
    assert "Tỉnh Non Ngàn" not in [row.words for row in page.rows]
    context.books.library.edit("Tên", lambda library: replace(library, places=(NEW,)))
    assert page.rows[0].words == "Tỉnh Non Ngàn"
    choice.show_place("04")
    assert choice.place is not None
    assert choice.place.place.name == "Non Ngàn"
    assert [one.words for one in choice._find_provinces("non ngàn")] == ["tỉnh Non Ngàn"]


def test_underlines_learn_the_new_name(qtbot):
    context = make_context(library=resources.library())
    reader = Proofreader(context.books, context.background)
    commune = resources.places().gazetteer().communes("04")[0]
    text = "Cán bộ mường bin đã họp."
    qtbot.waitUntil(lambda: [slip.text for slip in reader.slips(text)] == ["bin"])
    context.books.library.edit("Tên", lambda library: replace(library, places=(replace(commune, name="Mường Bin", first=NEW.first),)))
    qtbot.waitUntil(lambda: reader.slips(text) == ())


def test_underlines_follow_the_newest_names_whichever_answer_comes_last(qtbot, monkeypatch):
    asked, go_on, spelling = list[Library](), Event(), late_checks.spelling

    def first_is_slow(library: Library) -> object:
        asked.append(library)
        look = spelling(library)
        if library is asked[0]:
            go_on.wait(60)
        return look

    monkeypatch.setattr(late_checks, "spelling", first_is_slow)
    context = make_context(library=resources.library())
    reader = Proofreader(context.books, context.background)
    commune = resources.places().gazetteer().communes("04")[0]
    qtbot.waitUntil(lambda: len(asked) == 1)
    context.books.library.edit("Tên", lambda library: replace(library, places=(replace(commune, name="Mường Bin", first=NEW.first),)))
    qtbot.waitUntil(lambda: reader._look is not None)
    go_on.set()
    qtbot.waitUntil(lambda: not context.background._running)
    assert reader.slips("Cán bộ mường bin đã họp.") == ()


class _Workspace:
    """A workspace in which the library is damaged."""

    def library(self) -> "Future[Any]":
        answer: Future[Any] = Future()
        answer.set_exception(WorkspaceError("Thư viện bị hỏng."))
        return answer

    def units(self) -> "Future[Units]":
        answer: Future[Units] = Future()
        answer.set_result(Units())
        return answer


class _Desk(QObject):
    opened = Signal()
    read_only = ""
    workspace: Any = _Workspace()


def test_a_library_that_cannot_be_read_says_why_and_stays_as_it_is(qtbot):
    desk, background = _Desk(), Background()
    books = Books(desk, background, desk)
    told: list[str] = []
    books.trouble.connect(told.append)
    desk.opened.emit()
    qtbot.waitUntil(lambda: bool(told) and not books.units.read_only)
    assert books.library.read_only == told[0] == "Thư viện bị hỏng."
    assert not books.library.edit("x", lambda library: add_word(library, "homestay"))
