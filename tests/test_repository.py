"""The repository holds what belongs in it and nothing of the machine it was made on."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOP = {"ttdn_desktop", "resources", "translations", "tests", "packaging", "pyproject.toml", "README.md", "LICENSE"}
_TEXT = {".py", ".toml", ".md", ".json", ".lock", ".in", ".po", ".pot", ".txt", ".c", ".h", ".nsi", ".rc", ".sh", ".reg", ".cfg", ".manifest", ""}
_ABSOLUTE = re.compile(r"(?<![\w.:/~$}-])/(?:work|home|root|opt|tmp)/\w")
_REGISTRY = re.compile("|".join(["py" + "pi[.]org", "python" + "hosted", "npm" + "js[.]org", "deb" + "ian[.]org", "proxy[.]golang"]))
_UNFINISHED = re.compile("TO" + "DO|FIX" + "ME|XX" + "X\\b")
_STUB = re.compile("raise NotImplemented" + "Error")  # a stand-in of a test may refuse what the test does not ask


def tracked() -> list[str]:
    """The files git knows, new ones that are not ignored included."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True, text=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


def lines_matching(pattern: re.Pattern[str], names: list[str]) -> list[str]:
    found = []
    for name in names:
        if Path(name).suffix in _TEXT:
            text = (ROOT / name).read_text(encoding="utf-8")
            found += [f"{name}:{number}: {line.strip()[:120]}" for number, line in enumerate(text.splitlines(), 1) if pattern.search(line)]
    return found


def test_top_level_is_what_the_layout_says() -> None:
    assert {name.split("/")[0] for name in tracked() if not name.startswith(".")} - TOP == set()


def test_packaging_is_no_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists(), "it would hide the library of that name"


def test_nothing_compiled_is_kept() -> None:
    assert [name for name in tracked() if name.endswith((".mo", ".pyc", ".exe", ".dll", ".whl"))] == []


def test_no_path_of_a_machine_is_written_down() -> None:
    assert lines_matching(_ABSOLUTE, [name for name in tracked() if name != "tests/test_repository.py"]) == []


def test_no_address_of_a_registry_is_written_down() -> None:
    assert lines_matching(_REGISTRY, tracked()) == []


def test_nothing_is_left_unfinished() -> None:
    code = [name for name in tracked() if name.startswith(("ttdn_desktop/", "packaging/", "tests/"))]
    assert lines_matching(_UNFINISHED, code) == []
    assert lines_matching(_STUB, [name for name in code if not name.startswith("tests/")]) == []


def test_locks_name_a_hash_for_every_package() -> None:
    for lock in sorted((ROOT / "packaging" / "requirements").glob("*.lock")):
        entries = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
        assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == [], lock.name
