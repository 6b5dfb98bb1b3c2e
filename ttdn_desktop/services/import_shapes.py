"""What a row of a review can be turned into, as pure edits that also say where the text of each field went."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from ttdn_desktop.domain import blocks, edits, reshape, task_edits
from ttdn_desktop.domain.ids import BlockId, NewId, SectionId, TaskId
from ttdn_desktop.domain.lines import run_with
from ttdn_desktop.domain.outline_edits import add_sibling, add_task_after, add_task_in, remove_branch
from ttdn_desktop.domain.plan import LegalBasis, Plan, Section, Task, TimeFrame
from ttdn_desktop.domain.reading import Finding
from ttdn_desktop.domain.text import rich
from ttdn_desktop.services.bases import reread
from ttdn_desktop.services.import_fields import NOTHING, field_edit
from ttdn_desktop.services.import_keys import ANNEX, BASIS, BLOCK, SECTION, TASK
from ttdn_desktop.services.task_table import closing_lines, retimed

_NAMES_END = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A plan after an edit; into which fields the texts of others went, whose source a new field shares, which fields were emptied."""

    after: Plan
    key: str  # of the row to go on with
    moves: Mapping[str, str] = field(default_factory=dict)
    shared: Mapping[str, str] = field(default_factory=dict)
    emptied: tuple[str, ...] = ()


Make = Callable[[Plan, str, NewId], Shape | None]

ADDING = ("add_section", "add_text", "add_task", "add_basis")
"""Commands that make a new row, wherever one stands."""


def commands_of(plan: Plan, key: str) -> tuple[str, ...]:
    """What can be done with a row."""
    return (*_commands_of(plan, key), *ADDING)


def _commands_of(plan: Plan, key: str) -> tuple[str, ...]:
    match _kind(plan, key):
        case "section":
            return ("paragraph", "task", "join", "up", "down", "promote", "demote", "remove")
        case "text":
            return ("heading", "task", "join", "up", "down", "remove")
        case "block":
            return ("up", "down", "remove")
        case "task":
            return ("heading", "paragraph", "up", "down", "remove") if task_edits.list_of(plan, _task_id(key)) else ("remove",)
        case "basis":
            return ("join", "up", "down", "remove")
        case "field":
            return ("remove",) if field_edit(key).read(plan) else ()
        case _:
            return ()


def shaped(name: str, plan: Plan, key: str, new_id: NewId) -> Shape | None:
    """The plan after a command on a row; None where it has no meaning there."""
    make = _ADDERS.get(name) or _MAKERS.get((name, _kind(plan, key)))
    found = make(plan, key, new_id) if make else None
    return found if found is not None and found.after != plan else None


def assigned(plan: Plan, key: str, finding: Finding, new_id: NewId) -> Shape:
    """The task a sentence assigns, as it was understood; the sentence stays where it stands."""
    params = dict(finding.params)
    task = Task(
        id=TaskId(new_id()),
        title=params.get("title", ""),
        content=(rich(finding.text),),
        leads=_names(params.get("lead", "")),
        partners=_names(params.get("partners", "")),
        time=retimed(TimeFrame(), params.get("time", "")),
    )
    own = f"{TASK}{task.id}/"
    filled = [name for name in ("title", "leads", "partners", "time") if getattr(task, name)]
    return Shape(after=replace(plan, tasks=(*plan.tasks, task)), key=f"{own}title", shared={f"{own}{name}": key for name in filled})


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split(_NAMES_END)) if text else ()


def _kind(plan: Plan, key: str) -> str:
    if key.startswith(SECTION):
        return "section"
    if key.startswith(BASIS):
        return "basis"
    if key.startswith(TASK):
        return "task" if key.endswith("/title") else "field"
    if key.startswith(BLOCK):
        return "text" if isinstance(plan.block(_block_id(key)), blocks.Paragraph | blocks.Item) else "block"
    return "" if key.startswith(ANNEX) or field_edit(key) is NOTHING else "field"


def _section_id(key: str) -> SectionId:
    return SectionId(key.removeprefix(SECTION))


def _block_id(key: str) -> BlockId:
    return BlockId(key.removeprefix(BLOCK))


def _task_id(key: str) -> TaskId:
    return TaskId(key.removeprefix(TASK).partition("/")[0])


def _key_of(part: Section | blocks.Block | Task) -> str:
    """The row in which the words of a part stand."""
    if isinstance(part, Section):
        return f"{SECTION}{part.id}"
    if isinstance(part, Task):
        return f"{TASK}{part.id}/{'content' if part.content else 'title'}"
    return f"{BLOCK}{part.id}"


# --- what is new


def _home(plan: Plan, key: str) -> tuple[SectionId | None, int | None]:
    """The section a row stands in, and the place behind it among the blocks there; the last section for rows outside the body."""
    own = key.partition(":")[2].partition("/")[0]
    if key.startswith(TASK) and (listed := task_edits.list_of(plan, TaskId(own))) is not None:
        own = listed.id
    if key.startswith(SECTION):
        return SectionId(own), 0
    for section in plan.all_sections():
        for at, block in enumerate(section.blocks, start=1):
            if block.id == own:
                return section.id, at
    last = plan.body[-1] if plan.body else None
    return (last.id, None) if last else (None, None)


def _section_added(plan: Plan, key: str, new_id: NewId) -> Shape:
    made = SectionId(new_id())
    after = _home(plan, key)[0] if key.startswith((SECTION, BLOCK, TASK)) else None
    return Shape(after=add_sibling(plan, after, made), key=f"{SECTION}{made}")


def _text_added(plan: Plan, key: str, new_id: NewId) -> Shape:
    home, at = _home(plan, key)
    if home is None:
        home = SectionId(new_id())
        plan = add_sibling(plan, None, home)
    block = blocks.Paragraph(id=BlockId(new_id()))
    return Shape(after=edits.add_block(plan, home, block, at), key=f"{BLOCK}{block.id}")


def _task_added(plan: Plan, key: str, new_id: NewId) -> Shape:
    task = Task(id=TaskId(new_id()))
    home = _home(plan, key)[0]
    own = _task_id(key) if key.startswith(TASK) else None
    if own is not None and task_edits.list_of(plan, own) is not None:
        after = add_task_after(plan, own, task)
    elif home is not None and key.startswith((SECTION, BLOCK)):
        after = add_task_in(plan, home, task, new_id)
    else:
        after = task_edits.add_tasks(plan, (task,), new_id)
    return Shape(after=after, key=f"{TASK}{task.id}/title")


def _basis_added(plan: Plan, key: str, _new_id: NewId) -> Shape:
    at = int(key.removeprefix(BASIS)) + 1 if key.startswith(BASIS) else len(plan.legal_bases)
    moves = {f"{BASIS}{after}": f"{BASIS}{after + 1}" for after in range(at, len(plan.legal_bases))}
    return Shape(after=edits.add_basis(plan, LegalBasis(text=""), at), key=f"{BASIS}{at}", moves=moves)


# --- headings, paragraphs, tasks


def _section_to_paragraph(plan: Plan, key: str, new_id: NewId) -> Shape:
    own = _section_id(key)
    made = f"{BLOCK}{own}"
    return Shape(after=reshape.heading_to_paragraph(plan, own, new_id), key=made, moves={key: made})


def _text_to_heading(plan: Plan, key: str, _new_id: NewId) -> Shape:
    own = _block_id(key)
    made = f"{SECTION}{own}"
    return Shape(after=reshape.paragraph_to_heading(plan, own), key=made, moves={key: made})


def _text_to_task(plan: Plan, key: str, new_id: NewId) -> Shape:
    own = _block_id(key)
    made = f"{TASK}{own}/title"
    return Shape(after=reshape.paragraph_to_task(plan, own, new_id), key=made, moves={key: made})


def _section_to_task(plan: Plan, key: str, new_id: NewId) -> Shape:
    own = _section_id(key)
    made = f"{TASK}{own}/"
    content = {f"{BLOCK}{block.id}": f"{made}content" for block in plan.section(own).blocks}
    return Shape(after=reshape.heading_to_task(plan, own, new_id), key=f"{made}title", moves={key: f"{made}title", **content})


def _task_to_lines(plan: Plan, key: str, new_id: NewId, *, heading: bool) -> Shape | None:
    own = _task_id(key)
    task = plan.task(own)
    closing = closing_lines(task)
    after = reshape.task_to_lines(plan, own, tuple(closing.values()), new_id, heading=heading)
    if after == plan:
        return None
    run, at = run_with(after, own)
    made = [f"{BLOCK}{line.part.id}" for line in run.lines[at + 1 : at + 1 + len(task.content) + len(closing)]]
    first = f"{SECTION if heading else BLOCK}{own}"
    moves = {f"{TASK}{own}/{name}": place for name, place in zip(closing, made[len(task.content) :], strict=True)}
    if task.content:
        moves[f"{TASK}{own}/content"] = made[0]
    return Shape(after=after, key=first, moves={f"{TASK}{own}/title": first, **moves})


def _task_to_paragraph(plan: Plan, key: str, new_id: NewId) -> Shape | None:
    return _task_to_lines(plan, key, new_id, heading=False)


def _task_to_heading(plan: Plan, key: str, new_id: NewId) -> Shape | None:
    return _task_to_lines(plan, key, new_id, heading=True)


def _joined(plan: Plan, key: str, _new_id: NewId) -> Shape | None:
    own = key.partition(":")[2]
    upper = reshape.part_above(plan, own)
    if upper is None:
        return None
    into = _key_of(upper)
    return Shape(after=reshape.join_above(plan, own), key=into, moves={key: into})


# --- order and level


def _section_moved(plan: Plan, key: str, by: int) -> Shape:
    move = edits.raise_section if by < 0 else edits.lower_section
    return Shape(after=move(plan, _section_id(key)), key=key)


def _block_moved(plan: Plan, key: str, by: int) -> Shape:
    return Shape(after=reshape.move_line(plan, _block_id(key), by), key=key)


def _task_moved(plan: Plan, key: str, by: int) -> Shape:
    return Shape(after=task_edits.shift_tasks(plan, [_task_id(key)], by), key=key)


def _basis_moved(plan: Plan, key: str, by: int) -> Shape | None:
    at = int(key.removeprefix(BASIS))
    if not 0 <= at + by < len(plan.legal_bases):
        return None
    other = f"{BASIS}{at + by}"
    return Shape(after=edits.move_basis(plan, at, at + by), key=other, moves={key: other, other: key})


def _relevelled(plan: Plan, key: str, by: int) -> Shape:
    return Shape(after=reshape.relevel(plan, _section_id(key), by), key=key)


def _by(move: Callable[[Plan, str, int], Shape | None], by: int) -> Make:
    return lambda plan, key, _new_id: move(plan, key, by)


# --- bases and fields


def _basis_moves(plan: Plan, at: int) -> dict[str, str]:
    """The bases behind one that goes have other places then."""
    return {f"{BASIS}{after}": f"{BASIS}{after - 1}" for after in range(at + 1, len(plan.legal_bases))}


def _basis_joined(plan: Plan, key: str, _new_id: NewId) -> Shape | None:
    at = int(key.removeprefix(BASIS))
    if not at:
        return None
    upper = plan.legal_bases[at - 1]
    whole = reread(upper, f"{upper.text} {plan.legal_bases[at].text}")
    into = f"{BASIS}{at - 1}"
    return Shape(after=edits.remove_basis(edits.put_basis(plan, at - 1, whole), at), key=into, moves={key: into, **_basis_moves(plan, at)})


def _basis_removed(plan: Plan, key: str, _new_id: NewId) -> Shape:
    at = int(key.removeprefix(BASIS))
    next_one = f"{BASIS}{min(at, len(plan.legal_bases) - 2)}" if len(plan.legal_bases) > 1 else ""
    return Shape(after=edits.remove_basis(plan, at), key=next_one, moves={key: "", **_basis_moves(plan, at)})


def _section_removed(plan: Plan, key: str, _new_id: NewId) -> Shape:
    return Shape(after=remove_branch(plan, _section_id(key)), key="")


def _block_removed(plan: Plan, key: str, _new_id: NewId) -> Shape:
    own = _block_id(key)
    block = plan.block(own)
    gone = set(block.line_ids) if isinstance(block, blocks.BudgetTable) else set()
    lines = tuple(line for line in plan.budget_lines if line.id not in gone)
    return Shape(after=replace(edits.remove_block(plan, own), budget_lines=lines), key="")


def _task_removed(plan: Plan, key: str, _new_id: NewId) -> Shape:
    return Shape(after=edits.remove_task(plan, _task_id(key)), key="")


def _field_emptied(plan: Plan, key: str, _new_id: NewId) -> Shape:
    return Shape(after=field_edit(key).write(plan, ""), key="", emptied=(key,))


_ADDERS: dict[str, Make] = {"add_section": _section_added, "add_text": _text_added, "add_task": _task_added, "add_basis": _basis_added}

_MAKERS: dict[tuple[str, str], Make] = {
    ("heading", "text"): _text_to_heading,
    ("heading", "task"): _task_to_heading,
    ("paragraph", "section"): _section_to_paragraph,
    ("paragraph", "task"): _task_to_paragraph,
    ("task", "text"): _text_to_task,
    ("task", "section"): _section_to_task,
    ("join", "text"): _joined,
    ("join", "section"): _joined,
    ("join", "basis"): _basis_joined,
    ("promote", "section"): _by(_relevelled, -1),
    ("promote", "text"): _text_to_heading,
    ("demote", "section"): _by(_relevelled, 1),
    ("remove", "section"): _section_removed,
    ("remove", "text"): _block_removed,
    ("remove", "block"): _block_removed,
    ("remove", "task"): _task_removed,
    ("remove", "basis"): _basis_removed,
    ("remove", "field"): _field_emptied,
    **{
        (name, kind): _by(move, by)
        for name, by in (("up", -1), ("down", 1))
        for kind, move in (("section", _section_moved), ("text", _block_moved), ("block", _block_moved), ("task", _task_moved), ("basis", _basis_moved))
    },
}
