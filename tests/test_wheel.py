"""A wheel carries everything: unpacked anywhere, the package finds its resources and speaks both languages."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_QUESTION = """
import json
from ttdn_desktop import i18n, paths, resources
compiled = [str(file.parent.parent.name) for file in paths.translations_dir().glob("*/LC_MESSAGES/*.mo")]
print(json.dumps({"package": paths.__file__, "fonts": len(list((paths.resources_dir() / "fonts").glob("*.ttf"))), "samples": len(resources.sample_names()),
                  "languages": i18n.available_languages(), "compiled": sorted(compiled), "communes": sum(map(len, resources.gazetteer().now.values()))}))
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this source tree, unpacked into a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "lib")
    return folder / "lib"


def test_a_wheel_finds_its_data(unpacked: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(unpacked)!r})\n{_QUESTION}"], check=True, capture_output=True, text=True
    )
    found = json.loads(told.stdout)
    assert Path(found.pop("package")).is_relative_to(unpacked)
    assert found == {
        "fonts": 4,
        "samples": len(list((ROOT / "resources" / "samples").glob("*.json"))),
        "languages": ["vi", "en"],
        "compiled": ["en", "vi"],
        "communes": 3321,
    }


def test_a_wheel_starts_the_command_line_and_the_window(unpacked: Path) -> None:
    (entries,) = unpacked.glob("*.dist-info/entry_points.txt")
    lines = entries.read_text(encoding="utf-8").splitlines()
    assert "ttdn = ttdn_desktop.__main__:main" in lines
    assert "ttdn-gui = ttdn_desktop.__main__:main_gui" in lines
