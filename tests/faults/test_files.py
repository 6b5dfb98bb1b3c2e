"""Whatever call fails while a file is written, the target is the old one or the new one."""

import errno
from itertools import count
from pathlib import Path

import pytest

from tests.faults.failing import FailingDisk
from ttdn_desktop.errors import FileBusyError, FileWriteError
from ttdn_desktop.services import files

OLD, NEW = b"old content", b"new content, longer than the old one"


def write(target: Path) -> None:
    with files.replacing(target) as stream:
        stream.write(NEW[:10])
        stream.write(NEW[10:])


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES], ids=lambda code: errno.errorcode[code])
@pytest.mark.parametrize("before", [None, OLD], ids=["no target", "target"])
def test_the_target_is_old_or_new_whichever_call_fails(tmp_path: Path, before: bytes | None, code: int, for_good: bool) -> None:
    target = tmp_path / "Kế hoạch.docx"
    for fails_at in count(1):
        target.unlink(missing_ok=True)
        if before is not None:
            target.write_bytes(before)
        disk = FailingDisk(fails_at=fails_at, errno=code, for_good=for_good)
        told = None
        with pytest.MonkeyPatch.context() as patch:
            disk.install(patch, tmp_path)
            try:
                write(target)
            except (FileBusyError, FileWriteError) as error:
                told = error.message
        now = target.read_bytes() if target.exists() else None
        assert now in (before, NEW)
        assert now == NEW or told, f"call {fails_at} ({disk.calls}) failed in silence"
        files.sweep(tmp_path)
        assert [entry.name for entry in tmp_path.iterdir() if entry != target] == []
        if not disk.reached:
            break
    assert fails_at > 8
    assert now == NEW


def test_the_caller_failing_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(OLD)

    def fail() -> None:
        with files.replacing(target) as stream:
            stream.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert target.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]


def test_trouble_of_the_caller_with_another_file_is_not_told_as_trouble_with_the_target(tmp_path: Path) -> None:
    def read_something_else() -> None:
        with files.replacing(tmp_path / "a.docx") as stream:
            stream.write((tmp_path / "template").read_bytes())

    with pytest.raises(FileNotFoundError):
        read_something_else()
    assert list(tmp_path.iterdir()) == []
