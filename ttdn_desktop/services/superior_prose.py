"""What a sentence of a superior's plan asks of the own unit: as what it is meant, the work, with whom, until when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ttdn_desktop import resources
from ttdn_desktop.domain.clauses import NO_TIME, ClauseRole
from ttdn_desktop.domain.plan import TimeFrame
from ttdn_desktop.language.casing import CAPITALS
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.language.unit_groups import GroupWords, OwnUnit
from ttdn_desktop.language.unit_mentions import How, Mention, Setting, best, mentions
from ttdn_desktop.reading.assignments import Assignment, assignments_in
from ttdn_desktop.reading.words import ReadingWords

_LONGEST = 4000
_LONGEST_TITLE = 200
_NEAR = 120
_SENTENCE = re.compile(rf"(?<=[^\W\d_]{{2}})\.\s+(?=[{CAPITALS}])|;\s+|\n")
_EDGES = " \t\n.;,:-–+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What is asked, and the words that mean the own unit."""

    role: ClauseRole
    mention: Mention
    title: str
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    time: TimeFrame = NO_TIME


class DutyReader:
    """Reads prose for one unit and one document."""

    def __init__(self, unit: OwnUnit, words: GroupWords, setting: Setting, reader: ReadingWords) -> None:
        self._unit = unit
        self._words = words
        self._setting = setting
        self._reader = reader
        self._year = setting.date.year if setting.date else None

    def duty_of(self, text: str, called: str = "", own: Mention | None = None) -> Duty | None:
        """What the own unit is to do by this prose; `called` are the units named in the heading above, `own` is the mention of it there."""
        text = text[:_LONGEST]
        if own is not None and _pattern("helping").match(text.strip(_EDGES)):
            return self._called(text, own)
        for found in assignments_in(text, self._reader, called):
            lead, partner = self._meant(found.leads), self._meant(found.partners)
            if lead is not None:
                role = ClauseRole.LEAD if _says_lead(text) else ClauseRole.GIVEN
                return _assigned(found, role, own or lead, self._year)
            if partner is not None:
                return _assigned(found, ClauseRole.PARTNER, partner, self._year)
        if own is not None:
            return self._called(text, own)
        return self._mentioned(text, called)

    def _meant(self, names: Sequence[str]) -> Mention | None:
        return best(mentions(", ".join(names), self._unit, self._words, self._setting)) if names else None

    def _called(self, text: str, own: Mention) -> Duty:
        """Prose under the name of the own unit: its first words say as what."""
        body = text.strip(_EDGES)
        title, time = _title(body), _time(text, self._year)
        if _pattern("leading").match(body):
            return Duty(role=ClauseRole.LEAD, mention=own, title=title, time=time)
        if not _pattern("helping").match(body):
            return Duty(role=ClauseRole.GIVEN, mention=own, title=title, time=time)
        helped = next(iter(assignments_in(f"{own.words} chủ trì, {body[:1].lower()}{body[1:]}", self._reader)), None)
        return Duty(role=ClauseRole.PARTNER, mention=own, title=title, leads=helped.partners if helped else (), time=time)

    def _mentioned(self, text: str, called: str) -> Duty | None:
        """Prose that names the own unit: at the beginning of a sentence, or behind words that give work, it is meant; anywhere else it may be."""
        for sentence in _SENTENCE.split(text):
            found = best(mentions(sentence, self._unit, self._words, self._setting))
            if found is None or found.how in {How.AREA, How.ANYONE}:
                continue
            before = sentence[max(0, found.start - _NEAR) : found.start]
            after = sentence[found.end :]
            time = _time(text, self._year)
            if helping := list(_pattern("helping").finditer(before)):
                leads = _before(before, helping[0].start()) or ((called,) if called else ())
                return Duty(role=ClauseRole.PARTNER, mention=found, title=_title(sentence), leads=leads, time=time)
            begins = not before.strip(_EDGES + "()")
            leading = _pattern("leading").match(after.lstrip(" ,:")) is not None
            if begins or leading or _pattern("giving").search(before) or _pattern("duty").match(after):
                role = ClauseRole.LEAD if leading else ClauseRole.GIVEN
                return Duty(role=role, mention=found, title=_title(after) or _title(sentence), time=time)
            return Duty(role=ClauseRole.GIVEN, mention=_doubted(found), title=_title(sentence), time=time)
        return None


def _says_lead(text: str) -> bool:
    return _pattern("leading").search(text) is not None


def _assigned(found: Assignment, role: ClauseRole, mention: Mention, year: int | None) -> Duty:
    return Duty(role=role, mention=mention, title=found.title, leads=found.leads, partners=found.partners, time=time_frame(found.time, year))


def _before(text: str, end: int) -> tuple[str, ...]:
    """Who stands before "phối hợp với", where that is one unit."""
    name = text[:end].strip(_EDGES + "()")
    name = re.sub(r"(?:,\s*)?(?:chủ\s+trì)\s*,?\s*$", "", name, flags=re.IGNORECASE).strip(_EDGES)
    return (name,) if name and len(name.split()) <= 10 and name[0].isupper() else ()


def _doubted(found: Mention) -> Mention:
    """Named in passing: to be looked at."""
    return Mention(start=found.start, end=found.end, words=found.words, how=How.SOME if found.sure else found.how)


def _title(text: str) -> str:
    """The work as a title: its first sentence without the words that only give it."""
    body = " ".join(text.split()).strip(_EDGES)
    body = re.sub(r"^(?:trên\s+địa\s+bàn(?:\s+tỉnh)?|trong\s+tỉnh)\s*[:,]?\s*", "", body)
    if (duty := _pattern("duty").match(body)) is not None:
        body = body[duty.end() :].strip(_EDGES)
    first = _SENTENCE.split(body)[0].strip(_EDGES)
    if len(first) > _LONGEST_TITLE:
        cut = first.rfind(",", 60, _LONGEST_TITLE)
        first = first[: cut if cut > 0 else first.rfind(" ", 0, _LONGEST_TITLE)].rstrip(_EDGES)
    return first[:1].upper() + first[1:]


_DEADLINE = re.compile(
    r"(?:trước|chậm\s+nhất(?:\s+là)?|muộn\s+nhất|đến\s+hết|xong\s+trước)\s+(?:ngày\s+)?(?:\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?"
    r"|(?:tháng|quý)\s+(?:\d{1,2}|[IV]+)(?:\s*[/,]?\s*(?:năm\s+)?\d{4})?)|(?:trong\s+)?quý\s+[IV]+\s*[/,]?\s*(?:năm\s+)?\d{4}",
    re.IGNORECASE,
)


def _time(text: str, year: int | None) -> TimeFrame:
    found = list(_DEADLINE.finditer(text))
    return time_frame(" ".join(found[-1][0].split()), year) if found else NO_TIME


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A pattern of official words (resources/wording/superior.json)."""
    return re.compile(resources.load_json("wording/superior.json")[name], re.IGNORECASE)
