import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from ttdn_desktop.paper.values import changed, made_fast, variants


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    zone: str
    area: int = 3
    marks: tuple[str, ...] = ()

    @property
    def wide(self) -> bool:
        return self.area > 2


make = variants(Leaf(zone="A"), "area", "marks")


@pytest.mark.parametrize(
    "made",
    [make(3, ("x",)), changed(Leaf(zone="B", marks=("x",)), zone="A"), made_fast(Leaf)(zone="A", marks=("x",))],
    ids=["by its pattern", "by a change", "by the constructor"],
)
def test_a_value_made_fast_is_the_value_the_usual_constructor_makes(made: Leaf) -> None:
    usual = replace(Leaf(zone="A"), marks=("x",))
    assert (type(made), made, hash(made), repr(made)) == (Leaf, usual, hash(usual), repr(usual))
    assert made.wide
    assert pickle.loads(pickle.dumps(made)) == copy.copy(made) == usual  # noqa: S301 - our own bytes


def test_a_value_made_fast_is_frozen() -> None:
    for made in (make(3, ()), changed(Leaf(zone="B"), zone="A")):
        with pytest.raises(FrozenInstanceError):
            made.zone = "C"  # type: ignore[misc] # what must fail


def test_a_change_leaves_the_value_it_begins_with() -> None:
    first = make(1, ())
    assert (changed(first, area=9).area, first.area) == (9, 1)
