"""Tables in parts: the same rows as in memory, resumed after any stop, never half and never twice."""

import datetime as dt
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
import threadpoolctl
from click.testing import CliRunner
from corpora import made_up
from filelock import FileLock

import research
from research import shards
from research.articles.load import load
from research.articles.model import Article, Corpus, Paragraph, Repair
from research.cli import main
from research.errors import InputError, ParameterError
from research.measures import quotes, registry
from research.measures.comparison import compare, signatures
from research.measures.encoder import towers
from research.shards import (
    code,
    comparing,
    contexts,
    layout,
    parts,
    planning,
    reading,
    running,
    schemas,
    staging,
)

pytest.importorskip("pyarrow")

OUTLETS = {"The Harbour Times": 6, "Northern Post": 4, "Coast Wire": 3, "One Voice": 1}


RULES = {"quotations": "rules"}


def tables(paths, folder, **given):
    """Tables whose quotations are found by rules, which need no weights."""
    return shards.tables(paths, folder, **{"parameters": RULES, **given})


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles") / "read"
    made_up(folder, OUTLETS, languages=("en", "de"), days=9)
    # Names and parties that only the whole corpus tells, and a text in no language that is known.
    for name, text in {
        "long": "Mayor Nora Lund-Berger (R-Ohio) said it was late. Nora Lund-Berger left the hall on foot.",
        "short": "“It was late,” said Mayor Lund-Berger. Lund-Berger had left the hall by then, on foot.",
        "bare": "Ferry 12.",
    }.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


@pytest.fixture(scope="module")
def memory(articles):
    return dict(registry.tables(load(articles), **RULES))


def whole(folder, name):
    plan = planning.read(folder)
    if (folder / name / "whole.parquet").is_file():
        return schemas.read(folder / name / "whole.parquet")
    frames = [schemas.read(folder / name / f"{part.name}.parquet") for part in plan.parts]
    return pd.concat([f for f in frames if len(f)] or frames[:1], ignore_index=True)


def same(folder, memory):
    for name, frame in memory.items():
        form = schemas.schema(registry.measures()[name])
        wanted = schemas.converted(frame, form).to_pylist()
        found = schemas.converted(whole(folder, name), form).to_pylist()
        assert found == wanted, name


def files(folder):
    return {
        path.relative_to(folder).as_posix(): layout.digest(path)
        for path in sorted(folder.rglob("*.parquet"))
    }


@pytest.fixture(scope="module")
def made(articles, tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    tables([articles], folder, size=4)
    return folder


@pytest.fixture
def copy(made, tmp_path):
    return Path(shutil.copytree(made, tmp_path / "made"))


def test_one_part_and_many_give_the_rows_of_memory(articles, memory, made, tmp_path):
    # As a user calls it: quotations by the encoder where it is installed.
    outcome = shards.tables([articles], tmp_path, size=1000)
    assert outcome.parts == outcome.made == 1
    assert not outcome.missing
    same(tmp_path, dict(registry.tables(load(articles))))
    assert len(planning.read(made).parts) > 4
    same(made, memory)
    said = memory["sources"].query("article_id == 'short'")
    assert said["party"].tolist() == ["Republicans"]


@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_engines_give_the_same_bytes(articles, made, tmp_path, engine):
    if engine == "processes":
        tables([articles], tmp_path, size=4, engine=shards.Processes(2))
    else:
        if importlib.util.find_spec("distributed") is None:
            pytest.skip("distributed is not installed")
        with cluster() as client:
            tables([articles], tmp_path, size=4, engine=research.distributed(client))
    assert files(tmp_path) == files(made)


def cluster():
    from distributed import Client, LocalCluster

    return Client(LocalCluster(n_workers=1, processes=False, dashboard_address=":0"))


def test_a_second_run_makes_nothing(articles, copy):
    before = files(copy)
    outcome = tables([articles], copy, size=4)
    assert outcome.made == 0
    assert outcome.kept == outcome.parts
    assert files(copy) == before


def steps_of(articles, folder, **given):
    steps = []
    tables([articles], folder, size=4, on_step=steps.append, **given)
    return [step for step in steps if step.what == "begun"]


def test_a_changed_article_makes_its_part_anew_and_says_why(articles, copy, tmp_path):
    other = Path(shutil.copytree(articles, tmp_path / "read"))
    (other / "long.txt").write_text(
        "Mayor Nora Lund-Berger (R-Ohio) said it was far too late. Nora Lund-Berger left the hall on foot."
    )
    begun = steps_of(other, copy)
    assert [step.said for step in begun] == ["its articles changed"]
    same(copy, dict(registry.tables(load(other), **RULES)))


def test_a_changed_codebook_and_changed_code_are_said(articles, copy, monkeypatch):
    monkeypatch.setattr(code, "codebooks", lambda: "other")
    begun = steps_of(articles, copy)
    assert {step.said for step in begun} == {"a codebook changed"}
    assert len(begun) == len(planning.read(copy).parts)
    monkeypatch.setattr(code, "code", lambda: "other")
    assert {step.said for step in steps_of(articles, copy)} == {"the code changed"}


def test_changed_parameters_are_said(articles, copy):
    begun = steps_of(articles, copy, parameters={"quotations": "tagger"})
    assert {step.said for step in begun} == {"the parameters changed"}
    same(copy, dict(registry.tables(load(articles), quotations="tagger")))


def test_a_missing_file_is_made_again(articles, copy):
    gone = sorted((copy / "quotes").glob("part-*"))[0]
    gone.unlink()
    assert [step.said for step in steps_of(articles, copy)] == [
        f"quotes/{gone.name} is missing or was changed"
    ]
    assert gone.is_file()


KILLED = """
import os, signal, sys
from research import shards
from research.shards import layout

left = int(sys.argv[3])
real = layout.Path.replace

def replace(self, target):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, target)

layout.Path.replace = replace
shards.tables([sys.argv[1]], sys.argv[2], size=12, parameters={"quotations": "rules"})
"""


@pytest.mark.skipif(os.name != "posix", reason="kills by a signal")
@pytest.mark.parametrize("writes", [2, 14])
def test_a_killed_run_goes_on(articles, memory, tmp_path, writes):
    folder = tmp_path / "made"
    ended = subprocess.run([sys.executable, "-c", KILLED, articles, folder, str(writes)])
    assert ended.returncode == -signal.SIGKILL
    outcome = tables([articles], folder, size=12)
    assert not outcome.failed
    assert not list(folder.rglob("*.new"))
    same(folder, memory)


def poisoned(real):
    def make(corpus, **given):
        if any(article.article_id == "long" for article in corpus):
            raise RuntimeError("no such luck")
        return real(corpus, **given)

    return make


def test_an_article_that_a_measure_cannot_take_is_a_row(articles, memory, tmp_path, monkeypatch):
    measures = registry.measures()
    broken = {
        name: replace(one, make=poisoned(one.make)) if name == "frames" else one
        for name, one in measures.items()
    }
    monkeypatch.setattr(registry, "measures", lambda: broken)
    outcome = tables([articles], tmp_path, size=4)
    assert outcome.dropped == ("long: a measure cannot take it: RuntimeError: no such luck",)
    assert not outcome.failed
    repairs = whole(tmp_path, "repairs")
    assert (repairs["step"] == "tables").sum() == 1
    for name in ("quotes", "frames"):
        wanted = memory[name][memory[name]["article_id"] != "long"]
        assert list(whole(tmp_path, name)["article_id"]) == list(wanted["article_id"])


def test_the_log_of_an_article_that_a_measure_cannot_take_is_kept():
    items = tuple(Article(name, "It rained.", (), f"{name}.txt", "h") for name in "abcde")
    log = tuple(
        Repair(name, "s", "step", "repaired", None, None, f"of {name}") for name in (None, *"aacde")
    )

    def function(some):
        if {"a", "d"} & set(some.ids):
            raise RuntimeError("no such luck")
        return some.log

    kept, failed = [], []
    for found in parts._each(Corpus(items, log), function):
        if isinstance(found, Corpus):
            *known, last = found.log
            failed.append(last.article_id)
            kept += known
        else:
            kept += found
    assert failed == ["a", "d"]
    assert kept == list(log)


def test_a_part_that_fails_is_put_aside_and_tried_again_on_request(articles, copy, monkeypatch):
    victim = planning.read(copy).parts[1].name
    tries = []
    real = parts.make

    def make(task):
        if task.part == victim:
            tries.append(task)
            raise OSError(28, "No space left on device")
        return real(task)

    for one in (copy / "receipts").iterdir():
        one.unlink()
    monkeypatch.setattr(parts, "make", make)
    outcome = tables([articles], copy, size=4)
    assert list(outcome.failed) == [victim]
    assert "No space left" in outcome.failed[victim]
    assert len(tries) == 2
    assert outcome.made == outcome.parts - 1
    assert set(outcome.missing) >= {"actors", "keyness"}
    assert not (copy / "actors" / "whole.parquet").exists()
    assert shards.status(copy).failed == dict(outcome.failed)
    assert tables([articles], copy, size=4).failed == outcome.failed
    assert len(tries) == 2
    monkeypatch.undo()
    again = tables([articles], copy, size=4, retry=True)
    assert not again.failed
    assert again.made == 1
    assert not shards.status(copy).failed


def test_a_full_disk_leaves_no_half_file(tmp_path):
    def write():
        with layout.written(tmp_path / "a") as new:
            new.write_text("half")
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        write()
    assert not list(tmp_path.iterdir())


def ends(number):
    if number == 2:
        os._exit(3)
    return number


def test_a_process_that_dies_costs_its_own_task_only():
    engine = shards.Processes(2)
    results = dict(running._tried(engine, ends, [1, 2, 3, 4]))
    engine.close()
    assert isinstance(results.pop(2), Exception)
    assert results == {1: 1, 3: 3, 4: 4}


def test_two_runs_on_one_folder(articles, copy):
    with FileLock(copy / layout.LOCK), pytest.raises(InputError, match="another run"):
        tables([articles], copy, size=4)


def test_an_input_that_changes_while_it_is_read(articles, tmp_path, monkeypatch):
    read = Path(shutil.copytree(articles, tmp_path / "read"))
    real = planning._staged

    def staged(*given):
        yield from real(*given)
        (read / "late.txt").write_text("It was late.")

    monkeypatch.setattr(planning, "_staged", staged)
    with pytest.raises(InputError, match="changed while it was read"):
        tables([read], tmp_path / "made", size=4)
    assert not planning.read(tmp_path / "made")


def test_staged_articles_that_are_touched_are_not_measured(articles, copy):
    part = planning.read(copy).parts[0].name
    layout.staged(copy, part).write_text("{}")
    layout.receipt(copy, part).unlink()
    outcome = tables([articles], copy, size=4)
    assert "changed after it was planned" in outcome.failed[part]


def test_a_folder_that_cannot_be_written(articles, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        tables([articles], tmp_path / "file" / "made")


def test_tables_among_the_articles_are_refused(articles):
    with pytest.raises(ParameterError, match="lies in"):
        tables([articles], articles / "made")


def test_no_article(tmp_path):
    (tmp_path / "read").mkdir()
    with pytest.raises(InputError, match="no article came"):
        tables([tmp_path / "read"], tmp_path / "made")


def test_parts_made_again_are_equal_to_the_byte(copy):
    assert all(not again.different for again in shards.verify(copy, sample=2, seed=1))
    for path in (copy / "quotes").glob("part-*"):
        path.write_bytes(path.read_bytes()[:-1])
    different = [again.different for again in shards.verify(copy, sample=1000)]
    assert all(name.startswith("quotes/") for names in different for name in names)
    assert all(different)


def test_staged_articles_come_back_as_they_were():
    text = "Ünder \ud800 \u2028 it rained."
    article = Article(
        "a", text, (Paragraph(0, 5, "lede"),), "s", "h", published=dt.date(2025, 3, 1)
    )
    repair = Repair(None, "s", "step", "dropped", "\ud800\n", None, "why")
    for item in (article, repair):
        line = staging.line(item)
        assert line.count("\n") == 1
        assert line.isascii()
        assert staging.item(line) == item


def test_the_command(articles, copy, tmp_path):
    run = CliRunner().invoke
    target = tmp_path / "tables"
    done = run(main, ["tables", str(articles), "--to", str(target), "--workers", "1"])
    assert done.exit_code == 0, done.output
    assert "1 made, 0 kept, 0 failed" in done.output
    lines = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert [line["step"] for line in lines][:4] == ["names", "plan", "begun", "made"]
    told = run(main, ["status", str(target)])
    assert told.exit_code == 0
    assert "1 of 1 parts" in told.output
    assert run(main, ["verify", str(copy), "--sample", "1"]).output.endswith("the same\n")
    assert run(main, ["status", str(tmp_path)]).exit_code == 2
    refused = run(main, ["tables", str(articles), "--to", str(target), "--retry"])
    assert refused.exit_code == 2


def test_a_failed_part_ends_the_command_with_1(articles, copy):
    plan = planning.read(copy)
    layout.write_json(layout.failure(copy, plan.parts[0].name), {"error": "<bad>"})
    told = CliRunner().invoke(main, ["status", str(copy)])
    assert told.exit_code == 1
    assert "<bad>" in told.output


def test_the_core_imports_no_engine():
    said = (
        "import sys; sys.modules |= {'pyarrow': None, 'distributed': None}\n"
        "from research import shards\n"
        "try: shards.tables(['.'], 'made')\n"
        "except shards.running.InputError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert "news-framing[parquet]" in done.stdout


def test_the_articles_toml_beside_a_single_file_is_part_of_what_is_planned(tmp_path):
    (tmp_path / "a.txt").write_text("The bridge closed on Monday.")
    before = planning.stamps([tmp_path / "a.txt"])
    (tmp_path / "articles.toml").write_text('["a.txt"]\noutlet = "A"\n')
    assert planning.stamps([tmp_path / "a.txt"]) != before


def test_names_are_counted_while_articles_are_read(articles, tmp_path):
    counted = []

    def engine(function, tasks):
        for task in tasks:
            if function is parts.count:
                assert not planning.read(tmp_path)
                counted.append(task.part)
            yield task, shards.here(function, [task]).__next__()[1]

    tables([articles], tmp_path, size=4, engine=engine)
    read = [part.name for part in planning.read(tmp_path).parts]
    assert counted == read


def test_a_language_that_most_turn_out_to_have_is_counted_again(tmp_path):
    folder = tmp_path / "read"
    folder.mkdir()
    english = "The mayor said that the ferry was late and that it would be there by then. " * 3
    german = "Der Bürgermeister sagte, dass die Fähre nicht da war und dass sie wieder kommt. " * 3
    for number in range(9):
        text = german if number > 2 else english
        (folder / f"{number}.txt").write_text(f"Part {number}. {text}", encoding="utf-8")
    (folder / "0-bare.txt").write_text("Ferry 12.")
    tables([folder], tmp_path / "made", size=2)
    assert planning.read(tmp_path / "made").usual == "de"
    same(tmp_path / "made", dict(registry.tables(load(folder), **RULES)))


def test_a_folder_of_another_version_says_so_and_is_made_anew(articles, copy):
    plan = layout.read_json(copy / "plan.json")
    layout.write_json(copy / "plan.json", {**plan, "format": 1})
    with pytest.raises(InputError, match="another version"):
        shards.status(copy)
    tables([articles], copy, size=4)
    assert shards.status(copy).parts_done == len(planning.read(copy).parts)


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="nobody keeps root from writing"
)
def test_a_read_only_folder(articles, tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OSError, match="denied"):
            tables([articles], tmp_path / "made", size=4)
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_puts_the_part_aside_and_leaves_none_half(articles, copy, monkeypatch):
    for one in (copy / "receipts").iterdir():
        one.unlink()
    victim = planning.read(copy).parts[2].name
    real = schemas.write

    def write(frames, form, path):
        if path.parent.name == "quotes" and path.stem == victim:
            with layout.written(path) as new:
                new.write_bytes(b"half")
                raise OSError(28, "No space left on device")
        return real(frames, form, path)

    monkeypatch.setattr(schemas, "write", write)
    outcome = tables([articles], copy, size=4)
    assert list(outcome.failed) == [victim]
    assert not layout.receipt(copy, victim).exists()
    assert not list(copy.rglob("*.new"))
    monkeypatch.undo()
    assert not tables([articles], copy, size=4, retry=True).failed


def test_a_batch_of_staged_lines_gives_the_rows_of_its_articles(articles, made):
    """What docs/archive.md gives Spark's mapInPandas and Ray's map_batches."""

    def quotations(batches):
        for batch in batches:
            items = [staging.item(line) for line in batch["value"]]
            corpus = Corpus(tuple(one for one in items if isinstance(one, Article)))
            yield parts.measured(corpus, contexts.Context(), {"quotations": "rules"})["quotes"]

    lines = [
        line
        for part in planning.read(made).parts
        for line in layout.staged(made, part.name).read_text(encoding="ascii").splitlines()
    ]
    batches = [pd.DataFrame({"value": lines[:9]}), pd.DataFrame({"value": lines[9:]})]
    found = pd.concat([rows for rows in quotations(batches) if len(rows)], ignore_index=True)
    memory = quotes.measure(load(articles), method="rules")
    columns = ["article_id", "start", "end", "text", "cue"]
    assert found[columns].to_dict("records") == memory[columns].to_dict("records")


@pytest.fixture
def dated(tmp_path):
    """Files in which dates can be read in two ways, copies, and what no article comes of."""
    folder = tmp_path / "read"
    folder.mkdir()
    rows = [f"{day:02}/03/2025,Ferry {day} was late and {day} people waited." for day in (4, 5, 25)]
    (folder / "rows.csv").write_text("\n".join(["date,text", *rows, rows[0]]))
    (folder / "a.txt").write_text("The mayor was excludedUkrainian aides said in the hall.\n")
    (folder / "b.txt").write_text("The mayor excluded Ukrainian aides, it was said in the hall.\n")
    (folder / "empty.txt").write_text("")
    (folder / "articles.toml").write_text('["b.txt"]\noutlet = "Ledger"\npublished = 2025-03-01\n')
    return folder


def test_articles_that_several_tasks_read_are_those_of_one(dated, tmp_path, monkeypatch):
    wanted = load(dated)
    assert {article.published for article in wanted} >= {dt.date(2025, 3, 4)}
    for files, records in ((1, 1), (2, 2), (100, 250)):
        monkeypatch.setattr(reading, "_FILES", files)
        monkeypatch.setattr(reading, "_RECORDS", records)
        with reading.articles(
            [dated], tmp_path, shards.here, day_first=None, spoken=Counter()
        ) as items:
            found = list(items)
        assert tuple(one for one in found if isinstance(one, Article)) == wanted.items
        assert tuple(one for one in found if isinstance(one, Repair)) == wanted.log
    assert not list(tmp_path.glob("work/*"))


def test_what_another_process_cannot_read_this_one_does(dated, tmp_path):
    def blind(function, tasks):
        for task in tasks:
            yield task, InputError("not seen here")

    with reading.articles([dated], tmp_path, blind, day_first=None, spoken=Counter()) as items:
        assert tuple(one for one in items if isinstance(one, Article)) == load(dated).items


def test_a_task_takes_one_core():
    def threads(_):
        pools = [pool["num_threads"] for pool in threadpoolctl.threadpool_info()]
        return pools, towers.most_threads()

    ((_, (pools, encoder)),) = shards.here(threads, [None])
    assert set(pools) <= {1}
    assert encoder == 1
    assert towers.most_threads() == min(2, os.cpu_count())


STORY = (
    "The river Glomma burst its banks near Elverum on Tuesday and rescue boats reached families. "
    "“We could not wait for the army,” said Mayor Nora Lund, who had called for boats at noon. "
    "Some 40 houses stand in water, and the bridge at Rena was closed to all but ambulances. "
    "A dozen farms were cut off for a night and a day, the county said in a short statement. "
)
OTHER = (
    "A jury in Antwerp convicted the diamond courier Pauwels on Friday of smuggling stones in loaves. "
    "“He baked them himself,” the prosecutor Jane Rowe told the court, to some laughter there. "
)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Two events of several articles, copies, an agency's line, two languages and no dates at all."""
    folder = tmp_path_factory.mktemp("told") / "read"
    folder.mkdir()
    german = (
        "Die Ministerin hat den Plan am Montag scharf kritisiert und eine Prüfung gefordert. " * 9
    )
    texts = {
        "a": f"OSLO (Reuters) - {STORY}Rain is to fall until Sunday.",
        "b": f"{STORY}The king sent his sympathy to all who had lost their homes.",
        "c": "Rescue boats took families from roofs in Elverum after the Glomma burst its banks on "
        "Tuesday. Mayor Nora Lund said that 50 houses stand in water and that boats had come late.",
        "d": f"{OTHER}The stones were worth 3 million euros.",
        "e": f"{OTHER}His lawyer Omar Haddad said that Pauwels would appeal.",
        "f": german,
        "g": f"{german} Das war am Abend.",
        "h": "A choir of bakers sang in the hall at Vardo and nobody else came to hear it that night.",
    }
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("size", [1, 1000], ids=["many parts", "one part"])
def test_events_and_copies_are_those_of_memory_whatever_the_parts_and_batches(
    told, tmp_path, monkeypatch, size
):
    memory = dict(registry.tables(load(told), quotations="rules"))
    assert memory["events"]["n_articles"].tolist() == [3, 2]
    assert set(memory["duplicates"]["kind"]) == {"copy"}
    assert len(memory["credits"])
    monkeypatch.setattr(comparing, "_EVENTS", size)
    tables([told], tmp_path, size=size)
    assert len(comparing.batches(tmp_path)) == (2 if size == 1 else 1)
    same(tmp_path, memory)


def test_events_are_grouped_again_where_an_article_changed_and_only_then(told, tmp_path):
    other = Path(shutil.copytree(told, tmp_path / "read"))
    made = tmp_path / "made"
    tables([other], made, size=2, parameters={"quotations": "tagger"})
    groups = layout.groups(made)
    before = groups.stat().st_mtime_ns
    tables([other], made, size=2)
    assert groups.stat().st_mtime_ns == before
    same(made, dict(registry.tables(load(other), quotations="rules")))
    (other / "h.txt").write_text(f"{OTHER}He is to go to prison for two years.")
    tables([other], made, size=2)
    memory = dict(registry.tables(load(other), quotations="rules"))
    assert memory["events"]["n_articles"].tolist() == [3, 3]
    same(made, memory)


def test_an_article_that_cannot_be_signed_is_compared_with_none(told, tmp_path, monkeypatch):
    real = signatures._signature

    def signature(corpus, article, *, known):
        if article.article_id == "b":
            raise RuntimeError("no such luck")
        return real(corpus, article, known=known)

    monkeypatch.setattr(signatures, "_signature", signature)
    outcome = tables([told], tmp_path, size=3)
    assert not outcome.failed
    assert "b" not in set(whole(tmp_path, "members")["article_id"])
    assert "b" in set(whole(tmp_path, "articles")["article_id"])
    assert len(compare(shards.opened(tmp_path)).events) == 2


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="the system does not say")
def test_the_peak_of_a_process_is_not_that_of_the_one_that_started_it(tmp_path):
    child = "import sys; from research.shards import parts; print(parts._peak())"
    script = tmp_path / "parent.py"
    script.write_text(
        "import subprocess, sys\n"
        "held = bytearray(400 << 20)\n"
        "held[:: 1 << 12] = bytes(len(held[:: 1 << 12]))\n"
        f"subprocess.run([sys.executable, '-c', {child!r}], check=True)\n"
    )
    command = [sys.executable, script]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert 20 < float(done.stdout) < 380


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="the system cannot forget")
def test_the_peak_of_a_part_is_not_that_of_what_the_process_did_before():
    held = bytearray(200 << 20)
    held[:: 1 << 12] = bytes(len(held[:: 1 << 12]))
    most = parts._peak()
    del held
    parts._forget_peak()
    assert parts._peak() < most - 150
