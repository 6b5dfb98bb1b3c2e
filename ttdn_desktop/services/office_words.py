"""The official words of papers as an office looks at and changes them: what each text is, what may stand in it, how it reads with a plan."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from ttdn_desktop import resources
from ttdn_desktop.domain import codec
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.drafting.kinds import KINDS
from ttdn_desktop.drafting.places import EACH, PLACE, Places, fact_places, filled, lines_of, plan_places
from ttdn_desktop.i18n import _
from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.paper_words import PaperWords, TextPart, WordedText, worded_texts
from ttdn_desktop.services.papers import papers_wording, source_of
from ttdn_desktop.services.spoken import spoken
from ttdn_desktop.services.types import PaperOrder

__all__ = [
    "KindPlaces",
    "KindTexts",
    "OfficeText",
    "TextPart",
    "Trouble",
    "changed",
    "condition",
    "example",
    "office_texts",
    "shown",
    "stored",
    "told",
    "troubles",
]

_BRACES = re.compile(r"\{([^{}]*)\}")
_FILLED_LINES = frozenset({"subject", "proposal"})
"""Lines filled with all places of their kind; of the others, only those that they ship with."""
_LISTS_OF_LINES = tuple(f"{EACH}{name}" for name in ("addressed", "recipients", "leaders", "units", "lead_units", "late_units"))
_USUAL = ("issuer", "dept", "title", "type", "ref_short", "ref", "chair", "span")
"""The places most texts have a use for, offered first."""
_NEVER_SHOWN = frozenset({"id", "line", "issuer_mark"})
_MAY_BE_EMPTY = frozenset({TextPart.ADDRESSEES, TextPart.RECIPIENTS, TextPart.PARAGRAPH, TextPart.ITEM})


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeText:
    """One text: as it ships, and as the office words it, if it does. `places` are those that may stand in it; texts are as they are kept."""

    kind: str
    worded: WordedText
    own: str | None = None
    places: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.worded.key

    @property
    def shipped(self) -> str:
        return self.worded.text

    @property
    def text(self) -> str:
        """What is printed."""
        return self.shipped if self.own is None else self.own

    @property
    def lines(self) -> bool:
        """Whether it has several lines."""
        return self.worded.part in {TextPart.ADDRESSEES, TextPart.RECIPIENTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTexts:
    """The texts of one kind of paper, by its key and with its name in the language of the interface."""

    key: str
    name: str
    texts: tuple[OfficeText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What is to be said of a new text. A text with an error is not taken; `place` is one that was left out and can be put in."""

    said: str
    error: bool = True
    place: str = ""


class KindPlaces:
    """What the places of the texts are filled with in the papers of a plan, else of a sample plan; worked out once for each kind, as slow as drafting."""

    def __init__(self, plan: Plan | None) -> None:
        self.plan = plan
        self._shown = plan or _sample()
        self._known: dict[str, Places] = {}

    def words(self, key: str) -> PaperWords:
        """The shipped words of a kind of paper, those of the plan's regime."""
        return papers_wording(self._shown).kinds[key]

    def of(self, key: str) -> Places:
        """The places of that kind of paper."""
        if (known := self._known.get(key)) is None:
            kind = KINDS[key]
            source = replace(source_of(self._shown, PaperOrder()), before=self._shown if kind.key == "amendment" else None)
            own = plan_places(source.ground).over(kind.own(source))
            known = self._known[key] = fact_places(self.words(key).facts, {}, own, source.papers.common)
        return known


def office_texts(own: Mapping[str, Mapping[str, str]], known: KindPlaces) -> tuple[KindTexts, ...]:
    """All texts of all kinds that have some, in the order of the kinds; the plan of the places says which family of regimes is meant."""
    return tuple(
        KindTexts(
            key=key,
            name=spoken(words),
            texts=tuple(
                OfficeText(kind=key, worded=text, own=own.get(key, {}).get(text.key), places=_places_of(words, text, places)) for text in worded_texts(words)
            ),
        )
        for key in KINDS
        if (words := known.words(key)) and any(True for _text in worded_texts(words)) and (places := known.of(key))
    )


def changed(own: Mapping[str, Mapping[str, str]], text: OfficeText, wanted: str | None) -> dict[str, dict[str, str]]:
    """The office's own words with this text; None, or the shipped words, give it up."""
    after = {kind: dict(texts) for kind, texts in own.items()}
    if wanted is None or wanted == text.shipped:
        after.get(text.kind, {}).pop(text.key, None)
    else:
        after.setdefault(text.kind, {})[text.key] = wanted
    return {kind: texts for kind, texts in after.items() if texts}


def told(text: OfficeText) -> str:
    """What a text is in its paper: "Trích yếu", "Đề mục", …"""
    parts, part = resources.words_told()["parts"], text.worded.part
    if part is not TextPart.LINE:
        return spoken(parts[part.value])
    found = parts.get(text.key) or next((words for name, words in parts.items() if name.endswith("_") and text.key.startswith(name)), parts["column"])
    return spoken(found)


def condition(text: OfficeText) -> str:
    """When and how often a text is printed, in a sentence; nothing where it always is, once."""
    said = [
        _("printed only where the plan has none: {place}").format(place=_name(name[1:]))
        if name.startswith("!")
        else _("printed only where there is: {place}").format(place=_name(name))
        for name in text.worded.when
    ]
    lists = [_list_name(name) for name in text.worded.each]
    said += [_("repeated for each: {place}").format(place=name) for name in lists if name]
    joined = "; ".join(said)
    return joined[:1].upper() + joined[1:]


def shown(text: str) -> str:
    """A kept text with its places in the words of the interface: "{issuer}" → "{cơ quan ban hành}"."""
    return PLACE.sub(lambda found: f"{{{place_name(found[1])}}}", text)


def stored(text: str) -> str:
    """A text from the screen as it is kept; braces that name no place stay as they were typed."""
    return _BRACES.sub(lambda found: f"{{{_keys().get(_same(found[1]), found[1])}}}", text)


def place_name(place: str) -> str:
    """What a place is called in the language of the interface: "cơ quan ban hành", "từng nơi nhận của kế hoạch"."""
    if place.startswith(EACH):
        name = _list_name(place.removeprefix(EACH))
        return spoken(_EACH_WORDS).format(name=name) if name else place
    return _name(place)


def troubles(text: OfficeText, wanted: str) -> tuple[Trouble, ...]:
    """What is to be said of this text (as it is kept) in the place of the shipped one; errors first."""
    return (*_errors(text, wanted), *_left_out(text, wanted))


def example(text: OfficeText, wanted: str, known: Places) -> str:
    """How the text reads in a paper with these places; lines are those of the paper."""
    if text.lines:
        return "\n".join(lines_of(wanted.splitlines(), known))
    for name in text.worded.each:
        entries = known.lists.get(name, ())
        known = known.with_entry({"n": "1", **(entries[0] if entries else {})})
    return filled(wanted, known)


def _errors(text: OfficeText, wanted: str) -> Iterator[Trouble]:
    if not wanted.strip():
        if text.worded.part not in _MAY_BE_EMPTY:
            yield Trouble(said=_("This text cannot be left empty."))
        return
    if not text.lines and "\n" in wanted:
        yield Trouble(said=_("This text stands on one line of the paper; join its lines."))
    named = _BRACES.findall(wanted)
    known = set(resources.words_told()["places"]) | {f"{EACH}{name}" for name in resources.words_told()["lists"]}
    for name in dict.fromkeys(named):
        if name in text.places:
            continue
        if name in known:
            yield Trouble(said=_("“{{{name}}}” cannot stand in this text.").format(name=place_name(name)))
        else:
            yield Trouble(said=_("There is no blank called “{{{name}}}”; it would be printed as it stands.").format(name=name))
    if "{" in (rest := _BRACES.sub("", wanted)) or "}" in rest:
        yield Trouble(said=_("A brace “{{” or “}}” stands alone; a blank is written between both.").format())
    for line in wanted.splitlines():
        if EACH in line and not PLACE.fullmatch(line.strip()):
            yield Trouble(said=_("“{line}”: a blank that gives several lines stands on a line of its own.").format(line=shown(line.strip())))


def _left_out(text: OfficeText, wanted: str) -> Iterator[Trouble]:
    if not wanted.strip():
        yield Trouble(said=_("Left empty: this text is not printed."), error=False)
        return
    here = set(PLACE.findall(wanted))
    for place in dict.fromkeys(PLACE.findall(text.shipped)):
        if place not in here:
            yield Trouble(said=_("The shipped text also has “{{{name}}}”.").format(name=place_name(place)), error=False, place=place)


def _places_of(words: PaperWords, text: WordedText, known: Places) -> tuple[str, ...]:
    """The places that may stand in a text; those of the shipped text come first."""
    shipped = PLACE.findall(text.text)
    if text.part is TextPart.COLUMN or (text.part is TextPart.LINE and text.key not in _FILLED_LINES):
        return tuple(dict.fromkeys(shipped))
    of_lists = [name for listed in text.each for name in _names_of_list(words, listed, known)]
    general = sorted((name for name in known.texts if name in resources.words_told()["places"] and not name.startswith("has_")), key=place_name)
    asked = [fact.name for fact in words.facts if not fact.parts]
    lists = _LISTS_OF_LINES if text.part in {TextPart.ADDRESSEES, TextPart.RECIPIENTS} else ()
    return tuple(name for name in dict.fromkeys((*shipped, *lists, *of_lists, *asked, *_USUAL, *general)) if name not in _NEVER_SHOWN)


def _names_of_list(words: PaperWords, name: str, known: Places) -> Iterator[str]:
    """The places of an entry: those it has in this plan, and those the shipped texts of the kind ask it for."""
    for entry in known.lists.get(name, ())[:1]:
        yield from (place for place in entry if place in resources.words_told()["places"])
    for text in worded_texts(words):
        if name in text.each:
            yield from PLACE.findall(text.text)
    yield "n"


@cache
def _sample() -> Plan:
    """The largest shipped sample plan, for where no plan is open."""
    plans = [codec.plan_from_json(resources.load_json(f"samples/{name}.json")) for name in resources.sample_names()]
    return max(plans, key=lambda plan: len(plan.tasks))


def _name(place: str) -> str:
    words: Mapping[str, str] | None = resources.words_told()["places"].get(place)
    return spoken(words) if words is not None else place


def _list_name(name: str) -> str:
    words: Mapping[str, str] | None = resources.words_told()["lists"].get(name)
    return spoken(words) if words is not None else ""


_EACH_WORDS = {"vi": "từng {name}", "en": "each {name}"}


@cache
def _keys() -> dict[str, str]:
    """The place of each name, in both languages and as it is kept."""
    told_of = resources.words_told()
    names = {_same(words[tongue]): place for place, words in told_of["places"].items() for tongue in _EACH_WORDS}
    lists = {_same(_EACH_WORDS[tongue].format(name=words[tongue])): f"{EACH}{name}" for name, words in told_of["lists"].items() for tongue in _EACH_WORDS}
    kept = {place: place for place in told_of["places"]} | {f"{EACH}{name}": f"{EACH}{name}" for name in told_of["lists"]}
    return {**kept, **names, **lists}


def _same(name: str) -> str:
    return " ".join(fold(name).split())
