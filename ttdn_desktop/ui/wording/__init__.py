"""Widgets of the screen where an office words its papers in its own way (Lời văn của cơ quan)."""
