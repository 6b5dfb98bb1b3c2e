"""What a law portal sets above a document: its number, dates, type, agency and signer, and lines of the site itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ttdn_desktop.domain.plan import Issuer
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.language import dates
from ttdn_desktop.language.citations import find_citations
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.paras import Para, span
from ttdn_desktop.reading.words import folded

_LEAST = 3
_LONGEST = 400
_NUMBER = re.compile(r"(?P<number>\d[\d/]*?[a-z]?)?\s*(?P<sep>[/\-])\s*(?P<symbol>[A-ZĐ]\S*)")
_TITLE_NUMBER = re.compile(r"(?:năm\s+\d{4}\s+)?(?:về\s+(?:việc\s+)?)?(?P<subject>\S.*?)(?:\s+do\s+.{3,80}\s+ban\s+hành)?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One labelled value of the block."""

    key: str
    para: Para
    start: int
    end: int

    @property
    def text(self) -> str:
        return " ".join(self.para.text[self.start : self.end].split())


def read_portal(lines: Sequence[Para], draft: Draft) -> tuple[Entry, ...]:
    """The labelled values above a document; all else there is of the site and stays unread."""
    entries: list[Entry] = []
    at = 0
    while at < len(lines):
        labelled = _labelled(lines[at], draft)
        if labelled is None:
            at += 1
            continue
        key, start = labelled
        para = lines[at]
        if not para.text[start:].strip(" |:") and at + 1 < len(lines) and lines[at + 1].where == para.where:
            draft.ledger.structure(para)
            at += 1
            para, start = lines[at], 0
        start, end = span(para.text, start)
        while end > start and para.text[end - 1] in "| ":
            end -= 1
        entries.append(Entry(key=key, para=para, start=start, end=end))
        draft.ledger.claim(None, para, 0, start)
        at += 1
    return tuple(entries) if len(entries) >= _LEAST else ()


def _labelled(para: Para, draft: Draft) -> tuple[str, int] | None:
    """(Key, where the value begins) of a line "Số hiệu 12/KH-UBND" or "Số hiệu: …"."""
    text = para.text
    if len(text) > _LONGEST:
        return None
    words = folded(text)
    for label, key in draft.words.portal:
        if words == label or words.startswith((f"{label} ", f"{label}:")):
            found = re.match(r"\s*" + r"\s+".join(r"\S+" for _ in label.split()), text)
            if found:
                after = re.compile(r"\s*:?\s*").match(text, found.end() - (1 if text[: found.end()].endswith(":") else 0))
                return key, after.end() if after else found.end()
    return None


def apply_portal(entries: Sequence[Entry], lines: Sequence[Para], draft: Draft) -> None:
    """Take from the block what the document itself does not say; where it says otherwise, note it."""
    for entry in entries:
        match entry.key:
            case "number":
                _number(entry, draft)
            case "date":
                _date(entry, draft)
            case "type":
                code = draft.words.type_code(entry.text)
                draft.type = draft.type or code
                _agree(entry, draft, "document/type", agrees=draft.type == code, known=code is not None)
            case "issuer":
                name = folded(entry.text)
                if not draft.issuer.name:
                    draft.issuer = Issuer(name=entry.text)
                agrees = name in folded(draft.issuer.name)
                _agree(entry, draft, "issuer/name", agrees=agrees, known=agrees)
            case "signer":
                if not draft.signatory.name:
                    draft.signatory = replace(draft.signatory, name=entry.text)
                _agree(entry, draft, "signatory/name", agrees=folded(draft.signatory.name or "") == folded(entry.text))
            case _:
                pass
        draft.ledger.unread("portal", entry.para)
    _title(lines, draft)
    draft.ledger.unread("portal", *lines)


def _number(entry: Entry, draft: Draft) -> None:
    found = _NUMBER.fullmatch(entry.para.text, entry.start, entry.end)
    if not found:
        return
    if not draft.number and not draft.symbol:
        draft.number, draft.symbol = found["number"], found["symbol"]
    agrees = (found["number"], found["symbol"]) == (draft.number, draft.symbol)
    if agrees:
        for part in ("number", "symbol"):
            draft.ledger.claim(f"{draft.base}/document/{part}", entry.para, *found.span(part))
        draft.ledger.claim(None, entry.para, entry.start, entry.end)
    else:
        _agree(entry, draft, "document/number", agrees=False)


def _date(entry: Entry, draft: Draft) -> None:
    date = dates.parse_date(entry.text)
    if date is None:
        return
    if draft.date is None and draft.date_text is None:
        draft.date, draft.date_text, draft.date_year = date, entry.text, date.year
    _agree(entry, draft, "document/date", agrees=draft.date == date)


def _agree(entry: Entry, draft: Draft, path: str, *, agrees: bool, known: bool = True) -> None:
    """The value goes where it agrees; where it differs, a person should look."""
    if agrees:
        draft.ledger.claim(f"{draft.base}/{path}", entry.para, entry.start, entry.end)
    elif known:
        draft.find("portal_differs", Severity.WARNING, entry.para, text=entry.text)


def _title(lines: Sequence[Para], draft: Draft) -> None:
    """Where the document has no subject of its own, the title of the page gives it."""
    if draft.subject:
        return
    for para in lines:
        found = find_citations(para.text[:_LONGEST])
        if found and found[0].start < 3 and found[0].number and found[0].number.split("/")[0].split("-")[0] == (draft.number or ""):
            number = next(end for part, _, end in found[0].spans if part == "number")
            rest = _TITLE_NUMBER.fullmatch(para.text, number + len(para.text[number:]) - len(para.text[number:].lstrip()))
            if rest:
                draft.subject = " ".join(rest["subject"].split())
                draft.subject = draft.subject[:1].upper() + draft.subject[1:]
                draft.ledger.claim(f"{draft.base}/document/subject", para, *rest.span("subject"), sure=False)
                draft.find("subject_from_page", Severity.INFO, para, text=draft.subject)
            return
