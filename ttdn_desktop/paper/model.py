"""Paper: sheets of blocks with their look and measures; drafting makes it, office writes and reads it, rules judge it.

Lengths are millimetres, type sizes points.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.paper.values import made_fast


class Align(StrEnum):
    """How lines lie between the indents."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Style(StrEnum):
    """The named looks; each is one paragraph style of the written file. Their measures are data (`StyleLook`)."""

    BODY = "body"  # nội dung
    ITEM = "item"  # gạch đầu dòng, điểm
    BASIS = "basis"  # căn cứ
    HEADING_1 = "heading_1"  # I. MỤC
    HEADING_2 = "heading_2"  # 1. khoản có tiêu đề
    HEADING_3 = "heading_3"
    HEADING_4 = "heading_4"
    NATIONAL_NAME = "national_name"  # quốc hiệu
    MOTTO = "motto"  # tiêu ngữ
    PARENT_BODY = "parent_body"  # cơ quan chủ quản
    ISSUING_BODY = "issuing_body"  # cơ quan ban hành
    NUMBER = "number"  # số, ký hiệu
    PLACE_DATE = "place_date"  # địa danh, ngày tháng
    MARK = "mark"  # dấu chỉ mức độ khẩn, chỉ dẫn về phạm vi lưu hành
    DOCUMENT_TYPE = "document_type"  # tên loại
    SUBJECT = "subject"  # trích yếu
    LETTER_SUBJECT = "letter_subject"  # trích yếu công văn, under the number
    ADDRESSEE = "addressee"  # kính gửi
    CAPACITY = "capacity"  # quyền hạn, chức vụ
    SIGNER = "signer"  # họ tên
    RECIPIENTS_LABEL = "recipients_label"  # Nơi nhận:
    RECIPIENT = "recipient"
    ANNEX_LABEL = "annex_label"
    ANNEX_TITLE = "annex_title"
    ANNEX_REFERENCE = "annex_reference"
    TABLE_HEAD = "table_head"
    TABLE_CELL = "table_cell"
    TABLE_NUMBER = "table_number"  # centred cell
    PLAIN = "plain"  # foreign text without a known look
    PAGE_NUMBER = "page_number"
    CONTACT = "contact"  # địa chỉ, thư điện tử, điện thoại
    CHAPTER = "chapter"  # Phần, Chương: centred
    ARTICLE = "article"  # Điều 1.
    AUTHORITY = "authority"  # thẩm quyền ban hành: "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …"
    RESOLUTION = "resolution"  # "QUYẾT ĐỊNH:"
    ATTACHED_REFERENCE = "attached_reference"  # "(Ban hành kèm theo Quyết định số …)"
    STAR = "star"  # the star or hyphens that Party papers have in place of a line


@made_fast
@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one look. None of size or font: as the paragraph's style says. `\\n` is a soft break, `\\t` a tab."""

    text: str
    bold: bool | None = None
    italic: bool | None = None
    underline: bool = False
    size: float | None = None
    font: str | None = None
    color: str | None = None  # RRGGBB
    hidden: bool = False
    capitals: bool = False  # shown in capitals, whatever was typed; when read only


@made_fast
@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph; None of a measure: as its style says. `anchor` ties it to the part of the plan it prints."""

    runs: tuple[Run, ...] = ()
    style: Style = Style.PLAIN
    anchor: str | None = None
    where: str = ""  # place in the file it was read from ("p12", "t1r2c3")
    align: Align | None = None
    first_line: float | None = None
    indent_left: float | None = None
    indent_right: float | None = None
    space_before: float | None = None  # points
    space_after: float | None = None  # points
    line_spacing: float | None = None  # multiple of a single line
    line_exact: float | None = None  # points from line to line, whatever the letters ask; goes before `line_spacing`
    keep_with_next: bool | None = None
    outline_level: int | None = None  # 0 is the highest; None: body text
    frame: float | None = None  # points of a box around it; None: no box
    label: str = ""  # the automatic number or bullet a word processor shows before it ("II.", "1.2.", "a)", "-"); when read only

    @property
    def text(self) -> str:
        """The characters that are seen, without the automatic number, which nobody typed."""
        if len(self.runs) == 1 and not self.runs[0].hidden:
            return self.runs[0].text
        return "".join(run.text for run in self.runs if not run.hidden)

    @property
    def shown(self) -> str:
        """The line as a word processor shows it."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A drawn horizontal rule, centred in its column."""

    length: float  # mm
    weight: float = 0.75  # points
    where: str = ""


@made_fast
@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell covering `columns` × `rows` places; covered places are left out of their row."""

    blocks: tuple["Block", ...] = ()
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table on a grid of column widths; frameless for the letterhead and the signature block."""

    widths: tuple[float, ...]  # mm
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0
    ruled: bool = True
    keep_together: bool = False
    anchors: tuple[str | None, ...] = ()  # one a row, or none at all
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture by the name of its attachment."""

    source: str
    width: float | None = None
    height: float | None = None


Block = Paragraph | Line | Table | Picture


class Edge(StrEnum):
    """The edge of the sheet at which the page number stands."""

    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber:
    """How the page number stands on the sheet: edge, place, type size (points)."""

    edge: Edge = Edge.TOP
    align: Align = Align.CENTER
    size: float | None = 14
    bold: bool = False
    italic: bool = False
    roman: bool = False  # i, ii, iii or I, II, III


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """A sheet: size, margins, where the page number stands."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    header: float = 10  # from the top edge to the page number
    number_from: int | None = 1  # numbering starts anew with this; None: goes on
    hide_first_number: bool = True
    page_number: PageNumber | None = PageNumber()  # None: the sheets bear no number
    mirrored: bool = False  # printed on both sides: the left and right margins change places on even pages

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Sheets of one setup: the paper itself, or an annex. `foot` stands at the foot of its first page (địa chỉ cơ quan)."""

    page: PageSetup
    blocks: tuple[Block, ...]
    foot: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleLook:
    """The measures of a style."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    first_line: float = 0
    space_before: float = 0
    space_after: float = 0
    line_spacing: float = 1
    line_exact: float | None = None  # points; goes before `line_spacing`
    underline: bool = False
    keep_with_next: bool = False
    outline_level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a written paper remembers of the plan it printed, so that reading it back finds the same parts.

    `stored` gives, for an anchor, the value behind a printed text that drafting had to dress (capitals, closing marks),
    with the hash of what was printed: where the hash still holds, the stored value does too.
    """

    id: str
    revision: int = 0
    facts: tuple[tuple[str, str], ...] = ()  # what is not printed: kind, field, stage, year, period …
    stored: tuple[tuple[str, str, str], ...] = ()  # (anchor, sha256 of the printed text, stored value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole paper."""

    parts: tuple[Part, ...]
    title: str = ""
    author: str = ""
    font: str = "Times New Roman"
    language: str = "vi-VN"
    looks: tuple[tuple[Style, StyleLook], ...] = ()
    origin: Origin | None = None

    def blocks(self) -> Iterator[Block]:
        """All blocks in order, tables as wholes."""
        for part in self.parts:
            yield from part.blocks


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """All paragraphs in reading order, those in cells included."""
    found: list[Paragraph] = []
    _gather(blocks, found)
    return iter(found)


def _gather(blocks: tuple[Block, ...], found: list[Paragraph]) -> None:
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    blocks = cell.blocks
                    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):  # as nearly every cell
                        found.append(blocks[0])
                    else:
                        _gather(blocks, found)
