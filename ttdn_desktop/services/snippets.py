"""The wording bank: sentences to be used again, found by their words and by the part of a plan they belong in, their blanks filled from the plan."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from ttdn_desktop import resources
from ttdn_desktop.domain.library import Origin, Snippet
from ttdn_desktop.domain.plan import Plan, SectionRole
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.value_words import ROLES

TASK, RECIPIENT = "task", "recipient"
PARTS: dict[str, str] = {
    **{role.value: words for role, words in ROLES.items() if role is not SectionRole.OTHER},
    TASK: N_("Tasks"),
    RECIPIENT: N_("Recipients"),
}
"""The parts of a plan for which there are sentences."""

INFORMATION: dict[str, str] = {
    "official": N_("Official information"),
    "image": N_("Image of the country and the locality"),
    "world": N_("The world for people here"),
    "explanation": N_("Explanation and clarification"),
}
"""The four kinds of external information (NĐ 72/2015/NĐ-CP, Điều 7-10)."""

_BLANK = re.compile(r"\{([^{}]+)\}")
_MOST = 120


def found(snippets: Iterable[Snippet], words: str, part: str = "", information: str = "") -> tuple[Snippet, ...]:
    """Those of a part that hold every one of the words, accents or not; the office's own first, of each wording one."""
    wanted = fold(words).split()
    seen: set[str] = set()
    hits = []
    for one in sorted(snippets, key=lambda one: one.origin is Origin.SHIPPED):
        text = fold(one.text)
        if (part and not belongs(one, part)) or (information and one.information != information) or text in seen:
            continue
        if all(word in text for word in wanted):
            seen.add(text)
            hits.append(one)
    return tuple(hits[:_MOST])


def belongs(snippet: Snippet, part: str) -> bool:
    """Whether a sentence is for that part; in the content of a plan tasks are written too."""
    own = part_of(snippet)
    return own == part or (part == SectionRole.CONTENT and own == TASK)


def topic_asked(part: str) -> str:
    """What the workspace is asked for, for the sentences of a part; nothing where it has more than one topic."""
    return "" if part == SectionRole.CONTENT else part


def part_of(snippet: Snippet) -> str:
    """The part a sentence belongs in; empty where it says none."""
    return snippet.topic if snippet.topic in PARTS else snippet.role.value if snippet.role is not None else ""


def made(text: str, part: str, source: str, snippet_id: str) -> Snippet:
    """A sentence of the office's own."""
    return reworded(Snippet(id=snippet_id, text="", source=source, origin=Origin.OWN), text, part)


def reworded(snippet: Snippet, text: str, part: str, information: str = "") -> Snippet:
    """The sentence with other words, another part, another kind of information, which only tasks have."""
    role = SectionRole.CONTENT if part == TASK else SectionRole(part) if part in {role.value for role in SectionRole} else None
    return replace(snippet, text=" ".join(text.split()), role=role, topic=part, information=information if part == TASK else "")


def source_words(snippet: Snippet) -> str:
    """Where a sentence is from."""
    if snippet.source:
        return snippet.source
    return _("Shipped with the program") if snippet.origin is Origin.SHIPPED else _("Kept by the office")


def filled(text: str, plan: Plan) -> str:
    """The sentence with the blanks that the plan knows; the others stay in sight."""
    names = _blanks()

    def value(match: re.Match[str]) -> str:
        what = names.get(" ".join(match[1].split()).lower())
        return (_VALUES[what](plan) if what is not None else "") or match[0]

    return _BLANK.sub(value, text)


def blank_names() -> tuple[str, ...]:
    """The blanks that are filled from a plan."""
    return tuple(_blanks())


@cache
def _blanks() -> dict[str, str]:
    blanks: dict[str, str] = resources.load_json("wording/snippets.json")["blanks"]
    return blanks


@cache
def _places() -> re.Pattern[str]:
    """The words before the name of a place, in the names of bodies."""
    kept = {"commune", "district", "province"}
    words = [word for entry in resources.load_json("catalogues/basis_sets.json")["levels"] if entry["level"] in kept for word in entry["words"]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\s+[^,;()]+", re.IGNORECASE)


def place_of(plan: Plan) -> str:
    """The place of who issues the plan: "xã Suối Mây" of "Ủy ban nhân dân xã Suối Mây"."""
    name = plan.issuer.name
    hit = next((hit for hit in _places().finditer(name) if _named(hit[0])), None)
    return hit[0].strip() if hit else ""


def _named(place: str) -> bool:
    """Whether a name, which begins with a capital or a figure, follows the word."""
    rest = place.split()[1:]
    return any(word[:1].isupper() or word[:1].isdigit() for word in rest)


def _year(by: int) -> Callable[[Plan], str]:
    return lambda plan: str(plan.year + by) if plan.year is not None else ""


def _period(plan: Plan) -> str:
    return f"giai đoạn {plan.period.start.year} - {plan.period.end.year}" if plan.period is not None else ""


_VALUES: dict[str, Callable[[Plan], str]] = {
    "year": _year(0),
    "year_before": _year(-1),
    "year_after": _year(1),
    "period": _period,
    "place": place_of,
    "issuer": lambda plan: plan.issuer.name,
}


def merged(kept: Sequence[Snippet], of_plans: Sequence[Snippet]) -> tuple[Snippet, ...]:
    """Sentences of the library with those of the office's plans behind its own and before what ships, of each wording one."""
    own = [one for one in kept if one.origin is Origin.OWN]
    rest = [one for one in kept if one.origin is not Origin.OWN]
    by_wording: dict[str, Snippet] = {}
    for one in (*own, *of_plans, *rest):
        by_wording.setdefault(fold(one.text), one)
    return tuple(by_wording.values())
