"""Takes the communes of today and the districts and communes before 1 July 2025 over from a wheel of the package vietnamadminunits (MIT).

usage: unit_data.py vietnamadminunits-1.0.4-py3-none-any.whl

Writes `resources/units/communes.json` and `resources/units/former.json`, always the same for the same wheel; prints what was odd. A former commune that
was divided has several successors, the one that took most of it first. Where provinces that were merged had divided communes of one name, the
package gives each of them the successors of both; those that lie far off are left out.
"""

import hashlib
import json
import math
import sqlite3
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
UNITS = ROOT / "resources" / "units"
SHA256 = "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35"
SOURCE = {
    "package": "vietnamadminunits",
    "version": "1.0.4",
    "date": "2025-10-08",
    "licence": "MIT",
    "copyright": "Copyright (c) 2025 Tran Ngoc Minh Hieu",
}
FAR = 2.0
"""How many times as far off as the nearest one a successor lies that belongs to another commune of the same name."""

LETTERS = {"Xã": "x", "Phường": "p", "Thị trấn": "t", "Đặc khu": "k", "Huyện": "h", "Quận": "q", "Thị xã": "s", "Thành phố": "c"}
FIRST, LAST = "2025-07-01", "2025-06-30"

Row = Mapping[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Exit status 1 for another file than the wheel that was looked through."""
    (name,) = arguments
    wheel = Path(name).read_bytes()
    if hashlib.sha256(wheel).hexdigest() != SHA256:
        print("this is not the wheel whose data were looked through")
        return 1
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(name) as archive:
        database = archive.extract("vietnamadminunits/data/dataset.db", folder)
        converter = json.loads(archive.read("vietnamadminunits/data/converter_2025.json"))
        now, former = _rows(Path(database), "admin_units"), _rows(Path(database), "admin_units_legacy")
    provinces = {entry["key"] for entry in json.loads((UNITS / "provinces.json").read_text(encoding="utf-8"))["provinces"]}
    successors = Successors(now, former, converter)
    head = {"source": SOURCE, "kinds": {letter: kind.lower() for kind, letter in LETTERS.items()}}
    _write(
        UNITS / "communes.json",
        {"as_of": FIRST, "first": FIRST, "note": "loại;mã;tên", **head, "provinces": _communes(now)},
    )
    _write(
        UNITS / "former.json",
        {
            "as_of": LAST,
            "last": LAST,
            "note": "loại;mã;tên;mã các đơn vị tiếp nhận từ 01/7/2025 (nhận phần lớn đứng đầu); dòng cấp huyện đứng trước các xã của huyện",
            **head,
            "provinces": _former(former, successors, provinces),
        },
    )
    _report(now, former, successors)
    return 0


def _rows(database: Path, table: str) -> tuple[Row, ...]:
    with sqlite3.connect(database) as opened:
        opened.row_factory = sqlite3.Row
        return tuple(dict(row) for row in opened.execute(f"select * from {table}"))  # noqa: S608 - one of two names given above


def _communes(rows: Sequence[Row]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: row["wardCode"]):
        found.setdefault(row["provinceCode"], []).append(_named(row["ward"], row["wardCode"]))
    return dict(sorted(found.items()))


def _former(rows: Sequence[Row], successors: "Successors", provinces: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    district = ""
    for row in sorted(rows, key=lambda row: (row["provinceCode"], row["districtCode"], row["wardCode"] or "")):
        code = row["provinceCode"]
        lines = found.setdefault(f"cu-{code}" if f"cu-{code}" in provinces else code, [])
        taken = ",".join(successors.of(row))
        if row["districtCode"] != district:
            district = row["districtCode"]
            lines.append(_named(row["district"], district) + ("" if row["ward"] else f";{taken}"))
        if row["ward"]:
            lines.append(f"{_named(row['ward'], row['wardCode'])};{taken}")
    return found


def _named(whole: str, code: str) -> str:
    """Kind, code and name of "Xã Vân Trúc"; the words of the name say the kind, where the package has two of them. Raises ValueError for an odd spelling."""
    kind = next(kind for kind in LETTERS if whole.lower().startswith(f"{kind.lower()} "))
    name = whole[len(kind) + 1 :]
    name = name[:1].upper() + name[1:]  # "é Tòng"
    if ";" in name or name != " ".join(unicodedata.normalize("NFC", name).split()):
        raise ValueError(f"odd spelling: {whole!r}")
    return f"{LETTERS[kind]};{code};{name}"


class Successors:
    """The communes of today that took a former one over, that with most of it first."""

    def __init__(self, now: Sequence[Row], former: Sequence[Row], converter: Mapping[str, Any]) -> None:
        by_key = {(row["provinceKey"], row["wardKey"]): row for row in now}
        self._former = {_key(row): row for row in former}
        self._taken: dict[str, tuple[Row, ...]] = {}
        self.left_out: list[str] = []
        for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
            self._taken |= {old: (by_key[province, commune],) for commune, olds in communes.items() for old in olds}
        for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
            for old, parts in divided.items():
                ordered = sorted(parts, key=lambda part: not part["isDefaultNewWard"])
                self._taken[old] = tuple(by_key[province, part["newWardKey"]] for part in ordered)
        self._tell_apart()

    def of(self, row: Row) -> tuple[str, ...]:
        """Their codes."""
        return tuple(str(taken["wardCode"]) for taken in self._taken[_key(row)])

    def _tell_apart(self) -> None:
        """Of communes of one name in one province of today each keeps what lies near it; all keep all where a successor would be left without any."""
        homonyms: dict[tuple[str, str], list[str]] = {}
        for old, taken in self._taken.items():
            homonyms.setdefault((taken[0]["provinceKey"], old.rpartition("_")[2]), []).append(old)
        for olds in homonyms.values():
            shared = {code for code, count in Counter(row["wardCode"] for old in olds for row in self._taken[old]).items() if count > 1}
            kept = {old: tuple(row for row in self._taken[old] if row["wardCode"] not in shared or self._is_near(old, row)) for old in olds}
            if {row["wardCode"] for rows in kept.values() for row in rows} >= shared:
                self.left_out.extend(f"{old}: {row['ward']}" for old in olds for row in self._taken[old] if row not in kept[old])
                self._taken |= kept

    def _is_near(self, old: str, row: Row) -> bool:
        return self._away(old, row) <= FAR * min(self._away(old, other) for other in self._taken[old])

    def _away(self, old: str, row: Row) -> float:
        """Kilometres, near enough for neighbours."""
        here = self._former[old]
        return math.hypot((here["wardLat"] - row["wardLat"]) * 111, (here["wardLon"] - row["wardLon"]) * 111 * math.cos(math.radians(here["wardLat"])))


def _key(row: Row) -> str:
    return f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"


def _report(now: Sequence[Row], former: Sequence[Row], successors: Successors) -> None:
    print(len(now), dict(Counter(row["wardType"] for row in now)))
    print(len({row["districtCode"] for row in former}), "districts", len(former), dict(Counter(row["wardType"] for row in former)))
    print("left out as lying far off:", *successors.left_out, sep="\n  ")


def _write(file: Path, data: Mapping[str, Any]) -> None:
    """One line for each province."""
    *heads, (last, provinces) = data.items()
    lines = [f" {json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}," for key, value in heads]
    own = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}" for key, value in provinces.items())
    file.write_text("{\n" + "\n".join(lines) + f'\n "{last}": {{\n{own}\n }}\n}}\n', encoding="utf-8")
    print(f"{file.name}: {file.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
