"""Work off the main thread: a function of values runs elsewhere, its result comes back to the main thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from ttdn_desktop.errors import TtdnError
from ttdn_desktop.i18n import _

T = TypeVar("T")
_THREADS = 3

Report = Callable[[int, int], None]
"""Called by a job with how much is done and how much there is; raises Cancelled where the person wants no more of it."""


class Cancelled(TtdnError):
    """The person stopped the job; nothing is told."""


class Job(QObject):
    """A running job, as its starter holds it."""

    progressed = Signal(int, int)  # done, all
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = Event()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the job to stop; its result, should it come all the same, is thrown away."""
        self._stop.set()

    def report(self, done: int, total: int) -> None:
        """Given to jobs that tell how far they are."""
        if self._stop.is_set():
            raise Cancelled(_("Stopped."))
        self.progressed.emit(done, total)


class Background(QObject):
    """Runs jobs in a pool of threads and watches futures; `done` and `failed` are always called on the main thread."""

    _arrived = Signal(object)  # a function to call on the main thread
    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="background")  # no QThreadPool: it leaves Python holding runnables that are gone
        self._jobs: set[Future[Any]] = set()
        self._running: set[Job] = set()
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        job: Callable[..., T],
        *args: Any,
        done: Callable[[T], object],
        failed: Callable[[str], object],
        owner: QObject | None = None,
        reporting: bool = False,
    ) -> Job:
        """Run `job(*args)` elsewhere; a job started with `reporting` also gets `report=`.

        `failed` gets the sentence of a TtdnError; any other exception is a bug and is raised on the main thread.
        Neither is called when the job was cancelled or the owner is gone.
        """
        handle = Job(self)
        extra = {"report": handle.report} if reporting else {}
        future = self._pool.submit(job, *args, **extra)
        self._jobs.add(future)
        future.add_done_callback(self._jobs.discard)
        self._follow(handle, future, done, failed, owner)
        return handle

    def watch(self, future: Future[T], *, done: Callable[[T], object], failed: Callable[[str], object], owner: QObject | None = None) -> Job:
        """Bring the result of a future, such as the workspace gives, to the main thread."""
        handle = Job(self)
        self._follow(handle, future, done, failed, owner)
        return handle

    def wait(self) -> None:
        """Until all jobs of the pool have ended; for closing the program."""
        wait(tuple(self._jobs))

    def _follow(self, handle: Job, future: "Future[T]", done: Callable[[T], object], failed: Callable[[str], object], owner: QObject | None) -> None:
        self._running.add(handle)
        self.busy.emit(True)

        def deliver() -> None:
            self._running.discard(handle)
            handle.ended.emit()
            self.busy.emit(bool(self._running))
            handle.deleteLater()
            if handle.cancelled or (owner is not None and not isValid(owner)):
                return
            try:
                result = future.result()
            except TtdnError as error:
                failed(error.message)
                return
            done(result)

        def arrived(_future: "Future[T]") -> None:
            if isValid(self):
                self._arrived.emit(deliver)

        future.add_done_callback(arrived)

    @Slot(object)
    def _call(self, function: Callable[[], None]) -> None:
        function()
