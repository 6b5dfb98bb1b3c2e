"""What checking found as something to hand on: the JSON of one or many files, and one printable page of HTML without anything from outside."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from ttdn_desktop.domain.plan import Plan, Regime
from ttdn_desktop.domain.reading import Severity, Source
from ttdn_desktop.i18n import N_, _, language, ngettext
from ttdn_desktop.rules.model import Report, Subject
from ttdn_desktop.services.checking import Told, report_to_json, told
from ttdn_desktop.services.finding_places import node_place, paper_place
from ttdn_desktop.services.mending import Fate, Mended
from ttdn_desktop.services.quoting import shortened
from ttdn_desktop.services.value_words import enum_words
from ttdn_desktop.services.words import short_date

REGIMES = {
    Regime.ND30_2020: "Nghị định 30/2020/NĐ-CP",
    Regime.TT01_2011: "Thông tư 01/2011/TT-BNV",
    Regime.PARTY_36HD_2018: "Hướng dẫn 36-HD/VPTW",
    Regime.PARTY_05HD_2026: "Hướng dẫn 05-HD/VPTW",
}
"""Names of the rules of form; official, so not translated."""

FATES = {
    Fate.GONE: N_("mended"),
    Fate.NOT_OFFERED: N_("left: a person has to decide"),
    Fate.WORDS: N_("left: words would have to change"),
    Fate.NOT_DONE: N_("left: the place in the file could not be changed"),
    Fate.STILL_THERE: N_("changed, but still found"),
}

_STYLE = """
:root{color-scheme:light}
body{font:14px/1.5 "Segoe UI",system-ui,"Liberation Sans",sans-serif;color:#1f2733;background:#fff;margin:32px auto;max-width:860px;padding:0 16px}
h1{font-size:20px;margin:0 0 4px}
h2{font-size:16px;margin:32px 0 4px;border-top:1px solid #e3e6eb;padding-top:16px}
h3{font-size:14px;margin:20px 0 8px}
.muted{color:#5b6577}
.small{font-size:12px}
table{border-collapse:collapse;width:100%;margin:8px 0}
th,td{text-align:left;vertical-align:top;padding:6px 8px;border-bottom:1px solid #e3e6eb}
th{font-size:12px;color:#5b6577;font-weight:600}
td.n{text-align:right}
.finding{border:1px solid #e3e6eb;border-left-width:4px;border-radius:8px;padding:8px 12px;margin:8px 0;break-inside:avoid}
.error{border-left-color:#b42318}
.warning{border-left-color:#b54708}
.info{border-left-color:#0b5cab}
.aside{border-left-color:#c8ced8;color:#5b6577}
.finding p{margin:2px 0}
.weight{font-weight:600;font-size:12px}
.error .weight{color:#b42318}
.warning .weight{color:#b54708}
.info .weight{color:#0b5cab}
.new{color:#067647}
@media print{body{margin:0;max-width:none}h2{break-before:auto}a{color:inherit}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One thing that was checked: a file, or a plan of a workspace; or why it could not be."""

    name: str
    subject: Subject | None = field(default=None, repr=False)
    report: Report | None = field(default=None, repr=False)
    source: Source | None = None
    mended: Mended | None = field(default=None, repr=False)
    trouble: str = ""

    @property
    def findings(self) -> tuple[Told, ...]:
        """What was found, in words, those set aside too."""
        return tuple(told(finding) for finding in self.report.findings) if self.report is not None else ()

    def count(self, severity: Severity) -> int:
        """How many findings of that weight count."""
        return sum(one.severity is severity and not one.set_aside for one in self.findings)


def place_of(one: Told, plan: Plan | None) -> str:
    """What people call the place of a finding: in the file where it is known, else in the plan."""
    if one.where:
        return paper_place(one.where)
    return node_place(plan, one.node).words if plan is not None and one.node else _("The whole paper")


def to_json(checked: Checked) -> dict[str, Any]:
    """One file as `ttdn check --json` prints it; with `fix` where a copy was mended."""
    if checked.report is None or checked.subject is None:
        return {"source": {"path": checked.name, "format": None, "sha256": None}, "error": checked.trouble}
    data = report_to_json(checked.report, checked.subject, checked.source)
    if checked.mended is not None:
        data["fix"] = _fix_to_json(checked.mended)
    return data


def many_to_json(all_checked: Sequence[Checked]) -> dict[str, Any]:
    """Several files in one report."""
    return {
        "reports": [to_json(checked) for checked in all_checked],
        "errors": sum(checked.count(Severity.ERROR) for checked in all_checked),
        "warnings": sum(checked.count(Severity.WARNING) for checked in all_checked),
        "unreadable": sum(bool(checked.trouble) for checked in all_checked),
    }


def _fix_to_json(mended: Mended) -> dict[str, Any]:
    return {
        "file": str(mended.target),
        "found": len(mended.fates),
        **{fate.value: mended.count(fate) for fate in Fate},
        "new": [_brief(told(finding)) for finding in mended.new],
        "findings": [{**_brief(told(finding)), "fate": fate.value} for finding, fate in mended.fates],
    }


def _brief(one: Told) -> dict[str, Any]:
    return {"code": one.code, "severity": one.severity.value, "where": one.where or one.node, "text": one.text}


# --- HTML


def to_html(all_checked: Sequence[Checked]) -> str:
    """One page about all of them: a table of the files, then each with its findings by weight."""
    title = _("What checking found")
    body = [f"<h1>{escape(title)}</h1>"]
    if len(all_checked) > 1:
        body.append(_overview(all_checked))
    body += [_section(checked, number) for number, checked in enumerate(all_checked, start=1)]
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body>{''.join(body)}</body></html>\n"
    )


def _overview(all_checked: Sequence[Checked]) -> str:
    heads = (_("File"), *(enum_words(severity) for severity in Severity))
    rows = []
    for number, checked in enumerate(all_checked, start=1):
        counts = (
            f'<td colspan="{len(Severity)}">{escape(checked.trouble)}</td>'
            if checked.trouble
            else "".join(f'<td class="n">{checked.count(severity)}</td>' for severity in Severity)
        )
        rows.append(f'<tr><td><a href="#f{number}">{escape(checked.name)}</a></td>{counts}</tr>')
    return f"<table><thead><tr>{''.join(f'<th>{escape(head)}</th>' for head in heads)}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _section(checked: Checked, number: int) -> str:
    head = f'<h2 id="f{number}">{escape(checked.name)}</h2>'
    if checked.report is None or checked.subject is None:
        return f"{head}<p>{escape(checked.trouble)}</p>"
    about = f'<p class="muted small">{escape(about_checking(checked))}</p>'
    parts = [head, about, _mending(checked.mended) if checked.mended is not None else ""]
    found, plan = checked.findings, checked.subject.plan
    for severity in Severity:
        here = [one for one in found if one.severity is severity and not one.set_aside]
        if here:
            parts.append(f"<h3>{escape(enum_words(severity))} ({len(here)})</h3>")
            parts += [_finding(one, plan) for one in here]
    if aside := [one for one in found if one.set_aside]:
        parts.append("<h3>" + escape(_("Left as they are")) + f" ({len(aside)})</h3>")
        parts += [_finding(one, plan) for one in aside]
    if not found:
        parts.append("<p>" + escape(_("There is nothing to mend.")) + "</p>")
    return "".join(parts)


def about_checking(checked: Checked) -> str:
    """By which rules it was checked, as of which day, and how many of them."""
    subject, report = checked.subject, checked.report
    if subject is None or report is None:
        return ""
    day = subject.day
    said = [
        _("Rules of form: {name}").format(name=REGIMES[subject.regime]),
        _("as of {date}").format(date=short_date(day)) if day else _("date not known: today's rules"),
        _("{checked} rules were looked at, {skipped} could not be.").format(checked=len(report.checked), skipped=len(report.skipped)),
    ]
    return " · ".join(said)


def _finding(one: Told, plan: Plan | None) -> str:
    rows = [
        f'<p><span class="weight">{escape(enum_words(one.severity))}</span> · {escape(place_of(one, plan))}'
        f' · <span class="muted">{escape(one.code)}</span></p>',
        f"<p>{escape(one.rule)}</p>",
    ]
    text, proposal = shortened(one.text, one.proposal)
    pairs = ((_("Now:"), one.said, ""), (_("Text:"), text, ""), (_("Proposed:"), proposal or "", ' class="new"'))
    rows += [f'<p class="small"><span class="muted">{escape(name)}</span> <span{look}>{escape(text)}</span></p>' for name, text, look in pairs if text]
    if one.set_aside:
        rows.append('<p class="small">' + escape(_("Left as it is, because:")) + f" {escape(one.set_aside)}</p>")
    rows.append(f'<p class="muted small">{escape(article_of(one))}</p>')
    return f'<div class="finding {"aside" if one.set_aside else one.severity.value}">{"".join(rows)}</div>'


def article_of(one: Told) -> str:
    """The article, with a word where it is not verified."""
    return _("{article} (not verified)").format(article=one.article) if one.confidence in {"secondary", "unverified"} else one.article


def _mending(mended: Mended) -> str:
    return f"<p>{escape(told_mending(mended))}</p>"


def told_mending(mended: Mended) -> str:
    """The account of a mending in sentences."""
    gone, left = mended.count(Fate.GONE), len(mended.fates) - mended.count(Fate.GONE)
    said = [
        _("“{name}”: {gone} of {count} findings were mended, {left} are left.").format(name=mended.target.name, gone=gone, count=len(mended.fates), left=left)
    ]
    said += [f"{_(words)}: {mended.count(fate)}." for fate, words in FATES.items() if fate is not Fate.GONE and mended.count(fate)]
    if mended.new:
        said.append(ngettext("{count} finding is new.", "{count} findings are new.", len(mended.new)).format(count=len(mended.new)))
    return " ".join(said)
