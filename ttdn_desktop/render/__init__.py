"""Paper to pages: the source for Typst, the preview's pages with the places of every part on them, and PDF files for the archive."""
