"""A made-up corpus, a task on it, and coders who answer it."""

import json

import numpy as np
import pandas as pd

from research.articles.load import load
from research.validity import sample, sheet
from research.validity.tasks import UNIT_COLUMNS, Code, Task

DAYS = ("2024-05-03", "2024-06-11", "2024-07-20")


def corpus(folder, n=6):
    folder.mkdir(parents=True, exist_ok=True)
    sentences = [
        "The mayor, Ruth Oyelaran, clashed with the council over the tram.",
        "“We will not pay twice,” Ms Oyelaran said on Monday.",
        "The depot stands at the end of the line.",
        "Councillor Henk Dekker praised Ruth Oyelaran for the depot.",
        "Rain fell on the rails, and nobody minded.",
        "Costs rose by a third, according to the auditors.",
    ]
    for number in range(n):
        turned = sentences[number % 6 :] + sentences[: number % 6]
        body = "\n\n".join(turned)
        row = {
            "title": f"The tram, part {number}", "outlet": ("Harbour Post", "Tideline")[number % 2],
            "published": DAYS[number % 3], "text": body + f"\n\nThis was part {number}.",
        }  # fmt: skip
        (folder / f"a{number}.json").write_text(json.dumps(row), encoding="utf-8")
    return load(folder)


def task(loaded, n=400, wrong=0.15, seed=7):
    """Units made of nothing but numbers, and the truth about them."""
    rng = np.random.default_rng(seed)
    articles = list(loaded)
    truth = rng.random(n) < 0.4
    machine = np.where(rng.random(n) < wrong, ~truth, truth)
    rows = [
        {
            "unit_id": f"u{i:04}", "article_id": articles[i % len(articles)].article_id,
            "outlet": articles[i % len(articles)].outlet,
            "published": articles[i % len(articles)].published, "start": 0, "end": 5, "about": None,
            "machine": "yes" if machine[i] else "no", "score": float("nan"), "options": None,
        }
        for i in range(n)
    ]  # fmt: skip
    units = pd.DataFrame(rows, columns=UNIT_COLUMNS).astype({"options": object, "about": object})
    codes = (Code("yes", "it is", 1.0), Code("no", "it is not", 0.0))
    made = Task("tram", "Is it about the tram?", codes, "nominal", units)
    return made, dict(zip(units["unit_id"], np.where(truth, "yes", "no"), strict=True))


def plan(tmp_path, **options):
    loaded = corpus(tmp_path / "articles")
    made, truth = task(loaded)
    return sample(loaded, made, **{"n": 80, "seed": 3, **options}), truth


def lines(made, answers, coder="ana", **more):
    """Codings as a language model or the form writes them."""
    return "".join(
        json.dumps(
            {"sample": made.sample_id, "unit_id": r["unit_id"], "coder": coder, "round": r["round"],
             "code": answers[r["unit_id"]], "rationale": "", **more}
        ) + "\n"
        for r in sheet(made, coder).to_dict("records")
    )  # fmt: skip
