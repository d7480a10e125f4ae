"""Work that no other load on the machine changes: lines of Python run, time of the processor."""

import sys
import time


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


def processor_time(function, *args):
    """Seconds of this process that a call takes, the shortest of three and at least a millisecond."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        function(*args)
        taken.append(time.process_time() - start)
    return max(0.001, min(taken))
