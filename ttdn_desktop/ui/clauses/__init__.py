"""Clauses of a superior's plan on the screen: chosen for the own plan, and compared with it."""
