"""Resolves the requirements anew into the hash-locked lists that dev.py and the Windows build install from.

usage: lock.py [UV OPTION …]      for example: lock.py --upgrade-package lxml; needs uv (pip install uv)
"""

import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "requirements"
_LOCKS = {  # lock: source, platform, and the lock whose versions it keeps to
    "linux-x64.lock": ("dev.in", "x86_64-manylinux_2_34", None),
    "windows-x64.lock": ("dev.in", "x86_64-pc-windows-msvc", "linux-x64.lock"),
    "windows-app.lock": ("app.in", "x86_64-pc-windows-msvc", "windows-x64.lock"),
}


def main(argv: list[str]) -> int:
    """One lock after the other, each keeping to the versions of the one before; no address of a registry gets in."""
    if shutil.which("uv") is None or argv[:1] in (["-h"], ["--help"]):
        print(__doc__, file=sys.stderr)
        return 2
    for lock, (source, platform, kept) in _LOCKS.items():
        command = ["uv", "pip", "compile", "--quiet", "--generate-hashes", "--only-binary", ":all:", "--python-version", "3.11", "--python-platform", platform]
        command += ["--no-emit-index-url", "--no-header", "--no-annotate", *(["--constraint", kept] if kept else []), *argv, "-o", lock, source]
        if status := subprocess.run(command, cwd=FOLDER, stdout=subprocess.DEVNULL, check=False).returncode:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
