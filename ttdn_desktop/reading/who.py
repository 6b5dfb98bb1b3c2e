"""Who does a task, in the words of one cell or label: units that lead, units that help, persons."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from ttdn_desktop.language.casing import CAPITALS
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.persons import ADDRESS_WORDS
from ttdn_desktop.reading.duty_words import begins_name
from ttdn_desktop.reading.paras import span
from ttdn_desktop.reading.tasks import units
from ttdn_desktop.reading.words import ReadingWords, folded

Doer = tuple[str, int, int]
"""Key of the task's field (leads, partners, people) with the span of one name."""

_ROLE = re.compile(
    r"(?:\b(?:(?:don vi|co quan)\s+)?(?P<role>chu tri|phoi hop)(?:\s+(?:thuc hien|tham muu|chinh))?\b"
    r"|(?<=\()(?P<short>ct|ph|(?:don vi |co quan )?(?:dau moi|thuong truc))(?=\)))(?:\s*[:)]|\s+(?:voi|cung)\b(?:\s+voi\b)?)*\s*"
)
_EMPTY = re.compile(r"[\s.,;:()\-–+*&/]*(?:va|cung|cac don vi)?[\s.,;:()\-–+*&/]*")
_DONE = re.compile(r",?\s{1,9}(?:(?:cung|de|to chuc|trien khai)\s{1,9}){0,3}(?:thuc hien|trien khai)\s{0,9}[.;,]?\s{0,9}$")
"""Folded, words behind the last name that only say that it is done."""

_HELPING = frozenset({"phoi hop", "ph"})
_PERSON = re.compile(rf"\s*(?:[-–+*]\s*)?(?:{ADDRESS_WORDS}|anh|chị|Mr|Ms)\b", re.IGNORECASE)
_NAME = re.compile(rf"(?:[{CAPITALS}][^\W\d_]*\s+){{1,4}}[{CAPITALS}][^\W\d_]*")
_ONE_NAME = re.compile(rf"(?:[{CAPITALS}]\.\s*){{1,3}}[{CAPITALS}][^\W\d_]+")
"""A name whose first words are letters: "N.V. Hùng"."""
_PEOPLE_CUT = re.compile(rf"[,;\n]|\s+và\s+|\s+-\s+(?=(?:{ADDRESS_WORDS})\b)", re.IGNORECASE)
_POST = re.compile(r"pho |truong |chanh |can bo|cong chuc|chuyen vien|thanh vien|ke toan|phong |ban |so |ubnd |van phong|cong an|quyen |nguyen ")


@lru_cache(maxsize=1024)  # the same few units stand in every row of a table
def doers_in(text: str, key: str, words: ReadingWords) -> tuple[Doer, ...]:
    """Every name in a value, with the field it belongs to: "Sở A chủ trì, phối hợp với Sở B" names one that leads and one that helps.

    `key` is what the label or column says; "doers" leaves it to the names whether they are units or persons.
    """
    if key == "people":
        return tuple(("people", *place) for place in people(text, words))
    if (parted := by_roles(text, words)) is not None:
        return parted
    if key != "doers":
        return tuple((key, *place) for place in units(text, words))
    if is_person(text, words):
        return tuple(("leads" if _is_unit(text[start:end], words) else "people", start, end) for start, end in people(text, words))
    return tuple(("people" if is_person(text[start:end], words) else "leads", start, end) for start, end in units(text, words))


def names_unit(text: str, words: ReadingWords) -> bool:
    """Whether one of the names in a value is that of a unit and not of a person or a post."""
    return any(_is_unit(text[start:end], words) for start, end in (*units(text, words), *people(text, words)))


def _is_unit(name: str, words: ReadingWords) -> bool:
    return begins_name(name, words) and not is_person(name, words) and words.post(name) is None


def is_person(text: str, words: ReadingWords) -> bool:
    """Whether words name a person and no unit."""
    if _PERSON.match(text):
        return True
    first = re.split(r"[,;\n(]", text.strip(" -–+*"), maxsplit=1)[0].strip()
    if _ONE_NAME.fullmatch(first) and not begins_name(first, words):
        return True
    return bool(_NAME.fullmatch(first)) and not any(first == head or first.startswith(f"{head} ") for head in words.unit_heads) and not first.isupper()


def people(text: str, words: ReadingWords) -> Iterator[tuple[int, int]]:
    """The spans of names of persons, each with the post that follows it."""
    start = 0
    for cut in [*_PEOPLE_CUT.finditer(text), None]:
        end = cut.start() if cut else len(text)
        if cut is not None and "," in cut.group() and _is_post(text[cut.end() :], words) and not _is_post(text[start : cut.start()], words):
            continue
        first, last = span(text, start, end)
        while first < last and text[first] in "-–+* ":
            first += 1
        while last > first and text[last - 1] in " .;,":
            last -= 1
        if first < last:
            yield first, last
        start = cut.end() if cut else end


def _is_post(text: str, words: ReadingWords) -> bool:
    """What stands after a comma is the post of the person before it."""
    rest = folded(text[:40])
    return bool(_POST.match(rest)) or words.post(text[:60]) is not None


def by_roles(text: str, words: ReadingWords) -> tuple[Doer, ...] | None:
    """The names parted by "chủ trì" and "phối hợp" among them; None where these words do not stand so."""
    plain = fold(text)
    if ("chu tri" not in plain and "phoi hop" not in plain and "(" not in plain) or len(plain) != len(text):
        return None
    marks = list(_ROLE.finditer(plain))
    if not marks:
        return None
    done = _DONE.search(plain, max(marks[-1].end(), len(plain) - 60)) if len(marks) > 1 else None
    edges = [(0, marks[0].start()), *((a.end(), b.start()) for a, b in pairwise(marks)), (marks[-1].end(), done.start() if done else len(text))]
    texts = [not _EMPTY.fullmatch(plain[a:b]) for a, b in edges]
    keys = ["partners" if (mark["role"] or mark["short"]) in _HELPING else "leads" for mark in marks]
    out: list[tuple[str, tuple[int, int]]] = []
    if texts[0]:
        helped = keys == ["partners"] and texts[1]  # "Sở A phối hợp với Sở B": the first one leads
        out.append(("leads" if helped else keys[0], edges[0]))
    for at, key in enumerate(keys):
        after = edges[at + 1]
        if not texts[at + 1]:
            continue
        following = keys[at + 1] if at + 1 < len(keys) else None
        behind = following is not None and texts[0] and not texts[at + 2]
        before_it = bool(texts[0]) and at == 0 and following is None and key == "leads"
        bracketed = plain[: marks[0].start()].rstrip().endswith("(")
        if before_it and not bracketed:
            return None  # "Sở A chủ trì tổ chức hội nghị": words about the work
        out.append(("partners" if before_it else following if behind and following else key, after))  # "Sở A (chủ trì), Sở B"
    found = tuple((key, a + start, a + start + len(text[a + start : a + end].rstrip(" :"))) for key, (a, b) in out for start, end in units(text[a:b], words))
    heads = tuple(words.unit_heads)
    known = all(text[start:end].startswith(heads) or text[start:end].isupper() or is_person(text[start:end], words) for _, start, end in found)
    return found if found and known else None
