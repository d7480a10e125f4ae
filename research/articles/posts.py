"""Words that a page sets apart: block quotations, embedded posts, posts of a live blog."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from research.articles import dates, machine_dates
from research.languages.patterns import late

_ATTRIBUTION: Final = late(
    r"^(?:[—–-]+\s*)?(?P<who>[^()@]{2,80}?)\s*\((?P<handle>@[\w.@-]{1,60})\)\s*(?P<when>.{0,60})$"
)
_INLINE: Final = late(
    r"^(?P<text>.+?)\s*[—–]\s*(?P<who>[^()@—–]{2,80}?)\s*\((?P<handle>@[\w.@-]{1,60})\)\s*(?P<when>.{0,60})$",
    re.DOTALL,
)
_ADDRESS: Final = late(r"\s*(?:pic\.twitter\.com/\S+|https?://t\.co/\S+|\b(?:pic\.x\.com)/\S+)")
# What the frames of embedded posts say of themselves, in the language of the page.
_BUTTON: Final = late(
    r"(?:view|see|watch|read|open) (?:this |the |more |full )*(?:post|tweet|photo|video|profile|reel|thread|"
    r"conversation|replies)?\s*(?:on|in) \w[\w ]{0,20}(?:\(opens.{0,30}\))?|(?:sieh dir |sehen sie |schau "
    r"dir )?(?:diesen|dieses) (?:beitrag|post|video|profil) (?:auf|in) \w+ an(?:sehen)?|(?:voir|afficher) "
    r"(?:cette|ce) (?:publication|post|photo|vidéo|profil) sur \w+|(?:ver|mira) (?:est[ae]|ess[ae]) "
    r"(?:publicación|post|foto|v[ií]deo|perfil|publicação) (?:en|no|na) \w+|visualizza questo (?:post|"
    r"profilo) su \w+|dit (?:bericht|profiel) op \w+ bekijken|(?:copy link|reply|repost|like|share|explore "
    r"what[’']s happening on twitter|read \d+ replies)(?: to (?:post|tweet))?",
    re.IGNORECASE,
)
_SHARED: Final = late(
    r"^(?:a post shared by|ein (?:von|beitrag geteilt von)|une publication partagée par|"
    r"una publicación compartida (?:por|de)|un post condiviso da|uma publicação (?:com)?partilhada por|"
    r"een bericht gedeeld door)\s*",
    re.IGNORECASE,
)
_SOURCE: Final = late(r"^[—–-]{1,2}\s*(?P<who>\S.{1,120})$")
_MARKS: Final = '"“”«»„‟'
_ISO_TIME: Final = late(r"T(\d\d:\d\d)")


def embedded(parts: Sequence[str]) -> list[str]:
    """An embedded post as one quotation with its author behind it.

    >>> embedded(["It ends today.", "— Nora Lund MP (@noralund) March 10, 2025"])
    ['“It ends today.” — Nora Lund MP (@noralund), March 10, 2025']
    """
    words, author = [part for part in parts if not _BUTTON.fullmatch(part.strip())], None
    for number in range(len(words) - 1, -1, -1):
        if match := _ATTRIBUTION.match(words[number]):
            author, words = match, words[:number]
            break
        if match := _INLINE.match(words[number]):
            author, words = match, [*words[:number], match["text"]]
            break
    text = " ".join(_ADDRESS.sub("", " ".join(words)).split())
    if author is not None and not any(map(str.isalnum, text)) and _SHARED.match(author["who"]):
        return []  # a picture that says nothing
    if author is None or not any(map(str.isalnum, text)):
        return [line for part in words if (line := " ".join(_ADDRESS.sub("", part).split()))]
    when = f", {author['when'].strip(' ,')}" if author["when"].strip(" ,") else ""
    return [
        f"“{_inner(text)}” — {_SHARED.sub('', author['who']).strip()} ({author['handle']}){when}"
    ]


def block_quotation(parts: Sequence[str]) -> list[str]:
    """Paragraphs that a page sets apart as a quotation, with marks around them.

    Each paragraph opens and the last closes, as newspapers set a quotation of several paragraphs.

    >>> block_quotation(["We regret this.", "We ask for help."])
    ['“We regret this.', '“We ask for help.”']
    """
    words, source = list(parts), ""
    if len(words) > 1 and (match := _SOURCE.match(words[-1])):
        words, source = words[:-1], f" — {match['who']}"
    if any(word[:1] in _MARKS or word[-1:] in _MARKS for word in words):
        return list(parts)
    if not any(map(str.isalpha, "".join(words))):
        return list(parts)
    marked = [f"“{_inner(word)}" for word in words]
    marked[-1] = f"{marked[-1]}”{source}"
    return marked


def _inner(text: str) -> str:
    """Quotation marks within a quotation are single ones."""
    text = text.replace("“", "‘").replace("”", "’")
    return re.sub(r"\"([^\"]*)\"", r"‘\1’", text).replace('"', "’")


def moment(stated: str | None, shown: Mapping[str, str]) -> str | None:
    """When a post was made, as the page shows it, else the hour that it states.

    >>> moment("2025-03-11T10:42:00Z", {})
    '11 March 2025, 10:42'
    """
    if not stated:
        return None
    if stated in shown:
        return shown[stated]
    days, hour = dates.read(stated), _ISO_TIME.search(stated)
    if not days:
        return stated if len(stated) < 40 else None
    day = machine_dates.in_words(days[0])
    return f"{day}, {hour[1]}" if hour else day
