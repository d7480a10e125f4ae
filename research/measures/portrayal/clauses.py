"""Words as parts of a clause: verb forms, auxiliaries, noun phrases, and what is denied.

No parser: word order, auxiliaries, endings and lists.
"""

from __future__ import annotations

from functools import cache, lru_cache

from research.languages.en import lists
from research.languages.en.inflection import Form, conjugated, verb_form
from research.measures.actors.name_coreference import Found
from research.measures.actors.tokens import Scan

BE = lists.rule("be")
HAVE = lists.words("grammar", "have")
MODAL = lists.rule("modal")
SKIPPED = lists.rule("between_subject_and_verb") | lists.words("portrayal", "between")
# Open a noun phrase, as of what somebody is.
ARTICLES = lists.words("grammar", "article") | {"another"}
DETERMINERS = lists.words("grammar", "determiner")
POSSESSIVES = lists.words("grammar", "possessive")
OBLIQUE = lists.rule("oblique")
# Verbs whose object is a clause, and with them those that a clause may follow.
CLAUSAL = lists.rule("clausal_verb")
BEFORE_CLAUSE = CLAUSAL | lists.words("portrayal", "clause_after")
_HELPERS = BE | HAVE | MODAL
_OWNERS = DETERMINERS | POSSESSIVES
OPENING_MARKS = frozenset('“"‘')
MARKS = OPENING_MARKS | {"”", "’"}
DASHES = frozenset("—–―")
# Verbs of judging, with the sign of what they say of their object.
JUDGING = {
    verb: sign
    for section, sign in (("praise", 1), ("blame", -1))
    for verb in lists.words("portrayal", section)
} | {" ".join(verb): -1 for verb in lists.tuples(lists.sequence("portrayal", "blame_phrasal"))}
# Words that end a noun phrase.
PHRASE_ENDS = OBLIQUE | MODAL | BE | HAVE | lists.rule("phrase_end")
_NEGATIVE = lists.words("portrayal", "negative_word")
_BEFORE_TIME = lists.words("portrayal", "before_time")
_TIME = lists.words("portrayal", "time_noun")
_GRADED = lists.words("portrayal", "graded")
_NOT_YET = lists.words("portrayal", "not_yet_negative")
_WITHOUT = lists.words("portrayal", "without")
_OF_DENIED = lists.words("portrayal", "of_denied")
_REFUSING = lists.words("grammar", "negating_verb") | lists.words("portrayal", "negating_noun")
_NOT_BEFORE_NOUNS = lists.words("portrayal", "not_before_nouns")
_PARTICLE = lists.words("portrayal", "particle")
_FORETOLD = lists.words("portrayal", "foretold") | lists.words("portrayal", "willing_adjective")
_HESITATING = lists.words("portrayal", "hesitating")
_OPENS_CLAUSE = lists.words("grammar", "clause_opener") | lists.words("grammar", "relative")
# How far back a denial is looked for, in words.
_REACH = 8


def lower(scan: Scan, at: int) -> str:
    """Token in lower case with a straight apostrophe, "" outside the text."""
    return scan.lower[at] if 0 <= at < len(scan.lower) else ""


def verb(scan: Scan, at: int) -> Form | None:
    """The verb form that a token can be; names and words with a capital are none."""
    if not 0 <= at < len(scan.words):
        return None
    return _form_in_lower_case(scan.words[at])


def verb_with_capital(scan: Scan, at: int) -> Form | None:
    """The verb form that a token with a capital can be, where its place gives it one.

    The first of a sentence, or any of a headline: "Kremlin Embraces Trump".
    """
    word = scan.at(at)
    if not word or not (scan.initial[at] or scan.headline[at]) or not word.istitle():
        return None
    return _form(word.lower())


def bare(scan: Scan, at: int) -> Form | None:
    """The verb whose base the token can be, of one whose participle is the same too: "to run"."""
    form = verb(scan, at)
    return form if form is not None and form.base == scan.words[at] else None


def singular(scan: Scan, at: int) -> bool:
    """Whether the token can be a verb of a subject in the singular: "leaves"."""
    form = verb(scan, at)
    return form is not None and form.form == "s"


def finite(scan: Scan, at: int) -> bool:
    """Whether the token can be a finite verb by its form; one that can be a base form is none."""
    form = verb(scan, at)
    return form is not None and form.form in ("s", "past", "both")


@lru_cache(maxsize=8192)
def _form_in_lower_case(word: str) -> Form | None:
    return _form(word) if word.islower() else None


@lru_cache(maxsize=8192)
def _form(word: str) -> Form | None:
    if word.endswith("ying") and verb_form(f"{word[:-4]}ie") is not None:
        return Form(f"{word[:-4]}ie", "ing")  # "lying"
    form = verb_form(word) or _more_forms().get(word)
    if form is not None and form.base[-1:] == "e" and form.base[-2:-1] == form.base[-3:-2]:
        single = verb_form(form.base[:-2])  # "stepped" is of "step", not of "steppe"
        form = Form(single.base, form.form) if single is not None else form
    prefix, hyphen, rest = word.partition("-")
    if form is None and prefix + hyphen in lists.words("portrayal", "verb_prefix"):
        form = _form(rest)
        return form and Form(prefix + hyphen + form.base, form.form)
    if form is None and word.endswith("ed") and word not in lists.adjectives():
        # A verb that the lists of verbs lack: "implored".
        stems = (word[:-3] if word[-3:-2] == word[-4:-3] else "", word[:-2], word[:-1])
        base = next((stem for stem in stems if stem in lists.frequent_words()), "")
        form = Form(base, "both") if base else None
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


@lru_cache(maxsize=8192)
def helper(word: str) -> tuple[str, bool]:
    """An auxiliary without its contracted "not", and whether that stood there; "" if it is none.

    >>> helper("won't"), helper("cannot"), helper("plan")
    (('will', True), ('can', True), ('', False))
    """
    bare, denied = word, False
    if word.endswith("n't") or word == "cannot":
        bare = {"won't": "will", "can't": "can", "cannot": "can"}.get(word, word[:-3])
        denied = True
    return (bare, denied) if bare in _HELPERS else ("", False)


def auxiliary(scan: Scan, at: int) -> str:
    """The auxiliary here as `helper` has it, and "" for a name or a month: "Theresa May fired him"."""
    found = helper(lower(scan, at))[0]
    return found if found not in MODAL or no_name(scan, at) else ""


def no_name(scan: Scan, at: int) -> bool:
    """Whether a word that can be an auxiliary is no name or month."""
    if scan.words[at].islower():
        return True
    form = verb_with_capital(scan, at + 1) if scan.headline[at] else None
    return form is not None and form.form == "base"  # "Voters May Oust Trump"


def adverb(word: str) -> bool:
    """Whether a word ends as an adverb and is no verb, as "rely" and "apply" are."""
    return word.endswith("ly") and _form(word) is None


def passed_over(word: str) -> bool:
    """Whether a word may stand between a subject and its verb: adverbs, "not", marks."""
    return word in SKIPPED or adverb(word) or word in OPENING_MARKS


def past_adverbs(scan: Scan, at: int) -> int:
    """Past adverbs, "not" and marks between a subject and its verb."""
    while passed_over(lower(scan, at)):
        at += 1
    return at


def begins_sentence(scan: Scan, at: int) -> bool:
    """Whether a token is the first of its sentence, or of the text."""
    return at <= 0 or scan.sentence[at - 1] != scan.sentence[at]


def sentence_start(scan: Scan, at: int) -> int:
    """The first token of the sentence of a token."""
    while not begins_sentence(scan, at):
        at -= 1
    return at


def before_determiners(scan: Scan, at: int) -> int:
    """Back from a token past articles and their like: from "the" in "criticism of the" to "of"."""
    while at > 0 and scan.words[at].lower() in DETERMINERS:
        at -= 1
    return at


def degree(scan: Scan, at: int) -> bool:
    """Whether a word of degree stands here: "make her more relatable"."""
    return lower(scan, at) in _GRADED


def sounded(scan: Scan, at: int) -> bool:
    """Whether "sound" has an object here, and links nothing: "sounded a call"."""
    return lower(scan, at).startswith("sound") and lower(scan, at + 1) in DETERMINERS


def past_time(scan: Scan, at: int) -> int:
    """Past a time that says when: "this month", "last week"."""
    said = lower(scan, at) in _BEFORE_TIME and lower(scan, at + 1) in _TIME
    return at + 2 * said


def graded(scan: Scan, at: int) -> bool:
    """Whether a word only grades what is behind it: "more strongly", "well liked"."""
    behind = verb(scan, at + 1)
    well = (
        lower(scan, at) == "well" and behind is not None and behind.form in ("participle", "both")
    )
    return well or (degree(scan, at) and lower(scan, at + 1).endswith("ly"))


def negative(scan: Scan, at: int) -> bool:
    """Whether a word denies the verb that it stands before: "not", "no longer", "didn't"."""
    word = lower(scan, at)
    auxiliary, contracted = helper(word)
    if contracted:
        return auxiliary in MODAL or lower(scan, at + 1) not in _NOT_YET  # "isn't merely a liar"
    if word == "longer" and lower(scan, at - 1) == "no":
        return True
    if word == "one" and lower(scan, at - 1) == "no":
        return True
    if word == "yet" and lower(scan, at + 1) == "to":
        return True  # "has yet to sign"
    return word in _NEGATIVE and lower(scan, at + 1) not in _NOT_YET


def denied(scan: Scan, at: int, depth: int = 3) -> bool:
    """Whether the verb at a place is denied: "did not blame", "refusing to blame", "without blaming"."""
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if scan.sentence[place] != scan.sentence[at]:
            return False
        word = lower(scan, place)
        if negative(scan, place):
            return True
        if word == "to":
            not_to = negative(scan, place - 1)  # "vowed not to sign", "has yet to sign"
            return not_to or (depth > 0 and _refused(scan, place - 1, depth - 1))
        if place == at - 1 and word in _WITHOUT | {"of"} and scan.at(at).endswith("ing"):
            return word != "of" or lower(scan, at - 2) in _OF_DENIED
        if not (helper(word)[0] or passed_over(word) or word in ("longer", "one")):
            return of_nobody(scan, place + 1)
    return False


def of_nobody(scan: Scan, at: int) -> bool:
    """Whether the subject that ends before a place is denied: "neither Holm nor his wife", "neither side"."""
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = lower(scan, place)
        if scan.sentence[place] != scan.sentence[at] or not (word[0].isalpha() or word in MARKS):
            return False
        if word in ("neither", "nor"):
            return True
        if word in _OPENS_CLAUSE or finite(scan, place) or helper(word)[0]:
            return False
    return False


def _refused(scan: Scan, at: int, depth: int) -> bool:
    """Whether what governs an infinitive refuses it, or is itself denied."""
    while at >= 0 and adverb(lower(scan, at)) and lower(scan, at) not in _REFUSING | _FORETOLD:
        at -= 1
    word = lower(scan, at)
    if word in _HESITATING:
        return False
    if word in _REFUSING:
        return not denied(scan, at, depth)
    return (verb(scan, at) is not None or word in _FORETOLD) and denied(scan, at, depth)


def noun(scan: Scan, at: int) -> bool:
    """Whether a word that can be a verb stands where a noun stands: "his remarks", "the attack"."""
    before = lower(scan, at - 1)
    if at <= 0 or not scan.joined(at):
        return False
    if before in _OWNERS or scan.possessive[at - 1] or before[:1].isdigit():
        return before not in ("her", "that")
    if before in OBLIQUE - _NOT_BEFORE_NOUNS:
        return not scan.at(at).endswith("ing")
    return modifier(scan.at(at - 1)) and before not in MODAL


def modifier(word: str) -> bool:
    """Whether a word is an adjective and no verb form."""
    return word.islower() and word in lists.adjectives() and verb_form(word) is None


def phrase_end(scan: Scan, start: int, *, most: int = 6, capitals: bool = False) -> int:
    """Where the noun phrase that begins here, without its article, ends.

    Parameters
    ----------
    most
        The most words of it.
    capitals
        Whether words with a capital belong to it.
    """
    at = start
    while scan.at(at) in OPENING_MARKS and at == start:
        at += 1
    begun = at
    while at < len(scan) and at < begun + most:
        word = scan.words[at]
        if at > begun and (scan.sentence[at] != scan.sentence[begun] or not scan.joined(at)):
            break
        if word in MARKS and at > begun and scan.at(at + 1).islower() and at < begun + most - 1:
            at += 1
            continue
        if not word[0].isalpha() or not (word.islower() or capitals):
            break
        if word.lower() in PHRASE_ENDS or word.lower() in DETERMINERS or helper(lower(scan, at))[0]:
            break
        if at > begun and past_time(scan, at) != at:
            break
        form = verb(scan, at)
        bends = form is not None and form.form not in ("base", "s")
        if at > begun and bends and word not in lists.adjectives():
            break
        if at > begun and not capitals and scan.possessive[at - 1]:
            break
        at += 1
    while at > begun and scan.words[at - 1] in MARKS - {"”"}:
        at -= 1
    return at


def title_start(scan: Scan, mention: Found) -> int:
    """Where the title in small letters before a name begins: "White House aide Jerry Abramson".

    The first token of the mention where there is none.
    """
    first = mention.first
    if mention.kind != "person" or not (first > 0 and scan.joined(first)):
        return first
    if not (scan.at(first - 1).islower() and person(scan.words[first - 1])):
        return first
    if plural(scan.words[first - 1]) or scan.possessive[first - 1]:
        return first
    if verb(scan, first - 1) is not None and _infinitive(scan, first - 1):
        return first
    first -= 1
    while first > 0 and mention.first - first < 6 and scan.joined(first):
        word = scan.words[first - 1]
        small = word.lower()
        if small == "of" and tuple(scan.lower[first - 2 : first + 1]) in lists.roles():
            first -= 2  # "former secretary of state Holm"
            continue
        apart = scan.possessive[first - 1] or scan.sentence[first - 1] != scan.sentence[first]
        if apart or not word[0].isalpha() or small in PHRASE_ENDS | DETERMINERS | SKIPPED:
            break
        form = verb(scan, first - 1)
        acts = form is not None and form.form != "base" and word not in lists.adjectives()
        acts = acts or (form is not None and lower(scan, first - 2) in ("percent", "they", "who"))
        acts = acts or (small in _PARTICLE and verb(scan, first - 2) is not None)
        if acts or helper(small)[0] or (form is not None and _infinitive(scan, first - 1)):
            break
        first -= 1
    # "The lawyer Trump hired" is somebody else.
    relative = lower(scan, first - 1) in DETERMINERS and verb(scan, mention.last) is not None
    return mention.first if relative and mention.last - mention.first == 1 else first


def _infinitive(scan: Scan, at: int) -> bool:
    """Whether a word follows "to", an auxiliary or "not", as the base of a verb does."""
    before = lower(scan, at - 1)
    return bool(helper(before)[0]) or before in _NEGATIVE


@cache
def _persons() -> frozenset[str]:
    found = {phrase[-1] for phrase in lists.roles()} | lists.words("portrayal", "person")
    for kind in ("official", "political", "expert"):
        found |= lists.words("sources", kind)
    return frozenset(found)


@cache
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
