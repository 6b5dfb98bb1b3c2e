"""Positions in texts as Qt counts them: in UTF-16 units, where we count characters."""


def units_before(text: str, index: int) -> int:
    """The position Qt counts in UTF-16 units for an index of characters."""
    return index + sum(1 for char in text[:index] if ord(char) > 0xFFFF)


def characters_before(text: str, units: int) -> int:
    """How many characters stand before a position that Qt counts."""
    at = 0
    for number, char in enumerate(text):
        if at >= units:
            return number
        at += 1 + (ord(char) > 0xFFFF)
    return len(text)
