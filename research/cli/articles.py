"""`research load` and `research tables`: articles without a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from research.cli.printing import say

if TYPE_CHECKING:
    import pandas as pd

_PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True)


@click.command()
@_PATHS
def load(paths: tuple[str, ...]) -> None:
    """Load articles, and print what was loaded and repaired.

    PATH is a folder or a file: .txt .html .jsonl .json .csv .tsv .parquet, .gz and .zip of them.
    """
    from research.articles.load import load as read

    corpus = read(*paths)
    for article in corpus:
        parts = [
            article.outlet or "outlet not known",
            str(article.published or "date not known"),
            f"{len(article.text):,} characters",
        ]
        say(f"{article.article_id}  {article.title or '(no title)'}")
        say(f"    {', '.join(parts)}  [{article.source}]")
    dropped = sum(repair.action == "dropped" for repair in corpus.log)
    say(f"{len(corpus)} articles, {len(corpus.log)} repairs, {dropped} dropped")
    for repair in corpus.log:
        parts = [part[:70] for part in (repair.before, repair.after) if part is not None]
        change = f"  [{' -> '.join(parts)}]" if parts else ""
        say(f"  {repair.action:<9} {repair.source}: {repair.step}: {repair.reason}{change}")


@click.command()
@_PATHS
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), required=True,
              help="Folder for the tables; made where it is not there.")  # fmt: skip
@click.option("--format", "suffix", type=click.Choice(["csv", "parquet"]), default="csv",
              show_default=True, help="Parquet needs pyarrow.")  # fmt: skip
def tables(paths: tuple[str, ...], folder: Path, suffix: str) -> None:
    """Write all tables of these articles, for work in R or a spreadsheet.

    In CSV, a text that a spreadsheet would take for a formula is written with an apostrophe
    before it; Parquet keeps every text as it is.
    """
    from research.articles.load import load as read
    from research.measures.registry import tables as made_of

    corpus = read(*paths)
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in made_of(corpus):
        path = folder / f"{name}.{suffix}"
        if suffix == "csv":
            from research.reporting.publishing.sanitise import cell

            safe = frame.rename(columns=cell).map(lambda value: cell(_plain(value)))
            with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
                safe.to_csv(file, index=False, lineterminator="\n")
        else:
            _parquet(frame, path)
        say(f"{len(frame):>8,} rows  {path}")


def _plain(value: Any) -> Any:
    """A list as words with semicolons between them, as a spreadsheet can show it."""
    if isinstance(value, list | tuple | set | frozenset):
        return "; ".join(str(item) for item in value)
    return value


def _parquet(frame: pd.DataFrame, path: Path) -> None:
    from research.errors import InputError

    try:
        frame.to_parquet(path, index=False)
    except ImportError:
        raise InputError(
            "Parquet needs pyarrow: pip install 'news-framing[parquet]', or use --format csv"
        ) from None
