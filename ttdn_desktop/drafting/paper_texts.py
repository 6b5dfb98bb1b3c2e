"""What each part of a paper says, by an id: the fields of its envelope, its headings, its blocks; by it an edited part is told from an untouched one."""

import json
from collections.abc import Iterator

from ttdn_desktop.domain.blocks import Block, Image, Item, Paragraph, Table
from ttdn_desktop.domain.codec import value_to_json
from ttdn_desktop.domain.plan import PlanPaper, Section, walk
from ttdn_desktop.domain.text import RichText

FIELDS = ("subject", "symbol", "place", "issuer", "legal_bases", "proposal", "addressees", "recipients", "signatory")
"""Parts of the envelope that follow the plan until they are edited."""

HEAD_FIELDS = frozenset({"subject", "symbol", "place"})
"""Those of them that stand in the head of the document."""


def texts_of_paper(paper: PlanPaper) -> dict[str, str]:
    """All of them, in printed order; fields by their path ("/subject"), headings and blocks by their identity."""
    return {f"/{name}": field_text(paper, name) for name in FIELDS} | dict(_sections((*paper.body, *paper.articles)))


def field_text(paper: PlanPaper, name: str) -> str:
    """A field as text; lists one a line."""
    value = getattr(paper.document, name) if name in HEAD_FIELDS else getattr(paper, name)
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        return "\n".join(value)
    if name == "legal_bases":
        return "\n".join(basis.text for basis in value)
    if name == "proposal":
        return str(value.text)
    return json.dumps(value_to_json(value), ensure_ascii=False)


def block_text(block: Block) -> str:
    """A block as text: its mark, its words with emphasis marked; rows of a table one a line."""
    match block:
        case Paragraph():
            return marked(block.text)
        case Item():
            return f"{block.mark} {marked(block.text)}"
        case Table():
            return "\n".join(" | ".join(" / ".join(map(marked, cell.paragraphs)) for cell in row) for row in block.rows)
        case Image():
            return f"{block.source} {block.title}".strip()
        case _:
            return json.dumps(value_to_json(block), ensure_ascii=False)


def marked(text: RichText) -> str:
    """Rich text with its emphasis as tags, so that a word made bold counts as an edit."""
    out = []
    for run in text:
        tags = [tag for tag, on in (("b", run.bold), ("i", run.italic), ("u", run.underline)) if on]
        out.append("".join(f"<{tag}>" for tag in tags) + run.text + "".join(f"</{tag}>" for tag in reversed(tags)))
    return "".join(out)


def _sections(sections: tuple[Section, ...]) -> Iterator[tuple[str, str]]:
    for section in walk(sections):
        yield str(section.id), section.heading
        for block in section.blocks:
            yield str(block.id), block_text(block)
