"""Executed notebooks to dated pages, and what is done with the reports folder."""
