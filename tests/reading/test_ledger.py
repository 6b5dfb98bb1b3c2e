from ttdn_desktop.paper.model import PageSetup, Paper, Paragraph, Part, Run
from ttdn_desktop.reading.ledger import Ledger
from ttdn_desktop.reading.paras import Para, lines_of, part_of


def one_line(text: str) -> Para:
    paper = Paper(parts=(Part(page=PageSetup(), blocks=(Paragraph(runs=(Run(text=text),), where="p1"),)),))
    (line,) = lines_of(paper, looks=True)
    return line


def account(ledger: Ledger) -> list[tuple[str | None, int, int]]:
    trace, unread = ledger.closed({"x": "/body/0"})
    assert not unread
    return [(entry.path, entry.start, entry.end) for entry in trace]


def test_what_was_called_structure_goes_to_no_field_afterwards() -> None:
    line = one_line("- Hội nghị;")
    ledger = Ledger.of([line])
    ledger.claim("@x/text", line, 2, 10)
    ledger.structure(line)
    ledger.claim("@x/mark", line)
    ledger.unread("not_understood", line)
    assert not ledger.open(line)
    assert account(ledger) == [(None, 0, 2), ("/body/0/text", 2, 10), (None, 10, 11)]


def test_structure_of_a_part_of_a_line_leaves_its_rest_open() -> None:
    line = one_line("1. Hội nghị")
    ledger = Ledger.of([line])
    ledger.structure(part_of(line, 0, 3))
    assert ledger.open(line)
    ledger.claim("@x/text", line)
    assert account(ledger) == [(None, 0, 3), ("/body/0/text", 3, 11)]


def test_an_empty_line_has_no_account() -> None:
    line = one_line("")
    ledger = Ledger.of([line])
    ledger.structure(line)
    assert account(ledger) == []
