"""The table of screens: their order on the rail, their words and drawings; a screen's module is loaded when it is first shown."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import N_

if TYPE_CHECKING:
    from ttdn_desktop.ui.context import ScreenContext


class ScreenEntry(NamedTuple):
    """One screen: class `<Name>Screen` in `ui/screens/<name>.py`, made with a ScreenContext.

    The class may have `reveal(**where)` (go to a place, given to `context.go`), `open_find()` and `open_replace()` (Ctrl+F, Ctrl+H).
    Ctrl+Z and Ctrl+Y act on the plan in front unless the class has a history of its own: `book`, the session of a value of the office that it
    edits (ui/value_session.py), or `undo_step()` and `redo_step()`.
    """

    name: str
    title: str  # msgid
    icon: str
    needs_plan: bool = False  # can be gone to only while a plan is open
    at_end: bool = False  # stands at the foot of the rail
    on_rail: bool = True
    leads: bool = False  # has the primary button itself; that of the plan's head gives way


SCREENS: tuple[ScreenEntry, ...] = (
    ScreenEntry(name="home", title=N_("Home"), icon="home"),
    ScreenEntry(name="compose", title=N_("Plan"), icon="plan", needs_plan=True),
    ScreenEntry(name="tasks", title=N_("Tasks"), icon="tasks", needs_plan=True),
    ScreenEntry(name="bases", title=N_("Bases"), icon="bases", needs_plan=True),
    ScreenEntry(name="papers", title=N_("Papers"), icon="papers", needs_plan=True),
    ScreenEntry(name="library", title=N_("Library"), icon="library"),
    ScreenEntry(name="units", title=N_("Units"), icon="units"),
    ScreenEntry(name="templates", title=N_("Templates"), icon="templates"),
    ScreenEntry(name="imports", title=N_("Import"), icon="import", on_rail=False),
    ScreenEntry(name="changes", title=N_("Changes in the plan"), icon="import", needs_plan=True, on_rail=False, leads=True),
    ScreenEntry(name="superior", title=N_("Carry out a superior's plan"), icon="plan", on_rail=False),
    ScreenEntry(name="coverage", title=N_("Compare with the superior's plan"), icon="list", needs_plan=True, on_rail=False, leads=True),
    ScreenEntry(name="wording", title=N_("Words of your office"), icon="papers", on_rail=False),
    ScreenEntry(name="welcome", title=N_("Welcome"), icon="home", on_rail=False),
    ScreenEntry(name="settings", title=N_("Settings"), icon="settings", at_end=True),
)


def entry(name: str) -> ScreenEntry:
    """The entry of that name; KeyError where there is none."""
    for found in SCREENS:
        if found.name == name:
            return found
    raise KeyError(name)


def make(screen: ScreenEntry, context: "ScreenContext") -> QWidget:
    """Load the screen's module and make the screen."""
    module: Any = import_module(f"ttdn_desktop.ui.screens.{screen.name}")
    made: QWidget = getattr(module, f"{screen.name.capitalize()}Screen")(context)
    return made
