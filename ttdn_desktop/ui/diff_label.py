"""A label that weaves two texts into each other: what is gone struck out, what is new underlined."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ttdn_desktop.i18n import _
from ttdn_desktop.services.word_diff import PieceKind, pieces
from ttdn_desktop.ui import theme

_LONGEST = 6000  # characters of a text that are shown


def diff_label(before: str, after: str) -> QLabel:
    """Both texts in one: what is gone is struck out, what is new is underlined; colours only help."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    label.setText(diff_html(before[:_LONGEST], after[:_LONGEST]))
    spoken = [_("Before: {text}").format(text=before)] if before else []
    label.setAccessibleName(". ".join([*spoken, *([_("After: {text}").format(text=after)] if after else [])]))
    return label


def diff_html(before: str, after: str) -> str:
    """The woven text as HTML."""
    gone, new = theme.colour("error").name(), theme.colour("done").name()
    parts: list[str] = []
    gone_before = False
    for piece in pieces(before, after):
        bare = piece.text.strip(" ")
        lead, _bare, tail = piece.text.partition(bare) if bare else (piece.text, "", "")
        text = escape(bare).replace("\n", "<br>").replace("\t", " │ ")
        match piece.kind:
            case PieceKind.GONE:
                text = f'<s style="color:{gone}">{text}</s>'
            case PieceKind.NEW:
                text = f'<u style="color:{new}"><b>{text}</b></u>' if before else f'<u style="color:{new}">{text}</u>'
        if piece.kind is PieceKind.NEW and gone_before and text and not lead:
            lead = " "  # else "30/9/2027" and "31/8/2027" stand there as one word
        gone_before = piece.kind is PieceKind.GONE and not tail
        parts.append(f"{lead}{text}{tail}")
    return "".join(parts)
