"""Settings survive: unknown keys, damaged files, values of the wrong kind."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ttdn_desktop import settings
from ttdn_desktop.settings import Settings
from ttdn_desktop.store.disk import PART


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new" / "settings.json"


def test_a_missing_file_gives_the_defaults(file: Path) -> None:
    assert settings.load(file) == Settings()


def test_what_was_saved_is_loaded(file: Path) -> None:
    chosen = Settings(language="en", text_scale=1.25, issuer_lines=("ỦY BAN NHÂN DÂN", "XÃ AN BÌNH"), recent_on=False, place="An Bình")
    settings.save(file, chosen)
    assert settings.load(file) == chosen


def test_keys_of_a_newer_version_stay_in_the_file(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"from_the_future": [1], "place": "An Bình"}', encoding="utf-8")
    settings.save(file, replace(settings.load(file), language="en"))
    stored = json.loads(file.read_text(encoding="utf-8"))
    assert (stored["from_the_future"], stored["place"], stored["language"]) == ([1], "An Bình", "en")


@pytest.mark.parametrize("content", ["{", "[]", "\ufffd", ""])
def test_a_damaged_file_is_set_aside(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    assert settings.load(file) == Settings()
    assert file.with_name("settings.json.damaged").read_text(encoding="utf-8") == content


def test_a_file_of_other_bytes_is_set_aside(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"\xff\xfe\x00")
    assert settings.load(file) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [("text_scale", "big"), ("text_scale", True), ("text_scale", -1), ("recent_on", 1), ("recent", "a"), ("place", None), ("issuer_lines", [1])],
)
def test_a_value_of_the_wrong_kind_counts_as_not_there(file: Path, name: str, value: object) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({name: value}), encoding="utf-8")
    assert settings.load(file) == Settings()


def test_a_failed_save_leaves_the_old_file_and_no_litter(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(file, Settings(place="An Bình"))

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        settings.save(file, Settings(place="Bình An"))
    assert settings.load(file).place == "An Bình"
    assert [entry.name for entry in file.parent.iterdir()] == ["settings.json"]


def test_a_file_that_cannot_be_read_just_now_gives_the_defaults_and_stays(file: Path) -> None:
    file.mkdir(parents=True)  # reading fails as it does where another program holds the file
    assert settings.load(file) == Settings()
    with pytest.raises(OSError, match="settings"):
        settings.save(file, Settings(place="An Bình"))
    assert file.is_dir()


def test_what_a_killed_save_leaves_is_of_the_kind_that_is_swept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr("os.fsync", lambda _handle: seen.extend(entry.name for entry in file.parent.iterdir()))
    settings.save(file, Settings())
    (part,) = seen
    assert PART.fullmatch(part)
