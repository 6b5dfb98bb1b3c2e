"""The editor of prose: blocks of a plan as a text document, and back."""
