"""Names of the places of findings: whole paths in the papers of a plan, and names that last when parts are moved or others come before them."""

from collections.abc import Iterator

from ttdn_desktop.domain.plan import Plan, Section
from ttdn_desktop.domain.plan_paths import lasting_path
from ttdn_desktop.paper.anchors import Anchor, AnchorKind, parse_anchor
from ttdn_desktop.rules.model import Subject

_FIELDS = {AnchorKind.SUBJECT: "document/subject", AnchorKind.PROPOSAL: "proposal/text"}
_LISTS = {AnchorKind.BASIS: "legal_bases", AnchorKind.RECIPIENT: "recipients"}


def whole_node(subject: Subject, node: str) -> str:
    """The node of a finding of form, which knows its paper alone, as a path in the plan; what the paper prints of the plan keeps its anchor."""
    root = subject.root
    if not root or subject.plan is None or node.startswith(f"{root}/"):
        return node
    if node.startswith("/"):
        return root + node
    anchor = parse_anchor(node)
    return node if anchor is None else _path_of(subject.plan, root, anchor) or node


def _path_of(plan: Plan, root: str, anchor: Anchor) -> str:
    """Where an anchor stands in that paper of the plan; empty where it is of the plan itself."""
    at = int(root.rpartition("/")[2])
    if at >= len(plan.papers):
        return ""
    if anchor.kind in _FIELDS:
        return f"{root}/{_FIELDS[anchor.kind]}"
    if anchor.kind in _LISTS:
        return f"{root}/{_LISTS[anchor.kind]}/{anchor.part}"
    parts = (*_parts(f"{root}/body", plan.papers[at].body), *_parts(f"{root}/articles", plan.papers[at].articles))
    return next((path for ident, path in parts if anchor.kind in {AnchorKind.SECTION, AnchorKind.BLOCK} and ident == anchor.id), "")


def _parts(path: str, sections: tuple[Section, ...]) -> Iterator[tuple[str, str]]:
    """Sections and blocks with their paths."""
    for at, section in enumerate(sections):
        here = f"{path}/{at}"
        yield section.id, here
        yield from ((block.id, f"{here}/blocks/{number}") for number, block in enumerate(section.blocks))
        yield from _parts(f"{here}/sections", section.sections)


def lasting(plan: Plan | None, node: str) -> str:
    """The lasting name of the node of a finding, a path or an anchor."""
    if plan is None or not node:
        return node
    anchor = parse_anchor(node)
    if anchor is None:
        return lasting_path(plan, node)
    if anchor.part is None:
        return node
    if anchor.kind in _LISTS:
        return lasting_path(plan, f"/{_LISTS[anchor.kind]}/{anchor.part}")
    if anchor.kind is AnchorKind.CONTENT:
        at = next((at for at, task in enumerate(plan.tasks) if task.id == anchor.id), None)
        return node if at is None else lasting_path(plan, f"/tasks/{at}/content/{anchor.part}")
    return node
