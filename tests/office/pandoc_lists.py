"""The numbers pandoc gives to the items of a .docx, made into the labels it would print: number, style and delimiter of each list."""

import json
from collections.abc import Iterator
from typing import Any

import pypandoc  # type: ignore[import-untyped] # has no annotations

from ttdn_desktop.office.number_formats import formatted

_STYLES = {"Decimal": "decimal", "LowerAlpha": "lowerLetter", "UpperAlpha": "upperLetter", "LowerRoman": "lowerRoman", "UpperRoman": "upperRoman"}
_ENDS = {"Period": "{}.", "OneParen": "{})", "TwoParens": "({})", "DefaultDelim": "{}."}
BULLET = "bullet"


def pandoc_labels(path: str) -> list[tuple[str, str]]:
    """Text and label of every item in order; all bullets look alike to pandoc."""
    tree = json.loads(pypandoc.convert_file(path, "json", format="docx"))
    return list(_items(tree["blocks"]))


def _items(blocks: list[Any]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        kind, content = block["t"], block.get("c")
        if kind == "OrderedList":
            (start, style, end), items = content
            for number, item in enumerate(items, start):
                yield from _item(item, _ENDS[end["t"]].format(formatted(number, _STYLES.get(style["t"], "decimal"))))
        elif kind == "BulletList":
            for item in content:
                yield from _item(item, BULLET)
        elif kind == "BlockQuote":
            yield from _items(content)
        elif kind == "Table":
            for cell in _cells(content):
                yield from _items(cell)


def _item(blocks: list[Any], label: str) -> Iterator[tuple[str, str]]:
    if blocks and blocks[0]["t"] in {"Para", "Plain"}:
        yield _text(blocks[0]["c"]), label
    yield from _items(blocks)


def _cells(table: list[Any]) -> Iterator[list[Any]]:
    _, _, _, head, bodies, foot = table
    rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
    for row in rows:
        for cell in row[1]:
            yield cell[4]


def _text(inlines: list[Any]) -> str:
    out = ""
    for inline in inlines:
        content = inline.get("c")
        match inline["t"]:
            case "Str":
                out += content
            case "Space" | "SoftBreak" | "LineBreak":
                out += " "
            case "Link" | "Span":
                out += _text(content[1])
            case "Quoted":
                left, right = ("\u2018", "\u2019") if content[0]["t"] == "SingleQuote" else ("\u201c", "\u201d")
                out += left + _text(content[1]) + right
            case "Strong" | "Emph" | "Underline" | "Strikeout" | "SmallCaps" | "Superscript" | "Subscript":
                out += _text(content)
            case _:
                pass
    return out
