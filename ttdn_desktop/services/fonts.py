"""Files typed in fonts of before Unicode, written anew in Unicode beside the old ones."""

import base64
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from ttdn_desktop.errors import FileBusyError, FileWriteError, UnreadableError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.fence import Fence
from ttdn_desktop.services.files import free_name, is_same, replacing
from ttdn_desktop.services.font_types import ConversionOutcome, Converted, ConvertedFont
from ttdn_desktop.services.types import Report

_SAME = N_("“{name}” is the file itself, which is never changed. Nothing was written. Choose another name.")
_SUFFIX = N_("The new file is of the same kind as “{name}”. Nothing was written. Choose a name that ends with {suffix}.")


def convert_font(source: Path, target: Path, fence: Fence | None = None, report: Report | None = None) -> Converted:
    """Write `source` in Unicode to `target`, whole or not at all; the source is read behind the fence and never changed.

    Raises FileWriteError where the target is the source, of another kind, or cannot be written; UnreadableError for what cannot be converted.
    """
    if fence is None:
        with Fence() as own:
            return convert_font(source, target, own, report)
    if is_same(source, target):
        raise FileWriteError(_(_SAME).format(name=target.name))
    if target.suffix.lower() != source.suffix.lower():
        raise FileWriteError(_(_SUFFIX).format(name=source.name, suffix=source.suffix.lower() or "…"))
    answer = fence.ask("convert_font", {"path": str(source.absolute())}, report=report)
    with replacing(target) as stream:
        stream.write(base64.b64decode(answer["data"]))
    return Converted(source=source, target=target, fonts=tuple(ConvertedFont(**font) for font in answer["fonts"]))


def convert_beside(sources: Sequence[Path], fence: Fence, report: Report) -> tuple[ConversionOutcome, ...]:
    """Write each of these files in Unicode beside it, under a name that is free; one that cannot be converted does not stop the others.

    `report` gets how many are done and how many there are; what it raises stops the work, as does StoppedError of the fence.
    """
    outcomes: list[ConversionOutcome] = []
    for number, source in enumerate(sources):
        report(number, len(sources))
        try:
            converted = convert_font(source, free_name(unicode_name(source)), fence, partial(_still, report, number, len(sources)))
        except (UnreadableError, FileWriteError, FileBusyError) as error:
            outcomes.append(ConversionOutcome(source=source, trouble=error.message))
        else:
            outcomes.append(ConversionOutcome(source=source, converted=converted))
    return tuple(outcomes)


def unicode_name(source: Path) -> Path:
    """Where the file in Unicode goes when nobody says: beside the old one."""
    return source.with_name(f"{source.stem} - Unicode{source.suffix}")


def _still(report: Report, number: int, count: int, _done: int, _all: int) -> None:
    """While one file is at work, the number of files done stays."""
    report(number, count)
