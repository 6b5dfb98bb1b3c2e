"""The keys of the kinds of papers and the sets they usually go out in, for those who must not load the drafting of papers to know their own words."""

from ttdn_desktop.i18n import N_
from ttdn_desktop.services.types import PLAN, PaperSet

PAPER_KEYS = (
    PLAN,
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

SHEET_KEYS = frozenset({PLAN, "opinions", "annex", "annex_six", "indicators", "budget"})
"""Those that have an Excel form."""

PAPER_FORMATS = (".docx", ".xlsx", ".pdf")
"""The endings of the files papers are written as (services/paper_files.py)."""

SIGN_SET = PaperSet(kinds=(PLAN, "submission", "routing_slip", "opinions", "annex"), formats=(".docx", ".pdf", ".xlsx"), follows=True)
"""What is laid before the head of the office to sign; follows the papers the plan has."""

USUAL_SETS: tuple[tuple[str, str, PaperSet], ...] = (
    ("sign", N_("File for signature"), SIGN_SET),
    ("issue", N_("File for issue"), PaperSet(kinds=("decision", PLAN, "letter", "slips"), formats=(".docx", ".pdf"))),
    ("meeting", N_("File for the meeting"), PaperSet(kinds=("invitation", "minutes", "notice"))),
    ("consult", N_("File for opinions"), PaperSet(kinds=("consult", PLAN, "opinions"))),
)
"""Key, name (a msgid) and what is in it, of the sets in which papers usually go out."""
