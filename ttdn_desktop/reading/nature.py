"""What a source is that is no document: news, an item of a portal, another language, damaged letters; what it states is offered.

Reads the lines and the reading of them as a document; writes a reading without a plan, in which every character stays unread.
"""

import re
from collections.abc import Iterator, Sequence

from ttdn_desktop.domain.reading import Finding, Reading, Severity, Source
from ttdn_desktop.language.citations import find_citations
from ttdn_desktop.language.dates import find_dates
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.assembly import Read
from ttdn_desktop.reading.ledger import Ledger
from ttdn_desktop.reading.outline import Rank, numbered
from ttdn_desktop.reading.paras import Para

_VIETNAMESE = re.compile(r"[đơưăâêôạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouyàáâãèéêìíòóôõùúýăđĩũơưạ-ỹæøåäöü]", re.IGNORECASE)
_SCRIPTS = tuple(
    re.compile(f"[{letters}]")
    for letters in ("\u3040-\u30ff\u3400-\u9fff", "\uac00-\ud7af", "\u0e01-\u0e5b", "\u0e81-\u0edf", "\u1780-\u17ff", "\u0400-\u04ff")
)
"""Chinese and Japanese, Korean, Thai, Lao, Khmer, Cyrillic: of what neighbours and friends send."""
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)*\s*(?:tỷ|tỉ|triệu|nghìn|ngàn)?\s*(?:đồng|USD|đ(?![^\W\d_]))|\d+(?:[.,]\d+)*\s*(?:tỷ|tỉ|triệu)(?!\w)", re.IGNORECASE)
_PORTAL = (
    ("lượt", re.compile(r"lượt\s+(?:xem|đọc|tải)")),
    ("cập", re.compile(r"cập\s+nhật\s*:")),
    ("đăng", re.compile(r"đăng\s+ngày")),
    ("ngày", re.compile(r"ngày\s+đăng")),
    ("đính", re.compile(r"(?:file|tệp|tập\s+tin)\s+đính\s+kèm")),
    ("tải", re.compile(r"tải\s+về")),
    ("xem", re.compile(r"xem\s+với\s+cỡ\s+chữ")),
    ("chia", re.compile(r"chia\s+sẻ")),
    ("in", re.compile(r"in\s+bài\s+viết")),
    ("trang", re.compile(r"trang\s+chủ")),
    ("đánh", re.compile(r"đánh\s+giá\s*:")),
    ("»", re.compile("»")),
    ("›", re.compile("›")),
)
"""What the pages of portals say around a text, in small letters, each with a word of it: most are not there at all."""

_LEAST_SCORE = 3
_LEAST_LETTERS = 20
_CLAUSE = 250
_ISSUES = re.compile(
    r"\b(?:ban\s+hành|xây\s+dựng\s+[“\"]?(?:kế\s+hoạch|chương\s+trình)|đề\s+nghị|báo\s+cáo|thông\s+báo|hướng\s+dẫn|triển\s+khai|kết\s+luận|chỉ\s+đạo|phê\s+duyệt|yêu\s+cầu)\b",
    re.IGNORECASE,
)
"""What an agency does by a paper: a clause without it only says what something consists of."""
_CRUSHED = re.compile(r"(?:CỘNG\s+H\w{2}\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA|ĐẢNG\s+CỘNG\s+SẢN)\s+VIỆT\s+NAM\s.{20}|\S\s+QUYẾT\s+ĐỊNH:\s+Điều\s+1\.", re.DOTALL)
"""The letterhead, or the articles, of a document within a line that holds all of it."""
_SHORT_ITEM = 700
_TOP = 20
_MOST_STATED = 60


def is_document(read: Read, prose: str) -> bool:
    """Whether enough of what makes an official document is there; without a head, lines of a portal speak against it."""
    draft = read.draft
    lines = [basis for basis in draft.legal_bases if not basis.inline]
    articles = any((section.number or "").startswith(("Điều", "Chương")) for section in read.sections)
    enacts = bool(draft.enacting and marks.enacts(draft.enacting) and (draft.head or draft.type or _ISSUES.search(draft.enacting[-_CLAUSE:])))
    score = 3 * draft.head + 2 * (draft.type is not None) + bool(lines) + 2 * enacts + articles
    score += bool(draft.recipients or draft.signatory.capacity) + bool(draft.legal_bases) + bool(draft.symbol and draft.number)
    against = 2
    if draft.head or not _LEAST_SCORE <= score < _LEAST_SCORE + against:
        return score >= _LEAST_SCORE
    return not _is_portal(prose)


def no_document(source: Source, lines: Sequence[Para], prose: str) -> Reading:
    """The reading of such a source; documents, dates and sums it names are findings, nothing is taken."""
    ledger = Ledger.of(lines)
    ledger.unread("not_document", *lines)
    code = _code(lines, prose)
    findings = [Finding(code=code, severity=Severity.ERROR, where=lines[0].where if lines else "", text="")]
    if code not in {"foreign_language", "damaged_letters"}:
        findings += _stated(lines)
    trace, unread = ledger.closed({})
    return Reading(source=source, is_document=False, plan=None, findings=tuple(findings), trace=trace, unread=unread)


def _code(lines: Sequence[Para], prose: str) -> str:
    """Which kind of no document."""
    letters = sum(map(str.isalpha, prose))
    if letters > _LEAST_LETTERS and len(_VIETNAMESE.findall(prose)) * 50 < letters:
        return "damaged_letters" if _damaged(prose) else "foreign_language"
    if letters <= _LEAST_LETTERS:
        return "not_document"
    text = [line for line in lines if not line.blank]
    if any(len(line.text) > _CLAUSE and _CRUSHED.search(line.text) for line in text[:_TOP]):
        return "one_line"
    if any(marks.is_national(line.text) for line in text[:_TOP]):
        return "not_document"  # an official paper of another sort: a judgment, a certificate, a form
    sentences = sum(marks.ends(line.text) and len(line.text) > 80 for line in text)
    if sum(number is not None and number.rank <= Rank.ARTICLE for number in (numbered(line.text) for line in text)) >= _LEAST_SCORE:
        return "not_document"  # articles of a law without the rest of it
    if _is_portal(prose) and len(prose) < _SHORT_ITEM:
        return "portal_item"
    return "news_item" if sentences else "not_document"


def _is_portal(prose: str) -> bool:
    """Whether words of a portal stand in a text."""
    small = prose.lower()
    return any(word in small and pattern.search(small) for word, pattern in _PORTAL)


def _damaged(prose: str) -> bool:
    """Whether many words have no vowel: letters were lost, or the bytes are no text. A script that writes them otherwise is another language."""
    letters = sum(map(str.isalpha, prose))
    if any(len(script.findall(prose)) * 10 > 6 * letters for script in _SCRIPTS):
        return False
    words = [word for word in _WORD.findall(prose) if len(word) > 1]  # a letter by itself numbers a point
    bare = sum(not _VOWEL.search(word) and not word.isupper() for word in words)
    odd = sum((ord(char) < 32 and char not in "\t\n\r") or char >= "\ufffd" or "\u0780" <= char <= "\u1cff" for char in prose)
    return bare * 6 > len(words) or odd * 100 > len(prose)


def _stated(lines: Sequence[Para]) -> Iterator[Finding]:
    """What the lines state: documents first, then dates outside them, then sums."""
    seen: set[tuple[str, str]] = set()
    for line in lines:
        text = line.text[: marks.LONGEST_LINE * 30]
        cited = find_citations(text)
        stated = [("stated_document", one.text) for one in cited]
        stated += [("stated_date", text[start:end]) for start, end, _ in find_dates(text) if not any(one.text.find(text[start:end]) >= 0 for one in cited)]
        stated += [("stated_amount", match[0].strip()) for match in _AMOUNT.finditer(text)]
        for code, what in stated:
            if (code, what) not in seen and len(seen) < _MOST_STATED:
                seen.add((code, what))
                yield Finding(code=code, severity=Severity.INFO, where=line.where, text=what)
