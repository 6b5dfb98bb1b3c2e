"""Proves that a damaged or nonsensical file of updates changes nothing: it is refused with a sentence, and the workspace stays as it is to the byte.

Good ones do exactly what they show and are taken back. Controls: without the checksum a changed letter comes through, without the look at sense a circle.
"""

import contextlib
import hashlib
import io
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from proofs import report

from tests.exchange import damaged_updates
from ttdn_desktop import resources
from ttdn_desktop.cli.main import main
from ttdn_desktop.domain.library import Library, Origin
from ttdn_desktop.domain.library_edits import add_document, put_document, required
from ttdn_desktop.domain.library_update import entries_of
from ttdn_desktop.exchange import updates
from ttdn_desktop.services import late, library_updates, system
from ttdn_desktop.services.library_updates import preview_update, read_update, take_update

_SLOWEST = 5.0  # seconds for one file
_REFUSED = 4


def prove(n: int, seed: int) -> report.ProofResult:
    """Give n files that must be refused, and a share of good ones, to `ttdn library update --yes` on a workspace with entries of its own."""
    choose = random.Random(seed)  # noqa: S311 - the same files can be had again
    violations = dict.fromkeys(("taken", "changed", "unsaid", "errors", "slow", "good_refused", "not_as_shown", "not_undone"), 0)
    kinds = [*damaged_updates.DAMAGE, *damaged_updates.NONSENSE]
    with tempfile.TemporaryDirectory() as folder:
        workspace, file = _workspace(Path(folder)), Path(folder) / "cap-nhat.json"
        for trial in range(n):
            kind, content = damaged_updates.damaged(choose, kinds[trial % len(kinds)])
            file.write_bytes(content)
            for violation in _refused(file, workspace):
                violations[violation] += 1
                report.say(f"{violation}: {kind}")
        report.say(f"kinds of damage and nonsense: {len(kinds)}")
        for number in range(max(n // 50, 3)):
            file.write_bytes(damaged_updates.good_file(choose))
            copy = Path(folder) / f"xa-{number}.ttdn"
            shutil.copy(workspace, copy)
            violations.update(Counter(violations) + Counter(_good(file, copy)))
        controls = list(_controls(choose, file, workspace))
    return report.ProofResult(name="updates", n=n, seed=seed, violations=violations, controls=len(controls), controls_failed=sum(controls))


def _workspace(folder: Path) -> Path:
    """With a document of the office's own and one that it noted something of; closed."""
    path = folder / "xa.ttdn"
    own = replace(resources.library().documents[-1], id="RIENG-1", number="45/KH-UBND", origin=Origin.OWN)
    library = add_document(resources.library(), own)
    library = put_document(library, replace(required(library, "ND-72-2015"), note="của xã"))
    with late.open_workspace(path, clock=system.now, new_id=system.new_id) as opened:
        opened.save_library(library).result()
    return path


def _refused(file: Path, workspace: Path) -> Iterator[str]:
    """What was not as promised when this file was to be taken."""
    before, started = _hash(workspace), time.monotonic()
    try:
        status, said = _ttdn("library", "update", file, "--workspace", workspace, "--take", "all", "--yes")
    except Exception as error:  # noqa: BLE001 - whatever escapes is a violation
        report.say(repr(error))
        yield "errors"
        return
    if status != _REFUSED:
        yield "taken"
    elif "Traceback" in said or "was not taken" not in said:
        yield "unsaid"
    if _hash(workspace) != before:
        yield "changed"
    if time.monotonic() - started > _SLOWEST:
        yield "slow"


def _good(file: Path, workspace: Path) -> Iterator[str]:
    """The same of a file that must be taken: as shown, and back."""
    before = _library(workspace)
    update = read_update(file)
    shown = preview_update(before, update)
    expected = take_update(before, update)
    status, _said = _ttdn("library", "update", file, "--workspace", workspace, "--yes")
    if status:
        yield "good_refused"
        return
    after = _library(workspace)
    touched = {(one.step, one.part, one.key) for one in shown.taken}
    reverse = {(one.step, one.part, one.key) for one in preview_update(after, update).taken}
    if after != expected or not touched or reverse or not _only(before, after, len(shown.added), len(shown.removed)):
        yield "not_as_shown"
    _ttdn("library", "undo-update", "--workspace", workspace)
    if _library(workspace) != before:
        yield "not_undone"


def _only(before: Library, after: Library, added: int, removed: int) -> bool:
    """Whether as many entries came and went as was shown."""
    old, new = ({(part, key) for part, key, _entry in entries_of(book)} for book in (before, after))
    return (len(new - old), len(old - new)) == (added, removed)


def _controls(choose: random.Random, file: Path, workspace: Path) -> Iterator[bool]:
    """Each time a safeguard is taken away: whether the trial sees that the file comes through."""
    copy = workspace.with_name("control.ttdn")
    shutil.copy(workspace, copy)
    file.write_bytes(damaged_updates.damaged(choose, "letter")[1])
    with patch.object(updates, "seal_of", lambda data: data.get("sha256", "")):
        yield "taken" in set(_refused(file, copy))
    shutil.copy(workspace, copy)
    file.write_bytes(damaged_updates.damaged(choose, "circle")[1])
    with patch.object(updates, "flaw_in", lambda _update: None), patch.object(library_updates, "flaw_beside", lambda *_given: None):
        yield "changed" in set(_refused(file, copy))


def _ttdn(*words: object) -> tuple[int, str]:
    """Exit status, and what stood on standard error."""
    said = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
        status = main(["--language", "en", *map(str, words)])
    return status, said.getvalue()


def _library(workspace: Path) -> Library:
    with late.open_workspace(workspace, clock=system.now, new_id=system.new_id) as opened:
        return opened.library().result()


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(report.main(sys.argv[1:], prove, default_n=1_000))
