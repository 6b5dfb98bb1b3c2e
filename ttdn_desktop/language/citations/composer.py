"""Citations in house style (NĐ 30/2020, PL I, II.6.a)."""

import datetime as dt
import re

from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.language import dates
from ttdn_desktop.language.citations import vocabulary
from ttdn_desktop.language.citations.values import Citation

_VERB_FIRST = re.compile(rf"(?:{vocabulary.VERB}|v/v)(?=[\s,])")


def basis_from(citation: Citation, *, inline: bool = False) -> LegalBasis:
    """The legal basis that a citation makes; its text is the citation as written."""
    return LegalBasis(
        text=citation.text,
        lead=citation.lead,
        type=citation.type,
        number=citation.number,
        date=citation.date,
        issuer=citation.issuer,
        subject=citation.subject,
        inline=inline,
    )


def compose(citation: Citation) -> str:
    """The citation in house style with its closing semicolon; a law that has a date stands without number and issuer."""
    kind = " ".join(citation.type.split()) if citation.type else ""
    lead = " ".join(part for part in (citation.lead or "Căn cứ", citation.location) if part)
    text = compose_parts(
        lead=lead, type=kind, number=citation.number, date=citation.date, issuer=citation.issuer, subject=citation.subject, date_text=citation.date_text
    )
    notes = "".join(f" ({note})" for note in citation.notes)
    return f"{text}{notes};"


def compose_parts(
    *,
    type: str,
    lead: str | None = "Căn cứ",
    number: str | None = None,
    date: dt.date | None = None,
    issuer: str | None = None,
    subject: str | None = None,
    date_text: str | None = None,
) -> str:
    """A citation in house style of its parts, without a closing mark; `date_text` stands where no whole date is known."""
    law = " ".join(type.lower().split()) in vocabulary.LAWS
    words = [lead or "", type]
    if law:
        words += [subject or ""]
    if number and not (law and date):
        words += ["số", number]
    if date:
        words.append(dates.official_date(date))
    elif date_text:
        words.append(date_text if not date_text[:1].isdigit() else f"ngày {date_text}")
    if not law:
        words += [f"của {issuer}"] if issuer else []
        words += [_linked(subject, named=not (number or date or issuer))] if subject else []
    return " ".join(word for word in words if word)


def _linked(subject: str, *, named: bool) -> str:
    """The subject with the word that joins it: a verb follows the issuer at once, a name its type, anything else takes "về"."""
    first = subject[:1].lower() + subject[1:]
    if named:
        return subject
    if _VERB_FIRST.match(vocabulary.even_tones(first)) and not subject.startswith(("Kế hoạch", "Chương trình")):
        return first if subject.startswith(("Về", "V/v")) else subject
    return f"về {subject}"
