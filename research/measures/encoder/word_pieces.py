"""Word pieces of a text with their characters: BERT's uncased WordPiece, by `tokenizers`.

Words are parted at white space and punctuation, lower-cased, freed of accents, and spelt with the
longest pieces of the vocabulary (Wu et al. 2016, arXiv 1609.08144, section 4.1; Devlin et al.
2019). Needs the extra `encoder`, which is not imported before it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from research.errors import ParameterError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# A longer word is unknown as a whole, as in BERT.
_LONGEST = 100
_UNKNOWN = "[UNK]"
_SURROGATE = re.compile("[\ud800-\udfff]")  # no text that `tokenizers` takes


class Piece(NamedTuple):
    """A word piece: its number in the vocabulary, and its characters `text[start:end]`."""

    number: int
    start: int
    end: int


def tokenizer(vocabulary: Mapping[str, int]) -> Tokenizer:
    """The tokenizer of a vocabulary: pieces and their numbers.

    Pieces inside a word begin with "##"; "[UNK]" stands for a word that cannot be spelt.

    Raises
    ------
    ParameterError
        Where the extra is not installed.
    """
    try:
        from tokenizers import Tokenizer
    except ImportError:
        raise ParameterError(
            "method = 'encoder' needs the package tokenizers, which is not installed; "
            "install the extra: pip install 'news-framing[encoder]', or use method = 'linear'"
        ) from None
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer

    made = Tokenizer(
        WordPiece(dict(vocabulary), unk_token=_UNKNOWN, max_input_chars_per_word=_LONGEST)
    )
    made.normalizer = BertNormalizer(strip_accents=True, lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


def word_pieces(text: str, spelling: Tokenizer) -> list[Piece]:
    """The pieces of any text, in order."""
    found = spelling.encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    return [Piece(n, *place) for n, place in zip(found.ids, found.offsets, strict=True)]
