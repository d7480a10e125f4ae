"""The paper and its day: in a line under the headline, or over it as the head of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import takewhile
from typing import Final

from research.articles import citations, dates
from research.articles.chrome import squash
from research.articles.forms import (
    END,
    PROSE,
    byline,
    composite,
    dated,
    is_front,
    is_name,
    is_prose,
)
from research.articles.records import Change, Metadata
from research.languages import bylines, calendar, prompts, set_in
from research.languages.en import byline_patterns, lists
from research.languages.en.page_furniture import OWN_NAME
from research.languages.papers import FIRST, IN_PAPER, NO_PAPER, PAGE, PAPERS, WORDS
from research.languages.patterns import late

_LONGEST_NAME: Final = 7  # words of a paper's name
_LONGEST_TITLE: Final = 5  # the same, where nothing beside it says that it is one
_ELIDED: Final = late(r"^(?:[dl]|dell|dall|all|nell)['’](?=[A-ZÀ-Þ])")
_SMALL: Final = 3  # letters of "of", "the", "von", "de"
_EAST_NAME: Final = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{3,10}")
_DIGIT: Final = late(r"\d")
_DEEP: Final = 10  # lines in which byline or day stand below it
_NEAR: Final = 6  # lines at the front in which a paper's name may stand alone
_OF_AGENCY: Final = late(
    r"[^\W\d_][^,;:\d]{2,40}, (?P<day>[^()]{6,24}) \((?P<agency>[A-Z]{2,5}|[Dd]pa|Reuters|Xinhua)\)\W*"
)
DOMAIN: Final = late(r"(?:[a-z0-9-]{1,60}\.){1,3}[a-z]{2,10}")
BAR_PARTS: Final = late(r"\s+[|–—-]\s+")
_PRINTED_AT: Final = late(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?\s+")
_HEADLINE: Final = 13  # letters of one that no two lines share by chance
_VOLUME: Final = late(r"[. ]*\[volume\].*$")  # as libraries catalogue a paper
_ISSUE: Final = late(
    r"\b(?:vol(?:ume)?|no|nr|n°|num(?:ber|éro)?|jahrgang|jg|année|año|anno|price|prix|preis)\b[.:° ]",
    re.IGNORECASE,
)


def over(lines: list[str], metadata: Metadata) -> tuple[list[str], Metadata, list[Change]]:
    """Lines without the paper's name and day, where they stand alone over the headline or under it."""
    for number in (0, 1):
        if metadata.outlet or len(lines) < number + 3:
            break
        name, below = lines[number].strip(" ."), lines[number + 1]
        if not _may_name(name) or (number and not metadata.title and is_prose(lines[0])):
            continue
        day = dated(below)
        bare = day is None and not composite(below) and citations.nameless(below)
        paged = dates.within(below) if bare else None
        if paged:
            day = paged, None
        rest = lines[number + 2 :]
        if day and not dates.is_change(day[1]) and WORDS.search(plain(name)) and not is_name(name):
            if not number and is_prose(rest[0]) and not is_whole_name(name):
                continue
            change = Change("outlet", "repaired", name, name, "the paper's name over its day")
            left = [*lines[:number], *lines[number + 1 + bool(paged) :]]
            published = metadata.published or paged
            return left, replace(metadata, outlet=plain(name), published=published), [change]
        if not number and name.isupper() and _ISSUE.search(below) and len(below) < 120:
            found = dates.within(below)
            if found:
                reason = "the head of a newspaper's page: its name, number and day"
                change = Change("outlet", "repaired", f"{name} ⏎ {below}", plain(name), reason)
                known = replace(metadata, outlet=plain(name), published=metadata.published or found)
                return rest, known, [change]
    return _alone(lines, metadata)


def _alone(lines: list[str], metadata: Metadata) -> tuple[list[str], Metadata, list[Change]]:
    """Lines without the paper's name that stands alone, over the headline or beside byline or day."""
    told = (n for n, line in enumerate(lines) if is_prose(line))
    # Under a standfirst stand byline and day.
    short = [len(x) < _LONGEST_HEAD for x in lines]
    first = next(
        (
            n
            for n in told
            if not any(
                short[m] and is_front(lines[m]) for m in range(n + 1, n + _NEAR) if m < len(lines)
            )
        ),
        0,
    )
    signed = [n for n in range(min(first, _DEEP)) if is_front(lines[n])]
    if metadata.outlet or not signed:
        return lines, metadata, []
    for number, line in enumerate(lines[: min(first, _NEAR)]):
        name = line.strip(" .|»›")
        beside = {number - 1, number + 1} & set(signed)
        site = DOMAIN.fullmatch(name.lower()) or (is_whole_name(name) and _may_name(name))
        if (beside or number + 1 < signed[0]) and site:
            if (
                not number
                and not metadata.title
                and number + 1 in signed
                and signed[-1] + 1 == first
            ):
                continue  # the only line that may be the headline
            reason = "the paper's name in a line of its own"
            left = [*lines[:number], *lines[number + 1 :]]
            change = Change("outlet", "repaired", line, plain(name), reason)
            return left, replace(metadata, outlet=plain(name)), [change]
    return lines, metadata, []


def _may_name(name: str) -> bool:
    words = name.split()
    signed = byline(name, Metadata()) or is_name(" ".join(words[:2]))
    fits = (
        ":" not in name
        and 1 <= len(words) <= _LONGEST_NAME
        and len(name) < PROSE
        and not END.search(name)
        # "The first flood" heads a part of a story.
        and not any(
            w.islower() and w.isalpha() and len(w) > _SMALL and not WORDS.search(w) for w in words
        )
    )
    return fits and not signed


def plain(name: str) -> str:
    """A name in capitals as it is written in a text; what goes by its letters keeps them.

    >>> plain("THE LINDEN GAZETTE"), plain("USA TODAY"), plain("NBN NEWS")
    ('The Linden Gazette', 'USA Today', 'NBN News')
    """
    if not name.isupper() or " " not in name:
        return name
    if PAPERS.fullmatch(name.title()):
        return name.title()
    small = lists.words("grammar", "function_word")
    words = []
    for number, word in enumerate(name.split()):
        lower = word.lower()
        if number and lower in small and len(word) <= _SMALL:
            words.append(lower)
        else:
            letters = not number and len(word) <= _SMALL and lower not in small
            words.append(_spelt().get(word, word if letters else word.title()))
    return " ".join(words)


@cache
def _spelt() -> dict[str, str]:
    """Words of the names of outlets and places in capitals, with how they are spelt."""
    names = (lists.sections("body_types.txt")["media"], lists.sections("places.txt")["place"])
    return {
        word.upper(): word for known in names for name in sorted(known) for word in name.split()
    }


def in_bar(line: str, lines: Sequence[str]) -> str | None:
    """What stands last in a line that opens, behind an hour of printing, as another line of `lines` is.

    Browsers write in their bar, and over what they print, the headline and the site.

    >>> in_bar("Ferry to close in June | News | Harbour Gazette", ["News", "Ferry to close in June"])
    'Harbour Gazette'
    """
    if not BAR_PARTS.search(line):
        return None
    first, *rest = BAR_PARTS.split(_PRINTED_AT.sub("", line))
    key = squash(first)
    if not rest or len(key) < _HEADLINE or not any(squash(x) == key for x in lines if x != line):
        return None
    return rest[-1]


def of_page(lines: Sequence[str]) -> tuple[str, str] | None:
    """The line of a page that names its own site as a paper or broadcaster, and that name.

    >>> of_page(["It rained.", "Why you can trust Sky News"])
    ('Why you can trust Sky News', 'Sky News')
    """
    # Over all stands what a page is called, as a picture of it: "INDEPENDENT".
    if lines and lines[0].isupper() and is_known(named := lines[0].title()):
        return lines[0], named
    for number, line in enumerate(lines):
        found = OWN_NAME.fullmatch(line) if len(line) < _LONGEST_HEAD else None
        bar = in_bar(line, lines[:_NEAR]) if number < _NEAR else None
        name = found[found.lastindex or 0].strip(" :") if found else bar
        if name and is_whole_name(name):
            return line, plain(name)
    return _joined(lines)


def _joined(lines: Sequence[str]) -> tuple[str, str] | None:
    """A line in capitals over a page whose name, or its first words, the page asks its readers to join.

    >>> _joined(["HARBOUR OF WEXCOMBE", "It rained.", "Join the Harbour of Wexcombe today"])
    ('HARBOUR OF WEXCOMBE', 'Harbour of Wexcombe')
    """
    called = [
        line[asked.end() :].split()
        for line in lines
        if len(line) < _LONGEST_HEAD and (asked := prompts.JOIN.match(line))
        # Letters have names of their own.
        if not set_in.LETTERS.search(line)
    ]
    for line in lines[:_NEAR] if called else ():
        words = line.split()
        if not line.isupper() or not 2 <= len(words) <= _LONGEST_NAME or _DIGIT.search(line):
            continue
        for named in called:
            count = sum(1 for _ in takewhile(_are_same, zip(words, named, strict=False)))
            if count > 1 and all(
                word[:1].isupper() or len(word) <= _SMALL for word in named[:count]
            ):
                return line, plain(line)
    return None


def _are_same(pair: tuple[str, str]) -> bool:
    return squash(pair[0]) == squash(pair[1])


def is_paper(name: str) -> bool:
    """Whether a name has a word that papers have in theirs, or is that of a known outlet.

    >>> is_paper("Charlotte Observer"), is_paper("Al Jazeera"), is_paper("Jane Rowe")
    (True, True, False)
    """
    known = PAPERS.match(name) or name in lists.sections("body_types.txt")["media"]
    return bool(WORDS.search(name) or known)


def is_known(name: str) -> bool:
    """Whether a name is that of an outlet which a list has.

    >>> is_known("Independent"), is_known("La Repubblica"), is_known("Harbour Gazette")
    (True, True, False)
    """
    media = lists.sections("body_types.txt")["media"]
    return name in media or f"The {name}" in media or PAPERS.fullmatch(name) is not None


@lru_cache(maxsize=1024)  # of many articles the folder is the same
def is_whole_name(name: str) -> bool:
    """Whether these words are the name of a paper or broadcaster and nothing else.

    >>> is_whole_name("Harbour Gazette"), is_whole_name("The Bridge"), is_whole_name("Business News")
    (True, False, False)
    """
    if is_known(name):
        return True
    if _EAST_NAME.fullmatch(name):
        return WORDS.search(name) is not None
    if NO_PAPER.search(name) or not 2 <= len(name.split()) <= _LONGEST_TITLE or name.islower():
        return False
    if byline_patterns.OFFICE.search(name):
        return False  # "Deputy News Editor"
    bare = (_ELIDED.sub("", word) for word in name.split())
    small = (word for word in bare if word[:1].islower() and len(word) > _SMALL)
    if not all(map(WORDS.search, small)):
        return False  # "Town mourns Evening Star" is a headline
    # "LE MONDE", "la Repubblica"
    if PAPERS.fullmatch(name.title() if name.isupper() else name[:1].upper() + name[1:]):
        return True
    found = WORDS.search(name)
    if found is None or len(found[0].split()) > 1:
        return False
    # "The Bridge" opens as papers do, and says no more.
    first = found.start() == 0 and not FIRST.match(name)
    return not first or WORDS.search(name, found.end()) is not None


@lru_cache(maxsize=1024)  # of the lines of one text, each is asked beside others
def of_line(line: str, *, under: bool) -> tuple[str | None, str, str | None] | None:
    """The paper, the day and who wrote it, where a line cites the article as an archive does.

    `under` a headline a name and a day are enough; the name may be the author's, or that of a place.
    """
    if not _DIGIT.search(line):
        return None  # there is no day in it
    if agency := _OF_AGENCY.fullmatch(line):  # "Lyon, 13 mars 2024 (AFP) -"
        return (None, agency["day"], agency["agency"]) if dates.is_date(agency["day"]) else None
    placed = _PLACE_AND_DAY.fullmatch(line)
    if placed and not is_paper(placed["place"]):  # "Hohenfeld, den 7. Mai 2024", as offices write
        return (None, placed["day"], None) if dates.is_date(placed["day"]) else None
    if listed := _PROQUEST.fullmatch(line):
        who = re.sub(r"^([^,]+), (.+)$", r"\2 \1", listed["who"]) if listed["who"] else None
        return listed["outlet"], listed["day"], who
    if _EASTERN_LABEL.search(line) and len(line) < _LONGEST_HEAD:
        return _eastern(line)
    east = len(line) < _LONGEST_HEAD and not line.isascii() and _EAST.search(line)
    if east and (found := _eastern_head(dates.plain(line))):
        return *found, None
    if "年" in line:
        parts = line.split()
        paper = next(
            (part for part in parts if _EAST_NAME.fullmatch(part) and is_whole_name(part)), None
        )
        if paged := _EASTERN_PAGE.fullmatch(" ".join(part for part in parts if part != paper)):
            return paper, paged["day"], None
    named = _NAME_AND_DAY.fullmatch(line) if under and not line[:1].islower() else None
    if named and dates.is_date(named["day"]):
        name = named["name"].strip("«»„“”\"' ")
        paper = name if is_paper(name) else None
        signed = byline(line, Metadata())
        by = name if is_name(name) else signed and signed[0]
        return paper, named["day"], by
    # Papers of old set their name and the day in capitals, with a full stop.
    cited = citations.read(line.rstrip(".") if line.isupper() else line, marked=line.isupper())
    if cited:
        return cited._replace(outlet=plain(_VOLUME.sub("", cited.outlet)))
    if found := _named_and_dated(line):
        return plain(found[0]), found[1], None
    return _paper_and_name(line) if under else None


def _paper_and_name(line: str) -> tuple[str, str, str] | None:
    """Paper, day and author, where a line under a headline is these three in any order.

    >>> _paper_and_name("Harbour Times, 7 March 2024, Jane Rowe")
    ('Harbour Times', '7 March 2024', 'Jane Rowe')
    """
    day = dates.within(line) if len(line) < _LONGEST_HEAD else None
    if day is None:
        return None
    names = [part for part in _PARTED.split(line.replace(day, " | ")) if part]
    if len(names) != 2:
        return None
    for paper, by in (names, names[::-1]):
        if is_whole_name(paper) and (is_name(by.title()) or bylines.may_be_name(by)):
            return paper, day, by
    return None


_PARTED = late(r"(?:\s*[|,;•·]\s*|\s+[–—-]\s+)+")
BEFORE_DAY: Final = late(
    rf"(?:[\s,(–—|·•-]+(?:{calendar.weekday()})\.?)?(?:,?\s+(?:den|le|il|el|vom|van|du|del|af|of))?[\s,:(–—|·•-]*$",
    re.IGNORECASE,
)
_AFTER_DAY = late(
    rf"[\s,(]*(?:(?:{calendar.weekday()})\.?)?[\s,;)–—|·•-]*(?:(?:{PAGE})\.?\s?)?"
    r"(?:[A-Z]?\d{1,3})?[\s)–—-]*|\s第?\s?[A-Z]?\d{1,3}\s?[版面頁页]|,\s[^\W\d_]{3,14}|\s?[(（]?[\u3400-\ud7af]{1,4}[)）]?",
    re.IGNORECASE,
)
_DAY_ABROAD = late(r"\b\d\d?\.?\s[^\W\d_]{3,14}\.?,?\s(?:1[6-9]|20)\d\d\b")


def _named_and_dated(line: str) -> tuple[str, str] | None:
    """A paper and its day, where a line is nothing else but these, the day of the week and the page.

    >>> _named_and_dated("Harbour Times — Sunday, 3 June 2018   12")
    ('Harbour Times', '3 June 2018')
    """
    if len(line) >= _LONGEST_HEAD or not any(map(str.isdigit, line)):
        return None
    abroad = _DAY_ABROAD.search(line)
    day = dates.within(line) or (abroad[0] if abroad and dates.is_date(abroad[0]) else None)
    if day is None:
        return None
    before, _, after = line.partition(day)
    name, said = IN_PAPER.subn("", BEFORE_DAY.sub("", before).strip())
    name = plain(name.strip("«»„“”\"' 『』「」《》【】，、："))
    if any(mark in name for mark in ",()"):
        return None
    name = " ".join(name.split())
    named = is_whole_name(plain(name)) or (said and is_paper(name))
    return (name, day) if named and _AFTER_DAY.fullmatch(after) else None


# "2024-05-14 10:32 来源：河畔日报 作者：王明"
_EASTERN_LABEL = late(
    r"(?P<what>来源|來源|出处|作者|记者|記者|撰文|文)\s?[:：/／]\s?(?P<value>[^\s:：|｜]{2,20})"
)
_LONGEST_HEAD: Final = 90  # characters of such a line
_EASTERN_REST = late(r"(?:[\s\d:：|｜/-]|(?:发布|發布|發佈)?(?:时间|時間|日期))*")


def _eastern(line: str) -> tuple[str | None, str, str | None] | None:
    """Paper, day and author of a line that names them in Chinese, and says nothing else."""
    day = dates.within(line)
    rest = _EASTERN_LABEL.sub("", line).replace(day or "", "")
    if day is None or not _EASTERN_REST.fullmatch(rest):
        return None
    held = {m["what"]: m["value"] for m in _EASTERN_LABEL.finditer(line)}
    paper = next((held[name] for name in ("来源", "來源", "出处") if name in held), None)
    who = (held[name] for name in ("作者", "记者", "記者", "撰文", "文") if name in held)
    return paper, day, next(who, None)


def _eastern_head(line: str) -> tuple[str, str] | None:
    """Paper and day of a line that holds these and the hour, and nothing else, either of them first.

    >>> _eastern_head("北浜日報 2025年3月11日 5時00分"), _eastern_head("2025년 3월 11일 05시 30분 해림신문")
    (('北浜日報', '2025年3月11日'), ('해림신문', '2025년 3월 11일'))
    """
    parts = _EASTERN_PARTS.split(line.strip())
    for name, rest in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
        bare = name.strip("【】「」『』《》()[]:：")
        known = (_EAST_NAME.fullmatch(bare) and is_whole_name(bare)) or _EAST_HOUSE.fullmatch(bare)
        day = dates.line(" ".join(rest)) if known else None
        if day and not dates.is_change(day[1]):
            return bare, day[0]
    return None


_EAST: Final = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_EASTERN_PARTS: Final = late(r"[\s|｜・·,，、]+(?:[朝夕]刊(?!\S))?\s*|(?<=[)】」』》])(?=\d)")
# Who publishes, by the end of a name that stands beside the day.
_EAST_HOUSE: Final = late(
    r"[\w\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{1,10}(?:報|报|网|網|通讯社|通訊社|電視台|电视台|テレビ|放送|タイムス|"
    r"タイムズ|ニュース|オンライン|デジタル|電子版|방송|타임스|저널|투데이|통신)"
)
# "Rowe, Jane. Harbour Times; Galmouth (UK) [Galmouth (UK)]. 11 Mar 2020: A4."
_PROQUEST = late(
    r"(?:(?P<who>[^\W\d_][\w'’-]+, [^;.\[\]]{2,40}?)\. )?(?P<outlet>[^;.\[\]]{3,60}); [^\[\]]{2,60} "
    r"\[[^\[\]]{2,60}\]\. (?P<day>\d{1,2} [A-Z][a-z]{2,8}\.? (?:18|19|20)\d\d)(?:: ?\S{1,12})?\.?"
)
_PLACE_AND_DAY = late(
    r"(?P<place>[A-ZÀ-Þ][\w.'’-]{1,30}(?: [\w.'’-]{1,20}){0,3}), (?:den|le|lì|il|"
    r"am) (?P<day>\d\S{0,3} [^\d,]{3,12} \d{4}|[\d./]{8,10})"
)
# "2021年05月11日 朝刊 地域面 028ページ 00412文字"
_EASTERN_PAGE = late(
    r"(?P<day>(?:1[89]|20)\d\d年\d\d?月\d\d?日)(?:[\s　]+(?:朝刊|夕刊|日刊|\S{1,8}面|"
    r"第?\d+(?:ページ|頁|面|版)|\d+文?字)){1,6}"
)
_NAME_AND_DAY = late(
    rf"(?P<name>[^\W_«„“\"]?[^\d,;:.!?]{{2,50}}?)(?:,| [-–—|]) (?:{calendar.weekday()},? )?"
    rf"(?P<day>[^,]{{4,16}}\d{{4}}|"
    rf"[^,]{{3,12}}, "
    r"\d{4})(?: ?(?:r|roku|г|года|р|року|m|g|god)\.?)?(?:,? \d\d?[:.h]\d\d)?"
    r"(?:, [^\W\d_]{3,14})?",
    re.IGNORECASE,
)
