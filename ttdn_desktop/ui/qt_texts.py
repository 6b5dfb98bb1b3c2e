"""Qt's own words (buttons, file dialogs, menus of text fields) in our language; PySide6 ships no Vietnamese catalogue."""

from PySide6.QtCore import QTranslator

from ttdn_desktop.i18n import N_, _

QT_WORDS = (
    N_("OK"), N_("Cancel"), N_("Close"), N_("Yes"), N_("No"), N_("Yes to All"), N_("No to All"), N_("Save"), N_("Save All"), N_("Open"), N_("Apply"),
    N_("Reset"), N_("Restore Defaults"), N_("Help"), N_("Discard"), N_("Don't Save"), N_("Close without Saving"), N_("Abort"), N_("Retry"), N_("Ignore"),
    N_("Undo"), N_("Redo"), N_("Cut"), N_("Copy"), N_("Paste"), N_("Delete"), N_("Select All"), N_("Clear"), N_("Step up"), N_("Step down"),
    N_("Open File"), N_("Save As"), N_("Find Directory"), N_("Directory"), N_("Look in:"), N_("File name:"), N_("File name:"), N_("Files of type:"),
    N_("Directory:"), N_("Back"), N_("Forward"), N_("Parent Directory"), N_("Create New Folder"), N_("New Folder"), N_("List View"), N_("Detail View"),
    N_("Name"), N_("Size"), N_("Type"), N_("Kind"), N_("Date Modified"), N_("All Files (*)"), N_("Files"), N_("File"), N_("Folder"), N_("My Computer"),
    N_("Computer"), N_("Choose"), N_("Rename"), N_("Show hidden files"), N_("Remove"), N_("Sidebar"), N_("List of places and bookmarks"), N_("Show "),
    N_("Go back"), N_("Go forward"), N_("Go to the parent directory"), N_("Create a New Folder"), N_("Change to list view mode"),
    N_("Change to detail view mode"), N_("Drive"), N_("File Folder"), N_("Recent Places"), N_("Show Details..."), N_("Hide Details..."),
    N_("{0} already exists.\nDo you want to replace it?"), N_("{0}\nFile not found.\nPlease verify the correct file name was given."),
    N_("{0}\nDirectory not found.\nPlease verify the correct directory name was given."), N_("Scroll here"), N_("Top"), N_("Bottom"), N_("Page up"),
    N_("Page down"), N_("Scroll up"), N_("Scroll down"), N_("Left edge"), N_("Right edge"), N_("Page left"), N_("Page right"), N_("Scroll left"),
    N_("Scroll right"), N_("Press"), N_("Toggle"), N_("Show"), N_("Hide"), N_("Maximize"), N_("Minimize"), N_("Restore"),
)  # fmt: skip
"""What Qt is known to say in the dialogs this program opens; `{0}` stands for Qt's %1."""


_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
"""How the arrow keys are called beside commands of menus."""


class QtTexts(QTranslator):
    """Answers Qt's look-ups from our own catalogue; "&Save" and "Save" are one entry."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: ARG002 - Qt's signature
        if context == "QShortcut" and source in _ARROWS:
            return _ARROWS[source]  # read the same in every language
        key = source.replace("&", "").replace("%1", "{0}")
        text = _(key)
        return text.replace("{0}", "%1") if text != key else source  # an empty answer would leave the button empty

    def isEmpty(self) -> bool:
        return False
