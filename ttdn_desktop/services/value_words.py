"""What the values of a plan are called for people: its enumerations, dates, figures, and what an identity stands for."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ttdn_desktop.domain.blocks import Cell, TaskLayout
from ttdn_desktop.domain.plan import FIELD_TTDN, IndicatorKind, Orientation, Period, PlanKind, Regime, SectionRole, Stage, TimeFrame, Urgency
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.text import Run, plain
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.language.money import figures
from ttdn_desktop.services.regimes import REGIMES
from ttdn_desktop.services.stages import STAGES
from ttdn_desktop.services.words import short_date

PLAN_KINDS: dict[PlanKind, str] = {PlanKind.ANNUAL: N_("Of a year"), PlanKind.PERIOD: N_("Of several years"), PlanKind.TOPIC: N_("On one topic")}
ROLES: dict[SectionRole, str] = {
    SectionRole.PURPOSE: N_("Purpose"),
    SectionRole.REQUIREMENTS: N_("Requirements"),
    SectionRole.OBJECTIVES: N_("Objectives"),
    SectionRole.CONTENT: N_("Content, tasks"),
    SectionRole.SOLUTIONS: N_("Solutions"),
    SectionRole.BUDGET: N_("Budget"),
    SectionRole.IMPLEMENTATION: N_("Implementation"),
    SectionRole.REPORTING: N_("Reporting"),
    SectionRole.OTHER: N_("Other"),
}
URGENCIES: dict[Urgency, str] = {Urgency.URGENT: N_("Urgent"), Urgency.VERY_URGENT: N_("Very urgent"), Urgency.EXPRESS: N_("Express")}
ORIENTATIONS: dict[Orientation, str] = {Orientation.PORTRAIT: N_("Upright"), Orientation.LANDSCAPE: N_("Lying (landscape)")}
LAYOUTS: dict[TaskLayout, str] = {TaskLayout.HEADINGS: N_("Print as headings"), TaskLayout.TABLE: N_("Print as a table in an annex")}
INDICATOR_KINDS: dict[IndicatorKind, str] = {
    IndicatorKind.COUNT: N_("Counted"),
    IndicatorKind.SUM: N_("Added up"),
    IndicatorKind.RATIO: N_("Rate"),
    IndicatorKind.YES_NO: N_("Done or not"),
}
FIELDS = {FIELD_TTDN: N_("External information"), "other": N_("Another field")}
"""The fields (lĩnh vực) of plans, by their codes."""

WEIGHTS: dict[Severity, str] = {Severity.ERROR: N_("Error"), Severity.WARNING: N_("To be looked at"), Severity.INFO: N_("Remark")}
_WORDS: dict[type[StrEnum], Mapping[Any, str]] = {
    PlanKind: PLAN_KINDS,
    Stage: STAGES,
    Regime: REGIMES,
    SectionRole: ROLES,
    Urgency: URGENCIES,
    Orientation: ORIENTATIONS,
    TaskLayout: LAYOUTS,
    IndicatorKind: INDICATOR_KINDS,
    Severity: WEIGHTS,
}


def enum_words(value: StrEnum) -> str:
    """What a value of an enumeration of the plan, or the weight of a finding, is called; KeyError for one that has no words."""
    return _(_WORDS[type(value)][value])


def value_words(value: Any, named: Mapping[str, str] | None = None) -> str:
    """A value as words for people; `named` gives the words of the parts that identities stand for."""
    names = named or {}
    match value:
        case None | ():
            return ""
        case bool():
            return _("yes") if value else _("no")
        case StrEnum():
            return enum_words(value)
        case str():
            return names.get(value, value)
        case dt.date():
            return short_date(value)
        case Decimal():
            return figures(value)
        case Period():
            return f"{short_date(value.start)} – {short_date(value.end)}"
        case TimeFrame():
            return value.text or " – ".join(short_date(day) for day in (value.start, value.end) if day)
        case (Run(), *_others):
            return plain(value)
        case Cell(paragraphs=paragraphs):
            return value_words(paragraphs).replace("\n", " ")
        case (Cell(), *_others):
            return " | ".join(value_words(cell) for cell in value)
        case tuple():
            return "\n".join(filter(None, (value_words(one, names) for one in value)))
        case _:
            return _parts(value, names)


def _parts(value: Any, names: Mapping[str, str]) -> str:
    if not is_dataclass(value):
        return str(value)
    if (text := getattr(value, "text", None)) is not None:
        return value_words(text, names)
    return "; ".join(filter(None, (value_words(getattr(value, one.name), names) for one in fields(value) if one.name not in {"id", "document_id"})))
