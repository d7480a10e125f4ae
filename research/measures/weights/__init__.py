"""Weights that the package ships, read only where they are the ones that were published.

`SHA256SUMS` holds their hashes, as `sha256sum --check` reads them; `training/publish.py` writes it.
"""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from research.errors import InputError

SUMS = "SHA256SUMS"
_FOLDER = resources.files(__name__)


@lru_cache(maxsize=1)
def sums() -> dict[str, str]:
    """The sha256 of each file of weights, by its name."""
    lines = (_FOLDER / SUMS).read_text(encoding="ascii").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def has(name: str) -> bool:
    """Whether the file is here."""
    return (_FOLDER / name).is_file()


def read(name: str) -> bytes:
    """The bytes of a file of weights; InputError where they are not those that were published."""
    if not has(name):
        raise InputError(f"weights/{name} is missing: install the package again")
    raw = (_FOLDER / name).read_bytes()
    seen, expected = hashlib.sha256(raw).hexdigest(), sums().get(name, "none")
    if seen != expected:
        raise InputError(
            f"weights/{name}: sha256 is {seen[:12]}, expected {expected[:12]}; "
            "the file was changed or cut: install the package again"
        )
    return raw


def arrays(name: str) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of an .npz file of weights, by name."""
    with np.load(io.BytesIO(read(name)), allow_pickle=False) as held:
        return {array: held[array] for array in held.files}
