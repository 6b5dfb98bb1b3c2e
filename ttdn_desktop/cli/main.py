"""The command line: understands the words, runs the command, turns expected errors into a sentence and an exit status."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence

from ttdn_desktop import __version__, i18n
from ttdn_desktop.cli.carry_out import CARRY_OUT
from ttdn_desktop.cli.check import CHECK
from ttdn_desktop.cli.command import Command, Exit, Tools, UsageError
from ttdn_desktop.cli.compare import COMPARE
from ttdn_desktop.cli.documents import IMPORT, READ
from ttdn_desktop.cli.export import EXPORT
from ttdn_desktop.cli.fonts import CONVERT_FONT
from ttdn_desktop.cli.issue import ISSUE
from ttdn_desktop.cli.library import LIBRARY
from ttdn_desktop.cli.output import tell, use_utf8
from ttdn_desktop.cli.proof import PROOF
from ttdn_desktop.cli.templates import TEMPLATE
from ttdn_desktop.cli.wording import WORDING
from ttdn_desktop.cli.words import spoken_by_argparse
from ttdn_desktop.cli.workspace import LIST, SEARCH, SHOW
from ttdn_desktop.domain.ids import NewId
from ttdn_desktop.errors import NotFoundError, TtdnError, WorkspaceHeldError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services import system

COMMANDS: tuple[Command, ...] = (READ, IMPORT, CARRY_OUT, LIST, SEARCH, SHOW, CHECK, PROOF, EXPORT, ISSUE, COMPARE, TEMPLATE, WORDING, LIBRARY, CONVERT_FONT)

_STATUSES: dict[type[TtdnError], Exit] = {WorkspaceHeldError: Exit.HELD, NotFoundError: Exit.USAGE}
"""Errors whose exit status is not that of something unreadable."""

_INTERRUPTED = 130

_EXITS = (
    (Exit.GOOD, N_("done")),
    (Exit.FOUND, N_("checked, with errors in the document")),
    (Exit.USAGE, N_("wrong usage, or no such plan")),
    (Exit.WITH_ERRORS, N_("read, but with errors in the document")),
    (Exit.UNREADABLE, N_("not a document, not readable or not writable")),
    (Exit.HELD, N_("the workspace is open in another program")),
)


def main(arguments: Sequence[str], *, clock: Callable[[], dt.datetime] = system.now, new_id: NewId = system.new_id) -> int:
    """Run one command; gives the exit status."""
    use_utf8()
    language = _language(arguments)
    i18n.install(language)
    tools = Tools(clock=clock, new_id=new_id, language=language)
    try:
        with spoken_by_argparse():
            return int(_run(arguments, tools))
    except TtdnError as error:
        tell(error.message)
        return int(next((status for kind, status in _STATUSES.items() if isinstance(error, kind)), Exit.UNREADABLE))
    except BrokenPipeError:  # whoever reads us has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Exit.GOOD)
    except KeyboardInterrupt:
        return _INTERRUPTED


def without_screen() -> int:
    """Answer where the window was asked for and cannot open; gives the exit status."""
    use_utf8()
    i18n.install(_language(()))
    tell(
        _("There is no screen here, so the window cannot open. These commands work without one: {commands}. See ttdn --help.").format(
            commands=", ".join(command.name for command in COMMANDS)
        )
    )
    return int(Exit.USAGE)


def _run(arguments: Sequence[str], tools: Tools) -> int:
    parser = make_parser()
    try:
        given = parser.parse_args(arguments)
    except SystemExit as asked:  # help, version, or wrong words, told by argparse
        return asked.code if isinstance(asked.code, int) else Exit.USAGE
    try:
        status: Exit = given.command.run(given, tools)
    except UsageError as error:
        tell(str(error))
        return Exit.USAGE
    sys.stdout.flush()
    return status


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands, in the language spoken now."""
    parser = argparse.ArgumentParser(
        prog="ttdn",
        description=_("Plans of external information: read, keep, search, export. Without words, the window opens."),
        epilog=_exits(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"TTĐN {__version__}", help=_("show program's version number and exit"))
    _add_language(parser)
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    for command in COMMANDS:
        own = commands.add_parser(
            command.name,
            help=_(command.summary),
            description=_(command.summary),
            epilog=_("example: {example}").format(example=command.example),
            allow_abbrev=False,
        )
        command.arguments(own)
        _add_language(own)
        own.set_defaults(command=command)
    return parser


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=i18n.available_languages(), default=argparse.SUPPRESS, help=_("the language of messages and help"))


def _exits() -> str:
    lines = [f"  {status.value}  {_(meaning)}" for status, meaning in _EXITS]
    return "\n".join([_("exit status:"), *lines])


def _language(arguments: Sequence[str]) -> str:
    """The language asked for, wherever it stands, else that of the settings; known before the parser is, whose help is spoken in it."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--language")
    try:
        asked = early.parse_known_args(arguments)[0].language
    except argparse.ArgumentError:  # "--language" without a word: told by the real parser
        asked = None
    if asked in i18n.available_languages():
        return str(asked)
    return system.stored_settings().language
