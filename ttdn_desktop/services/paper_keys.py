"""The keys of the kinds of papers, for the command line, which must not load the drafting of papers to know its own words."""

PAPER_KEYS = (
    "plan",
    "decision",
    "submission",
    "letter",
    "remind",
    "consult",
    "correct",
)
"""In the order of the table of kinds (drafting/kinds.py)."""
