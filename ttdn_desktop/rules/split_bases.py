"""Several bases written into one line: the lines they should be, and the mending that makes them."""

import re
from itertools import pairwise

from ttdn_desktop.domain.plan import LegalBasis, Plan
from ttdn_desktop.language.basis_lines import amends
from ttdn_desktop.language.citations import Citation, find_citations
from ttdn_desktop.language.citations.vocabulary import LEAD, TYPE
from ttdn_desktop.language.fold import fold
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.cited import is_law, span_of
from ttdn_desktop.rules.model import PlanFix

_SEVERAL = re.compile(rf"[;.]\s*(?:{LEAD})\s|(?:[;,]|\bvà)\s+(?:căn\s+cứ\s+)?(?:{TYPE})\s+số\s", re.IGNORECASE)
"""Without these words a line surely holds one basis."""
_JOINT = re.compile(r"\s*(?:;\s*(?:và\s+)?|,?\s*và\s+)(?:căn\s+cứ\s+)?", re.IGNORECASE)
_CLOSING = " \t;,."


def split_lines(text: str) -> tuple[str, ...]:
    """The bases that were written into one line, a line each; one alone where there is only one."""
    if not _SEVERAL.search(text):
        return (text.strip().rstrip(_CLOSING),)
    found = find_citations(text)
    lines: list[str] = []
    at, lead = 0, ""
    for before, one in pairwise(found):
        if not _begins_a_basis(text, before, one):
            continue
        joint = _JOINT.fullmatch(text, before.end, one.start)
        lines.append(lead + text[at : before.end if joint else one.start].strip().rstrip(_CLOSING))
        named = one.lead is not None and one.lead[:1].isupper()
        at = one.start if named else (span_of(one, "location") or span_of(one, "type") or (one.start, 0))[0]
        lead = "" if named else f"{(before.lead if one.lead is None else one.lead.capitalize()) or 'Căn cứ'} "
    lines.append(lead + text[at:].strip().rstrip(_CLOSING))
    return tuple(line for line in lines if line)


def _begins_a_basis(text: str, before: Citation, one: Citation) -> bool:
    """With a leading word of its own after a semicolon or full stop; or as another whole citation of the same lead that amends nothing.

    What amends the document before, a law, or what a title goes on to name belongs to what stands before.
    """
    between = text[before.end : one.start].strip()
    if one.lead is not None and between[:1] in {";", "."}:
        return True
    if not _JOINT.fullmatch(text, before.end, one.start) or is_law(one) or amends(one.subject) or amends(before.subject):
        return False
    listed = not before.inner or (between[:1] == ";" and fold(one.type or "") == fold(before.type or ""))  # not what the title before goes on to name
    return listed and all(each.number and each.date and each.subject and span_of(each, "type") for each in (before, one))


def split_fix(case: Case, line: str) -> tuple[tuple[str, ...], tuple[PlanFix, ...]]:
    """The lines that a line of bases should be, and the mending of the plan that makes them; nothing where the plan has no such basis."""
    record: Plan | object = case.record
    bases_now: tuple[LegalBasis, ...] = getattr(record, "legal_bases", ())
    lines = case.sight.memory.once("bases of a line", line, split_lines)
    at = next((at for at, basis in enumerate(bases_now) if not basis.inline and basis.text.strip(_CLOSING) == line.strip(_CLOSING)), None)
    if at is None or len(lines) < 2:
        return lines, ()
    return lines, (PlanFix(path=f"{case.subject.root}/legal_bases/{at}", lines=lines),)
