"""Proves that the Windows build stands by itself: all wheels are to be had, no DLL is missing, and under wine its window opens, a plan goes out and comes back.

The control takes one needed DLL out of the folder; the check must notice each time. Where wine is absent its part is left out and counted.
"""

import random
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import build_windows
import pe_imports
import wine
from proofs import report

_ROOT = build_windows.ROOT
_LARGEST = 120_000_000  # bytes of the unpacked program
_PAPERS = {".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet1.xml"}


def prove(n: int, seed: int) -> report.ProofResult:
    """Build once; try the control, the window and the export n times."""
    violations = {"lock": 0, "missing_dlls": 0, "size": 0}
    skipped: dict[str, str] = {}
    try:
        build_windows.download_wheels()
        folder = build_windows.build()
    except subprocess.CalledProcessError as error:
        report.say(f"The Windows lock or the runtime could not be had: {error}")
        return report.ProofResult(name="windows", n=n, seed=seed, violations={**violations, "lock": 1}, controls=n, controls_failed=0)
    imports = pe_imports.imported(folder)
    for dll, askers in sorted(pe_imports.missing(imports).items()):
        report.say(f"missing: {dll}, asked for by {', '.join(askers)}")
        violations["missing_dlls"] += 1
    violations["size"] = int(sum(file.stat().st_size for file in build_windows.files(folder)) > _LARGEST)
    failed = sum(bool(pe_imports.missing(imports, without=name)) for name in _needed(imports, n, seed))
    if absent := wine.absent_tools():
        reason = f"not on this machine: {', '.join(absent)}"
        skipped = {"window": reason, "export": reason, "read": reason}
    else:
        violations.update(_under_wine(folder, n))
    return report.ProofResult(name="windows", n=n, seed=seed, violations=violations, controls=n, controls_failed=failed, skipped=skipped)


def _needed(imports: dict[str, frozenset[str]], n: int, seed: int) -> list[str]:
    """Some DLLs of the folder that another of its files asks for."""
    asked = frozenset().union(*imports.values())
    return random.Random(seed).choices(sorted({Path(name).name for name in imports if Path(name).name.lower() in asked}), k=n)  # noqa: S311


def _under_wine(folder: Path, n: int) -> dict[str, int]:
    """How often the window did not open, and how many papers were not written as on this machine."""
    sample = next(iter(sorted((_ROOT / "resources" / "samples").glob("*.json"))))
    work = folder.parent / "Người dùng Ủy ban"  # a user folder as Vietnamese ones are named
    found = {"window": 0, "export": 0, "read": 0}
    with wine.running(_ROOT / "build" / "wine" / "prefix") as machine:
        machine.set_variable("TTDN_HOME", wine.windows_path(work / "home"))
        for _ in range(n):
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir(parents=True)
            for suffix, part in _PAPERS.items():
                paper = work / f"Kế hoạch{suffix}"
                told = machine.run([folder / "ttdn.exe", "export", wine.windows_path(sample), "--to", wine.windows_path(paper)])
                if told.returncode or not paper.exists() or _content(paper, part) != _content(_export_here(sample, work / f"here{suffix}"), part):
                    report.say(f"{paper.name} was not written as here (exit status {told.returncode}): {told.stdout}{told.stderr}")
                    found["export"] += 1
            told = machine.run([folder / "ttdn.exe", "read", wine.windows_path(work / "Kế hoạch.docx")])  # by the worker behind the fence
            if told.returncode:
                report.say(f"the exported paper was not read (exit status {told.returncode}): {told.stderr}")
                found["read"] += 1
            if not machine.window_of([folder / "ttdn-gui.exe"], picture=folder.parent / "window.png"):
                report.say("the window did not open")
                found["window"] += 1
    return found


def _export_here(sample: Path, paper: Path) -> Path:
    subprocess.run([sys.executable, "-m", "ttdn_desktop", "export", str(sample), "--to", str(paper)], cwd=_ROOT, check=True, stdout=sys.stderr)
    return paper


def _content(paper: Path, part: str) -> bytes:
    """The part of the paper that holds its text."""
    with zipfile.ZipFile(paper) as archive:
        return archive.read(part)


if __name__ == "__main__":
    sys.exit(report.main(sys.argv[1:], prove, default_n=1))
