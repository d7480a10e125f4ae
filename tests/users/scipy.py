"""Stands before SciPy in the processes that tests start: users need none, so nothing may import it."""

raise ImportError("the package does without SciPy")
