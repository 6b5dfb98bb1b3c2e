"""The letterhead: agency, national name, number and symbol, place and date, urgency; and the subject of a công văn under its number."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ttdn_desktop.domain.plan import Issuer, Urgency
from ttdn_desktop.language.casing import is_capitals, recase
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.columns import head_columns
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.paras import Para, merged, part_of, physical, span
from ttdn_desktop.reading.words import folded

_URGENCY = {"khan": Urgency.URGENT, "thuong khan": Urgency.VERY_URGENT, "hoa toc": Urgency.EXPRESS}
_DRAFT = re.compile(r"\s*[(\[]?\s*DỰ\s+THẢO(?:\s+LẦN\s+(?P<no>\d+))?\s*[)\]]?\s*", re.IGNORECASE)
_LONGEST = 45


def head_start(lines: Sequence[Para], draft: Draft) -> int | None:
    """Where the letterhead or, where there is none, the title begins; None where neither is near the top."""
    for at, para in enumerate(lines[:90]):
        text = para.text.strip(" |\t")
        if not text or len(text) > marks.LONGEST_LINE:
            continue
        first = head_columns(para)[0].text.split("\n")[0].strip(" |\t")
        organisation = is_capitals(first) and draft.words.organisation(first) and len(first) < 80 and not marks.PREAMBLE.match(first)
        if marks.is_national(first) or organisation or marks.number_line(first) or (para.capitals and draft.words.type_code(text.strip(" .:"))):
            return _table_start(lines, at)
    return None


def _table_start(lines: Sequence[Para], at: int) -> int:
    """The first line of the table that the line stands in."""
    cell = lines[at].cell
    while cell is not None and at > 0 and (before := lines[at - 1].cell) is not None and before[0] == cell[0]:
        at -= 1
    return at


def read_letterhead(lines: Sequence[Para], start: int, end: int, draft: Draft) -> int:
    """Read the letterhead from `start`, at most to `end`; gives the index of the first line that is none of it."""
    reader = _Letterhead(draft)
    at = start
    while at < end:
        para = lines[at]
        step = 1
        if para.text.lstrip().startswith("Kính gửi") or (draft.head and para.cell is not None and para.cell[0] != (lines[start].cell or (-1,))[0]):
            break
        if not para.blank:
            ahead = lines[at + 1] if at + 1 < end else None
            if ahead is not None and len(para.text) < 200 and marks.DATE_BEGUN.fullmatch(para.text.strip()) and ahead.cell == para.cell:
                para, step = merged([para, ahead]), 2
            taken = [reader.take(half) for line in physical(para) for half in head_columns(line)]
            if not all(taken) and para.cell is None:
                break
        at += step
    reader.finish()
    return at


class _Letterhead:
    """Takes line after line."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._names: list[Para] = []
        self._about: list[Para] = []
        self._closed = False  # after the number line no names of agencies come

    def take(self, para: Para) -> bool:
        """Whether the line is part of a letterhead; it is read then."""
        draft, text = self._draft, para.text.strip(" |\t")
        if len(para.text) > marks.LONGEST_LINE:
            return False
        if not text or marks.is_rule(text):
            draft.ledger.structure(para)
            return True
        if marks.is_national(text) or marks.is_motto(text):
            draft.head = True
            draft.party = draft.party or marks.is_party(text)
            draft.ledger.structure(para)
            return True
        return self._number(para) or self._date(para) or self._mark(para) or self._subject(para) or self._name(para)

    def _number(self, para: Para) -> bool:
        found = marks.number_line(para.text)
        if not found or self._draft.symbol or self._draft.number:
            return False
        draft = self._draft
        draft.head = True
        self._closed = True
        if found["number"]:
            draft.number = found["number"]
            draft.ledger.claim(f"{draft.base}/document/number", para, *found.span("number"))
        if found["symbol"]:
            draft.symbol = " ".join(found["symbol"].split())
            draft.ledger.claim(f"{draft.base}/document/symbol", para, *found.span("symbol"))
        draft.ledger.structure(para)
        return True

    def _date(self, para: Para) -> bool:
        found = marks.date_line(para.text)
        if not found or self._draft.date_text is not None:
            return False
        draft = self._draft
        draft.head = True
        draft.place = para.text[slice(*found.place)].strip(" .…_") or None
        draft.date, draft.date_year = found.date, found.year
        draft.date_text = " ".join(para.text[slice(*found.words)].split()) if found.date else para.text[slice(*found.words)]
        draft.ledger.claim(f"{draft.base}/document/place", para, *found.place)
        draft.ledger.claim(f"{draft.base}/document/{'date' if found.date else 'date_text'}", para, *found.words)
        draft.ledger.structure(para)
        return True

    def _mark(self, para: Para) -> bool:
        draft = self._draft
        if para.capitals and (urgency := _URGENCY.get(folded(para.text))):
            draft.urgency = urgency
            draft.ledger.claim(f"{draft.base}/document/urgency", para, *span(para.text))
            return True
        if found := _DRAFT.fullmatch(para.text):
            if found["no"]:
                draft.draft_no = int(found["no"])
                draft.ledger.claim(f"{draft.base}/draft_no", para, *found.span("no"))
            draft.ledger.structure(para)
            return True
        return False

    def _subject(self, para: Para) -> bool:
        """'V/v …' under the number, and the lines that carry it on."""
        if found := marks.ABOUT.match(para.text):
            if self._closed or para.text.lstrip().startswith(("V/v", "v/v")):
                self._draft.ledger.claim(None, para, 0, found.end())
                self._about.append(part_of(para, found.end(), len(para.text)))
                return True
            return False
        if self._about and para.cell == self._about[-1].cell and para.line == self._about[-1].line + 1:
            self._about.append(para)
            return True
        return False

    def _name(self, para: Para) -> bool:
        text = para.text.strip(" |\t*")
        if self._closed or not para.capitals or len(text) > 2 * _LONGEST or (para.cell and para.cell[2] > 0 and not self._names):
            return False
        self._names.append(para)
        return True

    def finish(self) -> None:
        """Make the agency and the subject of what was taken."""
        draft = self._draft
        if self._about:
            whole = merged(self._about)
            start, end = span(whole.text)
            draft.subject = _single(whole.text[start:end].rstrip(" ."))
            draft.ledger.claim(f"{draft.base}/document/subject", whole, start, start + len(whole.text[start:end].rstrip(" .")))
            draft.ledger.structure(whole)
            draft.type = "CV"
        if not self._names:
            return
        groups = self._groups()
        parents, own = [para for group in groups[:-1] for para in group], groups[-1]
        for para in parents:
            draft.ledger.claim(f"{draft.base}/issuer/parent", para, *_name_span(para))
        for number, para in enumerate(own):
            draft.ledger.claim(f"{draft.base}/issuer/lines/{number}", para, *_name_span(para))
        draft.ledger.structure(*self._names)
        lines = tuple(_name_text(para) for para in own)
        parent = " ".join(map(_name_text, parents))
        draft.issuer = replace(Issuer(), parent=recase(parent, draft.prose) if parent else None, name=recase(" ".join(lines), draft.prose), lines=lines)

    def _groups(self) -> list[list[Para]]:
        """The lines by organisation: a line that begins the name of one, or the first bold line after others, begins a group."""
        groups: list[list[Para]] = []
        for para in self._names:
            bold_begins = bool(groups) and para.looks and para.bold and not groups[-1][-1].bold
            if not groups or self._draft.words.organisation(_name_text(para)) or bold_begins:
                groups.append([para])
            else:
                groups[-1].append(para)
        return groups


def _name_span(para: Para) -> tuple[int, int]:
    start, end = span(para.text)
    while end > start and para.text[end - 1] in "| *":
        end -= 1
    return start, end


def _name_text(para: Para) -> str:
    return _single(para.text[slice(*_name_span(para))])


def _single(text: str) -> str:
    return " ".join(text.split())
