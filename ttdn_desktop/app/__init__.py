"""The composition root: what is needed for the first picture, and what puts the program together after it."""
