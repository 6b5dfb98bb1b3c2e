"""The folders are found from source and from a build, and a person's own files go where the system says."""

from pathlib import Path

import pytest

from ttdn_desktop import paths, resources


def test_shipped_folders_are_found_from_source() -> None:
    assert (paths.resources_dir() / "fonts" / "LiberationSerif-Regular.ttf").is_file()
    assert (paths.translations_dir() / "vi").is_dir()


def test_shipped_folders_inside_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_data" / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.resources_dir() == tmp_path / "_data" / "resources"


def test_one_variable_moves_everything_of_a_person(home: Path) -> None:
    assert {paths.data_dir(), paths.default_workspace().parent, paths.settings_file().parent, paths.documents_dir().parent} == {home}


@pytest.mark.skipif("sys.platform == 'win32'", reason="the rule of Linux desktops")
def test_documents_folder_moved_by_the_desktop_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TTDN_HOME")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.documents_dir() == tmp_path / "Documents"
    (tmp_path / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/Tài liệu"\n', encoding="utf-8")
    assert paths.documents_dir() == tmp_path / "Tài liệu"


def test_missing_data_is_a_broken_installation() -> None:
    with pytest.raises(FileNotFoundError):
        resources.load_json("standards/no-such-thing.json")
