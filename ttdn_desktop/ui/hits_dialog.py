"""Shows what a change of words would touch before it is done: each place with its context and a check box."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.replacing import Hit, namer
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.imports.check_list import CheckList, Line

_SIZE = (1120, 600)
_PLACE, _WHY = 260, 230


class HitsDialog(Dialog):
    """`words` gives the text of the button for so many places; `done` gets the hits that are ticked."""

    def __init__(
        self,
        plan: Plan,
        hits: Sequence[Hit],
        *,
        title: str,
        told: str,
        words: Callable[[int], str],
        done: Callable[[tuple[Hit, ...]], object],
        least: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        """`least` is how many must be ticked to go on."""
        super().__init__(title, parent)
        self.resize(theme.current().px(_SIZE[0]), theme.current().px(_SIZE[1]))
        self._hits, self._words, self._least = tuple(hits), words, least
        self.told = kit.muted_label(told, wrap=True)
        self.told.setVisible(bool(told))
        self.content.addWidget(self.told)
        self.list = CheckList(_("Places"), (_("What becomes of the words"), _("Where it stands"), _("Why it is not ticked")))
        self.content.addWidget(self.list, 1)
        self.list.view.ensurePolished()  # else the rows keep the height they have without the look
        place = namer(plan)
        lines = [Line(text=hit.shown, beside=place(hit.match.place), more=_(hit.why) if hit.why else "") for hit in self._hits]
        self.list.show_lines(lines, [at for at, hit in enumerate(self._hits) if hit.ticked])
        self.list.view.setColumnWidth(1, theme.current().px(_PLACE))
        self.list.view.header().setSectionResizeMode(2, self.list.view.header().ResizeMode.Interactive)
        self.list.view.setColumnWidth(2, theme.current().px(_WHY))
        self.list.view.setColumnHidden(2, not any(hit.why for hit in self._hits))
        self.list.setVisible(bool(self._hits))
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.go_button = self.add_button(kit.primary_button("", self.accept), default=True)
        self.list.changed.connect(self._count)
        self.accepted.connect(lambda: done(self.chosen()))
        self._count()

    def chosen(self) -> tuple[Hit, ...]:
        """The hits that are ticked."""
        return tuple(self._hits[at] for at in self.list.chosen())

    def _count(self) -> None:
        count = len(self.list.chosen())
        self.go_button.setText(self._words(count))
        self.go_button.setEnabled(count >= self._least)
