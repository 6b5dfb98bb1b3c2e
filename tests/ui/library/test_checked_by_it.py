"""Bases are judged by the library of the office: what is changed there is found in the plan a moment later."""

import datetime as dt
from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests import plans_to_print as printed
from tests.ui.contexts import make_context
from ttdn_desktop.domain.library import LegalDocument, Library
from ttdn_desktop.domain.plan import LegalBasis, Stage
from ttdn_desktop.services import late_checks
from ttdn_desktop.ui.context import ScreenContext

DECREE = LegalDocument(
    id="X-1", type="Nghị định", number="999/2020/NĐ-CP", date=dt.date(2020, 5, 4), issuer="Chính phủ", subject="về việc thử", status="in_force", verified=True
)
BASIS = LegalBasis(
    text="Căn cứ Nghị định số 999/2020/NĐ-CP ngày 04/5/2020 của Chính phủ về việc thử",
    lead="Căn cứ", type="Nghị định", number="999/2020/NĐ-CP", date=dt.date(2020, 5, 4), issuer="Chính phủ", subject="về việc thử",
)  # fmt: skip
PLAN = replace(printed.small_plan(), stage=Stage.DRAFT, legal_bases=(BASIS,))


def over(library: Library) -> Library:
    return replace(library, documents=(replace(DECREE, expired_from=dt.date(2021, 1, 1)),))


def is_said(context: ScreenContext, words: str) -> bool:
    review = context.review.review
    return review is not None and any("999/2020" in item.told.text and words in item.told.message for item in review.items)


def test_a_document_that_ends_in_the_library_is_found_in_the_plan_and_with_undo_no_more(qtbot: QtBot) -> None:
    context = make_context(PLAN, make_reviewer=late_checks.reviewer, library=Library(documents=(DECREE,)))
    qtbot.waitUntil(lambda: context.review.is_current)
    assert not is_said(context, "01/01/2021")
    context.books.library.edit("Sửa", over)
    qtbot.waitUntil(lambda: is_said(context, "01/01/2021"))
    context.books.library.undo()
    qtbot.waitUntil(lambda: context.review.is_current and not is_said(context, "01/01/2021"))
