"""Where what was read stands now: fields of a review may be turned into others, put elsewhere or taken out, and their source goes with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracks:
    """From the keys of fields as they were read to the keys of fields as they are now; "" where a field was taken out."""

    now: Mapping[str, str] = field(default_factory=dict)
    shared: Mapping[str, str] = field(default_factory=dict)
    """Fields that were made of a text which stays where it is: their key, and the key of that text as it was read."""
    back: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """`now` the other way round; made by `moved`."""

    def moved(self, moves: Mapping[str, str]) -> "Tracks":
        """After what stood in the fields that are named went into others, all at once."""
        now = {read: moves.get(key, key) for read, key in self.now.items()}
        now |= {key: to for key, to in moves.items() if key not in self.now}
        shared = {moves.get(key, key): read for key, read in self.shared.items()}
        back: dict[str, tuple[str, ...]] = {}
        for read, key in now.items():
            if key:
                back[key] = (*back.get(key, ()), read)
        return Tracks(now=now, shared={key: read for key, read in shared.items() if key}, back=back)

    def sharing(self, fields: Mapping[str, str]) -> "Tracks":
        """With fields that show the source of others."""
        return replace(self, shared={**self.shared, **{key: next(iter(self.read(of)), "") for key, of in fields.items()}})

    def place(self, read: str) -> str:
        """The key of the field that now holds what was read into a field."""
        return self.now.get(read, read)

    def read(self, key: str) -> tuple[str, ...]:
        """The fields as they were read whose texts stand in a field now, its own first."""
        own = () if key in self.now and self.now[key] != key else (key,)
        return (*own, *(read for read in self.back.get(key, ()) if read != key))
