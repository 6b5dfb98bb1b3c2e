"""What is asked once for a paper, because the plan does not know it: the time of a meeting, a deadline, the number of a reminder."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.paper_edits import facts_of, paper_of
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.paper_records import Question, answer
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.fields import PlainField, TextField
from ttdn_desktop.ui.forms.general_form import change_label
from ttdn_desktop.ui.papers.paper_session import PaperSession


class AskedPart(kit.Card):
    """A field for each question; the answer stands in the text of the paper at once."""

    def __init__(self, session: PaperSession, order: Callable[[], PaperOrder], asked: Sequence[Question], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session, self._order = session, order
        self.fields: dict[str, QWidget] = {}
        form = kit.Form(2)
        for question in asked:
            words, _colon, parts = question.words.partition(":") if question.lines else (question.words, "", "")
            field: QWidget = self._lines(question) if question.lines else self._line(question)
            self.fields[f"fact:{question.name}"] = form.add(words, field, 2 if question.lines else 1, hint=parts.strip())
            field.setAccessibleName(question.words)
        self.add(form, kit.small_label(_("What is not known yet stays blank on paper, to be filled in by hand."), wrap=True))

    def _line(self, question: Question) -> PlainField:
        return PlainField(
            self._session, name=f"fact:{question.name}", label=change_label(question.words), read=self._read(question), write=self._write(question)
        )

    def _lines(self, question: Question) -> TextField:
        return TextField(
            self._session, name=f"fact:{question.name}", label=change_label(question.words), read=self._read(question), write=self._write(question), least=3
        )

    def _read(self, question: Question) -> Callable[[Plan], str]:
        return lambda plan: facts_of(paper_of(plan, self._session.paper_id)).get(question.name, "")

    def _write(self, question: Question) -> Callable[[Plan, str], Plan]:
        return lambda plan, text: answer(plan, self._session.paper_id, {question.name: text}, self._order())
