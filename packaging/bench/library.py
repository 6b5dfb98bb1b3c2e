"""How fast the library is searched, beside the bare query of the index that is searched; and how fast a library of that size is saved and loaded."""

import datetime as dt
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from ttdn_desktop import resources
from ttdn_desktop.domain.library import AttachedFile, LegalDocument, Library, Origin
from ttdn_desktop.domain.units import Unit, UnitKind, Units
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.workspace import Workspace, open_workspace
from ttdn_desktop.store import books, word_index
from ttdn_desktop.store.thread import StoreThread
from ttdn_desktop.store.word_index import WordIndex

DOCUMENTS = 5_000
UNITS = 3_500
FILES = 200  # documents with an attached file of ten pages
LIMIT = 50
MOST = 3.0
"""Times the bare query that a search may cost."""

_ROUNDS = 25
_TYPED = ("thong tin doi ngoai", "thông tin đối ngoại", "nd 72", "72/2015/NĐ-CP", "nghị định", "chinh phu quan ly bao chi", "tuyên truyền biển đảo", "bien gio")
_TYPED_UNITS = ("phong van hoa", "Phòng Văn hóa - Xã hội", "ubnd xa hoa", "công an xã", "tram y te", "hoà bình")


def main() -> int:
    choose = random.Random(20261122)  # noqa: S311 - the same texts each time
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.ttdn"
        with open_workspace(path, clock=_now, new_id=str) as workspace:
            _measure_saves(workspace, _library(workspace, choose), _units())
        started = time.perf_counter()
        store = StoreThread(path, _now)
        with Workspace(store, path, str) as workspace:
            workspace.library().result()
            print(f"opened and loaded with {DOCUMENTS} documents: {(time.perf_counter() - started) * 1000:.0f} ms; {path.stat().st_size >> 20} MB")
            worst = max(
                _ratio("documents", _TYPED, books.DOCUMENTS, workspace.search_library, store),
                _ratio("units", _TYPED_UNITS, books.UNITS, workspace.search_units, store),
            )
    return 0 if worst <= MOST else 1


def _ratio(what: str, typed: Sequence[str], index: WordIndex, search: Callable[[str, int], "Future[Any]"], store: StoreThread) -> float:
    """Times the bare query that the searches cost together: the best by the rank that SQLite gives by itself, of the same words without accents.

    Both are asked of the same thread, in turn; it is the time of the processor, for other programs may be at work.
    """
    ours, bare = 0.0, 0.0
    for words in typed:
        times = [(_worked(lambda: search(words, LIMIT).result()), _worked(lambda: _bare(store, index, words))) for _ in range(_ROUNDS)]  # noqa: B023
        mine, its = (min(column) for column in zip(*times, strict=True))
        print(f"  {what}: “{words}”: {mine * 1000:.2f} ms, {mine / its:.1f} times the bare query ({its * 1000:.2f} ms)")
        ours, bare = ours + mine, bare + its
    print(f"search of {what}, ranked, {LIMIT} best: {ours / bare:.2f} times the bare query (bound {MOST:g})")
    return ours / bare


def _bare(store: StoreThread, index: WordIndex, words: str) -> object:
    asked = " ".join(f'"{word}"' for word in word_index.words_of(fold(words))) + "*"
    query = f"select rowid from {index.words} where {index.words} match ? order by rank limit ?"  # noqa: S608
    return store.run(lambda connection: connection.execute(query, [asked, LIMIT]).fetchall()).result()


def _measure_saves(workspace: Workspace, library: Library, units: Units) -> None:
    print(f"first save of the library: {_seconds(lambda: workspace.save_library(library).result()) * 1000:.0f} ms")
    print(f"first save of the units: {_seconds(lambda: workspace.save_units(units).result()) * 1000:.0f} ms")
    numbers = iter(range(_ROUNDS))

    def change_one() -> None:
        one = replace(library.documents[77], note=f"ghi chú {next(numbers)}")
        workspace.save_library(replace(library, documents=(*library.documents[:77], one, *library.documents[78:]))).result()

    print(f"save of {DOCUMENTS} documents, one changed: {min(_seconds(change_one) for _ in range(_ROUNDS)) * 1000:.0f} ms")


def _library(workspace: Workspace, choose: random.Random) -> Library:
    """The shipped documents and others like them, some with an attached file."""
    shipped = resources.library()
    words = " ".join(one.subject for one in shipped.documents).split()
    types = (
        ("Nghị định", "NĐ-CP", "Chính phủ"),
        ("Quyết định", "QĐ-UBND", "Ủy ban nhân dân tỉnh"),
        ("Thông tư", "TT-BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"),
    )
    made = []
    for n in range(DOCUMENTS - len(shipped.documents)):
        kind, symbol, issuer = types[n % len(types)]
        day = dt.date(2005, 1, 1) + dt.timedelta(days=n)
        files: tuple[AttachedFile, ...] = ()
        if n < FILES:
            text = " ".join(choose.choices(words, k=4_000))
            files = (workspace.keep_file(f"van-ban-{n}.docx", f"{n} {text}".encode(), text).result(),)
        made.append(
            LegalDocument(
                id=f"D{n}",
                type=kind,
                number=f"{1 + n % 400}/{day.year}/{symbol}",
                date=day,
                issuer=issuer,
                subject="về " + " ".join(choose.choices(words, k=14)),
                tags=tuple(choose.sample(("biên giới", "báo chí", "kiều bào", "du lịch"), 1)),
                note=" ".join(choose.choices(words, k=8)),
                files=files,
                origin=Origin.OWN,
            )
        )
    return replace(shipped, documents=(*shipped.documents, *made))


def _units() -> Units:
    """Offices of real communes."""
    known = resources.places()
    names = [place for province in dict.fromkeys(one.key for one in known.provinces) for place in known.gazetteer().communes(province)]
    heads = ("Ủy ban nhân dân", "Phòng Văn hóa - Xã hội", "Công an", "Trạm y tế", "Hội Nông dân")
    units = (
        Unit(id=f"U{n}", name=f"{heads[n % len(heads)]} {place.title}", kind=UnitKind.OTHER, short=(f"UBND {place.title}",), place_code=place.key)
        for n, place in enumerate((names * 2)[:UNITS])
    )
    return Units(units=tuple(units))


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _worked(work: Callable[[], object]) -> float:
    """How long the processor was at it, in all threads."""
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
