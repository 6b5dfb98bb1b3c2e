"""The tools around the program: what they report, build and refuse."""

import hashlib
import json
import sys
import zipfile
from pathlib import Path

import build_windows
import catalogue
import environment
import pe_imports
import pytest
from proofs import report

_HOLDS = report.ProofResult(name="kill", n=3, seed=7, violations={"lost": 0, "litter": 0}, controls=2, controls_failed=2)


def test_a_proof_ends_with_its_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    status = report.main(["--n", "3", "--seed", "7", "--json"], lambda n, seed: _HOLDS, default_n=1)
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert status == 0
    assert last == {"name": "kill", "n": 3, "violations": {"lost": 0, "litter": 0}, "controls": {"expected_to_fail": 2, "failed": 2}, "seed": 7}


@pytest.mark.parametrize(
    "result",
    [
        report.ProofResult(name="x", n=1, seed=1, violations={"lost": 1}, controls=1, controls_failed=1),
        report.ProofResult(name="x", n=1, seed=1, violations={"lost": 0}, controls=1, controls_failed=0),
    ],
)
def test_a_violation_or_a_control_that_passes_fails_the_proof(result: report.ProofResult) -> None:
    assert report.main([], lambda n, seed: result, default_n=1) == 1


def test_what_a_proof_left_out_is_named() -> None:
    result = report.ProofResult(name="x", n=1, seed=1, violations={}, controls=0, controls_failed=0, skipped={"window": "no wine"})
    assert json.loads(result.as_json())["skipped"] == {"window": "no wine"}
    assert "no wine" in result.as_text()


def test_a_dll_neither_in_the_folder_nor_of_windows_is_found() -> None:
    imports = {"lib/A.pyd": frozenset({"b.dll", "kernel32.dll", "api-ms-win-crt-heap-l1-1-0.dll"}), "lib/B.dll": frozenset({"c.dll"})}
    assert pe_imports.missing(imports) == {"c.dll": ["lib/B.dll"]}
    assert pe_imports.missing(imports, without="B.dll") == {"b.dll": ["lib/A.pyd"], "c.dll": ["lib/B.dll"]}


@pytest.mark.parametrize("name", ["../outside.py", "a/../../outside.py"])
def test_an_archive_cannot_write_outside_its_folder(tmp_path: Path, name: str) -> None:
    wheel = tmp_path / "bad-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(name, "")
    with pytest.raises(ValueError, match="leads out"):
        build_windows.unpack_wheel(wheel, tmp_path / "lib")


def test_only_what_the_program_needs_of_a_wheel_is_unpacked(tmp_path: Path) -> None:
    names = {
        "PySide6/QtWidgets.pyd": True,
        "PySide6/Qt6Widgets.dll": True,
        "PySide6/QtWidgets.pyi": False,
        "PySide6/Qt6Quick.dll": False,
        "PySide6/designer.exe": False,
        "PySide6/plugins/platforms/qwindows.dll": True,
        "PySide6/plugins/sqldrivers/qsqlite.dll": False,
        "PySide6/qml/QtQuick/a.qml": False,
        "babel/locale-data/vi.dat": True,
        "babel/locale-data/fr.dat": False,
        "docx/templates/default.docx": True,
        "pip/__init__.py": False,
        "sqlcipher3/_sqlite3.cp313-win_amd64.pyd": True,
    }
    wheel = tmp_path / "all-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    build_windows.unpack_wheel(wheel, tmp_path / "lib")
    unpacked = {file.relative_to(tmp_path / "lib").as_posix() for file in build_windows.files(tmp_path / "lib")}
    assert unpacked == {name for name, wanted in names.items() if wanted}


def test_a_filled_catalogue_keeps_what_was_said_and_asks_for_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "a.py").write_text('_("Save")\nN_("Open {name}")\nngettext("{n} task", "{n} tasks", 2)\n', encoding="utf-8")
    template = tmp_path / "translations" / "ttdn_desktop.pot"
    monkeypatch.setattr(catalogue, "TEMPLATE", template)
    monkeypatch.setattr(catalogue, "catalogue_file", lambda language: template.parent / language / "LC_MESSAGES" / "ttdn_desktop.po")
    found = catalogue.extract(package)
    monkeypatch.setattr(catalogue, "extract", lambda: found)
    wording = tmp_path / "wing.json"
    wording.write_text('{"Save": "Lưu", "{n} task": "{n} việc"}', encoding="utf-8")
    catalogue.update()
    catalogue.fill([wording])
    assert catalogue.missing() == ["Open {name}"]
    once = template.parent.joinpath("vi", "LC_MESSAGES", "ttdn_desktop.po").read_bytes()
    catalogue.update()
    assert template.parent.joinpath("vi", "LC_MESSAGES", "ttdn_desktop.po").read_bytes() == once


def test_an_environment_whose_lock_did_not_change_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = tmp_path / "stamp"
    lock = environment.REQUIREMENTS / ("windows-x64.lock" if environment._WINDOWS else "linux-x64.lock")
    version = ".".join(map(str, sys.version_info[:2]))
    stamp.write_text(f"{hashlib.sha256(lock.read_bytes()).hexdigest()} python {version}", encoding="utf-8")
    python = tmp_path / "python"
    python.touch()
    monkeypatch.setattr(environment, "_STAMP", stamp)
    monkeypatch.setattr(environment, "python", lambda: python)
    monkeypatch.setattr(environment, "run", lambda *a, **k: pytest.fail("something was started"))
    environment.install_requirements()


@pytest.mark.parametrize("left", ["", "unfinished"])
def test_a_half_made_environment_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: str) -> None:
    started: list[list[str]] = []

    def start(command: list[object], **_: object) -> int:
        started.append([str(part) for part in command])
        return 0

    stamp = tmp_path / "stamp"
    if left:
        stamp.write_text(left, encoding="utf-8")
    monkeypatch.setattr(environment, "_STAMP", stamp)
    monkeypatch.setattr(environment, "python", lambda: tmp_path / "missing")
    monkeypatch.setattr(environment, "run", start)
    environment.install_requirements()
    assert [command[2] for command in started] == ["venv", "pip", "pip"]
    assert "--require-hashes" in started[1]
    assert "--editable" in started[2]
    assert stamp.read_text(encoding="utf-8") != "unfinished"
