"""English word lists stand in research/languages and in codebooks, and are used."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import research
from research.languages import sections
from research.languages.en import lists

PACKAGE = Path(research.__file__).parent
# Words that a list for rules of English holds and that names of columns or options hardly do.
SMALL = (
    frozenset().union(*(lists.words("grammar", s) for s in ("function_word", "sentence_opener")))
    | frozenset(
        w
        for section in sections.read(lists.FOLDER / "verb_complements.txt").values()
        for w in section
    )
    | lists.abbreviations()
    | lists.weekdays()
    | {m.lower() for m in lists.sequence("calendar", "month")}
    | lists.words("calendar", "time_noun")
    | lists.rule("speech_verb")
)
FEWEST = 5
# Where so many stand in a literal for another reason, and that reason.
ALLOWED: dict[str, str] = {
    "articles/column_names.py": "names of columns in five languages",
    "articles/exports/words.py": "what databases print around a text, in four languages",
    "articles/labelled.py": "labels of an address in a head, in four languages",
    "articles/exports/factiva.py": "two-letter codes of fields",
}


def literals(source: str) -> list[tuple[int, set[str]]]:
    """(line, small words) of each collection, split string and regular expression."""
    nodes = list(ast.walk(ast.parse(source)))
    split = _split(nodes)
    found = []
    for node in nodes:
        texts: list[str] = []
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            texts = [
                e.value
                for e in node.elts
                if isinstance(e, ast.Constant) and isinstance(e.value, str)
            ]
            texts = [t for t in texts if " " not in t]
        elif isinstance(node, ast.Dict):
            texts = [
                k.value
                for k in node.keys
                if isinstance(k, ast.Constant) and isinstance(k.value, str)
            ]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            listed = "|" in node.value and not re.search(r"\w \w+ \w", node.value)
            bare = re.fullmatch(r"[\w'.\s-]*", node.value) and not node.value.endswith(".")
            if listed or (bare and node in split):
                texts = re.findall(r"[A-Za-z']+", re.sub(r"\?P<\w+>", "", node.value))
        small = {t.lower() for t in texts} & SMALL
        if len(small) >= FEWEST:
            found.append((node.lineno, small))
    return found


def _split(nodes: list[ast.AST]) -> set[ast.AST]:
    """What is parted into words: by `.split()`, or by a function that is given it alone."""
    found: set[ast.AST] = set()
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr == "split":
            found.add(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found.update(node.args if "word" in node.func.id else ())
    names = {node.id for node in found if isinstance(node, ast.Name)}
    for node in nodes:
        if isinstance(node, ast.Assign):
            targets = {target.id for target in node.targets if isinstance(target, ast.Name)}
            found.update([node.value] if targets & names else ())
    return found


PATHS = sorted(p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", PATHS)
def test_no_word_list_outside_of_languages(path):
    if path.startswith("languages/") or path in ALLOWED:
        return
    found = literals((PACKAGE / path).read_text(encoding="utf-8"))
    assert not found, f"{path}: move these words to research/languages/en: {found}"


@pytest.mark.parametrize(
    "source",
    [
        'A = {"the", "of", "and", "with", "from"}',
        'A = ("who", "which", "that", "whom", "whose")',
        'A = "the of and with from to by".split()',
        'A = "say claim insist argue note"\nB = frozenset(A.split())',
        'A = word_set("say claim insist argue note")',
        'import re\nA = re.compile(r"(?:on|of|in|from|to) the")',
        'A = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4}',
        'def f(w):\n    return w in ("is", "was", "has", "had", "were")',
    ],
)
def test_a_word_list_is_seen(source):
    assert literals(source)


@pytest.mark.parametrize(
    "source",
    [
        'A = ["article_id", "outlet", "start", "end", "text"]',
        'raise E("it is of no use to you, and who is it")',
    ],
)
def test_columns_and_messages_are_no_word_list(source):
    assert not literals(source)


def test_what_is_allowed_still_needs_it():
    for path in ALLOWED:
        assert literals((PACKAGE / path).read_text(encoding="utf-8")), f"{path} needs no exception"


@cache
def _code() -> str:
    return "\n".join(p.read_text(encoding="utf-8") for p in PACKAGE.rglob("*.py"))


def _closed() -> list[tuple[str, str]]:
    files = sorted(p for p in (PACKAGE / "languages" / "en").glob("*.txt"))
    return [(p.stem, section) for p in files for section in sections.read(p)]


@pytest.mark.parametrize(("subject", "section"), _closed())
def test_each_list_is_used_and_holds_a_word_once(subject, section):
    words = lists.sequence(subject, section)
    assert len(set(words)) == len(words)
    assert re.search(rf"[\"']{section}[\"']", _code()), f"{subject}.txt: [{section}] serves no rule"
