"""What is taken of NLTK: two of its modules, without the rest of it.

Its packages import all of their parts, and those SciPy and scikit-learn where they are installed: a
second of work for what nothing here uses. The two are imported under bare packages, and who imports
NLTK after that gets one of their own, whole.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType


@contextmanager
def _in_part() -> Iterator[None]:
    """NLTK as bare packages, and none of it afterwards; as it is where somebody has imported it."""
    found = None if "nltk" in sys.modules else find_spec("nltk")
    if found is None or not found.submodule_search_locations:
        yield
        return
    folder = Path(found.submodule_search_locations[0])
    bare: dict[str, ModuleType] = {}
    for name in ("nltk", "nltk.corpus", "nltk.stem", "nltk.tokenize"):
        bare[name] = ModuleType(name)
        bare[name].__path__ = [str(folder.joinpath(*name.split(".")[1:]))]
    # The stemmer names it, for a list of stop words that is not asked for.
    bare["nltk.corpus"].stopwords = None  # type: ignore[attr-defined]
    sys.modules.update(bare)
    try:
        yield
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == "nltk"]:
            del sys.modules[name]


try:
    with _in_part():
        from nltk.stem.snowball import SnowballStemmer
        from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer
except (AttributeError, ImportError):  # where a version of NLTK takes more of its packages
    from nltk.stem.snowball import SnowballStemmer
    from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer

__all__ = ["PunktLanguageVars", "PunktParameters", "PunktSentenceTokenizer", "SnowballStemmer"]
