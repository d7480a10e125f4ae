"""Each article is laid out, its actors found and its quotations tagged once, whatever is asked."""

import json
from collections import Counter
from pathlib import Path
from threading import Thread

import pandas as pd
import pytest
from shipped import NOTEBOOKS

import research
from research.articles.kept import Kept
from research.languages import sections
from research.measures import actors, comparison, quotes, registry
from research.text import document, segments

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def counted(monkeypatch):
    """How often each text was read, by what read it."""
    seen = {name: Counter() for name in ("written", "sentences", "actors", "quotations")}

    def count(name, function, text_of):
        def counting(first, *rest, **named):
            seen[name][text_of(first, *rest)] += 1
            return function(first, *rest, **named)

        return counting

    for name in ("written", "sentences"):
        function = count(name, getattr(segments, name), lambda text: text)
        monkeypatch.setattr(segments, name, function)
        monkeypatch.setattr(document, name, function)
    resolve = count("actors", actors.resolve, lambda scan, **_: tuple(scan.words))
    monkeypatch.setattr(actors, "resolve", resolve)
    find = count("quotations", quotes.with_chances, lambda laid_out, *_: laid_out.text)
    monkeypatch.setattr(quotes, "with_chances", find)
    return seen


def each_once(seen, corpus):
    for article in corpus:
        for name in ("written", "sentences", "quotations"):
            assert seen[name][article.text] == 1, name
    assert set(seen["actors"].values()) == {1}
    assert len(seen["actors"]) == len(corpus)


@pytest.mark.parametrize("given", [{}, {"quotations": "tagger", "likeness": "lexical"}], ids=str)
def test_all_tables_together_read_each_article_once(given, counted, monkeypatch):
    corpus = research.load(ROOT / "seeds")
    compared = []
    compare = comparison.compare
    monkeypatch.setattr(
        comparison, "compare", lambda *a, **k: compared.append(1) or compare(*a, **k)
    )
    for counter in counted.values():
        counter.clear()
    assert len(dict(registry.tables(corpus, **given))) > 15
    each_once(counted, corpus)
    assert len(compared) == 1


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_reads_no_article_twice(path, counted, monkeypatch):
    monkeypatch.chdir(path.parent)
    cells = json.loads(path.read_text("utf-8"))["cells"]
    space = {"__name__": "__main__", "display": None}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), space)
    texts = {article.text for article in space["corpus"]}
    for counter in counted.values():
        assert max((counter[text] for text in texts), default=0) <= 1
    assert set(counted["actors"].values()) <= {1}


def test_word_lists_are_not_read_again_for_other_articles(monkeypatch):
    given = {"quotations": "tagger", "likeness": "lexical"}
    dict(registry.tables(research.load(ROOT / "seeds"), **given))
    read = []
    lines = sections.lines
    monkeypatch.setattr(sections, "lines", lambda source: read.append(source.name) or lines(source))
    dict(registry.tables(research.load(ROOT / "seeds"), **given))
    assert read == []


def test_other_pins_are_another_reading_and_the_same_quotations(counted):
    corpus = research.load(ROOT / "seeds")
    pins = actors.Pins((actors.pinned.Pin("The Kremlin's man", "person", ("Dmitry Peskov",)),))
    plain = quotes.measure(corpus, method="tagger")
    pinned = quotes.measure(corpus, method="tagger", pins=pins)
    assert set(counted["quotations"].values()) == {1}
    assert "The Kremlin's man" in set(pinned["speaker"]) - set(plain["speaker"])
    same = ["start", "end", "cue"]
    pd.testing.assert_frame_equal(plain[same], pinned[same])


def test_what_is_kept_is_bounded_and_the_least_used_goes():
    kept, made = Kept(most=10), []

    def make(key):
        made.append(key)
        return "x" * 3

    for key in ("a", "b", "a", "c", "a", "b"):
        kept.get(key, lambda key=key: make(key))
    assert made == ["a", "b", "c", "b"]


def test_threads_that_ask_together_get_one_value():
    kept, made, got = Kept(), [], []
    threads = [
        Thread(target=lambda: got.append(kept.get("key", lambda: made.append(1) or object())))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert len(set(map(id, got))) == 1
