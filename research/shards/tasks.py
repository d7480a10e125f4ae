"""What a process is told to make: paths and hashes, and no article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """A part to make, for any process that sees the same folder.

    Parameters
    ----------
    folder, part
        Of the tables, and the part's name.
    sha256
        Of its staged articles.
    usual
        Language of most articles of the whole.
    parameters
        As `research tables` takes them; `pins` is a path.
    code
        Hash of the code that planned it: another one refuses the task.
    """

    folder: str
    part: str
    sha256: str
    usual: str
    parameters: Mapping[str, str]
    code: str


@dataclass(frozen=True, slots=True)
class Whole:
    """What is made of all parts together, for any process that sees the folder.

    Parameters
    ----------
    tables
        Names of those to make.
    head
        Hash of what they are made of.
    code
        Hash of the code that planned it.
    """

    folder: str
    tables: tuple[str, ...]
    head: str
    code: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Events to compare: the name of a batch, and parameters as `research tables` takes them."""

    folder: str
    name: str
    parameters: Mapping[str, str]
    code: str
