"""State secrets and personal data in the text of a plan."""

import re
from collections.abc import Iterator
from itertools import islice

from ttdn_desktop.rules.assignments import whole_plan
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.model import Found
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.wordings import Hit, Kind, Search, Wording, in_texts, searched

_MARK = re.compile(r"\s*(?:TUYỆT MẬT|TỐI MẬT|MẬT)\s*[.!]?\s*")
_DEGREES = "[Tt]uyệt mật|[Tt]ối mật|TUYỆT MẬT|TỐI MẬT|Mật|MẬT"
_DEGREE = re.compile(rf"(?:độ|Độ)\s+[“\"]?(?:{_DEGREES})(?!\w)|(?:độ|Độ) mật\s*:\s*[“\"]?(?:{_DEGREES}|mật)(?!\w)")
_SECRET_ANNEX = re.compile(r"phụ lục[^.;,]{0,30}(?:\(|độ\s+)?(?:tuyệt mật|tối mật|\(mật\)|độ mật|mật\))", re.IGNORECASE)
_OWN_ANNEX = re.compile(r"phụ lục riêng", re.IGNORECASE)
_TOP_SECRET = re.compile(r"tuyệt mật(?!,? (?:tối mật|hoặc|và))", re.IGNORECASE)
_NUMBERED = re.compile(r"số\s+\d+\s*[/-]")
_DEFENCE = re.compile(r"quốc phòng|an ninh quốc gia|biên giới|biển,? đảo|chủ quyền", re.IGNORECASE)

_IDENTITY = re.compile(
    r"(?:căn cước(?: công dân)?|cccd|cmnd|chứng minh (?:nhân dân|thư)|hộ chiếu)\s*(?:số|:|số:)*\s*[:.]?\s*[A-Z]?\d[\d .]{6,14}\d"
    r"|(?<![\d.,/-])0\d{11}(?![\d.,/-])",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"(?:sinh ngày|ngày sinh|sinh năm|ngày, tháng, năm sinh)\s*:?\s*\d", re.IGNORECASE)
_MOBILE = re.compile(r"(?<![\d./-])(?:\+?84|0)[ .-]?(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)(?:[ .-]?\d){7}(?![\d/])")


@check("BM-01")
def no_state_secrets(case: Case) -> Iterator[Found]:
    """What bears a degree of secrecy is not to be written here."""
    record = case.record
    if record is not None and _MARK.fullmatch(record.document.circulation or ""):
        yield Found(node=f"{case.subject.root}/document/circulation", text=record.document.circulation or "")
    yield from searched(case, _NAME, _SEARCHES)


def _degrees(text: str, _given: object) -> Iterator[Hit]:
    if _SECRET_ANNEX.search(text) or (_TOP_SECRET.search(text) and _NUMBERED.search(text)):
        return  # BM-03 is about these
    if _MARK.fullmatch(text):
        yield 0, len(text), None
    for found in _DEGREE.finditer(text):
        yield found.start(), found.end(), None


@check("BM-03")
def of_secret_annexes_only_that_they_are(case: Case) -> Iterator[Found]:
    """No title of theirs, no subject of a top secret document."""
    yield from searched(case, _NAME, _SEARCHES)


def _secret_annexes(text: str, _given: object) -> Iterator[Hit]:
    found = _SECRET_ANNEX.search(text)
    if found and not _OWN_ANNEX.search(text):
        yield found.start(), found.end(), None
    elif (top := _TOP_SECRET.search(text)) and _NUMBERED.search(text):
        yield top.start(), top.end(), None


@check("BM-04")
def defence_and_security_may_be_secret(case: Case) -> Iterator[Found]:
    """Said once, where a title first speaks of them."""
    if whole_plan(case) is None:
        return
    for path, titles in islice(in_texts(case, "defence", _of_defence), 1):
        yield Found(node=path + titles[0].path, text=titles[0].text)


def _of_defence(own: tuple[Wording, ...]) -> tuple[Wording, ...]:
    """The titles that speak of defence or security."""
    return tuple(one for one in own if one.kind is Kind.TITLE and _DEFENCE.search(one.text))


@check("DL-01")
def no_personal_data_that_nobody_needs(case: Case) -> Iterator[Found]:
    """Numbers of identity, days of birth, private telephones."""
    yield from searched(case, _NAME, _SEARCHES)


def _personal(text: str, _given: object) -> Iterator[Hit]:
    for pattern in (_IDENTITY, _BIRTH, _MOBILE):
        for found in pattern.finditer(text):
            yield found.start(), found.end(), None


_NAME = "secrecy"
_SECRET = ("mật", "Mật", "MẬT")
_SEARCHES = (
    Search("BM-01", _degrees, frozenset({Kind.PROSE, Kind.TITLE, Kind.CELL, Kind.WORDS}), _SECRET),
    Search("BM-03", _secret_annexes, words=_SECRET),
    Search("DL-01", _personal, words=tuple("0123456789")),
)
