"""Executed notebooks to dated pages: provenance, sanitising, the reports folder."""
