"""Places to fill in one line of a form: dots, brackets, xxx, unfinished dates and numbers, what Word marks, and instructions."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.domain.template import Fact, Shape
from ttdn_desktop.paper.form import FormLine, Mark, MarkKind
from ttdn_desktop.reading.blank_words import BlankWords
from ttdn_desktop.reading.words import folded

_DOT = r"(?:…|\.{2,}|_{2,}|\.\s(?=\.))"
_GAP = r"(?:[….\s]*…[….]*|\.{2,}|_{2,}|[xX]{1,4}|\[[^\[\]]*\]|<[^<>]*>|\s*)"
_LONG_DATE = re.compile(
    rf"ngày(?P<gap> ?)(?P<day>\s*\d{{0,2}}{_GAP}\s*)tháng(?P<month>\s*\d{{0,2}}{_GAP}\s*)"
    rf"năm(?P<year>\s*(?:20\d\d|20\d?\s?(?:…|\.|_|[xX])+|20\s?|\[[^\[\]]*\]|<[^<>]*>|{_DOT}+[….]*|[xX]+|\d{{4}})?)",
    re.IGNORECASE,
)
_D = r"(?:[….]|\.|_|[xX])+|dd|mm|\s{2,}"
_SHORT_DATE = re.compile(rf"(?:{_D}|dd)\s*/\s*(?:{_D}|mm)\s*/\s*(?:20\d\d|20\d?(?:[….]|_|[xX])+|yyyy|(?:[….]|_|[xX])+)", re.IGNORECASE)
_NUMBER = re.compile(
    r"^\s*số\s*:?(?P<gap>\s?)(?P<blank>(?:[….]|_|[xX]|\s)*|\[[^\]]*\]|<[^<>]*>)\s*(?:/|[-–](?=\s?[^\W\d_])|(?<=[\s.…_])(?=[^\W\d_]{1,4}/))", re.IGNORECASE
)
_BRACKET = re.compile(
    r"\[(?P<square>[^\[\]\n]{1,120})\]|<(?P<angle>(?!\s)[^<>\n]{1,120}(?<!\s))>"
    r"|«(?P<quote>[^«»\n]{1,120})»|\{\{?(?P<curly>[^{}\n]{1,120})\}\}?"
)
_XX = re.compile(r"(?<![\w.])0\d[\d.]{1,8}[\s.]?[xX]{2,}(?:[\s.][xX]{2,})*(?!\w)|(?<![\w])(?:20)?(?:x{2,}|X{2,})(?![\w])|(?<!\w)20xx(?!\w)")
_DOTS = re.compile(r"(?:20\d?)?(?:…|\.{3,}|_{3,})(?:[….]|_|\s(?=[….]{2}|…))*(?:\s?/\s?(?:…|\.{3,}|_{3,})[….]*)?|20\d?(?:…|\.{2,})[….]*")
_PROMPT = re.compile(r"\s*(?P<name>[^\d(…]{4,70}?)\s*(?P<mark>\(\d{1,2}\)|\d{1,2})?\s*")
_PROMPTED = frozenset({Fact.PARENT, Fact.ISSUER, Fact.SIGNER, Fact.SIGNER_TITLE, Fact.SUBJECT})
_PROMPTS = ("ten co quan", "ten cq", "ten don vi", "ho va ten", "quyen han, chuc vu", "trich yeu noi dung", "chuc vu cua nguoi ky")
_REFERRED = re.compile(r"[….](?:[….]|\s(?=[….(]))*\s?\((?P<number>\d{1,2})\)\s?[….](?:[….]|\s(?=[….]{2}))*")
_PARENTHESIS = re.compile(r"\(([^()]{3,400})\)")
_DRAWN = re.compile(r"[\s_\-–—=*]*")
_MARKS = re.compile(r"^[\s\-+*•–·]*(?:\(?\d+(?:\.\d+)*[.)/]\s|\(?[a-zđ][.)]\s|[IVX]+\.\s)?\s*")
_WORDS = re.compile(r"[^\W\d_]+")
_LINKS = re.compile(r"\b(?:số|ngày|tháng|năm|của)\b|:", re.IGNORECASE)
_EDGES = " \t–-,;:("
_WEIGHT = {"…": 3, ".": 1, "_": 2}
_GOES_ON = re.compile(r"\s?[^\W\d_A-ZÀ-ỸĐ]|\s?[%;,:)]")  # a small letter or a mark: the sentence is not over
_WHOLE_DATE = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+\d{4}", re.IGNORECASE)
_BOX = 4
_SHORT = 4
_LONGEST_COLOURED = 160


class SpotKind(StrEnum):
    """What a place to fill looks like."""

    DOTS = "dots"
    NAMED = "named"  # it says itself what belongs there
    SAMPLE = "sample"  # coloured: what stands there is only an example
    DATE = "date"
    NUMBER = "number"  # the paper's own number
    EMPTY = "empty"  # a cell beside its label


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place to fill: characters `start` to `end` of its line; `name` is what it says itself."""

    start: int
    end: int
    kind: SpotKind
    name: str = ""
    shape: Shape = Shape.PLAIN


def spots_of(line: FormLine, words: BlankWords, *, colours: bool = True) -> tuple[Spot, ...]:
    """The places to fill of a line, in order, without overlaps; `colours` tells that coloured text is no decoration here."""
    text = line.text
    taken: list[Spot] = []
    if _DRAWN.fullmatch(text) and not any(mark.kind in {MarkKind.FIELD, MarkKind.CONTROL} for mark in line.marks):
        return ()
    finders = [
        *((_example_dates(line),) if colours else ()),
        _dates(text),
        _prompts(text, words),
        _referred(text),
        _numbers(text),
        _own_marks(line, text),
        _brackets(text),
        _crosses(text, words),
    ]
    for finder in finders:
        taken += [spot for spot in finder if all(spot.end <= other.start or spot.start >= other.end for other in taken)]
    for finder in (_dotted(text, tuple(taken)), _asked_in_brackets(line, words)):
        taken += [spot for spot in finder if all(spot.end <= other.start or spot.start >= other.end for other in taken)]
    if colours:
        taken += [piece for spot in _coloured(line) for piece in _left_of(spot, tuple(taken), text)]
    return tuple(sorted(taken, key=lambda spot: spot.start))


def _left_of(sample: Spot, taken: tuple[Spot, ...], text: str) -> Iterator[Spot]:
    """A coloured example, or what is left of it beside the places in it, where that is several words: "Nguyễn Văn A – 0912.xxx.xxx"."""
    inner = sorted((spot for spot in taken if spot.start < sample.end and spot.end > sample.start), key=lambda spot: spot.start)
    if not inner:
        yield sample
        return
    at = sample.start
    for start, end in [*((spot.start, spot.end) for spot in inner), (sample.end, sample.end)]:
        held = text[at:start]
        if len(held.split()) > 1 and len(_WORDS.findall(held)) > 1 and not _LINKS.search(held):
            first = at + len(held) - len(held.lstrip(_EDGES))
            yield Spot(start=first, end=first + len(held.strip(_EDGES)), kind=SpotKind.SAMPLE)
        at = max(at, end)


def bare(text: str, spots: Iterable[Spot] = ()) -> str:
    """What stands in a line besides its places to fill and its own mark or number."""
    out, at = [], 0
    for spot in spots:
        out.append(text[at : spot.start])
        at = spot.end
    return _MARKS.sub("", "".join([*out, text[at:]]))


def without_mark(text: str) -> str:
    """The line without its dash, bullet or number."""
    return _MARKS.sub("", text)


def instruction_of(text: str, words: BlankWords) -> str:
    """The instruction a bracket holds, by the word it begins with; nothing where it is none."""
    begins = folded(text)
    first = [" ".join(begins.replace(":", " ").replace(",", " ").split()[:count]) for count in (1, 2, 3)]
    return text if any(word in words.instructions for word in first) else ""


def is_note(line: FormLine, words: BlankWords) -> bool:
    """Whether a whole line only tells how to fill the form."""
    text = line.text.strip()
    head = folded(text.partition(":")[0].lstrip("(*[ "))
    if ":" in text and head in words.hints:
        return True
    whole = re.fullmatch(r"[(\[](.*)[)\]]\.?", text, re.DOTALL)
    if whole is None:
        return False
    inner = whole[1]
    if folded(inner).startswith(words.no_instructions):
        return False
    slanted = sum(mark.end - mark.start for mark in line.marks if mark.kind is MarkKind.ITALIC) >= len(text) * 0.8
    return bool(instruction_of(inner, words)) or (text.startswith("(") and slanted and len(inner.split()) > 6)


# --- the finders, the surest first


def _dates(text: str) -> Iterator[Spot]:
    for match in _LONG_DATE.finditer(text):
        if not (re.search(r"\d", match["day"]) and re.search(r"\d", match["month"]) and re.search(r"\d{4}", match["year"])):
            yield Spot(start=match.end("gap"), end=match.end(), kind=SpotKind.DATE, shape=Shape.LONG_DATE)
    for match in _SHORT_DATE.finditer(text):
        yield Spot(start=match.start(), end=match.end(), kind=SpotKind.DATE, shape=Shape.SHORT_DATE)


def _example_dates(line: FormLine) -> Iterator[Spot]:
    """A whole date of which day and month are coloured, so that it is only an example."""
    marked = [mark for mark in line.marks if mark.kind in {MarkKind.COLOUR, MarkKind.HIGHLIGHT}]
    if not marked:
        return
    for match in _WHOLE_DATE.finditer(line.text):
        if all(any(mark.start <= match.start(part) and mark.end >= match.end(part) for mark in marked) for part in ("day", "month")):
            yield Spot(start=match.start("day"), end=match.end(), kind=SpotKind.DATE, shape=Shape.LONG_DATE)


def _prompts(text: str, words: BlankWords) -> Iterator[Spot]:
    """A whole line that only names what belongs there, as the forms of Decree 30 do: "TÊN CƠ QUAN, TỔ CHỨC (2)"."""
    match = _PROMPT.fullmatch(text)
    if match and words.facts.get(folded(match["name"])) in _PROMPTED and folded(match["name"]).startswith(_PROMPTS):
        yield Spot(start=match.start("name"), end=match.end("mark") if match["mark"] else match.end("name"), kind=SpotKind.NAMED, name=match["name"])


def _referred(text: str) -> Iterator[Spot]:
    """Dots with the number of the note that explains them: "……(6)……"; the name is that reference until the note is known."""
    for match in _REFERRED.finditer(text):
        yield Spot(start=match.start(), end=match.end(), kind=SpotKind.NAMED, name=f"({match['number']})")


def _numbers(text: str) -> Iterator[Spot]:
    match = _NUMBER.match(text)
    if match:
        yield Spot(start=match.end("gap"), end=match.end("blank"), kind=SpotKind.NUMBER)


def _own_marks(line: FormLine, text: str) -> Iterator[Spot]:
    """Merge fields, and content controls that ask for something."""
    for mark in line.marks:
        held = text[mark.start : mark.end].strip()
        if mark.kind is MarkKind.FIELD or (mark.kind is MarkKind.CONTROL and (mark.showing or mark.name or _BRACKET.fullmatch(held))):
            inner = held.strip("«»[]<>… .\u2002_")
            name = mark.name if mark.name and mark.name != "FORMTEXT" else inner
            yield Spot(start=mark.start, end=mark.end, kind=SpotKind.NAMED, name=" ".join(name.split()))


def _brackets(text: str) -> Iterator[Spot]:
    for match in _BRACKET.finditer(text):
        inner = next(group for group in match.groups() if group is not None).strip()
        if not inner and match["square"] and match.end() - match.start() <= _BOX:
            continue  # [ ] is a box to tick
        if inner and (re.fullmatch(r"[\d,;\s–-]*", inner) or (match["square"] and re.fullmatch(r"[a-z0-9]{1,2}", inner))):
            continue  # [1] is a note
        letters = re.search(r"[^\W\d_]{2}", inner)
        if match["angle"] and not letters and not re.fullmatch(r"[….\s_xX]+", inner):
            continue
        if (match["quote"] or match["curly"]) and not letters:
            continue
        yield Spot(start=match.start(), end=match.end(), kind=SpotKind.NAMED if letters else SpotKind.DOTS, name=inner.strip("….:_ ") if letters else "")


def _crosses(text: str, words: BlankWords) -> Iterator[Spot]:
    for match in _XX.finditer(text):
        cross = match[0]
        if cross.isupper() and cross.isalpha() and _roman(text, match.start(), match.end(), words):
            continue
        yield Spot(start=match.start(), end=match.end(), kind=SpotKind.DOTS)


def _roman(text: str, start: int, end: int, words: BlankWords) -> bool:
    """Whether a row of X is a Roman number: of a heading, a century, a congress."""
    before = folded(text[:start])
    if not before and text[end : end + 1] in {".", ")"}:
        return True
    return end - start <= 3 and before.endswith(words.roman_before)


def _dotted(text: str, taken: tuple[Spot, ...] = ()) -> Iterator[Spot]:
    """Dots beside the places that are known already."""
    edges = [0, *(edge for spot in sorted(taken, key=lambda spot: spot.start) for edge in (spot.start, spot.end)), len(text)]
    for match in (found for at in range(0, len(edges), 2) for found in _DOTS.finditer(text, edges[at], edges[at + 1])):
        start, end = match.span()
        found = match[0]
        while found and found[-1].isspace():
            found, end = found[:-1], end - 1
        if found.endswith(".") and "…" in found and not found.endswith("..") and not _GOES_ON.match(text, end):
            found, end = found[:-1], end - 1  # the stop of the sentence
        year = found.startswith("20")
        weight = sum(_WEIGHT.get(char, 0) for char in found)
        if not year and weight <= _SHORT and _and_so_on(text, start, end):
            continue
        yield Spot(start=start, end=end, kind=SpotKind.DOTS)


def _and_so_on(text: str, start: int, end: int) -> bool:
    """Whether three dots only say that an enumeration goes on."""
    before, after = text[:start], text[end:]
    held = before.rstrip()
    if not held:
        return bool(after.strip())
    if held[-1] in ":(/" or held.endswith(" số"):
        return False
    if after[:1] == "%":
        return False
    if held[-1] in ",;" or (before == held and held[-1].isalnum()):
        return True
    return not re.match(r"\s*[\w%/(]", after)


def _asked_in_brackets(line: FormLine, words: BlankWords) -> Iterator[Spot]:
    """An instruction where something should stand: "Số người tham gia: (ghi rõ số người)"."""
    text = line.text
    for match in _PARENTHESIS.finditer(text):
        asked = instruction_of(match[1], words)
        if asked and text[: match.start()].rstrip().endswith(":") and not text[match.end() :].strip(" .;"):
            yield Spot(start=match.start(), end=match.end(), kind=SpotKind.NAMED, name="")


def _coloured(line: FormLine) -> Iterator[Spot]:
    joined: list[Mark] = []
    for mark in line.marks:
        if mark.kind not in {MarkKind.COLOUR, MarkKind.HIGHLIGHT}:
            continue
        if joined and mark.start <= joined[-1].end:
            joined[-1] = Mark(kind=mark.kind, start=joined[-1].start, end=max(mark.end, joined[-1].end))
        else:
            joined.append(mark)
    for mark in joined:
        start, end = mark.start, mark.end
        while start < end and line.text[start].isspace():
            start += 1
        while end > start and (line.text[end - 1].isspace() or line.text[end - 1] in ";,:"):
            end -= 1
        if start < end and end - start <= _LONGEST_COLOURED and re.search(r"\w", line.text[start:end]):
            yield Spot(start=start, end=end, kind=SpotKind.SAMPLE)
