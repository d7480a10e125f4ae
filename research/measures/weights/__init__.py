"""Weights of the measures, read only where they are the ones that were published."""

from research import published

_OWN = published.Files(__name__)
sums, has, read, arrays = _OWN.sums, _OWN.has, _OWN.read, _OWN.arrays
