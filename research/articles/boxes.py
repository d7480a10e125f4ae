"""Runs of lines that a site puts into a story: a newsletter box, links in capitals, topics.

Each line alone might be of the story; what stands around it says that it is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from research.articles import dates, mastheads
from research.articles.chrome import squash
from research.articles.forms import (
    CLOSED,
    PROSE,
    SENTENCE_END,
    dated,
    is_front,
    is_name,
    is_office,
    is_prose,
)
from research.languages import set_in
from research.languages.date_labels import OF_NOTICE, OF_PUBLICATION
from research.languages.en.page_furniture import AGENCY_CREDIT, SPEECH
from research.languages.page_furniture import CAPTION_LABEL, IMAGE_SOURCE
from research.languages.prompts import QUOTED, SUBSCRIBE

_LONGEST_BOX: Final = 15  # lines between the marks at the two ends of a box
_FEWEST_POINTS: Final = 2  # under the heading of a summary
_POINT: Final = 20  # words of one
_MOST_OF_STORY: Final = 0.3  # share of a text; points that are more of it are the story
_FRONT: Final = 12  # lines in which a picture stands over the story
_FEWEST_BEFORE: Final = 2  # known lines before the story of a page that was copied whole
_FEWEST: Final = 8  # of all lines of such a page, where its standfirst is a sentence
_LONGEST_WORDS: Final = 25  # letters and digits that no two lines share by chance
_NAMED: Final = 6  # words that say what a picture shows
_LONGEST_CAPTION: Final = 250  # characters
# What a picture shows between its credit and its credit again, glued: "Getty Images A ferryGetty Images".
_FRAMED: Final = re.compile(
    r"(?P<credit>(?=[^.]{5})[A-ZÀ-Þ][\w.’'/-]*(?: [\w.’'/&-]+){0,5}) .{8,200}(?<=\S)(?P=credit)"
)
# "Contact tracing: what we know" is a headline.
_CONTACT_LABEL: Final = re.compile(rf"(?:{set_in.CONTACT.pattern}):", re.IGNORECASE)
_CONTACTS: Final = 7  # lines of a block of contacts
_REACH: Final = re.compile(r"\S@\S|\+?\d[\d ()./-]{6,}\d|\b\d{3}[-. ]\d{4}\b")
_PERIOD: Final = re.compile(rf"[.!…:]{CLOSED}")
_BEHIND: Final = 10  # words of a short line behind the story
_COUNTED: Final = re.compile(r"\d{1,2}[.)] \S")
_FEWEST_ITEMS: Final = 3
_BAR: Final = 3  # lines in which the title of a browser's bar stands
_PRINTED: Final = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?\s+\S")
# A price, an hour or a telephone.
_DETAIL: Final = re.compile(
    r"[$€£¥₩] ?\d|\d ?[€₩]|\b\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b|uhr\b)|\b\d{2,4}-\d{3,4}\b",
    re.IGNORECASE,
)
_FEWEST_DETAILS: Final = 3
_OF_BROADCAST: Final = 4  # parts of a line that says who told it; more words than one of them has
_HOUR: Final = re.compile(r"\d\d?[:.]\d\d(?!\.?\d)")
_CAPITALS: Final = 4  # words of a line in capitals that is a link
# Who took a picture, in print, and for which paper: "ANN LOY / The Gazette".
_OF_PRINT: Final = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){1,3} ?[/|] ?(?P<house>[A-ZÀ-Þ][\w.'’& -]{2,40})"
)
_STAFF: Final = re.compile(
    r"(?:staff|special to|file|courtesy|contributed|for the)\b", re.IGNORECASE
)
_CUTLINE: Final = 45  # words


def complete(
    lines: list[str],
    kinds: list[str | None],
    first: int,
    last: int,
    *,
    learned: bool,
    framed: bool,
) -> None:
    """Fill in the kinds of lines that stand in a box.

    `first` and `last` are the first and the last sentence of the story. Where what is `learned` says
    what stands behind it, its length does not. Of a text that is `framed` by lines of a page the
    points of a summary go, too.
    """
    _between_marks(lines, kinds)
    _points(lines, kinds, last, framed=framed)
    _under_prompt(lines, kinds)
    _under_video(lines, kinds)
    _under_credit(lines, kinds)
    _before_caption(lines, kinds, first)
    _of_print(lines, kinds, first)
    _contacts(lines, kinds, first, last)
    _over_prompt(lines, kinds, last)
    _about_author(lines, kinds)
    _jumps(lines, kinds)
    _printed(lines, kinds)
    _in_capitals(lines, kinds, last)
    _topics(lines, kinds, last)
    _citation(lines, kinds, last)
    _under_pointer(lines, kinds)
    if learned:
        return
    known = [n for n, kind in enumerate(kinds) if kind is not None]
    furnished = len(known) >= _FEWEST or sum(n < first for n in known) >= _FEWEST_BEFORE
    _behind(lines, kinds, last, furnished=furnished)


def _between_marks(lines: list[str], kinds: list[str | None]) -> None:
    opened: int | None = None
    for number, line in enumerate(lines):
        if set_in.OPENS_BOX.match(line):
            opened = number if opened is None or number - opened > _LONGEST_BOX else opened
        elif set_in.CLOSES_BOX.match(line) and opened is not None:
            if number - opened <= _LONGEST_BOX:
                kinds[opened : number + 1] = ["newsletter prompt"] * (number + 1 - opened)
            opened = None


def _points(lines: list[str], kinds: list[str | None], last: int, *, framed: bool) -> None:
    """The points of a summary, up to the next paragraph, with the heading over them.

    Points that are sentences could be paragraphs: they stay, and so does what heads them.
    """
    for number in range(1, last):
        heads = set_in.POINTS.fullmatch(lines[number].strip(" :"))
        if not heads or not (framed or kinds[number]):
            continue
        end = number + 1
        while end < last and _may_be_point(lines[end]):
            end += 1
        points = [n for n in range(number + 1, end) if kinds[n] is None]
        told = sum(len(x) for x, kind in zip(lines, kinds, strict=True) if kind is None)
        summary = sum(len(lines[n]) for n in points) <= _MOST_OF_STORY * told
        if len(points) >= _FEWEST_POINTS and summary and is_prose(lines[end]):
            for n in (number, *points):
                kinds[n] = kinds[n] or "page furniture"
        elif heads_sentences(lines, number):
            kinds[number] = None


def heads_sentences(lines: Sequence[str], number: int) -> bool:
    """Whether a line heads the points of a summary that are short sentences, two or more."""
    if not set_in.POINTS.fullmatch(lines[number].strip(" :")):
        return False
    under = lines[number + 1 : number + 1 + _FEWEST_POINTS]
    brief = all(SENTENCE_END.search(x) and len(x.split()) <= _POINT for x in under)
    return brief and len(under) == _FEWEST_POINTS


def _may_be_point(line: str) -> bool:
    return not SENTENCE_END.search(line) and len(line.split()) <= _POINT and not is_front(line)


def _under_prompt(lines: list[str], kinds: list[str | None]) -> None:
    """The button under the prompt or the name of a newsletter."""
    for number, line in enumerate(lines[:-1]):
        kind = kinds[number]
        prompt = kind == "newsletter prompt" or (kind and set_in.NEWSLETTER.fullmatch(line.strip()))
        if prompt and kinds[number + 1] is None and SUBSCRIBE.fullmatch(lines[number + 1].strip()):
            kinds[number + 1] = "newsletter prompt"


def _may_be_of_box(line: str) -> bool:
    return len(line) < 60 and not (QUOTED.search(line) or SPEECH.search(line))


def _under_video(lines: list[str], kinds: list[str | None]) -> None:
    for number, line in enumerate(lines[:-1]):
        following = lines[number + 1]
        if (
            set_in.OVER_FILM.match(line)
            and len(following) < 120
            and not SENTENCE_END.search(following)
        ):
            kinds[number + 1] = kinds[number + 1] or "caption or credit"


def _citation(lines: list[str], kinds: list[str | None], last: int) -> None:
    """A line behind the story that cites it by its headline, or says who told it where and at what hour."""
    heads = [
        key for line in lines[:3] if len(line) < 250 and len(key := squash(line)) > _LONGEST_WORDS
    ]
    for number in range(max(last, 3), len(lines)):
        key = squash(lines[number])
        cites = any(head in key and head != key for head in heads)
        if kinds[number] is None and (cites or _is_broadcast(lines[number])):
            kinds[number] = "print line"


def _is_broadcast(line: str) -> bool:
    """Whether a line is a name, where it was told, and a day with its hour: "Ann Loy, BR, 4.6.2024 18:11"."""
    who, *where, when = ["", *line.split(", ")][-_OF_BROADCAST:]
    hour = _HOUR.search(when) is not None and dates.line(when) is not None
    return hour and is_name(who) and all(len(part.split()) < _OF_BROADCAST for part in where)


def _under_pointer(lines: list[str], kinds: list[str | None]) -> None:
    """Links under a bare "Read more" or "Related": titles up to the next paragraph."""
    for number, line in enumerate(lines):
        if kinds[number] is None and number and set_in.POINTERS.fullmatch(line.strip(" :.»›>→")):
            under = lines[number + 1 : number + 2]
            if under and len(under[0].split()) > 2 and not _PERIOD.search(under[0]):
                kinds[number] = "related-links line"
        if kinds[number] != "related-links line" or len(line.split()) > 5 or ": " in line:
            continue
        for n in range(number + 1, min(number + 5, len(lines))):
            title = 3 <= len(lines[n].split()) <= 16 and not _PERIOD.search(lines[n])
            if kinds[n] is not None or not title or is_front(lines[n]):
                break
            kinds[n] = "related-links line"


def _under_credit(lines: list[str], kinds: list[str | None]) -> None:
    """A caption under the bare name of who made the picture, as the BBC sets it."""
    for number in range(2, len(lines)):
        # The New York Times sets the caption above its credit, which is a line of its own.
        if kinds[number - 1] is not None or kinds[number - 2] is None:
            continue
        # A sentence as long as one of a story is none's caption but over "Credit".
        between = not is_prose(lines[number - 1])
        short = between and len(lines[number].split()) <= 6 and number <= _FRONT
        pair = short and kinds[number] == kinds[number - 2] == "caption or credit"
        if (pair or set_in.CREDIT_LABEL.match(lines[number])) and len(
            lines[number - 1]
        ) < _LONGEST_CAPTION:
            kinds[number - 1] = "caption or credit"
    agencies = 0
    for number, line in enumerate(lines):
        # The BBC's text for those who cannot see a picture, behind the agency's name; its caption below.
        open_end = len(line) < _LONGEST_CAPTION and line[-1].isalnum()
        framed = number and open_end and _FRAMED.fullmatch(line)
        shown = framed or (number and set_in.AGENCY_FIRST.match(line))
        if not shown:
            continue
        beside = framed or "caption or credit" in (
            kinds[number],
            *kinds[number - 1 : number + 2 : 2],
        )
        # Behind one that is known by its article others may open with a name.
        if not (beside or "/" in shown[0] or shown["article"] or (agencies and open_end)):
            continue
        agencies += 1
        if kinds[number] not in (None, "caption or credit"):
            continue
        # A subheading is shorter ("BBC Radio under pressure").
        if _may_be_caption(line) and len(line) < _LONGEST_CAPTION:
            kinds[number] = "caption or credit"
            under = lines[number + 1] if number + 1 < len(lines) else ""
            short = bool(under) and not _PERIOD.search(under) and 3 <= len(under.split()) <= 40
            if short and not is_front(under) and kinds[number + 1] is None:
                kinds[number + 1] = "caption or credit"
    for number, line in enumerate(lines[:-1]):
        if kinds[number + 1] is not None:
            continue
        credit = kinds[number] == "caption or credit" and len(line.split()) <= 6
        agency = kinds[number] is None and number and set_in.AGENCY_ALONE.fullmatch(line)
        # "Image caption," with the caption on the next line.
        following = lines[number + 1]
        label = CAPTION_LABEL.fullmatch(line) and len(following) < _LONGEST_CAPTION
        labelled = label and not (SENTENCE_END.search(following) or QUOTED.search(following))
        if labelled or ((credit or agency) and _may_be_caption(lines[number + 1])):
            kinds[number] = kinds[number + 1] = "caption or credit"


def _before_caption(lines: list[str], kinds: list[str | None], first: int) -> None:
    """What a picture is called, over its source or under which its caption says the same and more."""
    for number in range(1, len(lines) - 1):
        line, under = lines[number], lines[number + 1]
        if kinds[number] is not None or kinds[number + 1] is None:
            continue
        source = number < first and IMAGE_SOURCE.match(under)
        if not source and kinds[number + 1] != "caption or credit":
            continue
        fronts = number < first and any(map(is_front, lines[1:number]))
        # The New York Times writes what a picture shows for those who cannot see it.
        named = set_in.CREDIT_LABEL.search(under) or (len(line.split()) <= _NAMED and fronts)
        if named and number < first and len(line) < PROSE and _PERIOD.search(line):
            kinds[number] = "caption or credit"
        # The New York Times says what each picture shows, over its caption.
        told = (form.search(line) for form in (set_in.TOLD, QUOTED, SPEECH))
        if set_in.CREDIT_LABEL.search(under) and len(line) < 2 * PROSE and not any(told):
            kinds[number] = "caption or credit"
        begins = squash(line)
        if len(begins) > 3 and len(line) < 150 and squash(under).startswith(begins):
            kinds[number] = "caption or credit"
        # The BBC does, too; before the story a headline may stand there, within it a subheading.
        if source and not (is_front(line) or is_office(line)):
            over = lines[number - 1]
            headed = kinds[number - 1] is None and len(over.split()) >= _CAPITALS
            alone = not (SENTENCE_END.search(line) or QUOTED.search(line))
            if alone and (fronts or (headed and not SENTENCE_END.search(over))):
                kinds[number] = "caption or credit"


def is_of_print(line: str) -> bool:
    """Whether a line says who took a picture for a paper, as print does.

    >>> is_of_print("ANN LOY / The Gazette"), is_of_print("ANN LOY/STAFF"), is_of_print("RAIN / The Sea")
    (True, True, False)
    """
    found = _OF_PRINT.fullmatch(line) if "/" in line or "|" in line else None
    house = found["house"] if found else ""
    return bool(_STAFF.match(house) or mastheads.is_paper(house.title()))


def _of_print(lines: list[str], kinds: list[str | None], first: int) -> None:
    """Who took a picture, behind the first sentence; at the end of the text what it shows, too."""
    for number in range(len(lines) - 1, first, -1):
        if kinds[number] not in (None, "caption or credit") or not is_of_print(lines[number]):
            continue
        kinds[number] = "caption or credit"
        under = lines[number + 1 : number + 2]
        shown = under and len(under[0].split()) <= _CUTLINE and not SPEECH.search(under[0])
        if shown and not QUOTED.search(under[0]) and all(kinds[number + 2 :]):
            kinds[number + 1] = "caption or credit"


def _may_be_caption(line: str) -> bool:
    # Six words and no full stop: a subheading is shorter, a paragraph ends.
    words = len(line.split())
    if not 6 <= words <= 40 or SENTENCE_END.search(line) or not line[:1].isupper():
        return False
    return not is_front(line)


def _over_prompt(lines: list[str], kinds: list[str | None], last: int) -> None:
    """The heading of a prompt behind the story."""
    for number in range(len(lines) - 2, last, -1):
        prompt = kinds[number + 1] in ("newsletter prompt", "prompt to pay", "comment form")
        short = len(lines[number].split()) <= 6 and not SENTENCE_END.search(lines[number])
        if prompt and kinds[number] is None and short and _may_be_of_box(lines[number]):
            kinds[number] = kinds[number + 1]


def _contacts(lines: list[str], kinds: list[str | None], first: int, last: int) -> None:
    """Names, addresses and numbers for the press under the heading that says so."""
    for number, line in enumerate(lines):
        if number < first and _CONTACT_LABEL.match(line):
            # A press release may have them over its headline.
            near = range(number, min(number + _CONTACTS, first))
            reach = [n for n in near if _REACH.search(lines[n])]
            for n in range(number, max(reach, default=number - 1) + 1):
                kinds[n] = kinds[n] or "contact block"
        if number > last and set_in.CONTACT.match(line):
            under = range(number + 1, len(lines))
            if all(len(lines[n]) < 100 and not SENTENCE_END.search(lines[n]) for n in under):
                for n in (number, *under):
                    kinds[n] = kinds[n] or "contact block"
            return


_WRITER: Final = re.compile(
    r"(?:sobre (?:la firma|el autor|la autora|o autor|a autora)|über (?:den autor|die autorin)|zur person|"
    r"(?:à propos de|sur) l[’']aut(?:eur|rice)|(?:sull[’']|l[’'])autore|over de auteur|om forfatteren|"
    r"om skribenten|about the (?:author|writer|reporter))\W*",
    re.IGNORECASE,
)
_BIOGRAPHY: Final = 4  # lines below such a heading
_LONGEST_BIOGRAPHY: Final = 300  # characters of one


def _about_author(lines: list[str], kinds: list[str | None]) -> None:
    """Who wrote the story, under the heading that says so behind it."""
    for number in range(len(lines) // 2, len(lines)):
        if not _WRITER.fullmatch(lines[number]):
            continue
        for n in range(number, min(number + _BIOGRAPHY, len(lines))):
            if len(lines[n]) > _LONGEST_BIOGRAPHY:
                break
            kinds[n] = kinds[n] or "about the author"
        return


def _jumps(lines: list[str], kinds: list[str | None]) -> None:
    """The word in capitals under which a story goes on on another page of a newspaper."""
    for number in range(1, len(lines)):
        word = lines[number - 1]
        jumps = kinds[number] is not None and set_in.FROM_PAGE.match(lines[number])
        if jumps and word.isupper() and len(word.split()) <= 3:
            kinds[number - 1] = kinds[number - 1] or kinds[number]


def _printed(lines: list[str], kinds: list[str | None]) -> None:
    """What a browser has over a page: the title, which another line is, with the site or the hour."""
    for number, line in enumerate(lines):
        if kinds[number] is not None:
            continue
        if number < _BAR and mastheads.in_bar(line, lines[:_FRONT]):
            kinds[number] = "page furniture"
        elif _PRINTED.match(line):
            key = squash(line)
            others = (squash(other) for other in lines[:_FRONT] if other != line)
            if any(len(other) > _LONGEST_WORDS // 2 and other in key for other in others):
                kinds[number] = "page furniture"


def _in_capitals(lines: list[str], kinds: list[str | None], last: int) -> None:
    # A site that sets one of its links in capitals sets all of them so.
    links = [n for n, kind in enumerate(kinds) if kind and _is_capital(lines[n])]
    if not links:
        return
    for number, line in enumerate(lines[:last]):
        if number and kinds[number] is None and _is_capital(line):
            kinds[number] = "related-links line"


def _is_capital(line: str) -> bool:
    words = [word for word in line.split() if not any(map(str.isdigit, word))]
    return line.isupper() and len(words) >= _CAPITALS and not SENTENCE_END.search(line)


def _topics(lines: list[str], kinds: list[str | None], last: int) -> None:
    number = next(
        (n for n in range(last + 1, len(lines)) if set_in.OVER_TAGS.match(lines[n])), None
    )
    if number is None:
        return
    kinds[number] = kinds[number] or "related-links line"
    for n in range(number + 1, len(lines)):
        if len(lines[n].split()) > 4 or SENTENCE_END.search(lines[n]):
            return
        kinds[n] = kinds[n] or "related-links line"


def _own_day(lines: list[str], kinds: list[str | None], last: int) -> int | None:
    """The number of the one day of publication behind a story, of no notice and no other story."""
    days = {n: found[1] or "" for n in range(last + 1, len(lines)) if (found := dated(lines[n]))}
    notice = any(OF_NOTICE.search(lines[n]) for n in range(last + 1, len(lines)) if n not in days)
    if len(days) != 1 or notice:
        return None
    [(day, label)] = days.items()
    # Under a link, or under what is not known, it is another story's.
    above = all(kinds[n] == "page furniture" for n in range(last + 1, day))
    return day if above and OF_PUBLICATION.match(label) else None


def _end_of_list(lines: list[str], last: int) -> int:
    """The last line of a counted list behind the last sentence, or a line that leads on; else `last`."""
    items = [n for n in range(last + 1, len(lines)) if _COUNTED.match(lines[n])]
    over = lines[last + 1 : items[0]] if items else []
    if len(items) < _FEWEST_ITEMS or len(over) > 1 or not all(x.endswith(":") for x in over):
        return last
    return items[-1] + items[1] - items[0] - 1


def _behind(lines: list[str], kinds: list[str | None], last: int, *, furnished: bool) -> None:
    """Fill in the kinds of short lines behind the first known one after the story.

    Of a page that is `furnished` before its story too, all short lines behind it.
    """
    last = _end_of_list(lines, last)
    # Tags in small letters end a page as well; a line of the story opens with a capital.
    for n in range(len(lines) - 1, last, -1):
        if kinds[n] is not None:
            continue
        if not lines[n][:1].islower() or len(lines[n].split()) > 4 or SENTENCE_END.search(lines[n]):
            break
        if not AGENCY_CREDIT.search(lines[n]):
            kinds[n] = "related-links line"
    known = next((n for n in range(last + 1, len(lines)) if kinds[n] is not None), len(lines))
    own = None if furnished else _own_day(lines, kinds, last)
    # Below a review stands where and when, and what it costs; below most stories, what the site has more.
    details = sum(map(bool, map(_DETAIL.search, lines[last + 1 : known]))) >= _FEWEST_DETAILS
    for n in range(last + 1 if furnished and not details else known + 1, len(lines)):
        line = lines[n]
        if kinds[n] is not None or SENTENCE_END.search(line) or len(line.split()) > _BEHIND:
            continue
        # Who signs a text says whose copy it is, and the one day of publication below it is its own.
        if not AGENCY_CREDIT.search(line) and n != own:
            kinds[n] = "page furniture"
