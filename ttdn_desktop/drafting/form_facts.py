"""What a plan answers to the blanks of a template, and how an answer is written at a place."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ttdn_desktop.domain.archive import is_archive
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.template import Blank, BlankKind, BlankPlace, Fact, Shape, Template
from ttdn_desktop.language.dates import official_date, parse_date, short_date

_ORGAN = re.compile(r"^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|hđnd|hội đồng nhân dân)\s+", re.IGNORECASE)
_KIND = re.compile(r"^(?:xã|phường|đặc khu|thị trấn)\s+", re.IGNORECASE)
_LEAD = re.compile(r"^\s*căn cứ\s+", re.IGNORECASE)


def facts_of(plan: Plan) -> Mapping[Fact, str]:
    """The facts that a plan knows; days are ISO, lists have one entry a line."""
    commune = _ORGAN.sub("", plan.issuer.name)
    known = {
        Fact.ISSUER: plan.issuer.name,
        Fact.COMMUNE: commune if _KIND.match(commune) else "",
        Fact.PARENT: plan.issuer.parent,
        Fact.NUMBER: plan.document.number,
        Fact.SYMBOL: plan.document.symbol,
        Fact.PLACE: plan.document.place,
        Fact.DATE: plan.document.date.isoformat() if plan.document.date else "",
        Fact.SUBJECT: plan.document.subject,
        Fact.YEAR: str(plan.year or ""),
        Fact.BASES: "\n".join(_LEAD.sub("", basis.text).rstrip(" ;.,") for basis in plan.legal_bases if not basis.inline),
        Fact.RECIPIENTS: "\n".join(line for line in plan.recipients if not is_archive(line)),
        Fact.SIGNER: plan.signatory.name,
        Fact.SIGNER_TITLE: plan.signatory.title,
    }
    return {fact: value for fact, value in known.items() if value}


def answers_of(template: Template, plan: Plan, given: Mapping[str, str]) -> dict[str, str]:
    """The answer to each blank that has one: what was given, else what the plan knows."""
    bases = {_bare(text) for text in template.bases}  # they stand in the file
    facts = facts_of(replace(plan, legal_bases=tuple(basis for basis in plan.legal_bases if _bare(basis.text) not in bases)))
    return {blank.id: answer for blank in template.blanks if (answer := given.get(blank.id) or _answer(blank, plan, facts))}


def _answer(blank: Blank, plan: Plan, facts: Mapping[Fact, str]) -> str:
    if blank.fact is Fact.RECIPIENTS and blank.stands is not None:
        return "\n".join(_recipients(plan, blank.stands))
    return facts.get(blank.fact, "") if blank.fact else ""


def _recipients(plan: Plan, stands: tuple[str, ...]) -> Iterator[str]:
    """Those that do not stand in the file already; who keeps the paper comes last, and only where the file has no line for that."""
    there = set(map(_bare, stands))
    yield from (line for line in plan.recipients if not is_archive(line) and _bare(line) not in there)
    if not any(map(is_archive, stands)):
        yield from filter(is_archive, plan.recipients)


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(" .,;")


def written(answer: str, kind: BlankKind, place: BlankPlace) -> str:
    """The answer as it stands at a place."""
    if place.bare:
        answer = _KIND.sub("", answer)
    if kind is BlankKind.DATE and (day := _day(answer)) is not None:
        answer = _long(day) if place.shape is Shape.LONG_DATE else short_date(day)
    if place.shape is Shape.UPPER:
        return answer.upper()
    return answer


def _long(day: dt.date) -> str:
    return official_date(day).removeprefix("ngày ")


def _day(answer: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(answer)
    except ValueError:
        return parse_date(answer)
