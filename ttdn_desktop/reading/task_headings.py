"""Which headings are tasks: those under which one set of labels says who does it."""

from collections.abc import Sequence

from ttdn_desktop.language.casing import is_capitals
from ttdn_desktop.reading.duty_words import begins_work
from ttdn_desktop.reading.label_lines import CONTENT, label_lines, label_of, may_say_labels, trailing
from ttdn_desktop.reading.outline import Rank
from ttdn_desktop.reading.paras import Para
from ttdn_desktop.reading.task_maker import paras_below
from ttdn_desktop.reading.tasks import WHO
from ttdn_desktop.reading.tree import Node, leaf_mark
from ttdn_desktop.reading.words import ReadingWords, folded

_FEWEST_LINES = 2


def is_task(node: Node, words: ReadingWords) -> bool:
    """Whether one set of label lines that says who does it stands under a heading."""
    if node.para is None or node.rank < Rank.ROMAN or (node.children and not _labels_below(node, words)):
        return False
    paras = list(paras_below(node))
    if len(paras) < len(node.leaves):  # a table among them
        return False
    if noted(node.para, words):
        return not any(line.said for line in label_lines(paras, words))
    if not may_say_labels(paras):
        return False
    keys: set[str] = set()
    runs = others = 0
    before = False
    for line in label_lines(paras, words):
        others += not (line.said or line.labels or line.para.blank)
        runs += line.said and not before
        before = line.said or ((line.para.blank or bool(line.labels)) and before)
        keys |= line.keys
    if others and len(keys) == 1 and _names_a_part(node, words):
        return False
    return (
        (runs == 1 or bool(node.children))
        and bool(keys & WHO)
        and (bool(node.children) or not (_items_before_labels(paras, words) if node.rank <= Rank.ROMAN else _labels_of_item(paras, words)))
    )


def _names_a_part(node: Node, words: ReadingWords) -> bool:
    """Whether a heading in capitals names a part of the document, not work: "I- TỔNG QUAN HỒ SƠ"."""
    text = node.para.text[node.number.text if node.number else 0 :] if node.para is not None else ""
    return node.rank <= Rank.ROMAN and is_capitals(text) and not begins_work(text, words)


def _labels_below(node: Node, words: ReadingWords) -> bool:
    """Whether the headings below a task are its parts: the first its content, the others labels ("2. Cơ quan chủ trì")."""
    keys = [label_of(child.para, words) if child.para is not None else None for child in node.children]
    inner = [label_of(below.para, words) for child in node.children for below in child.children if below.para is not None]
    deeper = any(below.children for child in node.children for below in child.children)
    while keys and keys[0] is None and _is_aim(node.children[len(node.children) - len(keys)], words):
        del keys[0]
    return (
        len(keys) > 1
        and (keys[0] == CONTENT or node.rank > Rank.ROMAN)
        and all(keys)
        and all(inner)
        and not deeper
        and bool(WHO & {key for key in keys if key})
    )


def _is_aim(node: Node, words: ReadingWords) -> bool:
    """Whether a part of a task says what it is for: "1.1. Mục tiêu: …"."""
    text = node.para.text[node.number.text if node.number else 0 :] if node.para is not None else ""
    return folded(text.partition(":")[0]) in words.aims and not any(child.children for child in node.children)


def _labels_of_item(paras: Sequence[Para], words: ReadingWords) -> bool:
    """Whether all there is under a heading is one item and label lines with another mark: "- Mở lớp", "+ Đơn vị chủ trì: …"."""
    lines = [line for line in label_lines(paras, words) if not line.para.blank]
    if len(lines) < _FEWEST_LINES or lines[0].said or lines[0].labels or lines[0].para.text.rstrip().endswith(":"):
        return False
    item, first = leaf_mark(lines[0].para), leaf_mark(lines[1].para)
    if item is not None and first is None and item.rank in {Rank.LETTER, Rank.BRACKET} and lines[1].said:  # "a) Mở lớp", "Đơn vị chủ trì: …"
        return not any(leaf_mark(line.para) for line in lines[2:])
    if item is None or first is None or (item.mark == first.mark if item.rank is Rank.ITEM else item.rank >= first.rank) or not lines[1].said:
        return False
    return not any(line.para.text.startswith(item.mark) and not line.said for line in lines[2:])


def _items_before_labels(paras: Sequence[Para], words: ReadingWords) -> bool:
    """Under a heading of the highest level the label lines belong to the item before them."""
    lines = [line for line in label_lines(paras, words) if not line.para.blank]
    first = next((at for at, line in enumerate(lines) if line.said), 0)
    return first > 0 and leaf_mark(lines[first - 1].para) is not None


def noted(para: Para, words: ReadingWords) -> bool:
    """Whether an item says at its own end who does it."""
    return not para.blank and bool(trailing(para, words)[1])
