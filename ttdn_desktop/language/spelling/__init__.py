"""Spelling: syllables by their structure, a frequency list, usual confusions; finds, proposes, and never changes anything."""
