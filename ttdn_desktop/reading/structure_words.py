"""The structure words: what a trace without a path may consist of besides numbers, punctuation and blanks.

Everything else of a source is a field or unread; a test holds every reading of a sample to this list.
"""

import re

from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.paper.model import Paper, paragraphs
from ttdn_desktop.reading.words import ReadingWords, folded

PHRASES = (
    "cộng hòa xã hội chủ nghĩa việt nam",  # quốc hiệu
    "độc lập tự do hạnh phúc",  # tiêu ngữ
    "đảng cộng sản việt nam",
    "số ngày tháng năm",  # before what is printed there, or nothing is
    "v/v về việc",
    "dự thảo lần",
    "kính gửi",
    "nơi nhận",
    "ban hành kèm theo của này",  # notes of what something is attached to
    "căn cứ các văn bản sau cơ sở pháp lý để xây dựng",  # heads of lists of bases
    "quyết định quyết nghị nghị quyết chỉ thị",  # the line before the articles
    "đã ký tên ghi rõ họ đóng dấu chữ ký da ky daky signed",
    "phụ lục biểu mẫu số",
    "điều chương mục phần thứ nhất hai ba",
    "phối hợp với cùng",  # between the names of who leads and who helps
    "nghìn triệu tỷ đồng ubnd xã phường tỉnh quý i ii iii iv",  # in the names of columns
)
"""Words that stand in every official document and say nothing of this one; without marks of tone, in small letters."""

_LETTER_MARK = re.compile(r"^\s*\(?[a-z][.)/]")  # "b)" is a number
_WORD = re.compile(r"[^\W\d_]+")


def structure_words(words: ReadingWords) -> frozenset[str]:
    """Every structure word: those above, the types, posts, labels of tasks, names of columns, labels of portals."""
    lists = [
        *PHRASES,
        *(name for name, _ in words.types),
        *words.authorities,
        *words.posts,
        *(label for label, _ in words.labels),
        *words.columns,
        *words.column_shorts,
        *(part for parts in words.column_parts.values() for column in parts for part in column.parts),
        *words.portal_labels,
    ]
    return frozenset(word for phrase in lists for word in _WORD.findall(folded(phrase)))


def unlisted(paper: Paper, reading: Reading, words: ReadingWords) -> tuple[tuple[str, str], ...]:
    """(Place, words) of each trace without a path that holds other words than those listed."""
    known = structure_words(words)
    texts = {paragraph.where: paragraph.text for part in paper.parts for paragraph in paragraphs(part.blocks)}
    out: list[tuple[str, str]] = []
    for trace in reading.trace:
        if trace.path is None:
            text = _LETTER_MARK.sub("", folded(texts[trace.where][trace.start : trace.end]))
            others = [word for word in _WORD.findall(text) if word not in known]
            if others:
                out.append((trace.where, " ".join(others)))
    return tuple(out)
