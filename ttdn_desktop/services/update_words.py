"""What updates of the library say to people: what a change is about, and why a file is not taken."""

import datetime as dt

from ttdn_desktop.domain.bodies import Body
from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.domain.library import BasisSet, LegalDocument, Library, Relation, RelationKind, Snippet
from ttdn_desktop.domain.library_flaws import FIRST_YEAR, LAST_YEAR, Flaw, Nonsense
from ttdn_desktop.domain.library_update import PARTS, Change, Entry, Held, Part, Preview, Step
from ttdn_desktop.exchange.refusal import Fault, RefusedUpdateError
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.language.blanks import brief, single
from ttdn_desktop.language.dates import short_date
from ttdn_desktop.services.library_words import group_words, status_words

PART_NAMES: dict[Part, str] = {
    Part.DOCUMENT: N_("Document"),
    Part.RELATION: N_("Relation"),
    Part.SET: N_("Set of bases"),
    Part.SNIPPET: N_("Sentence"),
    Part.PLACE: N_("Place"),
    Part.BODY: N_("Body"),
}

STEP_NAMES: dict[Step, str] = {Step.ADD: N_("add"), Step.CHANGE: N_("change"), Step.REMOVE: N_("remove")}

FIELD_NAMES: dict[str, str] = {
    "type": N_("type"),
    "number": N_("number and symbol"),
    "date": N_("date of issue"),
    "issuer": N_("issuing body"),
    "subject": N_("subject"),
    "group": N_("group"),
    "status": N_("what is said of its validity"),
    "status_day": N_("day it was looked up"),
    "effective_from": N_("in force from"),
    "expired_from": N_("no longer in force from"),
    "source": N_("where it was read"),
    "verified": N_("read in a source of law"),
    "note": N_("note"),
    "tags": N_("tags"),
    "first": N_("first day"),
    "last": N_("last day"),
    "changes_from": N_("day from which places change it"),
    "everywhere": N_("there is one in every province"),
    "whole": N_("wholly or in part"),
    "part": N_("articles concerned"),
    "name": N_("name"),
    "bases": N_("bases"),
    "year": N_("year"),
    "level": N_("level"),
    "levels": N_("level"),
    "text": N_("text"),
    "role": N_("part of the plan"),
    "topic": N_("topic"),
    "information": N_("kind of information"),
    "kind": N_("kind"),
    "within": N_("lies in"),
    "successors": N_("successors"),
    "also": N_("other spellings"),
    "short": N_("abbreviations"),
    "full_name": N_("always with its kind"),
    "act": N_("by which document"),
    "confidence": N_("how sure"),
}
"""What fields are called in what is shown of a change."""

HELD_WORDS: dict[Held, str] = {
    Held.OWN: N_("your office entered this itself; it stays as it is unless you tick it"),
    Held.EDITED: N_("your office changed this; it stays as it is unless you tick it"),
    Held.TAKEN_OUT: N_("your office took this out; it stays out unless you tick it"),
    Held.IN_USE: N_("your office uses this (files, tags or relations); it stays unless you tick it"),
    Held.CONTRADICTED: N_("your library says otherwise of these two; this is left out unless you tick it, and then what your library says goes"),
    Held.UNTIMELY: N_("the days of these documents in your library do not allow this; it is left out unless you tick it"),
}

RELATION_WORDS: dict[RelationKind, str] = {
    RelationKind.AMENDS: N_("{source} amends {target}"),
    RelationKind.REPLACES: N_("{source} replaces {target}"),
    RelationKind.GUIDES: N_("{source} guides {target}"),
}

_FAULTS: dict[Fault, str] = {
    Fault.EMPTY: N_("The file is empty."),
    Fault.TOO_LARGE: N_("The file is far too large for an update."),
    Fault.NOT_TEXT: N_("It is damaged, or no file of updates at all: its text is not UTF-8."),
    Fault.NOT_JSON: N_("It is damaged or cut off, or no file of updates at all (line and column {where})."),
    Fault.TWICE: N_("It says “{where}” twice in one place."),
    Fault.NUMBER: N_("It holds a number that cannot be ({where})."),
    Fault.TOO_DEEP: N_("It is no file of updates: its parts are nested too deeply."),
    Fault.OTHER_KIND: N_("It is another kind of file, not one of updates."),
    Fault.NEWER: N_("It was made for a newer version of the program. Install that version first."),
    Fault.UNSEALED: N_("It has no checksum, so damage on the way could not be noticed."),
    Fault.SEAL: N_("It was damaged on the way, or changed by hand after it was sealed: its checksum does not fit."),
    Fault.MISSING: N_("Something that must be said is missing at “{where}”."),
    Fault.UNKNOWN: N_("It holds something that is not known here at “{where}”."),
    Fault.VALUE: N_("What stands at “{where}” cannot be there."),
    Fault.LENGTH: N_("What stands at “{where}” is empty, too long or too much."),
    Fault.LETTERS: N_("There are damaged or invisible characters at “{where}”."),
    Fault.DAY: N_("The day at “{where}” is not in the calendar, or not between {first} and {last}."),
}

_NONSENSE: dict[Nonsense, str] = {
    Nonsense.NOTHING: N_("There is nothing in it."),
    Nonsense.TWICE: N_("“{a}” is in it twice."),
    Nonsense.DOUBLE: N_("“{a}” is in it twice under different ids."),
    Nonsense.BOTH: N_("“{a}” is brought and taken out at once."),
    Nonsense.NAMELESS: N_("The document “{a}” has neither a number nor a subject."),
    Nonsense.BACKWARDS: N_("“{a}” ends before it begins."),
    Nonsense.SELF: N_("“{a}” is related to itself."),
    Nonsense.CIRCLE: N_("“{a}” and “{b}” do the same to each other, round about."),
    Nonsense.CONTRADICTS: N_("“{a}” cannot both amend “{b}” and replace all of it."),
    Nonsense.EARLY: N_("“{a}” has an effect before it was issued."),
    Nonsense.OLDER: N_("“{a}” is older than “{b}”, which it amends or replaces."),
    Nonsense.UNKNOWN: N_("It refers to “{a}”, which is neither in the file nor in your library. It may be meant for a newer version of the program."),
    Nonsense.OVERLAP: N_("“{a}” and “{b}” are names of one unit on the same day."),
}

_KEYS = {"group": group_words, "status": status_words}
"""Fields that are kept as keys, and what says them in words."""

_LISTS = {name: part for part, (name, _key_of) in PARTS.items()}

_REFUSED = N_("“{name}” was not taken. {why} Nothing was changed. {help}")
_ASK_AGAIN = N_("Copy it again, or ask whoever gave it to you for a sound one.")
_SEAL_AGAIN = N_("Copy it again; if you changed it yourself, seal it with “ttdn library seal”.")


def refused(error: RefusedUpdateError, name: str) -> str:
    """The sentences of a file that is not taken."""
    if error.flaw is not None:
        return refused_for(error.flaw, name)
    why = _(_FAULTS[error.fault]).format(where=place_words(error.where), first=FIRST_YEAR, last=LAST_YEAR)
    what_to_do = _(_SEAL_AGAIN if error.fault in {Fault.SEAL, Fault.UNSEALED} else _ASK_AGAIN) if error.fault is not Fault.NEWER else ""
    return _(_REFUSED).format(name=name, why=why, help=what_to_do).strip()


def place_words(where: str) -> str:
    """A place in a file as a person counts: "/documents/3/date" is "document 4, date of issue"; what is no such place stays as it is."""
    if not where.startswith("/"):
        return where
    top, *rest = where[1:].split("/")
    if top not in _LISTS or not rest or not rest[0].isdigit():
        return where
    fields = (_(FIELD_NAMES.get(name, name)) for name in rest[1:] if not name.isdigit())
    return ", ".join((f"{_(PART_NAMES[_LISTS[top]])} {int(rest[0]) + 1}", *fields))


def refused_for(flaw: Flaw, name: str) -> str:
    """The same of an update that makes no sense."""
    a, b = (*flaw.names, "", "")[:2]
    return _(_REFUSED).format(name=name, why=_(_NONSENSE[flaw.reason]).format(a=a, b=b), help=_(_ASK_AGAIN))


def entry_words(entry: Entry, library: Library, update_documents: tuple[LegalDocument, ...] = ()) -> str:
    """What an entry is called: "Nghị định số 72/2015/NĐ-CP ngày 07/9/2015", "Nghị định … sửa đổi …", the beginning of a sentence."""
    match entry:
        case LegalDocument():
            return document_words(entry)
        case Relation():
            known = {one.id: one for one in (*library.documents, *update_documents)}
            source, target = (short_words(known[end]) if end in known else end for end in (entry.source, entry.target))
            return _(RELATION_WORDS[entry.kind]).format(source=source, target=target)
        case BasisSet():
            return entry.name
        case Snippet():
            return brief(entry.text, 100)
        case Place():
            return _named(entry.title, entry.first, entry.last)
        case Body():
            return _named(entry.name, entry.first, entry.last)


def document_words(document: LegalDocument) -> str:
    """The document with its number and day, and the beginning of its subject."""
    number = f" số {document.number}" if document.number else ""
    day = f" ngày {short_date(document.date)}" if document.date else ""
    return single(f"{document.type}{number}{day} {brief(document.subject, 120)}")


def short_words(document: LegalDocument) -> str:
    """The document by type and number, of a law its name."""
    return f"{document.type} {document.number}" if document.number else f"{document.type} {document.subject}".strip()


def _named(name: str, first: dt.date | None, last: dt.date | None) -> str:
    if first is None and last is None:
        return name
    return f"{name} ({short_date(first) if first else '…'} – {short_date(last) if last else '…'})"


def change_words(change: Change, library: Library, shown: Preview) -> str:
    """What a change is about, and which fields differ."""
    entry = change.after or change.before
    words = entry_words(entry, library, shown.update.documents) if entry is not None else change.key
    if change.fields:
        names = dict.fromkeys(_(FIELD_NAMES.get(field, field)) for field in change.fields)
        words = f"{words} ({', '.join(names)})"
    return words


def value_words(change: Change, field: str) -> tuple[str, str]:
    """A field before and after, for the eye."""
    return field_words(getattr(change.before, field, None), field), field_words(getattr(change.after, field, None), field)


def field_words(value: object, field: str) -> str:
    """The value of a field, for the eye."""
    match value:
        case None | "" | ():
            return "–"
        case bool():
            return _("yes") if value else _("no")
        case dt.date():
            return short_date(value)
        case tuple():
            return "; ".join(getattr(one, "text", None) or getattr(one, "name", None) or str(one) for one in value)
        case str() if field in _KEYS:
            return _KEYS[field](value)
        case _:
            return str(value)


def summary_words(shown: Preview) -> str:
    """All in one line: "3 added, 2 changed, 0 removed, 80 unchanged"."""
    parts = [
        ngettext("{n} entry to add", "{n} entries to add", len(shown.added)).format(n=len(shown.added)),
        _("{n} to change").format(n=len(shown.changed)),
        _("{n} to remove").format(n=len(shown.removed)),
        _("{n} unchanged").format(n=shown.unchanged),
    ]
    kept = sum(1 for one in shown.held if not one.chosen)
    if kept:
        parts.append(ngettext("{n} stays as your office has it", "{n} stay as your office has them", kept).format(n=kept))
    return ", ".join(parts)
