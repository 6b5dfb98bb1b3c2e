"""The gate to the words of an office for its papers: imported where they are needed, for what is behind it loads late."""

# ruff: noqa: PLC0415 - that is what this module is for

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ttdn_desktop.services.words_file import TakenWords
    from ttdn_desktop.services.workspace import Workspace


def kept_words(workspace: "Workspace") -> dict[str, dict[str, str]]:
    """The office's own words; blocks until they are read (services/paper_choices.py)."""
    from ttdn_desktop.services import paper_choices as module

    return module.kept_words(workspace)


def keep_words(workspace: "Workspace", words: Mapping[str, Mapping[str, str]]) -> "Future[None]":
    """Keep the office's own words in the place of those before (services/paper_choices.py)."""
    from ttdn_desktop.services import paper_choices as module

    return module.keep_words(workspace, words)


def read_words(path: Path) -> "TakenWords":
    """The words in a file of them (services/words_file.py)."""
    from ttdn_desktop.services import words_file as module

    return module.read_words(path)


def words_with(own: Mapping[str, Mapping[str, str]], taken: "TakenWords") -> dict[str, dict[str, str]]:
    """The office's words with those of a file over them (services/words_file.py)."""
    from ttdn_desktop.services import words_file as module

    return module.taken_over(own, taken)


def write_words(words: Mapping[str, Mapping[str, str]], target: Path, office: str = "") -> Path:
    """Write an office's own words to a file, whole or not at all (services/words_file.py)."""
    from ttdn_desktop.services import words_file as module

    return module.write_words(words, target, office)
