"""Builds the program for Windows on any system: python.org's runtime, the locked wheels, our package, two small launchers.

usage: build_windows.py [TARGET]      (default build/windows/TTDN)
The layout: ttdn-gui.exe and ttdn.exe (launchers, made where mingw-w64 is there), runtime/, lib/, app/.
"""

import ast
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "packaging" / "requirements"
SOURCES = ROOT / "packaging" / "windows"
CACHE = ROOT / ".cache" / "windows"
TARGET = ROOT / "build" / "windows" / "TTDN"
COMPILER = "x86_64-w64-mingw32-gcc"
PYTHON_VERSION = "3.13"

# _wmi crashes wine 8 and is only asked for the name of the processor; Tcl/Tk, venv and IDLE serve nobody here.
_RUNTIME_DROPS = re.compile(
    r"^(Scripts|include|libs|tcl)/|^NEWS|^pythonw\.exe$|^DLLs/(_wmi|_tkinter|tcl|tk|_msi|winsound|.*\.ico$|.*\.cat$)"
    r"|^Lib/(site-packages|idlelib|tkinter|turtledemo|turtle\.py|ensurepip|venv|lib2to3|pydoc_data|test|_pyrepl)(/|$)|__pycache__"
)
_QT_LIBRARIES = re.compile(r"^(msvcp140|vcruntime140|concrt140)[\w]*\.dll$|^pyside6\.abi3\.dll$|^\w+\.py$")
_QT_PLUGINS = frozenset(
    {"platforms/qwindows.dll", "platforms/qoffscreen.dll", "styles/qmodernwindowsstyle.dll", "iconengines/qsvgicon.dll"}
    | {f"imageformats/{name}.dll" for name in ("qsvg", "qico", "qjpeg", "qgif")}
)
_QT_ALWAYS = frozenset({"Core", "Gui", "Widgets", "Svg"})  # Svg is what the icon plugins load
_LIB_DROPS = re.compile(
    r"^(pip|bin|Scripts)/|^pip-[\d.]+\.dist-info/|\.(pyi|lib|h|pxd|pxi|pyx|exe)$|(^|/)(tests?|testing|include)/|^lxml/isoschematron/|^shiboken6/(vcamp|vccorlib|vcomp|concrt)140"
)
_BABEL_LOCALES = re.compile(r"^babel/locale-data/(?!root\.|vi[._]|en\.|en_US\.)")


def build(target: Path = TARGET) -> Path:
    """Build the folder anew and give it back; every download is checked against its hash."""
    wheels, runtime = download_wheels(), download_runtime()
    shutil.rmtree(target, ignore_errors=True)
    unpack_runtime(runtime, target / "runtime")
    for wheel in sorted(wheels.glob("*.whl")):
        unpack_wheel(wheel, target / "lib")
    copy_app(target / "app")
    if shutil.which(COMPILER):
        build_launchers(target)
    return target


def download_wheels() -> Path:
    """The folder with exactly the wheels of the Windows lock."""
    lock = REQUIREMENTS / "windows-app.lock"
    folder = CACHE / "wheels"
    wanted = set(re.findall(r"(?m)^([\w.-]+)==([\w.]+)", lock.read_text(encoding="utf-8")))
    for wheel in folder.glob("*.whl"):
        name, version = wheel.name.split("-")[:2]
        if (name.replace("_", "-").lower(), version) not in {(known.lower(), number) for known, number in wanted}:
            wheel.unlink()
    _download(["--platform", "win_amd64", "--python-version", PYTHON_VERSION, "--only-binary", ":all:"], lock, folder)
    return folder


def download_runtime() -> Path:
    """The archive that carries python.org's Windows build of CPython."""
    folder = CACHE / "runtime"
    _download(["--no-binary", ":all:"], REQUIREMENTS / "windows-runtime.lock", folder)
    return next(iter(sorted(folder.glob("*.tar.gz"))))


def _download(how: list[str], lock: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps", "--require-hashes"]
    subprocess.run([*pip, *how, "-d", str(folder), "-r", str(lock)], check=True, stdout=sys.stderr)


def unpack_runtime(archive: Path, target: Path) -> None:
    """Put the interpreter there, isolated: it sees its own library, ours, and nothing else of the computer."""
    with tarfile.open(archive) as outer:
        member = next(item for item in outer.getmembers() if item.name.endswith("/data.zip"))
        data = outer.extractfile(member)
        if data is None:
            raise ValueError(f"no runtime in {archive.name}")
        with zipfile.ZipFile(data) as inner:
            for name in inner.namelist():
                inside = name.partition("/")[2]  # below "cp313/"
                if inside and not name.endswith("/") and not _RUNTIME_DROPS.search(inside):
                    _write(target, inside, inner.read(name))
    _write(target, f"python{PYTHON_VERSION.replace('.', '')}._pth", b"Lib\nDLLs\n..\\lib\n..\\app\n")


def unpack_wheel(wheel: Path, target: Path) -> None:
    """Unpack what the program needs of one wheel."""
    modules = qt_modules()
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            inside = re.sub(r"^[^/]+\.data/(purelib|platlib)/", "", name)
            unwanted = ".data/" in inside or _LIB_DROPS.search(inside) or _BABEL_LOCALES.search(inside)
            if not name.endswith("/") and not unwanted and (not inside.startswith("PySide6/") or _is_wanted_of_qt(inside, modules)):
                _write(target, inside, archive.read(name))


def qt_modules(package: Path = ROOT / "ttdn_desktop") -> frozenset[str]:
    """The Qt modules that our code imports, without "Qt": Core, Gui, Widgets …"""
    found = set(_QT_ALWAYS)
    for file in package.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
                names = [alias.name for alias in node.names] if node.module == "PySide6" else [(node.module or "").split(".")[1]]
                found |= {name.removeprefix("Qt") for name in names}
    return frozenset(found)


def _is_wanted_of_qt(inside: str, modules: frozenset[str]) -> bool:
    path = PurePosixPath(inside.removeprefix("PySide6/"))
    if path.parts[0] == "plugins":
        return str(path.relative_to("plugins")) in _QT_PLUGINS
    if path.parts[0] == "support":
        return True
    if len(path.parts) > 1:
        return False
    return bool(_QT_LIBRARIES.match(path.name)) or path.name in {f"Qt{name}.pyd" for name in modules} | {f"Qt6{name}.dll" for name in modules}


def copy_app(target: Path) -> None:
    """Our package with its resources and compiled translations, as a wheel would hold them."""
    litter = shutil.ignore_patterns("__pycache__", "*.po", "*.pot")
    shutil.copytree(ROOT / "ttdn_desktop", target / "ttdn_desktop", ignore=litter)
    for name in ("resources", "translations"):
        shutil.copytree(ROOT / name, target / "ttdn_desktop" / "_data" / name, ignore=litter)


def build_launchers(target: Path) -> None:
    """Compile both launchers with version and manifest."""
    work = target.parent / "launcher"
    work.mkdir(parents=True, exist_ok=True)
    version = re.search(r'__version__ = "([\d.]+)"', (ROOT / "ttdn_desktop" / "__init__.py").read_text(encoding="utf-8"))
    number = version[1] if version else "0.0.0"
    defines = [f"-DVERSION_NUMBERS={number.replace('.', ',')},0", f'-DVERSION_TEXT=\\"{number}\\"']
    resources = work / "app.o"
    _compile(["x86_64-w64-mingw32-windres", "-c", "65001", *defines, "-I", str(SOURCES), str(SOURCES / "app.rc"), str(resources)])
    for name, flags in (("ttdn-gui.exe", ["-mwindows"]), ("ttdn.exe", ["-mconsole", "-DTTDN_CONSOLE"])):
        common = [COMPILER, "-O2", "-s", "-Wall", "-Werror", "-municode", *flags]
        _compile([*common, "-o", str(target / name), str(SOURCES / "launcher.c"), str(resources)])


def _compile(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=sys.stderr)


def _write(target: Path, inside: str, data: bytes) -> None:
    """Write one file of an archive; a name that leads out of the folder is refused."""
    file = (target / inside).resolve()
    if not file.is_relative_to(target.resolve()):
        raise ValueError(f"a name that leads out of its folder: {inside}")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())


def main(argv: list[str]) -> int:
    if len(argv) > 1 or argv[:1] in (["-h"], ["--help"]):
        print(__doc__, file=sys.stderr)
        return 2
    target = build(Path(argv[0]).resolve() if argv else TARGET)
    size = sum(file.stat().st_size for file in files(target))
    print(f"{target} ({size / 1e6:.0f} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
