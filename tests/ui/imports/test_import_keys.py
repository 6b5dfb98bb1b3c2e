"""Fields and the source lead to each other, wherever the fields stand in the plan."""

from pathlib import Path

import pytest

from tests.ui.contexts import NOW, ids
from ttdn_desktop.domain.codec import plan_to_json
from ttdn_desktop.services.import_fields import NOTHING, field_edit
from ttdn_desktop.services.import_keys import NOTE, NOTES, key_of
from ttdn_desktop.services.reading import look_at
from ttdn_desktop.ui.imports.review import Review, account_of
from ttdn_desktop.ui.imports.rows import RowKind

FILES = ("word/002*.docx", "word/004*.docx", "word/008*.docx", "word/010*.docx", "word/020*.docx", "seeds/ke-hoach-3763*.txt")


def review_of(path: Path) -> Review:
    seen = look_at(path)
    assert seen.reading.plan is not None
    return Review(path, account_of(seen.reading, seen.file, seen.reading.plan), new_id=ids(), clock=lambda: NOW)


@pytest.fixture(params=FILES)
def review(request: pytest.FixtureRequest, samples: Path, qapp: object) -> Review:
    assert qapp is not None
    return review_of(next(samples.glob(request.param)))


def test_every_trace_of_a_field_has_a_row_or_belongs_to_another_paper(review: Review) -> None:
    rows = {row.key for row in review.rows}
    lost = {trace.path for trace in review.reading.trace if trace.path and key_of(review.first, trace.path) not in rows}
    lost = {path for path in lost if not path.startswith(("/plan/budget_lines", "/plan/indicators", "/plan/document/urgency", "/plan/draft_no"))}
    lost = {path for path in lost if not path.endswith("/label") and not path.startswith("/plan/document/circulation")}
    assert lost == set()


def test_every_row_has_a_key_of_its_own_and_a_way_back_from_its_characters(review: Review) -> None:
    keys = [row.key for row in review.rows]
    assert len(keys) == len(set(keys))
    for row in review.rows:
        for span in review.links.spans(row.key):
            assert review.links.key_at(span.where, span.start) == row.key


def test_a_text_written_back_as_it_was_read_changes_nothing(review: Review) -> None:
    plan = review.first
    for row in review.rows:
        field = field_edit(row.key)
        if field is NOTHING or row.kind is RowKind.GROUP or row.key.startswith((NOTE, NOTES)) or not field.read(plan):
            continue
        if row.key == "document/date" or row.key.startswith("basis:"):
            continue  # a date is kept as a day, a basis without its closing mark
        assert plan_to_json(field.write(plan, field.read(plan))) == plan_to_json(plan), row


def test_every_unread_text_is_where_the_review_says(review: Review) -> None:
    shown = {paragraph.where: paragraph.text for paragraph in review.beside()}
    for unread, span in zip(review.unread, review.unread_spans, strict=True):
        text = shown.get(span.where) or review.source_text(span.where)
        assert text[span.start : span.end] == unread.text
