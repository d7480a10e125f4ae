"""Words as parts of a clause: verb forms, auxiliaries, noun phrases, and what is denied.

No parser: word order, auxiliaries, endings and lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from research.languages.en import lists
from research.languages.en.inflection import NO_FORM, Form, conjugated, verb_form
from research.measures.actors.name_coreference import Found
from research.measures.actors.tokens import Scan

BE = lists.rule("be")
HAVE = lists.words("grammar", "have")
MODAL = lists.rule("modal")
HELPERS = BE | HAVE | MODAL
SKIPPED = lists.rule("between_subject_and_verb") | lists.words("portrayal", "between")
# Open a noun phrase, as of what somebody is.
ARTICLES = lists.words("grammar", "article") | {"another"}
DETERMINERS = lists.words("grammar", "determiner")
POSSESSIVES = lists.words("grammar", "possessive")
ANY_DETERMINER = DETERMINERS | POSSESSIVES
OBLIQUE = lists.rule("oblique")
PREPOSITIONS = OBLIQUE - {"and", "or"}
# Verbs whose object is a clause, and with them those that a clause may follow.
CLAUSAL = lists.rule("clausal_verb")
BEFORE_CLAUSE = CLAUSAL | lists.words("portrayal", "clause_after")
NAMING = lists.rule("naming_verb")
SPEECH = lists.rule("speech_verb")
SAYING = BEFORE_CLAUSE | {"tell"}
NOMINATIVE = lists.words("grammar", "nominative")
PARTICLE = lists.words("portrayal", "particle")
DEGREE = lists.words("portrayal", "degree")
PRONOUNS = lists.subjects()
HYPOTHETICAL = lists.words("portrayal", "hypothetical")
LINKS = lists.words("portrayal", "governing_link")
SEEMING = lists.words("portrayal", "seeming")
# Auxiliaries of a subject in the plural.
PLURAL_HELPERS = lists.words("portrayal", "plural_helper")
BETWEEN = lists.words("portrayal", "phrase_between")
FRONTED = lists.words("grammar", "fronted")
NEW_CLAUSE = lists.words("grammar", "clause_opener") | {"said"}
JOINED_BEFORE = lists.words("grammar", "joined_before")
UNLIKE = lists.words("portrayal", "unlike_attribute")
PARTED = lists.words("portrayal", "parted")
TIME = lists.words("portrayal", "time_noun")
OPENING_MARKS = frozenset('“"‘')
MARKS = OPENING_MARKS | {"”", "’"}
DASHES = frozenset("—–―")
TRAITS = lists.words("portrayal", "blaming_trait") | lists.words("portrayal", "praising_trait")
FEELING = lists.words("portrayal", "feeling")
STATES = lists.adjectives() | FEELING | TRAITS
# Verbs of judging, with the sign of what they say of their object.
JUDGING = {
    verb: sign
    for section, sign in (("praise", 1), ("blame", -1))
    for verb in lists.words("portrayal", section)
} | {" ".join(verb): -1 for verb in lists.tuples(lists.sequence("portrayal", "blame_phrasal"))}
# Words that end a noun phrase.
PHRASE_ENDS = OBLIQUE | HELPERS | lists.rule("phrase_end")
_NEGATIVE = lists.words("portrayal", "negative_word")
_BEFORE_TIME = lists.words("portrayal", "before_time")
_GRADED = lists.words("portrayal", "graded")
_NOT_YET = lists.words("portrayal", "not_yet_negative")
_WITHOUT = lists.words("portrayal", "without")
_OF_DENIED = lists.words("portrayal", "of_denied")
_REFUSING = lists.words("grammar", "negating_verb") | lists.words("portrayal", "negating_noun")
_NOT_BEFORE_NOUNS = lists.words("portrayal", "not_before_nouns")
FORETOLD = lists.words("portrayal", "foretold") | lists.words("portrayal", "willing_adjective")
_HESITATING = lists.words("portrayal", "hesitating")
_OPENS_CLAUSE = lists.words("grammar", "clause_opener") | lists.words("grammar", "relative")
# Forms of a verb that can be its past participle or its past.
PARTICIPLE = ("participle", "both")
PAST = ("past", "both")
# How far back a denial is looked for, in words.
_REACH = 8


@dataclass(slots=True)
class Tagged(Scan):
    """A text's tokens with what each can be in a clause, and its mentions by where they begin and end.

    A place outside the text is nothing.
    """

    forms: list[Form]  # of verbs; names and words with a capital have none
    helpers: list[tuple[str, bool]]  # see `helper`
    first_of: list[int]  # the first token of the sentence of each
    end_of: list[int]  # where that sentence ends
    by_first: dict[int, Found]
    by_last: dict[int, Found]
    # Answers of `subjects.listed` by place, so that a list is read once and not at each of its names.
    listed: dict[int, bool] = field(default_factory=dict)

    def low(self, at: int) -> str:
        """Token in lower case with a straight apostrophe."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def verb(self, at: int) -> Form:
        """The verb form that a token can be; names and words with a capital are none."""
        return self.forms[at] if 0 <= at < len(self.forms) else NO_FORM

    def verb_with_capital(self, at: int) -> Form:
        """The verb form that a token with a capital can be, where its place gives it one.

        The first of a sentence, or any of a headline: "Kremlin Embraces Trump".
        """
        word = self.at(at)
        placed = word and (self.initial[at] or self.headline[at]) and word.istitle()
        return _form(word.lower()) if placed else NO_FORM

    def bare(self, at: int) -> Form:
        """The verb whose base the token can be, of one whose participle is the same too: "to run"."""
        form = self.verb(at)
        return form if form.base == self.at(at) else NO_FORM

    def singular(self, at: int) -> bool:
        """Whether the token can be a verb of a subject in the singular: "leaves"."""
        return self.verb(at).form == "s"

    def finite(self, at: int) -> bool:
        """Whether the token can be a finite verb by its form; one that can be a base form is none."""
        return self.verb(at).form in ("s", "past", "both")

    def helper(self, at: int) -> str:
        """The auxiliary that a token can be, without its "not"; "" if it is none."""
        return self.helpers[at][0] if 0 <= at < len(self.helpers) else ""

    def contracted(self, at: int) -> bool:
        """Whether an auxiliary is contracted with "not": "won't"."""
        return 0 <= at < len(self.helpers) and self.helpers[at][1]

    def helped(self, at: int) -> bool:
        """Whether an auxiliary stands here that is not "to"."""
        return self.helper(at) not in ("", "to")

    def auxiliary(self, at: int) -> str:
        """The auxiliary as `helper` has it, and "" for a name or a month: "Theresa May fired him"."""
        found = self.helper(at)
        return found if found not in MODAL or self._no_name(at) else ""

    def _no_name(self, at: int) -> bool:
        """Whether a word that can be an auxiliary is no name or month."""
        follows = self.headline[at] and self.verb_with_capital(at + 1).form == "base"
        return self.words[at].islower() or follows  # "Voters May Oust Trump"

    def passed(self, at: int) -> bool:
        """Whether a token may stand between a subject and its verb."""
        return passed_over(self.low(at))

    def past_adverbs(self, at: int) -> int:
        """Past adverbs, "not" and marks between a subject and its verb."""
        while self.passed(at):
            at += 1
        return at

    def begins_sentence(self, at: int) -> bool:
        """Whether a token is the first of its sentence."""
        return self.first_of[at] == at

    def rest(self, at: int, most: int | None = None) -> range:
        """The places from one on to the end of its sentence, `most` of them at most."""
        end = self.end_of[at] if at < len(self) else at
        return range(at, end if most is None else min(end, at + most))

    def back(self, at: int, most: int | None = None) -> range:
        """The places before one in its sentence, the nearest first, `most` of them at most."""
        first = self.first_of[at]
        return range(at - 1, (first if most is None else max(first, at - most)) - 1, -1)

    def find(self, places: range, *words: str) -> int | None:
        """The first of the places where one of the words stands."""
        return next((at for at in places if self.at(at) in words), None)

    def before_determiners(self, at: int) -> int:
        """Back from a token past articles and their like: from "the" in "criticism of the" to "of"."""
        while at > 0 and self.lower[at] in DETERMINERS:
            at -= 1
        return at

    def role_with_of(self, at: int) -> bool:
        """Whether the "of" of a role stands here: "chief of staff"."""
        return self.low(at) == "of" and tuple(self.lower[at - 1 : at + 2]) in lists.roles()

    def degree(self, at: int) -> bool:
        """Whether a word of degree stands here: "make her more relatable"."""
        return self.low(at) in _GRADED

    def sounded(self, at: int) -> bool:
        """Whether "sound" has an object here, and links nothing: "sounded a call"."""
        return self.low(at).startswith("sound") and self.low(at + 1) in DETERMINERS

    def past_time(self, at: int) -> int:
        """Past a time that says when: "this month", "last week"."""
        said = self.low(at) in _BEFORE_TIME and self.low(at + 1) in TIME
        return at + 2 * said

    def negative(self, at: int) -> bool:
        """Whether a word denies the verb that it stands before: "not", "no longer", "didn't"."""
        word = self.low(at)
        if self.contracted(at):
            # "Isn't merely a liar"
            return self.helper(at) in MODAL or self.low(at + 1) not in _NOT_YET
        if word in ("longer", "one") and self.low(at - 1) == "no":
            return True
        if word == "yet" and self.low(at + 1) == "to":
            return True  # "has yet to sign"
        return word in _NEGATIVE and self.low(at + 1) not in _NOT_YET

    def denied(self, at: int, depth: int = 3) -> bool:
        """Whether the verb at a place is denied: "did not blame", "refusing to blame", "without blaming"."""
        for place in self.back(at, _REACH):
            word = self.low(place)
            if self.negative(place):
                return True
            if word == "to":
                not_to = self.negative(place - 1)  # "vowed not to sign", "has yet to sign"
                return not_to or (depth > 0 and self._refused(place - 1, depth - 1))
            if place == at - 1 and word in _WITHOUT | {"of"} and self.at(at).endswith("ing"):
                return word != "of" or self.low(at - 2) in _OF_DENIED
            if not (self.helper(place) or passed_over(word) or word in ("longer", "one")):
                return self.of_nobody(place + 1)
        return False

    def of_nobody(self, at: int) -> bool:
        """Whether the subject that ends before a place is denied: "neither Holm nor his wife"."""
        for place in self.back(at, _REACH):
            word = self.low(place)
            if word in ("neither", "nor"):
                return True
            ends = word in _OPENS_CLAUSE or self.finite(place) or self.helper(place)
            if ends or not (word[0].isalpha() or word in MARKS):
                return False
        return False

    def _refused(self, at: int, depth: int) -> bool:
        """Whether what governs an infinitive refuses it, or is itself denied."""
        while at >= 0 and adverb(self.low(at)) and self.low(at) not in _REFUSING | FORETOLD:
            at -= 1
        word = self.low(at)
        if word in _HESITATING:
            return False
        if word in _REFUSING:
            return not self.denied(at, depth)
        return bool(self.verb(at) or word in FORETOLD) and self.denied(at, depth)

    def noun(self, at: int) -> bool:
        """Whether a word that can be a verb stands where a noun stands: "his remarks", "the attack"."""
        before = self.low(at - 1)
        if at <= 0 or not self.joined(at):
            return False
        if before in ANY_DETERMINER or self.possessive[at - 1] or before[:1].isdigit():
            return before not in ("her", "that")
        if before in OBLIQUE - _NOT_BEFORE_NOUNS:
            return not self.at(at).endswith("ing")
        return modifier(self.at(at - 1)) and before not in MODAL

    def phrase_end(self, start: int, *, most: int = 6, capitals: bool = False) -> int:
        """Where the noun phrase that begins here, without its article, ends.

        Parameters
        ----------
        most
            The most words of it.
        capitals
            Whether words with a capital belong to it.
        """
        at = begun = start + (self.at(start) in OPENING_MARKS)
        limit = self.rest(begun, most).stop
        while at < limit:
            word, inner = self.words[at], at > begun
            if inner and not self.joined(at):
                break
            if word in MARKS and inner and self.at(at + 1).islower() and at < begun + most - 1:
                at += 1
                continue
            if not word[0].isalpha() or not (word.islower() or capitals):
                break
            if word.lower() in PHRASE_ENDS or word.lower() in DETERMINERS or self.helper(at):
                break
            bends = self.verb(at).form not in ("", "base", "s") and word not in lists.adjectives()
            if inner and (bends or self.past_time(at) != at):
                break
            if inner and not capitals and self.possessive[at - 1]:
                break
            at += 1
        while at > begun and self.words[at - 1] in MARKS - {"”"}:
            at -= 1
        return at


def tagged(scan: Scan, mentions: Sequence[Found] = ()) -> Tagged:
    """The tokens with what each can be, and the mentions among them."""
    firsts: list[int] = []
    ends: list[int] = []
    for _, sentence in groupby(scan.sentence):
        first, size = len(firsts), len(list(sentence))
        firsts += [first] * size
        ends += [first + size] * size
    held: dict[str, Any] = {part.name: getattr(scan, part.name) for part in fields(Scan)}
    return Tagged(
        **held,
        forms=[_form(word) if word.islower() else NO_FORM for word in scan.words],
        helpers=[helper(word) for word in scan.lower],
        first_of=firsts,
        end_of=ends,
        by_first={mention.first: mention for mention in mentions},
        by_last={mention.last: mention for mention in mentions},
    )


@lru_cache(maxsize=32768)
def _form(word: str) -> Form:
    if word.endswith("ying") and verb_form(f"{word[:-4]}ie"):
        return Form(f"{word[:-4]}ie", "ing")  # "lying"
    form = verb_form(word) or _more_forms().get(word, NO_FORM)
    if form.base[-1:] == "e" and form.base[-2:-1] == form.base[-3:-2]:
        # "Stepped" is of "step", not of "steppe".
        single = verb_form(form.base[:-2])
        form = Form(single.base, form.form) if single else form
    prefix, hyphen, rest = word.partition("-")
    if not form and prefix + hyphen in lists.words("portrayal", "verb_prefix"):
        form = _form(rest)
        return Form(prefix + hyphen + form.base, form.form) if form else NO_FORM
    if not form and word.endswith("ed") and word not in lists.adjectives():
        # A verb that the lists of verbs lack: "implored".
        stems = (word[:-3] if word[-3:-2] == word[-4:-3] else "", word[:-2], word[:-1])
        base = next((stem for stem in stems if stem in lists.frequent_words()), "")
        form = Form(base, "both") if base else NO_FORM
    return form


@cache
def _more_forms() -> dict[str, Form]:
    """Forms of verbs that the list of verbs lacks."""
    both = lists.words("portrayal", "verb_and_noun")
    return {
        word: Form(base, form)
        for base in sorted(lists.words("portrayal", "verb") | both)
        for word, form in conjugated(base)
        if base not in both or form not in ("base", "s")
    }


@lru_cache(maxsize=32768)
def helper(word: str) -> tuple[str, bool]:
    """An auxiliary without its contracted "not", and whether that stood there; "" if it is none.

    >>> helper("won't"), helper("cannot"), helper("plan")
    (('will', True), ('can', True), ('', False))
    """
    bare, denied = word, False
    if word.endswith("n't") or word == "cannot":
        bare = {"won't": "will", "can't": "can", "cannot": "can"}.get(word, word[:-3])
        denied = True
    return (bare, denied) if bare in HELPERS else ("", False)


def adverb(word: str) -> bool:
    """Whether a word ends as an adverb and is no verb, as "rely" and "apply" are."""
    return word.endswith("ly") and not _form(word)


@lru_cache(maxsize=8192)
def passed_over(word: str) -> bool:
    """Whether a word may stand between a subject and its verb: adverbs, "not", marks."""
    return word in SKIPPED or adverb(word) or word in OPENING_MARKS


def modifier(word: str) -> bool:
    """Whether a word is an adjective and no verb form."""
    return word.islower() and word in lists.adjectives() and not verb_form(word)


def title_start(scan: Tagged, mention: Found) -> int:
    """Where the title in small letters before a name begins: "White House aide Jerry Abramson".

    The first token of the mention where there is none.
    """
    first = mention.first
    if mention.kind != "person" or not (first > 0 and scan.joined(first)):
        return first
    head = scan.words[first - 1]
    if not (head.islower() and person(head)) or plural(head) or scan.possessive[first - 1]:
        return first
    if scan.verb(first - 1) and _infinitive(scan, first - 1):
        return first
    first -= 1
    while first > 0 and mention.first - first < 6 and scan.joined(first):
        word, form = scan.words[first - 1], scan.verb(first - 1)
        small = word.lower()
        if scan.role_with_of(first - 1):
            first -= 2  # "former secretary of state Holm"
            continue
        if scan.possessive[first - 1] or scan.begins_sentence(first) or not word[0].isalpha():
            break
        acts = form.form not in ("", "base") and word not in lists.adjectives()
        acts = acts or (small in PARTICLE and bool(scan.verb(first - 2)))
        governed = scan.low(first - 2) in ("percent", "they", "who") or _infinitive(scan, first - 1)
        acts = acts or (form and governed) or scan.helped(first - 1)  # "didn't mayor Holm"
        if acts or small in PHRASE_ENDS | DETERMINERS | SKIPPED:
            break
        first -= 1
    # "The lawyer Trump hired" is somebody else.
    relative = scan.low(first - 1) in DETERMINERS and scan.verb(mention.last)
    return mention.first if relative and mention.last - mention.first == 1 else first


def _infinitive(scan: Tagged, at: int) -> bool:
    """Whether a word follows "to", an auxiliary or "not", as the base of a verb does."""
    return bool(scan.helper(at - 1)) or scan.low(at - 1) in _NEGATIVE


def one_person(word: str) -> bool:
    """Whether a noun names one person: "aide", not "aides"."""
    return person(word) and not plural(word)


@cache
def _persons() -> frozenset[str]:
    found = {phrase[-1] for phrase in lists.roles()} | lists.words("portrayal", "person")
    for kind in ("official", "political", "expert"):
        found |= lists.words("sources", kind)
    return frozenset(found)


@lru_cache(maxsize=32768)
def person(word: str) -> bool:
    """Whether a noun names a person by role or trait: "aide", "moderator", "loyalist".

    >>> person("spokesman"), person("Democrat"), person("agitator"), person("river")
    (True, True, True, False)
    """
    word = word.lower().removeprefix("co-")
    if word in lists.words("portrayal", "no_person") | lists.words("grammar", "function_word"):
        return False
    if word in _persons() or word.endswith(("man", "woman")):
        return True
    return len(word) > 5 and word.endswith(("er", "or", "ist", "ian", "eer", "crat"))


def plural(word: str) -> bool:
    """Whether a noun looks like a plural."""
    return word.endswith("s") and not word.endswith(("ss", "us", "boss"))
