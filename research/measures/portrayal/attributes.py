"""What an actor is said to be: adjectives and nouns before the name, appositions, predicates.

What an actor has ("Trump's plan") is no attribute. Each finding is a stretch of tokens.
"""

from __future__ import annotations

from collections.abc import Iterator

from research.languages.en import lists
from research.measures.actors.name_coreference import Found
from research.measures.portrayal import clauses, reality
from research.measures.portrayal.appositions import REACH, aged, appositions, role
from research.measures.portrayal.clauses import (
    ARTICLES,
    BE,
    DEGREE,
    DETERMINERS,
    HAVE,
    MODAL,
    OBLIQUE,
    Tagged,
)
from research.measures.portrayal.complements import (
    Attribute,
    behind_be,
    complement,
    judges,
    said_as,
)
from research.measures.portrayal.predicates import Agency
from research.measures.portrayal.subjects import bound, noun_follows, owned, past_asides

_NAMING_AS = lists.words("portrayal", "naming_as") | clauses.NAMING
# How far behind "whom" a verb of naming may stand, in words: "whom the former mayor called a liar".
_NAMED_BY = 7
_TELLING = lists.words("portrayal", "told_somebody")
_THIRD = clauses.NOMINATIVE & lists.words("grammar", "personal")
_THINKING = lists.words("portrayal", "thinking")
_DISPUTING = lists.words("portrayal", "disputing")
_EVIDENCE = lists.words("portrayal", "evidence")
_LINKING = lists.rule("linking_verb")
# "The new administration" is another one than before; "the new Democrats" says little.
_RULERS = lists.words("grammar", "own_body")
_OF_RULERS = frozenset({"new", "current"})
_ONE = frozenset({"a", "an", "another", "one"})
_SHOWING = lists.words("portrayal", "showing")
_MANNER = lists.words("portrayal", "manner_noun")
_BEING = BE - {"got"}
_QUALITY = lists.pairs("portrayal", "quality").keys()
# What a subject of the main clause may stand behind.
_BEFORE_SUBJECT = frozenset({",", "and", "but", ":"}) | clauses.DASHES | clauses.MARKS
_SINGULAR = frozenset({"is", "was"})
_SERVING = {("does", verb) for verb in lists.words("portrayal", "serving")} | {
    ("done to", verb) for verb in lists.words("portrayal", "appointing")
}
_COMPOUND = lists.words("portrayal", "compound_end")
_BECOMING = frozenset({"become", "remain"})


def attributes(scan: Tagged, mention: Found) -> Iterator[Attribute]:
    """Stretches of words that say what the mention is."""
    if mention.kind == "country":
        yield from _ruled(scan, mention)
    ruling = scan.words[mention.last - 1] in _RULERS
    if mention.form == "demonym" and mention.kind == "country" and not ruling:
        return  # "dead Americans" are not the country
    belongs = bound(scan, mention)
    if mention.form != "pronoun" and (not belongs or scan.possessive[mention.last - 1]):
        yield from _premodifiers(scan, mention)
    if belongs:
        yield from _manner(scan, mention)
        return
    if mention.form not in ("pronoun", "demonym"):
        yield from appositions(scan, mention)
    yield from _predicates(scan, mention)


def _ruled(scan: Tagged, mention: Found) -> Iterator[Attribute]:
    """What a country's rulers are behind its name: "Ukraine's new government", "[US] new administration"."""
    at = mention.last + (scan.at(mention.last) == "]")
    if scan.at(at) in _OF_RULERS and scan.at(at + 1) in _RULERS:
        yield Attribute(at, at + 1)


def _premodifiers(scan: Tagged, mention: Found) -> Iterator[Attribute]:
    """What stands right before a name: "an angry Merkel", "White House aide Jerry Abramson"."""
    at, first = mention.first - 1, clauses.title_start(scan, mention)
    if at < 0 or not scan.joined(mention.first) or scan.possessive[at]:
        return
    if scan.headline[mention.first] or _no_head(scan, mention):
        return
    if first < mention.first:
        yield from said_as(scan, first, mention.first)
        return
    while first > 0 and scan.joined(first) and _adjective(scan, first - 1):
        first -= 1
    first = aged(scan, first)
    if _headed(scan, mention) or _predicated(scan, first - 1):
        return
    if mention.kind == "group" and scan.low(first - 1) in _ONE:
        return  # "an unarmed African American" is one of them
    if first < mention.first and scan.words[first - 1 : first] != ["to"]:
        body = mention.last - mention.first > 1 and scan.words[mention.last - 1] in _RULERS
        yield from said_as(scan, first, mention.first, beside=_OF_RULERS if body else frozenset())


def _headed(scan: Tagged, mention: Found) -> bool:
    """Whether a noun that could be a verb follows a single name: "strong Tea Party support"."""
    headed = scan.verb(mention.last).form == "base" and scan.joined(mention.last)
    return headed and not mention.plural and not scan.possessive[mention.last - 1]


def _predicated(scan: Tagged, at: int) -> bool:
    """Whether a form of "be" stands here: "she's glad Clinton came"."""
    pronoun = scan.possessive[at] and scan.low(at) in clauses.NOMINATIVE
    return at >= 0 and (pronoun or scan.helper(at) in _BEING)


def _manner(scan: Tagged, mention: Found) -> Iterator[Attribute]:
    """The adjective of how the actor acts ("Trump's calm approach"), or quoted ones: "her “mad” plan"."""
    first, owner = owned(scan, mention)
    if not owner or first >= len(scan):
        return
    yield from _as_owner(scan, first)
    if scan.headline[first]:
        # "Officials Praise Trump's Pragmatism"
        if scan.low(first) in _QUALITY and _shown(scan, first):
            yield from said_as(scan, first, first + 1)
        return
    if scan.words[first] in ("“", '"'):
        end = next((p for p in range(first + 1, first + 5) if scan.at(p) in ("”", '"')), 0)
        words = scan.words[first + 1 : end]
        if end and all(word.islower() for word in words) and scan.at(end + 1).islower():
            adjectives = all(clauses.modifier(word) for word in words)
            if adjectives or scan.at(end + 1) in _MANNER:
                yield from said_as(scan, first + 1, end)
        return
    head = first
    while clauses.modifier(scan.at(head)) or (head > first and scan.at(head) in (",", "and")):
        head += 1
    if scan.at(head) in _QUALITY and head - first <= 2 and _shown(scan, head):
        yield from said_as(scan, first, head + 1)
    elif scan.at(head) in _MANNER:
        for at in range(first, head):
            if clauses.modifier(scan.words[at]):
                yield from said_as(scan, at, at + 1)


def _as_owner(scan: Tagged, first: int) -> Iterator[Attribute]:
    """The role in which somebody has or makes what begins here: "her work as secretary of state"."""
    end = scan.phrase_end(first, most=4)
    head, noun = scan.at(end - 1), scan.verb(end - 1).form in ("", "base")
    if clauses.plural(head) and clauses.person(head.rstrip("s")):
        return  # "one of his loyalists as chairman"
    if end > first and scan.at(end) == "as" and noun:
        yield from role(scan, end + 1)


def _shown(scan: Tagged, at: int) -> bool:
    """Whether a quality is one that somebody has: no "racism row", "doubt his honesty", "is a myth"."""
    behind = at + 1
    titled = scan.headline[at] and behind < scan.end_of[at] and scan.words[behind].istitle()
    form = scan.verb(behind) or scan.verb_with_capital(behind)
    if titled and scan.joined(behind) and form.form in ("", "base"):
        headed = scan.low(behind) not in clauses.PHRASE_ENDS | clauses.SKIPPED
    else:
        headed = noun_follows(scan, behind) or _verb_for_noun(scan, behind)
    return not (headed or reality.doubted(scan, at))


def _verb_for_noun(scan: Tagged, at: int) -> bool:
    """Whether a word that may be a verb is the noun of the quality before: "racism row", "racism claims"."""
    form = scan.verb(at).form
    acts = scan.verb(at + 1).form in clauses.PAST or bool(scan.helper(at + 1))
    fits = form == "base" or (form == "s" and acts)
    return fits and scan.joined(at) and scan.at(at) not in clauses.PHRASE_ENDS


def become(scan: Tagged, mention: Found, found: Agency) -> Iterator[Attribute]:
    """What an actor becomes or serves as: "left the army and became a critic", "was elected mayor"."""
    if (found.part, found.verb) in _SERVING:
        first = min(mention.first, found.first)
        opening = scan.lower[max(0, first - 1) : found.first]
        if found.supposed or not (clauses.HYPOTHETICAL | {"until"}).isdisjoint(opening):
            return
        at = found.last if found.first >= mention.first else mention.last
        at += scan.at(at) == "as"
        yield from role(scan, at, denied=found.denied)
        return
    before = (scan.low(mention.first - 1), scan.low(found.first - 1))
    if found.part == "does" and found.verb in _BECOMING and clauses.HYPOTHETICAL.isdisjoint(before):
        yield from complement(scan, found.last, denied=found.denied)


def also(scan: Tagged, mention: Found, found: Agency) -> Iterator[Attribute]:
    """What a second predicate says an actor is: "signed the bill and is a hero"."""
    if found.part != "does" or found.verb in clauses.BEFORE_CLAUSE or found.first < mention.last:
        return
    first = clauses.title_start(scan, mention)
    if not scan.begins_sentence(first) and scan.words[first - 1] not in _BEFORE_SUBJECT:
        return  # "the plan that Trump signed and was a mistake"
    for at in range(found.last, min(scan.end_of[found.first], found.last + REACH)):
        if scan.low(at) in clauses.NEW_CLAUSE or scan.finite(at) or scan.helped(at):
            return
        if scan.low(at) in ("and", "but"):
            after = scan.past_adverbs(at + 1)
            if scan.helper(after) in _SINGULAR and not mention.plural:
                yield from behind_be(scan, after + 1, denied=scan.contracted(after))
            return


def displayed(scan: Tagged, found: Agency) -> Iterator[Attribute]:
    """Quoted words for what an actor is said to show: "displaying what he calls “courage”"."""
    if found.part != "does" or found.verb not in _SHOWING:
        return
    places = range(found.last, min(scan.end_of[found.first], found.last + 7))
    at = scan.find(places, "“", '"', ",", ";")
    if at is None or scan.words[at] in (",", ";"):
        return
    quoted = range(at + 1, at + 6)
    end = next((p for p in quoted if not (scan.at(p).isalpha() and scan.at(p).islower())), at)
    if end > at + 1 and (scan.at(end) in clauses.MARKS or scan.at(end) in (".", ",")):
        yield from said_as(scan, at + 1, end, denied=found.denied)


def _no_head(scan: Tagged, mention: Found) -> bool:
    """Whether the name only belongs to a noun: "four Republicans", "Jewish people", "CNN/ORC poll"."""
    at = mention.last
    if scan.words[at - 1] in _RULERS:
        return False
    if mention.form == "demonym":
        follows = scan.at(at).islower() and scan.joined(at) and not scan.verb(at)
        if follows and scan.at(at) not in clauses.PHRASE_ENDS | clauses.SKIPPED:
            return True
        single = mention.last - mention.first == 1 and mention.plural
        return not single or _counted(scan, mention.first)
    named = scan.at(at)[:1].isupper() or scan.at(at) == "/"
    return mention.kind != "person" and named and scan.joined(at)


def _counted(scan: Tagged, at: int) -> bool:
    """Whether a number stands before a name and its adjectives."""
    while at > 0 and clauses.modifier(scan.words[at - 1]):
        at -= 1
    word = scan.low(at - 1)
    return word[:1].isdigit() or word in lists.pairs("numbers", "cardinal")


def _adjective(scan: Tagged, at: int) -> bool:
    """Whether the word here is an adjective before a noun."""
    word = scan.words[at]
    if clauses.modifier(word):
        return word not in clauses.UNLIKE
    last = word.rpartition("-")[2]
    if last != word and (last in _COMPOUND or last.endswith("ed")):
        return not scan.headline[at]  # "the Republican-led House"
    if not word.islower() or not scan.verb(at):
        return False
    # A participle is one only behind an article: "the crazed Democrats", not "blasted Democrats".
    before = scan.low(at - 1)
    marked = before in ARTICLES or (at > 0 and scan.possessive[at - 1] and scan.joined(at))
    return marked and (word in lists.adjectives() or word.endswith("ed"))


def _predicates(scan: Tagged, mention: Found) -> Iterator[Attribute]:
    """What the mention is said to be: "Trump is a pragmatist", "calling Trump a pragmatist"."""
    governs = clauses.title_start(scan, mention) - 1
    named = scan.verb(governs)
    if named.base in _NAMING_AS and not scan.noun(governs):
        yield from _named(scan, mention.last, named.base, scan.denied(governs))
        return
    yield from _relative(scan, mention)
    before = mention.first - 1
    while scan.low(before) in DETERMINERS or clauses.modifier(scan.at(before)):
        before -= 1
    first = scan.low(before)
    if (first in OBLIQUE and first not in ("and", "or", "than")) or first in clauses.HYPOTHETICAL:
        return
    if first == "]" or _within(scan, mention.first, before):
        return
    as_though = first == "though" and scan.low(before - 1) == "as"
    if as_though or (first == "mean" and scan.denied(before)):
        return  # "as though Trump is", "does not mean Muslims are"
    governs = before - (first == "that")
    if scan.low(governs) in _EVIDENCE and reality.lacking(scan, governs):
        return  # "there is no evidence that Trump is"
    doubted = _doubted(scan, governs) or scan.of_nobody(mention.first)
    at, linked = mention.last, scan.possessive[mention.last - 1]  # "He's strong"
    if mention.kind in ("person", "office") and not linked:
        at = _past_aside(scan, mention)
    for said in _linked(scan, mention, at, linked=linked):
        yield said._replace(denied=said.denied != doubted)  # "I don't think he's honest"


def _doubted(scan: Tagged, at: int) -> bool:
    """Whether what governs a clause says that it is not so: "don't think he", "denied that she"."""
    base = scan.verb(at).base or scan.low(at)
    if scan.denied(at):
        return base in _THINKING
    # "There is no doubt that he is"
    return base in _DISPUTING and not (scan.noun(at) or reality.lacking(scan, at))


def addressed(scan: Tagged, mention: Found) -> Iterator[Attribute]:
    """What somebody is told to be: "telling Holm she was disrespectful", where "she" is tied to nobody else.

    Only words that judge: who tells somebody that he was tired tells of himself as often.
    """
    told = scan.verb(clauses.title_start(scan, mention) - 1)
    at = mention.last + (scan.at(mention.last) == "that")
    if told.base not in _TELLING or mention.kind != "person":
        return
    other = scan.by_first.get(at)
    if scan.low(at) not in _THIRD or (other and other.actor != mention.actor):
        return
    for said in _linked(scan, mention, at + 1, linked=scan.possessive[at]):
        if any(map(judges, scan.lower[said.first : said.last])):
            yield said


def _past_aside(scan: Tagged, mention: Found) -> int:
    """Past an aside behind the mention, unless the mention ends one: "McCain, who met Ryan, is"."""
    at = mention.last
    if scan.at(at) == ",":
        ends = scan.helper(at + 1) or scan.finite(at + 1)
        # "The gunman, John Roe, was": the name is the aside.
        if scan.at(at + 1)[:1].isupper() or (ends and scan.at(mention.first - 1) != ","):
            return at
    return past_asides(scan, at)


def _relative(scan: Tagged, mention: Found) -> Iterator[Attribute]:
    """What a relative clause says somebody is: "Trump, who is a builder", "Trump, whom he called a liar"."""
    at = mention.last + (scan.at(mention.last) == ",")
    if scan.at(at) not in ("who", "whom") or mention.form == "pronoun":
        return
    if scan.at(at) == "who":
        yield from _linked(scan, mention, at + 1, linked=scan.possessive[at])
    for place in scan.rest(at, _NAMED_BY)[2:]:
        base = scan.verb(place).base
        if base in _NAMING_AS:
            yield from _named(scan, place + 1, base, scan.denied(place))
        if base or scan.words[place] == ",":
            return


def _linked(scan: Tagged, mention: Found, at: int, *, linked: bool) -> Iterator[Attribute]:
    """What a form of "be" at a place, or one near, links with the mention."""
    at += scan.at(at) == "]"  # "[Clinton] was the architect"
    denied, most = False, at + 7
    while at < min(len(scan), most):
        word, auxiliary = scan.low(at), scan.helper(at)
        denied = denied or scan.negative(at)
        if linked and auxiliary in HAVE:
            return  # "was having a relationship"
        if auxiliary in clauses.HYPOTHETICAL:
            return
        if word == "to" and not (linked and _seems(scan, at)):
            return
        if auxiliary in _BEING or scan.verb(at).base in _LINKING:
            linked = True
            if scan.sounded(at):
                return
        elif not (auxiliary in HAVE | MODAL or scan.passed(at) or (linked and word in DEGREE)):
            break
        at += 1
    if not linked or at >= scan.end_of[mention.first]:
        return
    form = scan.verb(at)
    if form.base in _NAMING_AS and form.form in clauses.PARTICIPLE:
        yield from _named(scan, at + 1, form.base, denied)
        return
    yield from complement(scan, at, denied=denied)


def _seems(scan: Tagged, at: int) -> bool:
    """Whether "to" follows a verb of seeming and "be" follows it: "appears to be"."""
    return scan.verb(at - 1).base in clauses.SEEMING and scan.low(at + 1) == "be"


def _within(scan: Tagged, first: int, before: int) -> bool:
    """Whether a mention is only part of the subject: "calls to remove Schiff were"."""
    form = scan.verb(before)
    if not form and scan.at(before).islower() and scan.low(before - 1) == "to":
        return True
    if form.form in ("base", "ing") and form.base not in clauses.BEFORE_CLAUSE:
        return form.form == "ing" or scan.low(before - 1) == "to"
    if scan.low(before) in ("and", "or"):
        for at in range(before - 1, max(scan.first_of[first], before - 7) - 1, -1):
            if scan.verb(at) or scan.low(at) in clauses.PREPOSITIONS:
                return not scan.verb(at)
    return False


def _named(scan: Tagged, at: int, base: str, denied: bool) -> Iterator[Attribute]:
    """What follows a verb of naming: "called Trump a liar", "is described as unfit"."""
    with_as = scan.at(at) == "as"
    if base not in clauses.NAMING and not with_as:
        return
    at += with_as
    at += scan.at(at).endswith("ly")  # "as historically hostile"
    article = scan.low(at) in ARTICLES or scan.at(at) in clauses.OPENING_MARKS
    if not article and with_as and not clauses.modifier(scan.at(at)):
        return
    for said in complement(scan, at, denied=denied, named=True):
        # "Slammed Trump as the vote looms closer"
        if not (with_as and any(scan.singular(p) for p in range(at + 2, said.last - 1))):
            yield said
