"""What the notebooks of one run find in the same articles is found once, and only that."""

import pytest

import research
from research.articles import load as files
from research.measures import annotate, common, quotes
from research.measures.actors.pins import Pin, Pins


@pytest.fixture
def corpus(tmp_path):
    for number, who in enumerate(("Nora Lund", "Peter Drummond")):
        text = (
            f"Fog over Nordvik\n\n“We will not close the terminal,” {who} told reporters on Monday."
        )
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    return research.load(tmp_path)


@pytest.fixture
def finder(tmp_path_factory, monkeypatch):
    """A function that finds, as another process of the same run would, and what it was asked."""
    monkeypatch.setenv(common.FOLDER, str(tmp_path_factory.mktemp("run")))
    asked = []

    def find(corpus, *options):
        def make():
            asked.append(options)
            return {"found": options}

        return common.found(corpus, "finder", options, make)

    return find, asked


def test_the_same_is_found_once(corpus, finder):
    find, asked = finder
    pins = Pins((Pin("Nora Lund", "person", ("Lund",)),))
    again = Pins((Pin("Nora Lund", "person", ("Lund",)),))
    assert find(corpus, pins, "rules") == find(corpus, again, "rules")
    assert len(asked) == 1


def test_other_options_or_articles_are_found_anew(corpus, finder):
    find, asked = finder
    find(corpus, None, "rules")
    find(corpus, None, "tagger")
    find(corpus.part(list(corpus)[:1]), None, "rules")
    assert len(asked) == 3


def test_a_function_of_ones_own_is_not_shared_by_its_name(corpus, finder):
    find, asked = finder
    for _ in range(2):
        find(corpus, lambda text: text)
    assert len(asked) == 2


def test_without_a_run_nothing_is_written(corpus, tmp_path, monkeypatch):
    monkeypatch.delenv(common.FOLDER, raising=False)
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    quotes.quotes_of(corpus, method="rules")
    assert sorted(tmp_path.rglob("*")) == before


def test_another_process_takes_the_same_quotations(corpus, tmp_path_factory, monkeypatch):
    alone = quotes.quotes_of(corpus, method="rules")
    folder = tmp_path_factory.mktemp("run")
    monkeypatch.setenv(common.FOLDER, str(folder))
    for _ in range(2):  # made by the first, taken by the second
        other = corpus.part(list(corpus))
        object.__setattr__(other, "kept", type(corpus.kept)())
        assert quotes.quotes_of(other, method="rules") == alone
    assert any(folder.iterdir())


def test_an_annotator_of_another_package_is_asked_each_time(corpus, finder):
    asked = []

    def annotator(articles):
        asked.append(len(articles))
        return asked

    for _ in range(2):
        other = corpus.part(list(corpus))
        object.__setattr__(other, "kept", type(corpus.kept)())
        annotate.whole(other, annotator)
    assert asked == [2, 2]


def test_a_folder_is_loaded_once_until_a_file_in_it_changes(
    tmp_path, tmp_path_factory, monkeypatch
):
    monkeypatch.setenv(common.FOLDER, str(tmp_path_factory.mktemp("run")))
    read = []
    stream = files.stream
    monkeypatch.setattr(
        files, "stream", lambda *paths, **given: read.append(1) or stream(*paths, **given)
    )
    (tmp_path / "a.txt").write_text("Fog over Nordvik. ADVERTISEMENT", encoding="utf-8")
    first, second = research.load(tmp_path), research.load(tmp_path)
    assert (first.items, first.log) == (second.items, second.log)
    assert len(read) == 1
    research.load(tmp_path, day_first=True)
    (tmp_path / "a.txt").write_text("Fog over Nordvik and the sound.", encoding="utf-8")
    assert "sound" in research.load(tmp_path).items[0].text
    assert len(read) == 3
