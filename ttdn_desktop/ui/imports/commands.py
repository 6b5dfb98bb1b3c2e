"""What a person can do with the rows of a review: the words and the key of each command."""

from ttdn_desktop.i18n import N_

COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("heading", N_("Make it a heading"), ""),
    ("paragraph", N_("Make it a paragraph"), ""),
    ("task", N_("Make it a task"), ""),
    ("join", N_("Join with the line above"), ""),
    ("up", N_("Move up"), "Alt+Shift+Up"),
    ("down", N_("Move down"), "Alt+Shift+Down"),
    ("promote", N_("One level up"), "Alt+Shift+Left"),
    ("demote", N_("One level down"), "Alt+Shift+Right"),
    ("remove", N_("Delete"), "Delete"),
    ("add_section", N_("Add section"), "Insert"),
    ("add_text", N_("Add paragraph"), "Shift+Insert"),
    ("add_task", N_("Add task"), "Ctrl+Insert"),
    ("add_basis", N_("Add legal basis"), ""),
)
"""The name by which `import_shapes` knows it, words and key."""
