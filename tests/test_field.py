"""Every notebook on corpora as users have them: few, many, uneven, undated, in another language.

The cells are run as they stand, in this process: a kernel for each would take minutes. Runs with
kernels are tested on the seeds, and on real corpora by benchmarks/field.py.
"""

import ast
import datetime as dt
import json
import re

import corpora
import pytest
from shipped import NOTEBOOKS

from research import drawing
from research.reporting.running import notebooks, plans, runner

KINDS = {
    "one article": ({"A": 1}, {}),
    "two outlets of one": ({"A": 1, "B": 1}, {}),
    "five and one": ({"A": 5, "B": 1}, {}),
    "undated": ({"A": 6, "B": 3}, {"dates": False}),
    "one day": ({"A": 6, "B": 3}, {"days": 1}),
    "French": ({"A": 6, "B": 5}, {"languages": ("fr",)}),
    "English and French": ({"A": 6, "B": 7}, {"languages": ("en", "fr")}),
}


def execute(path, folder, monkeypatch):
    """Run the cells of a notebook on the articles of a folder; the last values of its cells."""
    monkeypatch.chdir(path.parent)
    # Figures are drawn once: the published corpus below and the seeds have those for telephones too.
    monkeypatch.setattr(drawing, "stacked", lambda drawn, figure: None)
    space, shown = {}, []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            name, body = f"{path.name} {cell['id']}", ast.parse("".join(cell["source"])).body
            last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
            exec(compile(ast.Module(body, []), name, "exec"), space)
            if last is not None:
                shown.append(eval(compile(ast.Expression(last.value), name, "eval"), space))
            if "parameters" in cell["metadata"].get("tags", []):
                space["articles"] = folder
    return shown


# `validation` shows the coded sample, not these articles: the uneven corpus runs it.
OF_ARTICLES = [path for path in NOTEBOOKS if path.stem != "validation"]
CASES = [
    pytest.param(kind, path, id=f"{kind}-{path.stem}") for kind in KINDS for path in OF_ARTICLES
]


@pytest.mark.parametrize(("kind", "path"), CASES)
def test_every_notebook_runs_on(kind, path, tmp_path, monkeypatch):
    outlets, given = KINDS[kind]
    shown = execute(path, corpora.made_up(tmp_path / "articles", outlets, **given), monkeypatch)
    said = [str(one.data["text/plain"]) for one in shown if hasattr(one, "data")]
    left_out = [text for text in said if "that know English only" in text]
    assert bool(left_out) == ("languages" in given and path.stem != "corpus")


PLAIN = {
    "no quotation": "Rain fell on the coast on Monday. The ferry crossed late. Ten boats waited.",
    "no actor": "It rained. It was cold. There was wind, and then there was none.",
    "no evaluation": "Nora Lund is the mayor of Nordvik. Peter Drummond is a senator.",
}


@pytest.mark.parametrize("path", OF_ARTICLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN.keys())
def test_every_notebook_runs_where_a_table_is_empty(text, path, tmp_path, monkeypatch):
    for outlet in ("A", "B"):
        (tmp_path / "articles" / outlet).mkdir(parents=True)
        for number in range(6):
            story = f"{text} Item {number} of {outlet}.\n"
            (tmp_path / "articles" / outlet / f"{number}.txt").write_text(story)
    execute(path, tmp_path / "articles", monkeypatch)


def test_an_uneven_corpus_of_eight_outlets_and_two_languages_is_published(tmp_path):
    folder = corpora.made_up(
        tmp_path / "articles", corpora.OUTLETS, languages=("en", "fr"), dates="some"
    )
    wanted = [
        plans.plan(notebooks.read(path), date=dt.date(2025, 3, 9), given={"articles": folder})
        for path in NOTEBOOKS
    ]
    outcomes = runner.run(wanted, reports=tmp_path / "reports", jobs=2)
    assert [(o.notebook, o.error) for o in outcomes] == [(p.stem, "") for p in NOTEBOOKS]
    pages = {o.notebook: o.path / "report.html" for o in outcomes}
    assert max(page.stat().st_size for page in pages.values()) < 3_000_000
    for name in ("framing", "stance"):
        stored = json.loads((pages[name].parent / "values.json").read_text(encoding="utf-8"))
        assert 3 <= len(stored["findings"]) <= 6
        html = pages[name].read_text(encoding="utf-8")
        # What was found comes first; events open into their articles.
        assert html.index('class="nf nf-findings"') < html.index('class="nf-card"')
        assert re.search(r'href="evidence/events-evidence\.html#', html)
    html = pages["stance"].read_text(encoding="utf-8")
    assert re.search(r'href="evidence/holders-evidence\.html#', html)
    said = (pages["stance"].parent / "evidence" / "stances.html").read_text(encoding="utf-8")
    whys = re.findall(r'<span class="nf-why">(.*?)</span>', said)
    assert whys
    assert all(re.search(r"^holder: .+; (?:for|against) .+; likely right", why) for why in whys)
