"""Proves that no foreign file hurts: each sample gets its answer in time, in little memory and without the network; bombs and spoilt files are refused.

Controls: a worker that asks the network is seen, and a bomb read without the gate takes too much.
"""

import json
import multiprocessing
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from proofs import report

from tests.office.hostile import sheet_parts, word_parts, zipped
from ttdn_desktop import i18n
from ttdn_desktop.errors import TtdnError
from ttdn_desktop.services import late

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = Path(os.environ.get("TTDN_SAMPLES") or ROOT.parent / "shared" / "samples") / "office"
LONGEST, LONGEST_BOMB = 5.0, 2.0  # seconds of the processor, the start of the program included
HANGING = 40.0  # seconds by the clock, however busy the machine is
MOST_MEMORY = 300 * 1024 * 1024  # bytes of either process
REFUSED, TOLD = 4, 3  # the program ends with 4 for both; 3 stands for a file that was opened, without a document in it
ALONE = 200  # trials from which each file is read by a program of its own, whose memory is then known
ANSWERS = (
    ("encrypted", r"mật khẩu"),
    ("xxe", r"không an toàn"),
    ("bomb", r"không an toàn|phình to"),
    ("truncated|duplicate-filename", r"hỏng"),
    (r"word6", r"lưu lại dạng \.docx"),
    (r"\.xlsb", r"lưu lại dạng \.xlsx"),
    (r"legacy\.xls$", r"lưu lại dạng \.xlsx"),
    (r"legacy\.doc$", r"không phải tiếng Việt"),
    ("hidden-sheet", r"đang bị ẩn"),
    (r"track-changes", r"thay đổi đang theo dõi"),
    (r"strict|structure-protected|many-merges|date-formats|no-shared-strings", r"Không thấy|không thấy"),
)
"""What must be said of samples whose names hold these words (samples/README.md), none of which becomes a plan; all others are read, or told of."""

_READ_ALL = """
import json, sys, time
from pathlib import Path
from ttdn_desktop import i18n
from ttdn_desktop.errors import TtdnError
from ttdn_desktop.services import late
i18n.install("vi")
with late.fence() as fence:
    for name in sys.argv[1:]:
        started = time.perf_counter()
        try:
            found = late.read_file(Path(name), fence=fence)
            status, said = 0 if found.is_document else 3, "\\n".join(finding.message for finding in found.findings)
        except TtdnError as error:
            status, said = 4, error.message
        print(json.dumps([time.perf_counter() - started, status, said]), flush=True)
"""
_UNGATED = (
    "import sys; from ttdn_desktop.office import package_gate as gate; gate.MAX_RATIO = gate.MAX_PART = gate.MAX_TOTAL = gate.MAX_ELEMENTS = 10**12\n"
    "from pathlib import Path; from ttdn_desktop.services.reading import read_file; read_file(Path(sys.argv[1]))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one program cost and said."""

    seconds: float  # by the clock
    busy: float  # seconds of the processor, of it and of processes it waited for
    memory: int  # bytes at most, of it or of a process it waited for
    status: int
    said: str
    told: str = ""  # on standard output


def prove(n: int, seed: int) -> report.ProofResult:
    """Read the samples, bombs of every sort, and n spoilt files of two kinds."""
    violations = {"answers": 0, "slow": 0, "memory": 0, "network": 0, "errors": 0}
    skipped: dict[str, str] = {}
    controls = []
    with tempfile.TemporaryDirectory(prefix="ttdn-reading-") as name:
        folder = Path(name)
        os.environ["TTDN_HOME"] = str(folder / "home")
        samples = sorted(SAMPLES.iterdir()) if SAMPLES.is_dir() else []
        if not samples:
            skipped["samples"] = f"not at {SAMPLES}"
        maker = multiprocessing.get_context("fork").Process(target=make_bombs, args=(folder,))  # its memory would count as that of our children
        maker.start()
        maker.join()
        bombs = sorted(folder.glob("bomb-*"))
        files = [*samples, *bombs]
        if n >= ALONE:
            for file in files:
                judge(file, run_measured(["-m", "ttdn_desktop", "read", str(file), "--language", "vi"]), violations)
        else:
            together(files, violations)
        if shutil.which("strace") is None:
            skipped["network"] = "strace is not installed"
        else:
            violations["network"] += network_calls(folder, _READ_ALL, files)
            controls.append(network_calls(folder, "import socket; socket.create_connection(('127.0.0.1', 9))", []) > 0)
        violations["errors"] += spoilt(folder, n, seed)
        ungated = run_measured(["-c", _UNGATED, str(folder / "bomb-paragraphs.docx")])
        controls.append(ungated.status != 0 or ungated.memory > MOST_MEMORY or ungated.busy > LONGEST_BOMB)
    return report.ProofResult(name="reading", n=n, seed=seed, violations=violations, controls=len(controls), controls_failed=sum(controls), skipped=skipped)


def together(files: list[Path], violations: dict[str, int]) -> None:
    """Judge files that one program reads one after the other; what each costs of processor and memory is then unknown, only what all cost at most."""
    whole = run_measured(["-c", _READ_ALL, *map(str, files)])
    answers = [json.loads(line) for line in whole.told.splitlines()]
    violations["answers"] += len(files) - len(answers)
    violations["memory"] += whole.memory > MOST_MEMORY
    violations["slow"] += whole.busy > LONGEST * len(files)
    for file, (seconds, status, said) in zip(files, answers, strict=False):
        judge(file, Run(seconds=seconds, busy=0, memory=0, status=status, said=said), violations)
    report.say(f"all together {whole.busy:.2f} s ({whole.seconds:.2f} by the clock) {whole.memory // 2**20} MB {whole.said}")


def judge(file: Path, run: Run, violations: dict[str, int]) -> None:
    """Count what is wrong with the answer about this file."""
    asked = next((words for pattern, words in ANSWERS if re.search(pattern, file.name)), None)
    good = run.status in {0, TOLD, REFUSED} and "Traceback" not in run.said
    if asked is not None:
        good = good and run.status != 0 and re.search(asked, run.said) is not None
    if run.status == REFUSED:
        good = good and file.name in run.said
    is_bomb = "bomb" in file.name
    violations["answers"] += not good
    violations["slow"] += run.busy > (LONGEST_BOMB if is_bomb else LONGEST) or run.seconds > HANGING
    violations["memory"] += run.memory > MOST_MEMORY
    answer = run.said.strip().splitlines()[-1][:110] if run.said.strip() else "read"
    name = file.name if good else f"WRONG {file.name}"
    cost = f"{run.busy:5.2f} s ({run.seconds:5.2f} by the clock) {run.memory // 2**20:4} MB"
    report.say(f"{name:34} {cost}  exit {run.status}  {answer}")


def run_measured(arguments: list[str]) -> Run:
    """Run a Python program of this tree to its end, with what it cost."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    started = time.perf_counter()
    with tempfile.TemporaryFile() as words, tempfile.TemporaryFile() as answers:
        process = subprocess.Popen([sys.executable, *arguments], env=environment, stdin=subprocess.DEVNULL, stdout=answers, stderr=words)
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        words.seek(0)
        answers.seek(0)
        said, told = (stream.read().decode("utf-8", "replace") for stream in (words, answers))
    busy = usage.ru_utime + usage.ru_stime
    return Run(seconds=time.perf_counter() - started, busy=busy, memory=usage.ru_maxrss * 1024, status=process.returncode, said=said, told=told)


def network_calls(folder: Path, program: str, files: list[Path]) -> int:
    """How many calls to the network a program and its children make."""
    log = folder / "calls"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=network", "-o", str(log), sys.executable, "-c", program, *map(str, files)]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    calls = [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if re.match(r"\d+\s+\w+\(", line)]
    for line in calls[:5]:
        report.say(f"network: {line}")
    return len(calls)


def make_bombs(folder: Path) -> None:
    """Small files that would fill the memory."""
    text = random.Random(1).randbytes(60_000).hex()  # noqa: S311 - the same file can be had again
    cells = "".join(f'<c r="A{row}" t="s"><v>0</v></c>' for row in range(1, 9000))
    bombs = {
        "bomb-paragraphs.docx": word_parts(b"<w:p/>" * 5_000_000),
        "bomb-linked.docx": {**word_parts(), "word/styles.xml": b"<w:styles>" + b" " * 200_000_000},
        "bomb-unlinked.docx": {**word_parts(), "word/media/image1.png": bytes(350_000_000)},
        "bomb-entities.docx": {**word_parts(), "word/document.xml": f'<!DOCTYPE a [<!ENTITY b "{text}">]><a>{"&b;" * 50_000}</a>'},
        "bomb-depth.docx": word_parts(b"<w:tbl>" * 200_000),
        "bomb-texts.xlsx": sheet_parts(f"<row>{cells}</row>", f"<si><t>{text}</t></si>"),
    }
    for name, parts in bombs.items():
        (folder / name).write_bytes(zipped(parts))


def spoilt(folder: Path, n: int, seed: int) -> int:
    """How many of n mutations of two good files end in anything but a reading or an expected error."""
    choose = random.Random(seed)  # noqa: S311 - the same files can be had again
    paragraphs = "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Căn cứ Luật số 1/2020/QH14;</w:t></w:r></w:p>" * 30
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>Việc {row}</t></is></c><c r="B{row}"><v>{row}</v></c></row>' for row in range(1, 40))
    goods = {".docx": zipped(word_parts(paragraphs)), ".xlsx": zipped(sheet_parts(rows))}
    noted: list[str] = []
    i18n.install("vi")
    with late.fence() as fence:
        for number in range(n):
            suffix = (".docx", ".xlsx")[number % 2]
            file = folder / f"spoilt-{number}{suffix}"
            file.write_bytes(mutated(goods[suffix], choose))
            try:
                late.read_file(file, fence=fence)
            except TtdnError as error:
                if not re.search("lưu lại|xin lại|chọn", error.message):
                    noted.append(f"{file.name}: {error.message}")
            file.unlink()
    for line in noted[:5]:
        report.say(line)
    return len(noted)


def mutated(good: bytes, choose: random.Random) -> bytes:
    """The file cut off, or with bits turned round."""
    data = bytearray(good)
    if choose.random() < 0.3:
        del data[choose.randrange(1, len(data)) :]
    for _ in range(choose.choice((1, 1, 2, 8))):
        data[choose.randrange(len(data))] ^= 1 << choose.randrange(8)
    return bytes(data)


if __name__ == "__main__":
    sys.exit(report.main(sys.argv[1:], prove, default_n=1000))
