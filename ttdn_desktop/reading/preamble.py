"""The preamble: legal bases one a line or in prose, on whose proposal, and the enacting clause."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ttdn_desktop.domain.plan import Proposal
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.language import dates
from ttdn_desktop.language.citations import Citation, basis_from, find_citations, mended_issuer, mended_number, mended_type, parse_citation
from ttdn_desktop.language.document_numbers import find_number
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.outline import Rank, item_mark, numbered
from ttdn_desktop.reading.paras import Para, part_of, physical, span
from ttdn_desktop.reading.title import title_type

_FIELDS = frozenset({"lead", "type", "number", "date", "issuer", "subject"})
_MOST_PARAGRAPHS = 60
_LONGEST = 30_000
_SEEN = 60  # characters of a line that a finding shows
_ISSUES = (
    r"(?:ban\s+hành|xây\s+dựng|kế\s+hoạch|báo\s+cáo|triển\s+khai|quyết\s+định|"
    r"đề\s+nghị|thông\s+báo|tổ\s+chức|yêu\s+cầu|chỉ\s+đạo|hướng\s+dẫn|kính\s+trình|đề\s+xuất|có\s+ý\s+kiến|trả\s+lời|phúc\s+đáp|cung\s+cấp|tổng\s+hợp)"
)
_BODY = (
    r"(?:Ủy\s+ban|Uỷ\s+ban|UBND|HĐND|Hội\s+đồng|Sở|Phòng|Ban|Bộ|Văn\s+phòng|Chi\s+cục|Cục|Trung\s+tâm|Công\s+an|Trường|Tỉnh\s+[ủu]|Huyện\s+[ủu]|Đảng\s+[ủu]|Thành\s+[ủu]|Thường\s+trực|"
    r"Chủ\s+tịch|Giám\s+đốc|Hội|Đoàn|Mặt\s+trận|Liên\s+đoàn|Tổ|Chính\s+phủ|Thủ\s+tướng|Bảo\s+hiểm|Ngân\s+hàng|Kho\s+bạc|Tòa\s+án|Viện|Công\s+ty|Tổng|Bệnh\s+viện|Thanh\s+tra|Học\s+viện|Tập\s+đoàn)"
)
_ENACTING = re.compile(
    rf"(?:(?<=[,;.])|(?<=\d)|^)\s{{0,9}}(?P<issuer>{_BODY}(?:\s(?:(?!của\s)(?!(?<!T[Pp])\.\s)[^,;:]|,(?=\s(?:Thể|Gia|Du|Thương|Khoa)\s)){{0,90}}?)?)\s+{_ISSUES}\b"
)
_AT = re.compile(r"\s{1,9}tại\s{1,9}(?=(?:các\s+)?(?:Tờ\s+trình|Công\s+văn|Văn\s+bản|Báo\s+cáo|Phiếu\s+trình|Tờ\s+trình))", re.IGNORECASE)
_AND = re.compile(r"\s{1,9}và\s{1,9}$")
_LEADS = re.compile(r"căn\s+cứ", re.IGNORECASE)
_PAPER = re.compile(
    r"(?:Xét|Theo|(?:Sau\s{1,9}khi|Qua)\s{1,9}(?:xem\s{1,9}xét|nghiên\s{1,9}cứu))\s{1,9}(?:nội\s{1,9}dung\s{1,9})?(?:các\s{1,9})?[Tt]ờ\s{1,9}trình\s"
)
_PROPOSED = re.compile(
    r"[;,]\s{1,5}(?:và\s{1,5})?(?P<proposal>(?:theo|xét)\s{1,5}đề\s{1,5}nghị\s{1,5}(?:của\s{1,5})?[^;]{3,90}?\s{1,5}tại\s{1,5}(?:các\s{1,5})?(?:tờ\s{1,5}trình|công\s{1,5}văn|báo\s{1,5}cáo|văn\s{1,5}bản)\s[^;]{3,300}$)",
    re.IGNORECASE,
)
"""On whose proposal, told within the clause: "…; theo đề nghị của Sở Du lịch tại Tờ trình số …, Ủy ban nhân dân tỉnh ban hành …"."""
_ORDERED = re.compile(rf"[^;:\d]{{2,160}}?\s{_ISSUES}(?:\s[^;:\d]{{1,120}})?\s{{0,3}}:\s*$")
_DIGITS = re.compile(r"\d{1,2}\D{1,9}\d{1,2}\D{1,9}\d{4}")
_ASKED = re.compile(r"(?:Xét|Theo)\s{1,9}đề\s{1,9}nghị\s{1,9}(?=[A-ZĐ]|các\s)")
"""A proposal without "của": "Xét đề nghị Giám đốc Sở Nội vụ"."""
_OF = re.compile(r"\s{1,9}của(?:\s{1,9}|(?=[A-ZĐ]))")
_ENDS_DECIDING = re.compile(r"\squyết\s(?:định|nghị)\s{0,3}:\s*$")
"""How the clause of a minister ends: "Bộ trưởng Bộ Y tế quyết định:"."""
_ISSUES_NOW = re.compile(r"[^,;]{3,120}\sban\s+hành\s+(?:Thông\s+tư|Nghị\s+định|Quyết\s+định|Nghị\s+quyết)\s[^;]*\.\s*$")
"""The whole clause: "Bộ trưởng Bộ Giáo dục và Đào tạo ban hành Thông tư quy định …."."""


def read_preamble(paras: Sequence[Para], start: int, draft: Draft) -> int:
    """Read the preamble from `start`; gives the index of the first paragraph of the body."""
    end = _end(paras, start, draft)
    enacting: list[Para] = []
    lines: list[Para] = []
    heading: Para | None = None  # "Căn cứ:", while its list goes on
    for para in _lines(paras[start:end]):
        if para.blank or marks.is_rule(para.text):
            draft.ledger.structure(para)
            continue
        if marks.BASES.match(para.text):
            heading = para
            continue
        if heading is not None and _listed(para):
            _read_listed(para, heading if not draft.legal_bases else None, draft)
            lines.append(para)
            continue
        if heading is not None:
            draft.ledger.structure(heading)
            heading = None
        if draft.words.type_code(para.text.strip(" :.")) or _decides(para):
            draft.ledger.structure(para)
            continue
        if _read_line(para, draft):
            lines.append(para)
        else:
            enacting.append(para)
    if heading is not None:
        draft.ledger.structure(heading)
    if enacting:
        _read_enacting(enacting, draft)
    _check_ends(lines, draft)
    return end


def _lines(paras: Sequence[Para]) -> Iterator[Para]:
    """The paragraphs; one that holds several lines of bases, cut by soft breaks, line by line."""
    for para in paras:
        cut = physical(para)
        yield from cut if len(cut) > 1 and all(line.blank or marks.PREAMBLE.match(line.text) for line in cut) else (para,)


def _decides(para: Para) -> bool:
    """The line "QUYẾT ĐỊNH:" before the articles."""
    return para.capitals and marks.DECIDES.fullmatch(para.text) is not None


def _end(paras: Sequence[Para], start: int, draft: Draft) -> int:
    """Where the preamble ends: after the clause that enacts, or before the first heading."""
    seen = False  # something that only a preamble has
    listing = False  # after "Căn cứ:", while its list goes on
    led: list[int] = []  # lines that may be bases: a letter that enacts nothing begins after the last that is one
    for at in range(start, min(len(paras), start + _MOST_PARAGRAPHS)):
        para = paras[at]
        text = para.text
        if para.blank:
            continue
        if marks.BASES.match(text):
            seen = listing = True
            continue
        listing = listing and _listed(para)
        if listing:
            continue
        number = numbered(text)
        if number and not text.lstrip().startswith(("- Căn", "-Căn")):
            return at if seen else start
        if para.table is not None and para.table.ruled and not seen:
            return start
        if _decides(para) and seen:
            return at + 1
        leads = marks.PREAMBLE.match(text)
        enacts = marks.enacts(text) or (leads is not None and _orders(text))
        if leads and draft.head:
            led.append(at)
        mark = item_mark(text)
        if enacts and not mark:
            return at + 1
        seen = seen or bool(leads) or enacts or bool(find_citations(text[:_LONGEST]))
        if not seen and mark and _bare_list(paras, at):
            seen = True
        listed = mark and not leads and not (seen and _cites_at_once(text))
        if marks.RECIPIENTS.match(text):
            return _after_bases(paras, led, start)
        if listed:
            return at if seen else start
        if seen and para.capitals and not title_type(para, draft.words):
            return at
    return _after_bases(paras, led, start)


def _after_bases(paras: Sequence[Para], led: Sequence[int], start: int) -> int:
    """The place after the last of these lines that names a document or proposes, and enacts nothing."""
    for at in reversed(led):
        text = paras[at].text
        if _enacting_at(text[:_LONGEST]) is None and (marks.PROPOSAL.match(text) or find_citations(text[:_LONGEST])):
            return at + 1
    return start


def _cites_at_once(text: str) -> bool:
    found = find_citations(text[:_LONGEST])
    return bool(found) and found[0].start == _begins(text)


def _bare_list(paras: Sequence[Para], at: int) -> bool:
    """Whether a list of bases begins here whose heading was lost: two items, each beginning with a document that has number or date."""
    items = [para for para in paras[at : at + 4] if not para.blank][:2]
    return len(items) > 1 and all(item_mark(para.text) and _cites_at_once(para.text) for para in items)


def _listed(para: Para) -> bool:
    """Whether a paragraph is one of a list of bases under their own heading."""
    number = numbered(para.text)
    return bool(item_mark(para.text)) or (number is not None and number.rank >= Rank.ARABIC and bool(find_citations(para.text[number.text : _LONGEST])))


def _read_listed(para: Para, heading: Para | None, draft: Draft) -> None:
    """A base of such a list; the word "Căn cứ" of the heading leads the first."""
    text = para.text[:_LONGEST]
    if marks.PROPOSAL.match(text) and draft.proposal is None:
        _read_proposal(para, draft)
        return
    _bases(para, find_citations(text, bare=True) or tuple(filter(None, [parse_citation(text)])), draft)
    first = draft.legal_bases[0]
    lead = _LEADS.search(heading.text) if heading is not None and first.lead is None else None
    if heading is not None and lead is not None:
        draft.legal_bases[0] = replace(first, lead=" ".join(lead[0].split()).capitalize())
        draft.ledger.claim(f"{draft.base}/legal_bases/0/lead", heading, *lead.span())


def _read_line(para: Para, draft: Draft) -> bool:
    """Read a line of legal bases or a proposal; False for any other paragraph."""
    text = para.text[:_LONGEST]
    if marks.PROPOSAL.match(text):
        if draft.proposal is None:
            _read_proposal(para, draft)
            return True
        return False
    if marks.enacts(text) and (_enacting_at(text) is not None or not text.lstrip(" -").startswith("Căn cứ")):
        return False
    if marks.enacts(text) and not find_citations(text, bare=True):
        return False  # "Căn cứ tình hình thực tế, trường … xây dựng kế hoạch như sau:"
    lead = marks.LED.match(text)
    if lead and _orders(text):
        return False
    if not lead and not draft.legal_bases and not (item_mark(text) and _cites_at_once(text)):
        return False
    found = find_citations(text, bare=True)
    if not lead and not (found and found[0].start == _begins(text)):
        return False
    if not found:
        return False  # "Căn cứ tình hình thực tế của địa phương;" names no document
    _bases(para, found, draft)
    return True


def _bases(para: Para, found: Sequence[Citation], draft: Draft) -> None:
    """The bases of one line: each citation with the words up to the next."""
    start, end = span(para.text)
    mark = item_mark(para.text)
    start = mark.text if mark else start
    draft.ledger.claim(None, para, 0, start)
    if not found:
        _basis(para, start, end, None, draft)
        return
    for number, citation in enumerate(found):
        last = number + 1 == len(found)
        begin = start if number == 0 else citation.start
        stop = end if last else found[number + 1].start
        if joint := None if last else _AND.search(para.text, begin, stop):
            stop = joint.start()
            draft.ledger.claim(None, para, *joint.span())
        _basis(para, begin, stop, citation, draft)


def _basis(para: Para, start: int, end: int, citation: Citation | None, draft: Draft) -> None:
    start, end = span(para.text, start, end)
    text = " ".join(para.text[start:end].split())
    path = f"{draft.base}/legal_bases/{len(draft.legal_bases)}"
    if citation is None:
        lead = re.match(r"Căn\s+cứ", para.text[start:end])
        basis = basis_from(Citation(text=text, start=start, end=end, lead=lead[0] if lead else None))
    else:
        basis = basis_from(replace(citation, text=text))
        _claim_parts(citation, para, path, draft)
        _doubt(citation, para, draft)
    draft.legal_bases.append(basis)
    draft.ledger.claim(f"{path}/text", para, start, end)


def _doubt(citation: Citation, para: Para, draft: Draft) -> None:
    """Parts that were probably meant otherwise: told, never changed."""
    if citation.number and (right := mended_number(citation.number)):
        draft.find("basis_number", Severity.WARNING, para, text=citation.number, proposal=right)
    if citation.type and (right := mended_type(citation.type)):
        draft.find("basis_type", Severity.WARNING, para, text=citation.type, proposal=right)
    if citation.issuer and (right := mended_issuer(citation.issuer)):
        draft.find("basis_issuer", Severity.WARNING, para, text=citation.issuer, proposal=right)
    if citation.date_text and citation.date is None and _DIGITS.search(citation.date_text):
        draft.find("basis_date", Severity.WARNING, para, text=citation.date_text)


def _begins(text: str) -> int:
    """Where the words of a line begin, after its mark."""
    mark = item_mark(text)
    return mark.text if mark else span(text)[0]


def _claim_parts(citation: Citation, para: Para, path: str, draft: Draft) -> None:
    for part, start, end in citation.spans:
        if part in _FIELDS:
            draft.ledger.claim(f"{path}/{part}", para, start, end)


def _read_proposal(para: Para, draft: Draft) -> None:
    """'Xét đề nghị của X tại Tờ trình số …', with the enacting clause where it stands in the same paragraph."""
    text = para.text
    start, end = span(text)
    if (mark := item_mark(text)) and mark.text < end:
        start = mark.text  # bases of Party papers begin with dashes
        draft.ledger.structure(part_of(para, 0, start))
    enacting = _enacting_at(text)
    if enacting is not None and (marks.enacts(text) or _ENDS_DECIDING.search(text) or _ISSUES_NOW.match(text, enacting)):
        before = text[:enacting].rstrip()
        if before and before[-1] not in ",;.":
            draft.find("proposal_comma", Severity.WARNING, para, text=_last_words(before), proposal=f"{_last_words(before)},")
        end = len(before)
        _read_enacting([part_of(para, enacting, len(text))], draft)
    draft.proposal = proposal_of(part_of(para, start, end), " ".join(text[start:end].split()), draft)


def proposal_of(para: Para, value: str, draft: Draft) -> Proposal:
    """The proposal that a paragraph holds; `value` is its text as stored."""
    text = para.text
    start, end = span(text)
    by = _asked_in_paper(text, start, end) or _by(text, start, end)
    number = find_number(text, start, end)
    date = next((found for found in dates.find_dates(text[:end]) if number is None or found[0] >= number.end), None)
    path = f"{draft.base}/proposal"
    for name, place in (("by", by), ("number", (number.start, number.end) if number else None), ("date", date[:2] if date else None)):
        if place:
            draft.ledger.claim(f"{path}/{name}", para, *place)
    draft.ledger.claim(f"{path}/text", para, start, end)
    draft.ledger.structure(para)
    return Proposal(
        text=value,
        by=" ".join(text[slice(*by)].split()) if by else None,
        number=number.value if number else None,
        date=date[2] if date else None,
    )


def _asked_in_paper(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Who wrote the paper that is considered: "Xét Tờ trình số … ngày … của X về …"."""
    if not _PAPER.match(text, start, end):
        return None
    found = find_citations(text[start:end])
    return next(((start + a, start + b) for part, a, b in found[0].spans if part == "issuer"), None) if found else None


def _by(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Who proposes: after the first "của", up to "tại Tờ trình", a comma or the end."""
    of = _ASKED.match(text, start, end) or _OF.search(text, start, end)
    if not of:
        return None
    at = _AT.search(text, of.end(), end)
    stop = at.start() if at else end
    start, stop = span(text, of.end(), stop)
    while stop > start and text[stop - 1] in ",;. ":
        stop -= 1
    return (start, stop) if start < stop else None


def _enacting_at(text: str) -> int | None:
    """Where the clause begins in which someone issues something: the last such place of a paragraph."""
    found = list(_ENACTING.finditer(text[-4000:]))
    if not found:
        return None
    return max(len(text) - 4000, 0) + found[-1].start("issuer")


def _orders(text: str) -> bool:
    """Whether a paragraph of bases ends with what someone orders, without "như sau": "…; Chủ tịch UBND tỉnh yêu cầu:"."""
    at = _enacting_at(text[:_LONGEST]) if text.rstrip().endswith(":") else None
    return at is not None and _ORDERED.match(text, at) is not None


def _read_enacting(paras: Sequence[Para], draft: Draft) -> None:
    """The enacting clause as it reads; citations in its prose are legal bases too."""
    for para in paras:
        _read_clause(para, draft)


def _read_clause(whole: Para, draft: Draft) -> None:
    start, end = span(whole.text)
    at = _enacting_at(whole.text[:_LONGEST])
    before = whole.text[: at if at is not None else end]
    if draft.proposal is None and (asked := _PROPOSED.search(before)) and find_citations(before[: asked.start()]):
        draft.proposal = proposal_of(
            part_of(whole, asked.start("proposal"), len(before)), " ".join(before[asked.start("proposal") :].split()).rstrip(" ,;"), draft
        )
        before = before[: asked.start()]
    for citation in find_citations(before, bare=True) if marks.PREAMBLE.match(before) else ():
        path = f"{draft.base}/legal_bases/{len(draft.legal_bases)}"
        draft.legal_bases.append(basis_from(citation, inline=True))
        _doubt(citation, whole, draft)
        _claim_parts(citation, whole, path, draft)
    text = " ".join(whole.text[start:end].split())
    draft.enacting = f"{draft.enacting}\n{text}".strip()
    draft.ledger.claim(f"{draft.base}/enacting", whole, start, end)


def _check_ends(lines: Sequence[Para], draft: Draft) -> None:
    """Lines of bases end with ";", the last of the preamble with a comma or full stop."""
    for number, para in enumerate(lines):
        text = para.text.rstrip()
        last = number + 1 == len(lines)
        if last and draft.proposal is None and text[-1:] in ",;.":
            continue
        if text[-1:] != ";" and not marks.PROPOSAL.match(text):
            draft.find("basis_end", Severity.WARNING, para, text=_last_words(text), proposal=f"{_last_words(text).rstrip(' ,.;')};")


def _last_words(text: str) -> str:
    """The end of a line for a person to see, from a whole word on."""
    return text if len(text) <= _SEEN else text[-_SEEN:].partition(" ")[2] or text[-_SEEN:]
