"""Takes the pictures of README and help: the real window with the sample plan, 1366×768, in the folder of help.

usage: shots.py [--to FOLDER] [--size 1366x768] [--language vi] [--look light]
"""

import argparse
import os
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, Qt  # noqa: E402 - the platform is chosen before Qt is loaded
from PySide6.QtGui import QColor, QCursor, QImage, QPainter, QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

from ttdn_desktop import i18n, paths, resources, settings  # noqa: E402
from ttdn_desktop.app import start  # noqa: E402
from ttdn_desktop.app.program import Program  # noqa: E402
from ttdn_desktop.domain.directory import Place  # noqa: E402
from ttdn_desktop.domain.plan import Plan  # noqa: E402
from ttdn_desktop.domain.units import UnitLevel, Units  # noqa: E402
from ttdn_desktop.services import late  # noqa: E402
from ttdn_desktop.services.offices import offices  # noqa: E402
from ttdn_desktop.services.paper_records import add_paper  # noqa: E402
from ttdn_desktop.services.system import new_id, now  # noqa: E402
from ttdn_desktop.services.types import ExportOptions, PaperOrder  # noqa: E402
from ttdn_desktop.services.unit_proposals import proposals, taken_over  # noqa: E402
from ttdn_desktop.services.usual_units import usual_units  # noqa: E402
from ttdn_desktop.settings import Settings  # noqa: E402
from ttdn_desktop.ui import theme  # noqa: E402
from ttdn_desktop.ui.screens.compose import ComposeScreen  # noqa: E402
from ttdn_desktop.ui.screens.imports import REVIEW, ImportsScreen  # noqa: E402
from ttdn_desktop.ui.screens.papers import PapersScreen  # noqa: E402
from ttdn_desktop.ui.window import Window  # noqa: E402

PICTURES = ROOT / "resources" / "help" / "pictures"
SCREENS = ("home", "compose", "tasks", "bases", "papers", "library", "units", "wording")
PAPERS = ("submission", "letter", "invitation", "report", "decision")
PATIENCE = 20_000  # milliseconds
LAO_CAI = "15"
_ELSEWHERE = (("2027", "2026"), ("Vân Trúc", "Suối Mây"), ("VÂN TRÚC", "SUỐI MÂY"))


def prepare(language: str, look: str) -> Plan:
    """Settings and a workspace with the shipped samples, as an officer of the invented commune would have them; gives the largest plan, with some papers."""
    plans = [late.load_sample(name, new_id) for name, _title in late.samples()]
    plan = largest = max(plans, key=lambda plan: len(plan.tasks))
    for key in PAPERS:
        plan = add_paper(plan, key, PaperOrder(), new_id)[0]
    head, signer = plan.document, plan.signatory
    chosen = Settings(
        first_run_done=True, language=language, look=look, issuing_body=plan.issuer.name, issuer_lines=plan.issuer.lines, place=head.place or "",
        symbol=head.symbol or "", signer_capacity=signer.capacity, signer_title=signer.title or "", signer_name=signer.name or "",
        export_folder=r"D:\Kế hoạch 2027",
    )  # fmt: skip
    settings.save(paths.settings_file(), chosen)
    with late.open_workspace(paths.default_workspace(), clock=now, new_id=new_id) as workspace:
        for other in (*(other for other in plans if other is not largest), plan):
            workspace.save(other).result()
        workspace.save_units(directory(plan.issuer.name)).result()
    return plan


def directory(office: str) -> Units:
    """The units that the invented commune usually works with; its province has the bodies of a real one, under an invented name."""
    day, known = now().astimezone().date(), resources.places()
    place = Place(name=office.rpartition(" xã ")[2], kind="xã", level=UnitLevel.COMMUNE, within=LAO_CAI)
    made = taken_over(Units(), proposals(Units(), usual_units(place, day, known)), offices(place, day, known)[0])
    named = (replace(one, name=_invented(one.name), short=tuple(map(_invented, one.short))) for one in made.units)
    return replace(made, units=tuple(named))


def _invented(name: str) -> str:
    return name.replace("Lào Cai", "Hương Giang")


def wait(fact: Callable[[], object]) -> None:
    """Let the program work until this is so; RuntimeError where it never is."""
    deadline = QDeadlineTimer(PATIENCE)
    while not fact():
        if deadline.hasExpired():
            raise RuntimeError("the program never came so far")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def settle() -> None:
    """Let everything that was asked for be laid out and drawn."""
    for _round in range(20):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def picture(window: QWidget) -> QPixmap:
    """The window with the dialog that is open over it, dimmed as behind a dialog."""
    settle()
    drawn = window.grab()
    dialog = next((widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()), None)
    if dialog is not None:
        painter = QPainter(drawn)
        painter.fillRect(drawn.rect(), QColor(0, 0, 0, 60))
        at = QPoint((window.width() - dialog.width()) // 2, max(24, (window.height() - dialog.height()) // 2))
        painter.drawPixmap(at, dialog.grab())
        painter.end()
    return drawn


@contextmanager
def running(app: QApplication, size: tuple[int, int]) -> Iterator[tuple[Window, Program]]:
    window = start.first_window(app)
    window.resize(*size)
    window.show()
    program = Program(app, window)
    wait(lambda: program.desk.workspace is not None)
    try:
        yield window, program
    finally:
        window.close()


def take(folder: Path, size: tuple[int, int], language: str, look: str) -> list[Path]:
    """Take every picture; the export dialog comes last, over the tasks."""
    app = start.application()
    QCursor.setPos(0, 2000)  # nothing looks as if the mouse were over it
    plan = prepare(language, look)
    i18n.install(language)
    folder.mkdir(parents=True, exist_ok=True)
    places: dict[str, dict[str, str]] = {
        "wording": {"kind": "letter", "key": "follow"},
        "papers": {"paper": plan.papers[-1].id},
        "library": {"document": "ND-72-2015"},
        "units": {"unit": directory(plan.issuer.name).own or ""},
    }
    made = []
    with running(app, size) as (window, program):
        for name in SCREENS:
            if name != "home" and program.bench.context.session.current is None:
                program.bench.open_plan(plan.id)
                wait(lambda: program.bench.context.session.current is not None)
            program.bench.go(name, **places.get(name, {}))
            _wait_for_pages(program)
            settle()
            made.append(_keep(picture(window), folder / f"{name}.png"))
        made.append(_keep(_comparing(window, program, plan), folder / "import.png"))
        program.bench.go("compose")
        program.bench.do("review")
        session = program.bench.context.session.current
        if session is None:
            raise RuntimeError("no plan is open")
        session.edit("", _with_mistakes)
        wait(lambda: program.bench.context.review.is_current)
        made.append(_keep(picture(window), folder / "review.png"))
        session.undo()
        wait(lambda: program.bench.context.review.is_current)
        program.bench.do("export")
        wait(lambda: any(isinstance(widget, QDialog) and widget.isVisible() for widget in QApplication.topLevelWidgets()))
        made.append(_keep(picture(window), folder / "export.png"))
        for dialog in (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()):
            dialog.close()
    return made


def _with_mistakes(plan: Plan) -> Plan:
    """The plan as it often comes: a symbol with blanks, a unit that has tasks and does not receive it."""
    short = tuple(line for line in plan.recipients if not line.startswith("Văn phòng"))
    return replace(plan, document=replace(plan.document, symbol="KH - UBND"), recipients=short)


def _wait_for_pages(program: Program) -> None:
    """Where the pages stand beside the editor, they are set first."""
    screen = program.bench.made_screen(program.bench.screen_name)
    if isinstance(screen, ComposeScreen | PapersScreen) and screen.side.is_open("preview"):
        wait(lambda: screen.preview.view.count and not screen.preview.setter.busy)


def _comparing(window: Window, program: Program, plan: Plan) -> QPixmap:
    """Last year's plan of another commune beside what was understood of it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Kế hoạch năm 2026.docx"
        exported = late.export_docx(plan, file.with_name("export.docx"), ExportOptions())
        _make_foreign(exported, file)
        program.bench.go("imports", files=[file])
        wait(lambda: any(screen.pages.currentIndex() == REVIEW for screen in window.findChildren(QWidget) if isinstance(screen, ImportsScreen)))
        return picture(window)


def _make_foreign(exported: Path, target: Path) -> None:
    """The file as another commune would have sent it a year ago: nothing in it tells of the plan."""
    with zipfile.ZipFile(exported) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in package.namelist():
            data = package.read(name)
            if name.startswith("customXml"):
                continue
            if name == "[Content_Types].xml" or name.endswith(".rels"):
                data = re.sub(rb"<(?:Override|Relationship) [^>]*customXml[^>]*/>", b"", data)
            if name == "word/document.xml":
                text = re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", data.decode())
                for here, there in _ELSEWHERE:
                    text = text.replace(here, there)
                data = text.encode()
            out.writestr(name, data)


def _keep(drawn: QPixmap, file: Path) -> Path:
    """In 256 colours, those of the theme and the most frequent ones, which are nearly all of a screen: a third of the size."""
    whole = drawn.toImage().convertToFormat(QImage.Format.Format_RGB32)
    own = [QColor(colour).rgb() for colour in theme.current().tokens.values()]
    frequent = [colour for colour, _times in Counter(memoryview(whole.constBits()).cast("I")).most_common(256)]
    image = whole.convertToFormat(QImage.Format.Format_Indexed8, list(dict.fromkeys([*own, *frequent]))[:256], Qt.ImageConversionFlag.AvoidDither)
    if not image.save(str(file), quality=0):  # 0: packed as small as can be
        raise RuntimeError(f"the picture could not be written: {file}")
    return file


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--to", type=Path, default=PICTURES)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--language", default="vi")
    parser.add_argument("--look", default="light", choices=("light", "dark"))
    chosen = parser.parse_args(arguments)
    width, height = (int(part) for part in chosen.size.split("x"))
    with tempfile.TemporaryDirectory() as home:
        os.environ["TTDN_HOME"] = home
        for file in take(chosen.to, (width, height), chosen.language, chosen.look):
            print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
