"""Pronouns and nominals tied to the person they mean, where the text leaves no other reading.

Recency, gender, number and subjecthood; quotations kept apart: what is said inside one does not
introduce whom the reporter's "he" means, and its own "he" is not its speaker. No antecedent, or two
that fit alike: no mention. After the centering tradition (Grosz, Joshi and Weinstein 1995) and the
resolution procedures of Lappin and Leass (1994), much reduced.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import islice

from research.languages.en import lists
from research.measures.actors import gazetteer
from research.measures.actors.name_coreference import Found, Person, role
from research.measures.actors.roles import PARTY_WORDS
from research.measures.actors.tokens import CLOSE_DOUBLE, Scan

_HE = dict.fromkeys(lists.words("grammar", "masculine"), "m")
_SHE = dict.fromkeys(lists.words("grammar", "feminine"), "f")
GENDERED = {**_HE, **_SHE}
_DETERMINERS = lists.words("grammar", "determiner_of_holder")
_REFERRING = _DETERMINERS | GENDERED.keys() | {"this"}
# Tokens from the marks of a quotation within which its speaker is named.
_ATTRIBUTED = 9
_MEMORY = 40  # mentions that a pronoun looks back over, however long the sentence
_MODIFYING = 3  # words before a role: "the former Republican state senator"
_NAME = 6  # tokens of a name with its title
_ABBREVIATED = 4  # letters by which a state's abbreviation begins like its name
_NEAR_NAME = 4  # tokens from a name to the state behind it
_AHEAD = 8  # sentences in which a role may go before the name of whoever has it
_AROUND = 8  # tokens of a name within which a capitalised word before the role must stand
_REACH = 2  # sentences back; further away, four in ten resolutions read on PolNeAR train were wrong


@dataclass(slots=True)
class _Seen:
    """A person where last mentioned, as a candidate for what follows."""

    person: Person
    place: int
    sentence: int
    quoted: bool
    subject: bool


def find_references(scan: Scan, found: list[Found]) -> list[Found]:
    """Pronouns and nominals that mean a person of `found`, sorted, apart from names."""
    return _Reader(scan, found).read()


class _Reader:
    def __init__(self, scan: Scan, found: list[Found]) -> None:
        self.scan = scan
        self.by_place = {m.first: m for m in found}
        self.seen: list[_Seen] = []
        self.told = _told(scan)
        self.people = _distinct(m.person for m in found)
        self.introduced = _introduced(scan)
        self.made: list[Found] = []

    def read(self) -> list[Found]:
        scan = self.scan
        words = [word.lower() for word in scan.words]
        referring = (at for at, word in enumerate(words) if word in _REFERRING)
        places = sorted({*self.by_place, *referring})
        after = 0  # of what is read already
        for place in places:
            if place < after:
                continue
            mention, word = self.by_place.get(place), words[place]
            if mention is not None:
                if mention.person is not None:
                    self.note(mention.person, mention.first, mention.last)
                after = mention.last
                if scan.possessive[mention.last - 1]:
                    after = self.owned(mention.first, mention.last, mention.actor) or after
            elif word in _DETERMINERS and scan.at(place + 1) == "counterpart":
                after = self.counterpart(place, place + 1)
            elif word in GENDERED and not scan.headline[place]:
                person = self.antecedent(place, GENDERED[word])
                if person is not None:
                    self.add(place, place + 1, person, "pronoun")
                    if word in _OWNING:
                        after = self.owned(place, place + 1, person.actor)
            elif word in _DETERMINERS or word == "this":
                after = self.nominal(place, word)
        return self.made

    def add(self, first: int, last: int, person: Person, form: str) -> None:
        scan = self.scan
        start, end = scan.starts[first], scan.ends[last - 1]
        self.made.append(Found(first, last, start, end, person.actor, "person", form, person))
        self.note(person, first, last)

    def note(self, person: Person, first: int, last: int) -> None:
        scan = self.scan
        sentence, quoted = self.told[first], scan.quoted[first]
        earlier = any(
            s.sentence == sentence and s.quoted == quoted and s.subject for s in self.seen[-8:]
        )
        before = scan.at(first - 1).lower()
        oblique = before in _OBLIQUE or scan.possessive[last - 1] or scan.headline[first]
        said = before in _SAID_BEFORE  # "..., said Mr Peskov"
        if earlier and not oblique and self.begins_main_clause(first):
            # "After Ms Roy won, Ms Lee spoke": it is about Ms Lee
            for one in self.seen[-8:]:
                one.subject = one.subject and one.sentence != sentence
            earlier = False
        subject = not earlier and (said or not oblique)
        self.seen.append(_Seen(person, first, sentence, quoted, subject))

    def begins_main_clause(self, first: int) -> bool:
        """Whether a clause in front of the sentence ends right before a name, "it was" aside."""
        scan = self.scan
        cleft = scan.lower[first - 2 : first] == ["it", "was"]
        comma = first - 1 - 2 * cleft
        if scan.at(comma) != "," or scan.quoted[first]:
            return False
        begins = comma
        while begins > 0 and not scan.initial[begins]:
            begins -= 1
        clause = scan.words[begins + 1 : comma]
        return (
            scan.lower[begins] in _FRONTED and "," not in clause and any(map(str.islower, clause))
        )

    def fits(self, gender: str, place: int) -> list[_Seen]:
        """Mentions, the latest first, of people of this gender or of none known, within reach."""
        scan = self.scan
        here, quoted = self.told[place], scan.quoted[place]
        fitting = []
        for seen in islice(reversed(self.seen), _MEMORY):
            if here - seen.sentence > _REACH:
                break
            if seen.person.gender in ("", gender) and (quoted or not seen.quoted):
                fitting.append(seen)
        return fitting

    def antecedent(self, place: int, gender: str) -> Person | None:
        """Whom a pronoun means; one of unknown gender only where nobody of known gender fits."""
        apart = self.named_after(place)
        fitting = [
            seen for seen in self.fits(gender, place) if all(seen.person is not p for p in apart)
        ]
        person = self.choose(place, fitting)
        unknown = person is not None and not person.gender
        if unknown and any(seen.person.gender == gender for seen in fitting):
            return None
        return person

    def named_after(self, place: int) -> list[Person]:
        """Who is named in the clause that "he" is the subject of, and so is another: "He accused Mr Lee"."""
        scan = self.scan
        opens = scan.initial[place] or scan.at(place - 1) in _CLOSING
        if scan.lower[place] not in _SUBJECT or scan.quoted[place] or not opens:
            return []
        named = []
        for at in range(place + 1, len(scan)):
            ends = scan.sentence[at] != scan.sentence[place] or scan.quoted[at]
            if ends or scan.words[at] in _CLAUSE_MARKS or scan.lower[at] in _OTHER_CLAUSE:
                break
            mention = self.by_place.get(at)
            if mention is not None and mention.person is not None:
                named.append(mention.person)
        return named

    def choose(self, place: int, fitting: list[_Seen]) -> Person | None:
        scan = self.scan
        here = self.told[place]
        if scan.quoted[place]:
            return self.inside(place, fitting)
        same = [s for s in fitting if s.sentence == here and not s.quoted]
        if same:
            return self.within(place, same)
        for distance in range(1, _REACH + 1):
            near = [s for s in fitting if s.sentence == here - distance and not s.quoted]
            people = _people(near)
            if not people:
                continue
            subjects = _people([s for s in near if s.subject])
            if len(people) == 1:
                # Somebody else of that gender, nearer to the centre, one sentence before?
                return people[0]
            if len(subjects) == 1 and distance == 1:
                return subjects[0]
            return None
        return None

    def within(self, place: int, same: list[_Seen]) -> Person | None:
        """The antecedent in the sentence of the pronoun itself."""
        people = _people(same)
        word = self.scan.words[place].lower()
        if len(people) == 1:
            if (
                word in ("him", "her")
                and same[0].subject
                and self.clause_mate(same[0], place, word)
            ):
                return None  # "Trump told him": somebody else
            return people[0]
        subjects = _people([s for s in same if s.subject])
        if len(subjects) == 1 and word in ("he", "she"):
            before = self.scan.at(place - 1).lower()
            if before in _COORDINATE:
                return subjects[0]
        if len(subjects) == 1 and word in ("his", "her") and same[0].person is subjects[0]:
            return subjects[0]
        return None

    def clause_mate(self, seen: _Seen, place: int, word: str) -> bool:
        """Whether only a verb or so parts the subject from an object pronoun."""
        scan = self.scan
        between = scan.words[seen.place + 1 : place]
        if (
            word == "her"
            and scan.at(place + 1).isalpha()
            and scan.at(place + 1) not in _AFTER_OBJECT
        ):
            return False  # "Clinton praised her aides": possessive
        return len(between) < 6 and not any(w in _CLAUSE for w in between)

    def inside(self, place: int, fitting: list[_Seen]) -> Person | None:
        """Inside a quotation: not its speaker, so somebody named in it or the only other one."""
        here = self.told[place]
        quoted = _people([s for s in fitting if s.quoted and here - s.sentence <= 1])
        if quoted:
            return quoted[0] if len(quoted) == 1 else None
        speaker = self.speaker(place)
        if speaker is None:
            return None
        near = [s for s in fitting if here - s.sentence <= 1 and s.person is not speaker]
        people = _people(near)
        if len(people) > 1:
            people = _people([s for s in near if s.subject and s.sentence == near[0].sentence])
        return people[0] if len(people) == 1 else None

    def speaker(self, place: int) -> Person | None:
        """Whom the words right after or before a quotation name as its speaker."""
        scan = self.scan
        end = begin = place
        while end < len(scan) and scan.quoted[end]:
            end += 1
        while begin > 0 and scan.quoted[begin - 1]:
            begin -= 1
        for part in (
            range(end, min(len(scan), end + _ATTRIBUTED)),
            range(max(0, begin - _ATTRIBUTED), begin),
        ):
            if not any(scan.words[at].lower() in _SAID_BEFORE for at in part):
                continue
            named = _people(
                [_Seen(m.person, at, 0, quoted=False, subject=False)
                 for at in part if (m := self.by_place.get(at)) is not None and m.person is not None]
            )  # fmt: skip
            return named[0] if named else None
        return None

    def nominal(self, place: int, determiner: str) -> int:
        """Where a resolved nominal that begins here ends, 0 for none."""
        scan = self.scan
        at = place + 1
        if not (at < len(scan) and scan.starts[at] - scan.ends[place] == 1):
            return 0
        if determiner not in ("the", "this"):
            return 0
        modifiers: list[str] = []
        while at < len(scan) and len(modifiers) < _MODIFYING:
            head, last = self.role_at(at)
            adjective = head in _ADJECTIVAL and self.modifies(last)
            if head is not None and not adjective:
                return self.role_holder(place, last, head, modifiers)
            word = scan.words[at]
            listed = gazetteer.phrases().by_first.get(word, ())
            plain = word.lower() in lists.adjectives() or "-" in word or word.endswith("ly")
            if plain or listed:
                modifiers.append(word)
                at += 1
            else:
                return 0
        return 0

    def role_at(self, at: int) -> tuple[str | None, int]:
        phrase = _role(self.scan, at)
        return " ".join(phrase) or None, at + len(phrase)

    def modifies(self, last: int) -> bool:
        """Whether what ends before a token goes with the noun there: "the Republican mayor"."""
        after = self.scan.at(last)
        return after.isalpha() and after not in _AFTER_NOUN

    def role_holder(self, place: int, last: int, head: str, modifiers: list[str]) -> int:
        scan = self.scan
        after = scan.at(last)
        if after[:1].isupper() and scan.joined(last):
            return 0  # "the spokesman Dmitry Peskov", "the General Assembly"
        if after in ("of", "for", "from") or scan.at(place - 1).lower() in _PREDICATIVE:
            return 0
        if any(word.lower() in _HYPOTHETICAL for word in modifiers):
            return 0
        if self.modifies(last) and (head in _ADJECTIVAL or _role(scan, last)):
            return 0  # "the Republican party", "the deputy mayor"
        if head in PARTY_WORDS.values() and modifiers:
            return self.partisan(place, last, head, modifiers[-1])
        wanted = role(head)
        gender = lists.roles()[tuple(head.split())]
        here = self.told[place]
        party = next((PARTY_WORDS[m] for m in modifiers if m in PARTY_WORDS), "")
        holders: list[_Seen] = []
        for seen in islice(reversed(self.seen), 2 * _MEMORY):
            person = seen.person
            if here - seen.sentence > 12:
                break
            if person.gender and gender and person.gender != gender:
                continue
            if party and party not in person.roles:
                continue
            if wanted in person.roles and all(h.person is not person for h in holders):
                holders.append(seen)
        if not holders:
            only = self.only_holder(place, wanted, modifiers, gender, party)
            only = only or self.epithet(place, wanted, party)
            if only is None:
                return 0
            self.add(place, last, only, "nominal")
            return last
        if len(holders) > 1 and here - holders[1].sentence <= 3:
            return 0
        former = any(m.lower() in ("former", "ex", "late") for m in modifiers)
        if former and "former" not in holders[0].person.roles:
            return 0
        self.add(place, last, holders[0].person, "nominal")
        return last

    def partisan(self, place: int, last: int, party: str, state: str) -> int:
        """Where "the Arizona Republican" ends: the one person of the party whose state is given so."""
        scan = self.scan
        spelt = (state[:_ABBREVIATED], *_STATES.get(state.lower(), ()))
        holders = [
            person
            for person in self.people
            if party in person.roles
            and any(
                word.startswith(spelt) or word.partition("-")[2].startswith(spelt)
                for m in self.by_place.values()
                if m.person is person
                for word in scan.words[max(0, m.first - 2) : m.last + _NEAR_NAME]
            )
        ]
        if not state[:1].isupper():
            return 0
        only = holders[0] if len(holders) == 1 else None
        if not holders and state in _PLACES:
            only = self.about(place, party)
        if only is None:
            return 0
        self.add(place, last, only, "nominal")
        return last

    def only_holder(
        self, place: int, wanted: str, modifiers: list[str], gender: str, party: str
    ) -> Person | None:
        """The one person of the whole text, near or not, named before or soon after, who has a role."""
        scan = self.scan
        if scan.quoted[place] or wanted in _OF_SOMEBODY or wanted in self.introduced:
            return None
        former = any(word.lower() in _PAST for word in modifiers)
        holders: list[Person] = []
        for person in self.people:
            known = (
                {one.removeprefix("former ") for one in person.roles} if former else person.roles
            )
            known = known | {_WIDER.get(one, one) for one in known}
            if wanted not in known or (former and "former" not in person.roles):
                continue
            if person.gender and gender and person.gender != gender:
                continue
            holders.append(person)
        if not holders and not (former or modifiers):
            # "Donald Trump called it a hoax. The president wrote": by his office, where the text gives none.
            holders = [
                person
                for person in self.people
                if wanted in person.offices and (not gender or person.gender in {"", gender})
            ]
        if len(holders) != 1:
            return None
        (person,) = holders
        parties = person.roles.intersection(PARTY_WORDS.values())
        if party and party not in parties and (parties or wanted in _EPITHETS):
            return None
        mentions = [m for m in self.by_place.values() if m.person is person]
        if min(scan.sentence[m.first] for m in mentions) - scan.sentence[place] > _AHEAD:
            return None
        named = [word for word in modifiers if word[:1].isupper() and word not in PARTY_WORDS]
        around = {
            word
            for m in mentions
            for word in scan.words[max(0, m.first - _AROUND) : m.last + _AROUND]
        }
        return person if around.issuperset(named) else None

    def epithet(self, place: int, wanted: str, party: str) -> Person | None:
        """Whom the sentence before is about, where "the nominee" opens one and nobody is called so."""
        opens = self.scan.initial[place] or self.scan.at(place - 1) == ","
        if wanted not in _EPITHETS or self.scan.quoted[place] or not opens:
            return None
        if wanted == "candidate" and not party:
            return None
        return self.about(place, party)

    def about(self, place: int, party: str) -> Person | None:
        """The one person whom the sentence before is about, where of this party or of none known."""
        here = self.told[place]
        latest = islice(reversed(self.seen), _MEMORY)
        near = [s for s in latest if s.sentence == here - 1 and not s.quoted and s.subject]
        people = _people(near)
        if len(people) != 1:
            return None
        parties = people[0].roles.intersection(PARTY_WORDS.values())
        return people[0] if not party or not parties or party in parties else None

    def owned(self, first: int, at: int, owner: str) -> int:
        """Where the role ends that one person holds for an owner, who is named from `first` to `at`; or 0."""
        scan = self.scan
        for place in range(at, min(at + _MODIFYING + 1, len(scan))):
            head, last = self.role_at(place)
            if head is None:
                if not scan.words[place].isalpha() or scan.words[place] in _STOP:
                    return 0
                continue
            after = scan.at(last)
            if (after[:1].isupper() and scan.joined(last)) or after in ("of", "for", "from"):
                return 0
            if any(word.lower() in _PAST | _HYPOTHETICAL for word in scan.words[at:place]):
                return 0
            if self.modifies(last) and _role(scan, last):
                return 0  # "her deputy campaign manager"
            holders = [p for p in self.people if (role(head), owner) in p.held and p.actor != owner]
            if len(holders) != 1:
                return 0
            if after == "," and scan.at(last + 1)[:1].isupper():
                return 0  # "Mr Lee's lawyer, Ada Holm, said"
            before = self.seen[-2:] if scan.at(first - 1) == "," else ()
            if any(s.person is holders[0] and first - s.place <= _NAME for s in before):
                return 0  # "Ada Holm, Mr Lee's lawyer, said"
            self.add(place, last, holders[0], "nominal")
            return last
        return 0

    def counterpart(self, place: int, at: int) -> int:
        """The other one of like office, named in the last two sentences: "his counterpart"."""
        here = self.told[place]
        latest = islice(reversed(self.seen), _MEMORY)
        near = [s for s in latest if not s.quoted and here - s.sentence <= _REACH]
        subjects = [s for s in near if s.sentence == here and s.subject] or near[:1]
        if not subjects:
            return 0
        subject = subjects[0].person
        others = _people([s for s in near if s.person is not subject])
        peers = [p for p in others if p.roles & subject.roles]
        if len(peers) != 1:
            return 0
        self.add(place, at + 1, peers[0], "nominal")
        return at + 1


def _told(scan: Scan) -> list[int]:
    """Number of the sentence that the reporter tells, of each token; quotations do not count."""
    numbers: list[int] = []
    count, last = 0, -1
    for sentence, quoted, word in zip(scan.sentence, scan.quoted, scan.words, strict=True):
        if not quoted and sentence != last and word[0].isalpha():
            count, last = count + 1, sentence
        numbers.append(count)
    return numbers


def _role(scan: Scan, at: int) -> tuple[str, ...]:
    """The words of the role that begins at a token, none where none does."""
    words = scan.lower[at : at + 3]
    if not words or words[0] not in _first_words():
        return ()
    for length in range(len(words), 0, -1):
        phrase = tuple(words[:length])
        if phrase in lists.roles():
            return phrase
    return ()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in lists.roles())


def _distinct(people: Iterable[Person | None]) -> list[Person]:
    return list({id(person): person for person in people if person is not None}.values())


def _introduced(scan: Scan) -> frozenset[str]:
    """Roles of people who are brought in without a name: "a senator who did not want to be named"."""
    found: set[str] = set()
    for at, word in enumerate(scan.lower):
        if word not in _INTRODUCES or scan.at(at - 1).lower() in _EXPLAINING:
            continue
        for first in range(at + 1, min(at + 2 + _MODIFYING, len(scan))):
            phrase = _role(scan, first)
            if phrase:
                last = first + len(phrase)
                after = scan.at(last + 1) if scan.at(last) == "," else scan.at(last)
                if not after[:1].isupper():
                    found.add(role(" ".join(phrase)))
                break
            if not scan.words[first].isalpha():
                break
    return frozenset(found)


def _people(seen: list[_Seen]) -> list[Person]:
    found: list[Person] = []
    for one in seen:
        if all(one.person is not person for person in found):
            found.append(one.person)
    return found


_OWNING = lists.words("grammar", "possessive")
_FRONTED = lists.words("grammar", "fronted")
_SUBJECT = frozenset(["he", "she"])
_CLOSING = frozenset(['"', *CLOSE_DOUBLE])
_CLAUSE_MARKS = frozenset(",:;—–(")
_OTHER_CLAUSE = lists.words("grammar", "other_clause")
_PAST = lists.words("persons", "past")
_PLACES = frozenset(lists.sections("places.txt")["place"])
_STATES: dict[str, tuple[str, ...]] = {}
for _short, _state in lists.pairs("abbreviations", "state_name").items():
    _STATES[_state] = (*_STATES.get(_state, ()), _short.capitalize(), _short.upper())
# A role -> the one that takes it in: a senator is a lawmaker.
_WIDER = lists.pairs("persons", "wider_role")
_OF_SOMEBODY = lists.words("persons", "role_of_somebody")
_EPITHETS = lists.words("persons", "epithet")
_INTRODUCES = lists.words("grammar", "introduces")
_EXPLAINING = lists.rule("predicative") | {",", "—", "–", "(", "as"}
_STOP = lists.words("grammar", "function_word")
_PREDICATIVE = lists.rule("predicative")
_HYPOTHETICAL = lists.rule("hypothetical")
_ADJECTIVAL = lists.rule("adjectival_role")
_AFTER_NOUN = lists.rule("after_object") | lists.rule("acting_verb") | lists.rule("acting_word")
_OBLIQUE = lists.rule("oblique")
_SAID_BEFORE = lists.rule("speech_verb")
_COORDINATE = lists.words("grammar", "coordinate") | {","}
_CLAUSE = lists.words("grammar", "clause") | frozenset(",:;—")
_AFTER_OBJECT = lists.rule("after_object")
