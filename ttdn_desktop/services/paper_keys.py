"""The keys of the kinds of papers, for the command line, which must not load the drafting of papers to know its own words."""

PAPER_KEYS = (
    "plan",
    "amendment",
    "decision",
    "submission",
    "routing_slip",
    "letter",
    "remind",
    "consult",
    "correct",
    "opinions",
    "invitation",
    "minutes",
    "notice",
    "committee",
    "report",
    "annex",
    "annex_six",
    "indicators",
    "budget",
    "slips",
    "contents",
    "summary",
)
"""In the order of the table of kinds (drafting/kinds.py)."""
