"""The notebooks that the package ships, by pyproject.toml: those of a user beside them are not tested."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_BUILD = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]
_WHEEL = _BUILD["build"]["targets"]["wheel"]["force-include"]
NOTEBOOKS = sorted(ROOT / name for name in _WHEEL if name.endswith(".ipynb"))
