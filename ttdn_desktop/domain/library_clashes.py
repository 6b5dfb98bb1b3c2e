"""What cannot hold of documents at once: relations that contradict each other or run in a circle, a relation against their days."""

from collections.abc import Collection, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from ttdn_desktop.domain.library import LegalDocument, Relation, RelationKind

RelationKey = tuple[RelationKind, str, str]
"""What tells relations apart."""

_OPPOSITE = {RelationKind.AMENDS: RelationKind.REPLACES, RelationKind.REPLACES: RelationKind.AMENDS}


def opposite(relation: Relation, relations: Mapping[RelationKey, Relation]) -> Relation | None:
    """The one of these relations that cannot hold beside it: what is replaced as a whole is not amended by the same document."""
    other_kind = _OPPOSITE.get(relation.kind)
    if other_kind is None:
        return None
    other = relations.get((other_kind, relation.source, relation.target))
    whole = relation if relation.kind is RelationKind.REPLACES else other
    return other if other is not None and whole is not None and whole.whole else None


def is_early(relation: Relation, source: LegalDocument | None) -> bool:
    """Whether it holds from a day before there was the document that brings it about."""
    return source is not None and source.date is not None and relation.first is not None and relation.first < source.date


def is_older(relation: Relation, source: LegalDocument | None, target: LegalDocument | None) -> bool:
    """Whether a document amends or replaces a later one."""
    if relation.kind is RelationKind.GUIDES or source is None or target is None or source.date is None or target.date is None:
        return False
    return target.date > source.date


def contradicting(relations: Iterable[Relation], among: Collection[RelationKey]) -> tuple[str, str] | None:
    """The ids of two documents of which the first amends the other and replaces all of it, by a relation of `among`: what is gone is not amended."""
    known = {one.key: one for one in relations}
    for one in known.values():
        other = opposite(one, known) if one.kind is RelationKind.AMENDS else None
        if other is not None and (one.key in among or other.key in among):
            return one.source, one.target
    return None


def circle(relations: Iterable[Relation]) -> tuple[str, ...] | None:
    """The ids of two documents on a way on which documents do the same to each other round about; in time that grows with the relations alone."""
    ways: dict[RelationKind, TopologicalSorter[str]] = {}
    for relation in relations:
        ways.setdefault(relation.kind, TopologicalSorter()).add(relation.source, relation.target)
    for way in ways.values():
        try:
            way.prepare()
        except CycleError as error:
            return tuple(error.args[1][:2])
    return None
