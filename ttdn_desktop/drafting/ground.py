"""What the places `{…}` of official words are computed from."""

from collections.abc import Mapping
from dataclasses import dataclass

from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.drafting.profiles import Profile
from ttdn_desktop.paper.paper_words import CommonWords
from ttdn_desktop.paper.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What places are computed from: the plan, the words, the unit that drafts; `late` are the tasks of a reminder, none: all."""

    plan: Plan
    common: CommonWords
    types: Mapping[str, str]
    number_blank: str
    joint: str = "/"  # between number and symbol
    drafter: Profile | None = None
    late: tuple[TaskId, ...] = ()


def ground_of(plan: Plan, wording: Wording, common: CommonWords, drafter: Profile | None = None, late: tuple[TaskId, ...] = ()) -> Ground:
    """The ground with the words of a regime."""
    joint = wording.number_joint
    return Ground(plan=plan, common=common, types=wording.types, number_blank=wording.number_blank, joint=joint, drafter=drafter, late=late)
