"""Templates of the province: a file is taken in through the fence, a plan is begun from it, and the province's own file is filled."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ttdn_desktop import resources
from ttdn_desktop.domain.codec import value_from_json
from ttdn_desktop.domain.ids import NewId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.template import Template, TemplateId, TemplateKind
from ttdn_desktop.drafting.form_facts import answers_of
from ttdn_desktop.drafting.form_filling import filling_of
from ttdn_desktop.errors import FileWriteError, UnreadableError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.office.docx_fill import fill_docx
from ttdn_desktop.office.docx_splice import MisplacedError
from ttdn_desktop.office.kinds import MAX_FILE
from ttdn_desktop.office.xlsx_fill import UnsafeSheetError, fill_xlsx
from ttdn_desktop.services.fence import Fence
from ttdn_desktop.services.files import read_bytes, replacing
from ttdn_desktop.services.template_types import Filled, TakenIn
from ttdn_desktop.services.types import Report

_CHANGED = N_("“{name}” changed while it was being read. Nothing was taken in. Close it in other programs and try again.")
_MISPLACED = N_("The file of the template “{name}” does not agree with what is known of it, so nothing was written. Take the template in again.")
_UNSAFE = N_(
    "The sheet of the template “{name}” cannot take more rows without harm to it ({why}). Nothing was written. Add empty rows to the template in Excel."
)
_WHY = {
    "table": N_("it holds an Excel table"),
    "pivot": N_("it holds a pivot table"),
    "array": N_("it holds an array formula"),
    "shared": N_("a formula is shared by rows that would move apart"),
    "comment": N_("it holds comments below the rows"),
    "rows": N_("the sheet has no room for more rows"),
    "outside": N_("another sheet counts on its rows in a way that is not understood"),
}
_SUFFIXES = {".dotx": ".docx", ".dotm": ".docm", ".xltx": ".xlsx", ".xltm": ".xlsm"}


def take_in(path: Path, new_id: NewId, *, family: str = "", fence: Fence | None = None, report: Report | None = None) -> TakenIn:
    """A Word or Excel file as a template; with a family it is a version of that one.

    Raises UnreadableError, with a sentence that says what to do, for every file that is none.
    """
    if fence is None:
        with Fence() as own:
            return take_in(path, new_id, family=family, fence=own, report=report)
    answer = fence.ask("template", {"path": str(path.absolute())}, report=report)
    read = value_from_json(Template, answer["template"])
    data = read_bytes(path, MAX_FILE + 1)
    ident = new_id()
    template = replace(read, id=TemplateId(ident), family=family or ident)
    if hashlib.sha256(data).hexdigest() != template.sha256:
        raise UnreadableError(_(_CHANGED).format(name=path.name))
    return TakenIn(template=template, data=data)


def answers(template: Template, plan: Plan, given: Mapping[str, str]) -> dict[str, str]:
    """The answer to each blank that has one, by its id: what was given, else what the plan knows."""
    return answers_of(template, plan, given)


def fill(plan: Plan, taken: TakenIn, given: Mapping[str, str], target: Path, *, drop_notes: bool = False) -> Filled:
    """Write the province's own file with this plan in it, whole or not at all.

    Raises FileBusyError, FileWriteError where it cannot be written, UnreadableError where the file cannot take the plan; then nothing has changed.
    """
    template = taken.template
    found = filling_of(plan, template, given, resources.wording(), drop_notes=drop_notes)
    if target.suffix.lower() != suffix_of(template):
        raise FileWriteError(_("A file of this template ends with {suffix}. Choose a name that ends so.").format(suffix=suffix_of(template)))
    try:
        with replacing(target) as stream:
            if template.kind is TemplateKind.DOCX:
                fill_docx(taken.data, found.filling, stream)
            else:
                fill_xlsx(taken.data, found.filling, stream)
    except MisplacedError as error:
        raise UnreadableError(_(_MISPLACED).format(name=template.name)) from error
    except UnsafeSheetError as error:
        raise UnreadableError(_(_UNSAFE).format(name=template.name, why=_(_WHY[error.why]))) from error
    return Filled(path=target, empty=found.empty, left_sections=found.left_sections, left_tasks=found.left_tasks, left_bases=found.left_bases)


def suffix_of(template: Template) -> str:
    """The ending of a file made of this template: that of the template, made a document."""
    own = Path(template.file_name).suffix.lower()
    return _SUFFIXES.get(own, own if own in {".docx", ".docm", ".xlsx", ".xlsm"} else f".{template.kind.value}")
