"""Which words are said of those that stand in the data in Vietnamese and in English."""

from collections.abc import Mapping
from typing import Protocol

from ttdn_desktop.i18n import language


class InBoth(Protocol):
    """A value of the data with its words in both languages."""

    @property
    def vi(self) -> str: ...

    @property
    def en(self) -> str: ...


def spoken(words: InBoth | Mapping[str, str], speaking: str | None = None) -> str:
    """The words in that language, else in the one spoken now; a further language, which the data does not know, gets the English ones."""
    tongue = tongue_of(speaking)
    if isinstance(words, Mapping):
        return words.get(tongue) or words["vi"]
    return words.vi if tongue == "vi" else words.en


def tongue_of(speaking: str | None = None) -> str:
    """The language of the data for that of the interface: "vi" or "en"."""
    return "vi" if (speaking or language()) == "vi" else "en"
