"""`python -m research.cli` is the command `research`."""

from research.cli import main

main(prog_name="research")
