"""Keeps the message catalogues: extract from the code, bring the translations up to date, fill them from lists, compile them.

usage: catalogue.py update | fill FILE.json … | compile | missing
A list is a JSON object {"English msgid": "tiếng Việt"}; only what has no translation yet is filled.
"""

import io
import json
import os
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "translations" / "ttdn_desktop.pot"
LANGUAGES = ("vi", "en")
SOURCE_LANGUAGE = "en"
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
_PLURALS = {"vi": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}


def catalogue_file(language: str, folder: Path = TEMPLATE.parent) -> Path:
    return folder / language / "LC_MESSAGES" / "ttdn_desktop.po"


def extract(package: Path = ROOT / "ttdn_desktop") -> Catalog:
    """All messages of the package's code, sorted, so that the same code always gives the same catalogue."""
    found = Catalog()
    for _name, _line, message, _comments, context in extract_from_dir(package, method_map=[("**.py", "python")], keywords=_KEYWORDS):
        found.add(message, context=context)
    return found


def as_text(catalogue: Catalog, language: str = "") -> str:
    """The catalogue as a .po file without dates, places and line breaks, which would change without a reason."""
    body = io.BytesIO()
    write_po(body, catalogue, width=0, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    head = [f"Language: {language}", "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit"]
    if language:
        head.append(f"Plural-Forms: {_PLURALS[language]}")
    lines = "".join(f'"{line}\\n"\n' for line in head)
    return f'msgid ""\nmsgstr ""\n{lines}\n{body.getvalue().decode()}'.rstrip("\n") + "\n"


def read(file: Path, language: str) -> Catalog:
    """The catalogue of one language; an empty one where the file does not exist yet."""
    if not file.exists():
        return read_po(io.StringIO(as_text(Catalog(), language)), locale=language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def update() -> None:
    """Write the template anew and bring both languages up to it; what is no longer said is dropped."""
    template = extract()
    _write(TEMPLATE, as_text(template))
    for language in LANGUAGES:
        catalogue = read(catalogue_file(language), language)
        catalogue.update(template, no_fuzzy_matching=True)
        if language == SOURCE_LANGUAGE:
            for message in catalogue:
                if message.id:
                    message.string = message.id
        _write(catalogue_file(language), as_text(catalogue, language))


def fill(lists: list[Path]) -> None:
    """Enter the Vietnamese of these lists where it is still missing."""
    wording: dict[str, str] = {}
    for file in lists:
        wording.update(json.loads(file.read_text(encoding="utf-8")))
    catalogue = read(catalogue_file("vi"), "vi")
    for message in catalogue:
        if not message.id or not is_empty(message.string):
            continue
        singular = message.id[0] if isinstance(message.id, tuple | list) else message.id
        if said := wording.get(singular):
            message.string = (said,) if message.pluralizable else said
    _write(catalogue_file("vi"), as_text(catalogue, "vi"))


def missing() -> list[str]:
    """The msgids that have no Vietnamese yet."""
    return [str(message.id) for message in read(catalogue_file("vi"), "vi") if message.id and is_empty(message.string)]


def compile_all() -> None:
    """Write the .mo beside each .po that is newer than it."""
    for source in sorted(TEMPLATE.parent.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        with source.open("rb") as stream:
            catalogue = read_po(stream)
        part = target.with_name(f".{target.name}.{os.getpid()}.part")  # whoever reads meanwhile finds the old one whole
        with part.open("wb") as compiled:
            write_mo(compiled, catalogue)
        part.replace(target)


def is_empty(string: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether a translation, or one of its plural forms, is not there."""
    return not string if string is None or isinstance(string, str) else not all(string)


def main(argv: list[str]) -> int:
    match argv:
        case ["update"]:
            update()
        case ["fill", *lists] if lists:
            fill([Path(name) for name in lists])
        case ["compile"]:
            compile_all()
        case ["missing"]:
            print(json.dumps(dict.fromkeys(missing(), ""), ensure_ascii=False, indent=2))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
