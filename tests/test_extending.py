"""What docs/extending.md shows works as it stands, in a package of its own."""

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from research import load

ROOT = Path(__file__).resolve().parent.parent
FILE = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", re.DOTALL)
STORY = (
    "Bills rise as supply runs short\n\nFamilies cannot afford their bills, Mayor Jane Rowe said. "
    "Who will pay? Rowe did not say. There is a shortage of gas.\n\nRowe attacked the "
    "ministry and praised the union for its patience.\n"
)
# What `transformers` is asked for, without its weight: the words of the target decide.
MODEL = """
def pipeline(task, model, revision, top_k):
    def answer(texts, batch_size):
        return [[{"label": "POSITIVE" if "praised" in t else "negative", "score": 0.75}] for t in texts]
    return answer
"""


RUNS = """
[[run]]
notebook = "stance"
name = "housed"
parameters = { articles = "news", method = "house" }
[[run]]
notebook = "framing"
name = "scored"
parameters = { articles = "news", scorers = ["dictionary", "coded"] }
[[run]]
notebook = "framing"
name = "energy"
parameters = { articles = "news", codebook = "energy.toml" }
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A project with the files of the page, its package installed beside this one."""
    root = tmp_path_factory.mktemp("extending")
    for name, content in FILE.findall((ROOT / "docs/extending.md").read_text(encoding="utf-8")):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    for outlet in ("A", "B"):
        (root / "news" / outlet).mkdir(parents=True)
        (root / "news" / outlet / "one.txt").write_text(
            f"{STORY}Readers of {outlet} wrote to her.\n"
        )
    (root / "news" / "two.wire").write_text(f"The Wire\nGas again\n{STORY}")
    (root / "news" / "bad.wire").write_text("The Wire\n")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    install += ["--no-build-isolation", "--target", root / "site", root / "package"]
    subprocess.run(install, check=True)
    (root / "site" / "transformers.py").write_text(MODEL)
    return root


def call(place, *arguments):
    paths = (ROOT / "tests" / "users", place / "site", ROOT)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True)


def test_table_and_format_of_another_package_are_in_research_tables(place):
    done = call(place, "-m", "research", "tables", "news", "--to", "tables", "--method", "house")
    assert done.returncode == 0, done.stderr
    with (place / "tables" / "articles.csv").open(encoding="utf-8") as file:
        articles = {row["article_id"]: row for row in csv.DictReader(file)}
    titles = {row["outlet"]: row["title"] for row in articles.values()}
    assert titles["The Wire"] == "Gas again"
    with (place / "tables" / "questions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    texts = {name: row["text"] for name, row in articles.items()}
    asked = [texts[row["article_id"]][int(row["start"]) : int(row["end"])] for row in rows]
    assert len(asked) == 3
    assert all("Who will pay?" in sentence for sentence in asked)
    repairs = (place / "tables" / "repairs.csv").read_text(encoding="utf-8")
    assert "a dispatch has an outlet" in repairs


def test_reports_use_scorers_and_codebook_by_name_and_say_how_valid_they_are(place):
    (article,) = load(place / "news" / "A")
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    (place / "codings.csv").write_text(f"sha256,frame,score\n{digest},conflict,0.9\n")
    (place / "runs.toml").write_text(RUNS)
    done = call(place, "-m", "research", "run", "--file", "runs.toml", "--date", "2025-03-09")
    assert done.returncode == 0, done.stdout + done.stderr
    (page,) = (place / "reports" / "2025-03-09").glob("stance-housed*/report.html")
    assert "macro-F1 .81 on 400 sentences" in page.read_text(encoding="utf-8")
    (page,) = (place / "reports" / "2025-03-09").glob("framing-scored*/report.html")
    assert "alpha .62 with human coders" in page.read_text(encoding="utf-8")
    (page,) = (place / "reports" / "2025-03-09").glob("framing-energy*/report.html")
    text = page.read_text(encoding="utf-8")
    assert "Energy: price and supply" in text
    # Figures of the generic frames beside one's own codebook would be of nothing.
    assert not (page.parent / "data" / "frames-scores.csv").exists()
    assert "learned from coders knows" in text


def test_the_page_of_tables_lists_what_other_packages_bring(place):
    done = call(place, "-c", "from research.measures import registry; print(registry.page())")
    assert "## questions" in done.stdout
    assert "one row per sentence that asks something" in done.stdout


def test_an_unknown_name_is_answered_with_those_that_are_known(place):
    done = call(place, "-m", "research", "tables", "news", "--to", "other", "--method", "hose")
    assert done.returncode == 2
    assert "'house'" in done.stderr


def test_the_notebook_of_own_frames_learns_them_from_codings(place):
    harm, calm = (
        "The flood ruined homes and drowned cattle",
        "The council met and the minutes were read",
    )
    stories = place / "stories"
    stories.mkdir()
    rows = ["article_id,frame,value"]
    for n in range(24):
        # Every second story is of harm; no two are one text.
        text = f"{harm if n % 2 else calm} on street {n}.\n\nMore of story {n} came on day {n * 7}."
        (stories / f"s{n:02d}.txt").write_text(text, encoding="utf-8")
        rows.append(f"s{n:02d},harm,{n % 2}")
    (place / "codings.csv").write_text("\n".join(rows), encoding="utf-8")
    assert call(place, "-m", "research", "new", "ours", "--frames").returncode == 0
    done = call(place, "-m", "research", "run", "ours", "--articles", "stories/", "--date", "2025-03-09",
                "-p", "codings=codings.csv", "-p", "model=learned")  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    (values,) = (place / "reports").glob("2025-03-09/ours*/values.json")
    assert any(
        key.startswith("own-frames.harm.") for key in json.loads(values.read_text())["values"]
    )
    assert list(place.rglob("learned/card.md"))
