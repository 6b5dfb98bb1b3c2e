"""Subjects that go on below an empty line: the short line that looks as they do, right above the preamble, or that names a year."""

import re
from collections.abc import Sequence

from ttdn_desktop.domain.plan import SectionRole
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.outline import numbered
from ttdn_desktop.reading.paras import Para
from ttdn_desktop.reading.words import ReadingWords, folded

_MOST_GAP = 3
_LONGEST = 90
_LEAST_PROSE = 60
_RECORD_BEGINS = ("Hôm nay,", "Vào hồi ")
_ENDS = frozenset(".,;:!?)]|»>")
_TIME_ALONE = re.compile(
    r"(?:(?:từ )?(?:năm|giai đoạn|nhiệm kỳ|quý [ivx]+|tháng \d{1,2}|[69] tháng|học kỳ)\s[^\n]{0,30}\d{4}|\d{4}\s*[-–]\s*\d{4})", re.IGNORECASE
)
_YEAR_LAST = re.compile(r"(?:năm|NĂM|Xuân|XUÂN)(?:\s+[^\W\d_]+){0,3}\s+\d{4}$|\d{4}\s*[-–]\s*\d{4}$")


def goes_on_below(lines: Sequence[Para], at: int, last: Para, words: ReadingWords) -> bool:
    """Whether the line `at`, with an empty one above it, goes on with the subject that ended with `last`."""
    para = lines[at]
    text = para.text.strip()
    if last.text.rstrip().endswith(",") or len(text) > _LONGEST or text[-1] in _ENDS or ":" in text or numbered(text):
        return False
    if (para.capitals, para.bold, para.centred, para.cell) != (last.capitals, last.bold, last.centred, last.cell):
        return False
    after = next((n for n in range(at + 1, min(at + 1 + _MOST_GAP, len(lines))) if not lines[n].blank and not marks.is_rule(lines[n].text)), at)
    below = lines[after].text if after > at else ""
    told = _TIME_ALONE.fullmatch(text) or (len(below) > _LEAST_PROSE and _YEAR_LAST.search(text))
    begins = marks.PREAMBLE.match(below) or (after > at + 1 and (marks.enacts(below) or below.lstrip().startswith(_RECORD_BEGINS)))
    if ". " in text or not (told or begins or (after > at + 1 and goes_on_below(lines, after, para, words))):
        return False
    name = folded(text)
    alien = marks.PREAMBLE.match(text) or marks.ATTACHED.match(text) or marks.is_rule(text) or words.organisation(text) or words.authority(name)
    return not alien and words.role(text) is SectionRole.OTHER and name not in words.portal_labels
