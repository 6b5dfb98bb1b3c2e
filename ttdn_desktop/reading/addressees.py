"""Kính gửi: whom a letter or report is addressed to."""

import re
from collections.abc import Sequence

from ttdn_desktop.reading import marks
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.outline import item_mark, numbered
from ttdn_desktop.reading.paras import Para, part_of, span
from ttdn_desktop.reading.words import folded

_ALSO = re.compile(r"\s*Đồng\s+kính\s+gửi\s*:?\s*", re.IGNORECASE)
_AHEAD = 12
_MOST_ABOVE = 5
_WIRES = re.compile(r"\s*(?:gửi\s+)?điện\s*:\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*\(?\s*(?:Đ/c|Đ/C|Địa\s+chỉ|MST|Mã\s+số\s+thuế)\s*:")
"""What follows a name and is none of it: "(Đ/c: số 5, đường …)"."""
_LONGEST = 120
_SHORT = 90
_STAMPED = re.compile(r"\s*(?:(?:CÔNG\s+VĂN\s+)?ĐẾN\b|(?:Ngày|Giờ|Chuyển|Lưu\s+hồ\s+sơ|Số\s+và\s+ký\s+hiệu\s+HS)\s*:)")
"""What the stamp of a paper that came in says: "ĐẾN Số: …", "Ngày: …", "Chuyển: …"."""


def read_addressees(paras: Sequence[Para], start: int, draft: Draft) -> int:
    """Read the addressees near the top; gives the index of the first paragraph after them, or `start` where there are none."""
    label = next((at for at in range(start, min(len(paras), start + _AHEAD)) if marks.ADDRESSED.match(paras[at].text)), None)
    wired = _wired(paras, start, draft) if label is None and draft.type == "CĐ" else None
    label = wired if label is None else label
    if label is None:
        return start
    above = [] if wired is not None else [para for para in paras[start:label] if not para.blank and para.cell is None and not marks.is_rule(para.text)]
    if above and not (all(len(para.text) < _SHORT for para in above) and any(_STAMPED.match(para.text) for para in above)):
        return start
    draft.ledger.unread("letterhead", *above)
    draft.ledger.structure(*paras[start:label])
    found = marks.ADDRESSED.match(paras[label].text)
    if found:
        draft.ledger.claim(None, paras[label], 0, found.end())
        _take(paras[label], found.end(), draft)
    table = paras[label].cell
    at = label + 1
    beside = paras[label].text[found.end() :].strip() if found else ""
    plain = not beside and table is None  # names may stand below without dashes
    bare = plain and found is None  # of a telegram
    while at < len(paras):
        para = paras[at]
        in_table = para.cell is not None and table is not None and para.cell[0] == table[0]
        if para.blank or marks.is_rule(para.text):
            draft.ledger.structure(para)
        elif also := _ALSO.match(para.text):
            draft.ledger.claim(None, para, 0, also.end())
            _take(para, also.end(), draft)
        elif in_table or (table is None and item_mark(para.text) and not marks.PREAMBLE.match(para.text)):
            _take(para, 0, draft)
            plain = False
        elif plain and (_named(para) or (bare and _named_bare(para))):
            _take(para, 0, draft)
            plain = bare or para.text.rstrip().endswith((";", ","))
        else:
            break
        at += 1
    return at


def _wired(paras: Sequence[Para], start: int, draft: Draft) -> int | None:
    """The last line of those by which a telegram says who sends it and when, above those it goes to."""
    near = [n for n in range(start, min(len(paras), start + _AHEAD)) if not paras[n].blank and not marks.is_rule(paras[n].text)][:_MOST_ABOVE]
    at = next((n for n in near if marks.WIRED.fullmatch(paras[n].text) or _WIRES.fullmatch(paras[n].text)), None)
    if at is None:
        return None
    draft.ledger.structure(*(paras[n] for n in range(start, at) if n not in near))
    for n in near[: near.index(at) + 1]:
        _take_sender(paras[n], draft)
    return at


def _take_sender(para: Para, draft: Draft) -> None:
    """Account for a line above those a telegram goes to by what is known of who sends it."""
    found = marks.WIRED.fullmatch(para.text)
    start, end = found.span("who") if found else span(para.text)
    who, name = folded(para.text[start:end]).strip(" :"), folded(draft.issuer.name)
    begins = who.removesuffix(name).strip()
    if _WIRES.fullmatch(para.text):
        draft.ledger.structure(para)
    elif name and who.endswith(name) and (not begins or begins in draft.words.authorities):
        draft.ledger.claim(f"{draft.base}/issuer/name", para, end - len(draft.issuer.name), end)
        draft.ledger.structure(para)
    else:
        draft.ledger.unread("letterhead", part_of(para, start, end))
        draft.ledger.structure(para)


def _named_bare(para: Para) -> bool:
    """A short line that names who is addressed in a list without marks."""
    text = para.text.strip()
    return len(text) < _SHORT and text[:1].isupper() and not text.endswith((".", ":")) and not marks.PREAMBLE.match(text) and not numbered(text)


def _named(para: Para) -> bool:
    """A short line that names who is addressed, closed like an item of a list."""
    text = para.text.strip()
    return (
        len(text) < _LONGEST
        and text.endswith((";", ",", "."))
        and text[:1].isupper()
        and ". " not in text
        and not marks.PREAMBLE.match(text)
        and not numbered(text)
    )


def _take(para: Para, start: int, draft: Draft) -> None:
    mark = item_mark(para.text[start:])
    begin, end = span(para.text, start + (mark.text if mark else 0))
    if address := _ADDRESS.search(para.text, begin):
        draft.ledger.unread("letterhead", part_of(para, address.start(), end))
        end = address.start()
    while end > begin and para.text[end - 1] in ".;, |…_":  # dots alone are room to write
        end -= 1
    if begin < end:
        draft.ledger.claim(f"{draft.base}/addressees/{len(draft.addressees)}", para, begin, end)
        draft.addressees.append(" ".join(para.text[begin:end].split()))
    draft.ledger.structure(para)
