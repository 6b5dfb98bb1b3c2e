"""Spelling for the window and the command line: the shipped words, made once a process, and whole files looked through."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ttdn_desktop import resources
from ttdn_desktop.domain.library import Library
from ttdn_desktop.domain.reading import Source
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.language.spelling.checking import check_text
from ttdn_desktop.language.spelling.tones import ToneStyle, style_of, tone_slips
from ttdn_desktop.language.spelling.values import Slip, SlipKind, SpellingWords
from ttdn_desktop.language.spelling.words import spelling_words
from ttdn_desktop.paper.model import paragraphs
from ttdn_desktop.services.finding_places import paper_place
from ttdn_desktop.services.foreign import text_of, view_file
from ttdn_desktop.services.known_places import Directory, directory_of

if TYPE_CHECKING:
    from ttdn_desktop.services.fence import Fence

__all__ = ["Proof", "ProofLine", "Slip", "SlipKind", "SpellingWords", "proof_file", "speller", "spelling", "to_json"]

KINDS = {
    SlipKind.SYLLABLE: N_("not a Vietnamese syllable"),
    SlipKind.LOST: N_("a letter is lost"),
    SlipKind.CONTEXT: N_("does not go with the words beside it"),
    SlipKind.CONFUSED: N_("a usual confusion"),
    SlipKind.TWICE: N_("stands twice"),
    SlipKind.GLUED: N_("a blank is missing"),
    SlipKind.BLANK: N_("a blank too many"),
    SlipKind.LETTER: N_("a letter that only looks like ours, or a character that is not seen"),
    SlipKind.TONE: N_("the tone mark stands elsewhere in the rest of the document"),
}
"""What each kind of slip is called."""

_AROUND = 40  # characters on both sides of a slip that are shown with it


@lru_cache(maxsize=2)
def spelling(directory: Directory) -> SpellingWords:
    """The words that the spelling check knows, with the names of all provinces and communes."""
    provinces = (place.name for place in directory.provinces)
    places = (line.rpartition(";")[2] for lines in directory.gazetteer().now.values() for line in lines)
    return spelling_words(resources.load_json("spelling/frequencies.json"), resources.load_json("spelling/words.json"), provinces, places)


def speller(library: Library) -> Callable[[str, frozenset[str]], tuple[Slip, ...]]:
    """What finds the slips in a text, with the names that this library knows; it is given words in small letters that are right for the office."""
    words = spelling(directory_of(library))
    return lambda text, personal: check_text(text, words, personal)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofLine:
    """A line of a file in which something was found; `where` is its place in the file, empty where the file has none."""

    where: str
    text: str
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One file looked through, or why it was not read (`trouble`)."""

    name: str
    source: Source | None = None
    words: int = 0
    lines: tuple[ProofLine, ...] = ()
    trouble: str = ""
    kinds: Counter[SlipKind] = field(default_factory=Counter, repr=False)

    @property
    def count(self) -> int:
        """How many slips were found."""
        return self.kinds.total()

    @property
    def per_thousand(self) -> float:
        """Slips in a thousand words."""
        return round(1000 * self.count / self.words, 2) if self.words else 0.0


def proof_file(path: Path, fence: "Fence", library: Library, *, tones: bool = False) -> Proof:
    """Any file that is read, looked through behind the fence, by the names and words that this library knows; one that is not read says why.

    With `tones`, syllables are told too whose tone mark stands elsewhere than in most of the document ("hoà" among "hòa").
    """
    try:
        source, lines = _lines(path, fence)
    except UnreadableError as error:
        return Proof(name=str(path), trouble=error.message)
    style = style_of(text for _where, text in lines) if tones else None
    look, right = speller(library), frozenset(library.words)
    found = tuple(ProofLine(where=where, text=text, slips=own) for where, text in lines if (own := _with_tones(look(text, right), text, style)))
    kinds = Counter(slip.kind for line in found for slip in line.slips)
    return Proof(name=str(path), source=source, words=sum(len(text.split()) for _where, text in lines), lines=found, kinds=kinds)


def _with_tones(found: tuple[Slip, ...], text: str, style: ToneStyle | None) -> tuple[Slip, ...]:
    if style is None:
        return found
    moved = (one for one in tone_slips(text, style) if not any(one.start < slip.end and slip.start < one.end for slip in found))
    return tuple(sorted((*found, *moved), key=lambda slip: slip.start))


def _lines(path: Path, fence: "Fence") -> tuple[Source, tuple[tuple[str, str], ...]]:
    """The lines of a file with their places: of a document its paragraphs, of a workbook or a PLAN.json what is written in it."""
    seen = view_file(path, fence)
    parts = seen.file.paper.parts
    if parts:
        return seen.reading.source, tuple((line.where, line.text) for part in parts for line in paragraphs(part.blocks))
    return seen.reading.source, tuple(("", text) for text in text_of(path, fence).split("\n"))


def to_json(proof: Proof) -> dict[str, Any]:
    """What was found, as `ttdn proof --json` prints it."""
    source = proof.source
    return {
        "source": None if source is None else {"path": source.path, "format": source.format, "sha256": source.sha256},
        "words": proof.words,
        "slips": proof.count,
        "per_1000_words": proof.per_thousand,
        "kinds": {kind.value: count for kind, count in sorted(proof.kinds.items())},
        "findings": [
            {
                "where": line.where,
                "line": line.text,
                "start": slip.start,
                "end": slip.end,
                "kind": slip.kind.value,
                "text": slip.text,
                "proposals": list(slip.proposals),
                "sure": slip.sure,
            }
            for line in proof.lines
            for slip in line.slips
        ],
        "trouble": proof.trouble or None,
    }


def told(proof: Proof) -> Iterator[str]:
    """The same as lines for people, with what was counted at the end."""
    for line in proof.lines:
        place = paper_place(line.where)
        for slip in line.slips:
            yield f"  {place}: {_(KINDS[slip.kind])}" if place else f"  {_(KINDS[slip.kind])}"
            yield f"      {_context(line.text, slip)}"
            if any(slip.proposals):
                yield "      " + " ".join((_("Proposed:"), " / ".join(slip.proposals)))
    counted = ngettext("{count} slip", "{count} slips", proof.count).format(count=proof.count)
    yield _("{slips} in {words} words, {rate} in 1,000 words").format(slips=counted, words=proof.words, rate=f"{proof.per_thousand:g}")
    for kind, count in proof.kinds.most_common():
        yield f"  {_(KINDS[kind])}: {count}"


def _context(text: str, slip: Slip) -> str:
    """The slip in brackets with some words on both sides."""
    left = max(slip.start - _AROUND, 0)
    right = min(slip.end + _AROUND, len(text))
    left = text.find(" ", left, slip.start) + 1 or left if left else 0
    right = max(text.rfind(" ", slip.end, right), slip.end) if right < len(text) else right
    before, behind = "… " if left else "", " …" if right < len(text) else ""
    return f"{before}{text[left : slip.start]}[{slip.text}]{text[slip.end : right]}{behind}".replace("\n", " ")
