"""The account of a reading: which characters of the source went where; each character belongs to exactly one."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ttdn_desktop.domain.reading import Trace, Unread
from ttdn_desktop.paper.values import variants
from ttdn_desktop.reading.paras import Para

STRUCTURE = None
"""Path of labels, numbers, punctuation, blanks."""

_WRITTEN = re.compile(r"[^\W_]")
_BLANKS_OR_NOT = re.compile(r"\s+|\S+")
_FEW = 8
"""Claims of one place that are looked through one by one."""

_UNREAD = "!"  # begins the claim of what was not understood; the reason follows

Claim = tuple[int, int, str | None, bool]
"""Start, end (excluded), path, sureness."""

State = tuple[str | None, str | None, bool]
"""Path, reason of not being read, sureness."""


@dataclass(slots=True)
class Ledger:
    """Takes claims while stages read; a character that is claimed once stays so, later claims get only what is left.

    Paths of parts that move in the plan are written "@id/rest" and become JSON pointers at the end.
    """

    _texts: dict[str, str] = field(default_factory=dict)
    _claims: dict[str, list[Claim]] = field(default_factory=dict)  # of each place, in their order, none over another
    _done: set[str] = field(default_factory=set)  # places of which all that is left is structure

    @classmethod
    def of(cls, lines: Sequence[Para]) -> "Ledger":
        """An empty account of these lines."""
        texts: dict[str, str] = {}
        for line in lines:
            for piece in line.pieces:  # the pieces of one place come in their order
                text, where = line.text[piece.start : piece.end], piece.where
                texts[where] = texts[where] + text if where in texts else text
        return cls(texts, {where: [] for where in texts})

    def claim(self, path: str | None, para: Para, start: int = 0, end: int | None = None, *, sure: bool = True) -> None:
        """These characters of a paragraph went to that path."""
        stop = len(para.text) if end is None else end
        for piece in para.pieces:  # as Para.places does, without a list: nothing is asked for more often
            first = piece.start
            a = start if start > first else first
            b = stop if stop < piece.end else piece.end
            where = piece.where
            if a >= b or where in self._done:
                continue
            shift = piece.offset - first
            a, b = a + shift, b + shift
            claims = self._claims[where]
            if not claims or claims[-1][1] <= a:
                claims.append((a, b, path, sure))
            elif free := _gaps(claims, a, b):
                claims += [(first, last, path, sure) for first, last in free]
                claims.sort()

    def structure(self, *paras: Para) -> None:
        """All that is left of these paragraphs is structure."""
        for para in paras:
            pieces = para.pieces
            if len(pieces) == 1 and pieces[0].offset == 0 and pieces[0].end - pieces[0].start == len(self._texts[pieces[0].where]):  # as nearly always
                self._done.add(pieces[0].where)
            else:
                self.claim(STRUCTURE, para)

    def unread(self, why: str, *paras: Para) -> None:
        """All that is left of these paragraphs was not understood, for that reason; bare marks and blanks are structure."""
        for para in paras:
            for where, a, b in para.places(0, len(para.text)):
                claims, text = self._claims[where], self._texts[where]
                for first, last in _gaps(claims, a, b) if where not in self._done else ():
                    claims.append((first, last, f"{_UNREAD}{why}" if _WRITTEN.search(text, first, last) else STRUCTURE, True))
                claims.sort(key=_start)

    def open(self, para: Para) -> bool:
        """Whether a paragraph holds letters or digits nobody claimed."""
        return any(
            _WRITTEN.search(self._texts[where], first, last)
            for where, a, b in para.places(0, len(para.text))
            if where not in self._done
            for first, last in _gaps(self._claims[where], a, b)
        )

    def closed(self, pointers: Mapping[str, str]) -> tuple[tuple[Trace, ...], tuple[Unread, ...]]:
        """The final account. Free blanks are structure, other free characters unread; a token whose part is not in the plan is a fault."""
        trace: list[Trace] = []
        unread: list[Unread] = []
        for where, text in self._texts.items():
            claims = self._claims[where]
            if len(claims) == 1:
                start, end, path, sure = claims[0]
                if start == 0 and end == len(text) and (path is None or path[0] != _UNREAD):  # as nearly every cell
                    trace.append(_trace(path and _pointed(path, pointers), where, 0, end, sure))
                    continue
            elif not claims and where in self._done:  # a cell without words, a line that is drawn
                if text:
                    trace.append(_trace(None, where, 0, len(text), True))
                continue
            stretches = _stretches(claims, text, pointers, all_structure=where in self._done)
            for start, end, (path, why, sure) in stretches if len(stretches) == 1 else _settled(stretches, text):
                if why is None:
                    trace.append(_trace(path, where, start, end, sure))
                else:
                    unread.append(Unread(where=where, text=text[start:end], why=why))
        return tuple(trace), tuple(unread)


Stretch = tuple[int, int, State]
"""Start, end (excluded), what they are."""

_STRUCTURE: State = (None, None, True)
_NOT_UNDERSTOOD: State = (None, "not_understood", True)


_trace = variants(Trace(path=None, where="", start=0, end=0), "path", "where", "start", "end", "sure")


def _stretches(claims: Sequence[Claim], text: str, pointers: Mapping[str, str], *, all_structure: bool) -> list[Stretch]:
    """The place from end to end: what was claimed, and what is free between."""
    out: list[Stretch] = []
    at = 0
    for start, end, path, sure in claims:
        if at < start:
            out += [(at, start, _STRUCTURE)] if all_structure else _free(text, at, start)
        out.append((start, end, _STRUCTURE if path is None and sure else _state(path, sure, pointers)))
        at = end
    if at < len(text):
        out += [(at, len(text), _STRUCTURE)] if all_structure else _free(text, at, len(text))
    return out


def _start(claim: Claim) -> int:
    return claim[0]


def _gaps(claims: Sequence[Claim], start: int, end: int) -> list[tuple[int, int]]:
    """The stretches from start to end that nobody claimed."""
    out: list[tuple[int, int]] = []
    near = claims if len(claims) <= _FEW else claims[max(bisect_right(claims, start, key=_start) - 1, 0) :]
    for first, last, _path, _sure in near:
        if last <= start:
            continue
        if first >= end:
            break
        if start < first:
            out.append((start, first))
        start = max(start, last)
    if start < end:
        out.append((start, end))
    return out


def _free(text: str, start: int, end: int) -> list[Stretch]:
    """Blanks are structure, other words not understood."""
    if text[start:end].isspace():
        return [(start, end, _STRUCTURE)]
    return [(match.start(), match.end(), _STRUCTURE if match[0].isspace() else _NOT_UNDERSTOOD) for match in _BLANKS_OR_NOT.finditer(text, start, end)]


def _state(path: str | None, sure: bool, pointers: Mapping[str, str]) -> State:
    if path is None:
        return _STRUCTURE if sure else (None, None, False)
    if path[0] == _UNREAD:
        return (None, path[1:], True)
    return (_pointed(path, pointers), None, sure)


def _pointed(path: str, pointers: Mapping[str, str]) -> str:
    """The pointer that a path became."""
    if path[0] != "@":
        return path
    slash = path.find("/")
    return pointers[path[1:slash]] + path[slash:] if slash > 0 else pointers[path[1:]]


def _settled(stretches: list[Stretch], text: str) -> list[Stretch]:
    """Stretches of the same kind as one; blanks between two pieces of the same unread text belong to it."""
    out: list[Stretch] = []
    for start, end, state in stretches:
        if out and out[-1][2] == state:
            out[-1] = (out[-1][0], end, state)
        elif len(out) > 1 and state[1] is not None and out[-2][2] == state and out[-1][2] == _STRUCTURE and text[out[-1][0] : out[-1][1]].isspace():
            out[-2:] = [(out[-2][0], end, state)]
        else:
            out.append((start, end, state))
    return out
