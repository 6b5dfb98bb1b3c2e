"""The command line explains itself, in both languages, and keeps to its exit statuses."""

import subprocess
import sys
from pathlib import Path

import catalogue
import pytest
from babel.messages.mofile import write_mo

from tests.cli.conftest import Run
from ttdn_desktop import __version__, i18n, paths
from ttdn_desktop.cli.main import COMMANDS
from ttdn_desktop.i18n import _


def real(*words: str) -> subprocess.CompletedProcess[bytes]:
    """The command line as a process of its own."""
    return subprocess.run([sys.executable, "-m", "ttdn_desktop", *words], capture_output=True, check=False)


@pytest.fixture
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The catalogues, freshly compiled."""
    for language in catalogue.LANGUAGES:
        folder = tmp_path / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / "ttdn_desktop.mo").open("wb") as compiled:
            write_mo(compiled, catalogue.read(catalogue.catalogue_file(language), language))
    monkeypatch.setattr(paths, "translations_dir", lambda: tmp_path)
    return tmp_path


def test_the_version_is_told_without_reading_anything(ttdn: Run) -> None:
    assert ttdn("--version").out == f"TTĐN {__version__}\n"


def test_help_names_every_command_and_every_exit_status(ttdn: Run) -> None:
    told = ttdn("--help")
    assert told.status == 0
    assert [command.name for command in COMMANDS if f"\n    {command.name} " not in told.out] == []
    assert [status for status in "02345" if f"\n  {status}  " not in told.out] == []


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_command_has_help_with_an_example(ttdn: Run, command: str, language: str) -> None:
    told = ttdn(command, "--help", "--language", language)
    assert told.status == 0
    assert f"ttdn {command} " in told.out.splitlines()[-1]


def test_help_is_vietnamese_down_to_the_words_of_argparse(ttdn: Run, catalogues: Path) -> None:
    told = ttdn("--help", "--language", "vi").out
    i18n.install("vi", catalogues)
    assert told.startswith(_("usage: "))
    assert [
        words
        for words in ("options", "show this help message and exit", "show program's version number and exit", "commands", "exit status:")
        if _(words) not in told
    ] == []


def test_mistakes_are_told_in_vietnamese_too(ttdn: Run, catalogues: Path) -> None:
    told = ttdn("export", "--language", "vi")
    i18n.install("vi", catalogues)
    assert told.status == 2
    assert _("the following arguments are required: %s") % f"{_('PLAN')}, --to" in told.err


def test_argparse_speaks_english_again_afterwards(ttdn: Run) -> None:
    import argparse

    before = vars(argparse)["_"]
    ttdn("--help", "--language", "vi")
    assert vars(argparse)["_"] is before


def test_the_language_of_the_settings_holds_where_none_is_asked_for(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from ttdn_desktop.cli.main import main

    (home / "settings.json").write_text('{"language": "en"}', encoding="utf-8")
    main(["--help"])
    assert "exit status:" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["nothing"], ["list"], ["list", "--workspace"], ["list", "--bad"], ["--language"], ["--language", "fr", "list"]])
def test_wrong_words_are_wrong_usage(ttdn: Run, words: list[str]) -> None:
    told = ttdn(*words, *([] if "--language" in words else ["--language", "en"]))
    assert (told.status, told.out) == (2, "")
    assert told.err


def test_a_real_process_speaks_utf8_whatever_the_system_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANG", "LC_ALL", "PYTHONUTF8", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert real("--version").stdout.decode("utf-8") == f"TTĐN {__version__}\n"


def test_the_command_line_needs_no_qt() -> None:
    code = "import sys; from ttdn_desktop.cli.main import main; main(['--version']); print([name for name in sys.modules if name.startswith('PySide6')])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert told.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a screen")
def test_without_a_screen_the_window_is_declined_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    told = real()
    assert (told.returncode, told.stdout) == (2, b"")
    assert "ttdn --help" in told.stderr.decode()
    assert "export" in told.stderr.decode()
