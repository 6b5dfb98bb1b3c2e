"""Text of before Unicode (TCVN3, VNI) that came into a plan by pasting or typing: found in what an edit brought, and turned on wish."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from ttdn_desktop.domain.plan import LegalBasis, Plan, Task
from ttdn_desktop.domain.text import Run, cut, joined, plain
from ttdn_desktop.language.old_fonts import Encoding, decoded, decoded_pieces
from ttdn_desktop.language.old_letters import guessed, risen, without_real_words
from ttdn_desktop.services.bases import reread
from ttdn_desktop.services.task_table import retimed

_LEAST = 2  # different words; a person is only asked
_LONGEST = 200_000  # characters of one edit that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class OldText:
    """Pieces of text that are codes of an old encoding."""

    encoding: str  # "TCVN3", "VNI"
    pieces: tuple[str, ...]

    @property
    def example(self) -> str:
        """The first piece as it would read."""
        return _turned(self.pieces[0], Encoding(self.encoding.lower()))


def old_text_in(before: Plan, after: Plan) -> OldText | None:
    """What an edit brought in that is certainly of an old encoding; None for everything else, at little cost."""
    new = tuple(dict.fromkeys(piece for piece in _brought(before, after) if not piece.isascii() and without_real_words(piece) == piece))
    if not new or sum(map(len, new)) > _LONGEST:
        return None
    encoding = guessed(new, least=_LEAST)
    return None if encoding is None else OldText(encoding=encoding.value.upper(), pieces=new)


def in_unicode(plan: Plan, old: OldText) -> Plan:
    """The plan with these pieces in Unicode wherever they stand; looks stay, citations and times are understood anew."""
    encoding = Encoding(old.encoding.lower())
    pieces = sorted(old.pieces, key=len, reverse=True)
    changed: Plan = _mapped(plan, pieces, encoding)
    return changed


# --- what an edit brought


def _brought(before: Any, after: Any) -> Iterator[str]:
    """The texts of the newer value that the older has not: of a text that grew, the words that came in."""
    if before is after:
        return
    if isinstance(after, str):
        yield from _words_between(before if isinstance(before, str) else "", after)
    elif _is_rich(after):
        yield from _words_between(plain(before) if _is_rich(before) else "", plain(after))
    elif isinstance(after, tuple):
        known = {id(one) for one in before} if isinstance(before, tuple) else set()
        new = [one for one in after if id(one) not in known]
        left = {id(one) for one in after}
        gone = [one for one in before if id(one) not in left] if isinstance(before, tuple) else []
        for at, one in enumerate(new):
            yield from _brought(gone[at] if len(gone) == len(new) else None, one)
    elif is_dataclass(after):
        for field in fields(after):
            yield from _brought(getattr(before, field.name, None), getattr(after, field.name))


def _words_between(before: str, after: str) -> Iterator[str]:
    """What stands between the beginning and the end that both share, line by line, with its words whole."""
    if before == after or after.isascii():
        return
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = len(after)
    while end > start and len(after) - end < len(before) - start and before[len(before) - 1 - (len(after) - end)] == after[end - 1]:
        end -= 1
    while start > 0 and not after[start - 1].isspace():
        start -= 1
    while end < len(after) and not after[end].isspace():
        end += 1
    for line in after[start:end].split("\n"):
        if line.strip():
            yield line.strip()


def _is_rich(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Run)


# --- turning it


def _mapped(value: Any, pieces: list[str], encoding: Encoding) -> Any:
    """The value with the pieces turned; the very same where it holds none."""
    if isinstance(value, str):
        return value if value.isascii() else _with_turned(value, pieces, encoding)
    if _is_rich(value):
        return _rich_turned(value, pieces, encoding)
    if isinstance(value, tuple):
        new = tuple(_mapped(one, pieces, encoding) for one in value)
        return value if all(a is b for a, b in zip(new, value, strict=True)) else new
    if isinstance(value, LegalBasis):
        text = _mapped(value.text, pieces, encoding)
        return value if text is value.text else reread(value, text)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: new for field in fields(value) if (new := _mapped(old := getattr(value, field.name), pieces, encoding)) is not old}
        if isinstance(value, Task) and "time" in changes:
            changes["time"] = retimed(value.time, changes["time"].text)
        return replace(value, **changes) if changes else value
    return value


def _turned(piece: str, encoding: Encoding) -> str:
    return risen(piece, decoded(piece, encoding))


def _with_turned(text: str, pieces: list[str], encoding: Encoding) -> str:
    for piece in pieces:
        if piece in text:
            text = text.replace(piece, _turned(piece, encoding))
    return text


def _rich_turned(text: tuple[Run, ...], pieces: list[str], encoding: Encoding) -> tuple[Run, ...]:
    """The same for text with looks: a pair of codes that is cut by the border of two looks becomes a letter of the first."""
    for piece in pieces:
        at = plain(text).find(piece)
        if at < 0:
            continue
        runs = cut(text, at, at + len(piece))
        turned = decoded_pieces([run.text for run in runs], encoding)
        rises = risen(piece, "a") == "A"
        inner = (replace(run, text=new.upper() if rises else new) for run, new in zip(runs, turned, strict=True) if new)
        text = joined((*cut(text, 0, at), *inner, *cut(text, at + len(piece), len(plain(text)))))
    return text
