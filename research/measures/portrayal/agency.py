"""What actors do and undergo: the verbs around a mention, passives turned right, denials marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from research.languages.en import lists
from research.languages.en.inflection import conjugated
from research.measures.actors.name_coreference import Found
from research.measures.actors.tokens import Scan
from research.measures.portrayal import clauses
from research.measures.portrayal.clauses import BE, DETERMINERS, HAVE, MODAL, OBLIQUE, SKIPPED

Part = Literal["does", "done to"]

_SPEECH = lists.rule("speech_verb")
_CLAUSAL = lists.rule("clausal_verb")
_CLAUSE_AFTER = lists.words("portrayal", "clause_after")
_LINKING = lists.rule("linking_verb")
_SEEMING = lists.words("portrayal", "seeming")
_AFTER_NAME = lists.words("portrayal", "after_name")
_NAMING = lists.rule("naming_verb")
_SUBJECTS = lists.words("grammar", "subject_pronoun") | lists.words("grammar", "relative") | {"and"}
_GOVERNS_BASE = lists.words("portrayal", "governs_base")
_NEW_CLAUSE = lists.words("grammar", "clause_opener") | {"said"}
_FINITE_HELPERS = (BE | HAVE | MODAL) - lists.words("portrayal", "infinite_helper")
_OPENS_ASIDE = lists.words("portrayal", "opens_aside")
_BETWEEN = lists.words("portrayal", "phrase_between")
_SINCE = lists.words("portrayal", "behind_auxiliary")
# Auxiliaries that can be the only verb, and their bases.
_MAIN = {word: base for base in ("have", "do") for word, _ in conjugated(base)}
_NOMINATIVE = lists.words("grammar", "nominative")
_JOINED_BEFORE = lists.words("grammar", "joined_before")
_PASSIVE_OF = lists.words("portrayal", "passive_of")
_PHRASAL = frozenset(tuple(entry.split("=")) for entry in lists.sequence("portrayal", "phrasal"))
# Participles that are adjectives: "is pleased", "was frustrated".
_STATES = lists.adjectives() | lists.words("portrayal", "feeling")
_REACH = 14
# Articles and adjectives before a name, in words at most.
_NEAR = 5
# How far behind its verb a second predicate may begin, in words.
_PREDICATE = 12
# The longest aside between a subject and its verb, in words.
_ASIDE = 32


class Agency(NamedTuple):
    """An actor's part in a verb: its base, where the form stands, and whether it is denied."""

    part: Part
    verb: str
    first: int
    last: int
    denied: bool = False

    @property
    def value(self) -> str:
        """The finding in words: "does: praise", "not done to: blame"."""
        part = {"does": "does not", "done to": "not done to"}[self.part]
        return f"{part if self.denied else self.part}: {self.verb}"


class Mentions:
    """The mentions of a text by where they begin and end."""

    def __init__(self, mentions: Sequence[Found]) -> None:
        """Take the mentions of one text."""
        self.by_first = {mention.first: mention for mention in mentions}
        self.by_last = {mention.last: mention for mention in mentions}


def agency(scan: Scan, mention: Found, others: Mentions) -> Iterator[Agency]:
    """The verbs that this mention does or undergoes."""
    if bound(scan, mention) or _names_another(scan, mention, others):
        return
    before = _before(scan, mention, others)
    after = list(_after(scan, mention, others))
    if before is not None and before.part == "done to":
        clause = before.verb in _CLAUSE_AFTER and after and _finite(scan, after[0].first)
        compound = _goes_on(scan, mention)
        if compound and before.verb not in _CLAUSE_AFTER:
            return
        if clause or compound:
            before = None
    aside = before is not None and before.part == "does" and scan.at(before.first - 1) == ","
    if aside and after and _finite(scan, after[0].first):
        before = None  # "Woodhouse, his spokesman, said Mr. Steele was"
    if before is not None and before.verb != "say":
        after = []
    found = [before] if before is not None else []
    if not found and not after:
        found = [one for one in (_coordinate(scan, mention, others),) if one is not None]
    yield from (*found, *after)


def _names_another(scan: Scan, mention: Found, others: Mentions) -> bool:
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


def bound(scan: Scan, mention: Found) -> bool:
    """Whether the mention only modifies what follows: "Trump voters", "his plan", "US' vision"."""
    word = scan.words[mention.first].lower()
    if scan.possessive[mention.last - 1]:
        # "He's strong" is no possession.
        return not (mention.form == "pronoun" and word in _NOMINATIVE)
    if mention.form == "pronoun" and word in ("his", "hers", "their", "its"):
        return True
    after = scan.at(mention.last)
    if mention.form == "demonym" and not mention.plural:
        # "Afghan government" has its noun within.
        return scan.words[mention.last - 1][0].isupper()
    if mention.form != "pronoun" and _noun_follows(scan, mention.last):
        return True
    if word == "her" and mention.form == "pronoun" and after.isalpha():
        return after not in lists.rule("after_object")
    return after in ("'", "’") and scan.starts[mention.last] == scan.ends[mention.last - 1]


def _noun_follows(scan: Scan, at: int) -> bool:
    """Whether a noun goes on right after the mention: "Trump voters", "US policy"."""
    word = scan.at(at)
    if not (word.isalpha() and word.islower() and scan.joined(at)):
        return False
    if word in _AFTER_NAME:
        return False
    plain = word not in clauses.PHRASE_ENDS and word not in SKIPPED and word not in DETERMINERS
    return plain and clauses.verb(scan, at) is None and not word.endswith("ly")


def _start(scan: Scan, mention: Found, others: Mentions) -> int:
    """The last token before the mention, its articles and adjectives; -1 where none is near."""
    first = clauses.title_start(scan, mention)
    at = first - 1
    while at >= 0 and scan.sentence[at] == scan.sentence[mention.first]:
        other = others.by_last.get(at + 1)
        belongs = other is not None and other.form in ("demonym", "name") and scan.joined(at + 1)
        if belongs and other is not None and not scan.possessive[at]:
            at = other.first - 1  # "gave Democrat Bruce Braley"
        elif scan.words[at].lower() in DETERMINERS or clauses.modifier(scan.words[at]):
            at -= 1
        else:
            return at if first - at <= _NEAR else -1
    return -1


def _before(scan: Scan, mention: Found, others: Mentions) -> Agency | None:
    """The verb right before: an object ("praised Trump"), an agent ("praised by Trump")."""
    nominative = scan.words[mention.first].lower() in _NOMINATIVE
    at = _start(scan, mention, others)
    if at < 0:
        return None
    word = scan.words[at].lower()
    if word == "by":
        form = clauses.verb(scan, at - 1)
        if form is not None and form.form in ("participle", "both"):
            return Agency("does", form.base, at - 1, at, clauses.denied(scan, at - 1))
        return None
    particle = clauses.verb(scan, at - 1)
    if particle is not None and (particle.base, word) in _PHRASAL and not nominative:
        bare = particle.form == "base" and not _governed(scan, at - 1)
        if bare or clauses.noun(scan, at - 1):
            return None
        name = f"{particle.base} {word}"
        return Agency("done to", name, at - 1, at + 1, clauses.denied(scan, at - 1))
    form = clauses.verb(scan, at)
    if form is None or form.base in _LINKING or form.base in ("have", "do"):
        return None
    if word in OBLIQUE:
        return None
    if word in _SPEECH and form.base != "tell" and _closes_speech(scan, at):
        return Agency("does", form.base, at, at + 1)
    if nominative or form.base in _CLAUSAL or clauses.noun(scan, at):
        return None  # "Ryan said Obama has ...", "the remarks Obama made"
    if form.form == "base" and not _governed(scan, at):
        return None
    if form.form in ("participle", "both") and _auxiliary(scan, at, BE):
        return None
    if form.base in _NAMING and form.form == "both" and _common(scan, at - 1):
        return None  # "a firm called Gavekal"
    return Agency("done to", form.base, at, at + 1, clauses.denied(scan, at))


def _common(scan: Scan, at: int) -> bool:
    """Whether a noun in small letters stands here, as far as can be told."""
    word = clauses.lower(scan, at)
    apart = clauses.passed_over(word) or clauses.helper(word)[0] or word in _SUBJECTS
    return scan.at(at).islower() and word.isalpha() and not apart


def _governed(scan: Scan, at: int) -> bool:
    """Whether the base form here follows what a verb follows: "to", "will", "not", "and"."""
    before = clauses.lower(scan, at - 1)
    joined = before in _GOVERNS_BASE or before.endswith("ly")
    return bool(clauses.helper(before)[0]) or joined


def _coordinate(scan: Scan, mention: Found, others: Mentions) -> Agency | None:
    """The verb of which this is a further object: "praised Macron and Merkel"."""
    at = _start(scan, mention, others)
    if at < 1 or scan.words[at].lower() not in ("and", "or"):
        return None
    first = others.by_last.get(at)
    if first is None or bound(scan, first):
        return None
    found = _before(scan, first, others)
    return found if found is None or not _closes_speech(scan, found.first) else None


def _closes_speech(scan: Scan, at: int) -> bool:
    return scan.at(at - 1) in ('"', "”", "’", "'", ",", "“")


def _after(scan: Scan, mention: Found, others: Mentions) -> Iterator[Agency]:
    """The verbs that follow: the actor does them, or undergoes them where they are passive."""
    behind = _past_phrases(scan, mention.last)
    behind += scan.at(behind) == "," and scan.at(behind + 1) == "who"
    if scan.at(behind) == "who":
        yield from _verbs(scan, behind + 1, mention, plural=mention.plural)
    at = _start(scan, mention, others)
    first = scan.at(at).lower() if at >= 0 else ""
    if first in OBLIQUE and first not in _JOINED_BEFORE and first != "as":
        return
    at, joined = _past_coordinated(scan, mention.last, others)
    at = _past_phrases(scan, at)
    behind = _past_asides(scan, at)
    if behind != at:
        behind = _past_phrases(scan, behind)
    yield from _verbs(
        scan, behind, mention, plural=joined or (behind == mention.last and mention.plural)
    )


def _verbs(scan: Scan, at: int, mention: Found, *, plural: bool) -> Iterator[Agency]:
    """The verb of a clause whose subject stands before a place, and one joined to it."""
    contracted = scan.possessive[mention.last - 1]  # "He's": "is" or "has"
    passive, helped, denied = False, contracted, False
    first, limit = at, min(len(scan), at + _REACH)
    while at < limit and scan.sentence[at] == scan.sentence[mention.first]:
        word = clauses.lower(scan, at)
        auxiliary = clauses.helper(word)[0]
        denied = denied or clauses.negative(scan, at)
        if auxiliary in BE:
            passive, helped = True, True
        elif auxiliary:
            ahead = clauses.lower(scan, at + 1)
            follows = clauses.verb(scan, at + 1) is not None or ahead in SKIPPED | BE | _SINCE
            bare = not follows and not ahead.endswith("ly") and ahead != ","
            if auxiliary in _MAIN and bare and ahead:
                yield Agency("does", _MAIN[auxiliary], at, at + 1, denied)
                return
            # "Is to come", "got to come" are no passives.
            helped, passive = True, passive and word != "to"
        elif not (clauses.passed_over(word) or word in _SINCE):
            near = plural and at == first
            apart = at == mention.last and not helped
            if mention.form == "demonym" and apart and _singular(scan, at):
                return  # "Jewish groups"
            found = _verdict(
                scan, at, passive=passive, helped=helped, plural=near, contracted=contracted
            )
            if found is not None:
                yield found._replace(denied=denied)
                yield from _further(scan, found)
                yield from _second(scan, found)
            return
        at += 1


def _further(scan: Scan, found: Agency) -> Iterator[Agency]:
    """A second verb right behind the first: "hits and stabs"."""
    at = found.last + 1
    one, other = clauses.verb(scan, found.first), clauses.verb(scan, at)
    if one is None or other is None or scan.at(found.last) not in ("and", "or"):
        return
    past = ("past", "both", "participle")
    if one.form == other.form or (one.form in past and other.form in past):
        yield Agency(found.part, other.base, at, at + 1, found.denied)


def _second(scan: Scan, found: Agency) -> Iterator[Agency]:
    """The verb of a second predicate: "is hosting the summit and has rejected calls"."""
    if found.verb in _CLAUSAL | _CLAUSE_AFTER | {"say", "tell"}:
        return  # what is said has a subject of its own
    for at in range(found.last + 1, min(len(scan), found.last + _PREDICATE)):
        word = clauses.lower(scan, at)
        if scan.sentence[at] != scan.sentence[found.first] or word in _NEW_CLAUSE:
            return
        if word not in ("and", "but"):
            continue
        after = at + 1
        denied = passive = False
        while clauses.passed_over(clauses.lower(scan, after)):
            denied = denied or clauses.negative(scan, after)
            after += 1
        auxiliary, contracted = clauses.helper(clauses.lower(scan, after))
        if auxiliary not in _FINITE_HELPERS:
            return
        denied, passive = denied or contracted, auxiliary in BE
        after += 1
        while clauses.passed_over(clauses.lower(scan, after)):
            denied = denied or clauses.negative(scan, after)
            after += 1
        verdict = _verdict(
            scan, after, passive=passive, helped=True, plural=False, contracted=False
        )
        if verdict is not None:
            yield verdict._replace(denied=denied)
        return


def _verdict(
    scan: Scan, at: int, *, passive: bool, helped: bool, plural: bool, contracted: bool
) -> Agency | None:
    form = clauses.verb(scan, at)
    if form is None or form.base in _SEEMING:
        return None
    word, ahead = scan.words[at], scan.at(at + 1)
    if passive and form.form in ("participle", "both"):
        if word in _STATES and ahead != "by":
            return None  # "is pleased"
        return Agency("done to", form.base, at, at + 1)
    if passive:
        return Agency("does", form.base, at, at + 1) if form.form == "ing" else None
    if helped and word in _STATES and form.form in ("participle", "both") and contracted:
        return None  # "he's qualified"
    if not helped:
        if form.form in ("participle", "both") and (ahead == "by" or _of(word, ahead)):
            return Agency("done to", form.base, at, at + 1)  # "Trump, backed by ..."
        if form.form in ("ing", "participle"):
            return None
        if form.form == "base" and not plural:
            return None
    return Agency("does", form.base, at, at + 1)


def _of(word: str, ahead: str) -> bool:
    return ahead == "of" and word in _PASSIVE_OF


def _past_coordinated(scan: Scan, at: int, others: Mentions) -> tuple[int, bool]:
    """Past further subjects: "Ryan and McCain criticised", and whether there were any."""
    joined = False
    while True:
        ahead = at + (scan.at(at) == ",")
        both = scan.at(ahead) in ("and", "&")
        ahead += both
        if not both and (joined or ahead == at):
            return at, joined
        determined = scan.at(ahead).lower() in DETERMINERS | clauses.POSSESSIVES
        while scan.at(ahead).lower() in ("the", "both"):
            ahead += 1
        other = others.by_first.get(ahead)
        if other is not None and not bound(scan, other):
            if not both and not _listed(scan, other.last, others):
                return at, joined
            at, joined = other.last, True
            continue
        if not both:
            return at, joined
        ahead += scan.at(ahead).lower() in clauses.POSSESSIVES
        end = clauses.phrase_end(scan, ahead, most=4, capitals=True)
        form = clauses.verb(scan, end - 1)  # "he and his campaign try"
        if end > ahead + 1 and form is not None and form.form == "base":
            return end - 1, True
        named = end > ahead and (determined or clauses.person(scan.words[end - 1]))
        return (end, True) if named and _opens_predicate(scan, end) else (at, joined)


def _listed(scan: Scan, at: int, others: Mentions) -> bool:
    """Whether a list of subjects goes on here with "and" and a mention."""
    at += scan.at(at) == ","
    if scan.at(at) != "and":
        return False
    at += 1
    while scan.at(at).lower() in ("the", "both"):
        at += 1
    return at in others.by_first


def _past_phrases(scan: Scan, at: int) -> int:
    """Past phrases that part a subject from its verb: "Obama on Monday called", "Pelosi of Ohio,"."""
    begun = at
    for _ in range(2):
        if scan.at(at).lower() in lists.weekdays():
            at += 1
        if scan.at(at) not in _BETWEEN:
            break
        end = at + 1
        while end < len(scan) and end < at + 6 and _nominal(scan, end):
            end += 1
        at = end
    ends = at < len(scan) and scan.sentence[at] == scan.sentence[begun - 1]
    return at if ends and (_opens_predicate(scan, at) or scan.at(at) == ",") else begun


def _nominal(scan: Scan, at: int) -> bool:
    word = scan.words[at]
    if word.lower() in DETERMINERS | clauses.POSSESSIVES or word[0].isdigit():
        return True
    if not word[0].isalpha() or clauses.helper(clauses.lower(scan, at))[0]:
        return False
    return clauses.verb(scan, at) is None and not clauses.passed_over(word.lower())


def _opens_predicate(scan: Scan, at: int) -> bool:
    """Whether a finite verb, an auxiliary or an adverb before one stands here."""
    word = clauses.lower(scan, at)
    return clauses.finite(scan, at) or clauses.passed_over(word) or bool(clauses.helper(word)[0])


def _singular(scan: Scan, at: int) -> bool:
    form = clauses.verb(scan, at)
    return form is not None and form.form == "s"


def _past_asides(scan: Scan, at: int) -> int:
    """Past asides in commas or brackets: "Peskov, 56, who was late, rejected"."""
    for _ in range(3):
        opening = scan.at(at)
        helped = clauses.helper(clauses.lower(scan, at + 1))[0]
        if opening == "," and (helped or clauses.finite(scan, at + 1)):
            return at + 1  # "his attorney general, Jeff Sessions, has"
        if opening in ("(", ",", "—", "–"):
            start = at
        elif at > 0 and scan.words[at - 1] == "," and scan.at(at) in _OPENS_ASIDE:
            start = at - 1  # the comma that closed an aside opens the next
        else:
            return at
        closing = ")" if opening == "(" else scan.words[start]
        for place in range(start + 1, min(len(scan), start + _ASIDE)):
            if scan.sentence[place] != scan.sentence[start]:
                return at
            if scan.words[place] == closing:
                at = place + 1
                break
        else:
            return at
    return at


def _auxiliary(scan: Scan, at: int, wanted: frozenset[str]) -> bool:
    return any(clauses.helper(clauses.lower(scan, p))[0] in wanted for p in range(at - 3, at))
