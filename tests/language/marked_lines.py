"""Lines with the parts of their citations marked: {lead} <type> #number# @date@ [issuer] ^subject^; a citation begins at its lead or type."""

import re
from dataclasses import dataclass
from pathlib import Path

from ttdn_desktop.language import dates
from ttdn_desktop.language.citations import Citation, find_citations
from ttdn_desktop.language.document_numbers import tidy

FOLDER = Path(__file__).parent / "citation_lines"
_MARK = re.compile(r"\{(?P<lead>[^}]*)\}|<(?P<type>[^>]*)>|#(?P<number>[^#]*)#|@(?P<date>[^@]*)@|\[(?P<issuer>[^\]]*)\]|\^(?P<subject>[^^]*)\^")
Row = dict[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedLine:
    """A line as an office writes it and the citations a person sees in it."""

    text: str
    rows: tuple[Row, ...]


def lines_of(name: str) -> list[MarkedLine]:
    """The marked lines of a file of this folder."""
    return [_line(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def wrong_fields(line: MarkedLine) -> tuple[int, list[str]]:
    """How many fields the line has, and what reads otherwise."""
    found = [_row(citation) for citation in find_citations(line.text, bare=True)]
    fields = sum(len(row) for row in line.rows) or 1
    if len(found) != len(line.rows):
        return fields, [f"{len(found)} citations for {len(line.rows)}: {found}"] * fields
    wrong = [f"{name}: {got[name]!r} for {want[name]!r}" for got, want in zip(found, line.rows, strict=True) for name in want if got[name] != want[name]]
    return fields, wrong


def _line(marked: str) -> MarkedLine:
    rows: list[Row] = []
    lead: str | None = None
    for found in _MARK.finditer(marked):
        name = found.lastgroup or ""
        if name == "lead":
            lead = found[name]
            continue
        if name == "type":
            rows.append({"lead": lead, "type": None, "number": None, "date": None, "issuer": None, "subject": None})
            lead = None
        value = found[name]
        if name == "number":
            value = tidy(value)
        elif name == "date":
            day = dates.parse_date(value)
            value = day.isoformat() if day else value
        rows[-1][name] = value
    return MarkedLine(text=_MARK.sub(lambda found: found[found.lastgroup or 0], marked), rows=tuple(rows))


def _row(citation: Citation) -> Row:
    return {
        "lead": citation.lead,
        "type": citation.type,
        "number": citation.number,
        "date": citation.date.isoformat() if citation.date else citation.date_text,
        "issuer": citation.issuer,
        "subject": citation.subject,
    }
