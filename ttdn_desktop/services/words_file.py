"""An office's own words in a file for colleagues: written whole, and taken in text by text with a reason for each that cannot be."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.i18n import _
from ttdn_desktop.language.blanks import tidy
from ttdn_desktop.services.files import read_bytes, replacing
from ttdn_desktop.services.office_words import KindPlaces, KindTexts, office_texts, shown, told, troubles

SUFFIX = ".json"
_FORMAT = "ttdn-words"
_VERSION = 1
_LARGEST = 4_000_000  # bytes; all words of all papers are a hundredth of that


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenWords:
    """What a file of words gives: the texts that can be used, by kind and key, and a sentence for each that cannot."""

    words: Mapping[str, Mapping[str, str]]
    refused: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many texts can be used."""
        return sum(map(len, self.words.values()))


def write_words(words: Mapping[str, Mapping[str, str]], target: Path, office: str = "") -> Path:
    """Write an office's own words, whole or not at all; FileBusyError, FileWriteError as `services.files.replacing`."""
    data = {"format": _FORMAT, "version": _VERSION, "office": office, "texts": words}
    with replacing(target) as stream:
        stream.write(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n")
    return target


def read_words(path: Path) -> TakenWords:
    """The words in such a file, checked against what papers have now; UnreadableError for every other file."""
    content = read_bytes(path, _LARGEST + 1)
    no_words = _("“{name}” holds no words of papers. Choose a file that this program has written.").format(name=path.name)
    if len(content) > _LARGEST:
        raise UnreadableError(no_words)
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise UnreadableError(no_words) from error
    if not isinstance(data, dict) or data.get("format") != _FORMAT or not isinstance(data.get("texts"), dict):
        raise UnreadableError(no_words)
    if data.get("version") != _VERSION:
        raise UnreadableError(_("“{name}” was made by a newer version of the program. Install the newer version to open it.").format(name=path.name))
    return _checked(data["texts"])


def taken_over(own: Mapping[str, Mapping[str, str]], taken: TakenWords) -> dict[str, dict[str, str]]:
    """The office's words with those of a file over them; texts that the file does not have stay."""
    return {kind: {**own.get(kind, {}), **taken.words.get(kind, {})} for kind in {**own, **taken.words}}


def _checked(texts: Mapping[str, Any]) -> TakenWords:
    known = {kind.key: kind for kind in office_texts({}, KindPlaces(None))}
    good: dict[str, dict[str, str]] = {}
    refused = []
    for kind, given in texts.items():
        if kind not in known or not isinstance(given, dict):
            refused.append(_("There is no paper “{kind}” in this version.").format(kind=kind))
            continue
        for key, text in given.items():
            if why := _why_not(known[kind], key, text):
                refused.append(why)
            else:
                good.setdefault(kind, {})[key] = tidy(text)
    return TakenWords(words=good, refused=tuple(refused))


def _why_not(kind: KindTexts, key: str, text: object) -> str:
    """Why this text cannot be used; nothing where it can."""
    found = next((one for one in kind.texts if one.key == key), None)
    if found is None or not isinstance(text, str):
        return _("{paper}: there is no text “{key}” in this version.").format(paper=kind.name, key=key)
    wrong = next((trouble for trouble in troubles(found, text) if trouble.error), None)
    if wrong is None:
        return ""
    return _("{paper}, {part} “{text}”: {why}").format(paper=kind.name, part=told(found), text=shown(text), why=wrong.said)
