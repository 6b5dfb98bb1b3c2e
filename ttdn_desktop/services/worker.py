"""The process behind the fence: takes one JSON object a line, does the job it names on a foreign file, and answers with one JSON object a line.

It is started by services/fence.py as `ttdn --worker`, knows no screen, and ends when its standard input does, so with the program that started it.
A job that fails by a bug ends the process; what Python says of it goes to standard error, which the fence keeps.
"""

import json
import os
import queue
import threading
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from ttdn_desktop import i18n
from ttdn_desktop.errors import TtdnError
from ttdn_desktop.services import confine

Report = Callable[[int, int], None]
Job = Callable[[dict[str, Any], Report], dict[str, Any]]

JOBS: dict[str, str] = {
    "book": "ttdn_desktop.services.foreign_jobs:book",
    "convert_font": "ttdn_desktop.services.font_job:convert",
    "kind": "ttdn_desktop.services.foreign_jobs:kind",
    "mend": "ttdn_desktop.services.mend_job:mend",
    "pages": "ttdn_desktop.services.foreign_jobs:pages",
    "read": "ttdn_desktop.services.foreign_jobs:read",
    "template": "ttdn_desktop.services.template_job:template",
    "text": "ttdn_desktop.services.foreign_jobs:text",
    "view": "ttdn_desktop.services.foreign_jobs:view",
}
"""What can be asked: module and function of each job. A function takes the request and a callback of progress, and gives JSON-able data.

Errors that are for people (TtdnError) come out of the fence again as they are. `path` of a request is the file it is about.
"""

_BETWEEN_REPORTS = 0.05  # seconds
_BLOCK = 1024 * 1024  # bytes
_TIRED = 200 * 1024 * 1024  # bytes of memory after which a worker asks to be replaced


def main() -> int:
    """Serve until standard input ends."""
    answers = _private_output()
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), name="listener", daemon=True).start()
    while True:
        try:
            answer = _answer(json.loads(requests.get()), answers)
        except (MemoryError, RecursionError):
            _send(answers, {"limit": "memory", "last": True})
            return 0
        answer["last"] = confine.peak_memory() > _TIRED
        _send(answers, answer)
        if answer["last"]:
            return 0


def _private_output() -> IO[bytes]:
    """The stream for answers; what libraries print goes to standard error instead."""
    private = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return private


def _listen(requests: "queue.SimpleQueue[bytes]") -> None:
    """Hand over what is asked; the end of the input is the end of the process, whatever it is at."""
    rest = b""
    while data := os.read(0, _BLOCK):  # not sys.stdin, whose lock Python wants when the process ends by a bug
        *lines, rest = (rest + data).split(b"\n")
        for line in lines:
            requests.put(line)
    os._exit(0)


def _answer(asked: dict[str, Any], answers: IO[bytes]) -> dict[str, Any]:
    request = asked["request"]
    if asked["language"] != i18n.language():
        i18n.install(asked["language"])
    function = _job(asked["job"])
    confine.begin(**asked["limits"])
    _send(answers, {"begun": True})  # from here on the time counts
    try:
        return {"answer": function(request, _reporter(answers))}
    except TtdnError as error:
        told = _worded(error, Path(str(request.get("path", ""))).name)
        return {"error": type(told).__name__, "message": told.message}


def _job(name: str) -> Job:
    module, _, function = JOBS[name].partition(":")
    job: Job = getattr(import_module(module), function)
    return job


def _worded(error: TtdnError, name: str) -> TtdnError:
    """A refusal of the office layer is a mere code; here it gets its sentence."""
    if not hasattr(error, "reason"):
        return error
    told: TtdnError = import_module("ttdn_desktop.services.refusals").worded(error, name, i18n.language())
    return told


def _reporter(answers: IO[bytes]) -> Report:
    due = 0.0

    def report(done: int, total: int) -> None:
        nonlocal due
        if (now := time.monotonic()) >= due:
            due = now + _BETWEEN_REPORTS
            _send(answers, {"progress": [done, total]})

    return report


def _send(answers: IO[bytes], message: dict[str, Any]) -> None:
    data = memoryview(json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n")
    try:
        while data:
            data = data[answers.write(data) or 0 :]
    except OSError:  # whoever asked is gone
        os._exit(0)
