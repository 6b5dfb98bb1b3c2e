"""A plain text typed for fonts of before Unicode as the same text in Unicode."""

from ttdn_desktop.language.old_fonts import decoded
from ttdn_desktop.language.old_letters import guessed, risen
from ttdn_desktop.office.old_font_names import EXAMPLE, Turned, TurnedFont
from ttdn_desktop.office.text_reader import decoded as characters


def unicode_text(data: bytes) -> Turned:
    """The text in UTF-8 where it is certain that it is typed in an old encoding, else the very bytes. Raises RefusedFileError for what is no text."""
    lines = characters(data).splitlines(keepends=True)
    encoding = guessed(lines)
    if encoding is None:
        return Turned(data=data)
    new = [risen(line, decoded(line, encoding)) for line in lines]
    changed = [(before.strip(), after.strip()) for before, after in zip(lines, new, strict=True) if before != after]
    before, after = max(changed, key=lambda pair: min(len(pair[0]), 10))
    font = TurnedFont(font=encoding.value.upper(), instead="", count=len(changed), before=before[:EXAMPLE], after=after[:EXAMPLE])
    return Turned(data="".join(new).encode("utf-8"), fonts=(font,))
