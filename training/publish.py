"""Where trained weights go, and the hashes of them that `research.published` checks."""

from __future__ import annotations

import hashlib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "research" / "measures" / "weights"


def publish(*names: str, folder: Path = FOLDER) -> str:
    """Note the sha256 of these files beside those of the others of their folder; gives their lines."""
    sums = folder / "SHA256SUMS"
    others = [line for line in sums.read_text("ascii").splitlines() if line.split()[1] not in names]
    own = [f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}" for n in names]
    lines = sorted([*others, *own], key=lambda line: line.split()[1])
    sums.write_text("".join(f"{line}\n" for line in lines), encoding="ascii", newline="\n")
    return "\n".join(own)
