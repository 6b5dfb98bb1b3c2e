"""Two documents of the library made one: what the kept one lacks is taken from the other, what contradicts it is written into its note."""

import datetime as dt
from dataclasses import replace
from typing import Any

from ttdn_desktop.domain.library import LegalDocument, Library, Origin, Relation, RelationKind
from ttdn_desktop.domain.library_edits import LibraryEditError, Refusal, circle, name_of, repointed, required, with_removed

_FIELDS = {
    "type": "loại",
    "number": "số, ký hiệu",
    "date": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "subject": "trích yếu",
    "group": "nhóm",
    "effective_from": "có hiệu lực từ",
    "expired_from": "hết hiệu lực từ",
    "source": "nguồn",
}
"""What fields are called in the note of the office; of those the later ones of a pair only count together (see `_status`)."""

STATUS_WORDS = {
    "in_force": "còn hiệu lực",
    "amended": "còn hiệu lực, đã sửa đổi",
    "replaced": "đã bị thay thế",
    "expired": "hết hiệu lực",
    "ended": "hết thời kỳ thực hiện",
    "single_use": "dùng một lần",
}
"""What is said of the validity, in the note of the office."""
_DOES = {RelationKind.AMENDS: "sửa đổi, bổ sung", RelationKind.REPLACES: "thay thế", RelationKind.GUIDES: "hướng dẫn"}
_UNKNOWN = frozenset({"", "unknown"})


def merge(library: Library, keep: str, other: str) -> Library:
    """The library with the document `other` merged into `keep`.

    Fields that are empty in the kept one are filled, tags and files united; relations, sets and what was merged into the other before point to the kept
    one. Where both say something else, the kept one's word stands and the other's goes into the note. Bases of plans that name the other by
    its id still find the kept one (`LegalDocument.merged`). Refused where one does something to the other, or a circle would come about.
    """
    kept, gone = required(library, keep), required(library, other)
    if keep == other:
        raise LibraryEditError(Refusal.SELF, name_of(kept))
    if any({one.source, one.target} == {keep, other} for one in library.relations):
        raise LibraryEditError(Refusal.RELATED, name_of(kept), name_of(gone))
    relations, contradicted = _relations(library, keep, other)
    if circle(relations) is not None:
        raise LibraryEditError(Refusal.CIRCLE, name_of(kept), name_of(gone))
    united = _united(kept, gone, contradicted)
    return replace(
        library,
        documents=tuple(united if one.id == keep else one for one in library.documents if one.id != other),
        relations=relations,
        sets=tuple(repointed(one, {other: keep}) for one in library.sets),
        removed=with_removed(library.removed, gone),
    )


def _united(kept: LegalDocument, gone: LegalDocument, contradicted: list[str]) -> LegalDocument:
    changes: dict[str, Any] = {}
    for field, word in _FIELDS.items():
        mine, its = getattr(kept, field), getattr(gone, field)
        if its in {None, ""} or _same(mine, its):
            continue
        if mine in {None, ""}:
            changes[field] = its
        else:
            contradicted.append(f"{word}: {_written(its)}")
    changes |= _status(kept, gone, contradicted)
    changed = bool(changes)
    if gone.verified and not kept.verified:
        if contradicted:
            contradicted.append("đã xác minh")
        else:
            changes["verified"] = True
    line = f"Văn bản trùng đã gộp ghi khác: {'; '.join(contradicted)}" if contradicted else ""
    return replace(
        kept,
        **changes,
        tags=tuple(dict.fromkeys((*kept.tags, *gone.tags))),
        files=tuple({(one.sha256, one.name): one for one in (*gone.files, *kept.files)}.values()),
        note="\n".join(dict.fromkeys(part for part in (kept.note, gone.note, line) if part)),
        merged=tuple(dict.fromkeys((*kept.merged, gone.id, *gone.merged))),
        edited=kept.edited or (changed and kept.origin is Origin.SHIPPED),
    )


def _status(kept: LegalDocument, gone: LegalDocument, contradicted: list[str]) -> dict[str, Any]:
    """What was seen of the document and when count together; of two like sights the later one stands."""
    if gone.status in _UNKNOWN:
        return {}
    if kept.status in _UNKNOWN:
        return {"status": gone.status, "status_day": gone.status_day}
    if kept.status == gone.status:
        days = [day for day in (kept.status_day, gone.status_day) if day is not None]
        return {"status_day": max(days)} if days and max(days) != kept.status_day else {}
    contradicted.append(f"tình trạng: {STATUS_WORDS.get(gone.status, gone.status)}" + (f" ({_written(gone.status_day)})" if gone.status_day else ""))
    return {}


def _relations(library: Library, keep: str, other: str) -> tuple[tuple[Relation, ...], list[str]]:
    """The relations with the kept document in the place of the other, each once; and what of the doubles could not be kept."""
    found: dict[Any, Relation] = {}
    contradicted: list[str] = []
    for one in library.relations:
        moved = replace(one, source=keep if one.source == other else one.source, target=keep if one.target == other else one.target)
        twin = found.get(moved.key)
        found[moved.key] = moved if twin is None else _one_relation(twin, moved, contradicted, library)
    return tuple(found.values()), contradicted


def _one_relation(one: Relation, other: Relation, contradicted: list[str], library: Library) -> Relation:
    named = {end: name_of(document) for end in (other.source, other.target) if (document := library.document(end)) is not None}
    told = f"{named.get(other.source, other.source)} {_DOES[other.kind]} {named.get(other.target, other.target)}"
    if other.first is not None and one.first is not None and other.first != one.first:
        contradicted.append(f"{told} từ ngày {_written(other.first)}")
    if one.whole != other.whole:
        contradicted.append(f"{told}, {'toàn bộ' if other.whole else 'một phần'}")
    return replace(
        one,
        first=one.first or other.first,
        part="; ".join(dict.fromkeys(filter(None, (one.part, other.part)))),
        verified=one.verified or other.verified,
    )


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return " ".join(one.split()) == " ".join(other.split())
    return bool(one == other)


def _written(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)
