"""NLTK's Punkt tokeniser of sentences, with parameters held here: no downloaded data."""

from __future__ import annotations

import re
from itertools import islice

from research.languages.en import lists
from research.languages.toolkit import (
    PunktLanguageVars,
    PunktParameters,
    PunktSentenceTokenizer,
)


class _NewsVars(PunktLanguageVars):
    # Curly and angle marks close a sentence as straight ones do.
    _re_non_word_chars = r"(?:[)\";}\]\*:@\'\({\[!?”’»›])"
    re_boundary_realignment = re.compile(r"[\"'”’»›)\]}]+?(?:\s+|(?=--)|$)", re.MULTILINE)


_INITIALS = re.compile(r"[a-z](?:\.[a-z])+")
# A word with a full stop, and a capital word or a closing mark after it.
_PLAIN_STOP = re.compile(r"([A-Za-z]{2,})\.(?:\s+([A-Z][a-z]*)|[)\"'”’»›])")


class _Abbreviations(set[str]):
    """Abbreviations, and whatever is letters with stops between: f.b.i, i.r.s.; also behind a mark: “Sen."""

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        bare = word.lstrip("“‘„«'\"")
        return super().__contains__(bare) or bool(_INITIALS.fullmatch(bare))


class _NewsTokenizer(PunktSentenceTokenizer):
    def text_contains_sentbreak(self, text: str) -> bool:
        # Most contexts are plain ones, for which Punkt's own way comes to this, slowly.
        plain = _PLAIN_STOP.fullmatch(text)
        if plain is None:
            # The last word is what follows: NLTK also answers for a "?" in it, "vs. Lund?;".
            before = len([*self._tokenize_words(text.rsplit(maxsplit=1)[0])])
            marked = islice(self._annotate_tokens(self._tokenize_words(text)), before)
            return any(token.sentbreak for token in marked)
        word, following = (group and group.lower() for group in plain.groups())
        return word not in self._params.abbrev_types or following in self._params.sent_starters


def tokenizer() -> PunktSentenceTokenizer:
    """Punkt with the abbreviations and sentence openers of English news.

    >>> list(tokenizer().span_tokenize("He met Mr. Roe. It rained."))
    [(0, 15), (16, 26)]
    >>> list(tokenizer().span_tokenize("He led the F.B.I. directorate. The F.B.I. Director quit."))
    [(0, 30), (31, 56)]
    """
    parameters = PunktParameters()
    parameters.abbrev_types = _Abbreviations(lists.abbreviations())
    # After an abbreviation these open a sentence: "... in the U.S. He said".
    parameters.sent_starters = set(lists.words("grammar", "sentence_opener"))
    return _NewsTokenizer(parameters, lang_vars=_NewsVars())
