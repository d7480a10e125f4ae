"""What the documents say of tables and commands is what the code does."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import research
from research.cli import COMMANDS, main
from research.cli.articles import made_of

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def documented():
    text = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    sections = re.split(r"^## (\w+)$", text, flags=re.M)[1:]
    return {
        name: re.findall(r"^\| (\w+) \|", body, re.M)[1:]
        for name, body in zip(sections[::2], sections[1::2], strict=True)
    }


def test_every_table_is_documented_with_its_columns():
    corpus = research.load(ROOT / "seeds")
    made = {name: list(frame.columns) for name, frame in made_of(corpus)}
    assert documented() == made


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
