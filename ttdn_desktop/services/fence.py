"""The gate to foreign files: asks the worker process, waits within limits, and turns whatever befalls it into a sentence."""

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from ttdn_desktop import errors, i18n, paths
from ttdn_desktop.errors import StoppedError, TtdnError, UnreadableError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services import log
from ttdn_desktop.services.job_object import JobObject

_TOO_LONG = N_("“{name}” could not be read within the safe time limit. Nothing was taken in; the file is unchanged. Split it, or save it anew and try again.")
_TOO_MUCH = N_(
    "“{name}” could not be read within the safe limit of memory. Nothing was taken in; the file is unchanged. Split it, or save it anew and try again."
)
_CRASHED = N_("Reading “{name}” broke off. Nothing was taken in, and the file is unchanged. Open it in its own program, save it anew and try again.")
_BUG = N_("“{name}” could not be read because of a fault in this program, which is noted in {log}. Nothing was taken in, and the file is unchanged.")
_CANNOT_START = N_("The part of the program that reads files cannot start ({reason}). Nothing was changed. Install the program again if this stays.")
_STOPPED = N_("Stopped.")

_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW: no black window of the console executable
_SIGXCPU = 24  # not known to the module signal on Windows
_TICK = 0.05  # seconds between looks at whether the person still wants it
_LARGEST_ANSWER = 512 * 1024 * 1024  # bytes
_KEPT_LINES = 60  # of what the worker says on standard error
_LEFT_OVER = 3600  # seconds after which nobody can be at a folder any more
_START = 60  # seconds until a worker must have begun: a slow disk, and a guard against viruses that looks at every file
_MANNERS = 2  # seconds that a worker is given to end by itself
_UNHEARD = frozenset({"PYTHONSTARTUP", "PYTHONINSPECT", "PYTHONBREAKPOINT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one request may cost: bytes of memory, seconds of the processor and seconds by the clock, from when the worker begins with it."""

    memory: int = 1024 * 1024 * 1024
    seconds: float = 30


class Fence:
    """One worker at a time, started when first asked, used again, replaced when it was ended. May be asked from any thread; requests wait for each other."""

    def __init__(self, *, command: Sequence[str] | None = None, limits: Limits | None = None, write_log: Callable[[str], None] = log.write) -> None:
        self._command = tuple(command or worker_command())
        self._limits = limits or Limits()
        self._log = write_log
        self._turn = threading.Lock()
        self._worker: _Worker | None = None
        self._closed = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def ask(
        self, job: str, request: dict[str, Any], *, report: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> dict[str, Any]:
        """What that job of services/worker.py answers about the file `path` of the request.

        `report` gets how much is done and how much there is, several times a second, and may raise to stop; `cancelled` is asked as often.
        Raises the TtdnError of the job; UnreadableError when limits were passed or the worker broke; StoppedError when cancelled or closed.
        """
        waiting = _Waiting(report=report, cancelled=cancelled)
        while not self._turn.acquire(timeout=_TICK):
            waiting.look()
        try:
            return self._ask(job, request, waiting)
        finally:
            self._turn.release()

    def rest(self) -> None:
        """End the worker, unless it is at work; the next request starts another."""
        if self._turn.acquire(blocking=False):
            try:
                self._drop()
            finally:
                self._turn.release()

    def close(self) -> None:
        """End the worker for good, even at work; who waits for an answer gets StoppedError."""
        self._closed.set()
        if (worker := self._worker) is not None:
            worker.kill()
        with self._turn:
            self._drop()

    def _ask(self, job: str, request: dict[str, Any], waiting: "_Waiting") -> dict[str, Any]:
        name = Path(str(request.get("path", ""))).name
        worker = self._ready()
        try:
            worker.send({"job": job, "request": request, "language": i18n.language(), "limits": asdict(self._limits)})
            answer = worker.answer(self._limits.seconds, waiting)
        except BaseException:  # also when the person stops it: the worker is somewhere in the middle
            worker.kill()
            self._drop()
            raise
        if answer is None or answer.get("last"):
            self._drop()
        if self._closed.is_set():
            raise StoppedError(_(_STOPPED))
        if answer is None:
            raise UnreadableError(self._what_happened(worker).format(name=name, log=paths.log_file()))
        if "limit" in answer:
            raise UnreadableError(_(_TOO_MUCH).format(name=name))
        if "error" in answer:
            raise _error_of(answer)
        given: dict[str, Any] = answer["answer"]
        return given

    def _ready(self) -> "_Worker":
        """A worker that is alive."""
        if self._closed.is_set():
            raise StoppedError(_(_STOPPED))
        if self._worker is not None and not self._worker.alive:
            self._drop()
        if self._worker is None:
            try:
                self._worker = _Worker(self._command, self._limits)
            except OSError as error:
                raise UnreadableError(_(_CANNOT_START).format(reason=error.strerror or error)) from error
            if self._closed.is_set():  # while it started
                self._worker.kill()
        return self._worker

    def _drop(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def _what_happened(self, worker: "_Worker") -> str:
        """The sentence for a worker that gave no answer, and its last words into the log."""
        if worker.timed_out:
            return _(_TOO_LONG)
        self._log(f"worker ended with status {worker.status}\n{worker.last_words()}")
        if worker.out_of_time or worker.out_of_memory:
            return _(_TOO_LONG if worker.out_of_time else _TOO_MUCH)
        return _(_BUG) if worker.status == 1 else _(_CRASHED)


@dataclass(slots=True, kw_only=True)
class _Waiting:
    """The one who asked: told how far it is, and asked whether it is still wanted."""

    report: Callable[[int, int], None] | None
    cancelled: Callable[[], bool] | None
    done: int = 0
    total: int = 0

    def look(self) -> None:
        if self.cancelled is not None and self.cancelled():
            raise StoppedError(_(_STOPPED))
        if self.report is not None:
            self.report(self.done, self.total)


class _Worker:
    """One running process and the threads that listen to it."""

    def __init__(self, command: Sequence[str], limits: Limits) -> None:
        self.timed_out = False
        self._heard: queue.SimpleQueue[bytes] = queue.SimpleQueue()  # lines; empty at the end
        self._words: deque[str] = deque(maxlen=_KEPT_LINES)
        self._silent = threading.Event()  # its output has ended, and it with it
        pipe, folder, environment = subprocess.PIPE, _private_folder(), _environment()
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=folder, env=environment, creationflags=_NO_WINDOW
        )
        self._job_object = JobObject(self._process, limits.memory)
        self._listeners = [_thread(self._listen, self._process.stdout), _thread(self._note, self._process.stderr)]

    @property
    def alive(self) -> bool:
        return not self._silent.is_set() and self._process.poll() is None  # while the listener waits for its end, poll() knows nothing

    @property
    def status(self) -> int | None:
        """Of a process that has ended: its exit status; negative for a signal."""
        return self._process.returncode

    @property
    def out_of_time(self) -> bool:
        """Whether the system ended it for its use of the processor."""
        return sys.platform != "win32" and self.status == -_SIGXCPU

    @property
    def out_of_memory(self) -> bool:
        """Whether a library that knows no MemoryError ended it for want of memory."""
        return "memory allocation" in self.last_words()

    def send(self, message: dict[str, Any]) -> None:
        """Write a request; on a thread, for a worker that does not listen would hold us."""
        data = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
        _thread(self._write, data)

    def answer(self, seconds: float, waiting: _Waiting) -> dict[str, Any] | None:
        """The answer; None where the worker ended or the time was up."""
        deadline = time.monotonic() + _START
        while True:
            waiting.look()
            try:
                line = self._heard.get(timeout=_TICK)
            except queue.Empty:
                if time.monotonic() < deadline:
                    continue
                self.timed_out = True
                self.kill()
                return None
            message = _message(line)
            if message is not None and "begun" in message:
                deadline = time.monotonic() + seconds
            elif message is not None and "progress" in message:
                waiting.done, waiting.total = message["progress"]
            else:
                return message

    def kill(self) -> None:
        """End it at once."""
        with suppress(OSError):
            self._process.kill()

    def end(self) -> None:
        """Close its input, on which it ends by itself; one that does not is killed."""
        stdin = self._process.stdin
        with suppress(OSError):
            if stdin is not None:
                stdin.close()
        try:
            self._process.wait(_MANNERS)
        except subprocess.TimeoutExpired:
            self.kill()
            self._process.wait()
        for listener in self._listeners:
            listener.join()
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()
        self._job_object.close()

    def last_words(self) -> str:
        """What it said on standard error, at most its last lines; after `end`."""
        return "".join(self._words)

    def _write(self, data: bytes) -> None:
        stdin = self._process.stdin
        with suppress(OSError, ValueError):  # it is gone; whoever waits for the answer will notice
            if stdin is not None:
                stdin.write(data)
                stdin.flush()

    def _listen(self, stream: IO[bytes]) -> None:
        while line := stream.readline(_LARGEST_ANSWER):
            self._heard.put(line)
        self._silent.set()
        self._process.wait()
        self._heard.put(b"")

    def _note(self, stream: IO[bytes]) -> None:
        while line := stream.readline(10_000):
            self._words.append(line.decode("utf-8", "replace").replace("\r\n", "\n"))


def worker_command() -> list[str]:
    """How the worker is started: the console executable beside a built program, else this Python."""
    program = Path(sys.executable)
    if program.name.lower() in {"ttdn.exe", "ttdn-gui.exe"}:
        return [str(program.with_name("ttdn.exe")), "--worker"]
    return [sys.executable, "-X", "utf8", "-m", "ttdn_desktop", "--worker"]


def _environment() -> dict[str, str]:
    """That of this process without ways to the network or into the interpreter; the worker finds this very package."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy") and name not in _UNHEARD}
    here = str(Path(__file__).resolve().parents[2])
    scratch = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(_private_folder()))
    return {**kept, **scratch, "PYTHONPATH": os.pathsep.join([here, *filter(None, [kept.get("PYTHONPATH")])])}


def _private_folder() -> Path:
    """A folder of the person's own, where the worker finds nothing by chance, and what a killed one left is swept."""
    folder = paths.data_dir() / "worker"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in folder.glob("ttdn-*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_OVER:  # another worker may be at it
                shutil.rmtree(left)
    return folder


def _thread(work: Callable[..., None], given: Any) -> threading.Thread:
    thread = threading.Thread(target=work, args=(given,), name="fence", daemon=True)
    thread.start()
    return thread


def _message(line: bytes) -> dict[str, Any] | None:
    """What a whole line says; None for half a line, or none."""
    if not line.endswith(b"\n"):
        return None
    try:
        message: dict[str, Any] = json.loads(line.decode("utf-8", "surrogatepass"))
    except ValueError:  # a worker that no longer knows what it says
        return None
    return message


def _error_of(answer: dict[str, Any]) -> TtdnError:
    """The error as the worker raised it."""
    kind = getattr(errors, answer["error"], UnreadableError)
    error: TtdnError = kind(answer["message"])
    return error
