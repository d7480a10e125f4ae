"""Which runs of capitalised words name somebody: spans, kinds, titles; no merging yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from research.languages.en import lists
from research.languages.en.inflection import verb_form
from research.measures.actors import gazetteer
from research.measures.actors.gazetteer import Entry, key
from research.measures.actors.tokens import Scan

Phrasebook = dict[str, list[tuple[tuple[str, ...], Entry]]]

PARTICLES = lists.rule("particle")
SUFFIXES = lists.rule("suffix")
_ORG_LAST = lists.rule("organisation_last")
_PLACE_FIRST = lists.rule("place_first")
SPEECH = lists.rule("acting_verb")
_ACTING = lists.rule("acting_word")
LOCATIVE = lists.rule("locative")
_OF_BODIES = frozenset({"of", "for"})
_PLACE_OF = lists.words("grammar", "place_of")
_GOVERNMENT_OF = lists.words("grammar", "government_of")
_DONE_TO_GOVERNMENTS = lists.words("grammar", "done_to_governments")
# Everyday words of the lists that are also surnames.
_SURNAMES_TOO = lists.words("persons", "surname_and_word")


class Cursor:
    """Tokens with the phrase lists beside them."""

    def __init__(self, scan: Scan, phrases: Phrasebook) -> None:
        self.scan, self.phrases = scan, phrases
        self.lower = {w for w in scan.words if w.islower()}
        self.inner = {
            w
            for w, initial, headline in zip(scan.words, scan.initial, scan.headline, strict=True)
            if not initial and not headline and w[0].isupper()
        }
        self.pairs = {
            pair
            for pair, headline in zip(pairwise(scan.words), scan.headline, strict=False)
            if not headline and pair[0][0].isupper() and pair[1][0].isupper()
        }
        given = lists.given_names()
        self.surnames = {second for first, second in self.pairs if first in given}

    def match(self, place: int) -> tuple[int, Entry | None]:
        """Longest listed phrase that begins here, and where it ends."""
        words = self.scan.words
        for phrase, entry in self.phrases.get(words[place], ()):
            end = place + len(phrase)
            alike = len(phrase) == 1 or tuple(words[place:end]) == phrase
            if alike and all(self.scan.joined(p) for p in range(place + 1, end)):
                return end, entry
        return place, None

    def capital(self, place: int) -> bool:
        """Whether this token has a capital."""
        word = self.scan.at(place)
        return bool(word) and word[0].isupper()

    def chained(self, place: int) -> bool:
        """Whether this token goes on from the one before: one space, no possessive between."""
        scan = self.scan
        return (
            0 < place < len(scan)
            and 0 < scan.starts[place] - scan.ends[place - 1] <= 2
            and not scan.possessive[place - 1]
            and scan.sentence[place] == scan.sentence[place - 1]
        )

    def suffix(self, end: int) -> int:
        """Where a name ends that ends here but for "Jr." or the like."""
        scan = self.scan
        if scan.at(end) in SUFFIXES and self.chained(end):
            return end + 1
        if scan.at(end) == "," and scan.at(end + 1) in SUFFIXES:
            return end + 2
        return end

    def headline_word(self, at: int, end: int) -> bool:
        """Whether this word of a headline is no part of the name before it."""
        words = self.scan.words
        word = words[end].lower()
        if word not in lists.common_words() and word not in lists.words("persons", "headline_verb"):
            return False
        return (words[at], words[end]) not in self.pairs or end > at + 1

    def capital_chain(self, place: int) -> bool:
        """Whether this token goes on from the one before with a capital."""
        return self.chained(place) and self.capital(place)

    def metonym(self, place: int, end: int) -> bool:
        """Whether a capital stands for its government, not for the place."""
        scan = self.scan
        before = scan.at(place - 1).lower()
        after = scan.at(end)
        if before in LOCATIVE or before in _PLACE_OF:
            return before == "to" and after in ("'s",)
        if after == "," and self.capital(end + 1) and not self.capital(end + 2):
            return False
        if scan.possessive[end - 1]:
            return True
        if before in _GOVERNMENT_OF:
            return True
        if verb_form(before).base in _DONE_TO_GOVERNMENTS:
            return True
        return (
            after in SPEECH or after in _ACTING or (after.endswith(("ed", "s")) and after.islower())
        )

    def organisation_here(self, place: int, end: int) -> bool:
        """Whether a listed body of one everyday word ("House", "Time") is meant here."""
        word = self.scan.words[place]
        if self.capital_chain(end) and word != "House":
            return True
        if end > place + 1 or word.isupper() or word.lower() not in lists.common_words():
            return True
        before = self.scan.at(place - 1).lower()
        if word == "House":
            return before in ("the", "full")
        if self.scan.headline[place]:
            return False
        if not self.scan.initial[place]:
            return True
        # "Labour said ...", "Labour's plan ..." opens a sentence; "Labour is hard" may be work.
        after = self.scan.at(end)
        acts = after in SPEECH or (after in _ACTING and after != "and")
        return acts or self.scan.possessive[place]

    def person_end(self, at: int) -> int:
        """Where a personal name that begins here ends."""
        scan = self.scan
        end, count = at, 0
        while end < len(scan) and (end == at or self.chained(end)) and self.in_name(at, end, count):
            particle = scan.words[end].lower() in PARTICLES and scan.words[end].islower()
            end += 1
            count += not particle
            if scan.possessive[end - 1] or count == 4:
                break
        while end > at and scan.words[end - 1].islower():
            end -= 1
        if end > at + 1 and initials(scan.words[end - 1]):
            end -= 1  # "Charles G. and David H. Koch"
        return end

    def in_name(self, at: int, place: int, count: int) -> bool:
        """Whether this token goes on with the personal name that began at `at`."""
        word = self.scan.words[place]
        if word.lower() in PARTICLES and word.islower():
            following = self.scan.at(place + 1)
            more = self.capital(place + 1) or following in PARTICLES
            return more and self.chained(place + 1)
        if not (word[0].isupper() and word[0].isalpha()) or word[:2] in ("I’", "I'"):
            return False
        if len(word) > 12 and not word.isupper() and sum(letter.isupper() for letter in word) > 2:
            return False  # words that a page ran together
        tail = word.partition("-")[2]
        if tail[:1].islower() and (len(tail) > 5 or tail in lists.common_words()):
            return False  # "Florida-based"
        if place == at or initials(word):
            return True
        if self.scan.headline[at] and self.headline_word(at, place):
            return False
        later, entry = self.match(place)
        if entry is not None and not self.part_of_name(entry, place, later, count):
            return False
        return not (word.isupper() and len(word) > 3)

    def part_of_name(self, entry: Entry, place: int, later: int, count: int) -> bool:
        """Denzel Washington, Chelsea Manning, John King: a listed word that is a surname here."""
        if later > place + 1:
            return entry.tag == "person" and count == 1
        ambiguous = entry.tag in (
            "capital", "place", "country", "honorific", "office", "group", "organisation",
        ) or entry.actor in _SURNAMES_TOO  # fmt: skip
        first = count == 1 or (count == 2 and initials(self.scan.words[place - 1]))
        return ambiguous and first and not self.capital_chain(later)

    def organisation(self, at: int) -> int:
        """Where an organisation's name that begins here ends; 0 where none does."""
        scan = self.scan
        end, last, words, linked = at, 0, 0, False
        if scan.headline[at]:
            return 0
        while end < len(scan) and (end == at or self.chained(end)):
            word = scan.words[end]
            if word.islower() or word == "&":
                skip = self.link(word, end, last, linked)
                if not skip:
                    break
                linked, end = True, end + skip
                continue
            if not word[0].isupper() or (end > at and self.calendar(end)):
                break
            words, end = words + 1, end + 1
            headed = word in _ORG_LAST and (words > 1 or scan.at(end) in _OF_BODIES)
            if headed or (last and linked):
                last = end
            if scan.possessive[end - 1] or words == 9:
                break
        return last if last > at + 1 else 0

    def link(self, word: str, place: int, last: int, linked: bool) -> int:
        """How many tokens a linking word takes in an organisation's name, 0 where it ends it.

        "Department of Labor", "Committee on the Budget", but not "Senate and Trump".
        """
        scan = self.scan
        if not last or word not in ("of", "for", "on", "and", "&"):
            return 0
        skip = 2 if scan.at(place + 1) == "the" else 1
        if not (self.chained(place + skip) and self.capital(place + skip)):
            return 0
        if word == "on":
            head = scan.words[place - 1].removesuffix("s")
            return skip if head in ("Committee", "Council", "Commission", "Subcommittee") else 0
        if word == "and":
            following = scan.words[place + 1]
            named = following in lists.given_names() or self.match(place + 1)[1] is not None
            return 0 if not linked or named else skip
        return skip

    def calendar(self, place: int) -> bool:
        """Whether a day, a month or another name of no actor stands here."""
        entry = self.match(place)[1]
        return entry is not None and entry.tag == "other"

    def place_name(self, at: int) -> bool:
        """San Bernardino, Fort Lee: a place by its first word."""
        return self.scan.words[at] in _PLACE_FIRST and self.capital_chain(at + 1)


def initials(word: str) -> bool:
    """Whether a word is one initial or more: "J.", "J.D."."""
    return word.endswith(".") and all(part.isupper() for part in word.rstrip(".").split("."))


def calm(scan: Scan, phrases: Phrasebook) -> None:
    """Names in capitals ("TRUMP:", "JAKE TAPPER") as the text writes them elsewhere."""
    seen: set[str] | None = None
    for place, written in enumerate(scan.words):
        if len(written) < 2 or not written.isupper():
            continue
        _calm_phrase(scan, phrases, place)
        word = scan.words[place]
        if len(word) > 3 and word.isupper() and word not in phrases and "." not in word:
            seen = set(scan.words) if seen is None else seen
            name = word.title()
            listed = name in lists.given_names() or name in lists.surnames()
            if name in seen or listed or key(name) in gazetteer.people():
                scan.words[place] = name


def _calm_phrase(scan: Scan, phrases: Phrasebook, place: int) -> None:
    """A listed country or body in the capitals of a headline: "RUSSIA", "WHITE HOUSE"."""
    for phrase, entry in phrases.get(scan.words[place].title(), ()):
        written = scan.words[place : place + len(phrase)]
        listed = entry.tag in _CALMED or (entry.tag == "organisation" and len(phrase) > 1)
        alike = [w.title() for w in written] == [w.title() for w in phrase]
        if listed and alike and all(w.isupper() for w in written):
            scan.words[place : place + len(phrase)] = phrase
            return


_CALMED = frozenset({"country", "demonym", "capital", "metonym", "party"})


_NOT_ACTOR_LAST = lists.rule("no_actor_last")


@dataclass(slots=True)
class Raw:
    """A mention that is not yet tied to an actor: tokens `first` to `last`, exclusive."""

    first: int
    last: int
    tag: str
    name: tuple[str, ...]
    titles: list[Entry] = field(default_factory=list)
    entry: Entry | None = None
    form: str = "name"
    sure: bool = True


def find_names(scan: Scan) -> list[Raw]:
    """Every name in the tokens, in order; unsure ones have `sure` False."""
    phrases = gazetteer.phrases().by_first
    calm(scan, phrases)
    reader = _Reader(scan, phrases)
    found: list[Raw] = []
    place = 0
    size = len(scan)
    while place < size:
        word = scan.words[place]
        if word[0].isupper() or word in _LOWER_STARTS:
            raw, place = reader.read(place)
            # "(D-N.Y.)": what is left of a state is no name.
            found.extend(r for r in raw if r.tag != "person" or not all(map(initials, r.name)))
        else:
            place += 1
    return found


_LOWER_STARTS = lists.words("persons", "lower_case_start")


class _Reader(Cursor):
    def read(self, place: int) -> tuple[list[Raw], int]:
        """Mentions that begin at this token, and where to go on."""
        scan = self.scan
        word = scan.words[place]
        end, entry = self.match(place)
        if "-" in word and entry is None:
            return self.hyphenated(place)
        if entry is None:
            if self.skippable(place):
                return [], place + 1
            return self.unlisted(place, place, [])
        if entry.tag in ("honorific", "short", "office"):
            return self.titled(place)
        if entry.tag == "person":
            return self.person(place, place, end, [], entry)
        organisation = self.organisation(place)
        body = entry.tag not in ("group", "other") or entry.actor in _DIRECTIONS
        if organisation > end and body:
            # "Russian Foreign Ministry", "Northern Fisheries Council": one body.
            return [self.plain(place, organisation, "organisation")], organisation
        goes_on = entry.tag in ("place", "capital", "other") and self.capital_chain(end)
        if goes_on and word in lists.given_names() and self.match(end)[1] is None:
            return self.unlisted(place, place, [])
        bearer = end == place + 1 and word in self.surnames and entry.tag in _NO_PERSON
        if bearer and scan.at(place - 1).lower() not in LOCATIVE:
            # "Lloyd Austin spoke. Austin promised more."
            return self.person(place, place, end, [], None)
        return self.listed(place, end, entry)

    def listed(self, place: int, end: int, entry: Entry) -> tuple[list[Raw], int]:
        """A country, demonym, party, capital or organisation of the lists."""
        scan = self.scan
        name = _words(scan, place, end)
        after = scan.at(end).lower()
        chained = end < len(scan) and scan.joined(end) and not scan.possessive[end - 1]
        if chained and after == "administration" and entry.tag in ("country", "demonym"):
            return [Raw(place, end + 1, "administration", name, [], entry)], end + 1
        if entry.tag == "country":
            return [Raw(place, end, "country", name, [], entry)], end
        if entry.tag in ("demonym", "party"):
            span = end
            if chained and after in lists.collectives():
                span = end + 1
            kind = "country" if entry.tag == "demonym" else "organisation"
            return [Raw(place, span, kind, name, [], entry, "demonym")], span
        if entry.tag == "capital":
            if self.metonym(place, end):
                return [Raw(place, end, "country", name, [], entry, "metonym")], end
            return [], end
        if entry.tag == "metonym":
            if scan.at(place - 1) == "the" and scan.at(place - 2).lower() in LOCATIVE:
                return [], end  # "in the White House": the place
            return [Raw(place, end, "organisation", name, [], entry, "metonym")], end
        if entry.tag == "organisation":
            party = self.match(end)[1] if chained else None
            if party is not None and party.tag == "party" and entry.actor in _CHAMBERS:
                span = self.match(end)[0]
                raw = Raw(place, span, "organisation", _words(scan, place, span), [], party)
                raw.form = "demonym"
                return [raw], span
            if not self.organisation_here(place, end):
                return [], end
            return [Raw(place, end, "organisation", name, [], entry)], end
        if entry.tag == "group":
            return [Raw(place, end, "group", name, [], entry)], end
        return [], end

    def skippable(self, place: int) -> bool:
        """A capital that says nothing: an everyday word at the start of a sentence or headline."""
        scan = self.scan
        word = scan.words[place]
        if word in ("I", "A") or (word.isupper() and len(word) > 1 and not initials(word)):
            return True
        lowered = word.lower()
        if lowered in _NEVER:
            return True
        if not (scan.initial[place] or scan.headline[place]):
            return False
        if word in self.inner and lowered not in self.lower:
            return False
        common = lowered in lists.common_words() or lowered in self.lower
        common = common or lowered.endswith(("ing", "ly")) or "’" in word or "'" in word[2:]
        if scan.headline[place] and lowered in lists.words("persons", "headline_verb"):
            return True
        if not common:
            return False
        given = word in lists.given_names()
        follows = self.capital(place + 1) and self.chained(place + 1)
        return not (given and follows and self.match(place + 1)[1] is None)

    def hyphenated(self, place: int) -> tuple[list[Raw], int]:
        """US-Russia, Trump-era, Ocasio-Cortez, Jean-Claude."""
        scan = self.scan
        word = scan.words[place]
        head, _, tail = word.partition("-")
        first = self.phrases.get(head, ())
        entries = [entry for phrase, entry in first if len(phrase) == 1]
        if tail in _OF_NOBODY:
            return [], place + 1  # "English-language"
        if head in gazetteer.PARTIES:
            # "R-South Carolina": behind a member's name, nobody by itself.
            for phrase, entry in self.phrases.get(tail, ()):
                end = place + len(phrase)
                if entry.tag == "place" and tuple(scan.words[place + 1 : end]) == phrase[1:]:
                    return [], end
        if tail[:1].islower() and head[0].isupper() and tail.split("-")[0] not in ("ul", "un"):
            if entries and entries[0].tag in ("country", "demonym", "party", "metonym", "capital"):
                raw, _ = self.listed(place, place + 1, entries[0])
                return [self.half(r, head) for r in raw if entries[0].tag != "capital"], place + 1
            if tail in _MODIFYING and not entries:
                return [
                    Raw(place, place + 1, "person", (head,), sure=False, form="half")
                ], place + 1
        elif entries and entries[0].tag in ("country", "demonym"):
            others = [e for phrase, e in self.phrases.get(tail, ()) if len(phrase) == 1]
            if others and others[0].tag in ("country", "demonym"):
                halves = ((head, entries[0], "half"), (tail, others[0], "tail"))
                return [
                    Raw(place, place + 1, "country", (name,), [], entry, form)
                    for name, entry, form in halves
                ], place + 1
        if self.skippable(place) or self.person_end(place) == place:
            return [], place + 1
        return self.unlisted(place, place, [])

    def half(self, raw: Raw, head: str) -> Raw:
        return Raw(raw.first, raw.last, raw.tag, (head,), [], raw.entry, "half")

    def titled(self, place: int) -> tuple[list[Raw], int]:
        """One or more titles, then a name: one person; or titles alone: an office."""
        scan = self.scan
        titles: list[Entry] = []
        at = place
        while True:
            end, entry = self.match(at)
            if entry is None or entry.tag not in ("honorific", "short", "office"):
                break
            if at > place and not (self.chained(at) or scan.words[at - 1].endswith(".")):
                break
            titles.append(entry)
            at = end
            if scan.possessive[end - 1] or not self.capital(end):
                break
        linked = at < len(scan) and (self.chained(at) or scan.words[at - 1].endswith("."))
        if not (linked and self.capital(at)) and not (linked and scan.at(at) in ("al", "bin")):
            if titles[-1].tag == "office":
                capital_office = not (scan.initial[place] or scan.headline[place])
                raw = Raw(place, at, "office", _words(scan, place, at), titles, sure=capital_office)
                return [raw], at
            return [], at
        end, entry = self.match(at)
        if entry is not None and entry.tag == "person":
            return self.person(place, at, end, titles, entry)
        listed_word = entry is not None and entry.tag in (
            "other", "country", "demonym", "party", "metonym", "organisation",
        )  # fmt: skip
        honorific = titles[-1].tag in ("honorific", "short")
        if listed_word and not honorific:
            return [Raw(place, at, "office", _words(scan, place, at), titles)], at
        if scan.headline[at] and not self.name_like(at):
            return [], at
        if scan.initial[at] or (not honorific and scan.words[at].lower() in _NEVER):
            return [], at
        return self.unlisted(place, at, titles)

    def name_like(self, at: int) -> bool:
        """Whether a word of a headline is a name elsewhere: in the text or in the lists."""
        word = self.scan.words[at]
        listed = word in lists.given_names() or word in lists.surnames()
        return listed or word in self.inner or key(word) in gazetteer.people()

    def unlisted(self, place: int, at: int, titles: list[Entry]) -> tuple[list[Raw], int]:
        """A run of capitalised words that no list holds: organisation, person or unsure."""
        scan = self.scan
        if not titles:
            organisation = self.organisation(at)
            if organisation:
                return [self.plain(at, organisation, "organisation")], organisation
        end = self.person_end(at)
        if end == at:
            return [], at + 1
        if self.place_name(at) and not titles:
            return [], end
        words = _words(scan, at, end)
        if scan.at(at - 1) in _OUTLET_NOUNS and not titles and self.chained(at):
            return [Raw(at, end, "organisation", words)], end
        if words[-1] in _NOT_ACTOR_LAST and not titles and len(words) > 1:
            return [], end
        after = scan.at(end)
        campaigns = after.lower() in ("administration", "campaign") and self.chained(end)
        if campaigns and len(words) < 3 and scan.at(end + 1) != "finance":
            return [Raw(at, end + 1, after.lower(), words)], end + 1
        return self.person(place, at, end, titles, None)

    def person(
        self, place: int, at: int, end: int, titles: list[Entry], entry: Entry | None
    ) -> tuple[list[Raw], int]:
        """A personal name from `at` to `end`, with the suffix that follows it."""
        words = _words(self.scan, at, end)
        last = self.suffix(end)
        if last > end:
            words, entry = (*words, self.scan.words[last - 1]), None
        sure = entry is not None or last > end or self.sure(at, words, titles)
        return [Raw(place, last, "person", words, titles, entry, sure=sure)], last

    def sure(self, at: int, words: tuple[str, ...], titles: list[Entry]) -> bool:
        """Whether the words alone show a person."""
        if titles:
            return True
        if len(words) == 1:
            return False
        first, last = words[0], words[-1]
        given = first in lists.given_names() or initials(first)
        if given and self.scan.at(at + len(words)) in SPEECH and not self.scan.headline[at]:
            return True  # "Rose West said"
        if given and first.lower() in lists.common_words() and self.scan.initial[at]:
            # "Bill Cosby", but not "Will Trump"
            return key(last) not in gazetteer.people() and last.lower() not in lists.common_words()
        if given and (last.lower() not in lists.common_words() or not self.scan.headline[at]):
            return True
        common = [w for w in words if w.lower() in lists.common_words()]
        return last in lists.surnames() and not common and not self.scan.headline[at]

    def plain(self, place: int, end: int, tag: str) -> Raw:
        return Raw(place, end, tag, _words(self.scan, place, end))


_MODIFYING = lists.rule("modifying_tail")
_NEVER = lists.rule("no_name")
_OF_NOBODY = lists.words("persons", "tail_of_nobody")


_OUTLET_NOUNS = lists.rule("outlet_noun")
_NO_PERSON = frozenset({"place", "capital", "country", "organisation"})
_DIRECTIONS = frozenset({"Northern", "Southern", "Western", "Eastern"})
_CHAMBERS = frozenset({"House of Representatives", "Senate", "Congress"})


def _words(scan: Scan, first: int, last: int) -> tuple[str, ...]:
    return tuple(scan.words[first:last])
