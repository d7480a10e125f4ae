"""Numbers of reports in write-ups: named values, citations, filling in and checking."""
