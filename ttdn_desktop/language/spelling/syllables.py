"""How a Vietnamese syllable is built: onset, rime and tone, from closed lists; both places of the tone mark are good."""

import unicodedata
from functools import lru_cache

_SHARP = frozenset("\u0301\u0323")  # sắc, nặng
_STOPS = ("c", "ch", "p", "t")

_BACK = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt ơng
u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
"""
_ROUND = """
oa oac oach oai oam oan oang oanh oao oap oat oau oay oăc oăm oăn oăng oăt oe oem oen oeo oet
uân uâng uât uây uâc uâm uâ uê uên uêch uênh uêt uêu uơ uơn uy uya uych uyên uyêt uym uyn uynh uyp uyt uyu
"""
_FRONT = "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y"
_LONG_Y = "y yêm yên yêng yêt yêu yt"  # without an onset
_AFTER_QU = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât âu ây e en eo et ê ên ênh êch êt
i in it ich inh ơ ơi ơn y yên yêt yêu ych yn ynh yp yt yu ôc o ua yêc
"""
_AFTER_GI = """
i a ac ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e en eo et ê ên o oc oi on ong op ot
ô ôc ôi ôn ông ơ ơi ơn u ua un ung ut uc up uôc uôi uông ư ưa ưc ưng ươc ương ươi ươm ươn ươt oan oang oay ưt eng
"""

_HARD = ("c", "g", "ng")  # written so before a, o, u
_SOFT = ("k", "gh", "ngh")  # the same sounds before e, i, y
_ANY = ("", "b", "ch", "d", "đ", "h", "kh", "l", "m", "n", "nh", "p", "ph", "r", "s", "t", "th", "tr", "v", "x")


def _built() -> frozenset[str]:
    back, around, front = _BACK.split(), _ROUND.split(), _FRONT.split()
    found = {onset + rime for onset in _ANY for rime in (*back, *around, *front)}
    found |= {onset + rime for onset in _HARD for rime in back}
    found |= {onset + rime for onset in _HARD if onset != "c" for rime in around}  # "qu" is written instead
    found |= {onset + rime for onset in _SOFT for rime in front}
    found |= set(_LONG_Y.split())
    found |= {"qu" + rime for rime in _AFTER_QU.split()}
    found |= {"gi" + rime for rime in _AFTER_GI.split()} | {"gi", "gin", "gim", "giêng", "giêt", "giêc", "giêm", "giên"}
    return frozenset(found)


BUILT = _built()
"""All syllables, without tones."""
_STOPPED = frozenset(form for form in BUILT if form.endswith(_STOPS))


_VOWELS = "aăâeêioôơuưy"
_MARKS = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_TONED = {unicodedata.normalize("NFC", vowel + mark): (vowel, mark) for vowel in _VOWELS for mark in _MARKS}
_BARE = str.maketrans({letter: vowel for letter, (vowel, _mark) in _TONED.items()})
_LETTERS = frozenset(_TONED)


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether these letters, in any case, can be a syllable of Vietnamese; it may still be no word."""
    low = word.lower()
    bare = low.translate(_BARE)
    if bare not in BUILT:
        return False
    if bare == low:
        return bare not in _STOPPED
    tones = [_TONED[letter][1] for letter in low if letter in _LETTERS]
    return len(tones) == 1 and (bare not in _STOPPED or tones[0] in _SHARP)


def parted(word: str) -> tuple[str, str]:
    """A word in small letters without its tone marks, and the marks."""
    return word.translate(_BARE), "".join(_TONED[letter][1] for letter in word if letter in _LETTERS)


def toned(vowel: str, mark: str) -> str:
    """The vowel with that mark."""
    return unicodedata.normalize("NFC", vowel + mark)
