"""Who wrote the article of a page: as its head states it, its front shows it, its elements mark it up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any, Final

from research.articles import dates, forms, hosts, pagedates
from research.articles.blocks import Block
from research.articles.chrome import squash
from research.articles.elements import HEADINGS, marks_of
from research.articles.records import Metadata
from research.articles.statements import Statements, as_list, names
from research.languages import bylines, calendar
from research.languages.en import byline_patterns, element_names

_WRITTEN_BY: Final = re.compile(
    r"^(?:(?:analysis|opinion|interview|review|words|story|text|written|reported|reporting|posted)\s+)?"
    rf"(?:(?:{bylines.BY}):?|{bylines.SUBMITTED}|"
    r"eine? [^\W\d_]{4,16} von|authors? of the article:|текст:?|автор:?|interview:|entrevista:|"
    r"intervista:|protokoll:|propos recueillis par|per(?= (?-i:[A-ZÀ-Þ])))\s+",
    re.IGNORECASE,
)
_OF_BYLINE: Final = 4  # words before a name: "This story was written by"
_AUTHOR: Final = "a[contains(concat(' ', normalize-space(@class), ' '), ' author ')]"
# The first line in which several links are marked as authors.
_TOGETHER: Final = f"(//*[count({_AUTHOR}) > 1])[1]/{_AUTHOR}"
# A card of the author as microformats write it: WordPress and Blogger do.
_CARD: Final = (
    "//*[contains(@class, 'author') and (contains(@class, 'vcard') or contains(@class, 'h-card'))]"
    "/descendant-or-self::*[contains(concat(' ', normalize-space(@class), ' '), ' fn ') or "
    "contains(@class, 'p-name')]"
)
_MICROFORMAT: Final = "//*[contains(concat(' ', normalize-space(@class), ' '), ' p-author ')]"
# What holds the names of all who wrote a page, by its class.
_HOLDER: Final = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors|author-?(?:list|names|links)|autoren|auteurs|autores|autori|"
    r"auteurs?-?list|contributors)(?:$|[\s_-])",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(r"comment|disqus|review-|reply", re.IGNORECASE)
_SIDE: Final = re.compile(r"side-?bar|quote|citation", re.IGNORECASE)
_APART: Final = frozenset(("aside", "nav", "footer", "li"))
_BESIDE_NAME: Final = re.compile(
    rf"\s*[|•·;\n]\s*|(?<=\d),\s+(?=(?:{bylines.BY}):?\s+[A-ZÀ-Þ])"  # "12 May 2007, by"
)
_NO_PERSON: Final = re.compile(
    rf"https?://|www\.|@|\d|\b(?:{bylines.DESK}|staff|editor(?:s|ial)?|admin(?:istrator)?|team|desk|newsroom|webmaster|"
    r"(?:photo(?:graph)?s?|pictures?|illustrations?|videos?|graphics?) by|"
    r"news service|press release|feed|newswires?|syndication|super user)\b",
    re.IGNORECASE,
)
# How long ago it was posted, which stands behind the name.
_AGO: Final = re.compile(
    r"\s+(?:\d+|an?) ?(?:s|m|h|d|min|mins|hrs?|seconds?|minutes?|hours?|days?|weeks?) ago\b|"
    r"\s+(?:vor|il y a|hace|há) \d+ \w+|\s+\d+ \w+ (?:fa|geleden|siden|sedan)\b",
    re.IGNORECASE,
)
_MAIL: Final = re.compile(r"\s*\S*@\S+\s*")  # or an account
_BEFORE_DATE: Final = re.compile(r"(?:,|\s+[–—-]|\s+(?:on|at|am|le|el|em|il|op))\s*$")
_READING: Final = re.compile(r"\d+(?: ?[-–] ?\d+)? min(?:ute)?s?(?: read)?", re.IGNORECASE)
_AND: Final = re.compile(r"(?:and|und|et|y|e|en|och|og|&)\s+", re.IGNORECASE)
_BESIDE_FIRST: Final = 3  # blocks behind a byline in which others may be named
_BEHIND_NAME: Final = re.compile(
    r"\s+(?:on|at|[–—-])\s+(?=\S.{0,40}\d).*$|"
    rf",\s+(?=(?:(?:{calendar.weekday()})\.?,?\s+(?:[^\W\d_]+\.? )?)?\d).*$",
    re.IGNORECASE,
)
# "Jane Rowe in Paris", "Jane Rowe, The Gazette", "Jane Rowe · Follow"
_BEHIND_NAMES: Final = re.compile(r"\s*[|•·(]\s*|\s+[–—-]\s+|,\s+(?=[^,]+$)|\s+in\s+")
# Two words behind it: "Ortega y Gasset" is one.
_JOINED: Final = re.compile(r",?\s+(?:and|und|et|y|e|en|och|og|with|[&+])\s+(?=\S+\s+\S)|,\s+")
_FEW: Final = 3  # words behind a name
_DIGITS: Final = re.compile(r"\s*\d.*$", re.DOTALL)


def of_page(
    tree: Any, stated: Statements, front: list[Block], outlets: list[str], url: str | None
) -> str | None:
    """Who wrote it: a person that the page states or shows, before an organisation."""
    sites = {squash(name) for name in outlets} | {squash(f"the {name}") for name in outlets}
    sites |= {
        squash(hosts.of(url).removeprefix("www.").rpartition(".")[0]),
        squash(hosts.of(url)),
    } - {""}
    authors = [
        stated.people.get(str(a.get("@id")), a) if isinstance(a, dict) else a
        for a in as_list(stated.article.get("author"))
        if isinstance(a, (dict, str))
    ]
    people = [a for a in authors if isinstance(a, str) or "Person" in as_list(a.get("@type"))]
    people += [a for a in authors if isinstance(a, dict) and not a.get("@type")]
    named = _persons(names(people), sites)
    named = named or _persons(stated.meta["byline"], sites)
    if all(map(_is_letters, named)):  # "AP" says whose text it is; the page may show who wrote it
        shown = _persons([_linked(name, tree) for name in _lines_of_authors(front)], sites)
        named = _agreeing(shown, _persons(marked(tree), sites)) or named
    named = named or _persons(alone(tree, front), sites)
    if named:
        return ", ".join(named)
    others = [_bare(name) for name in (*names(authors), *stated.meta["byline"])]
    clean = [n for n in dict.fromkeys(others) if 1 < len(n) < 120 and squash(n) not in sites]
    clean = [
        n
        for n in clean
        if not re.search(r"https?://|www\.|@|^\d+$", n) and not hosts.DOMAIN.fullmatch(n)
    ]
    return clean[0] if clean else None


def beside_outlet(front: list[Block], outlet: str | None) -> str | None:
    """The name before that of the outlet, in a line of both: "Ana Reis Do Jornal do Vale"."""
    for block in front if outlet else ():
        if block.tag in HEADINGS or not block.text.endswith(outlet or "\n"):
            continue
        name = bylines.OF_PAPER.sub("", block.text.removesuffix(outlet or "").rstrip(" ,|·•–—-"))
        if block.text == name or not byline_patterns.WHOLE_NAME.fullmatch(name):
            continue
        # The list of given names has few with their accents.
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        if forms.is_name(name) or forms.is_name(plain) or "byline" in block.marks:
            return name
    return None


def _linked(name: str, tree: Any) -> str:
    """A name without the place behind it, where the name alone is a link: "[Ana Reis] Lisboa".

    Behind a comma may stand an author who has no page: there the name is in what is named for authors.
    """
    own = [
        person
        for e in islice(tree.iter("span", "strong", "b", "cite"), 4000)
        if element_names.AUTHOR.search(e.get("class") or "")
        if byline_patterns.WHOLE_NAME.fullmatch(person := " ".join(e.text_content().split()))
    ]
    for person in own:
        before, _, rest = name.partition(f"{person}, ")
        alone = not any(other in rest for other in own) and [*_each(rest)] == [rest]
        if rest and alone and not forms.is_name(rest) and _may_be_place(rest, tree):
            return before + person
    if not byline_patterns.WHOLE_NAME.fullmatch(name):
        return name
    links = dict.fromkeys(" ".join(a.text_content().split()) for a in islice(tree.iter("a"), 4000))
    for text in links:
        rest = name.removeprefix(f"{text} ")
        whole = rest != name and byline_patterns.WHOLE_NAME.fullmatch(text)
        if whole and rest not in links and not forms.is_name(rest):
            return text
    return name


def _may_be_place(words: str, tree: Any) -> bool:
    """Whether what stands behind a name has a small word in it, or stands in the page again."""
    return any(map(str.islower, words.split())) or tree.text_content().count(words) > 1


def _is_letters(name: str) -> bool:
    return name.isupper() and len(name) <= 4


def _agreeing(shown: list[str], marked: list[str]) -> list[str]:
    """The names of the byline shown; those that are marked up where it holds none or only some of them."""
    some = set(shown) & set(marked)
    return marked if marked and (not some or set(shown) < set(marked)) else shown


def _persons(named: list[str], sites: set[str]) -> list[str]:
    found = []
    for name in named:
        for written in _each(_bare(name)):
            part = forms.without_office(written.strip(" ,.;"))
            key = squash(part)
            # "Jane Rowe, GAZETTE Online": a desk is called after its site.
            of_site = any(key.startswith(site) for site in sites if len(site) > 2)
            if 1 < len(part) < 60 and not of_site and not _is_no_person(part):
                found.append(part)
    return list(dict.fromkeys(found))


def _each(names: str) -> Iterator[str]:
    """Each of several names; what is also a part of names ("Ortega y Gasset") parts whole ones alone."""
    for part in re.split(r"\s*(?:,? and | und | et |;|, | & |\|)\s*", names):
        several = _JOINED.split(part)
        yield from several if all(" " in name for name in several) else [part]


def _is_no_person(part: str) -> bool:
    """Whether a name is that of a desk, an address, or of an account ("webmaster", "jrowe")."""
    account = part.isascii() and part.isalnum() and part.islower()
    return bool(_NO_PERSON.search(part) or hosts.DOMAIN.fullmatch(part)) or account


def _bare(name: str) -> str:
    """A name without "By" before it and without the office after it."""
    name = _WRITTEN_BY.sub("", " ".join(name.split()))
    match = forms.byline(f"By {name}", Metadata())
    return match[0] if match else name


def _lines_of_authors(front: list[Block]) -> list[str]:
    parts = [
        (_BEFORE_DATE.sub("", bylines.before_day(part, block.text)), block)
        for block in front
        if block.tag not in ("h1", "h2", "h3") and not bylines.is_sentence(block.text)
        for part in _BESIDE_NAME.split(
            _AGO.sub("", dates.apart(_MAIL.sub(" ", block.text).strip()))
        )
    ]
    for part, block in parts:
        opened = _WRITTEN_BY.match(part)
        if opened and (found := forms.byline(f"By {_dated(part)[opened.end() :]}", Metadata())):
            return [found[0], *_others(front, block)]
        # "By Jane Rowe Chief reporter 11 April 2024", in elements side by side
        bare = forms.without_office(_DIGITS.sub("", part[opened.end() :])) if opened else ""
        if byline_patterns.WHOLE_NAME.fullmatch(bare):
            return [bare]
    for part, block in parts:
        name = re.split(r"\s*[,(]\s*|\s+[–—-]\s+", part)[0]
        named = forms.byline(f"By {name}", Metadata()) or bylines.is_of_caseless(name)
        is_word = (
            len(name.split()) < 2 and name.isascii()
        )  # "Print", "Author", in a box of that name
        if "byline" in block.marks and named and not is_word:
            return [name]
        bare = forms.without_office(name)
        if "byline" in block.marks and bare != name and byline_patterns.WHOLE_NAME.fullmatch(bare):
            return [bare]
    for part, _ in parts:
        name, _, rest = part.partition(", ")
        if bylines.may_be_name(name) and dates.read(rest):
            return [name]
    for block in front:
        both = forms.composite(block.text) if block.tag not in ("h1", "h2", "h3") else None
        if both and both[0] and both[1]:
            return [both[0]]
    for block in front:
        if block.tag not in HEADINGS and (who := bylines.read(block.text)):
            return [who]
    for one, two in (*pairwise(front), *_over_one(front)):
        for by, day in ((one, two), (two, one)):
            if by.tag not in ("h1", "h2", "h3") and _is_moment(day.text) and (who := _named(by)):
                return [who]
    return []


def _over_one(front: list[Block]) -> Iterator[tuple[Block, Block]]:
    """Each block with the next but one, where a paper or a place alone stands between."""
    for one, between, two in zip(front, front[1:], front[2:], strict=False):
        if _is_beside_name(between.text.strip(" ,–—-")):
            yield one, two


def _others(front: list[Block], first: Block) -> list[str]:
    """Who else is named in blocks of their own behind the first: "By Jane Rowe", an office, "and Sam Ito"."""
    behind = front[front.index(first) + 1 :][:_BESIDE_FIRST]
    found = (_AND.match(block.text) for block in behind)
    names = [m.string[m.end() :] for m in found if m]
    return [name for name in names if byline_patterns.WHOLE_NAME.fullmatch(name)]


def _named(block: Block) -> str | None:
    """Who a block names, where an office, a paper, a place or a button stands behind at most."""
    bare = _MAIL.sub(" ", block.text).strip(" ()")
    name, *beside = _BEHIND_NAMES.split(bare, maxsplit=1)
    several = _JOINED.split(name.strip(" ,"))
    people = all(forms.is_name(one) or bylines.may_be_name(one) for one in several)
    if people and all(map(_is_beside_name, beside)):
        return name.strip(" ,")
    signed = forms.byline(block.text, Metadata())
    return signed[0] if signed else None


def _is_beside_name(words: str) -> bool:
    """Whether words behind a name are few and no sentence: a paper, a place, a degree, an office."""
    known = words.split()
    return len(known) <= _FEW and all(
        word[:1].isupper() or word in ("the", "dpa") for word in known
    )


def _is_moment(line: str) -> bool:
    """Whether a line, or a part of it, is a day or says how long the reading takes."""
    parts = re.split(r"\s*[|•·]\s*", line)
    return any(forms.dated(part) or _READING.fullmatch(part) for part in (line, *parts))


def _dated(line: str) -> str:
    """A byline without the date behind it: "By Jane Rowe on Monday, 3 March 2025"."""
    return _BEHIND_NAME.sub("", line)


def marked(tree: Any) -> list[str]:
    """Names that the page marks up as its author's, comments aside."""
    links = tree.xpath("//*[@itemprop='author']//*[@itemprop='name'] | //a[@rel='author']")
    links = [link for link in links if not _is_in_sentence(link)]
    links = links or tree.xpath(_CARD) or tree.xpath(_MICROFORMAT)
    links = links or tree.xpath(_TOGETHER) or _held_together(tree)
    links = links or tree.xpath("//*[@itemprop='author'][not(self::meta)]")
    lists = {a for link in links[:20] for a in link.iterancestors("li", "ul") if _is_holder(a)}
    found = [
        " ".join(link.text_content().split())
        for link in links[:20]
        if not any(_COMMENT.search(f"{a.get('class')} {a.get('id')}") for a in link.iterancestors())
    ]
    own = [
        " ".join(link.text_content().split())
        for link in links[:20]
        if not any(a.tag in _APART for a in link.iterancestors() if a not in lists)
    ]
    found = [name for name in found if name in own] or found
    unique = list(dict.fromkeys(name for name in found if name))
    # A page that links more authors than write one story lists other stories.
    return unique if len(unique) <= 4 else []


def _is_in_sentence(link: Any) -> bool:
    """Whether a name stands within a sentence of the story, as that of somebody who wrote a study does."""
    paragraph = next(link.iterancestors("p"), None)
    if paragraph is None or not forms.is_prose(" ".join(paragraph.text_content().split())):
        return False
    before, _, _ = paragraph.text_content().partition(link.text_content())
    return len(before.split()) > _OF_BYLINE


def alone(tree: Any, front: list[Block]) -> list[str]:
    """The name in the elements near the story that are named for the author, where it is but one."""
    near = {block.key for block in front}
    names = {
        " ".join(element.text_content().split())
        for element in islice(tree.iter("a", "span", "div", "p", "strong", "b"), 4000)
        if element_names.AUTHOR.search(element.get("class") or "")
        and any(squash(element.text_content()) in key for key in near)
        and not any(map(_is_beside, element.iterancestors()))
    }
    whole = {
        name for name in names if byline_patterns.WHOLE_NAME.fullmatch(_WRITTEN_BY.sub("", name))
    }
    return list(whole) if len(whole) == 1 else []


def _is_beside(element: Any) -> bool:
    """Whether an element is a quotation, a box or a list, or beside the story by its name."""
    names = f"{element.get('class')} {element.get('id')}"
    if element.tag in _APART or _COMMENT.search(names):
        return True
    # "has-sidebar" is named for what it holds beside the story.
    if _SIDE.search(names) and element.tag != "body" and next(element.iter("h1"), None) is None:
        return True
    return pagedates.is_apart(marks_of(element, element.tag))


def _is_holder(element: Any) -> bool:
    parent = element.getparent()
    return any(
        _HOLDER.search(one.get("class") or "") for one in (element, parent) if one is not None
    )


def _held_together(tree: Any) -> list[Any]:
    """Links or items of a list in what is named for authors, where each is a name."""
    for holder in islice(tree.iter("ul", "ol", "div", "p", "span", "section", "address"), 2000):
        if holder.tag != "address" and not _HOLDER.search(holder.get("class") or ""):
            continue
        for tag in ("a", "li"):
            parts = [e for e in holder.iter(tag) if (e.text_content() or "").strip()]
            if 1 < len(parts) < 6 and all(
                byline_patterns.WHOLE_NAME.fullmatch(" ".join(part.text_content().split()))
                for part in parts
            ):
                return parts
    return []
