"""TTĐN Desktop: plans of external information for Vietnamese communes, from the first draft to the year-end report."""

__version__ = "0.3.0"
