"""What is taken of NLTK: two of its modules, without the rest of it.

Its packages import all of their parts, and those SciPy and scikit-learn where they are installed: a
second of work for what nothing here uses. The two are imported under bare packages, and who imports
NLTK after that gets one of their own, whole.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType


def _bare(name: str, folder: Path) -> ModuleType:
    """A package whose modules can be imported, without what its `__init__` imports."""
    package = ModuleType(name)
    package.__path__ = [str(folder.joinpath(*name.split(".")[1:]))]
    return package


_bared: dict[str, ModuleType] = {}
_found = None if "nltk" in sys.modules else find_spec("nltk")
if _found is not None and _found.submodule_search_locations:
    _folder = Path(_found.submodule_search_locations[0])
    for _name in ("nltk", "nltk.corpus", "nltk.stem", "nltk.tokenize"):
        _bared[_name] = _bare(_name, _folder)
    # The stemmer names it, for a list of stop words that is not asked for.
    _bared["nltk.corpus"].stopwords = None  # type: ignore[attr-defined]
    sys.modules.update(_bared)
try:
    from nltk.stem.snowball import SnowballStemmer
    from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer
finally:
    if _bared:
        for _name in [name for name in sys.modules if name.partition(".")[0] == "nltk"]:
            del sys.modules[_name]

__all__ = ["PunktLanguageVars", "PunktParameters", "PunktSentenceTokenizer", "SnowballStemmer"]
