"""A place in the tokens: what the lists hold there, and where a name that begins there ends."""

from __future__ import annotations

from itertools import pairwise

from research.measures.actors import gazetteer as lists
from research.measures.actors.gazetteer import Entry
from research.measures.actors.scan import Scan

Phrasebook = dict[str, list[tuple[tuple[str, ...], Entry]]]

PARTICLES = lists.rule("particle")
SUFFIXES = lists.rule("suffix")
_ORG_LAST = lists.rule("organisation_last")
_PLACE_FIRST = lists.rule("place_first")
SPEECH = lists.rule("acting_verb")
_ACTING = lists.rule("acting_word")
LOCATIVE = lists.rule("locative")
_OF_BODIES = frozenset({"of", "for"})
# Everyday words of the lists that are also surnames.
_SURNAMES_TOO = frozenset({"May", "White", "Black", "English", "Lord", "West", "East", "North"})


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
        if words[end].lower() not in lists.common_words():
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
        if before in LOCATIVE or before in (
            "of",
            "to",
            "downtown",
            "central",
            "the",
            "city",
            "is",
        ):
            return before == "to" and after in ("'s",)
        if after == "," and self.capital(end + 1) and not self.capital(end + 2):
            return False
        if scan.possessive[end - 1]:
            return True
        if before in ("with", "by", "between", "against", "for", "and", "that", "but", "while"):
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
            return before in ("the", "full") or self.scan.at(end) in ("Democrats", "Republicans")
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
