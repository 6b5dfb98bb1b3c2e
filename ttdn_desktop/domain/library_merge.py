"""Two documents of the library made one: what the kept one lacks is taken from the other, what contradicts it is written into its note."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ttdn_desktop.domain.library import LegalDocument, Library, Origin, Relation
from ttdn_desktop.domain.library_clashes import circle
from ttdn_desktop.domain.library_edits import LibraryEditError, Refusal, name_of, repointed, required, with_removed

_FIELDS = ("type", "number", "date", "issuer", "subject", "group", "effective_from", "expired_from", "source")
"""Fields of which one of a pair is kept; of the others the status and its day count together (see `_status`)."""

_UNKNOWN = frozenset({"", "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """What the merged document, or a relation of it, says otherwise than the one that stays: the field, in that which is gone."""

    field: str
    gone: LegalDocument | Relation


Noted = Callable[[tuple[Differs, ...], Library], str]
"""Words these for the note of the office."""


def merge(library: Library, keep: str, other: str, noted: Noted) -> Library:
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
    united = _united(kept, gone, lambda own: noted((*contradicted, *own), library) if contradicted or own else "")
    return replace(
        library,
        documents=tuple(united if one.id == keep else one for one in library.documents if one.id != other),
        relations=relations,
        sets=tuple(repointed(one, {other: keep}) for one in library.sets),
        removed=with_removed(library.removed, gone),
    )


def _united(kept: LegalDocument, gone: LegalDocument, line_of: Callable[[list[Differs]], str]) -> LegalDocument:
    changes: dict[str, Any] = {}
    contradicted: list[Differs] = []
    for field in _FIELDS:
        mine, its = getattr(kept, field), getattr(gone, field)
        if its in {None, ""} or _same(mine, its):
            continue
        if mine in {None, ""}:
            changes[field] = its
        else:
            contradicted.append(Differs(field=field, gone=gone))
    changes |= _status(kept, gone, contradicted)
    changed = bool(changes)
    if gone.verified and not kept.verified:
        if contradicted:
            contradicted.append(Differs(field="verified", gone=gone))
        else:
            changes["verified"] = True
    return replace(
        kept,
        **changes,
        tags=tuple(dict.fromkeys((*kept.tags, *gone.tags))),
        files=tuple({(one.sha256, one.name): one for one in (*gone.files, *kept.files)}.values()),
        note="\n".join(dict.fromkeys(part for part in (kept.note, gone.note, line_of(contradicted)) if part)),
        merged=tuple(dict.fromkeys((*kept.merged, gone.id, *gone.merged))),
        edited=kept.edited or (changed and kept.origin is Origin.SHIPPED),
    )


def _status(kept: LegalDocument, gone: LegalDocument, contradicted: list[Differs]) -> dict[str, Any]:
    """What was seen of the document and when count together; of two like sights the later one stands."""
    if gone.status in _UNKNOWN:
        return {}
    if kept.status in _UNKNOWN:
        return {"status": gone.status, "status_day": gone.status_day}
    if kept.status == gone.status:
        days = [day for day in (kept.status_day, gone.status_day) if day is not None]
        return {"status_day": max(days)} if days and max(days) != kept.status_day else {}
    contradicted.append(Differs(field="status", gone=gone))
    return {}


def _relations(library: Library, keep: str, other: str) -> tuple[tuple[Relation, ...], list[Differs]]:
    """The relations with the kept document in the place of the other, each once; and what of the doubles could not be kept."""
    found: dict[Any, Relation] = {}
    contradicted: list[Differs] = []
    for one in library.relations:
        moved = replace(one, source=keep if one.source == other else one.source, target=keep if one.target == other else one.target)
        twin = found.get(moved.key)
        found[moved.key] = moved if twin is None else _one_relation(twin, moved, contradicted)
    return tuple(found.values()), contradicted


def _one_relation(one: Relation, other: Relation, contradicted: list[Differs]) -> Relation:
    if other.first is not None and one.first is not None and other.first != one.first:
        contradicted.append(Differs(field="first", gone=other))
    if one.whole != other.whole:
        contradicted.append(Differs(field="whole", gone=other))
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
