"""A list to choose from, bound to the plan in front, or to another value that is edited."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.session import HolderOf, SessionOf

P = TypeVar("P")


class ChoiceField(CalmBox):
    """Shows the words of the value it has; choosing others is one step of undo."""

    def __init__(
        self,
        holder: HolderOf[P],
        choices: Sequence[tuple[str, str]],
        *,
        label: str,
        read: Callable[[P], str],
        write: Callable[[P, str], P],
        others: Mapping[str, str] | None = None,
        choose: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._holder: HolderOf[Any] = holder
        self._label = label
        self._read: Callable[[Any], str] = read
        self._write: Callable[[Any, str], Any] = write
        self._others = others or {}  # words of values that are shown, but not chosen here
        self._choose = choose  # asks before it changes anything, in place of `write`
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumWidth(72)  # narrower than its words only where there is no room for them
        self.setAccessibleName(label)
        for value, words in choices:
            self.addItem(words, value)
        self.activated.connect(self._on_activated)
        holder.changed.connect(self._on_changed)  # methods, so that a field that is gone hears nothing
        holder.switched.connect(self._on_switched)
        self.show_whole(holder.value)

    def show_whole(self, whole: Any) -> None:
        """Show what this plan, or whatever else is edited, has; nothing where the part is gone."""
        try:
            value = self._read(whole) if whole is not None else None
        except KeyError:
            value = None
        self.setPlaceholderText(self._others.get(value or "", ""))
        self.setCurrentIndex(self.findData(value) if value is not None else -1)
        self.setEnabled(value is not None and self._holder.current is not None and not self._holder.current.locked)

    def _on_changed(self, _before: object, after: object) -> None:
        self.show_whole(after)

    def _on_switched(self, session: SessionOf[Any] | None) -> None:
        self.show_whole(session.value if session else None)

    def _on_activated(self, index: int) -> None:
        value = str(self.itemData(index))
        if self._choose is not None:
            self.show_whole(self._holder.value)  # what is chosen stands here only once it has been agreed to
            self._choose(value)
            return
        self._holder.edit(self._label, lambda whole: self._write(whole, value))
