"""LibreOffice, where it is installed: turns files into .docx or .xlsx in a private folder, with a profile of its own and no way to the network."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from ttdn_desktop import paths
from ttdn_desktop.errors import StoppedError
from ttdn_desktop.i18n import N_, _

_STOPPED = N_("Stopped.")
_SECONDS = 60
_TICK = 0.1
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
_USUAL = (
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.com"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_NOWHERE = "127.0.0.1:9"  # the port that throws away what it gets
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort"><value>9</value></prop></item>
</oor:items>
"""


def program() -> Path | None:
    """Where LibreOffice is."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return Path(found) if found else next((place for place in _USUAL if place.exists()), None)


@contextmanager
def converted(source: Path, target: str = "docx", cancelled: Callable[[], bool] | None = None) -> Iterator[Path | None]:
    """The file turned into a .docx or .xlsx (`target`), for as long as it is used; None where LibreOffice is not there, fails, or takes too long.

    Raises StoppedError when cancelled.
    """
    office = program()
    if office is None:
        yield None
        return
    home = paths.data_dir() / "worker"
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    with TemporaryDirectory(prefix="ttdn-office-", dir=home, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        profile, given, made = folder / "profile", folder / f"source{source.suffix.lower()}", folder / "made"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        shutil.copyfile(source, given)
        options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck", "--convert-to", _FILTERS[target]]
        _run([str(office), *options, "--outdir", str(made), str(given)], folder, cancelled)
        result = made / f"source.{target}"
        yield result if result.is_file() else None


def _run(command: list[str], folder: Path, cancelled: Callable[[], bool] | None) -> None:
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), f"http://{_NOWHERE}")
    environment = {**os.environ, **proxies, "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - the program found above, with our own file names
        command, stdin=quiet, stdout=quiet, stderr=quiet, cwd=folder, env=environment, creationflags=_NO_WINDOW, start_new_session=sys.platform != "win32"
    )
    deadline = time.monotonic() + _SECONDS
    try:
        while process.poll() is None and time.monotonic() < deadline:
            if cancelled is not None and cancelled():
                raise StoppedError(_(_STOPPED))
            with suppress(subprocess.TimeoutExpired):
                process.wait(_TICK)
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End it with those it started."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
