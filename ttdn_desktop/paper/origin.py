"""What a written paper says about the plan it came from: how printed text is tied to stored values, and the names of the facts.

The hash of an `Origin.stored` entry is over the *bare* printed text: without the computed number of a heading or task ("I. "),
the mark of an item ("- ", "a) "), the dash of a basis, recipient or closing line and the label of a closing line ("Đơn vị chủ trì: "),
but with everything else, such as closing marks, capitals and "./.". Units of a task are stored one a line.
"""

import hashlib

PLAN_KIND = "plan_kind"
FIELD = "field"
STAGE = "stage"
DRAFT_NO = "draft_no"
PLANNED_ISSUE_DATE = "planned_issue_date"  # ISO
YEAR = "year"
PERIOD = "period"  # "start/end", ISO
REGIME = "regime"
ISSUER_NAME = "issuer_name"  # believed where it or its lines as stored are what is printed, capitals and blanks aside
ISSUER_PARENT = "issuer_parent"  # likewise
ISSUER_LINES = "issuer_lines"  # as stored, "|" between lines, where they are not printed so or do not say the name
NUMBER = "number"  # as stored, where printed with a leading 0 or left blank
SYMBOL = "symbol"  # as stored, where it is unknown and left blank
DATE = "date"  # "ISO" or "|date_text", as stored, where left blank
URGENCY = "urgency"
CIRCULATION = "circulation"  # in ordinary letters, as the names of the bodies
DRAFTER = "drafter"  # the line below the recipients
POST = "post"  # of the signer, in ordinary letters
OTHER_POST = "other_post"
STATE = "state"  # mark of all the plan said when the file was written: the hash of its JSON, as kept versions bear it
RECORD = "record"  # of another paper of the plan: its identity and, behind a blank, the key of its kind
ATTACHED = "attached"  # the plan that stands behind this decision in the same file, by its identity
TYPE = "type"  # of another paper: the short form of its type and, behind a blank, its name as printed; nothing where it has neither type nor letterhead
BESIDE = "beside"  # "post|name" of who signs beside the one who answers for a paper
BYLINE = "byline"  # the last line of a paper, which says who wrote it
DRAWN = "drawn"  # key of the kind of a paper that is drawn from the plan alone and says nothing of its own
UNNAMED = "unnamed"  # id of the section that stands before the first heading
UNPRINTED = "unprinted"  # JSON of what no sheet prints: the superior plan, the indicators, tasks that stand in no list

HOME = "home:"  # + block id: the section it belongs to, where it is printed below the signature
LABEL = "label:"  # + block id: what is printed before its words, such as the number of an article
ROLE = "role:"  # + section id
NUMBERED = "numbered:"  # + section or task id: the number as read, where another one is printed
MARK = "mark:"  # + block id: the mark as stored, where another one is printed
LAYOUT = "layout:"  # + block id: the layout of its task list, where it is printed otherwise
LIST = "list:"  # + block id: ids of its tasks, blanks between
PLACE = "place:"  # + block id: "section or annex id, index" of a task list that prints nothing where it stands
TIME = "time:"  # + task id: "start/end", ISO, either may be empty
TIMED = "timed:"  # + task id: hash of its words of time, where its days are not those that its words mean
SOURCE = "source:"  # + task id
PARENT = "parent:"  # + task id: id of the task it is part of
BUDGET = "budget:"  # + block id: JSON {"ids", "lines"} of its estimate, believed where the printed table still says so
ANNEX = "annex:"  # + annex id: its label as stored
ORIENTATION = "orientation:"  # + annex id: as stored, where its sheets lie otherwise
CATALOGUED = "catalogued:"  # + index of a legal basis: its document of the catalogue
BASIS_LEAD = "basis_lead"  # what stands before every legal basis, as Party papers have it
BASIS_INLINE = "inline:"  # + index of a legal basis that stands in the prose of the enacting clause


def text_hash(text: str) -> str:
    """SHA-256 of a printed text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def understood(kind: str, bare: str) -> str:
    """What a reader takes for the value when it knows only the printed text: the closing mark of a basis, closing line or recipient is no part of it.

    `kind` is the kind of the anchor; drafting remembers the stored value only where this is another one.
    """
    if kind not in WITH_CLOSING_MARK:
        return bare
    for mark in ("./.", ".", ";"):
        if bare.endswith(mark):
            return bare.removesuffix(mark)
    return bare


WITH_CLOSING_MARK = frozenset({"k", "l", "p", "r"})  # closing lines of tasks, legal bases, the proposal, recipients
