"""Paragraphs with emphasis whose plain text was typed over: what stayed keeps its look."""

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ttdn_desktop.domain.text import RichText, Run, joined, plain

Paragraphs = tuple[RichText, ...]


@dataclass(frozen=True, slots=True)
class _Character:
    """One character with its look; `ends` marks the end of a paragraph, told apart from a soft break."""

    text: str
    look: Run
    ends: bool = False


_PLAIN = Run(text="")
_WORDS = re.compile(r"\w+|\W", re.DOTALL)


def paragraphs_text(paragraphs: Paragraphs) -> str:
    """Paragraphs as the lines of one plain text; soft breaks are line ends too."""
    return "\n".join(plain(paragraph) for paragraph in paragraphs)


def retyped(paragraphs: Paragraphs, text: str) -> Paragraphs:
    """The paragraphs after their plain text became `text`.

    Only words that differ are new: they take the look of the first character they replace, or of the one before; their line ends begin paragraphs.
    `paragraphs_text(retyped(p, text)) == text`, and the same text gives the same paragraphs.
    """
    old_text = paragraphs_text(paragraphs)
    if old_text == text:
        return paragraphs
    if not text:
        return ()
    old = _characters(paragraphs)
    shorter = min(len(old_text), len(text))
    head = next((i for i in range(shorter) if old_text[i] != text[i]), shorter)
    tail = next((i for i in range(shorter - head) if old_text[-1 - i] != text[-1 - i]), shorter - head)
    new = old[:head]
    for start, end, typed in _changes(old_text[head : len(old_text) - tail], text[head : len(text) - tail]):
        kept = old[head + start : head + end]
        if typed is None:
            new += kept
            continue
        look = (kept[0] if kept else new[-1] if new else _Character("", _PLAIN)).look
        new += [_Character(c, look, c == "\n") for c in typed]
    return _grouped([*new, *old[len(old) - tail :]])


def _changes(old: str, new: str) -> list[tuple[int, int, str | None]]:
    """The old characters from start to end, and what stands for them now; None where they stay."""
    old_words, new_words = _WORDS.findall(old), _WORDS.findall(new)
    starts = [0]
    for word in old_words:
        starts.append(starts[-1] + len(word))
    steps = SequenceMatcher(None, old_words, new_words, autojunk=False).get_opcodes()
    return [(starts[a], starts[b], None if kind == "equal" else "".join(new_words[c:d])) for kind, a, b, c, d in steps]


def _characters(paragraphs: Paragraphs) -> list[_Character]:
    out: list[_Character] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            out.append(_Character("\n", out[-1].look if out else _PLAIN, ends=True))
        out.extend(_Character(c, replace(run, text="")) for run in paragraph for c in run.text)
    return out


def _grouped(characters: list[_Character]) -> Paragraphs:
    paragraphs: list[list[Run]] = [[]]
    for character in characters:
        if character.ends:
            paragraphs.append([])
        else:
            paragraphs[-1].append(replace(character.look, text=character.text))
    return tuple(joined(runs) for runs in paragraphs)
