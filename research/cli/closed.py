"""`research strip` and `research attach`: corpora whose texts may not be shared."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from research.cli import EXITS
from research.cli.articles import DAY_FIRST
from research.cli.printing import say
from research.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

_TO = click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False), required=True,
    help="Folder to write to; new or empty.",
)  # fmt: skip
_LIST = "corpus"  # the table of what may be shared of each article
_JOINED = "attached"
_README = """\
A corpus without its texts, as their licences ask.

corpus.csv   id, outlet, day, address, hashes, and the places of paragraphs of each article
other .csv   tables of measures without the columns that hold words of articles
Left out: {left}

Whoever has the same articles puts the words back: research attach THIS_FOLDER THEIR_FILES --to NEW
"""


@click.command(epilog=EXITS)
@click.argument("paths", metavar="CORPUS...", nargs=-1, required=True)
@_TO
@DAY_FIRST
def strip(paths: tuple[str, ...], folder: Path, day_first: bool | None) -> None:
    """Write what may be shared of a corpus whose texts may not.

    CORPUS is folders or files as for `research load`. What is written holds ids, hashes, offsets
    and tables without text.
    """
    from research.articles import closed
    from research.articles.load import load
    from research.measures.registry import tables
    from research.reporting.publishing import tables as writing

    _check_new(folder)
    corpus = load(*paths, day_first=day_first).required()
    left: list[str] = []

    def shared() -> Iterator[tuple[str, pd.DataFrame]]:
        yield _LIST, closed.strip(corpus)
        for name, frame in tables(corpus):
            kept, columns = closed.without_text(frame)
            left.extend(f"{name}.{column}" for column in columns)
            yield name, kept

    writing.write(shared(), folder, inputs=[Path(path) for path in paths])
    readme = _README.format(left=", ".join(left))
    (folder / "README.txt").write_text(readme, encoding="utf-8")
    say(f"{len(corpus)} articles without their texts: {folder}")


@click.command(epilog=EXITS)
@click.argument("stripped", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("paths", metavar="FILES...", nargs=-1, required=True)
@_TO
@DAY_FIRST
def attach(stripped: Path, paths: tuple[str, ...], folder: Path, day_first: bool | None) -> None:
    """Join a stripped corpus to your own copy of its articles, and say what differs.

    STRIPPED is what `research strip` wrote, FILES your copy. Tables get their text back where the
    texts are the same to the last character; exit code 1 where an article differs or is missing.
    """
    import pandas as pd

    from research.articles import closed
    from research.articles.load import load
    from research.reporting.publishing import tables as writing

    _check_new(folder)
    listed = stripped / f"{_LIST}.csv"
    try:
        shared = pd.read_csv(listed, dtype=str, keep_default_na=False)
        shared = shared.map(lambda cell: cell or None)[closed.COLUMNS]
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{listed}: not what research strip wrote: {error}") from None
    differences, same = closed.attach(shared, load(*paths, day_first=day_first).required())

    def whole() -> Iterator[tuple[str, pd.DataFrame]]:
        yield _JOINED, differences
        for path in sorted(stripped.glob("*.csv")):
            frame = pd.read_csv(path)
            if {"article_id", "start", "end"} <= set(frame.columns):
                places = frame[["article_id", "start", "end"]].to_numpy()
                frame["text"] = [_span(same.get(str(a)), float(s), float(e)) for a, s, e in places]
                yield path.stem, frame

    inputs = [stripped, *(Path(path) for path in paths)]
    writing.write(whole(), folder, inputs=inputs)
    for row in differences[differences["status"] != "same"].itertuples():
        more = f"; paragraphs that differ: {row.changed}" if row.status == "differs" else ""
        say(f"  {row.status:<8} {row.article_id}{more}")
    counts = differences["status"].value_counts()
    shown = ", ".join(f"{counts.get(s, 0)} {s}" for s in ("same", "differs", "missing", "extra"))
    say(f"{shown}: {folder}")
    sys.exit(bool(counts.get("differs", 0) or counts.get("missing", 0)))


def _span(article: object, start: float, end: float) -> str | None:
    text = getattr(article, "text", None)
    if text is None or start != start or end != end or not 0 <= start <= end <= len(text):
        return None
    return str(text[int(start) : int(end)])


def _check_new(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise InputError(f"{folder}: it is not empty; give a new folder")
