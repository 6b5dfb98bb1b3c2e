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

    national_name: str  # quốc hiệu
    motto: str  # tiêu ngữ
    types: Mapping[str, str] = field(repr=False)  # tên loại by abbreviation of Annex III
    number_label: str  # "Số:"
    number_blank: str  # room for the number before it is given
    date_blank: str  # "ngày      tháng      năm {year}"
    issuer_first_lines: tuple[str, ...]  # beginnings of names that stand on a line of their own in the letterhead
    letter_type: str  # the type that prints no name and puts its subject under the number: công văn
    letter_subject: str  # "V/v {subject}"
    addressee_label: str  # "Kính gửi:"
    recipients_label: str  # "Nơi nhận:"
    end_mark: str  # "./."
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
