"""Type, form and gender of a source, by the words that the article uses of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache
from itertools import pairwise, takewhile

from research.languages.en import lists
from research.languages.en import source_patterns as patterns
from research.measures.actors import Mention
from research.measures.sources import vocabulary
from research.measures.sources.description import BETWEEN, Description
from research.text.segments import Span

FORMS = ("named", "described", "anonymous")
TYPES = (
    "political", "official", "expert", "business", "civil_society", "citizen", "celebrity",
    "media", "document", "anonymous",
)  # fmt: skip
# What a page calls them; None is a source of which nothing says what it is.
LABELS = {
    "political": "politicians, parties", "official": "agencies, police, courts", "expert": "experts",
    "business": "business", "civil_society": "civil society", "citizen": "citizens",
    "celebrity": "celebrities", "media": "media", "document": "documents, polls",
    "anonymous": "anonymous", None: "not told",
}  # fmt: skip
_AROUND = 200  # characters behind the words in which anonymity is explained
_AGE = 14  # characters before a name: "17-year-old "
_SHARED = 80  # characters before the second of two that share a title
_DOTTED = re.compile(r"(?<![A-Za-z])(?:[A-Z]\.){2,}")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def form_of(text: str, name: str, places: Sequence[Span], mentions: Sequence[Mention]) -> str:
    """Whether a source is named, only described, or hides its name."""
    named = any(m.form in {"name", "title"} for m in mentions) or _is_name(name)
    if named:
        return "named"
    if _is_document(text, name, places):
        return "described"
    for place in places:
        line = text.find("\n", place.end)
        end = min(place.end + _AROUND, len(text) if line < 0 else line)
        if patterns.NAMELESS.search(text, place.start, end):
            return "anonymous"
        known = patterns.FAMILIAR.search(text, place.start, end)
        if known is not None and known.start() <= place.end + BETWEEN:
            return "anonymous"
    told_before = patterns.THAT_PERSON.fullmatch(name) and places
    if told_before and patterns.NAMELESS.search(text, 0, min(place.start for place in places)):
        return "anonymous"
    words = _words(name)
    if words and lists.words("sources", "anonymous_word") & set(words):
        return "anonymous"
    return "described"


def type_of(
    text: str,
    name: str,
    places: Sequence[Span],
    mentions: Sequence[Mention],
    description: Description,
    form: str,
) -> str | None:
    """The type of a source, None where no word of the article tells it."""
    if form == "anonymous":
        # An official stays one without a name.
        told = vocabulary.by_word(head_of(name)[-1:], bodies=False)
        return "official" if told == "official" else "anonymous"
    listed = lists.body_type(name)
    if listed != "media" and _is_document(text, name, () if _is_person(mentions) else places):
        return "document"
    if patterns.NUMBERED.match(name):
        return "citizen"
    spans = (description.title, description.affiliation)
    said_of = [spelled_out(text, text[span.start : span.end]) for span in spans if span is not None]
    title = _leading(_words(said_of[0])) if description.title is not None else []
    body = description.affiliation
    called = [name, *(text[place.start : place.end] for place in places)]
    if body is not None and patterns.PARTISAN.match(text[body.start :][:12]):
        return "political"
    role = title_head(title)
    before = vocabulary.kind_before(said_of[0]) if said_of and description.title else None
    if title[-2:] == ["secretary", "general"]:
        # "the Harbour Party secretary general"
        found = before or vocabulary.kind_of_body(title[:-2])
        return found if found in {"political", "civil_society"} else "official"
    if not is_body(name, mentions) and _speaks_for_another(title, called):
        return "official"
    if (person := vocabulary.known_as(name)) in vocabulary.known():
        return vocabulary.known()[person]
    if (behind := vocabulary.known_behind(name)) is not None:
        return vocabulary.known()[behind]
    if (letters := patterns.POST_NOMINAL.search(name)) is not None:
        return "political" if letters["office"] else "expert"
    if patterns.FIRST_LADY.search(name):
        return "political"
    led = not lists.words("sources", "of_any_body").isdisjoint(role[-1:])
    # Who heads a service of the state is an official, who is a widow of one is not.
    services = (*(words.split(",")[0] for words in called), *(said_of if led else ()))
    if any(patterns.OF_THE_STATE.search(words) for words in (*said_of[:1], *called)) or any(
        map(patterns.SERVICE_OF_THE_STATE.search, services)
    ):
        return "official"
    if patterns.TERRITORY.match(name):
        return "official"
    if all(map(_is_state, patterns.JOINED.split(name))):
        return "official"
    if any(patterns.OF_NEWS.search(words) for words in (name, *said_of)):
        return "media"
    if any(patterns.OF_GOODS.search(words) for words in (name, *said_of)):
        return "business"
    if said_of and patterns.SECURITY_ADVISER.search(said_of[0]):
        return "official"
    # "FBI director", "Harbour Rights Campaign president"
    of_body = (before if led else None) or vocabulary.kind_led(role)
    if of_body is not None:
        return of_body
    partisan = not lists.words("sources", "partisan").isdisjoint(title[:-1])
    british = said_of and patterns.PARTY_BEFORE.match(said_of[0])
    partisan = partisan or british is not None
    if "campaign" in title or (partisan and led) or _is_partisan_consultant(title):
        return "political"
    if said_of and patterns.COUNTY_COMMISSIONER.search(said_of[0]):
        return "political"
    if listed is not None:
        return listed
    if patterns.PAC.search(name):
        return "political"
    if patterns.CAUSE.match(name):
        return "civil_society"
    if patterns.OF_NATIONS.search(name) or patterns.OFFICE_OF.match(name):
        return "official"
    of_body = _of_body(text, description, title) or _of_body_now(text, description, title)
    if of_body is not None:
        return of_body
    if title[:2] == ["executive", "director"]:
        return "civil_society"  # as bodies without owners call it
    found = _by_description(text, name, places, mentions, said_of, description)
    if found is None and description.reason is not None:
        reason = text[description.reason.start : description.reason.end]
        return _of_what_is_run(reason)
    return found


def _of_body(text: str, description: Description, title: Sequence[str]) -> str | None:
    """The type of the body that somebody belongs to, where the title itself does not tell."""
    body = description.affiliation
    head = title_head(title)
    firm = not lists.words("sources", "of_a_firm").isdisjoint(head[-1:])
    of_any = firm or not lists.words("sources", "of_any_body").isdisjoint(head[-1:])
    if body is None and of_any and len(title) > len(head) + 1:
        found = vocabulary.kind_of_body(title[len(head) + 1 :])  # "founder of a think tank"
        if found not in {None, "citizen", "celebrity", "political"}:
            return found
    if body is not None and (of_any or vocabulary.by_word(title) is None):
        name = spelled_out(text, text[body.start : body.end])
        found = vocabulary.kind_of_named_body(name, _words(name))
        shown = patterns.BODY_IS.match(text, body.end) if found in {None, "political"} else None
        if shown is not None:  # "president of Forward, a super PAC"
            found = vocabulary.kind_of_body(_words(shown["words"])) or found
        whole = name[:1].isupper() and not name.split()[-1].islower()
        if found is None and firm and whole and not vocabulary.is_place(name):
            found = "business"
        if found == "political" and head[-1:] == ["president"] and not lists.body_type(name):
            found = "civil_society"  # of a council or a committee
        if found == "political" and head[-1:] == ["official"] and not _is_of_party(_words(name)):
            found = "official"
        if found not in {None, "citizen", "celebrity"}:
            return found
    corporate = description.title is not None and patterns.CORPORATE.search(
        text[description.title.start : description.title.end]
    )
    if corporate and vocabulary.by_word(title) in {None, "political"}:
        return "business"  # not "managing director and analyst"
    return None


def title_head(title: Sequence[str]) -> list[str]:
    """A title up to what is behind its noun: "vice president" of "vice president of sales"."""
    behind = lists.words("sources", "behind_title")
    head = list(takewhile(lambda word: word not in behind, title))
    # "radio host considered one of the best"
    cuts = (
        at
        for at, (noun, word) in enumerate(pairwise(head), start=1)
        if word.endswith("ed") and noun in vocabulary.titles()
    )
    head = head[: next(cuts, len(head))]
    officer = head[-1:] == ["officer"] and head[-3:-2] == ["chief"]
    if officer and head[-2] in lists.words("sources", "officer_of_a_firm"):
        return [*head[:-2], "executive"]
    return head


def is_body(name: str, mentions: Sequence[Mention]) -> bool:
    """Whether a source is a body, which has no title: "the Harbour Post, the weekly"."""
    kinds = {mention.kind for mention in mentions}
    listed = lists.body_type(name) is not None
    return listed or (bool(kinds) and kinds <= {"organisation", "country"})


def _of_body_now(text: str, description: Description, title: Sequence[str]) -> str | None:
    """The type of what somebody leads today, behind what they were: "a former aide who runs a bank"."""
    if description.title is None or not lists.words("persons", "past") & set(title[:1]):
        return None
    end = description.title.end
    now = patterns.LEADS_NOW.match(text, end)
    return None if now is None else vocabulary.kind_of_named_body(now["body"], _words(now["body"]))


def _of_what_is_run(reason: str) -> str | None:
    """The type by what somebody runs: "who runs a super PAC"."""
    found = patterns.RUNS.match(reason)
    if found is None:
        return None
    body = reason[found.end() :].strip()
    named = patterns.FIRST_NAME.match(body)
    listed = None if named is None else lists.body_type(named[0])
    of_body = vocabulary.kind_of_body(_words(body))
    if of_body == "expert":
        return listed or of_body  # "who chairs the history department at the college"
    return listed or vocabulary.by_word(_words(reason)) or of_body


def _of_described(name: str) -> str | None:
    """The type of the body of who is only described: "the head of the union"."""
    found = patterns.HEAD_OF.match(name)
    if found is None or lists.words("sources", "of_any_body").isdisjoint([found["head"].lower()]):
        return None
    kind = vocabulary.kind_of_named_body(found["body"], _words(found["body"]))
    return None if kind in {"political", "citizen", "celebrity"} else kind


def _is_of_party(words: Sequence[str]) -> bool:
    of_party = lists.words("sources", "partisan") | lists.words("sources", "of_a_party")
    return not of_party.isdisjoint(words)


def _is_partisan_consultant(title: Sequence[str]) -> bool:
    partisan = lists.words("sources", "partisan") | {"political"}
    return title[-1:] in (["consultant"], ["consultants"]) and not partisan.isdisjoint(title)


def _by_description(
    text: str,
    name: str,
    places: Sequence[Span],
    mentions: Sequence[Mention],
    said_of: Sequence[str],
    description: Description,
) -> str | None:
    """The type by any word that is said of a source, those that say most first."""
    heads = [head_of(name), *(head_of(text[place.start : place.end]) for place in places)]
    own = _words(patterns.CLAUSE.split(name)[0])  # not whom "members who met reporters" met
    if _is_person(mentions):
        # Mr Bishop is none; "Filmmaker Rita Voss" is one, where that is the name.
        surnames = {w for w in own[:1] if w not in vocabulary.titles()} | {*own[1:]}
        heads = [[w for w in head if w not in surnames] for head in heads]
        own = [w for w in own if w not in surnames]
    title = _leading(_words(said_of[0])) if said_of else []
    # The last word of a title is what somebody is: "law professor", "union leader".
    role = title_head(title)
    last = [role[-1:], *(words[-1:] for words in (title, *heads))]
    partisan = not lists.words("sources", "partisan").isdisjoint(heads[0])
    said = [w for words in said_of for w in _words(words)]
    titled = [_words(text[m.start : m.end]) for m in mentions if m.form == "title"]
    if is_body(name, mentions) and mentions:
        if own[-1:] and own[-1] in lists.words("sources", "newspaper_name") and len(own) > 1:
            return "media"
        found = vocabulary.kind_of_named_body(name, own)
        vague = not lists.words("sources", "vague_body").isdisjoint(own[-1:])
        if found is not None and not (vague and vocabulary.by_word(role[-1:])):
            return found  # not "the Harbour Group, a consulting firm"
    nobody = not lists.words("sources", "nobody_told").isdisjoint(heads[0][-1:])
    if nobody and patterns.WHO_THEY_ARE.search(name) is None:
        return "political" if partisan else "anonymous"  # "Republican critics", "critics"
    led = next((kind for head in heads if (kind := vocabulary.kind_led(head))), None)
    if led is not None and not title:
        return led  # "union leaders"
    if heads[0][-1:] in (["official"], ["officials"]) and _is_of_party(heads[0]):
        return "political"  # "campaign officials"
    if not title and (of_body := _of_described(name)) is not None:
        return of_body
    for given in (*last, title, *heads, said, *titled, own):
        found = vocabulary.by_word(given, bodies=len(given) == 1)
        if found == "civil_society" and lists.words("sources", "partisan") & {*said, *_words(name)}:
            return "political"
        if found is not None:
            return found
    parts = name.split()
    if len(parts) > 1 and parts[-1].lower() in lists.words("sources", "newspaper_name"):
        return "media"
    for span in (*places, *(Span(m.start, m.end) for m in mentions if m.form == "name")):
        shared = patterns.SHARED_TITLE.search(text, max(0, span.start - _SHARED), span.start)
        found = shared and vocabulary.by_word(_words(shared["words"]), bodies=False)
        if found:
            return found
    reason = "" if description.reason is None else text[slice(*description.reason)]
    if title[:1] == ["retired"] or patterns.LIVES.match(reason):
        return "citizen"
    kind = mentions[0].kind if mentions else None
    if kind == "country" or patterns.NATIONALS.match(name):
        return "official"
    if kind == "office":
        return "political"
    shown_at = (*places, *(Span(m.start, m.end) for m in mentions))
    shown = (text[span.start : span.end] for span in shown_at)
    if any(words.startswith(("Dr. ", "Dr ")) for words in shown):
        return "expert"
    if kind in {None, "person"} and len(parts) > 1 and _is_name(name):
        named = (m.end for m in mentions if m.form in {"name", "title"})
        ends = (*named, *(place.start + len(name) for place in places))
        if any(patterns.OF_AGE_OR_TOWN.match(text, end) for end in ends):
            return "citizen"
        if any(patterns.AGED.search(text, max(0, s.start - _AGE), s.end) for s in shown_at):
            return "citizen"
    return None


def _is_person(mentions: Sequence[Mention]) -> bool:
    return any(m.kind == "person" and m.form == "name" for m in mentions)


def _is_state(name: str) -> bool:
    """Whether a source is a country, or a body of countries, and so speaks as its government."""
    return name.removeprefix("the ") in lists.countries() or lists.body_type(name) == "official"


def _leading(title: list[str]) -> list[str]:
    """The first of two titles, where it tells: "economist and former member of the board"."""
    first = title[: title.index("and")] if "and" in title else title
    weak = lists.words("sources", "weak_title")
    vague = lists.words("sources", "of_any_body") | weak
    if not weak.isdisjoint(title_head(title[len(first) + 1 :])[-1:]) and not set(first[-1:]) & weak:
        return first  # "a lawyer and the husband of the mayor"
    return title if set(first[-1:]) & vague or vocabulary.by_word(first[-1:]) is None else first


def _speaks_for_another(title: Sequence[str], called: Sequence[str]) -> bool:
    first = set(
        title[: title.index("and")] if "and" in title else title
    )  # "developer and spokeswoman"
    if lists.words("sources", "spokesperson") & first:
        return True
    for words in called:
        found = patterns.REPRESENTATIVE.match(words)
        if found is not None and not set(_words(found[0])) & lists.words(
            "sources", "of_parliament"
        ):
            return True
    return False


def gender_of(
    text: str, places: Sequence[Span], mentions: Sequence[Mention], description: Description
) -> str | None:
    """By a pronoun, a title or a noun of the text, never by a name: f, m, or None where none shows it."""
    spans = [*places, *(Span(m.start, m.end) for m in mentions if m.form in {"pronoun", "title"})]
    spans += [span for span in (description.title,) if span is not None]
    seen = [w for span in spans for w in _words(text[span.start : span.end])]
    female = lists.words("grammar", "feminine") | lists.words("sources", "female_word")
    male = lists.words("grammar", "masculine") | lists.words("sources", "male_word")
    women, men = sum(w in female for w in seen), sum(w in male for w in seen)
    if women == men:
        return None
    return "f" if women > men else "m"


def _is_document(text: str, name: str, places: Sequence[Span]) -> bool:
    """Whether a source is called a document: "a study being released by researchers"."""
    called = (name, *(text[p.start : p.end] for p in places))
    heads = [head_of(words) for words in called]
    heads.append(_words(patterns.PREPOSITION.split(_uncounted(name), maxsplit=1)[0]))
    heads += [head_of(patterns.OWNS.split(words)[-1]) for words in called]
    heads += [[found["head"]] for words in called if (found := patterns.OF_A_BODY.match(words))]
    last = {
        head[-1] for head in heads if head and not (head[-1] == "figures" and _figures_of(head))
    }
    if "paper" in last and patterns.OF_SCHOLARS.search(text):
        return True
    return not last.isdisjoint(_documents())


def _figures_of(head: Sequence[str]) -> bool:
    return not lists.words("sources", "figures_of").isdisjoint(head)


@cache
def _documents() -> frozenset[str]:
    """Words for documents, but those of newsrooms: a paper is one where scholars write it."""
    named = lists.words("attribution", "document") | lists.words("sources", "document")
    return named - lists.words("sources", "newsroom") - {"paper"}


def _words(text: str) -> list[str]:
    whole = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)  # "the F.B.I."
    return [w.lower() for w in _WORD.findall(whole)]


def head_of(words: str) -> list[str]:
    """The words of a source up to what only describes it: "a poll of voters" is a poll.

    >>> head_of("a poll of voters"), head_of("some of the doctors at the port")
    (['a', 'poll'], ['doctors'])
    """
    return _words(patterns.BEHIND_HEAD.split(_uncounted(words), maxsplit=1)[0])


def _uncounted(words: str) -> str:
    """The words of a source without how many they are: "some of the doctors"."""
    counted = patterns.COUNTED.match(words)
    return words if counted is None else words[counted.end() :]


def _is_name(name: str) -> bool:
    parts = name.split()
    if parts and parts[0] in lists.words("sources", "name_opener") | {"the"}:
        parts = parts[1:]
        if len(parts) == 1:
            return sum(letter.isupper() for letter in parts[0]) > 1  # "the NAACP"
    small = lists.words("grammar", "preposition") | lists.words("grammar", "article") | {"and"}
    return len(parts) >= 2 and all(p[:1].isupper() or p in small for p in parts)


@lru_cache(maxsize=16)
def _letters(text: str) -> Mapping[str, str]:
    """Letters in brackets -> the words before them that begin with these letters."""
    found = {}
    for place in patterns.LETTERS_OF.finditer(text):
        words, short = place["words"].split(), place["short"]
        for first in range(len(words) - 1, -1, -1):
            if "".join(word[0] for word in words[first:] if word[0].isupper()) == short:
                found[short] = " ".join(words[first:])
                break
    return found


def spelled_out(text: str, words: str) -> str:
    """Words of an article with the bodies whole that they call by their letters.

    >>> spelled_out("the Harbour Workers Union (HWU) has struck", "HWU president")
    'Harbour Workers Union president'
    """
    known = _letters(text)
    parts = words.split(" ")
    if known.keys().isdisjoint(parts):
        return words
    return " ".join(
        part if lists.body_type(part) == "official" else known.get(part, part) for part in parts
    )


def type_beside(
    text: str, name: str, description: Description, politicians: Set[str], *, named: bool
) -> str | None:
    """The type by what stands beside a source, None where that does not tell either.

    Parameters
    ----------
    politicians
        Last names of politicians of the article.
    named
        Whether it has a name, and is not only described.
    """
    words = _words(name)
    if not words or words[-1] in lists.words("sources", "nobody_told"):
        return None
    if named:
        reason = "" if description.reason is None else text[slice(*description.reason)]
        if not lists.words("sources", "kin").isdisjoint(reason.lower().split()):
            return "citizen"  # "who lost her sister"
        return "political" if _works_for(text, description, politicians) else None
    if "editorial" in words:
        return "media"  # "the paper's editorial board"
    owned = patterns.OWNED.match(name)
    if owned is None:
        return None
    owner = owned["words"]  # of "the Harbour Post’s investigative unit"
    listed = lists.body_type(owner)
    return listed or ("political" if owner.split()[-1] in politicians else None)


def _works_for(text: str, description: Description, politicians: Set[str]) -> bool:
    """Whether somebody leads what a politician does: "Mrs Holm's Latino vote director"."""
    if description.title is None or description.affiliation is None:
        return False
    title = text[slice(*description.title)].lower().split()
    owner = text[slice(*description.affiliation)].removesuffix("'s").removesuffix("’s").split()
    leads = not lists.words("sources", "of_any_body").isdisjoint(title[-1:])
    return leads and not politicians.isdisjoint(owner[-1:])
