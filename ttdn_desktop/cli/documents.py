"""`ttdn read` and `ttdn import`: what files say, shown or kept."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_desktop.cli.command import Command, Exit, Tools
from ttdn_desktop.cli.output import print_json, say, tell
from ttdn_desktop.cli.summary import plan_lines
from ttdn_desktop.cli.tables import add_into, import_into
from ttdn_desktop.cli.workspace import add_json, add_workspace, opened
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Reading, Severity
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services import late
from ttdn_desktop.services.types import Saved

if TYPE_CHECKING:
    from ttdn_desktop.services.fence import Fence

_SEVERITIES = {Severity.ERROR: N_("Error"), Severity.WARNING: N_("Warning"), Severity.INFO: N_("Note")}
_SHOWN = 200  # characters of a passage that was not understood


def _status_of(reading: Reading) -> Exit:
    """The exit status that a reading deserves."""
    if not reading.is_document or reading.plan is None:
        return Exit.UNREADABLE
    return Exit.WITH_ERRORS if any(finding.severity is Severity.ERROR for finding in reading.findings) else Exit.GOOD


def _refusal(reading: Reading) -> str:
    """Why a file that is no document is not taken."""
    name = Path(reading.source.path).name
    why = next((finding.message for finding in reading.findings if finding.message), "")
    return f"“{name}”: {why}" if why else _("“{name}” is not an administrative document.").format(name=name)


def _read_arguments(parser: ArgumentParser) -> None:
    words = _("a document (.docx, .doc, .pdf, .html, .md, .txt, .rtf, .odt) or a workbook (.xlsx, .xls, .ods)")
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=words)
    add_json(parser)


def _read(given: Namespace, _tools: Tools) -> Exit:
    reading = late.read_file(given.file)
    if given.json:
        print_json(late.reading_to_json(reading))
    elif reading.plan is not None:
        for line in plan_lines(reading.plan):
            say(line)
        _say_findings(reading)
    status = _status_of(reading)
    if status is Exit.UNREADABLE:
        tell(_refusal(reading))
        for finding in reading.findings[1:]:
            if finding.severity is not Severity.INFO:
                tell(finding.message)
    return status


def _say_findings(reading: Reading) -> None:
    if reading.findings or reading.unread:
        say("")
    for finding in reading.findings:
        say(f"{_(_SEVERITIES[finding.severity])}: {finding.message or finding.code}")
    if reading.unread:
        count = len(reading.unread)
        say(ngettext("{count} passage was not understood:", "{count} passages were not understood:", count).format(count=count))
        for passage in reading.unread:
            say(f"  {passage.text.strip()[:_SHOWN]}")


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files", metavar=_("FILE"), type=Path, nargs="+", help=_("documents (.docx, .doc, .pdf, .html, .md, .txt, .rtf, .odt) or workbooks (.xlsx, .xls, .ods)")
    )
    add_workspace(parser)
    add_into(parser)
    add_json(parser)


def _import(given: Namespace, tools: Tools) -> Exit:
    """Take in what can be read; one bad file does not keep the others out, but shows in the exit status."""
    if given.into is not None:
        return import_into(given, tools)
    with late.fence() as fence:
        status, plans = _plans_of(given.files, fence)
    saved: list[Saved] = []
    if plans:
        with opened(given.workspace, tools, make=True) as workspace:
            saved = [workspace.add(plan).result() for plan in plans]
    ids = [str(one.plan) for one in saved]
    if given.json:
        print_json({"ids": ids})
    else:
        for plan_id, plan in zip(ids, plans, strict=True):
            say(f"{plan_id}  {' '.join(plan.document.subject.split())}")
        there = sum(one.was_there for one in saved)
        count = len(ids) - there
        if count or not there:
            tell(ngettext("{count} plan was taken in.", "{count} plans were taken in.", count).format(count=count))
        if there:
            words = ngettext("{count} file is in your data already, unchanged.", "{count} files are in your data already, unchanged.", there)
            tell(words.format(count=there))
    return status


def _plans_of(files: Sequence[Path], fence: "Fence") -> tuple[Exit, list[Plan]]:
    """The plans that can be read, the others told; and the worst status."""
    status = Exit.GOOD
    plans: list[Plan] = []
    for file in files:
        try:
            reading = late.read_file(file, fence=fence, trace=False)
        except UnreadableError as error:
            tell(error.message)
            status = Exit.UNREADABLE
            continue
        status = max(status, _status_of(reading))
        if _status_of(reading) is Exit.UNREADABLE or reading.plan is None:
            tell(_refusal(reading))
        else:
            plans.append(reading.plan)
    return status, plans


READ = Command(
    name="read", summary=N_("read a document and show what was understood"), arguments=_read_arguments, run=_read, example="ttdn read ke-hoach.docx --json"
)

IMPORT = Command(
    name="import",
    summary=N_("take documents into a workspace"),
    arguments=_import_arguments,
    run=_import,
    example="ttdn import ke-hoach.docx --workspace xa.ttdn",
)
