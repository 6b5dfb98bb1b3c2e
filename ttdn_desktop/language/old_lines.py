"""Lines of pieces in different fonts, as Unicode: what was typed for an old font, and only that, is decoded across the borders of the pieces."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from ttdn_desktop.language.old_fonts import Encoding, OldFont, decoded, decoded_pieces, encoding_of_font
from ttdn_desktop.language.old_letters import Tally, Verdict, parted_at_real_words, verdict_of, without_real_words

Line = Sequence[tuple[str, str | None]]
"""The pieces of a line, each with the name of its font."""

font_of = cache(encoding_of_font)
"""What a font makes of its codes, worked out once for each name."""


def tallies_of(lines: Iterable[Line]) -> dict[Encoding, Tally]:
    """For each encoding of the fonts of these lines, given as pieces of text and font: how many of its words are codes."""
    tallies = {encoding: Tally() for encoding in Encoding}
    for line in lines:
        for first, last, font in _stretches(line):
            tallies[font.encoding].add(*verdict_of("".join(text for text, _ in line[first:last]), font.encoding))
    return tallies


def turned_pieces(pieces: Line, tallies: Mapping[Encoding, Tally]) -> tuple[str, ...]:
    """The texts of one line in Unicode, given with the font of each; what is Unicode already stays as it is."""
    new = [text for text, _ in pieces]
    for first, last, font in _stretches(pieces):
        texts = [text for text, _ in pieces[first:last]]
        whole = "".join(text for text, name in pieces if (own := font_of(name)) is not None and own.encoding is font.encoding)
        tally = tallies[font.encoding]
        if _is_encoded("".join(texts), whole, font, tally):
            decoded_texts = decoded_pieces(texts, font.encoding)
        elif _is_encoded(without_real_words("".join(texts)), without_real_words(whole), font, tally):
            decoded_texts = _around_real_words(texts, font.encoding)
        else:
            continue
        for place, text in enumerate(decoded_texts, first):
            own = font_of(pieces[place][1])
            new[place] = text.upper() if own is not None and own.capitals else text
    return tuple(new)


def _around_real_words(texts: Sequence[str], encoding: Encoding) -> tuple[str, ...]:
    """Pieces in which somebody typed words in Unicode among codes of the font: those words stay, the rest is decoded."""
    chunks = [(place, chunk, real) for place, text in enumerate(texts) for chunk, real in parted_at_real_words(text)]
    rest = iter(decoded_pieces([chunk for _, chunk, real in chunks if not real], encoding))
    new = [""] * len(texts)
    for place, chunk, real in chunks:
        new[place] += chunk if real else next(rest)
    return tuple(new)


def _is_encoded(text: str, whole: str, font: OldFont, tally: Tally) -> bool:
    verdict = verdict_of(text, font.encoding)[0]
    if verdict is Verdict.UNSURE:
        verdict = verdict_of(whole, font.encoding)[0]
    return verdict is Verdict.ENCODED or (verdict in {Verdict.UNSURE, Verdict.PLAIN} and tally.trusted)


def _stretches(pieces: Line) -> Iterator[tuple[int, int, OldFont]]:
    """From, to (excluded) and font of neighbouring pieces whose fonts have one encoding."""
    start = 0
    while start < len(pieces):
        font = font_of(pieces[start][1])
        end = start + 1
        while font is not None and end < len(pieces) and (other := font_of(pieces[end][1])) is not None and other.encoding is font.encoding:
            end += 1
        if font is not None:
            yield start, end, font
        start = end


def trusted_of(tallies: Mapping[Encoding, Tally]) -> tuple[Encoding, ...]:
    """The encodings that texts of this document are typed in."""
    return tuple(encoding for encoding, tally in tallies.items() if tally.trusted)


def loosely(text: str, encodings: Sequence[Encoding]) -> str:
    """A text whose font is not known, by the encodings of the document it belongs to."""
    if not text or text.isascii():
        return text
    return next((decoded(text, encoding) for encoding in encodings if verdict_of(text, encoding)[0] is Verdict.ENCODED), text)
