"""The official words of the papers around a plan, as data with places `{…}` to be filled, and an office's own words put over them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum


@dataclass(frozen=True, slots=True, kw_only=True)
class FactWords:
    """A value asked once for a paper. `vi`, `en`: how it is asked; `blank` stands where it is not known, `parts` names the parts of each line, "|" between."""

    name: str
    vi: str
    en: str
    blank: str = ""
    parts: tuple[str, ...] = ()  # of lines; none: one text
    list_of: str = ""  # the list of the plan that is taken where no lines are given


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column of a table in a body: head, usual width (mm), text of its cells with places."""

    key: str
    head: str
    width: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockWords:
    """One paragraph, item (with a mark) or table; one for each entry of the list `each`, and only `when` all these places are filled ("!x": is not)."""

    key: str
    text: str = ""
    mark: str = ""
    each: str = ""
    when: tuple[str, ...] = ()
    columns: tuple[TableColumn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionWords:
    """A part of a body, an empty heading for text that stands by itself; one for each entry of `each`."""

    key: str
    heading: str = ""
    role: str = "other"
    each: str = ""
    when: tuple[str, ...] = ()
    blocks: tuple[BlockWords, ...] = ()
    sections: tuple["SectionWords", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWords:
    """All words of one kind of paper. `lines` are its other texts: subject, enacting words, titles of attachments …"""

    key: str
    vi: str
    en: str
    type: str  # abbreviation of Annex III
    lines: Mapping[str, str] = field(repr=False)
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    facts: tuple[FactWords, ...] = ()
    sections: tuple[SectionWords, ...] = ()
    articles: tuple[SectionWords, ...] = ()
    families: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)  # other words of a family of regimes ("party"), by key


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonWords:
    """Words that all papers share: who heads a unit, how a reference reads, blanks to be filled by hand."""

    heads: Mapping[str, str]  # how a unit's name begins: how the post of its head begins
    posts: Mapping[str, str]  # the same: the post alone, in capitals, as a signature block bears it
    ordered: tuple[str, ...]  # how names of units begin that the issuing body gives orders to; others are asked
    blanks: Mapping[str, str]  # room by name: moment, date, line …
    lines: Mapping[str, str]  # references and phrases by name
    party_units: tuple[str, ...]  # how names of units of the Party begin, folded
    party_archive: str  # the expression that finds the office in the last recipient of a paper of the Party
    collective: tuple[str, ...]  # how names of bodies of the state begin that decide as a whole, not through their head
    committees_of_party: tuple[str, ...]  # how names of committees of the Party begin, whose standing committee decides
    short_names: Mapping[str, str]  # "Ủy ban nhân dân": "UBND", for the line of the superior body
    office: str  # how the name of the unit begins that serves the issuing body
    leaders: tuple[str, ...]  # how recipients begin who get every paper


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersWording:
    """The words of all kinds, by key."""

    common: CommonWords
    kinds: Mapping[str, PaperWords] = field(repr=False)


class TextPart(Enum):
    """What a text of official words is in its paper."""

    LINE = "line"  # subject, enacting words, labels: printed or filled by the drafting of its kind
    ADDRESSEES = "addressees"
    RECIPIENTS = "recipients"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    COLUMN = "column"  # the head of a column


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedText:
    """A text that an office may word in its own way. `each`: the lists it is repeated for, the outer one first; `when`: see `BlockWords`."""

    key: str
    text: str
    part: TextPart
    each: tuple[str, ...] = ()
    when: tuple[str, ...] = ()


def worded_texts(words: PaperWords) -> Iterator[WordedText]:
    """Everything an office may word in its own way; lines of addressees and recipients are one text."""
    yield from (WordedText(key=key, text=text, part=TextPart.LINE) for key, text in words.lines.items())
    for part, lines in ((TextPart.ADDRESSEES, words.addressees), (TextPart.RECIPIENTS, words.recipients)):
        if lines:
            yield WordedText(key=part.value, text="\n".join(lines), part=part)
    for section in (*words.articles, *words.sections):
        yield from _section_texts(section, (), ())


def with_texts(words: PaperWords, own: Mapping[str, str]) -> PaperWords:
    """The words with an office's own texts over them; an empty text leaves its block or line out, keys that are not there are passed over."""
    if not own:
        return words
    return replace(
        words,
        lines={key: own.get(key, text) for key, text in words.lines.items()},
        addressees=_lines("addressees", words.addressees, own),
        recipients=_lines("recipients", words.recipients, own),
        sections=tuple(_section(section, own) for section in words.sections),
        articles=tuple(_section(section, own) for section in words.articles),
    )


def merged(wording: PapersWording, overrides: Mapping[str, Mapping[str, str]], family: str = "") -> PapersWording:
    """The words as they hold in a family of regimes and in one office; `overrides` are that office's own texts by kind and key."""
    kinds = {key: with_texts(with_texts(words, words.families.get(family, {})), overrides.get(key, {})) for key, words in wording.kinds.items()}
    return replace(wording, kinds=kinds)


def _section_texts(section: SectionWords, each: tuple[str, ...], when: tuple[str, ...]) -> Iterator[WordedText]:
    each, when = (*each, *filter(None, [section.each])), (*when, *section.when)
    if section.heading:
        yield WordedText(key=section.key, text=section.heading, part=TextPart.HEADING, each=each, when=when)
    for block in section.blocks:
        here = (*when, *block.when)
        if block.text:
            part = TextPart.ITEM if block.mark else TextPart.PARAGRAPH
            yield WordedText(key=block.key, text=block.text, part=part, each=(*each, *filter(None, [block.each])), when=here)
        for column in block.columns:
            yield WordedText(key=f"{block.key}.{column.key}", text=column.head, part=TextPart.COLUMN, when=here)
    for child in section.sections:
        yield from _section_texts(child, each, when)


def _lines(name: str, lines: tuple[str, ...], own: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in own[name].splitlines() if line.strip()) if lines and name in own else lines


def _section(section: SectionWords, own: Mapping[str, str]) -> SectionWords:
    blocks = (_block(block, own) for block in section.blocks if own.get(block.key, "-") or block.columns)
    heading = own.get(section.key, section.heading) if section.heading else ""
    return replace(section, heading=heading, blocks=tuple(blocks), sections=tuple(_section(child, own) for child in section.sections))


def _block(block: BlockWords, own: Mapping[str, str]) -> BlockWords:
    columns = tuple(replace(column, head=own.get(f"{block.key}.{column.key}", column.head)) for column in block.columns)
    return replace(block, text=own.get(block.key, block.text), columns=columns)
