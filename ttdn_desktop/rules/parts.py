"""The parts of a paper as values: letterhead, title, addressees, bases, body, ending, annexes."""

from dataclasses import dataclass

from ttdn_desktop.paper.model import Table
from ttdn_desktop.rules.pieces import Drawn, Piece, Seen

Numbered = tuple[Seen, Seen | None]
"""A paragraph that begins with a number, a letter or a plus, and the one below."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Head:
    """The letterhead. `tabled`: its two columns are those of a table; `first`: nothing stands above it."""

    national: Piece | None = None  # quốc hiệu
    motto: Piece | None = None
    party: Piece | None = None  # ĐẢNG CỘNG SẢN VIỆT NAM
    parents: tuple[Piece, ...] = ()  # cơ quan chủ quản
    issuers: tuple[Piece, ...] = ()
    number: Piece | None = None
    letter_subject: tuple[Piece, ...] = ()  # V/v …, under the number of a letter
    place_date: Piece | None = None
    marks: tuple[Piece, ...] = ()  # urgency, circulation, secrecy
    drafts: tuple[Piece, ...] = ()  # DỰ THẢO
    nation_line: Drawn | None = None  # under the motto, or under the title of Party papers
    issuer_line: Drawn | None = None
    tabled: bool = False
    first: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Title:
    """Type and subject."""

    type: Piece | None = None
    subject: tuple[Piece, ...] = ()
    line: Drawn | None = None
    reference: tuple[Piece, ...] = ()  # "(Ban hành kèm theo …)"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ending:
    """Recipients and signature. `room`: points between the post and the name; None where they are not both there."""

    label: Piece | None = None  # Nơi nhận:
    recipients: tuple[Piece, ...] = ()
    drafter: Piece | None = None
    capacity: tuple[Piece, ...] = ()  # quyền hạn, chức vụ, the post in the last line
    other_post: Piece | None = None
    signer: Piece | None = None
    room: float | None = None
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Document:
    """One document of a paper."""

    part: int = 0  # where it begins
    attached: bool = False
    head: Head | None = None
    title: Title = Title()
    addressees: tuple[Piece, ...] = ()
    authority: Seen | None = None
    bases: tuple[Seen, ...] = ()
    body: tuple[Seen, ...] = ()  # paragraphs outside tables, blank ones left out
    numbered: tuple[Numbered, ...] = ()  # those of them that begin with a number
    tables: tuple[Table, ...] = ()
    ending: Ending | None = None
    type_code: str = ""
    gaps: tuple[tuple[Seen, Seen], ...] = ()  # neighbours without anything between them


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Annex:
    """An annex; `opens`: it begins a part, and stands first there."""

    part: int
    opens: bool
    label: Piece
    title: tuple[Piece, ...] = ()
    reference: tuple[Piece, ...] = ()
    body: tuple[Seen, ...] = ()
    numbered: tuple[Numbered, ...] = ()
    tables: tuple[Table, ...] = ()
