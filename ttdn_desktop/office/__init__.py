"""Paper and workbooks as files, and files as paper."""
