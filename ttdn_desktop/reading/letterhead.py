"""The letterhead: agency, national name, number and symbol, place and date, urgency; and the subject of a công văn under its number."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ttdn_desktop.domain.plan import Issuer, Urgency
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.language.casing import is_capitals, recase
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.broken_heads import LONGEST, broken_national, date_begun, next_in_cell, next_row, spread_date
from ttdn_desktop.reading.columns import head_columns
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.paras import Para, merged, part_of, physical, span
from ttdn_desktop.reading.portal import portal_label
from ttdn_desktop.reading.small_names import first_half, is_small_name
from ttdn_desktop.reading.title import take_about, title_type, type_of_issuer, type_of_symbol
from ttdn_desktop.reading.words import folded

_URGENCY = {"khan": Urgency.URGENT, "thuong khan": Urgency.VERY_URGENT, "hoa toc": Urgency.EXPRESS}
_SESSION = re.compile(r"(?:KHÓA|KHOÁ)\s+(?:[IVXLC]+|\d+|THỨ\s+\S+)\s*(?:$|[,;–-]|\(|KỲ\s+HỌP|NHIỆM\s+KỲ)|KỲ\s+HỌP\s+THỨ\s", re.IGNORECASE)
"""The session of a council below its name, which is no part of the name."""
_MISPRINTED = re.compile(r"(?:[DĐ]UBND|UBDN|UNBD|UBNB|UBMD|UBNN|UBND[A-ZĐ])(?!\w)")
"""UBND as it slips from the fingers; kept as printed."""
_RIGHT = "UBND"
_CIRCULATION = re.compile(
    r"xem xong tra lai|luu hanh noi bo|tai lieu (?:hoi nghi|hop|thu hoi|noi bo)|xem tai cho|khong (?:pho bien|sao chup)|thu hoi sau (?:hop|hoi nghi)"
)
"""Instructions on who may see a paper, as folded text; marks of secrecy are none and stay unread."""
_DRAWN = re.compile(r"(?:\s{2,}[-_–—=~]{3,}|[-_=]{4,})\s*$")
"""A rule drawn with keys that stands in the other column of the line."""
_DRAFT = re.compile(r"\s*[(\[]?\s*DỰ\s+THẢO(?:\s+[(\[]?\s*(?:LẦN\s+(?:THỨ\s+)?)?(?P<no>\d{1,2}))?\s*[)\]]?\s*", re.IGNORECASE)
_UNION = re.compile(marks.UNION)
_SHORT_ABOUT = re.compile(r"\s*\(?\s*V\s?/\s?v", re.IGNORECASE)
_GLUED_PLACE = re.compile(r"(?<=NHÂN DÂN)(?=(?:THÀNH PHỐ|TỈNH|HUYỆN|QUẬN|THỊ|XÃ|PHƯỜNG)\s)")
"""Where the blank was lost in "ỦY BAN NHÂN DÂNTHÀNH PHỐ …"."""
_UNMARKED = re.compile(r"\s*(?!Địa\s+chỉ|Điện\s+thoại|ĐT\b|Fax|Email|Website)(?:[^\W\d_]+,?\s+){3}[^@\n]{0,240}[^.;:!?\s]\s*")
"""A subject without "V/v": some words without an end, none of them an address."""
_JOINT = re.compile(r"(?:TTLT|LT|KHLT|KHPH|CTLT|CTPH|QCPH|NQLT)(?![\w])|LTịch")
_BASES_WITHIN = 40
_PAGE_HEAD = 40
_SPREAD = 8
_PLACE_ALONE = re.compile(r"\s*[^\W\d_](?:[^\W\d_]|[\s.\-–'’])*,\s*(?:ngày)?\s*", re.IGNORECASE)
"""A place with its comma, cut off from the date: "Quảng Trị," / "ngày 05 tháng 4 năm 2016"."""
_CITY_CUT = re.compile(r"T[Pp]\.|T[Xx]\.|Thành\s+phố|Thị\s+xã")
_ARTICLE = re.compile(r"\s*Điều\s{1,3}1\s?[.:]")
_LONGEST_PLACE = 3
"""Words of a place that go on in the line of the date: "Thừa" / "Thiên Huế, ngày …"."""
_YEAR_CUT = re.compile(r"\snăm\s*$")
_YEAR = re.compile(r"\s*\d{4}\s*")
_LEAST_LABELS = 2
_MOST_ABOVE = 3
_PLACE = re.compile(r"\s*(?:TỈNH|THÀNH\s+PHỐ|TP\.?|HUYỆN|QUẬN|THỊ\s+XÃ|THỊ\s+TRẤN|XÃ|PHƯỜNG|ĐẶC\s+KHU)\s+\S")


def head_start(lines: Sequence[Para], draft: Draft) -> int | None:
    """Where the letterhead or, where there is none, the title begins; None where neither is near the top."""
    for at, para in enumerate(lines[:90]):
        text = para.text.strip(" |\t")
        if not text or len(text) > marks.LONGEST_LINE:
            continue
        first = first_half(para).split("\n")[0].strip(" |\t•·")
        organisation = is_capitals(first) and len(first) < 80 and _agency_begins(lines, at, first, draft) and not marks.PREAMBLE.match(first)
        typed = (
            para.capitals
            and (draft.words.type_code(text.strip(" .:")) or type_of_issuer(para, draft.words))
            and not _title_of_page(lines, at, draft)
            and not _decides(lines, at)
        )
        if marks.is_national(first) or organisation or marks.number_line(first) or typed:
            top = _above_national(lines, at, draft) if marks.is_national(first) else _below_place(lines, at) if organisation else at
            return _with_draft_mark(lines, _table_start(lines, top))
    return None


def _decides(lines: Sequence[Para], at: int) -> bool:
    """Whether the name of a type is the word that decides, between the bases and the first article."""
    below = next((line for line in lines[at + 1 : at + _PAGE_HEAD] if not line.blank), None)
    return below is not None and bool(_ARTICLE.match(below.text)) and any(marks.BASIS.match(line.text) for line in lines[:at])


def _title_of_page(lines: Sequence[Para], at: int, draft: Draft) -> bool:
    """Whether the name of a type is that of the page: the site's table of number, date and signer follows it, and the type again."""
    ahead = lines[at + 1 : at + _PAGE_HEAD]
    again = next((n for n, line in enumerate(ahead) if line.capitals and folded(line.text) == folded(lines[at].text)), None)
    return again is not None and sum(portal_label(line.text, draft.words) is not None for line in ahead[:again]) > _LEAST_LABELS


def _with_draft_mark(lines: Sequence[Para], at: int) -> int:
    """DỰ THẢO often stands by itself at the very top of the sheet, above the agency."""
    top = at
    while top > 0 and lines[top - 1].blank:
        top -= 1
    return top - 1 if top > 0 and _DRAFT.fullmatch(lines[top - 1].text) else at


def _below_place(lines: Sequence[Para], at: int) -> int:
    """The line above, where it is nothing but the province or commune an agency belongs to: "TỈNH HÀ NAM" above "BAN CHỈ ĐẠO …"."""
    above = lines[at - 1] if at else None
    named = above is not None and above.cell == lines[at].cell and above.capitals and len(above.text) < LONGEST and _PLACE.match(above.text)
    return at - 1 if named else at


def _above_national(lines: Sequence[Para], at: int, draft: Draft) -> int:
    """The first of the lines right above the national name that name agencies in small letters: "UBND xã A" / "Phòng Kinh tế"."""
    top = at
    for place in range(at - 1, max(at - 1 - 2 * _MOST_ABOVE, -1), -1):
        para = lines[place]
        if para.blank or marks.is_rule(para.text):
            continue
        if not is_small_name(para, draft.words) or para.cell != lines[at].cell:
            break
        top = place
    return top if top < at and draft.words.organisation(lines[top].text.strip(" |\t")) else _misspelt(lines, at)


def _misspelt(lines: Sequence[Para], at: int) -> int:
    """The first of the lines in capitals right above the national name, the last of which names a place: an agency that lost letters ("Y BAN NHÂN DÂN")."""
    top = at
    while top > 0 and at - top < _MOST_ABOVE and (lines[top - 1].blank or marks.is_rule(lines[top - 1].text)):
        top -= 1
    if not top or lines[top - 1].looks or not _PLACE.match(lines[top - 1].text):
        return at
    while top > 0 and lines[top - 1].capitals and len(lines[top - 1].text) < LONGEST and at - top < 2 * _MOST_ABOVE:
        top -= 1
    return top


def bases_start(lines: Sequence[Para]) -> int | None:
    """Where the preamble of a text begins that lost head and title on its page; None where no line near the top begins "Căn cứ …"."""
    return next((at for at, para in enumerate(lines[:_BASES_WITHIN]) if at and marks.BASIS.match(para.text)), None)


def _agency_begins(lines: Sequence[Para], at: int, first: str, draft: Draft) -> bool:
    """Whether the name of an agency begins in this line, also where it is broken within its first words ("ỦY" / "BAN NHÂN DÂN")."""
    if draft.words.organisation(first) or _MISPRINTED.match(first):
        return True
    after = lines[at + 1].text.strip(" |\t") if at + 1 < len(lines) else ""
    broken = len(first.split()) < 3 and is_capitals(after) and not lines[at].looks
    return broken and draft.words.organisation_length(f"{first} {after}") > len(first.split())


def _table_start(lines: Sequence[Para], at: int) -> int:
    """The first line of the table that the line stands in."""
    cell = lines[at].cell
    while cell is not None and at > 0 and (before := lines[at - 1].cell) is not None and before[0] == cell[0]:
        at -= 1
    return at


def read_letterhead(lines: Sequence[Para], start: int, end: int, draft: Draft) -> int:
    """Read the letterhead from `start`, at most to `end`; gives the index of the first line that is none of it.

    Where a title ends it, a line that no letterhead has stays unread and the others are read all the same.
    """
    titled = end < len(lines)
    reader = _Letterhead(draft, letter=not titled and any(marks.ADDRESSED.match(line.text) for line in lines[start : start + _PAGE_HEAD]))
    at = start
    top = next((line for line in lines[start:end] if not line.blank and not _DRAFT.fullmatch(line.text)), lines[start])  # below the word DỰ THẢO
    home = top.cell[0] if top.cell is not None else -1
    while at < end:
        para = lines[at]
        step = 1
        if marks.ADDRESSED.match(para.text) or (draft.head and para.cell is not None and para.cell[0] != home):
            break
        if not para.blank:
            ahead = lines[at + 1] if at + 1 < end else None
            if ahead is not None and ahead.blank and (spread := spread_date(lines[at : min(at + _SPREAD, end)])):
                para, step = merged(lines[at : at + spread]), spread
            elif ahead is not None and ahead.cell == para.cell and (begun := _date_lines(lines[at : min(at + 3, end)], reader, draft)):
                para, step = merged(lines[at : at + begun]), begun
            elif broken := broken_national(lines[at : min(at + 3, end)]):
                para, step = merged(lines[at : at + broken], glue=" "), broken
            taken = [reader.take(half) for line in physical(para) for half in head_columns(line)]
            if not all(taken) and para.cell is None and not titled:
                break
        at += step
    reader.finish(lines[end] if titled else None)
    return at


def _date_lines(lines: Sequence[Para], reader: "_Letterhead", draft: Draft) -> int:
    """How many of these lines are one line of place and date that was broken; 0 where the first is none."""
    if len(lines) > 2 and lines[2].cell == lines[0].cell and not marks.date_line(lines[1].text) and date_begun(lines[1]):
        whole = merged(lines[1:3])
        if marks.date_line(whole.text) and not draft.subject and reader.place_begun(lines[0], whole):
            return 3
    if _PLACE_ALONE.fullmatch(lines[0].text[:LONGEST]) and not lines[0].capitals:
        for count in range(2, len(lines) + 1):
            if marks.date_line(merged(lines[:count]).text):
                return count
    if _YEAR_CUT.search(lines[0].text[-8:]) and _YEAR.fullmatch(lines[1].text[:12]) and marks.date_line(merged(lines[:2]).text):
        return 2
    return 2 if date_begun(lines[0]) or (not draft.subject and reader.place_begun(lines[0], lines[1])) else 0


class _Letterhead:
    """Takes line after line."""

    def __init__(self, draft: Draft, *, letter: bool) -> None:
        self._draft = draft
        self._letter = letter  # no name of a type follows, but those it is addressed to
        self._numbered = False  # the number was the last line but the date
        self._names: list[Para] = []
        self._about: list[Para] = []
        self._closed = False  # after the number line no names of agencies come
        self._cut = False  # the number line ended with its dash: "Số: 16 -" / "HD/BTCTW"

    def take(self, para: Para) -> bool:
        """Whether the line is part of a letterhead; it is read then."""
        draft, text = self._draft, para.text.strip(" |\t")
        if len(para.text) > marks.LONGEST_LINE:
            return False
        if not text or marks.is_rule(text):
            draft.ledger.structure(para)
            return True
        if marks.is_national(text) or marks.is_motto(text) or self._union(para, text):
            draft.head = True
            draft.party = draft.party or marks.is_party(text)
            draft.ledger.structure(para)
            return True
        numbered, self._numbered = self._numbered, False
        if self._number(para) or self._date(para):
            self._numbered = self._closed
            return True
        return self._mark(para) or self._subject(para) or self._name(para) or (numbered and self._unmarked(para))

    def _union(self, para: Para, text: str) -> bool:
        """Whether a line at the right names the union whose papers bear it where others bear the national name."""
        right = (para.cell is not None and para.cell[2] > 0) or (para.cell is None and any(piece.offset for piece in para.pieces)) or self._closed
        return right and bool(self._names) and not self._draft.head and bool(_UNION.fullmatch(text))

    def place_begun(self, para: Para, ahead: Para) -> bool:
        """Whether a line is the beginning of the place that the next line, with the date, goes on with."""
        text = para.text.strip(" |\t")
        if _CITY_CUT.fullmatch(text) and self._draft.date_text is None:
            return marks.date_line(ahead.text) is not None
        if self._about or para.looks or self._draft.date_text is not None or not (text[:1].isupper() and len(text) < LONGEST) or para.capitals:
            return False
        named = all(char.isalpha() or char in " -–" for char in text) and not marks.is_motto(text) and not _DRAFT.fullmatch(text)
        after = ahead.text[slice(*found.place)].strip() if (found := marks.date_line(ahead.text)) else ""
        return named and after[:1].isupper() and (" " not in after or (" " not in text and len(after.split()) < _LONGEST_PLACE))

    def _number(self, para: Para) -> bool:
        found = marks.number_line(para.text)
        if not found and self._closed and (rest := (marks.SYMBOL_LINE if self._cut else marks.CODE_LINE).fullmatch(para.text[: marks.LONGEST_LINE])):
            found = rest
        self._cut = found is not None and not found["symbol"] and para.text.rstrip(" |")[-1:] in "-–/"
        draft = self._draft
        if not found or draft.symbol or (draft.number and "number" in found.groupdict()):
            return False
        draft.head = True
        self._closed = True
        if found.groupdict().get("number"):
            draft.number = found["number"]
            draft.ledger.claim(f"{draft.base}/document/number", para, *found.span("number"))
        if found["symbol"]:
            draft.symbol = " ".join(found["symbol"].split()).replace(" .", ".")
            draft.ledger.claim(f"{draft.base}/document/symbol", para, *found.span("symbol"))
        draft.ledger.structure(para)
        return True

    def _date(self, para: Para) -> bool:
        found = marks.date_line(para.text)
        if not found or self._draft.date_text is not None:
            return False
        draft = self._draft
        draft.head = True
        draft.place = para.text[slice(*found.place)].strip(" .…_") or None
        draft.date, draft.date_year = found.date, found.year
        draft.date_text = " ".join(para.text[slice(*found.words)].split()) if found.date else para.text[slice(*found.words)]
        draft.ledger.claim(f"{draft.base}/document/place", para, *found.place)
        draft.ledger.claim(f"{draft.base}/document/{'date' if found.date else 'date_text'}", para, *found.words)
        draft.ledger.structure(para)
        return True

    def _mark(self, para: Para) -> bool:
        draft = self._draft
        if para.capitals and (urgency := _URGENCY.get(folded(para.text))):
            draft.urgency = urgency
            draft.ledger.claim(f"{draft.base}/document/urgency", para, *span(para.text))
            return True
        if para.capitals and _CIRCULATION.match(folded(para.text)):
            draft.circulation = recase(" ".join(para.text.split()).strip("()[]| "), "")
            draft.ledger.claim(f"{draft.base}/document/circulation", para, *span(para.text))
            return True
        if found := _DRAFT.fullmatch(para.text):
            draft.calls_itself_draft = True
            if found["no"]:
                draft.draft_no = int(found["no"])
                draft.ledger.claim(f"{draft.base}/draft_no", para, *found.span("no"))
            draft.ledger.structure(para)
            return True
        return False

    def _subject(self, para: Para) -> bool:
        """'V/v …' under the number, and the lines that carry it on."""
        if found := marks.ABOUT.match(para.text):
            if para.capitals and self._named_type():
                return False  # "VỀ VIỆC …" is the title of a decision whose type was lost
            if self._closed or _SHORT_ABOUT.match(para.text):
                self._draft.ledger.claim(None, para, 0, found.end())
                self._about.append(part_of(para, found.end(), len(para.text)))
                return True
            return False
        if self._about and (next_in_cell(self._about[-1], para) or next_row(self._about[-1], para)) and not marks.BASIS.match(para.text):
            self._about.append(para)
            return True
        return False

    def _unmarked(self, para: Para) -> bool:
        """The subject of a letter that does without "V/v", at once below the number: "Về đón đoàn khách", "báo cáo kết quả tuyên truyền"."""
        if not self._letter or self._about or self._named_type() or not _UNMARKED.fullmatch(para.text) or marks.PREAMBLE.match(para.text):
            return False
        begin = len(para.text) - len(para.text.lstrip())
        begin += len("Về ") * para.text.startswith("Về ", begin)
        self._draft.ledger.claim(None, para, 0, begin)
        self._about.append(part_of(para, begin, len(para.text)))
        return True

    def _named_type(self) -> bool:
        """Whether the symbol names a type of document that has a title."""
        return (type_of_symbol(self._draft) or "CV") != "CV"

    def _name(self, para: Para) -> bool:
        text = para.text.strip(" |\t*")
        if _SESSION.match(text):
            self._draft.ledger.unread("council_session", para)
            return True
        small = not para.capitals and not any(name.capitals for name in self._names) and is_small_name(para, self._draft.words)
        if self._closed or not (para.capitals or small) or len(text) > 2 * LONGEST or (para.cell and para.cell[2] > 0 and not self._names):
            return False
        if slipped := _MISPRINTED.match(text):
            self._draft.find("issuer_misprint", Severity.WARNING, para, text=slipped[0], proposal=_RIGHT)
        self._names.append(para)
        return True

    def finish(self, title: Para | None) -> None:
        """Make the agency and the subject of what was taken; a type that number line and title both name has its own subject."""
        draft = self._draft
        if self._about:
            draft.about = merged(self._about)
            named = title_type(title, draft.words) if title is not None else None
            if named is None or named[0] != re.split(r"[-/]", draft.symbol or "")[0].strip():
                take_about(draft)
                draft.type = "CV"
        if not self._names:
            return
        groups = self._groups()
        if len(groups) > 1 and _JOINT.search(draft.symbol or ""):
            groups = [[para for group in groups for para in group]]  # agencies that issue together
        parents, own = [para for group in groups[:-1] for para in group], groups[-1]
        for para in parents:
            draft.ledger.claim(f"{draft.base}/issuer/parent", para, *_name_span(para))
        for number, para in enumerate(own):
            draft.ledger.claim(f"{draft.base}/issuer/lines/{number}", para, *_name_span(para))
        draft.ledger.structure(*self._names)
        lines = tuple(_name_text(para) for para in own)
        parent = " ".join(map(_name_text, parents))
        joint = len(own) > 1 and bool(_JOINT.search(draft.symbol or "")) and all(map(draft.words.organisation, lines))
        draft.issuer = replace(
            Issuer(), parent=draft.recased(parent) if parent else None, name=draft.recased((" - " if joint else " ").join(lines)), lines=lines
        )

    def _groups(self) -> list[list[Para]]:
        """The lines by organisation: a line that begins the name of one, or the first bold line after others, begins a group."""
        groups: list[list[Para]] = []
        for para in self._names:
            bold_begins = bool(groups) and para.looks and para.bold and not groups[-1][-1].bold and not _PLACE.match(para.text)
            if not groups or bold_begins or (self._draft.words.organisation(_name_text(para)) and not self._spans(groups[-1], para)):
                groups.append([para])
            else:
                groups[-1].append(para)
        return groups

    def _spans(self, group: Sequence[Para], para: Para) -> bool:
        """Whether the name of a kind of organisation ("BAN CHẤP HÀNH" / "ĐẢNG BỘ XÃ") goes over the break before this line."""
        before = " ".join(map(_name_text, group))
        return self._draft.words.organisation_length(f"{before} {_name_text(para)}") > len(before.split())


def _name_span(para: Para) -> tuple[int, int]:
    start, end = span(para.text)
    while start < end and para.text[start] in "•· ":  # of a page that shows a list
        start += 1
    if drawn := _DRAWN.search(para.text, start, end):
        end = drawn.start()
    while end > start and para.text[end - 1] in "| *":
        end -= 1
    return start, end


def _name_text(para: Para) -> str:
    return _single(_GLUED_PLACE.sub(" ", para.text[slice(*_name_span(para))]))


def _single(text: str) -> str:
    return " ".join(text.split())
