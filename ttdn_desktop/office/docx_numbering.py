"""The automatic numbers of a .docx as Word shows them: numbering.xml, its overrides, and the counting along the text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from ttdn_desktop.office.docx_package import W
from ttdn_desktop.office.docx_said import LEVELS, ParagraphSaid, paragraph_said
from ttdn_desktop.office.docx_styles import Styles
from ttdn_desktop.office.docx_values import VAL, count, is_on, value
from ttdn_desktop.office.number_formats import formatted
from ttdn_desktop.office.symbols import shown

_PLACE = re.compile(r"%([1-9])")
_MAX_LINKS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None  # begins anew after a paragraph of this level (from 1) or a higher one; 0: never; None: after any higher one
    legal: bool = False  # all numbers in figures
    picture: bool = False  # a picture for a bullet
    font: str | None = None
    style: str | None = None  # the paragraph style tied to this level
    indents: ParagraphSaid = field(default_factory=ParagraphSaid)


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """The levels that hold for one `w:num`; lists of the same `shared` count on each other's numbers."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int]  # where a level begins when this list comes for the first time

    def level_of(self, styles: list[str]) -> int | None:
        """The level tied to the first of these styles that has one."""
        tied = {level.style: number for number, level in sorted(self.levels.items(), reverse=True) if level.style}
        return next((tied[style] for style in styles if style in tied), None)


class Numbering:
    """The lists of a document by their `w:numId`."""

    def __init__(self, root: Callable[[], etree._Element | None], styles: Styles) -> None:
        """`root` opens the part with the lists; many documents have a large one and not a single number."""
        self._open = root
        self._opened = False
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._numbers: dict[str, etree._Element] = {}
        self._linked: dict[str, str] = {}  # style of lists → the abstract list that has its levels
        self._lists: dict[str, List | None] = {}

    def list(self, num_id: str) -> List | None:
        """The list of that number; None where the file has none."""
        if not self._opened:
            self._opened = True
            self._load(self._open())
        if num_id not in self._lists:
            self._lists[num_id] = self._read(num_id)
        return self._lists[num_id]

    def _load(self, root: etree._Element | None) -> None:
        for child in root if root is not None else ():
            if child.tag == f"{W}abstractNum":
                ident = child.get(f"{W}abstractNumId") or ""
                self._abstract.setdefault(ident, child)
                if link := value(child, "styleLink"):
                    self._linked.setdefault(link, ident)
            elif child.tag == f"{W}num":
                self._numbers.setdefault((child.get(f"{W}numId") or "").strip(), child)

    def _read(self, num_id: str) -> List | None:
        number = self._numbers.get(num_id)
        ident = self._resolved(value(number, "abstractNumId")) if number is not None else None
        if number is None or ident is None:
            return None
        levels = _levels(self._abstract[ident])
        starts: dict[int, int] = {}
        for override in number.findall(f"{W}lvlOverride"):
            level = count(override.get(f"{W}ilvl"), -1)
            if not 0 <= level < LEVELS:
                continue
            if (own := override.find(f"{W}lvl")) is not None:
                levels[level] = _level(own)
            if (start := value(override, "startOverride")) is not None:
                starts[level] = count(start, 1)
        return List(shared=ident, levels=levels, starts=starts)

    def _resolved(self, ident: str | None) -> str | None:
        """The abstract list that has the levels, found through the styles of lists."""
        for _ in range(_MAX_LINKS):
            element = self._abstract.get(ident or "")
            if element is None:
                return None
            link = value(element, "numStyleLink")
            if link is None:
                return ident
            style = self._styles.element(link)
            number = value(style.find(f"{W}pPr/{W}numPr"), "numId") if style is not None else None
            through = value(self._numbers.get(number or ""), "abstractNumId")
            target = through if through is not None and through != ident else self._linked.get(link)
            if target is None or target == ident:
                return ident
            ident = target
        return ident


class Counters:
    """The numbers reached in one story of the text."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._reached: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, num_id: str, level: int) -> str:
        """The number or bullet of the next paragraph of that list and level."""
        found = self._numbering.list(num_id)
        if found is None or (own := found.levels.get(level)) is None:
            return ""
        reached = self._reached.setdefault(found.shared, [None] * LEVELS)
        now = reached[level]
        if (num_id, level) not in self._begun:
            self._begun.add((num_id, level))
            if level in found.starts:
                now = found.starts[level] - 1
        reached[level] = now = own.start if now is None else now + 1
        for lower in range(level + 1, LEVELS):
            restart = found.levels[lower].restart if lower in found.levels else None
            if restart is None or level < restart:
                reached[lower] = None
        for higher in range(level):
            if reached[higher] is None and higher in found.levels:
                reached[higher] = found.levels[higher].start if higher not in found.starts else found.starts[higher]
        return _label(own, found, reached, level)


def _label(own: Level, found: List, reached: list[int | None], level: int) -> str:
    if own.format == "bullet":
        return shown(own.text, own.font) if own.text or not own.picture else "•"

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        worth = reached[at]
        if at > level or worth is None or at not in found.levels:
            return ""
        kind = found.levels[at].format
        return formatted(worth, "decimal" if own.legal and kind != "none" else kind)

    return shown(_PLACE.sub(number, own.text), own.font).strip()


def _levels(element: etree._Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for child in element.findall(f"{W}lvl"):
        number = count(child.get(f"{W}ilvl"), -1)
        if 0 <= number < LEVELS:
            found.setdefault(number, _level(child))
    return found


def _level(element: etree._Element) -> Level:
    children = {str(child.tag): child for child in element}
    legal = children.get(f"{W}isLgl")
    restart = value(element, "lvlRestart")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    text = children.get(f"{W}lvlText")
    return Level(
        start=count(value(element, "start"), 0),
        format=_format(element),
        text=(text.get(VAL) or "") if text is not None else "",
        restart=None if restart is None else count(restart),
        legal=legal is not None and is_on(legal),
        picture=f"{W}lvlPicBulletId" in children,
        font=None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi"),
        style=value(element, "pStyle"),
        indents=_indents(children.get(f"{W}pPr")),
    )


def _indents(properties: etree._Element | None) -> ParagraphSaid:
    """The indents alone: whatever else the level says about paragraphs belongs to its style."""
    said, indents = paragraph_said(properties), ParagraphSaid()
    if "indent_left" in said:
        indents["indent_left"] = said["indent_left"]
    if "indent_right" in said:
        indents["indent_right"] = said["indent_right"]
    if "first_line" in said:
        indents["first_line"] = said["first_line"]
    return indents


def _format(element: etree._Element) -> str:
    """The format of the numbers; formats of later Words stand in an alternative beside an older one."""
    found = element.find(f"{W}numFmt")
    if found is None:
        found = next(element.iter(f"{W}numFmt"), None)
    if found is None:
        return "decimal"
    kind = found.get(VAL) or "decimal"
    return "decimalZero" if kind == "custom" and (found.get(f"{W}format") or "").startswith("0") else "decimal" if kind == "custom" else kind
