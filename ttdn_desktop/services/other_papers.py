"""Whether what was read is a plan at all: a letter, a report or a decision can be taken in too, but only as the start of one."""

import re

from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Plan

_PLANS = frozenset({"KH", "CTr", "PA", "ĐA", "DA", "PL"})
"""Types that plan work; an annex without its paper is told as what it is."""
_ISSUES_ONE = re.compile(r"(?:ban hành|phê duyệt|kèm theo)\b.{0,80}?\b(?:kế hoạch|chương trình|phương án|đề án)\b", re.IGNORECASE)
"""The subject of a paper with which a plan comes."""


def other_paper(plan: Plan) -> str:
    """The name of its type where it is no plan and brings none ("Công văn"); else nothing."""
    head = plan.document
    if head.type in _PLANS or _ISSUES_ONE.search(head.subject):
        return ""
    return str(resources.wording().types.get(head.type, head.type))
