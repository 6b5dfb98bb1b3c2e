"""What a rule is, what is checked, and what a check finds; all values, no file, no screen."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.plan import Plan, Regime
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.set_aside import SetAside
from ttdn_desktop.domain.units import Units
from ttdn_desktop.language.shelf import EMPTY_SHELF, Shelf
from ttdn_desktop.language.spelling.values import SpellingWords
from ttdn_desktop.language.unit_groups import GroupWords
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.paper.standards import Standards


class Need(StrEnum):
    """What a rule looks at; a rule whose need the subject cannot meet is skipped and counted."""

    LAYOUT = "layout"  # sizes, margins, places on the sheet: a Paper from a file that has them, or drafted here
    TEXT = "text"  # the words of a Paper, from whatever file
    PLAN = "plan"  # the content
    WORDS = "words"  # what is written: in the plan, or in the Paper where no plan was understood
    REGISTER = "register"  # what only the workspace knows: other plans, numbers given, stages


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule as data (`resources/rules/*.json`). `vi` and `en` say what must be; what is there instead is said by what was found."""

    id: str  # "ND30-PAGE-01"
    area: str
    severity: Severity
    vi: str
    en: str
    article: str
    confidence: str  # text, sample, derived, practice, secondary, unverified …
    needs: Need
    regimes: tuple[Regime, ...] = ()  # none: all
    types: tuple[str, ...] = ()  # abbreviations of Annex III it applies to; none: all
    sure_for: tuple[str, ...] = ()  # types for which an error is one; in others it is only to be looked at; none: all
    fields: tuple[str, ...] = ()  # fields (lĩnh vực) it applies to; none: all
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    params: Mapping[str, Any] = field(default_factory=dict, repr=False)
    own: bool = False  # a rule of this program, not of the law; counted apart
    uncheckable: str = ""  # why no file can show whether it is kept; such a rule has no check
    like: str = ""  # the rule of another regime whose check looks for this one too, with the parameters of this one

    @property
    def checked_by(self) -> str:
        """The rule under whose id the check is registered."""
        return self.like or self.id

    def holds_on(self, day: dt.date | None) -> bool:
        """Whether the rule was in force on that day; an unknown day is taken for today's law by the caller."""
        return day is None or ((self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFix:
    """A certain mending of the plan: characters `start` to `end` of the text at `path` become `text`.

    `path` is that of the wire form ("/legal_bases/0/text", "/body/1/blocks/0/text"), as the trace of a reading uses it; the text of
    rich text is its characters. `end` None is to the end. With `lines` the basis at `path` becomes a basis a line; with `order` the bases
    at `path` stand in this order, each told by its number now.
    """

    path: str
    text: str = ""
    start: int = 0
    end: int | None = None
    lines: tuple[str, ...] = ()
    order: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFix:
    """A certain mending of the look of a sheet: `fields` are fields of `Paragraph`, `Run` (for all runs), `PageSetup`, `PageNumber` or `Line`.

    `where` is the place of the paragraph, line or part ("p12", "part1"). Only measures and looks, and the text where `text` is given.
    """

    where: str
    target: str  # "paragraph", "run", "page", "page_number", "line", "text"
    fields: tuple[tuple[str, Any], ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a check finds: a place, what stands there, what could stand there, and a mending where that is certain."""

    where: str = ""  # of the paper: Paragraph.where, or "part2", "page"
    node: str = ""  # path into the plan, "/tasks/3/leads", or an anchor; empty: the whole
    text: str = ""  # as it stands
    proposal: str | None = None
    said: Mapping[str, str] = field(default_factory=dict)  # what is there now, by keys of `resources/rules/words.json` ("size": "12")
    severity: Severity | None = None  # where it matters more or less than the rule usually does
    fixes: tuple[PlanFix | PaperFix, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule that is not kept at one place."""

    rule: Rule
    found: Found
    set_aside: str = ""  # the reason why the officer set the rule aside for this paper

    @property
    def code(self) -> str:
        """The id of the rule."""
        return self.rule.id

    @property
    def severity(self) -> Severity:
        """How much it matters here."""
        return self.found.severity or self.rule.severity

    @property
    def fixable(self) -> bool:
        """Whether *Sửa* can mend it."""
        return bool(self.found.fixes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What the workspace knows beside the plan: numbers already given, `(series, year, number, id)`; empty where there is none."""

    numbers: tuple[tuple[str, int, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is checked: a paper, the plan it prints or from which it was read, or both."""

    paper: Paper | None = None
    plan: Plan | None = None
    root: str = ""  # path of the record that the paper prints: "" for the plan itself, "/papers/0" for another paper of it
    has_layout: bool = True  # a text or web page has none
    standards: Standards
    regime: Regime
    day: dt.date | None = None  # of the document, or planned
    today: dt.date
    types: Mapping[str, str] = field(repr=False)  # names of types of documents by their abbreviations (`Wording.types`)
    shelf: Shelf = field(default=EMPTY_SHELF, repr=False)  # the library of legal documents
    spelling: SpellingWords | None = field(default=None, repr=False)  # without them nobody looks at the spelling
    personal: frozenset[str] = frozenset()  # words in small letters that the office calls right
    units: Units = field(default=Units(), repr=False)  # of the office's directory
    directory: Directory = field(default=Directory(), repr=False)  # places and bodies by date (`resources.places`)
    groups: GroupWords | None = field(default=None, repr=False)  # words by which units are named together; without them nobody is known by a group
    register: Register | None = None
    set_aside: tuple[SetAside, ...] = ()  # of this paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found in one subject; `skipped` are ids of rules whose need was not met."""

    findings: tuple[Finding, ...] = ()
    checked: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()
