"""What a site puts around a story: share lines, prompts, forms, blurbs, rights.

A line goes only as a whole, and only where its whole form says what it is; a line in doubt
stays. The patterns stand in `languages/page_furniture.py` and `languages/en/page_furniture.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from research.articles.incomplete import is_prompt
from research.articles.records import Change, excerpt
from research.languages import page_furniture as beyond
from research.languages import papers, prompts, set_in, transcripts
from research.languages.en import byline_patterns, credit_patterns
from research.languages.en import page_furniture as furniture
from research.languages.rights import FOOT
from research.languages.whole_lines import Forms

_NAME: Final = range(2, 5)  # words of one
_OFFICE: Final = 6  # words that no office has
_AROUND: Final = 6  # words of a line around a story that names a topic of the site
_BYLINE: Final = 3  # times a name: a line that is so much longer than it is no byline
_APPEAL: Final = 8  # words of a line behind a story that asks to pay
_LONGEST = 400  # characters of a chrome line, but for blurbs and rights

_NO_LETTERS: Final = bytes(n for n in range(128) if not chr(n).isalnum())
_MARKS: Final = re.compile(r"\W+")
# A prompt speaks to the reader; a line that reports who spoke is of the story.
_TALKATIVE: Final = ("share line", "comment form", "newsletter prompt", "advertisement")


def squash(text: str) -> str:
    """Letters and digits only, in one case: what two spellings of one name share.

    >>> squash("BREAKING-ON") == squash("BreakingOn")
    True
    """
    # What of ASCII goes is taken out of bytes, many times as fast as of text.
    raw = text.casefold().encode("utf-8", "surrogatepass").translate(None, _NO_LETTERS)
    return raw.decode() if raw.isascii() else _MARKS.sub("", raw.decode("utf-8", "surrogatepass"))


def about(line: str, names: frozenset[str]) -> bool:
    """Whether a closing line is the site speaking of itself, in the first person.

    `names` are squashed names of the site; its domain counts as its name.

    >>> about("Gazette.com is a local newspaper. Our readers trust us.", frozenset({"gazette"}))
    True
    >>> about("The Gazette is a local newspaper that folded.", frozenset({"gazette"}))
    False
    """
    if furniture.ABOUT_HEADING.match(line):
        return len(line) < 40 or bool(furniture.WE.search(line))
    match = furniture.SELF.match(line[:300])
    if not match or not furniture.WE.search(line):
        return False
    name = match["name"]
    domain = re.fullmatch(r"(?:www\.)?([\w-]+)(?:\.[a-z]{2,10}){1,2}", name, re.IGNORECASE)
    bare = squash(domain[1]) if domain else squash(re.sub(r"^the ", "", name, flags=re.IGNORECASE))
    return bool(domain) or bare in names or squash(name) in names


def disclaims(line: str) -> bool:
    """Whether a closing line says that the opinions are the author's, or that it is no advice.

    >>> disclaims("The views expressed here are the author's own.")
    True
    """
    if len(line) > _LONGEST or furniture.SPEECH.search(line):
        return False
    return any(p.fullmatch(line) for p in (furniture.DISCLAIMER, beyond.DISCLAIMER))


def invites(line: str) -> bool:
    """Whether a closing line asks its readers to hear or see what a station has, or to write to it.

    It asks for two things at least and names a programme; what somebody says does not.

    >>> invites("Listen to the best of Galmouth on Radio Coast, or tell us what you want to hear.")
    True
    >>> invites("Listen to the wind and follow the wall until you see the lighthouse.")
    False
    """
    if len(line) > _LONGEST or prompts.QUOTED.search(line) or furniture.SPEECH.search(line):
        return False
    asked = prompts.ASKED.match(line)
    if asked is None or not prompts.ASKED_THEN.search(line, asked.end()):
        return False
    return prompts.AIRED.search(line) is not None


def appeals(line: str) -> str | None:
    """The kind of a line of a few words behind a story that asks to subscribe or to give; else None.

    >>> appeals("Subscribe to the Gazette"), appeals("Support for the mayor has fallen.")
    ('newsletter prompt', None)
    """
    brief = len(line.split()) <= _APPEAL and not line.endswith((".", "”", '"', "»"))
    named = brief and (papers.WORDS.search(line) or prompts.OF_US.search(line))
    # A story may end in a call to support others.
    asked = brief and (
        prompts.APPEAL.fullmatch(line) or (named and prompts.SUPPORT.fullmatch(line))
    )
    return "newsletter prompt" if asked else None


def about_author(line: str, above: Sequence[str], bylines: Sequence[str]) -> bool:
    """Whether a closing line says who the author is, whom a line above names, or how to reach her.

    Only `bylines` tell whose telephone it is: a line above may name a helpline, too.

    >>> about_author("Jane Rowe is a reporter for the Gazette.", ["By Jane Rowe"], [])
    True
    >>> about_author("Jane Rowe • 555-0109 • @jrowe on Twitter", [], ["By Jane Rowe"])
    True
    >>> about_author("Linden Shelter, 020 555 0109", ["Linden Shelter"], [])
    False
    """
    match = byline_patterns.BIOGRAPHY.match(line)
    if match is not None:
        name = squash(match["name"] or match["name2"])
    elif len(line) < _LONGEST and byline_patterns.ADDRESS.search(line):
        rest = byline_patterns.AROUND_ADDRESS.sub(" ", byline_patterns.ADDRESS.sub(" ", line))
        # "Jane Rowe | Islands reporter | jrowe@gazette.example"
        named, *offices = [part for part in _SIDE_BY_SIDE.split(rest) if part.strip(" .,;")] or [""]
        if all(len(o.split()) < _OFFICE and byline_patterns.OFFICE.search(o) for o in offices):
            rest = named
        name = squash(rest) if len(re.findall(r"\w+", rest)) in _NAME else ""
        above = [a for a in bylines if a != line and len(squash(a)) <= _BYLINE * len(name)]
    else:
        return False
    return bool(name) and any(name in squash(a) for a in above if len(a) < 200)


def holder(lines: list[str]) -> str | None:
    """Who holds the rights, by the last rights line: most often the outlet, or the house named for it.

    >>> holder(["Story.", "© Copyright 2025 Daily Planet. All rights reserved."])
    'Daily Planet'
    >>> holder(["The Daily Planet", "Story.", "© Copyright 2025 Daily Planet Media LLC"])
    'The Daily Planet'
    >>> holder(["DAILY PLANET", "Story.", "© Copyright 2025 Daily Planet."])
    'Daily Planet'
    """
    rights = _of_rights_line(lines)
    quoted = (line for line in lines if line.endswith(("»", "“", "”", '"')))
    told = [m[1] for line in quoted if (m := _FOR_PAPER.search(line))]
    for name in [rights, *told] if rights else told:
        words = _THE.sub("", name).split()
        for line in lines[:_TOP]:
            own = _THE.sub("", line).split()
            same = squash(" ".join(own)) == squash(" ".join(words[: len(own)]))
            # In capitals a name over a page is a picture of it.
            if own and same and 2 * len("".join(own)) > len("".join(words)):
                whole = name == rights and len(own) == len(words)
                named = line if line.startswith("The ") and not line.isupper() else name
                return named if whole else " ".join(words[: len(own)]) if line.isupper() else line
    return rights


def is_company(rights: str, lines: list[str]) -> bool:
    """Whether the holder of the rights is a company by its name, or by the form behind it.

    >>> is_company("Dow Jones", ["It rained.", "Copyright 2024 Dow Jones, Inc."])
    True
    """
    form = re.compile(rf"{re.escape(rights)}{credit_patterns.LEGAL_FORM.pattern}")
    said = (form.search(line) for line in lines if _states_rights(line))
    forms = (m[0] for m in said if m)
    named = credit_patterns.COMPANY.search(rights) is not None
    return named or any(not m[len(rights) :].startswith((" All", ", All")) for m in forms)


_THE: Final = re.compile(r"^the ", re.IGNORECASE)
_TOP: Final = 5  # lines over a page in which its paper's name stands
# Whose photographer it was: "JEANNE ROY POUR « L’ÉCHO »".
_FOR_PAPER: Final = re.compile(
    r"\b(?:pour|for|für|per|para) [«„“\"]\s?([^«»„“”\"]{3,40}?)\s?[»“”\"]$", re.IGNORECASE
)


def _states_rights(line: str) -> bool:
    """Whether a line has the sign or the word without which it states no rights."""
    return "©" in line or "copyr" in (lowered := line.lower()) or "(c)" in lowered


def _of_rights_line(lines: list[str]) -> str | None:
    for line in reversed(lines):
        # The name first, which costs less and few lines have.
        match = _states_rights(line) and credit_patterns.RIGHTS_HOLDER.search(line)
        if match and label(line, edge=False) == "rights line":
            name = credit_patterns.LEGAL_FORM.sub("", match["name"]).strip(" .,-")
            name = re.sub(r",? (?:19|20)\d\d$|(?<=[a-z]{3})\. .*$", "", name)
            if name and not name.isdigit() and squash(name) not in _NOBODY:
                return name
    return None


_NOBODY = {
    "allrightsreserved", "thismaterial", "all", "this", "gettyimages", "getty", "riproduzione",
    "riproduzioneriservata",
    "allerechtevorbehalten", "tousdroitsréservés", "todoslosderechosreservados", "reservadostodoslosderechos",
    "pressreader", "newsbank", "proquest", "gale", "nexis", "lexisnexis", "factiva", "ebsco",
    "retriever", "infomedia", "cedromsni", "europresse", "genios", "gbigenios", "swissdox", "meltwater",
    "gbigeniosdeutschewirtschaftsdatenbank", "todososdireitosreservados", "reproducciónprohibida",
    "reproductioninterdite", "alle",
}  # fmt: skip


def with_credit_apart(lines: list[str]) -> list[str]:
    """The lines, who contributed on a line of its own where that ends the last paragraph.

    >>> with_credit_apart(["It rained. Ann Loy and Sam Ito contributed to this report."])
    ['It rained.', 'Ann Loy and Sam Ito contributed to this report.']
    """
    if not lines or "contributed" not in lines[-1][-200:]:
        return lines
    credit = credit_patterns.CLOSING_CREDIT.search(lines[-1])
    if credit is None:
        return lines
    return [*lines[:-1], lines[-1][: credit.start()], credit[1]]


def with_rights_apart(lines: list[str]) -> list[str]:
    """The lines, the rights on a line of their own where they end a paragraph of the story.

    >>> with_rights_apart(["The ferry sank in the night. All were saved by noon. © Gazette 2024."])
    ['The ferry sank in the night. All were saved by noon.', '© Gazette 2024.']
    """
    found: list[str] = []
    for number, line in enumerate(lines):
        rights = credit_patterns.CLOSING_RIGHTS.search(line) if _states_rights(line) else None
        if rights is None:
            found.append(line)
            continue
        above = line[: rights.start()]
        # A short sentence between others, before the rights, is as a rule a picture's.
        story = (
            number == len(lines) - 1
            or len(above.split()) > _CAPTION
            or len(_STOP.findall(above)) > 1
            or "reserved" in line[len(above) :].lower()
        )
        if story and label(rights[1], edge=False) == "rights line":
            found += [above, rights[1]]
        else:
            found.append(line)
    return found


def is_copied(around: Sequence[str]) -> bool:
    """Whether lines that have these of a page `around` them were copied from it as a whole.

    >>> is_copied(furniture_of(["Share this article", "It rained.", "Photo: Ann Loy/AP", "It snowed."]))
    False
    >>> is_copied(furniture_of(["Share this article", "Advertisement", "It rained.", "Photo: Ann Loy/AP"]))
    True
    """
    return len(around) >= _FEWEST and len(set(around)) > 1


def furniture_of(lines: Sequence[str]) -> list[str]:
    """The kinds of the lines that a page has around its story, and a text in a database has not."""
    told = [
        n
        for n, line in enumerate(lines)
        if len(line) >= _SENTENCE and not _STOPS.isdisjoint(line[-2:])
    ]
    story = range(told[0], told[-1]) if told else range(len(lines))
    # A button with a common word is one where no story stands over it or behind it.
    kinds = (
        label(line, edge=n > 0 and n not in story) or (_is_of_player(line) and "player")
        for n, line in enumerate(lines)
    )
    return [kind for kind in kinds if kind in _OF_PAGE]


_SHORT: Final = 180  # characters of a title
_STOPS: Final = frozenset(".!?")
_SENTENCE: Final = 60  # characters of one that may open a story
_FEWEST: Final = 3  # lines of furniture of a page that was copied whole
# Rights, contributors and editions are of a text in a database, too.
_OF_PAGE: Final = frozenset(
    (
        "share line", "comment form", "newsletter prompt", "related-links line", "page furniture",
        "advertisement", "caption or credit", "prompt to pay", "player",
    )
)  # fmt: skip


def _is_of_player(line: str) -> bool:
    """Whether a line is a notice of a player, or the title of a film behind its length."""
    open_end = len(line) < _SHORT and not line.endswith((".", "”", '"'))
    return open_end and any(f.fullmatch(line) for f in (set_in.PLAYER, set_in.GLUED_CLOCK))


def with_furniture_apart(lines: list[str]) -> list[str]:
    """The lines, a sentence that leads on in the page on a line of its own where it ends a paragraph.

    >>> with_furniture_apart(["The ferry sank in the night. Leave a comment below."])
    ['The ferry sank in the night.', 'Leave a comment below.']
    """
    found: list[str] = []
    for line in lines:
        behind = set_in.ON_THE_PAGE.search(line, max(0, len(line) - _BEHIND))
        if behind and not label(line, edge=False) and label(behind[1].strip(), edge=False):
            found += [line[: behind.start() + 1], behind[1].strip()]
        else:
            found.append(line)
    return found


_BEHIND: Final = 110  # characters at the end of a paragraph
_TOPIC: Final = re.compile(r"[^\W\d_]{4,}")


def to_follow(lines: Sequence[str], kinds: Sequence[str | None], within: range) -> list[int]:
    """Numbers of the buttons to follow a topic, between paragraphs of a page that was copied whole.

    The page has the topic in a line around the story too ("Most read in Environment"); a heading of the
    story ("Follow the money") has no such line.
    """
    called = [
        (i, found)
        for i in within
        if (found := furniture.FOLLOW.fullmatch(lines[i])) and not kinds[i]
    ]
    if not called:
        return []
    around = (
        line
        for i, line in enumerate(lines)
        if len(line.split()) <= _AROUND and (kinds[i] or i < within.start)
    )
    words = {word.lower() for line in around for word in _TOPIC.findall(line)}
    return [
        i for i, f in called if words.intersection(w.lower() for w in _TOPIC.findall(f["topic"]))
    ]


_STOP: Final = re.compile(r"[.!?][\"'”’»)]*(?:\s|\Z)")
_CAPTION: Final = 30  # words of a caption
_PROMPT: Final = 20  # words of a prompt that does not name the site as "we"
_SIDE_BY_SIDE: Final = re.compile(r"\s*[•·|∙]\s*|\s/\s")


@lru_cache(maxsize=8192)
def label(line: str, *, edge: bool) -> str | None:
    """What kind of chrome a line is, or None.

    >>> label("Leave a Comment", edge=False), label("Comments", edge=False)
    ('comment form', None)
    """
    if len(line) > _LONGEST:
        return None
    if is_prompt(line):
        return None if furniture.SPEECH.search(line) else "prompt to pay"
    kind = _of_form(line, edge=False)
    if kind is None and edge:
        kind = _of_form(line, edge=True)
    if kind is not None:
        return None if kind in _TALKATIVE and furniture.SPEECH.search(line) else kind
    if speaks_to_reader(line):
        return "newsletter prompt"
    words = line.split()
    # Buttons that stood side by side, "Listen Save Share Print"; figures so are a date, "11. 3. 2025".
    buttons = 3 <= len(words) <= 8 and len(line) < 80 and any(map(str.isalpha, line))
    if buttons and label(words[0], edge=True):
        kinds = [label(word, edge=True) for word in words]
        if all(kinds):
            return kinds[0]
    if len(line) >= 120:
        return None
    parts = [part for part in _SIDE_BY_SIDE.split(line.strip(" •·|∙")) if part]
    if 1 < len(parts) < 8:
        kinds = [label(part, edge=True) for part in parts]
        return kinds[0] if all(kinds) else None
    return None


_ANYWHERE: Final = Forms((*furniture.ANYWHERE, *beyond.ANYWHERE, *transcripts.ANYWHERE))
_EDGES: Final = Forms((*furniture.EDGES, *transcripts.EDGES, FOOT))


@lru_cache(maxsize=8192)
def _of_form(line: str, *, edge: bool) -> str | None:
    """The kind of chrome that has the whole form of a line, of those anywhere or of those at an edge."""
    return (_EDGES if edge else _ANYWHERE).kind(line)


def speaks_to_reader(line: str) -> bool:
    """Whether a line invites its reader to a service of the site, by its words.

    >>> speaks_to_reader("Join our WhatsApp channel and never miss a story from the coast.")
    True
    >>> speaks_to_reader("Join the army, he was told on Twitter by those who never had.")
    False
    """
    told = prompts.NAMED.sub(" ", line) if "«" in line or "„" in line else line
    if prompts.QUOTED.search(told) or not prompts.SERVICE.search(line.lower()):
        return False
    if furniture.SPEECH.search(line):
        return False
    line = line.lstrip("".join(c for c in line[:4] if not c.isalnum()))  # a picture of a telephone
    opens = prompts.INVITATION.match(line)
    rest = line[opens.end() :] if opens else line
    services = len({match[0] for match in prompts.SERVICE.finditer(rest.lower())})
    spoken_to = len({match[0] for match in prompts.ADDRESS.finditer(line.lower())})
    # In many words advice names as much ("You will be seen in a podcast, an inbox or on a stage").
    own = len(line.split()) <= _PROMPT or prompts.OF_US.search(line) is not None
    if opens and not prompts.COMMON.match(line):
        return services > 0 and (
            spoken_to > 0 or services > 1 or prompts.CHANNEL.search(rest) is not None
        )
    then = prompts.INVITES_THEN.search(line)
    # "Do you like what you read? Get our newsletter"
    asks = own and then is not None and line[then.start() - 2] in "?!"
    if then and asks and prompts.CHANNEL.search(line, then.end()):
        return True
    fewest = 1 if opens or then else 2
    return own and services > 1 and spoken_to >= fewest


def names_agency(line: str) -> bool:
    """Whether a line of contributors says that the text is an agency's.

    >>> names_agency("Reporting by Ann Loy; Editing by Sam Ito"), names_agency("Ann Loy contributed.")
    (True, False)
    """
    return bool(furniture.AGENCY_CREDIT.search(line))


def without_link_labels(lines: list[str]) -> tuple[list[str], list[Change]]:
    """Lines without what a page writes behind its links for readers of the screen.

    >>> without_link_labels(["It sank, opens new tab, on Monday."])[0]
    ['It sank, on Monday.']
    """
    changes: list[Change] = []
    kept = []
    for line in lines:
        after = furniture.LINK_LABEL.sub("", line) if "(" in line or " open" in line else line
        if after != line and any(map(str.isalnum, after)):
            reason = "says where a link opens"
            changes.append(Change("link label", "repaired", excerpt(line), excerpt(after), reason))
            kept.append(after)
        else:
            kept.append(line)
    return kept, changes


def removed(kind: str, line: str) -> Change:
    """The log's row for a line that was taken out."""
    return Change(f"chrome: {kind}", "removed", excerpt(line, limit=500), None, "not of the story")
