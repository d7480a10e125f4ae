"""Stands before SciPy in the processes that tests start.

Users need no SciPy. Where it is installed, NLTK imports it, and each kernel starts .7 s later.
"""

raise ImportError("the package does without SciPy")
