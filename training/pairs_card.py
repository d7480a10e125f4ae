"""The model card of the two scorers of pairs and of the combiner, its figures filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pair_teacher import AGAIN, NONE, SENTENCES, TEXTS
from pair_teacher_net import KEPT
from pair_train import PairRecipe
from teacher_net import LAYERS

_CARD = """# encoder_pairs.onnx, pairs.npz, combiner.toml, trees.npz

Whether one actor stands for or against another in a sentence, in five classes: none, for, against, and
the same two from the target's side. `encoder_pairs.onnx` is a third tower of the encoder (see
`encoder.md`), `pairs.npz` the linear scorer for installations without the extra, and `combiner.toml`
joins either with what the rules find to the `probability` of `stances`. No scorer sees a name: each of
the two is one mask.

- **Made by** `make pairs`: `training/pairs_linear.py`, `training/pair_texts.py`, `training/pairs.py`,
  `training/combiner.py`, `training/stance_gold.py` and `training/trees.py`; from the answers of a teacher,
  which `make pair-teacher` makes. Seed {seed}. The tower took {minutes:.0f} minutes of a core that
  multiplies bfloat16; on one that does not it takes hours.
- **Starts from** the sentiment tower that ships, its whole numbers read back: what is hard and what is
  kind in news needs no second learning. The word vectors are those that ship.
- **Learns from** {pairs:,} pairs at once. (1) The sentences of Park, Pan and Joo (2021), "Who blames or
  endorses whom?": 13,008 sentences of US news with two marked actors, free to use with citation. {learnt:,}
  were learnt, {sentences:,} of them different, {adjusted:,} went to the combiner and {held:,} were held
  back; copies of a sentence, told by its first or last forty characters, stay in one part. Rough marks were
  widened to whole words. (2) The pairs of articles as the package finds them, few of which hold a stance:
  519 texts of PolNeAR's train part, each read in full by one of five readers (language models) before any
  output was seen (`training/stance_gold.tsv`: 9,730 stances as places, signs and hashed names, no text).
  The tower learns from 331 of the texts, {read:,} pairs with {stances:,} stances in one direction or the
  other. (3) {open:,} pairs without a class: of these texts where names leave it open, of PolNeAR's other
  train texts, and other actors in the sentences of (1) and of NewsMTSC that are learnt from, no copy of one
  that is held back. SEESAW and BASIL were not trained on; of some 11,000 of these sentences 61 stand in
  SEESAW's articles word by word, without its labels.
- **Teacher** (`training/pair_answers.npz`: chances of {answered:,} of these pairs by a hash of sentence and
  places, no text): MPNet (all-mpnet-base-v2, Apache-2.0) with a mask for each of the two, both directions
  from one run, its {kept} lower layers of {depth} as they are. It learnt (1) in {teacher_epochs} epochs at
  {teacher_rate:g} (head {teacher_head_rate:g}), {teacher_seen:.0%} of the pairs without a stance in each,
  then {teacher_second} of (2) (head {teacher_second_head:g}), of the pairs without a stance {none:.0%}, and
  {again:,} sentences of (1). On what is held back as below its macro-F1 is
  {teacher_macro_f1:.3f}, the area under the curve {teacher_auc:.3f}, average precision {teacher_ap_for:.3f}
  for and {teacher_ap_against:.3f} against. It leans to stances, as it saw chosen sentences: on pairs of
  texts its logits are scaled and those of either sign moved by what readers found in (2) (log loss
  {loss_as_said:.3f} before, {loss_moved:.3f} after). A coded pair is held to the label, smoothed by
  {smoothing:g}, and its chances, {share:.0%} theirs, any other to these alone.
- **Recipe** {epochs} epochs of batches of {batch}, AdamW at {rate:g} (head {head_rate:g}; each layer
  {layer_decay:g} of the one above), each pair in one of its two directions by turns, classes weighted by
  the inverse of what is expected of them to the power {evened:g}, dropout {dropout:g}, bfloat16. In the
  end what gives the best macro-F1 on the sentences kept for the combiner is added to the stances' logits.
- **Combiner** beside those {adjusted:,} sentences: the rows that readers judged in 115 texts of
  PolNeAR's train part (`training/stance_rows.tsv`: 1,633 places and verdicts, no text), 1,124 of which
  are still scored: all rows of version
  0.3.0 in 24 of them, rows of a probability from .3 on in some 40, all from .04 on and some below in 27,
  and rows towards policies in 30. A row counts as two sentences. It is asked twice, the second time with
  what it said of the same holder and target elsewhere in the article. With a tower that had learnt the
  coded sentences alone, over eight folds of these texts
  .69 of the rows of .5 and more, which reports show, were right, and .64 of those of .45 and more (of those
  towards policies .72 and .61); of rows in [.45, .5), [.5, .7), [.7, .9) and [.9, 1] .38, .61, .75 and .89
  at means of .48, .60, .80 and .94. Products of its features (scorer with place, with rule, with kind of
  target) changed its log loss by .004 for the worse. The weight of "target a common noun", of which no
  row was judged, is the one of four with which rows ranked best in the texts of the trees (`OF_NOUNS`). The
  figures are of before common nouns were targets; the weights were learnt again since, when
  adjectives that only tell which one ("her Democratic rival") were no longer actors, and when "doesn't"
  and "isn't" denied.
- **Trees** (`trees.npz`, with the encoder alone) stand beside the combiner's sum with half of the say: 360
  small trees over its features for a sign and for the other, in three runs, learnt from the 188
  texts that the tower did not learn from. Of 8,449 candidates 1,475 are among the readers' stances, what is
  not is none: all that the linear scorers give a chance that is worth scoring, sentiment towards a target by
  the encoder only where the combiner's own chance with the linear scorer's is .08. The logit of the mean is
  moved by .13 and .92 of it kept, set on the 882 rows of 108 articles, none learnt from, that nine readers
  judged (draws 5 to 7 and 10 to 15 of `benchmarks/stance_rows.py`). Each draw left out in turn, .69 of 575
  rows that are then shown are right, at a mean of .71: .54 in [.5, .7), at .59, .80 in [.7, .9), at .80,
  and 30 of 30 above; what only the version before would not have shown is not judged there. As
  learnt again over the mended denials, shift and slope as they were, .70 of 575 of these rows: .55, .81 and
  31 of 31; of all 365 rows shown in draws 16 to 20, with which nothing was set, .56, .81 and 17 of 18, at
  .58, .80 and .91.
  Readers of whole texts seldom write down what a common noun is to somebody. Where "praised", "backed",
  "criticised", "opposed", "stands by" or "objects to" and the like take the noun as their object, 1.2 is on
  the logit more, set on some 80 rows of these draws, 62 of which one further reader (a language model), who
  knew what they were for, judged for this. Without such a word, nouns stay as they were: that reader saw no
  more in them than their chance.
- **Tried and left out** The teacher in the tower's place is what a tower could bring: on SEESAW (all 462
  articles, one seed, 30 November 2026) triples .349, edges .437, sign .862 (.332, .415, .843 by the tower
  that shipped before). That tower learnt the coded sentences, then its 2 upper layers the 331 texts. All
  its layers on these texts: .330, .415, .840, though in the 188 texts 676 candidates were right where .60
  are (579). One epoch from the chances of the teacher's first learning and 12,225 pairs: .333, .411; two
  from 21,760: .336, .421, .847. The mean of both directions: macro-F1 .573 for .565, at twice the work.
  The tower that ships, asked both ways round, knows no more (area under the curve of the 188 texts .823,
  .823 one way). A layer more above each of its third to sixth, and three more epochs: loss on what is learnt
  .459 (.473), area .822 (.8215), edges of SEESAW .427 (.429, by the same combiner). Depth is not what
  it lacks of its teacher.
  More texts bring the trees nothing (mean average precision .573 from half of those of three folds, .566
  from all), nor do counts of names, distances and the linear scorers' chances beside their features (.574
  for .567, within noise), pairs chosen by learnt weights, or every noun phrase as a target. Of these texts'
  3,574 stances that are not the outlet's own, 1,475 are met by a candidate: the rest no tower can find. The
  F1 of "for" differs by .1 between the part held back and the one kept for the combiner: differences below
  that are noise.
- **Stored** {megabytes:.1f} MB: whole numbers as in the sentiment tower.

## Figures

On the sentences that were held back, with the weights as shipped (F1):

| none | for | against | for, from the target | against, from the target | macro |
|---|---|---|---|---|---|
| {f1[0]:.2f} | {f1[1]:.2f} | {f1[2]:.2f} | {f1[3]:.2f} | {f1[4]:.2f} | **{macro_f1:.3f}** |

Before rounding {macro_f1_before_rounding:.3f}; {same_class:.1%} of classes the same. Log loss {log_loss:.3f}.

On the {held_pairs:,} pairs of the 188 texts that it did not learn from and whose names are clear, the area
under the curve of "any stance" is {auc:.3f}, average precision {ap_for:.3f} for and {ap_against:.3f}
against.
Beside majority, rules and the linear scorer: `benchmarks/results/pairs.json`. In articles:
`benchmarks/results/seesaw.json` and `stance_rows.json`.

## Limits

- English; sentences of US news that were chosen for their two actors: a third of them hold a stance, of
  the pairs in an article far fewer. The teacher's chances are moved to
  what readers found there, and the combiner corrects for the rest, from readers' verdicts.
- Who asks, supposes or reports is not told apart from who holds; rules do that as far as they can.
- The sentence is all that it sees. A speaker whom it does not name is put before it as "Someone said".
"""


def card(recipe: PairRecipe, figures: Mapping[str, Any]) -> str:
    """The card as Markdown."""
    return _CARD.format(
        **figures,
        **asdict(recipe),
        kept=KEPT,
        depth=LAYERS,
        teacher_epochs=SENTENCES.epochs,
        teacher_rate=SENTENCES.rate,
        teacher_head_rate=SENTENCES.head_rate,
        teacher_second=TEXTS.epochs,
        teacher_seen=SENTENCES.seen,
        teacher_second_head=TEXTS.head_rate,
        none=NONE,
        again=AGAIN,
    )
