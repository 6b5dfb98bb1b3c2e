"""The fence holds: a worker that hangs, dies, swells or lies is ended, replaced and told of in a sentence; nobody outlives the program."""

import errno
import hashlib
import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.office.hostile import word_parts, zipped
from ttdn_desktop import i18n
from ttdn_desktop.errors import FileBusyError, StoppedError, UnreadableError
from ttdn_desktop.services import fence as fence_module
from ttdn_desktop.services import late
from ttdn_desktop.services.fence import Fence, Limits

ROOT = Path(__file__).resolve().parents[2]
BAD = (sys.executable, "-X", "utf8", "-m", "tests.faults.bad_worker")
SHORT = Limits(seconds=1.5)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@pytest.fixture
def told() -> list[str]:
    """What was written into the log."""
    return []


@pytest.fixture
def fence(told: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Fence]:
    """A fence before the bad worker, impatient."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with Fence(command=BAD, limits=SHORT, write_log=told.append) as made:
        yield made


def pid_of(fence: Fence) -> int:
    return int(fence.ask("echo", {})["pid"])


def gone(pid: int) -> bool:
    """Whether the process has ended, waiting a while for it."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        process = Path(f"/proc/{pid}")
        with suppress(FileNotFoundError, ProcessLookupError):  # it may go while we look
            state = (process / "stat").read_text().rpartition(")")[2].split()[0]
            if state == "Z" and len(list((process / "task").iterdir())) == 1:  # its other threads may outlive the first a little
                return True
        threading.Event().wait(0.01)
    return False


def test_one_worker_serves_many_requests(fence):
    assert len({pid_of(fence) for _ in range(5)}) == 1


def test_an_answer_comes_with_all_that_was_asked_whatever_libraries_print(fence):
    assert fence.ask("echo", {"path": "Kế hoạch.docx", "big": "đ" * 300_000})["request"] == {"path": "Kế hoạch.docx", "big": "đ" * 300_000}


def test_the_worker_works_in_an_empty_folder_and_knows_no_proxy(fence, monkeypatch, home):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    answer = fence.ask("echo", {})
    assert Path(answer["cwd"]) == home / "worker"
    assert not list(Path(answer["cwd"]).iterdir())
    assert answer["proxy"] is None


@pytest.mark.parametrize("job", ["hang", pytest.param("spin", marks=POSIX), "count"])
def test_a_worker_that_does_not_come_to_an_end_is_ended_and_replaced(fence, job):
    before = pid_of(fence)
    with pytest.raises(UnreadableError, match=r"Kế hoạch\.docx"):
        fence.ask(job, {"path": "/a/Kế hoạch.docx"})
    assert pid_of(fence) != before
    assert gone(before)


@POSIX
def test_a_worker_that_takes_too_much_memory_is_told_and_replaced(told):
    with Fence(command=BAD, limits=Limits(memory=300_000_000), write_log=told.append) as fence:
        before = pid_of(fence)
        with pytest.raises(UnreadableError, match=r"bộ nhớ|memory"):
            fence.ask("swallow", {"path": "a.docx"})
        assert pid_of(fence) != before
    assert not told


def test_the_time_in_which_the_worker_starts_is_not_taken_from_what_it_is_asked(monkeypatch):
    """On a machine that is at something else Python alone may take seconds."""
    clock, passed = time.monotonic, 0.0
    monkeypatch.setattr(fence_module, "time", SimpleNamespace(monotonic=lambda: clock() + passed, time=time.time))

    def slow_start() -> bool:
        nonlocal passed
        passed = 20
        return False

    with Fence(command=BAD, limits=Limits(seconds=15)) as fence:
        assert fence.ask("echo", {}, cancelled=slow_start)["pid"]


def test_a_worker_that_crashes_is_told_replaced_and_noted(fence, told):
    with pytest.raises(UnreadableError, match=r"a\.docx"):
        fence.ask("die", {"path": "a.docx"})
    assert len(told) == 1
    assert pid_of(fence)


def test_a_library_that_ends_the_worker_for_want_of_memory_is_told_as_such(fence):
    with pytest.raises(UnreadableError, match=r"bộ nhớ|memory"):
        fence.ask("overflow", {"path": "a.docx"})


def test_a_bug_is_a_sentence_for_people_and_a_traceback_for_the_log(fence, told):
    with pytest.raises(UnreadableError, match=r"ttdn\.log") as raised:
        fence.ask("fail", {"path": "a.docx"})
    assert "KeyError" not in raised.value.message
    assert "KeyError: 'a bug of ours'" in told[0]


def test_an_expected_error_comes_out_as_it_was(fence, told):
    before = pid_of(fence)
    with pytest.raises(FileBusyError, match=r"Tệp đang mở\."):
        fence.ask("refuse", {})
    assert pid_of(fence) == before
    assert not told


@POSIX
def test_a_worker_killed_between_two_requests_is_replaced_in_silence(fence, told):
    before = pid_of(fence)
    os.kill(before, signal.SIGKILL)
    assert gone(before)
    assert pid_of(fence) != before
    assert not told


@POSIX
def test_a_worker_killed_at_work_is_told_and_replaced(fence):
    before = pid_of(fence)
    threading.Timer(0.2, os.kill, (before, signal.SIGKILL)).start()
    with pytest.raises(UnreadableError):
        fence.ask("hang", {"path": "a.docx"})
    assert pid_of(fence) != before


def test_a_person_who_stops_it_waits_no_longer(fence):
    before = pid_of(fence)
    looks = itertools.count()
    with pytest.raises(StoppedError):
        fence.ask("hang", {}, cancelled=lambda: next(looks) > 3)
    assert pid_of(fence) != before


def test_who_hears_of_progress_may_stop_it_by_an_error(fence):
    heard: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        heard.append((done, total))
        if total:
            raise StoppedError("enough")

    with pytest.raises(StoppedError, match="enough"):
        fence.ask("count", {}, report=report)
    assert heard[-1] == (1, 2)
    assert pid_of(fence)


def test_requests_of_several_threads_wait_for_each_other(fence):
    answers: list[int] = []
    threads = [threading.Thread(target=lambda n=n: answers.append(fence.ask("echo", {"n": n})["request"]["n"])) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == list(range(8))


def test_a_fence_that_closes_ends_the_worker_and_frees_who_waits(fence):
    before = pid_of(fence)
    stopped = threading.Event()

    def wait() -> None:
        with pytest.raises(StoppedError):
            fence.ask("hang", {})
        stopped.set()

    thread = threading.Thread(target=wait)
    thread.start()
    fence.close()
    thread.join(60)
    assert stopped.is_set()
    assert gone(before)
    with pytest.raises(StoppedError):
        fence.ask("echo", {})


def test_a_fence_at_rest_has_no_worker(fence):
    before = pid_of(fence)
    fence.rest()
    assert gone(before)
    assert pid_of(fence) != before


def test_a_worker_that_cannot_start_is_a_sentence(home):
    with Fence(command=(str(home / "khong-co"),)) as fence, pytest.raises(UnreadableError, match=r"không khởi động|cannot start"):
        fence.ask("read", {})


@POSIX
@pytest.mark.parametrize("job", ["echo", "hang", "spin"])
def test_a_program_that_is_killed_takes_its_worker_along(job, home):
    program = (
        "import sys; from ttdn_desktop.services.fence import Fence, Limits\n"
        f"fence = Fence(command={BAD!r}, limits=Limits(seconds=60))\n"
        "print(fence.ask('echo', {})['pid'], flush=True)\n"
        f"fence.ask({job!r}, {{}})\n"
        "sys.stdin.read()\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TTDN_HOME": str(home)}
    with subprocess.Popen([sys.executable, "-c", program], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        worker = int(process.stdout.readline())
        process.kill()
    assert gone(worker)


@POSIX
def test_the_worker_writes_no_file(fence, tmp_path):
    target = tmp_path / "x.txt"
    assert fence.ask("write", {"path": str(target)})["errno"] == errno.EFBIG


def test_the_file_that_is_read_stays_as_it_was(tmp_path):
    folder = tmp_path / "chỉ đọc"
    folder.mkdir()
    file = folder / "Kế hoạch.docx"
    file.write_bytes(zipped(word_parts()))
    os.utime(file, ns=(1, 1_000_000_007))
    file.chmod(0o444)
    folder.chmod(0o555)
    before = hashlib.sha256(file.read_bytes()).digest(), file.stat().st_mtime_ns, sorted(folder.iterdir())
    try:
        assert not late.read_file(file).is_document
        assert before == (hashlib.sha256(file.read_bytes()).digest(), file.stat().st_mtime_ns, sorted(folder.iterdir()))
    finally:
        folder.chmod(0o755)


def test_the_worker_speaks_the_language_of_the_window(tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(b"PK\x03\x04")
    with late.fence() as fence:
        for language, word in (("vi", "bị hỏng"), ("en", "damaged")):
            i18n.install(language)
            with pytest.raises(UnreadableError, match=word):
                late.read_file(file, fence=fence)


def test_the_source_is_named_as_the_person_named_it(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("chữ", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert late.read_file(Path("a.txt")).source.path == "a.txt"
