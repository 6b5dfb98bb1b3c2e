"""The end of a document: recipients (nơi nhận) and who signs."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ttdn_desktop.domain.plan import Signatory
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.persons import HEADS
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.columns import halves
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.ending_sides import sides_apart
from ttdn_desktop.reading.outline import item_mark
from ttdn_desktop.reading.paras import CellPlace, Para, merged, part_of, physical, span
from ttdn_desktop.reading.words import ReadingWords, folded

_SIGNED = re.compile(
    r"\s{0,40}[(\[]?\s{0,4}(?:đã\s{1,4}ký|da\s?ky|signed|đã\s{1,4}kí|ký\s{1,4}tên|ký,?\s{1,4}(?:ghi\s{1,4}rõ\s{1,4}họ|đóng\s{1,4}dấu)|chữ\s{1,4}ký)"
    r"[^)\]]{0,300}+[)\]]?\s{0,40}",
    re.IGNORECASE,
)
_DIGITAL = re.compile(
    r"\s{0,40}(?:ký\s{1,4}bởi|người\s{1,4}ký|thời\s{1,4}gian\s{1,4}ký|ngày\s{1,4}ký|ngày\s{1,4}giờ\s{1,4}ký|cơ\s{1,4}quan|email|chữ\s{1,4}ký\s{1,4}số"
    r"|signed\s{1,4}by|signature|date)\s{0,4}:",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[;.,](?=\s+[-–+]\s*\S)")
_LONGEST = 90
_AHEAD = 14
_RECIPIENTS_BEGIN = frozenset("nN")
_SIDES = ("ĐẠI DIỆN ", "BÊN GIAO", "BÊN NHẬN")  # of what two sign
_LAST = 24
_SHORT_POST = 48
_APOSTROPHE = re.compile(r"\w['’ʼ]\w")
_SYLLABLES = re.compile(r"[^\W\d_]+(?:['’ʼ`´-][^\W\d_]+)*")
"""A word of a name, also with the signs of the languages of the highlands: "H'Yim", "K’Brơi", "Y-Thanh"."""
_HEADS = frozenset(map(fold, HEADS))
"""Posts that are looked for behind an authority in one line with it."""

_PART_OF_POST = frozenset({"pho", "doan", "quyen", "tong"})
"""Words before a post that belong to it: "PHÓ CHỦ TỊCH", "ĐOÀN CHỦ TỊCH"."""


def is_name(text: str, words: ReadingWords) -> bool:
    """The name of a person: two to seven words that begin with a capital, degrees and ranks before them."""
    rank = next((rank for rank in words.ranks if folded(text).startswith(f"{rank} ")), "")
    parts = text.replace(".", ". ").split()[len(rank.split()) :]
    fewest = 1 if parts and _APOSTROPHE.search(parts[0]) else 2
    return fewest <= len(parts) <= 8 and len(text) < 60 and all(part[0].isupper() and _SYLLABLES.fullmatch(part.rstrip(".")) for part in parts)


def find_ending(paras: Sequence[Para], start: int, words: ReadingWords) -> int | None:
    """Where recipients or signature begin; None where the text breaks off before."""
    for at in range(start, len(paras)):
        text = paras[at].text
        if not (text.isupper() or text.lstrip()[:1] in _RECIPIENTS_BEGIN):  # neither signature nor recipients, as nearly every line
            continue
        if marks.RECIPIENTS.match(text) and len(text.lstrip().split("\n")[0]) < _LONGEST + 60:
            return _with_signature_before(paras, start, at, words)
        if _begins_signature(paras[at], words) and _name_follows(paras, at, words):
            return _in_its_table(paras, start, at)
        if paras[at].capitals and len(text) < _LONGEST and len(sides := halves(paras[at])) == 2 and _begins_signature(sides[1], words):
            return at
    return _small_post(paras, start, words)


def _in_its_table(paras: Sequence[Para], start: int, at: int) -> int:
    """Where the table of a signature begins, if only short lines in capitals stand above it: "SỞ TÀI CHÍNH" above "KT. GIÁM ĐỐC"."""
    first, cell = at, paras[at].cell
    while cell is not None and first > start and (above := paras[first - 1]).cell is not None and above.cell[0] == cell[0]:
        if not (above.blank or (above.capitals and len(above.text) < _LONGEST)):
            return at
        first -= 1
    return first


def _small_post(paras: Sequence[Para], start: int, words: ReadingWords) -> int | None:
    """A post in small letters near the end, with a name or "(Đã ký)" right below and hardly anything more, as some pages show it."""
    near = [at for at in range(max(start, len(paras) - _LAST), len(paras)) if not paras[at].blank][-5:]
    for at in near[:-1]:
        text = paras[at].text.strip()
        if _is_post(text, words) and not marks.ends(text) and _name_follows(paras, at, words):
            return at
    return None


def _is_post(text: str, words: ReadingWords) -> bool:
    """A post, in small letters too: "Phó Thủ tướng"."""
    return len(text) < _SHORT_POST and words.post(text) is not None


def _with_signature_before(paras: Sequence[Para], start: int, at: int, words: ReadingWords) -> int:
    """In a table the signature may stand before "Nơi nhận"."""
    cell = paras[at].cell
    if cell is None:
        return at
    first = at
    while first > start and paras[first - 1].cell is not None and paras[first - 1].cell[0] == cell[0]:  # type: ignore[index]  # a cell is not None here
        first -= 1
    return first if any(_begins_signature(para, words) for para in paras[first:at]) else at


def _begins_signature(para: Para, words: ReadingWords) -> bool:
    text = para.text.strip(" |\t")
    return len(text) < _LONGEST and para.capitals and (bool(marks.CAPACITY.match(text)) or words.post(text) is not None or text.startswith(_SIDES))


def _name_follows(paras: Sequence[Para], at: int, words: ReadingWords) -> bool:
    """Whether a name comes after authority and post, or the words where it will stand, or nothing more, as in a draft."""
    signed = False
    for para in paras[at + 1 : at + _AHEAD]:
        text = para.text.strip(" |\t")
        if not text or _SIGNED.fullmatch(text) or _DIGITAL.match(text) or _begins_signature(para, words) or marks.is_rule(text):
            signed = signed or bool(_SIGNED.fullmatch(text))
            continue
        if marks.RECIPIENTS.match(para.text):
            return True  # signed above those who receive, the name left out
        if _is_post(text, words) or (para.capitals and len(text) < 40):
            continue
        return is_name(text, words) or signed
    return signed or (len(paras) <= at + _AHEAD and bool(marks.CAPACITY.match(paras[at].text)))


def _after_capitals(text: str) -> int:
    """Where the words in capitals at the beginning of a line end and others follow; 0 where none do."""
    return next((word.start() for word in re.finditer(r"\S+", text) if any(map(str.islower, word[0]))), 0)


def _who(paras: Sequence[Para], words: ReadingWords) -> str:
    """Authority, post and name of one who signs, as one line."""
    said: list[str] = []
    for para in paras:
        if text := " ".join(para.text.strip(" |\t").split()):
            said.append(text)
        if not _begins_signature(para, words) and is_name(text, words):
            break
    return ", ".join(said)


def read_ending(paras: Sequence[Para], start: int, draft: Draft) -> int:
    """Read recipients and signature from `start`; gives the index of the first paragraph after them."""
    reader = _Ending(draft)
    words = draft.words
    lines = sides_apart(paras[start:], lambda para: _begins_signature(para, words), lambda text: is_name(text, words))
    at = 0
    while at < len(lines) and reader.take(lines, at):
        at += 1
    reader.finish()
    return len(paras) - (len(lines) - at)


class _Ending:
    """Takes paragraph after paragraph until recipients and signature are complete."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._listing = False  # recipients are being listed
        self._capacity: list[Para] = []
        self._name: Para | None = None
        self._table: int | None = None
        self._dashed = False  # recipients begin with dashes, so a line without one goes on with the one before
        self._comma = False
        self._open = False  # the last recipient has no end yet
        self._second = False  # lines of who signs besides
        self._place: CellPlace | None = None  # the cell of "Nơi nhận:"
        self._signed = False  # the words where a name will stand were met: "(Ký tên, đóng dấu)"

    def take(self, paras: Sequence[Para], at: int) -> bool:
        para = paras[at]
        draft, text = self._draft, para.text.strip(" |\t")
        if para.cell:
            self._table = para.cell[0] if self._table is None else self._table
        in_table = para.cell is not None and para.cell[0] == self._table
        if not text or marks.is_rule(text) or _SIGNED.fullmatch(text):
            self._signed = self._signed or bool(self._capacity and text and not marks.is_rule(text))
            draft.ledger.structure(para)
            return True
        if self._table is not None and not in_table:
            if draft.recipients or self._listing or not marks.RECIPIENTS.match(para.text):
                return False
            self._table = None  # those who receive stand below the table of those who sign
        if (dated := marks.date_line(para.text)) is not None and len(text) < _LONGEST:
            return self._dated(para, dated)
        if found := marks.RECIPIENTS.match(para.text):
            draft.ledger.claim(None, para, 0, found.end())
            self._listing = True
            self._place = para.cell
            rest = part_of(para, found.end(), len(para.text))
            for line in physical(rest) if not rest.blank else ():
                self._recipients(line)
            return True
        if self._name is not None and (self._second or _begins_signature(para, draft.words)) and len(text) < _LONGEST and not self._listing:
            return self._beside(paras, at)
        if self._name is None and (_begins_signature(para, draft.words) or (not self._listing and _is_post(text, draft.words))):
            self._listing = False
            self._capacity.append(para)
            return True
        if self._capacity and self._name is None and not (self._listing and item_mark(text)):
            return self._signer(para)
        if in_table and self._listing and self._apart(para):
            return True
        if self._listing and self._dashed and not self._open and not item_mark(text) and draft.recipients and draft.recipients[-1].startswith("Lưu"):
            return self._left_over(para)  # behind the last of those who receive: whose file it is
        if self._listing and "\\" in text:  # where the file lies, as a typist leaves it
            return self._left_over(para)
        if self._listing and (in_table or item_mark(text) or (para.line == paras[at - 1].line + 1 and not self._name and len(text) < _LONGEST)):
            for line in physical(para):
                self._recipients(line)
            return True
        return in_table and self._left_over(para)

    def _apart(self, para: Para) -> bool:
        """Post and name in one line of a cell beside the recipients: "GIÁM ĐỐC Nguyễn Văn A"; what else stands there is no recipient."""
        if para.cell is None or self._place is None or para.cell[2] == self._place[2]:
            return False
        self._listing = False
        at = _after_capitals(para.text)
        words = self._draft.words
        if not at or self._name is not None or not is_name(para.text[at:].strip(" |\t"), words) or not _begins_signature(part_of(para, 0, at), words):
            return self._left_over(para)
        self._capacity.append(part_of(para, 0, at))
        self._name = part_of(para, at, len(para.text))
        return True

    def _beside(self, paras: Sequence[Para], at: int) -> bool:
        """Who signs besides (a joint document) stays unread, with a finding."""
        para = paras[at]
        if not self._second and not _name_follows(paras, at, self._draft.words):
            return False
        if not self._second:
            self._draft.find("second_signatory", Severity.WARNING, para, who=_who(paras[at : at + _AHEAD], self._draft.words))
        self._second = _begins_signature(para, self._draft.words) or not is_name(para.text.strip(" |\t"), self._draft.words)
        self._draft.ledger.unread("second_signatory", para)
        return True

    def _dated(self, para: Para, dated: marks.DateLine) -> bool:
        """Place and date above the signature are those of the document where its head has none."""
        draft = self._draft
        self._listing = False
        if draft.place is not None or draft.date is not None or draft.date_text is not None:
            return self._left_over(para)
        draft.place = " ".join(para.text[slice(*dated.place)].split()) or None
        draft.date, draft.date_year = dated.date, dated.year
        draft.date_text = " ".join(para.text[slice(*dated.words)].split())
        draft.ledger.claim(f"{draft.base}/document/place", para, *dated.place)
        draft.ledger.claim(f"{draft.base}/document/date", para, *dated.words)
        draft.ledger.structure(para)
        return True

    def _left_over(self, para: Para) -> bool:
        self._draft.ledger.unread("ending", para)
        return True

    def _recipients(self, para: Para) -> None:
        """Those of one line: each after its dash."""
        at = 0
        for mark in _NEXT.finditer(para.text):
            self._recipient(part_of(para, at, mark.start() + 1))
            at = mark.start() + 1
        self._recipient(part_of(para, at, len(para.text)))

    def _recipient(self, para: Para) -> None:
        mark = item_mark(para.text)
        start, end = span(para.text, mark.text if mark else 0)
        while end > start and para.text[end - 1] in "|;., \t":
            end -= 1
        draft = self._draft
        goes_on = mark is None and self._dashed and self._open and bool(draft.recipients)
        if start < end:
            draft.ledger.claim(f"{draft.base}/recipients/{len(draft.recipients) - goes_on}", para, start, end)
            name = " ".join(para.text[start:end].split())
            if goes_on:
                draft.recipients[-1] += f"{',' if self._comma else ''} {name}"
            else:
                draft.recipients.append(name)
            self._dashed = self._dashed or mark is not None
            printed = para.text.rstrip(" |\t")
            self._open, self._comma = not printed.endswith((";", ".")), printed.endswith(",")
        draft.ledger.structure(para)

    def _signer(self, para: Para) -> bool:
        """A line after authority and post: the rest of a broken line in capitals, or the name."""
        text = para.text.strip(" |\t")
        if _is_post(text, self._draft.words):
            self._capacity.append(para)
            return True
        if text.startswith("["):  # "[CHỜ KÝ]"
            return self._left_over(para)
        if self._signed and para.capitals and self._draft.words.organisation(text):  # another paper begins
            return False
        if para.capitals and len(text) < 60 and not is_name(text.title(), self._draft.words):
            self._capacity.append(para)
            return True
        if is_name(text, self._draft.words) or (para.capitals and len(text.split()) < 6):
            self._name = para
            return True
        if len(text) < _LONGEST and (para.cell is not None or _DIGITAL.match(text)):
            return self._left_over(para)
        return False

    def finish(self) -> None:
        """Make the signatory of what was taken."""
        draft = self._draft
        lines = self._lines()
        capacity: list[str] = []
        posts: list[str] = []
        for para in lines:
            start, end = span(para.text)
            while end > start and para.text[end - 1] in "|* \t":
                end -= 1
            text = " ".join(para.text[start:end].split())
            if marks.CAPACITY.match(text) or (not posts and draft.words.post(text) is None):
                draft.ledger.claim(f"{draft.base}/signatory/capacity/{len(capacity)}", para, start, end)
                capacity.append(text)
            else:
                draft.ledger.claim(f"{draft.base}/signatory/{'title' if not posts else 'extra_title'}", para, start, end)
                posts.append(text)
            draft.ledger.structure(para)
        signatory = replace(Signatory(), capacity=tuple(capacity), title=posts[0] if posts else None, extra_title=" ".join(posts[1:]) or None)
        if self._name is not None:
            start, end = span(self._name.text)
            while end > start and self._name.text[end - 1] in "| \t":
                end -= 1
            draft.ledger.claim(f"{draft.base}/signatory/name", self._name, start, end)
            draft.ledger.structure(self._name)
            signatory = replace(signatory, name=" ".join(self._name.text[start:end].split()))
        if signatory != Signatory():
            draft.signatory = signatory

    def _lines(self) -> list[Para]:
        """Authority and post, lines that a break cut put together again."""
        words, groups = self._draft.words, list[list[Para]]()
        for para in (line for whole in self._capacity for line in physical(whole)):
            if groups and not _begins_signature(para, words) and not _is_post(para.text.strip(" |\t"), words):
                groups[-1].append(para)
            else:
                groups.append([para])
        return [line for group in groups for line in _posts_apart(merged(group), words)]


def _posts_apart(line: Para, words: ReadingWords) -> tuple[Para, ...]:
    """Authority and post that stand in one line: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"."""
    if not marks.CAPACITY.match(line.text) or line.text.count(" ") < 3:
        return (line,)
    cuts = [0]
    for blank in re.finditer(r"(?<=[^\s,;–-])\s+(?=\S)", line.text):
        tail = line.text[blank.end() :]
        if marks.BARE_CAPACITY.fullmatch(line.text[cuts[-1] : blank.start()]):
            continue
        plain = folded(tail)
        head = plain.removeprefix("pho ")
        post = words.post(tail)
        before = folded(line.text[: blank.start()]).rsplit(" ", 1)[-1]
        if marks.CAPACITY.match(tail) or (post in _HEADS and before not in _PART_OF_POST and not (head == plain and head.startswith("chu tich nuoc"))):
            cuts.append(blank.end())
    return tuple(part_of(line, start, end) for start, end in pairwise([*cuts, len(line.text)]))
