"""The program speaks the chosen language, and English where a translation is missing."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from ttdn_desktop import i18n


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language, plural in (("vi", ("{n} việc",)), ("en", ("{n} task", "{n} tasks"))):
        catalogue = Catalog(locale=language)
        catalogue.add("Save {name}", "Lưu {name}" if language == "vi" else "Save {name}")
        catalogue.add(("{n} task", "{n} tasks"), plural)
        compiled = tmp_path / language / "LC_MESSAGES" / "ttdn_desktop.mo"
        compiled.parent.mkdir(parents=True)
        with compiled.open("wb") as file:
            write_mo(file, catalogue)
    return tmp_path


def test_messages_are_said_in_the_chosen_language(folder: Path) -> None:
    i18n.install("vi", folder)
    assert i18n._("Save {name}").format(name="KH") == "Lưu KH"
    assert i18n.ngettext("{n} task", "{n} tasks", 2).format(n=2) == "2 việc"
    i18n.install("en", folder)
    assert (i18n.language(), i18n.ngettext("{n} task", "{n} tasks", 2)) == ("en", "{n} tasks")


def test_a_missing_translation_is_said_in_english(folder: Path) -> None:
    i18n.install("fr", folder)
    assert i18n._("Save {name}") == "Save {name}"
    assert i18n.N_("Later") == "Later"


def test_an_empty_message_stays_empty(folder: Path) -> None:
    i18n.install("vi", folder)
    assert i18n._("") == ""


def test_languages_are_the_folders_vietnamese_first(folder: Path) -> None:
    assert i18n.available_languages(folder) == ("vi", "en")
    assert i18n.available_languages(folder / "none") == ()
