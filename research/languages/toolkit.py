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
from typing import Final

# What the two name and do not ask for here: with lists of stop words, files and training come clients of the
# web, pickles and much else, nearly all of the time of the import.
_UNUSED: Final = {
    "nltk.corpus": ("stopwords",),
    "nltk.internals": ("overridden",),
    "nltk.pathsec": ("open", "validate_path"),
    "nltk.picklesec": ("allowlisted_pickle_load",),
    "nltk.probability": ("FreqDist",),
    "nltk.tokenize.util": ("string_span_tokenize",),
}


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
    for name, unused in _UNUSED.items():
        vars(bare.setdefault(name, ModuleType(name))).update(dict.fromkeys(unused))
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

        SnowballStemmer("english").stem("asked")
        list(PunktSentenceTokenizer().span_tokenize("It rained. It poured."))
except (
    AttributeError,
    ImportError,
    TypeError,
):  # where a version of NLTK takes more of its packages
    from nltk.stem.snowball import SnowballStemmer
    from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer

__all__ = ["PunktLanguageVars", "PunktParameters", "PunktSentenceTokenizer", "SnowballStemmer"]
