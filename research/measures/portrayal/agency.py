"""What actors do and undergo: the verbs around a mention, passives turned right, denials marked."""

from __future__ import annotations

from collections.abc import Iterator

from research.languages.en import lists
from research.languages.en.inflection import conjugated
from research.measures.actors.name_coreference import Found
from research.measures.actors.tokens import Scan
from research.measures.portrayal import (
    clauses,
    deeds,
    nominals,
    objects,
    predicates,
    reality,
    subjects,
)
from research.measures.portrayal.clauses import BE, DETERMINERS, HAVE, MODAL, OBLIQUE, SKIPPED
from research.measures.portrayal.predicates import Agency

_CLAUSE_AFTER = lists.words("portrayal", "clause_after")
_SAYING = clauses.BEFORE_CLAUSE | {"tell"}
_SEEMING = lists.words("portrayal", "seeming")
_NEW_CLAUSE = lists.words("grammar", "clause_opener") | {"said"}
_FINITE_HELPERS = (BE | HAVE | MODAL) - lists.words("portrayal", "infinite_helper")
_SINCE = lists.words("portrayal", "behind_auxiliary")
# Auxiliaries that can be the only verb, and their bases.
_MAIN = {word: base for base in ("have", "do") for word, _ in conjugated(base)}
_JOINED_BEFORE = lists.words("grammar", "joined_before")
_PASSIVE_OF = lists.words("portrayal", "passive_of")
# Participles that are adjectives: "is pleased", "was frustrated".
_STATES = (
    lists.adjectives()
    | lists.words("portrayal", "feeling")
    | lists.words("portrayal", "state")
    | lists.words("portrayal", "blaming_trait")
    | lists.words("portrayal", "praising_trait")
)
_LETTING = lists.words("portrayal", "letting")
_HYPOTHETICAL = lists.words("portrayal", "hypothetical")
_ADVISING = lists.words("portrayal", "advising")
# "Syrian rebels" are not Syria.
_POWERLESS = lists.words("portrayal", "powerless")
# Auxiliaries of a subject in the plural.
_PLURAL_HELPERS = lists.words("portrayal", "plural_helper")
_FORETOLD = lists.words("portrayal", "foretold")
_FORETOLD_NOT = lists.words("portrayal", "foretold_not")
_WILLING_ADJECTIVE = lists.words("portrayal", "willing_adjective")
_BETWEEN = lists.words("portrayal", "phrase_between")
_SEEN_AS = lists.words("portrayal", "naming_as")
_LIKENING = lists.words("portrayal", "likening")
_STAFF = lists.words("portrayal", "staff")
_PRONOUNS = lists.subjects()
_FRONTED = lists.words("grammar", "fronted")
_BEFORE_GERUND = lists.words("portrayal", "before_gerund")
_OPENS_NOUN = lists.words("grammar", "article")
_REACH = 14
# Articles and adjectives before a name, in words at most.
_NEAR = 5
# How far behind its verb a second predicate may begin, in words.
_PREDICATE = 24


def agency(scan: Scan, mention: Found, others: subjects.Mentions) -> Iterator[Agency]:
    """The verbs that this mention does or undergoes."""
    if _names_another(scan, mention, others) or scan.words[mention.last - 1] in _POWERLESS:
        return
    if mention.form == "pronoun" and _advised(scan, mention):
        return
    bound = subjects.bound(scan, mention)
    found = [] if bound else list(_clause(scan, mention, others))

    def subject(at: int) -> bool:
        return _subject(scan, at, others)

    if bound:
        yield from nominals.possessed(scan, mention)
        yield from deeds.by_deed(scan, mention)
    else:
        if nominals.near(scan, mention):
            yield from nominals.suffered(scan, mention, objects.before(scan, mention, others))
        yield from nominals.mutual(scan, mention, others)
        yield from nominals.blamed(scan, mention)
    acted = False
    for one in found:
        act = one._replace(supposed=reality.supposed(scan, one.first))
        yield predicates.whole(scan, act)
        if act.part == "does" and act.last not in others.by_first:
            yield from nominals.own(scan, mention, act.last)
        for done in predicates.of_object(scan, act, max(act.last, mention.last)):
            yield predicates.whole(scan, done)
            further = predicates.participles(scan, done, embedded=False, subject=subject)
            yield from (predicates.whole(scan, one) for one in further)
        behind = act.first >= mention.last
        if behind and not acted:
            acted = True
            said = _embedded(scan, mention) or _subordinate(scan, mention, others)
            embedded = act.part == "done to" or (said and not _infinitive_of(scan, act, mention))
            further = predicates.participles(scan, act, embedded=embedded, subject=subject)
            yield from (predicates.whole(scan, one) for one in further)
    if acted:
        begins = objects.before(scan, mention, others) + 1
        opening = predicates.opening(scan, begins)
        if opening is not None:
            supposed = reality.supposed(scan, opening.first)
            yield predicates.whole(scan, opening._replace(supposed=supposed))
        met = nominals.occasion(scan, begins)
        if met is not None:
            yield met


def _advised(scan: Scan, mention: Found) -> bool:
    """Whether a pronoun may be whoever was told what to do: "told Credico that he should"."""
    if clauses.lower(scan, mention.last) not in _HYPOTHETICAL:
        return False
    for at in range(mention.first - 1, max(-1, mention.first - 8), -1):
        form = clauses.verb(scan, at)
        if form is not None and form.base in _ADVISING:
            return scan.sentence[at] == scan.sentence[mention.first]
    return False


def _subject(scan: Scan, at: int, others: subjects.Mentions) -> bool:
    """Whether a mention begins here that a verb follows."""
    if scan.at(at).lower() in _PRONOUNS and subjects.opens_predicate(scan, at + 1):
        return True
    mention = others.by_first.get(subjects.past_determiners(scan, at))
    if mention is None or subjects.bound(scan, mention):
        return False
    end, _ = subjects.past_coordinated(scan, mention.last, others)
    return subjects.opens_predicate(scan, end)


def _embedded(scan: Scan, mention: Found) -> bool:
    """Whether a verb of saying stands before the mention in its sentence."""
    for at in range(mention.first - 1, -1, -1):
        if scan.sentence[at] != scan.sentence[mention.first]:
            return False
        form = clauses.verb(scan, at)
        if form is not None and form.base in _SAYING:
            return not clauses.noun(scan, at)
    return False


def _subordinate(scan: Scan, mention: Found, others: subjects.Mentions) -> bool:
    """Whether the mention is the subject of a clause behind another: "She left before Trump spoke"."""
    at = objects.before(scan, mention, others)
    return not clauses.begins_sentence(scan, at) and clauses.lower(scan, at) in _FRONTED


def _clause(scan: Scan, mention: Found, others: subjects.Mentions) -> Iterator[Agency]:
    """The verbs of the mention's own clause."""
    before = objects.object_of(scan, mention, others)
    after = list(_after(scan, mention, others))
    if before is not None and before.part == "done to":
        clause = before.verb in _CLAUSE_AFTER and (
            (after and _finite(scan, after[0].first))
            or objects.clause_follows(scan, mention, others)
        )
        compound = _goes_on(scan, mention)
        if compound and before.verb in _LETTING:
            yield from _bare(scan, mention)  # "saw Trump tell him"
            return
        if compound and before.verb not in _CLAUSE_AFTER:
            return
        if clause or compound:
            before = None
    aside = before is not None and before.part == "does" and scan.at(before.first - 1) == ","
    if aside and after and _finite(scan, after[0].first):
        before = None  # "Woodhouse, his spokesman, said Mr. Steele was"
    if before is not None and before.verb != "say":
        after = list(_relative(scan, mention, others)) if mention.form != "pronoun" else []
    found = [before] if before is not None else []
    if not found and not after:
        found = [one for one in (objects.coordinate(scan, mention, others),) if one is not None]
    yield from (*found, *after)


def _infinitive_of(scan: Scan, act: Agency, mention: Found) -> bool:
    """Whether the act is the infinitive of `_bare`."""
    form = clauses.verb(scan, act.first)
    bare = form is not None and form.form == "base" and act.first == mention.last
    return bare and not mention.plural


def _bare(scan: Scan, mention: Found) -> Iterator[Agency]:
    """The infinitive without "to" behind the object of "see", "let" or "make"."""
    form = clauses.bare(scan, mention.last)
    if form is not None:
        yield Agency("does", form.base, mention.last, mention.last + 1)


def _names_another(scan: Scan, mention: Found, others: subjects.Mentions) -> bool:
    """Whether a name follows that this one only belongs to: "U.S. President Donald Trump"."""
    other = others.by_first.get(mention.last)
    return other is not None and scan.joined(mention.last) and other.form != "pronoun"


def _goes_on(scan: Scan, mention: Found) -> bool:
    """Whether the object is no object: "violated IRS rules", "heard Trump ask"."""
    form = clauses.verb(scan, mention.last)
    word = scan.at(mention.last)
    plain = form is not None and form.form in ("base", "s") and scan.joined(mention.last)
    return plain and word not in OBLIQUE | MODAL | BE and mention.form != "pronoun"


def _finite(scan: Scan, at: int) -> bool:
    return clauses.finite(scan, at) or bool(clauses.helper(clauses.lower(scan, at - 1))[0])


def _after(scan: Scan, mention: Found, others: subjects.Mentions) -> Iterator[Agency]:
    """The verbs that follow: the actor does them, or undergoes them where they are passive."""
    yield from _relative(scan, mention, others)
    at = objects.before(scan, mention, others)
    first = scan.at(at).lower() if at >= 0 else ""
    if first in OBLIQUE and first not in _JOINED_BEFORE and first != "as":
        yield from _gerund(scan, mention, others)
        return
    if at >= 0 and _of_head(scan, mention, at, others):
        return
    last = mention.last + (scan.at(mention.last) == "]")  # "“[Holm] has won”"
    at, joined = subjects.past_coordinated(scan, last, others)
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
    several = joined or (first == "and" and behind == last and _joins(scan, mention, others))
    plural = several or (plural and mention.plural)
    denied = clauses.of_nobody(scan, mention.first)
    yield from _verbs(scan, behind, mention, plural=plural, denied=denied)


def _past_label(scan: Scan, at: int, others: subjects.Mentions) -> int:
    """Past an age or a party before "who": "Holm, 22, who left", "Kerry, D-Mass., who left"."""
    if scan.at(at) != ",":
        return at
    for end in range(at + 2, at + 4):
        if scan.at(end) == "," and scan.at(end + 1) == "who":
            named = any(place in others.by_first for place in range(at + 1, end))
            return at if named else end
    return at


def _opens_headline(scan: Scan, mention: Found) -> bool:
    """Whether no verb stands before the mention, so that "to" may tell what is to come."""
    before = range(clauses.sentence_start(scan, mention.first), mention.first)
    return not any(
        clauses.helper(clauses.lower(scan, at))[0] or clauses.verb(scan, at) for at in before
    )


def _relative(scan: Scan, mention: Found, others: subjects.Mentions) -> Iterator[Agency]:
    """The verbs of clauses that tell of the mention: "Trump, who left", "Trump, a builder who left"."""
    behind = subjects.past_phrases(scan, mention.last)
    nearer = others.by_last.get(behind)
    if behind != mention.last and nearer is not None and nearer.kind in ("person", "office"):
        return  # "said Trump of Macron, who left"
    behind = _past_label(scan, behind, others)
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
    end = clauses.phrase_end(scan, mention.last + 2, most=7, capitals=True)
    head, link = scan.at(end - 1), scan.at(end)
    one = mention.kind in ("person", "office")
    if end == mention.last + 2 or (one and not clauses.person(head)):
        return
    if subjects.in_opening(scan, mention):
        return
    if link == "who" or (link in ("that", "which") and not one):
        yield from _verbs(scan, end + 1, mention, plural=False)
        return
    form = clauses.verb(scan, end)
    acts = form is not None and form.form == "ing" and not scan.possessive[end - 1]
    near = scan.at(end + 1) in OBLIQUE or predicates.governs(scan, end, free=False)
    if form is not None and acts and near:
        yield Agency("does", form.base, end, end + 1)


def _joins(scan: Scan, mention: Found, others: subjects.Mentions) -> bool:
    """Whether "and" before the mention joins it to another: "China and Russia support"."""
    other = others.by_last.get(objects.before(scan, mention, others))
    behind = scan.at(mention.last + 1)
    acts = behind[:1].isalpha() and not clauses.person(scan.at(mention.last))
    return acts and other is not None and not subjects.bound(scan, other)


def _gerund(scan: Scan, mention: Found, others: subjects.Mentions) -> Iterator[Agency]:
    """The verb in -ing of a subject behind a preposition: "on the US splitting with its allies"."""
    at = mention.last
    before = clauses.lower(scan, objects.before(scan, mention, others))
    person = mention.plural or mention.kind in ("person", "office")
    if before == "to" or not (person or before in _BEFORE_GERUND):
        return  # "wrote letters to Trump saying", "during the Republican National Convention showing"
    form = clauses.verb(scan, at)
    acts = form is not None and form.form == "ing" and scan.at(at) not in ("being", "having")
    if form is not None and acts and predicates.governs(scan, at, free=False):
        yield Agency("does", form.base, at, at + 1)


def _of_head(scan: Scan, mention: Found, at: int, others: subjects.Mentions) -> bool:
    """Whether the subject is a noun that the mention hangs on: "the will of Putin and Trump is"."""
    joined = False
    while scan.at(at).lower() in ("and", "or"):
        other = others.by_last.get(at)
        if other is None or other.kind != mention.kind:
            return False
        at, joined = objects.before(scan, other, others), True
    at -= scan.at(at) == "both"
    if scan.at(at).lower() in ("of", "between"):
        return joined
    last, _ = subjects.past_coordinated(scan, mention.last, others)
    if scan.at(at) != "," or scan.at(last) != ",":
        many = clauses.helper(clauses.lower(scan, last))[0] in _PLURAL_HELPERS
        # "Voters in Virginia and Georgia are": it is the voters who are.
        return joined and many and scan.at(at).lower() in OBLIQUE - _JOINED_BEFORE - _LIKENING
    # "The will of the two leaders, Putin and Trump, is": names that explain such a noun.
    for place in range(at - 1, max(0, at - 1 - _NEAR), -1):
        word = scan.at(place)
        if word == "of" and clauses.person(scan.at(at - 1).removesuffix("s")):
            return scan.at(place - 1).islower() and scan.at(place - 1).isalpha()
        if not (word.isalpha() and word.islower()) or scan.sentence[place] != scan.sentence[at]:
            return False
    return False


def _verbs(
    scan: Scan, at: int, mention: Found, *, plural: bool, denied: bool = False
) -> Iterator[Agency]:
    """The verb of a clause whose subject stands before a place, and one joined; `denied` behind "neither"."""
    contracted = scan.possessive[mention.last - 1]  # "He's": "is" or "has"
    passive, helped = False, contracted
    first, limit = at, min(len(scan), at + _REACH)
    titled = _headline_verb(scan, at, plural=plural)
    if titled is not None:
        yield titled
        return
    while at < limit and scan.sentence[at] == scan.sentence[mention.first]:
        at = clauses.past_time(scan, at)
        at = _past_when(scan, at)
        word = clauses.lower(scan, at)
        auxiliary = clauses.helper(word)[0]
        denied = denied or clauses.negative(scan, at)
        if auxiliary in BE:
            passive, helped = True, True
        elif auxiliary:
            ahead = clauses.lower(scan, at + 1)
            none = ahead == "no" and clauses.lower(scan, at + 2) not in ("longer", "one")
            alone = auxiliary in _MAIN and not clauses.adverb(ahead) and ahead not in (",", "")
            if alone and (none or not _verb_follows(scan, at, auxiliary)):
                yield Agency("does", _MAIN[auxiliary], at, at + 1, denied or none)
                return
            # "Is to come", "got to come" are no passives.
            helped, passive = True, passive and word != "to"
        elif not (clauses.passed_over(word) or word in _SINCE or clauses.graded(scan, at)):
            if passive and word in _FORETOLD | _FORETOLD_NOT | _WILLING_ADJECTIVE:
                yield from _foretold(scan, at, denied)
            if mention.plural and not helped and clauses.singular(scan, at):
                return  # "Republicans with competitive races"
            near = plural and at == first
            found = _verdict(
                scan, at, passive=passive, helped=helped, plural=near, contracted=contracted
            )
            if found is not None:
                yield found._replace(denied=denied)
                yield from _further(scan, found)
            form = clauses.verb(scan, at)
            if found is None and form is not None and form.base in _SEEMING and not passive:
                found = Agency("does", form.base, at, at + 1)
                to = at + (scan.at(at + 1) in _WILLING_ADJECTIVE | _FORETOLD | _FORETOLD_NOT)
                yield from _foretold(scan, to, denied)
            elif found is None and passive and clauses.helper(clauses.lower(scan, at - 1))[0] in BE:
                found = Agency("does", "be", at - 1, at)  # "is a banker and has left"
                yield from _of_complement(scan, at, mention)
            if found is not None:
                embedded = _embedded(scan, mention)
                yield from _second(scan, found, plural=plural or mention.plural, embedded=embedded)
            return
        at += 1


def _verb_follows(scan: Scan, at: int, auxiliary: str) -> bool:
    """Whether an auxiliary at a place has its verb behind it: not so in "has experience"."""
    ahead, following = clauses.lower(scan, at + 1), clauses.verb(scan, at + 1)
    if auxiliary in HAVE and following is not None and following.form in ("base", "s"):
        return ahead in SKIPPED
    if following is not None or ahead in SKIPPED | BE | _SINCE:
        return True
    marked = ahead in clauses.MARKS and clauses.negative(scan, at + 2)
    return marked or _past_when(scan, at + 1) != at + 1  # "had “not dealt” with it"


def _past_when(scan: Scan, at: int) -> int:
    """Past a phrase between an auxiliary and its verb: "was at one point shopping"."""
    auxiliary = clauses.helper(clauses.lower(scan, at - 1))[0]
    if scan.at(at) not in _BETWEEN or auxiliary not in BE | HAVE:
        return at
    forms = ("participle", "both") if auxiliary in HAVE else ("ing", "participle", "both")
    for end in range(at + 2, at + 5):
        form = clauses.verb(scan, end)
        if form is not None and form.form in forms:
            return at if scan.at(end - 1).lower() in DETERMINERS else end
        if not scan.at(end).isalnum() or scan.at(end) in OBLIQUE:
            return at
    return at


def _of_complement(scan: Scan, at: int, mention: Found) -> Iterator[Agency]:
    """What is told of what somebody is: "Trump is a liar who never wins"."""
    if scan.words[at] not in _OPENS_NOUN:
        return
    end = clauses.phrase_end(scan, at + 1, capitals=True)
    person = end > at + 1 and any(map(clauses.person, scan.words[at + 1 : end]))
    end += scan.at(end) in clauses.MARKS
    if person and scan.at(end) == "who":
        yield from _verbs(scan, end + 1, mention, plural=False)


def _foretold(scan: Scan, at: int, denied: bool) -> Iterator[Agency]:
    """What somebody is to do: "is expected to sign", "was unable to sign"."""
    form = clauses.bare(scan, at + 2)
    if form is None or clauses.lower(scan, at + 1) != "to":
        return
    if scan.words[at] in _FORETOLD_NOT:
        denied = not denied
    willing = scan.words[at] in _WILLING_ADJECTIVE
    first, verb = (at, f"be {scan.words[at]} to {form.base}") if willing else (at + 2, form.base)
    yield Agency("does", verb, first, at + 3, denied)


def _headline_verb(scan: Scan, at: int, *, plural: bool) -> Agency | None:
    """A verb with the capital of a headline and its object: "Kremlin Embraces Trump"."""
    form = clauses.verb_with_capital(scan, at) if at < len(scan) and scan.headline[at] else None
    if form is None or form.form != ("base" if plural else "s") or not scan.joined(at):
        return None
    after = scan.at(at + 1)
    plain = after[:1].isupper() or after.lower() in DETERMINERS | clauses.OPENING_MARKS
    if not plain or after.lower() in OBLIQUE or clauses.verb_with_capital(scan, at + 1):
        return None
    return Agency("does", form.base, at, at + 1)


def _further(scan: Scan, found: Agency) -> Iterator[Agency]:
    """A second verb right behind the first: "hits and stabs"."""
    at = found.last + 1
    one, other = clauses.verb(scan, found.first), clauses.verb(scan, at)
    if one is None or other is None or scan.at(found.last) not in ("and", "or"):
        return
    past = ("past", "both", "participle")
    if one.form == other.form or (one.form in past and other.form in past):
        yield Agency(found.part, other.base, at, at + 1, found.denied)


def _second(scan: Scan, found: Agency, *, plural: bool, embedded: bool) -> Iterator[Agency]:
    """The verbs of further predicates: "is hosting the summit and has rejected calls"."""
    at, nouns = found.last, False
    while at + 1 < min(len(scan), found.last + _PREDICATE) and found.verb not in _SAYING:
        at += 1
        word = clauses.lower(scan, at)
        # "Slammed her as hostile and warned": no clause of its own.
        opens = word in _NEW_CLAUSE and not (word == "as" and found.verb in clauses.JUDGING)
        if scan.sentence[at] != scan.sentence[found.first] or opens:
            return
        if word not in ("and", "but"):
            if nouns and (clauses.finite(scan, at) or clauses.helper(word)[0] not in ("", "to")):
                return  # "praised Ryan and McCain left"
            continue
        if embedded and scan.at(at - 1) == ",":
            return  # "hopes that she will stay, and called it good"
        after, denied = _past_adverbs(scan, at + 1)
        auxiliary, contracted = clauses.helper(clauses.lower(scan, after))
        if auxiliary in _PLURAL_HELPERS and not plural:
            return  # "made the comments but were heard": the comments were
        if auxiliary in _FINITE_HELPERS:
            further = _helped(scan, after, auxiliary, denied or contracted)
        elif not auxiliary and predicates.second_finite(scan, found, at, after):
            form = clauses.verb(scan, after)
            further = Agency("does", form.base if form else "", after, after + 1, denied)
        elif not auxiliary and clauses.verb(scan, after) is None and not nouns:
            nouns = True  # "praised Ryan and McCain and left"
            continue
        else:
            return
        if further is None:
            return
        yield further
        found, at, nouns = further, further.last - 1, False


def _past_adverbs(scan: Scan, at: int) -> tuple[int, bool]:
    """Past adverbs and marks, and whether they deny what follows."""
    end = clauses.past_adverbs(scan, at)
    return end, any(clauses.negative(scan, place) for place in range(at, end))


def _helped(scan: Scan, at: int, auxiliary: str, denied: bool) -> Agency | None:
    """The verb of a predicate that begins with an auxiliary."""
    passive = auxiliary in BE
    owns, after = auxiliary in _MAIN and not scan.at(at).endswith("t"), at + 1
    been = clauses.helper(clauses.lower(scan, after))[0] in BE
    adverb = clauses.passed_over(scan.at(after)) and scan.at(after) not in clauses.OPENING_MARKS
    if owns and clauses.verb(scan, after) is None and not (adverb or been):
        return Agency("does", _MAIN[auxiliary], at, at + 1)
    passive, after = passive or been, after + been
    after, not_ = _past_adverbs(scan, after)
    verdict = _verdict(scan, after, passive=passive, helped=True, plural=False, contracted=False)
    return None if verdict is None else verdict._replace(denied=denied or not_)


def _verdict(
    scan: Scan, at: int, *, passive: bool, helped: bool, plural: bool, contracted: bool
) -> Agency | None:
    form = clauses.verb(scan, at)
    word, ahead = scan.at(at), scan.at(at + 1)
    if form is None or (form.base in _SEEMING and not clauses.sounded(scan, at)):
        return None
    if contracted and word in predicates.OPENING_PARTICIPLE:
        passive = not predicates.object_follows(scan, at)  # "if she's elected"
    if contracted and form.form in ("participle", "both"):  # "she's seen as a friend"
        passive = passive or (ahead == "as" and form.base in _SEEN_AS)
        passive = passive or (ahead == "by" and (form.base, ahead) not in objects.PHRASAL)
    if passive and form.form in ("participle", "both"):
        if (word in _STATES and ahead != "by") or (word == "used" and ahead == "to"):
            return None  # "is pleased"
        return Agency("done to", form.base, at, at + 1)
    if passive:
        return Agency("does", form.base, at, at + 1) if form.form == "ing" else None
    if helped and word in _STATES and form.form in ("participle", "both") and contracted:
        return None  # "he's qualified"
    if not helped:
        means = clauses.verb(scan, at + 2)
        by = ahead == "by" and not (means is not None and means.form == "ing")
        by = by and (form.base, ahead) not in objects.PHRASAL  # "he stopped by the hall"
        if form.form in ("participle", "both") and (by or _of(word, ahead)):
            return Agency("done to", form.base, at, at + 1)  # "Trump, backed by ..."
        if form.form == "s" and _noun_of_subject(scan, at):
            return None
        if form.form in ("ing", "participle"):
            return None
        if form.form == "base" and not plural:
            return None
    return Agency("does", form.base, at, at + 1)


def _noun_of_subject(scan: Scan, at: int) -> bool:
    """Whether a word in -s is the head of the subject: "USCIS officers have", "Trump fans also left"."""
    behind = at + 1
    if clauses.helper(clauses.lower(scan, behind))[0] not in ("", "to"):
        return True
    if scan.words[at] in _STAFF and not predicates.object_follows(scan, at):
        return True  # "White House aides and allies"
    form = clauses.verb(scan, behind + 1)
    return scan.at(behind) in SKIPPED and form is not None and form.form in ("past", "both")


def _of(word: str, ahead: str) -> bool:
    return ahead == "of" and word in _PASSIVE_OF
