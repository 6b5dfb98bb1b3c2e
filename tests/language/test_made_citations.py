"""Citations made of chosen parts are read back whole; spoilt lines are borne; work grows with the length of the text alone."""

import random
from collections.abc import Callable

import pytest
from made_citations import Made, make_line, spoilt

from tests.work_time import seconds
from ttdn_desktop.language.citations import Citation, compose, find_citations, parse_citation


def parts(citation: Citation) -> Made:
    return Made(
        type=citation.type or "",
        lead=citation.lead,
        number=citation.number,
        date=citation.date,
        issuer=citation.issuer,
        subject=citation.subject,
        location=citation.location,
    )


def test_2000_made_lines_are_read_back_whole():
    choose = random.Random(20260115)  # noqa: S311 - the same lines can be had again
    wrong = []
    for _ in range(2000):
        line, made = make_line(choose)
        found = tuple(parts(citation) for citation in find_citations(line))
        if found != made:
            wrong.append((line, found))
    assert wrong == []


def test_what_is_read_is_composed_and_read_again_the_same():
    choose = random.Random(7)  # noqa: S311
    for _ in range(500):
        for citation in find_citations(make_line(choose)[0]):
            again = parse_citation(compose(citation))
            assert again is not None
            assert (again.type, again.number, again.date, again.subject) == (citation.type, citation.number, citation.date, citation.subject)
            assert again.issuer == citation.issuer
            assert compose(again) == compose(citation)


def test_spoilt_lines_are_borne_and_every_part_stands_where_it_says():
    choose = random.Random(3)  # noqa: S311
    others = [make_line(choose)[0] for _ in range(200)]
    for _ in range(1500):
        text = spoilt(choose.choice(others), choose, others)
        for citation in find_citations(text, bare=True):
            assert text[citation.start : citation.end] == citation.text
            assert all(citation.start <= a < b <= citation.end for _, a, b in citation.spans)


@pytest.mark.parametrize(
    "piece",
    ["Quyết định số 1/QĐ-UBND ngày 01/01/2020 của UBND về thực hiện ", "Căn cứ (", ", UBND xã ", "số …", "1/A-", " được sửa đổi ", "điểm a khoản 1 ", "“Luật "],
)
def test_work_grows_with_the_length_alone(piece):
    def work(length: int) -> Callable[[], object]:
        text = (piece * (length // len(piece) + 1))[:length]
        return lambda: find_citations(text, bare=True)

    work(1000)()
    short = seconds(work(10_000), times=3)
    assert seconds(work(100_000)) < max(40 * short, 1.0)
