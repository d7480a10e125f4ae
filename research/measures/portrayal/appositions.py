"""What stands beside a name and says who somebody is: "Merkel, the chancellor", "Gowdy (R-S.C.)".

Appositions behind and before the name, parties and ages, and "as" with a role. Word order and lists, no
parser.
"""

from __future__ import annotations

from collections.abc import Iterator

from research.languages.en import lists
from research.measures.actors.name_coreference import Found
from research.measures.portrayal import clauses
from research.measures.portrayal.clauses import ARTICLES, OBLIQUE, POSSESSIVES, Tagged
from research.measures.portrayal.complements import OF_ROLE, Attribute, said_as
from research.measures.portrayal.subjects import in_opening, opens_predicate, past_asides

_SAID = lists.words("portrayal", "outside_apposition")
_OPENS = lists.words("portrayal", "opens_apposition")
_GOES_ON = lists.words("portrayal", "apposition_goes_on")
_ADVERB = lists.words("portrayal", "apposition_adverb")
_OF_SENTENCE = lists.words("portrayal", "of_sentence")
_NAMING_PARTICIPLE = lists.words("portrayal", "naming_participle")
_INITIAL = lists.words("persons", "party_initial")
_RELATIVE = lists.words("grammar", "relative") - {"what"}
_CLOSING = frozenset({",", ".", ";", ")"}) | clauses.DASHES
_AGED = "year-old"
# The ages that a number behind a name may tell.
_AGES = range(10, 116)
# The farthest that an apposition with what hangs on it reaches, in words.
REACH = 16
# The tokens of "R-S.C." and of a role at most.
_TAG = 6
_TITLE = 7


def appositions(scan: Tagged, mention: Found) -> Iterator[Attribute]:
    """What stands beside a name, in commas or brackets."""
    yield from _before(scan, mention)
    yield from _behind(scan, mention)
    if mention.kind == "person":
        yield from _party_or_age(scan, mention)
        yield from _joined(scan, mention)
        yield from _named(scan, mention)
        yield from _as_role(scan, mention)


def role(scan: Tagged, at: int, *, denied: bool = False) -> Iterator[Attribute]:
    """The role that a phrase at a place names, with an article or none: "as a senator", "as mayor"."""
    at += scan.low(at) in ARTICLES | POSSESSIVES
    end = scan.phrase_end(at, most=6, capitals=True)
    head = scan.at(end - 1)
    if end > at and (clauses.one_person(head) or scan.role_with_of(end)):
        yield from said_as(scan, at, end, denied=denied)


def aged(scan: Tagged, at: int) -> int:
    """Where an age that ends before a place begins, the place where none does: "79-year-old"."""
    told = scan.at(at - 1) == _AGED and scan.at(at - 3).isdigit()
    return at - 3 if told and scan.joined(at) else at


def past_tag(scan: Tagged, at: int) -> int:
    """Past a party in brackets: "Gowdy (R-S.C.)"."""
    if scan.at(at) != "(":
        return at
    return next((p + 1 for p in range(at + 1, at + _TAG) if scan.at(p) == ")"), at)


def _party_or_age(scan: Tagged, mention: Found) -> Iterator[Attribute]:
    """The party, with the state, or the age behind a name: "Gowdy (R-S.C.)", "Holm, 79,"."""
    opening, start = scan.at(mention.last), mention.last + 1
    if opening not in (",", "(") or scan.possessive[mention.last - 1]:
        return
    closing, word = ")" if opening == "(" else ",", scan.at(start)
    behind = scan.at(start + 1)
    if opening == "," and behind in (",", ".") and word.isdecimal() and int(word) in _AGES:
        # "Beat Holm, 63, 55": a score.
        if behind == "." or not scan.at(start + 2)[:1].isdigit():
            yield Attribute(start, start + 1)
        return
    initial, hyphen, place = word.partition("-")
    hyphen = hyphen if not place or place[0].isupper() else ""  # "R-rated"
    spaced = behind == "-"
    alone = opening == "(" and behind == ")"
    if initial.rstrip(".") not in _INITIAL or not (hyphen or spaced or alone):
        return
    end = scan.find(range(start + 1, start + _TAG), closing)
    if end is not None:
        yield Attribute(start, end)


def _joined(scan: Tagged, mention: Found) -> Iterator[Attribute]:
    """The first of two roles before a name: "Former mayor and presidential candidate Ada Holm"."""
    at = clauses.title_start(scan, mention) - 1
    if scan.low(at) != "and" or at < 1 or not scan.joined(at):
        return
    first = _title(scan, at)
    whole = tuple(scan.lower[at - 3 : at]) in lists.roles()
    head = scan.at(at - 1)
    # With an article he is somebody else: "the mayor and candidate Ada Holm".
    known = whole or (head.islower() and clauses.one_person(head))
    if known and first < at and scan.low(first - 1) not in clauses.ANY_DETERMINER:
        yield from said_as(scan, first, at)


def _title(scan: Tagged, at: int) -> int:
    """Where the words of a role that ends before a place begin."""
    first = at
    while first > 0 and at - first < _TITLE and scan.joined(first) and _of_title(scan, first - 1):
        first -= 1
    return first


def _of_title(scan: Tagged, at: int) -> bool:
    """Whether a word may stand in a role before a name: "Former Secretary of State"."""
    word = scan.low(at)
    if word == "of":
        return scan.role_with_of(at)
    if not word[0].isalpha() or scan.possessive[at]:
        return False
    # "Follow reporter and editor Ada Holm"
    acts = scan.finite(at) or scan.verb_with_capital(at)
    return word not in clauses.PHRASE_ENDS | clauses.ANY_DETERMINER and not acts


def _named(scan: Tagged, mention: Found) -> Iterator[Attribute]:
    """What somebody is where the name is told behind: "a former staffer named Ada Holm"."""
    at = mention.first - 1
    if scan.low(at) not in _NAMING_PARTICIPLE:
        return
    first = _title(scan, at)
    if scan.low(first - 1) not in ARTICLES or not clauses.person(scan.at(at - 1)):
        return
    # "The chancellor named Ada Holm to lead it": the phrase is a subject, and "named" its verb.
    governing = first - 2
    acts = scan.verb(governing) and scan.verb(governing).base not in clauses.CLAUSAL
    behind = past_asides(scan, mention.last)
    predicate = opens_predicate(scan, behind) and scan.low(behind) != "to"
    if predicate or acts or scan.helper(governing) or scan.low(governing) in OBLIQUE:
        yield from said_as(scan, first, at)


def _as_role(scan: Tagged, mention: Found) -> Iterator[Attribute]:
    """A role that "as" tells beside a subject: "As a senator, Holm left", "Holm, who, as mayor, left"."""
    at = mention.last
    if scan.at(at) == ",":
        at += 1 + (scan.at(at + 1) in _RELATIVE)
        at += scan.at(at) == "," and at > mention.last + 1
    if at > mention.last and scan.at(at) == "as":
        for found in role(scan, at + 1):
            if _closes(scan, found.last):
                yield found
    at = mention.first - 1
    if scan.at(at) != "," or not opens_predicate(scan, mention.last):
        return
    at = scan.first_of[at]
    if mention.first - at > REACH or scan.low(at) != "as":
        return
    for found in role(scan, at + 1):
        inner = range(found.last, mention.first - 1)
        clear = not any(scan.finite(p) or scan.words[p] == "," for p in inner)
        if clear and (not inner or scan.words[found.last] in _GOES_ON):
            yield found


def _behind(scan: Tagged, mention: Found) -> Iterator[Attribute]:
    """An apposition behind the name: "Merkel, the chancellor," or "Khera, director of a group"."""
    if scan.at(mention.last) not in {","} | clauses.DASHES:
        return
    start = mention.last + 1
    if scan.at(start).isdigit() and scan.at(start + 1) == ",":
        start += 2  # "Holm, 31, a photographer"
    later = scan.at(start) in _ADVERB and scan.at(start + 1) in ARTICLES
    start += later  # "Holm, also a Democrat"
    article = scan.low(start) in ARTICLES
    owned = scan.low(start) in POSSESSIVES
    start += article or owned
    start += scan.at(start)[:1].isdigit() and scan.words[start].endswith(_AGED)
    end = scan.phrase_end(start, most=8, capitals=True)
    if end <= start or end > scan.end_of[mention.first]:
        return
    head = scan.words[end - 1]
    one = mention.kind in ("person", "office")
    fits = clauses.one_person(head)
    if not one:
        governing = scan.low(scan.before_determiners(mention.first - 1))
        fits = article and head.islower() and head not in _OF_SENTENCE
        fits = fits and governing not in clauses.PREPOSITIONS
    # An office or "Nevada Democrat", no further name.
    told = head.islower() or head in lists.pairs("persons", "party") or scan.at(end) in OF_ROLE
    if not fits or (scan.words[start][0].isupper() and not (article or told)):
        return
    told_more = article and one and scan.low(end) in ("who", "whose", "whom")
    if (told_more or _closes(scan, end)) and not in_opening(scan, mention):
        yield from said_as(scan, start, end)


def _closes(scan: Tagged, at: int) -> bool:
    """Whether what begins as an apposition ends as one, before any verb of the sentence."""
    word = scan.low(at)
    if word in _CLOSING:
        return True
    if word in ("and", "or"):
        start = at + 1 + (scan.low(at + 1) in ARTICLES - {"the"})
        end = scan.phrase_end(start, most=4)
        return end > start and any(map(clauses.person, scan.words[start:end]))
    if word not in _GOES_ON:
        return False
    for place in range(at + 1, min(len(scan), at + REACH)):
        following = scan.low(place)
        if following in _CLOSING or following in _RELATIVE:
            return True
        if following in _SAID or scan.helped(place):
            return word in _RELATIVE
    return False


def _before(scan: Tagged, mention: Found) -> Iterator[Attribute]:
    """An apposition before the name: "A spokesman for the party, Brad Woodhouse, said"."""
    comma = mention.first - 1
    if mention.kind != "person" or scan.at(comma) != ",":
        return
    told = opens_predicate(scan, mention.last)
    if not (told or scan.at(mention.last) in (",", ".", "—", "(")) or scan.headline[comma]:
        return
    whole_name = mention.last - mention.first > 1 or scan.at(mention.last) == ","
    whole_name = whole_name and mention.form in ("name", "title")
    for at in scan.back(comma, REACH - 1):
        if scan.words[at] == ",":
            return
        word = scan.lower[at]
        owner = word in POSSESSIVES or scan.possessive[at]
        if not (owner or word in ARTICLES):
            continue
        end = scan.phrase_end(at + 1, most=8, capitals=True)
        head = scan.at(end - 1)
        if end <= at + 1 or not clauses.one_person(head):
            continue
        whole = end == comma or scan.lower[end] in _GOES_ON
        # "Fired his manager, Ada Holm," wherever it stands; "the bank's manager" is told whole.
        if scan.possessive[at] and scan.low(at - 1) in ARTICLES:
            continue
        own = whole_name and end == comma and (owner or any(scan.possessive[at:end]))
        own = own and not _fronted(scan, comma)
        # "A former mayor, Holm left": what opens the sentence is told of its subject.
        begins = scan.begins_sentence(at)
        opens = begins and end == comma if told else own or _opens(scan, at)
        if whole and opens:
            yield from said_as(scan, at + 1, end)
            return


def _fronted(scan: Tagged, comma: int) -> bool:
    """Whether a phrase that opens the sentence ends here: "In a letter to his lawyer, Ada Holm said"."""
    at = scan.first_of[comma]
    if any(scan.words[p] == "," or scan.finite(p) for p in range(at, comma)):
        return False
    return scan.low(at) in clauses.PREPOSITIONS


def _opens(scan: Tagged, at: int) -> bool:
    """Whether a noun phrase with this article or owner begins where one of a subject does."""
    first = at
    while scan.possessive[first] and scan.joined(first) and scan.words[first - 1][0].isupper():
        first -= 1
    if scan.begins_sentence(first):
        return True
    return scan.lower[first - 1] in _OPENS or scan.words[first - 1] in clauses.MARKS
