"""Screens and parts for the directory of units and for setting up an office."""
