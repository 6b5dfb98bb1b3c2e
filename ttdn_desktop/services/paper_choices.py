"""What an office has chosen for its papers, kept in its workspace: its own words by kind and key, and the set of papers last exported of a plan."""

import json
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import replace

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.services.paper_keys import PAPER_KEYS
from ttdn_desktop.services.types import PaperOrder, PaperSet
from ttdn_desktop.services.workspace import Workspace

_WORDS = "paper_words"
_FORMATS = (".docx", ".xlsx", ".pdf")


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
    data = {"kinds": chosen.kinds, "formats": chosen.formats, "pattern": chosen.pattern, "manifest": chosen.manifest}
    return workspace.keep_choice(_set_of(plan_id), json.dumps(data, ensure_ascii=False))


def kept_set(workspace: Workspace, plan_id: PlanId) -> PaperSet | None:
    """What was exported of this plan last; None where nothing was. Kinds and formats that this version does not know are left out."""
    stored = _object(workspace.kept_choice(_set_of(plan_id)).result())
    kinds, formats = (_chosen(known, stored.get(name)) for known, name in ((PAPER_KEYS, "kinds"), (_FORMATS, "formats")))
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
