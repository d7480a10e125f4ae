"""Whether an article tells of somebody's doings: who speaks, acts or is acted upon, or is come back to.

Who only stands in a list, owns a thing or is what something is held against plays no part in a story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from research.languages.en import inflection, lists
from research.measures.actors import Mention
from research.measures.comparison import participation
from research.measures.comparison.accounts import Account
from research.measures.comparison.terms import FUNCTION_WORDS

_BACK = 2  # mentions from which an article comes back to somebody
_FAR = 200  # characters that may stand between somebody and the verb
_VERBS = frozenset({"s", "past", "both"})
_FINITE = (
    lists.words("grammar", "finite") | lists.words("grammar", "be") | lists.words("grammar", "have")
)
_OF, _WHO, _ALSO, _TO = (
    lists.alternatives(lists.words("grammar", section))
    for section in (
        "where_somebody_is",
        "relative",
        "before_a_verb",
        "behind_a_verb",
    )
)
# What may stand between somebody and the verb: "Roe (D-Ohio), the mayor, said", "Roe, Lie and he said".
_PUT_IN = re.compile(
    r"[”\"’]?(?: \([^)\n]{1,40}\))?(?: ?, (?:[^,.;\n]|\.(?! [A-Z])){2,80})*,?"  # "of Roe, Va., left"
)
_OF_WHERE = re.compile(rf",? (?:{_OF})(?= ((?:[\w.’'&-]+ ){{1,7}}))")
_NAME = (
    r"(?:the )?[A-Z][\w.’'&-]*(?: "
    rf"(?:(?:{lists.alternatives(lists.words('grammar', 'joins_one_name'))}) )*[A-Z][\w.’'&-]*)*"
)
_LISTED = re.compile(rf"(?:, {_NAME})*,? (?:and|or)(?= ((?:[\w.’'&-]+ ){{1,7}}))")
_NEXT = re.compile(rf" (?:(?:{_WHO}) )?(?:(?:[a-z]+ly|{_ALSO}) )*([a-z]+?)(n[’']t)?\b")
_OWNED = re.compile(r"[’']s? (?:[a-z-]+ ){0,2}?([a-z]+)\b")
# The verb before somebody: "meets [economic adviser] Ada Roe", "is handed over to Ada Roe".
_BEFORE = re.compile(
    rf"(?:([a-z]+?)(n[’']t)? )?([A-Za-z]+)(?: (?:over|back))?"
    rf"(?: (?:{_TO}))?\Z"
)
_DESCRIPTION = re.compile(r"(?: (?:[a-z-]+|[A-Z][\w.’'-]*)){0,2} ([a-z]+)\Z")
_DONE_TO = re.compile(r"\b([a-z]+) of (?:the )?(?:[a-z\d-]+ ){0,2}\Z")
_DOING = re.compile(r"(?:[ts]ion|ment|death)s?\Z")
_IN_NAMES = lists.words("grammar", "joins_one_name")
_DOES = _VERBS | {"ing"}
_NO_VERBS = lists.words("grammar", "preposition") | {"including"}
_BESIDE = frozenset({"with", "by", "according"})


def told_of(account: Account, mentions: Sequence[Mention]) -> bool:
    """Whether the article tells what these mentions of one actor say, do or undergo.

    Parameters
    ----------
    account
        The article.
    mentions
        All of one actor in it, pronouns too.
    """
    text = account.article.text
    if len(mentions) >= _BACK and mentions[0].kind != "country":
        return True
    actor = mentions[0].actor
    spoken = (*account.reading.marked, *account.reading.reported)
    return any(passage.speaker == actor for passage in spoken) or any(
        _acts(text, one) or _is_acted_upon(text, one) for one in mentions
    )


def _acts(text: str, named: Mention) -> bool:
    """Whether a verb follows, or an act: "Ada Roe, the mayor, left", "Roe's resignation"."""
    owned = _OWNED.match(text, named.end)
    if owned is not None:
        return _is_doing(owned[1]) or owned[1] in participation.people()
    return any(
        (found := _NEXT.match(text, end)) is not None
        and (found[2] is not None or _is_finite(found[1]))
        for end in dict.fromkeys((named.end, *_ends(text, named.end)))
    )


def _ends(text: str, start: int) -> Iterator[int]:
    """Where what is put in behind a name, or the list that it stands in, may end."""
    last = min(len(text), start + _FAR)
    for goes_on in (_LISTED, _OF_WHERE):
        found = goes_on.match(text, start, last)
        if found is not None:
            end = found.start(1) - 1
            for place, word in enumerate(found[1].split()):
                if place and word in FUNCTION_WORDS and word not in _IN_NAMES:
                    break  # "and Per Lie that she"
                end += 1 + len(word)
                yield end
    put_in = _PUT_IN.match(text, start, last)
    if put_in is not None:
        yield put_in.end()
        yield from (start + comma.end() for comma in re.finditer(",", put_in[0]))


def _is_acted_upon(text: str, named: Mention) -> bool:
    """Whether a verb or an act comes before: "they met Ada Roe", "the arrest of Ada Roe", "with Ada Roe"."""
    end = participation.before_list(text, named.start)
    before = text[max(0, end - 60) : end]
    described = _DESCRIPTION.search(before)
    places = [before]
    if described is not None and described[1] in participation.people():
        words = described[0].split()
        places += [before[: -len(" ".join(["", *words[n:]]))] for n in range(len(words))]
    if any(_ends_in_verb(place) for place in places):
        return True
    done = _DONE_TO.search(f"{before} ")
    return done is not None and _is_doing(done[1])


def _ends_in_verb(before: str) -> bool:
    found = _BEFORE.search(before)
    if found is None:
        return False
    word = found[3].lower()
    if word in _BESIDE or word in lists.words("grammar", "be"):
        return True
    form = inflection.verb_form(word)
    if form is None or word in _NO_VERBS:
        return False
    whole = form.form == "base" and (found[1] == "to" or found[2] or found[1] in _FINITE)
    return form.form in _DOES or bool(whole)


def _is_finite(word: str) -> bool:
    form = inflection.verb_form(word)
    return word in _FINITE or (form is not None and form.form in _VERBS)


def _is_doing(word: str) -> bool:
    """Whether a noun is that of an act: "arrest", "resignation", "shooting"."""
    return inflection.verb_form(word) is not None or _DOING.search(word) is not None
