"""Boxes of a page that was copied whole, each as one unit: forms, links, notes of a wire, comments.

A form goes from its heading to its button, links from their heading to the next paragraph. One line
of a box is certain; its neighbours go with it where they are no sentences of a story.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

from research.articles.forms import SENTENCE_END, is_front, is_prose
from research.languages import prompts, set_in
from research.languages.en.page_furniture import MODERATED, SPEECH

_NAMED: Final = re.compile('[“"«„] ?[^“”"«»„.!?,]{2,40} ?[”"»“]')
_NAME_OR_FIGURE: Final = re.compile(r"\d|[^.!?]\s[A-ZÀ-Þ]")
_FORM: Final = "newsletter prompt"
_LINKS: Final = "related-links line"
# What stands behind a story, as buttons and pictures stand within it, too.
_CLOSING: Final = (_FORM, _LINKS, "comment form", "share line", "rights line", "about the author")
_CUT: Final = ("...", "…")
_STOPS: Final = ".”\"'’"
_TITLE: Final = range(3, 26)  # words of a link
_CAPTIONED: Final = range(6, 26)  # of one below a caption
_SUBHEADING: Final = 5  # words of a line over a paragraph that may head it
_OFFERED: Final = 15  # words of what letters are of
_SERVICE: Final = 45  # words of what a service says of itself
_GAP: Final = 3  # lines between two certain ones of a form
_LABEL: Final = 60  # characters of a heading of links or of a field
_NOTICE: Final = 160  # characters of what a form says of itself
_LONGEST: Final = 300  # characters of a sentence that invites to letters
_RUN: Final = 30  # links under one heading
_FEW: Final = 4  # links behind a heading with a colon
_STORY: Final = 3  # paragraphs of a story over its comments
_HEADING: Final = 6  # words of a line over comments
_COMMENT: Final = 300  # characters of a comment
_OFFER: Final = 20  # words of what letters tell, between their name and the field


def complete(lines: list[str], kinds: list[str | None], first: int, last: int) -> None:
    """Fill in the kinds of lines in forms, under headings of links and of a wire, and of comments.

    `first` and `last` are the first and the last sentence of the story.
    """
    for n in (*range(1, first + 1), *range(max(1, last), len(lines))):
        if kinds[n] is None and lines[n][0] in "([" and set_in.REVISION.fullmatch(lines[n]):
            kinds[n] = "wire note"
    _links(lines, kinds, first)
    _forms(lines, kinds)
    _invitations(lines, kinds)
    _calls(lines, kinds, first)
    _comments(lines, kinds, first)
    _below(lines, kinds, last)


def _ends(line: str) -> bool:
    return SENTENCE_END.search(line) is not None


def _may_be_link(line: str) -> bool:
    """Whether a line may be the title of another text."""
    stopped = _ends(line) and not line.endswith(("?", "!", "...", "…"))
    return not stopped and len(line.split()) < _TITLE.stop and not line.endswith(":")


def _links(lines: list[str], kinds: list[str | None], first: int) -> None:
    """Titles under a heading of links, up to the next paragraph, and lines that lead away."""
    for number, line in enumerate(lines):
        if number == 0 or len(line) > 180 or line[-1] in _STOPS:
            continue
        if len(line) >= _LABEL or not set_in.LINKS.fullmatch(line.strip(" :.»›>→|")):
            if kinds[number] is None and number > first and set_in.LEADS_AWAY.fullmatch(line):
                kinds[number] = _LINKS
            continue
        # Behind a colon stands one link as a rule, and a few at most.
        end = number + 1
        # A picture of the one link may have its caption, a sentence, over the title.
        captioned = (
            _is_brief(lines[end : end + 1])
            and end + 2 < len(lines)
            and len(lines[end + 1].split()) in _CAPTIONED
            and not (_ends(lines[end + 1]) or is_front(lines[end + 1]))
            and is_prose(lines[end + 2])
        )
        if captioned:
            for n in (number, end, end + 1):
                kinds[n] = kinds[n] or _LINKS
            continue
        most = _FEW if line.endswith(":") else _RUN
        while end < min(number + 1 + most, len(lines)) and (
            kinds[end] or (_may_be_link(lines[end]) and not is_front(lines[end]))
        ):
            end += 1
        titles = [n for n in range(number + 1, end) if kinds[n] is None]
        # A short line over the next paragraph may be its heading.
        prose = end < len(lines) and is_prose(lines[end])
        if titles and prose and titles[-1] == end - 1 and len(lines[end - 1].split()) < _SUBHEADING:
            titles.pop()
        topics = number > len(lines) // 2 and set_in.TOPICS.fullmatch(line.strip(" :"))
        if topics or any(len(lines[n].split()) in _TITLE for n in titles):
            for n in (number, *titles):
                kinds[n] = kinds[n] or _LINKS


def _is_brief(line: list[str]) -> bool:
    """Whether there is a line, and it is a short sentence that nobody says."""
    if not line or not line[0].endswith(".") or is_prose(line[0]):
        return False
    return not (prompts.QUOTED.search(line[0]) or SPEECH.search(line[0]))


def _may_be_of_form(line: str, *, over_field: bool = False) -> bool:
    """Whether a line between the heading and the button of a form is no sentence of a story.

    Over the field for an address stands also what the letters are of, in few words.
    """
    # The letters have their name in marks.
    quoted = prompts.QUOTED.search(_NAMED.sub(" ", line))
    if len(line.split()) > _SERVICE or quoted or SPEECH.search(line):
        return False
    if not _ends(line):
        return True
    # What a story tells of letters, it tells of the past, and not to its reader.
    spoken_to = prompts.ADDRESS.search(line.lower()) is not None
    of_letters = set_in.LETTERS.search(line) is not None
    if spoken_to and of_letters:
        return True
    brief = over_field and len(line.split()) <= _OFFERED
    return (spoken_to or of_letters or brief) and not set_in.TOLD.search(line)


def _is_offer(line: str) -> bool:
    """Whether a line may say what letters tell: in a few words, without a name or a figure.

    >>> _is_offer("What happened in town, and why."), _is_offer("The council met in Linden.")
    (True, False)
    """
    if len(line.split()) > _OFFER or prompts.QUOTED.search(line) or SPEECH.search(line):
        return False
    return not _NAME_OR_FIGURE.search(line)


def _heads_form(line: str) -> bool:
    """Whether a line may head a form: it names letters, and as a sentence it invites to them."""
    if len(line) >= _LONGEST or not set_in.LETTERS.search(line):
        return False
    plain = len(line) < _NOTICE and (not _ends(line) or line.endswith("?"))
    return plain or (prompts.INVITATION.match(line) is not None and _may_be_of_form(line))


def _forms(lines: list[str], kinds: list[str | None]) -> None:
    """Forms for letters of the site: heading, what it offers, fields, button, notice."""
    fields = {n for n, line in enumerate(lines) if n and _is(set_in.FIELD, line)}
    buttons = {n for n, line in enumerate(lines) if n and _is(set_in.BUTTON, line)}
    headings = {n for n, line in enumerate(lines) if n and (kinds[n] == _FORM or _heads_form(line))}
    boxes: list[list[int]] = []
    for n in sorted(headings | fields | buttons):
        above = boxes[-1][-1] if boxes else -1
        between = (lines[m] for m in range(above + 1, n) if kinds[m] is None)
        if above >= 0 and n - above - 1 <= _GAP:
            over = n in fields
            named = over and kinds[above] == _FORM and n - above == 2
            if all(
                _may_be_of_form(line, over_field=over) or (named and _is_offer(line))
                for line in between
            ):
                boxes[-1].append(n)
                continue
        boxes.append([n])
    for box in boxes:
        start = next((n for n in box if n in headings), box[-1])
        end = next((n for n in reversed(box) if n not in headings), start)
        if end <= start:
            continue
        # The notice behind the button: what the site does with the address.
        below = lines[end + 1] if end + 1 < len(lines) else ""
        notice = set_in.LETTERS.search(below) and prompts.ADDRESS.search(below.lower())
        end += bool(notice) and _may_be_of_form(below)
        for n in range(start, end + 1):
            kinds[n] = kinds[n] or _FORM


def _is(form: re.Pattern[str], line: str) -> bool:
    return len(line) < _NOTICE and form.fullmatch(line) is not None


def _invitations(lines: list[str], kinds: list[str | None]) -> None:
    """Sentences that invite to letters, of the site's own words or beside another line of it."""
    buttons = {n for n, line in enumerate(lines) if n and _is(set_in.BUTTON, line)}
    for n in range(1, len(lines)):
        line = lines[n]
        if kinds[n] is not None or len(line) > _LONGEST or not set_in.SIGN_UP.match(line):
            continue
        button = next((m for m in (n - 1, n + 1) if m in buttons), None)
        beside = any(kinds[n - 1 : n + 2 : 2]) or button is not None
        # A sentence of a story may open so, too: "Download speeds in Linden doubled."
        offered = not line.endswith(".") or _NAMED.search(line) or set_in.OFFERED.search(line)
        # What the site has to offer has its name in marks.
        quoted = prompts.QUOTED.search(_NAMED.sub(" ", line))
        if ((beside and offered) or set_in.OF_LETTERS.search(line)) and not (
            quoted or SPEECH.search(line)
        ):
            kinds[n] = _FORM
            if button is not None:
                kinds[button] = kinds[button] or _FORM


def _calls(lines: list[str], kinds: list[str | None], first: int) -> None:
    """Calls to readers within the story or behind it, with the heading over each."""
    for n in range(first + 1, len(lines)):
        if kinds[n] not in (None, _FORM) or len(lines[n]) > _LONGEST:
            continue
        if not set_in.CALL.fullmatch(lines[n]):
            continue
        # Under the heading, or with a question: a heading of the story may be as short.
        headed = set_in.CALL_HEADING.fullmatch(lines[n - 1]) is not None
        if headed or "? " in lines[n]:
            kinds[n] = _FORM
            kinds[n - 1] = kinds[n - 1] or (_FORM if headed else None)


def _comments(lines: list[str], kinds: list[str | None], first: int) -> None:
    """What readers wrote, from the notice over it, or from the orders of it side by side, to the end.

    How many there are stands above; where a long paragraph stands below, the story goes on.
    """
    told = 0
    for n in range(first, len(lines)):
        told += kinds[n] is None and is_prose(lines[n])
        ordered = n + 1 < len(lines) and all(map(set_in.ORDER.fullmatch, lines[n : n + 2]))
        if told >= _STORY and (ordered or MODERATED.fullmatch(lines[n])):
            # Its heading stands above: "Comments 88", "Share what you think".
            over = takewhile(lambda m: kinds[m] or _may_head(lines[m]), range(n - 1, first, -1))
            start = min(over, default=n)
            counted = any(map(set_in.COMMENTS.fullmatch, lines[start : n + 1]))
            long = any(len(lines[m]) > _COMMENT for m in range(n, len(lines)) if kinds[m] is None)
            if not counted or long:
                continue
            kinds[start:] = [kind or "comment form" for kind in kinds[start:]]
            return


def _may_head(line: str) -> bool:
    return len(line.split()) <= _HEADING and not _ends(line)


def _below(lines: list[str], kinds: list[str | None], last: int) -> None:
    """Titles behind the story, below a line of the page: cut ones too, and longer than a tag."""
    # A title that is cut ("Council to vote on...") may be as long as a sentence.
    told = (n for n in range(len(lines) - 1, 0, -1) if kinds[n] is None and is_prose(lines[n]))
    last = next((n for n in told if not lines[n].endswith(_CUT)), last)
    known = next((n for n in range(last + 1, len(lines)) if kinds[n] in _CLOSING), len(lines))
    for n in range(known + 1, len(lines)):
        line = lines[n]
        # A story may end in a question.
        open_end = line.endswith(_CUT) or not _ends(line)
        title = kinds[n] is None and open_end and not line[0].islower() and _may_be_link(line)
        if title and not is_front(line):
            kinds[n] = _LINKS
