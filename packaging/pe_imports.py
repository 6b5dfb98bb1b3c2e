"""Which DLLs a Windows folder asks for, and which of them are neither in it nor part of Windows."""

from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path

import pefile

SYSTEM_DLLS = Path(__file__).resolve().parent / "windows" / "system-dlls.txt"
_SUFFIXES = frozenset({".exe", ".dll", ".pyd"})


def imported(folder: Path) -> dict[str, frozenset[str]]:
    """The DLLs (lower case) that each executable file of the folder imports, at once or when first called."""
    return {str(file.relative_to(folder)): _imports_of(file) for file in sorted(folder.rglob("*")) if file.suffix.lower() in _SUFFIXES}


def missing(imports: Mapping[str, frozenset[str]], *, without: str = "", system: Path = SYSTEM_DLLS) -> dict[str, list[str]]:
    """DLL -> files that ask for it in vain; `without` is a file name to treat as if it had been left out of the folder."""
    there = {Path(name).name.lower() for name in imports} - {without.lower()}
    patterns = [line.strip() for line in system.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    found: dict[str, list[str]] = {}
    for name, asked in imports.items():
        for dll in asked - there:
            if not any(fnmatch(dll, pattern) for pattern in patterns):
                found.setdefault(dll, []).append(name)
    return found


def _imports_of(file: Path) -> frozenset[str]:
    image = pefile.PE(str(file), fast_load=True)
    try:
        directories = [pefile.DIRECTORY_ENTRY[f"IMAGE_DIRECTORY_ENTRY_{kind}"] for kind in ("IMPORT", "DELAY_IMPORT")]
        image.parse_data_directories(directories=directories)
        entries = [*getattr(image, "DIRECTORY_ENTRY_IMPORT", ()), *getattr(image, "DIRECTORY_ENTRY_DELAY_IMPORT", ())]
        return frozenset(entry.dll.decode("ascii").lower() for entry in entries)
    finally:
        image.close()
