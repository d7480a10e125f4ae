"""What a report opens with: what was checked of its run, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked of a run: whether it holds, and what was seen."""

    name: str
    holds: bool
    detail: str


def made(record: Mapping[str, Any]) -> list[Check]:
    """What the report opens with: what was checked of the run, and what came of it."""
    files = sum(len(item["files"]) for item in record["inputs"])
    found = [
        Check("Inputs", True, f"{files} {_s(files, 'file')}, unchanged while the notebook ran")
    ]
    found += _code(record)
    differs = record["lock"]["differs"]
    if differs is None:
        found.append(Check("Environment", False, "no requirements.lock to compare with"))
    elif differs:
        names = ", ".join(list(differs)[:3]) + (" …" if len(differs) > 3 else "")
        found.append(Check("Environment", False, f"differs from the lock: {names}"))
    else:
        found.append(Check("Environment", True, "equals requirements.lock"))
    seed = record["seed"]
    detail = "the notebook takes none" if seed is None else f"set to {seed}"
    found.append(Check("Seed", True, detail))
    return found


def _s(number: int, noun: str) -> str:
    return noun if number == 1 else f"{noun}s"


def _code(record: Mapping[str, Any]) -> list[Check]:
    """Whether the package, the notebook and its modules are what can be had again."""
    code, changed = record["code"], record["git"]["changed"]
    found = []
    if code["installed"] is not None:
        edited = code["installed"]["changed"]
        release = f"{code['package']} {code['version']}"
        said = f"{release}, {len(edited)} {_s(len(edited), 'file')} edited since it was installed"
        found.append(Check("Package", not edited, said if edited else f"{release} as installed"))
    if record["notebook"]["shipped"]:
        found.append(Check("Code", not found or found[0].holds, "the notebook of that release"))
    elif changed is None:
        found.append(Check("Code", False, "under no version control"))
    elif changed:
        files = f"{len(changed)} {_s(len(changed), 'file')}"
        found.append(Check("Code", False, f"{files} not committed"))
    else:
        commit = record["git"]["commit"] or ""
        found.append(Check("Code", True, f"committed {commit[:10]}".strip()))
    return found
