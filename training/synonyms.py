"""Make `research/measures/weights/synonyms.txt`: groups of stems that may stand for each other.

    make words      its second step: python training/synonyms.py FOLDER_OF_WORDNET

From WordNet 3.0's database files (Debian package wordnet-base, /usr/share/wordnet): members of one
synset, and adjectives with the head they are similar to; adverbs go with their adjectives. Only
words of news (`word_frequencies.tsv`), and only the senses in which they are most used.
"""

from __future__ import annotations

import sys
from pathlib import Path

from research.measures.comparison.terms import _news, stem

SENSES = {"noun": 2, "verb": 4, "adj": 3, "adv": 2}  # senses of a word that count, most used first
LARGEST = 16  # words of one group; larger ones are too loose


def senses(folder: Path, part: str) -> dict[str, list[str]]:
    """Offsets of a word's first synsets, most used first."""
    found = {}
    for line in (folder / f"index.{part}").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split()
        count, pointers = int(fields[2]), int(fields[3])
        found[fields[0]] = fields[6 + pointers : 6 + pointers + count][: SENSES[part]]
    return found


def synsets(folder: Path, part: str) -> dict[str, tuple[list[str], list[tuple[str, str, str]]]]:
    """Words of each synset, and its pointers as (symbol, offset, part)."""
    found = {}
    for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        n = int(fields[3], 16)
        words = [fields[4 + 2 * k].split("(")[0].lower() for k in range(n)]
        rest = fields[4 + 2 * n :]
        pointers = [
            (rest[1 + 4 * k], rest[2 + 4 * k], rest[3 + 4 * k]) for k in range(int(rest[0]))
        ]
        found[fields[0]] = (words, pointers)
    return found


def main(folder: Path) -> None:
    news = _news()[1]
    groups: set[tuple[str, ...]] = set()
    adjectives = synsets(folder, "adj")
    known = senses(folder, "adj")

    def kept(words: list[str], offset: str, used: dict[str, list[str]]) -> set[str]:
        single = [w for w in words if w.isalpha() and offset in used.get(w, ())]
        return {stem(w) for w in single if stem(w) in news}

    for part in SENSES:
        used = senses(folder, part)
        for offset, (words, pointers) in synsets(folder, part).items():
            group = kept(words, offset, used)
            if part == "adj":
                for symbol, other, _ in pointers:
                    if symbol == "&":
                        group |= kept(adjectives[other][0], other, used)
            if part == "adv":
                for symbol, other, _ in pointers:
                    if symbol == "\\":
                        group |= kept(adjectives[other][0], other, known)
            if 1 < len(group) <= LARGEST:
                groups.add(tuple(sorted(group)))
    # A group inside another says nothing more.
    held = sorted(groups, key=lambda g: (-len(g), g))
    alone = [g for k, g in enumerate(held) if not any(set(g) < set(h) for h in held[:k])]
    target = Path(__file__).parent.parent / "research/measures/weights/synonyms.txt"
    target.write_text("\n".join(" ".join(g) for g in sorted(alone)) + "\n", encoding="utf-8")
    print(len(alone))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
