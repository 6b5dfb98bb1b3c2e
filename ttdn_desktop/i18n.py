"""The language of the interface: gettext without Qt, for screens, command line, rules and errors alike."""

import gettext
from pathlib import Path

from ttdn_desktop import paths

DOMAIN = "ttdn_desktop"
DEFAULT_LANGUAGE = "vi"


class _Current:
    """What `install` chose last; the only state of this module."""

    language: str = "en"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def install(language: str, locale_dir: Path | None = None) -> None:
    """Speak this language from now on; without a compiled catalogue the English msgids are shown."""
    folder = paths.translations_dir() if locale_dir is None else locale_dir
    try:
        with (folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:  # gettext.translation would load the module locale, 2 ms
            _Current.catalogue = gettext.GNUTranslations(file)
    except OSError:
        _Current.catalogue = gettext.NullTranslations()
    _Current.language = language


def language() -> str:
    """The code of the language spoken now: "vi", "en"."""
    return _Current.language


def available_languages(locale_dir: Path | None = None) -> tuple[str, ...]:
    """The languages one can choose: the folders of `translations/`, Vietnamese first."""
    folder = paths.translations_dir() if locale_dir is None else locale_dir
    found = {entry.name for entry in folder.iterdir() if (entry / "LC_MESSAGES").is_dir()} if folder.is_dir() else set()
    return tuple(sorted(found, key=lambda name: (name != DEFAULT_LANGUAGE, name)))


def _(message: str) -> str:
    """This message in the language spoken now; placeholders are filled by the caller with `str.format`."""
    return _Current.catalogue.gettext(message) if message else ""  # gettext("") would give the catalogue's head


def N_(message: str) -> str:
    """Mark a message for translation where it is defined; `_` translates it where it is shown."""
    return message


def ngettext(singular: str, plural: str, count: int) -> str:
    return _Current.catalogue.ngettext(singular, plural, count)
