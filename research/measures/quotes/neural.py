"""Attributions by the encoder."""


def look(word: str, marked: bool) -> int:
    """How a word looks: in quotation marks or not, in lower case, with a capital, in capitals.

    >>> look("said", False), look("Trump", True), look("NATO", False)
    (0, 3, 4)
    """
    capitals = 0 if not word[:1].isupper() else 2 if len(word) > 1 and word.isupper() else 1
    return int(marked) + 2 * capitals
