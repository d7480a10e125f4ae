"""The tables of one part: what a process does with a task, which holds paths and no article.

`measured` is the pure function, articles in and tables out; `count` and `make` read a staged part,
call it, and write files. Articles are taken by the hundred, so that memory does not grow with the part.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from research.articles.model import Article, Corpus, Repair
from research.errors import InputError
from research.measures import actors, languages, registry
from research.measures.comparison import signatures
from research.measures.comparison.signatures import Signature
from research.measures.keyness import counts as words
from research.measures.sources import parties
from research.shards import code, contexts, layout, receipts, schemas, staging
from research.shards.contexts import Context
from research.shards.tasks import Task

if TYPE_CHECKING:
    import pandas as pd

_TOGETHER = 100  # articles; what is kept of so many stays in memory


def measured(
    corpus: Corpus, context: Context, parameters: Mapping[str, Any]
) -> dict[str, pd.DataFrame]:
    """All tables whose rows are of one article, and what tables of the whole need of these.

    Parameters
    ----------
    corpus
        Some articles of a larger corpus.
    context
        What is known of the whole.
    parameters
        As notebooks have them; `pins` read.

    Returns
    -------
    dict of str to DataFrame
        By name of the table. Of a table of the whole, the rows of `Measure.partial`.
    """
    contexts.tell(corpus, context, parameters.get("pins"))
    made = {}
    for name, measure in registry.measures().items():
        make = measure.make if measure.of == "article" else measure.partial
        if make is not None:
            made[name] = make(corpus, **measure.taken(parameters))
    return made


def opened(parameters: Mapping[str, str]) -> dict[str, Any]:
    """Parameters with their pins read."""
    given: dict[str, Any] = dict(parameters)
    if "pins" in given:
        given["pins"] = actors.read_pins(given["pins"])
    return given


def count(task: Task) -> None:
    """Write what must be known of a part before any is made.

    How often each actor is mentioned, named as in each article alone, and called of which party, how
    many articles are in each language, which lines an outlet repeats, and what tells events and copies.
    """
    folder, staged = Path(task.folder), _staged(task)
    pins = opened(task.parameters).get("pins")
    counts: Counter[tuple[str, str]] = Counter()
    spoken: Counter[str | None] = Counter()
    partied: Counter[tuple[str, str]] = Counter()
    repeated = []
    signed: list[Signature] = []

    def counted_of(some: Corpus) -> tuple[Any, ...]:
        languages.give_usual(some, task.usual)
        return (
            actors.counts_of(some, pins=pins), languages.counts(some), words.lines(some),
            list(signatures.of(some)), parties.counts_of(some, pins=pins),
        )  # fmt: skip

    for corpus in _corpora(staged):
        for found in _each(corpus, counted_of):
            if isinstance(found, Corpus):
                signed.append(signatures.NONE)
                continue
            counts.update(found[0])
            spoken.update(found[1])
            repeated.append(found[2])
            signed += found[3]
            partied.update(found[4])
    schemas.put(
        [schemas.signed(signed)], schemas.signatures(), layout.signatures(folder, task.part)
    )
    schemas.write(repeated, schemas.inferred(repeated), layout.lines(folder, task.part))
    layout.write_json(
        layout.names(folder, task.part),
        {
            "of": counted(task),
            "counts": [[*key, n] for key, n in counts.items()],
            "languages": list(spoken.items()),
            "parties": [[*key, n] for key, n in partied.items()],
        },
    )


def counted(task: Task) -> str:
    """What the names of a part depend on, as a hash."""
    pins = task.parameters.get("pins")
    told = None if pins is None else layout.digest(Path(pins))
    return layout.digest_of([task.sha256, task.usual, task.code, told])


def make(task: Task) -> dict[str, Any]:
    """Write the tables of a part and then their receipt, which comes back.

    An article that a measure cannot take is left out of all tables but `repairs`, which says why.
    """
    began = time.monotonic()
    _forget_peak()
    folder = Path(task.folder)
    context = contexts.read(folder, task.part)
    parameters = opened(task.parameters)
    layout.receipt(folder, task.part).unlink(missing_ok=True)
    dropped: list[str] = []
    held: dict[str, list[pd.DataFrame]] = {}
    articles = 0
    for corpus in _corpora(_staged(task)):
        articles += len(corpus)
        for found in _each(corpus, lambda some: measured(some, context, parameters)):
            if isinstance(found, Corpus):
                last = found.log[-1]
                dropped.append(f"{last.article_id}: {last.reason}")
                held.setdefault("repairs", []).append(found.repairs)
                continue
            for name, frame in found.items():
                held.setdefault(name, []).append(frame)
    files = {}
    for name, measure in registry.measures().items():
        frames = held.get(name, [])
        if measure.of == "article":
            path, form = folder / name / f"{task.part}.parquet", schemas.schema(measure)
        elif measure.partial is not None:
            path, form = layout.partial(folder, name, task.part), schemas.inferred(frames)
        else:
            continue
        rows = schemas.write(frames, form, path)
        files[path.relative_to(folder).as_posix()] = {
            "rows": rows, "bytes": path.stat().st_size, "sha256": layout.digest(path),
        }  # fmt: skip
    made = receipts.expected(folder, task) | {
        "versions": code.versions(),
        "files": files,
        "articles": articles,
        "dropped": dropped,
        "seconds": round(time.monotonic() - began, 3),
        "finished": time.time(),
        "peak_mb": _peak(),
    }
    layout.write_json(layout.receipt(folder, task.part), made)
    layout.failure(folder, task.part).unlink(missing_ok=True)
    return made


def _staged(task: Task) -> Path:
    """The staged articles of a task, once they and the code are those that were planned."""
    code.check(task.code)
    path = layout.staged(Path(task.folder), task.part)
    if layout.digest(path) != task.sha256:
        raise InputError(f"{path}: it changed after it was planned; run it again")
    return path


def _corpora(path: Path) -> Iterator[Corpus]:
    """The articles of a staged part by the hundred, each with the repairs that follow it."""
    articles: list[Article] = []
    repairs: list[Repair] = []
    for item in staging.read(path):
        if isinstance(item, Repair):
            repairs.append(item)
            continue
        if len(articles) == _TOGETHER:
            yield Corpus(tuple(articles), tuple(repairs))
            articles, repairs = [], []
        articles.append(item)
    yield Corpus(tuple(articles), tuple(repairs))


def _each(corpus: Corpus, function: Any) -> Iterator[Any]:
    """What a function makes of a corpus; where it raises, of its halves, down to one article.

    Of an article that it cannot take comes a corpus without articles: the log that came with it, which
    ends with a Repair that says so.
    """
    try:
        made = function(corpus)
    except Exception as error:
        if isinstance(error, OSError) or not len(corpus):
            raise
        if len(corpus) == 1:
            article = corpus.items[0]
            reason = f"a measure cannot take it: {type(error).__name__}: {error}"
            said = Repair(
                article.article_id, article.source, "tables", "dropped", None, None, reason
            )
            yield Corpus((), (*corpus.log, said))
            return
        for half in _halves(corpus):
            yield from _each(half, function)
    else:
        yield made


def _halves(corpus: Corpus) -> Iterator[Corpus]:
    """The first half, with what the log says of no article, and the second."""
    middle = len(corpus) // 2
    late = set(corpus.ids[middle:])
    yield Corpus(corpus.items[:middle], tuple(r for r in corpus.log if r.article_id not in late))
    yield Corpus(corpus.items[middle:], tuple(r for r in corpus.log if r.article_id in late))


def _forget_peak() -> None:
    """Have `_peak` speak of what comes, not of what this process did before, as the grouping of all."""
    with suppress(OSError):  # only Linux can
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> float | None:
    """Most memory that this process had so far, in megabytes; None where the system tells none."""
    try:
        # What `resource` says of a process includes the one that it was forked from.
        told = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return round(int(told.partition("VmHWM:")[2].split()[0]) / 1024, 1)
    except (OSError, IndexError, ValueError):
        pass
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1 << 20 if sys.platform == "darwin" else 1 << 10), 1)
