"""A session that edits for ever and says on standard output what was acknowledged; the story beside it kills it in the middle.

usage: killed_session.py FOLDER (the home of this session)
"""

import sys
from functools import partial

from PySide6.QtCore import QTimer

from ttdn_desktop import paths, settings
from ttdn_desktop.app import start
from ttdn_desktop.app.program import Program
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Task
from ttdn_desktop.domain.task_edits import add_tasks
from ttdn_desktop.settings import Settings


class Session:
    """One edit after the other through the session of the window; each is saved and told."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.number = 0
        program.desk.opened.connect(self.begin)
        program.desk.autosave.saved.connect(self.tell)

    def begin(self) -> None:
        self.program.bench.do("new_plan")
        self.program.bench.go("tasks")

    def tell(self, _saved: object) -> None:
        plan = self.program.bench.context.session.plan
        if plan is not None and not self.program.desk.autosave.unsaved:
            print(f"{plan.id} {self.number}", flush=True)
            QTimer.singleShot(0, self.edit)

    def edit(self) -> None:
        self.number += 1
        context = self.program.bench.context
        task = Task(id=TaskId(context.new_id()), title=f"Nhiệm vụ {self.number}")
        context.session.edit("Add task", partial(add_tasks, tasks=(task,), new_id=context.new_id))
        context.session.edit("Change subject", partial(edits.set_document, subject=f"Lần {self.number}"))
        self.program.desk.autosave.save_now()


def main() -> int:
    settings.save(paths.settings_file(), Settings(first_run_done=True))
    app = start.application()
    window = start.first_window(app)
    window.show()
    session = Session(Program(app, window))
    status = app.exec()
    return status if session.number else 1


if __name__ == "__main__":
    sys.exit(main())
