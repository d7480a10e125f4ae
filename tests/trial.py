"""A small project for tests of runs: notebooks made of cells, two articles, a lock file."""

import datetime as dt
import json
from pathlib import Path

DAY = dt.date(2025, 3, 9)
HOSTILE = (
    "<script>bad()</script> <img src=x onerror=bad()> [x](javascript:bad()) </style><b>b</b> "
    "cost $5 and $6 \x1b[31mred\x1b[0m zero\u200bwidth \u202eright-to-left ]]> --> & \x00"
)
CITE = (
    "from research.reporting.citing.values import cite\n"
    "cite('trial.share', 0.25, unit='share of articles', format='.0%')"
)
PARAMETERS = (
    'articles: str = "../texts"  # where the articles lie\nseed: int = 1  # of random steps'
)
FIGURE = (
    "from IPython.display import display\n"
    'svg = \'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="60" '
    'height="20"/></svg>\'\n'
    "meta = {'image/svg+xml': {'alt': 'One bar.', 'caption': 'A bar', 'name': 'bar'}}\n"
    "display({'image/svg+xml': svg, 'text/csv': 'n\\n60\\n'}, raw=True, metadata=meta)"
)

EVIDENCE = (
    "import pandas as pd\n"
    "from research import display as shown\n"
    "from research.articles import Article, Corpus, Paragraph\n"
    f"text = {HOSTILE!r} + ', it fought on.'\n"
    "item = Article('a', text, (Paragraph(0, len(text), 'lede'),), 'a.txt', '', outlet='<b>A</b>')\n"
    "at = text.index('fought')\n"
    "rows = pd.DataFrame({'frame': ['conflict'], 'article_id': ['a'], 'start': [at], 'end': [at + 6]})\n"
    "shown.several([\n"
    "    shown.table(pd.DataFrame({'frame': ['conflict', 'none'], 'n': [1, 2]}), caption='F', name='f',\n"
    "                opens=shown.Opens('n', 'passages', ('frame',))),\n"
    "    shown.evidence(rows, Corpus((item,)), by=['frame'], caption='Passages', name='passages'),\n"
    "])"
)


def code(source, *tags):
    return {"cell_type": "code", "id": f"x{abs(hash(source)) % 10**6}", "outputs": [],
            "execution_count": None, "metadata": {"tags": list(tags)}, "source": source}  # fmt: skip


def markdown(source):
    return {"cell_type": "markdown", "id": "m", "metadata": {}, "source": source}


def write(path: Path, *cells, title="A question?", parameters=PARAMETERS):
    made = [markdown(f"# {title}\n\nWhat is asked."), code(parameters, "parameters")]
    made += [code(cell) if isinstance(cell, str) else cell for cell in cells]
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def project(root: Path):
    """An empty project with two articles and a marker of its root."""
    (root / "texts").mkdir(parents=True)
    (root / "texts" / "a.txt").write_text("One article.\n", encoding="utf-8")
    (root / "texts" / "b.txt").write_text("Another article.\n", encoding="utf-8")
    (root / "pyproject.toml").touch()
    (root / "notebooks").mkdir()
    return root


def snapshot(folder: Path):
    """Every file below a folder with its bytes, work and locks of runs apart."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }
