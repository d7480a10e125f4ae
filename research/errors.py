"""What can go wrong, as one family: catch `ResearchError` to catch all of it."""


class ResearchError(Exception):
    """Base of every error that this package raises on purpose.

    A message gives the place, what was seen, what is accepted, and the next step.
    """


class InputError(ResearchError, ValueError):
    """An article, a file or a folder that cannot be read."""


class CodebookError(ResearchError, ValueError):
    """A codebook, a list of actors or another term list that does not follow its form."""


class ParameterError(ResearchError, ValueError):
    """A parameter of a notebook or a function that is unknown, missing or of another type."""


class RunError(ResearchError, RuntimeError):
    """A notebook that did not run to its end, or a report that must not be published."""
