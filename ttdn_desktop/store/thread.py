"""The one thread that owns the connection to the workspace; what others want of it are jobs, done one after the other."""

import datetime as dt
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.errors import StoppedError
from ttdn_desktop.store import aggregates, backups, earlier, holder
from ttdn_desktop.store.aggregates import SummaryRow
from ttdn_desktop.store.connection import Connection, disconnect
from ttdn_desktop.store.database import open_copy, open_database
from ttdn_desktop.store.trouble import StoreError, telling

T = TypeVar("T")
Clock = Callable[[], dt.datetime]

BACKUP_EVERY = dt.timedelta(hours=1)


class Aggregate(Protocol):
    """A value that is kept whole under its own identity."""

    @property
    def id(self) -> str: ...


A = TypeVar("A", bound=Aggregate)
Write = Callable[[Connection, A, dt.datetime], T]
"""Writes such a value in a transaction of its own."""


@dataclass(slots=True)
class _Waiting:
    """The newest value of an aggregate that waits to be written."""

    value: Aggregate


class StoreThread:
    """Opens the workspace on its own thread and keeps it until `close`.

    Every method may be called from any thread and gives a Future; its exception is a StoreError, or a bug.
    """

    def __init__(self, path: Path, clock: Clock, *, read_only: bool = False) -> None:
        self.path = path
        self.clock = clock
        self._read_only = read_only
        self._jobs = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._lock = threading.Lock()
        self._waiting: dict[str, tuple[_Waiting, Future[Any]]] = {}
        self._backed_up = clock()
        self._connection: Connection = None
        self._closed = False
        self.opened: Future[None] = self._jobs.submit(_telling, self._open)

    def run(self, job: Callable[[Connection], T]) -> Future[T]:
        """Do something with the connection, after all that was asked before and before all that is asked later.

        What a job in the background still asks after the end is answered with StoppedError: nothing need be told of it.
        """
        with self._lock:
            if self._closed:
                late: Future[T] = Future()
                late.set_exception(StoppedError(""))
                return late
            self._waiting.clear()  # a later save must not slip in before the job
            return self._jobs.submit(_telling, lambda: job(self._ready()))

    def save(self, plan: Plan) -> Future[SummaryRow]:
        """Write the plan; see `keep`."""
        return self.keep(plan, aggregates.save)

    def keep(self, value: A, write: Write[A, T]) -> Future[T]:
        """Write a value; where an older value of it still waits, this one takes its place. The answer comes when it is on the disk.

        All who wait for the same write share one Future: do not cancel it.
        """
        with self._lock:
            if pending := self._waiting.get(value.id):
                waiting, answer = pending
                waiting.value = value
                return answer
            waiting = _Waiting(value)
            answer = self._jobs.submit(_telling, self._write, waiting, write)
            self._waiting[value.id] = (waiting, answer)
            self._jobs.submit(_telling, self._hourly_backup)
            return answer

    def backup(self) -> Future[backups.Backup]:
        return self.run(self._backup)

    def close(self) -> None:
        """Do what is waiting, back up, put all into one file and let it go. A backup that fails is told after the file is closed."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            closed = self._jobs.submit(_telling, self._close)
        self._jobs.shutdown(wait=True)
        closed.result()

    def _open(self) -> None:
        if self._read_only:
            self._connection = open_copy(self.path)
            return
        self._connection = open_database(self.path, self.clock())
        earlier.forget_cut_off(self.path)
        holder.write(self.path, self.clock())

    def _ready(self) -> Connection:
        if self._connection is None:
            self.opened.result()  # raises what opening raised
            raise RuntimeError("the workspace is closed")
        return self._connection

    def _write(self, waiting: _Waiting, write: Write[Any, T]) -> T:
        with self._lock:  # from here on the value is settled
            value = waiting.value
            if (pending := self._waiting.get(value.id)) and pending[0] is waiting:
                del self._waiting[value.id]
        return write(self._ready(), value, self.clock())

    def _backup(self, connection: Connection) -> backups.Backup:
        self._backed_up = self.clock()
        return backups.make(connection, self.path, self._backed_up)

    def _hourly_backup(self) -> None:
        if self.clock() - self._backed_up >= BACKUP_EVERY:
            with suppress(StoreError):  # the next one, and the one at closing, tell of it
                self._backup(self._ready())

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        if self._read_only:
            connection.close()
            return
        try:
            backups.make(connection, self.path, self.clock())
        finally:
            disconnect(connection)
            holder.remove(self.path)


def _telling(job: Callable[..., T], *args: object) -> T:
    """Do it; trouble with the file or the disk comes out as StoreError."""
    with telling():
        return job(*args)
