"""Spelling in the editors: quiet underlines and proposals in the context menu."""
