"""The paragraphs of a body as a tree by their numbers; whether a numbered paragraph is a heading or an item of a list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ttdn_desktop.domain.plan import SectionRole
from ttdn_desktop.paper.model import Style
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.outline import Number, Rank, item_mark, numbered
from ttdn_desktop.reading.paras import Para
from ttdn_desktop.reading.tasks import read_labels
from ttdn_desktop.reading.words import ReadingWords, folded

_LONGEST_TITLE = 260
_LONGEST_SENTENCE = 170
_LONGEST_LEAD = 90
_SHORTEST_TITLE = 70
_MOST_WORDS = 16
_MOST_WORDS_OF_LABEL = 6
_AIMS_IN_FULL = ("muc tieu tong quat", "muc tieu chung", "muc dich chung", "yeu cau chung")
_FAR_BELOW = 8  # paragraphs within which a list goes on
_HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4)
_ENDS = (".", ";")
_UNENDED = (".", ";", ",")
_RESTARTING = frozenset({Rank.ARABIC, Rank.LETTER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The paragraphs of one table."""

    paras: tuple[Para, ...]


@dataclass(slots=True)
class Node:
    """A numbered paragraph with what stands under it; the root has none."""

    para: Para | None
    number: Number | None
    rank: int
    leaves: list["Para | Grid"] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    titled: Para | None = None  # the title of a chapter on a line of its own
    leads_on: bool = False  # its leaves are words above the next list
    over_list: bool = False  # the title of a list whose numbers begin anew

    @property
    def content(self) -> bool:
        return bool(self.children) or (not self.leads_on and any(isinstance(leaf, Grid) or not leaf.blank for leaf in self.leaves))

    def counts_to(self, value: int) -> bool:
        """Whether its number is the one before that."""
        return self.number is not None and self.number.value is not None and self.number.value + 1 == value


def tree_of(paras: Sequence[Para], words: ReadingWords) -> Node:
    """The tree of these paragraphs."""
    root = Node(para=None, number=None, rank=-1)
    stack = [root]
    units = list(units_of(paras))
    free = _free_rank(units)
    styled = _styles_told(units)
    numbers = [None if isinstance(unit, Grid) or unit.blank else numbered(unit.text) for unit in units]
    ones = [number is not None and number.value == 1 for number in numbers]  # few lines; the title of a list stands right above one
    for at, unit in enumerate(units):
        top = stack[-1]
        if isinstance(unit, Grid):
            top.leaves.append(unit)
            continue
        if unit.blank:
            top.leaves.append(unit)
            continue
        number = numbers[at]
        if (
            number
            and number.rank <= Rank.LETTER
            and not (number.rank is Rank.LETTER and not _lettered_heading(unit, number, units[at + 1 : at + 3], words))
            and not read_labels(unit, words)
        ):
            again = number.value == 1 and top.number is not None and top.number.value == 1 and _counts_on(units, at + 1)
            parent = _parent(stack, unit, number, words, again=again)
            node = Node(para=unit, number=number, rank=int(number.rank))
            parent.children.append(node)
            del stack[stack.index(parent) + 1 :]
            stack.append(node)
        elif _bare_title(unit, top):
            top.titled = unit
        elif True in ones[at + 1 : at + 4] and (above := _list_title(units, at, stack, words)) and not read_labels(unit, words):
            del stack[above:]
            node = Node(para=unit, number=None, rank=int(Rank.ROMAN), over_list=True)
            stack[-1].children.append(node)
            stack.append(node)
        elif (_free_heading(unit) or _bold_heading(unit, units[at + 1 : at + 3])) and not read_labels(unit, words):
            node = Node(para=unit, number=None, rank=int(Rank.ROMAN if unit.capitals else free))
            while stack[-1].rank >= node.rank:
                stack.pop()
            stack[-1].children.append(node)
            stack.append(node)
        elif styled and (level := _styled_heading(unit)) is not None:
            node = Node(para=unit, number=None, rank=min(int(Rank.ROMAN) + level, int(Rank.BRACKET)))
            while stack[-1].rank >= node.rank:
                stack.pop()
            stack[-1].children.append(node)
            stack.append(node)
        else:
            top.leaves.append(unit)
    return root


def units_of(paras: Sequence[Para]) -> Iterator[Para | Grid]:
    """Paragraphs, those of one table together; a table within a cell of another comes after that one."""
    at = 0
    while at < len(paras):
        if paras[at].cell is None:
            yield paras[at]
            at += 1
            continue
        tables: dict[int, list[Para]] = {}
        while at < len(paras) and (cell := paras[at].cell) is not None:
            tables.setdefault(cell[0], []).append(paras[at])
            at += 1
        yield from (Grid(paras=tuple(inside)) for inside in tables.values())


def _counts_on(units: Sequence[Para | Grid], at: int) -> bool:
    """Whether the next number below a 1 is a 2."""
    below = (number for unit in units[at : at + _FAR_BELOW] if isinstance(unit, Para) and (number := numbered(unit.text)) is not None)
    return (after := next(below, None)) is not None and after.rank is Rank.ARABIC and after.value == 2


def _parent(stack: list[Node], para: Para, number: Number, words: ReadingWords, *, again: bool) -> Node:
    """Under which node of the open ones a number belongs: where it counts on, else above all of its rank.

    A new 1 begins a list below a heading, but beside the list before it where that is one of sentences; and no list below that one.
    `again`: a 2 follows this 1, so that a 1 right above it, be it "1. Mục đích.", is its heading.
    """
    same = [at for at, node in enumerate(stack) if node.rank == number.rank and node.number is not None]
    if number.value is not None:
        going_on = [at for at in reversed(same) if stack[at].counts_to(number.value)]
        if len(going_on) > 1:  # the list goes on whose lines are like this one
            going_on.sort(key=lambda at: _is_sentence(stack[at].para, words) != _is_sentence(para, words))
        if going_on:
            return stack[going_on[0] - 1]
        top = stack[-1]
        if top.number and top.rank == number.rank and number.value == 1 and number.rank in _RESTARTING:
            if _ends_list(stack, words) or (_is_aim(para, words) and top.number.value != 1 and not any(_is_aim(node.para, words) for node in stack)):
                top.leads_on = True
            elif top.number.value != 1 or (_is_sentence(para, words) and not _is_sentence(top.para, words)) or (again and _is_title(top)):
                return top if len(same) == 1 else stack[same[-1] - 1]
    below = next((at for at, node in enumerate(stack) if node.rank >= number.rank), len(stack))
    return stack[max((same[-1] if same and stack[-1].leads_on else below) - 1, 0)]


def _is_sentence(para: Para | None, words: ReadingWords) -> bool:
    """Whether a numbered line is a sentence and no title, such as "Mục đích." is with its full stop too."""
    if para is None or para.bold or not para.text.rstrip().endswith(_ENDS):
        return False
    title = _title_in(para)
    return len(title.split()) > _MOST_WORDS_OF_LABEL or (not _is_aim(para, words) and words.role(title) is SectionRole.OTHER)


def _is_aim(para: Para | None, words: ReadingWords) -> bool:
    """Whether a line is the usual title of purpose, requirements or objectives: "Mục tiêu", "Mục tiêu tổng quát"."""
    if para is None or len(para.text) > _LONGEST_LEAD:
        return False
    title = folded(_title_in(para))
    return title in words.aims or title.startswith(_AIMS_IN_FULL)


def _title_in(para: Para) -> str:
    number = numbered(para.text)
    return para.text[number.text if number else 0 :].strip(" \t.:")


def _is_title(node: Node) -> bool:
    """Whether a numbered line has nothing below it and is as short as titles are."""
    return (
        not node.content
        and node.para is not None
        and len(node.para.text.split()) <= _MOST_WORDS_OF_LABEL + 1
        and not node.para.text.rstrip().endswith((";", ","))
    )


def _ends_list(stack: list[Node], words: ReadingWords) -> bool:
    """Whether the last numbered line ends a list of sentences: a new 1 is no part of it."""
    top = stack[-1]
    if not (top.number and top.number.value != 1 and _is_sentence(top.para, words)) or top.para is None:
        return False
    text = top.para.text.rstrip()
    run = [node for node in stack[-2].children if node.rank == top.rank]
    return text.endswith(";") or len(text.split()) > _MOST_WORDS or not any(node.content for node in run[:-1])


def _begins_anew(before: Node, node: Node) -> bool:
    return before.number is not None and node.number is not None and node.number.value == 1 != before.number.value and node.number.rank in _RESTARTING


def _list_title(units: Sequence[Para | Grid], at: int, stack: list[Node], words: ReadingWords) -> int:
    """Above how many of the open nodes a line stands as the title of a list that begins anew right below it; 0 where it is none.

    "Yêu cầu" between "2. …" and "1. …"; the first of a section is one where another follows in it.
    """
    title = units[at]
    if not isinstance(title, Para) or not _may_be_list_title(title) or not _begins_list(units, at + 1):
        return 0
    same = [place for place, node in enumerate(stack) if node.rank == Rank.ARABIC]
    if len(same) == 1 and same[0] == len(stack) - 1 and _ends_list(stack, words):
        return same[0] - stack[-2].over_list
    top = stack[-1]
    if same or top.number is None or top.content:
        return 0
    for place in range(at + 2, len(units)):
        unit = units[place]
        number = numbered(unit.text) if isinstance(unit, Para) else None
        if number and number.rank <= top.rank:
            break
        if number is None and isinstance(unit, Para) and not unit.blank and _may_be_list_title(unit) and _begins_list(units, place + 1):
            return len(stack)
    return 0


def _may_be_list_title(para: Para) -> bool:
    if len(para.text) > _LONGEST_LEAD or para.cell is not None:
        return False
    text = para.text.strip()
    if text.endswith(":") and len(text.split()) > _MOST_WORDS_OF_LABEL:  # "Các yêu cầu đặt ra như sau:"
        return False
    return text[:1].isupper() and not text.endswith(_UNENDED) and not marks.CAPACITY.match(text)


def _begins_list(units: Sequence[Para | Grid], at: int) -> bool:
    """Whether the next line there is "1. …"."""
    below = next((unit for unit in units[at : at + 3] if not isinstance(unit, Para) or not unit.blank), None)
    number = numbered(below.text) if isinstance(below, Para) else None
    return number is not None and number.rank is Rank.ARABIC and number.value == 1


def _free_rank(units: Sequence[Para | Grid]) -> Rank:
    """The level of bold headings without a number: the highest where the first of them stands before every number."""
    for at, unit in enumerate(units):
        if not isinstance(unit, Para) or unit.blank:
            continue
        number = numbered(unit.text)
        if number and number.rank <= Rank.DEEPER:
            return Rank.BRACKET
        if _bold_heading(unit, units[at + 1 : at + 3]):
            return Rank.ROMAN
    return Rank.BRACKET


def _lettered_heading(para: Para, number: Number, after: Sequence[Para | Grid], words: ReadingWords) -> bool:
    """A letter stands before a heading only where the whole line is bold, or short without an end and above dashes or prose."""
    text = para.text[number.text :].rstrip()
    if para.looks:
        return para.bold and len(text) < _LONGEST_TITLE
    below = next((unit for unit in after if not isinstance(unit, Para) or not unit.blank), None)
    if not isinstance(below, Para) or len(text) > _SHORTEST_TITLE or not (text[-1:].isalnum() or text.endswith(":")):
        return False
    name = folded(text).rstrip(" :")
    if any(name == label for label, _ in words.labels):
        return False
    return item_mark(below.text) is not None or (text[-1].isalnum() and numbered(below.text) is None and marks.ends(below.text))


def _styles_told(units: Sequence[Para | Grid]) -> bool:
    """Whether heading styles can be believed: few paragraphs have one, and most of those are short."""
    paras = [unit for unit in units if isinstance(unit, Para) and not unit.blank]
    styled = [para for para in paras if para.style in _HEADINGS]
    short = sum(len(para.text) <= _LONGEST_LEAD for para in styled)
    return bool(styled) and len(styled) * 5 <= len(paras) * 2 and short * 4 >= len(styled) * 3


def _styled_heading(para: Para) -> int | None:
    """The level of a short line that a heading style marks."""
    text = para.text.strip()
    if para.style not in _HEADINGS or len(text) > _LONGEST_LEAD or text.endswith((".", ";", ",")) or item_mark(text) or para.cell is not None:
        return None
    return _HEADINGS.index(para.style)


def _bold_heading(para: Para, after: Sequence[Para | Grid]) -> bool:
    """A short bold line without number and end, above text that is not bold."""
    text = para.text.strip()
    if len(text) > _LONGEST_LEAD or not (para.looks and para.bold) or item_mark(para.text) or para.cell is not None:
        return False
    below = next((unit for unit in after if not isinstance(unit, Para) or not unit.blank), None)
    if not (text[-1].isalnum() or text.endswith((":", ")"))) or not text[:1].isupper() or marks.CAPACITY.match(text):
        return False
    return below is not None and (not isinstance(below, Para) or not below.bold or numbered(below.text) is not None)


def _bare_title(para: Para, top: Node) -> bool:
    """The title of a chapter or part that stands on the next line."""
    if top.number is None or top.para is None or top.number.rank > Rank.SECTION or top.titled is not None or top.children or top.content:
        return False
    return not top.para.text[top.number.text :].strip() and para.capitals


def _free_heading(para: Para) -> bool:
    """A line in capitals without a number that stands as a heading."""
    if not para.capitals:
        return False
    text = para.text.strip()
    if len(text.split()) < 2 or len(text) > _LONGEST_TITLE or marks.CAPACITY.match(text) or text.endswith((";", ",")):
        return False
    return not para.looks or para.bold or para.centred


def titleish(node: Node, words: ReadingWords, *, bold_headings: bool) -> bool:
    """Whether a numbered paragraph looks like a heading."""
    para, number = node.para, node.number
    if para is None or number is None:
        return True
    text = para.text[number.text :].strip()
    if not text or number.rank <= Rank.SECTION or node.titled is not None:
        return True
    if len(text) > _LONGEST_TITLE:
        return False
    if number.rank is Rank.ROMAN or number.rank is Rank.CAPITAL or para.capitals:
        return True
    if para.looks and bold_headings:
        return para.bold
    if run_in_role(node, words):
        return True
    if text.endswith((";", ",", "./.")):
        return False
    if text.endswith((".", ":")):
        return node.content and len(text) <= _LONGEST_SENTENCE and ". " not in text and not (text.endswith(".") and len(text.split()) > _MOST_WORDS)
    return node.content or text[-1].isalnum()


def has_bold_headings(node: Node) -> bool:
    """Whether some numbered paragraph of the source is wholly bold."""
    return any((child.para is not None and child.para.looks and child.para.bold) or has_bold_headings(child) for child in node.children)


def groups(node: Node) -> Iterator[list[Node]]:
    """The children in runs of one rank; a list that begins anew is a run of its own."""
    run: list[Node] = []
    for child in node.children:
        if run and (run[-1].rank != child.rank or _begins_anew(run[-1], child)):
            yield run
            run = []
        run.append(child)
    if run:
        yield run


def are_sections(group: Sequence[Node], words: ReadingWords, *, bold_headings: bool, under: int = -1) -> bool:
    """Whether the nodes of a run are sections: at least half of them look like headings, and one of these has something under it."""
    if group[0].rank <= Rank.ARTICLE:
        return True
    bold = bold_headings and any(node.para is not None and node.para.bold for node in group)
    titles = [node for node in group if titleish(node, words, bold_headings=bold)]
    if under == Rank.ARTICLE and group[0].rank > Rank.ROMAN:
        titles = [node for node in titles if node.para is not None and (node.para.bold or not marks.ends(node.para.text))]
    if bold_headings and not bold:
        titles = [node for node in titles if node.para is not None and len(node.para.text) <= _LONGEST_LEAD and (node.content or run_in_role(node, words))]
    if _headings_below(group, words, bold_headings=bold_headings):
        return True
    if not titles:
        return False
    high = all(node.rank <= Rank.ROMAN for node in group)
    full = any(node.content or run_in_role(node, words) for node in titles)
    return (len(titles) * 2 >= len(group)) and (high or full or all(node.para and node.para.bold for node in titles))


def _headings_below(group: Sequence[Node], words: ReadingWords, *, bold_headings: bool) -> bool:
    """Whether headings of a further level (7.4.1, 7.4.2) stand under one of these, which is then a heading however long it is."""
    inner = (below for node in group if node.rank in {Rank.ARABIC, Rank.DECIMAL} for below in groups(node) if len(below) > 1)
    return any(below[0].rank in {Rank.DECIMAL, Rank.DEEPER} and are_sections(below, words, bold_headings=bold_headings) for below in inner)


def run_in(node: Node) -> int | None:
    """Where the colon stands of "Thời gian: …", a short title with its text in one line; None where there is none."""
    if node.para is None or node.number is None:
        return None
    colon = node.para.text.find(":", node.number.text, node.number.text + _LONGEST_LEAD)
    return colon if colon >= 0 and node.para.text[colon + 1 :].strip() else None


def run_in_role(node: Node, words: ReadingWords) -> bool:
    """Whether the text before a colon is the usual title of purpose, requirements or objectives ("1. Mục đích: Giới thiệu …")."""
    colon = run_in(node)
    if colon is None or node.para is None or node.number is None:
        return False
    return folded(node.para.text[node.number.text : colon]) in words.aims


def leaf_mark(para: Para) -> Number | None:
    """The mark of an item: a dash, a letter, a number in brackets, a number that is no heading."""
    return numbered(para.text) or item_mark(para.text)
