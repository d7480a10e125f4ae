"""Lines of pages as they are pasted, each of the story or not, for `pasted.py`: `build/pasted_lines.npz`.

Of each page of `pasted_pages.py` three texts: from the headline to some lines behind the story, from some
lines above the headline, and all of it. Stories of PolNeAR (train and dev) stand once as they are, and once
in the furniture of such a page, whole or cut short: no page shows how another house writes. The layouts of
`pasted_layouts.txt` are made up: "=" opens what stands over the story, "+" the story, "-" the rest.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from pasted_pages import DATA, PAGES, ROOT
from pasted_sites import site

from research.articles import forms, pasted
from research.articles.chrome import squash
from research.articles.normalise import normalise

FILE = ROOT / "build" / "pasted_lines.npz"
LAYOUTS = Path(__file__).resolve().parent / "pasted_layouts.txt"
STORY, PAGE, UNKNOWN = 0, 1, -1
LONG = 40  # letters and digits of a line that stands in the story by no chance
SHORT = 12  # of a line that is of the story only where it is a line of it
TEXTS = ((0, 15), (25, 5), (10**6, 10**6))  # lines above the headline and behind the story
WEIGHT = {"page": (1.0, 0.5, 0.5), "layout": 1.0, "mixed": 0.5, "clean": 0.3}
FULL = 60  # lines of a text that counts wholly: longer ones count less a line
EVERY_MIXED, EVERY_CLEAN = 2, 3  # of PolNeAR's articles


class Text(NamedTuple):
    """The lines of a text, what each is, which site it is of, and how much a line counts."""

    lines: list[str]
    said: list[int]
    site: str
    weight: float


def page_texts(path: Path) -> list[Text]:
    """The three texts of a page; none where its story is not found."""
    held = json.loads(path.read_text(encoding="utf-8"))
    lines = [" ".join(line.split()) for line in held["text"].split("\n")]
    lines = [line for line in lines if squash(line)]
    keys = [squash(line) for line in lines]
    paragraphs = [p for p in map(squash, held["truth"].split("\n")) if p]
    whole = squash(held["truth"])
    told = [n for n, key in enumerate(keys) if len(key) > LONG and key in whole]
    if not told:
        return []
    opens = (n for n in told if keys[n] in paragraphs[0] or paragraphs[0] in keys[n])
    first, last = next(opens, told[0]), told[-1]
    titles = {squash(title) for title in held["h1"]} - {""}
    head = max((n for n in range(first) if keys[n] in titles), default=first)
    said = [
        _said(n, lines, key, first, last, head, titles, whole, paragraphs)
        for n, key in enumerate(keys)
    ]
    found = []
    for (above, below), weight in zip(TEXTS, WEIGHT["page"], strict=True):
        part = slice(max(0, head - above), last + 1 + below)
        found.append(Text(lines[part], said[part], site(held["url"]), weight))
    return found


def _said(
    number: int, lines: list[str], key: str, first: int, last: int, head: int, titles: set[str],
    whole: str, paragraphs: list[str],
) -> int:  # fmt: skip
    """What a line of a page is; who wrote it and when, and a standfirst, are not said."""
    story = key in whole if len(key) > SHORT else key in paragraphs
    if number == head:
        return STORY
    if key in titles:
        return UNKNOWN
    if first <= number <= last:
        return STORY if story else PAGE
    if head < number < first:
        near = lines[max(head, number - 2) : number + 3]
        signed = len(lines[number].split()) <= 5 and any(map(forms.is_front, near))
        deck = len(lines[number].split()) > 5 and number - head <= 2
        if signed or deck or forms.is_front(lines[number]) or forms.is_name(lines[number]):
            return UNKNOWN
        return STORY if story else PAGE
    return UNKNOWN if story and len(key) > SHORT else PAGE


def layouts() -> Iterator[Text]:
    """The texts that were made up."""
    for block in LAYOUTS.read_text(encoding="utf-8").split("### ")[1:]:
        head, *rest = block.splitlines()
        held = [(line[0], line[2:].strip()) for line in rest if line[2:].strip()]
        said = [PAGE if mark == "-" else STORY for mark, _ in held]
        yield Text([line for _, line in held], said, head.split()[1], WEIGHT["layout"])


def stories() -> Iterator[tuple[str, list[str]]]:
    """Publisher and paragraphs of PolNeAR's articles."""
    folder = DATA.parent / "polnear"
    for path in sorted(p for part in ("train", "dev") for p in (folder / part).rglob("*.txt")):
        loaded = normalise(path.read_text(encoding="utf-8", errors="replace"))
        yield (
            path.name.split("_")[0],
            [loaded.text[p.start : p.end] for p in loaded.paragraphs],
        )


def mixed(own: Sequence[str], text: Text, rng: random.Random) -> Text | None:
    """Another story in the place of a page's: its own lines between paragraphs stay where they stood."""
    place = [n for n, s in enumerate(text.said) if s == STORY and len(text.lines[n]) > LONG]
    if len(place) < 3 or len(own) < 5:
        return None
    first, last = place[1], place[-1]
    own = own[: rng.randint(5, 15)] if rng.random() < 0.5 else own
    of_page = [UNKNOWN if s == STORY else s for s in text.said]
    lines, said = [own[0], *text.lines[1:first]], [STORY, *of_page[1:first]]
    between: dict[int, list[str]] = {}
    for n in range(first, last + 1):
        if text.said[n] == PAGE:
            at = 1 + (n - first) * (len(own) - 1) // (last + 1 - first)
            between.setdefault(at, []).append(text.lines[n])
    for number, paragraph in enumerate(own[1:], 1):
        box = between.get(number, []) if number > 1 else []
        lines += [*box, paragraph]
        said += [*[PAGE] * len(box), STORY]
    return Text(
        lines + text.lines[last + 1 :], said + of_page[last + 1 :], text.site, WEIGHT["mixed"]
    )


def texts() -> list[Text]:
    """All of them."""
    rng = random.Random(0)
    pages = [found for path in sorted(PAGES.glob("*.json")) if (found := page_texts(path))]
    told = [text for page in pages for text in page]
    told += layouts()
    for number, (publisher, own) in enumerate(stories()):
        if number % EVERY_CLEAN == 0:
            told.append(Text(own, [STORY] * len(own), publisher, WEIGHT["clean"]))
        if number % EVERY_MIXED == 0 and (text := mixed(own, rng.choice(pages)[0], rng)):
            told.append(text)
    return [text for text in told if len(text.lines) > 3]


def main() -> None:
    found = texts()
    np.savez_compressed(
        FILE,
        seen=np.concatenate([pasted.features(t.lines) for t in found]).astype(np.float32),
        said=np.concatenate([np.array(t.said, dtype=np.int8) for t in found]),
        weight=np.concatenate(
            [np.full(len(t.lines), t.weight * min(1, (FULL / len(t.lines)) ** 0.5)) for t in found]
        ),
        site=np.concatenate([np.full(len(t.lines), t.site) for t in found]),
    )
    said = [s for t in found for s in t.said]
    print(f"{len(found)} texts, {said.count(PAGE)} lines of pages, {said.count(STORY)} of stories")


if __name__ == "__main__":
    main()
