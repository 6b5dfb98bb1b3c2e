"""`ttdn wording`: the office's own words of a workspace are listed, written to a file for colleagues, or taken in from one."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ttdn_desktop.cli.command import Command, Exit, Tools
from ttdn_desktop.cli.output import print_json, say, tell
from ttdn_desktop.cli.workspace import add_json, add_workspace, opened
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services import late_words


def _arguments(parser: ArgumentParser) -> None:
    add_workspace(parser)
    add_json(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--to", metavar=_("FILE"), type=Path, help=_("write the own words to this file; what is there is replaced"))
    which.add_argument("--from", dest="source", metavar=_("FILE"), type=Path, help=_("take in the words of this file; other own words stay"))
    which.add_argument("--shipped", action="store_true", help=_("give up all own words"))


def _run(given: Namespace, tools: Tools) -> Exit:
    refused: tuple[str, ...] = ()
    with opened(given.workspace, tools) as workspace:
        words = late_words.kept_words(workspace)
        if given.source is not None:
            taken = late_words.read_words(given.source)
            refused, words = taken.refused, late_words.words_with(words, taken)
        elif given.shipped:
            words = {}
        if given.source is not None or given.shipped:
            late_words.keep_words(workspace, words).result()
    if given.to is not None:
        say(str(late_words.write_words(words, given.to)))
    elif given.json:
        print_json({"texts": words})
    else:
        for kind, texts in words.items():
            for key, text in texts.items():
                say(f"{kind}.{key}: {' / '.join(text.splitlines())}")
        count = sum(map(len, words.values()))
        tell(ngettext("{n} text in your own words", "{n} texts in your own words", count).format(n=count) if count else _("All words are the shipped ones."))
    for why in refused:
        tell(why)
    return Exit.UNREADABLE if refused else Exit.GOOD


WORDING = Command(
    name="wording",
    summary=N_("list, write or take in the words of your office for its papers"),
    arguments=_arguments,
    run=_run,
    example="ttdn wording --workspace xa.ttdn --to loi-van.json",
)
