"""The layers of the house hold: who may import whom, no cycles, nothing too big."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "ttdn_desktop"
STANDARD = frozenset(sys.stdlib_module_names)

LEAVES = frozenset({"errors", "i18n", "paths", "settings", "resources"})
WINGS = frozenset({"domain", "language", "paper", "drafting", "reading", "rules", "office", "render", "store", "exchange"})
EVERYTHING = WINGS | LEAVES | {"services", "ui", "cli", "app"}
OFFICE_LIBRARIES = frozenset({"doc2docx", "docx", "openpyxl", "lxml", "pypdfium2", "python_calamine"})
STORE_LIBRARIES = frozenset({"sqlite_utils", "sqlcipher3"})
QT = frozenset({"PySide6", "shiboken6"})
ESSENTIALS = frozenset({"QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtNetwork", "QtTest"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One row of the table of layers."""

    inside: frozenset[str] = frozenset()  # layers of the package it may import
    outside: frozenset[str] = frozenset()  # libraries besides the standard one
    not_standard: frozenset[str] = frozenset()  # modules of the standard library it must not know


_PURE = frozenset({"sqlite3", "zipfile", "os"})
_NO_FILES = _PURE | {"pathlib", "io", "shutil", "tempfile", "tarfile"}
_NO_SCREENS = frozenset({"tkinter", "gettext"})
_ABOVE = EVERYTHING - {"ui", "cli", "app"}

_FACES = frozenset({"domain", "rules", "paper", "services", "errors", "i18n", "settings"})  # what ui and cli may see; settings is a leaf of values

LAYERS = {
    "domain": Layer(not_standard=_NO_FILES | _NO_SCREENS | {"time", "locale"}),
    "language": Layer(inside=frozenset({"domain"}), not_standard=_NO_FILES | _NO_SCREENS),
    "paper": Layer(not_standard=_NO_FILES | _NO_SCREENS),
    "drafting": Layer(inside=frozenset({"domain", "language", "paper"}), not_standard=_NO_FILES | _NO_SCREENS),
    "reading": Layer(inside=frozenset({"domain", "language", "paper"}), not_standard=_NO_FILES | _NO_SCREENS),
    "rules": Layer(inside=frozenset({"domain", "language", "paper", "i18n"}), not_standard=_NO_FILES | _NO_SCREENS),
    "office": Layer(inside=frozenset({"paper", "domain", "language", "errors"}), outside=OFFICE_LIBRARIES, not_standard=frozenset({"sqlite3"})),
    "render": Layer(inside=frozenset({"paper", "errors"}), outside=frozenset({"typst", "pypdfium2"}), not_standard=frozenset({"sqlite3"})),
    "store": Layer(inside=frozenset({"domain", "language", "errors"}), outside=STORE_LIBRARIES, not_standard=frozenset({"zipfile"})),
    "exchange": Layer(inside=frozenset({"domain", "errors"}), outside=frozenset({"cryptography"}), not_standard=frozenset({"sqlite3"})),
    "services": Layer(inside=_ABOVE - {"services"}),
    "resources": Layer(inside=frozenset({"domain", "paper", "paths", "rules"})),  # of rules its types
    "errors": Layer(),
    "paths": Layer(),
    "i18n": Layer(inside=frozenset({"paths"})),
    "settings": Layer(),
    "ui": Layer(inside=_FACES, outside=QT, not_standard=frozenset({"sqlite3", "zipfile"})),
    "cli": Layer(inside=_FACES, outside=frozenset({"rich"})),
    "app": Layer(inside=EVERYTHING - {"app"}, outside=QT),
    "__main__": Layer(inside=EVERYTHING, outside=QT),
    "__init__": Layer(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """One import: which module of the package imports what, and in which line."""

    module: str  # dotted, "ttdn_desktop.domain.plan"
    target: str  # dotted, as far as it is known
    names: tuple[str, ...]
    line: int

    def __str__(self) -> str:
        return f"{self.module}:{self.line} imports {self.target} ({', '.join(self.names)})"


def module_name(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def layer_of(module: str) -> str:
    """The layer of a dotted module of the package; the package itself counts as "__init__"."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports(source: str, module: str, *, is_package: bool = False) -> Iterator[Arrow]:
    """Every import of the module: at its top, inside functions, under TYPE_CHECKING, and by name through importlib."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield Arrow(module=module, target=alias.name, names=(), line=node.lineno)
            case ast.ImportFrom(module=target, names=names, level=level):
                base = module.split(".")[: len(module.split(".")) - level + is_package] if level else []
                yield from _from(
                    Arrow(module=module, target=".".join([*base, *([target] if target else [])]), names=tuple(a.name for a in names), line=node.lineno)
                )
            case ast.Call(func=ast.Attribute(attr="import_module") | ast.Name(id="import_module" | "__import__"), args=[ast.Constant(value=str(target)), *_]):
                yield Arrow(module=module, target=target, names=(), line=node.lineno)


def _from(arrow: Arrow) -> Iterator[Arrow]:
    """`from ttdn_desktop import domain, ui` is an arrow to each of the layers it names."""
    if arrow.target == PACKAGE.name:
        for name in arrow.names:
            inside = (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").exists()
            yield Arrow(module=arrow.module, target=f"{PACKAGE.name}.{name}" if inside else PACKAGE.name, names=(name,), line=arrow.line)
    else:
        yield arrow


def wrong(arrow: Arrow) -> str:
    """Why this import may not be, or nothing."""
    here = layer_of(arrow.module)
    if here not in LAYERS:
        return "is in no layer of the table"
    layer = LAYERS[here]
    top = arrow.target.split(".")[0]
    if top == PACKAGE.name:
        there = layer_of(arrow.target)
        if here == "rules" and there == "i18n" and arrow.names != ("N_",):
            return "rules may mark messages with N_, and no more"
        return "" if there in {here, "__init__"} or there in layer.inside else f"{here} must not know {there}"
    if top in STANDARD:
        known = top in layer.not_standard and arrow.target != "os.path"
        return f"{here} must not know {top}" if known else ""
    if top not in layer.outside:
        return f"{here} must not know the library {top}"
    if top == "PySide6":
        asked = set(arrow.names) if arrow.target == "PySide6" else {arrow.target.split(".")[1]}
        return f"not in Essentials: {', '.join(sorted(asked - ESSENTIALS))}" if asked - ESSENTIALS else ""
    return ""


def sources() -> list[Path]:
    return [file for file in sorted(PACKAGE.rglob("*.py")) if "_data" not in file.parts]


def all_arrows() -> list[Arrow]:
    return [arrow for file in sources() for arrow in imports(file.read_text(encoding="utf-8"), module_name(file), is_package=file.stem == "__init__")]


def test_every_import_follows_the_table_of_layers() -> None:
    found = [f"{arrow}: {why}" for arrow in all_arrows() if (why := wrong(arrow))]
    assert not found, "\n".join(found)


def clock_readings(source: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"now", "utcnow", "today"}:
            yield node.lineno


def test_only_the_rim_of_the_house_reads_the_clock() -> None:
    timeless = ("domain", "language", "paper", "drafting", "reading", "rules")
    files = [file for file in sources() if layer_of(module_name(file)) in timeless]
    assert not [f"{file.name}:{line}" for file in files for line in clock_readings(file.read_text(encoding="utf-8"))]


def test_layers_have_no_cycle() -> None:
    arrows = {(layer_of(a.module), layer_of(a.target)) for a in all_arrows() if a.target.split(".")[0] == PACKAGE.name}
    cycle = find_cycle({here: {there for start, there in arrows if start == here and there not in {here, "__init__"}} for here, _ in arrows})
    assert not cycle, " -> ".join(cycle)


def test_modules_have_no_cycle() -> None:
    known = {module_name(file) for file in sources()}
    graph: dict[str, set[str]] = {}
    for arrow in all_arrows():
        targets = {f"{arrow.target}.{name}" for name in arrow.names} & known or {arrow.target} & known
        graph.setdefault(arrow.module, set()).update(targets - {arrow.module})
    cycle = find_cycle(graph)
    assert not cycle, " -> ".join(cycle)


def find_cycle(graph: dict[str, set[str]]) -> list[str]:
    """One cycle of the graph as the list of its nodes, the first one repeated at the end; empty when there is none."""
    done: set[str] = set()

    def walk(node: str, path: list[str]) -> list[str]:
        if node in path:
            return [*path[path.index(node) :], node]
        if node in done:
            return []
        for target in sorted(graph.get(node, ())):
            if cycle := walk(target, [*path, node]):
                return cycle
        done.add(node)
        return []

    for start in sorted(graph):
        if cycle := walk(start, []):
            return cycle
    return []


def too_big(file: Path) -> Iterator[str]:
    source = file.read_text(encoding="utf-8")
    if (lines := source.count("\n")) > 400:
        yield f"{file.name}: module of {lines} lines"
    for node in ast.walk(ast.parse(source)):
        limit = {ast.FunctionDef: 60, ast.AsyncFunctionDef: 60, ast.ClassDef: 260}.get(type(node))
        if limit and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and (length := (node.end_lineno or 0) - node.lineno + 1) > limit:
            yield f"{file.name}:{node.lineno} {node.name}: {length} lines"


def test_nothing_is_too_big_to_read() -> None:
    found = [line for file in sources() for line in too_big(file)]
    assert not found, "\n".join(found)


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        file.name for file in sources() if file.read_text(encoding="utf-8").strip() and not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert not silent


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("ttdn_desktop.domain.plan", "import sqlite3"),
        ("ttdn_desktop.domain.plan", "def f():\n    from ttdn_desktop.i18n import _"),
        ("ttdn_desktop.domain.plan", "from ..i18n import _"),
        ("ttdn_desktop.paper.model", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ttdn_desktop.domain.plan import Plan"),
        ("ttdn_desktop.services.gate", "import PySide6.QtCore"),
        ("ttdn_desktop.ui.window", "from PySide6.QtCharts import QChart"),
        ("ttdn_desktop.ui.window", "from PySide6 import QtQml"),
        ("ttdn_desktop.ui.window", "import importlib\nimportlib.import_module('sqlite_utils')"),
        ("ttdn_desktop.cli.main", "from ttdn_desktop import ui"),
        ("ttdn_desktop.rules.tasks", "from ttdn_desktop.i18n import _"),
        ("ttdn_desktop.newcomer.thing", "import json"),
    ],
)
def test_a_wrong_arrow_is_found(module: str, source: str) -> None:
    assert [why for arrow in imports(source, module) if (why := wrong(arrow))]


def test_a_cycle_is_found() -> None:
    cycle = find_cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}})
    assert list(pairwise(cycle)) == [("b", "c"), ("c", "b")]
