"""What an actor is said to be: adjectives and nouns before the name, appositions, predicates.

What an actor has ("Trump's plan") is no attribute. Each finding is a stretch of tokens.
"""

from __future__ import annotations

from collections.abc import Iterator

from research.languages.en import lists
from research.measures.actors.name_coreference import Found
from research.measures.actors.tokens import Scan
from research.measures.portrayal import clauses, reality
from research.measures.portrayal.appositions import REACH, aged, appositions, role
from research.measures.portrayal.clauses import ARTICLES, BE, DETERMINERS, HAVE, MODAL, OBLIQUE
from research.measures.portrayal.complements import Attribute, complement, judges, said_as
from research.measures.portrayal.predicates import Agency
from research.measures.portrayal.subjects import Mentions, bound, noun_follows, owned, past_asides

_NAMING = lists.rule("naming_verb")
_NAMING_AS = lists.words("portrayal", "naming_as") | _NAMING
# How far behind "whom" a verb of naming may stand, in words: "whom the former mayor called a liar".
_NAMED_BY = 7
_TELLING = lists.words("portrayal", "told_somebody")
_THIRD = lists.words("grammar", "nominative") & lists.words("grammar", "personal")
_THINKING = lists.words("portrayal", "thinking")
_DISPUTING = lists.words("portrayal", "disputing")
_EVIDENCE = lists.words("portrayal", "evidence")
_SEEMING = lists.words("portrayal", "seeming")
_LINKING = lists.rule("linking_verb")
# "The new administration" is another one than before; "the new Democrats" says little.
_RULERS = lists.words("grammar", "own_body")
_OF_RULERS = frozenset({"new", "current"})
_ONE = frozenset({"a", "an", "another", "one"})
_SHOWING = lists.words("portrayal", "showing")
_MANNER = lists.words("portrayal", "manner_noun")
_UNLIKE = lists.words("portrayal", "unlike_attribute")
_DEGREE = lists.words("portrayal", "degree")
_HYPOTHETICAL = lists.words("portrayal", "hypothetical")
_BEING = BE - {"got"}
_QUALITY = lists.pairs("portrayal", "quality").keys()
# What a subject of the main clause may stand behind.
_BEFORE_SUBJECT = frozenset({",", "and", "but", ":"}) | clauses.DASHES | clauses.MARKS
_NEW_CLAUSE = lists.words("grammar", "clause_opener") | {"said"}
_SINGULAR = frozenset({"is", "was"})
_SERVING = {("does", verb) for verb in lists.words("portrayal", "serving")} | {
    ("done to", verb) for verb in lists.words("portrayal", "appointing")
}
_COMPOUND = lists.words("portrayal", "compound_end")
_BECOMING = frozenset({"become", "remain"})


def attributes(scan: Scan, mention: Found) -> Iterator[Attribute]:
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


def _ruled(scan: Scan, mention: Found) -> Iterator[Attribute]:
    """What a country's rulers are behind its name: "Ukraine's new government", "[US] new administration"."""
    at = mention.last + (scan.at(mention.last) == "]")
    if scan.at(at) in _OF_RULERS and scan.at(at + 1) in _RULERS:
        yield Attribute(at, at + 1)


def _premodifiers(scan: Scan, mention: Found) -> Iterator[Attribute]:
    """What stands right before a name: "an angry Merkel", "White House aide Jerry Abramson"."""
    if scan.headline[mention.first]:
        return
    at = mention.first - 1
    if at < 0 or not scan.joined(mention.first) or scan.possessive[at]:
        return
    first = clauses.title_start(scan, mention)
    if _no_head(scan, mention):
        return
    if first < mention.first:
        yield from said_as(scan, first, mention.first)
        return
    while first > 0 and scan.joined(first) and _adjective(scan, first - 1):
        first -= 1
    first = aged(scan, first)
    if _headed(scan, mention) or _predicated(scan, first - 1):
        return
    if mention.kind == "group" and clauses.lower(scan, first - 1) in _ONE:
        return  # "an unarmed African American" is one of them
    if first < mention.first and scan.words[first - 1 : first] != ["to"]:
        body = mention.last - mention.first > 1 and scan.words[mention.last - 1] in _RULERS
        yield from said_as(scan, first, mention.first, beside=_OF_RULERS if body else frozenset())


def _headed(scan: Scan, mention: Found) -> bool:
    """Whether a noun that could be a verb follows a single name: "strong Tea Party support"."""
    form = clauses.verb(scan, mention.last)
    if form is None or form.form != "base" or not scan.joined(mention.last):
        return False
    return not mention.plural and not scan.possessive[mention.last - 1]


def _predicated(scan: Scan, at: int) -> bool:
    """Whether a form of "be" stands here: "she's glad Clinton came"."""
    word = clauses.lower(scan, at)
    pronoun = scan.possessive[at] and word in lists.words("grammar", "nominative")
    return at >= 0 and (pronoun or clauses.helper(word)[0] in _BEING)


def _manner(scan: Scan, mention: Found) -> Iterator[Attribute]:
    """The adjective of how the actor acts ("Trump's calm approach"), or quoted ones: "her “mad” plan"."""
    first, owner = owned(scan, mention)
    if not owner or first >= len(scan):
        return
    yield from _as_owner(scan, first)
    if scan.headline[first]:
        # "Officials Praise Trump's Pragmatism"
        if clauses.lower(scan, first) in _QUALITY and _shown(scan, first):
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
    while clauses.modifier(scan.at(head)) or (head > first and scan.words[head] in (",", "and")):
        head += 1
    if scan.at(head) in _QUALITY and head - first <= 2 and _shown(scan, head):
        yield from said_as(scan, first, head + 1)
    elif scan.at(head) in _MANNER:
        for at in range(first, head):
            if clauses.modifier(scan.words[at]):
                yield from said_as(scan, at, at + 1)


def _as_owner(scan: Scan, first: int) -> Iterator[Attribute]:
    """The role in which somebody has or makes what begins here: "her work as secretary of state"."""
    end = clauses.phrase_end(scan, first, most=4)
    form, head = clauses.verb(scan, end - 1), scan.at(end - 1)
    if clauses.plural(head) and clauses.person(head.rstrip("s")):
        return  # "one of his loyalists as chairman"
    if end > first and scan.at(end) == "as" and (form is None or form.form == "base"):
        yield from role(scan, end + 1)


def _shown(scan: Scan, at: int) -> bool:
    """Whether a quality is one that somebody has: no "racism row", "doubt his honesty", "is a myth"."""
    behind = at + 1
    ends = behind >= len(scan) or scan.sentence[behind] != scan.sentence[at]
    titled = not ends and scan.headline[at]
    headed = titled and scan.words[behind].istitle() and scan.joined(behind)
    form = clauses.verb(scan, behind) or clauses.verb_with_capital(scan, behind)
    if headed and (form is None or form.form == "base"):
        headed = clauses.lower(scan, behind) not in clauses.PHRASE_ENDS | clauses.SKIPPED
    else:
        headed = noun_follows(scan, behind) or _verb_for_noun(scan, behind)
    return not (headed or reality.doubted(scan, at))


def _verb_for_noun(scan: Scan, at: int) -> bool:
    """Whether a word that may be a verb is the noun of the quality before: "racism row", "racism claims"."""
    form = clauses.verb(scan, at)
    if form is None or not scan.joined(at) or scan.at(at) in clauses.PHRASE_ENDS:
        return False
    after = clauses.verb(scan, at + 1)
    acts = after is not None and after.form in ("past", "both")
    acts = acts or bool(clauses.helper(clauses.lower(scan, at + 1))[0])
    return form.form == "base" or (form.form == "s" and acts)


def become(scan: Scan, mention: Found, found: Agency) -> Iterator[Attribute]:
    """What an actor becomes or serves as: "left the army and became a critic", "was elected mayor"."""
    if (found.part, found.verb) in _SERVING:
        first = min(mention.first, found.first)
        opening = scan.lower[max(0, first - 1) : found.first]
        if found.supposed or not (_HYPOTHETICAL | {"until"}).isdisjoint(opening):
            return
        at = found.last if found.first >= mention.first else mention.last
        at += scan.at(at) == "as"
        yield from role(scan, at, denied=found.denied)
        return
    before = (clauses.lower(scan, mention.first - 1), clauses.lower(scan, found.first - 1))
    if found.part == "does" and found.verb in _BECOMING and _HYPOTHETICAL.isdisjoint(before):
        yield from complement(scan, found.last, denied=found.denied)


def also(scan: Scan, mention: Found, found: Agency) -> Iterator[Attribute]:
    """What a second predicate says an actor is: "signed the bill and is a hero"."""
    if found.part != "does" or found.verb in clauses.BEFORE_CLAUSE or found.first < mention.last:
        return
    first = clauses.title_start(scan, mention)
    if not clauses.begins_sentence(scan, first) and scan.words[first - 1] not in _BEFORE_SUBJECT:
        return  # "the plan that Trump signed and was a mistake"
    for at in range(found.last, min(len(scan), found.last + REACH)):
        word = clauses.lower(scan, at)
        if scan.sentence[at] != scan.sentence[found.first] or word in _NEW_CLAUSE:
            return
        if clauses.finite(scan, at) or clauses.helper(word)[0] not in ("", "to"):
            return
        if word not in ("and", "but"):
            continue
        after = clauses.past_adverbs(scan, at + 1)
        linking, denied = clauses.helper(clauses.lower(scan, after))
        if linking not in _SINGULAR or mention.plural:
            return
        after += 1
        denied = denied or clauses.negative(scan, after)
        while clauses.passed_over(clauses.lower(scan, after)) and scan.at(after).isalpha():
            after += 1
        yield from complement(scan, after, denied=denied)
        return


def displayed(scan: Scan, found: Agency) -> Iterator[Attribute]:
    """Quoted words for what an actor is said to show: "displaying what he calls “courage”"."""
    if found.part != "does" or found.verb not in _SHOWING:
        return
    for at in range(found.last, min(len(scan), found.last + 7)):
        if scan.sentence[at] != scan.sentence[found.first] or scan.words[at] in (",", ";"):
            return
        if scan.words[at] in ("“", '"'):
            end = next((p for p in range(at + 1, at + 6) if not _plain_word(scan, p)), at)
            if end > at + 1 and (scan.at(end) in clauses.MARKS or scan.at(end) in (".", ",", '"')):
                yield from said_as(scan, at + 1, end, denied=found.denied)
            return


def _plain_word(scan: Scan, at: int) -> bool:
    return scan.at(at).isalpha() and scan.at(at).islower()


def _no_head(scan: Scan, mention: Found) -> bool:
    """Whether the name only belongs to a noun: "four Republicans", "Jewish people", "CNN/ORC poll"."""
    at = mention.last
    if scan.words[at - 1] in _RULERS:
        return False
    if mention.form == "demonym":
        follows = scan.at(at).islower() and scan.joined(at) and clauses.verb(scan, at) is None
        if follows and scan.at(at) not in clauses.PHRASE_ENDS | clauses.SKIPPED:
            return True
        single = mention.last - mention.first == 1 and mention.plural
        return not single or _counted(scan, mention.first)
    compound = (
        at < len(scan) and scan.joined(at) and (scan.at(at)[0].isupper() or scan.at(at) == "/")
    )
    return mention.kind != "person" and compound


def _counted(scan: Scan, at: int) -> bool:
    """Whether a number stands before a name and its adjectives."""
    while at > 0 and clauses.modifier(scan.words[at - 1]):
        at -= 1
    word = clauses.lower(scan, at - 1)
    return word[:1].isdigit() or word in lists.pairs("numbers", "cardinal")


def _adjective(scan: Scan, at: int) -> bool:
    """Whether the word here is an adjective before a noun."""
    word = scan.words[at]
    if clauses.modifier(word):
        return word not in _UNLIKE
    last = word.rpartition("-")[2]
    if last != word and (last in _COMPOUND or last.endswith("ed")):
        return not scan.headline[at]  # "the Republican-led House"
    if not word.islower() or clauses.verb(scan, at) is None:
        return False
    # A participle is one only behind an article: "the crazed Democrats", not "blasted Democrats".
    before = clauses.lower(scan, at - 1)
    marked = before in ARTICLES or (at > 0 and scan.possessive[at - 1] and scan.joined(at))
    return marked and (word in lists.adjectives() or word.endswith("ed"))


def _predicates(scan: Scan, mention: Found) -> Iterator[Attribute]:
    """What the mention is said to be: "Trump is a pragmatist", "calling Trump a pragmatist"."""
    governs = clauses.title_start(scan, mention) - 1
    named = clauses.verb(scan, governs)
    if named is not None and named.base in _NAMING_AS and not clauses.noun(scan, governs):
        yield from _named(scan, mention.last, named.base, clauses.denied(scan, governs))
        return
    yield from _relative(scan, mention)
    before = mention.first - 1
    while before >= 0 and (
        scan.words[before].lower() in DETERMINERS or clauses.modifier(scan.words[before])
    ):
        before -= 1
    first = clauses.lower(scan, before)
    if (first in OBLIQUE and first not in ("and", "or", "than")) or first in _HYPOTHETICAL:
        return
    if first == "]" or _within(scan, mention.first, before):
        return
    as_though = first == "though" and clauses.lower(scan, before - 1) == "as"
    if as_though or (first == "mean" and clauses.denied(scan, before)):
        return  # "as though Trump is", "does not mean Muslims are"
    governs = before - (first == "that")
    if clauses.lower(scan, governs) in _EVIDENCE and reality.lacking(scan, governs):
        return  # "there is no evidence that Trump is"
    doubted = _doubted(scan, governs) or clauses.of_nobody(scan, mention.first)
    at, linked = mention.last, scan.possessive[mention.last - 1]  # "He's strong"
    if mention.kind in ("person", "office") and not linked:
        at = _past_aside(scan, mention)
    for said in _linked(scan, mention, at, linked=linked):
        yield said._replace(denied=said.denied != doubted)  # "I don't think he's honest"


def _doubted(scan: Scan, at: int) -> bool:
    """Whether what governs a clause says that it is not so: "don't think he", "denied that she"."""
    form, denied = clauses.verb(scan, at), clauses.denied(scan, at)
    base = clauses.lower(scan, at) if form is None else form.base
    if denied:
        return base in _THINKING
    # "There is no doubt that he is"
    return base in _DISPUTING and not (clauses.noun(scan, at) or reality.lacking(scan, at))


def addressed(scan: Scan, mention: Found, others: Mentions) -> Iterator[Attribute]:
    """What somebody is told to be: "telling Holm she was disrespectful", where "she" is tied to nobody else.

    Only words that judge: who tells somebody that he was tired tells of himself as often.
    """
    told = clauses.verb(scan, clauses.title_start(scan, mention) - 1)
    at = mention.last + (scan.at(mention.last) == "that")
    if told is None or told.base not in _TELLING or mention.kind != "person":
        return
    other = others.by_first.get(at)
    if clauses.lower(scan, at) not in _THIRD or (other and other.actor != mention.actor):
        return
    for said in _linked(scan, mention, at + 1, linked=scan.possessive[at]):
        if any(judges(scan.words[place].lower()) for place in range(said.first, said.last)):
            yield said


def _past_aside(scan: Scan, mention: Found) -> int:
    """Past an aside behind the mention, unless the mention ends one: "McCain, who met Ryan, is"."""
    at = mention.last
    if scan.at(at) == ",":
        helped = clauses.helper(clauses.lower(scan, at + 1))[0]
        ends = helped or clauses.finite(scan, at + 1)
        # "The gunman, John Roe, was": the name is the aside.
        if scan.at(at + 1)[:1].isupper() or (ends and scan.at(mention.first - 1) != ","):
            return at
    return past_asides(scan, at)


def _relative(scan: Scan, mention: Found) -> Iterator[Attribute]:
    """What a relative clause says somebody is: "Trump, who is a builder", "Trump, whom he called a liar"."""
    at = mention.last + (scan.at(mention.last) == ",")
    if scan.at(at) == "who" and mention.form != "pronoun":
        yield from _linked(scan, mention, at + 1, linked=scan.possessive[at])
    if scan.at(at) in ("who", "whom") and mention.form != "pronoun":
        for place in range(at + 2, min(len(scan) - 1, at + _NAMED_BY)):
            form = clauses.verb(scan, place)
            if (
                form is not None
                and form.base in _NAMING_AS
                and scan.sentence[place] == scan.sentence[at]
            ):
                yield from _named(scan, place + 1, form.base, clauses.denied(scan, place))
                return
            if form is not None or scan.words[place] == ",":
                return


def _linked(scan: Scan, mention: Found, at: int, *, linked: bool) -> Iterator[Attribute]:
    """What a form of "be" at a place, or one near, links with the mention."""
    at += scan.at(at) == "]"  # "[Clinton] was the architect"
    denied, most = False, at + 7
    while at < min(len(scan), most):
        word = clauses.lower(scan, at)
        auxiliary, form = clauses.helper(word)[0], clauses.verb(scan, at)
        denied = denied or clauses.negative(scan, at)
        if linked and auxiliary in HAVE:
            return  # "was having a relationship"
        if auxiliary in _HYPOTHETICAL or (word == "to" and not (linked and _seems(scan, at))):
            return
        if auxiliary in _BEING or (form is not None and form.base in _LINKING):
            linked = True
            if clauses.sounded(scan, at):
                return
        elif not (
            auxiliary in HAVE | MODAL
            or clauses.passed_over(word)
            or (linked and word in _DEGREE)
            or word == "to"
        ):
            break
        at += 1
    if not linked or at >= len(scan) or scan.sentence[at] != scan.sentence[mention.first]:
        return
    form = clauses.verb(scan, at)
    if form is not None and form.base in _NAMING_AS and form.form in ("participle", "both"):
        yield from _named(scan, at + 1, form.base, denied)
        return
    yield from complement(scan, at, denied=denied)


def _seems(scan: Scan, at: int) -> bool:
    """Whether "to" follows a verb of seeming and "be" follows it: "appears to be"."""
    form = clauses.verb(scan, at - 1)
    return form is not None and form.base in _SEEMING and clauses.lower(scan, at + 1) == "be"


def _within(scan: Scan, first: int, before: int) -> bool:
    """Whether a mention is only part of the subject: "calls to remove Schiff were"."""
    form = clauses.verb(scan, before)
    if form is None and scan.at(before).islower() and clauses.lower(scan, before - 1) == "to":
        return True
    if form is not None and form.form in ("base", "ing") and form.base not in clauses.BEFORE_CLAUSE:
        return form.form == "ing" or clauses.lower(scan, before - 1) == "to"
    if clauses.lower(scan, before) not in ("and", "or"):
        return False
    for at in range(before - 1, max(-1, before - 8), -1):
        if scan.sentence[at] != scan.sentence[first] or clauses.verb(scan, at) is not None:
            return False
        if clauses.lower(scan, at) in OBLIQUE - {"and", "or"}:
            return True
    return False


def _named(scan: Scan, at: int, base: str, denied: bool) -> Iterator[Attribute]:
    """What follows a verb of naming: "called Trump a liar", "is described as unfit"."""
    with_as = scan.at(at) == "as"
    if base not in _NAMING and not with_as:
        return
    at += with_as
    at += scan.at(at).endswith("ly")  # "as historically hostile"
    article = scan.at(at).lower() in ARTICLES or scan.at(at) in clauses.OPENING_MARKS
    if not article and with_as and not clauses.modifier(scan.at(at)):
        return
    for said in complement(scan, at, denied=denied, named=True):
        # "Slammed Trump as the vote looms closer"
        if not (with_as and any(clauses.singular(scan, p) for p in range(at + 2, said.last - 1))):
            yield said
