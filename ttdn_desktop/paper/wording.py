"""The official words that stand on a paper; Vietnamese data of the law, never translated."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnHead:
    """A column of an official table: its key, its printed head and its usual width (mm)."""

    key: str
    head: str
    width: float
    always: bool = False  # printed even where no row has anything in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words of letterhead, ending, annexes and tables. `{…}` are places to be filled."""

    national_name: str  # quốc hiệu; of Party papers their title
    motto: str  # tiêu ngữ; none in Party papers
    types: Mapping[str, str] = field(repr=False)  # tên loại by abbreviation of Annex III
    number_label: str  # "Số:"
    number_joint: str  # between number and symbol: "/" in "Số: 05/KH-UBND", "-" in "Số 05-KH/ĐU"
    number_blank: str  # room for the number before it is given
    symbol_blank: str  # "{type}-{room}": a symbol that is not known yet
    letter_symbol_blank: str  # the same of a letter
    date_blank: str  # "ngày      tháng      năm {year}"
    issuer_first_lines: tuple[str, ...]  # beginnings of names that stand on a line of their own in the letterhead
    issuer_mark: str  # what stands under the name of the issuing body: "*"; empty: a drawn line
    subject_mark: str  # likewise under the subject: "-----"
    letter_type: str  # the type that prints no name and puts its subject under the number: công văn
    letter_subject: str  # "V/v {subject}"
    addressee_label: str  # "Kính gửi:"
    addressee_labels: Mapping[str, str] = field(repr=False)  # other ones by type: "Kính trình:" of a submission
    basis_lead: str  # before every legal basis: "- "
    basis_end: str  # the mark after the last one
    basis_end_before_clause: str  # the same where the enacting clause follows
    recipients_label: str  # "Nơi nhận:"
    end_mark: str  # "./."
    end_mark_alone: str  # the same on a line of its own, after a table; empty: none
    annex_label: str  # "Phụ lục"
    annex_reference: str
    tasks_annex_title: str
    tasks_reference: str  # the line of the body that points to the annex of tasks
    urgency: Mapping[str, str]
    closing_labels: Mapping[str, str]  # labels of the closing lines of a task by key, in printed order
    task_columns: tuple[ColumnHead, ...] = field(repr=False)
    budget_columns: tuple[ColumnHead, ...] = field(repr=False)
    budget_total: str
    budget_in_words: str
    together: frozenset[str] = field(repr=False, default=frozenset())  # pairs of words that a title keeps on one line
