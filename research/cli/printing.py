"""The one way in which commands print: whatever a text holds, a terminal shows it and obeys none."""

from __future__ import annotations

from typing import Any

import click


def say(*lines: object, err: bool = False) -> None:
    """Print each text as one line without control characters; what indents it stays.

    Parameters
    ----------
    *lines
        What to print, a line each.
    err
        Whether to print to standard error.
    """
    from research.reporting.publishing.sanitise import terminal

    for line in lines:
        text = str(line)
        indent = text[: len(text) - len(text.lstrip(" "))]
        click.echo(indent + terminal(text, wide=True), err=err)


def say_block(text: str, *, err: bool = False) -> None:
    """Print a text of several lines, each as by `say`."""
    say(*text.split("\n"), err=err)


def as_json(value: Any) -> None:
    """Print a value as JSON in plain ASCII, in which no control character can stand."""
    import json

    click.echo(json.dumps(value, indent=1, ensure_ascii=True))
