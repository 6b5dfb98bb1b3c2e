"""What the template of a plan asks for in the section being written: its instructions stand above the text, and are not printed."""

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.template import SectionUse, Template, TemplateSection
from ttdn_desktop.i18n import _
from ttdn_desktop.services.words import fold
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.session import PlanSession


class TemplateGuide(QWidget):
    """Out of sight where the plan follows no template, or the template says nothing of the section."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._template: Template | None = None
        self._heading = ""
        self.notice = kit.Notice("", "info")
        kit.column(self).addWidget(self.notice)
        self.hide()
        context.session.switched.connect(self._on_switched)
        self._on_switched(context.session.current)

    def show_heading(self, heading: str) -> None:
        """Say what the template asks for under this heading."""
        self._heading = heading
        section = section_of(self._template, heading) if self._template else None
        text = guide_of(section) if section else ""
        self.notice.text.setText(text)
        self.setVisible(bool(text))

    def _on_switched(self, session: PlanSession | None) -> None:
        self._template = None
        workspace = self._context.desk.workspace
        if session is None or workspace is None:
            self.hide()
            return
        plan = session.plan
        self._context.background.watch(
            workspace.followed_template(plan.id), done=lambda template: self._on_template(plan, template), failed=self._context.message, owner=self
        )

    def _on_template(self, plan: Plan, template: Template | None) -> None:
        front = self._context.session.plan
        if front is not None and front.id == plan.id:
            self._template = template
            self.show_heading(self._heading)


def section_of(template: Template, heading: str) -> TemplateSection | None:
    """The section of the template under that heading."""
    wanted = _key(heading)
    return next((section for section in template.sections if wanted and _key(section.heading) == wanted), None)


def guide_of(section: TemplateSection) -> str:
    """What it asks for, in words; nothing where it has no instructions and may be left as it is."""
    if section.notes:
        return "\n".join((_("The template asks here:"), *section.notes))
    if section.required and section.use is SectionUse.FILL:
        return _("The template wants this section to be written.")
    return ""


def _key(heading: str) -> str:
    return " ".join(fold(heading).split())
