"""Sentences for files that are not read: what happened, what is safe, what to do."""

from ttdn_desktop import resources
from ttdn_desktop.errors import TtdnError, UnreadableError
from ttdn_desktop.office.kinds import RefusedFileError
from ttdn_desktop.services.spoken import spoken


def worded(error: TtdnError, name: str, language: str) -> TtdnError:
    """The refusal of the file of that name, in the words of the language; other errors as they are."""
    if not isinstance(error, RefusedFileError):
        return error
    entry: dict[str, str] = resources.load_json("messages/reading.json")["refused"][error.reason.value]
    return UnreadableError(spoken(entry, language).format(name=name))
