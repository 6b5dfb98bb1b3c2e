"""A plan that went out as a Word file and came back edited: what changed, by whom, and what was said in comments."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from ttdn_desktop.domain.compare import Change, ChangeKind
from ttdn_desktop.domain.likeness import likeness
from ttdn_desktop.domain.paper_edits import read_as_plan
from ttdn_desktop.domain.plan import Plan, PlanPaper
from ttdn_desktop.domain.plan_tree import Group
from ttdn_desktop.domain.three_way import Incoming, ThreeWay, merged, three_way
from ttdn_desktop.paper import origin as names
from ttdn_desktop.paper.foreign import RemarkKind
from ttdn_desktop.services.paper_keys import PAPER_KEYS
from ttdn_desktop.services.remarks import Hand, Remarks
from ttdn_desktop.services.returned_papers import as_printed, known_paper, read_alone, taken_over, with_blanks, with_unprinted
from ttdn_desktop.services.types import PaperOrder, PlanSummary, SeenFile

_LIKE = 0.75  # of two subjects
_NOT_IN_WORD = frozenset({Group.INDICATOR, Group.PAPER})
_FACTS = frozenset({"plan_kind", "field", "stage", "draft_no", "planned_issue_date", "year", "period", "superior", "document.regime"})
"""Fields of a plan that no sheet prints, so that nobody can have changed them in Word."""
_FACTS_OF_PARTS = frozenset({"role", "source", "parent_task", "people"})
_LINKS = frozenset({(Group.BUDGET_LINE, "task"), (Group.BUDGET_LINE, "year")})
"""What no sheet prints, and only the memory of a file tells."""
_KNOWN_BY_MEMORY = frozenset({"issuer.name", "issuer.parent", "issuer.lines", "document.type", "enacting", "signatory.title", "signatory.extra_title"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedChange:
    """A change that came back and who made it, where changes were recorded. `key` tells it from the others."""

    incoming: Incoming
    hands: tuple[Hand, ...] = ()

    @property
    def change(self) -> Change:
        return self.incoming.change

    @property
    def key(self) -> tuple[str, str, str]:
        return self.change.kind, self.change.key, self.change.field

    @property
    def sure(self) -> bool:
        """Whether it may be taken without a question."""
        return self.incoming.sure


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedComment:
    """A comment of the file: on which part (key in the compared trees, or a group of lines of the plan), by whom, on which words."""

    node: str
    group: Group
    text: str
    quote: str
    hand: Hand


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedFile:
    """What came back of a plan. Not `base_known`: what was sent is not kept any more, so changes made here since show as if made in Word."""

    plan: Plan
    three: ThreeWay
    changes: tuple[ReturnedChange, ...]
    comments: tuple[ReturnedComment, ...]
    base_known: bool = True
    own: bool = True  # the file knows the plan it came from
    paper: PlanPaper | None = None  # as it is here: the file is this other paper of the plan, and `three` compares it as if it were a plan
    whole: Plan | None = None  # the plan here that has the paper
    pending: int = 0  # changes recorded in Word and not accepted there

    @property
    def conflicts(self) -> tuple[ReturnedChange, ...]:
        """Changes of places that were changed here too."""
        return tuple(one for one in self.changes if one.incoming.mine is not None)


def sent_state(seen: SeenFile) -> str:
    """The mark of the plan as it was when the file was written; empty for files of others."""
    origin = seen.file.paper.origin
    return dict(origin.facts).get(names.STATE, "") if origin else ""


def plan_id_of(seen: SeenFile) -> str:
    """The plan a file says it came from; empty for files of others."""
    origin = seen.file.paper.origin
    return origin.id if origin else ""


def drawn_kind(seen: SeenFile) -> str:
    """The key of the kind of paper a file is that was drawn from its plan alone, of which nothing comes back (drafting/record.py); empty for all others."""
    origin = seen.file.paper.origin
    key = dict(origin.facts).get(names.DRAWN, "") if origin else ""
    return key if key in PAPER_KEYS else ""


def recorded_kind(seen: SeenFile) -> str:
    """The key of the kind of another paper of its plan, whose changes come back; empty for a plan and for files of others."""
    known = known_paper(seen)
    return known.key if known is not None and known.key in PAPER_KEYS else ""


def likely_plans(seen: SeenFile, plans: Sequence[PlanSummary]) -> tuple[PlanSummary, ...]:
    """Plans a file without a memory may have come from, the likeliest first: a question for a person."""
    plan = seen.reading.plan
    if plan is None or not plan.document.subject:
        return ()
    rated = [
        (likeness(plan.document.subject.casefold(), one.subject.casefold()), one) for one in plans if one.year == plan.year or None in {one.year, plan.year}
    ]
    return tuple(one for ratio, one in sorted(rated, key=lambda pair: -pair[0]) if ratio >= _LIKE)


def returned(seen: SeenFile, here: Plan, sent: Plan | None, order: PaperOrder | None = None) -> ReturnedFile:
    """What changed in a file of a plan, where `sent` is the plan as it was exported and `here` as it is now. The file must hold a document.

    A file of another paper of the plan is compared with that paper, as `order` prints it here and there.
    """
    known, given = known_paper(seen), order or PaperOrder()
    paper = as_printed(here, known, given) if known is not None and str(here.id) != known.id else None
    if known is not None and paper is not None:
        seen = read_alone(seen, known)
    plan = seen.reading.plan
    if plan is None:
        raise ValueError("a file without a plan has no changes")
    before = as_printed(sent, known, given) if known is not None and sent is not None else None
    if paper is not None and known is not None:
        was = read_as_plan(sent or here, before or paper)
        plan = with_unprinted(with_blanks(plan, was), was, known)
        three = three_way(was, read_as_plan(here, paper), plan)
    else:
        three = three_way(sent or here, here, plan)
    remarks = Remarks(seen)
    own = plan_id_of(seen) == here.id and not drawn_kind(seen)
    found = (one for one in three.changes if _in_word(one.change, own=own) and not _only_reread(one.change, three))
    changes = tuple(ReturnedChange(incoming=one, hands=remarks.hands(one.change)) for one in found)
    comments = tuple(
        ReturnedComment(node=place.key, group=place.group, text=remark.text, quote=quote, hand=Hand(author=remark.author, at=remark.at))
        for remark, place, quote in remarks.comments(three.theirs.after)
    )
    pending = sum(remark.kind is not RemarkKind.COMMENT for remark in seen.file.remarks)
    return ReturnedFile(
        plan=plan,
        three=three,
        changes=changes,
        comments=comments,
        base_known=sent is not None,
        own=own,
        pending=pending,
        paper=paper,
        whole=here if paper is not None else None,
    )


def compared(sent: Plan, here: Plan) -> ReturnedFile:
    """Two states of a plan in the same form: what taking over the first would change in the second."""
    three = three_way(here, here, sent)
    return ReturnedFile(plan=sent, three=three, changes=tuple(ReturnedChange(incoming=one) for one in three.changes), comments=())


def with_changes(file: ReturnedFile, accepted: Collection[ReturnedChange], new_id: Callable[[], str]) -> Plan:
    """The plan here with these changes, of another paper of it in that paper."""
    plan = merged(file.three, [one.change for one in accepted], new_id)
    return plan if file.paper is None or file.whole is None else taken_over(file.whole, file.paper, plan)


def _in_word(change: Change, *, own: bool) -> bool:
    """Whether a person can have made this change in the file, and the file can tell of it."""
    if change.group in _NOT_IN_WORD:
        return False
    if change.kind is not ChangeKind.CHANGED:
        return own or change.group is not Group.BUDGET_LINE
    if not own and (change.before == change.after or (change.group, change.field) in _LINKS or _is_open_day(change)):
        return False
    if change.group is Group.PLAN:
        return change.field not in _FACTS and (own or change.field not in _KNOWN_BY_MEMORY)
    return change.field not in _FACTS_OF_PARTS or (own and change.field == "people")


def _only_reread(change: Change, three: ThreeWay) -> bool:
    """Whether a citation says the same and only its parts were noted otherwise: no sheet prints these, they are read anew from the words."""
    if change.kind is not ChangeKind.CHANGED or (change.group, change.field) not in {(Group.BASIS, ""), (Group.PLAN, "proposal")}:
        return False
    if not change.before or change.before.rstrip(" ;,.") != change.after.rstrip(" ;,."):
        return False
    was, now = (tree.nodes[change.key].value for tree in (three.theirs.before, three.theirs.after))
    return getattr(was, "inline", False) == getattr(now, "inline", False)


def _is_open_day(change: Change) -> bool:
    """Whether only the blanks came back that are printed for a day nobody has entered: "ngày … tháng … năm 2026"."""
    return change.field == "document.date_text" and not change.before and not any(char.isdigit() for char in change.after.partition("năm")[0])
