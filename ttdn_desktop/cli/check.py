"""`ttdn check`: files and plans against the rules; one report for many, a mended copy of a Word file."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_desktop.cli.command import Command, Exit, Tools, UsageError
from ttdn_desktop.cli.output import print_json, say, tell
from ttdn_desktop.cli.workspace import add_json, add_workspace, folder_as_target, is_file, is_folder, opened, words
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services import late, late_checks
from ttdn_desktop.services.files import replacing
from ttdn_desktop.services.quoting import shortened
from ttdn_desktop.services.value_words import enum_words

if TYPE_CHECKING:
    from ttdn_desktop.services.check_report import Checked
    from ttdn_desktop.services.checking import Told


def _arguments(parser: ArgumentParser) -> None:
    help_text = _("documents (.docx, .doc, .pdf, .html, .md, .txt, .rtf, .odt), workbooks, files PLAN.json, or ids of plans in the workspace")
    parser.add_argument("what", metavar=_("FILE|ID"), type=words, nargs="+", help=help_text)
    add_workspace(parser, required=False)
    shown = parser.add_mutually_exclusive_group()
    add_json(shown)  # type: ignore[arg-type] # a group adds arguments as a parser does
    shown.add_argument("--html", metavar=_("OUT"), type=Path, help=_("write the report as one page of HTML, to read or to print"))
    parser.add_argument(
        "--fix", metavar=_("OUT"), type=Path, help=_("write a copy of a .docx in which the layout that is certainly wrong is right; words never change")
    )


def _run(given: Namespace, tools: Tools) -> Exit:
    if given.fix is not None and len(given.what) > 1:
        raise UsageError(_("One file at a time can be mended."))
    for target in (given.fix, given.html):
        if target is not None and is_folder(target):
            raise folder_as_target(target)
    if given.fix is not None and not _is_path(given.what[0]):
        raise UsageError(_("Only a file can be mended; a plan of the workspace is mended in the window."))
    checked = _checked(given, tools)
    if given.json:
        print_json(late_checks.checked_to_json(checked))
    elif given.html is not None:
        with replacing(given.html) as stream:
            stream.write(late_checks.checked_to_html(checked).encode("utf-8"))
        say(str(given.html))
        for one in checked:
            if one.trouble:
                tell(one.trouble)
    else:
        for number, one in enumerate(checked):
            if number:
                say("")
            _say(one)
    return _status(checked)


def _status(checked: "tuple[Checked, ...]") -> Exit:
    """What could not be read weighs more than what is wrong."""
    if any(one.trouble for one in checked):
        return Exit.UNREADABLE
    return Exit.FOUND if any(one.count(Severity.ERROR) for one in checked) else Exit.GOOD


def _checked(given: Namespace, tools: Tools) -> "tuple[Checked, ...]":
    """All that was asked for, in that order."""
    today = tools.clock().astimezone().date()
    paths = [name for name in given.what if _is_path(name)]
    if given.workspace is None and len(paths) < len(given.what):
        missing = next(name for name in given.what if name not in paths)
        raise UsageError(_("“{name}” is not a file. To check a plan of a workspace, name it with --workspace.").format(name=missing))
    found: dict[str, Checked] = {}
    shelf = None  # bases are judged by the library of the office where one is named
    if given.workspace is not None:
        with opened(given.workspace, tools) as workspace:
            shelf = late_checks.shelf_in(workspace)
            for name in given.what:
                if name not in paths:
                    found[name] = late_checks.check_in(workspace, name, today, shelf)
    if paths:
        with late.fence() as fence:
            for name in paths:
                found[name] = late_checks.check_path(Path(name), fence, today, given.fix, shelf)
    return tuple(found[name] for name in given.what)


def _is_path(name: str) -> bool:
    """Whether a word names a file rather than a plan of the workspace."""
    file = Path(name)
    return is_file(file) or is_folder(file) or bool(file.suffix) or len(file.parts) > 1


# --- for people


def _say(one: "Checked") -> None:
    say(one.name)
    if one.trouble or one.subject is None:
        tell(one.trouble)
        return
    reports = late_checks.check_words()
    say(f"  {reports.about_checking(one)}")
    if one.mended is not None:
        say(f"  {reports.told_mending(one.mended)}")
    found, plan = one.findings, one.subject.plan
    for severity in Severity:
        here = [told for told in found if told.severity is severity and not told.set_aside]
        if here:
            say("")
            say(f"{enum_words(severity)} ({len(here)})")
            for rule, alike in _by_rule(here):
                say(f"  {rule.rule}")
                say(f"  {reports.article_of(rule)} [{rule.code}]")
                for told in alike:
                    _say_place(told, reports.place_of(told, plan))
    if aside := [told for told in found if told.set_aside]:
        say("")
        say(_("Left as they are") + f" ({len(aside)})")
        for told in aside:
            say(f"  {reports.place_of(told, plan)}: {told.rule}")
            say("      " + _("Left as it is, because:") + f" {told.set_aside}")
    if not found:
        say("")
        say(_("There is nothing to mend."))


def _by_rule(found: "Sequence[Told]") -> "list[tuple[Told, list[Told]]]":
    """Findings of one rule together, where the first of them stands."""
    groups: dict[str, list[Told]] = {}
    for told in found:
        groups.setdefault(told.code, []).append(told)
    return [(alike[0], alike) for alike in groups.values()]


def _say_place(told: "Told", place: str) -> None:
    say(f"    - {place}" + (f": {told.said}" if told.said else ""))
    text, proposal = shortened(told.text, told.proposal)
    for name, line in ((_("Text:"), text), (_("Proposed:"), proposal)):
        if line:
            say(f"        {name} {line}")


CHECK = Command(
    name="check",
    summary=N_("check documents and plans against the rules of form and content"),
    arguments=_arguments,
    run=_run,
    example="ttdn check ke-hoach.docx --html ra-soat.html",
)
