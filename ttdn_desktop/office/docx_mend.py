"""Mending the look of a .docx of others: measures, types and page numbers change where they are asked to, everything else stays as it is in the file."""

from collections.abc import Mapping, Sequence
from typing import IO, Any, Protocol

from lxml import etree

from ttdn_desktop.office.docx_form import PART_END, is_strict
from ttdn_desktop.office.docx_margin_parts import Margins, new_parts
from ttdn_desktop.office.docx_mend_looks import mend_line, mend_paragraph, mend_runs
from ttdn_desktop.office.docx_mend_numbers import mend_number
from ttdn_desktop.office.docx_mend_sheets import mend_page
from ttdn_desktop.office.docx_package import MC, Package, W, parts_of_document
from ttdn_desktop.office.docx_places import places_of, raw_text
from ttdn_desktop.office.docx_said import paragraph_said
from ttdn_desktop.office.docx_sections import page_setup
from ttdn_desktop.office.docx_styles import Styles, read_styles
from ttdn_desktop.office.docx_walk import is_old
from ttdn_desktop.office.filled_package import parsed, serialised, write_package
from ttdn_desktop.office.kinds import Refusal, RefusedFileError

_SLACK = 0.05  # millimetres


class Mending(Protocol):
    """What is to be changed where: `target` names a class of the paper ("paragraph", "run", "page", "page_number", "line"), `fields` its fields."""

    @property
    def where(self) -> str:
        """The place as the reader names it."""
        ...

    @property
    def target(self) -> str:
        """What is changed there."""
        ...

    @property
    def fields(self) -> Sequence[tuple[str, Any]]:
        """The new values."""
        ...


def mend_docx(data: bytes, mendings: Sequence[Mending], stream: IO[bytes]) -> tuple[bool, ...]:
    """Write the file with these changes; tells of each whether it could be made. Text is never changed.

    Raises RefusedFileError for what is damaged, unsafe or Strict.
    """
    if is_strict(data):
        raise RefusedFileError(Refusal.OTHER_OFFICE)
    package = Package(data)
    sheet = _Sheet(package)
    done = tuple([sheet.mend(mending) for mending in mendings])
    margins = sheet.margins
    changed, added = new_parts(margins)
    if any(done):
        changed[sheet.main.lower()] = serialised(sheet.document)
    changed |= {name.lower(): serialised(margins.roots[name]) for name in margins.touched if name not in margins.new}
    added |= {name: serialised(margins.roots[name]) for name in margins.new}
    write_package(data, changed, stream, as_document=False, added=added)
    return done


class _Sheet:
    """One file while it is mended; all places are found before anything changes."""

    def __init__(self, package: Package) -> None:
        self.main = package.main()
        package.xml(self.main)  # refuses what is unsafe
        self.document = parsed(package.read(self.main))
        body = self.document.find(f"{W}body")
        if body is None:
            raise RefusedFileError(Refusal.DAMAGED)
        self.styles: Styles = read_styles(package, parts_of_document(package, self.main))
        self.sections = [section for section in body.iter(f"{W}sectPr") if not is_old(section)]
        self.margins = Margins(package=package, main=self.main, sections=self.sections, styles=self.styles)
        self.paragraphs: Mapping[str, etree._Element] = places_of(body).paragraphs
        self._body = body

    def mend(self, mending: Mending) -> bool:
        """Make one change; whether it could be made."""
        fields = dict(mending.fields)
        if mending.target in {"page", "page_number"}:
            at = mending.where.removeprefix("part")
            section = self.sections[int(at) - 1] if at.isdigit() and 0 < int(at) <= len(self.sections) else None
            if section is None:
                return False
            if mending.target == "page":
                width = page_setup(section).text_width
                mend_page(section, fields, self.margins)
                self._keep_lines(section, width)
                return True
            return mend_number(section, fields, self.margins)
        paragraph = self._paragraph(mending.where)
        if paragraph is None:
            return False
        both = [paragraph, *([twin] if (twin := _twin(paragraph)) is not None else [])]
        match mending.target:
            case "run":
                return sum(mend_runs(one, fields, self.styles) for one in both) > 0  # of both, so no any()
            case "paragraph":
                for one in both:
                    mend_paragraph(one, fields, self.styles)
                return True
            case "line":
                return mend_line(paragraph, fields["length"], self._column(paragraph))
            case _:
                return False

    def _keep_lines(self, section: etree._Element, width: float) -> None:
        """Lines drawn by the border of an empty paragraph stay as long as they were when the sheet had another width."""
        new = page_setup(section).text_width
        if abs(new - width) < _SLACK:
            return
        for element in self._body:
            if element.tag == f"{W}p" and self._section_of(element) is section and element.find(f"{W}pPr/{W}pBdr") is not None and not raw_text(element):
                said = paragraph_said(element.find(f"{W}pPr"))
                length = width - (said.get("indent_left") or 0) - (said.get("indent_right") or 0)
                mend_line(element, length, new)

    def _paragraph(self, where: str) -> etree._Element | None:
        name, end, place = where.rpartition(PART_END)
        if not end:
            return self.paragraphs.get(where)
        if not self.margins.package.has(name):
            return None
        found = places_of(self.margins.root(name)).paragraphs.get(place)
        if found is not None:
            self.margins.touched.add(name)
        return found

    def _column(self, paragraph: etree._Element) -> float | None:
        """Millimetres between the margins of the sheet a paragraph of the body stands on."""
        if not self.sections:
            return None
        above = next((element for element in (paragraph, *paragraph.iterancestors()) if element.getparent() is self._body), None)
        if above is None:
            return None
        section = self._section_of(above)
        return None if section is None else page_setup(section).text_width

    def _section_of(self, above: etree._Element) -> etree._Element | None:
        """The properties of the sheet on which a child of the body stands."""
        for element in (above, *above.itersiblings()):
            section = element if element.tag == f"{W}sectPr" else element.find(f"{W}pPr/{W}sectPr")
            if section is not None:
                return section
        return None


def _twin(paragraph: etree._Element) -> etree._Element | None:
    """The same line in the older form of a text box, which other programs show."""
    box = next(paragraph.iterancestors(f"{W}txbxContent"), None)
    forms = next(paragraph.iterancestors(f"{MC}AlternateContent"), None)
    fallback = forms.find(f"{MC}Fallback") if box is not None and forms is not None else None
    if fallback is None:
        return None
    text = raw_text(paragraph)
    return next((twin for twin in fallback.iter(f"{W}p") if raw_text(twin) == text), None)
