"""`ttdn convert-font`: a file typed in fonts of before Unicode, written anew in Unicode."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from ttdn_desktop.cli.command import Command, Exit, Tools
from ttdn_desktop.cli.output import print_json, say, tell
from ttdn_desktop.cli.workspace import add_json, folder_as_target, is_folder
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services import late
from ttdn_desktop.services.font_words import told


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("a .docx, .xlsx or .txt in old fonts (.VnTime, VNI-Times …); it is never changed"))
    parser.add_argument("to", metavar=_("OUT"), type=Path, help=_("the file to write, of the same kind; an existing one is replaced"))
    add_json(parser)


def _run(given: Namespace, _tools: Tools) -> Exit:
    if is_folder(given.to):
        raise folder_as_target(given.to)
    converted = late.convert_font(given.file, given.to)
    if given.json:
        print_json({"file": str(converted.target), "fonts": [asdict(font) for font in converted.fonts]})
        return Exit.GOOD
    say(str(converted.target))
    for font in converted.fonts:
        tell(told(font))
    if not converted.fonts:
        tell(_("No old font was found; the new file is a copy."))
    return Exit.GOOD


CONVERT_FONT = Command(
    name="convert-font",
    summary=N_("convert a file in old fonts (TCVN3, VNI) to Unicode"),
    arguments=_arguments,
    run=_run,
    example="ttdn convert-font bao-cao-cu.docx bao-cao-moi.docx",
)
