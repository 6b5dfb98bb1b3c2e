"""What a paper this program wrote remembers of its plan: stored values behind printed texts, and facts that are not printed."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ttdn_desktop.domain import codec
from ttdn_desktop.domain.plan import Plan, PlanKind, Regime, SectionRole, Stage, TimeFrame
from ttdn_desktop.domain.text import RichText, plain, spliced
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.paper import origin as names
from ttdn_desktop.paper.anchors import Anchor, AnchorKind, parse_anchor
from ttdn_desktop.paper.model import Origin

_ROLES = {role.value: role for role in SectionRole}
_CITES = frozenset({AnchorKind.BASIS, AnchorKind.PROPOSAL})


@dataclass(frozen=True, slots=True)
class Memory:
    """The origin of a paper, ready to be asked. Text that a person changed since wins over what is stored."""

    id: str
    facts: Mapping[str, str]
    stored: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)  # of each task, the list that it was printed in

    def value(self, anchor: str | None, bare: str) -> str:
        """The value behind a printed text: the stored one where the text is as it was printed."""
        name = parse_anchor(anchor) if anchor else None
        if name is None or anchor is None:
            return bare
        found = self.stored.get(anchor)
        if found and any(found[0] == names.text_hash(text) for text in _as_printed(bare)):
            return found[1]
        tidy = bare.rstrip()
        value = names.understood(name.kind, tidy if tidy.endswith((".", ";")) else bare)
        mark = _own_mark(found[1]) if found and name.kind in _CITES else ""
        return value if value.endswith(mark) else value + mark

    def rich(self, anchor: str | None, bare: RichText) -> RichText:
        """The same for text with emphasis: only what differs from the print is put in."""
        printed = plain(bare)
        value = self.value(anchor, printed)
        if value == printed:
            return bare
        start = 0
        while start < min(len(value), len(printed)) and value[start] == printed[start]:
            start += 1
        end = 0
        while end < min(len(value), len(printed)) - start and value[-1 - end] == printed[-1 - end]:
            end += 1
        return spliced(bare, start, len(printed) - end, value[start : len(value) - end])

    @property
    def paper(self) -> str:
        """The identity of the paper of a plan that this is; empty for a plan itself."""
        return self.facts.get(names.RECORD, "").partition(" ")[0]

    @property
    def has_plan_behind(self) -> bool:
        """Whether it is a decision in whose file the plan stands too."""
        return names.ATTACHED in self.facts

    def number(self, ident: str, printed: str | None) -> str | None:
        """The number as read before, where another one was printed."""
        fact = self.facts.get(names.NUMBERED + ident)
        return printed if fact is None else fact or None

    def role(self, ident: str) -> SectionRole | None:
        """What the section is about, where that is known."""
        fact = self.facts.get(names.ROLE + ident)
        return _ROLES.get(fact) if fact is not None else None

    def unprinted(self) -> Plan:
        """A plan of nothing but what no sheet prints: the superior plan, the indicators, the tasks that stand in no list."""
        data = json.loads(self.facts.get(names.UNPRINTED, "{}"))
        return codec.plan_from_json({"format": codec.FORMAT, "version": codec.VERSION, "id": self.id, **data})

    def has_list(self, ident: str) -> bool:
        return names.LIST + ident in self.facts

    def time(self, task: str, words: str) -> TimeFrame:
        """Words of time with their days: those remembered, unless the words now mean other ones."""
        frame = time_frame(words)
        kept = self.facts.get(names.TIMED + task) == names.text_hash(frame.text)
        fact = self.facts.get(names.TIME + task)
        if fact is None:
            return TimeFrame(text=frame.text) if kept else frame
        first, _, last = fact.partition("/")
        start, end = (dt.date.fromisoformat(day) if day else None for day in (first, last))
        edited = not kept and (frame.start or frame.end) and not ((frame.start and frame.start == start) or (frame.end and frame.end == end))
        return frame if edited else TimeFrame(text=frame.text, start=start, end=end)


def _own_mark(stored: str) -> str:
    """The closing mark that the plan itself keeps with a text."""
    bare = stored.rstrip()
    return bare[-1] if bare.endswith((";", ",", ".")) and not bare.endswith("...") else ""


def _as_printed(bare: str) -> Iterator[str]:
    """A text, and the same without blanks that came in by hand."""
    yield bare
    if bare != (tidy := " ".join(bare.split())):
        yield tidy


def memory_of(origin: Origin | None) -> Memory | None:
    """The memory of a paper; None for one of another hand."""
    if origin is None or not origin.id or any(name == names.DRAWN for name, _value in origin.facts):
        return None  # what is drawn from a plan alone is read as if another hand had written it
    facts = {key: value for key, value in origin.facts if _believable(key, value)}
    lists: dict[str, str] = {}
    for key, tasks in facts.items():
        if key.startswith(names.LIST):
            for task in tasks.split():
                lists.setdefault(task, key.removeprefix(names.LIST))
    return Memory(id=origin.id, facts=facts, stored={anchor: (sha256, value) for anchor, sha256, value in origin.stored}, lists=lists)


def _believable(key: str, value: str) -> bool:
    """Whether a fact has the form it was written in: a file may have been changed by other hands."""
    try:
        match key:
            case names.PLAN_KIND:
                PlanKind(value)
            case names.STAGE:
                Stage(value)
            case names.REGIME:
                Regime(value)
            case names.DRAFT_NO | names.YEAR:
                return value.isascii() and value.isdigit() and len(value) < 6
            case names.PLANNED_ISSUE_DATE:
                dt.date.fromisoformat(value)
            case names.DATE:
                _days(value.partition("|")[0])
            case names.PERIOD:
                first, last = _days(*value.split("/"))
                return bool(first and last and first <= last)
            case names.UNPRINTED:
                codec.plan_from_json({"format": codec.FORMAT, "version": codec.VERSION, "id": "", **json.loads(value)})
            case _ if key.startswith(names.TIME):
                first, last = _days(*value.split("/"))
                return not (first and last and last < first)
    except (ValueError, TypeError):
        return False
    return True


def _days(*texts: str) -> tuple[dt.date | None, ...]:
    return tuple(dt.date.fromisoformat(text) if text else None for text in texts)


def anchor_of(name: str | None, *kinds: AnchorKind) -> Anchor | None:
    """The anchor of that name, where it is of one of these kinds."""
    found = parse_anchor(name) if name else None
    return found if found is not None and found.kind in kinds else None
