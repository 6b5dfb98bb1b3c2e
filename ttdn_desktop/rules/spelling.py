"""Spelling in the texts of a plan, or in the paragraphs of a paper in which no plan was understood; mended only where one proposal is certain."""

from collections.abc import Iterable, Iterator
from functools import partial

from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.language.spelling.bare import is_bare
from ttdn_desktop.language.spelling.checking import check_text
from ttdn_desktop.language.spelling.values import Slip, SlipKind, SpellingWords
from ttdn_desktop.paper.model import Paragraph, paragraphs
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.model import Found
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.wordings import Kind, Wording, hit_in, in_texts, under

_RULES = {
    SlipKind.SYLLABLE: "TTDN-CT-01",
    SlipKind.LOST: "TTDN-CT-01",
    SlipKind.CONTEXT: "TTDN-CT-02",
    SlipKind.CONFUSED: "TTDN-CT-03",
    SlipKind.TWICE: "TTDN-CT-04",
    SlipKind.GLUED: "TTDN-CT-05",
    SlipKind.BLANK: "TTDN-CT-06",
    SlipKind.LETTER: "TTDN-CT-07",
}
_BARE = "TTDN-CT-11"
_MOST = 3  # proposals that are told

_Given = tuple[SpellingWords, frozenset[str]]


@check(*sorted({*_RULES.values(), _BARE}))
def words_are_spelt_right(case: Case) -> Iterator[Found]:
    """What the spelling check finds, under the rule of its kind."""
    words = case.subject.spelling
    if words is None:
        return
    worked = case.sight.worked
    if "spelling" not in worked:
        by_rule: dict[str, list[Found]] = {code: [] for code in (*_RULES.values(), _BARE)}
        for code, found in _all(case, (words, case.subject.personal)):
            by_rule[code].append(found)
        worked["spelling"] = by_rule
    found_by_rule: dict[str, list[Found]] = worked["spelling"]
    yield from found_by_rule[case.rule.id]


def _all(case: Case, given: _Given) -> Iterator[tuple[str, Found]]:
    memory, paper = case.sight.memory, case.subject.paper
    if case.subject.plan is not None:
        look = partial(_in_part, given=given)
        for path, found in in_texts(case, "spelling", look):
            yield from ((code, under(one, path)) for code, one in found)
    elif paper is not None:
        look_at_line = partial(_in_line, given=given)
        for part in paper.parts:
            for line in paragraphs(part.blocks):
                yield from memory.once("spelling of lines", line, look_at_line)


def _in_part(own: tuple[Wording, ...], *, given: _Given) -> tuple[tuple[str, Found], ...]:
    words, personal = given
    return tuple(found for wording in own for found in _in_wording(wording, words, personal))


def _in_line(line: Paragraph, *, given: _Given) -> tuple[tuple[str, Found], ...]:
    words, personal = given
    wording = Wording("", line.text, Kind.PROSE)
    return tuple((code, _placed(found, line)) for code, found in _in_wording(wording, words, personal))


def _in_wording(wording: Wording, words: SpellingWords, personal: frozenset[str]) -> Iterator[tuple[str, Found]]:
    """Its slips; a text typed without marks is one finding, for mending some of its words would not mend it."""
    if is_bare(wording.text):
        yield _BARE, hit_in(wording, (0, len(wording.text), None))
        return
    for slip in check_text(wording.text, words, personal):
        yield _RULES[slip.kind], _found(wording, slip)


def _placed(found: Found, line: Paragraph) -> Found:
    """The finding of a paper, whose words are mended by nobody here."""
    return Found(where=line.where, node=line.anchor or "", text=found.text, proposal=found.proposal, said=found.said, severity=found.severity)


def _found(wording: Wording, slip: Slip) -> Found:
    """The slip with the words around it, and what could be meant where that is not certain."""
    certain = hit_in(wording, (slip.start, slip.end, slip.proposals[0] if slip.sure else None))
    if slip.sure or not slip.text.strip():
        return certain
    said = {"word": slip.text, **({"meant": _several(slip.proposals)} if slip.proposals else {})}
    severity = None if slip.proposals else Severity.INFO
    return Found(node=certain.node, text=certain.text, said=said, severity=severity)


def _several(proposals: Iterable[str]) -> str:
    return " / ".join(list(proposals)[:_MOST])
