"""Paper to plan: what a sheet says, as fields, structure words and what was not understood."""
