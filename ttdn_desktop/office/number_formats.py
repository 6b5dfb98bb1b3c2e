"""Automatic numbers in the formats of Word: 4 as "4", "IV", "d", "04" and so on."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_ROMAN = 32767
_MOST_LETTERS = 780  # thirty times the alphabet: Word goes no further
_CIRCLED = 20
_CHINESE = "〇一二三四五六七八九"
_CHINESE_FORMATS = frozenset({
    "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
    "koreanCounting", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2",
})  # fmt: skip
_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def formatted(number: int, kind: str) -> str:
    """The number in one of the formats of `w:numFmt`; in figures where the format is unknown or does not reach so far."""
    match kind:
        case "none":
            return ""
        case "upperRoman":
            return roman(number).upper()
        case "lowerRoman":
            return roman(number)
        case "upperLetter":
            return letters(number).upper()
        case "lowerLetter":
            return letters(number)
        case "ordinal":
            return f"{number}{_ordinal_ending(number)}"
        case "decimalZero":
            return f"{number:02d}"
        case "numberInDash":
            return f"- {number} -"
        case "hex":
            return f"{number:X}"
        case "decimalEnclosedParen":
            return f"({number})"
        case "decimalEnclosedFullstop":
            return f"{number}."
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" | "ideographEnclosedCircle":
            return chr(0x2460 + number - 1) if 1 <= number <= _CIRCLED else str(number)
        case _ if kind in _CHINESE_FORMATS:
            return _chinese(number)
        case _:
            return _other(number, kind)


def roman(number: int) -> str:
    """Small Roman figures; ordinary ones for what the Romans could not write."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for worth, figure in _ROMAN:
        times, number = divmod(number, worth)
        text += figure * times
    return text


def letters(number: int) -> str:
    """a, b … z, aa, bb … zz, aaa: Word repeats the letter."""
    if not 0 < number <= _MOST_LETTERS:
        return "" if number <= 0 else str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _ordinal_ending(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _chinese(number: int) -> str:
    """The counting figures up to 99, digit by digit beyond."""
    if not 0 < number < 100:
        return "".join(_CHINESE[int(digit)] for digit in str(abs(number)))
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _CHINESE[tens] + "十") + (_CHINESE[ones] if ones else "")


def _other(number: int, kind: str) -> str:
    """Spelt-out numbers up to nine stand in the language of the text; what is left is written in figures."""
    if kind == "cardinalText" and 0 <= number < len(_UNITS):
        return _UNITS[number].capitalize()
    return str(number)
