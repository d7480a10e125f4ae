"""What kind of row an attribution is: speech, a thought, a document's word, or no attribution at all.

What a document or poll says is "other", in marks or not. What else stands in quotation marks is speech.
Of the rest the cue decides, and where a cue can be an act as well ("read the report", "cut its
forecast"), what follows it.
"""

from __future__ import annotations

from typing import Literal

from research.languages.en import attribution_patterns as patterns
from research.languages.en import lists
from research.measures.quotes import acts
from research.measures.quotes.acts import (
    has_phrase,
    is_clause,
    is_that,
    listed,
    verbs_of,
    words_meet,
)
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.cues import Form, classify, forms
from research.measures.quotes.noun_phrases import SUBJECTS
from research.measures.quotes.profiles import kinds_of_people
from research.measures.quotes.subjects import AUXILIARIES
from research.text.document import Document
from research.text.segments import Span

Kind = Literal["direct", "mixed", "indirect", "thought", "other"]

# Marked words of a content that may be a name or a scare quote: with fewer the cue decides.
_QUOTED = 2
_AUXILIARIES = lists.words("grammar", "be") | {"have", "has", "had", "having"}
_REACH = 9  # tokens from a verb of saying to the marks behind it
_NO_SAYERS = lists.words("attribution", "says_nothing")
_STOPS = frozenset([",", ";", ":", "—", "–", "--"])
_SCARE = 3  # words in marks that may be no quotation
_PEOPLE = kinds_of_people().keys() | lists.words("persons", "crowd")
_SMALL = 4  # letters of a word that a title may leave without a capital
_KNOWN_BY = frozenset({"according", "marks", "that", "passive", "interview", "signed"})


def kind_of(
    document: Document, attribution: Attribution, antecedent: Span | None = None
) -> Kind | None:
    """The kind of an attribution, None where nobody says or thinks anything: an act."""
    kind = _kind_of(document, attribution)
    source = attribution.source
    if source is not None and antecedent is not None and not _is_person(document, source):
        source = antecedent
    if kind is None or source is None or not _is_document(document, source):
        return kind
    told = kind in {"direct", "mixed"} or not acts.is_seen(document, attribution, source)
    return "other" if told else None


def _kind_of(document: Document, attribution: Attribution) -> Kind | None:
    if attribution.found_by in {"interview", "block"}:
        return "direct"  # neither a transcript nor a block needs marks
    said = [
        at
        for span in attribution.content
        for at in document.within(*span)
        if document.words[at][0].isalnum()
    ]
    if len(said) > _QUOTED and document.lower[said[0]] == "that":
        said = said[1:]  # told reporters that “we are ready”: all that is said stands in marks
    marks = {document.marked[at] for at in said} - {-1}
    of_others = {mark for mark in marks if _is_anothers(document, attribution, mark)}
    inside = [document.marked[at] in marks - of_others for at in said]
    if _is_title(document, attribution) or (inside and _is_scare(document, attribution, inside)):
        return None
    if inside and all(inside):
        return "direct"
    if sum(inside) >= _QUOTED and not _is_name(document, said, inside):
        return "mixed"
    if of_others and not any(inside):
        return _by_cue(document, attribution)
    found = _by_cue(document, attribution)
    return "mixed" if any(inside) and found is not None else found


def _is_name(document: Document, said: list[int], inside: list[bool]) -> bool:
    """Whether all that stands in marks is a name: a "Team Scott" shirt."""
    marked = [document.words[at] for at, is_marked in zip(said, inside, strict=True) if is_marked]
    return len(marked) <= _SCARE and all(word[:1].isupper() for word in marked)


def _is_anothers(document: Document, attribution: Attribution, mark: int) -> bool:
    """Whether marks within what is said are of somebody it speaks of: "what critics called “a sieve”"."""
    opens = document.within(document.marks[mark].start, document.marks[mark].end).start
    start = max(
        (at.start for span in attribution.content if (at := document.within(*span)).start <= opens),
        default=opens,
    )
    for place in range(opens - 1, max(start, opens - _REACH), -1):
        word = document.lower[place]
        if word in _STOPS or document.marked[place] >= 0:
            return False
        form = forms().get(word)
        named = document.lower[place + 1] not in {"to", "for"}  # "calls to resign were “mad”"
        if form is not None and form.lemma in listed("names_so") and form.part != "ing" and named:
            passed = AUXILIARIES | {"also", "once"}
            before = [
                w for w in document.lower[start:place] if w not in passed and not w.endswith("ly")
            ]
            aided = form.part == "base" and document.lower[place - 1] in AUXILIARIES | {"to"}
            if form.part == "base" and not document.lower[place - 1].endswith("s"):
                return False  # "this new brand of “news”"
            return bool(before) and not aided and before[-1] not in SUBJECTS | _NO_SAYERS
        if place >= opens - 2 and listed("in_marks").issuperset({word}):
            return True
    return False


def _by_cue(document: Document, attribution: Attribution) -> Kind | None:
    cue, source = attribution.cue, attribution.source
    content = document.within(*attribution.content[0])
    said = [document.lower[at] for span in attribution.content for at in document.within(*span)]
    if listed("empty").issuperset(said):
        return None
    if source is not None:
        said_by = document.text[source.start : source.end]
        if said_by.lower() in listed("anybody") or patterns.DATE.fullmatch(said_by):
            return None
    words = [] if cue is None else [_spelt(document, at) for at in document.within(*cue)]
    tells = not words or words_meet(words, "document_verb") or "according" in words
    if source is not None and tells and _is_document(document, source):
        return "other"
    if words_meet(words[-1:], "shown") and is_clause(document, content):
        return "other"  # "released tax returns, showing that"
    if cue is None:
        return "indirect"
    if not words or acts.is_act(document, attribution, words, content):
        return None
    if words_meet(words, "seeming") and not _is_said(words):
        return None  # "it appeared that"
    by_nobody = source is None or "linker" in attribution.found_by
    if by_nobody and words[-1] in listed("passive_thought") and not is_that(document, content):
        return None  # "The court was viewed as favourable": by nobody who is told
    if words[-1] == "told" and not lists.words("grammar", "be").isdisjoint(words):
        return None  # "He was told to leave": not what he says
    if attribution.found_by in _KNOWN_BY and classify(" ".join(words)) is not None:
        return "thought" if classify(" ".join(words)) == "thinking" else "indirect"
    return _of_words(document, words, content)


def _spelt(document: Document, at: int) -> str:
    return document.lower[at].replace("’", "'")


def _of_words(document: Document, words: list[str], content: range) -> Kind | None:
    clause = is_clause(document, content)
    known = [form for word in words if (form := forms().get(word)) is not None]
    verbs = verbs_of(words)
    if has_phrase(words):
        return "thought" if classify(" ".join(words)) == "thinking" else "indirect"
    if verbs:
        if not clause and verbs[-1].lemma in listed("stands"):
            return "thought"
        return _of_verb(verbs, clause=clause)
    if words == ["concerned"] and not clause:
        return None  # "the rift concerned the port"
    if _is_attitude(words) or (not known and words_meet(words, "thinking_noun")):
        return "thought"
    noun = bool(known) or words_meet(words, "saying_noun")
    if noun and (_has_light_verb(words) or not _has_other_verb(words)):
        return "thought" if words_meet(words, "thinking_noun") else "indirect"
    asks = bool(content) and document.lower[content.start] in listed("clause")
    says = is_that(document, content) or words_meet(words, "light_verb")
    return "indirect" if asks and says else None  # "voiced qualms about how", not "fought over how"


def _is_said(words: list[str]) -> bool:
    """Whether one of the words is a verb of saying or thinking: "appeared to suggest"."""
    known = (forms().get(word) for word in words if word not in listed("seeming"))
    return any(form is not None and form.part != "noun" for form in known)


def _is_attitude(words: list[str]) -> bool:
    """Whether a word tells a state of mind; "is against it", but not "voted against it"."""
    told = listed("attitude").intersection(words)
    return bool(told - {"against"}) or (bool(told) and words_meet(words, "state"))


def _is_scare(document: Document, attribution: Attribution, inside: list[bool]) -> bool:
    """Whether a word or two in marks stand in the reporter's own sentence: the "super PACs"."""
    if attribution.cue is not None or not 0 < sum(inside) <= _SCARE:
        return False
    start = document.within(*attribution.content[0]).start
    return document.paragraph[start] != document.paragraph[0] and not all(inside)


def _is_title(document: Document, attribution: Attribution) -> bool:
    """Whether words in marks are what something is called: the song "Rise and Fall"."""
    cue, content = attribution.cue, attribution.content[0]
    if cue is not None:
        words = [document.lower[at] for at in document.within(*cue)]
        return words_meet(words, "naming") and not has_phrase(words)
    if attribution.source is not None and "linker" not in attribution.found_by:
        return False
    at = document.within(*content)
    if not at or document.paragraph[at.start] == document.paragraph[0]:
        return False  # a headline quotes with capitals too
    long = [document.words[k] for k in at if len(document.words[k]) > _SMALL]
    return len(long) > 1 and all(word[:1].isupper() for word in long)


def _of_verb(verbs: list[Form], *, clause: bool) -> Kind | None:
    if not clause and all(form.lemma in listed("needs_clause") for form in verbs):
        return None
    return "thought" if verbs[0].cue_class == "thinking" else "indirect"


def _has_light_verb(words: list[str]) -> bool:
    # "has issued a warning", but "has dropped its plans"
    light = listed("light_verb").intersection(words)
    done = any(w.endswith("ed") and w not in light and w not in forms() for w in words)
    return bool(light - _AUXILIARIES) or (bool(light) and not done)


def _has_other_verb(words: list[str]) -> bool:
    # "Trump's claim" has none; "cut its forecast for", "terminal to close" have.
    return any(w.endswith(("ed", "ing")) or w in listed("act") for w in words) or "to" in words


def _is_person(document: Document, source: Span) -> bool:
    """Whether the source is "he" or "she", whatever it seems to go back to."""
    pronouns = lists.words("grammar", "masculine") | lists.words("grammar", "feminine")
    return document.text[source.start : source.end].lower() in pronouns


def _is_document(document: Document, source: Span) -> bool:
    shown = document.text[source.start : source.end]
    # "a poll of voters"; "several published reports that ..." is not cut at "published"
    cuts = [found.start() for found in patterns.BEHIND_HEAD.finditer(shown)][:2]
    if cuts and (shown[cuts[0]] == "," or shown.startswith(" who ", cuts[0])):
        cuts = [cuts[0], cuts[0]]  # "Ms Lee, awaiting a report", "an aide who wrote a report"
    for cut in [*cuts, len(shown)][:2]:
        words = shown[:cut].replace("’", "'").split()
        while words and words[-1].endswith("ed"):
            words.pop()  # "a memo circulated by an aide"
        head = words[-1] if words else ""
        press = head[:1].isupper() and head.lower() in listed("press_name")
        if head.lower() in listed("document") and not press:
            return True
        plain = [*(w.lower() for w in words[:1]), *words[1:]]  # not the Justice Department
        if any(w in _PEOPLE or w.removesuffix("s") in _PEOPLE for w in plain):
            return False  # "editors at the paper", "sources close to the inquiry"
    return False
