"""A document while it is read: what the stages have found so far."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from ttdn_desktop.domain.plan import BudgetLine, Indicator, Issuer, LegalBasis, Proposal, Signatory, Urgency
from ttdn_desktop.domain.reading import Finding, Severity
from ttdn_desktop.language.casing import recase
from ttdn_desktop.reading.ledger import Ledger
from ttdn_desktop.reading.paras import Para
from ttdn_desktop.reading.words import ReadingWords


@dataclass(slots=True)
class Draft:
    """One document of the source; `base` is the JSON pointer its parts hang on."""

    base: str
    ledger: Ledger
    words: ReadingWords
    prose: str  # the whole source, in which words printed in capitals are looked up
    new_id: Callable[[str], str]
    findings: list[Finding] = field(default_factory=list)
    type: str | None = None
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: dt.date | None = None
    date_text: str | None = None
    date_year: int | None = None
    subject: str = ""
    about: Para | None = None  # the line "V/v …" under the number
    urgency: Urgency | None = None
    circulation: str | None = None
    draft_no: int | None = None
    calls_itself_draft: bool = False  # "DỰ THẢO" stands in its head
    issuer: Issuer = field(default_factory=Issuer)
    party: bool = False
    head: bool = False  # a national name, a number line or the like was seen
    legal_bases: list[LegalBasis] = field(default_factory=list)
    proposal: Proposal | None = None
    enacting: str = ""
    addressees: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    signatory: Signatory = field(default_factory=Signatory)
    indicators: list[Indicator] = field(default_factory=list)
    budget_lines: list[BudgetLine] = field(default_factory=list)
    attached: Para | None = None  # the note "(Ban hành kèm theo …)"

    def sibling(self, base: str) -> "Draft":
        """An empty draft of another document of the same source."""
        return Draft(base=base, ledger=self.ledger, words=self.words, prose=self.prose, new_id=self.new_id)

    def recased(self, text: str) -> str:
        """What is printed in capitals, in ordinary letters."""
        return recase(text, self.prose, self.words.names)

    def find(self, code: str, severity: Severity, para: Para, text: str = "", proposal: str | None = None, **params: str) -> None:
        """Note something a person should look at."""
        self.findings.append(
            Finding(code=code, severity=severity, where=para.where, text=text or para.text.strip(), proposal=proposal, params=tuple(params.items()))
        )
