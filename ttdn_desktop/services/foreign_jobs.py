"""The worker's jobs on a file that is to become a plan: read it, or read it and show it too."""

import gc
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from ttdn_desktop import i18n
from ttdn_desktop.office.kinds import MAX_FILE, Kind, Refusal, RefusedFileError, require_readable
from ttdn_desktop.services import wire
from ttdn_desktop.services.files import read_bytes
from ttdn_desktop.services.reading import look_at, look_at_book, text_in
from ttdn_desktop.services.types import PagePictures

gc.set_threshold(200_000, 50, 50)  # a large workbook is many small values and no cycles; the worker's memory is limited and its life short


def read(request: dict[str, Any], report: Callable[[int, int], None]) -> dict[str, Any]:
    """The reading of the file `path`; without its account where nobody wants to see it (`trace` false): that of a large workbook is most of the answer."""
    trace = request.get("trace", True)
    found = look_at(Path(request["path"]), i18n.language(), _made(request), trace=trace, report=report).reading
    return {"reading": wire.encode(found if trace else replace(found, trace=()))}


def view(request: dict[str, Any], report: Callable[[int, int], None]) -> dict[str, Any]:
    """The reading, and the paper it was made of."""
    seen = look_at(Path(request["path"]), i18n.language(), _made(request), report=report)
    book = None if seen.book is None else wire.encode(seen.book)
    return {"reading": wire.encode(seen.reading), "file": wire.encode(seen.file), "book": book}


def text(request: dict[str, Any], _report: Callable[[int, int], None]) -> dict[str, Any]:
    """The words of the file `path`, for searching."""
    return {"text": text_in(Path(request["path"]), i18n.language(), _made(request))}


def _made(request: dict[str, Any]) -> Path | None:
    """The .docx or .xlsx that LibreOffice made of the file."""
    return Path(request["made"]) if "made" in request else None


def kind(request: dict[str, Any], _report: Callable[[int, int], None]) -> dict[str, Any]:
    """What the file `path` is, where there may be a reader for it and nothing in it is unsafe: asked before another program opens it."""
    path = Path(request["path"])
    return {"kind": require_readable(read_bytes(path, MAX_FILE + 1), path.suffix).value}


def book(request: dict[str, Any], _report: Callable[[int, int], None]) -> dict[str, Any]:
    """The values of the workbook `path`, for choosing what its columns are."""
    source, found = look_at_book(Path(request["path"]), i18n.language(), _made(request))
    return {"source": wire.encode(source), "book": wire.encode(found)}


def pages(request: dict[str, Any], _report: Callable[[int, int], None]) -> dict[str, Any]:
    """Pages of the PDF `path` as pictures: those of `numbers` (from 1), `width` points wide."""
    path = Path(request["path"])
    data = read_bytes(path, MAX_FILE + 1)
    if require_readable(data, path.suffix) is not Kind.PDF:
        raise RefusedFileError(Refusal.FAKE)
    drawn = import_module("ttdn_desktop.office.pdf_pages")
    found = PagePictures(count=drawn.page_count(data), pictures=tuple(drawn.page_pictures(data, request["numbers"], request["width"])))
    return {"pages": wire.encode(found)}
