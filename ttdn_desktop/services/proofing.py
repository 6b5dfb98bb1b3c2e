"""Spelling for the window and the command line: the shipped words, made once a process."""

from functools import cache

from ttdn_desktop import resources
from ttdn_desktop.language.spelling.checking import check_text
from ttdn_desktop.language.spelling.values import Slip, SlipKind, SpellingWords
from ttdn_desktop.language.spelling.words import spelling_words

__all__ = ["Slip", "SlipKind", "SpellingWords", "slips", "spelling"]


@cache
def spelling() -> SpellingWords:
    """The words that the spelling check knows."""
    places = (place.name for place in resources.places().provinces)
    return spelling_words(resources.load_json("spelling/frequencies.json"), resources.load_json("spelling/words.json"), places)


def slips(text: str, personal: frozenset[str] = frozenset()) -> tuple[Slip, ...]:
    """The slips in a text by the shipped words; `personal` are words in small letters that are right for this office."""
    return check_text(text, spelling(), personal)
