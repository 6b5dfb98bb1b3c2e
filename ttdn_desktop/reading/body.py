"""The tree of a body to sections, blocks and tasks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ttdn_desktop.domain.blocks import Block, Item, Paragraph, Table, TaskLayout
from ttdn_desktop.domain.ids import BlockId, SectionId
from ttdn_desktop.domain.plan import Section, SectionRole, Task
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.paper.values import variants
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.figures import figures_of
from ttdn_desktop.reading.grids import cells_of
from ttdn_desktop.reading.label_lines import label_lines
from ttdn_desktop.reading.label_tables import without_label_tables
from ttdn_desktop.reading.outline import Number, Rank
from ttdn_desktop.reading.paras import Para, part_of, span
from ttdn_desktop.reading.prose_tasks import take
from ttdn_desktop.reading.row_maker import of_table
from ttdn_desktop.reading.table_columns import Head, TableKind
from ttdn_desktop.reading.tables import continued, free_rows, headed, header_rows, tasks_under
from ttdn_desktop.reading.task_headings import is_task, noted
from ttdn_desktop.reading.task_maker import END_MARK, TaskMaker, claimed_heading
from ttdn_desktop.reading.tasks import WHO, read_labels
from ttdn_desktop.reading.time_doubts import doubt_times
from ttdn_desktop.reading.tree import Grid, Node, are_sections, groups, has_bold_headings, leaf_mark, run_in, tree_of

_LONGEST_TITLE = 200
_LONGEST_CLOSING = 60
_CLOSING = frozenset({SectionRole.BUDGET, SectionRole.IMPLEMENTATION, SectionRole.REPORTING})


@dataclass(slots=True)
class BodyReader:
    """Reads bodies of one document; tasks of all of them are gathered here."""

    draft: Draft
    maker: TaskMaker = field(init=False)
    places: dict[str, Para] = field(default_factory=dict)
    """Where each paragraph, item and section was read, by its id."""
    _bold: bool = False

    def __post_init__(self) -> None:
        self.maker = TaskMaker(draft=self.draft)

    def section_id(self, place: str) -> SectionId:
        """An identity for a section that stands nowhere in the source."""
        return SectionId(self.draft.new_id(f"section {self.draft.base} {place}"))

    def read(self, paras: Sequence[Para]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
        """The blocks before the first heading, and the sections."""
        root = tree_of(without_label_tables(paras, self.draft.words), self.draft.words)
        self._bold = has_bold_headings(root)
        return self._content(root)

    def all_tasks(self, sections: Sequence[Section]) -> tuple[Task, ...]:
        """The tasks of everything read so far, and those that the prose of these sections assigns."""
        tasks, year = self.maker.tasks, self.maker.year
        doubt_times(tasks, self.draft, self.maker.times, year)
        return (*tasks, *take(sections, self.places, self.draft, listed=tasks, year=year))

    def _content(self, node: Node) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
        """The blocks and sections of a node."""
        blocks: list[Block] = []
        sections: list[Section] = []
        self._leaves(node.leaves, blocks, sections)
        for group in groups(node):
            if (
                not sections
                and not are_sections(group, self.draft.words, bold_headings=self._bold, under=node.rank)
                and not all(is_task(node, self.draft.words) for node in group)
            ):
                for child in group:
                    self._as_items(child, blocks, sections)
            else:
                self._sections(group, blocks, sections)
        return tuple(blocks), tuple(sections)

    def _sections(self, group: Sequence[Node], blocks: list[Block], sections: list[Section]) -> None:
        """A run of headings: tasks go to a list of tasks, the others are sections."""
        tasks = [is_task(node, self.draft.words) for node in group]
        closing = next((at for at in range(len(group), 0, -1) if tasks[at - 1] or not self._is_closing(group[at - 1])), 0)
        if 0 < closing < len(group) and any(tasks[:closing]):
            self._sections(group[:closing], blocks, sections)
            sections += map(self._section, group[closing:])
            return
        if any(tasks) and not sections and all(task or not self._deep(node) for node, task in zip(group, tasks, strict=True)):
            blocks += self.maker.listed_as([self.maker.of_node(node) for node in group], TaskLayout.HEADINGS)
            return
        for node, task in zip(group, tasks, strict=True):
            if task and not sections:
                blocks += self.maker.listed_as([self.maker.of_node(node)], TaskLayout.HEADINGS)
            elif task:
                sections[-1] = _with_last(sections[-1], self.maker.listed_as([self.maker.of_node(node)], TaskLayout.HEADINGS))
            else:
                sections.append(self._section(node))

    def _deep(self, node: Node) -> bool:
        """Whether a node has headings or tables below it, or is a section by its words, so that it cannot be a task."""
        if (
            node.rank <= Rank.ROMAN
            and node.para is not None
            and self.draft.words.role(node.para.text[node.number.text if node.number else 0 :]) is not SectionRole.OTHER
        ):
            return True
        if any(is_task(child, self.draft.words) or child.content for child in node.children) or any(isinstance(leaf, Grid) for leaf in node.leaves):
            return True
        return not is_task(node, self.draft.words) and any(self._labelled(node.leaves, at) > at + 1 for at in range(len(node.leaves)))

    def _is_closing(self, node: Node) -> bool:
        """Whether a heading is of those that follow the work: money, who carries it out, reports."""
        text = node.para.text[node.number.text if node.number else 0 :].strip(" :.") if node.para is not None else ""
        return len(text) <= _LONGEST_CLOSING and self.draft.words.role(text) in _CLOSING

    def _section(self, node: Node) -> Section:
        para, draft = node.para, self.draft
        if para is None:
            raise ValueError("the root is no section")
        ident = SectionId(draft.new_id(f"section {para.where} {para.pieces[0].offset}"))
        self.places[ident] = para
        first: tuple[Block, ...] = ()
        end = len(para.text)
        colon = run_in(node)
        if node.rank == Rank.ARTICLE and node.number is not None and not self._titled_article(para, node.number):
            end = node.number.text
            first = self._prose(part_of(para, end, len(para.text)))
        elif colon is not None and not (para.looks and self._bold and para.bold):
            end = colon
            first = self._prose(part_of(para, colon + 1, len(para.text)))
        heading = claimed_heading(draft, node, end, f"@{ident}", "heading")
        tasks_before = len(self.maker.tasks)
        blocks, sections = self._content(node)
        self.maker.timed_by(heading, tasks_before)
        number = node.number.number if node.number else None
        return Section(id=ident, heading=heading, role=draft.words.role(heading), number=number, blocks=(*first, *blocks), sections=sections)

    def _titled_article(self, para: Para, number: Number) -> bool:
        """An article of a decree has a title, one of a decision is a sentence, unless it is a usual title: "Điều 2. Tổ chức thực hiện"."""
        text = para.text[number.text :].strip()
        if not text or len(text) >= _LONGEST_TITLE or text.endswith((".", ";", ":", ",", "./.")):
            return False
        return para.bold or not para.looks or (len(text) <= _LONGEST_CLOSING and self.draft.words.role(text) is not SectionRole.OTHER)

    def _as_items(self, node: Node, blocks: list[Block], sections: list[Section]) -> None:
        """A numbered paragraph as an item of a list, with all below it."""
        if is_task(node, self.draft.words):
            _add(blocks, sections, self.maker.listed_as([self.maker.of_node(node)], TaskLayout.HEADINGS))
            return
        if node.para is not None:
            _add(blocks, sections, self._prose(node.para))
        self._leaves(node.leaves, blocks, sections)
        for child in node.children:
            self._as_items(child, blocks, sections)

    # leaves

    def _leaves(self, leaves: Sequence[Para | Grid], blocks: list[Block], sections: list[Section]) -> None:
        """Paragraphs, items, tasks and tables; the groups of a table of tasks are sections, and what follows stands in the last of these."""
        at = 0
        above: Head | None = None
        while at < len(leaves):
            leaf = leaves[at]
            if isinstance(leaf, Grid):
                above = self._grid(leaf, blocks, sections, above)
                at += 1
                continue
            above = above if leaf.blank else None
            end = self._labelled(leaves, at)
            tasks = []
            while end > at + 1:
                tasks.append(self.maker.of_leaves([leaf for leaf in leaves[at:end] if isinstance(leaf, Para)]))
                at = end
                end = self._labelled(leaves, at)
            if not tasks and end == at:
                at = self._noted_ones(leaves, at, tasks)
            if tasks:
                _add(blocks, sections, self.maker.listed_as(tasks, TaskLayout.HEADINGS))
                continue
            _add(blocks, sections, self._prose(leaf))
            at += 1

    def _noted_ones(self, leaves: Sequence[Para | Grid], at: int, tasks: list[Task]) -> int:
        """Gathers the items that say at their own end who does them; where the next leaf stands."""
        leaf = leaves[at]
        while isinstance(leaf, Para) and ((leaf.blank and tasks) or noted(leaf, self.draft.words)) and self._labelled(leaves, at) == at:
            if leaf.blank:
                self.draft.ledger.structure(leaf)
            else:
                tasks.append(self.maker.of_leaves([leaf]))
            at += 1
            if at == len(leaves):
                break
            leaf = leaves[at]
        return at

    def _labelled(self, leaves: Sequence[Para | Grid], at: int) -> int:
        """Where an item with its label lines ends; `at` where it has none."""
        words = self.draft.words
        first = leaves[at] if at < len(leaves) else None
        if not isinstance(first, Para) or first.blank or at + 1 == len(leaves) or leaf_mark(first) is None or read_labels(first, words):
            return at
        end = at + 1
        keys: set[str] = set()
        for line in label_lines(_paras_from(leaves, end), words):
            if not line.para.blank and not line.labels and not line.bare:
                break
            keys |= line.keys
            end += 1
        return end if keys & WHO else at

    def _prose(self, para: Para) -> tuple[Block, ...]:
        """A paragraph or item; marks of the end of the document are structure."""
        draft, text = self.draft, para.text
        if para.blank or marks.is_rule(text):
            draft.ledger.structure(para)
            return ()
        if marks.TRUNCATED.fullmatch(text):
            draft.find("truncated", Severity.WARNING, para)
            draft.ledger.structure(para)
            return ()
        mark = leaf_mark(para)
        start, end = span(text, mark.text if mark else 0)
        ended = text.endswith(END_MARK, start, end)
        if ended:
            start, end = span(text, start, end - len(END_MARK))
        ident = BlockId(draft.new_id(f"block {para.where} {para.pieces[0].offset if para.pieces else 0}"))
        if start >= end:
            draft.ledger.structure(para)
            return ()
        if mark:
            draft.ledger.claim(f"@{ident}/mark", para, *_mark_span(para, mark))
        draft.ledger.claim(f"@{ident}/text", para, start, end)
        if mark or ended:  # else nothing is left but blanks
            draft.ledger.structure(para)
        self.places[ident] = para
        shown = para.rich(start, end)
        return (_item(ident, mark.mark, shown) if mark else _paragraph(ident, shown),)

    def _grid(self, grid: Grid, blocks: list[Block], sections: list[Section], above: Head | None) -> Head | None:
        """Reads a table; the head of its tasks, or `above`, that of the table it goes on with, for the one that may go on with it."""
        known = headed(grid, self.draft.words) or (continued(grid, above) if above is not None else None)
        found = tasks_under(*known) if known is not None and known[1].kind is TableKind.TASKS else None
        if known is not None and known[1].kind is not TableKind.TASKS and (estimate := figures_of(*known, self.draft, self.draft.new_id)) is not None:
            self.draft.ledger.structure(*grid.paras)
            _add(blocks, sections, [estimate])
            return None
        if found is None:
            _add(blocks, sections, self.free_table(grid))
            return None
        listed, groups = of_table(self.maker, found)
        _add(blocks, sections, listed)
        sections += groups
        return known[1] if known is not None else None

    def free_table(self, grid: Grid, known: str | None = None) -> Iterator[Block]:
        """The table as it stands; nothing where all its cells are empty."""
        draft = self.draft
        ident = BlockId(known or draft.new_id(f"table {grid.paras[0].where}"))
        for (r, c), paras in cells_of(grid).items():
            for number, para in enumerate(para for para in paras if not para.blank):
                draft.ledger.claim(f"@{ident}/rows/{r}/{c}/paragraphs/{number}", para, *span(para.text))
        draft.ledger.structure(*grid.paras)
        table = grid.paras[0].table
        rows = free_rows(grid)
        if table is not None and any(cell.paragraphs for row in rows for cell in row):
            yield Table(id=ident, rows=rows, header_rows=header_rows(table))


_item = variants(Item(id=BlockId(""), mark="", text=()), "id", "mark", "text")
_paragraph = variants(Paragraph(id=BlockId(""), text=()), "id", "text")


def _paras_from(leaves: Sequence[Para | Grid], at: int) -> Iterator[Para]:
    """The paragraphs from there to the next table, as far as they are asked for."""
    while at < len(leaves) and isinstance(leaf := leaves[at], Para):
        yield leaf
        at += 1


def _add(blocks: list[Block], sections: list[Section], more: Iterable[Block]) -> None:
    """Puts blocks after everything there is so far."""
    if not sections:
        blocks += more
    elif added := tuple(more):
        sections[-1] = _with_last(sections[-1], added)


def _with_last(section: Section, blocks: Sequence[Block]) -> Section:
    """The section with blocks after everything in it."""
    if section.sections:
        return replace(section, sections=(*section.sections[:-1], _with_last(section.sections[-1], blocks)))
    return replace(section, blocks=(*section.blocks, *blocks))


def _mark_span(para: Para, mark: Number) -> tuple[int, int]:
    at = para.text.find(mark.mark, mark.start)
    return (at, at + len(mark.mark)) if 0 <= at < mark.text else (mark.start, mark.start)
