"""Articles of any database under lines that count them: "Article 1 of 2", "文章 1／2", "Artikel 1 von 2".

Under each stand, as a rule, its paper, a line with section, page, author and day, and its headline;
number and rights below it. Pages and parts are counted in the same way, and are no articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from research.articles import citations, dates, labelled, mastheads
from research.articles.exports import Part, Split, archives, article, between, filled, texts
from research.articles.forms import byline, is_prose, weight
from research.articles.records import Change, Line, Metadata, excerpt
from research.languages import bylines

_NAME = "text"
_LONGEST: Final = 40  # characters of a line that counts
_MARK: Final = re.compile(
    r"\W{0,3}(?P<noun>[^\W\d_]{1,20}(?: [^\W\d_]{1,12})?)\s?[#№]?\s?(?P<n>\d{1,4})\s?"
    r"(?:/|／|of|von|sur|de|di|da|do|av|af|van(?: de)?|ze?|из|од|от|iz|od|の|중)\s?"
    r"(?P<m>\d{1,4})\W{0,3}|"
    r"第\s?(?P<nth>\d{1,4})\s?[篇条條则則份]\W{0,3}共\s?(?P<all>\d{1,4})\s?[篇条條则則份]",
    re.IGNORECASE,
)
_PAGES: Final = frozenset(
    "page pages pag pg p s seite seiten página pagina pág side sida sidan sivu strona str стр страница "
    "oldal sayfa 頁 页 ページ 쪽 part teil partie parte del deel часть część 部 chapter kapitel chapitre "
    "capítulo slide bild bilde billede kuva imagen immagine imagem фото foto photo "
    "image picture figure table tabelle step schritt question frage week day "
    "round game match set stage lap vol volume issue episode season".split()
)
# What a text has in which such lines stand.
_SIGNS: Final = (
    " 1 of ", " 1 von ", " 1 sur ", " 1 de ", " 1 di ", " 1 av ", " 1 af ", " 1 van ", " 1 z ", " 1 из ",
    " 1/", " 1／", " １／", " １/", " 1 /", " 1 ／", "第1", "第 1", "第１",
)  # fmt: skip
_RULE: Final = re.compile(r"[\W_]{3,}")
_HEAD: Final = 8  # lines over a story
_NAMED: Final = 60  # characters of a paper's name
_NAME_WORDS: Final = 5
_PARTS: Final = re.compile(r"\s*[|｜•·]\s*|　+")
_BY: Final = re.compile(rf"(?:{bylines.BY})[ :：]\s*(?=\S)", re.IGNORECASE)
Numbered = list[tuple[int, int, int]]


def may_be(text: str) -> bool:
    """Whether a text has such a line; most texts lack what the first has, and end here."""
    if not any(sign in text for sign in _SIGNS):
        return False
    return any(_counts(line.strip()) for line in text.split("\n") if len(line) <= _LONGEST)


def split(lines: Sequence[Line]) -> Split | None:
    """The articles under such lines, where each says its paper and its day; None else."""
    return _split(lines, bare=False)


def bare(lines: Sequence[Line]) -> Split | None:
    """The same of articles that say nothing but their headlines: all are there, and nothing over them.

    Under a headline of its own such lines part an article: tips, points of an agenda, a treaty.
    """
    return _split(lines, bare=True)


def _split(lines: Sequence[Line], *, bare: bool) -> Split | None:
    marks = _marks(lines)
    if not marks or (bare and (len(marks) < 2 or len(marks) < marks[0][2])):
        return None
    over, *chunks = (filled(chunk) for chunk in between(lines, [n for n, _, _ in marks]))
    if (bare and over) or any(is_prose(line.text) for line in over):
        return None
    chunks = [[x for x in chunk if not _RULE.fullmatch(x.text)] for chunk in chunks]
    shown = lines[marks[0][0]].text
    parts = [_part(chunk, shown, bare=bare) for chunk in chunks]
    found = [part for part in parts if part]
    return Split(_NAME, tuple(found), texts(over)) if len(found) == len(parts) else None


def _counts(text: str) -> tuple[int, int] | None:
    """Which article of how many a line opens, if it opens one."""
    match = _MARK.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or (match["noun"] or "").lower() in _PAGES:
        return None
    return int(match["n"] or match["nth"]), int(match["m"] or match["all"])


def _marks(lines: Sequence[Line]) -> Numbered:
    """Lines that count the articles, one after the other, of as many: their places and numbers."""
    found = [
        (place, *counted)
        for place, line in enumerate(lines)
        if (counted := _counts(line.text.strip()))
    ]
    first = found[0][1] if found else 0
    one_by_one = [number for _, number, _ in found] == list(range(first, first + len(found)))
    alike = len({total for _, _, total in found}) == 1
    return found if one_by_one and alike and found[-1][1] <= found[0][2] else []


def _part(chunk: Sequence[Line], shown: str, *, bare: bool) -> Part | None:
    """The article of a chunk, or None where it does not open as one."""
    end = archives.below(texts(chunk))
    story, taken = list(chunk[:end]), [shown, *texts(chunk[end:])]
    if not any(is_prose(line.text) for line in story):
        return None
    reason = "one of the articles of this file, which this line counts"
    change = Change("export", "repaired", excerpt(shown, limit=80), None, reason)
    if any(labelled.names(line.text) for line in story[:2]):
        return Part(tuple(story), changes=(change,))
    head = list(takewhile(lambda line: not is_prose(line.text), story))[:_HEAD]
    dated = next((n for n, line in enumerate(head) if dates.within(line.text)), None)
    if dated is None:
        return Part(tuple(story), changes=(change,)) if bare and head else None
    known = (
        (_over_title(head, dated) or _under_title(head, dated))
        if _may_be_paper(head[0].text)
        else _under_title(head, dated)
    )
    if known is None:
        return Part(tuple(story), changes=(change,)) if bare else None
    used, metadata = known
    taken += [line.text for line in head if line.text in used and line.text != metadata.title]
    rest = [line for n, line in enumerate(story) if n >= len(head) or line.text not in used]
    made = article(
        _NAME, rest, taken, title=metadata.title, outlet=metadata.outlet, byline=metadata.byline,
        published=metadata.published, url=metadata.url,
    )  # fmt: skip
    return Part(made.lines, made.metadata, (change, *made.changes))


def _may_be_paper(text: str) -> bool:
    return weight(text)[0] <= _NAME_WORDS or mastheads.is_paper(text)


def _over_title(head: Sequence[Line], dated: int) -> tuple[set[str], Metadata] | None:
    """What a head says whose paper and day stand over its headline, and its lines that say it."""
    if not 1 <= dated <= 2 or len(head[0].text) > _NAMED or dates.within(head[0].text):
        return None
    used = {line.text for line in head[: dated + 1]}
    day = dates.within(head[dated].text)
    pieces = [p for line in head[1 : dated + 1] for p in _PARTS.split(line.text)]
    who = next((_BY.sub("", p, count=1) for p in pieces if _BY.match(p)), None)
    title = None
    for line in head[dated + 1 :]:
        signed = byline(line.text, Metadata())
        if title is None and signed and not who:
            who = signed[0]
            used.add(line.text)
        elif title is None:
            title = line.text
            used.add(line.text)
    if title is None:
        return None
    return used, Metadata(title=title, outlet=head[0].text, byline=who, published=day)


def _under_title(head: Sequence[Line], dated: int) -> tuple[set[str], Metadata] | None:
    """What a head says that opens with its headline over a line with paper and day."""
    cited = citations.read(head[dated].text, marked=True) if dated else None
    if cited is None:
        return None
    used = {head[0].text, head[dated].text}
    return used, Metadata(
        title=head[0].text, outlet=cited.outlet, byline=cited.byline, published=cited.date
    )
