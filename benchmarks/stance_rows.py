"""All rows of twelve articles as a user gets them, judged by careful readers: right or wrong, and why.

    python benchmarks/stance_rows.py articles FOLDER    texts with numbered sentences, for gold
    python benchmarks/stance_rows.py rows FOLDER        every row, for judging
    python benchmarks/stance_rows.py record FOLDER      keep gold.tsv and verdicts.tsv, places only
    python benchmarks/stance_rows.py again FOLDER       keep gold.tsv of another reader, to compare the two
    python benchmarks/stance_rows.py                    figures

Four articles each of PolNeAR's dev part, of SEESAW's half that no rule was set on, and of BASIL,
drawn by a seed; `--draw 1` takes twelve others, for readers who come after rules were looked at with
the first twelve in sight, and so on. Gold is written first, of the articles alone: gold.tsv in FOLDER,
lines of `article sentence holder for|against target`, parted by tabs, holder "narrator" for the outlet. Then
every row gets a verdict in verdicts.tsv: `row verdict`, one of right, none (no stance there), holder,
target, sign. What is kept (stance_rows.tsv, stance_gold.tsv) are characters and hashes of names, no text.
Rows that a later version adds are counted as not judged. A row is a reader's where it stands in that
sentence with that sign, and the last words of both names are those of the package's names or of any that
the text gives the same two; a stance of one reader is another's by the same rule. Of 193 rows of draws
16 and 17 that are a reader's by this, 2 were not, looked at by name ("Washington", the state; "associate
of the president"); some 12 more were, and are not counted ("annexation", "annexation of Crimea"): a little
more is found than the figures say.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from binascii import crc32
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import basil
import seesaw
from common import HERE, data, fingerprint, save

from research.measures import stances
from research.measures.actors import Mention, find_actors
from research.measures.stances import Stance
from research.text.document import lay_out
from research.text.segments import Span

SEED, EACH = 17, 4
SHOWN = 0.5
FRESH = (16, 17, 18, 19, 20)  # draws of articles that neither rules nor chances were set with
BINS = ((0.5, 0.7), (0.7, 0.9), (0.9, 1.01))
VERDICTS = ("right", "none", "holder", "target", "sign")
# Forms of mentions that say by themselves who is meant.
NAMING = ("name", "demonym", "metonym", "nominal")
ROWS, GOLD = HERE / "stance_rows.tsv", HERE / "stance_gold.tsv"
AGAIN = HERE / "stance_gold_again.tsv"  # of other readers of the same articles


class Article(NamedTuple):
    """An article by a short name, and the file that it is from."""

    name: str
    path: Path
    text: str

    def sentences(self) -> list[Span]:
        """Its sentences, as characters."""
        document = lay_out(self.text)
        return [
            Span(document.tokens[s.start].start, document.tokens[s.stop - 1].end)
            for s in document.sentences
            if len(s)
        ]


class Key(NamedTuple):
    """A row by its place: article, characters of its sentence, hashes of both names' last words, sign."""

    article: str
    start: int
    end: int
    holder: str
    sign: str
    target: str


@lru_cache
def articles(draw: int = 0) -> tuple[Article, ...]:
    """The twelve articles of a draw, the same at every run, none in two draws."""
    earlier = {one.path for before in range(draw) for one in articles(before)}
    polnear = sorted((data("polnear") / "dev" / "text").glob("*.txt"))
    triplets = sorted((data("seesaw") / "annotations").glob("*.json"))
    unseen = [path for path in triplets if not seesaw.tuned(seesaw.read(path))]
    stories = sorted((data("basil") / "annotations").glob("*/*.json"))
    rng = random.Random(SEED + draw)
    found = []
    for letter, paths in (("P", polnear), ("S", unseen), ("B", stories)):
        fresh = [path for path in paths if path not in earlier]
        for number, path in enumerate(sorted(rng.sample(fresh, EACH)), 1 + EACH * draw):
            if letter == "P":
                text = path.read_text(encoding="utf-8")
            elif letter == "S":
                text = seesaw.read(path).text
            else:
                text = basil.read(path)[0]
            found.append(Article(f"{letter}{number}", path, text))
    return tuple(found)


def rows(
    article: Article, *, least: float = 0.0, actors: Sequence[Mention] | None = None
) -> Iterator[tuple[int, Stance]]:
    """Each row with the number of its sentence, as the best method that is installed gives them."""
    sentences = article.sentences()
    for one in stances.find_stances(article.text, actors=actors, method="auto"):
        if one.probability >= least:
            place = next(i for i, s in enumerate(sentences) if one.target_start < s.end)
            yield place, one


def hashed(name: str) -> str:
    """The last word of a name, hashed: readers and the package may call one actor differently."""
    words = re.findall(r"\w+", name.lower().replace("’s", "").replace("'s", ""))
    return f"{crc32((words[-1] if words else '').encode()):08x}"


def called(text: str, actors: Iterable[Mention]) -> dict[str, set[str]]:
    """The hashes of what each actor is called in a text: readers write the words that stand there."""
    found: dict[str, set[str]] = {}
    for one in actors:
        if one.form in NAMING:
            found.setdefault(one.actor, set()).add(hashed(text[one.start : one.end]))
    return found


def same(one: Stance, kept: Iterable[Key], names: Mapping[str, set[str]]) -> Iterator[Key]:
    """Those of an article's kept rows that are this one; sentences may end elsewhere than they did."""
    holder = one.holder or one.holder_text or ""
    holders = {hashed(holder)} | names.get(holder, set())
    targets = {hashed(one.target)} | names.get(one.target, set())
    sign = "for" if one.stance > 0 else "against"
    return (
        k
        for k in kept
        if k.start <= one.target_start < k.end
        and k.sign == sign
        and k.holder in holders
        and k.target in targets
    )


def write_articles(folder: Path, draw: int) -> None:
    """One text file of all articles, sentences numbered."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for article in articles(draw):
        lines.append(f"\n=== {article.name}\n")
        for number, (start, end) in enumerate(article.sentences()):
            lines.append(f"[{number}] {' '.join(article.text[start:end].split())}")
    (folder / "articles.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_rows(folder: Path, draw: int) -> None:
    """One table of all rows that a report shows, with their sentence."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["row\tarticle\tsentence\tholder\tsign\ttarget\trule\tcue\ttext"]
    for article in articles(draw):
        sentences = article.sentences()
        for number, (place, one) in enumerate(rows(article, least=SHOWN)):
            start, end = sentences[place]
            shown = " ".join(article.text[start:end].split())
            sign = "for" if one.stance > 0 else "against"
            holder = one.holder or f"({one.holder_text})"
            lines.append(
                f"{article.name}.{number}\t{article.name}\t{place}\t{holder}\t{sign}\t{one.target}\t"
                f"{one.rule}\t{one.cue}\t{shown}"
            )
    (folder / "rows.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} rows in {folder / 'rows.tsv'}")


def record(folder: Path, draw: int) -> None:
    """Keep what readers wrote, as places and hashes, beside what is kept of other draws."""
    places = _places(draw)
    by_id = {}
    for line in (folder / "rows.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, article, place, holder, sign, target = line.split("\t")[:6]
        by_id[name] = Key(
            article, *places[article][int(place)], hashed(holder), sign, hashed(target)
        )
    kept = [
        (*map(str, one), verdict)
        for one, verdict in _kept(ROWS).items()
        if one.article not in places
    ]
    for line in (folder / "verdicts.tsv").read_text(encoding="utf-8").splitlines():
        name, verdict = line.split("\t")[:2]
        if verdict not in VERDICTS:
            raise SystemExit(f"verdicts.tsv: {name} has {verdict!r}; use one of {VERDICTS}")
        kept.append((*map(str, by_id[name]), verdict))
    _write(ROWS, [*Key._fields, "verdict"], kept)
    _record_gold(folder, places, GOLD)


def again(folder: Path, draw: int) -> None:
    """Keep what another reader of the same articles wrote down."""
    _record_gold(folder, _places(draw), AGAIN)


def _places(draw: int) -> dict[str, list[Span]]:
    return {article.name: article.sentences() for article in articles(draw)}


def _record_gold(folder: Path, places: Mapping[str, list[Span]], path: Path) -> None:
    """Keep the stances of gold.tsv, as places and hashes, beside those of other draws."""
    gold = [tuple(map(str, one)) for one in _kept(path) if one.article not in places]
    for line in (folder / "gold.tsv").read_text(encoding="utf-8").splitlines():
        name, place, holder, sign, target = line.split("\t")[:5]
        at = map(str, places[name][int(place)])
        gold.append((name, *at, hashed(holder), sign, hashed(target)))
    _write(path, list(Key._fields), gold)


def _write(path: Path, names: list[str], lines: list[tuple[str, ...]]) -> None:
    text = "\n".join("\t".join(line) for line in [tuple(names), *sorted(set(lines))])
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _kept(path: Path) -> dict[Key, str]:
    return _read(path) if path.exists() else {}


def _read(path: Path) -> dict[Key, str]:
    with path.open(encoding="utf-8") as lines:
        found = csv.reader(lines, delimiter="\t")
        next(found)
        return {
            Key(line[0], int(line[1]), int(line[2]), *line[3:6]): line[6] if len(line) > 6 else ""
            for line in found
        }


def score(draw: int) -> dict[str, Any]:
    """Share of rows that are right, recall of gold, and right by probability."""
    read = articles(draw)
    names = {article.name for article in read}
    judged, gold = _read(ROWS), {one for one in _read(GOLD) if one.article in names}
    verdicts: Counter[str] = Counter()
    by_probability: dict[str, list[tuple[float, bool]]] = {f"{a}-{b}": [] for a, b in BINS}
    met: set[Key] = set()
    met_by_any: set[Key] = set()
    for article in read:
        actors = find_actors(article.text)
        names = called(article.text, actors)
        for _, one in rows(article, least=0.0, actors=actors):
            read_too = set(same(one, (k for k in gold if k.article == article.name), names))
            met_by_any |= read_too
            if one.probability < SHOWN:
                continue
            met |= read_too
            known = same(one, (k for k in judged if k.article == article.name), names)
            verdict = next((judged[k] for k in known), "not judged")
            verdicts[verdict] += 1
            if verdict == "not judged":
                continue
            for low, high in BINS:
                if low <= one.probability < high:
                    by_probability[f"{low}-{high}"].append((one.probability, verdict == "right"))
    known = sum(verdicts[name] for name in VERDICTS)
    return {
        "rows": sum(verdicts.values()),
        "verdicts": dict(sorted(verdicts.items())),
        "right": verdicts["right"] / max(1, known),
        "gold": len(gold),
        "recall_of_gold": len(met) / max(1, len(gold)),
        "recall_of_gold_of_all_rows": len(met_by_any) / max(1, len(gold)),
        "by_probability": {
            name: {
                "rows": len(found),
                "mean_probability": sum(p for p, _ in found) / len(found) if found else None,
                "right": sum(ok for _, ok in found) / len(found) if found else None,
            }
            for name, found in by_probability.items()
        },
    }


def of_both(draws: Sequence[int]) -> dict[str, Any]:
    """Of the stances that one reader of some articles wrote down, the share that the other did; both ways."""
    one, other = _read(GOLD), _kept(AGAIN)
    read = [article for d in draws for article in articles(d)]
    mine: list[bool] = []
    theirs: list[bool] = []
    for article in read:
        names = called(article.text, find_actors(article.text)).values()
        first, second = ([k for k in gold if k.article == article.name] for gold in (one, other))
        if second:
            mine += [any(_alike(k, k2, names) for k2 in second) for k in first]
            theirs += [any(_alike(k, k2, names) for k2 in first) for k in second]
    return {
        "first": len(mine),
        "second": len(theirs),
        "of_first": sum(mine) / max(1, len(mine)),
        "of_second": sum(theirs) / max(1, len(theirs)),
    }


def _alike(one: Key, other: Key, names: Collection[set[str]]) -> bool:
    """Whether stances of two readers of an article are one; sentences may end elsewhere than they did."""
    if one.sign != other.sign or one.start >= other.end or other.start >= one.end:
        return False
    return all(
        a == b or any({a, b} <= known for known in names)
        for a, b in ((one.holder, other.holder), (one.target, other.target))
    )


def together(parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Several draws as one: each row and each stance of the gold counts alike."""
    right = sum(part["verdicts"]["right"] for part in parts)
    judged = sum(part["rows"] - part["verdicts"].get("not judged", 0) for part in parts)
    gold = sum(part["gold"] for part in parts)
    return {
        "articles": 3 * EACH * len(parts),
        "judged": judged,
        "not_judged": sum(part["rows"] for part in parts) - judged,
        "right": right / judged,
        "gold": gold,
        **{
            name: sum(part[name] * part["gold"] for part in parts) / gold
            for name in ("recall_of_gold", "recall_of_gold_of_all_rows")
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("step", nargs="?", choices=("articles", "rows", "record", "again"))
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--draw", type=int, default=0, help="which twelve articles")
    chosen = parser.parse_args()
    steps = {"articles": write_articles, "rows": write_rows, "record": record, "again": again}
    if chosen.step is not None:
        if chosen.folder is None:
            parser.error("give the folder to write to, or to read from")
        steps[chosen.step](chosen.folder, chosen.draw)
        return
    if not (ROWS.exists() and GOLD.exists()):
        print("nothing was judged yet: see the steps in this file's head")
        return
    draws = sorted({(int(one.article[1:]) - 1) // EACH for one in _read(GOLD)})
    read = [article.path for d in draws for article in articles(d)]
    figures = {f"draw_{d}": score(d) for d in draws}
    figures["fresh"] = together([figures[f"draw_{d}"] for d in FRESH])
    figures["readers"] = of_both(FRESH)
    save("stance_rows", figures, data_sha256=fingerprint(read))


if __name__ == "__main__":
    main()
