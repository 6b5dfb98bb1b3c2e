"""What an office has chosen for its papers, kept in its workspace: its own words by kind and key, its own sets, the set last exported of a plan."""

import json
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import replace

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.services.named_sets import KeptSets, Sets
from ttdn_desktop.services.paper_keys import PAPER_FORMATS, PAPER_KEYS
from ttdn_desktop.services.types import PaperOrder, PaperSet
from ttdn_desktop.services.workspace import Workspace

_WORDS = "paper_words"
_SETS = "paper_sets"


def keep_words(workspace: Workspace, words: Mapping[str, Mapping[str, str]]) -> "Future[None]":
    """Keep the office's own words (`PaperOrder.overrides`) in the place of those before."""
    given = {kind: dict(texts) for kind, texts in words.items() if texts}
    return workspace.keep_choice(_WORDS, json.dumps(given, ensure_ascii=False, sort_keys=True) if given else "")


def kept_words(workspace: Workspace) -> dict[str, dict[str, str]]:
    """The office's own words; none where it has none. Blocks until they are read."""
    stored = _object(workspace.kept_choice(_WORDS).result())
    return {kind: {key: text for key, text in texts.items() if isinstance(text, str)} for kind, texts in stored.items() if isinstance(texts, dict)}


def issued_state(workspace: Workspace, plan_id: PlanId) -> Plan | None:
    """The plan as it was when it was issued last, which an amendment changes; None where that state is not kept."""
    issued = next((version for version in workspace.versions(plan_id).result() if version.reason == "issue"), None)
    return workspace.load_version(issued.id).result() if issued else None


def order_in(workspace: Workspace, plan_id: PlanId, order: PaperOrder) -> PaperOrder:
    """The order with what the workspace knows: the office's own words, the issued state of the plan, what units said of the draft."""
    return replace(
        order,
        overrides=order.overrides or kept_words(workspace),
        before=order.before or issued_state(workspace, plan_id),
        opinions=order.opinions or workspace.follow_up(plan_id).result().opinions,
    )


def keep_set(workspace: Workspace, plan_id: PlanId, chosen: PaperSet) -> "Future[None]":
    """Remember what was exported of this plan."""
    return workspace.keep_choice(_set_of(plan_id), json.dumps(_stored(chosen), ensure_ascii=False))


def kept_set(workspace: Workspace, plan_id: PlanId) -> PaperSet | None:
    """What was exported of this plan last; None where nothing was. Kinds and formats that this version does not know are left out."""
    return _set(_object(workspace.kept_choice(_set_of(plan_id)).result()))


def keep_sets(workspace: Workspace, sets: Sets) -> "Future[None]":
    """Keep the office's own sets in the place of those before."""
    return workspace.keep_choice(_SETS, json.dumps({name: _stored(one) for name, one in sets.items()}, ensure_ascii=False) if sets else "")


def kept_sets(workspace: Workspace, plan_id: PlanId) -> KeptSets:
    """The office's own sets, and the one last exported of that plan. Blocks until they are read."""
    stored = _object(workspace.kept_choice(_SETS).result())
    own = {name: found for name, one in stored.items() if isinstance(one, dict) and (found := _set(one)) is not None}
    return KeptSets(own=own, last=kept_set(workspace, plan_id))


def _stored(chosen: PaperSet) -> dict[str, object]:
    return {"kinds": chosen.kinds, "formats": chosen.formats, "pattern": chosen.pattern, "manifest": chosen.manifest}


def _set(stored: Mapping[str, object]) -> PaperSet | None:
    kinds, formats = (_chosen(known, stored.get(name)) for known, name in ((PAPER_KEYS, "kinds"), (PAPER_FORMATS, "formats")))
    if not kinds or not formats:
        return None
    pattern = stored.get("pattern")
    return PaperSet(kinds=kinds, formats=formats, pattern=pattern if isinstance(pattern, str) else "", manifest=bool(stored.get("manifest")))


def _chosen(known: tuple[str, ...], stored: object) -> tuple[str, ...]:
    return tuple(word for word in known if isinstance(stored, list) and word in stored)


def _set_of(plan_id: PlanId) -> str:
    return f"paper_set:{plan_id}"


def _object(text: str) -> dict[str, object]:
    """The stored JSON; nothing where there is none, or where a newer version keeps something else there."""
    stored = json.loads(text) if text else {}
    return stored if isinstance(stored, dict) else {}
