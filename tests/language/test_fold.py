"""Folding by the code page of usual letters, and by single characters where a text holds others."""

import unicodedata

from ttdn_desktop.language.blanks import single
from ttdn_desktop.language.fold import fold, folded_with_map, is_usual


def test_every_character_folds_alike_alone_and_among_others() -> None:
    for code in (*range(0xD800), *range(0xE000, 0x10000)):
        char = chr(code)
        alone = folded_with_map(char)[0]
        assert fold(char) == alone, f"U+{code:04X}"
        assert fold(f"Đ{char}ộ") == f"d{alone}o", f"U+{code:04X}"


def test_composed_and_decomposed_text_folds_alike() -> None:
    text = "Ủy ban nhân dân xã Vân Trúc – “Kế hoạch” số 05/KH-UBND…"
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == "uy ban nhan dan xa van truc – “ke hoach” so 05/kh-ubnd…"


def test_letters_of_other_scripts_and_unseen_characters_are_not_usual() -> None:
    assert is_usual("Kế hoạch “thông tin đối ngoại” – năm 2027…\n")
    assert not is_usual("Kế hоạch")  # a Cyrillic о
    assert not is_usual("Kế\u200bhoạch")
    assert not is_usual(unicodedata.normalize("NFD", "Kế"))


def test_blanks_are_single_whatever_they_were() -> None:
    for blank in " \t\n\r\v\f\x1c\x85\u00a0\u2003\u2028\u3000":
        for text in (f"a{blank}b", f"a{blank}{blank}b", f"{blank}a b{blank}", f"a {blank}b", blank):
            assert single(text) == " ".join(text.split()), repr(text)
    assert single("") == ""
