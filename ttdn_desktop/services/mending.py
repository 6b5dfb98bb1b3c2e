"""Mending the look of a file of others: certain changes of layout in a copy, checked again, with an honest account of what was and was not done."""

import base64
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ttdn_desktop.errors import FileWriteError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.rules.model import Finding, PaperFix
from ttdn_desktop.services.checking import CheckedFile, CheckOptions, check_file
from ttdn_desktop.services.files import is_same, replacing

if TYPE_CHECKING:
    from ttdn_desktop.services.fence import Fence

_SAME = N_("“{name}” is the file itself, which is never changed. Nothing was written. Choose another name.")
_SUFFIX = N_("The new file is of the same kind as “{name}”. Nothing was written. Choose a name that ends with {suffix}.")


class Fate(StrEnum):
    """What became of a finding."""

    GONE = "gone"  # it is not found any more
    NOT_OFFERED = "not_offered"  # nothing is certain, a person has to decide
    WORDS = "words"  # words would have to change, which is never done in a file of others
    NOT_DONE = "not_done"  # the place could not be changed
    STILL_THERE = "still_there"  # the change was made, and the finding is there all the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """The file before and after, what became of every finding, and what is found now that was not found before."""

    before: CheckedFile = field(repr=False)
    after: CheckedFile = field(repr=False)
    target: Path
    fates: tuple[tuple[Finding, Fate], ...]
    new: tuple[Finding, ...]

    def count(self, fate: Fate) -> int:
        """How many findings went so."""
        return sum(one is fate for _finding, one in self.fates)


def mend_file(source: Path, target: Path, fence: "Fence", options: CheckOptions) -> Mended:
    """Write a copy of a .docx in which the layout that is certainly wrong is right; the source is never changed.

    Raises FileWriteError where the target is the source, of another kind, or cannot be written; UnreadableError for what cannot be mended.
    """
    if is_same(source, target):
        raise FileWriteError(_(_SAME).format(name=target.name))
    if target.suffix.lower() != source.suffix.lower():
        raise FileWriteError(_(_SUFFIX).format(name=source.name, suffix=source.suffix.lower() or "…"))
    before = check_file(source, fence, options)
    fixes = [fix for finding in before.report.findings for fix in _layout(finding)]
    answer = fence.ask("mend", {"path": str(source.absolute()), "mendings": [_on_wire(fix) for fix in fixes]})
    with replacing(target) as stream:
        stream.write(base64.b64decode(answer["data"]))
    after = check_file(target, fence, options)
    done = {id(fix) for fix, could in zip(fixes, answer["done"], strict=True) if could}
    left = Counter(map(_name, after.report.findings))
    fates = []
    for finding in before.report.findings:
        there = left[_name(finding)] > 0
        left[_name(finding)] -= there
        fates.append((finding, _fate(finding, done) if there else Fate.GONE))
    known = Counter(map(_name, before.report.findings))
    new = []
    for finding in after.report.findings:
        if known[_name(finding)]:
            known[_name(finding)] -= 1
        else:
            new.append(finding)
    return Mended(before=before, after=after, target=target, fates=tuple(fates), new=tuple(new))


def _layout(finding: Finding) -> Iterable[PaperFix]:
    return (fix for fix in finding.found.fixes if isinstance(fix, PaperFix) and fix.target != "text")


def _fate(finding: Finding, done: set[int]) -> Fate:
    """Why a finding is still there."""
    layout = list(_layout(finding))
    if not layout:
        return Fate.WORDS if finding.found.fixes else Fate.NOT_OFFERED
    if any(id(fix) in done for fix in layout):
        return Fate.WORDS if len(layout) < len(finding.found.fixes) else Fate.STILL_THERE
    return Fate.NOT_DONE


def _name(finding: Finding) -> tuple[str, str, str]:
    """What tells a finding from others of the same file."""
    return (finding.code, finding.found.where, finding.found.text)


def _on_wire(fix: PaperFix) -> list[Any]:
    return [fix.where, fix.target, [[name, value] for name, value in fix.fields]]
