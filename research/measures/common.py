"""What one notebook of a run loaded and found, taken by the others: each article is read once.

The runner gives the kernels of a run a folder that lives as long as the run. What is found depends on
the articles, the options and the code, which is one for all notebooks of a run; a run that is made
again alone (`research verify`) reads everything itself, and has to come out the same.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TypeVar, cast

from filelock import FileLock

from research.articles.model import Article, Corpus

FOLDER = "NEWS_FRAMING_COMMON"  # the environment variable that names it
Found = TypeVar("Found")


def found(
    corpus: Corpus, name: str, options: tuple[object, ...], make: Callable[[], Found]
) -> Found:
    """What another notebook of this run found, or what `make` finds, left for the others.

    Parameters
    ----------
    name
        Of what finds it.
    options
        Its options. Where one is a function, or an object of somebody else's, nothing is shared: two
        notebooks may mean different things by one name.
    """
    if not os.environ.get(FOLDER) or not all(map(_is_plain, options)):
        return make()
    return _once(_key(corpus, name, options), make)


def loaded(folder: Path, options: Mapping[str, object], make: Callable[[], Corpus]) -> Corpus:
    """The articles of a folder as another notebook of this run loaded them, or as `make` loads them.

    Parameters
    ----------
    folder
        Of articles. A file in it that was changed meanwhile has all be loaded again.
    options
        What `make` loads them with.
    make
        Loads them.
    """
    if not os.environ.get(FOLDER):
        return make()
    digest = hashlib.sha256(repr((str(folder), sorted(options.items()))).encode())
    try:
        for path in sorted(folder.rglob("*")):
            state = path.lstat()
            digest.update(repr((str(path), state.st_size, state.st_mtime_ns)).encode())
    except OSError:  # the loader says which file, and goes on
        return make()

    def described() -> Corpus:
        corpus = make()
        _ = corpus.metadata  # every notebook begins with it: it goes along
        return corpus

    return _once(digest.hexdigest()[:32], described)


def _once(key: str, make: Callable[[], Found]) -> Found:
    place = Path(os.environ[FOLDER]) / key
    with FileLock(place.with_suffix(".lock")):
        try:
            return cast(Found, pickle.loads(place.read_bytes()))  # noqa: S301  the runner's own folder
        except OSError:
            pass
        made = make()
        part = place.with_suffix(".part")
        part.write_bytes(pickle.dumps(made))
        part.replace(place)
    return made


def _is_plain(option: object) -> bool:
    own = type(option).__module__.startswith("research.")
    return option is None or isinstance(option, str | int | float) or (own and is_dataclass(option))


def _key(corpus: Corpus, name: str, options: tuple[object, ...]) -> str:
    digest = hashlib.sha256(repr((name, options)).encode("utf-8", "surrogatepass"))
    known = [field.name for field in fields(Article)]
    for article in corpus:
        each = repr([getattr(article, field) for field in known])
        digest.update(each.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]
