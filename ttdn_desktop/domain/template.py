"""A template of the province (mẫu của tỉnh): its sections, the blanks asked once, its instructions, as a frozen aggregate with pure edits."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NewType

from ttdn_desktop.domain.plan import SectionRole

TemplateId = NewType("TemplateId", str)
BlankId = NewType("BlankId", str)


class TemplateKind(StrEnum):
    """The kind of file a template is, and what is made of it."""

    DOCX = "docx"
    XLSX = "xlsx"


class BlankKind(StrEnum):
    """What is written into a blank."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    UNIT = "unit"
    CHOICE = "choice"


class Fact(StrEnum):
    """What a plan knows and a blank may ask for."""

    ISSUER = "issuer"  # tên cơ quan, đơn vị ban hành
    COMMUNE = "commune"  # tên xã, phường, không có chữ "xã"
    PARENT = "parent"  # cơ quan chủ quản
    NUMBER = "number"  # số
    SYMBOL = "symbol"  # ký hiệu
    PLACE = "place"  # địa danh
    DATE = "date"  # ngày ban hành
    SUBJECT = "subject"  # trích yếu
    YEAR = "year"
    BASES = "bases"  # căn cứ, each on a line
    RECIPIENTS = "recipients"  # nơi nhận, each on a line
    SIGNER = "signer"
    SIGNER_TITLE = "signer_title"


class Shape(StrEnum):
    """How an answer is written at a place."""

    PLAIN = "plain"
    UPPER = "upper"  # in capitals
    LONG_DATE = "long_date"  # 05 tháng 3 năm 2026, after the word "ngày"
    SHORT_DATE = "short_date"  # 05/3/2026


class SectionUse(StrEnum):
    """What a plan does with a section of the template."""

    FIXED = "fixed"  # văn bản có sẵn, giữ nguyên
    FILL = "fill"  # đơn vị viết


class LineUse(StrEnum):
    """What a line of a section is."""

    FIXED = "fixed"
    FREE = "free"  # dots or a sample text, to be written over
    NOTE = "note"  # an instruction


class TemplateState(StrEnum):
    """Whether a template is in force on a day."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankPlace:
    """Where a blank stands: characters `start` to `end` of the line `where` of the file, which read `text` there."""

    where: str
    start: int
    end: int
    text: str = ""
    shape: Shape = Shape.PLAIN
    bare: bool = False  # the name of a commune follows a word such as "xã", which stands in the file
    closing: str = ""  # the mark behind a recipient, where nothing else stands there: ";"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One named field, asked once however often it stands in the file. `fact` says where the plan knows the answer."""

    id: BlankId
    name: str
    question: str = ""
    kind: BlankKind = BlankKind.TEXT
    choices: tuple[str, ...] = ()
    fact: Fact | None = None
    required: bool = True
    default: str = ""  # a sample that stands in the file
    origin: str = ""  # the name the reader gave, by which it is known again in a newer version
    places: tuple[BlankPlace, ...] = ()
    stands: tuple[str, ...] | None = None  # of a list of recipients, the entries that stand in the file beside it; None where that was not looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateLine:
    """A line under a heading of the template."""

    where: str
    text: str
    use: LineUse = LineUse.FIXED


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSection:
    """A section: `level` 1 is the highest; `where` is the line of its heading."""

    id: str
    heading: str
    level: int = 1
    role: SectionRole = SectionRole.OTHER
    number: str | None = None
    required: bool = True
    use: SectionUse = SectionUse.FILL
    where: str = ""
    lines: tuple[TemplateLine, ...] = ()
    tables: tuple[str, ...] = ()  # places of the tables that stand in it

    @property
    def fixed(self) -> tuple[str, ...]:
        """The texts that stand in it already."""
        return tuple(line.text for line in self.lines if line.use is LineUse.FIXED)

    @property
    def notes(self) -> tuple[str, ...]:
        """Its instructions."""
        return tuple(line.text for line in self.lines if line.use is LineUse.NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateColumn:
    """A column of a table to fill: its place on the grid counted from 0, its head, and the part of a task that goes there, "" for none."""

    column: int
    head: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateTable:
    """A table whose rows `first` to `last` (from 1) are samples that the tasks of a plan take the place of."""

    where: str
    first: int
    last: int
    columns: tuple[TemplateColumn, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One version of a template. `family` is shared by its versions; `source` is the agency that issued it."""

    id: TemplateId
    name: str
    kind: TemplateKind
    sha256: str  # of the file
    file_name: str = ""
    family: str = ""
    source: str = ""
    version: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    document_type: str = ""  # abbreviation of Annex III, where it is a paper
    document_subject: str = ""
    bases: tuple[str, ...] = ()  # legal bases that stand in it already
    sections: tuple[TemplateSection, ...] = ()
    blanks: tuple[Blank, ...] = ()
    tables: tuple[TemplateTable, ...] = ()
    notes: tuple[TemplateLine, ...] = ()  # instructions outside the sections

    def blank(self, blank_id: str) -> Blank:
        """The blank of that id; KeyError where there is none."""
        for blank in self.blanks:
            if blank.id == blank_id:
                return blank
        raise KeyError(blank_id)

    def section(self, section_id: str) -> TemplateSection:
        """The section of that id; KeyError where there is none."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    @property
    def asked(self) -> tuple[Blank, ...]:
        """The blanks that no fact of a plan answers."""
        return tuple(blank for blank in self.blanks if blank.fact is None)

    @property
    def has_notes(self) -> bool:
        """Whether instructions stand in it."""
        return bool(self.notes or any(section.notes for section in self.sections))

    def state(self, day: dt.date) -> TemplateState:
        """Whether it is in force on that day; without days it always is."""
        if self.valid_from and day < self.valid_from:
            return TemplateState.NOT_YET
        return TemplateState.ENDED if self.valid_to and day > self.valid_to else TemplateState.IN_FORCE


# --- pure edits


def describe(template: Template, **changes: Any) -> Template:
    """Change name, source, version, valid_from, valid_to; ValueError where the validity would end before it begins."""
    after = replace(template, **changes)
    if after.valid_from and after.valid_to and after.valid_to < after.valid_from:
        raise ValueError("validity ends before it begins")
    return after


def change_blank(template: Template, blank_id: str, **changes: Any) -> Template:
    """Change name, question, kind, choices, fact or required of a blank."""
    return replace(template, blanks=tuple(replace(blank, **changes) if blank.id == blank_id else blank for blank in template.blanks))


def remove_blank(template: Template, blank_id: str) -> Template:
    """Say that these places are no blank; the file keeps what stands there."""
    return replace(template, blanks=tuple(blank for blank in template.blanks if blank.id != blank_id))


def change_section(template: Template, section_id: str, **changes: Any) -> Template:
    """Change required, use or role of a section."""
    return replace(template, sections=tuple(replace(section, **changes) if section.id == section_id else section for section in template.sections))


def inherit(newer: Template, older: Template) -> Template:
    """The newer version with what people have said of the older one: name, source, and of parts that are in both their names, kinds and flags."""
    blanks = {blank.origin: blank for blank in older.blanks if blank.origin}
    sections = {section.heading.casefold(): section for section in older.sections}
    return replace(
        newer,
        family=older.family,
        name=older.name,
        source=older.source or newer.source,
        version=newer.version or _next(older.version),
        blanks=tuple(_as_said(blank, blanks.get(blank.origin)) for blank in newer.blanks),
        sections=tuple(
            replace(section, required=said.required, role=said.role) if (said := sections.get(section.heading.casefold())) else section
            for section in newer.sections
        ),
    )


def ended_by(newer: Template, older: Template, day: dt.date) -> Template:
    """The older version once a newer one comes on that day: it ends before the newer one begins, unless a person said otherwise."""
    last = (newer.valid_from or day) - dt.timedelta(days=1)
    ends = older.valid_to is None and (older.valid_from is None or older.valid_from <= last)
    return replace(older, valid_to=last) if ends else older


def _next(version: str) -> str:
    """The number after this one, where it is one: a first version seldom has any."""
    if not version.strip():
        return "2"
    number = re.search(r"\d+$", version.strip())
    return version.strip()[: number.start()] + str(int(number[0]) + 1) if number else ""


def _as_said(blank: Blank, said: Blank | None) -> Blank:
    if said is None:
        return blank
    return replace(blank, name=said.name, question=said.question, kind=said.kind, choices=said.choices or blank.choices, fact=said.fact, required=said.required)
