"""Which bodies of the directory a name means: as it is spelled, abbreviated, in another order of words, or without its marks."""

import datetime as dt
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from ttdn_desktop.domain.bodies import Body
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.place_index import plain_name
from ttdn_desktop.language.unit_groups import ABBREVIATION, letters_in

_WORD = re.compile(r"\w+")
_LETTERS_OF = re.compile(r"(?<!\w)[A-ZĐƯ]{1,8}(?!\w)")
_SHORT = re.compile(rf"\w+\s+{ABBREVIATION.pattern}")
_BETWEEN = re.compile(r"\s*[,&/–-]?\s*")
_REACH = 100  # characters
_LETTERS = 2
_WHOLE = 3
_WORDS_BEFORE = 8  # behind more of them no abbreviation stands
_WORDS_IN_ORDER = 3


class Match(StrEnum):
    """How a name says a body."""

    EXACT = "exact"
    SHORT = "short"  # abbreviated
    ORDER = "order"  # its words in another order
    MARKS = "marks"  # without its marks


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIndex:
    """Bodies by what may be written for them."""

    exact: dict[Hashable, tuple[Body, ...]]
    short: dict[Hashable, tuple[Body, ...]]
    letters: dict[Hashable, tuple[Body, ...]]
    order: dict[Hashable, tuple[Body, ...]]
    marks: dict[Hashable, tuple[Body, ...]]


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in small letters; "và", commas and dashes do not count."""
    return tuple(word for word in _WORD.findall(plain_name(name)) if word != "và")


@lru_cache(maxsize=4)
def _index(directory: Directory) -> NameIndex:
    return index_of(directory.bodies)


def index_of(bodies: Sequence[Body]) -> NameIndex:
    """What may be written for these bodies."""
    return NameIndex(
        exact=_by(bodies, lambda body: [tokens(body.name)]),
        short=_by(bodies, lambda body: map(tokens, body.short)),
        letters=_by(bodies, lambda body: (key for name in (body.name, *body.short) for key in _abbreviations(tokens(name)))),
        order=_by(bodies, lambda body: [tuple(sorted(tokens(body.name)))]),
        marks=_by(bodies, lambda body: (tuple(map(fold, tokens(name))) for name in (body.name, *body.short))),
    )


def _by(bodies: Iterable[Body], keys: Callable[[Body], Iterable[Hashable]]) -> dict[Hashable, tuple[Body, ...]]:
    found: dict[Hashable, tuple[Body, ...]] = {}
    for body in bodies:
        for key in dict.fromkeys(keys(body)):
            found[key] = (*found.get(key, ()), body)
    return found


def _abbreviations(words: tuple[str, ...]) -> Iterable[tuple[tuple[str, ...], str]]:
    """First words that may stand whole, and the first letters of the rest."""
    for at in range(len(words)):
        letters = "".join(word[0] for word in words[at:])
        if len(letters) >= (_LETTERS if at else _WHOLE):
            yield words[:at], letters


def bodies_named(name: str, directory: Directory) -> tuple[Match, tuple[Body, ...]] | None:
    """The bodies of the directory a name may mean, of whatever time, and how it says them; None where it says none."""
    return named_in(_index(directory), name)


def named_in(index: NameIndex, name: str) -> tuple[Match, tuple[Body, ...]] | None:
    """The same among the bodies of that index."""
    words = tokens(name)
    if not words:
        return None
    if found := index.exact.get(words):
        return Match.EXACT, found
    if found := index.short.get(words) or _by_letters(name, index):
        return Match.SHORT, found
    if len(words) >= _WORDS_IN_ORDER and (found := index.order.get(tuple(sorted(words)))):
        return Match.ORDER, found
    if fold(name) == name.lower() and (found := index.marks.get(words)):
        return Match.MARKS, found
    return None


def _by_letters(name: str, index: NameIndex) -> tuple[Body, ...]:
    """ "Sở TT&TT", "Sở Văn hóa, TT và DL", "LĐLĐ"."""
    for start in islice(re.finditer(r"(?<!\w)(?=[A-ZĐƯ])", name), _WORDS_BEFORE):
        short = ABBREVIATION.fullmatch(name, start.start())
        if short is None:
            continue
        if found := index.letters.get((tokens(name[: start.start()]), letters_in(short[0]))):
            return found
    return ()


def body_at(text: str, start: int, directory: Directory) -> tuple[int, tuple[Body, ...]] | None:
    """The longest name of a body, whole or abbreviated, that begins there in running text: where it ends, and the bodies it may mean."""
    index, words, found = _index(directory), list[str](), None
    end = start
    for word in _WORD.finditer(text, start, start + _REACH):
        if words and not _BETWEEN.fullmatch(text, end, word.start()):
            break
        end = word.end()
        words += [one for one in tokens(word[0]) if one != "và"]
        if word[0].lower() != "và" and (bodies := index.exact.get(tuple(words)) or index.short.get(tuple(words))):
            found = (end, bodies)
    if found is not None:
        return found
    first = _WORD.match(text, start)
    letters = [] if first is None else [*_LETTERS_OF.finditer(text, first.end(), first.end() + _REACH)]
    for at in range(len(letters), 0, -1):
        short = text[start : letters[at - 1].end()]
        if _SHORT.fullmatch(short) and (bodies := _by_letters(short, index)):
            return start + len(short), bodies
    return None


def on_day(bodies: tuple[Body, ...], day: dt.date) -> tuple[Body, ...]:
    """Those that stood on the day; where none did, those that stood last."""
    if standing := tuple(body for body in bodies if body.stands_on(day)):
        return standing
    gone = tuple(body for body in bodies if body.last is not None and body.last < day)
    return tuple(body for body in gone if body.last == max(one.last for one in gone if one.last is not None)) or bodies


def likely(name: str, day: dt.date, directory: Directory, limit: int = 5) -> tuple[Body, ...]:
    """Bodies in whose names all words of this one stand, to be asked about."""
    words = set(tokens(name))
    if len(words) < _LETTERS:
        return ()
    found = (body for body in directory.bodies if body.stands_on(day) and words <= set(tokens(body.name)))
    return tuple(sorted(found, key=lambda body: len(body.name))[:limit])
