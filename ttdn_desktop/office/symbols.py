"""Characters of the symbol fonts of Windows as ordinary ones, so that a bullet or a ticked box is seen everywhere."""

from ttdn_desktop.language.old_lines import font_of

_SYMBOL = dict(
    zip(
        range(0x20, 0x7F),
        " !∀#∃%&∋()∗+,-./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~",
        strict=True,
    )
) | dict(
    zip(
        range(0xA1, 0xFF),
        "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
        strict=True,
    )
)
_WINGDINGS = {
    0x20: " ", 0x21: "✏", 0x22: "✂", 0x23: "✁", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x2B: "✉", 0x3F: "✍", 0x40: "✎", 0x41: "✌", 0x46: "☞", 0x47: "☝",
    0x4A: "☺", 0x4C: "☹", 0x51: "✈", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆",
    0x76: "❖", 0x77: "⬥", 0x78: "⌧", 0x7A: "⌘", 0x7B: "❀", 0x80: "⓪", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA2: "○", 0xA3: "○", 0xA4: "◉",
    0xA5: "◎", 0xA7: "▪", 0xA8: "☐", 0xAA: "✦", 0xAB: "★", 0xAC: "✶", 0xAD: "✴", 0xAE: "✹", 0xB2: "✧", 0xD5: "⌫", 0xD6: "⌦", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
} | {0x81 + digit: chr(0x2460 + digit) for digit in range(10)} | {0x8C + digit: chr(0x2776 + digit) for digit in range(10)}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x4F: "✗", 0x97: "●", 0x98: "●", 0xA2: "■", 0xA3: "□"}
_WINGDINGS_3 = {0x7D: "▶", 0x7C: "◀", 0x75: "▶", 0x84: "◀", 0x22: "→", 0x21: "←"}
_WEBDINGS = {0x34: "▶", 0x3D: "■", 0x67: "■", 0x6E: "●", 0x61: "✓", 0x63: "□"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3, "webdings": _WEBDINGS}
_PRIVATE = range(0xF000, 0xF100)
_UNKNOWN = "•"


def is_symbol_font(font: str | None) -> bool:
    """Whether the letters of that font are no letters."""
    return font is not None and font.lower() in _FONTS


def symbol(code: int, font: str | None) -> str:
    """The character that the symbol font shows at that place; a bullet where it is not known; "" for what is no character."""
    if font_of(font) is not None:
        return chr(code & 0xFF)  # a letter of before Unicode, put in from the table of characters; the font of its run tells the rest
    table = _FONTS.get((font or "").lower(), {})
    if code in _PRIVATE or (code < 0x100 and table):
        return table.get(code & 0xFF) or (_SYMBOL if font is None else {}).get(code & 0xFF) or _UNKNOWN
    if 0xE000 <= code <= 0xF8FF:
        return _UNKNOWN
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def shown(text: str, font: str | None) -> str:
    """A text in which the places of symbol fonts are ordinary characters; in such a font all of them, else those of its private range."""
    if text.isprintable() and not is_symbol_font(font):
        return text
    everywhere = is_symbol_font(font)
    return "".join(symbol(ord(char), font) if everywhere or 0xE000 <= ord(char) <= 0xF8FF else char for char in text)
