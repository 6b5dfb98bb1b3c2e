"""What a blank of a template is called, which kind of value it takes, and which fact of a plan answers it."""

import re
from dataclasses import dataclass

from ttdn_desktop.domain.template import BlankKind, Fact, Shape
from ttdn_desktop.paper.form import FormLine
from ttdn_desktop.reading.blank_words import BlankWords
from ttdn_desktop.reading.blanks import Spot, SpotKind, without_mark
from ttdn_desktop.reading.words import folded

_MOST_WORDS = 9
_MOST_BEFORE_COLON = 14
_LONGEST_NAME = 70
_LONGEST_CONTEXT = 60
_FEW = 2  # letters that tell whether a line is in capitals
_STOP = re.compile(r"[;!?\n\t]|\.\s|,\s")
_CLAUSE = re.compile(r"[;!?\n\t]|\.\s")
_PLACE = re.compile(r"[^,]{0,60},\s*$")
_ADDRESSED = re.compile(r"\s*(?:Ông|Bà|Anh|Đồng\s+chí|Đ/c)(?:\s*(?:\((?:bà|chị)\)|/\s?[Bb]à))?\s*:?\s*$")
"""How a person is addressed before the name: "Chủ trì: Ông (bà) ……"."""
_OWN_NUMBER = re.compile(r"\s*Số\s*:", re.IGNORECASE)
_CODE_LEFT = re.compile(r"^\s*/\S+\s*")
_DATE_WORDS = frozenset({"ngay", "thang", "nam", "dd", "mm", "yyyy"})
_FIGURE = re.compile(r"\d[\d.,]*\s*%?")
_SAMPLE_DATE = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?")
_OR = re.compile(r"[/|]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place to fill with what is known of it; `thing` tells that the same name elsewhere asks for the same."""

    name: str
    kind: BlankKind
    fact: Fact | None = None
    choices: tuple[str, ...] = ()
    default: str = ""
    question: str = ""
    thing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around a line: the head of its column or the label beside it, the line before, the heading above."""

    head: str = ""
    before: str = ""
    name: str = ""  # of the place before it on the line
    opening: bool = False  # among the first lines of a paper
    closing: bool = False  # among the last
    signs: bool = False  # below the post of who signs
    post: bool = False  # itself the post of who signs
    receives: int = 0  # among those who receive: the number, from 1, of the line that begins their list


def named(spot: Spot, line: FormLine, before_end: int, around: Around, words: BlankWords) -> Named:
    """The name, kind and fact of a place; `before_end` is where the place before it on the line ended."""
    text = line.text
    generic = folded(spot.name) in words.generic  # "[số]" of a paper that is cited is not that of another one
    label = _name_by_label(text, spot, before_end, around, words) if generic or not tidy(spot.name) else ""
    name = label or tidy(spot.name)
    if around.receives and folded(text[: spot.start]).lstrip(" -+").startswith("luu"):
        name = words.names["archive"]
    choices = _choices(spot.name)
    fact = _fact(spot, text, name, around, words)
    if fact is not None and (not spot.name or spot.name.isascii()):
        name = words.fact_name(fact)
    kind = BlankKind.CHOICE if choices else _kind(spot, text, name, fact, words)
    default = text[spot.start : spot.end] if spot.kind is SpotKind.SAMPLE else ""
    said = (
        fact is not None
        or (spot.kind is SpotKind.NAMED and not generic)
        or folded(name).split()[-1:] in [[thing] for thing in words.things]
        or folded(name) in words.things
    )
    return Named(name=name, kind=kind, fact=fact, choices=choices, default=default, thing=said)


def tidy(text: str) -> str:
    """A name as shown: one line, without marks at its ends, the first letter large, capitals only where not all are."""
    plain = " ".join(without_mark(text).split()).strip(" .,:;…_([-–")
    if plain.isupper() and len(plain) > 5:
        plain = plain.lower()
    if len(plain) > _LONGEST_NAME:
        plain = plain[:_LONGEST_NAME].rsplit(" ", 1)[0] + " …"
    return plain[:1].upper() + plain[1:]


def _name_by_label(text: str, spot: Spot, before_end: int, around: Around, words: BlankWords) -> str:
    if spot.kind is SpotKind.DATE:
        held = _label(re.sub(r"ngày\s?$", "", text[before_end : spot.start], flags=re.IGNORECASE), words)
        return tidy(f"{words.names['day']} – {held or around.name}" if held or around.name else words.names["day"])
    label = _label(_CODE_LEFT.sub("", text[before_end : spot.start]) if before_end else text[: spot.start], words)
    if folded(label) in words.linking or not re.search(r"[^\W\d_]{2}", label):
        unit = re.match(r"\s*([%\w]+(?:\s+đồng)?)", text[spot.end :])
        if unit and folded(unit[1]) in words.number_after and not label:
            label = words.names["after"].format(unit=unit[1])
        elif not label or folded(label) in words.linking:
            context = around.head or around.name or (around.before if len(around.before) <= _LONGEST_CONTEXT else "")
            label = f"{context} – {label}" if label and context else context or label
    return tidy(label) or words.fact_name(None)


def _label(before: str, words: BlankWords) -> str:
    """The words right before a place that say what belongs there."""
    held = _ADDRESSED.sub("", without_mark(before)).rstrip(' \t.:…_("“–-/')
    if ":" in held and held.rpartition(":")[2].strip():
        head, _, tail = held.rpartition(":")
        held = tail if len(tail.split()) > 1 or folded(tail) not in words.linking else head
    parts = (_CLAUSE if before.rstrip().endswith(":") else _STOP).split(held)
    last = next((part for part in reversed(parts) if part.strip()), "")
    found = without_mark(last).split()
    most = _MOST_BEFORE_COLON if before.rstrip().endswith(":") else _MOST_WORDS
    if len(found) > most:
        found = found[-most:]
        while len(found) > 2 and found[0].islower() and folded(found[0]) in words.linking:
            found = found[1:]
    return " ".join(found)


def _fact(spot: Spot, text: str, name: str, around: Around, words: BlankWords) -> Fact | None:
    before = text[: spot.start]
    if around.receives and not re.search(r"[^\W\d_]", before):
        return Fact.RECIPIENTS
    if around.post:
        return Fact.SIGNER_TITLE
    if around.opening and _OWN_NUMBER.match(text) and spot.kind is not SpotKind.DATE:
        if not before.partition(":")[2].strip() and ":" in before and text[spot.end : spot.end + 1] == "/":
            return Fact.NUMBER
        if re.search(r"/\s*$", before) and not text[spot.end :].strip():
            return Fact.SYMBOL
    if around.signs and spot.kind is not SpotKind.DATE and not re.search(r"[^\W\d_]", before + text[spot.end :]):
        return Fact.SIGNER
    if spot.kind is SpotKind.NUMBER:
        return Fact.NUMBER if around.opening else None
    if spot.kind is SpotKind.DATE:
        return Fact.DATE if around.opening and _PLACE.fullmatch(re.sub(r"ngày\s?$", "", before, flags=re.IGNORECASE)) else None
    if around.opening and re.match(r"\s*,\s*ngày", text[spot.end :], re.IGNORECASE) and not without_mark(before).strip():
        return Fact.PLACE
    said = folded(name)
    if around.opening and folded(around.before) in words.titles and not re.search(r"[^\W\d_]", text[: spot.start]):
        return Fact.SUBJECT
    found = words.facts.get(said)
    if found is None and not spot.name:
        ends = [" ".join(said.split()[-count:]) for count in (4, 3, 2, 1)]
        asked = {Fact.YEAR, Fact.BASES} if before.rstrip().endswith(":") else {Fact.COMMUNE, Fact.YEAR, Fact.BASES}  # "Ngân sách xã: …" is no name
        found = next((words.facts[end] for end in ends if end in words.facts and words.facts[end] in asked), None)
    if found in {Fact.SIGNER, Fact.SIGNER_TITLE} and (
        not around.closing
        or (spot.name and not around.signs and re.search(r"[^\W\d_]", before + text[spot.end :]))
        or (not spot.name and without_mark(text[spot.end :]).strip(" .…_;,"))
    ):
        return None  # of a person of contact: "Họ tên: …; chức vụ: …"
    if found is Fact.ISSUER and not (spot.name or around.opening):
        return None
    if found in {Fact.NUMBER, Fact.SYMBOL} and not around.opening:
        return None
    if found is Fact.BASES and without_mark(before).strip().casefold() != "căn cứ":
        return None
    if found is Fact.YEAR and spot.kind is SpotKind.DOTS and re.match(r"\s*(?:[/-]|đến)", text[spot.end :]):
        return None
    return found


def _kind(spot: Spot, text: str, name: str, fact: Fact | None, words: BlankWords) -> BlankKind:
    if spot.kind is SpotKind.DATE or fact is Fact.DATE:
        return BlankKind.DATE
    if fact is not None:
        return BlankKind.NUMBER if fact is Fact.YEAR else BlankKind.TEXT
    here = text[spot.start : spot.end].strip()
    if spot.kind is SpotKind.SAMPLE and (_FIGURE.fullmatch(here) or _SAMPLE_DATE.fullmatch(here)):
        return BlankKind.DATE if "/" in here else BlankKind.NUMBER
    if spot.name and all(folded(part) in _DATE_WORDS for part in _OR.split(spot.name)):
        return BlankKind.DATE
    if _ADDRESSED.search(text[: spot.start]):
        return BlankKind.TEXT
    after = folded(text[spot.end : spot.end + 20]).strip()
    if any(re.match(rf"{re.escape(unit)}(?!\w)", after) for unit in words.number_after):
        return BlankKind.NUMBER
    said = folded(name.rpartition(" – ")[2])
    return next((kind for word, kind in words.kinds if said == word or said.startswith(f"{word} ")), BlankKind.TEXT)


def _choices(inner: str) -> tuple[str, ...]:
    """The choices of "[Chủ tịch/Phó Chủ tịch]"; "xã/phường" in a longer name is none."""
    if len(inner) > _LONGEST_NAME * 2 or len(said := _OR.split(inner)) < 2 or not all(said):
        return ()
    parts = tuple(part.strip() for part in said)
    if all(folded(part) in _DATE_WORDS for part in parts):
        return ()
    if any(re.fullmatch(r"[\dxXdmy….]*", part) for part in parts) or folded(parts[0]).startswith(("ten ", "so ", "ho ")):
        return ()
    return parts


def shaped_like(spot: Spot, text: str) -> Shape:
    """How the answer is written at a place: capitals where the place, or the words beside it, are capitals."""
    if spot.shape is not Shape.PLAIN:
        return spot.shape
    here = text[spot.start : spot.end]
    letters = [char for char in (here if spot.kind is not SpotKind.DOTS else text[: spot.start] + text[spot.end :]) if char.isalpha()]
    return Shape.UPPER if len(letters) >= _FEW and all(char.isupper() for char in letters) else Shape.PLAIN
