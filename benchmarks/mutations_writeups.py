"""Write-ups that were mutated: nothing raises, hangs or is lost without a line.

Write-ups in Markdown, LaTeX and Word, what they were filled from, and the runs that they cite are
mutated by a generator with a fixed seed: bytes are flipped, cut, doubled and moved. Checked of each
`fill` and `check`: they return or raise an error of this package; they take less than 5 s of
processor time; a write-up that is refused keeps its bytes; one that is filled keeps every word
outside of its results, and each of its results has a line.

    python benchmarks/mutations_writeups.py         500 write-ups
    python benchmarks/mutations_writeups.py 50      50 of them
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from common import save

from research.errors import ResearchError
from research.reporting.citing import values, writeups
from research.reporting.citing.values import MIME, cite

SECONDS = 5.0
KEYS = ("study.conflict.share", "study.moral.share", "study.quoted.share")
PROSE = "A share of {} was found, [{} to {}], in *all* of it (see @key, $x^2$ and `code`).\n\n"
ODD = (
    b"{{", b"}}", b"<span data-result=\"", b"</span>", b"\\result{", b"}", b"`", b"```\n", b"~~~\n",
    b"\\begin{verbatim}", b"\\end{verbatim}", b"%", b"\\verb|", b"\xff", b"\0", b"\xe2\x80\xae", b"\r",
    b"#low", b"#n", b"[" * 2000, b"9" * 400, b".99999f", b"null", b"\"", b"\\", b"\n\n",
)  # fmt: skip
_RESULT = re.compile(r'<span data-result="([^"<>]*)">[^<>]*</span>|\{\{([^{}]*)\}\}')


def measured(count: int, *, seed: int = 1) -> dict[str, Any]:
    """What came of `count` write-ups: figures of which all but the counts of lines must be 0."""
    rng = random.Random(seed)
    found = {"writeups": count, "raised": 0, "slow": 0, "lost": 0, "filled": 0, "refused": 0}
    with tempfile.TemporaryDirectory() as name:
        for number in range(count):
            folder = Path(name) / str(number)
            for kind in _one(rng, folder):
                found[kind] += 1
            shutil.rmtree(folder)
    return found


def _one(rng: random.Random, folder: Path) -> list[str]:
    """A mutated write-up, filled and checked: what came of it."""
    folder.mkdir()
    for day in ("2025-03-09", "2025-03-10"):
        _run(folder / "reports" / day / "study", rng.random())
    path = _paper(rng, folder)
    if rng.random() < 0.5:
        writeups.fill(path, reports=folder / "reports")
    targets = [path, *folder.glob("paper.*"), *folder.glob("reports/*/*/*.json")]
    for _ in range(rng.randint(1, 3)):
        target = rng.choice(targets)
        target.write_bytes(_mutated(rng, target.read_bytes()))
    came = []
    for call in (writeups.fill, writeups.check):
        before, began = path.read_bytes(), time.process_time()
        try:
            findings = call(path, reports=folder / "reports")
            if call is writeups.fill:
                came.append("filled")
                came += ["lost"] * _lost(path, before, findings)
        except ResearchError:
            came.append("refused")
            came += ["lost"] * (path.read_bytes() != before)
        except Exception as error:  # noqa: BLE001  what is counted
            print(f"{path.name}: {type(error).__name__}: {error}", file=sys.stderr)
            came.append("raised")
        came += ["slow"] * (time.process_time() - began > SECONDS)
    return came


def _lost(path: Path, before: bytes, findings: list[writeups.Finding]) -> bool:
    """Whether a word outside of the results is another, or a result has no line."""
    document = writeups.read(path)
    lines = [finding for finding in findings if finding.status != "unreadable"]
    if len(lines) != len(document.references):
        return True
    if path.suffix != ".md":
        return False
    blanked = [
        _RESULT.sub(lambda match: match[1] or match[2], raw.decode("utf-8"))
        for raw in (before, path.read_bytes())
    ]
    return blanked[0] != blanked[1]


def _run(folder: Path, share: float) -> None:
    folder.mkdir(parents=True)
    bundles = [
        (
            str(n),
            cite(key, share, unit="share", format=".1%", n=40, low=0, high=1)._repr_mimebundle_(),
        )
        for n, key in enumerate(KEYS)
    ]
    stored = values.collect([(cell, bundle[MIME]) for cell, bundle in bundles])
    (folder / "values.json").write_text(json.dumps(stored))
    (folder / "report.html").touch()
    date = folder.parent.name
    record = {
        "schema": 1, "id": hashlib.sha256(date.encode()).hexdigest(), "date": date,
        "started": f"{date}T00:00:00", "notebook": {"name": "study", "title": "Study"},
        "parameters": [],
    }  # fmt: skip
    (folder / "run.json").write_text(json.dumps(record))


def _paper(rng: random.Random, folder: Path) -> Path:
    suffix = rng.choice((".md", ".tex", ".docx"))
    path = folder / f"paper{suffix}"
    places = [(key, f"{key}#low", f"{key}#high") for key in rng.choices(KEYS, k=rng.randint(1, 8))]
    if suffix == ".docx":
        from docx import Document

        file = Document()
        for place in places:
            file.add_paragraph(PROSE.format(*(f"{{{{{key}}}}}" for key in place)))
        file.save(str(path))
        return path
    form = "\\result{{{}}}" if suffix == ".tex" else "{{{{{}}}}}"
    path.write_text("".join(PROSE.format(*(form.format(key) for key in p)) for p in places))
    return path


def _mutated(rng: random.Random, raw: bytes) -> bytes:
    for _ in range(rng.randint(1, 6)):
        at, end = sorted((rng.randrange(len(raw) + 1), rng.randrange(len(raw) + 1)))
        kind = rng.randrange(5)
        if kind == 0 and raw:
            at = min(at, len(raw) - 1)
            raw = raw[:at] + bytes([rng.randrange(256)]) + raw[at + 1 :]
        elif kind == 1:
            raw = raw[:at] + rng.choice(ODD) + raw[at:]
        elif kind == 2:
            raw = raw[:at] + raw[min(end, at + 40) :]
        elif kind == 3:
            raw = raw[:end] + raw[at : min(end, at + 500)] + raw[end:]
        else:
            raw = raw[at:] + raw[:at] if rng.random() < 0.2 else raw[:end]
    return raw


if __name__ == "__main__":
    figures = measured(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
    code = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    save("mutations_writeups", figures, data_sha256=code)
    print(json.dumps(figures, indent=1))
    sys.exit(any(figures[name] for name in ("raised", "slow", "lost")))
