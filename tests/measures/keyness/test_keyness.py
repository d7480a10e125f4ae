"""Words that set outlets apart: hand-made counts, what is kept out, contexts, few articles."""

import math
import tomllib
from pathlib import Path

import numpy as np
import pytest

from research.articles.model import Article, Corpus, Paragraph
from research.errors import ParameterError
from research.measures import keyness
from research.measures.keyness import counts, style_words
from research.text import segments as texts

LISTS = Path(keyness.__file__).with_name("style_words.toml")


def article(name, text, outlet=None):
    spans = texts.paragraphs(text)
    paragraphs = tuple(Paragraph(start, end, "body") for start, end in spans)
    return Article(name, text, paragraphs, f"{name}.txt", "", outlet=outlet)


def two(text_a, text_b):
    return Corpus((article("a", text_a, "Alpha"), article("b", text_b, "Beta")))


def row(table, term, group):
    return table[(table["term"] == term) & (table["group"] == group)].iloc[0]


def test_log_odds_are_those_worked_by_hand():
    # Alpha: 4 words, 2 of them "tax"; Beta: 6 words, 1 of them "tax". Prior: 500 words as all 10.
    corpus = two("Tax cuts. Tax relief.", "Tax war. Peace talks, peace plan.")
    found = keyness.measure(corpus)
    prior = 500 * 3 / 10
    in_alpha = math.log((2 + prior) / (4 + 500 - 2 - prior))
    in_beta = math.log((1 + prior) / (6 + 500 - 1 - prior))
    assert row(found, "tax", "Alpha")["log_odds"] == pytest.approx(in_alpha - in_beta, abs=1e-9)
    assert row(found, "tax", "Beta")["log_odds"] == pytest.approx(in_beta - in_alpha, abs=1e-9)
    assert row(found, "tax", "Alpha")["log_ratio"] == pytest.approx(math.log2((2 / 4) / (1 / 6)))
    assert row(found, "tax", "Alpha")["rate"] == pytest.approx(500.0)
    assert row(found, "peace", "Beta")["count"] == 2


def test_one_article_a_side_gives_counts_and_no_inference():
    found = keyness.measure(two("Tax cuts now.", "War and peace."))
    assert found[["low", "high", "z", "p_adjusted", "g2"]].isna().all(axis=None)
    assert found["log_odds"].notna().all()
    assert set(found["group"]) == {"Alpha", "Beta"}


def many():
    # "war" is in every article of Alpha and in one of Beta; "shared" in all; "onetime" in one.
    alpha = [f"War here, thing{i}. Shared, or war. Alpha{i}." for i in range(12)]
    beta = [f"Peace, thing{i}. Shared. Beta{i}." for i in range(12)]
    filler = " It was as it had been before, and so on." * 6
    alpha, beta = ([text + filler for text in side] for side in (alpha, beta))
    alpha[0] += " Onetime. War, war."
    beta[0] += " War."
    return Corpus(
        (
            *(article(f"a{i}", text, "Alpha") for i, text in enumerate(alpha)),
            *(article(f"b{i}", text, "Beta") for i, text in enumerate(beta)),
        )
    )


def test_intervals_come_from_resampled_articles_and_hold_the_estimate():
    found = keyness.measure(many(), n_resamples=500)
    war = row(found, "war", "Alpha")
    assert war["low"] < war["log_odds"] < war["high"]
    assert war["low"] > 0
    assert war["p_adjusted"] < 0.05
    assert war["n_articles"] == 12
    back = row(found, "war", "Beta")
    assert (back["low"], back["high"]) == (-war["high"], -war["low"])
    assert back["z"] == pytest.approx(-war["z"])
    assert found.iloc[0]["group"] == "Alpha"
    assert found.iloc[0]["term"] == "war"


def test_terms_that_the_same_articles_use_as_often_are_resampled_once():
    corpus = two("Tax cuts, tax relief. A harbour bridge.", "Tax war. Peace talks, peace plan.")
    counted = counts.count(counts.pages(corpus, "outlet"), 1)
    distinct, like = counted.distinct()
    used = counted.dense(0, len(counted.terms))
    assert len(distinct.terms) < len(counted.terms)
    assert (distinct.dense(0, len(distinct.terms))[like] == used).all()
    assert len(np.unique(used, axis=0)) == len(distinct.terms)


def test_the_interval_is_that_of_resampling_one_article_at_a_time():
    corpus = many()
    ours = row(keyness.measure(corpus, n_resamples=2000), "war", "Alpha")
    counted = {
        side: np.array(
            [
                [a.text.lower().count("war"), sum(w[0].isalpha() for w in texts.tokens(a.text))]
                for a in corpus
                if a.outlet == side
            ]
        )
        for side in ("Alpha", "Beta")
    }
    everything = np.concatenate(list(counted.values())).sum(axis=0)
    prior = 500 * everything[0] / everything[1]
    generator = np.random.default_rng(9)
    draws = []
    for _ in range(2000):
        odds = []
        for side in counted.values():
            uses, words = side[generator.integers(0, 12, 12)].sum(axis=0)
            odds.append(math.log((uses + prior) / (words + 500 - uses - prior)))
        draws.append(odds[0] - odds[1])
    low, high = np.quantile(draws, [0.025, 0.975])
    assert ours["low"] == pytest.approx(low, abs=0.08)
    assert ours["high"] == pytest.approx(high, abs=0.08)


def test_the_same_seed_gives_the_same_table():
    first, second = (keyness.measure(many(), n_resamples=50, seed=4) for _ in range(2))
    assert first.equals(second)


def test_three_groups_are_each_compared_with_the_rest():
    corpus = Corpus((*many(), *(article(f"c{i}", f"Sport sport{i}.", "Gamma") for i in range(6))))
    found = keyness.measure(corpus, n_resamples=100)
    assert list(dict.fromkeys(found["group"])) == ["Alpha", "Beta", "Gamma"]
    assert row(found, "sport", "Gamma")["log_odds"] > 0 > row(found, "sport", "Alpha")["log_odds"]


def test_minimum_articles_leaves_rare_terms_out():
    assert "onetime" not in set(keyness.measure(many(), n_resamples=10)["term"])
    assert "onetime" in set(keyness.measure(many(), n_resamples=10, minimum_articles=1)["term"])


def test_phrases_are_words_that_belong_together():
    text = "The White House spoke. A white horse. The White House is big. The House is white. " * 2
    filler = "Many other things happened in several far places, rain fell, trains left. " * 20
    found = keyness.measure(two(text + filler, filler))
    phrases = set(found[found["kind"] == "phrase"]["term"])
    assert "white house" in phrases
    assert not any(term.startswith("the ") for term in phrases)


HOUSE = (
    "Mr. Trump said on Monday that the Example Times was wrong. He doesn’t like labour.\n"
    "Zelensky and Mrs. May left the United States at 5 p.m."
)


def teststyle_words_is_kept_out_of_the_words_and_listed():
    corpus = Corpus(
        (article("a", HOUSE, "The Example Times"), article("b", "Zelenskyy, labor, U.S.", "B"))
    )
    terms = set(keyness.measure(corpus)["term"])
    assert terms.isdisjoint(
        {"mr", "mrs", "said", "monday", "example", "times", "doesn't", "labour"}
    )
    assert {"trump", "labor", "zelenskyy", "u.s."} <= terms
    listed = keyness.house_style(corpus)
    kinds = dict(zip(listed["term"], listed["kind"], strict=True))
    assert kinds["mr"] == "honorific"
    assert kinds["said"] == "attribution"
    assert kinds["monday"] == "calendar"
    assert kinds["example times"] == "own name"
    assert kinds["doesn't"] == "fragment"
    assert kinds["labour"] == kinds["zelensky"] == kinds["united states"] == "spelling"
    stands_for = dict(zip(listed["term"], listed["stands_for"], strict=True))
    assert stands_for["labour"] == "labor"
    assert stands_for["united states"] == "u.s."


def test_party_and_state_behind_a_name_are_style():
    text = (
        "Anna Holm (D-Calif.), Jo Lund (R-Texas), Al Moe (D-N.Y.), Ed Orr (I-Vt.) on D-Day at I-95."
    )
    corpus = Corpus((article("a", text, "Alpha"), article("b", "Rain fell on D-Day.", "Beta")))
    terms = set(keyness.measure(corpus)["term"])
    assert "d-day" in terms
    assert terms.isdisjoint({"d-calif", "r-texas", "d-n", "i-vt"})
    listed = keyness.house_style(corpus)
    labels = listed[listed["kind"] == "party label"]["term"]
    assert sorted(labels) == ["d-calif", "d-n", "i-vt", "r-texas"]


def test_a_line_that_recurs_is_of_the_page():
    stories = ["Rain fell.", "Trains left.", "Prices rose.", "Votes counted."]
    pages = [article(f"a{i}", f"{s}\n\nBuy our mugs.", "Alpha") for i, s in enumerate(stories)]
    corpus = Corpus((*pages, article("b", "Rain fell. Mugs broke.", "Beta")))
    assert row(keyness.measure(corpus), "mugs", "Alpha")["count"] == 0
    listed = keyness.house_style(corpus)
    assert listed[listed["kind"] == "recurring line"]["term"].tolist() == ["Buy our mugs."]


def test_two_spellings_asked_for_both_have_their_contexts():
    corpus = Corpus((article("b", "Labor won.", "B"),))
    found = keyness.contexts(corpus, ["labour", "labor", "labor"])
    assert found["term"].tolist() == ["labour", "labor"]


def test_contexts_stand_where_they_say_in_every_spelling():
    corpus = Corpus(
        (
            article("a", HOUSE, "The Example Times"),
            article("b", "The U.S. left.\n\nLabor won.", "B"),
        )
    )
    found = keyness.contexts(corpus, ["u.s.", "labor"])
    assert found["text"].tolist() == ["United States", "U.S.", "labour", "Labor"]
    for use in found.itertuples():
        text = corpus[use.article_id].text
        assert text[use.start : use.end] == use.text
        assert text[use.sentence_start : use.sentence_end] == use.sentence
        assert use.text in use.sentence
    sentences = corpus.sentences.set_index(["article_id", "sentence_id"])["text"]
    assert all(
        sentences[use.article_id, use.sentence_id] == use.sentence for use in found.itertuples()
    )


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Trump’s", "trump"),
        ("officials'", "officials"),
        ("US", "u.s."),
        ("us", "us"),
        ("U.K.", "uk"),
        ("1,200", ""),
        ("3rd", ""),
        ("—", ""),
        ("\ud800", ""),
        ("far-right", "far-right"),
    ],
)
def test_words_are_folded(written, form):
    assert style_words.word(written).form == form


@pytest.mark.parametrize(
    ("label", "names"),
    [
        (None, []),
        ("", []),
        ("...", []),
        ("BreakingOn.com", [("breakingon",)]),
        ("www.example.co.uk", [("example",)]),
    ],
)
def test_an_outlet_speaks_of_itself_by_its_label(label, names):
    assert style_words.own_names(label) == names


def test_an_unknown_group_is_an_error():
    with pytest.raises(ParameterError, match="group = 'colour'"):
        keyness.measure(many(), group="colour")


def test_a_mapping_groups_articles_and_leaves_others_out():
    found = keyness.measure(many(), group={"a1": "one", "b1": "two"})
    assert set(found["group"]) == {"one", "two"}


@pytest.mark.parametrize("text", ["", "\0", "\ud800", '"' * 5000, "“" * 99 + " word"])
def test_no_text_breaks_it(text):
    corpus = two(text, "A word.")
    assert list(keyness.measure(corpus)) == list(keyness.measure(Corpus(())))
    keyness.house_style(corpus)
    keyness.contexts(corpus, ["word", ""])


def test_no_word_is_of_two_kinds_ofstyle_words():
    data = tomllib.loads(LISTS.read_text(encoding="utf-8"))
    words = [word for listed in data["words"].values() for word in listed.split()]
    assert len(words) == len(set(words))
