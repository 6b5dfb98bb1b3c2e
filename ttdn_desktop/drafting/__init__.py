"""A plan as a paper: every kind of document is drafted here."""

from ttdn_desktop.drafting.plan import plan_paper

__all__ = ["plan_paper"]
