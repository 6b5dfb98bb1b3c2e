"""Numbers in words and back, and sums of money as estimates and payments write them."""

from decimal import Decimal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", " nghìn", " triệu")

UNIT_LABEL = r"(?:đơn\s+vị(?:\s+tính)?|đvt|đv(?:\s*tính)?)"
"""What a table says before the unit of its figures, as a pattern for small letters: "Đơn vị tính: triệu đồng", "(ĐVT: nghìn đồng)"."""


def in_words(number: int) -> str:
    """15000000 -> 'Mười lăm triệu đồng'; whole đồng, negative ones begin with 'Âm'."""
    words = f"{'âm ' if number < 0 else ''}{_number(abs(number))} đồng"
    return words[0].upper() + words[1:]


_VALUES = {word: value for value, word in enumerate(_DIGITS)} | {"mốt": 1, "lăm": 5, "nhăm": 5, "tư": 4, "bẩy": 7}
_GREATER = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}


def number_in(words: str) -> int | None:
    """'mười lăm triệu' -> 15000000; None where the words are no number, or one that can be read in two ways."""
    total = part = digit = 0
    lowest, said, gap = 10**18, False, True  # `gap`: a digit may follow
    for word in words.lower().replace(",", " ").split():
        if word in _VALUES:
            if not gap:
                return None
            digit, gap, said = _VALUES[word], False, True
        elif word in {"mươi", "mười", "chục"}:
            part, digit, gap, said = part + 10 * (digit if word != "mười" else 1), 0, True, True
        elif word == "trăm":
            part, digit, gap = part + 100 * digit, 0, True
        elif word in {"linh", "lẻ"}:
            gap = True
        elif word in _GREATER and said:
            scale = _GREATER[word]
            if scale >= lowest and scale != 10**9:
                return None
            total = (total + part + digit) * scale if scale == 10**9 else total + (part + digit) * scale
            part, digit, gap, lowest = 0, 0, True, scale
        else:
            return None
    return total + part + digit if said else None


def grouped(number: int) -> str:
    """15000000 -> '15.000.000'."""
    return f"{number:,}".replace(",", ".")


def figures(value: Decimal | None) -> str:
    """A quantity or sum as estimates print it: groups of three, parts after a comma; nothing where unknown."""
    if value is None:
        return ""
    whole, part = divmod(abs(value), 1)
    fraction = f"{part.normalize():f}"[2:] if part else ""
    return f"{'-' if value < 0 else ''}{grouped(int(whole))}{',' + fraction if fraction else ''}"


def _number(number: int) -> str:
    """A whole number in words."""
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, 10**9)
    head = f"{_number(billions)} tỷ" if billions else ""
    tail = _below_billion(rest, full=bool(billions)) if rest else ""
    return f"{head} {tail}".strip()


def _below_billion(number: int, *, full: bool) -> str:
    """Three groups of three digits; after a higher part each group says its hundreds."""
    words = []
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            words.append(_group(group, full=full) + _SCALES[power])
        full = full or bool(group)
    return " ".join(words)


def _group(number: int, *, full: bool) -> str:
    """Three digits; `full` says 'không trăm' too."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = []
    if hundreds or full:
        words.append(f"{_DIGITS[hundreds]} trăm")
    if tens == 0 and ones and words:
        words.append("linh")
    elif tens == 1:
        words.append("mười")
    elif tens > 1:
        words.append(f"{_DIGITS[tens]} mươi")
    if ones:
        words.append(_ones(ones, tens))
    return " ".join(words)


def _ones(ones: int, tens: int) -> str:
    """The last digit, which changes its sound after a ten."""
    if ones == 1 and tens > 1:
        return "mốt"
    if ones == 5 and tens:
        return "lăm"
    return _DIGITS[ones]
