"""Rules of Decree 30/2020 as checks of a written file: the register, and what the checks share."""

from collections.abc import Callable

from tests.office.word_file import NS, Element, W, WordFile, text
from ttdn_desktop import resources
from ttdn_desktop.paper.measure import text_width, wrapped

MM = 1440 / 25.4

Check = Callable[[WordFile, str], None]
CHECKS: dict[str, Check] = {}


def rule(code: str) -> Callable[[Check], Check]:
    def add(check: Check) -> Check:
        CHECKS[code] = check
        return check

    return add


def portrait(file: WordFile) -> list[Element]:
    return [section for section in file.sections if section.find("w:pgSz", NS).get(W + "orient") != "landscape"]


def edge(section: Element, name: str) -> float:
    return int(section.find("w:pgMar", NS).get(W + name)) / MM


def width_of(line: str, size: float, *, bold: bool = False) -> float:
    return text_width(resources.metrics(), line, size, bold=bold) * MM


def last_line(file: WordFile, paragraph: Element, column: float) -> float:
    """Twips of the last printed line of a paragraph."""
    look = file.paragraph_looks(paragraph)
    room = (column - file.twips(paragraph, "ind", "left") - file.twips(paragraph, "ind", "right")) / MM
    line = wrapped(resources.metrics(), text(paragraph), look.size, room, bold=look.bold).lines[-1]
    return width_of(line, look.size, bold=look.bold)


def single(file: WordFile, paragraph: Element) -> bool:
    spacing = [file.measure(paragraph, "spacing", name) for name in ("before", "after", "line", "lineRule")]
    return spacing == ["0", "0", "240", "auto"]


def assert_look(file: WordFile, paragraph: Element, smallest: float, largest: float, *, bold: bool, italic: bool, align: str | None = None) -> None:
    look = file.paragraph_looks(paragraph)
    assert smallest <= look.size <= largest
    assert (look.bold, look.italic) == (bold, italic)
    assert align in {None, file.align(paragraph)}


def columns(file: WordFile, table: int = 0) -> list[int]:
    return [int(column.get(W + "w")) for column in file.tables[table].findall("w:tblGrid/w:gridCol", NS)]
