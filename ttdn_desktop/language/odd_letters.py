"""Letters of other scripts that look like Latin ones, and characters that are not seen."""

_ALIKE = dict(
    zip(
        "ÐðƉɖАВЕКМНОРСТУХаеорсухіјѕІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ĐđĐđABEKMHOPCTYXaeopcyxijsIJSABEZHIKMNOPTYXo",
        strict=True,
    )
)

LATIN = str.maketrans(_ALIKE)
"""The Latin letter for each that looks like it, for `str.translate`."""

LETTERS = "".join(_ALIKE)
"""The letters that look like Latin ones, as they stand in a class of a pattern."""

UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Characters that are not seen, as they stand in a class of a pattern."""


def is_mixed(word: str) -> bool:
    """Whether letters that only look so stand among Latin ones; a word of another script is that script's. "Ð" always stands for Đ."""
    if word[0] in "ÐðƉ":
        return True
    own = [char for char in word if char.isalpha() and char not in _ALIKE]
    return bool(own) and all(char < "\u0250" or "\u1e00" <= char < "\u1f00" for char in own)
