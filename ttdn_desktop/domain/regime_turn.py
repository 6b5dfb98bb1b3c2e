"""Words of a paper of the state as the Party has them, and the other way round."""

import re
from collections.abc import Iterator, Sequence

from ttdn_desktop.domain.archive import is_archive
from ttdn_desktop.domain.plan import Issuer
from ttdn_desktop.domain.regime_words import RegimeWords, body_named, letterhead_lines, named, one_way
from ttdn_desktop.domain.regimes import Family

LETTER = "CV"
"""The type whose symbol names no type in papers of the state (công văn)."""

_SIGNS = {Family.STATE: "-", Family.PARTY: "/"}
_AUTHORITIES = {Family.STATE: re.compile(r"(?:TM|KT|TL|TUQ)\."), Family.PARTY: re.compile(r"(?:T/M|K/T|T/L)\b")}


class Turner:
    """Turns words of one family into those of the other; None where they should change and nobody can say how."""

    def __init__(self, issuer: Issuer, old: Family, new: Family, words: RegimeWords, recipients: Sequence[str] = ()) -> None:
        self.old, self.new = old, new
        self._words = words
        self._issuer = issuer
        self._own = body_named(words, old, issuer.name)
        archive = next((line for line in reversed(recipients) if is_archive(line)), "")
        self._unit = archive.partition(", ")[2]  # that drafts, as the archive names it

    def body(self, name: str) -> str:
        """The name of the body at the same place; one that both families have, such as a steering committee, stays."""
        found = body_named(self._words, self.old, name)
        return named(found[0].words(self.new), found[1], capitals=name.isupper()) if found else name

    def lines(self, text: str) -> str | None:
        """The name as the letterhead breaks it."""
        if self._own is None:
            return text
        pair, place = self._own
        usual = " ".join(letterhead_lines(pair.words(self.old), place))
        return "\n".join(letterhead_lines(pair.words(self.new), place)) if " ".join(text.upper().split()) == usual else None

    def symbol(self, kind: str, text: str) -> str | None:
        """The symbol: KH-UBND and KH/ĐU, of a letter UBND-VHXH and CV/ĐU; the drafting unit, which the Party's leaves out, stands beside the archive too."""
        mine, other = (self._own[0].words(family).symbol if self._own else "" for family in (self.old, self.new))
        start = f"{kind}{_SIGNS[self.old]}"
        if text.startswith(start) and not (kind == LETTER and self.old is Family.STATE):
            letters = text.removeprefix(start)
            body = other if mine and letters == mine else letters
            if kind == LETTER:
                return f"{body}-{self._unit}" if self._unit else body
            return f"{kind}{_SIGNS[self.new]}{body}"
        if kind == LETTER and self.old is Family.STATE and "/" not in text:
            body = other if mine and text.split("-", maxsplit=1)[0] == mine else text
            return f"{kind}{_SIGNS[self.new]}{body}"
        return None

    def prose(self, text: str) -> str:
        """Running text that names the issuing body, with or without its place."""
        if self._own is None:
            return text
        own, other = (self._own[0].words(family).name.split(" {")[0] for family in (self.old, self.new))
        return text.replace(own, other)

    def signing(self, text: str) -> str | None:
        """Authority lines and post, the last line: as the body of the other family signs, else with the other abbreviations."""
        *capacity, title = text.split("\n")
        for pair in self._own[0].signing if self._own else ():
            own, other = pair if self.old is Family.STATE else pair[::-1]
            if own.capacity == tuple(capacity) and own.title.lower() == title.lower():
                return "\n".join((*other.capacity, other.title.upper() if title.isupper() else other.title))
        turned = [self._capacity(line) for line in capacity]
        return None if any(_AUTHORITIES[self.old].match(line) for line in turned) else "\n".join((*turned, title))

    def _capacity(self, line: str) -> str:
        for own, other in one_way(self._words.capacities, self.new):
            if line.startswith(f"{own} "):
                return f"{other}{line.removeprefix(own)}"
        return line

    def recipient(self, text: str) -> str | None:
        """A recipient; only the archive, which comes last, differs."""
        pairs = tuple(self._archives())
        for own, other in pairs:
            if text == own or text.startswith(f"{own},"):
                return other + text.removeprefix(own)
        return None if is_archive(text) and not any(text.startswith(other) for _, other in pairs) else text

    def _archives(self) -> Iterator[tuple[str, str]]:
        for name in (self._issuer.name, self._issuer.parent or ""):
            if found := body_named(self._words, self.old, name):
                yield found[0].words(self.old).archive, found[0].words(self.new).archive
        yield from one_way(self._words.archives, self.new)
