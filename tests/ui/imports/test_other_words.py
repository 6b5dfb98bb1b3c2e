"""The card of a file that was read says when it is no plan, and nothing of what was exported from a plan of ours."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.ui.contexts import empty_plan
from ttdn_desktop.domain import edits
from ttdn_desktop.ui.imports.file_card import other_words


def read_as(kind: str, sent_from: object = None) -> Any:
    plan = edits.set_document(empty_plan(), type=kind, subject="góp ý dự thảo")
    return SimpleNamespace(review=SimpleNamespace(plan=plan), sent_from=sent_from)


@pytest.mark.parametrize(("kind", "name"), [("CV", "Công văn"), ("BC", "Báo cáo")])
def test_a_letter_or_a_report_is_told_by_its_name(kind, name):
    assert name in other_words(read_as(kind))


def test_of_a_plan_and_of_a_paper_of_ours_nothing_is_told():
    assert other_words(read_as("KH")) == ""
    assert other_words(read_as("CV", sent_from=empty_plan())) == ""
    unread: Any = SimpleNamespace(review=None, sent_from=None)
    assert other_words(unread) == ""
