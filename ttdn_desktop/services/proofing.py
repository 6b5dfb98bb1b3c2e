"""Spelling for the window and the command line: the shipped words, made once a process."""

from functools import cache

from ttdn_desktop import resources
from ttdn_desktop.language.spelling.values import SpellingWords
from ttdn_desktop.language.spelling.words import spelling_words


@cache
def spelling() -> SpellingWords:
    """The words that the spelling check knows."""
    places = (place.name for place in resources.places().provinces)
    return spelling_words(resources.load_json("spelling/frequencies.json"), resources.load_json("spelling/words.json"), places)
