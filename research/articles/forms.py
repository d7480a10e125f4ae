"""What the form of a single line says of it: a byline, a dateline, a heading, a title."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import Final

from research.articles import dates
from research.articles.chrome import squash
from research.articles.records import Metadata
from research.languages import bylines, calendar, date_labels, papers
from research.languages.en import byline_patterns, lists
from research.languages.en.credit_patterns import AGENCIES
from research.languages.page_furniture import LEADS_ON
from research.languages.patterns import late

_DATELINE = late(
    r"^(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’ /-]{2,40}(?:, [A-ZÀ-Þ][\w. ]{1,25}){0,2})(?:, (?P<day>(?:[A-Z][a-z]+\.? "
    r"\d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?))?(?: ?\((?P<agency>[^()]{2,30})\))?(?: ?[—–] ?| --? ?)(?=\S)"
)
_AGENCY_DATELINE = late(
    r"^(?P<place>[A-ZÀ-Þ][\w.'’ -]{2,40}(?:, [A-Z][\w. ]{1,25}){0,2}) ?"
    rf"\((?P<agency>{AGENCIES}|CNN|ANI|IANS)\) ?(?:—|–|--|-|_) ?(?=\S)"
)
# French sets a space before its closing mark, and German closes with the marks that open elsewhere.
# Magazines set an ornament behind the last sentence.
CLOSED: Final = r"(?:\s?[\"'”’“‘»«)\]」』♦◆■▪●□∎])*$"
END = late(rf"[.…:;,。，、：；।۔]{CLOSED}")
SENTENCE_END = late(rf"[.!?…。！？।؟۔]{CLOSED}")
PROSE = 60  # characters of a sentence that may open a story
_EAST = late(r"[\u3040-\u30ff\u3400-\u9fff]")
_DIGIT_OR_BAR = late(r"[\d|·•]")
_HANGUL = late(r"[\uac00-\ud7a3]")  # a syllable each, and words between blanks


def weight(line: str) -> tuple[int, int]:
    """Words and characters of a line, as in English: of Chinese or Japanese two are a word, one is three.

    >>> weight("It rained."), weight("泳池将关闭")
    ((2, 10), (2, 15))
    """
    if line.isascii():
        return len(line.split()), len(line)
    east = len(_EAST.findall(line))
    return max(len(line.split()), east // 2), len(line) + 2 * east + len(_HANGUL.findall(line))


def is_prose(line: str) -> bool:
    """Whether a line may be a sentence of a story: it is as long as one, and ends as one.

    >>> is_prose("It rained."), is_prose("The council of Portsea said that it would close the old bath.")
    (False, True)
    """
    long = len(line) >= PROSE or weight(line)[1] >= PROSE
    return long and SENTENCE_END.search(line) is not None


_SMALL_WORDS = lists.words("grammar", "small_in_headlines")


def without_mail(names: str) -> str:
    """Names without the e-mail addresses among them; "" where there is nothing else.

    >>> without_mail("Jane Rowe (jane@gazette.example)"), without_mail("mailto:jane@gazette.example")
    ('Jane Rowe', '')
    >>> without_mail("Jane Rowe, jane@a.example, and Sam Ito, sam@a.example")
    'Jane Rowe, and Sam Ito'
    """
    if "@" not in names:
        return names
    bare, count = _ADDRESS.subn(" ", names)
    if not count:
        return names
    bare = _DOUBLED.sub(r"\1", " ".join(bare.split()))
    words = bare.strip(_BESIDE_ADDRESS).split()
    small = lists.words("grammar", "function_word") | LEADS_ON
    while words and words[-1] in small:
        words.pop()
    # "van Dam, van@gazette.example": a name may open with a small word.
    while words and words[0] in small and _ADDRESS.match(names):
        words.pop(0)
    bare = " ".join(words).strip(_BESIDE_ADDRESS)
    enclosed = _ENCLOSED.fullmatch(bare)
    bare = enclosed[1] if enclosed else bare
    return bare if any(map(str.isalpha, bare)) and not bare.endswith(":") else ""


_BESIDE_ADDRESS = " ,;|/&·•–—-"
_ADDRESS = late(
    r"\s?[(<\[]?\s?(?:mailto:\s?)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\s?[)>\]]?",
    re.IGNORECASE,
)
# What parted an address from the names beside it.
_DOUBLED = late(r"(?:\s(?=[,;]))?([,;|/·•])(?:\s*[,;|/·•])*")
_ENCLOSED = late(r"\(([^()]*)\)")


def byline(line: str, metadata: Metadata) -> tuple[str, str | None] | None:
    """(who wrote it, the date beside the name) where a line is a byline, else None.

    >>> byline("By Jane Roe and John Doe | 2 March 2025", Metadata())
    ('Jane Roe and John Doe', '2 March 2025')
    >>> byline("Jane Roe, Staff Reporter", Metadata())
    ('Jane Roe', None)
    """
    if len(line) > 200:
        return None
    line = without_mail(line) or line
    own = metadata.byline
    if own and squash(line) in (squash(own), squash(f"by{own}")):
        return own, None
    line = _NAMED_TWICE.sub("", line).lstrip("/|•· ")
    match = byline_patterns.BYLINE.match(line.rstrip(" ."))
    if not match:
        name, _, office = line.rstrip(" .").partition(", ")
        named = is_name(name) or may_be_unlisted(name)
        other = name if named and is_office(office) else bylines.read(line)
        return (other, None) if other else None
    rest = match["rest"].strip(" ,|·•/()–—-")
    who = match["who"].strip(" ,")
    if len(rest.split()) > 8 or SENTENCE_END.search(rest) or (who.isupper() and len(who) < 4):
        return None
    if any(
        word in lists.sequence("calendar", "weekday") for word in who.split()
    ) or _LABEL.fullmatch(who):
        return None
    written = dates.read(rest)
    return person(who), rest if written else None


_LABEL = late(rf"{date_labels.PUBLISHED}|{date_labels.CHANGED}", re.IGNORECASE)
_NAMED_TWICE = late(r"^([A-ZÀ-Þ][\w.’' -]{3,40}) (?=[Bb]y \1\b)")


def person(who: str) -> str:
    """Names of a byline without the office, the desk or the outlet behind them.

    >>> person("JANE ROWE FOR MAILONLINE"), person("Jane Rowe Fox News"), person("Jane Rowe")
    ('JANE ROWE', 'Jane Rowe', 'Jane Rowe')
    >>> person("Staff Writer Jane Rowe"), person("BLICK-Autor Henning Raabe")
    ('Jane Rowe', 'Henning Raabe')
    >>> person("Jane Rowe Reporter BBC News"), person("Special Correspondent New Delhi")
    ('Jane Rowe', 'Special Correspondent New Delhi')
    """
    who = _without_role(who)
    shorter = byline_patterns.DESK.sub("", who).rstrip(" ,")
    who = shorter if len(shorter.split()) >= 2 else who
    parts = re.split(r"(,? and |, | & |; )", who)
    desk = next(
        (i for i in range(2, len(parts), 2) if byline_patterns.DESK.fullmatch(f" {parts[i]}")), None
    )
    if desk is not None:
        return "".join(parts[: desk - 1])
    if (
        len(parts) > 1
        and byline_patterns.OFFICE.search(parts[-1])
        and not byline_patterns.OFFICE.search(parts[0])
    ):
        who = "".join(parts[:-2])
    # "Jana Brandt, ARD-Studio Nord": a studio or a house goes by its letters.
    if len(parts) > 1 and parts[-2] == ", " and _LETTERS.search(parts[-1]):
        who = who if _LETTERS.search(parts[0]) else "".join(parts[:-2])
    # A name is more than a word: what stands behind the last comma is a place or a studio.
    if len(parts) > 1 and parts[-2] == ", " and len(parts[0].split()) > 1:
        place = len(parts[-1].split()) == 1 and parts[-1].capitalize() not in lists.given_names()
        who = "".join(parts[:-2]) if place else who
    if " and " not in who and "," not in who and (name := without_office(who)):
        who = name
    return who


def _without_role(who: str) -> str:
    """Names without what their bearer is, where that stands before a name."""
    for role in (bylines.ROLE, byline_patterns.ROLE):
        if not (found := role.match(who)) or is_name(" ".join(found[0].split()[:2])):
            continue
        rest = who[found.end() :]
        first, _, others = rest.partition(" ")
        # Behind a role a place or a paper may stand, too: "Special Correspondent New Delhi".
        known = first.capitalize() in lists.given_names() or _INITIALS.fullmatch(first)
        paper = papers.WORDS.search(rest)
        if paper and paper.end() == len(rest) and len(rest.split()) <= _PAPER:
            continue  # "Staff Writer Charlotte Observer"
        of_paper = papers.WORDS.search(found[0]) and not paper
        if (known or of_paper) and others[:1].isupper():
            return rest
    return who


_PAPER = 3  # words of one that opens as a person's name does
_INITIALS = late(r"(?:[A-Z]\.){1,3}")
_LETTERS = late(r"\b[A-ZÄÖÜ]{2,5}\b")


def unmarked_byline(line: str, following: str, headline: str = "") -> str | None:
    """Who wrote it, where a line under a headline is a name with an office, or before a date.

    >>> unmarked_byline("Jane Rowe Transport correspondent", "The council voted.")
    'Jane Rowe'
    """
    line = _WITH_AGENCY.sub("", line)
    if dated(following):
        line = line.rstrip(".")
    words = line.split()
    if not 2 <= len(words) <= 9 or len(line) > 80 or END.search(line):
        return None
    if words[0].capitalize() not in lists.given_names() or not words[1][:1].isupper():
        return None
    if byline_patterns.OFFICE.search(line):
        return without_office(line) or None
    beside = dated(following) is not None or is_office(following)
    plain = re.sub(r"\s+(?:in|at|,|–|-)\s.*$", "", line)
    names = re.split(r",? and | und | et | y |, | & ", plain)
    each = [re.sub(r"\s+in\s+.*$", "", part) for part in re.split(r",? and | & ", line)]
    if len(each) > len(names) and all(map(byline_patterns.WHOLE_NAME.fullmatch, each)):
        plain, names = ", ".join(each), each  # "Jane Rowe in Paris and Sam Ito in Rome"
    # A subheading that is a name has it from the story; the headline most often has it too.
    apart = bool(headline) and not any(name.split()[-1] in headline for name in names if name)
    if (beside or apart) and all(byline_patterns.WHOLE_NAME.fullmatch(name) for name in names):
        return plain
    return None


OF_DESK = late(
    r"(?P<house>(?:BBC|Sky|ITV|ABC|CBS|NBC|CNN|Fox|NPR)(?: News)?)(?:,? (?:in |at )?[A-Z][\w’' -]{1,30})?"
)
_ONE_WORD = late(r"[A-ZÀ-Þ][\w’'-]+")  # a place
_WITH_AGENCY = late(
    r"\s+(?:with|and|mit|avec|con)(?: (?:[A-Z]{2,4}|Reuters|dpa|agencies|agences|agencias|Agenturen|"
    r"wires),?)+$"
)


def is_slug(line: str) -> bool:
    """Whether a line is the keyword of an agency's copy ("BC-FERRY 1st Ld-Writethru").

    >>> is_slug("BC-FERRY 1st Ld-Writethru"), is_slug("US-China talks fail")
    (True, False)
    """
    return len(line) < 60 and bool(_SLUG.fullmatch(line.strip()))


_SLUG = late(
    r"BC-[A-Z][\w&'./ -]{2,40}(?:,.{0,40})?|(?:[A-Z]{2}|[A-Z]{2,3}\d{2,4})[-–—]{1,2}[A-Z][A-Z0-9&'./ -]{2,40}"
    r"(?:,? ?(?:\d(?:st|nd|rd|th)|adv\w*|urgent|update\d*)\b.{0,30})?",
)


def is_office(line: str) -> bool:
    """Whether a line under a byline is the author's office or agency.

    >>> is_office("Associated Press Writer"), is_office("The writer was late.")
    (True, False)
    >>> is_office("Business reporter, BBC News"), is_office("The editor, Jane Rowe")
    (True, False)
    """
    line = re.sub(r"\s*@\w{2,30}$", "", line)
    if OF_DESK.fullmatch(line):
        return True
    role, _, house = line.partition(", ")
    placed = _ONE_WORD.fullmatch(house) or papers.WORDS.search(house)
    line = role if OF_DESK.fullmatch(house) or placed else line
    if len(line) > 60 or END.search(line) or not byline_patterns.OFFICE_LINE.match(line):
        return False
    return bool(byline_patterns.OFFICE.search(line) or byline_patterns.DESK.fullmatch(f" {line}"))


@lru_cache(maxsize=4096)
def dated(line: str) -> tuple[str, str | None] | None:
    """The first date of a line of dates: "Published 3 March 2025 | Updated 4 March 2025".

    >>> dated("Published March 11, 2025 6:00am EDT | Updated March 12, 2025 9:15am EDT")
    ('March 11, 2025', 'published')
    """
    if len(line) > 200 or not any(map(str.isdigit, line)):
        return None
    line = _DAY_AGAIN.sub("", _VIEWS.sub("", line))
    line = _LABEL_APART.sub(r"\1 ", _GLUED_DATE.sub(r"\1 | ", line.strip(" -–—|•·∙")))
    line = _GLUED_DAY.sub(" | ", _SHORTER_DAYS.sub("", line))
    line = _GLUED_CLOCK.sub(r"\1 ", _GLUED_LABEL.sub(" | ", line))
    if found := dates.line(line):
        return found
    if not dates.FIGURES.search(line):
        return None
    parts = [p.strip(" ,.;()") for p in _DATE_PARTS.split(line) if p and p.strip(" ,.;()")]
    # A place before and the hour behind: "Lyon - 4 June 2024 - 06:30 CEST".
    if parts and byline_patterns.BYLINE.match(parts[0]):
        return None
    hour = parts and any(map(_CLOCK.fullmatch, parts[1:])) and not is_name(parts[0])
    place = _LONG_PLACE if hour else _PLACE
    parts = [p for n, p in enumerate(parts) if not (_CLOCK if n else place).fullmatch(p)]
    # The house behind the hour: "Updated on: June 4, 2024 / 6:40 PM EDT / CBS News".
    parts = [p for p in parts if not (_BESIDE_DATE.fullmatch(p) or OF_DESK.fullmatch(p))]
    if len(parts) == 1 and parts[0] != line:
        return dates.line(parts[0])
    if len(parts) < 2:
        return None
    # The place behind a labelled day, in capitals: "Updated - March 11, 2025 09:41 am IST - LYON".
    if len(parts) == 2 and parts[1].isupper() and _PLACE.fullmatch(parts[1]):
        labelled = dates.line(parts[0])
        return labelled if labelled and labelled[1] else None
    read = [dates.line(part) or _labelled(part) for part in parts]
    if any(one is None for one in read):
        return None
    known = [one for one in read if one is not None]
    if _are_two([one for one, label in known if not label]):
        return None
    first = [one for one in known if not dates.is_change(one[1])] or known
    # A page may write its date twice, once so that it can be read in one way only.
    return next((one for one in first if len(dates.read(one[0])) == 1), first[0])


def _are_two(days: list[str]) -> bool:
    """Whether bare days are of no one date, but from one to another: "5 May 1931 - 6 June 2025"."""
    meant = [set(dates.read(day)) for day in days]
    return any(one.isdisjoint(other) for one, other in itertools.pairwise(meant))


def is_front(line: str, metadata: Metadata | None = None) -> bool:
    """Whether a line says who wrote an article or when it appeared, and nothing else.

    >>> is_front("By Jane Rowe"), is_front("vor 3 Stunden"), is_front("Ferry to close")
    (True, True, False)
    """
    own = dated(line) or byline(line, metadata or Metadata()) or composite(line)
    return bool(own or calendar.is_ago(line))


@lru_cache(maxsize=1024)  # of the lines of one text, each is asked beside others
def composite(line: str) -> tuple[str | None, str | None] | None:
    """(who wrote it, when) of a line whose parts are names, offices and dates, and nothing else.

    >>> composite("Jane Rowe · CBC News · Posted: Jun 04, 2024 6:14 AM EDT | Last Updated: June 4")
    ('Jane Rowe', 'Jun 04, 2024')
    """
    if len(line) > 250 or not _DIGIT_OR_BAR.search(line):
        return None
    line = _NAME_BEFORE_DAY.sub(" | ", _MAIL.sub(" | ", line) if "@" in line else line)
    if signed := _behind_day(line):
        return signed
    parts = [p.strip(" ,;()") for p in _PARTS.split(dates.apart(line)) if p.strip(" ,;()")]
    if not 2 <= len(parts) <= 8:
        return None
    who: list[str] = []
    date: str | None = None
    bare: list[str] = []
    seen = 0
    unknown = 0  # sections under which a blog files the post
    for number, part in enumerate(parts):
        if found := dated(part):
            date = date if date or dates.is_change(found[1]) else found[0]
            bare += [] if found[1] else [found[0]]
            seen += 1
        elif _CLOCK.fullmatch(part) or _BESIDE_DATE.fullmatch(part) or _PARTLY.fullmatch(part):
            seen += 1
        elif name := byline(bylines.before_day(part, line), Metadata()):
            who.append(name[0])
            seen += 1
        elif number < 3 and (is_name(part) or (not number and is_initialled(part))):
            who.append(part)
        elif not (_SIGNED.fullmatch(part) or is_office(part) or _PLACE.fullmatch(part)):
            unknown += 1
            if len(part.split()) > 6 or END.search(part):
                return None
    if _are_two(bare):
        return None
    barred = date is not None and _BARS.search(line)
    # "Harbour Public Radio | By Jane Rowe"
    behind = len(parts) == 2 and "|" in line and byline_patterns.BYLINE.match(parts[1])
    known = (who and (date or behind)) or barred
    if unknown > _SECTIONS or (unknown and not (known and (unknown == 1 or barred))):
        return None
    return (", ".join(who) or None, date) if seen and (who or date) else None


def _behind_day(line: str) -> tuple[str, str | None] | None:
    """Who wrote it, and when, of a line whose day comes first: "Publié le 3 mars 2024 par Anne Roy"."""
    for by in _BY_BEHIND.finditer(line):
        day = dated(line[: by.start()].strip(" ,"))
        who = byline(f"By {line[by.end() :]}", Metadata())
        if day and who and len(who[0].split()) > 1 and not bylines.PUBLISHER.search(who[0]):
            return who[0], None if dates.is_change(day[1]) else day[0]
    return None


_BY_BEHIND = late(rf"(?<=\w),?\s+(?:{bylines.BY}|{bylines.BEHIND_DAY})\s+(?=[A-ZÀ-Þ])")
_PARTS = late(
    r"\s*[|•·]\s*|\s+[–—/-]\s+|\s+(?=(?:Quelle|Source|Fuente): |\d{1,2} min(?:ute)?s? read|by [A-ZÀ-Þ])"
)
_SECTIONS = 2  # before the day of a line: "Nieuws•Regio•vrijdag 14 maart 2025"
_PARTLY = late(
    r"(?:last )?(?:updated|modified|posted|published):? \w{3,9}\.? \d{1,2}(?:,? \d\d?:\d\d.{0,12})?",
    re.IGNORECASE,
)
_SIGNED = late(
    rf"(?:(?:Quelle|Source|Fuente): ?.{{2,60}}|[A-Z]{{2,5}}(?:/[A-Z]{{2,5}})*|[A-Z]{{1,2}}\d{{1,3}}|"
    rf"[A-Za-z][\w-]{{1,30}}\.[a-z]{{2,8}}|{byline_patterns.AGENCY_LINE.pattern}|"
    r"(?:[A-Z][\w’'-]+ ){0,2}(?:News|Times|Post|Press|Journal|Herald|Tribune|Online|Digital|Today))"
)


# "P. Anand Nair", "K. V. Nair"; "J.P. Morgan" and "D.C. Politics" are written alike, and are none.
_INITIALLED = late(rf"[A-Z]\. (?:[A-Z]\.|{byline_patterns.NAME}) {byline_patterns.NAME}")
_MAIL = late(r"\s*\(?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\)?\s*")
# "Jane Rowe14 maart 2025", "Par Jeanne Roy. Publié le 14 mars 2025"
_NAME_BEFORE_DAY = late(
    rf"(?<=[a-zß-ÿ])(?=\d{{1,2}}\.? [^\W\d_]{{3,12}}\.? (?:19|20)\d\d)|"
    rf"(?<=[a-zß-ÿ])\. (?=(?i:{date_labels.OF_TEXT})\b)"
)
_BARS = late(r"\s[|·•]\s|•")


def is_name(line: str) -> bool:
    """Whether a line is a person's name and nothing else, by a list of given names."""
    words = line.split()
    if not 2 <= len(words) <= 4 or words[0].capitalize() not in lists.given_names():
        return False
    return bool(byline_patterns.WHOLE_NAME.fullmatch(line))


def may_be_unlisted(line: str) -> bool:
    """Whether a line has the form of a name whose given name no list has; what stands beside it must tell.

    >>> may_be_unlisted("Caitríona Ní Dhálaigh"), may_be_unlisted("Western Review"), may_be_unlisted("Lyon")
    (True, False, False)
    """
    if not byline_patterns.WHOLE_NAME.fullmatch(line) or line.isupper():
        return False
    first = line.split()[0]
    if not first.replace("-", "").isalpha():
        return False  # "J.P. Morgan"
    places = lists.sections("places.txt")["place"]
    known = first.lower() in lists.frequent_words() or line in places or first in places
    return not (known or papers.WORDS.search(line)) and len(first) >= _SHORT_NAME


_SHORT_NAME = 3  # letters


def is_initialled(line: str) -> bool:
    """Whether a line is a name that opens with an initial, and nothing else.

    >>> is_initialled("P. Anand Nair"), is_initialled("J.P. Morgan")
    (True, False)
    """
    return _INITIALLED.fullmatch(line) is not None


# "June 5, 20243:21 PM GMT+2Updated 2 hours ago": pages set their dates side by side.
_GLUED_CLOCK = late(r"((?:19|20)\d\d)(?=\d?\d[:.h]\d\d)")
_GLUED_LABEL = late(
    r"(?:(?<=:\d\d)|(?<=20\d\d))(?=[A-Z][a-z]{3})|"
    r"(?<=[\w)])(?=(?:(?:Last|First) (?i:updated|published|posted|modified)|Updated|Published|Posted|"
    r"Modified|Aktualisiert|Mis à jour)\b)"
)
_GLUED_DAY = late(rf"(?<=\d[ap]m)(?=(?i:{calendar.weekday()}))")
# "Tue 11 MarTuesday 11 MarchTue 11 Mar 2025": one day, for screens of three widths.
_SHORTER_DAYS = late(
    rf"^(?:(?i:{calendar.weekday()}),? \d\d? [A-Z][a-zé]{{2,8}}\.?)+"
    rf"(?=[A-Z])(?=(?i:{calendar.weekday()}),? \d)"
)
_GLUED_DATE = late(r"((?:19|20)\d\d)(?=[A-Z][a-z]{2,8}\.? \d)")
_VIEWS = late(r"^\d[\d,.]*[KM]? views\s*[•·]?\s*(?:Premiered |Streamed live on )?(?=\S)")  # YouTube
# "June 4, 2024 at 9:12 p.m. EDTyesterday at 9:12 p.m. EDT"
_DAY_AGAIN = late(r"(?<=[A-Z]{3})(?:[Yy]esterday|[Tt]oday) at \d\d?:\d\d.{0,12}$")
_LABEL_APART = late(
    rf"^((?:last )?(?:{date_labels.PUBLISHED}|{date_labels.CHANGED}))\s*[/|•·–—-]\s*", re.IGNORECASE
)
_BESIDE_DATE = late(
    r"(?:\d{1,3}[ -]min(?:ute|uten|utes|utos|s)?\.?(?: (?:read|listen|lesezeit|de lectur[ae]))?|"
    r"(?:lesezeit|lesedauer|leestijd|"
    r"temps de lecture|lecture|tiempo de lectura|reading time|read time) ?:? ?\d{1,3} ?min\w*\.?|"
    r"(?:(?:last )?(?:updated|published|posted|modified) )?(?:(?:\d+|an?) )?(?:second|minute|min|hour|hr|day|"
    r"week|month)s? ago|(?:updated )?ago|(?:atualizado )?há \d+ \w+|(?:actualizado )?hace \d+ \w+|"
    r"(?:aktualisiert )?vor \d+ \w+|(?:mis à jour )?il y a \d+ \w+|(?:aggiornato )?\d+ \w+ fa|"
    r"(?:updated|aktualisiert|mis à jour|actualizado|aggiornato|atualizado|bijgewerkt) (?:at|um|à|a las|alle|"
    r"às|om) \d\d?[:.h]\d\d(?: ?(?:uhr|[ap]\.?m\.?|uur))?|"
    r"updated|aktualisiert|mis à jour|actualizado|\d+ (?:comments?|kommentare?|commentaires?|comentarios?))",
    re.IGNORECASE,
)


def _labelled(part: str) -> tuple[str, str | None] | None:
    match = re.match(r"(accepted|received|revised|first seen)\W+", part, re.IGNORECASE)
    found = dates.line(part[match.end() :]) if match else None
    return (found[0], match[1].lower()) if match and found else None


_PLACE = late(r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}")
# "Villarroya del Mar", where day and hour stand behind it.
_LONG_PLACE = late(rf"{byline_patterns.NAME}(?: {byline_patterns.NAME}){{0,5}}")
_CLOCK = late(
    r"\d\d?[:.h]\d\d(?: ?(?:[apAP]\.?[mM]\.?|Uhr|[hH]oras|[hH]rs?|[hH]))?(?: ?[A-Z]{2,4})?"
)
_DATE_PARTS = late(
    r"\s*[|•·]\s*|\s+[–—/-]\s+|(?<=\d)\.\s+(?=[A-Z])|"
    rf"\s*[,;(]?\s*(?=\b(?:last )?(?:{date_labels.CHANGED}|publicerad|publisert|udgivet)\b)|"
    r"\s+(?=(?:최종)?\s?수정|업데이트|更新)",
    re.IGNORECASE,
)


def is_title_case(line: str) -> bool:
    """Whether nearly all words have a capital, small words aside.

    >>> is_title_case("Kremlin Sees a Shift in Policy."), is_title_case("He met Mr. Peskov.")
    (True, False)
    """
    words = [w.strip("\"'“”‘’.,:;!?()") for w in line.split()]
    content = [w for w in words[1:] if w and w.lower() not in _SMALL_WORDS and w[0].isalpha()]
    return len(content) >= 2 and sum(w[0].isupper() for w in content) >= 0.85 * len(content)


def is_subhead(line: str, following: list[str], headings: frozenset[str]) -> bool:
    """Whether a line is the heading of the paragraph that follows.

    >>> is_subhead("A Rapid Change", ["He said that it was over, and left."], frozenset())
    True
    """
    if not following or len(line) > 150:
        return False
    if line in headings:
        return True
    words = line.split()
    following_is_prose = bool(SENTENCE_END.search(following[0])) and len(following[0].split()) >= 8
    if not following_is_prose or not 1 <= len(words) <= 14:
        return False
    if not line[0].isalnum() and line[0] not in "\"'“‘¿¡":
        return False
    if line.endswith(".") and line.isupper() and len(words) <= 6:
        return True
    if END.search(line) or line.endswith("!") or not (line[0].isupper() or not line[0].isalpha()):
        return False
    # A quotation on its own line is speech, not a heading.
    if line[-1] in '"”»' and line[0] in '"“«':
        return False
    return not line.endswith("?") or len(words) >= 2


def dateline(paragraph: str) -> re.Match[str] | None:
    """The dateline that a paragraph opens with ("WASHINGTON (AP) — "), or None.

    >>> dateline("LONDON, March 2 (Reuters) - Britain said on Sunday.")["agency"]
    'Reuters'
    """
    head = paragraph[:120]
    return _DATELINE.match(head) or _AGENCY_DATELINE.match(head)


def without_office(name: str) -> str:
    """A name without the office or the desk behind it; "" where only those are there.

    >>> without_office("Jane Rowe Transport correspondent"), without_office("Political Editor")
    ('Jane Rowe', '')
    """
    if not (found := byline_patterns.OFFICE.search(name)):
        return name
    words = name[: found.start()].split()
    if len(words) < 2 or words[0].capitalize() not in lists.given_names():
        return ""
    return " ".join(words[:2])
