"""A sentence of the office's own: its words and the part of a plan it is for."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QWidget

from ttdn_desktop.domain.library import Snippet
from ttdn_desktop.i18n import _
from ttdn_desktop.services.snippets import INFORMATION, PARTS, TASK, blank_names, part_of, reworded
from ttdn_desktop.services.words import tidy
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import BlockEditor


def part_choice(first: str) -> QComboBox:
    """The parts of a plan; `first` is what stands for none."""
    return _choice({"": first, **{key: _(words) for key, words in PARTS.items()}}, _("Part of the plan"))


def information_choice(first: str) -> QComboBox:
    """The four kinds of external information; `first` is what stands for none."""
    return _choice({"": first, **{key: _(words) for key, words in INFORMATION.items()}}, _("Kind of external information"))


def _choice(entries: dict[str, str], name: str) -> QComboBox:
    made = CalmBox()
    made.setAccessibleName(name)
    for key, words in entries.items():
        made.addItem(words, key)
    return made


class KeepDialog(Dialog):
    """`keep` gets the sentence with its words, its part and, of a task, its kind of information as they were chosen."""

    def __init__(self, title: str, one: Snippet, keep: Callable[[Snippet], object], parent: QWidget | None) -> None:
        super().__init__(title, parent, width=560)
        self.text = BlockEditor(least=4, most=12)
        self.text.setPlainText(one.text)
        self.content.addWidget(kit.field_label(_("Sentence"), self.text))
        self.content.addWidget(self.text)
        hint = _("Blanks that are filled from the plan: {blanks}.").format(blanks=", ".join(f"{{{name}}}" for name in blank_names()))
        self.content.addWidget(kit.small_label(hint, wrap=True))
        self.part, self.information = part_choice(_("Any part")), information_choice(_("Any kind"))
        form = kit.Form(2)
        form.add(_("Part of the plan"), self.part)
        form.add(_("Kind of external information"), self.information)
        self.content.addWidget(form)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self._agree = self.add_button(kit.primary_button(_("Keep"), self.accept), default=True)
        self.part.currentIndexChanged.connect(self._show)
        self.text.textChanged.connect(self._show)
        self.part.setCurrentIndex(max(0, self.part.findData(part_of(one))))
        self.information.setCurrentIndex(max(0, self.information.findData(one.information)))
        self.accepted.connect(lambda: keep(reworded(one, self.text.toPlainText(), self.part.currentData(), self.information.currentData())))
        self._show()

    def _show(self) -> None:
        self.information.setEnabled(self.part.currentData() == TASK)
        self._agree.setEnabled(bool(tidy(self.text.toPlainText())))
