"""Weights of what tells articles from pages, read only where they are the ones that were published."""

from research import published

_OWN = published.Files(__name__)
sums, arrays = _OWN.sums, _OWN.arrays
