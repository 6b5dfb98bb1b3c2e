"""What became of a file whose old fonts were put into Unicode."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvertedFont:
    """An old font, or for a plain text its encoding: the font in its place, how many pieces of text were turned, one of them before and after."""

    font: str
    instead: str = ""
    count: int = 0
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """The file that was written; without fonts it is a copy of the other one, which had nothing to convert."""

    source: Path
    target: Path
    fonts: tuple[ConvertedFont, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversionOutcome:
    """What became of one of several files: what was written, or the sentence that says why nothing was."""

    source: Path
    converted: Converted | None = None
    trouble: str = ""
