"""Bringing files in: choose them, compare what was read with its source, and say where it goes; nothing is saved before that."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QStackedWidget, QWidget

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.ui import dialogs, kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.imports.file_reader import FileReader, ImportedFile
from ttdn_desktop.ui.imports.files_page import FilesPage
from ttdn_desktop.ui.imports.review_page import ReviewPage
from ttdn_desktop.ui.imports.taking import with_bases, with_tasks
from ttdn_desktop.ui.imports.target_page import Target, TargetPage
from ttdn_desktop.ui.session import PlanSession, SessionHolder

FILES, REVIEW, TARGET = range(3)
_STEPS = (N_("Files"), N_("Compare"), N_("Take in"))


class ImportsScreen(QWidget):
    """The wizard; its steps are pages of a stack."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self.setProperty("role", "ground")
        self.holder = SessionHolder(self)
        self.holder.refused.connect(context.message)
        self.reader = FileReader(context, self)
        self.files = FilesPage(self.reader)
        self.review = ReviewPage(context, self.holder)
        self.target = TargetPage(context)
        self.pages = QStackedWidget()
        for page in (self.files, self.review, self.target):
            self.pages.addWidget(page)
        self.which = QComboBox()
        self.which.setAccessibleName(_("File"))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.setMinimumContentsLength(24)
        self.steps = [QLabel(f"{number}. {_(words)}") for number, words in enumerate(_STEPS, start=1)]
        self.cancel = kit.plain_button(_("Cancel"), self.ask_cancel)
        self.back = kit.plain_button(_("Bac&k"), self.go_back)
        self.forward = kit.primary_button("", self.go_forward)
        column = kit.column(self)
        column.addWidget(self._head())
        column.addWidget(self.pages, 1)
        self.files.given.connect(self.take_files)
        self.files.review_asked.connect(self.show_review)
        self.reader.changed.connect(lambda _file: self._show_step())
        self.reader.ended.connect(self._on_ended)
        self.which.activated.connect(self._on_which)
        self.target.changed.connect(self._show_step)
        self._show_step()

    # --- what others ask

    def reveal(self, files: Sequence[Path] = (), choose: bool = False) -> None:
        """Read these files, or ask for some."""
        if files:
            self.take_files(files)
        elif choose and not self.reader.files:
            self.files.choose()

    def undo_step(self) -> None:
        """Ctrl+Z on this screen."""
        self.holder.undo()

    def redo_step(self) -> None:
        """Ctrl+Y on this screen."""
        self.holder.redo()

    # --- steps

    def take_files(self, files: Sequence[Path]) -> None:
        """Read these files beside those that are there."""
        if self._context.desk.read_only:
            self._context.message(self._context.desk.read_only)
            return
        self.pages.setCurrentIndex(FILES)
        self.reader.read([path for path in files if path.is_file()] or list(files))
        self.files.refresh()
        self._show_step()

    def show_review(self, file: ImportedFile) -> None:
        """Compare this file with its source."""
        if file.review is None:
            return
        self._fill_which()
        self.which.setCurrentIndex(self.which.findData(file))
        self.pages.setCurrentIndex(REVIEW)
        self._show_step()
        self.review.show_review(file.review)

    def go_forward(self) -> None:
        """The next step; the last one takes everything in."""
        match self.pages.currentIndex():
            case 0:
                if (first := next(iter(self._reviewed()), None)) is not None:
                    self.show_review(first)
            case 1:
                self.holder.settle()
                self.target.show_files(self._reviewed())
                self.pages.setCurrentIndex(TARGET)
                self.target.start()
            case _:
                self.take_in()
        self._show_step()

    def go_back(self) -> None:
        """The step before."""
        self.holder.settle()
        self.files.refresh()
        self.pages.setCurrentIndex(max(FILES, self.pages.currentIndex() - 1))
        self._show_step()

    def ask_cancel(self) -> None:
        """Leave without taking anything; what was corrected is asked about."""
        if any(file.review is not None and file.review.session.history.count() for file in self.reader.files):
            text = _("What you corrected here is not kept. The files themselves are not changed.")
            dialogs.ask(self.window(), _("Leave without taking anything in?"), text, _("Leave"), self.leave, danger=True, no=_("Stay"))
        else:
            self.leave()

    def leave(self) -> None:
        """Forget this import and go to the start page."""
        self._reset()
        self._context.go("home")

    # --- the end

    def take_in(self) -> None:
        """Do what was chosen."""
        if not self.target.ready:
            return
        match self.target.target:
            case Target.PLANS:
                self._context.desk.bring_in(self.target.plans(), self._on_brought, self._on_saved(len(self.target.plans())))
            case Target.TASKS:
                self._into(self._put_tasks())
            case Target.BASES:
                self._into(self._put_bases())

    def _on_saved(self, count: int) -> "partial[None]":
        """Once all plans are saved, they can be taken out again with one press."""
        return partial(self._saved, [], count)

    def _saved(self, ids: list[PlanId], count: int, plan_id: PlanId) -> None:
        ids.append(plan_id)
        if len(ids) == count:
            text = ngettext("{count} plan was taken in.", "{count} plans were taken in.", count).format(count=count)
            self._context.offer(text, _("Undo"), partial(self._take_back, tuple(ids)))

    def _take_back(self, ids: Sequence[PlanId]) -> None:
        for plan_id in ids:
            self._context.desk.delete(plan_id, lambda _plan: None)
        self._context.go("home")

    def _on_brought(self, _session: PlanSession) -> None:
        self._reset()
        self._context.go("compose")

    def _into(self, then: "partial[None]") -> None:
        if self.target.into is not None:
            self._context.desk.open_plan(self.target.into, then)

    def _put_tasks(self) -> "partial[None]":
        tasks, update = self.target.chosen_tasks(), self.target.update_known.isChecked()
        text = ngettext("Take in {count} task", "Take in {count} tasks", len(tasks)).format(count=len(tasks))
        new_id = self._context.new_id

        def change(plan: Plan) -> Plan:
            return with_tasks(plan, tasks, new_id, update=update)

        return partial(self._edit, text, change, "tasks")

    def _put_bases(self) -> "partial[None]":
        bases = self.target.chosen_bases()
        text = ngettext("Take in {count} legal basis", "Take in {count} legal bases", len(bases)).format(count=len(bases))
        return partial(self._edit, text, partial(with_bases, bases=bases), "bases")

    def _edit(self, text: str, change: "partial[Plan] | object", screen: str, session: PlanSession) -> None:
        """One step of undo in the plan they went into."""
        session.settle()
        if session.locked:
            self._context.message(session.locked)
            return
        before = session.plan
        if callable(change):
            session.edit(text, change)
        self._reset()
        self._context.go(screen)
        if session.plan is before:
            self._context.message(_("The plan already had all of it; nothing was changed."))
        else:
            self._context.offer(f"{text}.", _("Undo"), session.undo)

    # --- showing

    def _head(self) -> QWidget:
        head = QWidget()
        head.setProperty("role", "header")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = kit.row(head, spacing=12)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(kit.title_label(_("Import")))
        for label in self.steps:
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.which)
        for button in (self.cancel, self.back, self.forward):
            row.addWidget(button)
        return head

    def _show_step(self) -> None:
        step = self.pages.currentIndex()
        for number, label in enumerate(self.steps):
            label.setProperty("role", "step")
            label.setProperty("tone", "now" if number == step else "")
            kit.restyle(label)
        reviewed = self._reviewed()
        self.back.setVisible(step != FILES)
        self.cancel.setVisible(bool(self.reader.files))
        self.which.setVisible(step == REVIEW and len(reviewed) > 1)
        self.forward.setVisible(step != FILES or bool(self.reader.files))
        words = {FILES: _("&Compare"), REVIEW: _("&Go on"), TARGET: self.target.words()}[step]
        self.forward.setText(words)
        self.forward.setAccessibleName(words.replace("&", ""))
        self.forward.setEnabled(self.target.ready if step == TARGET else bool(reviewed) and not (step == FILES and self.reader.busy))

    def _reviewed(self) -> list[ImportedFile]:
        return [file for file in self.reader.files if file.review is not None]

    def _fill_which(self) -> None:
        self.which.clear()
        for file in self._reviewed():
            self.which.addItem(file.path.name, file)

    def _on_which(self, _at: int) -> None:
        file = self.which.currentData()
        if isinstance(file, ImportedFile) and file.review is not None:
            self.holder.settle()
            self.review.show_review(file.review)

    def _on_ended(self) -> None:
        """A single file that was read goes on by itself; several are shown with their results."""
        self._show_step()
        files = self.reader.files
        if len(files) == 1 and files[0].review is not None and self.pages.currentIndex() == FILES:
            self.show_review(files[0])

    def _reset(self) -> None:
        self.review.forget()
        self.holder.show(None)
        self.reader.clear()
        self.files.refresh()
        self.pages.setCurrentIndex(FILES)
        self._show_step()
