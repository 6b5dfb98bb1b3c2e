"""The samples as PDF and as web page: every character accounted for, and understood as in Word."""

import shutil
import subprocess
from pathlib import Path

import pytest

from ttdn_desktop.domain.plan import Plan, Section
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.services.reading import look_at

pytestmark = [pytest.mark.slow, pytest.mark.libreoffice, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def printed(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Path]]:
    """Each Word sample that is a document, with the files LibreOffice makes of it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder, profile = tmp_path_factory.mktemp("printed"), tmp_path_factory.mktemp("profile")
    files = [path for path in sorted((samples / "word").glob("0[0-4]*.docx")) if path.stat().st_size > 100]
    for kind in ("pdf", "html"):
        options = ["--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", kind, "--outdir", str(folder)]
        subprocess.run([office, *options, *map(str, files)], capture_output=True, check=True)
    return [(file, folder / file.stem) for file in files]


def headings(sections: tuple[Section, ...]) -> list[str]:
    return [heading for section in sections for heading in ("".join(section.heading.split()).casefold(), *headings(section.sections))]


def facts(plan: Plan) -> set[tuple[str, str]]:
    found = [("heading", heading) for heading in headings(plan.body)]
    found += [("basis", "".join(basis.text.split()).casefold()) for basis in plan.legal_bases]
    found += [("task", "".join(task.title.split()).casefold()) for task in plan.tasks]
    found += [("head", str(value)) for value in (plan.document.type, plan.document.number, plan.document.symbol, plan.document.date)]
    return set(found)


@pytest.mark.parametrize(("kind", "least"), [(".pdf", 0.97), (".html", 0.97)])
def test_other_formats_say_the_same_as_word(printed: list[tuple[Path, Path]], kind: str, least: float):
    wanted = met = 0
    for file, stem in printed:
        there, here = look_at(file), look_at(stem.with_suffix(kind))
        assert account(here.file.paper, here.reading).faults == (), file.name
        if there.reading.plan is None:
            continue
        assert here.reading.plan is not None, file.name
        asked = facts(there.reading.plan)
        wanted += len(asked)
        met += len(asked & facts(here.reading.plan))
    assert met >= least * wanted, f"{met} of {wanted}"
