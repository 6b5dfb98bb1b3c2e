"""What is in force on a day: every relation of the shipped library with the days around it, and chains made up for what it does not hold."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.library import LegalDocument, Library, Relation, RelationKind
from ttdn_desktop.domain.validity import Judgement, Validity, judge
from ttdn_desktop.language.shelf import Shelf, shelf_of

LONG_BEFORE, LONG_AFTER = dt.date(1945, 9, 2), dt.date(2100, 1, 1)
DAY = dt.timedelta(days=1)

# What is known of each end of a relation, written by hand from the sources: the state before the first day, and every state with its first day.
STATES = {
    "QD-79-2010": "not_yet | 2010-11-30 in_force | 2015-10-22 ended",
    "ND-72-2015": "not_yet | 2015-10-22 in_force | 2026-07-01 partly",
    "ND-148-2026": "not_yet | 2026-07-01 in_force",
    "TT-22-2016": "not_yet | 2016-10-19 unverified",
    "TT-02-2019": "not_yet | 2019-04-22 unverified",
    "TT-03-2019": "not_yet | 2019-06-21 unverified",
    "TTLT-34-2011": "not_yet | 2011-11-24 unverified",
    "ND-09-2017": "not_yet | 2017-02-09 in_force | 2026-07-01 ended",
    "ND-244-2026": "not_yet | 2026-07-01 in_force",
    "L-103-2016": "not_yet | 2017-01-01 in_force | 2026-07-01 ended",
    "L-126-2025": "not_yet | 2026-07-01 in_force",
    "ND-110-2004": "not_yet | 2004-04-08 in_force | 2010-02-08 partly | 2020-03-05 ended",
    "ND-09-2010": "not_yet | 2010-02-08 in_force | 2020-03-05 ended",
    "ND-30-2020": "not_yet | 2020-03-05 in_force",
    "TT-01-2011-BNV": "not_yet | 2011-01-19 in_force | 2020-03-05 ended",
    "QD-66-QD-TW": "not_yet | 2017-02-06 in_force | 2026-01-09 ended",
    "QD-223-QD-TW": "not_yet | 2020-03-06 in_force | 2026-01-09 ended",
    "QD-399-QD-TW": "not_yet | 2026-01-09 in_force",
    "HD-36-VPTW": "not_yet | 2018-04-03 in_force | 2026-05-27 ended",
    "HD-05-VPTW": "not_yet | 2026-05-27 in_force",
    "L-33-2024": "not_yet | 2025-07-01 in_force",
    "ND-113-2025": "not_yet | 2025-07-21 in_force",
    "L-TCCQDP-2015": "not_yet | 2016-01-01 in_force | 2020-07-01 partly | 2025-03-01 ended",
    "L-47-2019": "not_yet | 2020-07-01 unverified",
    "L-65-2025": "not_yet | 2025-03-01 in_force | 2025-06-16 ended",
    "L-72-2025": "not_yet | 2025-06-16 in_force",
    "L-29-2018": "not_yet | 2020-07-01 in_force | 2026-03-01 ended",
    "L-117-2025": "not_yet | 2026-03-01 in_force",
    "ND-26-2020": "not_yet | 2020-07-01 in_force | 2026-03-01 ended",
    "ND-63-2026": "not_yet | 2026-03-01 in_force",
    "TT-24-2020-BCA": "not_yet | 2020-07-01 unverified",
    "L-91-2025": "not_yet | 2026-01-01 in_force",
    "ND-356-2025": "in_force",  # neither its day nor that of its effect was seen
    "HD-18-2014": "not_yet | 2014-08-11 in_force | 2023-11-27 ended",
    "HD-42-2023": "not_yet | 2023-11-27 unverified",
}
# What stands in the place of what ended, and what is to be cited beside what was changed; a star where no source of law was read.
IN_PLACE = {
    "QD-79-2010": "ND-72-2015",
    "ND-09-2017": "ND-244-2026",
    "L-103-2016": "L-126-2025*",
    "ND-110-2004": "ND-30-2020",
    "ND-09-2010": "ND-30-2020",
    "TT-01-2011-BNV": "ND-30-2020*",
    "QD-66-QD-TW": "QD-399-QD-TW*",
    "QD-223-QD-TW": "QD-399-QD-TW*",
    "HD-36-VPTW": "HD-05-VPTW*",
    "L-TCCQDP-2015": "L-65-2025",
    "L-65-2025": "L-72-2025",
    "L-29-2018": "L-117-2025",
    "ND-26-2020": "ND-63-2026*",
    "HD-18-2014": "HD-42-2023",
}
BESIDE = {"ND-72-2015": "ND-148-2026*", "ND-110-2004": "ND-09-2010", "L-TCCQDP-2015": "L-47-2019"}


def spans(ident: str) -> list[tuple[dt.date, Validity]]:
    first, *rest = STATES[ident].split(" | ")
    days = [(dt.date.fromisoformat(day), Validity(state)) for day, state in (entry.split() for entry in rest)]
    return [(dt.date.min, Validity(first)), *days]


def on(ident: str, day: dt.date) -> Validity:
    return [state for first, state in spans(ident) if first <= day][-1]


def around(relation: Relation) -> list[dt.date]:
    """Days on which something of either end changes, each with the day before and after, and days far off."""
    turns = {first for ident in (relation.source, relation.target) for first, _state in spans(ident)[1:]} | ({relation.first} if relation.first else set())
    return sorted({LONG_BEFORE, LONG_AFTER} | {day + step for day in turns if day for step in (-DAY, dt.timedelta(), DAY)})


RELATIONS = {f"{one.source} {one.kind} {one.target}": one for one in resources.library().relations}


@pytest.mark.parametrize("name", RELATIONS)
def test_both_ends_of_a_relation_are_judged_on_every_day_around_it(name: str) -> None:
    relation, shelf = RELATIONS[name], shelf_of(resources.library())
    for day in around(relation):
        for ident in (relation.source, relation.target):
            judged = shelf.judge(shelf.by_id[ident], day)
            assert (ident, day, judged.validity) == (ident, day, on(ident, day))
            assert names(judged) == wanted(ident, on(ident, day))
            if judged.validity in {Validity.ENDED, Validity.PARTLY, Validity.NOT_YET}:
                turns = [first for first, _state in spans(ident)]
                assert judged.since == (turns[1] if judged.validity is Validity.NOT_YET else max(first for first in turns if first <= day))


def names(judged: Judgement) -> list[str]:
    found = [one.id for one in (judged.ended_by, *judged.changed_by) if one is not None]
    return [ident + ("" if judged.certain else "*") for ident in found]


def wanted(ident: str, state: Validity) -> list[str]:
    known = {Validity.ENDED: IN_PLACE, Validity.PARTLY: BESIDE}.get(state, {})
    return [known[ident]] if ident in known else []


def test_every_end_of_a_relation_stands_in_the_table() -> None:
    ends = {ident for one in resources.library().relations for ident in (one.source, one.target)}
    assert ends == set(STATES)
    kinds = {kind: {one.target for one in resources.library().relations if one.kind is kind} for kind in RelationKind}
    assert kinds[RelationKind.REPLACES] == set(IN_PLACE)
    assert kinds[RelationKind.AMENDS] == set(BESIDE)


def test_a_document_with_no_relation_is_judged_by_its_own_days() -> None:
    shelf = shelf_of(resources.library())
    for ident, day, state in (
        ("KL-16-KL-TW-2012", "2012-02-13", Validity.NOT_YET),
        ("KL-16-KL-TW-2012", "2012-02-14", Validity.IN_FORCE),
        ("KL-16-KL-TW-2012", "2020-12-31", Validity.IN_FORCE),
        ("KL-16-KL-TW-2012", "2021-01-01", Validity.ENDED),
        ("QD-587-QD-TTg-2015", "2017-12-31", Validity.IN_FORCE),
        ("QD-587-QD-TTg-2015", "2018-01-01", Validity.ENDED),
        ("QD-1209-QD-TTg-2012", "2021-01-01", Validity.ENDED),
        ("ND-13-2023", "2025-12-31", Validity.IN_FORCE),
        ("ND-13-2023", "2026-01-01", Validity.ENDED),
        ("CV-3362-2019", "2019-10-25", Validity.IN_FORCE),
        ("KL-57-KL-TW-2023", "2026-11-21", Validity.IN_FORCE),
        ("CT-26-CT-TW-2008", "2019-10-25", Validity.UNVERIFIED),
    ):
        assert (ident, day, shelf.judge(shelf.by_id[ident], dt.date.fromisoformat(day)).validity) == (ident, day, state)


def made(ident: str, day: str | None = None, *, effect: str | None = None, over: str | None = None, **fields: Any) -> LegalDocument:
    days = {name: dt.date.fromisoformat(value) for name, value in (("date", day), ("effective_from", effect), ("expired_from", over)) if value}
    given: dict[str, Any] = {"type": "Nghị định", "subject": f"về {ident}", "status": "in_force", "verified": True, **days, **fields}
    return LegalDocument(id=ident, **given)


def acts(words: str, *documents: LegalDocument) -> Shelf:
    """A library of these documents; the words say what one does to another: "B replaces A", "B partly A", "B amends A 2020-01-01"."""
    relations = []
    for line in filter(None, words.split("; ")):
        source, kind, target, *first = line.split()
        relation = Relation(kind=RelationKind.REPLACES if kind == "partly" else RelationKind(kind), source=source, target=target, verified=True)
        relations.append(replace(relation, whole=kind != "partly", first=dt.date.fromisoformat(first[0]) if first else None))
    return shelf_of(Library(documents=documents, relations=tuple(relations)))


A = made("A", "2010-01-01", effect="2010-02-01")
B = made("B", "2015-01-01", effect="2015-03-01")
C = made("C", "2020-01-01", effect="2020-06-01")

CHAINS = {
    "replaced twice in turn": (
        acts("B replaces A; C replaces B", A, B, C),
        "A 2015-02-28 in_force; A 2015-03-01 ended B; A 2020-06-01 ended B; A 2100-01-01 ended B; B 2020-05-31 in_force; B 2020-06-01 ended C",
    ),
    "amended, then replaced": (
        acts("B amends A; C replaces A", A, B, C),
        "A 2010-01-31 not_yet; A 2010-02-01 in_force; A 2015-02-28 in_force; A 2015-03-01 partly B; A 2020-05-31 partly B; A 2020-06-01 ended C",
    ),
    "replaced in part": (
        acts("B partly A; C replaces A", A, B, C),
        "A 2015-02-28 in_force; A 2015-03-01 partly B; A 2020-06-01 ended C",
    ),
    "issued, but not in force": (
        acts("C amends A", A, C),
        "A 2020-01-01 in_force; A 2020-05-31 in_force; A 2020-06-01 partly C",
    ),
    "a part takes effect later than the document": (
        acts("B amends A 2016-01-01", A, B),
        "A 2015-03-01 in_force; A 2015-12-31 in_force; A 2016-01-01 partly B",
    ),
    "two amendments": (
        acts("C amends A; B amends A", A, B, C),
        "A 2015-03-01 partly B; A 2020-05-31 partly B; A 2020-06-01 partly B C",
    ),
    "what amended it is replaced": (
        acts("B amends A; C amends A; C replaces B", A, B, C),
        "A 2015-03-01 partly B; A 2020-06-01 partly C; B 2020-06-01 ended C",
    ),
    "what amended it is over, with nothing in its place": (
        acts("B amends A", A, replace(B, expired_from=dt.date(2018, 1, 1))),
        "A 2017-12-31 partly B; A 2018-01-01 partly",
    ),
    "what replaced it is over: the old one does not come back": (
        acts("B replaces A", A, replace(B, expired_from=dt.date(2018, 1, 1))),
        "A 2017-12-31 ended B; A 2018-01-01 ended B; B 2018-01-01 ended",
    ),
    "replaced twice, the earlier one counts": (
        acts("C replaces A; B replaces A", A, B, C),
        "A 2015-02-28 in_force; A 2015-03-01 ended B; A 2020-06-01 ended B",
    ),
    "its own last day before it was replaced": (
        acts("C replaces A", replace(A, expired_from=dt.date(2018, 1, 1)), C),
        "A 2017-12-31 in_force; A 2018-01-01 ended C",
    ),
    "replaced before its own last day": (
        acts("B replaces A", replace(A, expired_from=dt.date(2018, 1, 1)), B),
        "A 2015-02-28 in_force; A 2015-03-01 ended B",
    ),
    "no day of effect: the day of issue counts": (
        acts("B replaces A", replace(A, effective_from=None), replace(B, effective_from=None)),
        "A 2009-12-31 not_yet; A 2010-01-01 in_force; A 2014-12-31 in_force; A 2015-01-01 ended B",
    ),
    "replaced on no day that is known": (
        acts("B replaces A", A, made("B")),
        "A 2010-01-31 not_yet; A 2010-02-01 unverified; A 2100-01-01 unverified; B 1945-09-02 in_force; B 2100-01-01 in_force",
    ),
    "seen to be replaced, nobody knows when": (
        acts("B replaces A", made("A", "2010-01-01", status="replaced", status_day=dt.date(2026, 11, 21)), made("B")),
        "A 2009-12-31 not_yet; A 2010-01-01 unverified; A 2026-11-20 unverified; A 2026-11-21 ended B",
    ),
    "unknown": (
        acts("", replace(A, status="unknown")),
        "A 2010-01-31 not_yet; A 2010-02-01 unverified; A 2100-01-01 unverified",
    ),
    "unknown, but its end is known": (
        acts("B replaces A", replace(A, status="unknown"), B),
        "A 2010-02-01 in_force; A 2015-02-28 in_force; A 2015-03-01 ended B",
    ),
    "its years are over": (
        acts("", replace(A, status="ended", subject="phê duyệt Chương trình giai đoạn 2011 - 2015")),
        "A 2010-02-01 in_force; A 2015-12-31 in_force; A 2016-01-01 ended",
    ),
    "replaced before its years were over": (
        acts("B replaces A", replace(A, status="ended", subject="phê duyệt Chương trình giai đoạn 2011 - 2020"), B),
        "A 2015-02-28 in_force; A 2015-03-01 ended B; A 2021-01-01 ended B",
    ),
    "guided is not changed": (
        acts("B guides A", A, B),
        "A 2015-02-28 in_force; A 2015-03-01 in_force; A 2100-01-01 in_force",
    ),
    "repealed before it took effect": (
        acts("", made("A", "2010-01-01", effect="2012-01-01", over="2011-06-01")),
        "A 2011-05-31 not_yet; A 2011-06-01 ended; A 2012-01-01 ended",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHAINS)
def test_a_chain_is_judged_on_every_day_that_matters(name: str) -> None:
    shelf, said = CHAINS[name]
    for line in said.split("; "):
        ident, day, state, *others = line.split()
        judged = shelf.judge(shelf.by_id[ident], dt.date.fromisoformat(day))
        found = [one.id for one in (judged.ended_by, *judged.changed_by) if one is not None]
        assert (line, judged.validity, found) == (line, Validity(state), others)


def test_the_document_to_cite_today_is_found_down_the_line() -> None:
    shelf = CHAINS["replaced twice in turn"][0]
    assert shelf.successor(A, dt.date(2015, 2, 28)) is None
    assert shelf.successor(A, dt.date(2016, 1, 1)) is shelf.by_id["B"]
    assert shelf.successor(A, dt.date(2021, 1, 1)) is shelf.by_id["C"]
    over = CHAINS["what replaced it is over: the old one does not come back"][0]
    assert over.successor(A, dt.date(2018, 1, 1)) is None
    circle = acts("B replaces A 2015-01-01; A replaces B 2016-01-01", A, B)
    assert circle.successor(A, dt.date(2020, 1, 1)) is None


def test_what_was_not_read_in_a_source_of_law_is_not_certain() -> None:
    day = dt.date(2021, 1, 1)
    sure = acts("C replaces A", A, C)
    assert sure.judge(A, day).certain
    doubted = shelf_of(Library(documents=(A, C), relations=tuple(replace(one, verified=False) for one in sure.library.relations)))
    assert not doubted.judge(A, day).certain
    assert not acts("", replace(A, verified=False)).judge(replace(A, verified=False), day).certain
    years = replace(A, status="ended", subject="Kế hoạch năm 2012")
    assert not acts("", years).judge(years, day).certain


def test_a_relation_to_what_is_not_in_the_library_changes_nothing() -> None:
    assert acts("X replaces A; A amends Y", A).judge(A, LONG_AFTER).validity is Validity.IN_FORCE


@pytest.mark.parametrize("year", ["9999", "0000"])
def test_a_year_that_no_calendar_has_ends_nothing_and_fails_nowhere(year: str) -> None:
    document = LegalDocument(id="D", type="Kế hoạch", subject=f"về hội chợ năm {year}", status="ended", date=dt.date(2020, 1, 1))
    assert judge(document, dt.date(2026, 1, 1)).validity in {Validity.UNVERIFIED, Validity.ENDED}
