"""What a paper says otherwise than its plan would have it now: both texts side by side, to be taken over or kept."""

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.paper_records import OPEN, PaperChange, Renewed, said
from ttdn_desktop.ui import kit

_TAG = re.compile(r"</?[biu]>")
_LONGEST = 400  # characters of one text shown

FIELDS = {
    "/subject": N_("Subject"),
    "/symbol": N_("Symbol"),
    "/place": N_("Place"),
    "/issuer": N_("Issuing body"),
    "/legal_bases": N_("Legal bases"),
    "/proposal": N_("Proposal"),
    "/addressees": N_("Addressees"),
    "/recipients": N_("Recipients"),
    "/signatory": N_("Signatory"),
}
"""What the parts of the envelope are called."""


class Differences(kit.Card):
    """Seen only while there is something to decide; `take` and `keep` get the part."""

    def __init__(self, take: Callable[[str], object], keep: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._take, self._keep = take, keep
        self._shown: tuple[PaperChange, ...] = ()
        self._title = kit.pane_label("", wrap=True)
        self._hint = kit.small_label(_("The plan has changed since these parts were edited here. Nothing is replaced until you say so."), wrap=True)
        self._rows = kit.column(spacing=12)
        self.add(self._title, self._hint)
        self.column.addLayout(self._rows)
        self.hide()

    def show_changes(self, changes: tuple[PaperChange, ...], *, editable: bool) -> None:
        """Show those that wait for a decision."""
        waiting = tuple(change for change in changes if change.kind in OPEN) if editable else ()
        self.setVisible(bool(waiting))
        if waiting == self._shown:
            return
        self._shown = waiting
        self._title.setText(
            ngettext("{n} edited part is not as the plan would have it now", "{n} edited parts are not as the plan would have them now", len(waiting)).format(
                n=len(waiting)
            )
        )
        kit.clear(self._rows)
        for change in waiting:
            self._rows.addWidget(self._row(change))

    def _row(self, change: PaperChange) -> QWidget:
        row = QWidget()
        lines = kit.column(row, spacing=8)
        lines.addWidget(kit.hline())
        if change.id in FIELDS:
            lines.addWidget(kit.field_label(_(FIELDS[change.id])))
        both = kit.row(spacing=16)
        for title, text in ((_("In this paper"), change.now), (_("By the plan now"), change.proposed)):
            half = kit.column(spacing=4)
            half.addWidget(kit.field_label(title))
            half.addWidget(kit.text_label(_short(change.id, text) or _nothing(change)))
            half.addStretch(1)
            both.addLayout(half, 1)
        lines.addLayout(both)
        foot = kit.row(spacing=8)
        foot.addStretch(1)
        foot.addWidget(kit.plain_button(_("Keep the edited words"), partial(self._keep, change.id)))
        foot.addWidget(kit.plain_button(_("Take from the plan"), partial(self._take, change.id), "check"))
        lines.addLayout(foot)
        return row


def _short(part: str, text: str) -> str:
    plain = _TAG.sub("", said(part, text))
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def _nothing(change: PaperChange) -> str:
    return _("(taken out)") if change.kind is Renewed.STAYS_AWAY else _("(nothing any more)")
