"""The one tool of development, on Windows and Linux: sets everything up, then runs, tests, measures or proves.

Standard library only; needs Python 3.11 or newer and nothing installed.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import environment
from environment import QT_PACKAGES, ROOT, TEST_PACKAGES, SetupError, python, run, say

_CHECKS: dict[str, list[str]] = {
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "lint": ["ruff", "check", "--quiet", "."],
    "types": ["mypy"],
}


def command_run(args: argparse.Namespace) -> int:
    """Show the window with a sample plan; without a screen, do the same job: read the sample and export its papers."""
    samples = {file.stem: file for file in sorted((ROOT / "resources" / "samples").glob("*.json"))}
    sample = samples.get(args.sample) if args.sample else next(iter(samples.values()), None)
    if sample is None:
        raise SetupError(f"No such sample; there are: {', '.join(samples) or 'none'}")
    screen = _has_screen() and not args.headless
    _tell(environment.set_up(QT_PACKAGES if screen else ()))
    folder = ROOT / "build" / "run"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    home = {**environment.tool_environment(), "TTDN_HOME": str(folder / "home")}  # the person's own plans stay apart from the sample
    if screen:
        return run([python(), "-m", "ttdn_desktop", sample], env=home)
    papers = [folder / f"{sample.stem}{suffix}" for suffix in (".docx", ".xlsx")]
    for paper in papers:
        if status := run([python(), "-m", "ttdn_desktop", "export", sample, "--to", paper], env=home):
            return status
    print(f"No screen here, so the sample plan {sample.relative_to(ROOT)} was read and exported. The papers are:")
    for paper in papers:
        print(f"  {paper} ({paper.stat().st_size:,} bytes)")
    return 0


def command_test(args: argparse.Namespace) -> int:
    """Check format, lint and types, run all tests, and say what was left out; the last line is pytest's own."""
    left_out = environment.set_up(QT_PACKAGES + TEST_PACKAGES, validator=True)
    failed = _check(_CHECKS)
    workers = [] if any(part.startswith("-n") or part == "--pdb" for part in args.rest) else ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "worksteal"]
    status, closing = _pytest([*workers, *args.rest])
    if status:
        failed.append("tests")
    _tell(left_out)
    print(f"Left out by the set-up: {len(left_out)}. Failed: {', '.join(failed) or 'nothing'}.", flush=True)
    print(closing, flush=True)
    return 1 if failed else 0


def command_lint(args: argparse.Namespace) -> int:
    """Check format, lint and types; with --fix, mend first what can be mended."""
    _tell(environment.set_up())
    if args.fix:
        run([python(), "-m", "ruff", "check", "--fix", "--quiet", "."])
        run([python(), "-m", "ruff", "format", "--quiet", "."])
    failed = _check(_CHECKS)
    print(f"Failed: {', '.join(failed) or 'nothing'}.")
    return 1 if failed else 0


def command_bench(args: argparse.Namespace) -> int:
    """Run all measurements, or the named ones."""
    _tell(environment.set_up(QT_PACKAGES))
    scripts = {file.stem: file for file in sorted((ROOT / "packaging" / "bench").glob("*.py")) if not file.stem.startswith("_")}
    names = args.names or list(scripts)
    if unknown := [name for name in names if name not in scripts]:
        raise SetupError(f"No such measurement: {', '.join(unknown)}. There are: {', '.join(scripts) or 'none'}")
    return max((run([python(), scripts[name]]) for name in names), default=1)


def command_shots(args: argparse.Namespace) -> int:
    """Take pictures of every screen."""
    _tell(environment.set_up((*QT_PACKAGES, "fonts-liberation2")))
    return run([python(), ROOT / "packaging" / "shots.py", *args.rest])


def command_prove(args: argparse.Namespace) -> int:
    """Run one of the proofs; each tries to break a promise and shows by a control that it could have."""
    proofs = {file.stem: file for file in sorted((ROOT / "packaging" / "proofs").glob("*.py")) if file.stem != "report"}
    if args.name not in proofs:
        raise SetupError(f"No such proof: {args.name}. There are: {', '.join(proofs) or 'none'}")
    _tell(environment.set_up(QT_PACKAGES))
    asked: list[str | Path] = [python(), proofs[args.name]]
    asked += ["--n", str(args.n)] if args.n is not None else []
    asked += ["--seed", str(args.seed)] if args.seed is not None else []
    asked += ["--json"] if args.json else []
    return run([*asked, *args.rest])


def _check(checks: dict[str, list[str]]) -> list[str]:
    """Run all of these checks and give the names of those that failed."""
    failed = []
    for name, command in checks.items():
        started = time.monotonic()
        status = run([python(), "-m", *command])
        print(f"{name}: {'failed' if status else 'good'} ({time.monotonic() - started:.1f} s)", flush=True)
        if status:
            failed.append(name)
    return failed


def _pytest(arguments: list[str]) -> tuple[int, str]:
    """Run pytest showing its output as it comes, but for its closing line, which is given back."""
    command = [str(python()), "-m", "pytest", *arguments]
    held = ""
    with subprocess.Popen(
        command, cwd=ROOT, env=environment.tool_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        for line in process.stdout or ():
            if line.strip():
                if held:
                    print(held, flush=True)
                held = line.rstrip()
    return process.returncode, held


def _has_screen() -> bool:
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _tell(left_out: list[str]) -> None:
    for sentence in left_out:
        say(f"Left out: {sentence}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    def add(name: str, action: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=(action.__doc__ or "").partition("\n")[0], description=action.__doc__)
        command.set_defaults(action=action, rest=[])
        return command

    running = add("run", command_run)
    running.add_argument("--sample", help="name of a plan in resources/samples")
    running.add_argument("--headless", action="store_true", help="export instead of showing the window")
    add("test", command_test)
    add("lint", command_lint).add_argument("--fix", action="store_true")
    add("bench", command_bench).add_argument("names", nargs="*")
    add("shots", command_shots)
    proving = add("prove", command_prove)
    proving.add_argument("name")
    proving.add_argument("--n", type=int, help="how often to try")
    proving.add_argument("--seed", type=int, help="of the random choices")
    proving.add_argument("--json", action="store_true", help="end with one line of JSON")
    return parser


def main(argv: list[str]) -> int:
    """Arguments that a command does not know go on to what it starts: pytest, the pictures, the proof."""
    args, rest = _parser().parse_known_args(argv)
    if rest and args.command not in {"test", "shots", "prove"}:
        _parser().error(f"unknown: {' '.join(rest)}")
    args.rest = [part for part in rest if part != "--"]
    try:
        return int(args.action(args))
    except SetupError as error:
        say(str(error))
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
