"""The table of commands: words, keys and drawings; the window gives each its function, the palette lists them."""

from dataclasses import dataclass

from ttdn_desktop.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something a person can ask for anywhere; `name` is the method of the window that does it."""

    name: str
    title: str  # msgid
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs_plan: bool = False


COMMANDS: tuple[Command, ...] = (
    Command(name="new_plan", title=N_("New plan"), keys=("Ctrl+N",), icon="add"),
    Command(name="import_files", title=N_("Import from Word, PDF or Excel…"), keys=("Ctrl+O",), icon="import"),
    Command(name="carry_out", title=N_("Carry out a superior's plan…"), icon="plan"),
    Command(name="coverage", title=N_("Compare with the superior's plan"), icon="list", needs_plan=True),
    Command(name="save", title=N_("Save"), keys=("Ctrl+S",), icon="check"),
    Command(name="undo", title=N_("Undo"), keys=("Ctrl+Z",), icon="undo", needs_plan=True),
    Command(name="redo", title=N_("Redo"), keys=("Ctrl+Y", "Ctrl+Shift+Z"), icon="redo", needs_plan=True),
    Command(name="find", title=N_("Find in the plan"), keys=("Ctrl+F",), icon="search", needs_plan=True),
    Command(name="replace", title=N_("Replace in the plan"), keys=("Ctrl+H",), icon="search", needs_plan=True),
    Command(name="snippets", title=N_("Insert a sentence from the bank…"), keys=("Ctrl+Shift+M",), icon="library", needs_plan=True),
    Command(name="keep_snippet", title=N_("Keep the selected words as a sentence…"), icon="note", needs_plan=True),
    Command(name="review", title=N_("Check the plan"), keys=("F7",), icon="check", needs_plan=True),
    Command(name="export", title=N_("Export for signature…"), keys=("F12",), icon="export", needs_plan=True),
    Command(name="print", title=N_("Print…"), keys=("Ctrl+P",), icon="print", needs_plan=True),
    Command(name="preview", title=N_("Show the pages"), keys=("Ctrl+F2",), icon="panel", needs_plan=True),
    Command(name="issue", title=N_("Enter number and date of issue…"), icon="pencil", needs_plan=True),
    Command(name="new_draft", title=N_("New draft of this plan"), icon="copy", needs_plan=True),
    Command(name="next_year", title=N_("Next year's plan from this one…"), icon="calendar", needs_plan=True),
    Command(name="palette", title=N_("Go to or do anything"), keys=("Ctrl+K",), icon="search"),
    Command(name="even_tones", title=N_("Write tone marks alike (hòa, hoà)…"), icon="pencil", needs_plan=True),
    Command(name="dictionary", title=N_("Dictionary of the office…"), icon="pencil"),
    Command(name="wording", title=N_("Words of your office…"), icon="papers"),
    Command(name="convert_fonts", title=N_("Convert old fonts to Unicode…"), icon="pencil"),
    Command(name="back_up", title=N_("Make a backup now"), icon="shield"),
    Command(name="go_back", title=N_("Go back to a backup…"), icon="undo"),
    Command(name="help", title=N_("Help"), keys=("F1",), icon="info"),
    Command(name="close", title=N_("Close the program"), keys=("Ctrl+Q",), icon="close"),
)
