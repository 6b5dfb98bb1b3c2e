"""Who issues a paper: the head of a body, its short name and symbol, and the unit that drafts for the body that issues."""

import re
from dataclasses import dataclass

from ttdn_desktop.domain.archive import is_archive
from ttdn_desktop.domain.plan import Issuer, Plan, Regime, Signatory
from ttdn_desktop.domain.regimes import Family, family_of
from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.paper_words import CommonWords

_SMALL = frozenset({"và", "của", "các", "về", "-", "–"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A body that can issue a paper: its letterhead, the letters of its symbol, who signs for it. `mark` names it in "Lưu: VT, …"."""

    issuer: Issuer
    symbol: str = ""  # "UBND", "PVHXH"
    signatory: Signatory
    mark: str = ""


def decides_as_body(issuer: Issuer, regime: Regime, common: CommonWords) -> bool:
    """Whether that body decides as a whole: committees, boards and every body of the Party; a department decides through its head."""
    return family_of(regime) is Family.PARTY or fold(in_full(issuer.name, common)).startswith(tuple(map(fold, common.collective)))


def head_of(name: str, common: CommonWords) -> str:
    """The post of who heads that unit: "Phòng Kinh tế" -> "Trưởng phòng Kinh tế"."""
    name = in_full(name, common)
    folded = fold(name)
    for start in sorted(common.heads, key=len, reverse=True):
        if re.match(rf"{re.escape(fold(start))}\b", folded):
            return common.heads[start] + name[len(start) :]
    return common.lines["head_of_other"].format(unit=name) if name else ""


def unit_of_head(post: str, common: CommonWords) -> str:
    """The unit somebody heads: "Trưởng phòng Văn hóa - Xã hội" -> "Phòng Văn hóa - Xã hội"; a unit's own name as it is."""
    folded = fold(post)
    for start, head in sorted(common.heads.items(), key=lambda pair: len(pair[1]), reverse=True):
        if re.match(rf"{re.escape(fold(head))}\b", folded):
            return start + post[len(head) :]
    return post


def is_ordered(name: str, common: CommonWords) -> bool:
    """Whether the issuing body gives orders to that unit; fronts and unions are asked."""
    folded = fold(name)
    best = max((start for start in common.heads if re.match(rf"{re.escape(fold(start))}\b", folded)), key=len, default="")
    return best in common.ordered


def initials(name: str) -> str:
    """The letters by which a body's name is shortened: "Phòng Văn hóa - Xã hội" -> "PVHXH"."""
    words = (word.strip(",;().") for word in name.split())
    return "".join("Đ" if word[0] in "đĐ" else fold(word[0]).upper() for word in words if word and word.lower() not in _SMALL)


def shortened(name: str, common: CommonWords) -> str:
    """The name with its usual words shortened, as the line of the superior body has it (NĐ 30/2020, PL I, II.2.a)."""
    for long, short in common.short_names.items():
        if fold(name).startswith(fold(long)):
            return short + name[len(long) :]
    return name


def in_full(name: str, common: CommonWords) -> str:
    """The name with a short word at its beginning written out: "UBND xã Bà Nà" -> "Ủy ban nhân dân xã Bà Nà"."""
    for long, short in common.short_names.items():
        if re.match(rf"{short}\b", name, re.IGNORECASE):
            return long + name[len(short) :]
    return name


def issuing_profile(plan: Plan, common: CommonWords) -> Profile:
    """The body that issues the plan."""
    _type, _sign, letters = _symbol_parts(plan)
    return Profile(issuer=plan.issuer, symbol=letters or initials(plan.issuer.name), signatory=plan.signatory, mark=archive_mark(plan, common))


def drafting_profile(plan: Plan, common: CommonWords) -> Profile:
    """The unit that writes for the issuing body: on whose proposal the plan is issued, else who leads most of its tasks, else the body itself."""
    return unit_profile(plan, _drafting_unit(plan, common), common)


def unit_profile(plan: Plan, unit: str, common: CommonWords) -> Profile:
    """A unit under the body that issues the plan; that body itself where none is named."""
    if not unit or fold(unit) == fold(plan.issuer.name):
        return issuing_profile(plan, common)
    mark = archive_mark(plan, common)
    short = initials(unit)
    post = max(((start, post) for start, post in common.posts.items() if f"{fold(unit)} ".startswith(f"{fold(start)} ")), key=_length, default=("", ""))[1]
    issuer = Issuer(parent=shortened(plan.issuer.name, common), name=unit, lines=(unit.upper(),))
    return Profile(issuer=issuer, symbol=mark if mark and short.endswith(mark) else short, signatory=Signatory(title=post or None), mark=mark or short)


def _length(pair: tuple[str, str]) -> int:
    return len(pair[0])


def names_drafter(plan: Plan, common: CommonWords) -> bool:
    """Whether the plan says who drafts it, be it the issuing body itself, as a department without units of its own does."""
    return bool(_drafting_unit(plan, common))


def unnamed_unit(plan: Plan, common: CommonWords) -> Profile:
    """A unit under that body of which nobody has said yet which it is: room for its name."""
    room = common.blanks["unit"]
    return Profile(issuer=Issuer(parent=shortened(plan.issuer.name, common), name=room, lines=(room,)), signatory=Signatory(), mark=archive_mark(plan, common))


def _drafting_unit(plan: Plan, common: CommonWords) -> str:
    """Its name; for a body of the Party never a unit of the state, but the office that keeps its papers."""
    unit = _proposing_unit(plan, common)
    if family_of(plan.document.regime) is Family.STATE or fold(unit).startswith(common.party_units):
        return unit
    kept = re.search(common.party_archive, archive_line(plan, common))
    return kept[1].strip() if kept else ""


def _proposing_unit(plan: Plan, common: CommonWords) -> str:
    if plan.proposal:
        by = plan.proposal.by or ""
        if not by and (found := re.match(r"(?:Theo|Xét) đề nghị của\s+(.+)", plan.proposal.text)):
            by = found[1].rstrip(" ,.;")
        by = re.split(r"\s+tại\s+|\s*,\s*", by)[0] if re.match(r"\w", by) and " tại " in by else by
        if by:
            return unit_of_head(by, common)
    own = fold(plan.issuer.name)
    leads = [
        lead for task in plan.tasks for lead in task.leads if not decides_as_body(plan.issuer, plan.document.regime, common) or not own.startswith(fold(lead))
    ]
    counted = {lead: leads.count(lead) for lead in dict.fromkeys(leads)}
    return max(counted, key=counted.__getitem__, default="")


def archive_line(plan: Plan, common: CommonWords) -> str:
    """The last recipient ("Lưu: VT, VHXH"), as the plan has it but for a dash typed before it, else the usual one."""
    return next((re.sub(r"^\W+", "", line) for line in reversed(plan.recipients) if is_archive(line)), common.lines["archive_plain"])


def archive_mark(plan: Plan, common: CommonWords) -> str:
    """The short name of the drafting unit in that line."""
    _start, comma, rest = archive_line(plan, common).partition(",")
    return re.split(r"[\s(,;.]", rest.strip())[0] if comma else ""


def symbol_for(plan: Plan, type_code: str, profile: Profile, *, letter_type: str) -> str:
    """The symbol of a paper of that type: "QĐ-UBND"; of a letter "UBND-VHXH" (NĐ 30/2020, PL I, II.3.b), or the Party's "CV/TU"."""
    _type, sign, _letters = _symbol_parts(plan)
    if type_code == letter_type and sign == "-":
        return "-".join(part for part in (profile.symbol, profile.mark if profile.mark != profile.symbol else "") if part)
    return f"{type_code}{sign}{profile.symbol}"


def _symbol_parts(plan: Plan) -> tuple[str, str, str]:
    """Type, the sign behind it and the letters of the body, of the plan's own symbol."""
    symbol = (plan.document.symbol or "").strip()
    if found := re.fullmatch(r"([^-/\s]+)\s*([-/])\s*(.+)", symbol):
        return found[1], found[2], found[3]
    return plan.document.type, "/" if family_of(plan.document.regime) is Family.PARTY else "-", symbol
