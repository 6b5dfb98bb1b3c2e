"""The look and number of a paragraph of a .docx from all levels that speak about it, worked out once for each way of writing it."""

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from ttdn_desktop.office.docx_numbering import Numbering
from ttdn_desktop.office.docx_package import W
from ttdn_desktop.office.docx_plain import KEY
from ttdn_desktop.office.docx_repeats import Repeats
from ttdn_desktop.office.docx_said import ParagraphSaid, paragraph_said
from ttdn_desktop.office.docx_styles import Styles, TableKey
from ttdn_desktop.office.docx_values import VAL
from ttdn_desktop.office.package_names import BREAK_STYLE, STYLE_IDS, STYLE_NAMES
from ttdn_desktop.paper.model import Align, Paragraph, Style
from ttdn_desktop.paper.values import variants

_OWN = {ident: style for style, ident in STYLE_IDS.items()} | {name: style for style, name in STYLE_NAMES.items() if name.startswith("TTĐN")}
_STYLE, _MARK, _SECTION, _CHANGE, _BORDERS, _NUMBER = (W + name for name in ("pStyle", "rPr", "sectPr", "pPrChange", "pBdr", "numPr"))
_SPEAKING = frozenset(W + name for name in ("jc", "ind", "spacing", "keepNext", "outlineLvl", "bidi"))
_TELLING = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo", "vanish"))
_MIRRORED = {Align.LEFT: Align.RIGHT, Align.RIGHT: Align.LEFT}


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphLook:
    """How a paragraph looks in the end, in millimetres and points; `number` is its list and level."""

    style: Style = Style.PLAIN
    align: Align | None = None
    first_line: float | None = None
    indent_left: float | None = None
    indent_right: float | None = None
    space_before: float | None = None
    space_after: float | None = None
    line_spacing: float | None = None
    line_exact: float | None = None
    keep_with_next: bool | None = None
    outline_level: int | None = None
    number: tuple[str, int] | None = None

    def maker(self) -> Callable[..., Paragraph]:
        """Makes paragraphs of this look from runs, anchor, place and label."""
        pattern = Paragraph(
            style=self.style,
            align=self.align,
            first_line=self.first_line,
            indent_left=self.indent_left,
            indent_right=self.indent_right,
            space_before=self.space_before,
            space_after=self.space_after,
            line_spacing=self.line_spacing,
            line_exact=self.line_exact,
            keep_with_next=self.keep_with_next,
            outline_level=self.outline_level,
        )
        return variants(pattern, "runs", "anchor", "where", "label")


class Properties:
    """What one `w:pPr` is about, taken apart in one pass."""

    __slots__ = ("borders", "change", "key", "looks", "mark", "plain", "said", "section", "style")

    def __init__(self, element: etree._Element | None, repeats: Repeats) -> None:
        self.style: str | None = None
        self.mark: etree._Element | None = None
        self.section: etree._Element | None = None
        self.change: etree._Element | None = None
        self.borders: etree._Element | None = None
        key: list[object] = []
        for child in element if element is not None else ():
            tag = child.tag
            if tag == _STYLE:
                self.style = child.get(VAL)
            elif tag in _SPEAKING:
                key.append(tag)
                key += child.items()
            elif tag == _MARK:
                self.mark = repeats.real(child)
            elif tag == _NUMBER:
                for part in child:
                    key.append(part.tag)
                    key.append(part.get(VAL))
            elif tag == _SECTION:
                self.section = child
            elif tag == _CHANGE:
                self.change = child
            elif tag == _BORDERS:
                self.borders = child
        self.key = tuple(key)
        self.said = element
        self.plain = self.mark_is_plain() and self.section is None and self.change is None and self.borders is None and self.style != BREAK_STYLE
        self.looks: dict[TableKey | None, ParagraphLook] = {}

    def mark_is_plain(self) -> bool:
        """Whether nobody took out, put in or hid the end of the paragraph."""
        return self.mark is None or not any(child.tag in _TELLING for child in self.mark)


class ParagraphLooks:
    """The looks of the paragraphs of one document."""

    def __init__(self, styles: Styles, numbering: Numbering, repeats: Repeats) -> None:
        self.known: dict[str | bytes, Properties] = {}  # repeated properties by their key
        self._repeats = repeats
        self._styles = styles
        self._numbering = numbering
        self._made_looks: dict[tuple[str | None, TableKey | None, tuple[object, ...]], ParagraphLook] = {}

    def found(self, element: etree._Element) -> Properties:
        """What these properties are about; taken apart once where they are repeated."""
        key = element.get(KEY)
        found = self.known.get(key) if key is not None else None
        if found is None:
            found = Properties(self._repeats.real(element), self._repeats)
            if key is not None:
                self.known[key] = found
        return found

    def written(self, properties: bytes | None) -> Properties:
        """What properties are about that a plain paragraph writes so."""
        found = self.known.get(properties or b"")
        if found is None:
            found = self.known[properties or b""] = Properties(self._repeats.behind(properties or b""), self._repeats)
        return found

    def look(self, found: Properties, table: TableKey | None) -> ParagraphLook:
        """How the paragraph with these properties looks in the end."""
        key = (found.style, table, found.key)
        look = self._made_looks.get(key)
        if look is None:
            look = self._made_looks[key] = self._made(found.style, table, paragraph_said(found.said))
        found.looks[table] = look
        return look

    def _made(self, style: str | None, table: TableKey | None, direct: ParagraphSaid) -> ParagraphLook:
        styled = self._styles.paragraph(style)
        number = self._number(style, styled, direct)
        indents = self._indents(number)
        said: ParagraphSaid = {**self._styles.default_paragraph, **self._styles.table_paragraph(table)}
        said = {**said, **styled, **indents, **direct} if "num_id" in direct else {**said, **indents, **styled, **direct}
        align = said.get("align")
        return ParagraphLook(
            style=_OWN.get(style or "") or _OWN.get(self._styles.name(style)) or Style.PLAIN,
            align=_MIRRORED.get(align, align) if align is not None and said.get("mirrored") else align,
            first_line=said.get("first_line"),
            indent_left=said.get("indent_left"),
            indent_right=said.get("indent_right"),
            space_before=said.get("space_before"),
            space_after=said.get("space_after"),
            line_spacing=said.get("line_spacing"),
            line_exact=said.get("line_exact"),
            keep_with_next=said.get("keep_with_next"),
            outline_level=said.get("outline_level"),
            number=number,
        )

    def _number(self, style: str | None, styled: ParagraphSaid, direct: ParagraphSaid) -> tuple[str, int] | None:
        """The list and level: of the paragraph itself, else of its style, whose level is the one tied to it."""
        num_id = direct.get("num_id", styled.get("num_id"))
        if num_id is None or num_id == "0":
            return None
        level = direct.get("num_level")
        found = self._numbering.list(num_id)
        if found is None:
            return None
        if level is None and "num_id" not in direct:
            level = found.level_of(self._styles.chain(style or self._styles.default_style))
        if level is None:
            level = styled.get("num_level", 0)
        return num_id, level

    def _indents(self, number: tuple[str, int] | None) -> ParagraphSaid:
        found = self._numbering.list(number[0]) if number else None
        level = found.levels.get(number[1]) if found and number else None
        return level.indents if level else {}
