"""The model card of the two scorers of pairs and of the combiner, its figures filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pair_train import PairRecipe

_CARD = """# encoder_pairs.onnx, pairs.npz, combiner.toml, trees.npz

Whether one actor stands for or against another in a sentence, in five classes: none, for, against, and
the same two from the target's side. `encoder_pairs.onnx` is a third tower of the encoder (see
`encoder.md`), `pairs.npz` the linear scorer for installations without the extra, and `combiner.toml`
joins either with what the rules find to the `probability` of `stances`. No scorer sees a name: each of
the two is one mask.

- **Made by** `make pairs`: `training/pairs.py` ({minutes:.0f} minutes of one core),
  `training/pairs_linear.py`, `training/combiner.py`, `training/stance_gold.py` and `training/trees.py`
  (seconds each, but for reading the texts: some ten minutes). Seed {seed}.
- **Starts from** the sentiment tower that ships, its whole numbers read back: what is hard and what is
  kind in news needs no second learning. The word vectors are those that ship.
- **Data** the sentences of Park, Pan and Joo (2021), "Who blames or endorses whom?": 13,008 sentences
  of US news with two marked actors, free to use with citation. {learnt:,} were learnt, {adjusted:,} went
  to the combiner and {held:,} were held back; copies of a sentence, told by its first or last forty
  characters, stay in one part. Rough marks were widened to whole words. SEESAW and BASIL were not
  trained on.
- **Combiner** beside those {adjusted:,} sentences: the rows that readers judged in 115 texts of
  PolNeAR's train part (`training/stance_rows.tsv`: 1,633 places and verdicts, no text), 1,482 of which
  are still found: all rows of version
  0.3.0 in 24 of them, rows of a probability from .3 on in some 40, all from .04 on and some below in 27,
  and rows towards policies in 30. A row counts as two sentences. It is asked twice, the second time with
  what it said of the same holder and target elsewhere in the article. Over eight folds of these texts
  .69 of the rows of .5 and more, which reports show, were right, and .64 of those of .45 and more (of those
  towards policies .72 and .61); of rows in [.45, .5), [.5, .7), [.7, .9) and [.9, 1] .38, .61, .75 and .89
  at means of .48, .60, .80 and .94. Products of its features (scorer with place, with rule, with kind of
  target) changed its log loss by .004 for the worse.
- **Trees** (`trees.npz`, with the encoder alone) stand beside the combiner's sum with half of the say: 360
  small trees over its features for a sign and for the other, in three runs, learnt from 92 texts of
  PolNeAR's train part that a reader (a language model) read in full before any output was seen
  (`training/stance_gold.tsv`: 1,817 stances as places, signs and hashed names, no text); of 8,762
  candidates 847 are among them, what is not is none. The logit of the mean is moved by .45 and .85 of it
  kept, set on draws 0 to 4 of `benchmarks/stance_rows.py`, as readers call more rows right than they write
  down themselves. On those 48 articles, none learnt from, and rows outside the gold that nobody judged
  taken as right in .31: at .60 right the rows hold .224 of the readers' stances (the sum alone .194), at
  .65 .183 (.170).
- **No teacher**: a larger one (MPNet, its upper half tuned on the same sentences) takes some 13 minutes of
  one core an epoch, and was stopped before its first was over. Tried and left out: the mean of both
  directions (macro-F1 .573 for .565, at twice the work; in the combiner it changed nothing); two further
  epochs from here at 5e-05 with a running mean of the weights (.51 after the first on the part kept for the
  combiner, .55 before); a further epoch with 400 of the judged rows (their log loss fell, their F1 did not
  rise). Between the part held back and the one kept for the combiner the F1 of "for" differs by .1:
  differences below that are noise here.
- **Recipe** {epochs} epochs of batches of {batch}, AdamW at {rate:g} (head {head_rate:g}; each layer
  {layer_decay:g} of the one above), each pair in one of its two directions by turns, {seen:.0%} of the
  pairs without a stance an epoch, classes weighted by the inverse frequency to the power {evened:g},
  labels smoothed by {smoothing:g}, dropout {dropout:g}, bfloat16.
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


def card(recipe: PairRecipe, figures: Mapping[str, Any]) -> str:
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
    )
