"""The form of one paper of the plan: where it stands, what waits for a decision, and in parts that fold: what is asked once, its head, its text, its ending."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.issuing import is_locked, reopen_paper
from ttdn_desktop.domain.plan import Plan, PlanPaper, Stage
from ttdn_desktop.domain.regimes import full_number
from ttdn_desktop.i18n import _
from ttdn_desktop.services.paper_envelopes import printed_parts
from ttdn_desktop.services.paper_records import edited_parts, follow_plan, keep_own, key_of, questions, title_of
from ttdn_desktop.services.stages import STAGES
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.chips import FlowLayout
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.edit_lock import EditLock
from ttdn_desktop.ui.fold import Fold, OpenFolds
from ttdn_desktop.ui.forms.choice_field import ChoiceField
from ttdn_desktop.ui.forms.ending_form import EndingForm
from ttdn_desktop.ui.forms.general_form import change_label
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.papers import paper_told
from ttdn_desktop.ui.papers.asked_part import AskedPart
from ttdn_desktop.ui.papers.differences import Differences
from ttdn_desktop.ui.papers.envelope_parts import FootPart, GroundsPart, HeadPart, IssuerPart
from ttdn_desktop.ui.papers.envelope_session import EnvelopeSession
from ttdn_desktop.ui.papers.paper_body import PaperBody
from ttdn_desktop.ui.papers.paper_session import PaperSession
from ttdn_desktop.ui.session import PlanSession

_WORKING = (Stage.DRAFT, Stage.CONSULTING, Stage.SUBMITTED)
ASKED, HEAD, ISSUER, GROUNDS, TEXT, ENDING, FOOT = "asked", "head", "issuer", "grounds", "text", "ending", "foot"
USUALLY_OPEN = (ASKED, HEAD, TEXT)

_FOLLOWING = {
    HEAD: ("/subject", "/symbol", "/place", "/addressees"),
    ISSUER: ("/issuer",),
    GROUNDS: ("/legal_bases", "/proposal"),
    ENDING: ("/recipients", "/signatory"),
}
"""What of each fold follows the plan until it is edited."""


class PaperForm(QWidget):
    """Made for one paper; `gone` when it is removed, `copy_asked` and `remove_asked` when a person wants that. `pointed` tells where a person writes."""

    gone = Signal()
    copy_asked = Signal()
    remove_asked = Signal()
    pointed = Signal(str)  # a field by its name, or the identity of a block or section

    def __init__(
        self,
        context: ScreenContext,
        session: PlanSession,
        paper_id: PaperId,
        order: Callable[[], PaperOrder],
        folds: OpenFolds,
    ) -> None:
        super().__init__()
        self._context, self._whole, self._order = context, session, order
        self.paper_id = paper_id
        self.session = PaperSession(session, paper_id, order, self)
        self.envelope = EnvelopeSession(self.session)
        self.fields: dict[str, QWidget] = {}
        self.folds: dict[str, Fold] = {}
        self._links: dict[str, QPushButton] = {}
        column = kit.column(self, margins=20, spacing=12)
        column.addLayout(self._head())
        self.locked = kit.Notice("", "done", kit.plain_button(_("Open it again"), self._reopen))
        column.addWidget(self.locked)
        self.differences = Differences(self._take, self._keep)
        column.addWidget(self.differences)
        self.body = PaperBody(self.session, context.new_id, self._restore)
        self.body.pointed.connect(self.pointed)
        for fold in self._parts(folds):
            column.addWidget(fold)
        column.addStretch(1)
        hear(self, self.session.changed, lambda _before, _after: self._show())
        self.session.gone.connect(self.gone)
        self._show()

    def start(self) -> None:
        """Give the focus to the first field."""
        if self.part(ASKED) is None:
            self.part(HEAD)
        next(iter(self.fields.values())).setFocus()

    def part(self, name: str) -> QWidget | None:
        """What stands in the fold of that name, opened; None where this paper has none."""
        if name not in self.folds:
            return None
        self.folds[name].open()
        return self.folds[name].content

    def field(self, name: str) -> QWidget | None:
        """The field of that name, its fold opened; None where this paper has none."""
        head = name.partition(".")[0]
        self.part(next((part for part, names in _NAMES.items() if head in names), HEAD))
        return self.fields.get(name)

    def place_of(self, ident: str) -> QWidget | None:
        """The field of a block or heading of the text; None where it is not of this paper."""
        self.part(TEXT)
        return self.body.place_of(ident)

    # --- its parts

    def _parts(self, open_folds: OpenFolds) -> Iterable[Fold]:
        """What this paper prints, in printed order; who issues it and the foot, which rarely change, are folded at first."""
        context, printed = self._context, printed_parts(self.session.paper)
        asked = questions(self.session.plan, self.session.paper, self._order())
        makers: list[tuple[str, str, bool, Callable[[], Any]]] = [
            (ASKED, _("Asked once"), bool(asked), lambda: AskedPart(self.session, self._order, asked)),
            (HEAD, _("Head of the paper"), True, lambda: HeadPart(self.session, self.envelope, printed)),
            (ISSUER, _("Issuing body"), "issuer" in printed, lambda: IssuerPart(self.session, self.envelope, self._order)),
            (GROUNDS, _("Legal bases, proposal"), "grounds" in printed, lambda: GroundsPart(context, self.envelope)),
            (TEXT, _("Text of the paper"), True, lambda: self.body),
            (ENDING, _("Recipients, signatory"), bool(printed & {"recipients", "signatory"}), lambda: EndingForm(context, self.envelope)),
            (FOOT, _("Drafter's sign, contact"), bool(printed & {"recipients", "contact"}), lambda: FootPart(self.session, self.envelope, printed)),
        ]
        for name, title, there, make in makers:
            if there:
                fold = Fold(title, partial(self._made, name, make), *self._tools(name))
                self.folds[name] = fold
                yield open_folds.follow(name, fold)

    def _made(self, name: str, make: Callable[[], Any]) -> QWidget:
        part: QWidget = make()
        fields: dict[str, QWidget] = getattr(part, "fields", {})
        self.fields.update(fields)
        for field, widget in fields.items():
            if hasattr(widget, "entered"):
                widget.entered.connect(partial(self.pointed.emit, field))
        if name == GROUNDS and isinstance(part, GroundsPart):
            part.bases.form.fields["text"].entered.connect(lambda: self.pointed.emit(f"legal_bases.{part.bases.at}"))  # type: ignore[attr-defined]  # a text field
        return part

    def _tools(self, name: str) -> tuple[QWidget, ...]:
        if name not in _FOLLOWING:
            return ()
        link = kit.link_button(_("Back to the proposed words"), lambda: self._restore(self._edited(name)))
        link.hide()
        self._links[name] = link
        return (link,)

    def _edited(self, name: str) -> tuple[str, ...]:
        return tuple(sorted(edited_parts(self.session.paper).intersection(_FOLLOWING[name])))

    # --- its life

    def _head(self) -> Any:
        self.title = kit.title_label("")
        self.title.setWordWrap(True)
        self.stage = ChoiceField(
            self.envelope,
            [(stage.value, _(STAGES[stage])) for stage in _WORKING],
            label=change_label(_("Stage")),
            read=lambda plan: plan.stage.value,
            write=lambda plan, value: edits.set_plan(plan, stage=Stage(value)),
            others={stage.value: _(words) for stage, words in STAGES.items()},
        )
        self.stage.setAccessibleName(_("Stage"))
        self.issue_button = kit.plain_button(_("Number and date…"), partial(self._context.command, "issue", self.paper_id))
        self.export_button = kit.plain_button(_("Export…"), self._export, "export")
        self.copy_button = kit.icon_button("copy", _("Make a copy of this paper (Ctrl+D)"), self.copy_asked.emit, tone="ink")
        self.remove_button = kit.icon_button("trash", _("Remove this paper"), self.remove_asked.emit, tone="ink")
        lines = kit.column(spacing=8)
        lines.addWidget(self.title)
        actions = QWidget()
        line = FlowLayout(actions, spacing=8)  # in two lines where letters are large
        for widget in (self.stage, self.issue_button, self.export_button, self.copy_button, self.remove_button):
            line.addWidget(widget)
        lines.addWidget(actions)
        EditLock(self.session, self.issue_button, parent=self)
        self.copy_button.setEnabled(not self._whole.read_only)
        return lines

    def _show(self) -> None:
        paper = self.session.paper
        self.title.setText(title_of(self.session.plan, paper))
        issued = is_locked(paper)
        self.locked.setVisible(issued)
        if issued:
            day = short_date(paper.document.date) if paper.document.date else ""
            words = _("Issued with number {number} on {date}. Its words stay as they were signed, also when the plan changes.")
            self.locked.text.setText(words.format(number=full_number(paper.document), date=day))
        self.remove_button.setEnabled(not issued and not self._whole.read_only)
        self.differences.show_changes(self.session.changes, editable=not self.session.locked)
        for name, link in self._links.items():
            link.setVisible(bool(self._edited(name)) and not self.session.locked)
        self._tell(paper)

    def _tell(self, paper: PlanPaper) -> None:
        """What stands in a fold is told beside its title."""
        for name, tell in paper_told.TOLD.items():
            if name in self.folds:
                self.folds[name].say(tell(paper))

    def _export(self) -> None:
        self._context.command("export", (key_of(self.session.paper),))

    def _reopen(self) -> None:
        self._whole.edit_papers(_("Open an issued paper again"), lambda plan: reopen_paper(plan, self.paper_id))

    # --- what differs from the plan

    def _take(self, part: str) -> None:
        self._decide(_("Take from the plan"), lambda plan: follow_plan(plan, self.paper_id, part, self._order()))

    def _keep(self, part: str) -> None:
        self._decide(_("Keep the edited words"), lambda plan: keep_own(plan, self.paper_id, part, self._order()))

    def _restore(self, parts: Iterable[str]) -> None:
        def restored(plan: Plan) -> Plan:
            for part in parts:
                plan = follow_plan(plan, self.paper_id, part, self._order())
            return plan

        self._decide(_("Back to the proposed words"), restored)

    def _decide(self, text: str, change: Callable[[Plan], Plan]) -> None:
        self.session.settle()
        self.session.edit(text, change)


_NAMES = {
    ISSUER: {"issuer"},
    GROUNDS: {"legal_bases", "proposal"},
    ENDING: {"recipients", "signatory"},
    FOOT: {"drafter", "contact"},
}
"""Which fold a field stands in, by the first part of its name; the head has all others."""
