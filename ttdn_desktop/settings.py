"""What a person has chosen once and for all papers: language, agency, place, signer, folders; kept in one JSON file."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings; a field not in the file has the value given here."""

    language: str = "vi"
    text_scale: float = 1.0  # 1.0 = the size of the system
    look: str = "light"  # or "dark"
    regime: str = "nd30-2020"  # the form new papers follow
    parent_body: str = ""  # cơ quan chủ quản
    issuing_body: str = ""  # cơ quan ban hành
    issuer_lines: tuple[str, ...] = ()  # as printed in the letterhead, one line each
    place: str = ""  # địa danh
    symbol: str = ""  # ký hiệu of plans, e.g. KH-UBND
    signer_capacity: tuple[str, ...] = ()  # quyền hạn ký, one line each
    signer_title: str = ""
    signer_name: str = ""
    recipients: tuple[str, ...] = ()  # nơi nhận of new plans, one line each; empty: those of the template
    export_folder: str = ""  # empty: the person's documents
    name_pattern: str = "{type} {year} - {subject}"  # of exported files, without extension
    export_existing: str = "number"  # or "replace", "ask": where a file of that name is there
    two_sided: bool = False  # papers are printed on both sides of the sheet: margins of even pages change sides
    workspace: str = ""  # empty: paths.default_workspace()
    proofing: bool = True  # misspelt words are underlined while one writes
    recent_on: bool = True  # the start page lists what was open last
    recent: tuple[str, ...] = ()  # ids of plans, the last one first
    first_run_done: bool = False
    window_geometry: str = ""  # base64 of what Qt saves
    side_pane: str = "preview"  # what stands beside the editor; empty: nothing
    side_width: float = 0.0  # how wide a person has drawn it, in pixels at scale 1; 0: as it comes
    import_columns: tuple[str, ...] = ()  # what columns of workbooks were said to be, by their heads (services/task_import.py), the last one first
    task_columns: tuple[str, ...] = ()  # of the grid, as key=width in pixels; 0 hidden, "-" as wide as there is room


def load(path: Path) -> Settings:
    """The settings of this file; a missing file gives the defaults, a damaged one is set aside first (`settings.json.damaged`).

    A value of the wrong kind, as a newer or hand-edited file may have, counts as not there. A file that cannot be read just now gives
    the defaults, too: the program must start, and saving, which reads it again, leaves it alone.
    """
    stored: Mapping[str, Any] = {}
    try:
        stored = _read(path)
    except ValueError:
        with suppress(OSError):
            path.replace(path.with_name(path.name + ".damaged"))
    except OSError:
        return Settings()
    defaults = asdict(Settings())
    accepted: dict[str, Any] = {name: value for name in defaults if (value := _accept(stored.get(name), defaults[name])) is not None}
    return Settings(**accepted)


def save(path: Path, settings: Settings) -> None:
    """Write the file whole or not at all; keys that this version does not know stay in it."""
    known = {field.name for field in fields(Settings)}
    try:
        unknown = {name: value for name, value in _read(path).items() if name not in known}
    except ValueError:
        unknown = {}
    text = json.dumps({**unknown, **asdict(settings)}, ensure_ascii=False, indent=2, sort_keys=True)
    _write(path, text + "\n")


def _read(path: Path) -> Mapping[str, Any]:
    """The JSON object of the file, empty where there is no file; ValueError when it is damaged."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    if not isinstance(stored, dict):
        raise ValueError(f"not a JSON object: {path}")  # noqa: TRY004 - damaged content, told apart by nobody
    return stored


def _accept(value: object, default: object) -> object | None:
    """The stored value in the kind of its default, or None where it does not fit."""
    if isinstance(default, bool) or isinstance(value, bool):
        return value if isinstance(value, bool) and isinstance(default, bool) else None
    if isinstance(default, float):
        return float(value) if isinstance(value, int | float) and value > 0 else None
    if isinstance(default, tuple):
        return tuple(value) if isinstance(value, list) and all(isinstance(item, str) for item in value) else None
    return value if isinstance(value, str) else None


def _write(path: Path, text: str) -> None:
    """Through a part beside the file, named so that what a killed program left is swept with the other parts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.stem[:24]}.{os.urandom(8).hex()}.part")
    try:
        with part.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
