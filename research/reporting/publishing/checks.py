"""What a report opens with: what was checked of its run, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked of a run: whether it holds, and what was seen.

    `holds` is None where there was nothing to check it by, which says nothing of the results.
    """

    name: str
    holds: bool | None
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
        detail = (
            "not compared, as there is no requirements.lock; that matters to who makes this page again, "
            "not to who reads it"
        )
        found.append(Check("Environment", None, detail))
    elif differs:
        names = ", ".join(list(differs)[:3]) + (" …" if len(differs) > 3 else "")
        detail = f"other versions of libraries than in requirements.lock, which may move numbers: {names}"
        found.append(Check("Environment", False, detail))
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
