"""What is taken of NLTK, which imports all of its parts together.

Some of them take SciPy and scikit-learn where these are installed: seconds of work for what nothing here
uses. They are hidden from it, and who imports NLTK after that gets one of their own, whole.
"""

from __future__ import annotations

import sys

_hidden = [] if "nltk" in sys.modules else ["scipy", "scipy.stats", "sklearn"]
_hidden = [name for name in _hidden if name not in sys.modules]
sys.modules.update(dict.fromkeys(_hidden))  # type: ignore[arg-type]
try:
    from nltk.stem.snowball import SnowballStemmer
    from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer
finally:
    for _name in _hidden:
        del sys.modules[_name]
    if _hidden:
        for _name in [name for name in sys.modules if name.partition(".")[0] == "nltk"]:
            del sys.modules[_name]

__all__ = ["PunktLanguageVars", "PunktParameters", "PunktSentenceTokenizer", "SnowballStemmer"]
