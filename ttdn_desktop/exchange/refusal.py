"""Why a file of another office is not taken: codes that services put into words."""

from enum import StrEnum

from ttdn_desktop.domain.library_flaws import Flaw
from ttdn_desktop.errors import UnreadableError


class Fault(StrEnum):
    """What is wrong with the file; `where` of the error says where."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"  # no UTF-8
    NOT_JSON = "not_json"  # cut off, or of another sort
    TWICE = "twice"  # a name stands twice in one object
    NUMBER = "number"  # no whole number of usual size
    TOO_DEEP = "too_deep"
    OTHER_KIND = "other_kind"  # JSON of something else
    NEWER = "newer"  # made by a newer version of the program
    UNSEALED = "unsealed"  # without its checksum
    SEAL = "seal"  # not what was sealed
    MISSING = "missing"  # something that must be said
    UNKNOWN = "unknown"  # something that is not known here
    VALUE = "value"  # a value that cannot be there
    LENGTH = "length"  # too long, too many, or empty
    LETTERS = "letters"  # control characters, half letters, letters not in their usual form
    DAY = "day"  # no day of the calendar, or of another age
    NONSENSE = "nonsense"  # see `flaw`


class RefusedUpdateError(UnreadableError):
    """A file of updates that is not taken; `where` is a JSON pointer or "line:column"."""

    def __init__(self, fault: Fault, where: str = "", flaw: Flaw | None = None) -> None:
        super().__init__(f"{fault.value} {where}".strip())
        self.fault, self.where, self.flaw = fault, where, flaw
