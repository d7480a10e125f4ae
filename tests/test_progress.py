"""What is said to somebody who waits: bars, estimates, names to complete, and what to give instead."""

import io
import sys

import corpora
import pytest

import research
from research import progress
from research.cli import main
from research.errors import ParameterError
from research.measures import actors, comparison, effort, frames, keyness, quotes, stances


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_bar_is_shown_on_a_terminal_with_the_time_it_takes(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.delenv(progress.RUN, raising=False)
    assert list(progress.each([1, 2], what="quotations", seconds=130)) == [1, 2]
    assert "quotations: about 2 minutes" in sys.stderr.getvalue()


@pytest.mark.parametrize("kind", ["run", "file"])
def test_no_bar_where_output_is_kept(kind, monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal() if kind == "run" else io.StringIO())
    if kind == "run":
        monkeypatch.setenv(progress.RUN, "1")
    assert list(progress.each([1, 2], what="quotations", seconds=130)) == [1, 2]
    assert sys.stderr.getvalue() == ""


def test_the_time_of_a_run_grows_with_its_articles_and_its_method():
    short, _ = effort.of_run(100_000, {"quotations": "rules"})
    long, memory = effort.of_run(1_000_000, {"quotations": "encoder", "method": "encoder"})
    assert long > 10 * short
    assert memory > effort.of_run(1_000_000, {})[1]


def test_the_time_is_said_before_a_long_run(tmp_path, monkeypatch, capsys):
    from research.reporting import running

    folder = corpora.made_up(tmp_path / "articles", {"A": 2})
    (folder / "long.txt").write_text("It rained in Nordvik, and the ferry crossed late. " * 60_000)
    monkeypatch.setattr(running, "run", lambda *_, **__: [])
    with pytest.raises(SystemExit):
        main(["run", "stance", "--articles", str(folder), "--reports", str(tmp_path / "reports")])
    said = capsys.readouterr().err
    assert "expected   about" in said
    assert "1 notebook on 3.0 million characters of articles" in said


@pytest.mark.parametrize("module", [actors, comparison, frames, keyness, quotes, stances])
def test_what_is_completed_are_the_public_names(module):
    assert dir(module) == sorted(module.__all__)
    assert "measure" in dir(module)
    assert "annotations" not in dir(module)


CORPUS = research.Corpus(())
WRONG = {
    "a corpus for one text": (lambda: research.find_quotes(CORPUS), r"corpus\[article_id\]"),
    "a path for a corpus": (lambda: research.compare("my-articles"), r"load\('my-articles'\)"),
    "a number for a corpus": (lambda: stances.measure(3), r"research\.load\(path\)"),
    "a path to search": (lambda: research.kwic("x", "a"), r"research\.load\('x'\)"),
    "no word to search": (lambda: research.kwic(CORPUS, 3), "immigra"),
    "a list of paths": (lambda: research.load(["a", "b"]), r"load\(\*paths\)"),
    "nothing to show": (lambda: research.show(3), "an article"),
    "a corpus to show": (lambda: research.show(CORPUS), "actor='NAME'"),
    "an event of none": (lambda: research.show(research.compare(CORPUS)), "this has none"),
    "an actor of none": (lambda: research.show(CORPUS, actor="X"), "nobody mentions 'X'"),
}


@pytest.mark.parametrize(("call", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_argument_says_what_to_give(call, said):
    with pytest.raises(ParameterError, match=said):
        call()


def test_an_event_is_shown_by_its_claims_and_an_actor_by_its_sentences(tmp_path):
    corpus = research.load(corpora.made_up(tmp_path / "articles", {"A": 3, "B": 3}, days=1))
    compared = research.compare(corpus)
    shown = research.show(compared.event(1)).data["text/html"]
    assert "Who tells what" in shown
    assert shown.count("<style>") == 1
    person = actors.measure(corpus)["actor"][0]
    assert f"{person}: every sentence" in research.show(corpus, actor=person).data["text/html"]
    with pytest.raises(ParameterError, match=f"did you mean {person}"):
        research.show(corpus, actor=person[:-1] + "x")
