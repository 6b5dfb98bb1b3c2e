"""Where exported files go, and what is done with those that are there already."""

from pathlib import Path

import pytest

from ttdn_desktop.errors import FileWriteError
from ttdn_desktop.services.exporting import Existing, existing_of, files_there, folder_of, make_folder, stored_folder
from ttdn_desktop.settings import Settings


def test_the_documents_of_the_person_are_kept_as_no_folder():
    assert stored_folder(str(folder_of(Settings()))) == ""
    assert folder_of(Settings(export_folder="/x")) == Path("/x")
    assert stored_folder(" /x ") == "/x"


def test_a_choice_of_a_newer_version_counts_as_the_default():
    assert existing_of(Settings(export_existing="ask")) is Existing.ASK
    assert existing_of(Settings(export_existing="merge")) is Existing.NUMBER


def test_names_that_are_taken_are_found(tmp_path):
    (tmp_path / "a.docx").touch()
    assert files_there(tmp_path, ["a.docx", "b.docx"]) == ("a.docx",)


def test_a_folder_is_made_or_told_about(tmp_path):
    make_folder(tmp_path / "x" / "y")
    assert (tmp_path / "x" / "y").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(FileWriteError):
        make_folder(tmp_path / "file" / "y")
