"""Usual official wording that forms offer to choose from; it is data and never translated."""

from dataclasses import dataclass

from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Regime
from ttdn_desktop.domain.regimes import Family, family_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningChoice:
    """Authority lines (TM., KT. …) and the post that goes with them."""

    capacity: tuple[str, ...]
    title: str
    extra_title: str = ""  # the other post of the signer of an advisory body

    @property
    def words(self) -> str:
        """In one line."""
        return " – ".join(part for part in (*self.capacity, self.title, self.extra_title) if part)

    @property
    def brief(self) -> str:
        """The line of authority that tells it from the others, and the post."""
        return " – ".join(part for part in (*self.capacity[-1:], self.title, self.extra_title) if part)


def basis_leads() -> tuple[str, ...]:
    """The words that usually lead a legal basis, the usual one first."""
    return tuple(resources.load_json("wording/bases.json")["leads"])


def circulation_marks() -> tuple[str, ...]:
    """The marks of circulation (phạm vi lưu hành) that a paper may bear."""
    return tuple(resources.load_json("wording/marks.json")["circulation"])


def signing_choices(regime: Regime) -> tuple[SigningChoice, ...]:
    """The usual ways to sign papers under these rules."""
    party = family_of(regime) is Family.PARTY
    entries = [entry for entry in resources.load_json("wording/signing.json")["choices"] if (entry["for"] == Family.PARTY) is party]
    return tuple(SigningChoice(capacity=tuple(entry["capacity"]), title=entry["title"], extra_title=entry.get("extra", "")) for entry in entries)
