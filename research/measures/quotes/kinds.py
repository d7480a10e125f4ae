"""What kind of row an attribution is: speech, a thought, a document's word, or no attribution at all.

What a document or poll says is "other", in marks or not. What else stands in quotation marks is speech.
Of the rest the cue decides, and where a cue can be an act as well ("read the report", "cut its
forecast"), what follows it.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import Literal

from research.languages.en import attribution_patterns as patterns
from research.languages.en import lists
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.cues import Form, classify, forms, phrases
from research.text.document import Document
from research.text.segments import Span

Kind = Literal["direct", "mixed", "indirect", "thought", "other"]

# Marked words of a content that may be a name or a scare quote: with fewer the cue decides.
_QUOTED = 2
_FIRST = 14  # tokens of a content among which a clause has its verb
_AUXILIARIES = lists.words("grammar", "be") | {"have", "has", "had", "having"}
_DETERMINERS = lists.words("grammar", "determiner") | lists.words("grammar", "possessive")
_MOST_BETWEEN = 3  # words from a determiner to its noun
_RELATIVES = lists.words("grammar", "relative")
_SCARE = 3  # words in marks that may be no quotation
_SMALL = 4  # letters of a word that a title may leave without a capital
_KNOWN_BY = frozenset(
    {"according", "aside", "marks", "that", "told", "passive", "interview", "signed"}
)


def kind_of(
    document: Document, attribution: Attribution, antecedent: Span | None = None
) -> Kind | None:
    """The kind of an attribution, None where nobody says or thinks anything: an act.

    Parameters
    ----------
    document
        The text.
    attribution
        What was found in it.
    antecedent
        The words that a pronoun as source goes back to, where they are known.
    """
    kind = _kind_of(document, attribution)
    source = antecedent or attribution.source
    if kind is None or source is None or not _is_document(document, source):
        return kind
    return "other"


def _kind_of(document: Document, attribution: Attribution) -> Kind | None:
    if attribution.found_by == "interview":
        return "direct"  # a transcript needs no marks
    said = [
        at
        for span in attribution.content
        for at in document.within(*span)
        if document.text[document.tokens[at].start].isalnum()
    ]
    if len(said) > _QUOTED and document.lower[said[0]] == "that":
        said = said[1:]  # told reporters that “we are ready”: all that is said stands in marks
    inside = [document.marked[at] >= 0 for at in said]
    if _is_title(document, attribution) or (inside and _is_scare(document, attribution, inside)):
        return None
    if inside and all(inside):
        return "direct"
    if sum(inside) >= _QUOTED:
        return "mixed"
    found = _by_cue(document, attribution)
    return "mixed" if any(inside) and found is not None else found


def _by_cue(document: Document, attribution: Attribution) -> Kind | None:
    cue, source = attribution.cue, attribution.source
    content = document.within(*attribution.content[0])
    said = [document.lower[at] for span in attribution.content for at in document.within(*span)]
    if _list("empty").issuperset(said):
        return None
    if source is not None:
        said_by = document.text[source.start : source.end]
        if said_by.lower() in _list("anybody") or patterns.DATE.fullmatch(said_by):
            return None
    words = [] if cue is None else [document.lower[at] for at in document.within(*cue)]
    tells = not words or words_meet(words, "document_verb") or "according" in words
    if source is not None and tells and _is_document(document, source):
        return "other"
    if cue is None:
        return "indirect"
    if not words or _answers_nothing(document, words, content):
        return None
    if words_meet(words, "seeming") and not _is_said(words):
        return None  # "it appeared that"
    if words_meet(words[:-1], "withheld") or _is_not_said(document, attribution, words):
        return None  # "stopped short of accusing"
    by_nobody = source is None or "linker" in attribution.found_by
    if by_nobody and words[-1] in _list("passive_thought") and not _is_that(document, content):
        return None  # "The court was viewed as favourable": by nobody who is told
    if words[-1] == "told" and not lists.words("grammar", "be").isdisjoint(words):
        return None  # "He was told to leave": not what he says
    if _leaves_open(document, words, content):
        return None
    if not _is_clause(document, content) and _is_act(document, words, content):
        return None
    if attribution.found_by in _KNOWN_BY and classify(" ".join(words)) is not None:
        return "thought" if classify(" ".join(words)) == "thinking" else "indirect"
    return _of_words(document, words, content)


def _of_words(document: Document, words: list[str], content: range) -> Kind | None:
    clause = _is_clause(document, content)
    known = [form for word in words if (form := forms().get(word)) is not None]
    verbs = _verbs(words)
    if _has_phrase(words):
        return "thought" if classify(" ".join(words)) == "thinking" else "indirect"
    if verbs:
        if not clause and verbs[-1].lemma in _list("stands"):
            return "thought"
        return _of_verb(verbs, clause=clause)
    if _is_attitude(words) or (not known and words_meet(words, "thinking_noun")):
        return "thought"
    noun = bool(known) or words_meet(words, "saying_noun")
    if noun and (_has_light_verb(words) or not _has_other_verb(words)):
        return "thought" if words_meet(words, "thinking_noun") else "indirect"
    asks = bool(content) and document.lower[content.start] in _list("clause")
    says = _is_that(document, content) or words_meet(words, "light_verb")
    return "indirect" if asks and says else None  # "voiced qualms about how", not "fought over how"


def _verbs(words: list[str]) -> list[Form]:
    """Verbs of saying or thinking; in "cut its forecast", "made the claim" a noun stands behind."""
    return [
        form
        for at, word in enumerate(words)
        if (form := forms().get(word)) is not None
        and form.part != "noun"
        and not (at and (_is_named_so(words[:at], form) or _takes_noun(words[at - 1], form)))
    ]


def _is_named_so(before: list[str], form: Form) -> bool:
    """Whether a determiner makes a noun of it: "the claim", "sent a formal interview request"."""
    near = before[-1:] if form.part != "base" else before[-_MOST_BETWEEN:]
    behind = takewhile(lambda word: word != "to", reversed(near))
    return not _DETERMINERS.isdisjoint(behind)


def _takes_noun(word: str, form: Form) -> bool:
    """Whether a verb stands before what looks like one and is its object: "dropped plans"."""
    before = forms().get(word)
    other = before is None or before.cue_class is None
    return form.part == "s" and other and word.endswith("ed")


def _is_not_said(document: Document, attribution: Attribution, words: list[str]) -> bool:
    """Whether a reader is told to, or what was not done: "but don't expect", "rather than declare"."""
    at = document.within(*attribution.cue) if attribution.cue is not None else range(0)
    before = document.lower[at.start - 1] if at and at.start else ""
    first = any(unit.start == at.start for unit in document.units) if at else False
    tells = words[0] in {"don't", "don’t"} or words[:2] == ["do", "n't"]
    if _is_passive_by(words) and not _is_that(document, document.within(*attribution.content[0])):
        return True  # "is defined by what the law says"
    return before == "than" or (tells and (first or before in _list("no_subject")))


def _is_said(words: list[str]) -> bool:
    """Whether one of the words is a verb of saying or thinking: "appeared to suggest"."""
    known = (forms().get(word) for word in words if word not in _list("seeming"))
    return any(form is not None and form.part != "noun" for form in known)


def _is_attitude(words: list[str]) -> bool:
    """Whether a word tells a state of mind; "is against it", but not "voted against it"."""
    told = _list("attitude").intersection(words)
    return bool(told - {"against"}) or (bool(told) and words_meet(words, "state"))


def _leaves_open(document: Document, words: list[str], content: range) -> bool:
    """Whether somebody is told to say nothing of it: "did not say how much", "hasn't said when"."""
    asked = bool(content) and document.lower[content.start] in _list("clause") - {"that"}
    verbs = _verbs(words)
    known = bool(verbs) and verbs[-1].cue_class not in {"thinking", "asking"}
    return asked and known and words_meet(words, "unsaid")


def _is_that(document: Document, content: range) -> bool:
    return bool(content) and document.lower[content.start] == "that"


def _is_act(document: Document, words: list[str], content: range) -> bool:
    """Whether a cue that no clause follows tells what somebody did: "granted an extension"."""
    if _has_phrase(words):
        return False
    verbs = _verbs(words)
    if words_meet(words, "undergone"):
        return True  # "faced questions about it"
    if not verbs:
        # "made no apology for it"; "sent a request to the port": it hears it
        return "no" in words or (words[-1] == "to" and _is_named(document, content))
    lemma = verbs[-1].lemma
    if lemma == "plead":
        return True
    if lemma == "refer":
        return "as" not in [document.lower[at] for at in content]
    if lemma == "agree" and content and document.lower[content.start] == "to":
        return True
    if lemma in _list("stands"):
        moves = words[-1] in {"off", "away", "down", "out"}  # "backed off the plan"
        return moves or words[0] == "to" or words_meet(words, "modal")
    tried = _list("attempt").intersection(words)
    follows = document.lower[content.start : content.start + 1]
    if tried and "to" in [*words[words.index(min(tried)) :], *follows]:
        return True  # "sought to explain it"
    if lemma in _list("takes_noun_thinking"):
        return lemma == "see" and "as" not in [document.lower[at] for at in content]
    if words[0] == "to" or words_meet(words, "modal") or words_meet(words, "unsaid"):
        return True
    if lemma in _list("answers"):
        return True  # "responded with a lawsuit", "answered a question about it"
    if (
        lemma == "call"
        and content
        and all(
            document.words[at][:1].isupper() or document.lower[at] in {"the", "of", "and"}
            for at in content
        )
    ):
        return True  # "the group, called the Open Port Fund"
    return not any(form.lemma in _list("takes_noun") for form in verbs)


def _is_passive_by(words: list[str]) -> bool:
    return words[-1] == "by" and not lists.words("grammar", "be").isdisjoint(words)


def _is_named(document: Document, content: range) -> bool:
    return any(
        document.lower[at] in _DETERMINERS or document.words[at][:1].isupper() for at in content[:1]
    )


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
        return words_meet(words, "naming") and not _has_phrase(words)
    if attribution.source is not None and "linker" not in attribution.found_by:
        return False
    at = document.within(*content)
    if not at or document.paragraph[at.start] == document.paragraph[0]:
        return False  # a headline quotes with capitals too
    long = [document.words[k] for k in at if len(document.words[k]) > _SMALL]
    return len(long) > 1 and all(word[:1].isupper() for word in long)


def _of_verb(verbs: list[Form], *, clause: bool) -> Kind | None:
    if not clause and all(form.lemma in _list("needs_clause") for form in verbs):
        return None
    return "thought" if verbs[0].cue_class == "thinking" else "indirect"


def _has_phrase(words: list[str]) -> bool:
    joined = f" {' '.join(words)} "
    return any(f" {' '.join(phrase)} " in joined for phrase in phrases())


def _has_light_verb(words: list[str]) -> bool:
    # "has issued a warning", but "has dropped its plans"
    light = _list("light_verb").intersection(words)
    done = any(w.endswith("ed") and w not in light and w not in forms() for w in words)
    return bool(light - _AUXILIARIES) or (bool(light) and not done)


def _has_other_verb(words: list[str]) -> bool:
    # "Trump's claim" has none; "cut its forecast for", "terminal to close" have.
    return any(w.endswith(("ed", "ing")) or w in _list("act") for w in words) or "to" in words


def words_meet(words: list[str], section: str) -> bool:
    """Whether one of the words stands in a section of the list."""
    return not _list(section).isdisjoint(words)


def _is_clause(document: Document, content: range) -> bool:
    """Whether what is said is a sentence of its own: with "that", or with a finite verb."""
    first = [document.lower[at] for at in content[:_FIRST]]
    finite = lists.words("grammar", "finite") | lists.words("grammar", "finite_negated")
    if not first:
        return False
    # "a bill that would close the port" has a verb, and is no clause
    verbs = sum(word in finite for word in first[1:])
    relative = sum(word in _RELATIVES for word in first[1:])
    return first[0] in _list("clause") or verbs > relative


def _answers_nothing(document: Document, words: list[str], content: range) -> bool:
    if not words_meet(words, "no_answer"):
        return False
    follows = [*words, *(document.lower[at] for at in content[:4])]
    return words_meet(follows[1:], "answering") or "interviewed" in follows


def _is_document(document: Document, source: Span) -> bool:
    shown = document.text[source.start : source.end]
    # "a poll of voters"; "several published reports that ..." is not cut at "published"
    cuts = [found.start() for found in patterns.BEHIND_HEAD.finditer(shown)][:2]
    for cut in [*cuts, len(shown)][:2]:
        words = shown[:cut].replace("’", "'").split()
        while words and words[-1].endswith("ed"):
            words.pop()  # "a memo circulated by an aide"
        head = words[-1] if words else ""
        press = head[:1].isupper() and head.lower() in _list("press_name")
        if head.lower() in _list("document") and not press:
            return True
    return False


@cache
def _list(section: str) -> frozenset[str]:
    return lists.words("attribution", section)
