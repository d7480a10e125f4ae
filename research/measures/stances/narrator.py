"""What an outlet itself says of a target: by words of evaluation in its own voice, never by events.

That somebody lost, was accused or was attacked is told, not judged. A row needs a word that judges,
outside of every quotation and of what anybody is reported to have said, and the target that it is
said of: "T's disastrous speech", "T is a demagogue", "T boasted".
"""

from __future__ import annotations

from collections.abc import Iterator

from research.languages.en import lists
from research.measures.sentiment import lexicon
from research.measures.stances import grammar, polarity
from research.measures.stances.cues import CueBook
from research.measures.stances.rules import LABEL, Found
from research.measures.stances.scene import Scene, possessive

# Words between a judging word and the target that it is set before or after.
_NEAR = 4


def narrated(scene: Scene, sentence: range, book: CueBook) -> Iterator[Found]:
    """Stances of the narrator in a sentence, none where its words are anybody else's."""
    for number in grammar.present(scene, sentence):
        target = scene.targets[number]
        if target.adjective or scene.quote_at[max(sentence.start, target.first)] >= 0:
            continue
        for at, pull, rule in _judging(scene, sentence, number, book):
            if _own(scene, at) and not polarity.open_question(scene, sentence, at):
                yield Found(None, number, LABEL * pull, "narrator", at, at + 1, rule)
                break


def _own(scene: Scene, at: int) -> bool:
    """Whether the outlet says this word itself."""
    return scene.quote_at[at] < 0 and not scene.marked[at] and scene.target_at[at] < 0


def _judging(
    scene: Scene, sentence: range, number: int, book: CueBook
) -> Iterator[tuple[int, float, str]]:
    """Words that judge this target, with their sign and the rule."""
    target = scene.targets[number]
    breaks = lists.words("grammar", "breaks_description")
    denied = lexicon.negated(scene.words[sentence.start : sentence.stop])
    span = grammar.predicate(scene, sentence, target.last)
    # "Criticised T as weak" is somebody else's word, and what stands far from "is" is of another noun.
    near = span[:_NEAR] if span is not None and scene.words[span.start - 1] != "as" else ()
    for at in near:
        sign = book.narrated.get(scene.words[at], 0) or book.qualities.get(scene.words[at], 0)
        if sign:
            yield at, _signed(sign, denied[at - sentence.start]), "narrator: description"
    # "T boasted": the verb right after, auxiliaries and adverbs apart.
    for at in range(target.last, min(sentence.stop, target.last + _NEAR)):
        word = scene.words[at]
        sign = book.narrated_deeds.get(word, 0) or (
            book.narrated.get(word, 0) if word.endswith("ly") else 0
        )
        # "T boasts a lead": no boast.
        if sign and not lists.words("grammar", "object_opener").isdisjoint(
            scene.words[at + 1 : at + 2]
        ):
            break
        if sign:
            yield at, _signed(sign, denied[at - sentence.start]), "narrator: deed"
        if word in breaks:
            break
    # "the embattled T", "T's disastrous speech".
    before = range(target.first - 1, max(sentence.start, target.first - _NEAR) - 1, -1)
    owned = possessive(scene.text, target.end)
    after = range(target.last, min(sentence.stop, target.last + _NEAR)) if owned else ()
    for part in (before, after):
        for at in part:
            if scene.words[at] in breaks or scene.target_at[at] >= 0:
                break
            sign = book.narrated.get(scene.words[at], 0)
            if sign:
                yield at, float(sign), "narrator: attribute"


def _signed(sign: int, turned: bool) -> float:
    return sign * (lexicon.TURNED if turned else 1.0)
