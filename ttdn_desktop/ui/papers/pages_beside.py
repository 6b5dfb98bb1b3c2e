"""Beside the form of a paper: its pages, which follow what is written there and say whose they are, and all that is found in the plan and its papers."""

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.paper_records import key_of, kind_name, title_of
from ttdn_desktop.services.types import PLAN
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.papers.paper_form import PaperForm
from ttdn_desktop.ui.preview.anchors import anchors_of_field
from ttdn_desktop.ui.preview.marks import marks_by_paper
from ttdn_desktop.ui.preview.pane import PreviewPane
from ttdn_desktop.ui.review.pane import ReviewPane
from ttdn_desktop.ui.side_pane import SidePane

PREVIEW = "preview"
REVIEW = "review"


class PagesBeside(SidePane):
    """A pane with two pages."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.preview = PreviewPane(context)
        self.add(PREVIEW, _("A4 preview"), self.preview)
        self._watch = context.review
        self.review = ReviewPane(context)
        self.add(REVIEW, _("Check"), self.review, starts=self.review.start)
        self._watch.reviewed.connect(self._show_findings)
        self._show_findings()

    def _show_findings(self) -> None:
        self.count(REVIEW, self._watch.to_mend)
        self.preview.show_marks(marks_by_paper(self._watch.review))

    def show_paper(self, plan: Plan, ident: str) -> None:
        """Show the pages of the paper of that identity; of everything else those of the plan."""
        paper = next((one for one in plan.papers if one.id == ident), None)
        self.preview.choose(key_of(paper) if paper is not None else PLAN, paper.id if paper is not None else "")
        name = title_of(plan, paper) if paper is not None else kind_name(PLAN)
        self.rename(PREVIEW, _("Preview: {paper}").format(paper=name))

    def show_kind(self, key: str) -> None:
        """Show the pages of what is printed from the plan as it is."""
        self.open(PREVIEW)
        self.preview.choose(key)
        self.rename(PREVIEW, _("Preview: {paper}").format(paper=kind_name(key)))

    def follow(self, form: PaperForm, name: str) -> None:
        """Bring the place where a person writes into sight, softly marked."""
        parts = anchors_of_field(form.session.paper, name)
        self.preview.show_parts(form.paper_id, lambda _plan: parts)
