"""A ZIP archive whose bytes depend on its content alone: no clock, no system, no name of the tool that made it."""

from collections.abc import Callable, Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day a ZIP can name


def steady_entry(name: str) -> ZipInfo:
    """The entry of a part that tells neither clock nor system."""
    entry = ZipInfo(name, date_time=_EPOCH)
    entry.create_system = 0
    entry.compress_type = ZIP_DEFLATED
    return entry


class SteadyZip(ZipFile):
    """Writes each part with the same date and attributes on every system; `mended` changes the bytes of the parts it names."""

    def __init__(self, file: Any, mended: Mapping[str, Callable[[bytes], bytes]] | None = None) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self._mended = mended or {}

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, compress_type: int | None = None, compresslevel: int | None = None) -> None:
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        if name in self._mended:
            data = self._mended[name](data)
        super().writestr(steady_entry(name), data, compress_type, compresslevel)
