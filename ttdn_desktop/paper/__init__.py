"""What stands on the sheet: blocks, runs, tables and measures; no meaning of a plan, no file format."""
