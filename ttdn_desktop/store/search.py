"""Search over plans, tasks and bases without regard to accents; what agrees in its accents too comes first."""

import re
import unicodedata
from dataclasses import dataclass

from ttdn_desktop.language.fold import fold
from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.word_index import asked_words

_SNIPPET = 160  # characters shown of a long text
_GAP = 6  # words that may stand between those looked for
_AROUND = "\"'“”‘’()[]«».,;:-–/"


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRow:
    """A place found; `text` is the part of its text around the words."""

    kind: str
    part_id: str
    plan_id: str
    text: str


def search(connection: Connection, text: str, limit: int) -> tuple[HitRow, ...]:
    """At most `limit` places that hold all words (the last one may be the beginning of a word), best first; of a long text its first words are asked for."""
    text = unicodedata.normalize("NFC", text)
    folded = asked_words(fold(text))
    if not folded:
        return ()
    found: dict[int, HitRow] = {}
    for column, words in (("text", asked_words(text)), ("folded", folded)):
        if len(found) >= limit:
            break
        hits = connection.execute(
            """select search_rows.rowid, kind, part_id, plan_id, search_rows.text from search join search_rows on search_rows.rowid = search.rowid
               where search match ? order by search.rank limit ?""",
            [query_of(column, words), limit],
        )
        for rowid, kind, part_id, plan_id, whole in hits:
            found.setdefault(rowid, HitRow(kind=kind, part_id=part_id, plan_id=plan_id, text=snippet(whole, words)))
    return tuple(found.values())[:limit]


def query_of(column: str, words: list[str]) -> str:
    """What the index is asked: all words, of the last its beginning. Words are quoted, so that none of them is taken for an operator."""
    quoted = " AND ".join(f'"{word}"' for word in words)
    return f"{column} : ({quoted}*)"


def snippet(text: str, words: list[str]) -> str:
    """A long text cut around the place where most of the words stand close together, at blanks, with "…" where something was left out."""
    if len(text) <= _SNIPPET:
        return text.replace("\n", " ")
    folded = [fold(word) for word in words]
    tokens = list(re.finditer(r"\S+", text))
    first = _closest([fold(token[0]).strip(_AROUND) for token in tokens], folded)
    start = tokens[max(0, first - 6)].start()
    end = start + _SNIPPET
    if end < len(text):
        end = max(text.rfind(" ", start, end), text.rfind("\n", start, end), start + _SNIPPET // 2)
    return ("…" if start else "") + text[start:end].replace("\n", " ").strip() + ("…" if end < len(text) else "")


def _closest(tokens: list[str], words: list[str]) -> int:
    """Where the stretch of text begins that holds the most of the words; the first of several."""
    best, most = 0, 0
    for start, token in enumerate(tokens):
        if any(token.startswith(word) for word in words):
            near = tokens[start : start + len(words) + _GAP]
            count = sum(any(other.startswith(word) for other in near) for word in words)
            if count > most:
                best, most = start, count
            if most == len(words):
                break
    return best
