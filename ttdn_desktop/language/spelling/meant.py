"""What was meant: for words that are none, for syllables that do not go with their neighbours, for usual confusions."""

import re

from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.spelling.around import Around
from ttdn_desktop.language.spelling.proposing import candidates, lost_a_letter
from ttdn_desktop.language.spelling.syllables import is_syllable
from ttdn_desktop.language.spelling.values import Candidate, Slip, SlipKind, SpellingWords
from ttdn_desktop.language.spelling.words import FIGURE, key

_VOWELS = re.compile("[aeiouyăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_CONSONANTS = frozenset("bcdđghklmnpqrstvx")
_MARKED = re.compile("[^a-zđ]")
_LABELLED = re.compile(
    r"(?:(?<!\w)(?:điểm|tiết|mục|khoản|điều|chương|phần|nhóm|loại|hạng|lớp|bảng|biểu|mẫu|hình|khu|lô|khối|ca|gan|dãy|tuyến|đoạn|chữ|cái|hiệu|phụ lục|vitamin)"
    r"|(?<!\w)[^\W\d_y](?!\w))(?:[\s,;]|(?<!\w)(?:[^\W\d_]|\d+|và|hoặc|đến|là|các|cột)(?!\w))*$",
    re.IGNORECASE,
)
_BEHIND_LABEL = re.compile(r"\s*[)/:=’']|\.(?!\s+\w|\s*$)")
_DASH = re.compile("[-–] ")
_REACH = 60  # characters in which the label of a list of letters is looked for
_CALLING = 20  # times that what follows was met behind a word of which one letter is left
_SURE = 2.5  # how much more likely the first proposal is than the second where it is the only one that makes sense
_OFTEN = 5  # times that words were met together which say more than a short form or a foreign word does
_USUAL = 5  # times that a syllable was met which is meant where another one exists nowhere
_CALLED = 4  # times that a neighbour was met beside a syllable which may have been typed without its marks
_WORD = 4  # times that two syllables were met together which may be one word
_LITTLE = 0.5  # what speaks for others then, at most
_LIFT = 40  # how much oftener than by chance they then stand together
_LIFT_OF_ONE = 10  # where one letter is left
_LEAST_SHARE = 0.1  # of what stands behind a word, where one letter is left
_NAMED = 3  # what the name of a place counts
_SELDOM = 40  # times that a syllable was met which may be taken for another one on the word of one neighbour
_RARER = 12  # times that a syllable is rarer than the one it is taken for on the word of one neighbour


def slip_in(here: Around, words: SpellingWords) -> Slip | None:
    """What is wrong with a word where it stands, if anything."""
    low = here.word.lower()
    if is_syllable(low):
        return confused(here, words) or meant(here, words) or other_marks(here, words) or glued(here, words)
    if low in words.short or low in words.foreign:
        return short_or_foreign(here, words)
    return not_syllable(here, words)


def not_syllable(here: Around, words: SpellingWords) -> Slip | None:
    """A word that cannot be a syllable; None for names and words of other languages."""
    found = candidates(here.word, here.before, here.behind, words)
    texts = tuple(one.text for one in found)
    if found and _is_slip(here, found[0], words):
        return Slip(here.start, here.end, found[0].kind, here.word, texts, _is_sure(found))
    first = here.begins and here.word[1:].islower() and here.written_behind.islower() and not here.behind.isascii()
    if (here.word.islower() or first) and not here.joined and _is_ours(here, words):
        return Slip(here.start, here.end, SlipKind.SYLLABLE, here.word, texts)
    return None


def _is_ours(here: Around, words: SpellingWords) -> bool:
    """Whether a word that is no syllable is Vietnamese that was damaged: by its marks, or where it stands among Vietnamese words and lost a letter."""
    if _MARKED.search(here.word) and here.word.islower():
        return not _is_loan(here.word)
    return not here.number_before and lost_a_letter(here.word.lower(), words) and _is_among_ours(here, words)


def _is_among_ours(here: Around, words: SpellingWords) -> bool:
    """Whether the words next to it are Vietnamese, one of them with its marks."""
    beside = [one for one in (here.before, here.behind) if one and one != FIGURE]
    return all(one in words.counts or (is_syllable(one) and not one.isascii()) for one in beside) and (
        any(not one.isascii() for one in beside) or (bool(beside) and _VOWELS.search(here.word) is None)
    )


def _is_loan(word: str) -> bool:
    """Whether a word is made of two or more syllables, as foreign words are written: "lôgíc"."""
    ends = [0]
    for end in range(1, len(word) + 1):
        if any(is_syllable(word[start:end]) for start in ends if not start or word[start] in _CONSONANTS):
            ends.append(end)
    return ends[-1] == len(word)


def short_or_foreign(here: Around, words: SpellingWords) -> Slip | None:
    """A known short form or foreign word that is rather one of ours which lost a letter: "cp" in "các cp, các ngành"."""
    first = here.begins and len(here.word) > 1 and here.word[1:].islower()
    if not (here.word.islower() or first) or here.joined or here.number_before or (len(here.word) == 1 and not _stands_for_a_word(here, words)):
        return None
    found = tuple(one for one in candidates(here.word, here.before, here.behind, words) if one.kind is SlipKind.LOST)
    if not found or found[0].seen < (_CALLED if len(here.word) == 1 else _OFTEN) or " " in found[0].text:
        return None
    blank = " " if _DASH.match(here.text, here.end) else ""  # it was lost with the last letter: "kinh t- xã hội"
    return Slip(here.start, here.end, SlipKind.LOST, here.word, tuple(one.text + blank for one in found), _is_sure(found))


def _stands_for_a_word(here: Around, words: SpellingWords) -> bool:
    """Whether one letter is what is left of a word that is called for, and none of a list: "điểm a, b và c"."""
    if _LABELLED.search(here.text, max(here.start - _REACH, 0), here.start) or _BEHIND_LABEL.match(here.text, here.end):
        return False
    return any(
        words.pairs.get(f"{here.before} {one}", 0) >= _CALLED or words.pairs.get(f"{one} {here.behind}", 0) >= _CALLING for one in words.broken[here.word]
    )


def _is_sure(found: tuple[Candidate, ...]) -> bool:
    return found[0].seen > 1 and (len(found) == 1 or found[0].weight - found[1].weight >= _SURE)


def _is_slip(here: Around, best: Candidate, words: SpellingWords) -> bool:
    """Whether a word is rather a slip than a name, a short form or a word of another language."""
    word = here.word
    ours = _MARKED.search(word.lower()) is not None
    if not word.islower():
        if best.kind in {SlipKind.LOST, SlipKind.GLUED}:
            return best.beside > 1 or (ours and best.inside > 1)
        named = f"{here.before} {key(best.text)}" in words.names
        return best.marks_only and best.beside > 2 and not here.joined and (ours or named)
    if here.joined:
        return best.seen > 2
    if ours:
        return not (best.kind is SlipKind.SYLLABLE and not best.marks_only and not best.seen and _is_loan(word))
    if best.kind is SlipKind.SYLLABLE and not best.marks_only:
        return _VOWELS.search(word) is None and words.usual[1].get(here.before) == best.text
    return best.seen > 1 if _VOWELS.search(word) is None or len(word) < 5 else best.seen > 2


def confused(here: Around, words: SpellingWords) -> Slip | None:
    """A usual confusion that this word is a part of."""
    for one in words.confusions.get(key(here.word), ()):
        more = len(one.wrong) - 1 - one.at
        if (one.at and here.before != one.wrong[0]) or here.next[:more] != one.wrong[one.at + 1 :]:
            continue
        behind = here.next[more] if more < len(here.next) else ""
        before = here.before_that if one.at else here.before
        if before in one.not_after or behind in one.not_before or (f"{before} {one.wrong[0]}" in words.pairs and f"{one.wrong[-1]} {behind}" in words.pairs):
            continue  # the second time two other words meet: "tranh chấp hàng hải"
        start = here.before_start if one.at else here.start
        end = here.next_end[more - 1] if more else here.end
        written = here.text[start:end]
        return Slip(start, end, SlipKind.CONFUSED, written, (as_written(" ".join(one.right), written),), sure=True)
    return None


def as_written(right: str, written: str) -> str:
    """The right words with the capitals of those written."""
    if written.isupper():
        return right.upper()
    if written == written.title() and " " in written:
        return right.title()
    return right[:1].upper() + right[1:] if written[:1].isupper() else right


def meant(here: Around, words: SpellingWords) -> Slip | None:
    """A syllable beside which its neighbours were never met, where they were often met beside another one that lost a letter."""
    own = key(here.word)
    pairs = words.pairs
    left, right = f"{here.before} {own}", f"{own} {here.behind}"
    if own not in words.lost or not words.names.isdisjoint((left, right)) or left in pairs or right in pairs or _is_short_form(here):
        return None
    weighed = sorted(((_weight(one, own, here, words), words.counts[one], one) for one in words.lost[own]), reverse=True)
    if weighed[0][0] < 1:
        weighed = _as_one_word(weighed, here, words)
    first, often, _best = weighed[0]
    second = weighed[1][0] if len(weighed) > 1 else 0.0
    if own not in words.counts and often >= _USUAL and _is_plain(here):
        return Slip(here.start, here.end, SlipKind.CONTEXT, here.word, _proposed(weighed, here, words, least=0), sure=first >= 1 and second <= first / 2)
    if first < 1 or second > first / 2:
        return None
    return Slip(here.start, here.end, SlipKind.CONTEXT, here.word, _proposed(weighed, here, words, least=0.1), sure=first >= 2)


def other_marks(here: Around, words: SpellingWords) -> Slip | None:
    """A syllable that was never met here, where its neighbours call for another one with the same letters: "kê hoạch"."""
    own = key(here.word)
    if here.joined or f"{here.before} {own}" in words.pairs or f"{own} {here.behind}" in words.pairs:
        return None
    alone = not (here.written_behind[:1].isupper() or (here.written_before[:1].isupper() and not here.begins))
    is_name = not here.word.islower() and not (alone and (here.begins or here.written_behind))
    for one in words.near.get(fold(own), ()):
        if one != own and _called(one, own, here, words, is_name=is_name):
            return Slip(here.start, here.end, SlipKind.CONTEXT, here.word, (as_written(one, here.word),), sure=own not in words.counts)
    return None


def glued(here: Around, words: SpellingWords) -> Slip | None:
    """A syllable that was never met, where two words are called for of which the first lost its last letter: "khoạch"."""
    if key(here.word) in words.counts or here.joined:
        return None
    found = tuple(one for one in candidates(here.word, here.before, here.behind, words) if one.kind is SlipKind.LOST and " " in one.text)
    if not found or found[0].inside < _OFTEN or not found[0].beside:
        return None
    return Slip(here.start, here.end, SlipKind.LOST, here.word, tuple(one.text for one in found), _is_sure(found))


def _called(one: str, own: str, here: Around, words: SpellingWords, *, is_name: bool) -> bool:
    """Whether a neighbour nearly always stands beside this syllable, or both were met beside it, or one where the marks were left out."""
    left, right = f"{here.before} {one}", f"{one} {here.behind}"
    if is_name:
        return own.isascii() and own not in words.counts and left in words.names and left in words.pairs
    if words.usual[1].get(here.before) == one or words.usual[0].get(here.behind) == one:
        return True
    if own in words.counts:
        return False
    met = max(words.pairs.get(left, 0), words.pairs.get(right, 0))
    return (left in words.pairs and right in words.pairs) or (met >= _CALLED and own.isascii())


def _is_short_form(here: Around) -> bool:
    """Whether a word in capitals stands among words that are not: "Chứng nhận CA"."""
    around = here.written_before + here.written_behind
    return here.word.isupper() and len(here.word) > 1 and not around.isupper()


def _proposed(weighed: list[tuple[float, int, str]], here: Around, words: SpellingWords, least: float) -> tuple[str, ...]:
    return tuple(_restored(one, here, words) for weight, _often, one in weighed if weight >= least)


def _restored(one: str, here: Around, words: SpellingWords) -> str:
    """The syllable with the capitals of what is left of it, and that of the letter that was lost: "y ban nhân dân"."""
    if here.word == one[1:] and f"{one} {here.behind}" in words.names:
        return one.capitalize()
    return as_written(one, here.word)


def _is_plain(here: Around) -> bool:
    """Whether the word is no name: in small letters, or with the capital of its sentence or of the part of a document that it names."""
    if here.word.islower():
        return not here.joined
    return here.word[1:].islower() and not here.joined and (here.number_behind or (here.begins and here.written_behind.islower()))


def _as_one_word(weighed: list[tuple[float, int, str]], here: Around, words: SpellingWords) -> list[tuple[float, int, str]]:
    """Them with the only one that makes a word with a neighbour first."""
    found = [one for one in weighed if _are_one_word(one[2], here, words)]
    if len(found) != 1:
        return weighed
    _weight, often, best = found[0]
    return [(1.0, often, best), *(one for one in weighed if one[2] != best and one[0] < _LITTLE)]


def _are_one_word(one: str, here: Around, words: SpellingWords) -> bool:
    """Whether this syllable stands beside a neighbour far more often than by chance."""
    chance = words.met / max(words.before.get(one, 1), 1)
    left = words.pairs.get(f"{here.before} {one}", 0)
    lift = _LIFT if len(here.word) > 1 else _LIFT_OF_ONE  # "cấp y"
    if left >= _WORD and left * chance >= lift * words.after[here.before]:
        return here.word.islower() or here.begins
    chance = words.met / max(words.after.get(one, 1), 1)
    right = words.pairs.get(f"{one} {here.behind}", 0)
    return right >= _WORD and right * chance >= _LIFT * words.before[here.behind] and (here.word.islower() or here.begins)


def _weight(one: str, own: str, here: Around, words: SpellingWords) -> float:
    """How much speaks for this syllable instead of the one written; 1 is enough, 2 is certain."""
    before, behind = here.before, here.behind
    left = words.pairs.get(f"{before} {one}", 0) if before else 0
    right = words.pairs.get(f"{one} {behind}", 0) if behind else 0
    if not here.word.islower() and not here.begins and not here.word.isupper():
        left = max(left, _NAMED) if f"{before} {one}" in words.names and here.written_before[:1].isupper() else 0
        right = max(right, _NAMED) if f"{one} {behind}" in words.names and here.written_behind[:1].isupper() else 0
    if not left and not right:
        return 0
    share = max(left / words.after.get(before, 1), right / words.before.get(behind, 1))
    if len(own) == 1 and not right and share < _LEAST_SHARE:
        return 0  # "và y t": too little for one letter
    rare = words.counts.get(own, 0)
    most = max(left, right)
    if left >= 2 and right >= 2:
        return 2 + share if most >= 3 else 1 + share
    if most >= 3 and ((share >= 0.25 and rare <= _SELDOM) or share >= 0.6 or rare <= 1 or words.counts[one] >= _RARER * rare):
        return 1 + share
    return 0.5 if most >= 2 else 0.2
