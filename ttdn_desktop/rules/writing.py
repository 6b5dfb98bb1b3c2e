"""How numbers and short forms are written: figures beside their words, marks and units of numbers, abbreviations told before they are used."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.language.citations import find_citations
from ttdn_desktop.language.money import grouped, number_in
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.model import Found, PlanFix
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.wordings import Kind, Wording, hit_in, in_all_texts, in_texts, under

_WRITTEN = frozenset({Kind.PROSE, Kind.TITLE, Kind.CELL, Kind.WORDS})
_BESIDE = re.compile(
    r"(?<![\d.,/-])(?P<figures>\d{1,3}(?:\.\d{3}){1,9}|\d{1,30})\s*(?P<unit>[^\W\d_]+)?\s*\(\s*(?:bằng chữ|viết bằng chữ)?\s*:?\s*"
    r"(?P<words>[^()\d]{2,160}?)[\s./]*\)",
    re.IGNORECASE,
)
_AFTER_SUM = frozenset({"đồng", "chẵn", "chẵn.", "vnđ"})


@check("TTDN-CT-08")
def figures_agree_with_their_words(case: Case) -> Iterator[Found]:
    """A number beside which the same is written in words."""
    yield from in_all_texts(case, "figures and words", _disagreeing)


def _disagreeing(own: tuple[Wording, ...]) -> tuple[Found, ...]:
    return tuple(found for wording in own if "(" in wording.text for found in _in_words(wording))


def _in_words(wording: Wording) -> Iterator[Found]:
    for found in _BESIDE.finditer(wording.text):
        spoken = _spoken(found["words"], found["unit"] or "")
        written = int(found["figures"].replace(".", ""))
        if spoken is not None and spoken != written:
            yield replace(hit_in(wording, (found.start(), found.end(), None)), said={"figures": f"{found['figures']}\t{grouped(spoken)}"})


def _spoken(words: str, unit: str) -> int | None:
    """The number that the words are, with nothing behind it but the unit of the figures or that of money."""
    spoken = words.lower().split()
    while spoken and (spoken[-1] in _AFTER_SUM or spoken[-1] == unit.lower()):
        spoken.pop()
    return number_in(" ".join(spoken))


# --- marks and units

_COMMAS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,]|\.\d)(?P<unit>\s*(?:đồng|đ(?!\w)|vnđ|người|lượt))?", re.IGNORECASE)
_POINT = re.compile(r"(?<![\d.,/])\d+\.\d{1,2}(?=\s*(?:%|(?:tỷ|tỉ|triệu|ha|km|tấn|kg)(?!\w)))")
_BARE = re.compile(r"(?<![\d.,/])\d{5,15}(?=\s*(?:đồng|vnđ)(?!\w))", re.IGNORECASE)
_GLUED = re.compile(r"(?<![\w.,/-])\d[\d.,]*(?=(?:km|kg|ha|cm|mm|m2|m²|m3|m³|m|tấn|tỷ|tỉ|triệu|đồng|người|lượt|ngày|tháng|năm)(?![\w/]))")


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Thousands are parted by points and decimals by a comma, and a blank stands before the unit."""
    for found in _COMMAS.finditer(text):
        number = found[0].removesuffix(found["unit"] or "")
        if found["unit"] or number.count(",") > 1:
            yield found.start(), found.start() + len(number), number.replace(",", ".")
    for found in _POINT.finditer(text):
        yield found.start(), found.end(), found[0].replace(".", ",")
    for found in _BARE.finditer(text):
        yield found.start(), found.end(), grouped(int(found[0]))
    for found in _GLUED.finditer(text):
        yield found.start(), found.end(), f"{found[0]} "


@check("TTDN-CT-09")
def numbers_are_written_as_usual(case: Case) -> Iterator[Found]:
    """Their marks and units; those of one text are told together."""
    yield from in_all_texts(case, "numbers", _unusual)


def _unusual(own: tuple[Wording, ...]) -> tuple[Found, ...]:
    return tuple(_together(wording, hits) for wording in own if wording.kind in _WRITTEN and (hits := sorted(_numbers(wording.text))))


def _together(wording: Wording, hits: list[tuple[int, int, str]]) -> Found:
    """All hits of a text as one finding."""
    if len(hits) == 1:
        return hit_in(wording, hits[0])
    text = wording.text
    for start, end, wished in reversed(hits):
        text = text[:start] + wished + text[end:]
    fixes = tuple(PlanFix(path=wording.path, text=wished, start=start, end=end) for start, end, wished in hits)
    return Found(node=wording.path, text=wording.text, proposal=text, fixes=fixes)


# --- abbreviations

_SHORT = re.compile(r"(?<![\w/&.-])[A-ZĐ][A-ZĐ&]{1,9}(?![\w/&-]|\.\w)")
_ROMAN = re.compile(r"[IVXLCDM]+")
_REACH = 120  # characters on both sides that say what an abbreviation is
_TOLD_BEFORE = re.compile(r"(?:\(|(?:gọi|viết) tắt(?: chung)? là:?)\s*[\"“']?\s*$")
_TOLD_BEHIND = re.compile(r"\s*(?:\([^\W\d_]+\s+[^()]+\)|là (?:chữ )?viết tắt)")
_OF_BODY = re.compile(
    r"(?:^|\W)(?:Bộ|Sở|Ban|Phòng|Cục|Vụ|Hội|Đoàn|Trường|Đài|Báo|Trung tâm|Liên minh|Tổ chức)\s+$"
    r"|(?:Công ty|Tập đoàn|Doanh nghiệp|Nhà máy|Hợp tác xã|địa chỉ)[^.;:]{0,70}$"
)


@check("TTDN-CT-10")
def abbreviations_are_told_before_they_are_used(case: Case) -> Iterator[Found]:
    """Where one stands first, its whole words stand beside it."""
    known = set(case.params["known"])
    for path, forms in in_texts(case, "short forms", _short_forms):
        for short, tells, found in forms:
            if short in known:
                continue
            known.add(short)
            if not tells:
                yield under(found, path)


def _short_forms(own: tuple[Wording, ...]) -> tuple[tuple[str, bool, Found], ...]:
    """Every abbreviation with whether its words are told there, and the finding that it makes if they are not."""
    return tuple(one for wording in own if wording.kind in _WRITTEN for one in _in(wording))


def _in(wording: Wording) -> Iterator[tuple[str, bool, Found]]:
    text = wording.text
    if text.isupper():
        return
    cited: tuple[tuple[int, int], ...] | None = None
    for found in _SHORT.finditer(text):
        before = text[max(found.start() - _REACH, 0) : found.start()]
        if _ROMAN.fullmatch(found[0]) or _OF_BODY.search(before) or _in_capitals(text, found.start(), found.end()):
            continue
        if cited is None:
            cited = tuple((one.start, one.end) for one in find_citations(text))
        tells = bool(_TOLD_BEFORE.search(before) or _TOLD_BEHIND.match(text, found.end()))
        if not tells and any(start <= found.start() < end for start, end in cited):
            continue
        said = {"word": found[0]}
        yield found[0], tells, replace(hit_in(wording, (found.start(), found.end(), None)), said=said)


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether a word beside it is in capitals too: then it is no abbreviation, but a line in capitals."""
    before, behind = text[max(start - _REACH, 0) : start].split()[-1:], text[end : end + _REACH].split()[:1]
    return any(word.isupper() and any(map(str.isalpha, word)) for word in (*before, *behind))
