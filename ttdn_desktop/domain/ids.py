"""Identities of plans and their parts; how they are made is injected, so that edits stay pure."""

from collections.abc import Callable
from typing import NewType

PlanId = NewType("PlanId", str)
SectionId = NewType("SectionId", str)
BlockId = NewType("BlockId", str)
TaskId = NewType("TaskId", str)
AnnexId = NewType("AnnexId", str)
IndicatorId = NewType("IndicatorId", str)
BudgetLineId = NewType("BudgetLineId", str)
PaperId = NewType("PaperId", str)

NewId = Callable[[], str]
"""Gives a fresh identity: 26 characters of Crockford's base 32, sortable by time of making."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_SIXTY_BITS = (1 << 60) - 1


def encode_id(number: int) -> str:
    """The lowest 130 bits of a number as 26 characters of Crockford's base 32."""
    pairs, high, low = _PAIRS, number >> 60 & _SIXTY_BITS, number & _SIXTY_BITS  # small numbers are cut up much faster
    return (
        f"{pairs[number >> 120 & 1023]}"
        f"{pairs[high >> 50]}{pairs[high >> 40 & 1023]}{pairs[high >> 30 & 1023]}{pairs[high >> 20 & 1023]}{pairs[high >> 10 & 1023]}{pairs[high & 1023]}"
        f"{pairs[low >> 50]}{pairs[low >> 40 & 1023]}{pairs[low >> 30 & 1023]}{pairs[low >> 20 & 1023]}{pairs[low >> 10 & 1023]}{pairs[low & 1023]}"
    )


def decode_id(ident: str) -> int:
    """The number of an identity made by `encode_id`."""
    number = 0
    for char in ident:
        number = number << 5 | _ALPHABET.index(char)
    return number


def timed_id(milliseconds: int, randomness: bytes) -> str:
    """An identity that sorts by time: 48 bits of milliseconds since 1970, then 80 random bits."""
    return encode_id((milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(randomness[:10], "big"))


def row_ids(number: int) -> Callable[[int], str]:
    """Identities of the rows of one table: the first 20 characters say which table (from the bits of `number`), the last 6 the row."""
    table = encode_id(number)[:20]
    return lambda row: (
        table
        + _ALPHABET[row >> 25 & 31]
        + _ALPHABET[row >> 20 & 31]
        + _ALPHABET[row >> 15 & 31]
        + _ALPHABET[row >> 10 & 31]
        + (_ALPHABET[row >> 5 & 31] + _ALPHABET[row & 31])
    )
