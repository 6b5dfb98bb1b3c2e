"""Usual official wording that forms offer to choose from; it is data and never translated."""

from dataclasses import dataclass

from ttdn_desktop import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningChoice:
    """Authority lines (TM., KT. …) and the post that goes with them."""

    capacity: tuple[str, ...]
    title: str

    @property
    def words(self) -> str:
        """In one line."""
        return " – ".join(part for part in (*self.capacity, self.title) if part)


def basis_leads() -> tuple[str, ...]:
    """The words that usually lead a legal basis, the usual one first."""
    return tuple(resources.load_json("wording/bases.json")["leads"])


def signing_choices() -> tuple[SigningChoice, ...]:
    """The usual ways to sign."""
    return tuple(SigningChoice(capacity=tuple(entry["capacity"]), title=entry["title"]) for entry in resources.load_json("wording/signing.json")["choices"])
