"""Names of files, anchors and values made of any text."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str, *, ascii_only: bool = True) -> str:
    """Lower-case letters and digits joined by hyphens, without accents; "" where there are none.

    Letters of other scripts stay, or part words where `ascii_only`.

    >>> slug("Le Monde: Déjà vu?"), slug("Правда 24"), slug("Правда 24", ascii_only=False)
    ('le-monde-deja-vu', '24', 'правда-24')
    """
    split = unicodedata.normalize("NFKD", text.casefold())
    bare = unicodedata.normalize("NFC", "".join(c for c in split if not unicodedata.combining(c)))
    return re.sub(r"[^a-z0-9]+" if ascii_only else r"[\W_]+", "-", bare).strip("-")
