"""The model card of the two scorers of pairs and of the combiner, its figures filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from encoder_net import LAYERS
from pair_train import PairRecipe
from pair_tune import TuneRecipe

_CARD = """# encoder_pairs.onnx, pairs.npz, combiner.toml, trees.npz

Whether one actor stands for or against another in a sentence, in five classes: none, for, against, and
the same two from the target's side. `encoder_pairs.onnx` is a third tower of the encoder (see
`encoder.md`), `pairs.npz` the linear scorer for installations without the extra, and `combiner.toml`
joins either with what the rules find to the `probability` of `stances`. No scorer sees a name: each of
the two is one mask.

- **Made by** `make pairs`: `training/pairs_linear.py`, `training/stance_gold.py`, `training/pairs.py`,
  `training/combiner.py` and `training/trees.py`. Seed {seed}. On a core that multiplies bfloat16 the first
  learning takes 9 minutes, on one that does not hours; the second some 25 minutes of two cores, the reading
  of the texts as long.
- **Starts from** the sentiment tower that ships, its whole numbers read back: what is hard and what is
  kind in news needs no second learning. The word vectors are those that ship.
- **First learning** the sentences of Park, Pan and Joo (2021), "Who blames or endorses whom?": 13,008
  sentences of US news with two marked actors, free to use with citation. {learnt:,} were learnt, {adjusted:,}
  went to the combiner and {held:,} were held back; copies of a sentence, told by its first or last forty
  characters, stay in one part. Rough marks were widened to whole words. SEESAW and BASIL were not
  trained on.
- **Second learning** the pairs of articles as the package finds them, few of which hold a stance: 519 texts
  of PolNeAR's train part, each read in full by one of five readers (language models) before any output was
  seen (`training/stance_gold.tsv`: 9,730 stances as places, signs and hashed names, no text). The tower
  learns from 331 of the texts, {articles:,} pairs with {stances:,} stances in one direction or the
  other: its {upper} upper layers, on stances in both directions, {none:.0%} of the other pairs and {again:,}
  sentences of the first learning. On the 188 texts that it did not learn from, all stances and a
  tenth of the other pairs, the area under the curve of "any stance" went from .770 to .830, F1 of against
  from .63 to .73, of against from the target's side from .44 to .53, of for from .60 to .63. The weights
  that ship were made from those of version 0.4.0's first learning by these steps.
- **Combiner** beside those {adjusted:,} sentences: the rows that readers judged in 115 texts of
  PolNeAR's train part (`training/stance_rows.tsv`: 1,633 places and verdicts, no text), 1,124 of which
  are still scored: all rows of version
  0.3.0 in 24 of them, rows of a probability from .3 on in some 40, all from .04 on and some below in 27,
  and rows towards policies in 30. A row counts as two sentences. It is asked twice, the second time with
  what it said of the same holder and target elsewhere in the article. With the tower as it was before its
  second learning, over eight folds of these texts
  .69 of the rows of .5 and more, which reports show, were right, and .64 of those of .45 and more (of those
  towards policies .72 and .61); of rows in [.45, .5), [.5, .7), [.7, .9) and [.9, 1] .38, .61, .75 and .89
  at means of .48, .60, .80 and .94. Products of its features (scorer with place, with rule, with kind of
  target) changed its log loss by .004 for the worse. The weight of "target a common noun", of which no
  row was judged, is the one of four with which rows ranked best in the texts of the trees (`OF_NOUNS`). The
  figures, and the tower, are of before common nouns were targets; the weights were learnt again since, when
  adjectives that only tell which one ("her Democratic rival") were no longer actors.
- **Trees** (`trees.npz`, with the encoder alone) stand beside the combiner's sum with half of the say: 360
  small trees over its features for a sign and for the other, in three runs, learnt from the 188
  texts that the tower did not learn from. Of 8,301 candidates 1,429 are among the readers' stances, what is
  not is none: all that the linear scorers give a chance that is worth scoring, sentiment towards a target by
  the encoder only where the combiner's own chance with the linear scorer's is .08. Over four folds of these
  texts 1,406 rows are shown, .53 of them in the gold; before the two rules, with pairs of names all scored,
  1,419 and .515. The logit of the mean is moved by .14 and .94 of it
  kept, set on the 854 rows of 108 articles, none learnt from, that nine readers judged (draws 5 to 7 and
  10 to 15 of `benchmarks/stance_rows.py`). Each draw left out in turn, .66 of the 552 rows that are then
  shown are right, at a mean of .67: .55 in [.5, .7), at .59, .82 in [.7, .9), at .79, and 9 of 9 above.
  Before (.1 and 1.2, set without draws 14 and 15) .64 of these two, at .71. Readers of whole texts seldom
  write down what a common noun is to somebody: of such rows in [.3, .5) that earlier readers judged .54 of
  39 were right, at .38 (of those towards actors .41 of 152). Where "praised", "backed", "criticised",
  "opposed", "stands by" or "objects to" and the like take the noun as their object, 1.1 is on the logit
  more, set on 82 rows of these draws, 62 of which one further reader (a language model), who knew what they
  were for, judged for this: each draw left out, 54 are then shown (19 before) and .72 of them right, at a
  mean of .69. Without such a word, nouns stay as they were: that reader saw no more in them than their
  chance.
- **All layers, tried and not shipped**: all layers learnt from the same 331 texts, in 3 epochs of all stances
  and half of the other pairs with 3,000 sentences of the first learning (8e-05; 12 minutes of a core), and
  combiner, trees and chances after it. In the 188 texts, whose stances the same readers wrote down, 676
  candidates were right where .60 are (579 by what ships; six folds) and the area under the curve of "any
  stance" was .871 (.858). Elsewhere it gave nothing: on SEESAW triples .330 (.332) and edges .415, of as many
  rows as are shown .61 the coders' too, as before; sign of a found pair .840 (.847); on the sentences held
  back macro-F1 .553 (.565); in draws 16 and 17 .69 of 147 rows right and .137 of the readers' stances among
  them (.69 of 140, .129). More texts bring the trees nothing (mean average precision .573 from half of
  those of three folds, .566 from all). Of these texts' 3,574 stances that are not the outlet's own, 1,475 are
  met by a candidate: the rest no tower can find.
- **More pairs, tried and not shipped**: as many pairs chosen by weights learnt from readers' stances hold
  1,540 of these (1,473 by the two limits on what the linear scorers say; texts left out by turns), but of
  as many rows of draws 16 and 17 (140 and 801) 86 and 190 of the readers' stances are met (84 and 191).
  Every noun phrase as a target: 110 more of 3,577 stances are met by a candidate, for 2,500 more
  candidates, and none more is shown. Who a speaker spoke of in the sentence before, where this one names
  nobody: a stance in 27 of 207, though the one before was likely. Counts of names, distances and the linear
  scorers' own chances beside the trees' features: mean average precision .574 (.567), within noise.
- **A teacher, tried and not shipped**: MPNet, its lower half as it is, its upper half tuned in 2 epochs on
  the sentences of the first learning (a mask for each of the two, both directions from one run, 6e-05; some
  12 minutes of a core), then in one on the second learning's (5). On the sentences held back macro-F1 .636
  after the first (for .65, against .70), on those kept for the combiner .600; on both together .618, the
  tower .555 at that stage and .563 as shipped (95% of resamples of sentences: .02 to .09 above the latter);
  after the second .610. On the 188 texts, all pairs whose names are clear, its area under the curve of "any
  stance" is .848 (.779 by what ships); with trees over it, and the combiner as it is, mean average
  precision is .662 (.566, six folds), and 844 candidates are right where .60 are (579). The same readers
  wrote down what it learnt from; SEESAW is below. The tower then learnt one epoch in all layers
  from the chances of the teacher's first learning and the labels, half each (6,577 of these sentences,
  5,648 pairs of the 331 texts, for which the chances were moved to the labels there), with combiner and
  trees after it: .585 on both parts (for .62, was .57; against .66, was .63), but on SEESAW triples .333
  (.332), edges .411 (.415), and of 1,600 rows .598 the coders' too (.605); in half of the 188 texts 244
  candidates are right where .60 are (223 by what ships, 351 by the teacher it learnt from). On
  SEESAW (all 462 articles, one seed, on 30 November 2026, no weights changed; trees learnt again from the
  188 texts, all else, the combiner too, as set for the tower that ships) the teacher after the second in the
  tower's place has triples .349, edges .437, sign .862 (.332, .415, .843 by what ships, .331, .415, .842 with
  its trees learnt so; resampled by article, the teacher's triples are .011 to .023 and its edges .015 to .030
  above what ships). A tower distilled from 21,760 of its answers and the labels in two epochs has .336, .421,
  .847: a quarter of what the teacher brings.
- **Tried and left out**: the mean of both directions (macro-F1 .573 for .565, at twice the work; in the
  combiner it changed nothing); two further epochs from here at 5e-05 with a running mean of the weights (.51
  after the first on the part kept for the combiner, .55 before); a further epoch with 400 of the judged rows
  (their log loss fell, their F1 did not rise). Between the part held back and the one kept for the combiner
  the F1 of "for" differs by .1: differences below that are noise here.
- **Recipe** first {epochs} epochs of batches of {batch}, AdamW at {rate:g} (head {head_rate:g}; each layer
  {layer_decay:g} of the one above), each pair in one of its two directions by turns, {seen:.0%} of the
  pairs without a stance an epoch, classes weighted by the inverse frequency to the power {evened:g},
  labels smoothed by {smoothing:g}, dropout {dropout:g}, bfloat16; then {second_epochs} epochs at
  {second_rate:g} (head {second_head_rate:g}), in 32 bits.
- **Stored** {megabytes:.1f} MB: whole numbers as in the sentiment tower.

## Figures

On the sentences that were held back, with the weights as shipped (F1):

| none | for | against | for, from the target | against, from the target | macro |
|---|---|---|---|---|---|
| {f1[0]:.2f} | {f1[1]:.2f} | {f1[2]:.2f} | {f1[3]:.2f} | {f1[4]:.2f} | **{macro_f1:.3f}** |

Before rounding {macro_f1_before_rounding:.3f}; {same_class:.1%} of classes the same. Log loss {log_loss:.3f}.
Beside majority, rules and the linear scorer: `benchmarks/results/pairs.json`. In articles:
`benchmarks/results/seesaw.json` and `stance_rows.json`.

## Limits

- English; sentences of US news that were chosen for their two actors: a third of them hold a stance, of
  the pairs in an article far fewer. The combiner corrects for that, from readers' verdicts.
- Who asks, supposes or reports is not told apart from who holds; rules do that as far as they can.
- The sentence is all that it sees. A speaker whom it does not name is put before it as "Someone said".
"""


def card(recipe: PairRecipe, second: TuneRecipe, figures: Mapping[str, Any]) -> str:
    """The card as Markdown."""
    return _CARD.format(
        **figures,
        seed=recipe.seed,
        epochs=recipe.epochs,
        batch=recipe.batch,
        rate=recipe.rate,
        head_rate=recipe.head_rate,
        layer_decay=recipe.layer_decay,
        seen=recipe.seen,
        evened=recipe.evened,
        smoothing=recipe.smoothing,
        dropout=recipe.dropout,
        upper=LAYERS - second.kept_layers,
        none=second.none,
        again=second.again,
        second_epochs=second.epochs,
        second_rate=second.rate,
        second_head_rate=second.head_rate,
    )
