"""Files are whole or not there, and their troubles are told in sentences."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ttdn_desktop.errors import FileBusyError, FileWriteError, UnreadableError
from ttdn_desktop.services import files


def write(target: Path, data: bytes = b"new") -> None:
    with files.replacing(target) as stream:
        stream.write(data)


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    write(target, b"one")
    write(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]


def test_the_target_is_untouched_until_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    write(target, b"one")
    with files.replacing(target) as stream:
        stream.write(b"two")
        stream.flush()
        assert target.read_bytes() == b"one"
    assert target.read_bytes() == b"two"


def test_files_written_together_are_settled_on_the_disk_once_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[tuple[Path, list[str]]] = []
    monkeypatch.setattr(files, "sync_folder", lambda folder: settled.append((folder, sorted(entry.name for entry in folder.iterdir()))))
    with files.together():
        for name in ("a.docx", "b.docx"):
            with files.replacing(tmp_path / name) as stream:
                stream.write(b"x")
        assert settled == []
    assert settled == [(tmp_path, ["a.docx", "b.docx"])]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.docx", tmp_path / "link.docx"
    real.write_bytes(b"one")
    link.symlink_to(real)
    write(link, b"two")
    assert link.is_symlink()
    assert real.read_bytes() == b"two"


def test_a_long_vietnamese_name_leaves_room_for_the_part(tmp_path: Path) -> None:
    target = tmp_path / ("ế" * 83 + ".docx")  # 254 bytes of the 255 that a name may have
    write(target)
    assert target.exists()


def test_a_file_open_in_word_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_args: object) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    target = tmp_path / "Kế hoạch.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", denied)
    with pytest.raises(FileBusyError, match="Kế hoạch"):
        write(target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileWriteError, match="gone"):
        write(tmp_path / "gone" / "a.docx")


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileWriteError):
        write(tmp_path / ("a" * 300 + ".docx"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are of Unix")
def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    script = (
        "import resource, signal, sys; from pathlib import Path; from ttdn_desktop.services import files; from ttdn_desktop.errors import FileWriteError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (10000, 10000))\n"
        "try:\n    with files.replacing(Path(sys.argv[1])) as stream: stream.write(bytes(20000))\n"
        "except FileWriteError as error: print('told', error.message)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(target)], check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.stdout.startswith("told")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    assert files.free_name(target) == target
    target.touch()
    assert files.free_name(target) == tmp_path / "a (2).docx"
    (tmp_path / "a (2).docx").touch()
    assert files.free_name(target) == tmp_path / "a (3).docx"


def test_sweeping_takes_parts_left_by_the_dead_and_nothing_else(tmp_path: Path) -> None:
    left = tmp_path / ".Kế hoạch.0123456789abcdef.part"
    other = tmp_path / "own.part"
    left.touch()
    other.touch()
    with files.replacing(tmp_path / "a.docx") as stream:
        stream.write(b"whole")
        assert files.sweep(tmp_path) == 1
    assert {entry.name for entry in tmp_path.iterdir()} == {"own.part", "a.docx"}


def test_a_drive_that_does_not_answer_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer, answered = threading.Event(), threading.Event()

    def hang(_folder: Path) -> int:
        answer.wait()
        answered.set()
        return 0

    monkeypatch.setattr(files, "sweep", hang)
    files.sweep_all([tmp_path], patience=0.05)
    assert not answered.is_set()
    answer.set()


def test_sweeping_a_folder_that_is_gone_does_nothing(tmp_path: Path) -> None:
    assert files.sweep(tmp_path / "gone") == 0


def test_reading_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"a\.docx"):
        files.read_bytes(tmp_path / "a.docx")
    with pytest.raises(UnreadableError, match=r"Không có thư mục “.*gone”|There is no folder “.*gone”"):
        files.read_bytes(tmp_path / "gone" / "deeper" / "a.docx")
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(UnreadableError, match=r"a\.txt"):
        files.read_bytes(tmp_path / "a.txt" / "a.docx")
    with pytest.raises(UnreadableError):
        files.read_bytes(tmp_path)
