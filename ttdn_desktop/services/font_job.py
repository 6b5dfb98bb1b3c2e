"""The worker's job on a file typed in fonts of before Unicode: the same file in Unicode, as bytes for the other process to write."""

import base64
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from ttdn_desktop import i18n, resources
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.office.docx_unicode import unicode_docx
from ttdn_desktop.office.kinds import MAX_FILE, Kind, RefusedFileError, Trait, require_readable, traits_of
from ttdn_desktop.office.old_font_names import Turned
from ttdn_desktop.office.text_unicode import unicode_text
from ttdn_desktop.office.xlsx_unicode import unicode_xlsx
from ttdn_desktop.services.files import read_bytes
from ttdn_desktop.services.refusals import worded

_ONLY = N_("“{name}” cannot be converted as it is. Nothing was written. Open it in Word or Excel, save it as .docx or .xlsx, and convert that.")
_STRICT = N_("“{name}” is saved as Strict Open XML. Nothing was written. Save it in Word or Excel as an ordinary .docx or .xlsx, and convert that.")


def convert(request: dict[str, Any], _report: Callable[[int, int], None]) -> dict[str, Any]:
    """The file `path` in Unicode: its bytes, and what became of its fonts. Raises UnreadableError for kinds that cannot be converted."""
    path = Path(request["path"])
    turned = turned_file(read_bytes(path, MAX_FILE + 1), path, i18n.language())
    return {"data": base64.b64encode(turned.data).decode("ascii"), "fonts": [asdict(font) for font in turned.fonts]}


def turned_file(data: bytes, path: Path, language: str = "vi") -> Turned:
    """The same for bytes already loaded; `path` gives their name."""
    try:
        kind = require_readable(data, path.suffix)
        if kind in {Kind.DOCX, Kind.XLSX} and Trait.STRICT in traits_of(data):
            raise UnreadableError(_(_STRICT).format(name=path.name))
        match kind:
            case Kind.DOCX:
                return unicode_docx(data, instead_of)
            case Kind.XLSX:
                return unicode_xlsx(data, instead_of)
            case Kind.TEXT | Kind.MARKDOWN:
                return unicode_text(data)
            case _:
                raise UnreadableError(_(_ONLY).format(name=path.name))
    except RefusedFileError as error:
        raise worded(error, path.name, language) from error


@cache
def instead_of(font: str) -> str:
    """The font of Unicode that takes the place of an old one, by what its name says of its look."""
    known = resources.load_json("reading/old_fonts.json")
    name = font.lower()
    new: str = next((new for word, new in known["instead"].items() if word in name), known["default"])
    return new
