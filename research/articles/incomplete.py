"""What is no article, or only the beginning of one: walls, errors, checks, lists of teasers.

A page that holds no story is refused with the reason; a text that stops before its end is kept
and flagged, and reports say how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from research.articles.records import Change, excerpt
from research.languages.en import wall_patterns

STEP: Final = "incomplete"
# What to do about a page, a file with its text, a row of a table or an object with it.
OF_PAGE: Final = "save the page as a browser shows it"
OF_FILE: Final = "open its page in a browser, and save or copy what that shows"
OF_ROW: Final = "fetch its page again as a browser shows it"
_TAIL: Final = 4  # lines behind the last sentence in which a prompt to pay is looked for
_SENTENCE: Final = 60  # characters of a line that is a sentence of the story
_FEW_WORDS: Final = 150  # words below which a page may be a wall, an error or a check
FEW_SHOWN: Final = 250  # words below which a prompt to pay says that the text stops there

_PARAGRAPH: Final = 100  # words of a wall that is one paragraph, and is judged as such
_TELLING: Final = 4  # words of a sentence that tells something
_TOLD: Final = 0.35  # share of a text in such sentences, of which a wall has next to none
_MATTERS: Final = 3  # of which a request for consent speaks
_BUTTON: Final = 30  # words of a sentence with its buttons
_LONG: Final = 300  # words from which on a text is more than a request
_OF_CONSENT: Final = 0.7  # share of a text that speaks of them
_CELL: Final = 32_767  # characters that a cell of Excel holds, in units of UTF-16

_COUNTED: Final = re.compile(
    r"\s*(?:…|\.\.\.)?\s*\[\s*(?:\+\s*)?[\d,.]+\s*(?:more )?(?:chars?|characters|words)\s*\]\s*$",
    re.IGNORECASE,
)
_DOTS: Final = re.compile(r"(?:\.\.\.|…)\W*$")
# What an interface writes in the place of an article that was taken back.
_WITHDRAWN: Final = re.compile(
    r"\s*\[?(?:removed|deleted|withdrawn|entfernt|supprimé|eliminado)\]?\s*", re.IGNORECASE
)
_QUOTE: Final = re.compile(r"[“„«][^”“»]*[”“»]?")
_ENDED: Final = re.compile(r"[.!?…]['\"’”“»«)\]\s]*$")


def refused(title: str | None, text: str, *, then: str = OF_PAGE) -> str | None:
    """Why a short text is no article: a wall, an error, a check; else None. `then` says what to do.

    >>> refused("Just a moment...", "Verify you are human.")
    "a check for robots, not the article: 'Just a moment...'; save the page as a browser shows it"
    >>> refused("Ferry to close", "The council voted to close it.") is None
    True
    """
    if title and (shown := wall_patterns.ERROR_TITLE.fullmatch(title.strip())):
        return of_error(shown[0], then=then)
    sample = text[:4000]
    if len(sample) == 4000:
        return None
    # By sentences: of one paragraph one line would be the whole.
    told = [part for line in sample.split("\n") for part in re.split(r"(?<=[.!?]) ", line)]
    lines = [line for line in (title or "", *told) if line.strip()]
    # A brief on somebody who was not found reports what others said of it; a page of an error that
    # is called so, and nothing else, may quote a line.
    if any(map(_reports, told)) and not _is_error(next(iter(lines), "")):
        return None
    # With its offers to pay instead, a request for consent is longer than other walls.
    count = len(sample.split())
    short = count <= _FEW_WORDS
    if short and _tells(told):
        return None
    readings = [lines]
    # A guide speaks to its reader, too, and goes on.
    if count <= _PARAGRAPH and sum(map(len, telling(told))) <= _TOLD * len(sample):
        readings.append([line for line in (title or "", *sample.split("\n")) if line.strip()])
    for why, words in wall_patterns.REFUSALS if short else ():
        for parts in readings:
            if hit := _refusing(parts, words, title, few=count < 60):
                return f"{why}: {excerpt(hit, limit=60)!r}; {then}"
    asked = _consent(lines)
    return f"{asked}; {then}" if asked else None


def _refusing(lines: list[str], words: re.Pattern[str], title: str | None, *, few: bool) -> str:
    """The first of lines with these words, where most are such, or the title or the first; else ""."""
    hits = [line for line in lines if words.search(line)]
    named = bool(title and words.search(title)) and len((title or "").split()) <= 10
    first = bool(hits) and hits[0] in lines[:2] and len(hits[0].split()) <= 14
    share = sum(map(len, hits)) / max(1, sum(map(len, lines)))
    return hits[0] if share > 0.5 or ((named or first) and (share > 0.25 or few)) else ""


def _is_error(head: str) -> bool:
    return wall_patterns.ERROR_TITLE.fullmatch(head.strip()) is not None


def of_error(shown: str, *, then: str = OF_PAGE) -> str:
    """The refusal of a page of an error, by the words that tell it."""
    return f"a page of an error, not the article: {excerpt(shown, limit=60)!r}; {then}"


def tells_missing(sentence: str) -> bool:
    """Whether a sentence tells its reader that the page asked for was moved or deleted.

    >>> tells_missing("The story you are looking for may have been moved or deleted.")
    True
    >>> tells_missing("The story may have been moved or deleted.")
    False
    """
    asked = wall_patterns.SOUGHT.search(sentence) and wall_patterns.MISSING.search(sentence)
    return asked is not None and not _reports(sentence)


def _reports(sentence: str) -> bool:
    """Whether a sentence says what somebody said; "selon vos choix" of a wall speaks to its reader."""
    bare = wall_patterns.BUTTON.sub("", sentence)
    if not wall_patterns.SPOKEN.search(bare):
        return False
    return wall_patterns.TO_READER.search(_QUOTE.sub(" ", bare)) is None


def _tells(sentences: Sequence[str]) -> bool:
    """Whether sentences tell of others: a wall speaks to its reader, of itself and in few words."""
    plain = telling(sentences)
    return len(plain) > 1 and sum(map(len, plain)) > _TOLD * sum(map(len, sentences))


def telling(sentences: Sequence[str]) -> list[str]:
    """The sentences that speak neither to a reader nor of a site or its errors.

    >>> telling(["It rained all day in Rome.", "Your page was not found here."])
    ['It rained all day in Rome.']
    """
    return [
        one
        for one in sentences
        if len(one.split()) >= _TELLING and _ENDED.search(one)
        if not (wall_patterns.TO_READER.search(one) or wall_patterns.OF_VISIT.search(one))
        if not any(words.search(one) for _, words in wall_patterns.REFUSALS)
    ]


def _consent(lines: Sequence[str]) -> str | None:
    """Why lines are a request for consent: most speak of cookies, partners, ads, and to the reader."""
    whole = "\n".join(lines)
    if len(whole.split()) >= _LONG:
        return None
    # A guide to such requests speaks of the same, and asks for nothing.
    asks = {m[0].lower() for m in wall_patterns.ASKS.finditer(whole)}
    if len(asks) < 1 + (len(whole.split()) > _FEW_WORDS):
        return None
    if not wall_patterns.TRACKING.search(whole):
        return None
    about = [p for p in wall_patterns.CONSENT if p.search(whole)]
    spoken_to = {m[0].lower() for m in wall_patterns.TO_READER.finditer(whole)}
    # Of a button and a sentence less can be asked.
    few = len(whole.split()) < _BUTTON
    if len(about) < _MATTERS - few or len(spoken_to) < 2 - few:
        return None
    held = sum(len(x) for x in lines if any(p.search(x) for p in wall_patterns.CONSENT))
    if held < _OF_CONSENT * sum(map(len, lines)):
        return None
    shown = next(x for x in lines if wall_patterns.TRACKING.search(x))
    return f"a request for consent to cookies, not the article: {excerpt(shown, limit=60)!r}"


def withdrawn(text: str) -> str | None:
    """Why a text is none: the source took the article back and says so in its place.

    >>> withdrawn("[Removed]"), withdrawn("It was removed.")
    ("the source has withdrawn it: '[Removed]' stands for its text", None)
    """
    if not _WITHDRAWN.fullmatch(text):
        return None
    return f"the source has withdrawn it: {text.strip()!r} stands for its text"


def is_cut(text: str) -> bool:
    """Whether a text ends in dots, as the first words of a story do.

    >>> is_cut("The council voted to …"), is_cut("The council voted.")
    (True, False)
    """
    return _DOTS.search(text) is not None


def is_prompt(line: str) -> bool:
    """Whether a line asks to pay or to log in for the rest of a text.

    >>> is_prompt("Subscribe to read the rest."), is_prompt("He will subscribe to it.")
    (True, False)
    """
    if len(line) >= 200:
        return False
    return wall_patterns.PAYWALL.match(line.lower().lstrip(" \t–—-*•>»🔒")) is not None


def asks_to_pay(line: str) -> bool:
    """Whether a line has the words of a prompt to pay, wherever they stand in it.

    >>> asks_to_pay("There is more. Subscribe to read the rest."), asks_to_pay("It rained.")
    (True, False)
    """
    return wall_patterns.PAYWALL.search(line.lower()) is not None


def of_text(lines: Sequence[str]) -> tuple[list[str], list[Change]]:
    """Lines without the mark of a cut, and the flag where a text stops before its end.

    >>> of_text(["It rained in Rome and the river… [+2829 chars]"])[0]
    ['It rained in Rome and the river…']
    """
    kept = list(lines)
    last = next((n for n in range(len(kept) - 1, -1, -1) if kept[n].strip()), None)
    if last is None:
        return kept, []
    words = sum(len(line.split()) for line in kept)
    for number in (last, last - 1):
        bracketed = number >= 0 and kept[number].rstrip().endswith("]")
        if bracketed and (found := _COUNTED.search(kept[number])):
            mark = found[0].strip()
            kept[number] = f"{kept[number][: found.start()].rstrip('….')}…"
            reason = "the source cuts its texts; this is the beginning only"
            return kept, [Change(STEP, "flagged", mark, None, reason)]
    # What stands after a prompt to pay is furniture, unless it is a sentence: then nothing is cut.
    short = reversed(kept[: last + 1] if words < 2 * FEW_SHOWN else ())
    tail = list(takewhile(lambda line: not _is_sentence(line), short))
    prompt = next((line for line in tail[:_TAIL] if len(line) < 300 and asks_to_pay(line)), None)
    changes: list[Change] = []
    if prompt is None and words < FEW_SHOWN and (barrier := _barrier(kept)):
        prompt = kept[barrier[0]]
        gone = excerpt(" ⏎ ".join(kept[n] for n in barrier[1:]))
        changes.append(Change(STEP, "removed", gone, None, "offers behind a prompt to pay"))
        kept = [line for n, line in enumerate(kept) if n not in barrier[1:]]
    if prompt:
        reason = "the text stops at a prompt to pay"
        return kept, [*changes, Change(STEP, "flagged", excerpt(prompt, limit=120), None, reason)]
    if wall_patterns.LEADS_ON.match(kept[last]) and last and words < FEW_SHOWN:
        reason = "it ends with a link to the rest"
        return kept, [Change(STEP, "flagged", kept[last], None, reason)]
    if wall_patterns.ELLIPSIS.search(kept[last]) and len(kept[last].split()) > 5:
        reason = "it ends in the middle of a sentence"
        return kept, [Change(STEP, "flagged", excerpt(kept[last][-80:]), None, reason)]
    return kept, []


def _barrier(lines: Sequence[str]) -> list[int]:
    """The offers behind a short text from its first prompt to pay on, where they are all that is left.

    An offer may be written in sentences; two prompts, and nothing behind them but offers, are a barrier.
    """
    first = next((n for n, line in enumerate(lines) if is_prompt(line)), len(lines))
    offers = [n for n in range(first, len(lines)) if wall_patterns.OFFER.search(lines[n])]
    prompts = sum(asks_to_pay(lines[n]) for n in offers)
    short = all(len(lines[n]) < 2 * _SENTENCE for n in range(first, len(lines)) if n not in offers)
    if not first or prompts < 2 or not short or len(offers) * 2 < len(lines) - first:
        return []
    return offers


def of_cell(text: str) -> list[Change]:
    """The flag of a text that fills the cell of a table: Excel cuts what is longer.

    >>> [change.reason for change in of_cell("a" * 32_767)]
    ['it has 32,767 characters, the most that a cell of Excel holds; the rest may be cut']
    """
    if len(text) > _CELL or len(text.encode("utf-16-le", "surrogatepass")) != 2 * _CELL:
        return []
    reason = (
        f"it has {_CELL:,} characters, the most that a cell of Excel holds; the rest may be cut"
    )
    return [Change(STEP, "flagged", excerpt(text[-80:]), None, reason)]


def _is_sentence(line: str) -> bool:
    return len(line) >= _SENTENCE and bool(_ENDED.search(line)) and not asks_to_pay(line)
