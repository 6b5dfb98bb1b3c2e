"""The other papers of a plan as screens work on them: added from the plan, kept up with it, their questions, what differs from it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ttdn_desktop import resources
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import NewId, PaperId
from ttdn_desktop.domain.issuing import is_locked, issue_paper
from ttdn_desktop.domain.opinions import Opinion
from ttdn_desktop.domain.paper_edits import facts_of, paper_of, put_paper, with_facts
from ttdn_desktop.domain.plan import Plan, PlanPaper
from ttdn_desktop.drafting.kinds import KINDS, DocumentKind, fresh_paper, kind_of_record, next_times, propose_paper, records_of, renewed
from ttdn_desktop.drafting.paper_texts import texts_of_paper
from ttdn_desktop.drafting.proposal import TIMES
from ttdn_desktop.drafting.renewal import PaperChange, Renewal, Renewed, accepted, taken
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.paper.paper_words import FactWords, PaperWords
from ttdn_desktop.services.issuing import Issue
from ttdn_desktop.services.paper_keys import SIGN_SET
from ttdn_desktop.services.papers import papers_wording, source_of
from ttdn_desktop.services.spoken import spoken
from ttdn_desktop.services.types import PLAN, PaperOrder, PaperSet

__all__ = [
    "GROUPS",
    "OPEN",
    "PaperChange",
    "Question",
    "Renewal",
    "Renewed",
    "add_paper",
    "answer",
    "edited_parts",
    "exportable",
    "first_set",
    "follow_plan",
    "followers",
    "issued",
    "keep_own",
    "key_of",
    "kind_name",
    "printable",
    "questions",
    "recorded",
    "said",
    "set_of_plan",
    "state_now",
    "title_of",
    "untouched_parts",
    "up_to_date",
]

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("To be issued"), ("decision", "submission", "routing_slip")),
    (N_("Opinions"), ("consult", "opinions")),
    (N_("Carrying out"), ("letter", "remind", "committee")),
    (N_("Meeting"), ("invitation", "minutes", "notice")),
    (N_("After issue"), ("amendment", "correct", "report", "summary")),
)
"""Kinds of papers that can be added, as a menu groups them; the words are msgids."""

OPEN = frozenset({Renewed.KEPT, Renewed.KEPT_GONE, Renewed.STAYS_AWAY})
"""Differences from the plan that somebody must decide on; others were followed by themselves."""

_REMIND = "remind"
_OPINIONS = "opinions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A value asked once for a paper: its name, how it is asked, whether the answer has a line each; `parts` are what stands between "|" on a line."""

    name: str
    words: str
    lines: bool = False
    parts: tuple[str, ...] = ()


def kind_name(key: str) -> str:
    """What a kind is called in the language of the interface."""
    return _name(_words()[key]) if key != PLAN else _("Plan")


def key_of(paper: PlanPaper) -> str:
    """The key of the kind of a stored paper; empty for one that is not known."""
    kind = kind_of_record(paper)
    return kind.key if kind else ""


def title_of(plan: Plan, paper: PlanPaper) -> str:
    """The name of its kind; of several reminders with their number, of several of another kind with their place."""
    kind = kind_of_record(paper)
    if kind is None:
        return paper.document.subject or paper.kind
    if kind.key == _REMIND and (times := facts_of(paper).get(TIMES)):
        return f"{kind_name(kind.key)} ({times})"
    same = [other.id for other in records_of(plan, kind)]
    return kind_name(kind.key) if len(same) < 2 else f"{kind_name(kind.key)} ({same.index(paper.id) + 1})"


def add_paper(plan: Plan, key: str, order: PaperOrder, new_id: NewId) -> tuple[Plan, PaperId]:
    """The plan with one more paper of that kind, proposed from it, and its identity; a reminder bears the next number."""
    kind = KINDS[key]
    same = list(records_of(plan, kind))
    facts = {**order.facts, **({TIMES: next_times(plan, kind)} if key == _REMIND else {})}
    ident = PaperId(new_id()) if same else None
    paper = propose_paper(kind, replace(source_of(plan, replace(order, facts=facts)), ident=ident))
    if any(other.id == paper.id for other in plan.papers):
        paper = propose_paper(kind, replace(source_of(plan, replace(order, facts=facts)), ident=PaperId(new_id())))
    return put_paper(plan, paper), paper.id


def questions(plan: Plan, paper: PlanPaper, order: PaperOrder) -> tuple[Question, ...]:
    """What is asked once for this paper."""
    key = key_of(paper)
    asked = papers_wording(plan, order.overrides).kinds[key].facts if key else ()
    return tuple(Question(name=fact.name, words=_name(fact), lines=bool(fact.parts), parts=fact.parts) for fact in asked)


def state_now(plan: Plan, paper: PlanPaper, order: PaperOrder) -> Renewal:
    """The paper as it would be printed now: untouched parts follow the plan, edited ones stay; an issued one stays as it was signed."""
    kind = kind_of_record(paper)
    if kind is None or kind.propose is None or is_locked(paper):
        return Renewal(paper=paper)
    return renewed(kind, source_of(plan, order), paper)


def up_to_date(plan: Plan, order: PaperOrder) -> Plan:
    """The plan with every paper as it would be printed now; the same value where none would differ."""
    papers = tuple(state_now(plan, paper, order).paper for paper in plan.papers)
    return plan if papers == plan.papers else replace(plan, papers=papers)


def answer(plan: Plan, paper_id: PaperId, answers: Mapping[str, str], order: PaperOrder) -> Plan:
    """Give the paper these values; what they stand in follows, unless it was edited."""
    paper = with_facts(paper_of(plan, paper_id), answers)
    return put_paper(plan, state_now(plan, paper, order).paper)


def follow_plan(plan: Plan, paper_id: PaperId, part: str, order: PaperOrder) -> Plan:
    """Lấy theo kế hoạch: the part says what the plan would have it say."""
    paper = paper_of(plan, paper_id)
    fresh = _fresh(plan, paper, order)
    return plan if fresh is None else put_paper(plan, taken(paper, fresh, part))


def keep_own(plan: Plan, paper_id: PaperId, part: str, order: PaperOrder) -> Plan:
    """Giữ chữ đã sửa: the part keeps its words, and the difference is not shown any more."""
    paper = paper_of(plan, paper_id)
    fresh = _fresh(plan, paper, order)
    return plan if fresh is None else put_paper(plan, accepted(state_now(plan, paper, order).paper, fresh, part))


def edited_parts(paper: PlanPaper) -> frozenset[str]:
    """Parts that say something else than what was generated for them; of a paper that was never generated none."""
    return frozenset(texts_of_paper(paper)) - untouched_parts(paper) if paper.generated else frozenset()


def untouched_parts(paper: PlanPaper) -> frozenset[str]:
    """Parts that say what was generated for them; of a paper that was never generated none."""
    then = {text.id: text.text for text in paper.generated}
    return frozenset(ident for ident, text in texts_of_paper(paper).items() if then.get(ident) == text)


def _fresh(plan: Plan, paper: PlanPaper, order: PaperOrder) -> PlanPaper | None:
    kind: DocumentKind | None = kind_of_record(paper)
    return fresh_paper(kind, source_of(plan, order), paper) if kind is not None and kind.propose is not None else None


@cache
def _words() -> Mapping[str, PaperWords]:
    return resources.papers_wording().kinds


def _name(words: PaperWords | FactWords) -> str:
    return spoken(words)


def said(part: str, text: str) -> str:
    """The text of a part of the envelope as a person reads it; of other parts as it is."""
    if part not in {"/issuer", "/signatory"} or not text.startswith("{"):
        return text
    value = json.loads(text)
    words = [value.get("name")] if part == "/issuer" else [*(value.get("capacity") or ()), value.get("title"), value.get("name")]
    return "\n".join(word for word in words if word)


def printable(plan: Plan) -> tuple[str, ...]:
    """Kinds that are drawn from the plan alone and have something to show."""
    return tuple(kind.key for kind in KINDS.values() if kind.propose is None and kind.key != PLAN and kind.needs(plan))


def issued(plan: Plan, found: Issue, paper_id: PaperId | None, order: PaperOrder) -> Plan:
    """The plan with what was understood entered into it, or into that paper, whose words stay as they are now; ValueError where something is missing."""
    if found.trouble or found.date is None:
        raise ValueError(found.trouble)
    if paper_id is None:
        return edits.issue(plan, found.number, found.date, found.symbol)
    now = put_paper(plan, state_now(plan, paper_of(plan, paper_id), order).paper)
    return issue_paper(now, paper_id, found.number, found.date, found.symbol)


def followers(before: Plan, after: Plan, order: PaperOrder) -> tuple[PlanPaper, ...]:
    """The papers, as they are after an edit of the plan, that say something else than before: those that name what was entered."""
    old = {paper.id: texts_of_paper(state_now(before, paper, order).paper) for paper in before.papers}
    return tuple(paper for paper in after.papers if not is_locked(paper) and texts_of_paper(state_now(after, paper, order).paper) != old.get(paper.id))


def set_of_plan(plan: Plan, wanted: PaperSet, opinions: Sequence[Opinion]) -> PaperSet:
    """A set that follows the plan, with the papers the plan has that are not issued yet; of a plan without any as it is, a table of opinions only with some."""
    if not wanted.follows:
        return wanted
    own = _to_sign(plan)
    usual = {key for key in wanted.kinds if opinions or key != _OPINIONS}
    return replace(wanted, kinds=tuple(key for key in KINDS if key in ({PLAN, *own} if own else usual)))


def first_set(plan: Plan) -> PaperSet:
    """What is offered of a plan of which nothing was exported yet: the file for signature of its papers, else the plan, with its tasks as a table."""
    if _to_sign(plan):
        return set_of_plan(plan, SIGN_SET, ())
    return PaperSet(kinds=(PLAN,), formats=(".docx", ".pdf", ".xlsx") if plan.tasks else (".docx", ".pdf"))


def exportable(plan: Plan) -> tuple[str, ...]:
    """Kinds that can be written of this plan, in the order in which they are offered."""
    return tuple(kind.key for kind in KINDS.values() if kind.needs(plan))


def _to_sign(plan: Plan) -> frozenset[str]:
    """Kinds of the plan's papers that are not issued yet."""
    return frozenset(key_of(paper) for paper in plan.papers if not is_locked(paper)) & frozenset(KINDS)


def recorded(plan: Plan) -> frozenset[str]:
    """Kinds the plan has a paper of, with the plan itself and what is drawn from it alone."""
    return frozenset(kind.key for kind in KINDS.values() if kind.propose is None or any(records_of(plan, kind)))
