"""The words by which parts of a document are known: data of resources/reading, as values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ttdn_desktop.domain.plan import SectionRole
from ttdn_desktop.domain.regimes import RegimeTerm
from ttdn_desktop.language.blanks import single
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.persons import ADDRESS, POSTS

_AIMS = frozenset({"purpose", "requirements", "objectives"})
_NO_ORGANISATION = re.compile(
    r"\s*(?:ban\s+hành|tổ\s+chức|báo\s+cáo|hội\s+(?:nghị|thảo|thi|nhập|chợ|diễn)|bộ\s+(?:tiêu\s+chí|chỉ\s+số|thủ\s+tục|máy|quy\s+tắc)|sở\s+hữu|trường\s+hợp|đoàn\s+kết|viện\s+trợ|vụ\s+(?:mùa|đông|xuân))(?!\w)",
    re.IGNORECASE,
)
"""Words that begin as the name of an organisation does and are none: "BAN HÀNH QUY CHẾ"."""
_AFTER_ROLE = frozenset({"", " ", ","})
_BETWEEN = re.compile(r"[()\[\]/,;:.\-–]")
_AFTER_POST = frozenset({"", " ", ",", "-", "–"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPart:
    """A column is of this key where its name holds one of `parts` and none of `without`; "^" before a part: begins with it, "=": is it."""

    key: str
    parts: tuple[str, ...]
    without: tuple[str, ...] = ()

    def matches(self, name: str) -> bool:
        """Whether a folded name is called so; "" of the key says that a column is known to be none of the others."""
        padded = f" {name} "
        return any(_holds(padded, part) for part in self.parts) and not any(_holds(padded, part) for part in self.without)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DutyWords:
    """The words by which prose gives work, with their marks; the longest first."""

    verbs: tuple[str, ...]  # what work begins with
    openings: tuple[str, ...]  # what else it begins with, but what stands in names too: "thu", "tiêm chủng"
    helping: tuple[str, ...]  # what help with the work of others begins with
    before_verbs: tuple[str, ...]  # "khẩn trương", "có trách nhiệm": what may stand between a name and its verb
    ends: tuple[str, ...]  # "căn cứ": what else ends a name
    telling: tuple[str, ...]  # "đã", "là": behind a name they tell something, and give no work
    before_nouns: tuple[str, ...]  # "ban", "công tác": a verb behind them is part of a name
    of_no_committee: tuple[str, ...]  # what a committee does, and is not named for: "Ban Chỉ đạo tổng hợp", but "Ban Chỉ đạo xây dựng nông thôn mới"
    matters: tuple[str, ...]  # what somebody sees to whose name stands behind it: "Âm thanh, ánh sáng: Đoàn Thanh niên"
    organising_nouns: tuple[str, ...]  # "tổ chức" before them is an organisation
    actors: tuple[str, ...]  # those who are named by their post where a unit might be
    many: tuple[str, ...]  # "các" before them means units
    name_parts: tuple[str, ...]  # "Thanh niên": what names of offices are made of, written with one capital
    name_tails: tuple[str, ...]  # "các", "trực": what goes on with a name in small letters; other words behind a whole name begin the work
    begun: tuple[str, ...]  # "khơi dòng": words that begin work and are too many to be looked for in a whole sentence
    begun_alone: tuple[str, ...]  # "thả": the same of one word, behind a name that is surely whole
    trades: tuple[str, ...]  # "khai thác": verbs that say in the name of a company what it does
    fields: tuple[str, ...]  # "công trình thủy lợi": what names go on with in small letters, but no verbs
    gives: tuple[str, ...]
    closing: tuple[str, ...]  # how prose begins that only closes a document
    no_work: frozenset[str]  # titles, folded, that say no work: the heading above says it


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelWords:
    """What labels of tasks are made of, folded."""

    actors: tuple[str, ...]  # "cơ quan", "đơn vị"
    persons: tuple[str, ...]  # "người", "cán bộ"
    leads: tuple[str, ...]  # "chủ trì", "chịu trách nhiệm"
    acts: tuple[str, ...]  # "thực hiện": who does it, behind an actor
    partners: tuple[str, ...]  # "phối hợp", "tham gia"
    times: tuple[str, ...]  # "thời hạn"
    time_acts: tuple[str, ...]  # "hoàn thành": what else a label of a time says
    fill: tuple[str, ...]  # "chính", "và": what says nothing of its own


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReadingWords:
    """Everything is folded (no marks, small letters, single blanks) but `unit_heads`, whose capitals matter.

    There is one value of it, equal to itself alone, so that what was made of it once can be kept.
    """

    types: tuple[tuple[str, str], ...]  # name, code; the longest name first
    attachable: frozenset[str]  # codes of what a decision may issue
    organisations: tuple[str, ...]  # the longest first
    short_organisations: frozenset[str]  # those of one word with their marks: SỞ is one, SỐ is none
    names: tuple[str, ...]  # of agencies and the like, as prose writes them; and words in which the name of a kind of agency is none: "cán bộ"
    authorities: tuple[str, ...]
    posts: tuple[str, ...]  # the longest first
    ranks: tuple[str, ...]  # and degrees, which stand before the name of a person
    unit_heads: tuple[str, ...]
    no_units: tuple[str, ...]  # words that begin as a unit does, within the name of another
    labels: tuple[tuple[str, str], ...]  # words, key of the task's field; the longest first
    label_words: LabelWords
    columns: Mapping[str, str]  # words, key of the task's field
    column_shorts: Mapping[str, str]  # words of names of columns in short, and what they stand for
    column_parts: Mapping[str, tuple["ColumnPart", ...]]
    """What the columns of each kind of table are called in part, in the order it is tried; "_at_last" behind a kind: what labels are never called."""
    roles: tuple[tuple[str, SectionRole], ...]
    aims: frozenset[str]  # titles of sections that say what a plan is for
    portal: tuple[tuple[str, str], ...]  # words, key; the longest first
    portal_labels: frozenset[str]
    states: tuple[str, ...]  # how a cell begins that says how far the work is: "đang", "xong"
    columns_of_others: tuple[str, ...]  # folded, words in the names of columns that say neither who does the work nor when, nor the work
    lists: tuple[str, ...]  # how the title of a list begins that stands alone
    duties: DutyWords
    regimes: tuple[RegimeTerm, ...]  # when the rules of form hold by which a document is dressed

    def type_code(self, name: str) -> str | None:
        """The abbreviation of a type by its name."""
        plain = folded(name)
        return next((code for word, code in self.types if word == plain), None)

    def role(self, heading: str) -> SectionRole:
        """What a section of that heading is about."""
        words = folded(heading)
        return next((role for start, role in self.roles if words.startswith(start) and words[len(start) : len(start) + 1] in _AFTER_ROLE), SectionRole.OTHER)

    def organisation(self, line: str) -> bool:
        """Whether a line of a letterhead begins the name of an organisation."""
        return self.organisation_length(line) > 0

    def organisation_length(self, line: str) -> int:
        """How many words of a line are the name of a kind of organisation it begins with; 0 where it begins otherwise."""
        if _NO_ORGANISATION.match(line):
            return 0
        words = f"{folded(line)} "
        found = next((start for start in self.organisations if words.startswith(start) and words[len(start)] == " "), None)
        if found is None or (" " not in found and line.split(maxsplit=1)[0].lower() not in self.short_organisations):
            return 0
        return found.count(" ") + 1

    def authority(self, folded_line: str) -> bool:
        """Whether a folded line begins with the post of one who decides alone ("giam doc so")."""
        return any(folded_line == word or folded_line.startswith(f"{word} ") for word in self.authorities)

    def post(self, line: str) -> str | None:
        """The post a line begins with."""
        words = folded(line).strip(" .,*")
        plain = words.removeprefix("p.").lstrip().removeprefix("pho ").removeprefix("quyen ")
        return next((post for post in self.posts if plain.startswith(post) and plain[len(post) : len(post) + 1] in _AFTER_POST), None)


def words_from(data: Mapping[str, Any], regimes: tuple[RegimeTerm, ...]) -> ReadingWords:
    """The words of `reading/labels.json`, and when each regime holds."""
    return ReadingWords(
        types=_longest_first((folded(name), entry["code"]) for entry in data["types"] for name in entry["names"]),
        attachable=frozenset(data["attachable"]),
        organisations=tuple(sorted(map(folded, data["organisations"]), key=len, reverse=True)),
        short_organisations=frozenset(name.lower() for name in data["organisations"] if " " not in name),
        names=(*data["names"], *data["plain_words"]),
        authorities=tuple(map(folded, data["authorities"])),
        posts=POSTS,
        ranks=tuple(map(folded, (*data["ranks"], *ADDRESS))),
        unit_heads=tuple(data["unit_heads"]),
        no_units=tuple(data["no_units"]),
        labels=_longest_first((folded(word), key) for key, names in data["labels"].items() for word in names),
        columns={folded(word): key for key, names in data["columns"].items() for word in names},
        column_shorts={folded(short): folded(word) for short, word in data["column_shorts"].items()},
        column_parts={kind: tuple(map(_column_part, entries)) for kind, entries in data["column_parts"].items()},
        roles=tuple((folded(word), SectionRole(entry["role"])) for entry in data["roles"] for word in entry["words"]),
        aims=frozenset(folded(word) for entry in data["roles"] if entry["role"] in _AIMS for word in entry["words"]),
        portal=_longest_first((folded(word), key) for key, names in data["portal"].items() for word in names),
        states=tuple(data["states"]),
        columns_of_others=tuple(map(folded, data["columns_of_others"])),
        lists=tuple(map(folded, data["lists"])),
        portal_labels=frozenset(folded(word) for names in data["portal"].values() for word in names),
        label_words=LabelWords(**{kind: tuple(sorted(map(folded, entries), key=len, reverse=True)) for kind, entries in data["label_words"].items()}),
        duties=_duty_words(data["duties"]),
        regimes=regimes,
    )


def _duty_words(data: Mapping[str, Any]) -> DutyWords:
    lists = {key: tuple(sorted(set(words), key=len, reverse=True)) for key, words in data.items() if key != "no_work"}
    return DutyWords(**lists, no_work=frozenset(data["no_work"]))


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Folded, blanks single and trimmed; the stages ask for the same lines again and again, so `forget_folded` after a reading."""
    plain = fold(text)
    return plain.strip(" ") if plain.isascii() and "  " not in plain else single(plain)  # folded, every blank is the common one


def forget_folded() -> None:
    """What was read stays in no memory, and the next file pays for its own lines."""
    folded.cache_clear()


def _column_part(entry: Mapping[str, Any]) -> ColumnPart:
    return ColumnPart(key=entry["key"], parts=tuple(map(_part, entry["parts"])), without=tuple(map(_part, entry.get("without", ()))))


def _part(text: str) -> str:
    sign = text[:1] if text[:1] in "^=" else ""
    return sign + bare_name(folded(text.removeprefix(sign)))


def bare_name(name: str) -> str:
    """A folded name of a column or label without the marks between its words: "co quan, don vi" and "co quan/don vi" are the same."""
    return " ".join(_BETWEEN.sub(" ", name).split())


def _holds(padded: str, part: str) -> bool:
    match part[:1]:
        case "^":
            return padded.startswith(f" {part[1:]} ")
        case "=":
            return padded == f" {part[1:]} "
        case _:
            return f" {part} " in padded


def _longest_first(pairs: Any) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))
