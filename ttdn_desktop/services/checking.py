"""Checking papers against the rules: a plan with its papers, or a file of others; findings worded for people and as JSON."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ttdn_desktop import resources
from ttdn_desktop.domain.paper_edits import facts_of
from ttdn_desktop.domain.plan import Plan, PlanPaper, Regime
from ttdn_desktop.domain.plan_paths import values_on
from ttdn_desktop.domain.reading import Severity, Source, Trace
from ttdn_desktop.domain.regimes import family_of, regime_of_family
from ttdn_desktop.domain.set_aside import SetAside
from ttdn_desktop.domain.units import Units
from ttdn_desktop.drafting.kinds import kind_of_record
from ttdn_desktop.language.dates import year_in
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.shelf import Shelf
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.rules.model import Finding, Found, PlanFix, Register, Report, Rule, Subject
from ttdn_desktop.rules.run import Checker
from ttdn_desktop.rules.said import said
from ttdn_desktop.services.bases import shipped_shelf
from ttdn_desktop.services.foreign import view_file
from ttdn_desktop.services.known_places import directory_of
from ttdn_desktop.services.paper_records import untouched_parts, up_to_date
from ttdn_desktop.services.papers import paper_of_record, plan_as_paper
from ttdn_desktop.services.proofing import spelling
from ttdn_desktop.services.reading_words import unit_words
from ttdn_desktop.services.spoken import spoken, tongue_of
from ttdn_desktop.services.types import PLAN, PaperOrder, SeenFile

if TYPE_CHECKING:
    from ttdn_desktop.services.fence import Fence

_WITH_LAYOUT = frozenset({"docx", "rtf", "odt"})  # what Word wrote, or LibreOffice makes of what it reads


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """How it is checked: today, what the workspace knows beside the plan, what was set aside, what papers are drafted from."""

    today: dt.date
    register: Register | None = None
    set_aside: tuple[SetAside, ...] = ()
    order: PaperOrder = field(default_factory=PaperOrder)
    shelf: Shelf | None = None  # of the office's library; None: the one that ships with the program
    units: Units = field(default=Units(), repr=False)  # of the office's directory


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPaper:
    """One paper and what was found in it; `key` is its kind, `paper` the identity of its record (empty: the plan itself)."""

    key: str
    paper: str = ""
    subject: Subject = field(repr=False)
    report: Report = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """A file of others and what was found in it."""

    seen: SeenFile = field(repr=False)
    subject: Subject = field(repr=False)
    report: Report = field(repr=False)

    @property
    def source(self) -> Source:
        """The file."""
        return self.seen.reading.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding in words of one language. `where` is a place of the paper, `node` a path of the plan or an anchor; what is set aside does not count."""

    code: str
    severity: Severity
    area: str
    rule: str  # what must be
    said: str  # what is there instead; often empty
    message: str  # both in one sentence
    text: str  # as it stands
    proposal: str | None
    article: str
    confidence: str
    where: str = ""
    node: str = ""
    fixable: bool = False
    set_aside: str = ""


def subject_of(plan: Plan, options: CheckOptions, *, record: PlanPaper | None = None, paper: Paper | None = None) -> Subject:
    """The plan, or another paper of it, ready to be checked; without `paper` it is drafted."""
    head = (record or plan).document
    root = "" if record is None else f"/papers/{plan.papers.index(record)}"
    own = "" if record is None else record.id
    return Subject(
        paper=drafted(plan, options.order, record) if paper is None else paper,
        plan=plan,
        root=root,
        standards=resources.standards(head.regime),
        regime=head.regime,
        day=head.date or plan.validity_date,
        set_aside=tuple(one for one in options.set_aside if one.paper == own),
        register=options.register,
        **_known(head.regime, options),
    )


def subject_of_file(seen: SeenFile, options: CheckOptions) -> Subject:
    """A file of others ready to be checked; where no plan was understood in it, its paper alone."""
    plan, source = seen.reading.plan, seen.reading.source
    day = _day_of(plan, options.today) if plan is not None else None
    regime = Regime.ND30_2020 if plan is None else plan.document.regime
    if plan is not None and day is not None and plan.document.date is None:  # no date tells by which rules it was made, but the year it is for does
        regime = regime_of_family(day, family_of(regime), resources.regime_terms())
    return Subject(
        paper=seen.file.paper if seen.file.paper.parts else None,
        plan=plan,
        has_layout=source.format in _WITH_LAYOUT,
        standards=resources.standards(regime),
        regime=regime,
        day=day,
        register=options.register,
        **_known(regime, options),
    )


def check_papers(plan: Plan, options: CheckOptions) -> tuple[CheckedPaper, ...]:
    """The plan and every other paper it has, as they would be printed now, each checked on its own."""
    return PlanChecker(options).check_all(up_to_date(plan, options.order))


def told_once(papers: Iterable[CheckedPaper]) -> Iterator[tuple[CheckedPaper, Finding]]:
    """What is found in the plan and its other papers, the plan first: what is wrong with the plan is wrong in all that repeats its words.

    What was set aside in the plan is still told of its papers, and so is what a person wrote in them.
    """
    known: set[tuple[str, ...]] = set()
    of_plan: set[tuple[str, str]] = set()
    for paper in papers:
        for finding in paper.report.findings:
            found = finding.found
            name = (finding.code, found.node or paper.paper, found.text, found.where)
            if name in known or (paper.paper and (finding.code, found.text) in of_plan and _is_taken_over(paper, found)):
                continue
            known.add(name)
            if not paper.paper and found.text and not finding.set_aside:
                of_plan.add((finding.code, found.text))
            yield paper, finding


def _is_taken_over(paper: CheckedPaper, found: Found) -> bool:
    """Whether another paper has these words from the plan: they stand in a part that was not edited, or is drawn anew, and nobody gave them as an answer."""
    plan, root = paper.subject.plan, paper.subject.root
    record = None if plan is None else next((one for one in plan.papers if one.id == paper.paper), None)
    if plan is None or record is None:
        return False
    if any(fold(found.text) in fold(answer) for answer in facts_of(record).values()):
        return False
    if not found.node.startswith(f"{root}/"):
        return True
    field = found.node.removeprefix(f"{root}/").removeprefix("document/").partition("/")[0]
    texts = (str(value.id) for value in reversed(values_on(plan, found.node)[3:]) if getattr(value, "id", None))
    return (next(texts, "") if field in {"body", "articles"} else f"/{field}") in untouched_parts(record)


def check_file(path: Path, fence: "Fence", options: CheckOptions) -> CheckedFile:
    """A file of others, read behind the fence and checked. Raises UnreadableError for every file that is not read."""
    return check_seen(view_file(path, fence), options)


def check_seen(seen: SeenFile, options: CheckOptions) -> CheckedFile:
    """The same for a file that was read already."""
    subject = subject_of_file(seen, options)
    report = Checker(rules()).run(subject)
    return CheckedFile(seen=seen, subject=subject, report=replace(report, findings=_located(report.findings, seen.reading.trace)))


def _located(findings: tuple[Finding, ...], traces: tuple[Trace, ...]) -> tuple[Finding, ...]:
    """With the places of the file from which those parts of the plan were read that findings are about."""
    first: dict[str, str] = {}
    for trace in traces:
        path = (trace.path or "").removeprefix("/plan")
        while path and path not in first:
            first[path] = trace.where
            path = path.rpartition("/")[0]
    return tuple(_at(finding, first) for finding in findings)


def _at(finding: Finding, first: Mapping[str, str]) -> Finding:
    path = "" if finding.found.where else finding.found.node
    while path and path not in first:
        path = path.rpartition("/")[0]
    return replace(finding, found=replace(finding.found, where=first[path])) if path else finding


class PlanChecker:
    """Checks the papers of a plan while it is edited, looking only at what changed; to be used from one thread at a time."""

    def __init__(self, options: CheckOptions) -> None:
        self.options = options
        self._checkers: dict[str, Checker] = {}

    def check(self, plan: Plan, record: PlanPaper | None = None, *, paper: Paper | None = None) -> CheckedPaper:
        """What is found now in the plan, or in another paper of it; `paper` saves drafting what was drafted for the preview."""
        own = "" if record is None else record.id
        subject = subject_of(plan, self.options, record=record, paper=paper)
        checker = self._checkers.setdefault(own, Checker(rules()))
        kind = None if record is None else kind_of_record(record)
        return CheckedPaper(key=PLAN if kind is None else kind.key, paper=own, subject=subject, report=checker.run(subject))

    def check_all(self, plan: Plan) -> tuple[CheckedPaper, ...]:
        """The plan and every other paper of it of a known kind, as their records stand."""
        return (self.check(plan), *(self.check(plan, record) for record in plan.papers if kind_of_record(record) is not None))


def drafted(plan: Plan, order: PaperOrder, record: PlanPaper | None = None) -> Paper:
    """The paper of the plan, or of that record of it."""
    return plan_as_paper(plan, order.options) if record is None else paper_of_record(plan, record, order)


def register_of(plans: Iterable[Plan]) -> Register:
    """The numbers that the plans of a workspace and their papers bear."""
    numbers = []
    for plan in plans:
        for ident, head in ((plan.id, plan.document), *((paper.id, paper.document) for paper in plan.papers)):
            day = head.date or plan.validity_date
            if head.number and head.symbol and day is not None:
                numbers.append((head.symbol, day.year, head.number, str(ident)))
    return Register(numbers=tuple(numbers))


def told(finding: Finding, speaking: str | None = None) -> Told:
    """A finding in words; in the language spoken now where none is named."""
    rule, found, words = finding.rule, finding.found, resources.rule_words()[tongue_of(speaking)]
    sentence, now = spoken(rule, speaking), said(found, words)
    return Told(
        code=rule.id,
        severity=finding.severity,
        area=words[f"area.{rule.area}"],
        rule=sentence,
        said=now,
        message=f"{sentence.removesuffix('.')} ({words['stands'].format(now)})." if now else sentence,
        text=found.text,
        proposal=found.proposal,
        article=rule.article,
        confidence=rule.confidence,
        where=found.where,
        node=found.node,
        fixable=finding.fixable,
        set_aside=finding.set_aside,
    )


def plan_fixes(finding: Finding) -> tuple[PlanFix, ...]:
    """The certain mendings of a finding that are edits of the plan."""
    return tuple(fix for fix in finding.found.fixes if isinstance(fix, PlanFix))


def report_to_json(report: Report, subject: Subject, source: Source | None = None, speaking: str | None = None) -> dict[str, Any]:
    """A report as `ttdn check --json` prints it (plan-file.md)."""
    return {
        "source": None if source is None else {"path": source.path, "format": source.format, "sha256": source.sha256},
        "regime": subject.regime.value,
        "date": subject.day.isoformat() if subject.day else None,
        "checked": len(report.checked),
        "skipped": len(report.skipped),
        "findings": [_finding_to_json(told(finding, speaking)) for finding in report.findings],
    }


def _finding_to_json(one: Told) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "where": one.where or one.node,
        "node": one.node,
        "text": one.text,
        "message": one.message,
        "proposal": one.proposal,
        "article": one.article,
        "fixable": one.fixable,
        "set_aside": one.set_aside or None,
    }


@cache
def rules() -> tuple[Rule, ...]:
    """All rules."""
    return resources.rules()


def _day_of(plan: Plan, today: dt.date) -> dt.date | None:
    """The day whose law holds for a file: its own; else the last day of the year it names beside a blank one, or of the year it is for, where that is over."""
    if plan.validity_date is not None:
        return plan.validity_date
    beside = year_in(plan.document.date_text or "")
    year = int(beside) if beside else plan.year
    return dt.date(year, 12, 31) if year is not None and year < today.year else None


def _known(regime: Regime, options: CheckOptions) -> dict[str, Any]:
    shelf = options.shelf or shipped_shelf()
    directory = directory_of(shelf.library)
    return {
        "today": options.today,
        "types": resources.wording(regime).types,
        "shelf": shelf,
        "spelling": spelling(directory),
        "personal": frozenset(shelf.library.words),
        "directory": directory,
        "units": options.units,
        "groups": unit_words(),
    }
