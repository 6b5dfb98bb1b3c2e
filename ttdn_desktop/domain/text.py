"""Text with emphasis, as runs that share one look."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one look; `text` is NFC and holds no line break (a soft break is `\\n`)."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


RichText = tuple[Run, ...]


def plain(text: RichText) -> str:
    """The characters alone."""
    return text[0].text if len(text) == 1 else "".join([run.text for run in text])


def rich(text: str, *, bold: bool = False, italic: bool = False, underline: bool = False) -> RichText:
    """One run of that text; nothing where the text is empty."""
    return (Run(text=text, bold=bold, italic=italic, underline=underline),) if text else ()


def joined(runs: Iterable[Run]) -> RichText:
    """The same text in the fewest runs: empty ones dropped, equal looks merged."""
    merged: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = merged[-1] if merged else None
        if last is not None and last.bold == run.bold and last.italic == run.italic and last.underline == run.underline:
            merged[-1] = _like(run, last.text + run.text)
        else:
            merged.append(run)
    return tuple(merged)


def cut(text: RichText, start: int, end: int) -> RichText:
    """The characters from start to end (end excluded), looks kept."""
    if len(text) == 1:
        run = text[0]
        piece = run.text[max(start, 0) : max(end, 0)]
        return (_like(run, piece),) if piece else ()
    out: list[Run] = []
    at = 0
    for run in text:
        piece = run.text[max(start - at, 0) : max(end - at, 0)]
        if piece:
            out.append(_like(run, piece))
        at += len(run.text)
    return joined(out)


def _like(run: Run, text: str) -> Run:
    """That text in the look of the run; the run itself where it is its own."""
    return run if text == run.text else Run(text=text, bold=run.bold, italic=run.italic, underline=run.underline)


def spliced(text: RichText, start: int, end: int, new: str) -> RichText:
    """The text with characters start to end replaced; the new ones take the look of the first replaced one, or of the one before."""
    before, after = cut(text, 0, start), cut(text, end, len(plain(text)))
    look = next(iter(cut(text, start, max(end, start + 1)) or before[-1:]), Run(text=""))
    return joined((*before, replace(look, text=new), *after))


def difference(old: str, new: str) -> tuple[int, int, str]:
    """The smallest replacement that makes `new` of `old`: start, end (excluded) and the characters that go there."""
    start = 0
    limit = min(len(old), len(new))
    while start < limit and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < limit - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start, len(old) - tail, new[start : len(new) - tail]
