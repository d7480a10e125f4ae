"""Texts of a table or a folder that all stop at one length are said to be cut; others are not."""

import csv
import json

import pytest

import research

PLACES = "Ashby Brent Corfe Denby Elham Fenwick Garsdale Hythe Islip Jarrow Kelso Louth".split()
SENTENCES = (
    "The council of {0} voted on Monday to close the old bath",
    "Repairs would have cost four million pounds, said the mayor, Ruth Holt",
    "Swimmers and teachers of {0} had gathered nine hundred names against it",
    "The land will be sold, and flats are to be built there by the end of the decade",
)


def story(place, first):
    told = [SENTENCES[(first + n) % len(SENTENCES)].format(place) for n in range(9)]
    return ". ".join(told) + "."


def by_characters(text):
    return text[:300]


def by_words(text):
    return " ".join(text.split()[:50])


def before_a_word(text):
    return text[:300].rpartition(" ")[0]


def table(folder, texts):
    with (folder / "all.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(("title", "newspaper", "text"))
        writer.writerows((f"The bath of {p}", "Harbour Times", t) for p, t in texts.items())


def lines(folder, texts):
    rows = (json.dumps({"title": f"The bath of {p}", "text": t}) for p, t in texts.items())
    (folder / "all.jsonl").write_text("\n".join(rows), encoding="utf-8")


def files(folder, texts):
    for place, text in texts.items():
        (folder / f"{place}.txt").write_text(text, encoding="utf-8")


def flags(corpus):
    return corpus.repairs[corpus.repairs["step"] == "incomplete"]


@pytest.mark.parametrize("layout", [table, lines, files])
@pytest.mark.parametrize(
    ("cut", "said"),
    [
        (by_characters, "300 characters"),
        (before_a_word, r"(?:29\d|300) characters"),
        (by_words, "50 words"),
    ],
)
def test_texts_that_all_stop_at_one_length_are_flagged_and_keep_their_words(
    tmp_path, layout, cut, said
):
    texts = {place: cut(story(place, n)) for n, place in enumerate(PLACES)}
    layout(tmp_path, texts)
    corpus = research.load(tmp_path)
    found = flags(corpus)
    # A cut may fall behind a full stop.
    assert found["article_id"].nunique() == sum(text[-1] != "." for text in texts.values())
    assert found["article_id"].isna().sum() == 1  # of the file, or of the folder
    assert found["reason"].str.contains(said).all()
    kept = " ".join(article.text for article in corpus)
    assert all(text.split()[-1] in kept for text in texts.values())


def test_a_whole_text_among_cut_ones_is_not_flagged(tmp_path):
    texts = {place: by_characters(story(place, n)) for n, place in enumerate(PLACES)}
    texts["Ashby"] = f"{SENTENCES[0]}. {SENTENCES[1]}."
    table(tmp_path, texts)
    assert flags(research.load(tmp_path))["article_id"].nunique() == len(PLACES) - 1


def test_two_texts_of_about_one_length_that_stop_are_flagged(tmp_path):
    texts = {"Ashby": story("Ashby", 0)[:238], "Corfe": story("Corfe", 2)[:218]}
    table(tmp_path, texts)
    assert flags(research.load(tmp_path))["article_id"].nunique() == 2


@pytest.mark.parametrize(
    "end", [".", ".\n\nBy Ruth Holt", ". “We tried,” she said", " and left\n\nHarbour Times"]
)
def test_texts_of_many_lengths_are_not_flagged(tmp_path, end):
    told = {p: story(p, n)[: 150 + 37 * n].rpartition(" ")[0] for n, p in enumerate(PLACES)}
    table(tmp_path, {place: text + end for place, text in told.items()})
    assert flags(research.load(tmp_path)).empty


def test_a_text_alone_is_not_flagged(tmp_path):
    table(tmp_path, {"Ashby": story("Ashby", 0)[:300]})
    assert flags(research.load(tmp_path)).empty


def test_the_same_text_twice_shows_no_cut(tmp_path):
    text = story("Ashby", 0)[:300]
    rows = (json.dumps({"title": title, "text": text}) for title in ("Bath", "Bath of Ashby"))
    (tmp_path / "all.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert flags(research.load(tmp_path)).empty


def test_a_link_below_texts_of_one_length_shows_no_cut(tmp_path):
    told = {p: story(p, n)[:299] + ".\n\nSign up here" for n, p in enumerate(PLACES)}
    table(tmp_path, told)
    assert flags(research.load(tmp_path)).empty


@pytest.mark.parametrize(
    "end", [" ENDS", " More on Ashby on page 4", " Write to the paper: a@b.example"]
)
def test_texts_that_share_their_last_word_are_whole(tmp_path, end):
    table(tmp_path, {p: by_characters(story(p, n)) + end for n, p in enumerate(PLACES)})
    assert flags(research.load(tmp_path)).empty


@pytest.mark.parametrize("tag", ["#bath{0}", "@council{0}", "https://bath.example/{0}"])
def test_posts_as_long_as_may_be_that_end_with_a_tag_or_address_are_whole(tmp_path, tag):
    told = {p: story(p, n)[: 280 - len(tag)] for n, p in enumerate(PLACES)}
    table(tmp_path, {p: f"{text} {tag.format(p)}" for p, text in told.items()})
    assert flags(research.load(tmp_path)).empty


def test_two_long_texts_without_a_stop_at_their_ends_are_not_flagged(tmp_path):
    told = {p: story(p, n) + " " + story(p, n + 1) for n, p in enumerate(PLACES[:2])}
    texts = {p: f"{text} {text} {SENTENCES[n]}" for n, (p, text) in enumerate(told.items())}
    assert min(map(len, texts.values())) > 1_000
    table(tmp_path, texts)
    assert flags(research.load(tmp_path)).empty
