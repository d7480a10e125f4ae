"""What the documents say of tables and commands is what the code does, and the site is whole."""

import inspect
import re
import subprocess
import sys
from html import unescape
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

import research
from research.cli import COMMANDS, main
from research.measures import registry

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_page_of_tables_is_what_the_registry_writes():
    written = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    assert written == registry.page(registry.shipped()), "run: make docs/tables.md"


def test_the_page_on_archives_says_of_every_table_how_it_is_made():
    lines = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8").splitlines()
    starts = {"article": "in parts", "corpus": "all articles grouped"}
    for one in registry.shipped():
        how = "counts of each part" if one.finish else starts[one.of]
        (line,) = (line for line in lines if line.startswith("| `") and f"| {how}" in line)
        assert f"`{one.name}`" in line, one.name


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_and_commands_of_documents_exist(path):
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!http)([^)#]+)", text):
        assert (path.parent / target).exists(), target
    for command, rest in re.findall(r"\bresearch ([a-z]+)((?: \S+)*)", text):
        if f"research {command}{rest}" in text and re.search(
            rf"(?:bin/|`)research {command}\b", text
        ):
            assert command in COMMANDS, command
            help_text = CliRunner().invoke(main, [command, "--help"]).output
            for option in re.findall(r"(?<!\S)--[a-z-]+", rest):
                assert option in help_text, (command, option)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", ROOT / "docs", out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {
        page.relative_to(out).as_posix(): page.read_text(encoding="utf-8")
        for page in out.rglob("*.html")
    }


def test_the_site_holds_every_measure_and_every_public_function(site):
    anchors = set(re.findall(r'id="(research\.[\w.]+)"', "".join(site.values())))
    public = {f"{getattr(research, name).__module__}.{name}" for name in research.__all__}
    for folder in sorted((ROOT / "research" / "measures").iterdir()):
        name = f"research.measures.{folder.name}"
        if (ROOT / "docs" / "measures" / f"{folder.name}.md").exists():
            module = import_module(name)
            listed = getattr(module, "__all__", None)
            public |= {
                f"{name}.{member}"
                for member, value in inspect.getmembers(module, inspect.isfunction)
                if value.__module__ == name
                and (member in listed if listed else not member.startswith("_"))
            }
    anchors |= {name.replace("research.", f"{getattr(research, name[9:]).__module__}.", 1)
                for name in anchors if name[9:] in research.__all__}  # fmt: skip
    assert public - anchors == set()


def test_every_link_of_the_site_leads_somewhere(site):
    broken = []
    for name, page in site.items():
        for link in re.findall(r'<a [^>]*href="([^":]+)"', page):
            path, _, anchor = unquote(unescape(link)).partition("#")
            target = (Path("/") / name).parent.joinpath(path).resolve().relative_to("/").as_posix()
            target = target if path else name
            if target.endswith(".html") and (
                target not in site or (anchor and f'id="{anchor}"' not in site[target])
            ):
                broken.append((name, link))
    assert broken == []
