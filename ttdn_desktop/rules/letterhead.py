"""National name, motto, names of bodies, number, place and date (NĐ 30/2020, PL I, II.1-4)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ttdn_desktop.language.fold import fold
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.looking import found_at, missing, number, retyped, wrong_line, wrong_look, wrong_looks
from ttdn_desktop.rules.model import Found, PaperFix, PlanFix
from ttdn_desktop.rules.parts import Head
from ttdn_desktop.rules.pieces import Piece, Side
from ttdn_desktop.rules.registry import check

PARENT, NAME, NATION = "/issuer/parent", "/issuer/name", "nation"

_DEPARTMENT = re.compile(r"(?:SỞ|PHÒNG|BAN|TRUNG TÂM|CHI CỤC|VĂN PHÒNG|THANH TRA|CỤC|TRƯỜNG)\b")
_PLACE_NAME = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s")
_COMMITTEE = re.compile(r"(?:ỦY|UỶ) BAN NHÂN DÂN\b")
_SINGLE = 1.05
_ROOM = " .…_"


def heads(case: Case) -> Iterator[Head]:
    """The letterheads of the paper; of an attachment without one there is none."""
    return (document.head for document in case.elements.documents if document.head is not None)


def lone_annex(case: Case) -> bool:
    """Whether the file holds annexes only, or nothing at all of the form of a document: a list, notes."""
    return case.elements.is_formless or (case.elements.main.head is None and bool(case.elements.annexes))


@check("ND30-QH-01")
def national_name(case: Case) -> Iterator[Found]:
    """The words, HÒA or HOÀ."""
    wanted = case.params["text"]
    head = case.elements.main.head
    if head is None or (head.national is None and head.party is None):
        if not lone_annex(case):
            yield missing(NATION)
        return
    for piece in (head.national for head in heads(case)):
        if piece is not None and " ".join(piece.text.split()).upper() not in {wanted, *case.params["also"]}:
            yield found_at(piece, NATION, proposal=wanted, fixes=retyped(piece, wanted))


@check("ND30-QH-02", "ND30-TN-02")
def look_of_nation_and_motto(case: Case) -> Iterator[Found]:
    """Capitals of the one, small letters of the other."""
    for head in heads(case):
        piece = head.national if case.rule.checked_by == "ND30-QH-02" else head.motto
        if piece is not None:
            yield from wrong_look(piece, case.params, NATION)


@check("ND30-QH-03")
def nation_stands_first_on_the_right(case: Case) -> Iterator[Found]:
    """Nothing above it but "DỰ THẢO"."""
    head = case.elements.main.head
    if head is not None and head.national is not None and (head.national.side is not Side.RIGHT or not head.first):
        yield found_at(head.national, NATION, said={"place": ""})


@check("ND30-TN-01")
def motto(case: Case) -> Iterator[Found]:
    """The words and their hyphens."""
    wanted = case.params["text"]
    main = case.elements.main.head
    if main is None or (main.motto is None and main.party is None):
        if not lone_annex(case):
            yield missing(NATION)
        return
    for piece in (head.motto for head in heads(case)):
        if piece is not None and " ".join(piece.text.split()) != wanted:
            yield found_at(piece, NATION, proposal=wanted, fixes=retyped(piece, wanted))


@check("ND30-TN-03")
def line_under_the_motto(case: Case) -> Iterator[Found]:
    """As long as the words."""
    for head in heads(case):
        if head.motto is not None:
            yield from wrong_line((head.motto,), head.nation_line, case.standards.metrics, case.params, NATION)


@check("ND30-TN-04")
def motto_in_single_spacing(case: Case) -> Iterator[Found]:
    """Nothing between national name and motto."""
    for head in heads(case):
        if head.national is not None and head.motto is not None:
            yield from _spaced(head.national, head.motto, NATION)


def _spaced(above: Piece, below: Piece, node: str) -> Iterator[Found]:
    """Whether two lines that belong together stand apart."""
    said: dict[str, str] = {}
    fixes: list[PaperFix] = []
    gap = 0.0 if above.paragraph is below.paragraph else above.measures.space_after + below.measures.space_before
    spacing = max(above.measures.line_spacing, below.measures.line_spacing)
    exact = above.measures.line_exact or below.measures.line_exact
    if gap > 0.5:
        said["gap"] = number(gap)
    if exact is None and spacing > _SINGLE:
        said["spacing"] = number(spacing)
    if exact is not None and exact > below.size * 1.35:
        said["exact"] = number(exact)
    if said:
        for piece, side in ((above, "space_after"), (below, "space_before")):
            if piece.paragraph.where:
                fixes.append(PaperFix(where=piece.paragraph.where, target="paragraph", fields=((side, 0.0), ("line_spacing", 1.0), ("line_exact", None))))
        yield found_at(below, node, said=said, fixes=tuple(fixes))


@check("ND30-CQ-01")
def look_of_the_issuing_body(case: Case) -> Iterator[Found]:
    """Every line of its name."""
    main = case.elements.main.head
    if main is None or not any(piece.text.strip(_ROOM) for piece in main.issuers):
        if not lone_annex(case):
            yield missing(NAME)
        return
    for head in heads(case):
        yield from wrong_looks(head.issuers, case.params, NAME)


@check("ND30-CQ-02")
def look_of_the_superior_body(case: Case) -> Iterator[Found]:
    """Not bold; "ỦY BAN NHÂN DÂN" over the name of its own place is no superior."""
    for head in heads(case):
        if not _split_committee(head):
            yield from wrong_looks(head.parents, case.params, PARENT)


@check("ND30-CQ-03")
def line_under_the_issuing_body(case: Case) -> Iterator[Found]:
    """A third to a half of its last line."""
    for head in heads(case):
        if head.issuers and head.party is None:
            yield from wrong_line(head.issuers, head.issuer_line, case.standards.metrics, case.params, NAME)


@check("ND30-CQ-04")
def names_of_bodies_in_single_spacing(case: Case) -> Iterator[Found]:
    """Between every two lines of names."""
    for head in heads(case):
        names = (*head.parents, *head.issuers)
        for above, below in pairwise(names):
            yield from _spaced(above, below, NAME)


@check("ND30-CQ-05")
def issuer_in_full_and_superior_shortened(case: Case) -> Iterator[Found]:
    """UBND with its place over a department, and nowhere else."""
    for head in heads(case):
        yield from _shortened_issuer(case, head)
        if not head.parents or not head.issuers or _split_committee(head):
            continue
        text = " ".join(piece.text for piece in head.parents)
        if (full := _COMMITTEE.match(text)) and _DEPARTMENT.match(head.issuers[0].text):
            wished = f"UBND{text[full.end() :]}"
            yield found_at(head.parents[0], PARENT, text=text, proposal=wished, fixes=_parent_fix(case, head, wished))
        elif fold(text).strip() == "ubnd":
            yield found_at(head.parents[0], PARENT)


def _shortened_issuer(case: Case, head: Head) -> Iterator[Found]:
    """The name of who issues it must be whole; that of a unit which ends in one ("VĂN PHÒNG HĐND VÀ UBND") is no such name."""
    first = head.issuers[0] if head.issuers else None
    for short, full in case.params["full"].items():
        shortened = re.compile(rf"{short}\b", re.IGNORECASE)
        if first is None or not shortened.match(first.text):
            continue
        issuer = case.record.issuer if case.record is not None else None
        if issuer is None or not shortened.match(issuer.name):
            wished = f"{full.upper()}{first.text[len(short) :]}"
            yield found_at(first, NAME, proposal=wished, fixes=retyped(first, wished) if issuer is None else ())
            continue
        wished = f"{full}{issuer.name[len(short) :]}"
        root = case.subject.root
        printed = issuer.lines[0] if issuer.lines and shortened.match(issuer.lines[0]) else ""
        line = (PlanFix(path=f"{root}/issuer/lines/0", text=f"{full.upper()}{printed[len(short) :]}"),) if printed else ()
        yield found_at(first, NAME, proposal=wished, fixes=(PlanFix(path=root + NAME, text=wished), *line))


def _parent_fix(case: Case, head: Head, wished: str) -> tuple[PlanFix | PaperFix, ...]:
    record = case.record
    if record is not None and record.issuer.parent:
        return (PlanFix(path=case.subject.root + PARENT, text=wished),)
    return retyped(head.parents[0], wished) if len(head.parents) == 1 else ()


def _split_committee(head: Head) -> bool:
    """Whether the two lines of one committee were taken for a superior and an issuer."""
    names = [piece.text for piece in head.parents], [piece.text for piece in head.issuers]
    return bool(names[0] and names[1] and _COMMITTEE.fullmatch(names[0][-1]) and _PLACE_NAME.match(names[1][0]))


@check("ND30-CQ-06")
def both_lines_of_a_committee_are_bold(case: Case) -> Iterator[Found]:
    """ỦY BAN NHÂN DÂN is no superior of its place."""
    for head in heads(case):
        if _split_committee(head) and not head.parents[-1].bold:
            line = head.parents[-1]
            fixes = (PaperFix(where=line.paragraph.where, target="run", fields=(("bold", True),)),) if line.paragraph.where else ()
            yield found_at(line, NAME, said={"not_bold": ""}, fixes=fixes)
