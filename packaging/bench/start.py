"""How long until the first window is painted, beside a bare PySide6 main window: new processes in turn, medians, offscreen."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 15
LIMIT = 1.3
HEAVY = ("docx", "openpyxl", "lxml", "typst", "pypdfium2", "babel", "sqlite_utils", "sqlcipher3", "jsonschema")

_END = """
def end():
    print("painted", *(name for name in {heavy!r} if name in sys.modules), flush=True)
    os._exit(0)
"""
_BARE = """
import os, sys
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, end)
        return done
app = QApplication(sys.argv[:1])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""
_OURS = """
import os, sys
from PySide6.QtWidgets import QApplication
from ttdn_desktop.app import start
app = start.application()
window = start.first_window(app)
window.painted.connect(end)
window.show()
app.exec()
"""


def program(body: str) -> str:
    """The source of a process that ends as soon as its window is painted."""
    return f"import os, sys{_END.format(heavy=HEAVY)}{body}"


def measure(body: str, home: str) -> tuple[float, list[str]]:
    """Seconds from starting a process to its painted window, and which heavy modules it had loaded by then."""
    environment = {
        **{key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
        "QT_QPA_PLATFORM": "offscreen",
        "TTDN_HOME": home,
        "PYTHONPATH": str(ROOT),
    }
    started = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", program(body)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        said = process.stdout.readline().split() if process.stdout else []
        taken = time.perf_counter() - started
    if said[:1] != ["painted"]:
        raise RuntimeError("the window was never painted")
    return taken, said[1:]


def main() -> int:
    """Print both medians and their ratio; exit status 1 where the ratio is above the limit or a heavy module was loaded."""
    with tempfile.TemporaryDirectory() as home:
        for body in (_BARE, _OURS):
            measure(body, home)  # compiled modules and warm files, for both alike
        bare, ours, heavy = [], [], set()
        for _round in range(ROUNDS):
            bare.append(measure(_BARE, home)[0])
            taken, loaded = measure(_OURS, home)
            ours.append(taken)
            heavy.update(loaded)
    ratio = statistics.median(ours) / statistics.median(bare)
    times = f"bare PySide6 {statistics.median(bare) * 1000:.0f} ms, TTĐN {statistics.median(ours) * 1000:.0f} ms"
    print(f"first window painted: {times}, ratio {ratio:.2f} (limit {LIMIT})")
    print(f"heavy modules loaded by then: {', '.join(sorted(heavy)) or 'none'}")
    return int(ratio > LIMIT or bool(heavy))


if __name__ == "__main__":
    sys.exit(main())
