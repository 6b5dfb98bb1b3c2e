"""Where tone marks stand in a plan ("hòa" or "hoà"), and a plan in which they all stand alike; done only on wish, for both ways are good."""

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.texts import Splice, rewritten, texts
from ttdn_desktop.language.spelling.tones import ToneStyle, tone_slips
from ttdn_desktop.language.timeframes import times_followed

__all__ = ["ToneStyle", "counted", "made_alike"]


def counted(plan: Plan) -> dict[ToneStyle, int]:
    """How many syllables that can be written in both ways are written in each."""
    other = {ToneStyle.FIRST: ToneStyle.LAST, ToneStyle.LAST: ToneStyle.FIRST}
    return {style: sum(len(tone_slips(text, other[style])) for _place, text in texts(plan)) for style in ToneStyle}


def made_alike(plan: Plan, style: ToneStyle) -> Plan:
    """The plan with every such syllable written in that way; nothing else is touched."""

    def moved(text: str) -> tuple[Splice, ...]:
        return tuple((slip.start, slip.end, slip.proposals[0]) for slip in tone_slips(text, style))

    return times_followed(plan, rewritten(plan, lambda _place, text: moved(text)))
