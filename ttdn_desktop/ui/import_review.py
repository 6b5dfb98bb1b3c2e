"""What was understood of the files that were read: the plan, what should be looked at, and every line that was not understood."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Finding, Reading, Severity
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit, texts
from ttdn_desktop.ui.dialogs import Dialog

Outcome = tuple[Path, Reading | None, str]

_SEVERITIES = {Severity.ERROR: N_("To be mended"), Severity.WARNING: N_("Look at this"), Severity.INFO: N_("For information")}
_TONES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
_SHOWN = 200
"""Findings and lines shown for one file; how many more there are is said."""


class ImportReview(Dialog):
    """Files at the left, what became of the chosen one at the right; nothing is saved before the person agrees."""

    def __init__(self, outcome: Sequence[Outcome], parent: QWidget | None = None) -> None:
        super().__init__(_("What was read"), parent, width=880)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(980, 600)
        self._plans: list[tuple[QCheckBox, Plan]] = []
        self.files = QListWidget()
        self.files.setAccessibleName(_("Files"))
        self.files.setFixedWidth(240)
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.setVisible(len(outcome) > 1)
        self.pages = QStackedWidget()
        line = kit.row(spacing=12)
        line.addWidget(self.files)
        line.addWidget(self.pages, 1)
        self.content.addLayout(line, 1)
        for path, reading, trouble in outcome:
            item = QListWidgetItem(path.name)
            item.setToolTip(str(path))
            self.files.addItem(item)
            self.pages.addWidget(self._page(path, reading, trouble))
        self.files.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.files.setCurrentRow(0)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.take = self.add_button(kit.primary_button("", self.accept), default=True)
        self._count()

    def chosen_plans(self) -> list[Plan]:
        """The plans the person wants to have."""
        return [plan for box, plan in self._plans if box.isChecked()]

    def _page(self, path: Path, reading: Reading | None, trouble: str) -> QWidget:
        content = QWidget()
        lines = kit.column(content, spacing=12)
        lines.addWidget(kit.ElidedLabel(path.name, "pane"))
        if reading is None or reading.plan is None:
            lines.addWidget(kit.Notice(trouble or _("This file is not a plan or another official document, so nothing can be taken from it."), "error"))
        else:
            box = QCheckBox(_("Take this plan in"))
            box.setChecked(True)
            box.toggled.connect(self._count)
            self._plans.append((box, reading.plan))
            lines.addWidget(_summary(reading.plan))
            lines.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        if reading is not None:
            for part in _report(reading):
                lines.addWidget(part)
        lines.addStretch(1)
        return kit.page(content)

    def _count(self) -> None:
        count = len(self.chosen_plans())
        self.take.setText(ngettext("Take in {count} plan", "Take in {count} plans", count).format(count=count))
        self.take.setEnabled(count > 0)


def _summary(plan: Plan) -> QWidget:
    """What a person looks for first in a plan that was read."""
    card = kit.Card(texts.plan_title(plan))
    number = "/".join(part for part in (plan.document.number, plan.document.symbol) if part)
    facts = [
        (_("Issuing body"), plan.issuer.name),
        (_("Number and symbol"), number),
        (_("Date"), short_date(plan.document.date) if plan.document.date else plan.document.date_text or ""),
        (_("Legal bases"), str(len(plan.legal_bases))),
        (_("Headings"), str(sum(1 for _section in plan.all_sections()))),
        (_("Tasks"), str(len(plan.tasks))),
        (_("Recipients"), str(len(plan.recipients))),
        (_("Signer"), plan.signatory.name or ""),
    ]
    form = kit.Form(4)
    for name, value in facts:
        form.add(name, kit.text_label(value or "–"))
    card.add(form)
    return card


def _report(reading: Reading) -> Iterator[QWidget]:
    """The findings, then the lines that were not understood; nothing is left out in silence."""
    if not reading.findings and not reading.unread:
        yield kit.Notice(_("Every line was understood."), "done")
        return
    if reading.findings:
        yield kit.pane_label(ngettext("{count} thing to look at", "{count} things to look at", len(reading.findings)).format(count=len(reading.findings)))
        for finding in reading.findings[:_SHOWN]:
            yield kit.Notice(_finding_text(finding), _TONES[finding.severity])
    if reading.unread:
        yield kit.pane_label(ngettext("{count} line not understood", "{count} lines not understood", len(reading.unread)).format(count=len(reading.unread)))
        yield kit.small_label(_("These lines are not in the plan. They stay in your file; copy over what you need."), wrap=True)
        for unread in reading.unread[:_SHOWN]:
            yield kit.Notice(" — ".join(part for part in (unread.text, unread.why) if part), "warning")
    if (more := max(0, len(reading.findings) - _SHOWN) + max(0, len(reading.unread) - _SHOWN)) > 0:
        yield kit.muted_label(ngettext("… and {count} more", "… and {count} more", more).format(count=more))


def _finding_text(finding: Finding) -> str:
    lines = [f"{_(_SEVERITIES[finding.severity])}: {finding.message or finding.code}"]
    if finding.text:
        lines.append(f"“{finding.text}”")
    if finding.proposal:
        lines.append(_("Perhaps: {text}").format(text=finding.proposal))
    return "\n".join(lines)
