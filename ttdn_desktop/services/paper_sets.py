"""A set of papers of one plan ("Hồ sơ trình ký") written in one go: which kinds in which formats, under which names, with a list of what was written."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.drafting.kinds import KINDS, records_of
from ttdn_desktop.errors import FileBusyError, NothingToPrintError, TtdnError
from ttdn_desktop.i18n import _
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.exporting import Existing, make_folder
from ttdn_desktop.services.files import free_name, replacing, together
from ttdn_desktop.services.names import clean_name, file_name
from ttdn_desktop.services.paper_files import FORMATS, PaperFile
from ttdn_desktop.services.papers import papers_wording
from ttdn_desktop.services.types import PLAN, PaperOrder, PaperSet, Report

MANIFEST = "manifest.json"

_UNIT = "…"
"""Stands in a name that is only shown for the units that have a file each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFile:
    """One file of a set: where it is and what it holds, or why it is not there. `beside`: it has a numbered name, as another program holds the usual one."""

    key: str
    path: Path
    sha256: str = ""
    about: str = ""
    trouble: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSet:
    """What became of a set, and the list of its files where one was asked for."""

    files: tuple[SetFile, ...]
    manifest: Path | None = None

    @property
    def whole(self) -> bool:
        """Whether every file was written."""
        return not any(file.trouble for file in self.files)


def write_set(
    plan: Plan, wanted: PaperSet, folder: Path, order: PaperOrder, report: Report, *, today: dt.date, existing: Existing = Existing.REPLACE
) -> WrittenSet:
    """Write the set into that folder, which is made where it is not there; a file that fails does not stop the others. Raises FileWriteError for the folder,
    also where it may lose what was written.
    """
    make_folder(folder)
    ready = list(_ready(plan, wanted, folder, order, today))
    files = []
    with together():
        for count, (file, target) in enumerate(ready):
            report(count, len(ready))
            files.append(_written(file, target, existing))
        listed = _write_manifest(plan, files, folder) if wanted.manifest else None
    report(len(ready), len(ready))
    return WrittenSet(files=tuple(files), manifest=listed)


def write_file(plan: Plan, keys: Sequence[str], target: Path, order: PaperOrder) -> WrittenSet:
    """Write all papers of these kinds into one file, each on sheets of its own; NothingToPrintError where the plan has nothing for them."""
    file = FORMATS[target.suffix.lower()].file(plan, keys, order)
    if file is None:
        raise NothingToPrintError(_("This plan has nothing that this paper would hold. Nothing was written."))
    path = file.write(target)
    return WrittenSet(files=(SetFile(key=file.key, about=file.about, path=path, sha256=_sha256(path)),))


def names_of_set(plan: Plan, wanted: PaperSet, order: PaperOrder, today: dt.date) -> tuple[str, ...]:
    """The names of the files a set will have, one for each kind and format, without drafting them; a kind for each unit has one more for each unit."""
    taken: set[str] = set()
    names = []
    for key in wanted.kinds:
        kind = KINDS[key]
        if not kind.needs(plan):
            continue
        heads = [record.document for record in records_of(plan, kind)] if kind.propose else []
        for suffix in wanted.formats:
            if suffix == ".xlsx" and (kind.sheet is None or (key == PLAN and not plan.tasks)):
                continue
            for count, head in enumerate(heads or [None], start=1):
                file = PaperFile(key=key, write=_not_written, about=_UNIT if kind.per_unit else str(count) if len(heads) > 1 else "", document=head)
                stem = _patterned(plan, file, wanted.pattern, today, order.overrides) if wanted.pattern else default_name(file)
                names.append(_free(stem, suffix, taken))
    return tuple(names)


def _not_written(target: Path) -> Path:
    return target


def default_name(file: PaperFile) -> str:
    """The name of a file without its ending: the key of the kind, and what tells it from others of its kind."""
    about = re.sub(r"[^a-z0-9]+", "-", fold(file.about)).strip("-")
    return "-".join(part for part in (file.key, about) if part)


def _ready(plan: Plan, wanted: PaperSet, folder: Path, order: PaperOrder, today: dt.date) -> Iterator[tuple[PaperFile, Path]]:
    taken: set[str] = set()
    for key in wanted.kinds:
        for suffix in wanted.formats:
            for file in FORMATS[suffix].files(plan, key, order):
                stem = _patterned(plan, file, wanted.pattern, today, order.overrides) if wanted.pattern else default_name(file)
                yield file, folder / _free(stem, suffix, taken)


def _patterned(plan: Plan, file: PaperFile, pattern: str, today: dt.date, overrides: Mapping[str, Mapping[str, str]]) -> str:
    titled = plan if file.document is None else replace(plan, document=file.document)
    words = papers_wording(plan, overrides).kinds.get(file.key)
    title = words.vi if words else file.key
    return clean_name(f"{file_name(pattern, titled, title, '', today)}{f' - {file.about}' if file.about else ''}", file.key)


def _free(stem: str, suffix: str, taken: set[str]) -> str:
    """A name that no other file of the set has; drives do not tell capitals apart."""
    name, count = f"{stem}{suffix}", 1
    while name.casefold() in taken:
        count += 1
        name = f"{stem} ({count}){suffix}"
    taken.add(name.casefold())
    return name


def _written(file: PaperFile, target: Path, existing: Existing) -> SetFile:
    """A file that is open in Word is left alone, and the new one gets a number."""
    given = SetFile(key=file.key, about=file.about, path=target)
    try:
        path, beside = _put(file, free_name(target) if existing is Existing.NUMBER else target)
        return replace(given, path=path, beside=beside, sha256=_sha256(path))
    except TtdnError as error:
        return replace(given, trouble=error.message)


def _put(file: PaperFile, target: Path) -> tuple[Path, bool]:
    try:
        return file.write(target), False
    except FileBusyError:
        numbered = free_name(target)
        if numbered == target:  # the folder itself may not be written
            raise
        return file.write(numbered), True


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write_manifest(plan: Plan, files: list[SetFile], folder: Path) -> Path:
    """The names and hashes of what was written, so that who gets the set can see that it is whole."""
    data = {
        "format": "ttdn-set",
        "version": 1,
        "plan": plan.id,
        "subject": plan.document.subject,
        "files": [{"name": file.path.name, "kind": file.key, "about": file.about, "sha256": file.sha256} for file in files if not file.trouble],
    }
    path = folder / MANIFEST
    with replacing(path) as stream:
        stream.write(json.dumps(data, ensure_ascii=False, indent=1).encode())
    return path
