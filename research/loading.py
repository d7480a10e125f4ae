"""`research.load`: articles of files, or of a folder of tables that were made of them before."""

from __future__ import annotations

import os
from functools import wraps
from pathlib import Path
from typing import Any

from research.articles import load as files
from research.articles.model import Corpus
from research.errors import ParameterError
from research.measures import common


def is_tables(path: str | os.PathLike[str]) -> bool:
    """Whether this is a folder of tables in parts, told without importing what reads one."""
    return Path(path, "plan.json").is_file() and Path(path, "work", "articles").is_dir()


@wraps(files.load)
def load(path: str | os.PathLike[str], *paths: str | os.PathLike[str], **given: Any) -> Corpus:
    """Read articles, or a folder of tables."""
    if not paths and isinstance(path, str | os.PathLike) and is_tables(path):
        from research.shards import archive

        if given.get("day_first") is not None:
            raise ParameterError(
                f"day_first: {path} is a folder of tables, whose dates are read; give it to "
                "`research tables`"
            )
        return archive.opened(path)
    if not paths and isinstance(path, str | os.PathLike) and Path(path).is_dir():
        return common.loaded(Path(path).resolve(), given, lambda: files.load(path, **given))
    return files.load(path, *paths, **given)
