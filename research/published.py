"""Folders of weights that the package ships, read only where they are the ones that were published.

`SHA256SUMS` in each holds their hashes, as `sha256sum --check` reads them; `training/publish.py` writes it.
"""

from __future__ import annotations

import hashlib
import io
from importlib import resources

import numpy as np
import numpy.typing as npt

from research.errors import InputError

SUMS = "SHA256SUMS"


class Files:
    """The weights beside a module, by its name."""

    def __init__(self, module: str) -> None:
        self._folder = resources.files(module)
        self._sums: dict[str, str] = {}

    def sums(self) -> dict[str, str]:
        """The sha256 of each file of weights, by its name."""
        if not self._sums:
            lines = (self._folder / SUMS).read_text(encoding="ascii").splitlines()
            self._sums = {name: digest for digest, name in (line.split() for line in lines)}
        return self._sums

    def has(self, name: str) -> bool:
        """Whether the file is here."""
        return (self._folder / name).is_file()

    def read(self, name: str) -> bytes:
        """The bytes of a file of weights; InputError where they are not those that were published."""
        if not self.has(name):
            raise InputError(f"weights/{name} is missing: install the package again")
        raw = (self._folder / name).read_bytes()
        seen, expected = hashlib.sha256(raw).hexdigest(), self.sums().get(name, "none")
        if seen != expected:
            raise InputError(
                f"weights/{name}: sha256 is {seen[:12]}, expected {expected[:12]}; "
                "the file was changed or cut: install the package again"
            )
        return raw

    def arrays(self, name: str) -> dict[str, npt.NDArray[np.generic]]:
        """The arrays of an .npz file of weights, by name."""
        with np.load(io.BytesIO(self.read(name)), allow_pickle=False) as held:
            return {array: held[array] for array in held.files}
