"""Names that an article carries and that are no actor's: places, works, bodies."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from research.languages.en import inflection, lists
from research.measures.comparison import participation
from research.measures.comparison.accounts import Account
from research.measures.comparison.carried import Item
from research.measures.comparison.terms import FUNCTION_WORDS, Term, between, idf
from research.measures.comparison.variants import nearly_alike, under_another_name
from research.text.segments import Span

_MONTH = re.compile(lists.month_pattern())
_TELLING = 2.5  # idf of a capitalised word that is a name, not a weekday or the start of a slogan
_RARE = 3.0  # of a word that stands for a name of several, beside the one that tells most
_BEFORE_NAME = re.compile(r"(?<![\w.])(?:\d+(?:st|nd|rd|th) |(?:[A-Z][a-z]+ )+)\Z")
_OWNER = re.compile(r"(?<![\w.])(?:[A-Z][a-z]+ )*[A-Z][a-z]+[’']s \Z")
_NUMBERED = re.compile(r"(?<!s) (?:\d{1,3}|[IVX]+)(?![\w.,-]\w|\w| to \d)")  # not "Ravans 12 boats"
_DOMAIN = re.compile(r"\.[a-z]{2,4}(?![\w.])")  # "KestrelNews.com"
_CUT_BEFORE = re.compile(r"(?<!\w)(?:[Yy]our|vs?\.|via) \Z")
_CASE = re.compile(r" vs?\.? [A-Z]")
# What kind of body or thing a name of several words is of: "House Foreign Affairs committee".
_KIND_NEXT = re.compile(
    rf" (?:{lists.alternatives(lists.words('grammar', 'kind_of_name'))})(?![\w’'-])"
)
_CAPITAL_NEXT = re.compile(r" ([A-Z][a-z]+)")
_GOES_BEFORE = re.compile(r"[\w,;][”\"’']? \Z")  # no sentence begins there
_COUNTED = re.compile(r" \d")
_BYNAME = " State"
_ONE_OF_A_KIND = re.compile(r"(?<!\w)[Aa]n? (?:[a-z\d][a-z-]+ |\d\d-year-old )?\Z")
_OF_A_KIND = re.compile(r"(?:ian|ean|ese|tern)\Z")  # "Fallopian tubes", "Middle Eastern youths"
_NEXT = re.compile(r" ([a-z]{3,})")
_NEAR = 80
# Before the place that somebody is of: "Democrat of", "the congressman from".
_OF_WHOM = re.compile(
    rf"([A-Za-z]+),? (?:{lists.alternatives(lists.words('grammar', 'of_somebody'))})(?: the)?\Z"
)
_OWNS_NEXT = re.compile(r"(?:[’']s?)? ")
_INITIALS = re.compile(r"[A-Z][A-Z0-9]+s?")
# Between two parts of one name, and between what may be one name or two.
_JOINS = re.compile(r" (?:of|for)(?: the)? ")
_MAY_JOIN = re.compile(
    rf",? (?:(?:{lists.alternatives(lists.words('grammar', 'may_join_names'))})\.?|&)(?: the)? | the "
)
# A capital alone makes no name of an adjective.
_ADJECTIVE = re.compile(r"(?:(?:al|ic|ive|ary|ory|ous)s?|[a-z]tern|thern)\Z")
_LONG = 5  # letters from which spellings are held against each other
_SHORT = 4  # letters of a place to which an ending of its people is put: "Gaza", "Gazans"
_PEOPLE = re.compile(r"(?:i?a?n|i|ese|ers?)s?")
_SEVERAL = 3  # words whose first letters are an abbreviation that another may use
_PARTY = re.compile(r"[rdi]-([a-z]+)\Z")


def find(accounts: Sequence[Account]) -> list[Item]:
    """Capitalised words within a sentence that are no actor, each name whole.

    Left out are those of which it is unsure where they end (beside an actor's name, "Defense and
    Education Fund", in a title), given names alone, adjectives, common words with a capital, who took a
    picture or asks for a medium. An article that has another telling
    word of a name, two of its words in a row, its first letters, another spelling of one of its words,
    another name of the same, or the abbreviation of a state, neither carries it nor leaves it out.
    """
    found = []
    stems = [frozenset(t.stem for t in account.words) for account in accounts]
    inside = [
        frozenset(part for t in account.words if "-" in t.word for part in t.word.split("-"))
        for account in accounts
    ]
    common = frozenset().union(*(_lower(account) for account in accounts))
    rows = [f" {' '.join(t.stem for t in account.words)} " for account in accounts]
    short = [_shortened(account) for account in accounts]
    capitals = [_capitalised(account) for account in accounts]
    countries = [{n.actor for n in a.named if n.kind == "country"} for a in accounts]
    for number, account in enumerate(accounts):
        for run, (start, end) in _names(account):
            if len(run) == 1 and run[0].word in common and not _is_place(account.article.text, run):
                continue  # a common noun that somebody writes with a capital: "the Militia"
            name = " ".join(t.stem for t in run)
            found.append(Item("name", name, number, start, end))
            # The word of a name that tells most stands for it: "Tulsa" for "Tulsa Police".
            telling = max(run, key=lambda t: idf(t.stem))
            # "The Herald Echo" for "Fens Herald-Echo", "New York's mayor" for "New York City".
            whole = between(account.words, start, end)
            parts = (part for t in whole if len(t.word) > 3 for part in t.stem.split("-"))
            rare = {part for part in parts if idf(part) >= _RARE}
            pairs = pairwise(whole) if len(whole) > 2 else ()
            twos = [
                f" {a.stem} {b.stem} " for a, b in pairs if not {a.word, b.word} & FUNCTION_WORDS
            ]
            for other, held in enumerate(stems):
                if other != number and telling.stem in held:
                    term = next(t for t in accounts[other].words if t.stem == telling.stem)
                    found.append(Item("name", name, other, term.start, term.end, whole=False))
                elif other != number and (
                    not rare.isdisjoint(held)
                    or telling.word in inside[other]
                    or any(two in rows[other] for two in twos)
                    or any(t.word.startswith(short[other]) for t in run)
                    or under_another_name(
                        account.article.text[start:end], accounts[other].article.text
                    )
                    or _otherwise(account.article.text[start:end], telling.word, capitals[other])
                    or _country(account.article.text, Span(start, end)) in countries[other]
                ):
                    found.append(Item("name", name, other, 0, 0, beside=True))
    return found


def _lower(account: Account) -> frozenset[str]:
    text = account.article.text
    return frozenset(t.word for t in account.words if text[t.start].islower())


def _capitalised(account: Account) -> frozenset[str]:
    """The words of an article that have a capital, without what makes them possessive."""
    text = account.article.text
    found = (text[t.start : t.end] for t in account.words if text[t.start].isupper())
    return frozenset(word.removesuffix("’s").removesuffix("'s") for word in found)


def _otherwise(name: str, telling: str, capitals: Iterable[str]) -> bool:
    """Whether these words hold a name's first letters, or the word that tells most in another spelling."""
    first = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    long = telling.removesuffix("’s").removesuffix("'s")
    return any(
        (len(first) >= _SEVERAL and word == first)
        or (min(len(word), len(long)) >= _LONG and nearly_alike(long, word.casefold()))
        or (len(word) >= _SHORT and _is_of(long, word.casefold()))
        for word in capitals
        if word not in lists.given_names()
    )


def _country(text: str, name: Span) -> str | None:
    """The country whose people a name is, or whose government: "on Moscow", "Moscow's", not "in Moscow"."""
    called = text[slice(*name)]
    people, capitals = _countries()
    if called in people:
        return people[called]
    before = text[max(0, name.start - _NEAR) : name.start].split()
    done_to = before and before[-1] in lists.words("grammar", "before_a_government")
    owns = text[name.end : name.end + 2] in ("’s", "'s")
    return capitals.get(called) if done_to or owns else None


@lru_cache(maxsize=1)
def _countries() -> tuple[dict[str, str], dict[str, str]]:
    """Countries by their people, and by capitals that stand for their government."""
    known = lists.all_countries()
    people = {form: country.name for country in known for form in country.people}
    return people, {capital: country.name for country in known for capital in country.capitals}


def _is_of(people: str, place: str) -> bool:
    # "Coloradans" of Colorado
    bare = place[:-1] if len(place) > _LONG and place[-1] in "aeiouy" else place
    return any(
        people.startswith(one) and _PEOPLE.fullmatch(people, len(one)) is not None
        for one in {place, bare}
    )


def _shortened(account: Account) -> tuple[str, ...]:
    """How the names of abbreviated states begin in a text: "mass" of "D-Mass.", "kentucky" of "Ky."."""
    text = account.article.text
    states, whole = (
        lists.words("abbreviations", "state"),
        lists.pairs("abbreviations", "state_name"),
    )
    found = set()
    for term in account.words:
        party = _PARTY.match(term.word) if "-" in term.word else None
        tail = (party.group(1) if party else term.word).lower()
        marked = party is not None or (text[term.start].isupper() and text[term.end :][:1] == ".")
        if tail in whole and (marked or text[term.start : term.end].isupper()):
            found.add(whole[tail])
        elif len(tail) > 2 and (tail in states or party is not None):
            found.add(tail)
    return tuple(sorted(found))


def _names(account: Account) -> Iterator[tuple[list[Term], Span]]:
    """The names of an article, as their words and where they stand."""
    text = account.article.text
    covered = [(n.start, n.end) for n in account.named if text[n.start].isupper()]
    begins, ends = {start for start, _ in covered}, {end for _, end in covered}
    longer = frozenset(
        t.word
        for named in account.named
        for t in between(account.words, named.start, named.end)
        if " " in text[named.start : named.end] and named.form == "name"
    )
    runs = _joined(text, _capitals(account))
    titles = participation.titles(text, account.words)
    for place, run in enumerate(runs):
        start, end = _whole(text, run, covered)
        if participation.is_part(text, Span(start, end), titles) and not _is_place(text, run):
            continue
        if end + 1 in begins and text[end : end + 1] == " ":
            continue  # a body of a person's title, or part of a longer name
        if (start - 1 in ends and text[start - 1 : start] == " ") or text[
            start - 1 : start
        ] in "@#/":
            continue
        joins = _JOINS.match(text, end)
        if joins is not None and joins.end() in begins:
            continue
        joins = _MAY_JOIN.match(text, end)
        if joins is not None and joins.end() in begins and not _is_place(text, run):
            continue
        following = _CAPITAL_NEXT.match(text, end)
        if following is not None and following.group(1).casefold() not in lists.weekdays():
            continue  # "Marine One"
        beside = [runs[n] for n in (place - 1, place + 1) if 0 <= n < len(runs)]
        if any(_may_join(text, run, other) for other in beside) and not _is_place(text, run):
            continue
        if any("." in text[term.start : term.end] for term in run):
            continue  # "District Attorney", shortened, before a person
        if text.endswith("No ", 0, start) or text.startswith("No ", start, end):
            continue  # "No Collusion, No Obstruction"
        if text[end : end + 1] == "." and text[end - 2 : end - 1] == " ":
            continue  # "Orrin G", before a stop and a last name
        if _ONE_OF_A_KIND.search(text, max(0, start - 30), start):
            continue  # "a Methodist", "a latter-day Enola Gay"
        following = _NEXT.match(text, end) if _OF_A_KIND.search(run[-1].word) else None
        if following and not (
            following[1] in FUNCTION_WORDS or participation.may_be_done(following[1])
        ):
            continue
        if (
            text[end : end + 1] == "/"
            or "©" in text[end : end + 3]
            or participation.is_of_medium(text[max(0, start - _NEAR) : start])
        ):
            continue  # who took a picture, whose copyright it is, who asks for a medium
        if _CUT_BEFORE.search(text, max(0, start - 6), start):
            continue  # "Your Honor", one side of a case, who made a photograph
        if _CASE.match(text, end):
            continue  # the other side of a case
        if len(run) == 1 and _COUNTED.match(text, end):
            continue  # "Section 1321"
        if text.endswith(_BYNAME, start, end):
            continue  # "the Lantern State", which has another name too
        if len(run) == 1 and run[0].word in longer:
            continue  # "the Chamber", "Brandt", of whose longer name an actor is called
        if participation.is_outlet(account, text[start:end]) or participation.is_before_role(
            text, end
        ):
            continue
        if _is_of_somebody(text, Span(start, end), begins, ends):
            continue
        told = [term for term in run if _spelt_out(text[term.start : term.end])]
        if sum(idf(term.stem) for term in told) < _TELLING:
            continue
        if (
            len(run) == 1
            and (
                run[0].word in lists.words("grammar", "no_proper_name")
                or (
                    text[start:end].casefold() in lists.common_words() and not _is_place(text, run)
                )  # "Treason, Bribery"
                or text[start:end] in lists.rule("organisation_last")
            )
        ):
            continue
        if any((term.word,) in lists.roles() for term in run) or not _is_name(text, run):
            continue
        if any(text[t.start : t.end] in lists.given_names() for t in run[1:-1]):
            continue  # "National Intelligence Ines Brandt": a body and who is of it
        yield told, Span(start, end)


def _is_of_somebody(text: str, name: Span, begins: Container[int], ends: Container[int]) -> bool:
    """Whether it only says where somebody is from or of what: "Roe, Democrat of Ohio", "Ohio's Ada Roe"."""
    owner = _OWNS_NEXT.match(text, name.end)
    if owner is not None and owner.end() in begins:
        return True
    end = participation.before_list(text, name.start)
    before = _OF_WHOM.search(text, max(0, end - 40), end)
    if before is None:
        return False
    word = before[1].lower()
    return word in participation.people() or before.end(1) in ends


def _joined(text: str, runs: Sequence[list[Term]]) -> list[list[Term]]:
    """The runs, those that are parts of one name together: "Navigator of the Seas"."""
    found: list[list[Term]] = []
    for run in runs:
        if found and _JOINS.fullmatch(text, found[-1][-1].end, run[0].start):
            found[-1] = found[-1] + run
        else:
            found.append(run)
    return found


def _may_join(text: str, run: Sequence[Term], other: Sequence[Term]) -> bool:
    first, second = sorted((run, other), key=lambda r: r[0].start)
    return _MAY_JOIN.fullmatch(text, first[-1].end, second[0].start) is not None


def _is_name(text: str, run: Sequence[Term]) -> bool:
    """Whether a capitalised word alone can be a name of a place, a work or a body."""
    if len(run) > 1 or _is_place(text, run):
        return True
    word = text[run[0].start : run[0].end]
    short = lists.words("abbreviations", "state")
    given = word in lists.given_names()
    return not (given or word.lower() in short or _ADJECTIVE.search(word.lower()))


def _is_place(text: str, run: Sequence[Term]) -> bool:
    start, end = _whole(text, run)
    return text[start:end] in _places()


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(lists.sections("places.txt")["place"])


def _whole(text: str, run: Sequence[Term], covered: Sequence[tuple[int, int]] = ()) -> Span:
    """A name with what belongs to it: "Los Angeles", "14th Amendment", "Article 1", "Roe's Club".

    Who owns a thing is no part of its name where it is an actor, which stands in `covered`.
    """
    start, end = run[0].start, run[-1].end
    before = _BEFORE_NAME.search(text, max(0, start - 40), start)
    if before is not None:
        first, _, others = before.group().partition(" ")
        # "Your Honor", "Both Article 1 and", "Keeping New Jersey", not "on All Things Told".
        opens = first == "Your" or (
            (
                first.lower() in FUNCTION_WORDS
                or _does_to(text, first, text[before.end() - len(others) : end])
            )
            and not _GOES_BEFORE.search(text, max(0, before.start() - 3), before.start())
        )
        start = start - len(others) if opens else before.start()
    owner = _OWNER.search(text, max(0, start - 40), start)
    if owner is not None and not any(
        begin < owner.end() and owner.start() < last for begin, last in covered
    ):
        start = owner.start()
    numbered = _NUMBERED.match(text, end)
    if numbered is not None:
        end = numbered.end()
    kind = _KIND_NEXT.match(text, end) if len(run) > 1 else None
    if kind is not None:
        end = kind.end()
    domain = _DOMAIN.match(text, end)
    if domain is not None:
        end = domain.end()
    if text[end - 2 : end] in ("’s", "'s"):
        end -= 2
    return Span(start, end)


def _does_to(text: str, word: str, name: str) -> bool:
    """Whether a word in -ing is none of a name that stands without it too: "Keeping New Jersey"."""
    if inflection.verb_form(word.lower()).form != "ing":
        return False
    return name in _places() or text.count(name) > text.count(f"{word} {name}")


def _capitals(account: Account) -> list[list[Term]]:
    """Capitalised words in a row, outside of actors' names and of what opens a sentence."""
    text = account.article.text
    covered = [(n.start, n.end) for n in account.named]
    headings = frozenset(participation.headings(account))
    runs: list[list[Term]] = []
    at = 0
    for sentence in account.sentences:
        before: Term | None = None
        titled = sentence.span in headings
        for place, term in enumerate(sentence.words):
            while at < len(covered) and covered[at][1] <= term.start:
                at += 1
            inside = at < len(covered) and covered[at][0] <= term.start
            capital = text[term.start].isupper() and (
                term.word not in FUNCTION_WORDS
                or (before is not None and _goes_between(text, sentence.words, place))
            )
            if (
                capital
                and not (inside or titled)
                and (before is not None or (place and not _opens(text, sentence.words, place)))
            ):
                if before is not None and text[before.end : term.start] == " ":
                    runs[-1].append(term)
                else:
                    runs.append([term])
                before = term
            else:
                before = None
    # "in Iowa Wednesday"
    bare = ([term for term in run if term.word not in lists.weekdays()] for run in runs)
    return [run for run in bare if run]


def _opens(text: str, words: Sequence[Term], place: int) -> bool:
    """Whether a word has its capital for opening words in marks, or behind a colon or a dateline."""
    start = words[place].start
    if text[start - 1 : start] in {"“", '"', "‘"} or text[start - 2 : start] in {" '", "('"}:
        return True
    goes_on = place + 1 < len(words) and text[words[place + 1].start].isupper()
    dateline = all(text[t.start : t.end].isupper() for t in words[:place])
    before = text[max(0, start - 3) : start].strip()
    return not goes_on and (before[-1:] == ":" or (dateline and before[-1:] in {"-", "–", "—"}))


def _goes_between(text: str, words: Sequence[Term], place: int) -> bool:
    """Whether a capitalised function word stands between two words of a name: "Colour Of Change"."""
    if place + 1 >= len(words) or words[place].word == "i":
        return False
    term, after = words[place], words[place + 1]
    beside = text[term.end : after.start] == " " and text[after.start].isupper()
    return beside and after.word not in FUNCTION_WORDS


def _spelt_out(word: str) -> bool:
    """Whether a capitalised word can be a name: no abbreviation (TV, R-Utah), no month.

    >>> [word for word in ("Tulsa", "TV", "D-Mont", "Oct", "Obama-Romney") if _spelt_out(word)]
    ['Tulsa']
    """
    plain = word.removesuffix("’s").removesuffix("'s")
    spelt = (
        len(plain) > 3 and "-" not in plain and "." not in plain and not _INITIALS.fullmatch(plain)
    )
    season = plain.lower() in lists.words("calendar", "season") | lists.words("calendar", "holiday")
    return spelt and not season and not _MONTH.fullmatch(plain)
