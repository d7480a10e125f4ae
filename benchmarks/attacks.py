"""What version 0.3.0 lost, claimed or hung on, tried on any version, by its commands alone.

    python benchmarks/attacks.py --at FOLDER    FOLDER: a checkout of the version, such as of 0.3.0
    python benchmarks/attacks.py [NAMES...]     this checkout, all trials or those named

Each trial is of one clause of the list of what was wrong in 0.3.0 (docs/trust.md says what holds
now). It works in an empty project of its own with small made-up articles, starts the version by
`python -m research` or a few lines of its public functions, and looks at what came of it: files,
pages, records, exit codes. Nothing of the version's tests is used. `results/attacks.json` has a row
a trial, with what each version tried so far did.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import hashlib
import io
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
from common import HERE, RESULTS, save

STORY = (
    "{0} bridge closes\n\nThe bridge of {0} closed on Monday, Mayor Jane Rowe said. “It is old and it "
    "is tired,” she told the council of {0}. The work will cost four million euros.\n"
)
PATIENCE = 120  # seconds of a trial's command
CITE = "import research\nresearch.cite('study.share', seed / 1000, unit='share', format='.1%')"
ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
Wrong = str | None
TRIALS: dict[str, Callable[[Project], Wrong]] = {}


def trial(name: str) -> Callable[[Callable[[Project], Wrong]], Callable[[Project], Wrong]]:
    def keep(function: Callable[[Project], Wrong]) -> Callable[[Project], Wrong]:
        TRIALS[name] = function
        return function

    return keep


class Done:
    """A command that ended: its exit code (None where it had to be stopped), its output, its peak."""

    def __init__(self, code: int | None, output: str, seconds: float, megabytes: float) -> None:
        self.code, self.output, self.seconds, self.megabytes = code, output, seconds, megabytes


class Project:
    """An empty project with two articles, in which the commands of one version are run."""

    def __init__(self, root: Path, version: Path) -> None:
        self.root, self.version = root, version
        (root / "news").mkdir()
        (root / "notebooks").mkdir()
        (root / "pyproject.toml").touch()
        for name in ("Asby", "Boda"):
            (root / "news" / f"{name}.txt").write_text(STORY.format(name), encoding="utf-8")

    def path(self, name: str) -> Path:
        made = self.root / name
        made.parent.mkdir(parents=True, exist_ok=True)
        return made

    def write(self, name: str, content: str | bytes) -> Path:
        made = self.path(name)
        made.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return made

    def notebook(self, name: str, *cells: str, parameters: str = "", title: str = "Which?") -> Path:
        declared = parameters or (
            'articles: str = "../news"  # where the articles lie\nseed: int = 1  # of random steps'
        )
        made: list[dict[str, Any]] = [
            {
                "cell_type": "markdown",
                "id": "title",
                "metadata": {},
                "source": f"# {title}\n\nAsked.",
            }
        ]
        made += [
            {"cell_type": "code", "id": f"c{n}", "execution_count": None, "outputs": [],
             "metadata": {"tags": ["parameters"] if n == 0 else []}, "source": source}
            for n, source in enumerate((declared, *cells))
        ]  # fmt: skip
        content = {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        return self.write(f"notebooks/{name}.ipynb", json.dumps(content))

    def command(
        self, *arguments: Any, patience: float = PATIENCE, environment: dict[str, str] | None = None,
        file_size: int = 0,
    ) -> Done:  # fmt: skip
        return self._started(
            [sys.executable, "-m", "research", *map(str, arguments)],
            patience,
            environment,
            file_size,
        )

    def python(self, source: str, *, patience: float = PATIENCE) -> Done:
        return self._started([sys.executable, "-c", source], patience, None, 0)

    def environment(self, more: dict[str, str] | None = None) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PYTHON"))}
        own = {"PYTHONPATH": str(self.version), "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"}
        return {**kept, **own, **(more or {})}

    def _started(
        self, command: list[str], patience: float, environment: dict[str, str] | None, size: int
    ) -> Done:
        def limits() -> None:
            if size:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        with tempfile.TemporaryFile() as out:
            process = subprocess.Popen(
                command, cwd=self.root, env=self.environment(environment), stdout=out,
                stderr=subprocess.STDOUT, start_new_session=True, preexec_fn=limits,  # noqa: PLW1509
            )  # fmt: skip
            until = time.monotonic() + patience
            ended, peak = 0, 0.0
            while not ended and time.monotonic() < until:
                # The peak of rusage is no less than that of the process that forked it.
                peak = _peak(process.pid) or peak
                ended, status, used = os.wait4(process.pid, os.WNOHANG)
                time.sleep(0.02)
            if not ended:
                os.killpg(process.pid, signal.SIGKILL)
                _, _, used = os.wait4(process.pid, 0)
                code = None
            else:
                code = os.waitstatus_to_exitcode(status)
            process.returncode = code if code is not None else -9
            out.seek(0)
            text = out.read(2_000_000).decode("utf-8", "surrogateescape")
        return Done(code, text, used.ru_utime + used.ru_stime, peak)

    def load(self, path: str = "news", more: str = "", **given: Any) -> Any:
        """What `research.load` made of a path: titles, texts, outlets, log; or what went wrong."""
        done = self.python(
            "import json, research\n"
            f"c = research.load({path!r})\n"
            "log = [[r.source, r.action, r.step, r.reason] for r in c.log]\n"
            "rows = [[a.article_id, a.title, a.outlet, str(a.published), a.text] for a in c]\n"
            f"{more}\n"
            "print('<<<' + json.dumps([rows, log]))", **given,
        )  # fmt: skip
        if done.code is None:
            return f"no end after {given.get('patience', PATIENCE)} s", done
        if "<<<" not in done.output:
            return (done.output.strip().splitlines() or ["no output"])[-1][:120], done
        return json.loads(done.output.rpartition("<<<")[2]), done

    def runs(self) -> list[Path]:
        return sorted(path.parent for path in (self.root / "reports").glob("[0-9]*/*/report.html"))

    def record(self, number: int = -1) -> dict[str, Any]:
        made: dict[str, Any] = json.loads((self.runs()[number] / "run.json").read_text())
        return made

    def study(self, seed: int = 1, day: str = "2025-03-09", name: str = "study") -> Path:
        """A published run that has the value study.share."""
        if not (self.root / "notebooks" / f"{name}.ipynb").exists():
            self.notebook(name, CITE.replace("study.", f"{name}."))
        before = set(self.runs())
        done = self.command("run", name, "-p", f"seed={seed}", "--date", day)
        new = set(self.runs()) - before
        if not new:
            raise RuntimeError(f"no run to try on: {done.output[-300:]}")
        return new.pop()


def _peak(process: int) -> float:
    """Most megabytes that a process has held so far; 0 where it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


def linear(function: Callable[[int], float], n: int) -> Wrong:
    """Whether 4n take less than 9 times what n take, beyond half a second."""
    one, four = function(n), function(4 * n)
    return None if four < 9 * one + 0.5 else f"{n} take {one:.1f} s, {4 * n} take {four:.1f} s"


def digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# 1 to 3: what is the user's


@trial("01 tables into their source")
def _(p: Project) -> Wrong:
    p.write("news/articles.csv", "title,text\nOne,It rained for a day and a night in the town.\n")
    before = digest(p.root / "news")
    done = p.command("tables", "news", "--to", "news")
    if digest(p.root / "news") != before:
        return "the source was overwritten"
    return None if done.code else "said to be done"


@trial("01 tables on a full disk")
def _(p: Project) -> Wrong:
    p.command("tables", "news", "--to", "out")
    (p.root / "out" / "mine.txt").write_text("mine")
    before = digest(p.root / "out")
    for number in range(30):
        p.write(f"news/{number}.txt", STORY.format(f"Ulm{number}"))
    done = p.command("tables", "news", "--to", "out", file_size=20_000)
    if done.code == 0:
        return "said to be done"
    return None if digest(p.root / "out") == before else "the old set is gone or mixed"


@trial("02 fill forgets what it did not renew, prune deletes it")
def _(p: Project) -> Wrong:
    first = p.study(1, "2025-03-09")
    other = p.study(2, "2025-03-10", "other")
    p.write("paper.md", "One {{study.share}}, two {{other.share}}.\n")
    p.command("fill", "paper.md")
    filled = (p.root / "paper.md").read_text()
    p.command("fill", "paper.md", "--run", other)
    for seed in (8, 9):
        p.study(seed, "2025-03-12")
    p.command("prune", "--keep", "1")
    checked = p.command("check", "paper.md")
    p.command("check", "paper.md", "--fix")
    if not first.exists():
        return "the cited run was deleted"
    if "wrong" in checked.output:
        return "the right number is called wrong"
    return None if (p.root / "paper.md").read_text() == filled else "a foreign number was written"


@trial("02 fill with a mistyped folder")
def _(p: Project) -> Wrong:
    p.study()
    paper = p.write("paper.md", "One {{study.share}}.\n")
    p.command("fill", "paper.md")
    before = {path.name: path.read_bytes() for path in p.root.glob("paper*")}
    before |= {path.name: path.read_bytes() for path in p.root.glob(".paper*")}
    p.command("fill", "paper.md", "--reports", "typo")
    after = {path.name: path.read_bytes() for path in p.root.glob("paper*")}
    after |= {path.name: path.read_bytes() for path in p.root.glob(".paper*")}
    return None if after == before and paper.exists() else "the bindings were emptied"


@trial("03 prune through a link to another folder")
def _(p: Project) -> Wrong:
    p.study(1, "2025-03-01")
    shutil.move(p.root / "reports" / "2025-03-01", p.path("elsewhere/2025-03-01"))
    for seed in (2, 3):
        p.study(seed, "2025-03-09")
    (p.root / "reports" / "2025-03-01").symlink_to(p.root / "elsewhere" / "2025-03-01")
    p.command("prune", "--keep", "1")
    left = list((p.root / "elsewhere").glob("*/*/run.json"))
    return None if left else "a folder outside was deleted"


@trial("03 prune where reports is a link")
def _(p: Project) -> Wrong:
    (p.root / "disk" / "store").mkdir(parents=True)
    (p.root / "reports").symlink_to(p.root / "disk" / "store")
    first = p.study(1, "2025-03-09")
    p.write("paper.md", "One {{study.share}}.\n")
    p.command("fill", "paper.md")
    for seed in (2, 3):
        p.study(seed, "2025-03-12")
    p.command("prune", "--keep", "1")
    return None if first.exists() else "a cited run was deleted"


# 4 to 6: reading


@trial("04 one record that is nested deep")
def _(p: Project) -> Wrong:
    good = [json.dumps({"title": t, "text": STORY.format(t)}) for t in ("Ulm", "Bonn")]
    deep = '{"title": "x", "text": ' + "[" * 990 + "]" * 990 + "}"
    p.write("in/a.jsonl", "\n".join([good[0], deep, good[1]]))
    found, _ = p.load("in")
    if isinstance(found, str):
        return found
    if len(found[0]) != 2:
        return f"{len(found[0])} of 2 good records"
    return None if any(":2" in row[0] for row in found[1]) else "without its number"


@trial("04 one date that Python cannot hold, in Parquet")
def _(p: Project) -> Wrong:
    import pyarrow as pa
    from pyarrow import parquet

    days = pa.array([0, 2**60, 1717394400000], pa.timestamp("ms"))
    texts = [STORY.format(t) for t in ("Ulm", "Bonn", "Kiel")]
    p.path("in/a.parquet")
    parquet.write_table(pa.table({"text": texts, "date": days}), p.root / "in" / "a.parquet")
    found, _ = p.load("in")
    return None if not isinstance(found, str) and len(found[0]) == 3 else f"{found}"[:80]


@trial("05 quotation marks in TSV")
def _(p: Project) -> Wrong:
    p.write("in/a.tsv", 'id\ttext\n1\t"We must go," he said on Monday. "It is late."\n')
    found, _ = p.load("in")
    texts = [row[4] for row in found[0]]
    ok = [t.replace("“", '"').replace("”", '"') for t in texts] == [
        '"We must go," he said on Monday. "It is late."'
    ]
    return None if ok or (not texts and found[1]) else f"the text became {texts}"[:100]


@trial("05 commas that no mark protects")
def _(p: Project) -> Wrong:
    p.write("in/a.csv", "id,text\n1,The man said so, and then he left, and came back.\n")
    found, _ = p.load("in")
    whole = found[0] and found[0][0][4].endswith("came back.")
    said = any(row[2] in ("table", "columns", "read") or row[1] == "dropped" for row in found[1])
    return None if said and (whole or not found[0]) else "the text was cut, without a line"


@trial("05 two columns of one name")
def _(p: Project) -> Wrong:
    p.write("in/a.csv", "text,text\nThe first said so on Monday.,The second said so on Monday.\n")
    found, _ = p.load("in")
    return None if found[1] else "a column was left out without a line"


@trial("05 quotation marks behind backslashes")
def _(p: Project) -> Wrong:
    p.write("in/a.csv", 'id,text\n1,"He said \\"no\\" to the town, twice, on Monday."\n')
    found, _ = p.load("in")
    straight = [row[4].replace("“", '"').replace("”", '"') for row in found[0]]
    return None if straight == ['He said "no" to the town, twice, on Monday.'] else f"{straight}"


@trial("06 bytes that are no text")
def _(p: Project) -> Wrong:
    raw = b"\xef\xbb\xbf" + "He said the café was ".encode() + b"\x93closed\x94 on Monday.\n"
    p.write("in/a.txt", raw)
    found, _ = p.load("in")
    return (
        None if any("encod" in f"{row}" or "bytes" in f"{row}" for row in found[1]) else "no line"
    )


@trial("06 a page with an odd charset")
def _(p: Project) -> Wrong:
    body = "".join(f"<p>{STORY.format(t)}</p>" for t in ("Ulm", "Bonn", "Kiel"))
    page = f"<html><head><meta charset='undefined'><title>Bridge</title></head><body>{body}</body>"
    p.write("in/a.html", page)
    found, _ = p.load("in")
    return None if not isinstance(found, str) and len(found[0]) == 1 else f"{found}"[:100]


@trial("06 bytes in a column of Parquet")
def _(p: Project) -> Wrong:
    import pyarrow as pa
    from pyarrow import parquet

    p.path("in/a.parquet")
    table = pa.table({"text": [STORY.format("Ulm").encode()]})
    parquet.write_table(table, p.root / "in" / "a.parquet")
    found, _ = p.load("in")
    texts = [row[4] for row in found[0]]
    return None if texts and "b'" not in texts[0] else f"{texts}"[:60]


@trial("06 a linked folder")
def _(p: Project) -> Wrong:
    p.write("other/c.txt", STORY.format("Ulm"))
    (p.root / "news" / "more").symlink_to(p.root / "other")
    found, _ = p.load("news")
    return None if any(row[0].startswith("more") for row in found[1]) else "left out without a line"


@trial("06 one file that cannot be read stops a run")
def _(p: Project) -> Wrong:
    p.notebook("study", CITE)
    if os.geteuid():  # root may read everything but this
        p.write("news/shut.txt", "It rained.").chmod(0)
    else:
        (p.root / "news" / "shut.txt").symlink_to("/proc/self/mem")
    done = p.command("run", "study", patience=60)
    return None if done.code == 0 else f"exit code {done.code}"


# 7 to 10: hangs and size


@trial("07 sixty articles of one id")
def _(p: Project) -> Wrong:
    text = STORY.format("Ulm").replace("\n", " ")
    p.write("in/a.csv", "id,outlet,text\n" + "".join(f'w,Post {n},"{text}"\n' for n in range(60)))
    found, _ = p.load("in", patience=60)
    return found if isinstance(found, str) else None if len(found[0]) == 60 else f"{len(found[0])}"


_COPIES = (
    "import json, research\n"
    "c = research.compare(research.load('in'))\n"
    "d = c.duplicates\n"
    "print('<<<' + json.dumps([len(d), len(set(d.article_a) | set(d.article_b)), "
    "max(map(len, c.notes), default=0)]))"
)


def _copies(p: Project, count: int, *, own: bool = True) -> Any:
    words = " ".join(f"On day {n} ferry {n} left quay {n} with {n + 20} aboard." for n in range(9))
    for number in range(count):
        more = f"\n\nNumber {number} of them is kept by outlet {number}." if own else ""
        p.write(f"in/Post {number}/a.txt", f"Ferries left\n\n{words}{more}\n")
    done = p.python(_COPIES)
    return json.loads(done.output.rpartition("<<<")[2]) if "<<<" in done.output else done


@trial("07 copies in seventy outlets")
def _(p: Project) -> Wrong:
    found = _copies(p, 70)
    if isinstance(found, Done):
        return "no table" if found.code is not None else "no end"
    return None if found[1] >= 60 else f"{found[1]} of 70 are said to be copies"


@trial("07 a note of fifty copies")
def _(p: Project) -> Wrong:
    found = _copies(p, 50, own=False)
    if isinstance(found, Done):
        return "no table"
    return None if found[2] < 1000 else f"a note of {found[2]:,} characters"


@trial("08 articles.toml is read once")
def _(p: Project) -> Wrong:
    entries = "".join(f'["{n}.txt"]\noutlet = "Post {n}"\n' for n in range(100))
    for number in range(100):
        p.write(f"in/{number}.txt", STORY.format(f"Ulm{number}"))
    p.write("in/articles.toml", entries)
    done = p.python(
        "import sys\nseen = []\n"
        "sys.addaudithook(lambda e, a: seen.append(1) if e == 'open' and "
        "str(a[0]).endswith('articles.toml') else None)\n"
        "import research\nlen(research.load('in'))\nprint('<<<', len(seen))"
    )
    count = int(done.output.rpartition("<<<")[2] or -1)
    return None if 0 < count <= 2 else f"opened {count} times for 100 files"


def _bounded(p: Project, name: str, raw: bytes) -> Wrong:
    p.write(f"in/{name}", raw)
    found, done = p.load("in")
    if done.megabytes > 400:
        return f"{done.megabytes:.0f} MB for {len(raw) // 1000} kB"
    return None if not isinstance(found, str) else found


@trial("09 a .gz in a zip")
def _(p: Project) -> Wrong:
    return _bounded(p, "a.zip", zipped({"a.txt.gz": gzip.compress(b"It rained. " * 30_000_000)}))


@trial("09 Parquet with one long text many times")
def _(p: Project) -> Wrong:
    import pyarrow as pa
    from pyarrow import parquet

    out = io.BytesIO()
    table = pa.table({"text": pa.array(["It rained. " * 40_000] * 2000)})
    parquet.write_table(table, out)
    return _bounded(p, "a.parquet", out.getvalue())


@trial("09 a .docx that unpacks to a gigabyte")
def _(p: Project) -> Wrong:
    inner = b"<w:document xmlns:w='w'>" + b" " * 500_000_000 + b"</w:document>"
    p.write("paper.docx", zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": inner}))
    done = p.command("check", "paper.docx")
    return None if done.megabytes < 400 else f"{done.megabytes:.0f} MB"


@trial("09 a member of a zip without a name")
def _(p: Project) -> Wrong:
    p.write("news/a.zip", zipped({".": b"x", "a.txt": STORY.format("Ulm").encode()}))
    found, _ = p.load("news")
    return found if isinstance(found, str) else None if len(found[0]) == 3 else "an article is lost"


@trial("09 a huge number in articles.toml")
def _(p: Project) -> Wrong:
    p.write("news/articles.toml", f'["Asby.txt"]\noutlet = {"9" * 5000}\n')
    found, _ = p.load("news")
    return found if isinstance(found, str) else None if len(found[0]) == 2 else "articles are lost"


@trial("09 folders 1,100 deep")
def _(p: Project) -> Wrong:
    here = os.open(p.root / "news", os.O_RDONLY)
    for _ in range(1100):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    found, _ = p.load("news")
    subprocess.run(["rm", "-rf", p.root / "news" / "d"], check=True)
    return found if isinstance(found, str) else None if len(found[0]) == 2 else "articles are lost"


@trial("09 a notebook that prints 100 MB")
def _(p: Project) -> Wrong:
    p.notebook("loud", "for _ in range(100_000):\n    print('x' * 1000)")
    p.command("run", "loud", "--time-limit", "90", patience=200)
    kept = sum(path.stat().st_size for path in (p.root / "reports").rglob("*") if path.is_file())
    return None if kept < 50_000_000 else f"{kept // 10**6} MB kept"


def _loading(p: Project, suffix: str, make: Callable[[int], str], n: int) -> Wrong:
    def seconds(size: int) -> float:
        p.write(f"in{size}/a.{suffix}", make(size))
        return p.load(f"in{size}", patience=60)[1].seconds

    base = p.load("news")[1].seconds
    return linear(lambda size: max(0.0, seconds(size) - base), n)


@trial("10 a heading of blanks")
def _(p: Project) -> Wrong:
    end = STORY.format("Ulm")
    return _loading(p, "md", lambda n: f"# a{' ' * n}b\n\n{end}", 50_000)


@trial("10 many bylines")
def _(p: Project) -> Wrong:
    end = STORY.format("Ulm")
    return _loading(p, "txt", lambda n: "By Ann Onym and Jo Doe\n\n" * n + end, 5_000)


@trial("10 many attributes")
def _(p: Project) -> Wrong:
    body = f"<p>{STORY.format('Ulm') * 3}</p></body></html>"

    def page(n: int) -> str:
        return f"<html><body><p {' '.join(f'a{k}=1' for k in range(n))}>{body}"

    return _loading(p, "html", page, 10_000)


@trial("10 verbatim that never ends")
def _(p: Project) -> Wrong:
    def seconds(size: int) -> float:
        p.write("a.tex", "\\begin{verbatim}" * size + "\n\\result{a.b}")
        return p.command("check", "a.tex").seconds

    return linear(seconds, 2_500)


@trial("10 placeholders in a paragraph of Word")
def _(p: Project) -> Wrong:
    import docx

    p.study()

    def seconds(size: int) -> float:
        made = docx.Document()
        made.add_paragraph(" and ".join(["{{study.share}}"] * size))
        made.save(p.root / "a.docx")
        return p.command("fill", "a.docx").seconds

    return linear(seconds, 400)


# 11 to 16: claims


@trial("11 a module edited while its notebook runs")
def _(p: Project) -> Wrong:
    p.write("notebooks/own.py", "A = 1\n")
    p.notebook("study", "import own\nopen('own.py', 'w').write('A = 2\\n')", CITE)
    p.command("run", "study")
    return "published" if p.runs() else None


@trial("11 a module beside the notebook is part of the run")
def _(p: Project) -> Wrong:
    p.write("notebooks/own.py", "A = 1\n")
    p.notebook("study", "import own\nprint(own.A)", CITE)
    p.command("run", "study", "--date", "2025-03-09")
    p.write("notebooks/own.py", "A = 2\n")
    done = p.command("run", "study", "--date", "2025-03-09")
    return "another code, and “unchanged”" if "unchanged" in done.output else None


@trial("12 the articles.toml beside a single file")
def _(p: Project) -> Wrong:
    p.notebook("study", CITE)
    arguments = ("run", "study", "--articles", "news/Asby.txt", "--date", "2025-03-09")
    p.write("news/articles.toml", '["Asby.txt"]\noutlet = "A"\n')
    p.command(*arguments)
    p.write("news/articles.toml", '["Asby.txt"]\noutlet = "B"\n')
    done = p.command(*arguments)
    return "another outlet, and “unchanged”" if "unchanged" in done.output else None


@trial("12 a hidden file is no input")
def _(p: Project) -> Wrong:
    p.notebook("study", CITE)
    p.command("run", "study", "--date", "2025-03-09")
    p.write("news/.DS_Store", "x")
    done = p.command("run", "study", "--date", "2025-03-09")
    return None if "unchanged" in done.output else "a hidden file made another run"


def _repository(p: Project) -> None:
    p.write(".gitignore", "own.ipynb\nreports\n")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "code"]):
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *command], cwd=p.root, check=True, capture_output=True,
                       env=p.environment())  # fmt: skip


def _committed(p: Project) -> bool:
    git = p.record()["git"]
    return git.get("dirty") is False or git.get("changed") == [] or git.get("clean") is True


@trial("13 a notebook that git ignores")
def _(p: Project) -> Wrong:
    p.notebook("study", CITE)
    _repository(p)
    p.notebook("own", CITE)
    p.command("run", "own")
    return "said to be committed" if _committed(p) else None


@trial("13 another repository by GIT_DIR")
def _(p: Project) -> Wrong:
    p.notebook("study", CITE)
    elsewhere = Path(tempfile.mkdtemp(dir=p.root))
    other = Project(elsewhere, p.version)
    _repository(other)
    p.command("run", "study", environment={"GIT_DIR": str(elsewhere / ".git")})
    git = p.record()["git"]
    return None if git.get("commit") is None else "a commit of another repository is named"


@trial("14 PYTHONOPTIMIZE and an assertion that is false")
def _(p: Project) -> Wrong:
    p.notebook("study", "assert False, 'not so'", CITE)
    p.command("run", "study", environment={"PYTHONOPTIMIZE": "2"})
    return "published" if p.runs() else None


@trial("14 an empty name for the articles")
def _(p: Project) -> Wrong:
    for own in ("a.txt", "notebooks/a.txt"):
        p.write(own, STORY.format("Ulm"))
    p.notebook("study", "import research\nlen(research.load(articles))", CITE)
    p.command("run", "study", "--articles", "")
    return "published" if p.runs() else None


@trial("14 an empty folder")
def _(p: Project) -> Wrong:
    (p.root / "void").mkdir()
    p.notebook("study", "import research\nlen(research.load(articles))", CITE)
    p.command("run", "study", "--articles", "void")
    return "published" if p.runs() else None


@trial("14 a device")
def _(p: Project) -> Wrong:
    p.notebook("study", CITE)
    p.command("run", "study", "--articles", "/dev/null")
    return "published" if p.runs() else None


@trial("14 a value that is none")
def _(p: Project) -> Wrong:
    mime = "application/vnd.research.value+json"
    p.notebook(
        "study", CITE,
        "from IPython.display import display\n"
        f"display({{{mime!r}: {{'key': 'a.b', 'value': 'many', 'unit': '', 'format': 'd'}}, "
        "'text/plain': ''}, raw=True)",
    )  # fmt: skip
    p.command("run", "study")
    return "published" if p.runs() else None


@trial("15 verify and a stranger's notebook")
def _(p: Project) -> Wrong:
    run = p.study()
    mark = p.root / "mark"
    evil = p.notebook("evil", f"open({str(mark)!r}, 'w')")
    outside = p.path("outside/evil.ipynb")
    shutil.move(evil, outside)
    record = json.loads((run / "run.json").read_text())
    record["notebook"] |= {
        "path": str(outside), "sha256": hashlib.sha256(outside.read_bytes()).hexdigest(),
    }  # fmt: skip
    (run / "run.json").write_text(json.dumps(record))
    p.command("verify", run)
    return "it was executed" if mark.exists() else None


def _report(p: Project, name: str) -> Wrong:
    shutil.copy(p.version / "notebooks" / f"{name}.ipynb", p.root / "notebooks")
    done = p.command("run", name, "--articles", "in", patience=400)
    if p.runs():
        return None
    lines = [line for line in done.output.splitlines() if "failed" in line or "Error" in line]
    return f"failed: {(lines or [done.output])[0][:90]}"


@trial("16 stances of two outlets of six articles")
def _(p: Project) -> Wrong:
    for number in range(12):
        outlet = ("Harbour Post", "Tideline")[number % 2]
        more = (
            "Nobody praised anybody."
            if number > 1
            else (
                "Councillor Henk Dekker praised Ruth Oyelaran for the depot. Ms Oyelaran criticised Mr "
                "Dekker sharply. “He is a disgrace,” Ms Oyelaran said of Mr Dekker."
            )
        )
        if number % 2 == 0:
            more += (
                " Senator Ida Holm praised the council. “A fine plan,” said Ms Holm of the council."
            )
        row = {"title": f"The tram {number}", "outlet": outlet, "published": f"2024-05-{number + 1:02}",
               "text": STORY.format(f"Ulm{number}") + "\n\n" + more}  # fmt: skip
        p.write(f"in/{number}.json", json.dumps(row))
    return _report(p, "stance")


@trial("16 framing without a quotation")
def _(p: Project) -> Wrong:
    for number in range(2):
        p.write(
            f"in/{'AB'[number]}/a.txt", f"Rain fell on coast {number} on Monday. It was cold.\n"
        )
    return _report(p, "framing")


# 17 to 20: others' folders


def _broken(p: Project, name: str, content: str) -> None:
    p.study(1, "2025-03-09")
    bad = p.study(2, "2025-03-10")
    (bad / name).write_text(content)


_RECORD = '{"schema": 1, "id": "x", "date": 3, "notebook": "study", "parameters": "none"}'
_VALUES = '{"version": 1, "values": []}'
for _name, _content in (("run.json", _RECORD), ("values.json", _VALUES)):
    for _command in (("explain", "study.share"), ("fill", "paper.md"), ("prune", "--keep", "1")):

        def _one(
            p: Project, name: str = _name, content: str = _content,
            command: tuple[str, ...] = _command,
        ) -> Wrong:  # fmt: skip
            _broken(p, name, content)
            p.write("paper.md", "One {{study.share}}.\n")
            done = p.command(*command)
            if "Traceback" in done.output or done.code not in (0, 1):
                return f"exit code {done.code}"
            if command[0] == "fill":
                filled = "{{" not in (p.root / "paper.md").read_text()
                return None if filled else "nothing was filled"
            if command[0] == "explain" and "0.1%" not in done.output and "0.10" not in done.output:
                return "the good run is not shown"
            return None

        TRIALS[f"17 a broken {_name} and {_command[0]}"] = _one


@trial("17 a broken run.json at the end of a run")
def _(p: Project) -> Wrong:
    _broken(p, "run.json", _RECORD)
    done = p.command("run", "study", "-p", "seed=7", "--date", "2025-03-11")
    return None if done.code == 0 else f"exit code {done.code}"


@trial("17 a format of 9,999,999 digits")
def _(p: Project) -> Wrong:
    run = p.study()
    stored = (run / "values.json").read_text().replace(".1%", ".9999999f")
    (run / "values.json").write_text(stored)
    paper = p.write("paper.md", "One {{study.share}}.\n")
    p.command("fill", "paper.md")
    return None if paper.stat().st_size < 10_000 else f"a paper of {paper.stat().st_size:,} bytes"


def _hostile(p: Project) -> Path:
    run = p.study()
    record = json.loads((run / "run.json").read_text())
    record["notebook"]["title"] = "a\x1b]0;x\x07\x1b[2Jb\nER  - \nTY  - \u202e\x9b31m"
    (run / "run.json").write_text(json.dumps(record))
    stored = json.loads((run / "values.json").read_text())
    for value in stored["values"].values():
        value["unit"] = "a\x1b]0;x\x07\x9b31m\u202e"
    (run / "values.json").write_text(json.dumps(stored))
    return run


@trial("18 explain prints what a run holds")
def _(p: Project) -> Wrong:
    _hostile(p)
    done = p.command("explain", "study.share")
    return "orders to the terminal" if ESCAPES.search(done.output) else None


@trial("18 cite prints what a run holds")
def _(p: Project) -> Wrong:
    run = _hostile(p)
    for form in ("bibtex", "ris", "apa"):
        done = p.command("cite", run, "--format", form)
        if ESCAPES.search(done.output):
            return f"{form}: orders to the terminal"
        if form == "ris" and done.output.count("\nER  - ") > 1:
            return "a title adds fields to RIS"
    return None


@trial("18 prune prints what a folder is called")
def _(p: Project) -> Wrong:
    run = p.study(1, "2025-03-09")
    run.rename(run.with_name("study-\x1b[2J"))
    for seed in (2, 3):
        p.study(seed, "2025-03-10")
    done = p.command("prune", "--keep", "1")
    return "orders to the terminal" if ESCAPES.search(done.output) else None


@trial("18 the meanings of parameters")
def _(p: Project) -> Wrong:
    p.notebook("study", CITE, parameters="seed: int = 1  # of \x1b]0;it\x07")
    done = p.command("run", "study", "--help-parameters")
    return "orders to the terminal" if ESCAPES.search(done.output) else None


@trial("19 a busy kernel after its runner was killed")
def _(p: Project) -> Wrong:
    temporary = p.root / "tmp"
    temporary.mkdir()
    p.notebook("busy", "import os\nopen('../pid', 'w').write(str(os.getpid()))\nsum(range(10**13))")
    process = subprocess.Popen(
        [sys.executable, "-m", "research", "run", "busy"], cwd=p.root, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, env=p.environment({"TMPDIR": str(temporary)}),
        start_new_session=True,
    )  # fmt: skip
    until = time.monotonic() + 90
    while not (p.root / "pid").is_file() or not (p.root / "pid").read_text():
        if time.monotonic() > until:
            process.kill()
            return "it never began"
        time.sleep(0.2)
    kernel = int((p.root / "pid").read_text())
    process.kill()
    process.wait()
    time.sleep(8)
    alive = Path(f"/proc/{kernel}").exists()
    if alive:
        os.kill(kernel, signal.SIGKILL)
        return "the kernel lives on"
    p.notebook("study", CITE)
    p.command("run", "study", environment={"TMPDIR": str(temporary)})
    left = [path.name for path in temporary.iterdir() if path.is_dir()]
    return f"left in the temporary directory: {left[:2]}" if left else None


@trial("20 a list of runs with a wrong type")
def _(p: Project) -> Wrong:
    p.notebook("study", CITE)
    for content in ("run = [1]", "[[run]]\nnotebook = 3", "[[run]]\nnotebook = 'study'\ngrid = 3"):
        p.write("runs.toml", content)
        done = p.command("run", "--file", "runs.toml")
        if "Traceback" in done.output or done.code != 2:
            return f"{content.splitlines()[-1]!r}: exit code {done.code}"
    return None


@trial("20 a list of runs with a byte order mark")
def _(p: Project) -> Wrong:
    p.notebook("study", CITE)
    p.write("runs.toml", '\ufeff[[run]]\nnotebook = "study"\n')
    return None if p.command("run", "--file", "runs.toml").code == 0 else "refused"


@trial("20 a grid of nine million runs")
def _(p: Project) -> Wrong:
    p.notebook("study", CITE, parameters="a: int = 1  # x\nb: int = 1  # y\nseed: int = 1  # z")
    many = list(range(3000))
    p.write("runs.toml", f"[[run]]\nnotebook = 'study'\ngrid = {{ a = {many}, b = {many} }}\n")
    done = p.command("run", "--file", "runs.toml", patience=20)
    if done.code is None or done.megabytes > 500:
        return f"still at it after 20 s, with {done.megabytes:.0f} MB"
    return None if done.code == 2 else f"exit code {done.code}"


@trial("20 a name of 400 letters")
def _(p: Project) -> Wrong:
    p.notebook("study", CITE)
    p.write("runs.toml", f'[[run]]\nnotebook = "study"\nname = "{"x" * 400}"\n')
    return None if p.command("run", "--file", "runs.toml").code == 0 else "failed"


@trial("20 half a character in a unit")
def _(p: Project) -> Wrong:
    run = p.study()
    stored = (run / "values.json").read_text().replace('"share"', '"\\ud800"')
    (run / "values.json").write_text(stored)
    done = p.command("explain", "study.share")
    return None if "Traceback" not in done.output else "a traceback instead of the value"


@trial("20 outlets that begin with an underscore")
def _(p: Project) -> Wrong:
    done = p.python(
        "import pandas as pd\nfrom research import charts\n"
        "f = pd.DataFrame({'c': ['a', 'a'], 'o': ['_Dots', 'Post'], 'v': [.2, .4]})\n"
        "a = charts.bars(f, category='c', value='v', group='o', title='T', xlabel='x')\n"
        "l = a.get_legend() or a.figure.legends[0]\n"
        "print('<<<', [t.get_text() for t in l.get_texts()])"
    )
    return (
        None if "_Dots" in done.output else f"the legend has{done.output.rpartition('<<<')[2]}"[:60]
    )


@trial("20 a formula behind a semicolon")
def _(p: Project) -> Wrong:
    p.notebook(
        "study",
        "import pandas as pd\nfrom research import display\n"
        "display.table(pd.DataFrame({'n': ['x;=1+1']}), caption='T', name='t')", CITE,
    )  # fmt: skip
    p.command("run", "study")
    found = [path.read_text() for run in p.runs() for path in run.rglob("*.csv")]
    if not found:
        return "no table"
    return "a spreadsheet would compute it" if any(";=1+1" in text for text in found) else None


@trial("20 an address with an encoded line break")
def _(p: Project) -> Wrong:
    p.notebook(
        "study",
        "from IPython.display import HTML\nHTML('<a href=\"da&#10;ta:text/html,x\">dd</a>')", CITE,
    )  # fmt: skip
    p.command("run", "study")
    pages = [(run / "report.html").read_text() for run in p.runs()]
    if not pages:
        return "no page"
    # Of elements alone: the page shows the code too.
    links = [a.get("href", "") for a in lxml.html.fromstring(pages[0].encode()).iter("a")]
    return "it is in the page" if any("text/html" in link for link in links) else None


@trial("20 keys of BibTeX")
def _(p: Project) -> Wrong:
    run = p.study()
    record = json.loads((run / "run.json").read_text())
    record["notebook"]["name"] = "a, b = {c"
    (run / "run.json").write_text(json.dumps(record))
    done = p.command("cite", run, "--format", "bibtex")
    if done.code:
        return f"exit code {done.code}"
    return None if re.search(r"@misc\{[A-Za-z0-9_-]+,\s*\n", done.output) else "it opens a brace"


@trial("20 a difference of units")
def _(p: Project) -> Wrong:
    one, other = p.study(1, "2025-03-09"), p.study(1, "2025-03-10")
    stored = (other / "values.json").read_text().replace('"share"', '"share of quotations"')
    (other / "values.json").write_text(stored)
    done = p.command("diff", one, other)
    return None if "share of quotations" in done.output else "both sides look the same"


@trial("20 two outlets whose names make one key")
def _(p: Project) -> Wrong:
    p.notebook(
        "study",
        "import research\nfrom IPython.display import display\n"
        "for o in ('BBC', 'bbc!'):\n"
        "    display(research.cite(('study', 'share', o), .1, unit='share', format='.1%'))",
    )  # fmt: skip
    done = p.command("run", "study")
    return None if p.runs() else f"failed: {done.output.strip()[:80]}"


@trial("20 a link out of the folder of articles")
def _(p: Project) -> Wrong:
    p.write("private/letter.txt", "Nobody may read what stands in this letter, which is my own.\n")
    (p.root / "news" / "a.txt").symlink_to(p.root / "private" / "letter.txt")
    found, _ = p.load("news")
    read = any("my own" in row[4] for row in found[0])
    said = any(row[0] == "a.txt" for row in found[1])
    return (
        None if said and not read else "read without a word" if read else "left out without a line"
    )


def main(names: list[str], at: Path) -> int:
    """Try a version; 1 where this checkout does a thing wrong."""
    version = re.search(r'version = "(\S+)"', (at / "pyproject.toml").read_text()) or re.search(
        r'__version__ = "(\S+)"', (at / "research" / "__init__.py").read_text()
    )
    label = version[1] if version else at.name
    kept = RESULTS / "attacks.json"
    rows: dict[str, dict[str, str]] = (
        json.loads(kept.read_text(encoding="utf-8"))["figures"]["trials"] if kept.is_file() else {}
    )
    for name, function in sorted(TRIALS.items()):
        if names and not any(name.startswith(one) for one in names):
            continue
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            try:
                wrong = function(Project(Path(folder).resolve(), at.resolve()))
            except Exception as error:  # noqa: BLE001 - the trial itself could not be made
                wrong = f"not tried: {type(error).__name__}: {error}"[:150]
        rows.setdefault(name, {})[label] = wrong or "right"
        print(f"{'right' if wrong is None else 'WRONG':<6} {name}" + (f": {wrong}" if wrong else ""),
              flush=True)  # fmt: skip
        _save(rows)
    return int(any(row.get(label) not in ("right", None) for row in rows.values()))


def _save(rows: dict[str, dict[str, str]]) -> None:
    """After each trial: a run that is stopped loses none."""
    rows = {name: row for name, row in sorted(rows.items()) if name in TRIALS}
    counts = {
        one: {
            "right": sum(row.get(one) == "right" for row in rows.values()),
            "tried": sum(one in row for row in rows.values()),
        }
        for one in sorted({label for row in rows.values() for label in row})
    }
    code = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    with contextlib.redirect_stdout(io.StringIO()):
        save("attacks", {"versions": counts, "trials": rows}, data_sha256=code)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--at", type=Path, default=HERE.parent)
    given = parser.parse_args()
    sys.exit(main(given.names, given.at))
