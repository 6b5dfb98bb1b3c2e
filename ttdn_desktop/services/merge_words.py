"""What a merged double said otherwise, as a line of the office's note."""

from ttdn_desktop.domain.library import LegalDocument, Library, Relation
from ttdn_desktop.domain.library_merge import Differs
from ttdn_desktop.i18n import _
from ttdn_desktop.language.dates import short_date
from ttdn_desktop.services.update_words import FIELD_NAMES, entry_words, field_words


def merge_note(differing: tuple[Differs, ...], library: Library) -> str:
    """One line that names every difference; the library is the one from before the merge."""
    return _("A merged double said otherwise: {what}").format(what="; ".join(_told(one, library) for one in differing))


def _told(one: Differs, library: Library) -> str:
    match one.gone:
        case LegalDocument():
            value = field_words(getattr(one.gone, one.field), one.field)
            if one.field == "status" and one.gone.status_day is not None:
                value = f"{value} ({short_date(one.gone.status_day)})"
            return f"{_(FIELD_NAMES[one.field])}: {value}"
        case Relation():
            does = entry_words(one.gone, library)
            if one.field == "first" and one.gone.first is not None:
                return _("{relation} from {day}").format(relation=does, day=short_date(one.gone.first))
            part = _("wholly") if one.gone.whole else _("in part")
            return f"{does} ({part})"
