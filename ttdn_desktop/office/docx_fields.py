"""Fields of a .docx while one story is read: which characters are an instruction, and which results are only page numbers."""

from dataclasses import dataclass, field

from lxml import etree

from ttdn_desktop.office.docx_package import W
from ttdn_desktop.office.docx_values import VAL, count, is_on

_PAGE_NUMBERS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})


@dataclass(slots=True)
class _Field:
    """A field that has begun and not ended."""

    instruction: str = ""
    in_result: bool = False


@dataclass(slots=True)
class Fields:
    """The fields open at the place that is read; empty most of the time."""

    open: list[_Field] = field(default_factory=list)
    page_numbers: bool = True  # whether the results of page numbers are text

    @property
    def silent(self) -> bool:
        """Whether what comes is an instruction, or a page number that nobody typed."""
        return any(not entry.in_result or (not self.page_numbers and is_page_number(entry.instruction)) for entry in self.open)

    def mark(self, element: etree._Element) -> str:
        """Take a `w:fldChar`; gives the characters it shows itself, such as the box of a form."""
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.open.append(_Field())
            return _form(element)
        if self.open and kind == "separate":
            self.open[-1].in_result = True
        elif self.open and kind == "end":
            self.open.pop()
        return ""

    def instruct(self, text: str) -> None:
        """Take a piece of an instruction."""
        if self.open:
            self.open[-1].instruction += text

    def end_of_paragraph(self) -> None:
        """A field whose result never began is broken: it must not swallow the paragraphs that follow."""
        if any(not entry.in_result for entry in self.open):
            self.open = [entry for entry in self.open if entry.in_result]


def is_page_number(instruction: str) -> bool:
    """Whether a field prints a number that only pages have."""
    return instruction.split()[:1] != [] and instruction.split(maxsplit=1)[0].upper() in _PAGE_NUMBERS


def _form(element: etree._Element) -> str:
    """A form's box, ticked or not; the chosen line of its list."""
    for box in element.iter(f"{W}checkBox"):
        state = box.find(f"{W}checked")
        state = state if state is not None else box.find(f"{W}default")
        return "☑" if state is not None and is_on(state) else "☐"
    for choice in element.iter(f"{W}ddList"):
        lines = [line.get(VAL) or "" for line in choice.findall(f"{W}listEntry")]
        chosen = choice.find(f"{W}result")
        chosen = chosen if chosen is not None else choice.find(f"{W}default")
        at = count(chosen.get(VAL)) if chosen is not None else 0
        return lines[at] if 0 <= at < len(lines) else ""
    return ""
