"""How communes are taken over from the package of data: spelled right, homonyms of merged provinces told apart."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import unit_data

from ttdn_desktop import resources


def commune(province: str, name: str, code: str, north: float) -> dict[str, Any]:
    """A commune of today."""
    return {"provinceKey": province, "wardKey": name, "ward": name, "wardCode": code, "wardLat": north, "wardLon": 106.0}


def former(province: str, district: str, name: str, north: float) -> dict[str, Any]:
    return {"provinceKey": province, "districtKey": district, "wardKey": name, "ward": name, "wardLat": north, "wardLon": 106.0}


NOW = [commune("p", "a", "00001", 10.0), commune("p", "b", "00002", 11.0), commune("p", "c", "00003", 11.01)]
HERE, THERE = former("q", "d", "x", 10.01), former("r", "e", "x", 11.0)


def parts(*names: str) -> list[dict[str, Any]]:
    return [{"newWardKey": name, "isDefaultNewWard": name == names[-1]} for name in names]


def test_homonyms_keep_what_lies_near_them() -> None:
    divided = {"p": {"q_d_x": parts("a", "b"), "r_e_x": parts("a", "b", "c")}}
    found = unit_data.Successors(NOW, [HERE, THERE], {"DICT_PROVINCE_WARD_NO_DIVIDED": {}, "DICT_PROVINCE_WARD_DIVIDED": divided})
    assert found.of(HERE) == ("00001",)
    assert found.of(THERE) == ("00003", "00002")
    assert found.left_out == ["q_d_x: b", "r_e_x: a"]


def test_a_divided_commune_without_a_namesake_keeps_all() -> None:
    divided = {"p": {"q_d_x": parts("b", "a")}}
    found = unit_data.Successors(NOW, [HERE], {"DICT_PROVINCE_WARD_NO_DIVIDED": {}, "DICT_PROVINCE_WARD_DIVIDED": divided})
    assert found.of(HERE) == ("00001", "00002")
    assert not found.left_out


def test_one_that_would_be_left_to_nobody_stays() -> None:
    divided = {"p": {"q_d_x": parts("a", "b"), "s_f_x": parts("a", "b")}}
    twin = former("s", "f", "x", 10.0)
    found = unit_data.Successors(NOW, [HERE, twin], {"DICT_PROVINCE_WARD_NO_DIVIDED": {}, "DICT_PROVINCE_WARD_DIVIDED": divided})
    assert found.of(HERE) == found.of(twin) == ("00002", "00001")


@pytest.mark.parametrize(("written", "line"), [("Thị Trấn Prao", "t;1;Prao"), ("Xã é Tòng", "x;1;É Tòng"), ("Phường 5", "p;1;5")])
def test_names_are_spelled_right(written: str, line: str) -> None:
    assert unit_data._named(written, "1") == line


def test_odd_names_and_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="odd spelling"):
        unit_data._named("Xã A;B", "1")
    wheel = tmp_path / "other.whl"
    wheel.write_bytes(b"PK")
    assert unit_data.main([str(wheel)]) == 1
    assert hashlib.sha256(wheel.read_bytes()).hexdigest() != unit_data.SHA256


def test_the_shipped_data_say_what_the_script_would_write() -> None:
    for name in ("communes", "former"):
        data = resources.load_json(f"units/{name}.json")
        assert data["source"] == json.loads(json.dumps(unit_data.SOURCE))
        assert data["kinds"] == {letter: kind.lower() for kind, letter in unit_data.LETTERS.items()}
