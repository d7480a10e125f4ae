"""A classifier of frames from users' own codings."""

import numpy as np
import pandas as pd
import pytest

from research.articles.model import Article, Corpus, Paragraph
from research.errors import InputError, ParameterError
from research.measures import frames

FERRY = "The ferry to the islands sank in the harbour, and the captain rowed the crew ashore."
SCHOOL = "The school hired two teachers, and the pupils read their books in the new hall."
DULL = ["It rained on Monday.", "The week was quiet.", "Nobody spoke of it again."]


def corpus(n=24):
    items = []
    for number in range(n):
        text = (FERRY if number % 2 else SCHOOL) + " " + DULL[number % 3] * (number % 4)
        paragraphs = (Paragraph(0, len(text), "lede"),)
        items.append(Article(f"a{number:02}", text, paragraphs, "", "", language="en"))
    return Corpus(tuple(items))


def codings(held, **other):
    rows = [
        {"article_id": article.article_id, "frame": frame, "coder": coder, "value": int(value)}
        for article in held
        for coder in ("A", "B")
        for frame, value in (("sea", "ferry" in article.text), ("class", "school" in article.text))
    ]
    return pd.DataFrame(rows).assign(**other)


def test_a_classifier_learns_what_was_coded_and_says_how_well(tmp_path):
    held = corpus()
    figures = frames.train(held, codings(held), tmp_path / "harbour")
    assert figures["frame"].tolist() == ["class", "sea"]
    assert figures["n_articles"].tolist() == [24, 24]
    assert figures["n_present"].tolist() == [12, 12]
    assert (figures["auc"] == 1).all()
    assert figures["f1_always"].tolist() == pytest.approx([2 / 3, 2 / 3])
    card = (tmp_path / "harbour" / "card.md").read_text(encoding="utf-8")
    assert "24 articles, 2 coders" in card
    assert "| sea | 12 | 1.00 | 1.00 | 0.67 |" in card


def test_the_folder_is_a_scorer_beside_the_others(tmp_path):
    held = corpus()
    frames.train(held, codings(held), tmp_path / "harbour")
    scores = frames.scores(held, methods=["dictionary", str(tmp_path / "harbour")])
    sea = scores[scores["frame"] == "sea"].set_index("article_id")["harbour"]
    assert sea["a01"] > 0.5 > sea["a00"]
    assert scores.loc[scores["frame"] == "sea", "dictionary"].isna().all()
    assert "user trained" in frames.described([str(tmp_path / "harbour")])


def test_training_twice_gives_the_same_bytes(tmp_path):
    held = corpus()
    for name in ("x", "y"):
        frames.train(held, codings(held), tmp_path / name)
    one, two = (np.load(tmp_path / name / "model.npz") for name in ("x", "y"))
    assert all((one[key] == two[key]).all() for key in one.files)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda t: t.drop(columns="value"), "no column 'value'"),
        (lambda t: t.assign(value=2), "neither 0 nor 1"),
        (lambda t: t.assign(value="yes"), "neither 0 nor 1"),
        (lambda t: t.assign(article_id="b"), "'b' of the codings is not in the corpus"),
        (lambda t: t[t["article_id"] < "a10"], "code at least 20"),
        (lambda t: t.assign(value=1), "present in 24 of 24"),
    ],
)
def test_too_little_or_wrong_codings_are_an_error(tmp_path, change, says):
    held = corpus()
    with pytest.raises(ParameterError, match=says):
        frames.train(held, change(codings(held)), tmp_path)


def test_a_folder_without_a_classifier_is_an_error(tmp_path):
    (tmp_path / "model.npz").write_bytes(b"no weights")
    with pytest.raises(InputError, match=r"frames\.train wrote"):
        frames.trained(tmp_path)
