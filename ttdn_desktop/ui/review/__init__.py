"""Rà soát: what is found in the plan in front, while it is written."""
