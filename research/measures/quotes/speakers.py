"""Which actor the words of a source name: one way for quotations, stances and comparisons."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from research.languages.en import lists
from research.measures.actors import Mention
from research.text.segments import Span

_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
# What follows these describes the source and is not it: "a spokesman for Clinton".
_DESCRIBES = re.compile(
    rf"\b(?:{lists.alternatives(lists.words('grammar', 'describing'))})\b", re.IGNORECASE
)
# A word right after a name that it modifies: "Trump spokesman", but not "Trump himself".
_MODIFIED = re.compile(
    rf"[ \u00a0-]+(?!(?:{lists.alternatives(lists.words('grammar', 'no_modifier'))})"
    r"(?:sel(?:f|ves))?\b)[^\W\d_]"
)
_BODIES = lists.words("grammar", "speaking_body") | lists.words("grammar", "also_speaking_body")
_RELATIVE = re.compile(r"(?:who|which|that|whom)", re.IGNORECASE)
# The end of what a relative pronoun may go back to: "an old architect", "those".
_ANTECEDENT = re.compile(
    rf"\b(?:{lists.alternatives(lists.words('grammar', 'antecedent_opener'))})(?:\s+[\w'’-]+){{0,3}}$",
    re.IGNORECASE,
)
_NAMED = ("name", "title")
_PERSONAL = frozenset(["he", "she"])
# ", a division of the ministry", ", 82", ", who ...": said of a source that has its name already.
_EXPLAINED = re.compile(
    rf",\s+(?:(?:{lists.alternatives(lists.words('grammar', 'explains'))})\b|\d)"
)
_OWNED = re.compile(r"(his|her|its|their)\s+(?=\w)", re.IGNORECASE)
_JOINED = re.compile(r",?\s(?:and|or)\s")
_LONGEST_GIVEN = 20  # characters
_ONE_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_CAPITAL = r"[^\W\d_a-z][\w'’.-]*"
_NAME = re.compile(rf"{_CAPITAL}(?:\s(?:(?:de|da|von|van|der|al|bin|la|le)\s)*{_CAPITAL}){{1,3}}")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_LONGER = re.compile(rf"(?:{_CAPITAL}\s)+")
_OWNING = re.compile(r"['’]s?$")
# "Both Mr Lee and Ms Roy", "critics like Mr Lee", "Ms Roy and her aides".
_GROUP_BEFORE = re.compile(
    rf"\b(?:{lists.alternatives(lists.words('grammar', 'group_before'))})\s+(?:[A-Z][a-z]+\.?\s+)?$",
    re.IGNORECASE,
)
_GROUP_AFTER = re.compile(
    rf"(?:\s+of(?:\s{_CAPITAL})+)?\s*(?:\([^()]*\))?(?:,\s{_CAPITAL}(?:\s{_CAPITAL})*)?\s*,?\s+(?:and|&|or)\s+"
    r"(?!(?:then|now)\b)"
    rf"|(?:\s{_CAPITAL})*/{_CAPITAL}"  # "a Bridge News/Harbour Times poll"
)
_LISTED = re.compile(r"\s*(?:\([^()]*\))?,\s+")
_NOUN = re.compile(r"[^\W\d_][\w'’-]*")
_DETERMINER = lists.alternatives(
    lists.words("grammar", "article") | lists.words("grammar", "possessive")
)
# What stands between a name and the end of the words that explain it, in one pair of commas.
_OF_PLACE = rf"\s(?:of|from)(?:\s{_CAPITAL})+(?:,\s{_CAPITAL})?"  # "of Leyton County, Neb."
_EXPLAINS = re.compile(
    rf"(?:{_OF_PLACE})?(?:\s\([^()]*\))?,\s(?:(?:{_DETERMINER})\s[^,;:.!?()“”\"]{{1,80}}"
    rf"|{_CAPITAL}(?:\sof(?:\s{_CAPITAL})+)?)|{_OF_PLACE}"
)
_MOST_EXPLAINING = 4  # mentions
_BEHIND = 120  # characters before a relative pronoun in which it finds what it means


def name_speaker(
    text: str, source: Span, mentions: Sequence[Mention], *, antecedent: Span | None = None
) -> str:
    """What the table calls a speaker: the actor that `source` names, else its own words.

    A group is no one of its members, and who belongs to a body is not the body: "Mr Lee and Ms Roy",
    "two Republican senators", "a former chairman of the bank" keep their words.
    """
    words = text[source.start : source.end]
    found: Mention | None
    # ", a lawyer for the port" explains the name before it, as "who" does.
    if _RELATIVE.fullmatch(words) or words.startswith(","):
        named = named_before(text, source, mentions)
        found = None if named is None else find_speaker(text, named, mentions)
        # "Ada Holm of the Port Office, who ...", but "two aides, Ada Holm and Per Lie, who ..."
        by_name = found is not None and found.kind == "person" and found.form in _NAMED
        alone = found is None or antecedent is None or _is_meant(text, antecedent, found, mentions)
        if found is not None and by_name and alone:
            return found.actor
        source = antecedent or named or source
    elif antecedent is not None:
        said_by = find_speaker(text, source, mentions)
        if said_by is not None and _is_meant(text, source, said_by, mentions):
            return said_by.actor
        name = name_speaker(text, antecedent, mentions)
        kinds = {mention.kind for mention in mentions if mention.actor == name}
        nominal = _ARTICLE.match(words) is not None  # "the senator", as "the company"
        if nominal and kinds:
            # Of "Ms Lee said. The company said" she is no company.
            body = words.lower().removeprefix("the ") in _BODIES
            return described(words) if body and kinds == {"person"} and " " in name else name
        if nominal or (words.lower() in _PERSONAL) == ("person" in kinds) or not kinds:
            return name
        return words
    found = find_speaker(text, source, mentions)
    if found is None:
        # "Ada Holm (L), the port's chairman, said": where the chairman alone was seen
        explained = _is_explaining(text, source, mentions)
        if explained is not None:
            return explained.actor
    elif _is_part_of_name(text, source, found):
        return _ARTICLE.sub("", described(text[source.start : source.end]))
    elif _is_meant(text, source, found, mentions):
        return found.actor
    return _of_owner(text, source, mentions) or described(text[source.start : source.end])


def whole_names(text: str, names: Iterable[str], mentions: Sequence[Mention]) -> dict[str, str]:
    """Of speakers called by one word, the whole name that the text has once: "White" is "Karen White".

    Parameters
    ----------
    names
        What speakers are called. A surname that is a common word too is no actor's.
    """
    bodies = {mention.actor for mention in mentions if mention.kind != "person"}
    found = {}
    for name in sorted(set(names) - bodies):
        if name[:1].isupper() and not name.isupper() and _ONE_WORD.fullmatch(name):
            places = re.finditer(rf" {re.escape(name)}\b", text)
            before = {
                given
                for place in places
                for given in text[max(0, place.start() - _LONGEST_GIVEN) : place.start()].split()[
                    -1:
                ]
                if given in _given_names()
            }
            if len(before) == 1:
                found[name] = f"{before.pop()} {name}"
    return found


@cache
def _given_names() -> frozenset[str]:
    """Given names that are no place: "Virginia Democrats" are no person."""
    return frozenset(lists.given_names()).difference(*lists.sections("places.txt").values())


def _is_explaining(text: str, source: Span, mentions: Sequence[Mention]) -> Mention | None:
    behind = text[source.end : source.end + 1] == ","
    return _apposed_person(text, source.end, mentions) if behind else None


def _is_part_of_name(text: str, source: Span, found: Mention) -> bool:
    """Whether a body has a longer name than is known: "the Coastal Broadcasting Network"."""
    before = _ARTICLE.sub("", text[source.start : found.start])
    known = text[found.start : found.end] == found.actor
    return (
        found.kind not in {"person", "place"}
        and found.form == "name"
        and found.end == source.end
        and known
        and _LONGER.fullmatch(before) is not None
    )


def _of_owner(text: str, source: Span, mentions: Sequence[Mention]) -> str | None:
    """The words of a source with the name of whom it belongs to: "his aides" are "Per Lie's aides"."""
    owned = _OWNED.match(text, source.start, source.end)
    if owned is None:
        return None
    owner = next(
        (m for m in _between(mentions, source.start, owned.end(1)) if m.start == source.start), None
    )
    if owner is None or owner.actor.lower() == owned[1].lower():
        return None
    end = "’" if owner.actor.endswith("s") else "’s"
    return f"{owner.actor}{end} {described(text[owned.end() : source.end])}"


def described(words: str) -> str:
    """The words of a source without what only explains them.

    >>> described("Officials at the port, a division of the ministry")
    'Officials at the port'
    >>> described("Per Lie, chief of sales"), described("the mayor's spokesman, Per Lie")
    ('Per Lie', 'Per Lie')
    >>> described(", a lawyer for the port")
    'a lawyer for the port'
    """
    words = words.lstrip(" ,;:–—-") or words
    first, *rest = words.split(", ")
    if rest and not _JOINED.search(words):
        if _NAME.fullmatch(first):
            return first  # "Per Lie, SVP, Sales at the port"
        if _NAME.fullmatch(rest[-1]) and not _NAME.match(first):
            return rest[-1]  # "the acting head, Per Lie"
    explained = _EXPLAINED.search(words)
    shown = words if explained is None else words[: explained.start()]
    return _OWNING.sub("", shown)


def _is_meant(text: str, source: Span, found: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a source is this actor and not a group with it, or somebody that belongs to it."""
    before, after = text[source.start : found.start], text[found.end : source.end]
    if _GROUP_BEFORE.search(before) or _GROUP_AFTER.match(after):
        return False
    rest = _LISTED.match(text, found.end, source.end)
    if rest is not None and found.kind == "person":
        place = rest.end()
        following = _between(mentions, place, source.end)
        if any(m.start == place and m.kind == "person" and m.form in _NAMED for m in following):
            return _POSSESSIVE.match(text, following[0].end, source.end) is not None
    if found.kind == "person":
        return True
    if before.split(" ")[0].lower() in lists.words("grammar", "quantifier") | {"most", "few"}:
        return False  # "most Democratic members of the board"
    belongs = _MODIFIED.match(text, found.end, source.end)
    if belongs is not None:
        noun = _NOUN.match(text, belongs.end() - 1)
        listed = lists.words("grammar", "own_body") | lists.words("grammar", "describing")
        return noun is not None and noun[0].lower() in listed
    last = text[found.start : found.end].split()[-1].lower()
    return found.form != "demonym" or last in lists.words("grammar", "own_body")


def find_speaker(text: str, source: Span, mentions: Sequence[Mention]) -> Mention | None:
    """Mention of the actor that `source` means, None where none is known.

    Of its parts between commas, the first that names a person, else the first that names any
    actor. No mention that owns, modifies or describes the speaker is one: "Putin's spokesman",
    "Trump spokesman Sean Spicer", "the mayor of London". A body may speak through its own:
    "Kremlin officials".
    """
    if _RELATIVE.fullmatch(text[source.start : source.end]):
        source = named_before(text, source, mentions) or source
    heads: list[Mention] = []
    bodies: list[Mention] = []
    start = source.start
    for part in text[source.start : source.end].split(","):
        describing = _DESCRIBES.search(part, 1)
        limit = start + (len(part) if describing is None else describing.start())
        for mention in _between(mentions, start, limit):
            after = min(mention.end, limit)
            if _POSSESSIVE.match(text, after, source.end):
                if _POSSESSIVE.fullmatch(text, after, source.end):
                    heads.append(mention)  # "Trump's claim", where the claim is the cue
            elif not _MODIFIED.match(text, after, limit):
                heads.append(mention)
            elif mention.kind != "person":
                bodies.append(mention)
        start += len(part) + 1
    people = [m for m in heads if m.kind == "person" and m.form in _NAMED]
    among = people or heads or bodies
    return min(among, key=lambda m: (m.form == "demonym", m.start), default=None)


def named_before(text: str, pronoun: Span, mentions: Sequence[Mention]) -> Span | None:
    """What a relative pronoun goes back to: the name or the words right before it."""
    before = text[max(0, pronoun.start - _BEHIND) : pronoun.start].rstrip(" ,—–-")
    end = pronoun.start - min(_BEHIND, pronoun.start) + len(before)
    at = bisect_right(mentions, end, key=lambda mention: mention.start) - 1
    # "Ada Holm, Liberal of Ulverby, who ..."
    person = _apposed_person(text, end, mentions) if pronoun.start > end + 1 else None
    if person is not None:
        return Span(person.start, person.end)
    if at >= 0 and mentions[at].end >= end:
        return Span(mentions[at].start, mentions[at].end)
    words = _ANTECEDENT.search(before)
    return None if words is None else Span(end - len(before) + words.start(), end)


def _apposed_person(text: str, end: int, mentions: Sequence[Mention]) -> Mention | None:
    """The person whom words that end at `end` explain: "Ada Holm, a former minister"."""
    at = bisect_right(mentions, end, key=lambda mention: mention.start)
    for mention in reversed(mentions[max(0, at - _MOST_EXPLAINING) : at]):
        if mention.kind == "person" and mention.form in _NAMED:
            return mention if _EXPLAINS.fullmatch(text, mention.end, end) else None
    return None


def _between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    first = bisect_right(mentions, start, key=lambda mention: mention.end)
    return mentions[first : bisect_left(mentions, end, key=lambda mention: mention.start)]
