"""Makes the frequency list of the spelling check, `resources/spelling/frequencies.json`, from folders of documents.

    python packaging/spelling_list.py FOLDER...

Only texts that nobody owns belong into the folders: texts of law, administrative documents and what courts publish (Law on Intellectual Property,
Article 15). What is kept of them is how often syllables and pairs of syllables stand in them; no text can be made of that again. Pairs that were met
once only are left out, for they may be slips of those who typed them. The help, wording and samples of this program are counted too.
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from ttdn_desktop.errors import TtdnError  # noqa: E402
from ttdn_desktop.language.spelling.syllables import is_syllable  # noqa: E402
from ttdn_desktop.language.spelling.words import key  # noqa: E402
from ttdn_desktop.paper.model import paragraphs  # noqa: E402
from ttdn_desktop.services import late  # noqa: E402
from ttdn_desktop.services.foreign import view_file  # noqa: E402

OUT = ROOT / "resources" / "spelling" / "frequencies.json"
LEAST = 2  # times that a pair or syllable was met
NOTE = (
    "How often syllables and pairs of syllables stand in texts of law and administrative documents, which are nobody's property, and in the help, wording and "
    "samples of this program; counted by packaging/spelling_list.py. A pair is listed with the syllable it begins with."
)

_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = re.compile(r"[\w@/\\&#=<>-]")


def lines(folders: Iterable[Path]) -> Iterator[str]:
    """The paragraphs of every document in the folders that can be read."""
    with late.fence() as fence:
        for folder in folders:
            for file in sorted(path for path in folder.rglob("*") if path.is_file()):
                if file.suffix in {".txt", ".md"}:
                    yield from file.read_text(encoding="utf-8").split("\n")
                    continue
                try:
                    paper = view_file(file, fence).file.paper
                except TtdnError as error:
                    print(f"{file.name}: {error.message}", file=sys.stderr)
                    continue
                yield from (line.text for part in paper.parts for line in paragraphs(part.blocks))


def own_lines() -> Iterator[str]:
    """The Vietnamese texts that ship with the program."""
    resources = ROOT / "resources"
    for file in sorted((resources / "help" / "vi").glob("*.md")):
        yield from file.read_text(encoding="utf-8").split("\n")
    for folder in ("wording", "samples", "catalogues", "templates"):
        for file in sorted((resources / folder).rglob("*.json")):
            yield from _texts(json.loads(file.read_text(encoding="utf-8")))


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _texts(one)
        case dict():
            for one in value.values():
                yield from _texts(one)


def count(texts: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Syllables and pairs; what stands beside a figure or a symbol is no word."""
    syllables: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        line = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
        before, end = "", -1
        for found in _WORD.finditer(line):
            beside = line[found.start() - 1 : found.start()] + line[found.end() : found.end() + 1]
            word = key(found[0])
            if (len(word) < 2 and word.isascii() and word != "y") or _BESIDE.search(beside) or not is_syllable(word):
                before = ""
                continue
            syllables[word] += 1
            if before and found.start() - end == 1 and line[end] == " ":
                pairs[before, word] += 1
            before, end = word, found.end()
    return syllables, pairs


def made(syllables: Counter[str], pairs: Counter[tuple[str, str]], least: int = LEAST) -> dict[str, object]:
    """The list as it is written."""
    kept = {word: times for word, times in sorted(syllables.items()) if times >= least}
    by_first: dict[str, list[str]] = {}
    for (first, second), times in sorted(pairs.items()):
        if times >= least and first in kept and second in kept:
            by_first.setdefault(first, []).append(f"{second} {times}")
    return {"note": NOTE, "syllables": kept, "pairs": {first: " ".join(rest) for first, rest in by_first.items()}}


def main(folders: list[str]) -> int:
    """Write the list; exit status 2 without folders."""
    if not folders:
        print(__doc__)
        return 2
    syllables, pairs = count((*lines(map(Path, folders)), *own_lines()))
    OUT.write_text(json.dumps(made(syllables, pairs), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{sum(syllables.values())} syllables; {OUT.relative_to(ROOT)}: {OUT.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
