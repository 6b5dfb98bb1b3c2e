"""What a newer version of a template changes, and how a plan that follows the older one takes it over; pure."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.domain import body_edits, edits
from ttdn_desktop.domain.blocks import Item, Paragraph
from ttdn_desktop.domain.ids import BlockId, NewId, SectionId
from ttdn_desktop.domain.plan import Plan, Section
from ttdn_desktop.domain.template import Blank, Template, TemplateSection
from ttdn_desktop.domain.text import plain, rich

_ALIKE = 0.6
_REWORDED = 0.5  # as alike two lines of one section are at least, of which the newer rewords the older
_MARKS = "-+*•– "


class TemplateChange(StrEnum):
    """What happened to a part of a template."""

    SECTION_ADDED = "section_added"
    SECTION_REMOVED = "section_removed"
    SECTION_RENAMED = "section_renamed"
    TEXT_ADDED = "text_added"
    TEXT_REMOVED = "text_removed"
    TEXT_CHANGED = "text_changed"
    NOTE_CHANGED = "note_changed"
    BLANK_ADDED = "blank_added"
    BLANK_REMOVED = "blank_removed"
    BLANK_RENAMED = "blank_renamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One change: `heading` is the section it is about, in the words of the older version where that has it."""

    kind: TemplateChange
    heading: str = ""
    before: str = ""
    after: str = ""
    section: TemplateSection | None = None  # of the newer version, where one is added
    previous: str = ""  # heading, or line of text, after which it comes, of the newer version

    @property
    def for_plans(self) -> bool:
        """Whether a plan can take it over; blanks and instructions are the template's own."""
        return self.kind not in {TemplateChange.BLANK_ADDED, TemplateChange.BLANK_REMOVED, TemplateChange.BLANK_RENAMED, TemplateChange.NOTE_CHANGED}


def differences(old: Template, new: Template) -> tuple[Difference, ...]:
    """Everything the newer version changes, in the order of its sections; then the blanks."""
    return (*_section_differences(old, new), *_blank_differences(old.blanks, new.blanks))


def _section_differences(old: Template, new: Template) -> Iterator[Difference]:
    pairs = _pairs(old.sections, new.sections)
    taken = {before.id for before in pairs.values()}
    previous = ""
    for section in new.sections:
        before = pairs.get(section.id)
        if before is None:
            yield Difference(kind=TemplateChange.SECTION_ADDED, heading=section.heading, after=section.heading, section=section, previous=previous)
        else:
            if before.heading != section.heading:
                yield Difference(kind=TemplateChange.SECTION_RENAMED, heading=before.heading, before=before.heading, after=section.heading)
            yield from _text_differences(before, section)
        previous = section.heading
    for section in old.sections:
        if section.id not in taken:
            yield Difference(kind=TemplateChange.SECTION_REMOVED, heading=section.heading, before=section.heading)


def _text_differences(before: TemplateSection, after: TemplateSection) -> Iterator[Difference]:
    matcher = difflib.SequenceMatcher(None, before.fixed, after.fixed, autojunk=False)
    for what, start, end, first, last in matcher.get_opcodes():
        if what == "equal":
            continue
        old = list(before.fixed[start:end])
        for number, now in enumerate(after.fixed[first:last], start=first):
            if not now:
                continue
            was = _likest(now, old, after.fixed[number + 1 : last])
            if was:
                yield from (Difference(kind=TemplateChange.TEXT_REMOVED, heading=before.heading, before=gone) for gone in old[: old.index(was)] if gone)
                del old[: old.index(was) + 1]
                yield Difference(kind=TemplateChange.TEXT_CHANGED, heading=before.heading, before=was, after=now)
            else:
                above = after.fixed[number - 1] if number else ""
                yield Difference(kind=TemplateChange.TEXT_ADDED, heading=before.heading, after=now, previous=above)
        yield from (Difference(kind=TemplateChange.TEXT_REMOVED, heading=before.heading, before=gone) for gone in old if gone)
    if before.notes != after.notes:
        yield Difference(kind=TemplateChange.NOTE_CHANGED, heading=before.heading, before="\n".join(before.notes), after="\n".join(after.notes))


def _likest(line: str, old: Sequence[str], later: Sequence[str]) -> str:
    """The older line that this one rewords, "" where none does, or where one of the later lines is more like it."""
    best = max(filter(None, old), key=lambda other: _likeness(other, line), default="")
    likeness = _likeness(best, line) if best else 0.0
    return best if likeness >= _REWORDED and all(_likeness(best, other) <= likeness for other in later) else ""


def _blank_differences(old: tuple[Blank, ...], new: tuple[Blank, ...]) -> Iterator[Difference]:
    olds, news = ({_key(blank.origin or blank.name): blank for blank in blanks} for blanks in (old, new))
    gone = [blank for key, blank in olds.items() if key not in news]
    for key, blank in news.items():
        if key in olds:
            continue
        renamed = next((b for b in gone if (blank.fact and b.fact == blank.fact) or _likeness(b.name, blank.name) >= _ALIKE), None)
        if renamed is not None:
            gone.remove(renamed)
            yield Difference(kind=TemplateChange.BLANK_RENAMED, before=renamed.name, after=blank.name)
        else:
            yield Difference(kind=TemplateChange.BLANK_ADDED, after=blank.name)
    yield from (Difference(kind=TemplateChange.BLANK_REMOVED, before=blank.name) for blank in gone)


def _pairs(old: tuple[TemplateSection, ...], new: tuple[TemplateSection, ...]) -> dict[str, TemplateSection]:
    """The older section behind each newer one: of the same heading, else of a like one on the same level, else of the same single role."""
    free = list(old)
    found: dict[str, TemplateSection] = {}

    def pair(section: TemplateSection, hit: TemplateSection | None) -> None:
        if hit is not None:
            found[section.id] = hit
            free.remove(hit)

    for section in new:
        pair(section, next((other for other in free if _key(other.heading) == _key(section.heading)), None))
    for section in new:
        if section.id not in found:
            likes = [other for other in free if other.level == section.level and _likeness(other.heading, section.heading) >= _ALIKE]
            pair(section, max(likes, key=lambda other: _likeness(other.heading, section.heading), default=None))
    return found


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, _key(one), _key(other), autojunk=False).ratio()


def _key(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .:;")


# --- into a plan


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """A plan with changes of a newer version: those that are in it now, and those that had no place, for it has them already or words of its own."""

    plan: Plan
    done: tuple[Difference, ...] = ()
    left: tuple[Difference, ...] = ()


def taken_over(plan: Plan, changes: Sequence[Difference], new_id: NewId) -> TakenOver:
    """The plan with as many of these changes as have a place in it, in their order."""
    done: list[Difference] = []
    left: list[Difference] = []
    for change in changes:
        after = take_over(plan, change, new_id)
        (left if after == plan else done).append(change)
        plan = after
    return TakenOver(plan=plan, done=tuple(done), left=tuple(left))


def take_over(plan: Plan, change: Difference, new_id: NewId) -> Plan:
    """The plan with this change; as it is where the change has no place in it. Text the officer wrote is never taken away."""
    match change.kind:
        case TemplateChange.SECTION_ADDED if change.section is not None:
            return _added(plan, change.section, change.previous, new_id)
        case TemplateChange.SECTION_RENAMED:
            own = _own(plan, change.before)
            return edits.rename_section(plan, own.id, change.after) if own else plan
        case TemplateChange.SECTION_REMOVED:
            own = _own(plan, change.before)
            return edits.remove_section(plan, own.id) if own and not own.sections and _only_fixed(own) else plan
        case TemplateChange.TEXT_ADDED:
            own = _own(plan, change.heading)
            return _with_line(plan, own, change, new_id) if own and _block(own, change.after) is None else plan
        case TemplateChange.TEXT_CHANGED:
            return _reworded(plan, change)
        case TemplateChange.TEXT_REMOVED:
            own = _own(plan, change.heading)
            block = _block(own, change.before) if own else None
            return edits.remove_block(plan, block.id) if block else plan
        case _:
            return plan


def block_of(line: str, new_id: NewId) -> Paragraph | Item:
    """A line of a template as a block: a dash makes it an item."""
    text = line.strip()
    if text[:1] in {"-", "+", "–", "•", "*"} and len(text) > 1:
        return Item(id=BlockId(new_id()), mark="+" if text[0] == "+" else "-", text=rich(text[1:].strip()))
    return Paragraph(id=BlockId(new_id()), text=rich(text))


def _added(plan: Plan, section: TemplateSection, previous: str, new_id: NewId) -> Plan:
    """After the section that stands before it in the template, on its level; at the end where that is not there."""
    if _own(plan, section.heading) is not None:
        return plan
    made = Section(id=SectionId(new_id()), heading=section.heading, role=section.role, blocks=tuple(block_of(line, new_id) for line in section.fixed if line))
    before = _own(plan, previous)
    if before is None:
        return edits.add_section(plan, made)
    parent, at = body_edits.place_of(plan, before.id)
    if section.level > _level(plan, before):
        return edits.add_section(plan, made, before.id, 0)
    while section.level < _level(plan, before) and parent is not None and any(inner.id == parent for inner in plan.all_sections()):
        before = plan.section(SectionId(parent))
        parent, at = body_edits.place_of(plan, before.id)
    return edits.add_section(plan, made, parent, at + 1)


def _level(plan: Plan, section: Section) -> int:
    parent, _at = body_edits.place_of(plan, section.id)
    above = next((inner for inner in plan.all_sections() if inner.id == parent), None)
    return 1 if above is None else 1 + _level(plan, above)


def _with_line(plan: Plan, own: Section, change: Difference, new_id: NewId) -> Plan:
    """With the line behind the one it stands behind in the template; at the end where the plan has that no more."""
    above = _block(own, change.previous) if change.previous else None
    at = own.blocks.index(above) + 1 if above is not None else None
    return edits.add_block(plan, own.id, block_of(change.after, new_id), at)


def _reworded(plan: Plan, change: Difference) -> Plan:
    own = _own(plan, change.heading)
    block = _block(own, change.before) if own else None
    if block is None:
        return plan
    text = block_of(change.after, lambda: block.id)
    return edits.put_block(plan, text)


def _own(plan: Plan, heading: str) -> Section | None:
    return next((section for section in plan.all_sections() if heading and _key(section.heading) == _key(heading)), None)


def _block(section: Section, line: str) -> Paragraph | Item | None:
    """The block that says this."""
    wanted = _key(line).lstrip(_MARKS)
    prose = (block for block in section.blocks if isinstance(block, Paragraph | Item))
    return next((block for block in prose if _key(plain(block.text)).lstrip(_MARKS) == wanted), None)


def _only_fixed(section: Section) -> bool:
    """Whether nothing stands in it."""
    return not any(plain(block.text).strip() for block in section.blocks if isinstance(block, Paragraph | Item)) and all(
        isinstance(block, Paragraph | Item) for block in section.blocks
    )
