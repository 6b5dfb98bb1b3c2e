"""Compiles the message catalogues and puts the data folders into the wheel."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = ("resources", "translations")


class DataHook(BuildHookInterface[Any]):
    """Turns every .po of `translations/` into the .mo beside it.

    A wheel carries the data inside the package; an editable install uses the folders themselves.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for source in sorted(Path(self.root, "translations").glob("*/LC_MESSAGES/*.po")):
            with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
                write_mo(mo, read_po(po))
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"] |= {str(Path(self.root, folder)): f"ttdn_desktop/_data/{folder}" for folder in DATA}
