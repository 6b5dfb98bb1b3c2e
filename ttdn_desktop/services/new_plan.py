"""A new plan: the usual sections, and what the settings know of agency, place and signer."""

import datetime as dt
from typing import Any

from ttdn_desktop import resources
from ttdn_desktop.domain.blocks import TaskList
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.ids import BlockId, NewId, PlanId, SectionId
from ttdn_desktop.domain.plan import DocumentHead, Issuer, Period, Plan, Section, SectionRole, Signatory
from ttdn_desktop.domain.regimes import family_of
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.office_days import issuer_on
from ttdn_desktop.services.regimes import regime_of_new
from ttdn_desktop.settings import Settings

_FIRST_MONTH_FOR_NEXT_YEAR = 9
"""From September on, officers write the plan of the coming year (most are issued from September to March)."""

_COLLECTIVE = ("uy ban nhan dan", "ubnd", "hoi dong", "hdnd", "dang uy", "tinh uy", "thanh uy")
"""How names of bodies begin that decide as a whole, so that somebody always signs on their behalf."""


def new_plan(new_id: NewId, today: dt.date, settings: Settings, directory: Directory) -> Plan:
    """A yearly draft of external information with empty sections; number and date stay blank for the clerk."""
    template = resources.load_json("templates/plan.json")
    year = today.year + (today.month >= _FIRST_MONTH_FOR_NEXT_YEAR)
    kept = Issuer(parent=settings.parent_body or None, name=settings.issuing_body, lines=settings.issuer_lines)
    issuer = issuer_on(kept, today, directory)  # the settings may be older than a new name of the province
    words = {"year": str(year), "issuer": issuer.name}
    regime = regime_of_new(today, issuer, settings.regime)
    usual = template[family_of(regime)]
    return Plan(
        id=PlanId(new_id()),
        year=year,
        period=Period(start=dt.date(year, 1, 1), end=dt.date(year, 12, 31)),
        document=DocumentHead(
            regime=regime,
            symbol=settings.symbol or usual["symbol"],
            place=settings.place or None,
            subject=template["subject"].format_map(words),
        ),
        issuer=issuer,
        enacting=template["enacting"].format_map(words).strip() if issuer.name else "",
        body=tuple(_section(entry, new_id) for entry in template["body"]),
        recipients=settings.recipients or tuple(usual["recipients"]),
        signatory=Signatory(
            capacity=settings.signer_capacity or (() if _signs_alone(issuer, settings) else tuple(usual["capacity"])),
            title=settings.signer_title or usual["title"],
            name=settings.signer_name or None,
        ),
    )


def _signs_alone(issuer: Issuer, settings: Settings) -> bool:
    """Whether the post of the signer is known and no authority with it: the head of a department signs in nobody's name."""
    return bool(settings.signer_title and issuer.name) and not fold(issuer.name).startswith(_COLLECTIVE)


def _section(entry: dict[str, Any], new_id: NewId) -> Section:
    return Section(
        id=SectionId(new_id()),
        heading=entry["heading"],
        role=SectionRole(entry["role"]),
        blocks=(TaskList(id=BlockId(new_id())),) if entry.get("tasks") else (),
        sections=tuple(_section(child, new_id) for child in entry.get("sections", ())),
    )
