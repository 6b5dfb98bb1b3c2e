"""Shipped data as values: standards, catalogues, wording, sample plans, read once from `resources/`."""

import datetime as dt
import json
from functools import cache
from typing import Any

from ttdn_desktop import paths
from ttdn_desktop.domain.library import LegalDocument


@cache
def load_json(name: str) -> Any:
    """The content of `resources/<name>`, such as "standards/nd30-2020.json"; read once and shared, so never change it.

    Raises FileNotFoundError: shipped data that is missing is a broken installation, not a person's mistake.
    """
    return json.loads((paths.resources_dir() / name).read_text(encoding="utf-8"))


def sample_names() -> tuple[str, ...]:
    """The names of the shipped sample plans, for `load_json(f"samples/{name}.json")`."""
    return tuple(sorted(file.stem for file in (paths.resources_dir() / "samples").glob("*.json")))


@cache
def catalogue() -> tuple[LegalDocument, ...]:
    """The legal documents that ship with the program, in the order of the data: external information first."""
    return tuple(_legal_document(entry) for entry in load_json("catalogues/legal_documents.json")["documents"])


def _legal_document(entry: dict[str, Any]) -> LegalDocument:
    days = {name: dt.date.fromisoformat(entry[name]) if entry[name] else None for name in ("date", "effective_from", "expired_from")}
    return LegalDocument(**{**entry, **days})
