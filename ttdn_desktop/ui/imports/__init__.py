"""The screen on which files of others become plans: files, review beside the source, and where it all goes."""
