"""Executed notebooks to dated pages, and what is done with the reports folder."""

from research.reporting.publishing.differences import Difference, compare
from research.reporting.publishing.index import rebuild as rebuild_index
from research.reporting.publishing.pages import Failure, Page, render
from research.reporting.publishing.pruning import Pruned, prune

__all__ = ["Difference", "Failure", "Page", "Pruned", "compare", "prune", "rebuild_index", "render"]
