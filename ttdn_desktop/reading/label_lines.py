"""The lines under a task: which are labels, which are the values of a label above them, which are its content."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ttdn_desktop.language.casing import CAPITALS
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.paper.values import made_fast
from ttdn_desktop.reading.deadlines import is_rate, is_time
from ttdn_desktop.reading.duty_words import begins_name, begins_work
from ttdn_desktop.reading.outline import item_mark, numbered
from ttdn_desktop.reading.paras import Para, part_of, span
from ttdn_desktop.reading.tasks import (
    WHO,
    Label,
    begins_label,
    closing_bracket,
    label_key,
    labels_after_prose,
    labels_after_value,
    may_be_plain_label,
    read_labels,
    trailing_labels,
    units,
)
from ttdn_desktop.reading.unit_headings import called, is_unit
from ttdn_desktop.reading.who import by_roles
from ttdn_desktop.reading.words import ReadingWords

CONTENT = "content"
"""Key of labels whose whole line belongs to the content of a task ("Địa điểm: …")."""

_OPENING = frozenset("([")
_VALUED = WHO | {"time", "output", "budget"}
_LONGEST_VALUE = 250
_LONGEST_LABEL = 60
_LONGEST_TIME = 120
_WHEN = re.compile(r"\s*(?:(?:thời\s+gian|thời\s+hạn|hoàn\s+thành|xong|thực\s+hiện)\s*:?\s+)*", re.IGNORECASE)
_OFTEN = re.compile(r"\s*(?:thường\s+xuyên|h[ằà]ng\s+(?:năm|quý|tháng|tuần|ngày))\s*", re.IGNORECASE)
_GIVEN = re.compile(r"\s*(?:giao(?:\s+cho)?|do|phân\s+công(?:\s+cho)?)\s+", re.IGNORECASE)
_TIMELY = re.compile(r"\d|h[ằà]ng |quý|thường xuyên", re.IGNORECASE)
_DOES = re.compile(r"\s(?:đảm\s+nhiệm|đảm\s+nhận|phụ\s+trách|(?:tổ\s+chức\s+|triển\s+khai\s+)?thực\s+hiện)$")
_BEFORE_TIME = re.compile(r"[,;]\s|\s[-–]\s")
_LIKE_LABEL = re.compile(rf"\s{{0,9}}[-–+*•]\s{{0,9}}(?P<name>[{CAPITALS}]\w*(?:[ ,/-]{{1,3}}\w+){{0,4}})\s?:(?=\s*\S)")
_DOING = r"(?:thực\s+hiện|triển\s+khai|phụ\s+trách|đảm\s+nhiệm|chịu\s+trách\s+nhiệm)"
_TO_DO = re.compile(rf"\s+(?:tổ\s+chức\s+)?{_DOING}(?:,?\s+(?P<time>{_OFTEN.pattern}))?\s*$", re.IGNORECASE)
_DUE_WORK = re.compile(
    r"\s*(?:trình|báo cáo|gửi|ban hành|nghiệm thu|bàn giao|khai trương|khánh thành)\s[^;,()]{0,40}?\s?(?P<time>(?:trong|trước|vào|xong)\s.+)"
)
"""What is due by when: "trình UBND tỉnh trong quý II/2026"."""

_HOUR_OF_DAY = re.compile(r"\s*(?:sáng|trưa|chiều|tối|đêm)\s+(?=ngày\s|\d)", re.IGNORECASE)
_BEFORE_FEAST = re.compile(r"(?:trước|sau)\s+(?:ngày|dịp|lễ)\s[^.;:]{3,60}", re.IGNORECASE)
"""A time that hangs on a feast: "trước ngày lễ 05 ngày"."""


@made_fast
@dataclass(frozen=True, slots=True, kw_only=True)
class LabelLine:
    """A paragraph under a task: its labels with their values; `bare` is a label whose values follow; neither: content."""

    para: Para
    labels: tuple[Label, ...] = ()
    bare: str | None = None

    @property
    def said(self) -> bool:
        """Whether the line says something else than content."""
        return self.bare not in {None, CONTENT} or any(label.key != CONTENT for label in self.labels)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(label.key for label in self.labels if label.value[0] < label.value[1])


def label_lines(paras: Iterable[Para], words: ReadingWords) -> Iterator[LabelLine]:
    """These paragraphs one after the other; a label without a value takes the next line, or the items, below it."""
    pending: str | None = None
    given = False
    open_key: str | None = None
    labelled = ""  # the mark of the label line before
    for para in paras:
        if para.blank or (pending is None and open_key is None and _is_plain(para.text)):
            labelled = labelled if para.blank else ""
            yield LabelLine(para=para)
            continue
        labels = _parted(para, read_labels(para, words, numbered_too=True)) or _alone(para, words)
        goes_on, open_key = open_key, None
        if not labels and labelled and (like := _like_label(para, labelled, words)) is not None:
            labels = (like,)
        labelled = _mark(para) if labels else ""
        if labels:
            open_key = _open(para, labels[-1].key)
            last = labels[-1]
            pending, given = (last.key if last.value[0] == last.value[1] and last.key in _VALUED else None), False
            yield LabelLine(para=para, labels=labels)
        elif (key := bare_label(para, words)) is not None:
            pending, given = (key if key in _VALUED else None), False
            yield LabelLine(para=para, bare=key)
        elif goes_on is not None and _is_more(para, words):
            open_key = _open(para, goes_on)
            yield LabelLine(para=para, labels=(_rest_of_value(para, goes_on),))
        elif pending is not None and _is_value(para, given=given):
            given = not para.text.rstrip().endswith((",", ";"))
            mark = item_mark(para.text)
            said, behind = labels_after_value(para.text, mark.text if mark else 0, words)
            start, end = span(para.text, mark.text if mark else 0, said)
            while end > start and para.text[end - 1] in " .;,":
                end -= 1
            yield LabelLine(para=para, labels=(Label(key=pending, label=(0, start), value=(start, end)), *behind))
            if behind:
                pending, given = (behind[-1].key if behind[-1].value[0] == behind[-1].value[1] and behind[-1].key in _VALUED else None), False
        else:
            pending = None
            end = labels_after_prose(para.text, words)
            yield LabelLine(para=part_of(para, 0, end) if end < len(para.text) else para)
            if end < len(para.text):
                rest = part_of(para, end, len(para.text))
                yield LabelLine(para=rest, labels=_parted(rest, read_labels(rest, words)))


def _parted(para: Para, labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """The labels whose values are names alone, the time behind them apart: "Phân công: Sở X chủ trì, phối hợp với Sở Y; hoàn thành trước ngày 15/3"."""
    if not any(label.key in WHO for label in labels):
        return labels
    timed = any(label.key == "time" for label in labels)
    out: list[Label] = []
    for label in labels:
        start, end = label.value
        if label.key not in WHO or start == end:
            out.append(label)
            continue
        if label.key == "leads" and (both := _both(para.text, label)) is not None:
            out += both
            continue
        cut = _time_behind(para.text, start, end) if not timed and _TIMELY.search(para.text, start, end) else None
        named = cut[0] if cut is not None else end
        given, doing = _GIVEN.match(para.text, start, named), _DOES.search(para.text, start, named)
        out.append(Label(key=label.key, label=label.label, value=span(para.text, given.end() if given else start, doing.start() if doing else named)))
        if cut is not None:
            out.append(Label(key="time", label=(cut[1], cut[1]), value=(cut[1], end)))
    return tuple(out)


def _both(text: str, label: Label) -> tuple[Label, Label] | None:
    """Those who lead and those who help, parted as the label is: "Chủ trì/phối hợp: Phòng A/Phòng B"."""
    name = text[slice(*label.label)].lower()
    first, stroke, second = name.partition("/")
    cut = text.find("/", *label.value)
    if not stroke or cut < 0 or "chủ trì" not in first or "phối hợp" not in second:
        return None
    helped = span(text, cut + 1, label.value[1])
    return Label(key="leads", label=label.label, value=span(text, label.value[0], cut)), Label(key="partners", label=(cut, cut), value=helped)


def _time_behind(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the names end and where the words of time begin with which they are followed."""
    for found in reversed(list(_BEFORE_TIME.finditer(text, max(start, end - _LONGEST_TIME), end))):
        if (time := _time(text[found.end() : end])) is not None:
            return found.start(), found.end() + time[0]
    return None


def _mark(para: Para) -> str:
    mark = item_mark(para.text)
    return para.text[mark.start : mark.text].strip() if mark is not None else ""


def _like_label(para: Para, mark: str, words: ReadingWords) -> Label | None:
    """What stands among label lines with their mark and begins as they do, "- Lực lượng: …", as a label whose line is content."""
    found = _LIKE_LABEL.match(para.text) if _mark(para) == mark else None
    if found is None or begins_work(found["name"], words) or called(found["name"], words):
        return None
    return Label(key=CONTENT, label=found.span("name"), value=span(para.text, found.end()))


def may_say_labels(paras: Iterable[Para]) -> bool:
    """Whether some of these lines may be a label; most prose holds none."""
    return any(not para.blank and not _is_plain(para.text) for para in paras)


def _is_plain(text: str) -> bool:
    """Whether a line can hold no label: too long for a bare one, without a colon and not in brackets, as most prose is."""
    return len(text) > _LONGEST_LABEL + 10 and ":" not in text and text.lstrip()[:1] not in _OPENING and not may_be_plain_label(text)


def _open(para: Para, key: str) -> str | None:
    """The key of names that may go on in the next line: the line breaks off behind a comma or a semicolon."""
    return key if key in WHO and para.text.rstrip().endswith((",", ";")) else None


def _rest_of_value(para: Para, key: str) -> Label:
    """A whole line as a value."""
    start, end = span(para.text)
    while end > start and para.text[end - 1] in " .;,":
        end -= 1
    return Label(key=key, label=(start, start), value=(start, end))


def bare_label(para: Para, words: ReadingWords) -> str | None:
    """The key of a line that is nothing but a label, without a colon: "a) Cơ quan chủ trì"."""
    if len(para.text) > _LONGEST_LABEL + 10 or para.text.rstrip().endswith((".", ";")):  # a sentence
        return None
    mark = numbered(para.text) or item_mark(para.text)
    text = para.text[mark.text if mark else 0 :].strip(" .:")
    return label_key(text, words) if 0 < len(text) <= _LONGEST_LABEL and " " in text else None


def label_of(para: Para, words: ReadingWords) -> str | None:
    """The key of the label a line begins with or is."""
    labels = read_labels(para, words, numbered_too=True)
    return labels[0].key if labels else bare_label(para, words)


def _is_value(para: Para, *, given: bool) -> bool:
    """Whether a line may be a value of the label above it: an item, or the first plain line."""
    if len(para.text) > _LONGEST_VALUE:
        return False
    return item_mark(para.text) is not None or (not given and numbered(para.text) is None)


def _is_more(para: Para, words: ReadingWords) -> bool:
    """Whether a line goes on with the names of the line before."""
    if item_mark(para.text) is not None or numbered(para.text) is not None or len(para.text) > _LONGEST_VALUE:
        return False
    return begins_name(para.text.strip(), words) or para.text[:1].islower()


def trailing(para: Para, words: ReadingWords) -> tuple[int, tuple[Label, ...]]:
    """Where the end of a paragraph begins that says who does it, with labels or as "(Sở X chủ trì, phối hợp với Sở Y; Quý II/2026)"."""
    end, labels = trailing_labels(para, words)
    if labels:
        return end, _parted(para, labels)
    text = para.text.rstrip(" \t.;,/")
    opening = closing_bracket(text)
    if opening < 0:
        return end, ()
    mark = numbered(text) or item_mark(text)
    if mark is None or opening <= mark.text or begins_label(text, words):
        return end, ()
    found = _in_brackets(text, opening, words)
    return (opening, found) if found else (len(para.text), ())


def _alone(para: Para, words: ReadingWords) -> tuple[Label, ...]:
    """What a line says that is nothing but such brackets."""
    text = para.text.rstrip(" \t.;,/")
    opening = closing_bracket(text) if para.text.lstrip()[:1] in _OPENING else -1
    return _in_brackets(text, opening, words) if opening >= 0 and not text[:opening].strip() else ()


def _in_brackets(text: str, opening: int, words: ReadingWords) -> tuple[Label, ...]:
    """Who does it and when, in the brackets that end a text; nothing where they hold anything else."""
    found: list[Label] = []
    told = False
    for first, last in _parts(text, opening + 1, len(text) - 1):
        part = text[first:last]
        if (time := _time(part)) is not None:
            found.append(Label(key="time", label=(first, first), value=(first + time[0], first + time[1])))
            continue
        if (due := _DUE_WORK.fullmatch(part)) is not None and _time(due["time"]) is not None:
            found.append(Label(key="time", label=(first, first), value=span(text, first, last)))
            continue
        given = _GIVEN.match(part)
        start = given.end() if given else 0
        parted = by_roles(part[start:], words)
        told = told or parted is not None or given is not None
        if parted is None and (doing := _TO_DO.search(part, start)) and is_unit(part[start : doing.start()], words):
            parted = tuple(("leads", *place) for place in units(part[start : doing.start()], words))
            told = True
            if doing["time"]:
                at = span(part, *doing.span("time"))
                parted = (*parted, ("time", at[0] - start, at[1] - start))
        if parted is None and (given or ";" in text[opening:] or text[opening] == "[") and is_unit(part[start:], words):
            parted = tuple(("leads", *place) for place in units(part[start:], words))
        if parted is None:
            return ()
        found += [Label(key=key, label=(first, first), value=(first + start + a, first + start + b)) for key, a, b in parted]
    named = any(label.key == "leads" for label in found)
    return tuple(found) if named and (told or any(label.key == "time" for label in found)) else ()


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the parts of such brackets: cut at semicolons, and at the comma or dash before a time that ends them."""
    while (cut := text.find(";", start, end)) >= 0:
        yield start, cut
        start = cut + 1
    behind = _time_behind(text, start, end)
    if behind is not None:
        yield start, behind[0]
        start = behind[1]
    yield start, end


def _time(text: str) -> tuple[int, int] | None:
    """The span of the words of time a text consists of."""
    lead = _WHEN.match(text)
    start, end = span(text, lead.end() if lead else 0)
    said = text[start:end]
    hour = _HOUR_OF_DAY.match(said)
    frame = time_frame(said[hour.end() :] if hour else said, 2000)  # any year: whether it is a time is asked
    known = frame.start or frame.end or _OFTEN.fullmatch(said) or _BEFORE_FEAST.fullmatch(said) or is_time(said) or is_rate(said)
    return (start, end) if known else None
