import datetime as dt
from pathlib import Path

import pytest

from research.errors import ParameterError
from research.reporting.running import parameters as params


def one(line):
    (parameter,) = params.read(line, place="demo.ipynb, cell 2")
    return parameter


@pytest.mark.parametrize(
    ("line", "text", "value"),
    [
        ("p: str = ''", "007", "007"),
        ("p: str = ''", "NO", "NO"),
        ("p: str = ''", "None", "None"),
        ("p: str = ''", "", ""),
        ("p: str = ''", "a=b", "a=b"),
        ("p: int = 0", "007", 7),
        ("p: int = 0", "-3", -3),
        ("p: float = 0.0", "3", 3.0),
        ("p: float = 0.0", "1e-3", 0.001),
        ("p: bool = True", "NO", False),
        ("p: bool = False", "true", True),
        ("p: list = []", "a, b", ["a", "b"]),
        ("p: list[int] = []", "1,2", [1, 2]),
        ("p: list[str] = []", '["a,b", "c"]', ["a,b", "c"]),
        ("p: list[str] = []", "", []),
        ("p: Literal['a', 'b'] = 'a'", "b", "b"),
        ("p: Literal[1, 2] = 1", "2", 2),
        ("p: Optional[int] = None", "None", None),
        ("p: int | None = None", "5", 5),
        ("p: str | None = None", "007", "007"),
        ("p: Optional[Literal['a']] = None", "a", "a"),
        ("p: date = date(2025, 3, 9)", "2024-02-29", dt.date(2024, 2, 29)),
        ("p: dt.date | None = None", "2024-02-29", dt.date(2024, 2, 29)),
        ("p: Path = Path('x')", "a/b", Path("a/b")),
        ("p: list[Path] = []", "a,b", [Path("a"), Path("b")]),
        ("p: 'int' = 3", "4", 4),
    ],
)
def test_text_is_converted_by_the_declared_type(line, text, value):
    found = params.from_text(one(line), text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("p: int = 0", "1.5"),
        ("p: int = 0", "1_000"),
        ("p: int = 0", "٣"),
        ("p: int = 0", ""),
        ("p: float = 0.0", "nan"),
        ("p: float = 0.0", "1e999"),
        ("p: bool = True", "maybe"),
        ("p: list[int] = []", "1,x"),
        ("p: list[int] = []", '{"a": 1}'),
        ("p: Literal['a', 'b'] = 'a'", "c"),
        ("p: date = date(2025, 3, 9)", "20250309"),
        ("p: date = date(2025, 3, 9)", "2025-02-30"),
        ("p: int | None = None", "none"),
    ],
)
def test_text_that_does_not_fit_is_an_error_that_says_what_does(line, text):
    with pytest.raises(ParameterError, match=r"parameter p = .* is not "):
        params.from_text(one(line), text)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("seed = 1", "declares no parameter"),
        ("print(1)", "declares no parameter"),
        ("seed: int = 1\nseed: int = 2", "declared twice"),
        ("seed: int = 'a'", "is not int"),
        ("seed: int = True", "is not int"),
        ("seed: int = f()", "not a plain value"),
        ("seed: set = 1", "not known here"),
        ("seed: Literal['a'] = 'b'", "use a"),
        ("seed: int = ", "does not parse"),
        ("%matplotlib inline", "does not parse"),
        ("day: date = date(2025, 2, 30)", "day"),
    ],
)
def test_cell_that_declares_badly_is_an_error_with_its_place(source, said):
    with pytest.raises(ParameterError, match=rf"demo\.ipynb, cell 2.*{said}"):
        params.read(source, place="demo.ipynb, cell 2")


def test_meaning_is_the_comment_at_the_end_of_the_line():
    source = (
        'a: str = "# none"  # of a\n'
        "b: list[int] = [  # of b\n    1,\n    2,\n]\n"
        "c: int\n"
        "from datetime import date\n"
    )
    found = params.read(source, place="demo")
    assert [(p.name, p.meaning, p.required) for p in found] == [
        ("a", "of a", False), ("b", "of b", False), ("c", "", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"sed": 1, "n": 1}, "no parameter 'sed'; did you mean seed"),
        ({"zzzz": 1, "n": 1}, "no parameter 'zzzz'; it has seed, n"),
        ({}, "no value for n; give it with -p n=VALUE"),
    ],
)
def test_unknown_and_missing_names_are_errors(given, said):
    declared = params.read("seed: int = 1\nn: int", place="demo")
    with pytest.raises(ParameterError, match=said):
        params.bind(declared, given, place="demo.ipynb")


@pytest.mark.parametrize("value", ["x", True, 1.5, None, [1]])
def test_values_of_a_batch_file_keep_their_type(value):
    with pytest.raises(ParameterError):
        params.from_value(one("p: int = 1"), value)


def test_batch_file_may_write_dates_and_paths_as_text():
    assert params.from_value(one("p: date | None = None"), "2025-03-09") == dt.date(2025, 3, 9)
    assert params.from_value(one("p: list[Path] = []"), ["a"]) == [Path("a")]


def test_assigned_values_read_back_as_they_were():
    values = {
        "a": "it's \"7\"\n\\", "b": 1.0, "c": None, "d": [1, "x"],
        "e": dt.date(2025, 3, 9), "f": Path("a b/c"),
    }  # fmt: skip
    scope: dict[str, object] = {}
    exec(params.code(values), scope)
    assert {name: scope[name] for name in values} == values
