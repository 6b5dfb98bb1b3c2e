"""The worker's job on a .docx whose look is to be mended: the same file with these changes, as bytes for the other process to write."""

import base64
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn_desktop import i18n
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.office.docx_mend import mend_docx
from ttdn_desktop.office.kinds import MAX_FILE, Kind, RefusedFileError, Trait, require_readable, traits_of
from ttdn_desktop.services.files import read_bytes
from ttdn_desktop.services.refusals import worded

_ONLY = N_("Only Word files (.docx) can be mended; “{name}” is none. Nothing was written. Open it in Word, save it as .docx, and check that.")
_STRICT = N_("“{name}” is saved as Strict Open XML. Nothing was written. Save it in Word as an ordinary .docx, and check that.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mending:
    """One change as it came over the wire."""

    where: str
    target: str
    fields: tuple[tuple[str, Any], ...]


def mend(request: dict[str, Any], _report: Callable[[int, int], None]) -> dict[str, Any]:
    """The file `path` with the changes of `mendings`, and of each whether it could be made. Raises UnreadableError for kinds that cannot be mended."""
    path = Path(request["path"])
    mendings = [_Mending(where=where, target=target, fields=tuple((name, value) for name, value in fields)) for where, target, fields in request["mendings"]]
    data = read_bytes(path, MAX_FILE + 1)
    stream = io.BytesIO()
    try:
        kind = require_readable(data, path.suffix)
        if kind is not Kind.DOCX:
            raise UnreadableError(_(_ONLY).format(name=path.name))
        if Trait.STRICT in traits_of(data):
            raise UnreadableError(_(_STRICT).format(name=path.name))
        done = mend_docx(data, mendings, stream)
    except RefusedFileError as error:
        raise worded(error, path.name, i18n.language()) from error
    return {"data": base64.b64encode(stream.getvalue()).decode("ascii"), "done": list(done)}
