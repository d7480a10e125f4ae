"""The model card of the attribution tower, its figures filled in."""

from __future__ import annotations

from collections.abc import Mapping

from attributions_train import Recipe

_CARD = """# encoder_attributions.onnx, attribution_steps.npz: attributions by the encoder

What it does: gives each word of an English news text one label (no attribution; content begins, goes
on, goes on after a break; cue or source, of the content to its right or left). Used by `find_quotes`
with `method="encoder"`, which adds half of the tagger's scores (`quotes.md`), reads attributions off the
best sequence of labels and completes them by the rules that complete the tagger's. Needs the
extra `encoder` (onnxruntime, tokenizers).

- **Made by** `make tower` (`training/attributions.py`): {minutes:.0f} minutes of processor time, seed
  {seed}.
- **Starts from** all-MiniLM-L6-v2 (Apache-2.0; six layers, 384 wide), the word pieces of
  `encoder_words.npz`, which stay as they are. Since those know no capitals, each piece is told whether
  its word has a capital, is in capitals, and stands in quotation marks.
- **Data** PolNeAR 1.0 (Newell, Margolin and Ruths 2018), train part: {learnt} texts, every annotator
  (one an epoch, at random); {held} texts were held back. **PolNeAR states no licence for its data.** No
  sentence of it is in the weights.
- **Recipe** {epochs} epochs of windows of {size} word pieces, cut anew in each epoch, in batches of
  {batch}; AdamW at {rate:g} (head {head_rate:g}; each layer {layer_decay:g} of the one above), dropout
  {dropout:g}, bfloat16; the mean of the weights of the last steps. {other:.0%} of the texts have other
  quotation marks than they were printed with.
- **Steps** between labels count by {strength:g} of their log-odds in the same texts; content goes on
  only after content.
- **Stored** in whole numbers as the sentiment tower is (`encoder.md`), attention and GELU as one
  operator each (`training/encoder_fusion.py`); windows are read one by one,
  without padding; {megabytes:.1f} MB.

How likely a row of quotations is right by the chances of its labels: `rows.toml`, written by
`training/rows.py` from the texts held back; its calibration stands in `docs/measures/quotes.md`.

## Figures

Of single words in the texts held back, as shipped and before the best sequence is sought, F1:

{labels}

PolNeAR's dev part, exact spans and attributions, beside the tagger: `benchmarks/results/quote_tokens.json`
and `quotes.json`. Of the weights nothing was tuned on these; the share of the tagger's scores was (of .15,
.3 and .5), so that they are a little kind.

## Limits

- English; political news of the United States, 2015 to 2016, of seven outlets.
- PolNeAR counts attitudes and intentions as attributions; `quotes.kind` tells them from speech.
- A word belongs to one attribution: of one within another, the outer one is found.
- Chances are rounded to four places; what is computed in float32 differs between kinds of processors
  in the sixth, so that a label can differ where two are all but equally likely.
"""


def card(
    recipe: Recipe,
    figures: Mapping[str, float],
    *,
    learnt: int,
    held: int,
    minutes: float,
    megabytes: float,
    strength: float,
) -> str:
    """The card as Markdown."""
    rows = [f"| {label} | {value:.3f} |" for label, value in figures.items()]
    return _CARD.format(
        labels="\n".join(["| label | F1 |", "|---|---|", *rows]),
        learnt=learnt,
        held=held,
        minutes=minutes,
        megabytes=megabytes,
        strength=strength,
        seed=recipe.seed,
        epochs=recipe.epochs,
        size=recipe.size,
        batch=recipe.batch,
        rate=recipe.rate,
        head_rate=recipe.head_rate,
        layer_decay=recipe.layer_decay,
        dropout=recipe.dropout,
        other=recipe.other_marks,
    )
