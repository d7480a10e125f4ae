"""Numbers of reports in write-ups: named values, references, filling in and checking."""

from research.reporting.citing.bindings import cited_runs
from research.reporting.citing.citation import reference
from research.reporting.citing.values import Value, cite
from research.reporting.citing.writeups import Finding, check, fill

__all__ = ["Finding", "Value", "check", "cite", "cited_runs", "fill", "reference"]
