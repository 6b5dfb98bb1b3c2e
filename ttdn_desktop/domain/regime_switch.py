"""A plan and its papers under other rules of form: nothing is typed anew, and the words that change are listed to be confirmed."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ttdn_desktop.domain.plan import Issuer, Plan, PlanPaper, Regime, Signatory
from ttdn_desktop.domain.regime_turn import Turner
from ttdn_desktop.domain.regime_words import RegimeWords
from ttdn_desktop.domain.regimes import Family, family_of, is_party

Holder = Plan | PlanPaper
H = TypeVar("H", Plan, PlanPaper)
"""What has a head and an ending: the plan itself, or another of its papers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChange:
    """Words of one place as they are and as the other rules have them; several lines are parted by line breaks.

    `after` is None where nobody but a person can say it. `keeps` tells that switching back finds the words of before again; only such changes are made unasked.
    `place` is the path of the field; of another paper it begins with "papers/<id>/".
    """

    place: str
    before: str
    after: str | None = None
    keeps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Switched:
    """The plan under the other rules; `changes` are all places, also those where nothing was changed."""

    plan: Plan
    changes: tuple[WordChange, ...] = ()


def switch_regime(plan: Plan, regime: Regime, words: RegimeWords, chosen: Collection[str] | None = None) -> Switched:
    """Put plan and papers under these rules. Words change at the places `chosen`; without a choice, wherever that can be taken back."""
    changes = tuple(_all_changes(plan, regime, words))
    made = [change for change in changes if change.after is not None and (change.keeps if chosen is None else change.place in chosen)]
    papers = tuple(_dressed(paper, regime, _of_paper(paper, made)) for paper in plan.papers)
    switched = _dressed(plan, regime, {change.place: change.after or "" for change in made})
    return Switched(plan=replace(switched, papers=papers) if plan.papers else switched, changes=changes)


def _all_changes(plan: Plan, regime: Regime, words: RegimeWords) -> Iterator[WordChange]:
    yield from _changes(plan, regime, words)
    for paper in plan.papers:
        for change in _changes(paper, regime, words):
            yield replace(change, place=f"papers/{paper.id}/{change.place}")


def _of_paper(paper: PlanPaper, changes: Collection[WordChange]) -> dict[str, str]:
    start = f"papers/{paper.id}/"
    return {change.place.removeprefix(start): change.after or "" for change in changes if change.place.startswith(start)}


# --- what changes


Turn = Callable[[Turner, str], str | None]


def _changes(holder: Holder, regime: Regime, words: RegimeWords) -> Iterator[WordChange]:
    old, new = family_of(holder.document.regime), family_of(regime)
    if old is new:
        return
    there = Turner(holder.issuer, old, new, words, holder.recipients)
    back = Turner(_turned(holder.issuer, there), new, old, words, holder.recipients)
    named = back.body(there.body(holder.issuer.name)) == holder.issuer.name  # what follows from the name of the body is found again only with it
    for place, text, turn in _places(holder):
        after = turn(there, text) if text else text
        if after != text:
            keeps = named and after is not None and turn(back, after) == text
            yield WordChange(place=place, before=text, after=after, keeps=keeps)
    yield from _to_look_at(holder, there)


def _turned(issuer: Issuer, there: Turner) -> Issuer:
    return Issuer(name=there.body(issuer.name), parent=there.body(issuer.parent) if issuer.parent else None)


def _places(holder: Holder) -> Iterator[tuple[str, str, Turn]]:
    """Every place whose words may differ: its path, its text, and what turns it."""
    yield "issuer.parent", holder.issuer.parent or "", Turner.body
    yield "issuer.name", holder.issuer.name, Turner.body
    yield "issuer.lines", "\n".join(holder.issuer.lines), Turner.lines
    yield "document.symbol", holder.document.symbol or "", lambda turner, text: turner.symbol(holder.document.type, text)
    if isinstance(holder, Plan):
        yield "enacting", holder.enacting, Turner.prose
    yield "signatory", _signing(holder.signatory), Turner.signing
    for index, name in enumerate(holder.recipients):
        yield f"recipients/{index}", name, Turner.recipient


def _to_look_at(holder: Holder, there: Turner) -> Iterator[WordChange]:
    """Places that a person must look at although no words can be proposed."""
    issuer = _turned(holder.issuer, there)
    if issuer.name and issuer.name == holder.issuer.name and is_party(issuer) is not (there.new is Family.PARTY):
        yield WordChange(place="issuer.name", before=issuer.name)
    if there.new is Family.PARTY and not issuer.parent:
        yield WordChange(place="issuer.parent", before="")
    signing = there.signing(_signing(holder.signatory)) or ""
    if holder.signatory.name and signing.rpartition("\n")[2] != (holder.signatory.title or ""):
        yield WordChange(place="signatory.name", before=holder.signatory.name)


def _signing(signatory: Signatory) -> str:
    """Authority and post as lines, the post being the last one."""
    return "\n".join((*signatory.capacity, signatory.title or "")) if signatory.capacity or signatory.title else ""


# --- making it so


def _dressed(holder: H, regime: Regime, texts: dict[str, str]) -> H:
    """The holder with these words at these places, under these rules."""
    issuer, head = holder.issuer, holder.document
    lines = tuple(texts["issuer.lines"].split("\n")) if "issuer.lines" in texts else issuer.lines
    changed: dict[str, Any] = {
        "document": replace(head, regime=regime, symbol=texts.get("document.symbol", head.symbol)),
        "issuer": replace(issuer, parent=texts.get("issuer.parent", issuer.parent), name=texts.get("issuer.name", issuer.name), lines=lines),
        "recipients": tuple(texts.get(f"recipients/{index}", name) for index, name in enumerate(holder.recipients)),
    }
    if "signatory" in texts:
        *capacity, title = texts["signatory"].split("\n")
        changed["signatory"] = replace(holder.signatory, capacity=tuple(capacity), title=title or holder.signatory.title)
    if "enacting" in texts:
        changed["enacting"] = texts["enacting"]
    return replace(holder, **changed)
