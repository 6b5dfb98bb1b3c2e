"""Sets up what development needs: virtual environment, catalogues, system packages, validator; quick when all is there.

Standard library only: it runs before anything is installed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "packaging" / "requirements"
VALIDATOR = ROOT / ".cache" / "validator"
_STAMP = VENV / "ttdn-requirements.sha256"
_UNFINISHED = "unfinished"  # an installation was cut off: begin anew, for pip takes half a package for a whole one
_WINDOWS = sys.platform == "win32"

_QT = """
    libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6 libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4
    libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1
    libxcb-util1
"""
_TEST = "xvfb xauth fonts-liberation2 strace libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils"
QT_PACKAGES = tuple(_QT.split())
TEST_PACKAGES = tuple(_TEST.split())


class SetupError(Exception):
    """Something without which nothing can go on; the message says what to do."""


def python() -> Path:
    """The interpreter of the virtual environment."""
    return VENV / "Scripts" / "python.exe" if _WINDOWS else VENV / "bin" / "python"


def tool_environment() -> dict[str, str]:
    """The variables for our own tools: the package and the tools are importable from everywhere, output is UTF-8."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "packaging")]), "PYTHONUTF8": "1"}


def set_up(packages: tuple[str, ...] = (), *, validator: bool = False) -> list[str]:
    """Make everything ready; returns what had to be left out, one sentence each. SetupError when it is hopeless."""
    if sys.version_info < (3, 11):  # noqa: UP036 - dev.py is started with whatever python3 there is
        raise SetupError(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}.")
    left_out = install_packages(packages)
    install_requirements()
    compile_catalogues()
    if validator:
        left_out += install_validator()
    return left_out


def install_requirements() -> None:
    """A virtual environment with exactly what the lock says; made anew when it is half-made or of another Python."""
    lock = REQUIREMENTS / ("windows-x64.lock" if _WINDOWS else "linux-x64.lock")
    wanted = f"{hashlib.sha256(lock.read_bytes()).hexdigest()} python {sys.version_info.major}.{sys.version_info.minor}"
    stamped = _STAMP.read_text(encoding="utf-8") if _STAMP.exists() else ""
    if python().exists() and stamped == wanted:
        return
    say("Setting up .venv …")
    reusable = stamped != _UNFINISHED and _is_sound(wanted.rpartition(" ")[2])
    if not reusable and run([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
        raise SetupError("The virtual environment could not be made. On Debian: sudo apt-get install python3-venv")
    _STAMP.write_text(_UNFINISHED, encoding="utf-8")
    pip: list[str | Path] = [python(), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if run([*pip, "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", lock]) != 0:
        raise SetupError(f"The packages of {lock.name} could not be installed; is the package registry reachable?")
    if run([*pip, "--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT]) != 0:  # for the commands ttdn and ttdn-gui
        raise SetupError("The program itself could not be installed into .venv.")
    _STAMP.write_text(wanted, encoding="utf-8")


def _is_sound(version: str) -> bool:
    """Whether the environment starts, is of this Python version, and has a working pip."""
    if not python().exists():
        return False
    question = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([python(), "-c", question], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == version


def compile_catalogues() -> None:
    """Compile the translations that changed."""
    for source in (ROOT / "translations").glob("*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime_ns <= source.stat().st_mtime_ns:
            if run([python(), ROOT / "packaging" / "catalogue.py", "compile"]) != 0:
                raise SetupError("The translations could not be compiled.")
            return


def install_packages(packages: tuple[str, ...]) -> list[str]:
    """Install the missing Debian packages where one may, else name the command."""
    if not packages or shutil.which("dpkg-query") is None:
        return []
    listed = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *packages], capture_output=True, text=True, check=False)
    present = {line.split()[0] for line in listed.stdout.splitlines() if line.endswith(" installed")}
    missing = [name for name in packages if name not in present]
    if not missing:
        return []
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing {' '.join(missing)} …")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if run(["apt-get", "update", "-qq"], env=quiet, quiet=True) == 0 and run(command, env=quiet, quiet=True) == 0:
            return []
    return [f"system packages are missing; install them with: sudo {' '.join(command)}"]


def install_validator() -> list[str]:
    """The validator of Office files, from its lock; it needs npm and is for the tests only."""
    npm = shutil.which("npm")
    if npm is None:
        return ["npm is missing, so the tests with Microsoft's validator of Office files are skipped"]
    source = ROOT / "packaging" / "validator"
    stamp = VALIDATOR / "lock.sha256"
    wanted = hashlib.sha256((source / "package-lock.json").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return []
    say("Setting up the validator of Office files …")
    shutil.rmtree(VALIDATOR, ignore_errors=True)
    VALIDATOR.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(source / name, VALIDATOR / name)
    if run([npm, "ci", "--omit-lockfile-registry-resolved", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=VALIDATOR) != 0:
        return ["the validator of Office files could not be installed, so its tests are skipped"]
    stamp.write_text(wanted, encoding="utf-8")
    return []


def run(command: Sequence[str | Path], *, cwd: Path = ROOT, env: dict[str, str] | None = None, quiet: bool = False) -> int:
    """Run a command, its output going where ours goes (or nowhere), and give its exit status."""
    sys.stdout.flush()
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env or tool_environment(), stdin=subprocess.DEVNULL, stdout=output, check=False
    ).returncode


def say(text: str) -> None:
    """Messages go to standard error, so that a command's own output stays clean."""
    print(text, file=sys.stderr, flush=True)
