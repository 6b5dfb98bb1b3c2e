"""Legal documents as rows of a table and back: heads as offices write them, values as people read them, relations as short lines."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ttdn_desktop.domain.library import LegalDocument, Library, Relation, RelationKind
from ttdn_desktop.language.cells import shown
from ttdn_desktop.language.citations import TYPES, parse_citation
from ttdn_desktop.language.dates import parse_date, short_date
from ttdn_desktop.language.document_numbers import canonical
from ttdn_desktop.language.fold import fold

_NOT_A_WORD = re.compile(r"[\W_]+")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_SYMBOL = re.compile(r"[/\d-]([^\W\d_]{2,4})(?=[-/])")
_REMARK = re.compile(r"\(([^()]*)\)\s*$")
_ID = re.compile(r"\[([^\]\s]+)\]")
_LINE = re.compile(r"(?:[^;\n(]++|\((?:[^()]*+\))?)++")  # a remark in brackets may hold semicolons
_MARKED = frozenset({"x", "co", "yes", "true", "1", "da", "✓", "✔"})
_DAYS = ("date", "effective_from", "expired_from", "status_day")
_PASSIVE = {"amended_by": RelationKind.AMENDS, "replaced_by": RelationKind.REPLACES, "guided_by": RelationKind.GUIDES}
_LEAST = 2  # columns that a head must have

Value = str | dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column: what it holds, its head, its width (mm), and other words by which it is known."""

    key: str
    head: str
    width: float
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """The words of the table (resources/wording/document_table.json)."""

    name: str
    lists: str
    title: str
    refusal: str
    columns: tuple[TableColumn, ...]
    left: tuple[str, ...]  # heads of columns that say nothing of the document
    yes: str
    statuses: Mapping[str, str]
    groups: Mapping[str, str]
    relation: Mapping[str, str]
    types: Mapping[str, str]  # by the letters in a symbol: "NĐ"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRelation:
    """A relation as a cell says it: `by` is the document that brings it about, as written; `id` its id where that stands there."""

    kind: RelationKind
    by: str
    id: str = ""
    first: dt.date | None = None
    whole: bool = True
    part: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row that was read: the document (its id empty where none stands there), what it says of others, and cells (head, text) that could not be understood.

    `document` is None where the row names none.
    """

    document: LegalDocument | None
    relations: tuple[SaidRelation, ...] = ()
    unclear: tuple[tuple[str, str], ...] = ()


# --- out


def table_of(library: Library, documents: Sequence[LegalDocument], words: TableWords) -> Iterator[tuple[Value, ...]]:
    """One row for each document, in the order of the columns."""
    by_id = {one.id: one for one in library.documents}
    done: dict[str, list[Relation]] = {}
    for relation in library.relations:
        done.setdefault(relation.target, []).append(relation)
    for document in documents:
        yield tuple(_value(column.key, document, done.get(document.id, ()), by_id, words) for column in words.columns)


def _value(key: str, document: LegalDocument, done: Sequence[Relation], by_id: Mapping[str, LegalDocument], words: TableWords) -> Value:
    if key in _PASSIVE:
        return "\n".join(_said(one, by_id.get(one.source), words) for one in done if one.kind is _PASSIVE[key])
    match key:
        case "status":
            return words.statuses.get(document.status, document.status)
        case "group":
            return words.groups.get(document.group, document.group)
        case "tags":
            return "; ".join(document.tags)
        case "verified":
            return words.yes if document.verified else ""
        case _:
            value: Value = getattr(document, key)
            return value


def _said(relation: Relation, by: LegalDocument | None, words: TableWords) -> str:
    name = (by.number or f"{by.type} {by.subject}") if by is not None else ""
    told = [f"{words.relation['from']} {short_date(relation.first)}"] if relation.first else []
    told += [] if relation.whole else [words.relation["partly"]]
    told += [] if relation.verified else [words.relation["unverified"]]
    told += [relation.part.replace("(", "[").replace(")", "]")] if relation.part else []
    return " ".join(part for part in (name.replace(";", ","), f"[{relation.source}]", f"({'; '.join(told)})" if told else "") if part)


# --- in


def columns_of(row: Sequence[object], words: TableWords) -> dict[int, str]:
    """What each column of a table with this head holds; nothing where the row is no head."""
    known = {_plain(name): column.key for column in words.columns for name in (column.head, *column.also)}
    found: dict[int, str] = {}
    for place, cell in enumerate(row):
        key = known.get(_plain(shown(cell)))
        if key is not None and key not in found.values():
            found[place] = key
    enough = len(found) >= _LEAST and bool({"number", "subject"} & set(found.values()))
    return found if enough else {}


def left_heads(row: Sequence[object], columns: Mapping[int, str], words: TableWords) -> tuple[str, ...]:
    """Heads of columns that are not taken, without those that only count."""
    counting = {_plain(name) for name in words.left}
    return tuple(text for place, cell in enumerate(row) if place not in columns and (text := shown(cell).strip()) and _plain(text) not in counting)


def row_of(cells: Sequence[object], columns: Mapping[int, str], head: Sequence[object], words: TableWords) -> TableRow:
    """What a row says. Cells that cannot be understood are told with their heads, never dropped."""
    facts: dict[str, Any] = {}
    relations: list[SaidRelation] = []
    unclear: list[tuple[str, str]] = []
    for place, key in columns.items():
        cell = cells[place] if place < len(cells) else None
        text = shown(cell).strip()
        if not text:
            continue
        if key in _DAYS:
            day = _day(cell)
            facts[key] = day
            unclear += [] if day else [(shown(head[place]), text)]
        elif key in _PASSIVE:
            relations += _relations(_PASSIVE[key], text, words)
        else:
            facts[key] = text
    _with_codes(facts, words)
    _from_citation(facts, words)
    named = facts.get("type") and (facts.get("number") or facts.get("subject"))
    facts.setdefault("subject", "")
    facts.setdefault("id", "")
    document = LegalDocument(**facts) if named else None
    return TableRow(document=document, relations=tuple(relations), unclear=tuple(unclear))


def _plain(text: str) -> str:
    return " ".join(_NOT_A_WORD.sub(" ", fold(text)).split())


def _day(cell: object) -> dt.date | None:
    match cell:
        case dt.datetime():
            return cell.date()
        case dt.date():
            return cell
        case str():
            if iso := _ISO.fullmatch(cell.strip()):
                try:
                    return dt.date(*(int(part) for part in iso.groups()))
                except ValueError:
                    return None
            return parse_date(cell)
        case _:
            return None


def _with_codes(facts: dict[str, Any], words: TableWords) -> None:
    """Words of people as the codes they stand for; what stands for none is kept as it is, or as a note."""
    for key, known in (("status", words.statuses), ("group", words.groups)):
        if key in facts:
            said = str(facts[key])
            code = next((code for code, word in known.items() if _plain(word) == _plain(said) or code == said), None)
            if code is not None:
                facts[key] = code
            elif key == "status":
                del facts[key]
                facts["note"] = "\n".join(filter(None, (str(facts.get("note", "")), said)))
    if "tags" in facts:
        facts["tags"] = tuple(dict.fromkeys(tag for part in str(facts["tags"]).split(";") if (tag := " ".join(part.split()))))
    if "verified" in facts:
        facts["verified"] = _plain(str(facts["verified"])) in _MARKED or _plain(str(facts["verified"])) == _plain(words.yes)
    if "number" in facts:
        facts["number"] = canonical(str(facts["number"]))


def _from_citation(facts: dict[str, Any], words: TableWords) -> None:
    """What is missing, from a cell that holds the whole citation, or from the letters of the number; the type as it is usually written."""
    if not facts.get("number") or not facts.get("type"):
        for key in ("number", "subject", "type"):
            citation = parse_citation(str(facts.get(key, "")))
            if citation is None or not (citation.number or (citation.type and citation.date)):
                continue
            if key in {"number", "type"} or citation.start == 0:
                facts.pop(key)
                parts = {"type": citation.type, "number": citation.number, "date": citation.date, "issuer": citation.issuer, "subject": citation.subject}
                for name, part in parts.items():
                    if part and not facts.get(name):
                        facts[name] = part
                break
    if not facts.get("type") and (symbol := _SYMBOL.search(str(facts.get("number", "")))):
        facts["type"] = words.types.get(symbol[1], "")
    if not facts.get("type") and (facts.get("number") or facts.get("date")):
        facts |= _typed(str(facts.get("subject", "")))
    said = str(facts.get("type", ""))
    facts["type"] = next((name for name in TYPES if name.casefold() == " ".join(said.split()).casefold()), said)


def _typed(subject: str) -> dict[str, str]:
    """Type and subject of what begins with the name of a type: "Luật Báo chí"."""
    name = next((name for name in sorted(TYPES, key=len, reverse=True) if subject.casefold().startswith(f"{name.casefold()} ")), "")
    return {"type": name, "subject": subject[len(name) :].strip()} if name else {}


def _relations(kind: RelationKind, text: str, words: TableWords) -> Iterator[SaidRelation]:
    for line in filter(None, (line.strip(" .,") for line in _LINE.findall(text))):
        remark = _REMARK.search(line)
        named = line[: remark.start()] if remark else line
        facts, part = _remarks(remark[1] if remark else "", words)
        ident = _ID.search(named)
        verified = ident is not None and words.relation["unverified"] not in part
        rest = "; ".join(said for said in part if said != words.relation["unverified"])
        yield SaidRelation(kind=kind, by=" ".join(_ID.sub("", named).split()), id=ident[1] if ident else "", part=rest, verified=verified, **facts)


def _remarks(text: str, words: TableWords) -> tuple[dict[str, Any], list[str]]:
    """From when on, and whether wholly; and what else is said."""
    facts: dict[str, Any] = {}
    rest = []
    for said in filter(None, (piece.strip() for piece in text.split(";"))):
        if (day := parse_date(said.removeprefix(words.relation["from"]).strip())) is not None:
            facts["first"] = day
        elif said == words.relation["partly"]:
            facts["whole"] = False
        else:
            rest.append(said)
    return facts, rest
