"""Checks that a reading accounts for its source: every character in exactly one trace or unread text."""

from dataclasses import dataclass

from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.paper.model import Paper, paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How many characters went to a field, to structure, stayed unread; and the faults found."""

    total: int
    fields: int
    structure: int
    unread: int
    faults: tuple[str, ...] = ()


def account(paper: Paper, reading: Reading) -> Account:
    """The account of a reading against the paper it was made from."""
    texts = {paragraph.where: paragraph.text for part in paper.parts for paragraph in paragraphs(part.blocks)}
    marks = {where: [""] * len(text) for where, text in texts.items()}
    faults: list[str] = []
    for trace in reading.trace:
        account_of = marks.get(trace.where)
        if account_of is None or not 0 <= trace.start < trace.end <= len(account_of):
            faults.append(f"trace outside the source: {trace}")
            continue
        for at in range(trace.start, trace.end):
            if account_of[at]:
                faults.append(f"claimed twice: {trace.where}[{at}] {texts[trace.where][at]!r}")
            account_of[at] = "structure" if trace.path is None else "field"
    for unread in reading.unread:
        if unread.where not in texts:
            continue  # headers, notes, hidden text: beside the paper
        free = _free_place(texts[unread.where], marks[unread.where], unread.text)
        if free is None:
            faults.append(f"unread text is not free in the source: {unread}")
            continue
        marks[unread.where][free : free + len(unread.text)] = ["unread"] * len(unread.text)
    faults += [f"lost: {where}[{at}] {texts[where][at]!r}" for where, states in marks.items() for at, state in enumerate(states) if not state]
    flat = [state for states in marks.values() for state in states]
    return Account(total=len(flat), fields=flat.count("field"), structure=flat.count("structure"), unread=flat.count("unread"), faults=tuple(faults))


def _free_place(text: str, marks: list[str], wanted: str) -> int | None:
    """Where this text stands in characters nobody claimed."""
    at = text.find(wanted)
    while at >= 0:
        if not any(marks[at : at + len(wanted)]):
            return at
        at = text.find(wanted, at + 1)
    return None
