"""What several citations share: the issuer that a heading of theirs names, the issuer and subject that only the last of them says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ttdn_desktop.language.citations import vocabulary
from ttdn_desktop.language.citations.issuers import issuer_at, split_issuers
from ttdn_desktop.language.citations.scanner import Scan
from ttdn_desktop.language.citations.values import Citation

_JOINED = re.compile(r"\s*(?:,|(?:,\s*)?và)\s*(?:các|cả)?\s*")
_ANNOUNCED = re.compile(
    rf"(?:(?P<lead>{vocabulary.LEAD})\s{{1,5}})?(?:(?:các|những|một\s{{1,3}}số)\s{{1,5}})?[^;:.,\n\d]{{2,60}}?(?P<of>\s{{1,5}}của)\s{{1,5}}[^;:\n\d]{{3,110}}?"
    r"(?:\s{1,5}(?:sau(?:\s{1,3}đây)?|như\s{1,3}sau|gồm|bao\s{1,3}gồm|cụ\s{1,3}thể))?\s{0,5}:[\s\-–+•*]*"
)
"""What a list of documents has in common: "Căn cứ các Thông tư của Bộ Tài chính: Thông tư số …; Thông tư số …"."""
_GAP = re.compile(r"[\s;,.]*")
_AFTER = frozenset({"", "sau", "sau đây", "như sau", "gồm", "bao gồm", "cụ thể"})
_SIGNS = re.compile(r"[/\-\s.&]+")


def shared(seen: Scan, found: Sequence[Citation]) -> list[Citation]:
    """The citations with what they share given to each."""
    if not any(one.number or one.date_text for one in found[1:]) and ":" not in seen.low:
        return list(found)
    told = _from_headings(seen, found)
    for at in range(len(told) - 2, -1, -1):
        told[at] = _from_next(seen, told[at], told[at + 1])
    if "sửa đổi" in seen.low or "bổ sung" in seen.low or "thay thế" in seen.low:
        _to_amending(seen, told)
    return told


def _to_amending(seen: Scan, told: list[Citation]) -> None:
    """What amends a decree is of whom the decree is: "…; các Nghị định sửa đổi, bổ sung: số …, số …"."""
    given = False
    for at in range(1, len(told)):
        before, one = told[at - 1], told[at]
        same = one.issuer is None and before.issuer is not None and (one.type or "").lower() == (before.type or "").lower() and _akin(before, one)
        given = same and (_amends(seen, one) or (given and _span(one, "type") is None))
        if given:
            told[at] = replace(one, issuer=before.issuer, issuers=before.issuers)


def _amends(seen: Scan, one: Citation) -> bool:
    """Whether "sửa đổi", "bổ sung" or "thay thế" stands between type and number."""
    kind, number = _span(one, "type"), _span(one, "number")
    between = seen.low[kind[1] : number[0]] if kind and number else ""
    return "sửa đổi" in between or "bổ sung" in between or "thay thế" in between


def _from_headings(seen: Scan, found: Sequence[Citation]) -> list[Citation]:
    """The issuer before a colon is that of every document of the list after it, and what announces the list is no document of its own."""
    told: list[Citation] = []
    head: Citation | None = None  # whose issuer stands before the colon
    for one in found:
        floor = next((before.end for before in reversed(told) if before.number), 0)
        if one.number and one.issuer is None and (headed := _announced(seen, floor, one)):
            while told and told[-1].number is None and told[-1].start >= headed.start:
                told.pop()
            head = headed
            told.append(headed)
        elif one.issuer is None and head is not None and not _is_law(one) and _akin(head, one):
            told.append(replace(one, issuer=head.issuer, issuers=head.issuers))
        else:
            head = one if _heads(seen, one) else head if one.issuer is None else None
            told.append(one)
    return told


def _heads(seen: Scan, one: Citation) -> bool:
    """Whether the issuer stands before a colon that the number follows: "các Quyết định của Thủ tướng Chính phủ: số …"."""
    issuer, number = _span(one, "issuer"), _span(one, "number")
    return issuer is not None and number is not None and ":" in seen.low[issuer[1] : number[0]]


def _announced(seen: Scan, floor: int, one: Citation) -> Citation | None:
    """The first document of a list that is announced with its issuer, from the announcement on."""
    gap = _GAP.match(seen.low, floor)
    begin = seen.after_bullet(gap.end() if gap else floor)
    heading = _ANNOUNCED.fullmatch(seen.low, begin, one.start)
    place = issuer_at(seen, heading.start("of"), one.start) if heading else None
    if not heading or not place or not seen.text[place[0]].isupper() or seen.low[place[1] : one.start].strip(" :-–+•*\t\u00a0") not in _AFTER:
        return None
    spans = [("issuer", *place), *one.spans]
    if heading["lead"] and not one.lead:
        spans.insert(0, ("lead", *heading.span("lead")))
    return replace(
        one,
        text=seen.text[begin : one.end],
        start=begin,
        lead=one.lead or (" ".join(seen.text[slice(*heading.span("lead"))].split()) if heading["lead"] else None),
        issuer=" ".join(seen.text[slice(*place)].split()),
        issuers=split_issuers(seen, *place),
        spans=tuple(sorted(spans, key=lambda span: span[1:])),
    )


def _from_next(seen: Scan, one: Citation, following: Citation) -> Citation:
    """ "A và B của X về việc Y": both are of X and about Y."""
    if one.issuer or one.subject or not one.number or not following.issuer or _is_law(one) or _is_law(following):
        return one
    if not _JOINED.fullmatch(seen.low, one.end, following.start) or following.lead or not _akin(one, following):
        return one
    return replace(one, issuer=following.issuer, issuers=following.issuers, subject=following.subject)


def _akin(one: Citation, other: Citation) -> bool:
    """Whether two numbers name an agency in common: 719/QĐ-TTg and 12/CT-TTg."""
    return bool(_agencies(one) & _agencies(other))


def _agencies(one: Citation) -> set[str]:
    signs = [sign.upper() for sign in _SIGNS.split(one.number or "") if sign and not sign[0].isdigit()]
    return {sign for sign in signs if sign not in vocabulary.SYMBOL_TYPES}


def _is_law(one: Citation) -> bool:
    return " ".join((one.type or "").lower().split()) in vocabulary.NAMED


def _span(one: Citation, part: str) -> tuple[int, int] | None:
    return next(((start, end) for name, start, end in one.spans if name == part), None)
