"""The account of a reading: which characters of the source went where; each character belongs to exactly one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ttdn_desktop.domain.reading import Trace, Unread
from ttdn_desktop.reading.paras import Para

STRUCTURE = None
"""Path of labels, numbers, punctuation, blanks."""

_FREE = object()


@dataclass(slots=True)
class Ledger:
    """Takes claims while stages read; a character that is claimed once stays so, later claims get only what is left.

    Paths of parts that move in the plan are written "@id/rest" and become JSON pointers at the end.
    """

    _claims: dict[str, list[object]] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)
    _unsure: dict[str, set[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Sequence[Para]) -> "Ledger":
        """An empty account of these lines."""
        ledger = cls()
        texts: dict[str, list[str]] = {}
        for line in lines:
            for piece in line.pieces:  # the pieces of one place come in their order
                texts.setdefault(piece.where, []).append(line.text[piece.start : piece.end])
        ledger._texts = {where: "".join(parts) for where, parts in texts.items()}
        ledger._claims = {where: [_FREE] * len(text) for where, text in ledger._texts.items()}
        return ledger

    def claim(self, path: str | None, para: Para, start: int = 0, end: int | None = None, *, sure: bool = True) -> None:
        """These characters of a paragraph went to that path."""
        for where, a, b in para.places(start, len(para.text) if end is None else end):
            account = self._claims[where]
            for at in range(a, b):
                if account[at] is _FREE:
                    account[at] = path
                    if not sure:
                        self._unsure.setdefault(where, set()).add(at)

    def structure(self, *paras: Para) -> None:
        """All that is left of these paragraphs is structure."""
        for para in paras:
            self.claim(STRUCTURE, para)

    def unread(self, why: str, *paras: Para) -> None:
        """All that is left of these paragraphs was not understood, for that reason."""
        for para in paras:
            self.claim(f"!{why}" if self.open(para) else STRUCTURE, para)

    def open(self, para: Para) -> bool:
        """Whether a paragraph holds letters or digits nobody claimed."""
        return any(
            self._claims[where][at] is _FREE and self._texts[where][at].isalnum() for where, a, b in para.places(0, len(para.text)) for at in range(a, b)
        )

    def closed(self, pointers: Mapping[str, str]) -> tuple[tuple[Trace, ...], tuple[Unread, ...]]:
        """The final account. Free blanks are structure, other free characters unread; a token whose part is not in the plan is a fault."""
        trace: list[Trace] = []
        unread: list[Unread] = []
        for where, account in self._claims.items():
            text = self._texts[where]
            states = [self._state(where, at, pointers) for at in range(len(account))]
            at = 0
            for state, run in groupby(_settled(states, text)):
                end = at + sum(1 for _ in run)
                path, why, sure = state
                if why is None:
                    trace.append(Trace(path=path, where=where, start=at, end=end, sure=sure))
                else:
                    unread.append(Unread(where=where, text=text[at:end], why=why))
                at = end
        return tuple(trace), tuple(unread)

    def _state(self, where: str, at: int, pointers: Mapping[str, str]) -> "State":
        claim = self._claims[where][at]
        sure = at not in self._unsure.get(where, ())
        if claim is _FREE:
            return (None, None, True) if self._texts[where][at].isspace() else (None, "not_understood", True)
        if claim is None:
            return (None, None, True)
        path = str(claim)
        if path.startswith("!"):
            return (None, path[1:], True)
        if path.startswith("@"):
            token, slash, rest = path[1:].partition("/")
            path = pointers[token] + slash + rest
        return (path, None, sure)


State = tuple[str | None, str | None, bool]
"""Path, reason of not being read, sureness."""


def _settled(states: Iterable[State], text: str) -> list[State]:
    """Blanks and marks between two pieces of the same unread text belong to it."""
    out = list(states)
    at = 0
    while at < len(out):
        if out[at][1] is None:
            at += 1
            continue
        end = at
        while end < len(out) and (out[end][1] == out[at][1] or (out[end] == (None, None, True) and text[end].isspace())):
            end += 1
        while out[end - 1][1] is None:
            end -= 1
        out[at:end] = [out[at]] * (end - at)
        at = end
    return out
