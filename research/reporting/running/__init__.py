"""Notebooks to executed notebooks: parameters, plans, kernels, runs."""
