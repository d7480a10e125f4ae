"""Work counted in lines of Python run, which no other load on the machine changes."""

import sys


def steps(function, *args):
    """How many lines `function(*args)` runs."""
    count = 0

    def trace(_frame, event, _arg):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function(*args)
    finally:
        sys.settrace(before)
    return count
