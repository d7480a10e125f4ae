"""Claims of events and what only some articles carry, as rows for a reader, and their judgements.

    python benchmarks/claims.py --show FOLDER    rows to judge, with the articles, into a folder
    python benchmarks/claims.py                  figures of the rows judged so far

Events are those of BASIL and SEESAW as the sets give them; which events are read is drawn by hash,
and none of them was looked at when the rules were written. A row is judged by a reader who has all
articles of the event and no score: an omission is right where the articles that are said not to
carry it do not tell it in any words; a claim is right where all its sentences tell one thing.
Judgements are kept by hash, without text, in `claims_judged.json`. Claims of eight further events
were judged by the editor of the rules, with the likest sentences of the other articles beside each.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pandas as pd
from common import HERE, fingerprint, save
from triplets import basil, seesaw

from research.measures import comparison

JUDGED = HERE / "claims_judged.json"
EVENTS, EACH = 8, 40  # events read, and rows of each kind at most
# Further events of each set, and claims of each: read after the rules stood.
FURTHER, OF_EACH = 4, 8


def key(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]


def rows() -> tuple[list[dict[str, Any]], dict[str, dict[str, str]], list[Path]]:
    """Rows of the events drawn, the articles of each event, and the files read."""
    found: list[dict[str, Any]] = []
    texts: dict[str, dict[str, str]] = {}
    files: list[Path] = []
    for corpus, events, paths in (basil(), seesaw()):
        files += paths
        taken = 0
        for event in sorted(set(events.values()), key=lambda e: key("claims", e)):
            inside = corpus.part([a for a in corpus if events[a.article_id] == event])
            one = comparison.compare(inside)
            if one.events["n_articles"].tolist() != [len(inside)]:
                continue  # only events that are put together whole
            taken += 1
            if taken > EVENTS // 2 + FURTHER:
                break
            if taken > EVENTS // 2:
                found += further(str(event), one.omissions)
                continue
            texts[str(event)] = {a.article_id: a.text for a in inside}
            for row in one.omissions.to_dict("records"):
                found.append(
                    {
                        "event": str(event),
                        "kind": row["kind"],
                        "key": key(row["kind"], row["item"], row["carried_by"], row["absent_from"]),
                        "text": row["text"],
                        "carried_by": row["carried_by"],
                        "absent_from": row["absent_from"],
                    }
                )
            shared = one.claims[one.claims["n_articles"] > 1]
            for _, part in shared.groupby("claim_id", sort=True):
                sentences = [
                    {"article": r["article_id"], "text": r["text"]} for r in part.to_dict("records")
                ]
                found.append(
                    {
                        "event": str(event),
                        "kind": "shared",
                        "key": key("shared", *[s["text"] for s in sentences]),
                        "sentences": sentences,
                    }
                )
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(found, key=lambda r: r["key"]):
        by_kind[row["kind"]].append(row)
    most = {"claim, further events": FURTHER * OF_EACH * 2}
    return [r for kind, part in by_kind.items() for r in part[: most.get(kind, EACH)]], texts, files


def further(event: str, omissions: pd.DataFrame) -> list[dict[str, Any]]:
    """A few claims of a further event."""
    claims = omissions[omissions["kind"] == "claim"].to_dict("records")
    claims.sort(key=lambda r: key("c", r["item"], r["absent_from"]))
    return [
        {
            "event": event,
            "kind": "claim, further events",
            "key": key(r["kind"], r["item"], r["carried_by"], r["absent_from"]),
            "text": r["text"],
            "carried_by": r["carried_by"],
            "absent_from": r["absent_from"],
        }
        for r in claims[:OF_EACH]
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", type=Path, metavar="FOLDER")
    folder = parser.parse_args().show
    drawn, texts, files = rows()
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "articles.json").write_text(json.dumps(texts, indent=1), encoding="utf-8")
        (folder / "rows.json").write_text(json.dumps(drawn, indent=1), encoding="utf-8")
        return
    judged = json.loads(JUDGED.read_text(encoding="utf-8"))
    figures: dict[str, Any] = {}
    for kind in sorted({row["kind"] for row in drawn}):
        read = [judged[r["key"]] for r in drawn if r["kind"] == kind and r["key"] in judged]
        figures[kind] = {"judged": len(read), "right": sum(read) / len(read) if read else None}
    save("claims", figures, data_sha256=fingerprint(files))


if __name__ == "__main__":
    main()
