"""`ttdn export`: the papers of a plan as Word or PDF files, its tables as Excel files; one file, or a set of files in a folder."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_desktop.cli import templates
from ttdn_desktop.cli.command import Command, Exit, Tools, UsageError
from ttdn_desktop.cli.output import say, tell
from ttdn_desktop.cli.workspace import add_workspace, folder_as_target, is_file, is_folder, opened, words
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan, Regime
from ttdn_desktop.errors import NothingToPrintError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services import late, late_words
from ttdn_desktop.services.named_sets import Sets, set_named
from ttdn_desktop.services.names import NAME_FIELDS, stored_pattern, unknown_fields
from ttdn_desktop.services.paper_keys import PAPER_FORMATS, PAPER_KEYS, SHEET_KEYS, USUAL_SETS
from ttdn_desktop.services.regimes import proposed_switch, switch_told, to_compare
from ttdn_desktop.services.types import PLAN, ExportOptions, PaperOrder, PaperSet

if TYPE_CHECKING:
    from ttdn_desktop.services.paper_sets import WrittenSet

_ALL = "all"
_EXCEL = ".xlsx"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("plan", metavar=_("PLAN"), type=words, help=_("the id of a plan in the workspace, or a file PLAN.json"))
    add_workspace(parser, required=False)
    parser.add_argument("--to", metavar=_("OUT"), type=Path, required=True, help=_("the file or folder to write; what is there is replaced"))
    parser.add_argument(
        "--kind", choices=(_ALL, *PAPER_KEYS), action="append", metavar=_("KIND"), help=_("which papers: {kinds}").format(kinds=", ".join((_ALL, *PAPER_KEYS)))
    )
    parser.add_argument("--set", metavar=_("SET"), type=words, help=_("a set of papers kept in the workspace, by its name; or sign, issue, meeting, consult"))
    parser.add_argument("--format", choices=[suffix[1:] for suffix in PAPER_FORMATS], action="append", help=_("formats of the files in a folder"))
    parser.add_argument("--names", metavar=_("PATTERN"), type=words, default="", help=_("names of the files in a folder, such as “{type} {year}”"))
    parser.add_argument("--manifest", action="store_true", help=_("write a list of the files of a folder with their SHA-256"))
    parser.add_argument("--regime", choices=[regime.value for regime in Regime], help=_("the rules of form, whatever the plan says"))
    copy = parser.add_mutually_exclusive_group()
    copy.add_argument("--paper", action="store_true", help=_("for printing: annexes bear number and date (usual)"))
    copy.add_argument("--electronic", action="store_true", help=_("for sending: annexes leave number and date blank"))
    parser.add_argument("--two-sided", action="store_true", help=_("for printing on both sides: margins change sides on even pages"))
    parser.add_argument("--fact", metavar=_("NAME=TEXT"), type=words, action="append", default=[], help=_("a value the paper asks for, such as a deadline"))
    parser.add_argument("--contact", metavar=_("LINE"), type=words, action="append", default=[], help=_("a line of address at the foot of the first page"))
    parser.add_argument("--wording", metavar=_("FILE"), type=Path, help=_("words of an office, as “ttdn wording” writes them; else those of the workspace"))
    parser.add_argument("--tasks", choices=[layout.value for layout in TaskLayout], help=_("print tasks as headings or as a table, whatever the plan says"))
    parser.add_argument("--template", metavar=_("TEMPLATE"), type=words, help=_("fill this template of the workspace, by its name or id"))
    parser.add_argument("--answer", metavar=_("BLANK=TEXT"), type=words, action="append", default=[], help=_("what stands in a blank of the template"))
    parser.add_argument("--no-notes", action="store_true", help=_("leave out the instructions of the template"))
    parser.add_argument("--draft", action="store_true", help=_("leave number and date blank"))


def _run(given: Namespace, tools: Tools) -> Exit:
    if given.template is not None:
        if given.workspace is None:
            raise UsageError(_("A template stands in a workspace; name it with --workspace."))
        say(str(templates.fill(given, tools)))
        return Exit.GOOD
    _look_at_target(given)
    written = _from_file(given, tools) if given.workspace is None else _from_workspace(given, tools)
    missing = _missing(given, written)
    for file in written.files:
        if file.trouble:
            tell(file.trouble)
        else:
            say(str(file.path))
        if file.beside:
            tell(_("“{name}” was written beside the file of that name, which is open in another program.").format(name=file.path.name))
    if missing:
        tell(_("This plan has nothing that these papers would hold: {papers}.").format(papers=", ".join(missing)))
    return Exit.GOOD if written.whole and not missing else Exit.UNREADABLE


def _missing(given: Namespace, written: "WrittenSet") -> tuple[str, ...]:
    """Papers asked for by their names of which no file came; of a set only where there is none at all."""
    if _in_one_file(given):
        return ()
    asked = tuple(dict.fromkeys(given.kind or ())) or ((given.set,) if given.set else (PLAN,))
    if given.set or _ALL in asked:
        return () if written.files else asked
    return tuple(key for key in asked if key not in {file.key for file in written.files})


def _in_one_file(given: Namespace) -> bool:
    return given.to.suffix.lower() in PAPER_FORMATS


def _look_at_target(given: Namespace) -> None:
    """What does not go together is refused before anything is opened."""
    if given.set is not None and given.kind:
        raise UsageError(_("A set says itself which papers are in it; leave out --kind or --set."))
    _look_at_names(given.names)
    suffix = given.to.suffix.lower()
    if _in_one_file(given):
        if is_folder(given.to):
            raise folder_as_target(given.to)
        _look_at_file(given, suffix)
    elif suffix and not is_folder(given.to):
        raise UsageError(_("“{name}” must end in {endings}, or name a folder.").format(name=given.to.name, endings=", ".join(PAPER_FORMATS)))


def _look_at_file(given: Namespace, suffix: str) -> None:
    """What is said of the files of a folder means nothing for one file."""
    for option, said in (("--names", given.names), ("--format", given.format), ("--manifest", given.manifest)):
        if said:
            raise UsageError(
                _("{option} is for the files of a folder; “{name}” is one file. Leave it out, or name a folder.").format(option=option, name=given.to.name)
            )
    if suffix == _EXCEL and (given.set is not None or len(set(given.kind or ())) > 1 or _ALL in (given.kind or ())):
        raise UsageError(_("An Excel file holds one paper. Name one kind, or a folder with --format xlsx."))


def _look_at_names(pattern: str) -> None:
    if unknown := unknown_fields(stored_pattern(pattern)):
        known = ", ".join(f"{{{field.key}}}" if _(field.word) == field.key else f"{{{_(field.word)}}} ({{{field.key}}})" for field in NAME_FIELDS)
        raise UsageError(_("There is no word “{name}” for the names of files; there are: {known}.").format(name=f"{{{unknown[0]}}}", known=known))
    if "/" in pattern or "\\" in pattern:
        raise UsageError(_("The name of a file cannot hold / or \\: “{pattern}”. The folder is said with --to.").format(pattern=pattern))


def _look_at_sheets(given: Namespace, kinds: tuple[str, ...]) -> None:
    """Papers that were asked for by their names and have no Excel form are refused, not left out."""
    only_excel = given.to.suffix.lower() == _EXCEL if _in_one_file(given) else set(given.format or ()) == {_EXCEL[1:]}
    without = [key for key in kinds if key not in SHEET_KEYS]
    if only_excel and without and given.set is None and _ALL not in (given.kind or ()):
        raise NothingToPrintError(
            _("These papers have no Excel form: {papers}. Nothing was written. Choose Word or PDF; Excel is there for: {known}.").format(
                papers=", ".join(without), known=", ".join(key for key in PAPER_KEYS if key in SHEET_KEYS)
            )
        )


def _wanted(given: Namespace, own: Sets) -> PaperSet:
    """The kinds asked for, or a set by its name; formats and names that are said go before those of the set."""
    formats = tuple(f".{name}" for name in dict.fromkeys(given.format or ()))
    pattern = stored_pattern(given.names)
    if given.set is None:
        asked = tuple(dict.fromkeys(given.kind or [PLAN]))
        _look_at_sheets(given, asked)
        return PaperSet(kinds=PAPER_KEYS if _ALL in asked else asked, formats=formats or (".docx",), pattern=pattern, manifest=given.manifest)
    found = set_named(own, given.set)
    if found is None:
        known = ", ".join((*own, *(key for key, _words, _set in USUAL_SETS)))
        raise UsageError(_("There is no set “{name}”; there are: {known}.").format(name=given.set, known=known))
    return replace(found, formats=formats or found.formats, pattern=pattern or found.pattern, manifest=given.manifest or found.manifest)


def _order(given: Namespace, kinds: tuple[str, ...]) -> PaperOrder:
    facts = {}
    for pair in given.fact:
        name, _equals, text = pair.partition("=")
        if not name.strip() or not text.strip():
            raise UsageError(_("A value is written as NAME=TEXT, such as deadline=15/01/2027; “{given}” is not.").format(given=pair))
        facts[name.strip()] = text.replace("\\n", "\n")
    options = ExportOptions(
        tasks=TaskLayout(given.tasks) if given.tasks else None,
        draft=given.draft,
        electronic=given.electronic,
        contact=tuple(given.contact),
        two_sided=given.two_sided,
    )
    asked = late.facts_asked(kinds)
    if unknown := sorted(facts.keys() - set(asked)):
        raise UsageError(_("No paper asked for has the value “{name}”; there are: {known}.").format(name=unknown[0], known=", ".join(asked) or "–"))
    return PaperOrder(options=options, facts=facts, overrides=_words(given.wording))


def _words(file: Path | None) -> Mapping[str, Mapping[str, str]]:
    """The words of an office in that file; what of them cannot be used is told."""
    if file is None:
        return {}
    taken = late_words.read_words(file)
    for why in taken.refused:
        tell(why)
    return taken.words


def _written(plan: Plan, wanted: PaperSet, given: Namespace, tools: Tools, order: PaperOrder) -> "WrittenSet":
    if given.regime:
        plan = _under(plan, Regime(given.regime))
    wanted = late.set_of_plan(plan, wanted, order.opinions)
    if given.to.suffix.lower() in PAPER_FORMATS:
        return late.export_papers(plan, wanted.kinds, given.to, order, today=tools.clock().date())
    return late.export_papers(plan, wanted.kinds, given.to, order, wanted=wanted, today=tools.clock().date())


def _under(plan: Plan, regime: Regime) -> Plan:
    """The plan under these rules of form; which words changed with them, and what of the rules is to be compared, goes to standard error."""
    found = proposed_switch(plan, regime)
    for line in switch_told(plan, found):
        tell(line)
    for point in to_compare(regime):
        tell(_("To be compared with the text of the rules: {point}").format(point=point))
    return found.plan


def _plan_of_file(name: str) -> Plan:
    file = Path(name)
    if not is_file(file) and not is_folder(file) and file.suffix.lower() != ".json":
        raise UsageError(_("“{name}” is not a file. To export a plan of a workspace, name it with --workspace.").format(name=name))
    return late.read_plan_file(file)


def _from_file(given: Namespace, tools: Tools) -> "WrittenSet":
    wanted = _wanted(given, {})
    order = _order(given, wanted.kinds)
    return _written(_plan_of_file(given.plan), wanted, given, tools, order)


def _from_workspace(given: Namespace, tools: Tools) -> "WrittenSet":
    """The folder is remembered first, so that the next start can sweep it if this process is killed; the exported state is kept."""
    folder = given.to.parent if given.to.suffix.lower() in PAPER_FORMATS else given.to
    with opened(given.workspace, tools) as workspace:
        wanted = _wanted(given, late.kept_sets(workspace, PlanId(given.plan)).own)
        order = _order(given, wanted.kinds)
        plan = workspace.load(PlanId(given.plan)).result()
        workspace.remember_folder(folder).result()
        written = _written(plan, wanted, given, tools, late.order_in(workspace, plan.id, order))
        workspace.keep_version(plan.id, "export").result()
    return written


EXPORT = Command(
    name="export",
    summary=N_("write the papers of a plan as Word or PDF files, its tables as Excel files"),
    arguments=_arguments,
    run=_run,
    example="ttdn export ke-hoach.json --to ke-hoach.docx",
)
