"""The editors of the nodes of a plan: forms, sections, tasks, bases."""
