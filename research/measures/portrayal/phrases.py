"""The words of an act: its verb with the object and complements, or its noun with what hangs on it.

"Made" says nothing, "made concessions to Paris" does. Word order and lists, no parser: a phrase ends
sooner rather than with words of another clause.
"""

from __future__ import annotations

from research.languages.en import lists
from research.measures.actors.name_coreference import Found
from research.measures.actors.tokens import CLOSE_DOUBLE, OPEN_DOUBLE
from research.measures.portrayal import clauses, subjects
from research.measures.portrayal.clauses import DETERMINERS, HELPERS, OBLIQUE, SKIPPED, Tagged
from research.measures.portrayal.predicates import Agency

_FINITE = HELPERS - (lists.words("portrayal", "infinite_helper") - {"have"})
_RELATIVE = lists.words("grammar", "relative") | {"that"}
_BARE_SUBJECT = lists.words("grammar", "bare_subject")
_JOINING = frozenset({"and", "or", "but", "nor"})
# Open a clause that is no part of what the verb says of anybody; some of them, a noun phrase too.
_ASIDE = clauses.FRONTED | (
    lists.words("portrayal", "supposing") - lists.words("grammar", "goes_on")
)
_NOMINAL_TOO = _ASIDE & (OBLIQUE | lists.words("portrayal", "after_name"))
_CONTENT = (
    (lists.words("grammar", "goes_on") | lists.words("grammar", "content_opener"))
    - OBLIQUE
    - _ASIDE
)
_BOUNDARY = lists.words("grammar", "clause_boundary") | _CONTENT
_NO_NOUN = lists.words("portrayal", "no_noun")
_STOPS = frozenset(":;()[]•|") | clauses.DASHES
_MARKS = frozenset(OPEN_DOUBLE + CLOSE_DOUBLE + '"')
_OPENING = frozenset(OPEN_DOUBLE + '"')
_ENDS = frozenset(".!?…")
_OBJECT = DETERMINERS | lists.words("grammar", "accusative") | {"that"}
_NEVER_LAST = _JOINING | (DETERMINERS - lists.words("grammar", "accusative")) | {",", "to", "‘"}
# Unions that are asked of every word.
_FRONTED = _ASIDE | OBLIQUE
_NOT_LISTED = _ASIDE | _CONTENT | OBLIQUE
_BEFORE_FINITE = clauses.PRONOUNS | _RELATIVE
# The longest phrase, so that a text without full stops takes no time of its own, and list, in words.
_MOST = 100
_LIST = 16
# The longest apposition of the subject of a clause that is joined, in words.
_APPOSITION = 7


def end(scan: Tagged, mention: Found, act: Agency) -> int:
    """Where the phrase of an act that begins at its verb or noun ends."""
    return act.last if _said_by(scan, mention, act) else _Phrase(scan, mention, act).end()


def _said_by(scan: Tagged, mention: Found, act: Agency) -> bool:
    """Whether who acts stands right behind: "said Trump"; not so in "in taking office, Trump"."""
    behind = act.part == "does" and mention.first >= act.last and scan.at(act.last) not in OBLIQUE
    return behind and "," not in scan.words[act.last : mention.first]


def _contracted(word: str) -> bool:
    """Whether an auxiliary is contracted with its subject: "they're"."""
    return word.endswith(("'re", "'ll", "'ve", "'d"))


class _Phrase:
    """One phrase as it is read."""

    def __init__(self, scan: Tagged, mention: Found, act: Agency) -> None:
        self.scan, self.act = scan, act
        done_to = act.part == "done to" and mention.first >= act.last
        self.least = mention.last if done_to else act.last
        verb = act.verb.partition(" ")[0]
        self.nominal = not scan.verb(act.first) or scan.noun(act.first)
        content = verb in clauses.SAYING and not self.nominal and " to " not in act.verb
        # "Vowed to fight" tells no clause.
        self.telling = content and scan.low(self.least) != "to"
        # Clauses that are open, whose verbs are no end; the form of the last verb of one, and
        # whether what stands in front of one ends at the next comma: "said that while it rained, ...".
        self.clauses, self.form, self.fronted = int(self.telling), "", False
        self.closed = self.opened = False
        self.own_form = scan.verb(act.first).form

    def end(self) -> int:
        """Where the phrase ends."""
        at = self.least
        most = min(self.scan.end_of[self.act.first], at + _MOST)
        while at < most and not self.closed and (further := self.past(at)) is not None:
            at = further
        return self.trimmed(at)

    def past(self, at: int) -> int | None:
        """Past the word at a place; None where the phrase ends before it."""
        scan, word, small = self.scan, self.scan.words[at], self.scan.low(at)
        if word in _MARKS:
            return self.past_quotation(at)
        if word == "," or word == ":":
            if self.telling and scan.at(at + 1) in _OPENING and not self.opened:
                end = self.past_quotation(at + 1)
                # "Remarked, “No,” turning": what follows is of the sentence.
                self.closed = end is not None and scan.words[end - 2] == ","
                return end
            return self.past_comma(at) if word == "," else None
        dash = word in ("-", "*") and scan.starts[at] > scan.ends[at - 1]
        if word in _STOPS or word in _ENDS or dash:
            return None
        if small in _JOINING:
            within = scan.lower[self.act.last : at]
            between = "between" in within and small not in within
            return at + 1 if between or self.goes_on(at + 1) else None
        if small in _FRONTED and scan.at(at - 1) == "that" and self.opened:
            self.clauses, self.fronted = self.clauses + (small in _ASIDE), True
            return at + 1
        if small in _ASIDE:
            asked = small == "if" and self.telling
            if not asked and (small not in _NOMINAL_TOO or self.clause_begins(at + 1)):
                return None
        if small in _CONTENT:
            first = self.telling and at == self.least
            self.clauses, self.opened = self.clauses + (not first), True
            return at + 1
        if self.finite(at):
            if not self.clauses:
                return None
            self.clauses, self.form = self.clauses - 1, scan.verb(at).form
        return at + 1

    def past_quotation(self, at: int) -> int | None:
        """Past a quotation that opens here, to the end of its sentence or the longest phrase at most."""
        quoted = self.scan.quoted
        inner = self.scan.rest(at, self.least + _MOST - at)[1:]
        end = next((place + 1 for place in inner if not quoted[place]), max(inner.stop, at + 1))
        return end if quoted[at] else None

    def past_comma(self, at: int) -> int | None:
        """Past a comma of a list of nouns: "met Macron, Merkel and May"."""
        if self.fronted:
            self.fronted = False
            return at + 1
        if self.clauses and self.telling:
            return self.past_apposition(at)
        scan, joined = self.scan, 0
        behind = scan.at(at + 1) if at + 1 < scan.end_of[at] else ""
        if scan.at(at - 1).isdigit() and behind.isdigit() and len(behind) == 4:
            return at + 2  # "on Nov. 3, 2020"
        for place in scan.rest(at, _LIST)[1:]:
            word, before, form = scan.low(place), scan.words[place - 1], scan.verb(place).form
            if word in _STOPS or word in _ENDS:
                break
            if word in ("and", "or"):
                joined = place
                break
            acts = form not in ("", "base", "s") and before in (",", "and")
            acts = acts or (form == "s" and before[0].isupper() and not scan.noun(place))
            if acts or self.finite(place) or word in _NOT_LISTED:
                return None
        if clauses.modifier(scan.at(at - 1)) and clauses.modifier(scan.at(at + 1)):
            return at + 1  # "a strong, able leader"
        listed = joined > at + 1 and joined - at < _LIST and self.goes_on(joined + 1)
        return at + 1 if listed and not self.described(at) else None

    def past_apposition(self, at: int, *, most: int = _LIST) -> int | None:
        """Past what explains the subject of a clause that is told: "said Holm, a judge, left"."""
        place = self.scan.find(self.scan.rest(at, most)[1:], ",")
        if place is None:
            return None
        behind = place + 1 + (self.scan.at(place + 1) in clauses.MARKS)
        return behind if subjects.opens_predicate(self.scan, behind) else None

    def described(self, at: int) -> bool:
        """Whether an apposition begins behind a comma: "praised Macron, the president, and"."""
        scan = self.scan
        return scan.low(at + 1) in clauses.ARTICLES and scan.at(at - 1)[0].isupper()

    def goes_on(self, at: int) -> bool:
        """Whether what is joined here belongs to the phrase, and is no predicate or clause."""
        scan = self.scan
        at = scan.past_adverbs(at)
        word, form = scan.low(at), scan.verb(at).form
        if word in clauses.PRONOUNS or scan.auxiliary(at) not in ("", "to"):
            return False
        if word in _CONTENT:
            return self.telling
        if scan.verb(at - 2).form == form == "ing":
            return True  # "accused of lying and stealing"
        if self.clauses and form in ("", "base"):
            return True  # "said that Macron and Merkel met"
        if form and form == self.form != self.own_form:
            self.clauses += 1
            return True  # "joined a vote that calls it off and demands"
        bends = form not in ("", "base", "s")
        if clauses.modifier(scan.at(at - 2)) and (bends or clauses.modifier(scan.at(at))):
            return True  # "a small but growing group"
        # "Praised the services and benefits in it"
        noun = form == "s" != self.own_form and not self.governs(at)
        if form not in ("", "base") and not noun and scan.at(at) not in lists.adjectives():
            return False
        return word not in _ASIDE and not self.clause_begins(at, joined=True)

    def governs(self, at: int) -> bool:
        """Whether a word that may be a verb or a noun has an object or the like behind it."""
        behind = self.scan.low(at + 1)
        return behind[:1].isalnum() and behind not in _NOT_LISTED | _JOINING

    def clause_begins(self, at: int, *, joined: bool = False) -> bool:
        """Whether a finite verb stands behind a place, before the sentence or another clause goes on."""
        scan = self.scan
        for place in scan.rest(at):
            word = scan.low(place)
            if word == "," and joined:  # "and Holm, a judge, left"
                return self.past_apposition(place, most=_APPOSITION) is not None
            if word in _BOUNDARY or word in _STOPS or word in (",", "."):
                return False
            told = scan.verb(place).form == "both" and place > at
            told = told and not scan.noun(place) and scan.at(place + 1) != "by"
            if self.finite(place) or told:
                return True
        return False

    def finite(self, at: int) -> bool:
        """Whether a finite verb stands here that is not part of one begun before."""
        scan, word, form = self.scan, self.scan.low(at), self.scan.verb(at)
        if _contracted(word):
            return True
        if not form and not scan.auxiliary(at):
            return False
        place = at - 1
        while scan.passed(place):
            place -= 1
        if scan.auxiliary(place):
            return False
        if scan.auxiliary(at) in _FINITE:
            return not scan.noun(at)
        if not form or scan.noun(at):
            return False
        if scan.low(place) in _BEFORE_FINITE:
            # "Said that sport is", "rules that govern it"
            return form.form not in ("ing", "base") or scan.low(place) in _BARE_SUBJECT
        # A noun in the plural and a participle have no object: "votes on it", "cards left".
        governs = scan.low(at + 1) in _OBJECT
        if form.form == "both" and (self.nominal or at > self.act.last):
            after = scan.at(at + 1)
            governs = governs or word in clauses.SPEECH or after[:1].isupper()
            governs = governs or (self.nominal and not (after.isalpha() and after in OBLIQUE))
        governs = governs or (form.form == "s" and form.base in _NO_NOUN)
        return form.form == "past" or (form.form in ("s", "both") and governs)

    def trimmed(self, at: int) -> int:
        """Back past what begins another clause, as the subject of a verb that ended the phrase."""
        scan = self.scan
        if self.telling and self.clauses and not self.told(at):
            at = self.least  # "said that Holm": the clause is not all there
        if at < scan.end_of[self.act.first] and self.finite(at):
            subject = before = at
            while before > self.least and self.adverb(before - 1):
                before -= 1
            at = before if before > self.least and self.of_subject(before - 1) else at
            while at > self.least and self.of_subject(at - 1):
                at -= 1
            if scan.low(scan.before_determiners(at - 1)) in OBLIQUE - _BOUNDARY:
                # "Praised by Holm has left", "gave on it he said"
                pronoun = scan.low(before - 1)
                # "It" and "you" are objects too.
                pronouns = clauses.NOMINATIVE if before - 1 == at else clauses.PRONOUNS
                at = before - (pronoun in pronouns)
            # "So he would", "saying he would"
            opener = scan.low(at - 1) in _BOUNDARY or scan.verb(at - 1).form == "ing"
            at -= self.least < at < subject and opener
        if scan.low(at) in _ASIDE:  # "took it even as he left", "as soon as he left"
            while at > self.least and scan.low(at - 1) in SKIPPED | _ASIDE:
                at -= 1
        while at > self.least and (
            scan.low(at - 1) in _NEVER_LAST or (scan.at(at - 1) in _OPENING and scan.quoted[at - 1])
        ):
            at -= 1
        return at

    def adverb(self, at: int) -> bool:
        """Whether an adverb or its like stands here, and no part of a name: "Assembly"."""
        word = self.scan.words[at]
        return word.islower() and clauses.passed_over(word)

    def of_subject(self, at: int) -> bool:
        """Whether a word belongs to the subject of the verb behind it: "the bill that he has"."""
        named = self.scan.words[at][0].isupper() and not self.nominal
        return named or self.scan.low(at) in clauses.PRONOUNS

    def told(self, end: int) -> bool:
        """Whether a clause that is told has its verb before a place, or is none: "told her about it"."""
        scan, first = self.scan, self.least
        opened = scan.low(first) in _CONTENT
        apposed = scan.at(end) == "," and scan.low(first) not in OBLIQUE
        clausal = self.act.verb in clauses.CLAUSAL and apposed
        if not (opened or clausal):
            return True  # "found her very quiet"
        return any(
            scan.quoted[place]
            or _contracted(scan.low(place))
            or (scan.possessive[place] and scan.low(place) in clauses.PRONOUNS)
            or scan.auxiliary(place) in _FINITE
            or (scan.verb(place) and not scan.noun(place))
            for place in range(first, end)
        )
