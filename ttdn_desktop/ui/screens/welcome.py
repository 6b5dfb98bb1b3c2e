"""The first page a person ever sees (Cơ quan của bạn): place and office, from which heading, signing, recipients and units follow; it can be skipped."""

from typing import Any

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.choices import SigningChoice
from ttdn_desktop.services.offices import Office, settings_of
from ttdn_desktop.services.unit_proposals import proposals
from ttdn_desktop.services.usual_units import usual_units, usual_village_kind, village_kinds, villages
from ttdn_desktop.services.words import tidy
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.eliding_box import ElidingBox
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.units.heading_form import HeadingForm
from ttdn_desktop.ui.units.office_choice import OfficeChoice
from ttdn_desktop.ui.units.taking import take
from ttdn_desktop.ui.units.usual_list import UsualList

_WIDTH = 1280
_LEFT = 420
_LIST = 240


class WelcomeScreen(QWidget):
    """At the left what is asked, at the right what will be taken over."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._again = context.settings.value.first_run_done
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.choice = OfficeChoice(context)
        self.heading = HeadingForm(context)
        self.signing = ElidingBox()
        self.signer = LineEditor()
        self.village_kind = CalmBox()
        self.villages = LineEditor()
        self.list = UsualList()
        self._signings: tuple[SigningChoice, ...] = ()
        self._lay_out()
        self.choice.chosen.connect(self._on_office)
        self.villages.textChanged.connect(lambda _text: self._show_units())
        self.village_kind.currentIndexChanged.connect(lambda _index: self._show_units())
        self.list.ticked.connect(self._count)
        hear(self, context.books.units.loaded, lambda _value: self._show_units())
        self.signer.setText(context.settings.value.signer_name)
        self._on_office(None)
        units = context.books.units.value
        self.choice.show_place(units.place_code, units.own or "")
        self.setFocusProxy(self.choice.commune)

    # --- parts

    def _lay_out(self) -> None:
        content = QWidget()
        both = kit.row(content, margins=QMargins(20, 12, 20, 12), spacing=16)
        left = QWidget()
        left.setFixedWidth(theme.current().px(_LEFT))
        lines = kit.column(left, spacing=12)
        lines.addWidget(kit.title_label(_("Your office") if self._again else _("Welcome")))
        told = _("Say once where you work; every new plan begins as your office's, and its units are at hand. All of it can be changed later.")
        lines.addWidget(kit.muted_label(told, wrap=True))
        lines.addWidget(self.choice)
        lines.addWidget(self._signer())
        lines.addStretch(1)
        right = kit.column(spacing=12)
        right.addWidget(self.heading)
        right.addWidget(self._units(), 1)
        both.addWidget(left)
        both.addLayout(right, 1)
        foot = QWidget()
        foot.setProperty("role", "header")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        buttons = kit.row(foot, margins=QMargins(20, 12, 20, 12), spacing=8)
        self.told = kit.small_label(_("Nothing leaves this computer."))
        buttons.addWidget(self.told)
        buttons.addStretch(1)
        self.later = kit.plain_button(_("Back") if self._again else _("Later"), self._go_on)
        buttons.addWidget(self.later)
        self.start = kit.primary_button(_("Save") if self._again else _("Start"), self._start)
        buttons.addWidget(self.start)
        page = kit.column(self)
        page.addWidget(kit.page(content, width=_WIDTH), 1)
        page.addWidget(foot)

    def _signer(self) -> kit.Card:
        card = kit.Card(_("3. Who usually signs"))
        form = kit.Form(1)
        form.add(_("How it is signed"), self.signing)
        form.add(_("Full name"), self.signer)
        return card.add(form)

    def _units(self) -> kit.Card:
        card = kit.Card(_("Units you usually work with"))
        waiting = _("Once the place is chosen, its committee, divisions, police, schools, unions, villages and superior bodies stand here.")
        self._waiting = kit.EmptyState(waiting, picture="units")
        self._what_units = kit.muted_label("", wrap=True)
        card.add(self._waiting, self._what_units)
        self._village_line = QWidget()
        line = kit.row(self._village_line, spacing=8)
        for word in village_kinds():
            self.village_kind.addItem(word[:1].upper() + word[1:], word)
        self.village_kind.setAccessibleName(_("What the parts of the commune are called"))
        self.villages.setAccessibleName(_("Number or names of villages or residential groups"))
        self.villages.setPlaceholderText(_("Number, e.g. 12, or names with commas"))
        line.addWidget(self.village_kind)
        line.addWidget(self.villages, 1)
        card.add(self._village_line)
        self.list.setMinimumHeight(theme.current().px(_LIST))
        card.column.addWidget(self.list, 1)
        self._keys = kit.small_label(_("Space ticks, F2 changes a name. Schools are to be named as they are called."), wrap=True)
        return card.add(self._keys)

    # --- what is shown

    def _on_office(self, office: Office | None) -> None:
        signings = office.signing if office is not None else ()
        if signings != self._signings:
            self._signings = signings
            self.signing.clear()
            for number, one in enumerate(signings):
                self.signing.addItem(one.brief)
                self.signing.setItemData(number, one.words, Qt.ItemDataRole.ToolTipRole)
            kept = self._context.settings.value
            now = [(one.capacity, one.title) for one in signings]
            if (kept.signer_capacity, kept.signer_title) in now:
                self.signing.setCurrentIndex(now.index((kept.signer_capacity, kept.signer_title)))
        self.signing.setEnabled(bool(signings))
        if office is not None:
            kind = usual_village_kind(office.place)
            self.village_kind.setCurrentIndex(max(self.village_kind.findData(kind), 0))
            self.heading.show_fields(settings_of(office, office.signing[0]))
        else:
            self.heading.show_fields({})
        self._show_units()

    def _show_units(self) -> None:
        office = self.choice.office
        below = office is not None and bool(self.village_kind.count()) and office.key[:8] != "province"
        self._village_line.setVisible(below)
        for widget in (self._what_units, self.list, self._keys):
            widget.setVisible(office is not None)
        self._waiting.setVisible(office is None)
        names = villages(self.villages.text(), self.village_kind.currentData()) if below else ()
        usual = usual_units(office.place, self._context.today(), self._context.books.directory, names) if office is not None else ()
        self.list.show_proposals(proposals(self._context.books.units.value, usual))

    def _count(self) -> None:
        taken = self.list.count_taken()
        if not taken:
            self._what_units.setText(_("Nothing will be added to your directory."))
            return
        words = ngettext(
            "{n} unit will be added to your directory; untick what you do not need.",
            "{n} units will be added to your directory; untick what you do not need.",
            taken,
        )
        self._what_units.setText(words.format(n=taken))

    # --- what is done

    def _start(self) -> None:
        office = self.choice.office
        fields: dict[str, Any] = {**self.heading.fields(), "signer_name": tidy(self.signer.text()).strip()}
        if office is not None:
            signing = self._signings[max(self.signing.currentIndex(), 0)]
            fields = {**settings_of(office, signing), **fields}
        take(self._context, fields, self.list.chosen(), office)
        self._go_on()

    def _go_on(self) -> None:
        self._context.settings.change(first_run_done=True)
        self._context.go("units" if self._again else "home")
