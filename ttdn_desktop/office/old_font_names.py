"""Names of fonts of before Unicode, put into those that take their place, wherever a part of an Office package names them."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from ttdn_desktop.language.old_fonts import Encoding
from ttdn_desktop.language.old_letters import Tally
from ttdn_desktop.language.old_lines import Line, font_of, tallies_of, trusted_of, turned_pieces

FontNames = Callable[[str], str]
"""The font of Unicode that takes the place of an old one."""

EXAMPLE = 60
"""Characters of an example, before and after."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FACES = tuple(_A + name for name in ("latin", "ea", "cs", "sym"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedFont:
    """An old font of a file: the one in its place, how many pieces of text were turned, and one of them before and after."""

    font: str
    instead: str
    count: int = 0
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """A file in Unicode and what became of its old fonts; the very bytes that were given where it has none."""

    data: bytes
    fonts: tuple[TurnedFont, ...] = ()


@dataclass(slots=True)
class Turning:
    """The work on one file: what its texts are typed in, and what has been turned so far."""

    names: FontNames
    tallies: dict[Encoding, Tally] = field(default_factory=lambda: tallies_of(()))
    seen: dict[str, None] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, tuple[str, str]] = field(default_factory=dict)

    def weigh(self, lines: Iterable[Line]) -> None:
        """Look at lines before any is turned."""
        for encoding, tally in tallies_of(lines).items():
            self.tallies[encoding].encoded += tally.encoded
            self.tallies[encoding].real += tally.real

    def trusted(self) -> tuple[Encoding, ...]:
        return trusted_of(self.tallies)

    def line(self, pieces: Line) -> tuple[str, ...]:
        """The line in Unicode, counted."""
        if not any(font_of(font) is not None for _, font in pieces):
            return tuple(text for text, _ in pieces)
        new = turned_pieces(pieces, self.tallies)
        for (before, font), after in zip(pieces, new, strict=True):
            if font is not None and before != after:
                self._count(font, before.strip(), after.strip())
        return new

    def _count(self, font: str, before: str, after: str) -> None:
        self.seen.setdefault(font)
        self.counts[font] += 1
        if len(self.examples.get(font, ("", ""))[0]) < min(len(before), 10):
            self.examples[font] = (before[:EXAMPLE], after[:EXAMPLE])

    def name(self, font: str) -> str | None:
        """The name instead of an old one; None for a font that stays."""
        if font_of(font) is None:
            return None
        self.seen.setdefault(font)
        return self.names(font)

    def rename(self, element: etree._Element, attributes: Sequence[str]) -> bool:
        """Whether an attribute of this element named an old font, which it does no more."""
        changed = False
        for attribute in attributes:
            said = element.get(attribute)
            if said is not None and (new := self.name(said)) is not None:
                element.set(attribute, new)
                changed = True
        return changed

    def faces(self, root: etree._Element) -> bool:
        """The same for the fonts of drawings, charts and themes."""
        return bool(sum(self.rename(face, ("typeface",)) for face in root.iter(*_FACES)))

    def result(self) -> tuple[TurnedFont, ...]:
        return tuple(
            TurnedFont(font=font, instead=self.names(font), count=self.counts[font], before=before, after=after)
            for font in self.seen
            for before, after in [self.examples.get(font, ("", ""))]
        )


def preserve(node: etree._Element) -> None:
    """Blanks at the ends of a text count."""
    text = node.text or ""
    if text != text.strip():
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
