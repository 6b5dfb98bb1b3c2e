"""The shipped words by which documents are read and units known, made once a process and shared by all who read."""

from functools import cache

from ttdn_desktop import resources
from ttdn_desktop.language.unit_groups import GroupWords, group_words
from ttdn_desktop.reading.words import ReadingWords, words_from


@cache
def reading_words() -> ReadingWords:
    """The words by which parts of a document are known."""
    return words_from(resources.load_json("reading/labels.json"), resources.regime_terms())


@cache
def unit_words() -> GroupWords:
    """The words by which groups of units are known."""
    return group_words(resources.load_json("reading/unit_groups.json"), resources.load_json("reading/labels.json")["unit_heads"])
