"""Subjects: what parts an actor's mention from its verb, and mentions that only modify a noun."""

from __future__ import annotations

from research.languages.en import lists
from research.measures.actors.name_coreference import Found
from research.measures.portrayal import clauses
from research.measures.portrayal.clauses import DETERMINERS, SKIPPED, Tagged

AFTER_NAME = lists.words("portrayal", "after_name") | lists.words("grammar", "function_word")
_OPENS_ASIDE = lists.words("portrayal", "opens_aside")
# The longest aside between a subject and its verb, in words.
_ASIDE = 32


def past_determiners(scan: Tagged, at: int) -> int:
    """Past the articles that a mention may stand behind."""
    while scan.low(at) in DETERMINERS:
        at += 1
    return at


def bound(scan: Tagged, mention: Found) -> bool:
    """Whether the mention only modifies what follows: "Trump voters", "his plan", "US' vision"."""
    word = scan.lower[mention.first]
    if scan.possessive[mention.last - 1]:
        # "He's strong" is no possession.
        return not (mention.form == "pronoun" and word in clauses.NOMINATIVE)
    if mention.form == "pronoun" and word in ("his", "hers", "their", "its"):
        return True
    after = scan.at(mention.last)
    if mention.form == "demonym" and not mention.plural:
        # "Afghan government" has its noun within, unless one more follows: "Afghan army paper".
        alone = scan.words[mention.last - 1][0].isupper()
        return alone or noun_follows(scan, mention.last)
    if mention.form != "pronoun" and noun_follows(scan, mention.last):
        return True
    if word == "her" and mention.form == "pronoun" and after.isalpha():
        return after not in lists.rule("after_object")
    return after in ("'", "’") and scan.starts[mention.last] == scan.ends[mention.last - 1]


def owned(scan: Tagged, mention: Found) -> tuple[int, bool]:
    """Where what an owner has begins, past the sign of a plural one, and whether it is an owner."""
    first = mention.last
    plural_owner = scan.at(first) in ("'", "’") and scan.starts[first] == scan.ends[first - 1]
    owner = plural_owner or scan.possessive[mention.last - 1] or mention.form == "pronoun"
    return first + plural_owner, owner


def noun_follows(scan: Tagged, at: int) -> bool:
    """Whether a noun goes on right after the mention: "Trump voters", "US policy"."""
    word, ahead = scan.at(at), scan.at(at + 1)
    if not (word.isalpha() and word.islower() and scan.joined(at)) or word in AFTER_NAME:
        return False
    described = clauses.modifier(word) and not clauses.person(word)
    if described and (not ahead.isalpha() or ahead in clauses.PHRASE_ENDS):
        return False  # "considers Trump unfit."
    plain = word not in clauses.PHRASE_ENDS and word not in SKIPPED
    return plain and not scan.verb(at) and not word.endswith("ly")


def past_coordinated(scan: Tagged, at: int) -> tuple[int, bool]:
    """Past further subjects: "Ryan and McCain criticised", and whether there were any."""
    joined = False
    while True:
        ahead = at + (scan.at(at) == ",")
        both = scan.at(ahead) in ("and", "&", "nor")
        ahead += both
        if not both and (joined or ahead == at):
            return at, joined
        determined = scan.low(ahead) in clauses.ANY_DETERMINER
        while scan.low(ahead) in ("the", "both"):
            ahead += 1
        other = scan.by_first.get(ahead)
        if other is not None and not bound(scan, other):
            if not both and not listed(scan, other.last):
                return at, joined
            at, joined = other.last, True
            continue
        if not both:
            return at, joined
        ahead += scan.low(ahead) in clauses.POSSESSIVES
        end = scan.phrase_end(ahead, most=4, capitals=True)
        form = scan.verb(end - 1)  # "he and his campaign try"
        if end > ahead + 1 and form.form == "base":
            return end - 1, True
        named = end > ahead and (determined or clauses.person(scan.words[end - 1]))
        return (end, True) if named and opens_predicate(scan, end) else (at, joined)


def listed(scan: Tagged, at: int) -> bool:
    """Whether a list of mentions goes on here to "and" and the last of them."""
    passed = []
    while at not in scan.listed:
        passed.append(at)
        comma = scan.at(at) == ","
        ahead = at + comma
        ends = scan.at(ahead) == "and"
        ahead += ends
        while ends and scan.low(ahead) in ("the", "both"):
            ahead += 1
        further = scan.by_first.get(ahead if ends else past_determiners(scan, ahead))
        if ends or not comma or further is None:
            scan.listed[at] = ends and further is not None and not bound(scan, further)
            break
        at = further.last
    scan.listed.update(dict.fromkeys(passed, scan.listed[at]))
    return scan.listed[at]


def past_phrases(scan: Tagged, at: int) -> int:
    """Past phrases that part a subject from its verb: "Obama on Monday called", "Pelosi of Ohio,"."""
    begun = at
    for _ in range(2):
        if scan.low(at) in lists.weekdays():
            at += 1
        if scan.at(at) not in clauses.BETWEEN:
            break
        behind = range(at + 1, min(len(scan), at + 6))
        at = next((end for end in behind if not _nominal(scan, end)), behind.stop)
    # Not in "allies during Wednesday's heated session".
    ends = at < scan.end_of[begun - 1] and not scan.possessive[at - 1]
    return at if ends and (opens_predicate(scan, at) or scan.at(at) == ",") else begun


def _nominal(scan: Tagged, at: int) -> bool:
    word = scan.words[at]
    if scan.lower[at] in clauses.ANY_DETERMINER or word[0].isdigit():
        return True
    if not word[0].isalpha() or scan.helper(at):
        return False
    return not scan.verb(at) and not clauses.passed_over(word.lower())


def opens_predicate(scan: Tagged, at: int) -> bool:
    """Whether a finite verb, an auxiliary or an adverb before one stands here."""
    return scan.finite(at) or scan.passed(at) or bool(scan.helper(at))


def subject_at(scan: Tagged, at: int) -> bool:
    """Whether a mention begins here that a verb follows."""
    if scan.low(at) in clauses.PRONOUNS and opens_predicate(scan, at + 1):
        return True
    mention = scan.by_first.get(past_determiners(scan, at))
    if mention is None or bound(scan, mention):
        return False
    end, _ = past_coordinated(scan, mention.last)
    return opens_predicate(scan, end)


def in_opening(scan: Tagged, mention: Found) -> bool:
    """Whether the phrase or clause that opens the sentence ends with the mention.

    "After meeting Donald Trump, a lawyer who came left", "In Russia, a court that ...": who stands
    behind the comma is the subject then, and no second comma ends an apposition.
    """
    at = scan.first_of[mention.first]
    if scan.at(mention.last) != "," or "," in scan.words[at : mention.first]:
        return False
    acts = any(scan.helped(place) or scan.finite(place) for place in range(at, mention.first))
    first = scan.low(at)
    fronted = first in clauses.PREPOSITIONS
    fronted = fronted or not clauses.FRONTED.isdisjoint(scan.lower[at : mention.first])
    opens = first in clauses.FRONTED or (fronted and not acts)
    return opens and scan.find(scan.rest(mention.last + 1), ",") is None


def _participle_aside(scan: Tagged, at: int) -> bool:
    """Whether a participle opens an aside here: "Google, led by Jones, sold", "Ro, seated there, has"."""
    link = scan.at(at + 1)
    if scan.verb(at).form not in clauses.PARTICIPLE or link not in clauses.OBLIQUE:
        return False
    end = scan.find(scan.rest(at, _ASIDE)[2:], ",")
    return end is not None and (link == "by" or opens_predicate(scan, end + 1))


def past_asides(scan: Tagged, at: int) -> int:
    """Past asides in commas or brackets: "Peskov, 56, who was late, rejected"."""
    for _ in range(3):
        opening = scan.at(at)
        verb = scan.helper(at + 1) or scan.finite(at + 1)
        if opening == "," and verb and not _participle_aside(scan, at + 1):
            return at + 1  # "his attorney general, Jeff Sessions, has"
        if opening in ("(", ",") or opening in clauses.DASHES:
            start = at
        elif at > 0 and scan.words[at - 1] == "," and scan.at(at) in _OPENS_ASIDE:
            start = at - 1  # the comma that closed an aside opens the next
        else:
            return at
        closing = ")" if opening == "(" else scan.words[start]
        end = scan.find(scan.rest(start, _ASIDE)[1:], closing)
        if end is None:
            return at
        at = end + 1
    return at
