"""Which type of document a line names."""

from collections.abc import Mapping

from ttdn_desktop.language.fold import fold

_LONGEST = 30
_MORE_WORDS = 2


class TypeNames:
    """The names of the types by which a line is known, from the abbreviations and their names."""

    def __init__(self, types: Mapping[str, str]) -> None:
        self._codes = {_plain(name): code for code, name in types.items()}
        self._longest = max(map(len, self._codes), default=0)

    def code_of(self, text: str) -> str | None:
        """The abbreviation of the type that a line names ("GIẤY MỜI HỌP" too); None for any other line."""
        plain = _plain(text)
        code = self._codes.get(plain)
        if code is None and text.isupper() and len(text) < _LONGEST:
            code = next((code for name, code in self._codes.items() if plain.startswith(f"{name} ") and _is_near(plain, name)), None)
        return code

    def may_name_one(self, text: str) -> bool:
        """Whether one of the lines of a paragraph names a type."""
        return any(self.code_of(line) is not None for line in text.split("\n") if 0 < len(line.strip()) <= self._longest + 2 * _LONGEST)


def _is_near(plain: str, name: str) -> bool:
    """Whether a line has few words more than the name it begins with."""
    return len(plain.split()) <= len(name.split()) + _MORE_WORDS


def _plain(text: str) -> str:
    return " ".join(fold(text).strip(" .:").split())
