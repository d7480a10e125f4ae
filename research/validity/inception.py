"""Samples and codings as documents of INCEpTION: UIMA CAS JSON, with the layer that they need.

A coder's sheet is one document, in which each passage to code is marked already; to code is to give
the mark its code. What says which item a mark is (unit, round, sample, coder) travels on the mark.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from research.errors import InputError
from research.validity.journal import file_name
from research.validity.rows import Row, row_of
from research.validity.sampling import Plan

LAYER = "webanno.custom.Coding"
ENDING = ".inception.json"
# INCEpTION shows a sentence a line, and finds the words in it by itself.
_SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
_STRING = "uima.cas.String"
_ANSWERS = ("code", "rationale")
_KEPT = ("unit_id", "round", "sample", "coder")


def document(plan: Plan, sheet: pd.DataFrame) -> str:
    """A coder's sheet as one document in UIMA CAS JSON 0.4.0.

    Raises
    ------
    InputError
        Where dkpro-cassis is not installed.
    """
    cassis = _cassis("a document for INCEpTION")
    types = cassis.TypeSystem()
    sentence = types.create_type(_SENTENCE, supertypeName="uima.tcas.Annotation")
    mark = types.create_type(LAYER, supertypeName="uima.tcas.Annotation")
    for name in (*_ANSWERS, *_KEPT):
        types.create_feature(mark, name, _STRING)
    cas = cassis.Cas(typesystem=types)
    text, marks = _laid_out(plan, sheet)
    cas.sofa_string, cas.sofa_mime = text, "text/plain"
    for line in re.finditer(r"\S[^\n]*", text):
        cas.add(sentence(begin=line.start(), end=line.start() + len(line.group().rstrip())))
    for start, end, about in marks:
        cas.add(mark(begin=start, end=end, **about))
    return str(cas.to_json(pretty_print=True))


def _laid_out(plan: Plan, sheet: pd.DataFrame) -> tuple[str, list[tuple[int, int, dict[str, str]]]]:
    """The text of a document, and where in it each passage stands."""
    text, marks = "", []
    for row in sheet.to_dict("records"):
        own = row["choices"][: len(row["choices"]) - len(plan.codes)]
        answers = f"Answers: {' | '.join(row['choices'])}\n" if own else ""
        text += f"{row['number']}. {row['question']}\n{answers}{row['before']}"
        start = len(text)
        text += row["passage"]
        marks.append((start, len(text), {name: str(row[name]) for name in _KEPT}))
        text += f"{row['after'].rstrip()}\n\n"
    return text, marks


def layer(plan: Plan) -> list[dict[str, Any]]:
    """The layer of the marks, with the codes as its tags: Settings, Layers, Import."""
    tags = {code.name: code.definition for code in plan.codes}
    for unit in plan.items["unit_id"]:
        tags |= {name: "" for name in plan.choices(unit) if name not in tags}
    tag_set = {
        "name": f"{plan.measure} {plan.sample_id}", "description": plan.question, "language": "en",
        "create_tag": False,
        "tags": [{"tag_name": name, "tag_description": about} for name, about in tags.items()],
    }  # fmt: skip
    features = [
        {
            "name": name, "uiName": name, "type": _STRING, "enabled": True,
            "visible": name == "code", "description": "" if name in _ANSWERS else "leave as it is",
            "multi_value_mode": "NONE", "link_mode": "NONE", "curatable": name in _ANSWERS,
            "rank": rank, "tag_set": tag_set if name == "code" else None,
        }
        for rank, name in enumerate((*_ANSWERS, *_KEPT))
    ]  # fmt: skip
    return [
        {
            "name": LAYER, "uiName": "Coding", "type": "span", "description": plan.question,
            "enabled": True, "built_in": False, "readonly": False, "cross_sentence": True,
            "anchoring_mode": "CHARACTERS", "overlap_mode": "ANY_OVERLAP",
            "validation_mode": "NEVER", "show_hover": True, "features": features,
        }
    ]  # fmt: skip


def is_document(value: Any) -> bool:
    """Whether parsed JSON is a UIMA CAS."""
    return isinstance(value, dict) and "%FEATURE_STRUCTURES" in value


def rows(path: Path, value: dict[str, Any]) -> Iterator[Row]:
    """Codings of a document that INCEpTION exported.

    The coder is the one whom the file is named after, as in a project's export; where the file has the
    name that it was written with, the one it was written for.

    Raises
    ------
    InputError
        Where dkpro-cassis is not installed, or the document has no such layer.
    """
    cassis = _cassis(f"{path}:")
    try:
        cas = cassis.load_cas_from_json(json.dumps(value))
        marks = [
            {name: mark.get(name) for name in (*_ANSWERS, *_KEPT)} for mark in cas.select(LAYER)
        ]
    except Exception as error:  # noqa: BLE001 - whatever a broken document raises
        raise InputError(
            f"{path}: not a document with the layer {LAYER} ({type(error).__name__}); import the "
            "layer before the document, and export as UIMA CAS JSON"
        ) from None
    for number, mark in enumerate(marks, start=1):
        coder = mark["coder"] or ""
        if path.name != f"{file_name(coder)}{ENDING}":
            mark["coder"] = path.name.partition(".")[0]
        yield row_of(path, f"{path}:mark {number}", mark)


def _cassis(what: str) -> Any:
    try:
        import cassis
    except ImportError:
        raise InputError(
            f"{what} needs dkpro-cassis: pip install 'news-framing[coding]', or use another format"
        ) from None
    return cassis
