"""What a paper of a plan remembers beside its text: values asked once, and the texts it was generated with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFact:
    """A named value that stands in a paper and in no plan: the time of a meeting, a deadline, the number of a reminder."""

    name: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedText:
    """What one part of a paper said when it was generated; a part that still says so was not edited. `id` is a block, a section, or the path of a field."""

    id: str
    text: str = ""
