"""Tasks made of the rows of a table, and the groups that stand among them as sections."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from ttdn_desktop.domain.blocks import Block, TaskLayout
from ttdn_desktop.domain.ids import SectionId, TaskId
from ttdn_desktop.domain.plan import Section, Task, TimeFrame
from ttdn_desktop.domain.text import Run, joined
from ttdn_desktop.language.blanks import single
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.paper.values import changed
from ttdn_desktop.reading.column_cells import MARKED, mark_of, marked_units, says_as_above
from ttdn_desktop.reading.deadlines import says_time
from ttdn_desktop.reading.group_rows import GroupRow
from ttdn_desktop.reading.label_lines import label_lines
from ttdn_desktop.reading.outline import Number, Rank, item_mark, numbered
from ttdn_desktop.reading.paras import Para, merged, part_of, physical, span
from ttdn_desktop.reading.table_columns import SLOT, WEEKS, WHEN, WHO
from ttdn_desktop.reading.tables import TaskGrid, TaskRow, duties_of, groups_of, tells_duties
from ttdn_desktop.reading.task_maker import OpenTask, TaskMaker, joined_text
from ttdn_desktop.reading.tasks import begins_label, labels_after_prose, names
from ttdn_desktop.reading.unit_headings import is_unit
from ttdn_desktop.reading.words import ReadingWords, folded

_NUMBER_ENDS = ".)* "
_YEARS = re.compile(r"20\d{2}")
_TAKEN = frozenset({"title", "number", SLOT, *MARKED})
"""Keys of the columns that are read before all others."""

_LEADING = WHO - {"partners", "partner_mark"}
_REPEATED = {"leads": ("leads",), "partners": ("partners",), "people": ("people",), "doers": ("leads", "people"), "time": ("time",), "output": ("output",)}
"""Columns that may say "như trên", with the fields they fill."""

_BOTH = re.compile(r"chu tri\s*(?:/|,|va|-)\s*(?:\w+ ){0,2}phoi hop")
"""Folded, the name of a column for those who lead and those who help: "Sở A/Sở B" says both."""

_ROLE_LAST = re.compile(r":\s{0,3}(?:chủ trì|đầu mối|phối hợp|tham gia|hỗ trợ)[.;,\s]{0,3}$")
"""What a line says behind the name of a unit, which is no label then: "Phòng Tổng hợp: phối hợp"."""

_NO_TIME = TimeFrame()
_BEFORE_LABEL = " -–+*•\u00a0\t"


def of_table(maker: TaskMaker, found: TaskGrid) -> tuple[list[Block], list[Section]]:
    """The tasks of a table: those before its first group as a list, each group as a section with its list."""
    ledger = maker.draft.ledger
    ledger.structure(*found.heading)
    blocks: list[Block] = []
    sections: list[tuple[int, Section]] = []
    unit_column = any(key in _LEADING for row in found.rows[:1] for key, _ in row.cells)
    duties = tells_duties(found)
    above: Task | None = None
    given: list[GroupRow] = []
    for group, rows in groups_of(found):
        if group is not None:
            given = [*(other for other in given if other.rank < group.rank), group]
        leads = () if unit_column or group is None else _leads_of(group, maker.draft.words)
        made: list[Task] = []
        for row in rows:
            whole = _with_given(row, given)
            first, *others = duties_of(whole) if duties else (whole,)
            above = of_row(maker, first, found.year or maker.year, above, printed=found.year)
            made.append(replace(above, leads=leads) if leads else above)
            made += [_beside(of_row(maker, other), made[-1]) for other in others]
        tasks = _with_parents(made)
        before = len(maker.tasks)
        listed = maker.listed_as(tasks, TaskLayout.TABLE) if tasks else []
        if group is None:
            blocks += listed
        else:
            section = _section(maker, group)
            maker.timed_by(section.heading, before)
            sections.append((group.rank, replace(section, blocks=tuple(listed))))
    ledger.unread("beside_group", *(para for group in found.groups for _, paras in group.given for para in paras))
    ledger.unread("table_sum", *found.rest)
    return blocks, _nested(sections)


def _beside(task: Task, first: Task) -> Task:
    """A further duty of one row: who does it and when is said beside the first."""
    return replace(task, leads=first.leads, partners=first.partners, people=first.people, time=first.time)


def _with_given(row: TaskRow, groups: Sequence[GroupRow]) -> TaskRow:
    """The row with what the groups it stands in say for all below them, where it says nothing itself."""
    for group in reversed(groups):
        for key, paras in group.given:
            first = next((at for at, (name, _) in enumerate(row.cells) if name == key), None)  # none where a cell beside reaches over it
            if first is not None and all(para.blank for para in row.paras(key)):
                row = replace(row, cells=tuple((name, paras if at == first else own) for at, (name, own) in enumerate(row.cells)))
    return row


def _nested(flat: Sequence[tuple[int, Section]]) -> list[Section]:
    """Groups of a lower level within the group above them."""
    out: list[Section] = []
    at = 0
    while at < len(flat):
        rank, section = flat[at]
        end = at + 1
        while end < len(flat) and flat[end][0] > rank:
            end += 1
        out.append(replace(section, sections=tuple(_nested(flat[at + 1 : end]))))
        at = end
    return out


def _section(maker: TaskMaker, group: GroupRow) -> Section:
    draft = maker.draft
    whole = merged(group.paras)
    ident = SectionId(draft.new_id(f"group {whole.where}"))
    start, end = span(whole.text)
    sign = None
    if group.number:
        printed = merged(group.number)
        first, last = span(printed.text)
        draft.ledger.claim(f"@{ident}/number", printed, first, last)
        sign = printed.text[first:last].strip(_NUMBER_ENDS) or None
    elif (number := numbered(whole.text)) is not None:
        at = whole.text.find(number.number, number.start)
        draft.ledger.claim(f"@{ident}/number", whole, at, at + len(number.number))
        sign, start = number.number, number.text
    while end > start and whole.text[end - 1] in " :.;,":
        end -= 1
    draft.ledger.claim(f"@{ident}/heading", whole, start, end)
    draft.ledger.structure(*group.number, *group.paras)
    draft.ledger.unread("beside_group", *group.stray)
    heading = " ".join(whole.text[start:end].split())
    return Section(id=ident, heading=heading, role=draft.words.role(heading), number=sign)


def of_row(maker: TaskMaker, row: TaskRow, year: int | None = None, above: Task | None = None, *, printed: int | None = None) -> Task:
    """The task of a row: the first paragraph of its title cell is the title, the others its content; further columns say what their head says.

    A cell that only says "như trên" says what the task above says there. `printed` is a year that the head names over months or quarters.
    """
    ledger = maker.draft.ledger
    columns: dict[str, tuple[Para, ...]] = {}
    for key, paras in row.cells:
        columns[key] = columns[key] + paras if key in columns else paras
    title = [para for para in columns.get("title", ()) if not para.blank]
    if title and ("\n" in title[0].text or ":" in title[0].text):
        title[:1] = _title_lines(title[0], maker.draft.words)
    place = title[0].where if title else next(para.where for _, paras in row.cells for para in paras)
    task = OpenTask(id=TaskId(maker.draft.new_id(f"row {place}")))
    path = f"@{task.id}"
    numbers = [para for para in columns.get("number", ()) if not para.blank]
    if numbers:
        number = merged(numbers)
        start, end = span(number.text)
        ledger.claim(f"{path}/number", number, start, end)
        task.number = number.text[start:end].rstrip(_NUMBER_ENDS)
    elif title and (label := numbered(title[0].text)) is not None and "number" not in columns:
        at = title[0].text.find(label.number, label.start)
        ledger.claim(f"{path}/number", title[0], at, at + len(label.number))
        task.number = label.number
    if title:
        mark = numbered(title[0].text) if not numbers and task.number else item_mark(title[0].text) or _lettered(title[0].text)
        start, end = _cell_span(title[0].text, mark.text if mark else 0, closing=" .;,:")
        ledger.claim(f"{path}/title", title[0], start, end)
        task.title = single(title[0].text[start:end])
        if len(title) > 1:
            maker.fill(task, title[1:])
    if SLOT in columns:
        _take_slots(maker, task, row, year, printed)
    if not MARKED.keys().isdisjoint(columns):
        _take_marks(maker, task, row)
    begun: dt.date | None = None
    timeless = "note" in columns and WHEN.isdisjoint(columns)
    for (key, paras), name in zip(row.cells, row.names, strict=True):
        if timeless and key == "note" and (said := [para for para in paras if not para.blank]) and says_time(merged(said).text):
            _take_time(maker, task, "time", said, year)
        elif above is not None and key in _REPEATED and _says_as_above(paras):
            _take_above(maker, task, above, key, paras)
        elif key not in _TAKEN and (said := [para for para in paras if not para.blank]):
            _take_cell(maker, task, (key, name), said, year)
        if key == "start" and "end" not in columns and any(not para.blank for para in columns.get("time", ())):
            begun, task.time = task.time.start, _NO_TIME  # the day on which work is given is no part of the words that say when it is due
    if begun and task.time.end and begun <= task.time.end:
        task.time = replace(task.time, start=begun)
    ledger.structure(*[para for _, paras in row.cells for para in paras])
    return task.closed()


def _lettered(text: str) -> Number | None:
    """The letter before a title, "a) Mở lớp tập huấn", beside a column of numbers that counts groups."""
    label = numbered(text) if text[1:2] == ")" or text[:1] == "(" else None
    return label if label is not None and label.rank in {Rank.LETTER, Rank.BRACKET} else None


def _title_lines(para: Para, words: ReadingWords) -> list[Para]:
    """The first paragraph of a title cell, cut before lines of it that are labels or items, and before the labels that it ends with."""
    cut_before = any(begins_label(line, words) or item_mark(line) for line in para.text.split("\n")[1:])
    lines = physical(para) if cut_before else (para,)
    end = labels_after_prose(lines[0].text, words)
    first = [part_of(lines[0], 0, end), part_of(lines[0], end, len(lines[0].text))] if end < len(lines[0].text) else [lines[0]]
    return [line for line in (*first, *lines[1:]) if not line.blank]


def _says_as_above(paras: Sequence[Para]) -> bool:
    return says_as_above(paras[0].text if len(paras) == 1 else " ".join([para.text for para in paras]))


def _take_above(maker: TaskMaker, task: OpenTask, above: Task, key: str, paras: Sequence[Para]) -> None:
    """Gives the task what the task above says in a column."""
    for name in _REPEATED[key]:
        if value := getattr(above, name):
            setattr(task, name, list(value) if name in WHO else value)
    said = [para for para in paras if not para.blank]
    path = f"@{task.id}/{_REPEATED[key][0]}"
    for para in said:
        maker.draft.ledger.claim(f"{path}/text" if key == "time" else f"{path}/0" if key in WHO else path, para, *span(para.text))


def _leads_of(group: GroupRow, words: ReadingWords) -> tuple[str, ...]:
    """The units that the name of a group consists of: they lead what stands below it where no column says who does."""
    whole = merged(group.paras)
    number = numbered(whole.text)
    text = " ".join(whole.text[number.text if number else 0 :].strip(" .:").split())
    return names(text[:1] + text[1:], words) if is_unit(text, words) else ()


def _take_cell(maker: TaskMaker, task: OpenTask, column: tuple[str, str], said: Sequence[Para], year: int | None) -> None:
    """Gives the task what one of its cells says, by the key and the name of its column."""
    key, name = column
    match key:
        case "leads" if len(said) == 1 and said[0].text.count("/") == 1 and _BOTH.search(folded(name)):
            slash = said[0].text.index("/")
            maker.label(task, said[0], "leads", (0, slash))
            maker.label(task, said[0], "partners", (slash + 1, len(said[0].text)))
        case "leads" | "partners" | "people" | "doers":
            _take_doers(maker, task, key, said)
        case "time" | "start" | "end":
            _take_time(maker, task, key, said, year)
        case "content":
            maker.fill(task, said)
        case "":
            _take_other(maker, task, name, said)
        case _:
            for para in said:
                maker.label(task, para, key, _cell_span(para.text))


def _take_doers(maker: TaskMaker, task: OpenTask, key: str, paras: Sequence[Para]) -> None:
    """The names of a cell, of which each line may bear its own label ("Chủ trì: …")."""
    plain: list[Para] = []
    labels = any(":" in para.text for para in paras) and not all(para.blank or _ROLE_LAST.search(para.text) for para in paras)
    if not labels:
        plain += paras
    for line in label_lines(paras, maker.draft.words) if labels else ():
        labelled = bool(line.labels) and not line.para.text[: line.labels[0].label[0]].strip(_BEFORE_LABEL)
        for label in line.labels if labelled else ():
            maker.label(task, line.para, label.key, label.value)
        if not labelled and not (line.bare is not None and line.para.text.rstrip().endswith(":")):
            plain.append(line.para)
    if plain:
        whole = merged(plain, "\n")
        maker.label(task, whole, key, _cell_span(whole.text))


def _take_time(maker: TaskMaker, task: OpenTask, key: str, paras: Sequence[Para], year: int | None) -> None:
    whole = merged(paras)
    start, end = _cell_span(whole.text)
    maker.draft.ledger.claim(f"@{task.id}/time/text", whole, start, end)
    maker.times[task.id] = whole
    text, said = single(whole.text[start:end]), task.time.text
    if key == "end" and said:
        before, after = time_frame(said, year), time_frame(text, year)
        first, last = before.start or before.end, after.end or after.start
        words = f"{said} - {text}"
        task.time = TimeFrame(text=words) if first and last and last < first else TimeFrame(text=words, start=first, end=last)
    else:
        task.time = time_frame(joined_text(said, text), year)


def _take_slots(maker: TaskMaker, task: OpenTask, row: TaskRow, year: int | None, printed: int | None) -> None:
    """When a task is done by the marks under months or quarters: a run of them from the first to the last, words instead of a mark as content."""
    slots = [(name, [para for para in paras if not para.blank]) for (key, paras), name in zip(row.cells, row.names, strict=True) if key == SLOT]
    marked = [at for at, (_, said) in enumerate(slots) if said]
    if not marked:
        return
    runs: list[list[int]] = []
    for at in marked:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    words = ", ".join(slots[run[0]][0] if len(run) == 1 else f"{slots[run[0]][0]} - {slots[run[-1]][0]}" for run in runs)
    words = f"{words}/{printed}" if printed and not _YEARS.search(words) and not WEEKS.search(words) else words
    for at in marked:
        name, said = slots[at]
        if len("".join(para.text for para in said).strip()) > 1:
            _take_other(maker, task, name, said)
        else:
            for para in said:
                maker.draft.ledger.claim(f"@{task.id}/time/text", para, *span(para.text))
    task.time = time_frame(joined_text(task.time.text, words), year)


def _take_marks(maker: TaskMaker, task: OpenTask, row: TaskRow) -> None:
    """Who does a task by the marks under the names of units: a bare mark helps where another one says who leads."""
    cells = [(key, name, para) for (key, paras), name in zip(row.cells, row.names, strict=True) if key in MARKED for para in paras if not para.blank]
    for _, name, para in cells:
        if mark_of(para.text) is None:
            _take_other(maker, task, name, [para])
    marked = [(key, name, para) for key, name, para in cells if mark_of(para.text) is not None]
    for (role, name), (_, _, para) in zip(marked_units([(key, name, para.text) for key, name, para in marked]), marked, strict=True):
        said = task.leads if role == "leads" else task.partners
        maker.draft.ledger.claim(f"@{task.id}/{role}/{len(said)}", para, *span(para.text))
        said.append(name)


def _take_other(maker: TaskMaker, task: OpenTask, name: str, paras: Sequence[Para]) -> None:
    """What a column of another meaning says, behind the words of its head."""
    for para in paras:
        start, end = _cell_span(para.text)
        maker.draft.ledger.claim(f"@{task.id}/content/{len(task.content)}", para, start, end)
        lead = (Run(text=f"{name}: "),) if name else ()
        task.content.append(joined((*lead, *para.rich(start, end))))


def _with_parents(tasks: Sequence[Task]) -> list[Task]:
    """Tasks numbered 1.1 as parts of the task numbered 1 in the same list."""
    by_number: dict[str, TaskId] = {}
    out: list[Task] = []
    for task in tasks:
        number = (task.number or "").strip(" .)")
        above = number.rpartition(".")[0]
        parent = by_number.get(above) if above else None
        if number:
            by_number[number] = task.id
        out.append(changed(task, parent_task=parent) if parent else task)
    return out


def _cell_span(text: str, begin: int = 0, *, closing: str = " .;,") -> tuple[int, int]:
    """The text of a cell from there on, without blanks and closing marks around it."""
    start, end = span(text, begin)
    while end > start and text[end - 1] in closing:
        end -= 1
    return start, end
