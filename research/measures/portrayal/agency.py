"""What actors do and undergo: the verbs around a mention, passives turned right, denials marked."""

from __future__ import annotations

from collections.abc import Iterator

from research.languages.en import lists
from research.languages.en.inflection import conjugated
from research.measures.actors.name_coreference import Found
from research.measures.portrayal import (
    clauses,
    deeds,
    nominals,
    objects,
    predicates,
    reality,
    subjects,
)
from research.measures.portrayal.clauses import (
    BE,
    DETERMINERS,
    HAVE,
    MODAL,
    OBLIQUE,
    SKIPPED,
    Tagged,
)
from research.measures.portrayal.predicates import Agency, Part

_CLAUSE_AFTER = lists.words("portrayal", "clause_after")
_FINITE_HELPERS = clauses.HELPERS - lists.words("portrayal", "infinite_helper")
_SINCE = lists.words("portrayal", "behind_auxiliary")
# Auxiliaries that can be the only verb, and their bases.
_MAIN = {word: base for base in ("have", "do") for word, _ in conjugated(base)}
_PASSIVE_OF = lists.words("portrayal", "passive_of")
_PASSIVE_TO = lists.words("portrayal", "passive_to")
# Participles that are adjectives: "is pleased", "was frustrated".
_STATES = clauses.STATES | lists.words("portrayal", "state")
_LETTING = lists.words("portrayal", "letting")
_ADVISING = lists.words("portrayal", "advising")
# "Syrian rebels" are not Syria.
_POWERLESS = lists.words("portrayal", "powerless")
_FORETOLD_NOT = lists.words("portrayal", "foretold_not")
_WILLING_ADJECTIVE = lists.words("portrayal", "willing_adjective")
_COMING = clauses.FORETOLD | _FORETOLD_NOT
_SEEN_AS = lists.words("portrayal", "naming_as")
_LIKENING = lists.words("portrayal", "likening")
_STAFF = lists.words("portrayal", "staff")
_BEFORE_GERUND = lists.words("portrayal", "before_gerund")
_OPENS_NOUN = lists.words("grammar", "article")
# How far behind a subject its verb may stand, in words.
_REACH = 14
# The most words of a noun that names explain: "the two leaders, Putin and Trump".
_NEAR = 5
# How far before a pronoun a verb of advising may stand, in words.
_ADVICE = 7
# How far behind its verb a second predicate may begin, in words.
_PREDICATE = 24


def agency(scan: Tagged, mention: Found) -> Iterator[Agency]:
    """The verbs that this mention does or undergoes."""
    if _names_another(scan, mention) or scan.words[mention.last - 1] in _POWERLESS:
        return
    if mention.form == "pronoun" and _advised(scan, mention):
        return
    if subjects.bound(scan, mention):
        yield from nominals.possessed(scan, mention)
        yield from deeds.by_deed(scan, mention)
        return
    begins = objects.before(scan, mention) + 1
    if nominals.near(scan, mention):
        yield from nominals.suffered(scan, mention, begins - 1)
    yield from nominals.mutual(scan, mention)
    yield from nominals.blamed(scan, mention)
    acted = False
    for one in _clause(scan, mention):
        act = one._replace(supposed=reality.supposed(scan, one.first))
        yield predicates.whole(scan, act)
        if act.part == "does" and act.last not in scan.by_first:
            yield from nominals.own(scan, mention, act.last)
        for done in predicates.of_object(scan, act, max(act.last, mention.last)):
            yield predicates.whole(scan, done)
            yield from predicates.participles(scan, done, embedded=False)
        if act.first >= mention.last and not acted:
            acted = True
            said = _embedded(scan, mention) or _subordinate(scan, mention)
            embedded = act.part == "done to" or (said and not _infinitive_of(scan, act, mention))
            yield from predicates.participles(scan, act, embedded=embedded)
    if acted:
        for opening in predicates.opening(scan, begins):
            supposed = reality.supposed(scan, opening.first)
            yield predicates.whole(scan, opening._replace(supposed=supposed))
        yield from nominals.occasion(scan, begins)


def _advised(scan: Tagged, mention: Found) -> bool:
    """Whether a pronoun may be whoever was told what to do: "told Credico that he should"."""
    hypothetical = scan.low(mention.last) in clauses.HYPOTHETICAL
    before = scan.back(mention.first, _ADVICE)
    return hypothetical and any(scan.verb(at).base in _ADVISING for at in before)


def _embedded(scan: Tagged, mention: Found) -> bool:
    """Whether a verb of saying stands before the mention in its sentence."""
    before = scan.back(mention.first)
    saying = next((at for at in before if scan.verb(at).base in clauses.SAYING), None)
    return saying is not None and not scan.noun(saying)


def _subordinate(scan: Tagged, mention: Found) -> bool:
    """Whether the mention is the subject of a clause behind another: "She left before Trump spoke"."""
    at = objects.before(scan, mention)
    return not scan.begins_sentence(at) and scan.low(at) in clauses.FRONTED


def _clause(scan: Tagged, mention: Found) -> Iterator[Agency]:
    """The verbs of the mention's own clause."""
    before = objects.object_of(scan, mention)
    after = list(_after(scan, mention))
    if before is not None and before.part == "done to":
        clause = before.verb in _CLAUSE_AFTER and (
            (after and _finite(scan, after[0].first)) or objects.clause_follows(scan, mention)
        )
        compound = _goes_on(scan, mention)
        if compound and before.verb in _LETTING:
            if scan.bare(mention.last):
                yield predicates.act(scan, mention.last)  # "saw Trump tell him"
            return
        if compound and before.verb not in _CLAUSE_AFTER:
            return
        if clause or compound:
            before = None
    aside = before is not None and before.part == "does" and scan.at(before.first - 1) == ","
    if aside and after and _finite(scan, after[0].first):
        before = None  # "Woodhouse, his spokesman, said Mr. Steele was"
    if before is not None and before.verb != "say":
        after = list(_relative(scan, mention)) if mention.form != "pronoun" else []
    if before is None and not after:
        before = objects.coordinate(scan, mention)
    yield from after if before is None else (before, *after)


def _infinitive_of(scan: Tagged, act: Agency, mention: Found) -> bool:
    """Whether the act is the infinitive without "to" behind the object of "see", "let" or "make"."""
    bare = scan.verb(act.first).form == "base" and act.first == mention.last
    return bare and not mention.plural


def _names_another(scan: Tagged, mention: Found) -> bool:
    """Whether a name follows that this one only belongs to: "U.S. President Donald Trump"."""
    other = scan.by_first.get(mention.last)
    return other is not None and scan.joined(mention.last) and other.form != "pronoun"


def _goes_on(scan: Tagged, mention: Found) -> bool:
    """Whether the object is no object: "violated IRS rules", "heard Trump ask"."""
    plain = scan.verb(mention.last).form in ("base", "s") and scan.joined(mention.last)
    word = scan.at(mention.last)
    return plain and word not in OBLIQUE | MODAL | BE and mention.form != "pronoun"


def _finite(scan: Tagged, at: int) -> bool:
    return scan.finite(at) or bool(scan.helper(at - 1))


def _after(scan: Tagged, mention: Found) -> Iterator[Agency]:
    """The verbs that follow: the actor does them, or undergoes them where they are passive."""
    yield from _relative(scan, mention)
    at = objects.before(scan, mention)
    first = scan.low(at)
    if first in OBLIQUE and first not in clauses.JOINED_BEFORE and first != "as":
        yield from _gerund(scan, mention)
        return
    if at >= 0 and _of_head(scan, mention, at):
        return
    last = mention.last + (scan.at(mention.last) == "]")  # "“[Holm] has won”"
    at, joined = subjects.past_coordinated(scan, last)
    at = subjects.past_phrases(scan, at)
    behind = subjects.past_asides(scan, at)
    yield from predicates.aside(scan, at, behind)
    if behind != at:
        if first == "than":
            return  # "having more seats than Trump, held"
        behind = subjects.past_phrases(scan, behind)
    if scan.at(behind) == "to" and not _opens_headline(scan, mention):
        return  # "liberals and Democrats to make it clear"
    # "Republicans, who run it, control": behind an aside too, but behind no phrase.
    plural = behind == last or scan.words[behind - 1] == ","
    several = joined or (first == "and" and behind == last and _joins(scan, mention))
    plural = several or (plural and mention.plural)
    denied = scan.of_nobody(mention.first)
    yield from _verbs(scan, behind, mention, plural=plural, denied=denied)


def _past_label(scan: Tagged, at: int) -> int:
    """Past an age or a party before "who": "Holm, 22, who left", "Kerry, D-Mass., who left"."""
    if scan.at(at) != ",":
        return at
    for end in range(at + 2, at + 4):
        if scan.at(end) == "," and scan.at(end + 1) == "who":
            named = any(place in scan.by_first for place in range(at + 1, end))
            return at if named else end
    return at


def _opens_headline(scan: Tagged, mention: Found) -> bool:
    """Whether no verb stands before the mention, so that "to" may tell what is to come."""
    return not any(scan.helper(at) or scan.verb(at) for at in scan.back(mention.first))


def _relative(scan: Tagged, mention: Found) -> Iterator[Agency]:
    """The verbs of clauses that tell of the mention: "Trump, who left", "Trump, a builder who left"."""
    behind = subjects.past_phrases(scan, mention.last)
    nearer = scan.by_last.get(behind)
    if behind != mention.last and nearer is not None and nearer.kind in ("person", "office"):
        return  # "said Trump of Macron, who left"
    behind = _past_label(scan, behind)
    parted = scan.at(behind) == "," or scan.at(behind) in clauses.DASHES
    behind += parted and scan.at(behind + 1) == "who"
    if scan.at(behind) == "who":
        # "A colleague in the administration who left" is not the administration.
        if mention.plural or mention.kind not in ("country", "organisation"):
            yield from _verbs(scan, behind + 1, mention, plural=mention.plural)
        return
    opens = scan.at(mention.last) == "," and scan.at(mention.last + 1) in _OPENS_NOUN
    if not opens or mention.form == "pronoun":
        return
    end = scan.phrase_end(mention.last + 2, most=7, capitals=True)
    head, link = scan.at(end - 1), scan.at(end)
    one = mention.kind in ("person", "office")
    if end == mention.last + 2 or (one and not clauses.person(head)):
        return
    if subjects.in_opening(scan, mention):
        return
    if link == "who" or (link in ("that", "which") and not one):
        yield from _verbs(scan, end + 1, mention, plural=False)
        return
    acts = scan.verb(end).form == "ing" and not scan.possessive[end - 1]
    if acts and (scan.at(end + 1) in OBLIQUE or predicates.governs(scan, end, free=False)):
        yield predicates.act(scan, end)


def _joins(scan: Tagged, mention: Found) -> bool:
    """Whether "and" before the mention joins it to another: "China and Russia support"."""
    other = scan.by_last.get(objects.before(scan, mention))
    behind = scan.at(mention.last + 1)
    acts = behind[:1].isalpha() and not clauses.person(scan.at(mention.last))
    return acts and other is not None and not subjects.bound(scan, other)


def _gerund(scan: Tagged, mention: Found) -> Iterator[Agency]:
    """The verb in -ing of a subject behind a preposition: "on the US splitting with its allies"."""
    at = mention.last
    before = scan.low(objects.before(scan, mention))
    person = mention.plural or mention.kind in ("person", "office")
    if before == "to" or not (person or before in _BEFORE_GERUND):
        return  # "wrote letters to Trump saying", "during the Republican National Convention showing"
    acts = scan.verb(at).form == "ing" and scan.at(at) not in ("being", "having")
    if acts and predicates.governs(scan, at, free=False):
        yield predicates.act(scan, at)


def _of_head(scan: Tagged, mention: Found, at: int) -> bool:
    """Whether the subject is a noun that the mention hangs on: "the will of Putin and Trump is"."""
    joined = False
    while scan.low(at) in ("and", "or"):
        other = scan.by_last.get(at)
        if other is None or other.kind != mention.kind:
            return False
        at, joined = objects.before(scan, other), True
    at -= scan.at(at) == "both"
    if scan.low(at) in ("of", "between"):
        return joined
    last, _ = subjects.past_coordinated(scan, mention.last)
    if scan.at(at) != "," or scan.at(last) != ",":
        many = scan.helper(last) in clauses.PLURAL_HELPERS
        # "Voters in Virginia and Georgia are": it is the voters who are.
        governed = scan.low(at) in OBLIQUE - clauses.JOINED_BEFORE - _LIKENING
        return joined and many and governed
    # "The will of the two leaders, Putin and Trump, is": names that explain such a noun.
    for place in scan.back(at, _NEAR):
        word, before = scan.words[place], scan.at(place - 1)
        if word == "of" and clauses.person(scan.at(at - 1).removesuffix("s")):
            return before.islower() and before.isalpha()
        if not (word.isalpha() and word.islower()):
            return False
    return False


def _verbs(
    scan: Tagged, at: int, mention: Found, *, plural: bool, denied: bool = False
) -> Iterator[Agency]:
    """The verb of a clause whose subject stands before a place, and one joined; `denied` behind "neither"."""
    contracted = scan.possessive[mention.last - 1]  # "He's": "is" or "has"
    passive, helped = False, contracted
    first, limit = at, min(scan.end_of[mention.first], at + _REACH)
    titled = _headline_verb(scan, at, plural=plural)
    if titled is not None:
        yield titled
        return
    while at < limit:
        at = _past_when(scan, scan.past_time(at))
        word, auxiliary = scan.low(at), scan.helper(at)
        denied = denied or scan.negative(at)
        if auxiliary in BE:
            passive, helped = True, True
        elif auxiliary:
            ahead = scan.low(at + 1)
            none = ahead == "no" and scan.low(at + 2) not in ("longer", "one")
            alone = auxiliary in _MAIN and not clauses.adverb(ahead) and ahead not in (",", "")
            if alone and (none or not _verb_follows(scan, at, auxiliary)):
                yield Agency("does", _MAIN[auxiliary], at, at + 1, denied or none)
                return
            # "Is to come", "got to come" are no passives.
            helped, passive = True, passive and word != "to"
        elif not (scan.passed(at) or word in _SINCE or _grades(scan, at)):
            if passive and word in _COMING:
                yield from _foretold(scan, at, denied)
            if mention.plural and not helped and scan.singular(at):
                return  # "Republicans with competitive races"
            near = plural and at == first
            part = _part(
                scan, at, passive=passive, helped=helped, plural=near, contracted=contracted
            )
            if part is not None:
                found = predicates.act(scan, at, part=part)
                yield found._replace(denied=denied)
                yield from _further(scan, found)
            elif scan.verb(at).base in clauses.SEEMING and not passive:
                found = predicates.act(scan, at)
                yield from _foretold(scan, at + (scan.at(at + 1) in _COMING), denied)
            elif passive and scan.helper(at - 1) in BE:
                found = Agency("does", "be", at - 1, at)  # "is a banker and has left"
                yield from _of_complement(scan, at, mention)
            else:
                return
            embedded = _embedded(scan, mention)
            yield from _second(scan, found, plural=plural or mention.plural, embedded=embedded)
            return
        at += 1


def _grades(scan: Tagged, at: int) -> bool:
    """Whether a word only grades what is behind it: "more strongly", "well liked"."""
    well = scan.low(at) == "well" and scan.verb(at + 1).form in clauses.PARTICIPLE
    return well or (scan.degree(at) and scan.low(at + 1).endswith("ly"))


def _verb_follows(scan: Tagged, at: int, auxiliary: str) -> bool:
    """Whether an auxiliary at a place has its verb behind it: not so in "has experience"."""
    ahead, following = scan.low(at + 1), scan.verb(at + 1).form
    if auxiliary in HAVE and following in ("base", "s"):
        return ahead in SKIPPED
    if following or ahead in SKIPPED | BE | _SINCE:
        return True
    marked = ahead in clauses.MARKS and scan.negative(at + 2)
    return marked or _past_when(scan, at + 1) != at + 1  # "had “not dealt” with it"


def _past_when(scan: Tagged, at: int) -> int:
    """Past a phrase between an auxiliary and its verb: "was at one point shopping"."""
    auxiliary = scan.helper(at - 1)
    if scan.at(at) not in clauses.BETWEEN or auxiliary not in BE | HAVE:
        return at
    forms = clauses.PARTICIPLE if auxiliary in HAVE else ("ing", *clauses.PARTICIPLE)
    for end in range(at + 2, at + 5):
        if scan.verb(end).form in forms:
            return at if scan.low(end - 1) in DETERMINERS else end
        if not scan.at(end).isalnum() or scan.at(end) in OBLIQUE:
            return at
    return at


def _of_complement(scan: Tagged, at: int, mention: Found) -> Iterator[Agency]:
    """What is told of what somebody is: "Trump is a liar who never wins"."""
    if scan.words[at] not in _OPENS_NOUN:
        return
    end = scan.phrase_end(at + 1, capitals=True)
    person = end > at + 1 and any(map(clauses.person, scan.words[at + 1 : end]))
    end += scan.at(end) in clauses.MARKS
    if person and scan.at(end) == "who":
        yield from _verbs(scan, end + 1, mention, plural=False)


def _foretold(scan: Tagged, at: int, denied: bool) -> Iterator[Agency]:
    """What somebody is to do: "is expected to sign", "was unable to sign"."""
    form = scan.bare(at + 2)
    if not form or scan.low(at + 1) != "to":
        return
    denied = denied != (scan.words[at] in _FORETOLD_NOT)
    willing = scan.words[at] in _WILLING_ADJECTIVE
    first, verb = (at, f"be {scan.words[at]} to {form.base}") if willing else (at + 2, form.base)
    yield Agency("does", verb, first, at + 3, denied)


def _headline_verb(scan: Tagged, at: int, *, plural: bool) -> Agency | None:
    """A verb with the capital of a headline and its object: "Kremlin Embraces Trump"."""
    form = scan.verb_with_capital(at)
    if form.form != ("base" if plural else "s") or not (scan.headline[at] and scan.joined(at)):
        return None
    after = scan.at(at + 1)
    plain = after[:1].isupper() or after.lower() in DETERMINERS | clauses.OPENING_MARKS
    if not plain or after.lower() in OBLIQUE or scan.verb_with_capital(at + 1):
        return None
    return Agency("does", form.base, at, at + 1)


def _further(scan: Tagged, found: Agency) -> Iterator[Agency]:
    """A second verb right behind the first: "hits and stabs"."""
    at = found.last + 1
    one, other = scan.verb(found.first).form, scan.verb(at).form
    past = {one, other} <= {"past", *clauses.PARTICIPLE}
    if other and (one == other or past) and scan.at(found.last) in ("and", "or"):
        yield predicates.act(scan, at, found.denied, part=found.part)


def _second(scan: Tagged, found: Agency, *, plural: bool, embedded: bool) -> Iterator[Agency]:
    """The verbs of further predicates: "is hosting the summit and has rejected calls"."""
    at, nouns = found.last, False
    end = scan.end_of[found.first]
    while at + 1 < min(end, found.last + _PREDICATE) and found.verb not in clauses.SAYING:
        at += 1
        word = scan.low(at)
        if word in clauses.NEW_CLAUSE and not (word == "as" and found.verb in clauses.JUDGING):
            return  # but "slammed her as hostile and warned"
        if word not in ("and", "but"):
            if nouns and (scan.finite(at) or scan.helped(at)):
                return  # "praised Ryan and McCain left"
            continue
        if embedded and scan.at(at - 1) == ",":
            return  # "hopes that she will stay, and called it good"
        after, denied = _past_adverbs(scan, at + 1)
        auxiliary = scan.helper(after)
        if auxiliary in clauses.PLURAL_HELPERS and not plural:
            return  # "made the comments but were heard": the comments were
        if auxiliary in _FINITE_HELPERS:
            further = _helped(scan, after, denied or scan.contracted(after))
        elif not auxiliary and predicates.second_finite(scan, found, at, after):
            further = predicates.act(scan, after, denied)
        elif not auxiliary and not scan.verb(after) and not nouns:
            nouns = True  # "praised Ryan and McCain and left"
            continue
        else:
            return
        if further is None:
            return
        yield further
        found, at, nouns = further, further.last - 1, False


def _past_adverbs(scan: Tagged, at: int) -> tuple[int, bool]:
    """Past adverbs and marks, and whether they deny what follows."""
    end = scan.past_adverbs(at)
    return end, any(scan.negative(place) for place in range(at, end))


def _helped(scan: Tagged, at: int, denied: bool) -> Agency | None:
    """The verb of a predicate that begins with an auxiliary."""
    auxiliary, after = scan.helper(at), at + 1
    owns, been = auxiliary in _MAIN and not scan.at(at).endswith("t"), scan.helper(after) in BE
    adverb = clauses.passed_over(scan.at(after)) and scan.at(after) not in clauses.OPENING_MARKS
    if owns and not scan.verb(after) and not (adverb or been):
        return Agency("does", _MAIN[auxiliary], at, at + 1)
    after, not_ = _past_adverbs(scan, after + been)
    passive = been or auxiliary in BE
    part = _part(scan, after, passive=passive, helped=True, plural=False, contracted=False)
    return None if part is None else predicates.act(scan, after, denied or not_, part=part)


def _part(
    scan: Tagged, at: int, *, passive: bool, helped: bool, plural: bool, contracted: bool
) -> Part | None:
    """The subject's part in the verb at a place; None where it is no verb, or not the subject's."""
    form, word, ahead = scan.verb(at), scan.at(at), scan.at(at + 1)
    if not form or (form.base in clauses.SEEMING and not scan.sounded(at)):
        return None
    if contracted and word in predicates.OPENING_PARTICIPLE:
        passive = not predicates.object_follows(scan, at)  # "if she's elected"
    if contracted and form.form in clauses.PARTICIPLE:  # "she's seen as a friend"
        passive = passive or (ahead == "as" and form.base in _SEEN_AS)
        passive = passive or (ahead == "by" and (form.base, ahead) not in objects.PHRASAL)
    if passive and form.form in clauses.PARTICIPLE:
        if (word in _STATES and ahead != "by") or (word == "used" and ahead == "to"):
            return None  # "is pleased"
        return "done to"
    if passive:
        return "does" if form.form == "ing" else None
    if helped and word in _STATES and form.form in clauses.PARTICIPLE and contracted:
        return None  # "he's qualified"
    if not helped:
        by = ahead == "by" and scan.verb(at + 2).form != "ing"
        by = by and (form.base, ahead) not in objects.PHRASAL  # "he stopped by the hall"
        of = ahead == "of" and word in _PASSIVE_OF
        to = ahead == "to" and word in _PASSIVE_TO
        if form.form in clauses.PARTICIPLE and (by or of or to):
            return "done to"  # "Trump, backed by ...", "Trump urged to resign"
        if form.form == "s" and _noun_of_subject(scan, at):
            return None
        if form.form in ("ing", "participle") or (form.form == "base" and not plural):
            return None
    return "does"


def _noun_of_subject(scan: Tagged, at: int) -> bool:
    """Whether a word in -s is the head of the subject: "USCIS officers have", "Trump fans also left"."""
    staff = scan.words[at] in _STAFF and not predicates.object_follows(scan, at)
    if scan.helped(at + 1) or staff:
        return True  # "White House aides and allies"
    return scan.at(at + 1) in SKIPPED and scan.verb(at + 2).form in clauses.PAST
