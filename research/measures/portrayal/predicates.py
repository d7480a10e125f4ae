"""What more a subject does once its verb is found: infinitives, participle clauses, second verbs.

"Is looking to end the war", "praised him, calling him a friend", "won by promising jobs". Word order
and lists, no parser.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from research.languages.en import lists
from research.measures.portrayal import clauses
from research.measures.portrayal.clauses import DETERMINERS, JUDGING, OBLIQUE, POSSESSIVES, Tagged
from research.measures.portrayal.subjects import AFTER_NAME, subject_at

Part = Literal["does", "done to"]

_ASPECT = lists.words("portrayal", "aspect")
_WILLING = lists.words("portrayal", "willing")
_LIGHT = lists.words("portrayal", "light_verb")
_WITH_BARE = lists.words("portrayal", "with_bare_infinitive")
_PERCEIVED = lists.words("portrayal", "perceived")
_TO_GERUND = lists.words("portrayal", "to_gerund")
_LIGHT_WITH = frozenset(lists.tuples(lists.sequence("portrayal", "light_with")))
_ENABLING = lists.words("portrayal", "enabling")
_JOINED_IN = lists.words("portrayal", "joined_in")
_BLAMING = lists.words("portrayal", "blame")
_BEFORE_PARTICIPLE = lists.words("portrayal", "before_participle")
_NOT_PARTICIPLE = lists.words("portrayal", "not_participle")
_BEFORE_OF_PASSIVE = lists.words("portrayal", "before_participle_of_passive")
_GERUND_NOUN = lists.words("portrayal", "gerund_noun")
_CHARGING = frozenset(JUDGING) | lists.words("portrayal", "charging")
OPENING_PARTICIPLE = lists.words("portrayal", "opening_participle")
_BEFORE_ASKED = lists.words("portrayal", "before_opening_participle")
_BEHIND_OPENING = lists.words("portrayal", "behind_opening_participle")
_BEHIND_GERUND = lists.words("portrayal", "behind_gerund")
_RESULT = lists.words("portrayal", "result")
_TELLING = clauses.BEFORE_CLAUSE | lists.words("portrayal", "telling") | frozenset(JUDGING)
_SAYING = clauses.CLAUSAL | {"tell"}
_QUESTION = lists.words("portrayal", "asked_question")
_RELATIVE = lists.words("grammar", "relative") - {"that"}
_OPENER = lists.words("grammar", "clause_opener") | {"what", "how", "whether", "where"}
_OBJECT_OPENER = clauses.ANY_DETERMINER | _BEHIND_GERUND
# The longest rest of a sentence that is read, in words, so that a text without full stops takes no
# time of its own.
_SENTENCE = 200
# Prepositions after which a verb in -ing has few objects that are nouns: "in fighting in Syria".
_WEAK = OBLIQUE - {"to", "against", "for", "with"}


class Agency(NamedTuple):
    """An actor's part in a verb: its base, where the form stands, and how it is told.

    `denied`: it is told not to be; `supposed`: it is only demanded or supposed, so no act.
    """

    part: Part
    verb: str
    first: int
    last: int
    denied: bool = False
    supposed: bool = False

    @property
    def value(self) -> str:
        """The finding in words: "does: praise", "not done to: blame"."""
        part = {"does": "does not", "done to": "not done to"}[self.part]
        return f"{part if self.denied else self.part}: {self.verb}"


def act(
    scan: Tagged, at: int, denied: bool = False, supposed: bool = False, *, part: Part = "does"
) -> Agency:
    """The act of the verb at a place."""
    return Agency(part, scan.verb(at).base, at, at + 1, denied, supposed)


def whole(scan: Tagged, found: Agency) -> Agency:
    """The finding with its content: "continues to aspire", "looking to end", "made efforts"."""
    at = found.last
    if found.part != "does":
        return found
    if found.verb in _ASPECT or found.verb in _WILLING:
        at += found.verb in _ASPECT and scan.at(at) == "on"  # "went on to call"
        infinitive = scan.at(at) == "to"
        at += infinitive
        while clauses.adverb(scan.low(at)) or scan.at(at) in clauses.OPENING_MARKS:
            at += 1  # "promised to “bomb” it"
        if infinitive and scan.bare(at):
            inner = whole(scan, act(scan, at))
            verb = inner.verb if found.verb in _ASPECT else f"{found.verb} to {inner.verb}"
            return found._replace(verb=verb, last=inner.last)
        undergone = scan.verb(at + 1).form in clauses.PARTICIPLE
        if infinitive and scan.at(at) == "be" and undergone:  # "wants to be guided"
            return found._replace(verb=f"{found.verb} to be {scan.words[at + 1]}", last=at + 2)
        if not infinitive and found.verb in _ASPECT and scan.verb(at).form == "ing":
            return found._replace(verb=scan.verb(at).base, last=at + 1)
    particle = found.verb in _LIGHT and scan.at(at) in clauses.PARTICLE
    if particle or (found.verb in _WITH_BARE and scan.bare(at)):
        return found._replace(verb=f"{found.verb} {scan.words[at]}", last=at + 1)
    if found.verb in _LIGHT:
        start = at + (scan.low(at) in clauses.ANY_DETERMINER | {"no"})
        end = scan.phrase_end(start, most=4)
        # "Raise the money it needs"
        end = next((at for at in range(start, end) if scan.words[at] in clauses.PRONOUNS), end)
        while end > start and _adverb(scan, end - 1):
            end -= 1  # "took office again"
        head = scan.at(end - 1)
        none = clauses.modifier(head) or scan.possessive[end - 1]
        none = none or (scan.singular(end - 1) and _two_objects(scan, end))
        if end > start and head.islower() and not none:
            return found._replace(verb=f"{found.verb} {head}", last=end)
    if (found.verb, scan.at(at)) in _LIGHT_WITH:
        end = scan.phrase_end(at + 1, most=4)
        if end > at + 1 and not clauses.modifier(scan.words[end - 1]):
            verb = f"{found.verb} {scan.words[at]} {scan.words[end - 1]}"
            return found._replace(verb=verb, last=end)
    return found


def _two_objects(scan: Tagged, at: int) -> bool:
    """Whether two objects begin here, so that a verb stands before: "doing it well gives Holm an edge"."""
    named = scan.at(at)[:1].isupper() and scan.low(at + 1) in clauses.ARTICLES
    return named or scan.low(at) in POSSESSIVES | clauses.ARTICLES


def _adverb(scan: Tagged, at: int) -> bool:
    word = scan.low(at)
    when = word in clauses.TIME and scan.low(at - 1) in AFTER_NAME  # "money last week"
    return when or word.endswith("ly") or word in clauses.SKIPPED | OBLIQUE | AFTER_NAME


def of_object(scan: Tagged, found: Agency, last: int) -> Iterator[Agency]:
    """What the object of a verb does: "accused him of lying", "allowed Kyiv to use", "saw him leave".

    `last` is where the object ends, or the verb of a passive: "was forced to resign".
    """
    if found.part != "done to":
        return
    word, at = scan.at(last), last + 1
    seen = found.verb in _PERCEIVED and scan.verb(last).form == "ing"
    if seen and scan.at(at) not in ("", ",", "."):
        yield whole(scan, act(scan, last, supposed=found.supposed))
        return
    if at >= scan.end_of[found.first]:
        return
    ing = scan.verb(at).form == "ing"
    charged = ing and found.verb in _CHARGING and word in ("of", "for")
    if charged and scan.at(at + 1) not in ("", ",", "."):
        yield act(scan, at, supposed=found.supposed)
    joined = ing and found.verb in _JOINED_IN and word == "in"
    if joined or (found.verb in _ENABLING and word == "to" and scan.bare(at)):
        yield act(scan, at, found.denied, found.supposed)


def participles(scan: Tagged, found: Agency, *, embedded: bool) -> Iterator[Agency]:
    """What the subject of a verb does in clauses with "-ing": ", praising him", "by promising jobs".

    Parameters
    ----------
    found
        The subject's verb.
    embedded
        Whether the clause is what somebody says: a participle of telling is that person's then.
    """
    # Whether a clause with a subject of its own came between, or a charge: "accused him of harm by".
    inner = found.verb in _BLAMING
    passive, latest = found.part == "done to", 0
    for at in range(found.last, _last_ing(scan, found.last)):
        if scan.words[at] in (";", ":"):
            return
        word = scan.low(at)
        if word in ("and", "but", "while", "as", ",") and subject_at(scan, at + 1):
            return
        if word in clauses.SPEECH and scan.words[at - 1] in clauses.MARKS | {","}:
            return  # "“...,” said Tyler, adding"
        if _opens_clause(scan, at) or subject_at(scan, at):
            inner = True
            continue
        free = word == "," or word in clauses.DASHES or (word == "-" and scan.at(at - 1) == "-")
        free = free or (word == "and" and latest > 0)  # ", thanking him and praising her"
        place = at + 1
        while scan.passed(place) or scan.at(place) in clauses.MARKS:
            place += 1
        form, own = scan.verb(place), scan.verb(at)
        another = own.form == "ing" and at != latest
        if another and not scan.noun(at) and governs(scan, at, free=False):
            latest = 0  # ", featuring men telling their stories and mocking him"
        gerund = word in ("of", "for") and form.form == "ing"
        inner = inner or gerund or own.base in _BLAMING
        before = _BEFORE_OF_PASSIVE if passive else _BEFORE_PARTICIPLE
        if word == "to" and found.verb in _TO_GERUND and at <= found.last + 2:
            before = before | {"to"}
        if (not free and word not in before) or form.form != "ing" or place >= scan.end_of[at]:
            continue
        if word == "in" and scan.at(at - 1).islower() and not scan.verb(at - 1):
            continue  # "their role in prolonging the war"
        if scan.words[place] in _NOT_PARTICIPLE or not governs(scan, place, free=free):
            continue
        telling = form.base in _TELLING
        if inner and not (free and telling):
            continue
        if free and (form.base in _RESULT or (embedded and telling)):
            continue
        latest = place if free else 0
        denied = scan.denied(place) or word == "without"
        yield whole(scan, act(scan, place, denied, found.supposed))


def _last_ing(scan: Tagged, at: int) -> int:
    """The last word in "-ing" of the sentence that goes on at a place; the place where there is none."""
    places = scan.rest(at - 1, _SENTENCE + 1)[1:]
    return max((place for place in places if scan.words[place].endswith("ing")), default=at)


def _opens_clause(scan: Tagged, at: int) -> bool:
    """Whether a clause with a subject of its own is under way here, or what somebody says."""
    opens = scan.low(at) in _OPENER or scan.helper(at) not in ("", "to", "being")
    return opens or scan.verb(at).form == "past" or scan.words[at] in clauses.OPENING_MARKS


def governs(scan: Tagged, at: int, *, free: bool) -> bool:
    """Whether a verb in -ing has an object or a complement here, so is no noun."""
    before, after = scan.low(at - 1), scan.low(at + 1)
    if after in _OBJECT_OPENER:
        return True
    if after in ("", ",", ".", "and", "or", "as") or scan.helped(at + 1):
        return False  # "before bidding was to begin"
    free = free or (before in _BEFORE_OF_PASSIVE and scan.at(at) not in _GERUND_NOUN)
    if after in OBLIQUE:
        return free or after not in _WEAK
    return free or scan.at(at + 1)[:1].isupper() or scan.at(at + 1) in clauses.OPENING_MARKS


def second_finite(scan: Tagged, found: Agency, conjunction: int, at: int) -> bool:
    """Whether a finite verb without auxiliary here goes on with the subject: "met and left"."""
    one, other = scan.verb(found.first).form, scan.verb(at).form
    if not one or found.part != "does" or scan.at(at + 1) in ("by", ",", "."):
        return False
    if other in clauses.PAST and scan.low(at + 1) in DETERMINERS:
        return True
    if scan.verb(conjunction - 1).form in clauses.PARTICIPLE and other != "past":
        return False  # "the bill drafted and passed"
    if one == "s":
        return other == "s" and object_follows(scan, at)
    return one != "base" and other in clauses.PAST


def object_follows(scan: Tagged, at: int) -> bool:
    """Whether an object, or what goes on with "to" or "that", begins behind a verb."""
    after = scan.low(at + 1)
    determined = after in clauses.ANY_DETERMINER | {"to", "that"}
    return determined or scan.at(at + 1)[:1].isupper()


def aside(scan: Tagged, at: int, behind: int) -> Iterator[Agency]:
    """The participle of an aside between a subject and its verb: "Trump, speaking in Ohio, said"."""
    if scan.at(at) != "," or behind <= at + 2:
        return
    at = scan.past_adverbs(at + 1)
    form = scan.verb(at).form
    if scan.at(at) in _NOT_PARTICIPLE:
        return
    if form in clauses.PARTICIPLE and scan.at(at + 1) == "by":
        yield act(scan, at, part="done to")  # "the Senate, led by Democrats, passed"
    if form == "ing" and governs(scan, at, free=True):
        yield act(scan, at, scan.denied(at))


def opening(scan: Tagged, first: int) -> Iterator[Agency]:
    """What the subject that begins at `first` does or undergoes in a clause before it.

    "Since taking office, Trump", "Having won, Trump", "Asked about the law, Trump".
    """
    if scan.at(first - 1) != ",":
        return
    at = scan.first_of[first]
    while at < first and not scan.words[at][0].isalpha():
        at += 1
    asked = at + (scan.low(at) in _BEFORE_ASKED)
    if scan.low(asked) in OPENING_PARTICIPLE and scan.low(asked + 1) in _BEHIND_OPENING:
        form = scan.verb(asked) or scan.verb_with_capital(asked)
        if form and not _answered(scan, asked, first - 1):
            yield Agency("done to", form.base, asked, asked + 1)
        return
    at += scan.low(at) in _BEFORE_PARTICIPLE
    form = scan.verb(at) or scan.verb_with_capital(at)
    if scan.low(at) == "having":
        if scan.verb(at + 1).form in clauses.PARTICIPLE:
            yield act(scan, at + 1)
        return
    acts = form.form == "ing" and scan.low(at) not in _NOT_PARTICIPLE
    if acts and governs(scan, at, free=False) and not _parted(scan, at, first - 1):
        yield Agency("does", form.base, at, at + 1, scan.denied(at))


def _answered(scan: Tagged, asked: int, end: int) -> bool:
    """Whether who was asked stands before a place: "Asked about it, he said that on Monday, Trump"."""
    if scan.low(asked + 1) not in _QUESTION:
        return _parted(scan, asked, end)
    comma = scan.find(range(asked, end), ",")
    return comma is not None and any(scan.verb(p).base in _SAYING for p in range(comma, end))


def _parted(scan: Tagged, at: int, end: int) -> bool:
    """Whether a clause of its own may stand behind a comma between two places."""
    commas = [place for place in range(at, end) if scan.words[place] == ","]
    relative = len(commas) == 1 and scan.at(commas[0] + 1) in _RELATIVE
    if not commas or relative:
        return False
    inner = range(commas[0], end)
    return len(commas) > 2 or any(
        (scan.finite(place) and not _listed(scan, place)) or scan.helped(place) for place in inner
    )


def _listed(scan: Tagged, at: int) -> bool:
    """Whether a word stands alone in a list: "asked about taxes, wages and jobs"."""
    return scan.at(at - 1) == "," and scan.at(at + 1) in (",", "and", "or")
