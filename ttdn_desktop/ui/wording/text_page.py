"""One text of a paper: the office's own words with what is to be said of them, the shipped ones, and how both read with a plan."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.office_words import KindPlaces, OfficeText, Trouble, condition, example, place_name, shown, stored, told, troubles
from ttdn_desktop.services.words import tidy
from ttdn_desktop.ui import kit, menus
from ttdn_desktop.ui.chips import Chip, FlowLayout
from ttdn_desktop.ui.diff_label import diff_label
from ttdn_desktop.ui.wording.text_editor import TextField

_PAUSE = 300
_FEW = 8
"""Blanks offered as chips; the others are on a menu."""


class TextPage(QWidget):
    """`wanted` tells a text that can be kept, None to go back to the shipped one; what cannot be kept stays in the field and is said to."""

    wanted = Signal(object)  # str or None
    left = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, places: Callable[[], KindPlaces], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._text: OfficeText | None = None
        self._kept_back: dict[tuple[str, str], str] = {}  # texts with errors, as they were typed
        self.field = TextField()
        self.reset_button = kit.plain_button(_("Use the shipped words"), lambda: self._reset(), "undo")  # noqa: PLW0108 - made before it
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._take)
        self._build()
        self.field.typed.connect(self._on_typed)
        self.field.left.connect(self._on_left)
        self.field.undo_asked.connect(self._on_undo)
        self.field.redo_asked.connect(self.redo_asked)

    def _build(self) -> None:
        self._title, self._part = kit.pane_label("", wrap=True), kit.muted_label("", wrap=True)
        self.troubles = kit.column(spacing=4)
        self._chips = QWidget()
        self._chip_flow = FlowLayout(self._chips, spacing=6)
        self._chips_name = kit.field_label("")
        own = kit.Card()
        head = kit.row(spacing=8)
        head.addWidget(kit.field_label(_("Words of your office"), self.field))
        head.addStretch(1)
        head.addWidget(self.reset_button)
        own.column.addLayout(head)
        own.add(self.field)
        own.column.addLayout(self.troubles)
        own.add(self._chips_name, self._chips)
        self._printed = kit.Card()
        self._printed_name, self._printed_text = kit.field_label(""), kit.text_label("")
        self._printed.add(self._printed_name, self._printed_text)
        self._shipped = kit.Card()
        self._difference = kit.column(spacing=4)
        self._shipped.add(kit.field_label(_("Shipped words")))
        self._shipped.column.addLayout(self._difference)
        lines = kit.column(self, margins=16, spacing=12)
        for widget in (self._title, self._part, own, self._printed, self._shipped):
            lines.addWidget(widget)
        lines.addStretch(1)

    # --- what is shown

    @property
    def text(self) -> OfficeText | None:
        return self._text

    def show_text(self, kind: str, text: OfficeText, locked: str) -> None:
        """Show this text; what was typed into it and could not be kept comes back."""
        other = self._text is None or (self._text.kind, self._text.key) != (text.kind, text.key)
        if other:
            self.settle()
        held = self._kept_back.get((text.kind, text.key))
        fresh = other or self._text is None or self._text.text != text.text
        self._text = text
        self._title.setText(kind)
        self._part.setText(". ".join(part for part in (told(text), condition(text)) if part))
        self.field.setReadOnly(bool(locked))
        self.field.setToolTip(locked)
        if other:
            self.field.know(text.places)
            self._show_chips(text)
        if fresh and (other or stored(tidy(self.field.content())) != text.text):
            self.field.show_content(shown(text.text) if held is None else held)
        self._weigh()

    def settle(self) -> None:
        """What was typed last is taken now."""
        if self._pause.isActive():
            self._pause.stop()
            self._take()

    def look_again(self) -> None:
        """Another plan is in front."""
        if self._text is not None:
            self._weigh()

    def _show_chips(self, text: OfficeText) -> None:
        kit.clear(self._chip_flow)
        self._chips.setVisible(bool(text.places))
        self._chips_name.setText(_("Blanks, filled in from the plan; click one to put it in") if text.places else _("This text has no blanks."))
        for place in text.places[:_FEW]:
            chip = Chip(place_name(place), lead=False)
            chip.clicked.connect(lambda _checked=False, place=place: self.put_in(place))
            self._chip_flow.addWidget(chip)
        if len(text.places) > _FEW:
            more = kit.link_button(_("More blanks…"))
            more.clicked.connect(lambda: self._open_menu(more))
            self._chip_flow.addWidget(more)

    def _open_menu(self, button: QWidget) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for place in self._text.places[_FEW:] if self._text is not None else ():
            menu.addAction(place_name(place).replace("&", "&&")).triggered.connect(lambda _checked=False, place=place: self.put_in(place))
        menus.popup_below(menu, button)

    def put_in(self, place: str) -> None:
        """Write a blank where the cursor stands."""
        if not self.field.isReadOnly():
            self.field.put_in(f"{{{place_name(place)}}}", line=place.startswith("each:"))

    # --- what is typed

    def _typed(self) -> str:
        return stored(tidy(self.field.content()))

    def _on_typed(self) -> None:
        self._pause.start()
        self._weigh()

    def _on_left(self, field_left: bool) -> None:
        self.settle()
        if field_left:
            self.left.emit()

    def _on_undo(self) -> None:
        """Words that could not be kept are given up first."""
        self.settle()
        if self._text is not None and (self._text.kind, self._text.key) in self._kept_back:
            self._give_up()
        else:
            self.undo_asked.emit()

    def _take(self) -> None:
        if (text := self._text) is None or self.field.isReadOnly():
            return
        wanted = self._typed()
        if any(trouble.error for trouble in troubles(text, wanted)):
            self._kept_back[text.kind, text.key] = self.field.content()
            return
        self._kept_back.pop((text.kind, text.key), None)
        if wanted != text.text:
            self.wanted.emit(wanted)

    def _reset(self) -> None:
        self._pause.stop()
        if (text := self._text) is not None:
            self._kept_back.pop((text.kind, text.key), None)
            self.field.show_content(shown(text.shipped))
            self.wanted.emit(None)
            self._weigh()

    def _give_up(self) -> None:
        if (text := self._text) is not None:
            self._kept_back.pop((text.kind, text.key), None)
            self.field.show_content(shown(text.text))
            self._weigh()

    def _weigh(self) -> None:
        """Say what is to be said of the words in the field, and show how they read."""
        if (text := self._text) is None:
            return
        wanted = self._typed()
        self.reset_button.setVisible(wanted != text.shipped)
        self.reset_button.setEnabled(not self.field.isReadOnly())
        found = troubles(text, wanted)
        self._show_troubles(found)
        self._show_example(text, "" if any(trouble.error for trouble in found) else wanted)
        kit.clear(self._difference)
        same = wanted == text.shipped
        self._difference.addWidget(kit.text_label(shown(text.shipped)) if same else diff_label(shown(text.shipped), shown(wanted)))
        if not same:
            self._difference.addWidget(kit.small_label(_("Struck out: what your words leave out. Underlined: what they add."), wrap=True))

    def _show_troubles(self, found: tuple[Trouble, ...]) -> None:
        kit.clear(self.troubles)
        if wrong := [trouble.said for trouble in found if trouble.error]:
            said = [_("Not kept yet; papers go on with the words before. Mend this first:"), *wrong]
            self.troubles.addWidget(kit.Notice("\n".join(said), "error"))
        for trouble in (trouble for trouble in found if not trouble.error):
            buttons = [kit.link_button(_("Put it in"), partial(self.put_in, trouble.place))] if trouble.place else []
            self.troubles.addWidget(kit.Notice(trouble.said, "info", *buttons))

    def _show_example(self, text: OfficeText, wanted: str) -> None:
        places = self._places()
        self._printed_name.setText(_("As it is printed for the plan in front") if places.plan is not None else _("As it is printed for a sample plan"))
        printed = example(text, wanted, places.of(text.kind)) if wanted else ""
        self._printed_text.setText(printed)
        self._printed.setVisible(bool(printed.strip()))
