"""The verb of which a mention is the object, or the agent: "praised Trump", "praised by Trump"."""

from __future__ import annotations

from research.languages.en import lists
from research.languages.en.inflection import NO_FORM, Form
from research.measures.actors.name_coreference import Found
from research.measures.portrayal import clauses, nominals, subjects
from research.measures.portrayal.clauses import BE, DETERMINERS, OBLIQUE, Tagged
from research.measures.portrayal.predicates import Agency

_NOT_DONE = lists.rule("linking_verb") | {"have", "do", "include"}
_SUBJECTS = lists.words("grammar", "subject_pronoun") | lists.words("grammar", "relative") | {"and"}
_GOVERNS_BASE = lists.words("portrayal", "governs_base")
PHRASAL = frozenset(lists.tuples(lists.sequence("portrayal", "phrasal")))
_PHRASAL_OF_THREE = frozenset(lists.tuples(lists.sequence("portrayal", "phrasal_of_three")))
_INFINITE = (lists.words("portrayal", "infinite_helper") - {"have"}) | {""}
_FACTITIVE = lists.words("portrayal", "factitive")
# Articles and adjectives before a name, in words at most.
_NEAR = 5
# The most names of a list of objects between one and the verb.
_LIST = 200


def before(scan: Tagged, mention: Found) -> int:
    """The last token before the mention, its articles and adjectives; -1 where none is near."""
    first = clauses.title_start(scan, mention)
    at = first - 1
    while at >= scan.first_of[mention.first]:
        other = scan.by_last.get(at + 1)
        belongs = scan.joined(at + 1) and not scan.possessive[at]
        if other is not None and other.form in ("demonym", "name") and belongs:
            at = other.first - 1  # "gave Democrat Bruce Braley"
        elif scan.lower[at] in DETERMINERS or clauses.modifier(scan.words[at]):
            at -= 1
        elif mention.kind != "person" and at == first - 1 and _noun_before(scan, at):
            at -= 1  # "told Russian army newspaper Red Star"
        else:
            return at if first - at <= _NEAR else -1
    return -1


def _noun_before(scan: Tagged, at: int) -> bool:
    """Whether a noun in small letters stands here with a nationality or an article before it."""
    form = scan.verb(at)
    if not _common(scan, at) or not scan.joined(at + 1) or form.form not in ("", "base"):
        return False
    if scan.low(at) in clauses.PHRASE_ENDS | DETERMINERS:
        return False
    before = scan.by_last.get(at)
    if before is not None and before.form == "demonym":
        return not form and scan.joined(at)
    at -= 1
    while clauses.modifier(scan.at(at)):
        at -= 1  # "the environmental group Greenpeace"
    return scan.low(at) in DETERMINERS


def object_of(scan: Tagged, mention: Found) -> Agency | None:
    """The verb right before: an object ("praised Trump"), an agent ("praised by Trump")."""
    nominative = scan.lower[mention.first] in clauses.NOMINATIVE
    at = before(scan, mention)
    if at < 0:
        return None
    word, led = scan.lower[at], scan.verb(at - 1)
    if word == "by":
        agent = led.form in clauses.PARTICIPLE
        return Agency("does", led.base, at - 1, at, scan.denied(at - 1)) if agent else None
    phrasal = (led.base, word) in PHRASAL and not nominative
    parted = word in clauses.PARTED and mention.kind == "person" and mention.form != "pronoun"
    parted = parted and bool(led) and not phrasal
    # "Attempts to trip up Trump will fail": only a finite verb may have a clause behind it.
    if parted and (scan.finite(at - 1) or led.base in clauses.CLAUSAL):
        parted = not clause_follows(scan, mention)
    if phrasal or (parted and not scan.noun(at - 1)):
        if led.form == "base" and not _governed(scan, at - 1):
            return None
        if phrasal and (scan.noun(at - 1) or nominals.object_of_verb(scan, at - 1)):
            return None
        return Agency("done to", f"{led.base} {word}", at - 1, at + 1, scan.denied(at - 1))
    of_three = (scan.verb(at - 2).base, scan.low(at - 1), word)
    if of_three in _PHRASAL_OF_THREE and not nominative:
        name = " ".join((of_three[0], scan.words[at - 1], word))
        return Agency("done to", name, at - 2, at + 1, scan.denied(at - 2))
    form = scan.verb(at) or _headline_judging(scan, at)
    if not form or form.base in _NOT_DONE:
        return None
    if scan.words[at].istitle():
        return Agency("done to", form.base, at, at + 1)
    said = word in clauses.SPEECH and form.base != "tell" and _closes_speech(scan, at)
    marked = scan.at(at - 1) in ('"', "”") and scan.at(at - 2) in (",", "?", "!")
    if said or (marked and form.form in clauses.PAST):  # "“...,” mused Trump"
        return Agency("does", form.base, at, at + 1)
    if nominative or form.base in clauses.CLAUSAL or scan.noun(at):
        return None  # "Ryan said Obama has ...", "the remarks Obama made"
    if form.form == "base" and (not _governed(scan, at) or _of_title(scan, at, mention)):
        return None
    passive = any(scan.helper(place) in BE for place in range(at - 3, at))
    if form.form in clauses.PARTICIPLE and (passive or _attributive(scan, at, mention)):
        return None
    if form.base in clauses.NAMING and form.form == "both" and _common(scan, at - 1):
        return None  # "a firm called Gavekal"
    behind = mention.last + scan.degree(mention.last)
    became = scan.at(behind) if form.base in _FACTITIVE else ""
    name = f"{form.base} {became}" if clauses.modifier(became) else form.base
    return Agency("done to", name, at, at + 1, scan.denied(at))


def _of_title(scan: Tagged, at: int, mention: Found) -> bool:
    """Whether an adjective stands before the title of a name: "to top Clinton aide Huma Abedin"."""
    title = scan.words[at + 1 : mention.first]
    held = any(word.islower() and clauses.person(word) for word in title)
    return held and scan.words[at] in lists.adjectives()


def _attributive(scan: Tagged, at: int, mention: Found) -> bool:
    """Whether a participle belongs to the name as an adjective: "open to registered Democrats"."""
    if at != mention.first - 1 or not scan.words[at].endswith("ed"):
        return False
    before = scan.low(at - 1)
    return before == "-" or before in OBLIQUE - clauses.JOINED_BEFORE


def clause_follows(scan: Tagged, mention: Found) -> bool:
    """Whether the mention is the subject of a finite verb: "found out Trump lied"."""
    at, joined = subjects.past_coordinated(scan, mention.last)
    at = scan.past_adverbs(subjects.past_phrases(scan, at))
    auxiliary = scan.helper(at)
    of_others = auxiliary in clauses.PLURAL_HELPERS and not (joined or mention.plural)
    return scan.finite(at) or not (auxiliary in _INFINITE or of_others)


def _headline_judging(scan: Tagged, at: int) -> Form:
    """A verb of judging with the capital of a headline: "Officials Praise Trump"."""
    form = scan.verb_with_capital(at)
    return form if form.base in clauses.JUDGING and scan.headline[at] and at > 0 else NO_FORM


def _common(scan: Tagged, at: int) -> bool:
    """Whether a noun in small letters stands here, as far as can be told."""
    word = scan.low(at)
    apart = scan.passed(at) or scan.helper(at) or word in _SUBJECTS
    return scan.at(at).islower() and word.isalpha() and not apart


def _governed(scan: Tagged, at: int) -> bool:
    """Whether the base form here follows what a verb follows: "to", "will", "not", "and"."""
    while clauses.passed_over(before := scan.low(at - 1)):
        if before not in clauses.SKIPPED and clauses.adverb(before):
            return True  # "voters increasingly view"
        at -= 1
    return bool(scan.helper(at - 1)) or before in _GOVERNS_BASE


def coordinate(scan: Tagged, mention: Found) -> Agency | None:
    """The verb of which this is a further object: "praised Macron and Merkel"."""
    for _ in range(_LIST):
        first = _joined_before(scan, mention)
        if first is None:
            return None
        found = object_of(scan, first)
        if found is not None:
            return None if _closes_speech(scan, found.first) else found
        mention = first
    return None


def _joined_before(scan: Tagged, mention: Found) -> Found | None:
    """The mention before this one in a list of objects."""
    at = before(scan, mention)
    word = scan.lower[at] if at > 0 else ""
    listed = word == "," and subjects.listed(scan, mention.last)
    if not (listed or word in ("and", "or")):
        return None
    first = scan.by_last.get(at - (word != "," and scan.words[at - 1] == ","))
    return None if first is None or subjects.bound(scan, first) else first


def _closes_speech(scan: Tagged, at: int) -> bool:
    return scan.at(at - 1) in ('"', "”", "’", "'", ",", "“")
