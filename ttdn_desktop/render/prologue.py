"""What every program for Typst begins with: the settings that make it break lines and pages as word processors do, and the functions papers are set with."""

import re

from ttdn_desktop.paper.model import Paper, paragraphs
from ttdn_desktop.render.literals import clean, literal
from ttdn_desktop.render.measures import ASCENT, DESCENT, GAP, PADDING, RULE, RULE_BEFORE, RULE_LINE, RULE_SPACE, TAB, points, pt

LINK = "ttdn:"
"""What the addresses of the links begin with that show, in the preview, where each part of the paper stands; behind it the index of its key."""

_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:-([a-zA-Z]{2}))?", re.ASCII)
_EDGES = f"top-edge: {ASCENT + GAP:.5f}em, bottom-edge: -{DESCENT:.5f}em"
_INSET = f"inset: (left: {pt(points(PADDING) + RULE / 2)}, right: {pt(points(PADDING) - RULE / 2)}, y: {pt(RULE / 2)})"

_SETTINGS = f"""
#set text({_EDGES}, fallback: false, size: 14pt, hyphenate: false, kerning: false, ligatures: false)
#set par(leading: 0pt, spacing: 0pt, justify: false, linebreaks: "simple", justification-limits: (spacing: (min: 100%, max: 10000%)))
#set block(above: 0pt, below: 0pt)
#set underline(offset: 0.12em, stroke: 0.05em, evade: false)
#set table(stroke: {pt(RULE)}, {_INSET}, align: left + top)
"""
_FUNCTIONS = f"""
#let br = linebreak()
#let full = linebreak(justify: true)
#let tabs(start, pieces) = context {{
  let x = start
  for (number, piece) in pieces.enumerate() {{
    if number > 0 {{
      let stop = (calc.floor((x + 0.05pt) / {pt(TAB)}) + 1) * {pt(TAB)}
      h(stop - x)
      x = stop
    }}
    piece
    x += measure(piece).width
  }}
}}
#let rule(length, weight, above) = block(
  width: 100%, height: {pt(RULE_LINE + RULE_SPACE)} + weight + above, above: {pt(RULE_BEFORE)} - above,
  place(top + center, dy: weight / 2 + above, line(length: length, stroke: weight)),
)
#let whole(body, ..rest) = layout(sheet => block(breakable: measure(width: sheet.width, body).height > sheet.height, ..rest, body))
"""
_TAGGED = """#show heading: it => par(it.body)
#let place_of(key, body) = body
"""
_LINKED = f"""#let place_of(key, body) = if key == none {{ body }} else {{ link("{LINK}" + str(key), body) }}
"""


def prologue(paper: Paper, family: str, *, tagged: bool) -> str:
    """The beginning of the program; `tagged` for a file whose headings are headings, else for the screen, where every part is a link that tells its place."""
    title, author = _one_line(paper.title) or _first_words(paper), _one_line(paper.author)
    named = "".join(f"{name}: {literal(text)}, " for name, text in (("title", title), ("author", author)) if text)
    face = f"#set text(font: {literal(family)}, {_spoken(paper.language)})"
    return f"#set document({named}date: auto)\n{face}{_SETTINGS}{_FUNCTIONS}{_TAGGED if tagged else _LINKED}"


def _spoken(language: str) -> str:
    """The language of the paper, Vietnamese where it names none that there is."""
    found = _LANGUAGE.fullmatch(language)
    if found is None:
        return 'lang: "vi"'
    return f'lang: "{found[1].lower()}"' + (f', region: "{found[2].lower()}"' if found[2] else "")


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def _first_words(paper: Paper) -> str:
    """What stands for the title of a paper without one: a file for the archive must have one."""
    return next((words for part in paper.parts for block in paragraphs(part.blocks) if (words := _one_line(block.text))), "-")
