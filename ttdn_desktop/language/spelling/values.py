"""What the spelling check finds, and the words it knows; values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class SlipKind(StrEnum):
    """What is wrong with a piece of text."""

    SYLLABLE = "syllable"  # no syllable of Vietnamese, and no known foreign word
    LOST = "lost"  # a letter was lost, with the blank after it where it ended its word: "tnh", "Thtướng"
    CONTEXT = "context"  # a syllable, but not the one that its neighbours call for: "tình hình mi"
    CONFUSED = "confused"  # a usual confusion: "hổ trợ"
    TWICE = "twice"  # a word stands twice: "của của"
    GLUED = "glued"  # words without a blank between them: "QUYẾTĐỊNH", "Nam.Các"
    BLANK = "blank"  # a blank too many, or one that is no common blank
    LETTER = "letter"  # a letter of another script, letters apart from their marks, a character that is not seen
    TONE = "tone"  # the tone mark is not where the rest of the document has it; only when asked for


@dataclass(frozen=True, slots=True)
class Slip:
    """Characters `start` to `end` of a text, and what could stand there, the likeliest first; nothing is ever changed."""

    start: int
    end: int
    kind: SlipKind
    text: str  # as it stands
    proposals: tuple[str, ...] = ()
    sure: bool = False  # whether the first proposal is the only one that makes sense


@dataclass(frozen=True, slots=True)
class Confusion:
    """Words that are often written for others; with the syllables before or behind them with which they are right."""

    wrong: tuple[str, ...]
    right: tuple[str, ...]
    at: int = 0  # which of the wrong syllables, the first or the second, it is looked for by
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that could stand there; `weight` grows with how likely they are. How often they were met with their neighbours, and their parts together."""

    text: str
    kind: SlipKind
    weight: float
    beside: int
    inside: int
    marks_only: bool  # the letters without their marks are those that were written

    @property
    def seen(self) -> int:
        """How often any of them were met together."""
        return self.beside + self.inside


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SpellingWords:
    """The frequency list and the lists made by hand; made by `spelling_words`, shared by all who check.

    Syllables and pairs of syllables ("tình hình") are in small letters with the tone mark as `tones.placed` puts it.
    """

    counts: Mapping[str, int] = field(repr=False)  # how often a syllable was met
    pairs: Mapping[str, int] = field(repr=False)  # how often two followed each other
    names: frozenset[str] = field(repr=False)  # pairs written with capitals: "hải dương"
    after: Mapping[str, int] = field(repr=False)  # how often a syllable was the first of a pair
    before: Mapping[str, int] = field(repr=False)  # and the second
    met: int  # how many pairs were met
    lost: Mapping[str, tuple[str, ...]] = field(repr=False)  # syllables that others become when they lose a letter, with those others
    broken: Mapping[str, tuple[str, ...]] = field(repr=False)  # the same for what is no syllable any more
    ended: Mapping[str, tuple[str, ...]] = field(repr=False)  # and for what loses its last letter
    usual: tuple[Mapping[str, str], Mapping[str, str]] = field(repr=False)  # what nearly always stands before a syllable, and behind it
    rare: frozenset[str] = field(repr=False)  # much rarer than another syllable of the same letters
    near: Mapping[str, tuple[str, ...]] = field(repr=False)  # syllables by their letters without marks, the most frequent first
    confusions: Mapping[str, tuple[Confusion, ...]] = field(repr=False)  # by the rarer of their first two syllables
    confused: frozenset[str] = field(repr=False)  # what they begin with: one syllable, or a pair
    foreign: frozenset[str] = field(repr=False)
    short: frozenset[str] = field(repr=False)
    once: frozenset[str] = field(repr=False)  # small words that never do
    doubled: frozenset[str] = field(repr=False)  # words of two syllables that stand twice where a name meets an action
    closing: frozenset[str] = field(repr=False)  # but behind a word that one of these closes: "tiếp theo"
    fine: set[str] = field(default_factory=set, repr=False)  # pieces between blanks of which nothing can be said whatever stands around them
    quiet: set[str] = field(default_factory=set, repr=False)  # pieces with those around them of which nothing was found; both grow as texts are met
    plain: set[str] = field(default_factory=set, repr=False)  # words of which nothing can be said
    answered: dict[tuple[str, str, str], tuple[Candidate, ...]] = field(default_factory=dict, repr=False)  # for a word between two others
