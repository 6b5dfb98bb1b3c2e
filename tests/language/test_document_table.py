"""Cells of a table of documents that say what others do to a document."""

from functools import partial
from itertools import pairwise

import pytest

from tests.work_time import seconds
from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.language.document_table import row_of
from ttdn_desktop.services.document_files import table_words

_HEAD = ("Loại", "Số, ký hiệu", "Được sửa đổi bởi")
_COLUMNS = {0: "type", 1: "number", 2: "amended_by"}


def _said(cell: str) -> list[tuple[str, str]]:
    row = row_of(("Nghị định", "72/2015/NĐ-CP", cell), _COLUMNS, _HEAD, table_words())
    assert isinstance(row.document, LegalDocument)
    return [(one.by, one.part) for one in row.relations]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("148/2026/NĐ-CP; 1/2027/NĐ-CP\n2/2027/NĐ-CP", [("148/2026/NĐ-CP", ""), ("1/2027/NĐ-CP", ""), ("2/2027/NĐ-CP", "")]),
        ("148/2026/NĐ-CP (Điều 1; Điều 2); 1/2027/NĐ-CP", [("148/2026/NĐ-CP", "Điều 1; Điều 2"), ("1/2027/NĐ-CP", "")]),
        ("148/2026/NĐ-CP (Điều 1\n1/2027/NĐ-CP", [("148/2026/NĐ-CP (Điều 1", ""), ("1/2027/NĐ-CP", "")]),
        (" ;\n; ", []),
    ],
)
def test_each_line_names_a_document_and_brackets_hold_what_of_it(cell: str, said: list[tuple[str, str]]) -> None:
    assert _said(cell) == said


@pytest.mark.parametrize("piece", ["1/2027/NĐ-CP;", "(", "(;", ");", "();", "; "])
def test_endless_cells_take_time_that_grows_with_their_length_alone(piece: str) -> None:
    times = [seconds(partial(_said, piece * number)) for number in (2_000, 8_000)]
    assert all(after < 10 * max(before, 0.02) for before, after in pairwise(times))
