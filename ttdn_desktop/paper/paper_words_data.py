"""The words of papers from their data (`resources/wording/papers/*.json`)."""

from collections.abc import Mapping
from typing import Any

from ttdn_desktop.paper.paper_words import BlockWords, CommonWords, FactWords, PaperWords, SectionWords, TableColumn


def common_words(data: Mapping[str, Any]) -> CommonWords:
    """The words all kinds share; `note` is for who reads the file."""
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items() if name != "note"}
    return CommonWords(**values)


def paper_words(data: Mapping[str, Any]) -> PaperWords:
    """The words of one kind."""
    values = {key: value for key, value in data.items() if key != "note"}
    return PaperWords(
        **{
            **values,
            "addressees": tuple(values.get("addressees", ())),
            "recipients": tuple(values.get("recipients", ())),
            "facts": tuple(FactWords(**{**fact, "parts": tuple(fact.get("parts", ()))}) for fact in values.get("facts", ())),
            "sections": tuple(map(_section, values.get("sections", ()))),
            "articles": tuple(map(_section, values.get("articles", ()))),
        }
    )


def _section(data: Mapping[str, Any]) -> SectionWords:
    return SectionWords(
        **{
            **data,
            "when": tuple(data.get("when", ())),
            "blocks": tuple(map(_block, data.get("blocks", ()))),
            "sections": tuple(map(_section, data.get("sections", ()))),
        }
    )


def _block(data: Mapping[str, Any]) -> BlockWords:
    columns = tuple(TableColumn(**column) for column in data.get("columns", ()))
    return BlockWords(**{**data, "when": tuple(data.get("when", ())), "columns": columns})
