"""Text printed in capitals back to ordinary letters, with the same words elsewhere in the source as the model."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from ttdn_desktop.language.fold import fold

CAPITALS = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
SMALL_LETTERS = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
"""The capitals, and the small letters, of Vietnamese as they stand in a class of a pattern; "À-Ỹ" would hold both."""

_WORD = re.compile(r"\w+(?:[/&.-]\w+)*")
_PLACES = frozenset({"tỉnh", "huyện", "xã", "phường", "quận", "thị", "thành", "sở", "phòng", "bộ"})  # the next two words are a name
_SCHOOLS = frozenset({"thpt", "thcs", "trường tiểu học", "trường mầm non", "trường mẫu giáo"})
_LONGEST_NAME = 4  # words of the name of a school
_REGIONS = frozenset({"tỉnh", "huyện", "xã", "phường", "quận"})
_AFTER_NAMES = frozenset({"của", "trong", "theo", "về", "tại", "cho", "với", "gắn", "số", "ngày", "từ", "đến", "và", "trên"})  # no name goes on with these
_TIMES = frozenset({("giai", "đoạn"), ("nhiệm", "kỳ"), ("lần", "thứ"), ("học", "kỳ"), ("năm", "học")})
_ORDERED = frozenset({"quý", "khóa", "khoá", "kỳ", "đợt", "tháng", "tuần"})
_VOWELS = frozenset("aeiouy")
_OPENING = frozenset(' \t"“‘(')
_SENTENCE_END = frozenset(".:;!?-–+•|\n")
_JOINING = frozenset("/&.-")
_BREAKS = frozenset(",;:(")  # no name of a place goes on behind these

_NUMERAL = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_WORD_OR_NUMERAL = frozenset({"I", "V", "X", "L", "C", "VI", "XI", "LI"})
"""Roman numerals that are words, or letters, as well: "HÀNH VI", "XI MĂNG"."""
_COUNTED = frozenset(
    {
        *(
            "quý",
            "kỳ",
            "kì",
            "khóa",
            "khoá",
            "thứ",
            "tháng",
            "tuần",
            "đoạn",
            "phần",
            "chương",
            "mục",
            "tập",
            "hạng",
            "cấp",
            "loại",
            "vực",
            "nhóm",
            "bậc",
            "đợt",
        ),
        *(
            "phiên",
            "số",
            "hội",
            "khu",
            "vùng",
            "lớp",
            "bảng",
            "quyển",
            "biểu",
            "lục",
            "bước",
            "điểm",
            "trường",
            "lần",
            "năm",
            "vòng",
            "hk",
            "họp",
            "đảng",
            "xứ",
        ),
    }
)
"""The word before a Roman numeral: "QUÝ I", "GIAI ĐOẠN II", "ĐẠI HỘI VI"."""
_AFTER_NUMERAL = frozenset({"và", "đến", "hoặc", "là", "-", "–"})
_SYLLABLE = re.compile(
    r"(?:(?:ngh?|gh?|gi|qu|ch|kh|ph|th|tr|nh|[bcdđhklmnrstvx])?"
    r"(?:uye|uya|uyu|oai|oay|oeo|uai|uay|uoi|uou|ieu|yeu|[ae][ouy]?|ai|i[aeu]?|o[aeio]?|u[aeiouy]?|ye?)(?:ch|ng|nh|[cmnpt])?)+"
)
"""How words of Vietnamese are built, without their marks; words from abroad that are written as such are several: "VIDEO"."""
_LONGEST_SHORT = 5  # letters of an abbreviation that is no word; longer ones are words from abroad: "INTERNET"
_OF_OFFICES = frozenset({"bộ", "sở", "phòng"})
_OF_PLACES = frozenset({"dân", "ubnd", "hđnd", "mttq", "ủy", "uỷ", "bàn", "an", "tại"})
"""Words behind which "XÃ HỘI …" is the commune of that name."""

_Names = Mapping[str, list[tuple[list[str], list[str]]]]
"""The words of names, and the same even, by the first of these."""


def is_capitals(text: str) -> bool:
    """Whether a text is printed in capitals: it has letters and none of them is small."""
    return text.isupper()


def recase(text: str, source: str, names: tuple[str, ...] = ()) -> str:
    """The text as the source writes the same words in running prose, else as in these names; other words follow sentence case.

    Text that is not in capitals comes back as it is. The first letter is a capital.
    """
    if not is_capitals(text):
        return text
    words = list(_WORD.finditer(text))
    if not words:
        return text
    breaks = frozenset(at for at, (a, b) in enumerate(pairwise(words), 1) if not _BREAKS.isdisjoint(text[a.end() : b.start()]))
    cased = list(_walk([match[0] for match in words], breaks, _prose_of(source), _names_by_word(names)))
    out: list[str] = []
    at = 0
    for match, word in zip(words, cased, strict=True):
        out += [text[at : match.start()], word]
        at = match.end()
    whole = "".join([*out, text[at:]])
    first = words[0].start()
    return whole[:first] + whole[first : first + 1].upper() + whole[first + 1 :]


class _Prose:
    """The running prose of a source, searched whatever its case; lines in capitals teach nothing."""

    def __init__(self, source: str) -> None:
        self._text = source
        self._small = _small(source)
        self._places: dict[str, list[int]] = {}
        self._end = 0  # of the last run

    def longest(self, words: list[str]) -> list[str]:
        """The longest beginning of these words that stands in the prose, as written there most plainly."""
        best: list[str] = []
        best_rank = (0, 0, 0)
        lower = [word.lower() for word in words]
        known, known_begins = "", True
        for at in self._places_of(lower[0]):
            if known and self._text.startswith(known, at) and (not known_begins or self._begins(at)) and self._stops(at + len(known), lower[len(best) :]):
                continue  # the same words as were found before
            found = self._run(at, lower)
            begins = self._begins(at)
            rank = (len(found), not begins, -_capitals(found))
            if rank > best_rank:
                best = [_plain_first(found[0]), *found[1:]] if begins and not (len(found) > 1 and found[1][:1].isupper()) else found
                best_rank = rank
                known, known_begins = self._text[at : self._end], begins
        return best

    def _places_of(self, word: str) -> list[int]:
        """Where this word stands by itself."""
        known = self._places.get(word)
        if known is None:
            known = self._places[word] = [at for at in _occurrences(self._small, word) if self._whole(at, word)]
        return known

    def _whole(self, at: int, word: str) -> bool:
        before = self._text[at - 1 : at]
        if before and (before.isalnum() or before == "_" or (before in _JOINING and self._text[at - 2 : at - 1].isalnum())):
            return False
        match = _WORD.match(self._text, at)
        if match is None or len(match[0]) != len(word) or _shouted(match[0]):
            return False
        return match[0].islower() or not self._shouts(at)

    def _run(self, at: int, lower: list[str]) -> list[str]:
        """The words from there on, as long as they are the wanted ones."""
        found: list[str] = []
        for wanted in lower:
            match = _WORD.search(self._text, at)
            while match is not None and self._text.find("\n", at, match.start()) >= 0 and self._shouts(match.start()):
                at = self._text.find("\n", match.start())
                match = _WORD.search(self._text, at) if at >= 0 else None
            if match is None or match[0].lower() != wanted or _shouted(match[0]):
                break
            found.append(match[0])
            self._end = at = match.end()
        return found

    def _stops(self, at: int, wanted: list[str]) -> bool:
        """Whether a word ends there and the next is none of the wanted ones."""
        after = self._text[at : at + 1]
        return not (after.isalnum() or after == "_" or after in _JOINING) and not (wanted and self._run(at, wanted[:1]))

    def _shouts(self, at: int) -> bool:
        """Whether the line there is all in capitals."""
        end = self._text.find("\n", at)
        return self._text[self._text.rfind("\n", 0, at) + 1 : end if end >= 0 else None].isupper()

    def _begins(self, at: int) -> bool:
        """Whether a sentence begins there: the capital of its first word may mean nothing."""
        at -= 1
        while at >= 0 and self._text[at] in _OPENING:
            at -= 1
        return at < 0 or self._text[at] in _SENTENCE_END


@lru_cache(maxsize=2)
def _prose_of(source: str) -> _Prose:
    """A document asks for many titles and names against the same prose."""
    return _Prose(source)


def forget_prose() -> None:
    """What was read stays in no memory."""
    _prose_of.cache_clear()
    _even.cache_clear()


def _small(text: str) -> str:
    """The text in small letters, each in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[:1] for char in text)


def _occurrences(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _shouted(word: str) -> bool:
    """A piece in capitals within a mixed line teaches nothing."""
    return word.isupper() and len(word) > 1 and not _abbreviation(word)


def _plain_first(word: str) -> str:
    """A word that begins a sentence, as it stands inside one."""
    return word if word.isupper() and len(word) > 1 else word.lower()


def _capitals(words: list[str]) -> int:
    return sum(word.isupper() and len(word) > 1 for word in words) * 100 + sum(word[:1].isupper() for word in words)


@lru_cache(maxsize=2)
def _names_by_word(names: tuple[str, ...]) -> _Names:
    """The words of each name, and the same even, by its first word; the longest name first."""
    known: dict[str, list[tuple[list[str], list[str]]]] = {}
    for name in sorted(names, key=len, reverse=True):
        if words := _WORD.findall(name):
            known.setdefault(_even(words[0]), []).append((words, list(map(_even, words))))
    return known


def _named(words: list[str], names: _Names) -> list[str]:
    """The longest name these words begin with, its tones where they are printed ("UỶ BAN" is "Uỷ ban")."""
    name = next((name for name, even in names.get(_even(words[0]), ()) if list(map(_even, words[: len(name)])) == even), [])
    pairs = zip(words[: len(name)], name, strict=True)
    return [known if known.lower() == word.lower() else word.capitalize() if known[:1].isupper() else word.lower() for word, known in pairs]


@lru_cache(maxsize=1024)
def _even(word: str) -> str:
    """The letters and marks of a word whatever vowel bears the tone: "UỶ" is as "Ủy"."""
    return "".join(sorted(unicodedata.normalize("NFD", word.lower())))


def _walk(words: list[str], breaks: frozenset[int], prose: _Prose, names: _Names) -> Iterator[str]:
    at = 0
    name = 0  # how many words of a name are still to come
    while at < len(words):
        name = 0 if at in breaks else name
        if _is_numeral(words, at):
            yield words[at]
            at += 1
            continue
        if words[at].lower() in _REGIONS and at + 1 < len(words) and words[at + 1].isdigit():
            yield words[at].capitalize()  # "Quận 5": a number as a name
            at += 1
            continue
        found = prose.longest(words[at:])
        known = [] if at and words[at - 1].lower() in _OF_PLACES and words[at].lower() in _REGIONS else _named(words[at:], names)
        if len(known) > len(found) or (len(known) == len(found) and found and found[0].islower()):
            found = known
        if _ends_name(words, at):
            name = 0
        if name and len(found) == 1 and found[0].islower() and found[0] not in _PLACES:
            found = []  # one syllable found elsewhere says nothing about a name
        if len(found) == 1 and at and found[0].lower() in _PLACES:
            found = [found[0].lower()]
        if found:
            if at and found[0].lower() in _REGIONS:
                found = [found[0].lower(), *found[1:]]
            yield from found
            at += len(found)
            name = _name_after(words[:at], words[at : next((place for place in sorted(breaks) if place >= at), None)], names)
            continue
        lower = words[at].lower()
        if _abbreviation(words[at]) and not (name and _sounds(words[at])):
            yield words[at]
            name = _name_after(words[: at + 1], words[at + 1 : next((place for place in sorted(breaks) if place > at), None)], names) or name
        elif name and lower not in {"phố", "xã", "trấn"} | _REGIONS:
            yield lower.capitalize()
            name -= 1
        else:
            yield lower
            name = _name_after(words[: at + 1], words[at + 1 : next((place for place in sorted(breaks) if place > at), None)], names) or (2 if name else 0)
        at += 1


def _name_after(words: list[str], rest: list[str], names: _Names) -> int:
    """How many words of the rest, which goes on to the next mark, are the name of the place, agency or school that stands last."""
    last = words[-1].lower()
    if last in _SCHOOLS or " ".join(words[-3:]).lower() in _SCHOOLS:
        return len(rest) if len(rest) <= _LONGEST_NAME else 2
    if words[0] == "SỞ" and len(rest) in {2, 3} and len(_named(words, names)) == len(words):
        return len(rest)
    return 2 if last in _PLACES and not _is_word(words, names) else 0


def _is_word(words: list[str], names: _Names) -> bool:
    """Whether the last two words are one, no office whose name would follow: "CÁN BỘ", "CƠ SỞ", "HỢP TÁC XÃ"."""
    for size in (2, 3):
        last = [word.lower() for word in words[-size:]]
        for name, _ in names.get(_even(last[0]), ()):
            if [word.lower() for word in name] == last and (name[0].islower() or last[-1] in _OF_OFFICES):
                return True
    return False


def _ends_name(words: list[str], at: int) -> bool:
    """Whether the words from there on are no part of a name: a preposition, a time ("năm 2026", but not the place Năm Căn)."""
    first, second = words[at].lower(), words[at + 1].lower() if at + 1 < len(words) else ""
    counted = first in _ORDERED and at + 1 < len(words) and _is_numeral(words, at + 1)
    return first in _AFTER_NAMES or (first, second) in _TIMES or (first == "năm" and second[:1].isdigit()) or counted


def _sounds(word: str) -> bool:
    """Whether a word in a name of a place may be a part of it: "EA KAO", "KON PLÔNG"."""
    return not any(char.isdigit() for char in word) and bool(_VOWELS & set(fold(word)))


def _is_numeral(words: list[str], at: int) -> bool:
    """Whether a word is a Roman number; "VI" and "XI" are one where something is counted."""
    word = words[at]
    parts = re.split(r"[-/.&]", word)
    if not all(map(_NUMERAL.fullmatch, parts)):
        return False
    if not _WORD_OR_NUMERAL.issuperset(parts):
        return True
    before = words[at - 1].lower() if at else ""
    listed = at > 1 and (before in _AFTER_NUMERAL or bool(_NUMERAL.fullmatch(words[at - 1]))) and _is_numeral(words, at - 1 - (before in _AFTER_NUMERAL))
    return before in _COUNTED or listed


def _abbreviation(word: str) -> bool:
    """UBND, TTĐN, 930/QĐ-TTG: digits, no vowel, three consonants at its end; FDI, QP-AN: what no word of Vietnamese is like."""
    folded = fold(word)
    if any(char.isdigit() for char in word) or not _VOWELS & set(folded) or (len(word) > 2 and not _VOWELS & set(folded[-3:])):
        return True
    if not (word.isupper() and word.replace("Đ", "D").isascii()):
        return False
    if _NUMERAL.fullmatch(word):
        return word not in _WORD_OR_NUMERAL
    parts = re.split(r"[-/.&]", folded)
    return any(len(part) <= _LONGEST_SHORT and not _SYLLABLE.fullmatch(part) for part in parts)
