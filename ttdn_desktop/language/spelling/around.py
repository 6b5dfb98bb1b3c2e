"""A word with what stands around it."""

import re
from dataclasses import dataclass

from ttdn_desktop.language.spelling.words import FIGURE, key

_SYMBOLS = frozenset("0123456789_@/\\&#%=+<>$~^|*")
_ADDRESS = re.compile(r"://|@|www\.|\.(?:vn|com|net|org|gov|html?|docx?|xlsx?|pdf|png|jpe?g)(?![^\W\d_])", re.IGNORECASE)
_JOINING = frozenset("-–'’.")
_STARTS = frozenset('.!?:;•|–—-+*"“”‘’()[]/\n\t')


@dataclass(frozen=True, slots=True)
class Around:
    """Word `word` at `start` to `end` of a text; neighbours are empty where more than a blank stands between."""

    text: str
    word: str
    start: int
    end: int
    before: str  # as the lists have them; `FIGURE` for a number
    before_that: str
    before_start: int  # where the word before begins
    behind: str
    next: tuple[str, ...]  # up to three words behind it, as the lists have them
    next_end: tuple[int, ...]  # where they end
    written_before: str
    written_behind: str
    begins: bool  # whether a sentence or line begins with it
    joined: bool  # by a hyphen or dot to another word
    number_before: bool  # a figure stands before it: it may be a unit
    number_behind: bool
    symbolic: bool  # it is a part of a number, a symbol, an address


def around(text: str, places: list[re.Match[str]], at: int) -> Around:
    """What stands around that word of the text."""
    here = places[at]
    start, end = here.span()
    before = _neighbour(text, places, at - 1, at) if at else ""
    after: list[str] = []
    ends: list[int] = []
    for number in range(at + 1, min(at + 4, len(places))):
        if not _near(text, places[number - 1].end(), places[number].start()):
            break
        after.append(places[number][0])
        ends.append(places[number].end())
    left, right = text[start - 1 : start], text[end : end + 1]
    return Around(
        text=text,
        word=here[0],
        start=start,
        end=end,
        before=key(before) if before else _figure(text[start - 2 : start]),
        before_that=key(_neighbour(text, places, at - 2, at - 1)) if before and at > 1 else "",
        before_start=places[at - 1].start() if before else start,
        behind=key(after[0]) if after else _figure(text[end : end + 2][::-1]),
        next=tuple(map(key, after)),
        next_end=tuple(ends),
        written_before=before,
        written_behind=after[0] if after else "",
        begins=(text[:start].rstrip()[-1:] or "\n") in _STARTS,
        joined=(left in _JOINING and text[start - 2 : start - 1].isalpha()) or (right in _JOINING and text[end + 1 : end + 2].isalpha()),
        number_before=text[:start].rstrip()[-1:].isdigit(),
        number_behind=text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit(),
        symbolic=left in _SYMBOLS or right in _SYMBOLS or _in_address(text, start, end),
    )


def _neighbour(text: str, places: list[re.Match[str]], first: int, second: int) -> str:
    return places[first][0] if _near(text, places[first].end(), places[second].start()) else ""


def _figure(beside: str) -> str:
    """The sign of a number where a figure and then a blank stand next to the word."""
    return FIGURE if beside[:1].isdigit() and beside[1:] == " " else ""


def _near(text: str, end: int, start: int) -> bool:
    return text[end:start].isspace()


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether the piece between blanks is an address or the name of a file."""
    left = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    right = min((at for at in (text.find(" ", end), text.find("\n", end)) if at >= 0), default=len(text))
    if right - left == end - start:
        return False
    return _ADDRESS.search(text, left, right) is not None
