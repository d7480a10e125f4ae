"""Notebooks to dated reports, and numbers of reports to write-ups."""
