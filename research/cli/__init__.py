"""The command `research`: parses, calls one function, prints.

Modules here import nothing heavy before a command is called: `research --help` is to be quick.
"""

from __future__ import annotations

import errno
import importlib
from typing import Any

import click

from research.errors import ResearchError, RunError

# Command: the module that defines it, and what it does in a line.
COMMANDS = {
    "run": ("running", "Run notebooks and publish dated reports."),
    "new": ("running", "Write a notebook of your own to begin with."),
    "load": ("articles", "Load articles, and print what was loaded and repaired."),
    "tables": ("articles", "Write all tables for work in R or a spreadsheet."),
    "status": ("parts", "Say how far tables in parts are, and what failed."),
    "strip": ("closed", "Write what may be shared of a corpus whose texts may not."),
    "attach": ("closed", "Join a stripped corpus to your own copy of its articles."),
    "sample": ("validity", "Draw what to code, to see how right a measure is."),
    "code": ("validity", "Write a coding sheet for one coder."),
    "agreement": ("validity", "How well coders agree."),
    "estimate": ("validity", "Shares and means with the machine's errors corrected."),
    "verify": ("published", "Make a report, or tables in parts, again and compare to the byte."),
    "explore": ("published", "Write a page that sorts, filters and searches a run's tables."),
    "diff": ("published", "Compare two runs: what went in, what came out."),
    "prune": ("published", "Delete old runs that nothing cites."),
    "fill": ("citing", "Write the newest values into a write-up."),
    "check": ("citing", "Check the numbers of a write-up against their runs."),
    "explain": ("citing", "Print a value, how it was computed, and its evidence."),
    "cite": ("citing", "Print a reference to a report."),
}
EXITS = (
    "Exit codes: 0 all right; 1 a run failed, no article came, or what was compared differs; "
    "2 wrong usage."
)


class Commands(click.Group):
    """Commands whose modules are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name, imported."""
        if name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"research.cli.{COMMANDS[name][0]}"), name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As in click, with the nearest name for one that is not known."""
        import difflib

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            ctx.fail(f"no command {args[0]!r}" + (f"; did you mean {near[0]}?" if near else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Errors of this package and of files as clear lines, no traceback: 2, or 1 for a run."""
        try:
            return super().invoke(ctx)
        except ResearchError as error:
            from research.cli.printing import say

            say(*(f"research: {line}" for line in str(error).split("\n")), err=True)
            ctx.exit(1 if isinstance(error, RunError) else 2)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader has gone: click's to handle
                raise
            from research.cli.printing import say

            place = f"{error.filename}: " if error.filename else ""
            say(f"research: {place}{error.strerror or error}", err=True)
            ctx.exit(2)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXITS)
@click.version_option(package_name="news-framing", prog_name="research")
def main() -> None:
    """News framing and stance: load articles, run notebooks, publish reports."""
