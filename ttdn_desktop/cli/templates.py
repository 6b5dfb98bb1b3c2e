"""`ttdn template`: templates of the province are taken in, listed and shown; `ttdn export --template` fills one."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ttdn_desktop.cli.command import Command, Exit, Tools, UsageError
from ttdn_desktop.cli.output import print_json, say, table, tell
from ttdn_desktop.cli.workspace import add_json, add_workspace, day, opened, words
from ttdn_desktop.domain import template as edits
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.template import Blank, Template, TemplateId, TemplateState
from ttdn_desktop.errors import NotFoundError
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services import late_templates

if TYPE_CHECKING:
    from ttdn_desktop.services.template_types import Filled, TakenIn
    from ttdn_desktop.services.workspace import Workspace

_STATES = {TemplateState.NOT_YET: N_("not yet in force"), TemplateState.IN_FORCE: N_("in force"), TemplateState.ENDED: N_("no longer in force")}


def _arguments(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(title=_("what to do"), metavar=_("ACTION"), required=True, dest="action")
    add = actions.add_parser("add", help=_("take in a Word or Excel file as a template"), description=_("take in a Word or Excel file as a template"))
    add.add_argument("file", metavar=_("FILE"), type=Path, help=_("the file of the province: .docx or .xlsx"))
    add.add_argument("--name", type=words, default="", help=_("what to call the template; else the name of the file"))
    add.add_argument("--source", type=words, default="", help=_("who issued it"))
    add.add_argument("--version", type=words, default="", help=_("which version it is"))
    add.add_argument("--from", dest="valid_from", metavar=_("DAY"), type=day, help=_("the first day it is in force, such as 2026-01-31"))
    add.add_argument("--to", dest="valid_to", metavar=_("DAY"), type=day, help=_("the last day it is in force"))
    add.add_argument("--newer-than", metavar=_("TEMPLATE"), type=words, default="", help=_("the template of which this is a newer version"))
    listed = actions.add_parser("list", help=_("list the templates of a workspace"), description=_("list the templates of a workspace"))
    show = actions.add_parser("show", help=_("show the blanks and sections of a template"), description=_("show the blanks and sections of a template"))
    show.add_argument("template", metavar=_("TEMPLATE"), type=words, help=_("the name or the id of a template"))
    for action in (add, listed, show):
        add_workspace(action)
        add_json(action)


def _run(given: Namespace, tools: Tools) -> Exit:
    return {"add": _add, "list": _list, "show": _show}[given.action](given, tools)


def _add(given: Namespace, tools: Tools) -> Exit:
    days = {"valid_from": given.valid_from, "valid_to": given.valid_to}
    if given.valid_from and given.valid_to and given.valid_to < given.valid_from:
        raise UsageError(_("The last day lies before the first one."))
    taken = late_templates.take_in_template(given.file, tools.new_id)
    facts = {name: value for name in ("name", "source", "version") if (value := getattr(given, name))}
    with opened(given.workspace, tools, make=True) as workspace:
        template = edits.describe(taken.template, **facts, **days)
        if given.newer_than:
            template = edits.describe(edits.inherit(template, found(workspace, given.newer_than).template), **facts)
        workspace.save_template(template, taken.data).result()
    if given.json:
        print_json(_as_json(template, tools))
    else:
        say(f"{template.id}  {template.name}")
        tell(_("{blanks} blanks, {sections} sections and {tables} tables to fill were found.").format(**_counts(template)))
    return Exit.GOOD


def _list(given: Namespace, tools: Tools) -> Exit:
    with opened(given.workspace, tools) as workspace:
        templates = workspace.templates().result()
    if given.json:
        print_json({"templates": [_as_json(template, tools) for template in templates]})
    elif templates:
        day = tools.clock().astimezone().date()
        table([(template.id, _(_STATES[template.state(day)]), template.version, template.name) for template in templates])
    else:
        tell(_("There are no templates in this workspace yet."))
    return Exit.GOOD


def _show(given: Namespace, tools: Tools) -> Exit:
    with opened(given.workspace, tools) as workspace:
        template = found(workspace, given.template).template
    if given.json:
        blanks = [_blank_json(blank) for blank in template.blanks]
        sections = [{"heading": s.heading, "level": s.level, "role": s.role.value, "required": s.required, "use": s.use.value} for s in template.sections]
        print_json({**_as_json(template, tools), "blanks": blanks, "sections": sections})
        return Exit.GOOD
    say(template.name)
    for section in template.sections:
        say(f"{'  ' * section.level}{f'{section.number}. ' if section.number else ''}{section.heading}")
    for blank in template.blanks:
        say(f"{blank.id}  {blank.name}")
    return Exit.GOOD


def _blank_json(blank: Blank) -> dict[str, Any]:
    fact = blank.fact.value if blank.fact else None
    return {"id": blank.id, "name": blank.name, "question": blank.question, "kind": blank.kind.value, "fact": fact, "places": len(blank.places)}


def _counts(template: Template) -> dict[str, int]:
    return {"blanks": len(template.blanks), "sections": len(template.sections), "tables": len(template.tables)}


def _as_json(template: Template, tools: Tools) -> dict[str, Any]:
    return {
        "id": template.id,
        "name": template.name,
        "kind": template.kind.value,
        "source": template.source,
        "version": template.version,
        "valid_from": template.valid_from.isoformat() if template.valid_from else None,
        "valid_to": template.valid_to.isoformat() if template.valid_to else None,
        "state": template.state(tools.clock().astimezone().date()).value,
        "sha256": template.sha256,
        **{f"{name}_count": count for name, count in _counts(template).items()},
    }


def found(workspace: "Workspace", named: str) -> "TakenIn":
    """The template of that id or name, of several of one name the one taken in last; NotFoundError where there is none."""
    templates = workspace.templates().result()
    hits = [template for template in templates if template.id == named] or [template for template in templates if template.name.casefold() == named.casefold()]
    if not hits:
        raise NotFoundError(_("There is no template “{name}” in this workspace. “ttdn template list” names them.").format(name=named))
    return workspace.template(TemplateId(hits[-1].id)).result()


def fill(given: Namespace, tools: Tools) -> Path:
    """`ttdn export ID --template NAME`: the province's own file with the plan in it; what found no place is told."""
    with opened(given.workspace, tools) as workspace:
        plan = workspace.load(PlanId(given.plan)).result()
        taken = found(workspace, given.template)
        workspace.remember_folder(given.to.parent).result()
        filled = late_templates.fill_template(plan, taken, answers(taken.template, given.answer), given.to, drop_notes=given.no_notes)
        workspace.keep_version(plan.id, "export").result()
    _tell(filled)
    return filled.path


def answers(template: Template, said: list[str]) -> dict[str, str]:
    """Answers given as BLANK=TEXT, the blank by its id or name."""
    out: dict[str, str] = {}
    for one in said:
        name, equals, text = one.partition("=")
        blank = next((blank for blank in template.blanks if name.strip() in {blank.id, blank.name}), None)
        if not equals or blank is None:
            raise UsageError(_("“{answer}” does not name a blank of the template. Write BLANK=TEXT; “ttdn template show” names the blanks.").format(answer=one))
        out[blank.id] = text.strip()
    return out


def _tell(filled: "Filled") -> None:
    if filled.empty:
        count = len(filled.empty)
        text = ngettext("{count} blank was left as it is: {names}", "{count} blanks were left as they are: {names}", count)
        tell(text.format(count=count, names="; ".join(blank.name for blank in filled.empty)))
    if filled.left_sections:
        tell(_("These sections of the plan have no place in the template: {names}").format(names="; ".join(filled.left_sections)))
    if filled.left_tasks:
        count = filled.left_tasks
        tell(ngettext("{count} task has no place in the template.", "{count} tasks have no place in the template.", count).format(count=count))
    if filled.left_bases:
        tell(_("The legal bases of the plan have no place in the template; it keeps its own."))


TEMPLATE = Command(
    name="template",
    summary=N_("take in, list and show templates of the province"),
    arguments=_arguments,
    run=_run,
    example="ttdn template add mau-ke-hoach.docx --workspace xa.ttdn",
)
