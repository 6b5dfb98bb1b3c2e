"""Vietnamese as it was typed for the fonts of before Unicode; written for the tests from the standards, apart from the tables of the program."""

import unicodedata

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SMALL = (*(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES), "đ")
LETTERS = tuple(letter for letter in SMALL if letter not in "aeiouy")
"""The 67 small letters that ASCII lacks."""

_TCVN3 = bytes((*range(0xA8, 0xAF), *range(0xB5, 0xBA), *range(0xBB, 0xBF), 0xC6, *range(0xC7, 0xCD), *range(0xCE, 0xD9), *range(0xDC, 0xE0),
                *range(0xE1, 0xF0), *range(0xF1, 0xFF))).decode("latin-1")  # fmt: skip
_OF_TCVN3 = "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_MARKS = dict(zip(TONES[1:], ("ø", "û", "õ", "ù", "ï"), strict=True))
_ROOF = dict(zip(TONES, ("â", "à", "å", "ã", "á", "ä"), strict=True))
_BREVE = dict(zip(TONES, ("ê", "è", "ú", "ü", "é", "ë"), strict=True))
_ALONE = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "đ": "ñ", "ỵ": "î"}


def tcvn3(text: str) -> str:
    """As typed in .VnTime; capitals with tones, which that font lacks, raise a KeyError."""
    capitals = dict(zip("ĂÂÊÔƠƯĐ", "\xa1\xa2\xa3\xa4\xa5\xa6\xa7", strict=True))
    table = {**dict(zip(_OF_TCVN3, _TCVN3, strict=True)), **capitals}
    return "".join(char if char.isascii() else table[char] for char in text)


def tcvn3_capitals(text: str) -> str:
    """As typed in .VnTimeH, which shows capitals for small letters."""
    return tcvn3(text.lower())


def vni(text: str) -> str:
    """As typed in VNI-Times."""
    return "".join(char if char.isascii() else _vni(char) for char in text)


def _vni(letter: str) -> str:
    small = letter.lower()
    if small in _ALONE:
        codes = _ALONE[small]
    else:
        split = unicodedata.normalize("NFD", small)
        base, shape, tone = split[0], "".join(c for c in split if c in "\u0302\u0306\u031b"), "".join(c for c in split if c in TONES[1:])
        match shape:
            case "\u0302":
                codes = base + _ROOF[tone]
            case "\u0306":
                codes = base + _BREVE[tone]
            case "\u031b":
                codes = {"o": "ô", "u": "ö"}[base] + _MARKS.get(tone, "")
            case _:
                codes = base + _MARKS.get(tone, "")
    return codes if letter.islower() else codes.upper()


_VPS_CODES = (
    "e0 e1 e4 e3 e5 e2 c0 c3 c4 c5 c6 e6 a2 a1 a3 a4 a5 c7 e8 e9 c8 eb cb ea 8a 89 8b cd 8c ec ed cc ef ce f2 f3 d5 f5 86 f4 d2 d3 b0 87 b6 d6 a9 a7 aa ab ae"
    " f9 fa fb db f8 dc d8 d9 ba bb bf ff 9a 9b cf 9c"
)
_VISCII_CODES = (
    "e0 e1 e4 e3 d5 e2 a5 a4 a6 e7 a7 e5 a2 a1 c6 c7 a3 f0 e8 e9 eb a8 a9 ea ab aa ac ad ae ec ed ef ee b8 f2 f3 f6 f5 f7 f4 b0 af b1 b2 b5 bd b6 be b7 de fe"
    " f9 fa fc fb f8 df d7 d1 d8 e6 f1 cf fd d6 db dc"
)
_IN_ORDER = "àáảãạâầấẩẫậăằắẳẵặđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"


def _bytes_shown(codes: str) -> dict[str, str]:
    return {letter: bytes.fromhex(code).decode("cp1252") for letter, code in zip(_IN_ORDER, codes.split(), strict=True)}


_VPS, _VISCII = _bytes_shown(_VPS_CODES), _bytes_shown(_VISCII_CODES)


def vps(text: str) -> str:
    """Small letters as typed in VPS Times."""
    return "".join(_VPS.get(char, char) for char in text)


def viscii(text: str) -> str:
    """Small letters as typed in VI Times."""
    return "".join(_VISCII.get(char, char) for char in text)
