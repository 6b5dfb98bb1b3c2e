"""Search finds words with or without accents, and puts what agrees in its accents first."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.conftest import NOW
from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.ids import BlockId, PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.text import rich
from ttdn_desktop.store import aggregates
from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.search import search


@pytest.fixture
def stored(connection: Connection, plan: Plan) -> Connection:
    aggregates.save(connection, plan, NOW)
    return connection


@pytest.mark.parametrize("words", ["đối ngoại", "doi ngoai", "DOI NGOAI", "ĐỐI NGOẠI", "đoi ngoai", unicodedata.normalize("NFD", "đối ngoại"), "thông tin đố"])
def test_search_needs_no_tone_marks(stored: Connection, words: str) -> None:
    assert [(hit.kind, hit.part_id) for hit in search(stored, words, 10)] == [("plan", "P1")]


@pytest.mark.parametrize(
    ("words", "kind", "part_id"),
    [
        ("hop bao lan 2", "task", "T2"),
        ("72/2015/NĐ-CP", "basis", "0"),
        ("cong van 12", "basis", "1"),
        ("muc dich", "plan", "S1"),
        ("xa hoa binh", "plan", "P1"),
    ],
)
def test_plans_sections_tasks_and_bases_are_found(stored: Connection, words: str, kind: str, part_id: str) -> None:
    assert [(hit.kind, hit.part_id) for hit in search(stored, words, 10)] == [(kind, part_id)]


def test_what_agrees_in_its_accents_comes_first(connection: Connection, plan: Plan) -> None:
    for n, subject in enumerate(["Đội ngoài trời", "Đời ngoài đường", "Tuyên truyền đối ngoại của xã và nhiều việc khác nữa", "Đôi ngoài"] * 60):
        aggregates.save(connection, replace(plan, id=PlanId(f"P{n}"), document=replace(plan.document, subject=subject), tasks=(), legal_bases=(), body=()), NOW)
    hits = search(connection, "đối ngoại", 100)
    assert ["đối ngoại" in hit.text for hit in hits] == [True] * 60 + [False] * 40


@pytest.mark.parametrize("words", ["", "  ", "*", '"', "-", "()"])
def test_nothing_to_search_for_finds_nothing(stored: Connection, words: str) -> None:
    assert search(stored, words, 10) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=30) | st.lists(st.sampled_from(["họp", "AND", "OR", "NOT", "NEAR", '"', "*", ":", "folded", "^", "+"])).map(" ".join))
def test_no_words_are_taken_for_orders(stored: Connection, words: str) -> None:
    search(stored, words, 10)


def test_a_long_text_is_cut_around_the_words(connection: Connection, plan: Plan) -> None:
    text = "Mở đầu dài dòng. " * 40 + "Tổ chức hội chợ biên giới. " + "Kết thúc cũng dài. " * 40
    section = replace(plan.body[0], blocks=(Paragraph(id=BlockId("B1"), text=rich(text)),))
    aggregates.save(connection, replace(plan, body=(section,)), NOW)
    (hit,) = search(connection, "hoi cho", 10)
    assert "hội chợ biên giới" in hit.text
    assert hit.text.startswith("…")
    assert hit.text.endswith("…")
    assert len(hit.text) <= 165


def test_a_long_text_is_cut_where_the_words_stand_together_not_at_the_first_of_them(connection: Connection, plan: Plan) -> None:
    text = "Tổ chức thực hiện nghiêm; cho ý kiến. " * 20 + "Tham gia (hội chợ) biên giới. " + "Kết thúc cũng dài. " * 40
    section = replace(plan.body[0], blocks=(Paragraph(id=BlockId("B1"), text=rich(text)),))
    aggregates.save(connection, replace(plan, body=(section,)), NOW)
    (hit,) = search(connection, "tham gia hoi cho", 10)
    assert "Tham gia (hội chợ) biên giới" in hit.text


def test_what_was_removed_is_not_found_any_more(stored: Connection, plan: Plan) -> None:
    aggregates.save(stored, replace(plan, tasks=plan.tasks[:1]), NOW)
    assert search(stored, "hop bao lan 2", 10) == ()
    aggregates.delete(stored, plan.id)
    assert search(stored, "hop bao", 10) == ()


def test_of_a_whole_page_pasted_as_a_search_the_first_words_are_asked_for(connection: Connection, plan: Plan) -> None:
    page = " ".join(f"từ{n}" for n in range(40))
    aggregates.save(connection, replace(plan, document=replace(plan.document, subject=page)), NOW)
    assert [hit.part_id for hit in search(connection, f"{page} {'và chữ chưa ai viết ' * 5000}", 10)] == ["P1"]
