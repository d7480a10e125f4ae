"""Whether somebody who is named takes part in what is told, or only helps to say who, where or on what.

A person does wherever the name stands whole. A body, a country or a group often does not: "the former
head of the Court of Appeals", "the Senate's top Democrat", "told CNN", "in Syria". A single mention that
takes part is enough, so what an article is about stays; what it names in passing goes. What is left out
says nothing of whether others tell of it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache

from research.languages.en import inflection, lists
from research.measures.actors import Mention
from research.measures.actors.names import LOCATIVE
from research.measures.comparison.accounts import Account
from research.measures.comparison.terms import DATES, FUNCTION_WORDS, Term, between
from research.text.segments import Span

_DESCRIBED = re.compile(r" [Tt]he((?: [a-z-]+){0,2})\Z")
_LAST_WORD = re.compile(r"([^\s“”\"‘(\[]+)[\s“\"‘(\[]*\Z")
_NEXT_WORD = re.compile(r" ([^\W\d_][^\W_]*)")
_LOWER_NEXT = re.compile(r"\)?(?: \([A-Z]{2,8}\))?((?: [a-z]+(?![\w’'-])){1,3})")
_JOINED_BEFORE = re.compile(
    rf"[A-Z][\w.’'-]*( (?:{lists.alternatives(lists.words('grammar', 'joins_one_name'))}) (?:the )?)\Z"
)
_OWNER_BEFORE = re.compile(r"[’']s? [“\"]?\Z")
_OWNS = re.compile(r"[’']s? (?:[a-z]+ )?([^\W_]+)")
_BYLINE = re.compile(r"(?:\A|[.\n] ?)By \Z|\b(?:article|column|photo|photograph|story) by \Z")
_CAPITALS_BEFORE = re.compile(r"(?:[A-Z][\w.]*(?:[’']s?)? )+\Z")
_CREDITED = re.compile(
    r"[^.\n]{0,200} contributed (?:reporting|to (?:this|the) (?:article|report|story))\b"
)
# Whose adviser somebody else is: "an adviser to Senator Ada Holm".
_SERVED = re.compile(
    rf"\b([a-z-]+) (?:{lists.alternatives(lists.words('grammar', 'serves_whom'))})"
    r" (?:the |then |former |late )*(?:(?:[A-Z]|ex-)[\w.-]+ )*(?:([a-z-]+) )?\Z"
)
_OWNED = re.compile(r"[’'](?:s\b)?((?: [a-z]+){1,3})")
_TWO_BODIES = re.compile(r" and the |\b(\w{4,})\b.* and .*\b\1\b")
# "Holm-era", "Ada Holm/Kestrel Images", "Abdel el-Roe"
_GOES_ON = re.compile(
    rf"[-–/][A-Za-z]| (?:{lists.alternatives(lists.words('grammar', 'goes_on_in_a_name'))})[ -][A-Z]"
)
_ONE_OF = re.compile(r"(?:\b[Aa]n?|\b(?:19|20)\d\d) \Z")
_OPENS, _CLOSES = ("“", '"', "‘"), re.compile(r"[.,]?[”\"’]")
_ARTICLE_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?) \Z")
_LAST_TWO = re.compile(r"([A-Za-z-]+) (?:([a-z]+) )?(?:the )?\Z")
# Endings of nouns that no verb behind a name has: "the FBI investigation".
_NOUN = re.compile(r"(?:[ts]ion|ment|ity|ship|ism)s?\Z")
_REPORTS = re.compile(
    rf"\b(?:{lists.alternatives(lists.words('grammar', 'asks_for_a_medium'))}) \Z"
)
_IN_MARKS = re.compile(r"(?<![\w.,!?])[“\"‘](?=\S)((?:[^“”\"‘’\n]|\b’\b){3,120})[”\"’]")
_TITLE = 2 / 3  # part of what stands in marks, function words apart, with capitals: a title
_LOCATING = LOCATIVE | lists.words("grammar", "names_whose")
_NEAR = 80  # characters before a name that a list may take
_NO_ACTOR = lists.words("grammar", "ends_a_place") | lists.words("grammar", "ends_a_text")
_IN_LISTS = lists.words("grammar", "in_a_list")
_TOWARDS = lists.words("grammar", "towards_a_place")
_MEDIUM = lists.words("grammar", "names_medium")
_ACTS = lists.rule("acting_verb") | lists.rule("acting_word")
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
_OWN_DOING = re.compile(r"[’']s? (?:[a-z-]+ ){0,2}?([a-z]+)\b")
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
_OF_WHOM = re.compile(r"\b([a-z]+) (?:the |late |former |then )*(?:[A-Z][\w.-]* )*\Z")
_OBLIQUE = lists.words("grammar", "of_whom_no_verb")
_RELATIVE = re.compile(rf" (?:{_WHO}) ")
_BESIDE = frozenset({"with", "by", "according"})


def takes_part(
    account: Account, named: Mention, titles: Iterable[Span], asking: Container[str]
) -> bool:
    """Whether a mention is whole and of somebody who takes part.

    Parameters
    ----------
    titles
        Where titles in marks, and headings, stand in it.
    asking
        Who only asks for a medium in it (`interviewers`).
    """
    text = account.article.text
    if not _is_whole(account, named) or is_part(text, Span(named.start, named.end), titles):
        return False
    if named.kind != "country" and is_outlet(account, named.actor):
        return False
    if text.endswith(" like", 0, before_list(text, named.start)):
        return False  # one example: "firms like Kestrel, Roe & Lie and Tern"
    if named.kind != "person" and (_is_medium(named.actor) or named.actor.split()[-1] in _NO_ACTOR):
        return False  # not Jeremy Hunt or Samantha Bee
    if named.kind in ("person", "office"):
        return not (
            _CREDITED.match(text, named.end)
            or named.actor in asking
            or _fills_marks(text, named)
            or _is_passing(text, named)
        )
    adjective = text[named.end - 1] != "s"  # "a Democratic group", "the first Latino senator"
    if named.form == "demonym" and (adjective or named.kind == "country"):
        return False
    if named.kind == "group" and adjective:
        return False
    return not _helps_to_say(text, named)


def interviewers(account: Account) -> frozenset[str]:
    """Who asks for a medium: "told CNN's Ada Holm", "the radio host Per Lie"."""
    text, found = account.article.text, set()
    for named in account.named:
        if named.kind != "person" or named.form == "pronoun":
            continue
        before = _OWNER_BEFORE.search(text, max(0, named.start - 4), named.start)
        of_medium = before is not None and any(
            one.end == before.start() and _is_medium(one.actor) for one in account.named
        )
        if (
            of_medium
            or _REPORTS.search(text, max(0, named.start - 20), named.start)
            or _BYLINE.search(text, max(0, named.start - 20), named.start)
            or is_of_medium(text[max(0, named.start - _NEAR) : named.start])
        ):
            found.add(named.actor)
    return frozenset(found)


def is_of_medium(before: str) -> bool:
    """Whether a medium stands before a person: "The Post's", "WXKL Chief Political Analyst"."""
    titles = _CAPITALS_BEFORE.search(before)
    if titles is None:
        return False
    words = titles[0].split()
    owner = re.split("[’']", words[-1])[0]
    if owner != words[-1]:
        return _is_medium(owner) or owner in lists.words("grammar", "ends_a_medium")
    return any(_is_medium(" ".join(words[:n])) for n in range(1, len(words) + 1))


def _is_passing(text: str, named: Mention) -> bool:
    """Whether a person only names something else, or cannot be told by the name that is given.

    "The Ada Holm campaign", "under President Holm", "an aide to Ada Holm", "Holm", called nothing else.
    """
    if " " not in named.actor and " " not in text[named.start : named.end]:
        return True
    before = text[max(0, named.start - 30) : named.start]
    if before.endswith((" under ", " since ")):
        return True
    served = _SERVED.search(text, max(0, named.start - _NEAR), named.start)
    if served is not None and served[1] in people():
        role = tuple(served[0].split())
        if not served[2] or (served[2] in people() and role not in lists.roles()):
            return True
    following = _lower_behind(text, named.end)
    owned = _OWNED.match(text, named.end)
    called_after = lists.words("grammar", "called_after")
    if called_after.intersection(following[:1] if owned is None else owned[1].split()):
        return True
    return bool(
        following
        and _ARTICLE_BEFORE.search(before)
        and following[0] not in FUNCTION_WORDS
        and not may_be_done(following[0])
    )


def _lower_behind(text: str, end: int) -> list[str]:
    """The words right behind a name, and its initials in brackets, that have no capital, three at most."""
    found = _LOWER_NEXT.match(text, end)
    return [] if found is None else found[1].split()


def may_be_done(word: str) -> bool:
    """Whether a word behind a name may say what the named one does."""
    return inflection.verb_form(word).form in _DOES or word in _ACTS or word.endswith("ly")


def _fills_marks(text: str, named: Mention) -> bool:
    """Whether a name is all that stands in marks, as that of a show does."""
    return text[named.start - 1 : named.start] in _OPENS and bool(_CLOSES.match(text, named.end))


def _is_whole(account: Account, named: Mention) -> bool:
    """Whether no word or mark beside it makes the name a part of a longer one."""
    text = account.article.text
    before = text[max(0, named.start - 40) : named.start]
    body = named.kind != "person" or _is_doubtful(text, named)
    if _GOES_ON.match(text, named.end):
        return False
    following = _NEXT_WORD.match(text, named.end)
    if following is not None and following[1][0].isupper():
        word = following[1]
        day = word.lower() in lists.weekdays() or word in lists.sequence("calendar", "month")
        if not day and word.lower() not in FUNCTION_WORDS:
            return False
    if not body:
        return True
    if _TWO_BODIES.search(text, named.start, named.end):
        return False
    word = before[before.rfind(" ", 0, -1) + 1 : -1]
    other = word[:1].isupper() and word.isalpha() and word.lower() not in FUNCTION_WORDS
    if before.endswith(" ") and other:
        return False
    joined = _JOINED_BEFORE.search(before)
    return joined is None or any(
        one.start < named.start - len(joined[1]) <= one.end for one in account.named
    )


def _is_doubtful(text: str, named: Mention) -> bool:
    """Whether a person is taken for one by capitals alone: "Civic Theater"."""
    first = text[named.start : named.end].split()[0]
    return named.form == "name" and first.isalpha() and first not in lists.given_names()


def is_outlet(account: Account, name: str) -> bool:
    """Whether a name is that of the outlet of an article: "The Kestrel", "KestrelNews.com"."""
    outlet, called = (_plain(one) for one in (account.article.outlet or "", name))
    return f"{outlet} ".startswith(f"{called} ") or (
        outlet != "" and called.replace(" ", "").startswith(outlet.replace(" ", ""))
    )


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def is_where(account: Account, named: Mention) -> bool:
    """Whether a mention is whole and says where something is: "killed in Syria"."""
    word = _governing(account.article.text, named)
    return (
        (word in LOCATIVE or word in _TOWARDS)
        and named.form == "name"
        and _is_whole(account, named)
    )


def before_list(text: str, start: int) -> int:
    """Where what governs a name ends, before a list that the name stands in: "from Peru, Chile and".

    >>> before_list("people from Peru, Chile and Cuba", 28)
    11
    """
    first = max(0, start - _NEAR)
    words = text[first:start].rstrip(" ").split(" ")
    while words:
        word = words[-1].rstrip(",")
        small = word.lower() in FUNCTION_WORDS
        if word not in _IN_LISTS and (small or not word[:1].isupper() or word.endswith(".")):
            break
        words.pop()
    return first + len(" ".join(words))


def _governing(text: str, named: Mention) -> str:
    """The word that a name, or the list that it stands in, comes after: a preposition for the most part."""
    end = before_list(text, named.start)
    before = text[max(0, end - _NEAR) : end]
    described = _DESCRIBED.search(before)
    if described is not None and FUNCTION_WORDS.isdisjoint(described[1].split()):
        before = before[: described.start()]
    last = _LAST_WORD.search(
        before.removesuffix(" to") if before.endswith("ccording to") else before
    )
    return last[1].lower() if last is not None else ""


def _helps_to_say(text: str, named: Mention) -> bool:
    """Whether it only says who somebody is, where something is, or on what something is said."""
    word = _governing(text, named)
    if word == "according":
        return False
    place = (named.form == "metonym" or named.kind == "country") and word in _TOWARDS
    platform = named.actor in lists.words("sources", "platform")
    if place or word in _LOCATING or (platform and word in _MEDIUM):
        return True
    if named.kind in ("country", "organisation") and _is_office(text, named):
        return True
    if _OWNER_BEFORE.search(text[max(0, named.start - 4) : named.start]):
        return named.kind == "organisation"
    owned = _OWNS.match(text, named.end)
    of_it = owned is not None and (
        owned[1][0].isupper() or (named.kind != "country" and owned[1] in people())
    )
    return of_it or _modifies(text, named) or _is_before_noun(text, named)


def _is_office(text: str, named: Mention) -> bool:
    """Whether a body is what somebody is elected to: "to win the White House", "elected to Congress"."""
    end = before_list(text, named.start)
    before = _LAST_TWO.search(f"{text[max(0, end - 40) : end]} ")
    seeks = lists.words("grammar", "seeks_an_office")
    return before is not None and (
        (before[2] or before[1]) in seeks or (before[2] in _TOWARDS and before[1] in seeks)
    )


def is_before_role(text: str, end: int) -> bool:
    """Whether a noun for somebody follows what ends there: "the Ohio senator"."""
    following = _NEXT_WORD.match(text, end)
    return following is not None and following[1].lower() in people()


def _modifies(text: str, named: Mention) -> bool:
    """Whether a noun follows to which the name belongs: "the NAACP press aide"."""
    for word in _lower_behind(text, named.end):
        if word in FUNCTION_WORDS or word in _ACTS:
            return False
        if word in people() or word in lists.words("grammar", "of_a_body") or _NOUN.search(word):
            return True
    return False


def _is_before_noun(text: str, named: Mention) -> bool:
    """Whether a thing is called after it: "a Kestrel Motors dealer", "Peru trade talks"."""
    following = _lower_behind(text, named.end)
    if not following or following[0] in FUNCTION_WORDS or may_be_done(following[0]):
        return False
    if named.kind == "country" and named.form == "name":
        return following[0] not in lists.words("grammar", "after_counted")
    return _ONE_OF.search(text, max(0, named.start - 6), named.start) is not None


@lru_cache(maxsize=1)
def people() -> frozenset[str]:
    """Nouns for somebody of a body, in the singular and the plural."""
    kinds = ("official", "political", "expert", "business", "civil_society", "media")
    listed = {word for kind in kinds for word in lists.words("occupations", kind)}
    listed |= {role[-1] for role in lists.roles()} | lists.words("sides", "speaks_for")
    listed |= {f"{word}s" for word in listed} | {word.replace("man", "men") for word in listed}
    return frozenset(listed)


def _is_medium(name: str) -> bool:
    """Whether a name is that of an outlet or agency: it mostly passes on what others do."""
    last = name.rpartition(" ")[2]
    if " Broadcasting " in name:
        return True
    return not _media().isdisjoint((name, name.removeprefix("The "))) or (
        last != name and last in lists.words("grammar", "ends_a_medium")
    )


@lru_cache(maxsize=1)
def _media() -> frozenset[str]:
    return frozenset(lists.sections("body_types.txt")["media"])


def titles(text: str, words: Sequence[Term]) -> list[Span]:
    """Where a title stands in marks: several words, most of them with capitals but for the small ones."""
    found = []
    for mark in _IN_MARKS.finditer(text):
        inside = between(words, mark.start(1), mark.end(1))
        told = [term for term in inside if term.word not in FUNCTION_WORDS]
        capitals = sum(text[term.start].isupper() for term in told)
        if len(told) > 1 and capitals >= _TITLE * len(told):
            found.append(Span(*mark.span(1)))
    return found


def headings(account: Account) -> list[Span]:
    """Sentences that are written like a headline: what is a name in them cannot be told by capitals."""
    text = account.article.text
    return [
        sentence.span
        for sentence in account.sentences
        if _all_capitals(text, sentence.words) or _is_heading(text, sentence.words)
    ]


def _all_capitals(text: str, words: Sequence[Term]) -> bool:
    """Whether a sentence is written like a headline: its words have capitals that tell nothing."""
    long = [term for term in words if term.end - term.start > 3]
    return len(long) > 2 and sum(text[t.start].isupper() for t in long) >= 0.8 * len(long)


def _is_heading(text: str, words: Sequence[Term]) -> bool:
    """Whether a sentence is words with a capital and nothing else: "Housing Rules."."""
    listed = "," in text[words[0].start : words[-1].end + 1] if words else False
    return len(words) > 1 and not listed and all(text[t.start].isupper() for t in words)


def is_part(text: str, name: Span, titles: Iterable[Span]) -> bool:
    """Whether a name is a part of a title, not all of it."""
    return any(
        title.start <= name.start
        and name.end <= title.end
        and text[slice(*title)].rstrip(",. ") != text[slice(*name)]
        for title in titles
    )


def told_of(account: Account, mentions: Sequence[Mention]) -> bool:
    """Whether the article tells what these mentions of one actor say, do or undergo, or comes back to it.

    Who only stands in a list, owns a thing or is what something is held against plays no part in a story.

    Parameters
    ----------
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
    owned = _OWN_DOING.match(text, named.end)
    if owned is not None:
        return _is_doing(owned[1]) or owned[1] in people()
    before = _OF_WHOM.search(text, max(0, named.start - _NEAR), named.start)
    dated = before is not None and not DATES.isdisjoint(before[0].lower().split())
    subject = before is None or dated or before[1] not in _OBLIQUE  # "on Tuesday Max Orr left"
    return any(
        (found := _NEXT.match(text, end)) is not None
        and (subject or _RELATIVE.match(text, end))
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
    end = before_list(text, named.start)
    before = text[max(0, end - 60) : end]
    described = _DESCRIPTION.search(before)
    places = [before]
    if described is not None and described[1] in people():
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
    if not form or word in _NO_VERBS:
        return False
    whole = form.form == "base" and (found[1] == "to" or found[2] or found[1] in _FINITE)
    return form.form in _DOES or bool(whole)


def _is_finite(word: str) -> bool:
    return word in _FINITE or inflection.verb_form(word).form in _VERBS


def _is_doing(word: str) -> bool:
    """Whether a noun is that of an act: "arrest", "resignation", "shooting"."""
    return bool(inflection.verb_form(word)) or _DOING.search(word) is not None
