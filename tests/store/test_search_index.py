"""The search index stays sound whatever comes, goes and comes again; one that is not is made anew, and nobody is told of damage."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.ids import BlockId, PlanId, SectionId
from ttdn_desktop.domain.library import LegalDocument, Library
from ttdn_desktop.domain.plan import Plan, Section
from ttdn_desktop.domain.text import rich
from ttdn_desktop.store import aggregates, backups, book_search, books, checks
from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.database import open_database
from ttdn_desktop.store.trouble import DamagedError

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
WORDS = (
    "kế", "hoạch", "thông", "tin", "đối", "ngoại", "tuyên", "truyền", "báo", "chí", "nghị", "định",
    "ủy", "ban", "nhân", "dân", "xã", "phường", "cán", "bộ", "tập", "huấn", "quý", "tháng",
)  # fmt: skip


def words(chance: Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) + (str(chance.randrange(500)) if chance.random() < 0.3 else "") for _ in range(count))


def section(chance: Random, number: int) -> Section:
    block = Paragraph(id=BlockId(f"b{number}"), text=rich(words(chance, chance.choice([10, 400, 5000]))))
    return Section(id=SectionId(f"s{number}"), heading=words(chance, 4), blocks=(block,))


@pytest.mark.parametrize("seed", range(3))
def test_plans_edited_undone_and_edited_again_keep_the_index_sound(connection: Connection, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same course of things can be had again
    plan = Plan(id=PlanId("p"), body=tuple(section(chance, number) for number in range(6)))
    states = [plan]
    for step in range(20):
        aggregates.save(connection, plan, NOW)
        body = list(plan.body)
        at = chance.randrange(len(body))
        body[at] = section(chance, int(str(body[at].id)[1:])) if chance.random() < 0.6 else section(chance, 100 + step)
        plan = chance.choice(states) if chance.random() < 0.4 else replace(plan, body=tuple(body))
        states.append(plan)
    checks.check_pages(connection)
    checks.check_derived(connection)


def test_documents_that_change_come_and_go_keep_the_index_sound(connection: Connection) -> None:
    chance = Random(2)  # noqa: S311 - the course of things in which rows under old numbers broke the index at the 22nd step
    documents = [LegalDocument(id=f"d{number:03}", type="Nghị định", subject=words(chance, 8), note=words(chance, 20)) for number in range(60)]
    for step in range(25):
        books.save(connection, Library(documents=tuple(documents)), NOW)
        checks.check_pages(connection)
        for _change in range(chance.choice([1, 2, 3])):
            at = chance.randrange(len(documents) - 6, len(documents))
            documents[at] = replace(documents[at], note=words(chance, chance.choice([10, 500, 6000])))
        if chance.random() < 0.4:
            documents.append(LegalDocument(id=f"e{step}", type="Nghị định", subject=words(chance, 8), note=words(chance, chance.choice([10, 6000]))))
        if chance.random() < 0.3:
            documents.pop(chance.randrange(len(documents) - 6, len(documents)))
    checks.check_derived(connection)


def damaged(connection: Connection) -> None:
    """An index that has lost what it knew of its rows."""
    books.save(connection, Library(documents=(LegalDocument(id="d", type="Luật", subject="Báo chí"),)), NOW)
    connection.execute("delete from library_search_data where id > 10")  # ids up to 10 are no words
    with pytest.raises(DamagedError):
        checks.check_pages(connection)


def test_a_backup_makes_an_unsound_index_anew_and_is_sound(connection: Connection, path: Path) -> None:
    damaged(connection)
    made = backups.make(connection, path, NOW)
    backups.verify(made.path)
    checks.check_pages(connection)
    assert [found.id for found in book_search.documents(connection, "bao chi", 5)] == ["d"]


def test_a_workspace_that_was_left_with_an_unsound_index_opens(path: Path) -> None:
    first = open_database(path, NOW)
    damaged(first)
    first.close()
    path.with_name(path.name + "-wal").touch()  # as a killed process leaves it
    again = open_database(path, NOW)
    checks.check_derived(again)
    again.close()
