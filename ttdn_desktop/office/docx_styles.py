"""How a paragraph or run of a .docx really looks: defaults, table, paragraph and character styles with what they are based on, then direct formatting."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from lxml import etree

from ttdn_desktop.office.docx_package import Package, W
from ttdn_desktop.office.docx_said import TOGGLES, ParagraphSaid, RunSaid, paragraph_said, run_said
from ttdn_desktop.office.docx_style_shelf import Shelf, Style, read_shelf
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


_all_of = attrgetter("bold", "italic", "underline", "hidden", "capitals", "size", "font", "wide_font", "color")


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
    _paragraphs: dict[str, ParagraphSaid] = field(default_factory=dict)
    _tables: dict[TableKey, tuple[RunSaid, ParagraphSaid]] = field(default_factory=dict)

    def name(self, style: str | None) -> str:
        """The name of a style by its id; the id where it is unknown."""
        found = self._styles.get(style or self.default_style or "")
        return found.name if found else (style or "")

    def chain(self, style: str | None) -> list[str]:
        """The ids of the style and of those it is based on, the most special first."""
        chain: list[str] = []
        while style and style in self._styles and style not in chain and len(chain) < _MAX_CHAIN:
            found = self._styles.get(style)
            if found is None:
                break
            chain.append(style)
            style = found.based_on
        return chain

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
        for switch in TOGGLES:
            if not self.default_run.get(switch) and sum(bool(level.get(switch)) for level in levels) == 2:
                said[switch] = False  # type: ignore[literal-required] # the switches are keys of RunSaid
            elif self.default_run.get(switch) or any(level.get(switch) for level in levels):
                said[switch] = True  # type: ignore[literal-required] # the switches are keys of RunSaid
        said = {**said, **direct}
        font = said.get("ascii") or said.get("wide")
        look = RunLook(
            bold=said.get("bold", False),
            italic=said.get("italic", False),
            underline=said.get("underline", False),
            hidden=said.get("hidden", False),
            capitals=said.get("capitals", False),
            size=said.get("size"),
            font=font,
            wide_font=said.get("wide") or font,
            color=said.get("color") or None,
        )
        return self._looks.setdefault(_all_of(look), look)

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
        return [found for step in reversed(self.chain(style)) if (found := self._styles.get(step)) is not None]

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
            said = {**said, **run_said(step.element.find(f"{W}rPr"), self.theme)}
        self._runs[style] = said
        return said

    def _paragraph_of(self, style: str | None) -> ParagraphSaid:
        if style is None:
            return {}
        if (known := self._paragraphs.get(style)) is not None:
            return known
        said: ParagraphSaid = {}
        for step in self._chained(style):
            if heading := _HEADING.fullmatch(step.name):
                said["outline_level"] = int(heading[1]) - 1  # the built-in headings have it even where the file does not say so
            said = {**said, **paragraph_said(step.element.find(f"{W}pPr"))}
        self._paragraphs[style] = said
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


def read_styles(package: Package, part: str | None, theme: Mapping[str, str]) -> Styles:
    """The styles of a document; none where the part is missing or broken, as Word shows such files too."""
    shelf = read_shelf(package, part)
    styles = Styles(theme=theme, default_style=shelf.usual.get("paragraph"), default_table=shelf.usual.get("table"), _styles=shelf)
    if shelf.defaults is not None:
        styles.default_run = run_said(shelf.defaults.find(f"{W}rPrDefault/{W}rPr"), theme)
        styles.default_paragraph = paragraph_said(shelf.defaults.find(f"{W}pPrDefault/{W}pPr"))
    return styles


def table_key(styles: Styles, properties: etree._Element | None) -> str | None:
    """The style of a table, the document's default where it names none."""
    style = value(properties, "tblStyle") or styles.default_table
    return style if styles.is_table(style) else None
