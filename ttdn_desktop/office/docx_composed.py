"""Pieces of text with their looks put together as the runs of a paragraph."""

import unicodedata

from ttdn_desktop.office.docx_styles import RunLook
from ttdn_desktop.office.symbols import shown
from ttdn_desktop.paper.model import Run


def composed(texts: list[str], looks: list[RunLook]) -> tuple[Run, ...]:
    """The runs in NFC: neighbours of one look joined, marks kept with the letter they belong to."""
    if any(unicodedata.combining(text[0]) for text in texts if text) and not unicodedata.is_normalized("NFC", "".join(texts)):
        texts = _whole_letters(texts)
    runs: list[Run] = []
    waiting = ""
    last: RunLook | None = None
    for text, look in zip(texts, looks, strict=True):
        if look is last or not text:
            waiting += text
            continue
        if waiting and last is not None:
            runs.append(made_run(waiting, last))
        waiting, last = text, look
    if waiting and last is not None:
        runs.append(made_run(waiting, last))
    return tuple(runs)


def made_run(text: str, look: RunLook) -> Run:
    """The run of that look, in NFC."""
    return look.ascii_run(text) if text.isascii() else look.wide_run(unicodedata.normalize("NFC", text))


def _whole_letters(texts: list[str]) -> list[str]:
    """The same pieces, the marks at the beginning of one put to the letter that ends the one before."""
    out: list[str] = []
    for text in texts:
        cut = next((at for at, char in enumerate(text) if not unicodedata.combining(char)), len(text))
        before = next((at for at in range(len(out) - 1, -1, -1) if out[at]), None)
        if cut and before is not None:
            out[before] += text[:cut]
            text = text[cut:]  # noqa: PLW2901 - the rest goes on
        out.append(text)
    return out


def tidy(text: str, font: str | None) -> str:
    """Line ends inside `w:t` are only how the XML was laid out; places of symbol fonts become characters."""
    if "\n" in text or "\r" in text:
        text = " ".join(line.strip() for line in text.splitlines())
    return shown(text, font) if not text.isprintable() else text
