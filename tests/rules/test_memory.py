"""What is known along rows of values is asked again only for values that are new in them."""

import random

from ttdn_desktop.rules.memory import Memory, shared_ends


class Value:
    """Equal to others of the same name, and yet another."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Value) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)


A, B, C, D = map(Value, "ABCD")


def asked(memory: Memory, row: tuple[Value, ...]) -> tuple[list[str], tuple[str, ...]]:
    """Which values a function is asked for in the next run, and what it gave for the row."""
    names: list[str] = []

    def look(value: Value) -> str:
        names.append(value.name)
        return value.name.lower()

    memory.turn()
    return names, memory.along("look", row, look)


def test_only_what_is_new_in_a_row_is_asked_for() -> None:
    memory = Memory()
    assert asked(memory, (A, B, C)) == (["A", "B", "C"], ("a", "b", "c"))
    assert asked(memory, (A, B, C)) == ([], ("a", "b", "c"))
    assert asked(memory, (A, D, B, C)) == (["D"], ("a", "d", "b", "c"))
    assert asked(memory, (C, A, B)) == ([], ("c", "a", "b"))
    assert asked(memory, ()) == ([], ())
    assert asked(memory, (A,)) == (["A"], ("a",))


def test_what_a_run_does_not_ask_for_is_forgotten_after_the_next() -> None:
    memory = Memory()
    asked(memory, (A, B))
    memory.turn()
    assert asked(memory, (A, B))[0] == ["A", "B"]


def test_rows_of_chance_are_known_as_if_they_were_new() -> None:
    chance, memory = random.Random(7), Memory()  # noqa: S311 - a test, no secret
    values = [Value(str(number)) for number in range(9)]
    for _ in range(500):
        row = tuple(chance.choice(values) for _ in range(chance.randrange(8)))
        assert asked(memory, row)[1] == tuple(value.name.lower() for value in row)


def test_the_ends_that_rows_share_never_overlap() -> None:
    assert shared_ends((A, B, C), (A, D, C)) == (1, 1)
    assert shared_ends((A, A), (A, A, A)) == (2, 0)
    assert shared_ends((A, B), (A, B)) == (2, 0)
    assert shared_ends((), (A,)) == (0, 0)


def test_a_value_made_anew_as_it_was_is_taken_for_the_one_of_before() -> None:
    memory = Memory()
    first = memory.kept("row", (A, B, C))
    assert memory.kept("row", (A, Value("B"), C)) is first
    second = memory.kept("row", (A, Value("B"), D))
    assert second[1] is B
    assert second[2] is D
    assert memory.kept("row", (D,)) == (D,)
