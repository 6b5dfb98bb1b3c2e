"""The values that use cases of templates take and give; light to import."""

from dataclasses import dataclass
from pathlib import Path

from ttdn_desktop.domain.template import Blank, Template


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """A template of the province, and the file it was read from."""

    template: Template
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A file made of a template: the blanks that stayed empty, and what of the plan found no place in it."""

    path: Path
    empty: tuple[Blank, ...]
    left_sections: tuple[str, ...]
    left_tasks: int
    left_bases: int
