"""Shipped data as values: standards, catalogues, wording, sample plans, read once from `resources/`."""

import json
from functools import cache
from typing import Any

from ttdn_desktop import paths


@cache
def load_json(name: str) -> Any:
    """The content of `resources/<name>`, such as "standards/nd30-2020.json"; read once and shared, so never change it.

    Raises FileNotFoundError: shipped data that is missing is a broken installation, not a person's mistake.
    """
    return json.loads((paths.resources_dir() / name).read_text(encoding="utf-8"))


def sample_names() -> tuple[str, ...]:
    """The names of the shipped sample plans, for `load_json(f"samples/{name}.json")`."""
    return tuple(sorted(file.stem for file in (paths.resources_dir() / "samples").glob("*.json")))
