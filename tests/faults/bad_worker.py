"""A worker with jobs that go wrong in every way there is; run by the tests of the fence in place of the real one."""

import os
import sys
import time
from pathlib import Path
from typing import Any

from ttdn_desktop.errors import FileBusyError
from ttdn_desktop.services import worker

HERE = "tests.faults.bad_worker"


def echo(request: dict[str, Any], report: worker.Report) -> dict[str, Any]:
    """Give back what was asked, with some progress, and who one is."""
    for step in range(request.get("steps", 0)):
        report(step, request["steps"])
    print("noise of a library")
    return {"request": request, "pid": os.getpid(), "cwd": str(Path.cwd()), "proxy": os.environ.get("HTTPS_PROXY")}


def hang(_request: dict[str, Any], _report: worker.Report) -> dict[str, Any]:
    """Never answer, without using the processor."""
    while True:
        time.sleep(1)


def spin(_request: dict[str, Any], _report: worker.Report) -> dict[str, Any]:
    """Never answer, and use the processor."""
    while True:
        pass


def count(request: dict[str, Any], report: worker.Report) -> dict[str, Any]:
    """Tell of progress for ever."""
    while True:
        report(1, 2)


def swallow(_request: dict[str, Any], _report: worker.Report) -> dict[str, Any]:
    """Take more and more memory."""
    held = []
    while True:
        held.append(bytes(10_000_000))


def die(_request: dict[str, Any], _report: worker.Report) -> dict[str, Any]:
    """End as a crash of a library would."""
    os.abort()


def overflow(_request: dict[str, Any], _report: worker.Report) -> dict[str, Any]:
    """End as libraries written in Rust do where there is no memory."""
    print("memory allocation of 1000000 bytes failed", file=sys.stderr, flush=True)
    os.abort()


def fail(_request: dict[str, Any], _report: worker.Report) -> dict[str, Any]:
    """A bug."""
    raise KeyError("a bug of ours")


def refuse(_request: dict[str, Any], _report: worker.Report) -> dict[str, Any]:
    """An expected error."""
    raise FileBusyError("Tệp đang mở.")


def write(request: dict[str, Any], _report: worker.Report) -> dict[str, Any]:
    """Try to write a file."""
    try:
        Path(request["path"]).write_text("x", encoding="utf-8")
    except OSError as error:
        return {"errno": error.errno}
    return {}


worker.JOBS.update({function.__name__: f"{HERE}:{function.__name__}" for function in (echo, hang, spin, count, swallow, die, overflow, fail, refuse, write)})

if __name__ == "__main__":
    sys.exit(worker.main())
