"""In: the pages as they will leave the printer, how they are printed, and then the print dialog of the system."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.types import ExportOptions, PaperOrder
from ttdn_desktop.ui import kit, texts
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.preview.page_view import PageView
from ttdn_desktop.ui.preview.printing import print_pages
from ttdn_desktop.ui.preview.setter import Drawn, Made, PageSetter
from ttdn_desktop.ui.progress import Progress

if TYPE_CHECKING:
    from ttdn_desktop.services.shown_papers import ShownPaper

_SIZE = (820, 640)
_SIDE = 250


def has_printer() -> bool:
    """Whether this computer knows a printer at all."""
    return bool(QPrinterInfo.availablePrinterNames())


class PrintDialog(Dialog):
    """One paper; the pages at the left are those that are printed."""

    def __init__(
        self, context: ScreenContext, plan: Plan, chosen: "ShownPaper | None", parent: QWidget, *, printer_there: Callable[[], bool] = has_printer
    ) -> None:
        super().__init__(_("Print"), parent, width=560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._plan, self._chosen = context, plan, chosen
        self.view = PageView()
        self.setter = PageSetter(context, self.view.in_sight, self)
        self.both_sides = QCheckBox(_("On both sides"))
        self.number = kit.muted_label("")
        self.trouble = kit.Notice("", "warning")
        self.trouble.hide()
        self.print_button = kit.primary_button(_("Print…"), self._choose_printer, "print")
        self._fill(printer_there())
        self.setter.made.connect(self._on_made)
        self.setter.drawn.connect(self._on_drawn)
        self.setter.failed.connect(self._tell)
        self.view.wanted.connect(self.setter.draw)
        self.both_sides.toggled.connect(lambda _on: self._set())
        self.finished.connect(lambda _result: self.setter.forget())
        self.resize(min(_SIZE[0], parent.width() - 48), min(_SIZE[1], parent.height() - 48))
        self._set()

    def _fill(self, printer_there: bool) -> None:
        side = kit.column(spacing=12)
        side.addWidget(kit.pane_label(self._chosen.title if self._chosen is not None else texts.plan_title(self._plan), wrap=True))
        side.addWidget(self.number)
        side.addWidget(self.both_sides)
        side.addWidget(kit.small_label(_("On even pages the margins change sides, so that both sides of a sheet lie on each other."), wrap=True))
        side.addWidget(self.trouble)
        if not printer_there:
            words = _("No printer is set up on this computer. Export the paper as PDF and print it on another one.")
            side.addWidget(kit.Notice(words, "info"))
        side.addStretch(1)
        frame = QWidget()
        frame.setFixedWidth(_SIDE)
        frame.setLayout(side)
        line = kit.row(spacing=16)
        line.addWidget(self.view, 1)
        line.addWidget(frame)
        self.content.addLayout(line, 1)
        self.add_button(kit.plain_button(_("Export as PDF…"), self._export))
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.add_button(self.print_button, default=True)
        self._can_print = printer_there
        self.print_button.setEnabled(False)

    def _set(self) -> None:
        self.print_button.setEnabled(False)
        order = PaperOrder(options=ExportOptions(two_sided=self.both_sides.isChecked()))
        self.setter.show_plan(self._plan, self._chosen, order)

    def _on_made(self, made: Made) -> None:
        if made.pages is None:
            self.view.say(_("The plan has nothing yet that this paper would hold."))
            return
        self.view.show_pages(made.pages.sizes, made.drawn)
        self.number.setText(ngettext("{n} page", "{n} pages", made.pages.count).format(n=made.pages.count))
        self.print_button.setEnabled(self._can_print)

    def _on_drawn(self, drawn: Drawn) -> None:
        self.view.take(drawn)

    def _tell(self, why: str) -> None:
        self.trouble.text.setText(why)
        self.trouble.show()

    def _export(self) -> None:
        self.reject()
        self._context.command("export")

    # --- printing

    def _choose_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._plan.document.subject or _("Plan"))
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide if self.both_sides.isChecked() else QPrinter.DuplexMode.DuplexNone)
        chooser = QPrintDialog(printer, self)
        chooser.setMinMax(1, max(1, self.view.count))
        chooser.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.accepted.connect(lambda: self.print_to(printer))
        QDialog.open(chooser)  # its own `open` wants a slot

    def print_to(self, printer: QPrinter) -> None:
        """Print on this printer as it is set up, and close."""
        preview, pages = self.setter.preview, self.setter.pages
        if preview is None or pages is None:
            return
        progress = Progress(_("Printing…"), self)
        job = self._context.background.run(print_pages, printer, preview, pages, done=self._printed, failed=self._tell, owner=self, reporting=True)
        progress.follow(job)

    def _printed(self, count: int) -> None:
        self._context.message(ngettext("{n} page was sent to the printer.", "{n} pages were sent to the printer.", count).format(n=count))
        self.accept()
