"""The first step: who one is, and which plan of the superior is carried out."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import DocumentHead, Issuer, Plan
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services import late
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.services.words import fold, parse_date, tidy
from ttdn_desktop.ui import dialogs, kit, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.imports.files_page import READABLE
from ttdn_desktop.ui.imports.pages_view import PICTURES
from ttdn_desktop.ui.plan_list import PlanList

_WIDTH = 1080
_OF_AN_OFFICE = ("issuing_body", "parent_body", "issuer_lines", "place", "symbol", "signer_capacity", "signer_title", "signer_name", "recipients")
_LIST = 220
_HEAD = (("number", N_("Number and symbol")), ("date", N_("Date of issue")), ("issuer", N_("Issuing body")), ("subject", N_("Subject")))


class ChoosePage(QWidget):
    """Three ways to a superior's plan: a file, a plan that is here, its head alone."""

    file_chosen = Signal(object)  # Path
    plan_chosen = Signal(object)  # PlanSummary
    head_given = Signal(object)  # Plan with nothing but its head

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._known: tuple[PlanSummary, ...] = ()
        content = QWidget()
        lines = kit.column(content, margins=20, spacing=12)
        lines.addWidget(self._own_card())
        lines.addWidget(self._superior_card())
        lines.addWidget(self._head_card())
        lines.addStretch(1)
        self._page = kit.page(content, width=_WIDTH)
        kit.column(self).addWidget(self._page)
        context.settings.changed.connect(self._show_unit)
        self._show_unit()

    @property
    def unit(self) -> str:
        """The own unit as it is written now."""
        return tidy(self.name.text())

    @property
    def above(self) -> str:
        """The body the own unit belongs to."""
        return tidy(self.parent_body.text())

    def show_plans(self, plans: tuple[PlanSummary, ...]) -> None:
        """The plans of the workspace, but for those of the own unit: nobody is one's own superior."""
        self._known = plans
        plans = tuple(plan for plan in plans if not self.unit or fold(plan.issuer) != fold(self.unit))
        self.plans.show_plans(plans)
        self.plans.setVisible(bool(plans))
        self.use.setVisible(bool(plans))
        self.known.setVisible(bool(plans))

    def keep_unit(self) -> bool:
        """Keep who one is in the settings; False, and the field in front, where it is not said."""
        if not self.unit:
            self.missing.show()
            self.name.setFocus()
            return False
        now = self._context.settings.value
        made = late.settings_for(now, self.unit, self.above, self._context.books.directory)
        if made != now:
            self._context.settings.change(**{name: getattr(made, name) for name in _OF_AN_OFFICE})
        return True

    def choose_file(self) -> None:
        """Ask for the superior's plan."""
        if self.keep_unit():
            filters = ((_("Files that can be read"), (*READABLE, *(f"*{suffix}" for suffix in PICTURES))), (_("All files"), ("*",)))
            dialogs.choose_files(self.window(), _("The superior's plan"), filters, self._on_files)

    def say(self, text: str, *, wrong: bool = True) -> None:
        """Why a file was not read, or what is to be done with it, beside its button; nothing takes it away."""
        self.told.setProperty("role", "error" if wrong else "muted")
        kit.restyle(self.told)
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def start_head(self) -> None:
        """Into the head that is written down by hand, the whole of it in sight."""
        self.head["number"].setFocus()
        QTimer.singleShot(0, self, lambda: self._page.ensureWidgetVisible(self.go_on))  # once the words above have taken their room

    def start(self) -> None:
        """Where a person begins: with the unit where it is not known."""
        (self.file_button if self.unit else self.name).setFocus()

    def _own_card(self) -> QWidget:
        card = kit.Card(_("Your unit"))
        form = kit.Form(2)
        self.name, self.parent_body = LineEditor(), LineEditor()
        self.missing = kit.small_label(_("Write the name of your unit first."))
        self.missing.setProperty("role", "error")
        self.missing.hide()
        for field, words in ((self.name, _("Issuing body")), (self.parent_body, _("Superior body"))):
            field.setAccessibleName(words)
            form.add(words, field)
        self.name.setPlaceholderText(_("e.g. Ủy ban nhân dân xã Bình An"))
        self.name.editingFinished.connect(self._on_unit)
        card.add(form)
        card.add(
            kit.muted_label(_("Its tasks are looked for by this name and in groups such as “UBND các xã, phường”. It is kept in the settings."), wrap=True)
        )
        card.add(self.missing)
        return card

    def _superior_card(self) -> QWidget:
        card = kit.Card(_("The superior's plan"))
        row = kit.row(spacing=12)
        self.file_button = kit.primary_button(_("Choose a &file…"), self.choose_file, "folder")
        row.addWidget(self.file_button)
        row.addWidget(kit.muted_label(_("Word, PDF, text or Excel, also by dropping it here. The file is not changed."), wrap=True), 1)
        card.column.addLayout(row)
        self.told = kit.small_label("", wrap=True)
        self.told.setProperty("role", "error")
        self.told.hide()
        card.add(self.told)
        self.known = kit.field_label(_("Or one that is in the program already"))
        self.plans = PlanList(self._context.clock)
        self.plans.setFixedHeight(theme.current().px(_LIST))
        self.plans.open_asked.connect(self._on_plan)
        self.use = kit.plain_button(_("Use this &plan"), lambda: self._on_plan(self.plans.plans.plan(self.plans.currentIndex().row())))
        card.add(self.known, self.plans)
        foot = kit.row(spacing=8)
        foot.addWidget(self.use)
        foot.addStretch(1)
        card.column.addLayout(foot)
        self.show_plans(())
        return card

    def _head_card(self) -> QWidget:
        card = kit.Card(_("Only on paper, or a scan that cannot be read"))
        card.add(kit.muted_label(_("Write down what stands in its head; its tasks for your unit are typed in the next step, beside the paper."), wrap=True))
        form = kit.Form(2)
        self.head: dict[str, LineEditor] = {}
        for key, words in _HEAD:
            field = self.head[key] = LineEditor()
            field.setAccessibleName(_(words))
            form.add(_(words), field)
        self.head["number"].setPlaceholderText(_("e.g. {number}").format(number="45/KH-UBND"))
        self.head["date"].setPlaceholderText(_("dd/mm/yyyy"))
        card.add(form)
        row = kit.row(spacing=8)
        self.go_on = kit.plain_button(_("Go on with the &paper"), self._on_head)
        row.addWidget(self.go_on)
        row.addStretch(1)
        card.column.addLayout(row)
        return card

    def _show_unit(self, *_news: object) -> None:
        settings = self._context.settings.value
        for field, kept in ((self.name, settings.issuing_body), (self.parent_body, settings.parent_body)):
            if not field.hasFocus() and field.text() != kept:
                field.setText(kept)
        self.show_plans(self._known)

    def _on_unit(self) -> None:
        self.missing.setVisible(self.missing.isVisible() and not self.unit)
        self.show_plans(self._known)

    def _on_files(self, files: list[Path]) -> None:
        for file in files[:1]:
            self.file_chosen.emit(file)

    def _on_plan(self, plan: PlanSummary | None) -> None:
        if plan is not None and self.keep_unit():
            self.plan_chosen.emit(plan)

    def _on_head(self) -> None:
        if not self.keep_unit():
            return
        given = {key: tidy(field.text()) for key, field in self.head.items()}
        if not any(given.values()):
            self._context.message(_("Write at least the number or the subject of the superior's plan."))
            self.head["number"].setFocus()
            return
        number, _stroke, symbol = given["number"].partition("/")
        day = parse_date(given["date"])
        head = DocumentHead(number=number or None, symbol=symbol or None, date=day, subject=given["subject"])
        plan = Plan(id=PlanId(self._context.new_id()), document=head, issuer=Issuer(name=given["issuer"]), year=day.year if day else None)
        self.head_given.emit(plan)
