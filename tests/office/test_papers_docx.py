"""Every kind of paper as a Word or Excel file: sound, readable again as what it is, and opened by LibreOffice."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import papers_to_print as made
from tests.office.own_checks import own_findings
from tests.office.seen import seen
from tests.office.sound import audited
from ttdn_desktop.domain.plan import Regime
from ttdn_desktop.office.docx_reader import read_docx
from ttdn_desktop.services.paper_files import FORMATS, book_file, word_files
from ttdn_desktop.services.reading import read_file
from ttdn_desktop.services.types import ExportOptions, PaperOrder

ORDER = PaperOrder(options=ExportOptions(contact=("Địa chỉ: Thôn Đông, xã Vân Trúc",)))
BOOKS = ("plan", "opinions", "annex", "annex_six", "indicators", "budget")
READ_AS = {
    "plan": "KH",
    "amendment": "KH",
    "submission": "TTr",
    "letter": "CV",
    "remind": "CV",
    "consult": "CV",
    "correct": "CV",
    "invitation": "GM",
    "minutes": "BB",
    "notice": "TB",
    "committee": "QĐ",
    "report": "BC",
}


def written(folder: Path, key: str, regime: Regime = Regime.ND30_2020, number: int = 0) -> list[Path]:
    return [file.write(folder / f"{key}-{regime}-{number}-{count}.docx") for count, file in enumerate(word_files(made.under(regime, number), key, ORDER))]


@pytest.mark.parametrize("regime", [Regime.ND30_2020, Regime.PARTY_05HD_2026])
@pytest.mark.parametrize("key", made.KEYS)
def test_every_kind_is_a_sound_file(key: str, regime: Regime, tmp_path: Path) -> None:
    for file in written(tmp_path, key, regime)[:2]:
        assert own_findings(file.read_bytes()) == []
        assert audited(file) == []


@pytest.mark.validator
@pytest.mark.parametrize("key", made.KEYS)
def test_the_validator_of_microsoft_finds_nothing(key: str, tmp_path: Path, validate: Callable[[Path], list[str]]) -> None:
    assert validate(written(tmp_path, key)[0]) == []  # under other rules: tests/services/test_regimes.py


@pytest.mark.parametrize("key", made.KEYS)
def test_every_kind_reads_back_as_the_same_sheets(key: str, tmp_path: Path) -> None:
    for named, file in zip(made.drafted(made.sample(), key, options=ORDER.options), written(tmp_path, key), strict=True):
        assert seen(read_docx(file.read_bytes())) == seen(named.paper)


@pytest.mark.parametrize("key", READ_AS)
def test_every_kind_of_document_is_understood_as_what_it_is(key: str, tmp_path: Path) -> None:
    (file,) = written(tmp_path, key)
    reading = read_file(file)
    assert reading.plan is not None
    assert reading.plan.document.type == READ_AS[key]
    if key != "committee":
        (named,) = made.drafted(made.sample(), key)
        head = named.document or made.sample().document
        assert reading.plan.document.symbol == head.symbol
        assert reading.plan.document.subject.split() == head.subject.split()  # room for a number is no part of what is read


def test_a_decision_with_its_plan_is_understood_as_both(tmp_path: Path) -> None:
    (file,) = written(tmp_path, "decision")
    plan = read_file(file).plan
    assert plan is not None
    assert plan.document.type == "KH"
    (decision,) = plan.papers
    assert (decision.kind, decision.document.symbol, len(decision.articles)) == ("decision", "QĐ-UBND", 3)
    assert len(plan.tasks) == len(made.sample().tasks)


@pytest.mark.parametrize("key", BOOKS)
def test_workbooks_are_sound(key: str, tmp_path: Path, validate: Callable[[Path], list[str]]) -> None:
    file = book_file(made.sample(), (key,), ORDER)
    assert file is not None
    path = file.write(tmp_path / f"{key}.xlsx")
    assert audited(path) == []
    assert validate(path) == []


def test_only_kinds_with_a_table_have_a_workbook() -> None:
    assert tuple(key for key in made.KEYS if FORMATS[".xlsx"].files(made.sample(), key, ORDER)) == BOOKS


def test_libreoffice_opens_every_kind(tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    for key in ("decision", "minutes", "committee", "opinions", "budget", "routing_slip"):
        pdf = to_pdf(written(tmp_path, key)[0])
        pages = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout if pdf.exists() else ""
        assert "Pages:" in pages, key
