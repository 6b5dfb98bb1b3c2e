"""Names of exported files, filled from a pattern and fit for Windows, USB sticks and network drives."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import N_, _

LONGEST = 120
"""Characters of a name without its extension: Windows allows 260 for the whole path, folders included."""
_LAST = 24
"""Characters at the end of a long name of which whole words are kept."""

_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_SLASHES = re.compile(r"\s*[/\\]\s*")
_BLANKS = re.compile(r"\s+")
_FIELD = re.compile(r"\{([^{}]*)\}")
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameField:
    """A word in braces that a pattern may hold; `key` is stored, `word` is its msgid on the screen."""

    key: str
    word: str
    value: Callable[[Plan, str, dt.date], str]


def _number(plan: Plan, _kind: str, _today: dt.date) -> str:
    head = plan.document
    return "-".join(part for part in (head.number, head.symbol) if part) if head.number else ""


NAME_FIELDS = (
    NameField(key="type", word=N_("type"), value=lambda _plan, kind, _today: kind),
    NameField(key="number", word=N_("number"), value=_number),
    NameField(key="year", word=N_("year"), value=lambda plan, _kind, _today: str(plan.year or (plan.document.date.year if plan.document.date else ""))),
    NameField(key="subject", word=N_("subject"), value=lambda plan, _kind, _today: plan.document.subject),
    NameField(key="issuer", word=N_("agency"), value=lambda plan, _kind, _today: plan.issuer.name),
    NameField(key="date", word=N_("date"), value=lambda plan, _kind, today: (plan.document.date or today).isoformat()),
    NameField(key="draft", word=N_("draft"), value=lambda plan, _kind, _today: "" if plan.locked else str(plan.draft_no)),
)
_BY_KEY = {field.key: field for field in NAME_FIELDS}


def shown_pattern(pattern: str) -> str:
    """A stored pattern with its fields in the words of the interface: "{type} {year}" -> "{loại} {năm}"."""
    return _FIELD.sub(lambda found: "{" + (_(_BY_KEY[found[1]].word) if found[1] in _BY_KEY else found[1]) + "}", pattern)


def stored_pattern(shown: str) -> str:
    """The pattern as it is kept, whichever language its fields were typed in; unknown fields stay as typed."""
    keys = {_same(_(field.word)): field.key for field in NAME_FIELDS} | {field.key: field.key for field in NAME_FIELDS}
    return _FIELD.sub(lambda found: "{" + keys.get(_same(found[1]), found[1]) + "}", shown)


def unknown_fields(pattern: str) -> tuple[str, ...]:
    """Words in braces that no field answers to."""
    return tuple(name for name in _FIELD.findall(pattern) if name not in _BY_KEY)


def file_name(pattern: str, plan: Plan, kind: str, extension: str, today: dt.date) -> str:
    """The name of the file of one paper; `kind` is the official name of its type ("Kế hoạch"), `extension` bears its dot.

    What is empty leaves no doubled dash or bracket behind; a name is never empty, forbidden, reserved or too long.
    """
    filled = _FIELD.sub(lambda found: _BY_KEY[found[1]].value(plan, kind, today) if found[1] in _BY_KEY else "", pattern)
    return clean_name(filled or kind, kind) + extension


def clean_name(text: str, fallback: str) -> str:
    """The text as the name of a file without extension: NFC, one line, without what Windows forbids; the fallback where nothing is left."""
    name = unicodedata.normalize("NFC", text)
    name = _SLASHES.sub("-", name)
    name = _FORBIDDEN.sub(" ", name)
    name = "".join(c for c in name if unicodedata.category(c) not in {"Cf", "Cs", "Co", "Cn"})
    name = re.sub(r"\(\s*\)|\[\s*\]", " ", name)
    name = _BLANKS.sub(" ", name)
    name = re.sub(r"(?:\s[-–_,;]+)+(?=\s[-–_,;]|\s*$|\s*[(\[])", "", name)  # separators of fields that were empty
    name = re.sub(r"^[\s\-–_,;.]+", "", name)
    name = _cut(name.strip(" ."))
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return name or clean_name(fallback, "TTDN")


def _cut(name: str) -> str:
    """At most LONGEST characters (and 200 bytes, which some drives count), cut between words; the last words stay: they tell the year."""
    if _fits(name):
        return name
    last = name[-_LAST:].partition(" ")[2].strip()
    words = name[:LONGEST]
    while words and not _fits(f"{words}… {last}" if last else words):
        words = words[:-1]
    whole = (words.rsplit(" ", 1)[0] if " " in words[40:] else words).rstrip(" .-–,;")
    return f"{whole}… {last}" if last else whole


def _fits(name: str) -> bool:
    return len(name) <= LONGEST and len(name.encode()) <= 200


def _same(word: str) -> str:
    return unicodedata.normalize("NFC", word).strip().lower()
