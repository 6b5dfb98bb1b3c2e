"""What a law portal sets above a document: its number, dates, type, agency and signer, and lines of the site itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from ttdn_desktop.domain.plan import Issuer
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.language import dates
from ttdn_desktop.language.citations import find_citations
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.paras import Para, part_of, span
from ttdn_desktop.reading.words import ReadingWords, folded

_LEAST = 3
_EDGES = ' |:"*\t'
_LONGEST = 400
_TAIL = 40
_REGIONS = ("tinh ", "thanh pho ", "huyen ", "xa ", "phuong ", "thi xa ", "quan ", "dac khu ")
_COMMITTEES = frozenset({"uy ban nhan dan", "hoi dong nhan dan"})
_AFTER_LABEL = frozenset({"", " ", ":", "*", "|"})
_AFTER = re.compile(r"\s*\**\s*:?\s*\**\s*")
_NUMBER = re.compile(r"(?P<number>\d[\d/]*?[a-z]?)?\s*(?P<sep>[/\-])\s*(?P<symbol>[A-ZĐ]\S*)")
_PAGE_TITLE = re.compile(r"[\s#*]*(?P<type>[^\W\d_]+(?:\s[^\W\d_]+){0,3}?)\s+(?:số\s*:?\s*)?(?P<number>\d[\d/]*?[a-z]?)\s*[/\-](?P<symbol>[A-ZĐ][^\s,;]*)\s*")
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
    pieces = [piece for line in lines for piece in _labelled_pieces(line, draft)]
    entries: list[Entry] = []
    labels: list[tuple[Para, int, int]] = []
    at = 0
    while at < len(pieces):
        labelled = _labelled(pieces[at], draft)
        if labelled is None:
            at += 1
            continue
        key, start = labelled
        para = pieces[at]
        if not para.text[start:].strip(_EDGES) and at + 1 < len(pieces) and (after := _value_of(pieces, at, draft)) is not None:
            labels.append((para, 0, len(para.text)))
            at = after
            para, start = pieces[at], 0
        start, end = span(para.text, start)
        while start < end and para.text[start] in _EDGES:
            start += 1
        while end > start and para.text[end - 1] in _EDGES:
            end -= 1
        entries.append(Entry(key=key, para=para, start=start, end=end))
        labels.append((para, 0, start))
        at += 1
    if len({entry.key for entry in entries if entry.key != "other"}) + (len(entries) > _LEAST) < _LEAST:
        return ()
    for para, start, end in labels:
        draft.ledger.claim(None, para, start, end)
    return tuple(entries)


def portal_tail(lines: Sequence[Para], words: ReadingWords) -> int:
    """Where a page says again, below a document, what it is: number, date, agency and signer, each with its label; the end where it does not."""
    first = max(len(lines) - _TAIL, 0)
    near = [at for at in range(first, len(lines)) if portal_label(lines[at].text, words) is not None]
    if len(near) < _LEAST + 1 or len({portal_label(lines[at].text, words) for at in near}) < _LEAST + 1:
        return len(lines)
    start = near[0]
    if sum(not line.blank for line in lines[near[-1] + 1 :]) > _LEAST:  # a document follows
        return len(lines)
    for at, after in pairwise(near):
        if sum(not line.blank for line in lines[at + 1 : after]) > 1:  # more than the value of one label
            start = after
    if sum(at >= start for at in near) <= _LEAST or any(lines[at].cell is None and marks.RECIPIENTS.match(lines[at].text) for at in range(start, len(lines))):
        return len(lines)
    while start > 0 and (lines[start - 1].blank or (lines[start - 1].cell is None and (lines[start - 1].capitals or _PAGE_TITLE.match(lines[start - 1].text)))):
        start -= 1
    return start


def portal_label(text: str, words: ReadingWords) -> str | None:
    """The label a line begins with, where it is one of those that only pages have."""
    if len(text) > _LONGEST:
        return None
    said = folded(text).lstrip(" *#|-•>")
    if not said.startswith(_labels_of_pages(words)):  # as nearly every line
        return None
    return next((label for label, key in words.portal if key != "other" and said.startswith(label) and said[len(label) : len(label) + 1] in _AFTER_LABEL), None)


@lru_cache(maxsize=4)
def _labels_of_pages(words: ReadingWords) -> tuple[str, ...]:
    return tuple(label for label, key in words.portal if key != "other")


def _value_of(pieces: Sequence[Para], at: int, draft: Draft) -> int | None:
    """Where the value of a label that stands alone is: in the next piece of its line, the next cell of its row, the next line that is no label."""
    label = pieces[at]
    after = next((n for n in range(at + 1, min(at + 3, len(pieces))) if not pieces[n].blank), None)
    if after is None or _labelled(pieces[after], draft) is not None:
        return None
    value = pieces[after]
    if label.cell is not None or value.cell is not None:
        return after if label.cell is not None and value.cell is not None and label.cell[:2] == value.cell[:2] else None
    return after if value.where == label.where or len(value.text) < _LONGEST else None


def _labelled_pieces(para: Para, draft: Draft) -> list[Para]:
    """A line cut before each further label with a colon: "Số hiệu: 12/KH-UBND Loại văn bản: Kế hoạch"."""
    if len(para.text) > _LONGEST or para.text.count(":") < 2 or _labelled(para, draft) is None:
        return [para]
    cuts = [0]
    for colon in re.finditer(r"\s*:", para.text):
        words = list(re.finditer(r"[^\s:]+", para.text[: colon.start()]))
        starts = [
            word.start() for word in words[-5:] if word.start() > cuts[-1] and folded(para.text[word.start() : colon.start()]) in draft.words.portal_labels
        ]
        if starts:
            cuts.append(starts[0])
    return [part_of(para, start, end) for start, end in pairwise([*cuts, len(para.text)])]


def _labelled(para: Para, draft: Draft) -> tuple[str, int] | None:
    """(Key, where the value begins) of a line "Số hiệu 12/KH-UBND" or "Số hiệu: …"."""
    text = para.text
    if len(text) > _LONGEST:
        return None
    words = folded(text)
    begun = len(text) - len(text.lstrip(" *#|-•>"))
    words = words.lstrip(" *#|-•>")
    for label, key in draft.words.portal:
        if words.startswith(label) and words[len(label) : len(label) + 1] in _AFTER_LABEL:
            found = re.compile(r"\s*" + r"\s+".join(r"\S+" for _ in label.split())).match(text, begun)
            if found:
                after = _AFTER.match(text, begun + len(text[begun : found.end()].rstrip(":*|")))
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
                elif name.startswith(_REGIONS) and folded(draft.issuer.name) in _COMMITTEES:
                    whole = f"{draft.issuer.name} {entry.text[0].lower()}{entry.text[1:]}"  # the page lost the second line of the name
                    draft.issuer = replace(draft.issuer, name=whole)
                    draft.find("issuer_from_page", Severity.INFO, entry.para, text=whole)
                agrees = name in folded(draft.issuer.name)
                _agree(entry, draft, "issuer/name", agrees=agrees, known=agrees)
            case "signer":
                if not draft.signatory.name:
                    draft.signatory = replace(draft.signatory, name=entry.text)
                _agree(entry, draft, "signatory/name", agrees=folded(draft.signatory.name or "") == folded(entry.text))
            case "subject":
                if not draft.subject:
                    draft.subject = entry.text
                _agree(entry, draft, "document/subject", agrees=_same(draft.subject, entry.text), known=False)
            case _:
                pass
        draft.ledger.unread("portal", entry.para)
    _title(lines, draft)
    for para in lines:
        _page_title(para, draft)
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
    date = dates.parse_date(entry.text) or dates.parse_date(f"ngày {entry.text}")
    if date is None:
        return
    if draft.date is None and draft.date_text is None:
        draft.date, draft.date_text, draft.date_year = date, entry.text, date.year
    _agree(entry, draft, "document/date", agrees=draft.date == date)


def _same(one: str, other: str) -> bool:
    """Whether two subjects say the same but for capitals, quotes and stops."""
    return re.sub(r"\W+", " ", folded(one)).strip() == re.sub(r"\W+", " ", folded(other)).strip()


def _agree(entry: Entry, draft: Draft, path: str, *, agrees: bool, known: bool = True) -> None:
    """The value goes where it agrees; where it differs, a person should look."""
    if agrees:
        draft.ledger.claim(f"{draft.base}/{path}", entry.para, entry.start, entry.end)
    elif known:
        draft.find("portal_differs", Severity.WARNING, entry.para, text=entry.text)


def _page_title(para: Para, draft: Draft) -> None:
    """The title of the page that says again what the document is called: "Kế hoạch 12/KH-UBND năm 2026 về … do … ban hành"."""
    found = _PAGE_TITLE.match(para.text[:_LONGEST])
    if not found or not draft.symbol or draft.words.type_code(found["type"]) != draft.type:
        return
    if (found["number"], found["symbol"]) != (draft.number, draft.symbol):
        return
    for part in ("type", "number", "symbol"):
        draft.ledger.claim(f"{draft.base}/document/{part}", para, *found.span(part))
    rest = _TITLE_NUMBER.fullmatch(para.text, found.end())
    if rest and _same(rest["subject"].removeprefix("việc "), draft.subject):
        draft.ledger.claim(f"{draft.base}/document/subject", para, *rest.span("subject"))


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
