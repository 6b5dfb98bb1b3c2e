"""A decision and the plan it issues in one file: where the plan begins, and what its note "(Kèm theo Quyết định số …)" says.

Reads lines and drafts; writes the decision's number and date where only the note has them, and claims the note.
"""

import re
from collections.abc import Iterator, Sequence

from ttdn_desktop.domain.plan import Issuer
from ttdn_desktop.language import dates
from ttdn_desktop.language.fold import fold, folded_with_map
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.paras import Para, part_of
from ttdn_desktop.reading.title import find_title, title_type
from ttdn_desktop.reading.words import ReadingWords, folded

_DECISIONS = frozenset({"QĐ", "NQ"})
_HEAD_LINES = 14
_NOTED = re.compile(r"[Ss]ố\s*:?\s*(?P<number>\d[\d/]*\d|\d+[a-z]?)?[\s._…]*[/\-–]\s*(?P<symbol>[A-ZĐ][\w.]*(?:\s?[-–/&]\s?[A-ZĐ]\w*)+)")
_WORD = re.compile(r"\w+")
_OF_LEVEL = re.compile(r"(.*?\b(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy)\s")
NOTE_WORDS = frozenset({"ban", "hanh", "kem", "theo", "quyet", "dinh", "so", "ngay", "thang", "nam", "cua", "ke", "hoach", "nay", "cong", "van"})
"""Words of a note that say nothing of their own."""


def attached_title(lines: Sequence[Para], start: int, words: ReadingWords) -> int | None:
    """Where the plan begins that a decision of the same file issues."""
    title_at = find_title(lines, start, words)
    named = title_type(lines[title_at], words) if title_at is not None else None
    if title_at is None or named is None or named[0] not in _DECISIONS:
        return None
    for at in range(title_at + 1, len(lines)):
        named = title_type(lines[at], words)
        if named and named[0] in words.attachable and any(marks.ATTACHED.match(line.text) for line in lines[at + 1 : at + 12]):
            return _own_letterhead(lines, at, words)
    return None


def _of_head(line: Para) -> bool:
    return line.capitals or marks.is_motto(line.text) or marks.is_rule(line.text) or bool(marks.number_line(line.text) or marks.date_line(line.text))


def _own_letterhead(lines: Sequence[Para], at: int, words: ReadingWords) -> int:
    """An attached plan may have its own letterhead right above its title, in a table or in lines that begin with an agency."""
    agency = next((n for n in range(at - 1, max(at - _HEAD_LINES, 0), -1) if words.organisation(lines[n].text) and lines[n].capitals), None)
    if agency is not None and lines[agency].cell is None:
        while agency > 0 and words.organisation(lines[agency - 1].text) and lines[agency - 1].capitals:
            agency -= 1
        head = [line for line in lines[agency:at] if not line.blank]
        if all(_of_head(line) for line in head) and any(marks.is_national(line.text) for line in head):
            return agency
    first = at
    while first > 0 and lines[first - 1].blank and lines[first - 1].cell is None:
        first -= 1
    table = lines[first - 1].cell if first else None
    while first > 0 and table is not None and (cell := lines[first - 1].cell) is not None and cell[0] == table[0]:
        first -= 1
    return first if any(marks.is_national(line.text) for line in lines[first:at]) else at


def claim_note(note: Para, of: Draft) -> None:
    """Account for a note "(Kèm theo Quyết định số … ngày … của …)" by what is known of the paper it names; other words stay unread."""
    ledger, text = of.ledger, note.text
    for path, start, end in _named(text, of):
        ledger.claim(f"{of.base}/{path}", note, start, end)
    plain = NOTE_WORDS.union(*(post.split() for post in of.words.authorities))
    unknown = [word.span() for word in _WORD.finditer(text) if not word[0].isdigit() and folded(word[0]) not in plain]
    free = [span for span in unknown if ledger.open(part_of(note, *span))]
    if free:
        ledger.unread("attached_note", part_of(note, free[0][0], free[-1][1]))
    ledger.structure(note)


def _named(text: str, of: Draft) -> Iterator[tuple[str, int, int]]:
    """The parts of a paper that its note says again, and where."""
    plain, offsets = folded_with_map(text)

    def places(name: str) -> Iterator[tuple[int, int]]:
        wanted = fold(" ".join(name.split()))
        at = plain.find(wanted) if wanted else -1
        if at >= 0:
            yield offsets[at], offsets[at + len(wanted)]

    if of.symbol:
        for start, end in places(of.symbol):
            yield "document/symbol", start, end
            number = re.compile(r"(\d[\w/.]*?)\s*[/\-–]\s*$").search(text[:start])
            if number and of.number == number[1]:
                yield "document/number", *number.span(1)
    for start, end, date in dates.find_dates(text):
        if date == of.date:
            yield "document/date", start, end
    for path, name in (("issuer/name", of.issuer.name), ("issuer/parent", of.issuer.parent or "")):
        for form in _forms(name):
            yield from ((path, start, end) for start, end in places(form))
    for word, code in of.words.types:
        if code == of.type:
            yield from (("document/type", start, end) for start, end in places(word))


def _forms(name: str) -> Iterator[str]:
    """A name as notes say it again: in full or with "UBND", and down to the word for its level ("UBND tỉnh")."""
    level = _OF_LEVEL.match(name)
    for said in (name, level[1]) if level else (name,):
        yield from (said, said.replace("Ủy ban nhân dân", "UBND"), said.replace("UBND", "Ủy ban nhân dân"))


def noted_decision(note: Para, draft: Draft) -> Draft | None:
    """The decision a plan says it is attached to, where its own paper is not in the file."""
    named = re.match(r"\W*(?:ban\s+hành\s+)?kèm\s+theo\s+quyết\s+định", note.text, re.IGNORECASE)
    if named is None:
        return None
    decision = draft.sibling("/plan/papers/0")
    decision.type = "QĐ"
    number_from_note(note, decision)
    if not (decision.number or decision.symbol):
        return None
    issuer = re.compile(r"\scủa\s+(?P<name>[^()\n;]+?)\s*[.;]?\s*\)\s*$").search(note.text)
    if issuer:
        decision.issuer = Issuer(name=" ".join(issuer["name"].split()))
    return decision


def number_from_note(note: Para, decision: Draft) -> None:
    """ "(Kèm theo Quyết định số …)" names the decision where its own head is missing."""
    found = _NOTED.search(note.text)
    if found is None or decision.number or decision.symbol:
        return
    decision.number, decision.symbol = found["number"], found["symbol"]
    for part in ("number", "symbol"):
        decision.ledger.claim(f"{decision.base}/document/{part}", note, *found.span(part))
    dated = next((one for one in dates.find_dates(note.text) if one[0] >= found.end()), None)
    if dated is not None and decision.date is None:
        start, end, decision.date = dated
        decision.date_text = note.text[start:end]
        decision.ledger.claim(f"{decision.base}/document/date", note, start, end)
