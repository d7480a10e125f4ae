"""What looks like an attribution and is an act: nobody says or thinks anything there.

"Rejected the offer", "insisted on anonymity", "spoke about the harbour", "was urged to resign". By the
words of the cue, by what stands before it, and by how the content begins.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from research.languages.en import lists
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.cues import Form, forms, phrases
from research.text.document import Document
from research.text.segments import Span

_HEAD = 5  # tokens of a content among which its noun stands
_FIRST = 14  # tokens of a content among which a clause has its verb
_DETERMINERS = lists.words("grammar", "determiner") | lists.words("grammar", "possessive")
_MOST_BETWEEN = 3  # words from a determiner to its noun
_RELATIVES = lists.words("grammar", "relative")
_LEAST_THAT = 3  # tokens of a clause
_MOST_NAMED = 3  # words of a name
_SHOWING = frozenset(["show", "depict", "portray"])
_BE = lists.words("grammar", "be")
_ABOUT = frozenset(["about", "on"])
_SMALL_NUMBERS = frozenset(["few", "little"])
_NO = _SMALL_NUMBERS | {"no"}
_AGAINST = frozenset(["against", "from"])
_WHOM = lists.words("verb_complements", "evaluated_object")
_REFLEXIVES = lists.words("grammar", "reflexive")


def is_act(document: Document, attribution: Attribution, words: list[str], content: range) -> bool:
    """Whether nobody says or thinks what the content tells.

    Parameters
    ----------
    attribution
        What was found in it.
    words
        Its cue, in lower case.
    content
        Tokens of its content, of the first part where it has more.
    """
    if _answers_nothing(document, words, content):
        return True
    if _is_open(document, attribution, words, content):
        return True
    if words_meet(words[:-1], "withheld") or _is_not_said(document, attribution, words):
        return True  # "stopped short of accusing"
    if _leaves_open(document, words, content) or _is_by_nobody(document, attribution):
        return True
    if _is_done_to(document, attribution, words, content) or _is_beside_saying(words):
        return True
    if document.lower[content.start + 2 : content.start + 3] == [","] and _is_short(
        document, content
    ):
        return True  # "as he said he would, Ms Lee resigned"
    if is_clause(document, content):
        return False
    judges = (_is_topic, _is_on_guard, _is_act_of_refusal, _is_deed)
    return any(judge(document, words, content) for judge in judges)


def _is_open(
    document: Document, attribution: Attribution, words: list[str], content: range
) -> bool:
    """Whether it is only supposed, not yet settled, or said by others than the source."""
    if words_meet(words[:1], "perhaps"):
        return True  # "some might think that"
    form = forms().get(words[-1])
    if words_meet(words[:1], "of_others") and form is not None and form.part != "ing":
        return True  # "resigned, following reports that"
    begins = document.lower[content.start] if content else ""
    if begins in listed("clause") - {"that"} and any(f.lemma == "decide" for f in verbs_of(words)):
        return True  # "is trying to decide whether"
    if words_meet(words, "asked") and attribution.source is None:
        return not is_clause(document, content)  # "was asked about the storm"
    # "All told, 12 ports are open"
    return words == ["told"] and document.lower[content.start - 1] == ","


def _is_short(document: Document, content: range) -> bool:
    """Whether the content begins with "he would" or "they had"."""
    first, second = document.lower[content.start], document.lower[content.start + 1]
    said_by = first in lists.words("grammar", "nominative") | {"it"}
    return said_by and second in lists.words("grammar", "finite")


def _is_by_nobody(document: Document, attribution: Attribution) -> bool:
    """Whether the source denies that anybody did: "nobody said", "neither side made a comment"."""
    source = attribution.source
    at = range(0) if source is None else document.within(*source)
    return bool(at) and document.lower[at.start] in listed("by_nobody")


def _is_done_to(
    document: Document, attribution: Attribution, words: list[str], content: range
) -> bool:
    """Whether the verb is done to its subject: "was accused of", "Lee urged to resign"."""
    source, cue, verbs = attribution.source, attribution.cue, verbs_of(words)
    if source is None or cue is None or not verbs or source.start > cue.start:
        return False
    last = verbs[-1]
    if last.part != "past" or "by" in words or words_meet(words, "attitude"):
        return False
    begins = document.lower[content.start : content.start + 1]
    if begins in (["for"], ["of"]) and last.lemma in _WHOM:
        return True  # "Lee criticized for remarks"
    infinitive = begins == ["to"]
    if infinitive and words_meet(words[-1:], "to_whom") and "to" not in words:
        return True
    if infinitive and words_meet(words[-1:], "passive_thought") and is_to_be(document, content):
        return True
    place = max(at for at, word in enumerate(words) if forms().get(word) == last)
    before = [word for word in words[:place] if not word.endswith("ly") and word != "also"]
    return before[-1:] != [] and before[-1] in _BE


def is_to_be(document: Document, content: range) -> bool:
    """Whether the content begins with "to be"."""
    return document.lower[content.start : content.start + 2] == ["to", "be"]


def _is_beside_saying(words: list[str]) -> bool:
    """Whether a noun of saying stands there and nobody says it, or it is only supposed.

    "Stamped out calls for", "gave no indication that", "would be the first to admit".
    """
    if words[0] == "be" or "were to" in " ".join(words):
        return True
    if not _NO.isdisjoint(words) and words_meet(words, "sign") and not words_meet(words, "finds"):
        return True
    if words[-1] != "for" or not words_meet(words[-2:-1], "calls"):
        return False
    before = words[:-2]
    done = {word for word in before if word.endswith("ed")}
    return words[0] == "amid" or bool(
        done - listed("light_verb") - listed("joins") - forms().keys()
    )


def _is_topic(document: Document, words: list[str], content: range) -> bool:
    """Whether the content is only what was spoken of: "talked about the harbour", "discussed it"."""
    verbs = {form.lemma for form in verbs_of(words)}
    begins = document.lower[content.start] if content else ""
    if begins in _SMALL_NUMBERS and not words_meet(words, "attitude"):
        return all(form.cue_class != "thinking" for form in verbs_of(words))  # "offered few ideas"
    if begins.endswith("ing"):
        return False  # "talked about leaving"
    spoken = words[-1] in _ABOUT or (words[-1] == "of" and not verbs.isdisjoint({"speak", "talk"}))
    if spoken and not listed("of_topic").isdisjoint([*verbs, *words]):
        return True
    owned = begins in lists.words("grammar", "possessive") and "explain" in verbs
    named = owned or (begins in _DETERMINERS and "discuss" in verbs)
    return begins == "anonymity" or (named and "as" not in [document.lower[at] for at in content])


def _is_act_of_refusal(document: Document, words: list[str], content: range) -> bool:
    """Whether what others ask is refused: "rejected the offer", not "rejected it as an insult"."""
    verbs = verbs_of(words)
    asked = [document.lower[at] for at in content]
    refuses = bool(verbs) and verbs[-1].lemma in listed("refuses") and "as" not in asked
    return refuses and not listed("asked_for").isdisjoint(asked[:_HEAD])


def _is_on_guard(document: Document, words: list[str], content: range) -> bool:
    """Whether somebody does it to himself: "defended himself against", "defended | himself"."""
    if len(content) == 1 and document.lower[content.start] in _REFLEXIVES:
        return True
    return words[-1] in _AGAINST and not _REFLEXIVES.isdisjoint(words[-2:])


def _answers_nothing(document: Document, words: list[str], content: range) -> bool:
    if words_meet(words, "unsaid") and words_meet(words, "answering") and "say" not in words:
        return not is_that(document, content)  # "did not respond to queries about it"
    if not words_meet(words, "no_answer"):
        return False
    return words_meet([*words[1:], *(document.lower[at] for at in content[:4])], "answering")


def _is_not_said(document: Document, attribution: Attribution, words: list[str]) -> bool:
    """Whether a reader is told to: "but don't expect"."""
    at = document.within(*attribution.cue) if attribution.cue is not None else range(0)
    before = document.lower[at.start - 1] if at and at.start else ""
    if not listed("asked").isdisjoint(words) and "when" in [before, *words]:
        return True  # "demurred when asked whether"
    first = any(unit.start == at.start for unit in document.units) if at else False
    tells = words[0] in {"don't", "don’t"}
    if _is_passive_by(words) and not is_that(document, document.within(*attribution.content[0])):
        return True  # "is defined by what the law says"
    return tells and (first or before in listed("no_subject"))


def _leaves_open(document: Document, words: list[str], content: range) -> bool:
    """Whether somebody is told to say nothing of it: "did not say how much", "hasn't said when"."""
    asked = bool(content) and document.lower[content.start] in listed("clause") - {"that"}
    verbs = verbs_of(words)
    known = bool(verbs) and verbs[-1].cue_class not in {"thinking", "asking"}
    return asked and known and words_meet(words, "unsaid")


def is_seen(document: Document, attribution: Attribution, source: Span) -> bool:
    """Whether a document holds no words of it: "the video shows a man", "no letter supports it"."""
    cue = attribution.cue
    words = [] if cue is None else [document.lower[at] for at in document.within(*cue)]
    lemmas = {form.lemma for form in verbs_of(words)}
    content = document.within(*attribution.content[0])
    if not lemmas.isdisjoint(listed("stands")):
        return not is_clause(document, content)
    footage = {document.lower[at] for at in document.within(*source)} & listed("footage")
    return bool(footage) and not lemmas.isdisjoint(_SHOWING) and not is_that(document, content)


def _is_deed(document: Document, words: list[str], content: range) -> bool:
    """Whether a cue that no clause follows tells what somebody did: "granted an extension"."""
    if has_phrase(words):
        return False
    verbs = verbs_of(words)
    if words_meet(words, "undergone"):
        return True  # "faced questions about it"
    if words_meet(words[1:], "questions") and not words_meet(words, "asks"):
        return True  # "ignored three questions about it"
    if not verbs:
        # "made no apology for it"; "sent a request to the port": it hears it
        return "no" in words or (words[-1] == "to" and _is_named(document, content))
    lemma = verbs[-1].lemma
    if lemma == "plead" or _is_only_named(document, content):
        return True
    if lemma in {"refer", "characterize", "characterise"}:
        return "as" not in [document.lower[at] for at in content]
    if lemma == "quote":
        return True  # "the letter quotes the bishops"
    if lemma == "agree" and "to" in [
        *words[-1:],
        *document.lower[content.start : content.start + 1],
    ]:
        return True
    if lemma in listed("stands"):
        moves = words[-1] in {"off", "away", "down", "out"}  # "backed off the plan"
        return moves or words[0] == "to" or words_meet(words, "modal")
    tried = listed("attempt").intersection(words)
    follows = document.lower[content.start : content.start + 1]
    if tried and "to" in [*words[words.index(min(tried)) :], *follows]:
        return True  # "sought to explain it"
    if lemma in listed("takes_noun_thinking"):
        return lemma == "see" and "as" not in [document.lower[at] for at in content]
    if words[0] == "to" or words_meet(words, "modal") or words_meet(words, "unsaid"):
        return True
    if lemma in listed("answers"):
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
    return not any(form.lemma in listed("takes_noun") for form in verbs)


def _is_passive_by(words: list[str]) -> bool:
    return words[-1] == "by" and not lists.words("grammar", "be").isdisjoint(words)


def _is_only_named(document: Document, content: range) -> bool:
    """Whether the content is a name and no more: "blasted Ms Lee", "pushed back against the Post"."""
    small = lists.words("grammar", "article") | {"of", "and", "."}
    shown = 0
    for at in content:
        if document.lower[at] in small:
            continue
        shown += 1
        named = document.words[at][:1].isupper() and document.marked[at] < 0
        if not named or shown > _MOST_NAMED:
            return False
    return shown > 0


def _is_named(document: Document, content: range) -> bool:
    return any(
        document.lower[at] in _DETERMINERS or document.words[at][:1].isupper() for at in content[:1]
    )


def verbs_of(words: list[str]) -> list[Form]:
    """Verbs of saying or thinking; in "cut its forecast", "made the claim" a noun stands behind."""
    return [
        form
        for at, word in enumerate(words)
        if (form := forms().get(word)) is not None
        and form.part != "noun"
        and not (word == "back" and _is_particle(words[:at]))
        and not (at and (_is_named_so(words[:at], form) or _takes_noun(words[at - 1], form)))
    ]


def _is_particle(before: list[str]) -> bool:
    """Whether "back" belongs to the verb before it: "pare back", but "would back"."""
    plain = lists.words("grammar", "before_verb") | {"to", "and"}
    return bool(before) and before[-1] not in plain and not before[-1].endswith("ly")


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


def has_phrase(words: list[str]) -> bool:
    """Whether a cue of several words stands among them: "called for"."""
    joined = f" {' '.join(words)} "
    return any(phrase in joined for phrase in _phrases())


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(f" {' '.join(phrase)} " for phrase in phrases())


def words_meet(words: list[str], section: str) -> bool:
    """Whether one of the words stands in a section of the list."""
    return not listed(section).isdisjoint(words)


def is_clause(document: Document, content: range) -> bool:
    """Whether what is said is a sentence of its own: with "that", or with a finite verb."""
    first = [document.lower[at] for at in content[:_FIRST]]
    finite = lists.words("grammar", "finite") | lists.words("grammar", "finite_negated")
    if not first:
        return False
    # "a bill that would close the port" has a verb, and is no clause
    verbs = sum(word in finite for word in first[1:])
    relative = sum(word in _RELATIVES for word in first[1:])
    opens = first[0] in listed("clause") and (first[0] != "that" or is_that(document, content))
    return opens or verbs > relative


def is_that(document: Document, content: range) -> bool:
    """Whether the content begins with "that" and a clause: "that it is", not "that motion"."""
    return len(content) >= _LEAST_THAT and document.lower[content.start] == "that"


@cache
def listed(section: str) -> frozenset[str]:
    """A section of the list that tells speech from acts."""
    return lists.words("attribution", section)
