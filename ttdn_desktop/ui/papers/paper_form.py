"""The form of one paper of the plan: where it stands, what waits for a decision, what is asked once, its head, its text, its ending."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.issuing import is_locked, reopen_paper
from ttdn_desktop.domain.paper_edits import facts_of, paper_of, remove_paper, set_paper, set_paper_document
from ttdn_desktop.domain.plan import Plan, Stage, Urgency
from ttdn_desktop.domain.regimes import full_number
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.paper_records import Question, answer, follow_plan, keep_own, key_of, questions, title_of
from ttdn_desktop.services.stages import STAGES
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.edit_lock import EditLock
from ttdn_desktop.ui.fields import PlainField, TextField
from ttdn_desktop.ui.forms.choice_field import ChoiceField
from ttdn_desktop.ui.forms.lines_field import LinesField
from ttdn_desktop.ui.papers.differences import Differences
from ttdn_desktop.ui.papers.paper_body import PaperBody
from ttdn_desktop.ui.papers.paper_session import PaperSession
from ttdn_desktop.ui.session import PlanSession

_WORKING = (Stage.DRAFT, Stage.CONSULTING, Stage.SUBMITTED)
URGENCIES = (("", N_("Ordinary")), (Urgency.URGENT, N_("Urgent")), (Urgency.VERY_URGENT, N_("Very urgent")), (Urgency.EXPRESS, N_("Express")))

Lines = tuple[str, ...]


class PaperForm(QWidget):
    """Made for one paper; `gone` when it is removed."""

    gone = Signal()

    def __init__(self, context: ScreenContext, session: PlanSession, paper_id: PaperId, order: Callable[[], PaperOrder], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._whole, self._order = context, session, order
        self.paper_id = paper_id
        self.session = PaperSession(session, paper_id, order, self)
        self.fields: dict[str, QWidget] = {}
        column = kit.column(self, margins=20, spacing=12)
        column.addLayout(self._head())
        self.locked = kit.Notice("", "done", kit.plain_button(_("Open it again"), self._reopen))
        column.addWidget(self.locked)
        self.differences = Differences(self._take, self._keep)
        column.addWidget(self.differences)
        if asked := questions(session.plan, self.session.paper, order()):
            column.addWidget(self._asked(asked))
        column.addWidget(self._what())
        self.body = PaperBody(self.session, context.new_id, self._restore)
        column.addWidget(self.body)
        column.addWidget(self._ending())
        column.addStretch(1)
        self.session.changed.connect(lambda _before, _after: self._show())
        self.session.gone.connect(self.gone)
        self._show()

    def start(self) -> None:
        """Give the focus to the first field."""
        next(iter(self.fields.values())).setFocus()

    # --- its life

    def _head(self) -> Any:
        self.title = kit.title_label("")
        self.title.setWordWrap(True)
        self.stage = ChoiceField(
            self.session,
            [(stage.value, _(STAGES[stage])) for stage in _WORKING],
            label=_change(_("Stage")),
            read=lambda plan: paper_of(plan, self.paper_id).stage.value,
            write=lambda plan, value: set_paper(plan, self.paper_id, stage=Stage(value)),
            others={stage.value: _(words) for stage, words in STAGES.items()},
        )
        self.stage.setAccessibleName(_("Stage"))
        self.issue_button = kit.plain_button(_("Number and date…"), partial(self._context.command, "issue", self.paper_id))
        self.export_button = kit.plain_button(_("Export…"), self._export, "export")
        self.remove_button = kit.icon_button("trash", _("Remove this paper"), self._remove, tone="ink")
        line = kit.row(spacing=8)
        line.addWidget(self.title, 1)
        for widget in (self.stage, self.issue_button, self.export_button, self.remove_button):
            line.addWidget(widget)
        EditLock(self.session, self.issue_button, parent=self)
        return line

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

    def _export(self) -> None:
        self._context.command("export", (key_of(self.session.paper),))

    def _reopen(self) -> None:
        self._whole.edit_papers(_("Open an issued paper again"), lambda plan: reopen_paper(plan, self.paper_id))

    def _remove(self) -> None:
        name = title_of(self.session.plan, self.session.paper)
        self._whole.settle()
        self._whole.edit_papers(_("Remove paper"), lambda plan: remove_paper(plan, self.paper_id))
        self._context.message(_("“{name}” is removed; Ctrl+Z brings it back.").format(name=name))

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

    # --- cards

    def _asked(self, asked: tuple[Question, ...]) -> kit.Card:
        card = kit.Card(_("Asked once"))
        form = kit.Form(2)
        for question in asked:
            words, _colon, parts = question.words.partition(":") if question.lines else (question.words, "", "")
            field: QWidget = self._fact_lines(question) if question.lines else self._fact(question)
            self.fields[f"fact:{question.name}"] = form.add(words, field, 2 if question.lines else 1, hint=parts.strip())
            field.setAccessibleName(question.words)
        hint = kit.small_label(_("What is not known yet stays blank on paper, to be filled in by hand."), wrap=True)
        return card.add(form, hint)

    def _fact(self, question: Question) -> PlainField:
        return PlainField(
            self.session, name=f"fact:{question.name}", label=_change(question.words), read=self._fact_of(question), write=self._with_fact(question)
        )

    def _fact_lines(self, question: Question) -> TextField:
        return TextField(
            self.session, name=f"fact:{question.name}", label=_change(question.words), read=self._fact_of(question), write=self._with_fact(question), least=3
        )

    def _fact_of(self, question: Question) -> Callable[[Plan], str]:
        return lambda plan: facts_of(paper_of(plan, self.paper_id)).get(question.name, "")

    def _with_fact(self, question: Question) -> Callable[[Plan, str], Plan]:
        return lambda plan, text: answer(plan, self.paper_id, {question.name: text}, self._order())

    def _what(self) -> kit.Card:
        card = kit.Card(_("Head of the paper"))
        form = kit.Form(6)
        subject = TextField(
            self.session,
            name="subject",
            label=_change(_("Subject")),
            read=lambda plan: paper_of(plan, self.paper_id).document.subject,
            write=lambda plan, text: set_paper_document(plan, self.paper_id, subject=text),
            least=2,
        )
        self._add(form, "subject", subject, _("Subject"), 6)
        self._add(form, "symbol", self._document("symbol", _("Symbol")), _("Symbol"), 2)
        self._add(form, "place", self._document("place", _("Place")), _("Place"), 2)
        urgency = ChoiceField(
            self.session,
            [(str(value), _(words)) for value, words in URGENCIES],
            label=_change(_("Urgency")),
            read=lambda plan: str(paper_of(plan, self.paper_id).document.urgency or ""),
            write=lambda plan, value: set_paper_document(plan, self.paper_id, urgency=Urgency(value) if value else None),
        )
        self._add(form, "urgency", urgency, _("Urgency"), 2)
        if self.session.paper.addressees or self.session.paper.document.type in {"CV", "TTr"}:
            self._add(form, "addressees", self._lines("addressees", _("Addressees"), 2), _("Addressees, one a line"), 6)
        return card.add(form)

    def _ending(self) -> kit.Card:
        card = kit.Card(_("Recipients, signatory"))
        form = kit.Form(2)
        self._add(form, "recipients", self._lines("recipients", _("Recipients"), 4), _("Recipients, one a line"), 1)
        capacity = LinesField(
            self.session,
            name="signatory.capacity",
            label=_("Change authority to sign"),
            read=lambda plan: paper_of(plan, self.paper_id).signatory.capacity,
            write=lambda plan, lines: self._signed(plan, capacity=lines),
            least=4,
        )
        self._add(form, "signatory.capacity", capacity, _("Authority to sign, one line each"), 1)
        self._add(form, "signatory.title", self._signing("title", _("Post")), _("Post"), 1)
        self._add(form, "signatory.name", self._signing("name", _("Full name")), _("Full name"), 1)
        return card.add(form)

    # --- fields

    def _add(self, form: kit.Form, name: str, field: QWidget, words: str, span: int) -> None:
        self.fields[name] = field
        field.setAccessibleName(words)
        form.add(words, field, span)

    def _document(self, field: str, words: str) -> PlainField:
        return PlainField(
            self.session,
            name=field,
            label=_change(words),
            read=lambda plan: getattr(paper_of(plan, self.paper_id).document, field) or "",
            write=lambda plan, text: set_paper_document(plan, self.paper_id, **{field: text or None}),
        )

    def _lines(self, field: str, words: str, least: int) -> LinesField:
        def read(plan: Plan) -> Lines:
            lines: Lines = getattr(paper_of(plan, self.paper_id), field)
            return lines

        return LinesField(
            self.session,
            name=field,
            label=_change(words),
            read=read,
            write=lambda plan, lines: set_paper(plan, self.paper_id, **{field: lines}),
            least=least,
        )

    def _signing(self, field: str, words: str) -> PlainField:
        return PlainField(
            self.session,
            name=f"signatory.{field}",
            label=_change(words),
            read=lambda plan: getattr(paper_of(plan, self.paper_id).signatory, field) or "",
            write=lambda plan, text: self._signed(plan, **{field: text or None}),
        )

    def _signed(self, plan: Plan, **changes: Any) -> Plan:
        return set_paper(plan, self.paper_id, signatory=replace(paper_of(plan, self.paper_id).signatory, **changes))


def _change(words: str) -> str:
    """The name of the step of undo."""
    return _("Change: {field}").format(field=words)
