"""Who signs: authority, post, name, and room for signature and seal (NĐ 30/2020, PL I, II.7, II.8)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ttdn_desktop.paper.model import Picture
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.letterhead import lone_annex
from ttdn_desktop.rules.looking import found_at, missing, number, retyped, wrong_look, wrong_looks
from ttdn_desktop.rules.model import Found, PaperFix, PlanFix
from ttdn_desktop.rules.parts import Ending
from ttdn_desktop.rules.pieces import Piece
from ttdn_desktop.rules.registry import check

MINUTES = "BB"
"""The type that those sign who wrote and led: biên bản."""

CAPACITY, TITLE, NAME = "/signatory/capacity", "/signatory/title", "/signatory/name"

_PREFIX = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.\s*(?=\S)")
_MEANT = re.compile(r"(?P<letters>T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?L|T\s?[./]?\s?U\s?[./]?\s?Q|Q)\s*[.:,/]*\s+(?=\S{2})", re.IGNORECASE)
_COMMITTEE = re.compile(r"(?:ỦY|UỶ) BAN NHÂN DÂN")
_ADVISORY = re.compile(r"(?:BAN CHỈ ĐẠO|BAN TỔ CHỨC|TỔ CÔNG TÁC|TỔ GIÚP VIỆC|TỔ BIÊN TẬP|HỘI ĐỒNG(?! NHÂN DÂN))\b")
_ADVISORY_POST = re.compile(r"\b(?:TRƯỞNG BAN|TỔ TRƯỞNG|TRƯỞNG TIỂU BAN|CHỦ TỊCH(?: HỘI ĐỒNG)?$|PHÓ CHỦ TỊCH HỘI ĐỒNG|TRƯỞNG ĐOÀN|THƯ KÝ|THƯỜNG TRỰC|ỦY VIÊN)")
_DEPARTMENT = re.compile(r"(?:SỞ|PHÒNG|VĂN PHÒNG|CHI CỤC|TRUNG TÂM|CỤC|THANH TRA)\b")
_DEPUTY = re.compile(r"PHÓ\s+\S")


def endings(case: Case) -> Iterator[Ending]:
    """The endings of the documents that have one."""
    return (document.ending for document in case.elements.documents if document.ending is not None)


def issuer_words(case: Case) -> tuple[str, str]:
    """The printed names of superior and issuing body, in capitals."""
    head = case.elements.main.head
    if head is None:
        return "", ""
    return " ".join(piece.text for piece in head.parents).upper(), " ".join(piece.text for piece in head.issuers).upper()


def _is_committee(case: Case) -> bool:
    return bool(_COMMITTEE.match(issuer_words(case)[1]))


def _is_advisory(case: Case) -> bool:
    return bool(_ADVISORY.match(issuer_words(case)[1]))


@check("ND30-KY-01")
def authority_is_written_with_its_letters(case: Case) -> Iterator[Found]:
    """With the dot; a head alone needs none, only the post."""
    main = case.elements.main
    if (main.ending is None or not main.ending.capacity) and not lone_annex(case) and case.type_code != MINUTES:
        yield missing(TITLE if _DEPARTMENT.match(issuer_words(case)[1]) else CAPACITY)
    for ending in endings(case):
        for at, piece in enumerate(ending.capacity):
            found = _MEANT.match(piece.text)
            if found and not _PREFIX.match(piece.text):
                letters = re.sub(r"[^A-Z]", "", found["letters"].upper())
                wished = f"{letters}. {piece.text[found.end() :]}"
                yield found_at(piece, CAPACITY, proposal=wished, fixes=_capacity_fix(case, at, piece, wished))


def _capacity_fix(case: Case, at: int, piece: Piece, wished: str) -> tuple[PlanFix | PaperFix, ...]:
    record = case.record
    if record is not None and at < len(record.signatory.capacity) and record.signatory.capacity[at].upper() == piece.text:
        return (PlanFix(path=f"{case.subject.root}{CAPACITY}/{at}", text=wished),)
    return retyped(piece, wished)


@check("ND30-KY-02")
def a_committee_signs_for_itself(case: Case) -> Iterator[Found]:
    """TM. ỦY BAN NHÂN DÂN over CHỦ TỊCH or KT. CHỦ TỊCH; or the chairman, his deputy, who acts by order or authorisation."""
    if not _is_committee(case) or case.type_code == MINUTES:
        return
    for ending in endings(case):
        lines = tuple(_plain(piece.text) for piece in ending.capacity)
        if lines and not _committee_signs(lines):
            yield found_at(ending.capacity[0], CAPACITY, text=" / ".join(piece.text for piece in ending.capacity))


def _plain(text: str) -> str:
    """A line of authority with its marks as they should be, so that each rule finds only its own faults."""
    found = _MEANT.match(text) if not _PREFIX.match(text) else None
    if found:
        text = f"{re.sub(r'[^A-Z]', '', found['letters'].upper())}. {text[found.end() :]}"
    return re.sub(r"(?<=[A-Z]\.)\s*", " ", " ".join(text.upper().replace("UỶ", "ỦY").split()), count=1)


def _committee_signs(lines: Sequence[str]) -> bool:
    if lines[0].startswith(("TL. ", "TUQ. ")):
        return True
    rest = lines[1:] if lines[0].startswith("TM. ") else lines
    if lines[0].startswith("TM. ") and not lines[0].startswith("TM. ỦY BAN NHÂN DÂN"):
        return False
    if len(rest) == 1:
        return bool(re.match(r"(?:Q\. )?CHỦ TỊCH(?! HỘI)", rest[0]))
    return len(rest) == 2 and rest[0].startswith("KT. CHỦ TỊCH") and rest[1].startswith("PHÓ CHỦ TỊCH")


@check("ND30-KY-03")
def a_department_signs_by_its_head(case: Case) -> Iterator[Found]:
    """Or by a deputy for him; never for a collective."""
    parent, issuer = issuer_words(case)
    if not parent or _is_committee(case) or _is_advisory(case) or not _DEPARTMENT.match(issuer):
        return
    for ending in endings(case):
        lines = tuple(_plain(piece.text) for piece in ending.capacity)
        if lines and (lines[0].startswith("TM. ") or (_DEPUTY.match(lines[0]))):
            yield found_at(ending.capacity[0], CAPACITY)


@check("ND30-KY-04")
def look_of_authority_and_post(case: Case) -> Iterator[Found]:
    """Bold capitals."""
    for ending in endings(case):
        yield from wrong_looks(ending.capacity, case.params, CAPACITY)


@check("ND30-KY-05")
def look_of_the_name(case: Case) -> Iterator[Found]:
    """Small letters, bold."""
    for ending in endings(case):
        if ending.signer is not None:
            yield from wrong_look(ending.signer, case.params, NAME)


@cache
def _degrees(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"\s*(?:(?:{alternatives})(?:\.\s*|\s+))+(?=\S)")


@check("ND30-KY-06")
def no_degree_stands_before_the_name(case: Case) -> Iterator[Found]:
    """The name alone."""
    pattern = _degrees(tuple(case.params["titles"]))
    for ending in endings(case):
        found = pattern.match(ending.signer.text) if ending.signer is not None else None
        if ending.signer is None or found is None:
            continue
        wished = ending.signer.text[found.end() :]
        record = case.record
        if record is not None and record.signatory.name == ending.signer.text:
            yield found_at(ending.signer, NAME, proposal=wished, fixes=(PlanFix(path=case.subject.root + NAME, text="", end=found.end()),))
        else:
            yield found_at(ending.signer, NAME, proposal=wished, fixes=retyped(ending.signer, wished))


@check("ND30-KY-07")
def no_post_is_invented(case: Case) -> Iterator[Found]:
    """Nobody signs as PHỤ TRÁCH."""
    for ending in endings(case):
        for piece in ending.capacity:
            if any(word in piece.text.upper() for word in case.params["words"]):
                yield found_at(piece, TITLE)


@check("ND30-KY-08")
def a_signer_of_an_advisory_body_shows_the_post_in_it(case: Case) -> Iterator[Found]:
    """TRƯỞNG BAN, not CHỦ TỊCH of the committee."""
    if not _is_advisory(case) or case.type_code == MINUTES:
        return
    for ending in endings(case):
        if ending.capacity and not any(_ADVISORY_POST.search(piece.text.upper()) for piece in ending.capacity):
            yield found_at(ending.capacity[-1], TITLE)


@check("ND30-KY-09")
def there_is_room_for_signature_and_seal(case: Case) -> Iterator[Found]:
    """Between post and name."""
    for ending in endings(case):
        if ending.room is not None and ending.signer is not None and ending.room < case.params["least"]:
            below = ending.other_post or ending.signer
            where = below.paragraph.where
            fixes = (PaperFix(where=where, target="paragraph", fields=(("space_before", 76.0),)),) if where and ending.room < 12 else ()
            yield found_at(below, NAME, said={"room": number(ending.room)}, fixes=fixes)


@check("ND30-KY-10", "ND30-KY-11")
def nothing_stands_where_signature_and_seal_come(case: Case) -> Iterator[Found]:
    """Pictures in the signature block: on the right in the place of the signature, else in that of the seal."""
    right = case.rule.checked_by == "ND30-KY-10"
    for ending in endings(case):
        for row in ending.table.rows if ending.table is not None else ():
            for at, cell in enumerate(row):
                if any(isinstance(block, Picture) for block in cell.blocks) and (at == len(row) - 1) == right:
                    yield Found(where=ending.table.where if ending.table else "", node=NAME)


@check("ND30-KY-12")
def the_corner_of_a_lone_annex_is_free(case: Case) -> Iterator[Found]:
    """Nothing stands at the right of the first line."""
    first = next((line for line in case.elements.paragraphs if line.text), None)
    if lone_annex(case) and first is not None and first.measures.align == "right":
        yield found_at(first, said={"align.right": ""})
