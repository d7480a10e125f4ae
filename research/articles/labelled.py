"""Lines that name what they hold ("Title: ...", "URL Source: ...") before a text: its metadata.

Reader interfaces, scrapers and people put them there. They count only where two of them are known
by name, so that "The mayor: no" stays what it is.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import Final

from research.articles import citations, column_names, columns, dates, mastheads
from research.articles.chrome import squash
from research.articles.forms import SENTENCE_END, byline, composite, dated, is_name, is_prose
from research.articles.records import Change, Metadata, Record, excerpt

_MOST: Final = 20  # lines in which they are looked for
_OVER_STORY: Final = 8  # lines over the first paragraph in which the address stands
_SIGNATURE: Final = 12  # lines of one, behind two hyphens, at the end of a mail
_CITED: Final = 0.9  # of the rows of a mail, where a program marks each
_OF_LIBRARY: Final = 6  # lines behind them that say which library holds the text
_SHORT_LINE: Final = 60  # characters of such a line
_SHORT: Final = 40  # characters of a value that is no sentence
_BEFORE: Final = 2  # lines that may stand before the first, such as a headline
_LINE: Final = re.compile(
    r"(?:[-*•]\s+)?(?:\*\*|__)?([^\W\d_][\w .()/'’-]{1,30}?)\s?:(?:\*\*|__)?(?:[ \t]+(\S.{0,500})|[ \t]*)"
)
_ADDRESS: Final = re.compile(
    r"(?:(?:source|url|link|via|from|retrieved from|read (?:more|the full (?:story|article))(?: at| on)?|"
    r"quelle|fuente|lien|original(?: article)?|hentet (?:fra|på)|hämtad från|abgerufen (?:von|unter)|"
    r"consulté sur|tomado de|overgenomen van|(?:this article was )?downloaded (?:by \w{2,20} )?from"
    r")\s?:?\s*)?<?(https?://[^\s<>/]+/[^\s<>]+)>?\s*"
    r"(?:[(\[,;]?\s*(?:(?:last|zuletzt) )?(?:accessed|retrieved|viewed|abgerufen|zugriff|consulté|consultado|"
    r"geraadpleegd)\b[^()\n]{0,40}[)\]]?)?",
    re.IGNORECASE,
)
_MAIL: Final = re.compile(
    r"\*?(From|Date|Sent|Subject|To|Cc|Reply-To|Von|Gesendet|Datum|Betreff|An|De|Envoyé|Objet|À|Enviado|"
    r"Asunto|Para|Da|Inviato|Oggetto|A|Fra|Sendt|Dato|Emne|Til|Från|Skickat|Ämne|Till|Van|Verzonden|"
    r"Onderwerp|Aan|Antwort an|Répondre à|Responder a|Rispondi a|Antwoord aan|Svara till|Svar til)"
    r"\s?:\*?\s+(\S.{0,300})",
    re.IGNORECASE,
)
_SUBJECT: Final = ("subject", "betreff", "objet", "asunto", "oggetto", "emne", "ämne", "onderwerp")
_SENT: Final = (
    "date", "sent", "gesendet", "datum", "envoyé", "enviado", "inviato", "sendt", "dato",
    "skickat", "verzonden",
)  # fmt: skip
_SENDER: Final = re.compile(
    r"\*?(?:From|Von|De|Da|Fra|Från|Van)\s?:\*?\s+\"?([^<>@\"]{2,80}?)\"?\s*(?:<|\[|$)"
)
_LINKED: Final = re.compile(r"\[([^\[\]]{2,200})\]\((https?://[^\s()]{4,500})\)")
_ANSWER: Final = re.compile(
    r"^(?:(?:fwd?|re|aw|wg|tr|rv|rif|i|vs|sv|vb|doorst)\s?:\s*)+", re.IGNORECASE
)
# "On 4 June 2024, at 08:12, The Gazette <a@b.example> wrote:"
_WROTE: Final = re.compile(
    r"(.{6,140}?)\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu|"
    r"napisał)\b(.{0,80}?)\s?:",
    re.IGNORECASE,
)
_FORWARDED: Final = re.compile(
    r"(?:-{2,}|Begin) ?(?:forwarded|original|weitergeleitete|ursprüngliche|mensaje|message|messaggio|"
    r"videresendt|opprinnelig|oprindelig|vidarebefordrat|ursprungligt|doorgestuurd|oorspronkelijk)\b.{0,40}",
    re.IGNORECASE,
)
# The notice below a signature, which every mail of a house has.
_CONFIDENTIAL: Final = re.compile(
    r"(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication)\b.{0,120}\b"
    r"(?:confidential|intended)|diese (?:e-?mail|nachricht)\b.{0,120}\bvertraulich|"
    r"ce (?:courriel|message|mail)\b.{0,120}\bconfidentiel|"
    r"este (?:correo|mensaje|e-?mail)\b.{0,120}\bconfiden|"
    r"quest[ao] (?:e-?mail|messaggio)\b.{0,120}\briservat|"
    r"(?:deze|dit) (?:e-?mail|bericht)\b.{0,120}\bvertrouwelijk",
    re.IGNORECASE,
)
# What notes set around such lines: a picture of the page, and the heading of the lines.
_FRAME: Final = re.compile(
    r"!\[[^\]]{0,200}\]\(\S{1,500}\)|#{1,4} (?:metadata|properties|meta|article info|info)",
    re.IGNORECASE,
)
_KINDS: Final = ("title", "outlet", "byline", "published", "url", "language", "deck")
_HOUSE: Final = re.compile(r"\W*publisher\b", re.IGNORECASE)
_FORM: Final = re.compile(r"markdown", re.IGNORECASE)


def read(record: Record) -> tuple[Record, bool]:
    """The record without the lines that name its metadata, and whether its text is Markdown."""
    rows = record.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    given = rows
    rows, mail = forwarded(rows)
    if mail == Metadata():
        rows, mail = _mailed(rows)
    sent: list[Change] = []
    if mail != Metadata():
        sent.append(
            _gone(given[: len(given) - len(rows)], "the head of a mail: its subject and its day")
        )
        end, done = signed(rows)
        sent += done
        rows = rows[:end]
        start = _own_head(rows, mail)
        if start is not None:  # whoever passes a cutting on is not who published it
            mail = Metadata()
            sent += [_gone(rows[:start], "words of who sent it")] if start else []
            rows = rows[start:]
    rows, metadata, changes, marked = _headed(rows)
    if not changes:
        rows, metadata, changes = _tailed(rows)
    metadata = metadata.over(mail)
    changes = [*sent, *changes]
    rows, cited, done = _cited(rows)
    metadata = metadata.over(cited)
    changes = [*changes, *done]
    rows, url, more = _addressed(rows)
    if not changes and not more:
        return record, False
    known = replace(metadata, url=metadata.url or url)
    found = replace(record, text="\n".join(rows), metadata=record.metadata.over(known))
    return found.changed([*changes, *more]), marked


def _cited(rows: list[str]) -> tuple[list[str], Metadata, list[Change]]:
    """Rows without the citation that a database offers to copy, over the text or under it."""
    held = [n for n, row in enumerate(rows) if row.strip()]
    for n in dict.fromkeys((*held[:2], *held[-4:])):
        row = rows[n].strip()
        found = citations.whole(row) or citations.sourced(row)
        # "Harbour Times, Thursday 9 November 2023, page 3" under a text
        issue = citations.read(row) if found is None and n == held[-1] else None
        if issue and mastheads.is_whole_name(issue.outlet):
            found = Metadata(outlet=issue.outlet, published=issue.date, byline=issue.byline)
        if len(held) > 2 and found:
            reason = "a citation to copy: metadata, not text"
            change = Change("metadata", "repaired", excerpt(rows[n].strip()), None, reason)
            return [*rows[:n], *rows[n + 1 :]], found, [change]
    return rows, Metadata(), []


def _gone(rows: list[str], reason: str) -> Change:
    return Change("label", "removed", excerpt(" ⏎ ".join(filter(str.strip, rows))), None, reason)


def _own_head(rows: list[str], mail: Metadata) -> int | None:
    """The row of the headline of a cutting that a person sent, which has its day below; None elsewhere."""
    held = [n for n, row in enumerate(rows) if row.strip()][:_OVER_STORY]
    day = next((n for n in held if dated(rows[n].strip())), None)
    subject = squash(mail.title or "")
    if day is None or mail.outlet or any(squash(rows[n]) == subject for n in held):
        return None
    start = day
    while start and rows[start - 1].strip():
        start -= 1
    above = [n for n in held if n < start]
    # The headline stands in a row of its own, or in the first of those with the day.
    head = above[-1] if above and not SENTENCE_END.search(rows[above[-1]].strip()) else start
    if head == day or any(is_prose(rows[n].strip()) for n in above):
        return None
    return head


def _uncited(rows: list[str]) -> list[str]:
    """Rows without the mark of what is cited, where nearly all have it."""
    held = [row for row in rows if row.strip()]
    if sum(row.startswith(">") for row in held) < _CITED * len(held):
        return rows
    return [re.sub(r"^> ?", "", row) for row in rows]


def _mailed(rows: list[str]) -> tuple[list[str], Metadata]:
    """Rows without the head of a mail that was pasted or forwarded, and what it says."""
    held = [n for n, row in enumerate(rows) if row.strip()]
    fewest = 3
    if held and _FORWARDED.fullmatch(rows[held[0]].strip()):
        held.pop(0)
        fewest = 2
    head: dict[str, str] = {}
    last = -1
    for n in held:
        if (match := _MAIL.fullmatch(rows[n].strip())) is None:
            break
        head.setdefault(match[1].lower(), match[2].strip())
        last = n
    subject = next((head[name] for name in _SUBJECT if name in head), None)
    if len(head) < fewest or not subject:
        return rows, Metadata()
    date = next((head[name] for name in _SENT if name in head), None)
    return rows[last + 1 :], Metadata(title=topic(subject) or None, published=date)


def signed(rows: list[str]) -> tuple[int, list[Change]]:
    """Where the signature of a mail begins, or its notice of confidence, and what goes with it.

    Two hyphens may part a story as well, and then sentences stand below them.
    """
    held = [n for n, row in enumerate(rows) if row.strip()]
    tail = held[1:][-_SIGNATURE:]
    notice = next((n for n in tail if _CONFIDENTIAL.match(rows[n].strip())), len(rows))
    starts = [
        n
        for n in tail
        if rows[n].strip() == "--" and not is_prose(" ".join(rows[n + 1 : notice]).strip())
    ]
    for start in (*starts, notice):
        if sum(map(len, rows[start:])) < sum(map(len, rows[:start])) and start < len(rows):
            reason = "the signature of a mail, or its notice of confidence"
            return start, [_gone(rows[start:], reason)]
    return len(rows), []


def topic(subject: str) -> str:
    """The subject of a mail without what answering and forwarding put before it.

    >>> topic("Fwd: AW: Bath to close")
    'Bath to close'
    """
    return _ANSWER.sub("", subject)


def sender(name: str) -> tuple[str | None, str | None]:
    """(outlet, byline) of the name of who sent a newsletter.

    >>> sender("Jane Rowe from The Letter"), sender("The Gazette"), sender("Jane Rowe at The Gazette")
    (('The Letter', 'Jane Rowe'), ('The Gazette', None), ('The Gazette', 'Jane Rowe'))

    A person alone may have written it or passed it on, and is no outlet.
    """
    parted = re.fullmatch(
        r"(.{3,60}?),? (?:from|at|@|von|de|da|via) ((?-i:[A-ZÀ-Þ]).{2,80})", name.strip()
    )
    if parted and is_name(parted[1]):
        return parted[2], parted[1]
    return (None if is_name(name.strip()) else name.strip() or None), None


def forwarded(rows: list[str]) -> tuple[list[str], Metadata]:
    """Rows of a mail behind the head of the one that it forwards, and what that head says.

    >>> forwarded(["See below.", "---------- Forwarded message ---------", "From: The Gazette <a@b.example>",
    ...            "Date: 4 June 2024", "Subject: Bath to close", "It rained all day."])[0]
    ['It rained all day.']
    """
    first = True
    for at, row in enumerate(rows):
        bare = row.strip()
        # Most rows are told by one character.
        marked = bare.startswith(("-", "B", "b")) and _FORWARDED.fullmatch(bare.rstrip("-: "))
        # Outlook sets the head of the first mail below the second without a line between.
        headed = not first and bare.startswith(("*", "F", "V", "D")) and _SENDER.match(bare)
        first = first and not bare
        if marked or headed:
            rest, known = _mailed([row, *_uncited(rows[at + 1 :])])
            head = rows[at : len(rows) - len(rest)]
            named = next((m[1] for line in head if (m := _SENDER.match(line.strip()))), None)
        elif (
            bare.endswith(":")
            and (wrote := _WROTE.fullmatch(bare))
            and (date := dates.within(wrote[1]))
        ):
            rest, known = rows[at + 1 :], Metadata(published=date)
            who = re.sub(r"\s*<[^<>]*>", "", wrote[2].strip() or wrote[1])
            named = re.split(r", |\d\d?:\d\d(?::\d\d)?(?: ?[AP]M)? ", who.strip(" ,"))[-1]
        else:
            continue
        # What stands below an answer is what it answers.
        above, below = (sum(map(len, part)) for part in (rows[:at], rest))
        if known != Metadata() and above < below:
            outlet, by = sender(named) if named else (None, None)
            return rest, replace(known, outlet=outlet, byline=by)
    return rows, Metadata()


def parts(text: str) -> list[str]:
    r"""The texts of several articles that follow each other, each under its own labelled lines.

    >>> len(parts("Title: A\nDate: 2024-06-04\n\nIt rained.\n\nTitle: B\nDate: 2024-06-05\n\nIt hailed."))
    2
    """
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((row for row in rows if row.strip()), "")
    opened = _LINE.fullmatch(first.strip())
    if opened is None or _kind(first) is None:
        return [text]
    name = opened[1].strip().lower()
    starts = []
    for n, row in enumerate(rows):
        match = _LINE.fullmatch(row.strip()) if row.strip() else None
        if match and match[1].strip().lower() == name and _kind(row):
            following = [r for r in rows[n + 1 : n + 6] if r.strip()][:1]
            if following and _kind(following[0]):
                starts.append(n)
    if len(starts) < 2:
        return [text]
    return ["\n".join(rows[a:b]) for a, b in zip(starts, [*starts[1:], len(rows)], strict=True)]


def _headed(rows: list[str]) -> tuple[list[str], Metadata, list[Change], bool]:
    held = [n for n, row in enumerate(rows) if row.strip() and not _FRAME.fullmatch(row.strip())]
    held = held[:_MOST]
    start = next((i for i, n in enumerate(held[: _BEFORE + 1]) if _kind(rows[n])), None)
    nothing: tuple[list[str], Metadata, list[Change], bool] = (rows, Metadata(), [], False)
    if start is None:
        return nothing
    kinds: list[str] = []
    last = start
    closes = _closes(rows, held, start)
    for i in range(start, len(held)):
        match = _LINE.fullmatch(rows[held[i]].strip())
        if match is None:
            break
        kind = _kind(rows[held[i]])
        if kind:
            kinds.append(kind)
            last = i
        elif kinds and i <= closes and len(match[2] or "") < _SHORT:
            last = i  # of another kind, in the same block: "Page: 4"
        if kind == "text":
            break
    if len(set(kinds)) < 2 or not {"title", "url", "published", "outlet"} & set(kinds):
        return nothing
    first, end = held[start], held[last]
    body = rows[end + 1 :]
    final = _LINE.fullmatch(rows[end].strip())
    marked = final is not None and bool(_FORM.search(final[1]))
    if kinds[-1] == "text" and final is not None and final[2]:
        body = [final[2], *body]
    if not any(map(str.isalpha, "".join(body))):
        return nothing
    gone = [row for row in rows[:first] if _FRAME.fullmatch(row.strip())]
    above = [row for row in rows[:first] if row not in gone]
    metadata, change = stated([*gone, *rows[first : end + 1]])
    return [*above, *body], metadata, [change], marked


def _tailed(rows: list[str]) -> tuple[list[str], Metadata, list[Change]]:
    """Rows without the lines that name paper, day or address behind a text.

    The data of a book or an event stand there too. The lines are the article's where they say again
    what stands over the text, or name a known paper; and paper and day together, behind a sentence,
    where nothing over the text states any. Where they contradict what stands there they are not.
    """
    held = [n for n, row in enumerate(rows) if row.strip()]
    at = len(held)
    # A library may close with what it is, and name the page.
    others = [
        n
        for n in held[-_OF_LIBRARY:]
        if len(rows[n].strip()) < _SHORT_LINE and not is_prose(rows[n])
    ]
    while at and (_kind(rows[held[at - 1]]) in _KINDS or held[at - 1] in others):
        at -= 1
    while at < len(held) and _kind(rows[held[at]]) not in _KINDS:
        at += 1
    tail = [rows[n] for n in held[at:]]
    kinds = {_kind(row) for row in tail}
    if len(kinds) < 2 or not {"outlet", "published", "url"} & kinds or at < 2:
        return rows, Metadata(), []
    story = [rows[n].strip() for n in held[:at]]
    found, change = stated(tail)
    over = _over(list(itertools.takewhile(lambda row: not is_prose(row), story[:_MOST])))
    agrees = [squash(found.title) == squash(story[0])] if found.title else []
    for name, here in (("outlet", found.outlet), ("byline", found.byline)):
        if here and over[name]:
            agrees.append(any(_is_same(here, other) for other in over[name]))
    if found.published and over["published"]:
        days = {day for written in over["published"] for day in dates.read(written)}
        agrees.append(not days.isdisjoint(dates.read(found.published)))
    # Who published a book is no paper.
    house = any(map(_HOUSE.match, tail))
    paper = found.outlet is not None and mastheads.is_paper(found.outlet)
    alone = {"outlet", "published"} <= kinds and is_prose(story[-1]) and not any(over.values())
    known = any(agrees) or (paper and not house) or (alone and (paper or not house))
    return (rows[: held[at]], found, [change]) if known and all(agrees) else (rows, Metadata(), [])


def _over(rows: list[str]) -> dict[str, list[str]]:
    """The papers, authors and days that lines over a text state."""
    found: dict[str, list[str]] = {"outlet": [], "byline": [], "published": []}
    for number, row in enumerate(rows):
        nothing = (None, None)
        outlet, day, by = mastheads.of_line(row, under=number > 0) or (None, *nothing)
        alone = dated(row) or nothing
        read = (byline(row, Metadata()) or nothing, composite(row) or nothing, (by, day))
        found["outlet"] += filter(None, [outlet])
        found["byline"] += filter(None, (who for who, _ in read))
        if not dates.is_change(alone[1]):
            found["published"] += filter(None, [*(day for _, day in read), alone[0]])
    return found


def _is_same(one: str, other: str) -> bool:
    """Whether one has the names of the other: "The Gazette", "Gazette"; authors in another order."""
    words, others = (set(re.findall(r"\w+", name.casefold())) for name in (one, other))
    return words <= others or others <= words


def _closes(rows: list[str], held: list[int], start: int) -> int:
    """The last of the lines that follow the first without an empty one, where one follows them."""
    at = start
    while at + 1 < len(held) and held[at + 1] == held[at] + 1:
        at += 1
    return at if at + 1 < len(held) and all(":" in rows[n] for n in held[start : at + 1]) else -1


def stated(rows: list[str]) -> tuple[Metadata, Change]:
    """What lines that name what they hold say of an article, and the line of the log for them."""
    named: dict[str, object] = {}
    for row in rows:
        match = _LINE.fullmatch(row.strip())
        if match is None or not match[2] or _kind(row) == "text":
            continue
        name, value = match[1].strip(), match[2].strip()
        # "From: The Gazette" names the paper; with an address it would be a mail's.
        name = "source" if name.lower() == "from" and "@" not in value else name
        if linked := _LINKED.fullmatch(value):
            value = linked[1]
            named.setdefault("url", linked[2])
        named.setdefault(name, value)
    got = columns.Columns("").record({**named, "text": "A."}, source="", stem="")
    shown = excerpt(" ⏎ ".join(row for row in rows if row.strip()))
    reason = "lines that name what they hold: metadata, not text"
    return (
        got.metadata if isinstance(got, Record) else Metadata(),
        Change("metadata", "repaired", shown, None, reason),
    )


def names(row: str) -> bool:
    """Whether a line names what it holds, and holds a part of an article's metadata.

    >>> names("Source: The Gazette"), names("The mayor: no")
    (True, False)
    """
    return _kind(row) in _KINDS


def _kind(row: str) -> str | None:
    """What a line says that it holds, if it is known."""
    match = _LINE.fullmatch(row.strip())
    if match is None:
        return None
    found = column_names.candidates((match[1].strip(),))
    kind = next((k for k in (*_KINDS, "text", "id") if k in found), None)
    return kind if match[2] or kind == "text" else None


def _addressed(rows: list[str]) -> tuple[list[str], str | None, list[Change]]:
    """Rows without an address that stands alone before or behind the text."""
    held = [n for n, row in enumerate(rows) if row.strip()]
    if len(held) < 3:
        return rows, None, []
    over = itertools.takewhile(lambda n: not is_prose(rows[n]), held[:_OVER_STORY])
    edge = [*sorted({*held[:4], *over}), *held[-3:]]
    found = {n: m for n in edge if (m := _ADDRESS.fullmatch(rows[n].strip()))}
    if not found:
        return rows, None, []
    reason = "the article's address, alone in its line"
    changes = [
        Change("metadata", "repaired", excerpt(rows[n].strip()), None, reason) for n in found
    ]
    url = next(iter(found.values()))[1]
    return [row for n, row in enumerate(rows) if n not in found], url, changes
