"""The name of the type (KẾ HOẠCH), the subject under it, and the note "(Ban hành kèm theo …)"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ttdn_desktop.language.casing import is_capitals
from ttdn_desktop.language.citations import find_citations
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.outline import Number, Rank, numbered
from ttdn_desktop.reading.paras import Para, merged, part_of, physical, renumbered, span
from ttdn_desktop.reading.title_rest import goes_on_below
from ttdn_desktop.reading.words import ReadingWords, folded

_RECORD_BEGINS = ("Hôm nay,", "Vào hồi ")
"""How the text of a record begins below its title."""
_INVITES = ("kính mời:", "KÍNH MỜI:")
"""How an invitation ends the line of who invites."""
_MOST_LINES = 12
_NEAR_TOP = 90
_LONGEST_WORD = 10
_LONGEST_BELOW = 200
_LONGEST_POST = 5
"""Words, the body that follows begun: "TỔNG CỤC TRƯỞNG"."""
_LEAST_PROSE = 60
_MOST_ALONE = 4
_OF_ISSUER = re.compile(r"\s*CỦA\s+(?=\S)")
_ABOUT_IN = re.compile(r"\sVỀ\s+VIỆC\s", re.IGNORECASE)
_WHO = re.compile(r"(?:CHỦ\s+TỊCH|THƯỜNG\s+TRỰC)\s+")
"""Who decides for a council or committee that stands behind it."""
_VERBS = frozenset({"QyĐ", "HD"})
"""Types whose name may be the verb of a subject."""
_JOINT_TYPES = {
    "TTLT": "TT",
    "NQLT": "NQ",
    "KHLT": "KH",
    "KHLN": "KH",
    "KHPH": "KH",
    "CTPH": "CTr",
    "CTLT": "CTr",
    "CTHĐ": "CTr",
    "QCPH": "QC",
    "HDLN": "HD",
    "HDLT": "HD",
}
"""What several agencies issue together, by the symbol."""
_OF_RULES = frozenset({"TT", "NQ", "QĐ", "NĐ"})
_SESSION = re.compile(r"\s*(?:KHÓA|KHOÁ|NHIỆM\s+KỲ|KỲ\s+HỌP|\(\s*KỲ\s+HỌP)\s")


_SESSION_AFTER = re.compile(r"[\s,–-]+(?P<session>\(?\s*(?:(?:KHÓA|KHOÁ)\s+(?:[IVXLC]+|\d+|THỨ)\b|NHIỆM\s+KỲ\s+\d|KỲ\s+HỌP\s))")
"""The session that stands behind the name of a council in one line."""


def title_type(para: Para, words: ReadingWords) -> tuple[str, int] | None:
    """The abbreviation of the type that a line names in capitals, and where the name ends; None for any other line.

    The subject may follow in the same line ("KẾ HOẠCH HOẠT ĐỘNG …").
    """
    text = para.text.split("\n")[0]
    if len(text) > marks.LONGEST_LINE:
        return None
    bare = text.strip(" |\t.:")
    exact = words.type_code(bare)
    if exact and (is_capitals(text) or (para.bold and para.centred)) and not text.rstrip().endswith(":"):
        return exact, len(text)
    if not text[:40].lstrip(" |\t*")[:2].isupper():
        return None
    name = folded(bare)
    for word, code in words.types:
        if name.startswith(f"{word} "):
            end = _name_end(text, word)
            return (code, end) if para.capitals or is_capitals(text[:end]) else None
    return None


def type_of_issuer(para: Para, words: ReadingWords) -> bool:
    """Whether a line says whose document it is behind the name of its type, as pages do: "QUYẾT ĐỊNH CỦA CHỦ TỊCH UBND TỈNH"."""
    named = title_type(para, words)
    of = _OF_ISSUER.match(para.text, named[1]) if named else None
    return of is not None and (words.organisation(para.text[of.end() :]) or words.authority(folded(para.text[of.end() :])))


def _name_end(text: str, word: str) -> int:
    """Where a name of that many words ends."""
    at = len(text) - len(text.lstrip())
    for _ in word.split():
        while at < len(text) and text[at].isspace():
            at += 1
        while at < len(text) and not text[at].isspace():
            at += 1
    return at


def whole_titles(lines: Sequence[Para], words: ReadingWords) -> Sequence[Para]:
    """The lines with the name of a type that a page broke in two put together: "QUYẾT" / "ĐỊNH"."""
    firsts = {name.partition(" ")[0] for name, _ in words.types}
    for at, para in enumerate(lines[:_NEAR_TOP]):
        text = para.text.strip()
        if 1 < len(text) < _LONGEST_WORD and text.isupper() and folded(text) in firsts and at + 1 < len(lines) and lines[at + 1].cell == para.cell:
            whole = merged(lines[at : at + 2], glue=" ")
            if not words.type_code(text) and whole.capitals and title_type(whole, words):
                return renumbered([*lines[:at], whole, *lines[at + 2 :]])
    return lines


def find_title(lines: Sequence[Para], start: int, words: ReadingWords, within: int = 60) -> int | None:
    """The line with the name of the type, within so many lines."""
    for at in range(start, min(len(lines), start + within)):
        if title_type(lines[at], words):
            return at
        if marks.enacts(lines[at].text) or numbered(lines[at].text) or marks.BASIS.match(lines[at].text):
            return None  # a name of a type further down is none of the title: "QUYẾT ĐỊNH" before the articles
    return None


def read_title(lines: Sequence[Para], at: int, draft: Draft) -> int:
    """Read type, subject and note from the line `at`; gives the index of the first line after them."""
    para = lines[at]
    named = title_type(para, draft.words)
    if named is None:
        return at
    if named[0] in _VERBS and para.text[named[1] :].strip() and type_of_symbol(draft) in _OF_RULES:
        return read_bare_subject(lines, at, draft)  # "QUY ĐỊNH MỨC THU …" below "07/2019/TT-NHNN": the line THÔNG TƯ was lost
    draft.type = draft.type if draft.type == "CV" else named[0]
    draft.ledger.claim(f"{draft.base}/document/type", para, *span(para.text, 0, named[1]))
    rest = _without_issuer(part_of(para, named[1], len(para.text)), lines[at + 1 : at + 4], draft)
    subject = [] if rest.blank else [rest]
    at += 1
    while at < len(lines) and lines[at].blank:
        at += 1
    if not subject and at < len(lines) and lines[at].capitals and _without_issuer(lines[at], lines[at + 1 : at + 4], draft) is not lines[at]:
        at += 1
    while at < len(lines) and len(subject) < _MOST_LINES and _goes_on(lines, at, subject, draft):
        subject += [line for line in physical(lines[at]) if not line.blank]
        at += 1
        while len(subject) < _MOST_LINES and (after := _cut_subject(lines, at, subject[-1], draft)) is not None:
            subject.append(lines[after])
            at = after + 1
    _take_subject(subject, draft)
    if not draft.subject:
        take_about(draft)
    return read_notes(lines, at, draft)


def _cut_subject(lines: Sequence[Para], at: int, last: Para, draft: Draft) -> int | None:
    """The line that goes on with a subject which a page, or an empty line, cut: "136 năm ngày Quốc tế" / "lao động", "Chuẩn bị" / "Lễ hội năm 2026"."""
    after = next((n for n in range(at, min(at + 3, len(lines))) if not lines[n].blank), len(lines))
    if after in {at, len(lines)} or marks.ends(last.text):
        return None
    text = lines[after].text.lstrip()
    if text[:1].islower() and not last.looks and not last.capitals:
        return after if not numbered(text) and not marks.enacts(text) else None
    return after if goes_on_below(lines, after, last, draft.words) and not title_type(lines[after], draft.words) else None


def _without_issuer(rest: Para, below: Sequence[Para], draft: Draft) -> Para:
    """What stands beside the type's name without "CỦA UBND TỈNH …", as old documents say above a subject "Về việc …"."""
    found = _OF_ISSUER.match(rest.text)
    about = _ABOUT_IN.search(rest.text, found.end()) if found else None
    after = next((para for para in below if not para.blank), None)
    told = after is not None and (marks.ABOUT.match(after.text) or (rest.capitals and after.text.lstrip().lower().startswith("về ")))
    if not found or not (about or told):
        return rest
    end = about.start() if about else len(rest.text)
    start, stop = span(rest.text, found.end(), end)
    if (who := _WHO.match(rest.text, start)) and draft.words.organisation(rest.text[who.end() : stop]):
        start = who.end()
    if not draft.words.organisation(rest.text[start:stop]) and not draft.words.authority(folded(rest.text[start:stop])):
        return rest
    if not draft.issuer.name:
        draft.issuer = replace(draft.issuer, name=draft.recased(" ".join(rest.text[start:stop].split())))
        draft.ledger.claim(f"{draft.base}/issuer/name", rest, start, stop)
    draft.ledger.structure(part_of(rest, 0, end))
    return part_of(rest, end, len(rest.text))


def take_about(draft: Draft) -> None:
    """Take the subject from the line "V/v …" under the number."""
    if draft.about is None:
        return
    start, end = span(draft.about.text)
    end = start + len(draft.about.text[start:end].rstrip(" .;"))
    if draft.about.text[start:end].count(")") > draft.about.text[start:end].count("("):
        end = start + len(draft.about.text[start:end].rstrip(" .)"))
    draft.subject = " ".join(draft.about.text[start:end].split())
    draft.ledger.claim(f"{draft.base}/document/subject", draft.about, start, end)
    draft.ledger.structure(draft.about)


def read_bare_subject(lines: Sequence[Para], at: int, draft: Draft) -> int:
    """The subject of a document whose type was lost on the way: lines in capitals between letterhead and preamble."""
    first = next((n for n in range(at, len(lines)) if not lines[n].blank and not marks.is_rule(lines[n].text)), len(lines))
    end = first
    draft.type = draft.type or type_of_symbol(draft)
    if draft.type == "CT" and first < len(lines) and marks.ADDRESSED.match(lines[first].text):
        draft.type = "CV"  # "CT-TTHT" of a tax office: an agency, not a directive
    while end < len(lines) and end - first < _MOST_LINES and lines[end].capitals and not numbered(lines[end].text) and not _authority(lines, end, draft):
        end += 1
    if first == end and first < len(lines) and _authority(lines, first, draft):
        return read_notes(lines, at, draft)
    after = next((line for line in lines[end : end + 3] if not line.blank and not marks.is_rule(line.text)), None)
    if first == end or after is None:
        return at
    told = draft.number is not None and draft.type is not None and not after.capitals and len(after.text) > _LEAST_PROSE
    if not (told or marks.PREAMBLE.match(after.text) or marks.enacts(after.text) or _authority(lines, end, draft)):
        return at
    draft.ledger.structure(*lines[at:first])
    _take_subject(list(lines[first:end]), draft)
    return read_notes(lines, end, draft)


def type_of_symbol(draft: Draft) -> str | None:
    """KH of "KH-UBND", TT of "TTLT-BTC-BNV"."""
    first = re.split(r"[-/]", draft.symbol or "")[0].strip()
    first = _JOINT_TYPES.get(first, first)
    return next((code for _, code in draft.words.types if code == first), None)


def _goes_on(lines: Sequence[Para], at: int, subject: list[Para], draft: Draft) -> bool:
    """Whether this line is (still) subject."""
    para = lines[at]
    text = para.text.strip()
    if (
        not text
        or len(text) > 2 * marks.LONGEST_LINE
        or marks.is_rule(text)
        or marks.ATTACHED.match(text)
        or marks.RECIPIENTS.match(text)
        or marks.ADDRESSED.match(text)
        or text.startswith(_RECORD_BEGINS)
        or text.endswith(_INVITES)
        or marks.WIRED.fullmatch(text)
        or (subject and (text.startswith(("- ", "– ")) or (para.cell is not None and subject[-1].cell is None)))  # a table below
    ):
        return False
    if _authority(lines, at, draft) or (title_type(para, draft.words) and not para.looks and subject):
        return False
    if not subject:
        return (not numbered(text) or bool(marks.ABOUT.match(text))) and not (  # "V/V …" is no heading V
            not _stands_alone(lines, at) and marks.PREAMBLE.match(text) and not para.capitals and (find_citations(text) or marks.enacts(text)) and not para.bold
        )
    first = subject[0]
    if first.capitals and len(subject) == 1 and first.pieces[0].offset > 0 and not para.capitals:
        # "KẾ HOẠCH TUYÊN TRUYỀN", and what it is about in small letters below
        return len(text) < _LONGEST_BELOW and not numbered(text) and not marks.PREAMBLE.match(text) and not marks.ends(text)
    if first.capitals:
        number = numbered(text)
        return (para.capitals and not (number and _begins_body(number))) or text.isdigit() or not any(char.isalpha() for char in text)
    if para.looks:
        return para.bold == first.bold and not numbered(text) and not marks.PREAMBLE.match(text) and not marks.enacts(text) and (para.centred == first.centred)
    return not marks.PREAMBLE.match(text) and not numbered(text) and para.line == subject[-1].line + 1 and not text.endswith((":", ";"))


def _begins_body(number: Number) -> bool:
    """Whether a numbered line in capitals is the first heading: "Phần I", "I.", "A."."""
    return number.rank <= Rank.SECTION or number.rank is Rank.ROMAN or (number.rank is Rank.CAPITAL and number.value == 1)


def _stands_alone(lines: Sequence[Para], at: int) -> bool:
    """Whether lines under the type end without a mark right before the preamble, so that they are the subject: "Thực hiện Quyết định số …"."""
    if lines[at].text.lstrip(" -").startswith("Căn cứ"):
        return False
    for place in range(at, min(at + _MOST_ALONE, len(lines))):
        text = lines[place].text.strip()
        after = next((line for line in lines[place + 1 : place + 4] if not line.blank and not marks.is_rule(line.text)), None)
        if after is None or marks.ends(text) or text.endswith(","):
            return False
        begins = bool(marks.PREAMBLE.match(after.text))
        if begins or (lines[place + 1].blank and not after.text.lstrip()[:1].islower()):
            return begins
    return False


def _authority(lines: Sequence[Para], at: int, draft: Draft) -> bool:
    """The name of who decides, in capitals before the first "Căn cứ" of a decision."""
    para = lines[at]
    if draft.type not in {"QĐ", "NQ", "CT", "NĐ", "TT"} or not para.capitals:
        return False
    below = [line for line in lines[at + 1 : at + 8] if not line.blank and not marks.is_rule(line.text) and not _SESSION.match(line.text)]
    after = below[0] if below else None
    name = folded(para.text)
    known = (
        draft.words.organisation(para.text)
        or bool(_SESSION.match(para.text))
        or any(name == word or name.startswith(f"{word} ") for word in draft.words.authorities)
    )
    return known and after is not None and not after.capitals and bool(marks.PREAMBLE.match(" ".join(line.text for line in below[:2])))


def _take_authority(para: Para, draft: Draft) -> None:
    """Who decides; the name where the letterhead has none, or only its beginning ("ỦY BAN NHÂN DÂN" of a page that lost a line)."""
    if _SESSION.match(para.text):
        draft.ledger.unread("letterhead", para)
        return
    if session := _SESSION_AFTER.search(para.text):
        draft.ledger.unread("letterhead", part_of(para, session.start("session"), len(para.text)))
        para = part_of(para, 0, session.start())
    text = " ".join(para.text.strip(" |\t").split())
    printed, known = folded(text), folded(draft.issuer.name)
    begun = _WHO.match(text)
    if known and begun and draft.issuer.parent is None and _spelled(printed[begun.end() :]).startswith(f"{_spelled(known)} "):
        text = text[begun.end() :]
        draft.issuer = replace(draft.issuer, name=draft.recased(text))
        draft.ledger.claim(f"{draft.base}/issuer/name", para, max(span(para.text)[1] - len(text), 0), span(para.text)[1])
    elif not known or (printed.startswith(f"{known} ") and draft.issuer.parent is None):
        text = text[_behind_post(text, draft) :]
        draft.issuer = replace(draft.issuer, name=draft.recased(text), lines=draft.issuer.lines or (text,))
        draft.ledger.claim(f"{draft.base}/issuer/name", para, max(span(para.text)[1] - len(text), span(para.text)[0]), span(para.text)[1])
    elif known and printed.endswith(known):  # "GIÁM ĐỐC SỞ CÔNG THƯƠNG": the post is structure
        start, end = span(para.text)
        draft.ledger.claim(f"{draft.base}/issuer/name", para, max(end - len(draft.issuer.name), start), end)
    elif known and draft.issuer.parent is None and (begin := _other_body(text, known, draft)):
        body = text[begin:]
        draft.issuer = replace(draft.issuer, parent=draft.issuer.name, name=draft.recased(body), lines=(body,))
        draft.ledger.claim(f"{draft.base}/issuer/name", para, max(span(para.text)[1] - len(body), 0), span(para.text)[1])
    draft.ledger.structure(para)


def _other_body(text: str, known: str, draft: Draft) -> int:
    """Where the body begins that somebody decides for who is of another one than the letterhead names: its second line was lost; 0 where there is none.

    "TỔNG CỤC TRƯỞNG TỔNG CỤC HẢI QUAN" below "BỘ TÀI CHÍNH".
    """
    begin = _behind_post(text, draft)
    return 0 if not begin or _spelled(folded(text[begin:])).partition(" ")[0] == _spelled(known).partition(" ")[0] else begin


def _behind_post(text: str, draft: Draft) -> int:
    """Where the body begins behind the post of who decides for it: "BỘ TRƯỞNG BỘ Y TẾ"; 0 where no post stands before it."""
    words = text.split()
    if not draft.words.authority(folded(text)):
        return 0
    bodies = (n for n in range(1, min(len(words) - 1, _LONGEST_POST)) if words[n + 1] != "TRƯỞNG" and draft.words.organisation(" ".join(words[n:])))
    begin = next(bodies, 0)
    return len(" ".join(words[:begin])) + 1 if begin else 0


def _spelled(name: str) -> str:
    """A folded name with the council or committee in full."""
    return name.replace("ubnd", "uy ban nhan dan").replace("hdnd", "hoi dong nhan dan")


def _take_subject(subject: list[Para], draft: Draft) -> None:
    if not subject:
        return
    whole = merged(subject)
    start, end = span(whole.text)
    if (found := marks.ABOUT.match(whole.text, start)) and found[0].strip().lower().startswith("v/v"):
        start = found.end()
    while end > start and whole.text[end - 1] in " .;|":
        end -= 1
    head = len(subject[0].text) if subject[0].capitals and not whole.capitals else end
    parts = (draft.recased(" ".join(whole.text[start:head].split())), " ".join(whole.text[head:end].split()))
    draft.subject = " ".join(filter(None, parts))
    draft.ledger.claim(f"{draft.base}/document/subject", whole, start, end)
    draft.ledger.structure(whole)


def read_notes(lines: Sequence[Para], at: int, draft: Draft) -> int:
    """Rules, blank lines, the note of what it is attached to, and the name of who decides."""
    while at < len(lines):
        para = lines[at]
        if marks.ATTACHED.match(para.text) and para.text.strip().startswith(("(", "[")):
            note = [para]
            while ")" not in note[-1].text and at + 1 < len(lines) and len(note) < 6 and not lines[at + 1].blank:
                at += 1
                note.append(lines[at])
            whole = merged(note)
            draft.attached = whole
        elif _authority(lines, at, draft):
            _take_authority(para, draft)
        elif para.blank or marks.is_rule(para.text):
            draft.ledger.structure(para)
        else:
            break
        at += 1
    return at
