"""Pages as text browsers print them (lynx, links, w3m -dump): links numbered, their addresses at the end."""

from __future__ import annotations

import re
from typing import Final

from research.articles.forms import is_name
from research.articles.records import Change, excerpt

_FEWEST: Final = 3  # addresses that make a list of links
_HEAD: Final = re.compile(
    r"\s*(?:References|Verweise|Références|Referencias|Riferimenti|Verwijzingen)\s*"
)
_ADDRESS: Final = re.compile(r"\s*(?:\[?(\d{1,4})[.\]]|\.)\s+\S+\s*")
_SECTION: Final = re.compile(r"\s*(?:Visible|Hidden) links:?\s*")
_MARK: Final = r"\[\d{1,4}\]"
_ITEM: Final = re.compile(r"\s*(?:Link: |[*+o#•-]\s*(?=\[))")
# A line of links alone: "[25]About us | [26]Terms".
_LINKS: Final = re.compile(rf"\s*(?:{_MARK}[^\[\]]{{0,80}})+")
_CENTRED: Final = re.compile(r" {8,}(?=[^\s\[])")  # as headlines are
_PICTURE: Final = re.compile(
    r"\[(?:INLINE|IMG|IMAGE|LINK|[\w-]+\.(?:jpe?g|png|gif|svg|webp))\]|\(BUTTON\)", re.IGNORECASE
)


_GALLICA: Final = re.compile(
    r"\s*Rappel de votre demande\s?:.{0,600}?Notice complète\s?:(?P<head>.{20,4000}?)taux de reconnaissance "
    r"estimé pour ce document est de \d+\s?%\.?(?:\s*En savoir plus sur l[’']OCR)?",
    re.DOTALL,
)


def of_gallica(text: str) -> tuple[str, list[Change]]:
    """Text of a newspaper from Gallica, with paper and day in lines that name them, without its notice."""
    notice = _GALLICA.match(text)
    if notice is None:
        return text, []
    stated = dict(
        re.findall(r"^\s*(Titre|Date d[’']édition)\s?:\s*(.+)$", notice["head"], re.MULTILINE)
    )
    paper = stated.pop("Titre", "").split(" : ")[0].strip()
    day = next(iter(stated.values()), "").strip()
    shown = excerpt(" ".join(notice[0].split()))
    reason = "the notice before a text of Gallica; the text is that of a machine that read the page"
    head = f"Journal : {paper}\nDate : {day}\n\n"
    return head + text[notice.end() :], [Change("metadata", "repaired", shown, None, reason)]


# "By . Jane Rowe . PUBLISHED: . 06:12 EST, 14 March 2013 . | . UPDATED: . 09:40 EST, 15 March 2013 . "
_SIGNED: Final = re.compile(
    r"By \. (?P<who>[^|:\n]{2,80}?(?: \. and [^|:\n]{2,60}?)?) \. "
    r"(?:(?:PUBLISHED|CREATED): \. (?P<day>[^|\n]{8,40}?) \. (?:\| \. )?)?"
    r"(?:UPDATED: \. [^|\n]{8,40}? \. )?(?=\S)"
)


def of_daily_mail(text: str) -> tuple[str, str | None, str | None, list[Change]]:
    """A story of the corpus of CNN and Daily Mail, without its head; its author, its day, what was done.

    >>> of_daily_mail("By . Jane Rowe . PUBLISHED: . 06:12 EST, 14 March 2013 . It rained.")[:3]
    ('It rained.', 'Jane Rowe', '06:12 EST, 14 March 2013')
    """
    head = _SIGNED.match(text)
    if head is None:
        return text, None, None, []
    reason = "the head of a story in the corpus of CNN and Daily Mail: its author and day"
    change = Change("metadata", "repaired", excerpt(head[0]), None, reason)
    return text[head.end() :], head["who"].replace(" . ", " "), head["day"], [change]


_WHEN: Final = r"\d{1,2}[./]\d{1,2}[./]\d{2,4}, \d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?"
# "14/2/2025, 10:15 Linden: the council" is the day and the place of an article.
_CHAT: Final = re.compile(rf"\A\s*(?:\[{_WHEN}\]|{_WHEN} -) [^:\n]{{1,40}}: (?![a-zß-ÿ])")
_BOLD: Final = re.compile(r"(?m)^\*([^*\n]{2,200})\*[ \t]*$")


def of_chat(text: str) -> tuple[str, list[Change]]:
    """Text of a message of WhatsApp without who sent it when.

    >>> of_chat("[04/03/2022, 08:15:22] Aunt May: *Bath to close*\\n\\nIt rained.")[0]
    'Bath to close\\n\\nIt rained.'
    """
    head = _CHAT.match(text)
    if head is None:
        return text, []
    reason = "who sent a message, and when: not who wrote the article"
    change = Change("label", "removed", excerpt(head[0].strip()), None, reason)
    return _BOLD.sub(r"\1", text[head.end() :]), [change]


def read(text: str) -> tuple[str, list[Change]]:
    r"""Text without its list of links, the numbers that point to it, and lines that are links alone.

    >>> page = "   * [1]News\n\n   It rained in [2]Rome.\n\nReferences\n\n   1. a:b\n   2. a:c\n   3. a:d\n"
    >>> read(page)[0].strip()
    'It rained in Rome.'
    """
    rows = text.split("\n")
    end = len(rows)
    numbers: set[str] = set()
    while end and (
        not rows[end - 1].strip()
        or _SECTION.fullmatch(rows[end - 1])
        or (found := _ADDRESS.fullmatch(rows[end - 1]))
    ):
        end -= 1
        if rows[end].strip() and not _SECTION.fullmatch(rows[end]) and found:
            numbers.add(found[1] or "")
    if len(numbers) < _FEWEST or not end or not _HEAD.fullmatch(rows[end - 1]):
        return text, []
    rows = ["", *(_PICTURE.sub("", row) for row in rows[: end - 1]), ""]
    headline = next((n for n, row in enumerate(rows) if _CENTRED.match(row)), 0)
    kept: list[str] = []
    gone: list[str] = []
    for n, row in enumerate(rows[1:-1], start=1):
        over = n < headline and _LINKS.fullmatch(row)  # the name of the site
        alone = not rows[n - 1].strip() and not rows[n + 1].strip()
        (gone if over or _is_menu(row, alone=alone) else kept).append(row)
    reason = "links of a page that a text browser printed"
    shown = excerpt(" ⏎ ".join(map(str.strip, gone)) or f"{len(numbers)} addresses")
    bare = re.sub(_MARK, "", "\n".join(kept))
    return bare, [Change("chrome: page furniture", "removed", shown, None, reason)]


def _is_menu(row: str, *, alone: bool) -> bool:
    """Whether a line is of links alone: an item of a list, several beside each other, or a short one."""
    item = _ITEM.match(row)
    rest = row[item.end() :] if item else row
    if not _LINKS.fullmatch(rest) or rest.rstrip().endswith((".", "!", "?", "”", '"')):
        return False
    words = re.sub(_MARK, "", rest).split()
    several = len(re.findall(_MARK, rest)) > 1
    return bool(item) or (alone and (several or len(words) < 3) and not is_name(" ".join(words)))
