"""Notebooks as the runner sees them: found by name, read, hashed by what they say."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from research.errors import ParameterError
from research.reporting.publishing.pages import INJECTED
from research.reporting.running import parameters as params

TAG = "parameters"


_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,79}")
_TEMPLATES = {kind: Path(__file__).parent / f"{kind}.ipynb" for kind in ("new", "new_frames")}
_PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook that declares its parameters; `sha256` covers its cells, not their outputs.

    `root` is the folder of its project, or the one in which a shipped notebook was called for;
    its kernel runs in `folder`.
    """

    path: Path
    name: str
    title: str
    content: dict[str, Any]
    parameters: tuple[params.Parameter, ...]
    sha256: str
    root: Path
    shipped: bool = False

    @property
    def folder(self) -> Path:
        """Where the kernel runs, and what the defaults of paths are relative to."""
        return self.root if self.shipped else self.path.parent


def shipped_folder() -> Path:
    """Where the package's own notebooks lie: inside of it, or beside it in a checkout."""
    inside = _PACKAGE / "notebooks"
    return inside if inside.is_dir() else _PACKAGE.parent / "notebooks"


def find(names: Sequence[str], *, start: Path) -> list[Path]:
    """Files of the named notebooks; where none is named, of all of the project.

    A folder without a project of its own has the notebooks that the package ships, which can be
    named in a project too.

    Parameters
    ----------
    names : sequence of str
        Names such as `framing`, or paths of .ipynb files.
    start : Path
        The folder in or under a project that has a folder `notebooks`.

    Raises
    ------
    ParameterError
        For a name that no notebook has, with the nearest that one has.
    """
    above = (folder / "notebooks" for folder in [start, *start.parents])
    own = next((folder for folder in above if folder.is_dir()), None)
    shipped = {path.stem: path for path in sorted(shipped_folder().glob("*.ipynb"))}
    project = {path.stem: path for path in sorted(own.glob("*.ipynb"))} if own else {}
    if not names:
        return [path.resolve() for path in (project or shipped).values()]
    known = shipped | project
    found = []
    for name in names:
        path = start / name
        if path.suffix == ".ipynb" and path.is_file():
            found.append(path.resolve())
        elif name.removesuffix(".ipynb") in known:
            found.append(known[name.removesuffix(".ipynb")].resolve())
        else:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            raise ParameterError(f"no notebook {name!r}; {hint}")
    return found


def read(path: Path, *, start: Path | None = None) -> Notebook:
    """The notebook at `path`, with its title and parameters.

    Parameters
    ----------
    start : Path, optional
        The folder in which it was called for: the root of a run of a shipped notebook.

    Raises
    ------
    ParameterError
        For what is no notebook, one without exactly one cell tagged `parameters`, or one that
        papermill has already filled.
    """
    if any(ord(sign) < 0x20 or 0xD800 <= ord(sign) < 0xE000 for sign in path.name):
        raise ParameterError(f"{path.name!r}: no name for a notebook; use letters and digits")
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        cells = content["cells"]
        if content["nbformat"] != 4:
            raise ValueError("it is not of nbformat 4")
        for cell in cells:
            cell["source"] = _text(cell["source"])
            cell["cell_type"] = str(cell["cell_type"])
            cell["metadata"] = dict(cell.get("metadata") or {})
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ParameterError(f"{path}: not a notebook that can be read: {error}") from None
    tagged = [number for number, cell in enumerate(cells, start=1) if TAG in _tags(cell)]
    if any(INJECTED in _tags(cell) for cell in cells):
        raise ParameterError(
            f"{path}: it holds injected parameters of an earlier run; run the notebook it came from"
        )
    if len(tagged) != 1:
        raise ParameterError(
            f"{path}: {len(tagged)} cells are tagged {TAG!r}, one is needed; tag the cell that "
            "declares them, also where it is empty"
        )
    cell = cells[tagged[0] - 1]
    place = f"{path.name}, cell {tagged[0]}"
    if cell["cell_type"] != "code":
        raise ParameterError(f"{place}: tagged {TAG!r} but not a code cell")
    said = [[cell["cell_type"], cell["source"], _tags(cell)] for cell in cells]
    digest = hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()
    declared = params.read(cell["source"], place=place)
    root = project_root(path)
    shipped = path.parent == shipped_folder().resolve() and (
        path.is_relative_to(_PACKAGE) or (start is not None and not start.is_relative_to(root))
    )
    return Notebook(
        path, path.stem, _title(cells) or path.stem, content, declared, digest,
        root=(start or Path.cwd()) if shipped else root, shipped=shipped,
    )  # fmt: skip


def new(name: str, *, folder: Path, kind: Literal["new", "new_frames"] = "new") -> Path:
    """Write a commented notebook to begin with, and return its path.

    Parameters
    ----------
    name : str
        What to call it: letters, digits, hyphens and underscores.
    folder : Path
        Where the project is; the notebook goes to its folder `notebooks`.
    kind
        `new` for one to write oneself, `new_frames` for one that learns frames from codings.

    Raises
    ------
    ParameterError
        For another name, or one that is taken.
    """
    if not _NAME.fullmatch(name):
        raise ParameterError(f"{name!r} is no name of a notebook; use letters, digits, - and _")
    above = (one / "notebooks" for one in [folder, *folder.parents])
    own = next((one for one in above if one.is_dir()), folder / "notebooks")
    path = own / f"{name}.ipynb"
    own.mkdir(exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(_TEMPLATES[kind].read_bytes())
    except FileExistsError:
        raise ParameterError(f"{path} is there already; choose another name") from None
    return path


def project_root(path: Path) -> Path:
    """The nearest folder above `path` that holds pyproject.toml or .git, else the folder above."""
    for folder in path.parents:
        if (folder / "pyproject.toml").is_file() or (folder / ".git").exists():
            return folder
    return path.parent.parent if path.parent.name == "notebooks" else path.parent


def _text(source: Any) -> str:
    return source if isinstance(source, str) else "".join(source)


def _tags(cell: dict[str, Any]) -> list[str]:
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return [str(tag) for tag in tags] if isinstance(tags, list) else []


def _title(cells: list[dict[str, Any]]) -> str | None:
    for cell in cells:
        if cell["cell_type"] == "markdown":
            for line in cell["source"].splitlines():
                if line.startswith("# "):
                    return str(line[2:].strip())
    return None
