"""Widgets of the screen of a plan's papers (Hồ sơ văn bản)."""
