"""How a paragraph or run of a .docx really looks: defaults, table, paragraph and character styles with what they are based on, then direct formatting."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ttdn_desktop.office.docx_package import Package, W
from ttdn_desktop.office.docx_said import TOGGLES, ParagraphSaid, RunSaid, paragraph_said, run_said
from ttdn_desktop.office.docx_style_shelf import Shelf, Style, read_shelf
from ttdn_desktop.office.docx_theme import theme_fonts
from ttdn_desktop.office.docx_values import value
from ttdn_desktop.paper.model import Run
from ttdn_desktop.paper.values import variants

_MAX_CHAIN = 20
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)

TableKey = tuple[str, frozenset[str]]
"""A table style and the parts of it that hold for a cell, such as "firstRow"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RunLook:
    """How characters look in the end; compared by identity, which `Styles.run` keeps: equal looks are one."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    hidden: bool = False
    capitals: bool = False
    size: float | None = None
    font: str | None = None  # of ASCII
    wide_font: str | None = None  # of the other letters
    color: str | None = None
    ascii_run: Callable[[str], Run] = field(init=False, repr=False)  # make runs of this look
    wide_run: Callable[[str], Run] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        for name, font in (("ascii_run", self.font), ("wide_run", self.wide_font)):
            run = Run(
                text="",
                bold=self.bold,
                italic=self.italic,
                underline=self.underline,
                size=self.size,
                font=font,
                color=self.color,
                capitals=self.capitals,
            )
            object.__setattr__(self, name, variants(run, "text"))


@dataclass(slots=True)
class Styles:
    """The styles of one document."""

    theme: Mapping[str, str] = field(default_factory=dict)
    default_run: RunSaid = field(default_factory=RunSaid)
    default_paragraph: ParagraphSaid = field(default_factory=ParagraphSaid)
    default_style: str | None = None
    default_table: str | None = None
    _styles: Shelf = field(default_factory=Shelf)
    _looks: dict[tuple[object, ...], RunLook] = field(default_factory=dict)
    _runs: dict[str, RunSaid] = field(default_factory=dict)
    _own_runs: dict[str, RunSaid] = field(default_factory=dict)
    _paragraphs: dict[str, ParagraphSaid] = field(default_factory=dict)
    _own_paragraphs: dict[str, ParagraphSaid] = field(default_factory=dict)
    _tables: dict[TableKey, tuple[RunSaid, ParagraphSaid]] = field(default_factory=dict)

    def name(self, style: str | None) -> str:
        """The name of a style by its id; the id where it is unknown."""
        found = self._styles.get(style or self.default_style or "")
        return found.name if found else (style or "")

    def chain(self, style: str | None) -> list[str]:
        """The ids of the style and of those it is based on, the most special first."""
        return [found.id for found in self._climbed(style)]

    def element(self, style: str) -> etree._Element | None:
        """The style as it is written."""
        found = self._styles.get(style)
        return None if found is None else found.element

    def run(self, paragraph_style: str | None, table: TableKey | None, run_style: str | None, direct: RunSaid) -> RunLook:
        """How a run looks in the end: switches that two kinds of styles turn on are off again, direct formatting wins."""
        levels = [self._run_of(self._usual(paragraph_style))]
        if table is not None:
            levels.insert(0, self._table_of(table)[0])
        if run_style:
            levels.append(self._run_of(self._character(run_style)))
        said: RunSaid = {**self.default_run}
        for level in levels:
            said = {**said, **level}
        for switch in [switch for switch in TOGGLES if switch in said]:
            on = sum(bool(level.get(switch)) for level in levels)
            if on == 2 and not self.default_run.get(switch):
                said[switch] = False  # type: ignore[literal-required] # the switches are keys of RunSaid
            elif on or self.default_run.get(switch):
                said[switch] = True  # type: ignore[literal-required] # the switches are keys of RunSaid
        said = {**said, **direct}
        font = said.get("ascii") or said.get("wide")
        switches = said.get("bold", False), said.get("italic", False), said.get("underline", False), said.get("hidden", False), said.get("capitals", False)
        size, wide, color = said.get("size"), said.get("wide") or font, said.get("color") or None
        key = (*switches, size, font, wide, color)
        look = self._looks.get(key)
        if look is None:
            bold, italic, underline, hidden, capitals = switches
            look = self._looks[key] = RunLook(
                bold=bold, italic=italic, underline=underline, hidden=hidden, capitals=capitals, size=size, font=font, wide_font=wide, color=color
            )
        return look

    def paragraph(self, style: str | None) -> ParagraphSaid:
        """What a paragraph style and those it is based on say."""
        return self._paragraph_of(self._usual(style))

    def table_paragraph(self, table: TableKey | None) -> ParagraphSaid:
        """What the style of the table says about the paragraphs in it."""
        return {} if table is None else self._table_of(table)[1]

    def is_table(self, style: str | None) -> bool:
        found = self._styles.get(style or "")
        return found is not None and found.kind == "table"

    def _chained(self, style: str) -> list[Style]:
        """The style and those it is based on, the most general first."""
        return self._climbed(style)[::-1]

    def _climbed(self, style: str | None) -> list[Style]:
        """The style and those it is based on, the most special first."""
        climbed: list[Style] = []
        while style and len(climbed) < _MAX_CHAIN and (found := self._styles.get(style)) is not None and found not in climbed:
            climbed.append(found)
            style = found.based_on
        return climbed

    def _usual(self, style: str | None) -> str | None:
        return style if style in self._styles else self.default_style

    def _character(self, style: str) -> str | None:
        """The character style itself, or the one linked with a paragraph style of that name."""
        found = self._styles.get(style)
        return found.link if found and found.kind == "paragraph" else style

    def _run_of(self, style: str | None) -> RunSaid:
        if style is None:
            return {}
        if (known := self._runs.get(style)) is not None:
            return known
        said: RunSaid = {}
        for step in self._chained(style):
            said = {**said, **self._own_run(step)}
        self._runs[style] = said
        return said

    def _own_run(self, style: Style) -> RunSaid:
        """What a style says itself."""
        said = self._own_runs.get(style.id)
        if said is None:
            said = self._own_runs[style.id] = run_said(style.element.find(f"{W}rPr"), self.theme)
        return said

    def _paragraph_of(self, style: str | None) -> ParagraphSaid:
        if style is None:
            return {}
        if (known := self._paragraphs.get(style)) is not None:
            return known
        said: ParagraphSaid = {}
        for step in self._chained(style):
            said = {**said, **self._own_paragraph(step)}
        self._paragraphs[style] = said
        return said

    def _own_paragraph(self, style: Style) -> ParagraphSaid:
        """What a style says itself."""
        said = self._own_paragraphs.get(style.id)
        if said is None:
            said = paragraph_said(style.element.find(f"{W}pPr"))
            if heading := _HEADING.fullmatch(style.name):
                said.setdefault("outline_level", int(heading[1]) - 1)  # the built-in headings have it even where the file does not say so
            self._own_paragraphs[style.id] = said
        return said

    def _table_of(self, table: TableKey) -> tuple[RunSaid, ParagraphSaid]:
        if (known := self._tables.get(table)) is not None:
            return known
        style, conditions = table
        runs, paragraphs = RunSaid(), ParagraphSaid()
        elements = [step.element for step in self._chained(style)]
        for element in elements:
            runs = {**runs, **run_said(element.find(f"{W}rPr"), self.theme)}
            paragraphs = {**paragraphs, **paragraph_said(element.find(f"{W}pPr"))}
        for condition in ("firstCol", "lastCol", "firstRow", "lastRow"):
            for part in (part for element in elements if condition in conditions for part in element.findall(f"{W}tblStylePr")):
                if part.get(f"{W}type") == condition:
                    runs = {**runs, **run_said(part.find(f"{W}rPr"), self.theme)}
                    paragraphs = {**paragraphs, **paragraph_said(part.find(f"{W}pPr"))}
        self._tables[table] = (runs, paragraphs)
        return runs, paragraphs


def read_styles(package: Package, parts: Mapping[str, str]) -> Styles:
    """The styles of a document by its parts (`parts_of_document`); none where the part is missing or broken, as Word shows such files too."""
    shelf, theme = read_shelf(package, parts.get("styles")), theme_fonts(package, parts)
    styles = Styles(theme=theme, default_style=shelf.usual.get("paragraph"), default_table=shelf.usual.get("table"), _styles=shelf)
    if shelf.defaults is not None:
        styles.default_run = run_said(shelf.defaults.find(f"{W}rPrDefault/{W}rPr"), theme)
        styles.default_paragraph = paragraph_said(shelf.defaults.find(f"{W}pPrDefault/{W}pPr"))
    return styles


def table_key(styles: Styles, properties: etree._Element | None) -> str | None:
    """The style of a table, the document's default where it names none."""
    style = value(properties, "tblStyle") or styles.default_table
    return style if styles.is_table(style) else None
