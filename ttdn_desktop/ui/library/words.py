"""What things of the library are called on its screen: order, relations both ways, and whether a document is in force on a day."""

import datetime as dt

from ttdn_desktop.domain.library import LegalDocument, RelationKind
from ttdn_desktop.domain.validity import Judgement, Validity
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.library_listing import Order
from ttdn_desktop.services.library_types import LibraryHit, Where
from ttdn_desktop.services.words import short_date

ORDERS = {
    Order.RANK: N_("By rank"),
    Order.NEWEST: N_("Newest first"),
    Order.OLDEST: N_("Oldest first"),
    Order.NAME: N_("By name"),
}
DOES = {
    RelationKind.AMENDS: N_("Amends"),
    RelationKind.REPLACES: N_("Replaces"),
    RelationKind.GUIDES: N_("Guides"),
}
"""What a document does to others."""
SUFFERS = {
    RelationKind.AMENDS: N_("Amended by"),
    RelationKind.REPLACES: N_("Replaced by"),
    RelationKind.GUIDES: N_("Guided by"),
}
"""What others do to it."""


def day_of(day: dt.date | None) -> str:
    """A day, or nothing."""
    return short_date(day) if day is not None else ""


def place_words(hit: LibraryHit) -> str:
    """Where the words that were searched for stand, when not in the head of the document."""
    text = " ".join(hit.text.split())
    return _("in the note: {text}").format(text=text) if hit.where is Where.NOTE else _("in “{file}”: {text}").format(file=hit.name, text=text)


def facts_of(document: LegalDocument) -> str:
    """Who issued it when."""
    return " · ".join(part for part in (document.issuer or "", day_of(document.date)) if part)


def judged_words(judged: Judgement, on: dt.date, *, verified: bool = False) -> str:
    """A sentence on a document on that day; `verified` where the document itself was read in a source of law."""
    day, since = short_date(on), short_date(judged.since) if judged.since else ""
    match judged.validity:
        case Validity.IN_FORCE:
            said = _("On {day} it is in force, since {since}.") if since else _("On {day} it is in force.")
        case Validity.PARTLY:
            said = _("On {day} it is in force as amended, since {since}.") if since else _("On {day} it is in force as amended.")
        case Validity.ENDED:
            said = _("On {day} it is no longer in force; it ended on {since}.") if since else _("On {day} it is no longer in force.")
        case Validity.NOT_YET:
            said = _("On {day} it is not yet in force; it takes effect on {since}.") if since else _("On {day} it is not yet in force.")
        case Validity.UNVERIFIED:
            return _("Whether it is in force on {day} has not been verified.").format(day=day)
    words = said.format(day=day, since=since)
    if judged.certain:
        return words
    doubt = _("What changes or ends it has not been verified.") if verified else _("This was not read in a source of law.")
    return f"{words} {doubt}"
