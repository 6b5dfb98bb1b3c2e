"""`ttdn proof`: a file looked through for slips of spelling; nothing is ever changed."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ttdn_desktop.cli.command import Command, Exit, Tools
from ttdn_desktop.cli.output import print_json, say, tell
from ttdn_desktop.cli.workspace import add_json, add_workspace, opened
from ttdn_desktop.domain.library import Library
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services import late, late_checks


def _arguments(parser: ArgumentParser) -> None:
    words = _("a document (.docx, .doc, .pdf, .html, .md, .txt, .rtf, .odt), a workbook or a file PLAN.json")
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=words)
    add_workspace(parser, required=False)
    add_json(parser)
    parser.add_argument("--tones", action="store_true", help=_("tell tone marks too that stand elsewhere than in the rest of the document"))


def _run(given: Namespace, tools: Tools) -> Exit:
    library = Library()  # names and words of the office are known where its workspace is named
    if given.workspace is not None:
        with opened(given.workspace, tools) as workspace:
            library = workspace.library().result()
    with late.fence() as fence:
        proof = late_checks.proof_path(given.file, fence, library, tones=given.tones)
    words = late_checks.proof_words()
    if given.json:
        print_json(words.to_json(proof))
    elif proof.trouble:
        tell(proof.trouble)
    else:
        say(proof.name)
        for line in words.told(proof):
            say(line)
    if proof.trouble:
        return Exit.UNREADABLE
    return Exit.FOUND if proof.count else Exit.GOOD


PROOF = Command(
    name="proof",
    summary=N_("look through a document for slips of spelling"),
    arguments=_arguments,
    run=_run,
    example="ttdn proof ke-hoach.docx",
)
