"""Notebooks to dated reports, and numbers of reports in write-ups. Imports no measure.

`running` executes notebooks, `publishing` makes pages of them, `citing` ties write-ups to the
numbers; each imports only those after it, and `records` reads what runs left.
"""
