"""Plans as values: what is written, and the pure edits that change it."""
