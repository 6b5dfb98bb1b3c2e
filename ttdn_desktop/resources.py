"""Shipped data as values: standards, catalogues, wording, sample plans, read once from `resources/`."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ttdn_desktop import paths
from ttdn_desktop.domain.bodies import Body, OldKind, Successor, UnitWords
from ttdn_desktop.domain.codec import value_from_json
from ttdn_desktop.domain.directory import Directory, Place
from ttdn_desktop.domain.gazetteer import Gazetteer
from ttdn_desktop.domain.library import BasisSet, LegalDocument, Library, Relation, Snippet
from ttdn_desktop.domain.plan import LegalBasis, Regime, SectionRole
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.regime_words import BodyWords, Counterpart, RegimeWords, Signing
from ttdn_desktop.domain.regimes import Family, RegimeTerm
from ttdn_desktop.domain.units import UnitLevel
from ttdn_desktop.paper.measure import Metrics
from ttdn_desktop.paper.model import Align, Edge, PageNumber, PageSetup, Style, StyleLook
from ttdn_desktop.paper.paper_words import PapersWording, merged
from ttdn_desktop.paper.paper_words_data import common_words, paper_words
from ttdn_desktop.paper.sheet import SheetWording
from ttdn_desktop.paper.standards import Evidence, MarkFrame, Standards
from ttdn_desktop.paper.wording import ColumnHead, Wording
from ttdn_desktop.rules.model import Need, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpTopic:
    """A page of help: `text` is Markdown that begins with its title."""

    name: str
    title: str
    text: str


@cache
def load_json(name: str) -> Any:
    """The content of `resources/<name>`, such as "standards/nd30-2020.json"; read once and shared, so never change it.

    Raises FileNotFoundError: shipped data that is missing is a broken installation, not a person's mistake.
    """
    return json.loads((paths.resources_dir() / name).read_text(encoding="utf-8"))


def sample_names() -> tuple[str, ...]:
    """The names of the shipped sample plans, for `load_json(f"samples/{name}.json")`."""
    return tuple(sorted(file.stem for file in (paths.resources_dir() / "samples").glob("*.json")))


DEFAULT_STANDARDS = "nd30-2020"


@cache
def standards(regime: str = DEFAULT_STANDARDS) -> Standards:
    """The measures of a regime of form; those of NĐ 30/2020 where no others are shipped."""
    if not (paths.resources_dir() / "standards" / f"{regime}.json").is_file():
        return standards(DEFAULT_STANDARDS)
    data = _standards_data(regime)
    days: dict[str, Any] = {name: dt.date.fromisoformat(data.pop(name)) if data[name] else data.pop(name) for name in ("valid_from", "valid_to")}
    looks = {Style(name): _look(look) for name, look in data.pop("styles").items()}
    return Standards(
        **days,
        looks=looks,
        page=_page(data.pop("page")),
        evidence=tuple(Evidence(**entry) for entry in data.pop("evidence")),
        letterhead_widths=tuple(data.pop("letterhead_widths")),
        signature_widths=tuple(data.pop("signature_widths")),
        urgency={name: MarkFrame(**frame) for name, frame in data.pop("urgency").items()},
        circulation=MarkFrame(**data.pop("circulation")),
        metrics=metrics(),
        **data,
    )


def regimes() -> tuple[Standards, ...]:
    """All regimes of form that are shipped, the newest first."""
    names = sorted(file.stem for file in (paths.resources_dir() / "standards").glob("*.json"))
    return tuple(sorted(map(standards, names), key=lambda rules: rules.valid_from, reverse=True))


def _standards_data(regime: str) -> dict[str, Any]:
    """What the file of a regime says, and for what it does not say the file it is based on."""
    own = dict(load_json(f"standards/{regime}.json"))
    base = own.pop("based_on", None)
    if base is None:
        return own
    under = _standards_data(base)
    styles = {name: {**look, **own.get("styles", {}).get(name, {})} for name, look in under["styles"].items()}
    return {**under, **own, "styles": styles}


def _page(data: dict[str, Any]) -> PageSetup:
    number = data.get("page_number", {})
    edge, align = Edge(number.get("edge", Edge.TOP)), Align(number.get("align", Align.CENTER))
    return PageSetup(**{**data, "page_number": PageNumber(**{**number, "edge": edge, "align": align})})


@cache
def metrics() -> Metrics:
    """Widths of the letters of Times New Roman."""
    data = load_json("metrics/times.json")
    faces = {face: dict(zip(data["characters"], widths, strict=True)) for face, widths in data["widths"].items()}
    return Metrics(units_per_em=data["units_per_em"], **faces)


@cache
def wording(regime: str = DEFAULT_STANDARDS) -> Wording:
    """The official words of the papers of a regime."""
    name = standards(regime).wording
    data = {**load_json("wording/plan.json"), **(load_json(f"wording/{name}.json") if name != "plan" else {})}
    columns: dict[str, Any] = {name: tuple(ColumnHead(**column) for column in data.pop(name)) for name in ("task_columns", "budget_columns")}
    return Wording(**columns, issuer_first_lines=tuple(data.pop("issuer_first_lines")), together=frozenset(data.pop("together")), **data)


@cache
def papers_wording(family: str = "state") -> PapersWording:
    """The official words of the papers around a plan, as they hold in a family of regimes."""
    files = sorted((paths.resources_dir() / "wording" / "papers").glob("*.json"))
    kinds = [paper_words(load_json(f"wording/papers/{file.name}")) for file in files if file.stem != "common"]
    return merged(PapersWording(common=common_words(load_json("wording/papers/common.json")), kinds={words.key: words for words in kinds}), {}, family)


def words_told() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """How places, lists and parts of official words are called: group, key, language."""
    told: Mapping[str, Mapping[str, Mapping[str, str]]] = load_json("wording/told.json")
    return told


@cache
def regime_terms() -> tuple[RegimeTerm, ...]:
    """When each regime of form holds, and whose papers it is for."""
    return tuple(RegimeTerm(regime=Regime(rules.id), family=Family(rules.family), first=rules.valid_from, last=rules.valid_to) for rules in regimes())


@cache
def regime_words() -> RegimeWords:
    """The words that differ between papers of the state and of the Party."""
    data = load_json("wording/counterparts.json")
    signing = {name: tuple((_signing(state), _signing(party)) for state, party in pairs) for name, pairs in data["signing"].items()}
    bodies = (Counterpart(state=_body(pair["state"]), party=_body(pair["party"]), signing=signing[pair["signing"]]) for pair in data["bodies"])
    capacities, archives = (tuple((state, party) for state, party in data[name]) for name in ("capacities", "archives"))
    return RegimeWords(bodies=tuple(bodies), capacities=capacities, archives=archives)


def _body(data: dict[str, Any]) -> BodyWords:
    return BodyWords(**{**data, "lines": tuple(data["lines"])})


def _signing(data: dict[str, Any]) -> Signing:
    return Signing(capacity=tuple(data["capacity"]), title=data["title"])


def _look(data: dict[str, Any]) -> StyleLook:
    return StyleLook(**{**data, "align": Align(data.get("align", Align.LEFT))})


@cache
def library() -> Library:
    """The library that ships with the program: documents in the order of the data, what one does to another, sets of bases, sentences."""
    data = load_json("catalogues/legal_documents.json")
    seen = dt.date.fromisoformat(data["as_of"])
    documents = tuple(value_from_json(LegalDocument, {"status_day": seen.isoformat(), **entry}) for entry in data["documents"])
    by_id = {document.id: document for document in documents}
    return Library(
        documents=documents,
        relations=tuple(value_from_json(Relation, entry) for entry in data["relations"]),
        sets=tuple(_basis_set(entry, by_id) for entry in load_json("catalogues/basis_sets.json")["sets"]),
        snippets=tuple(_snippet(entry) for entry in load_json("wording/snippets.json")["snippets"]),
        edition=data["as_of"],
    )


def _basis_set(entry: dict[str, Any], documents: Mapping[str, LegalDocument]) -> BasisSet:
    """A set names documents; a basis without a text is worded from its parts where it is used (services/basis_picks.py)."""
    bases = (_basis(documents[name]) for name in entry["documents"])
    return BasisSet(id=entry["id"], name=entry["name"], bases=tuple(bases), year=entry["year"], level=entry["level"])


def _basis(one: LegalDocument) -> LegalBasis:
    return LegalBasis(text="", type=one.type, number=one.number, date=one.date, issuer=one.issuer, subject=one.subject or None, document_id=one.id)


def _snippet(entry: dict[str, Any]) -> Snippet:
    role = SectionRole(entry["role"]) if entry.get("role") else None
    return Snippet(id=entry["id"], text=entry["text"], role=role, topic=entry.get("topic", ""), information=entry.get("information", ""))


@cache
def places() -> Directory:
    """Names of provinces and bodies with the days on which they bore them; the units below the provinces are read when they are first asked for."""
    data, known = load_json("units/provinces.json"), load_json("units/bodies.json")
    return Directory(
        provinces=tuple(Place(**{**entry, **_days(entry, "first", "last"), **_tuples(entry, "successors", "also")}) for entry in data["provinces"]),
        named_in_full=frozenset(name.casefold() for name in data["named_in_full"]),
        bodies=tuple(map(_unit_body, known["bodies"])),
        kinds=tuple(OldKind(**{**entry, **_days(entry, "last"), "level": UnitLevel(entry["level"])}) for entry in known["kinds"]),
        words=UnitWords(**_tuples(known["words"], *known["words"])),
        committee=data["committee"],
        party_committees=known["party_committees"],
        gazetteer=gazetteer,
    )


def _unit_body(entry: dict[str, Any]) -> Body:
    levels, successors = tuple(map(UnitLevel, entry["levels"])), tuple(Successor(**one) for one in entry.get("successors", ()))
    return Body(**{**entry, **_days(entry, "first", "last", "changes_from"), **_tuples(entry, "short"), "levels": levels, "successors": successors})


def _tuples(entry: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: tuple(entry.get(name, ())) for name in names}


@cache
def gazetteer() -> Gazetteer:
    """The communes of today, the districts and communes before 1 July 2025."""
    now, former = load_json("units/communes.json"), load_json("units/former.json")
    first, last = dt.date.fromisoformat(now["first"]), dt.date.fromisoformat(former["last"])
    return Gazetteer(now=now["provinces"], former=former["provinces"], kinds={**former["kinds"], **now["kinds"]}, first=first, last=last)


def _days(entry: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: dt.date.fromisoformat(entry[name]) for name in names if name in entry}


@cache
def task_sheet_wording() -> SheetWording:
    """The words of the workbook of tasks."""
    data = dict(load_json("wording/task_sheet.json"))
    return SheetWording(statuses=tuple(data.pop("statuses")), **data)


@cache
def help_topics(language: str) -> tuple[HelpTopic, ...]:
    """The topics of help in that language, in their order; Vietnamese where there is no help in it."""
    folder = paths.resources_dir() / "help" / language
    if not folder.is_dir():
        return help_topics("vi")
    texts = ((file.stem, file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.md"), key=_place_of_topic))
    return tuple(HelpTopic(name=name, title=text.split("\n", 1)[0].removeprefix("# "), text=text) for name, text in texts)


def _place_of_topic(file: Path) -> tuple[str, tuple[float, ...]]:
    """By its name; of the changes of several versions the newest first."""
    name, _mark, version = file.stem.partition("_")
    return name, tuple(-float(part) for part in version.split(".") if part)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of form and content, in the order of their files and within them."""
    files = sorted((paths.resources_dir() / "rules").glob("*.json"))
    entries = [entry for file in files if file.stem != "words" for entry in load_json(f"rules/{file.name}")]
    by_id = {entry["id"]: entry for entry in entries}
    return tuple(_rule({**by_id[entry["like"]], **entry} if "like" in entry else dict(entry)) for entry in entries)


def _rule(data: dict[str, Any]) -> Rule:
    """A rule; one that is like another says only what is not as in that one."""
    days: dict[str, Any] = {name: dt.date.fromisoformat(data.pop(name)) for name in ("valid_from", "valid_to") if name in data}
    lists: dict[str, Any] = {name: tuple(data.pop(name)) for name in ("types", "sure_for", "fields") if name in data}
    return Rule(
        severity=Severity(data.pop("severity")),
        needs=Need(data.pop("needs")),
        regimes=tuple(Regime(name) for name in data.pop("regimes", ())),
        **days,
        **lists,
        **data,
    )


def rule_words() -> Mapping[str, Mapping[str, str]]:
    """How what a check found is said, by language and key ("size"), and the names of areas ("area.page")."""
    words: Mapping[str, Mapping[str, str]] = load_json("rules/words.json")
    return words
