"""Recorded changes and comments of a file, tied to the parts of the plan they stand in."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ttdn_desktop.domain.compare import Change, ChangeKind
from ttdn_desktop.domain.plan_tree import ROOT, Group, Node, PlanTree
from ttdn_desktop.domain.reading import Trace
from ttdn_desktop.paper.foreign import Remark, RemarkKind
from ttdn_desktop.paper.model import Paragraph, paragraphs
from ttdn_desktop.services.types import SeenFile

_AWAY = frozenset({RemarkKind.DELETED, RemarkKind.MOVED_AWAY})
_OUTER = frozenset({Group.SECTION, Group.ANNEX})
_SHORT = 4  # characters: too few to tell a deletion by its words


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who did something, and when, as far as the file says."""

    author: str
    at: dt.datetime | None = None


class Remarks:
    """Answers by place; made once for a file."""

    def __init__(self, seen: SeenFile) -> None:
        self._remarks = seen.file.remarks
        self._changes = [remark for remark in self._remarks if remark.kind is not RemarkKind.COMMENT]
        self._traces: dict[str, list[Trace]] = {}
        for trace in seen.reading.trace:
            self._traces.setdefault(trace.where, []).append(trace)
        self._fields = (
            sorted(((trace.path.removeprefix("/plan"), trace) for trace in seen.reading.trace if trace.path is not None), key=lambda pair: pair[0])
            if self._remarks
            else []
        )
        self._texts = {para.where: para.text for para in _paragraphs(seen) if para.where} if self._remarks else {}
        self._gone = _joined([remark for remark in self._changes if remark.kind in _AWAY])

    def hands(self, change: Change) -> tuple[Hand, ...]:
        """Who made this change, in the order of the text; nothing where it was not recorded."""
        if not self._changes:
            return ()
        found = [*self._around(change), *self._taken_away(change)]
        return tuple(dict.fromkeys(Hand(author=remark.author, at=remark.at) for remark in found if remark.author))

    def comments(self, tree: PlanTree) -> Iterator[tuple[Remark, Node, str]]:
        """Every comment with the part it stands on and the words it is about."""
        nodes = {node.path: node for node in tree.nodes.values() if node.path}
        for remark in self._remarks:
            if remark.kind is RemarkKind.COMMENT:
                yield remark, self._node(remark, nodes) or tree.nodes[ROOT], self._texts.get(remark.where, "")[remark.start : remark.end]

    def _node(self, remark: Remark, nodes: dict[str, Node]) -> Node | None:
        known = [trace for trace in self._traces.get(remark.where, ()) if trace.path is not None]
        known.sort(key=lambda trace: (not _touches(trace, remark), trace.start))
        for trace in known:
            path = (trace.path or "").removeprefix("/plan")
            while path:
                if path in nodes:
                    return nodes[path]
                path = path.rpartition("/")[0]
        return None

    def _around(self, change: Change) -> Iterator[Remark]:
        """Changes recorded where the part stands now."""
        if change.path_after is None:
            return
        prefix = change.path_after + (f"/{change.field.replace('.', '/')}" if change.field else "")
        outer = change.group in _OUTER and not change.field
        for path, trace in self._fields:
            if (path == prefix or path.startswith(f"{prefix}/")) and not (outer and ("/blocks/" in path[len(prefix) :] or "/sections/" in path[len(prefix) :])):
                yield from (remark for remark in self._changes if _touches(trace, remark) and self._fits(remark, change))

    @staticmethod
    def _fits(remark: Remark, change: Change) -> bool:
        """A change of looks alone explains a change of the same words."""
        return remark.kind is not RemarkKind.FORMATTED or change.before == change.after

    def _taken_away(self, change: Change) -> Iterator[Remark]:
        """Deletions known by their words: of parts that are gone, and of words that left a part."""
        if change.kind not in {ChangeKind.REMOVED, ChangeKind.MOVED}:
            return
        words = _bare(change.before.partition("\n")[0])
        for remark in self._gone:
            text = _bare(remark.text)
            if len(text) > _SHORT and words and (words in text or text in words):
                yield remark


def _touches(trace: Trace, remark: Remark) -> bool:
    if remark.where == trace.where:
        return remark.start <= trace.end and remark.end >= trace.start
    return bool(remark.where) and trace.where.startswith(remark.where + "c")  # a whole row


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _joined(remarks: list[Remark]) -> list[Remark]:
    """Pieces that one hand took from one place, as one."""
    out: list[Remark] = []
    for remark in remarks:
        if out and (out[-1].where, out[-1].start, out[-1].author) == (remark.where, remark.start, remark.author):
            out[-1] = replace(out[-1], text=out[-1].text + remark.text)
        else:
            out.append(remark)
    return out


def _paragraphs(seen: SeenFile) -> Iterator[Paragraph]:
    yield from paragraphs(tuple(seen.file.paper.blocks()))
