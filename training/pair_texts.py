"""List the pairs that the tower learns from, and its teacher is asked about, beside the coded sentences.

A step of `make pairs` and of `make pair-teacher`; four minutes of one core. Pairs as the package finds
them: of texts that readers read in full, with their class (`stance_gold.py`); of the other texts of PolNeAR's
train part; and of the sentences that Park, Pan and Joo (2021) and NewsMTSC coded for something else. Writes
`build/stance_pairs.json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import encoder_data
from combiner import DATA, candidates_of, judged, read_scene, train_text
from pair_data import Pair, ends, read, split, write_listed
from stance_gold import Gold, labels, parts, scenes
from stance_gold import read as read_gold

from research.measures.encoder.pairs import PairItem


def pair(item: PairItem, label: int | None = None) -> Pair:
    """What the scorers take as what they learn."""
    places = ((place.start, place.end) for place in (item.holder, item.target))
    return Pair(item.text, *places, label)


def of_gold(gold: dict[str, list[Gold]]) -> Iterator[Pair]:
    """Pairs of texts that were read in full, with the readers' class."""
    for found, known in scenes(gold):
        for item, label in labels(found, known).items():
            yield pair(item, label)


def uncoded(texts: Iterable[str], coded: Iterable[Pair] = ()) -> Iterator[Pair]:
    """Pairs of texts without a class, but for those that somebody coded."""
    seen = {(one.text, one.holder, one.target) for one in coded}
    for text in texts:
        for one in candidates_of(read_scene(text)[0]):
            found = pair(one.item)
            key = (found.text, found.holder, found.target)
            if key not in seen:
                seen.add(key)
                yield found


def unread() -> list[str]:
    """Names of PolNeAR's train texts of which neither stances nor rows were written down."""
    names = {path.stem for path in (DATA / "polnear" / "train" / "text").glob("*.txt")}
    return sorted(names - set(read_gold()) - set(judged()))


def open_sentences(
    sentences: list[Pair], examples: list[encoder_data.Example]
) -> tuple[list[Pair], list[str]]:
    """The coded sentences that are learnt from, and the texts of both corpora that any head learns from.

    No text is a copy of one that either corpus holds back, or that the combiner learns from.
    """
    learnt, *kept = split(sentences)
    shown, held = encoder_data.split(examples)
    away = {end for part in kept for i in part for end in ends(sentences[i].text)}
    away |= {end for i in held for end in ends(examples[i].text)}
    coded = [sentences[i] for i in learnt]
    texts = [*(one.text for one in coded), *(examples[i].text for i in shown)]
    return coded, [text for text in dict.fromkeys(texts) if away.isdisjoint(ends(text))]


def main() -> None:
    coded, texts = open_sentences(read(DATA / "dse"), encoder_data.read(DATA / "newsmtsc"))
    tower, rest = parts()
    of_texts = list(of_gold(tower))
    of_others = list(uncoded(map(train_text, unread()), of_texts))
    of_sentences = list(uncoded(texts, [*coded, *of_texts, *of_others]))
    held = [one for one in of_gold(rest) if one.label is not None]
    write_listed([*of_texts, *of_others, *of_sentences], held)
    print(
        f"{len(of_texts)} pairs of {len(tower)} texts with {sum(bool(p.label) for p in of_texts)} stances, "
        f"{len(of_others)} of other texts, {len(of_sentences)} of {len(texts)} sentences; "
        f"held back {len(held)} of {len(rest)} texts"
    )


if __name__ == "__main__":
    main()
