"""Twice the input takes about twice the processor time, whatever stands in it."""

import os
import subprocess
import sys
import time

import docx
import pytest

import research
from research.articles import dates, signatures
from research.articles.records import Metadata
from research.reporting.citing import markup, word

PROSE = "\n\nIt rained in the town on Monday, and nobody came out to see it at all.\n\nIt thawed."
PAGE = f"<p>{PROSE * 3}</p></body></html>"

MAKERS = {
    "blanks in a heading": ("md", 100_000, lambda n: f"# a{' ' * n}b\n{PROSE}"),
    "marks in a heading": ("md", 50_000, lambda n: f"# a {'#' * n} x\n{PROSE}"),
    "bylines": ("txt", 2_000, lambda n: "By Ann Onym and Jo Doe\n\n" * n + PROSE),
    "names in a byline": ("txt", 4_000, lambda n: f"By {' and '.join(['Ann Onym'] * n)}{PROSE}"),
    "attributes": ("html", 10_000, lambda n: "<html><body><p "
                   + " ".join(f"a{k}='1'" for k in range(n)) + f">{PAGE}"),
    "rules": ("txt", 4_000, lambda n: f"---------\n\n{PROSE}" * (n // 40)),
    "fields": ("txt", 4_000, lambda n: "LENGTH: 3 words\n" * n + PROSE),
    "documents": ("txt", 3_000, lambda n: "1 of 2 DOCUMENTS\n\nBYLINE: A\n\n" * n + PROSE),
    "codes": ("txt", 1_500, lambda n: "HD  a\n\nLP  b\n\n" * n + PROSE),
    "marks in cells": ("csv", 1_000, lambda n: "id,text\n" + '1,"a "b" c d"\n' * n),
    "braces": ("json", 3_000, lambda n: '{"text": "It rained in town."}{' * n),
    "blanks and a token": ("txt", 20_000, lambda n: f"A row of words     apart{PROSE} url,{'aB3' * n}"),
    "brackets": ("json", 3_000, lambda n: "[" + '{"text": x},\n' * n),
    "empty lines": ("txt", 8_000, lambda n: PROSE + "\n" * n + PROSE),
    "lines that come again": ("txt", 2_000, lambda n: "In 2020\n\nIn 2021\n\n" + (
        "".join(f"a{''.join(chr(97 + int(d)) for d in str(k))}\n\n" for k in range(n)) + PROSE * 3) * 2),
    "fields of notes in one file": ("md", 28, lambda n: (
        f"Rain{PROSE}\n\nid: {'a' * 32}\n" + "parent_id: b\n" * n + "type_: 1\n\n") * 2),
    "lists in a cell": ("csv", 20_000, lambda n: "text\n" + "[" * n + "\n"),
}  # fmt: skip


def seconds(function):
    start = time.process_time()
    function()
    return time.process_time() - start


def is_linear(function, n):
    """Whether 4n take less than 4 times what is allowed of n: 16 times would be quadratic."""
    function(10)  # imports
    one = min(seconds(lambda: function(n)) for _ in range(2))
    four = min(seconds(lambda: function(4 * n)) for _ in range(2))
    return four < 9 * one + 0.3


@pytest.mark.parametrize("kind", MAKERS)
def test_loading_takes_time_in_proportion(tmp_path, kind):
    suffix, n, make = MAKERS[kind]

    def load(size):
        path = tmp_path / f"{size}.{suffix}"
        path.write_text(make(size), encoding="utf-8")
        research.load(path)

    assert is_linear(load, n // 4)


TOLD = "It rained for days, and then the old ferry sank in the harbour of Linden."
SIGNED = {
    "a labelled day": lambda n: ["Published: 4 June 2024"] * n,
    "the day under a text": lambda n: [TOLD, *["Published: 4 June 2024"] * n],
    "the day within a text": lambda n: [TOLD, *["Published: 4 June 2024"] * n, TOLD],
    "sentences and days": lambda n: [TOLD, "Published: 4 June 2024"] * n,
    "a paper and its day": lambda n: [TOLD, TOLD, *["Harbour Times", "4 June 2024"] * n, TOLD],
}


@pytest.mark.parametrize("make", SIGNED.values(), ids=SIGNED)
def test_equal_lines_that_sign_a_text_are_each_looked_at_as_often_however_many(make):
    def calls(size):
        count = 0

        def profile(frame, event, argument):
            nonlocal count
            count += event in ("call", "c_call")

        lines = make(size)
        sys.setprofile(profile)
        try:
            signatures.without(
                lines, Metadata(), [], house=None, furnished=False, spoken=frozenset()
            )
        finally:
            sys.setprofile(None)
        return count

    calls(50)  # what is read on first use
    # Linear is 4, quadratic 16.
    assert calls(800) < 5 * calls(200)


def test_days_of_one_line():
    assert is_linear(lambda size: dates.apart("Published: 5 May 2025 " * size), 200)


@pytest.mark.parametrize(
    "piece", ["\\begin{verbatim}", "\\verb|a", "\\begin{comment}%\n", "\\verb"]
)
def test_write_ups_with_what_never_ends(tmp_path, piece):
    def read(size):
        path = tmp_path / "a.tex"
        path.write_text(piece * size + "\n\\result{a.b}", encoding="utf-8")
        assert len(markup.latex(path).references) == 1

    assert is_linear(read, 2500)


def test_word_paragraphs_of_many_placeholders(tmp_path):
    def read(size):
        made = docx.Document()
        made.add_paragraph(" and ".join(["{{a.b}}"] * size))
        made.save(tmp_path / "a.docx")
        assert len(word.read(tmp_path / "a.docx").references) == size

    assert is_linear(read, 300)


def test_loading_imports_no_tagger_and_no_statistics(tmp_path):
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    code = (
        "import sys, research; assert len(research.load(sys.argv[1])) == 1; "
        "print([m for m in ('nltk', 'scipy', 'sklearn', 'matplotlib') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_sentences_import_no_scipy_and_leave_nltk_whole_for_others(tmp_path, monkeypatch):
    (tmp_path / "scipy").mkdir()
    (tmp_path / "scipy/__init__.py").touch()
    (tmp_path / "scipy/stats.py").write_text("fisher_exact = 'scipy'", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ['PYTHONPATH']}")
    code = (
        "import sys; from research.text import punkt; punkt.tokenizer(); "
        "print([m for m in sys.modules if m.startswith(('scipy', 'sklearn'))]); "
        "from nltk.metrics import association; print(association.fisher_exact)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "scipy"]
