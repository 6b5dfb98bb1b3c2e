"""The workspace: one SQLite file, owned by one thread."""
