"""Compiles the message catalogues and puts the data folders into the wheel."""

from pathlib import Path
from runpy import run_path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = ("resources", "translations")


class DataHook(BuildHookInterface[Any]):
    """Turns every .po of `translations/` into the .mo beside it.

    A wheel carries the data inside the package; an editable install uses the folders themselves.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        run_path(str(Path(self.root, "packaging", "catalogue.py")))["compile_all"]()
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"] |= {str(Path(self.root, folder)): f"ttdn_desktop/_data/{folder}" for folder in DATA}
