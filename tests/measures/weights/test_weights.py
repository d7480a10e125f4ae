import hashlib
from pathlib import Path

import pytest

from research.articles import weights as of_articles
from research.errors import InputError
from research.measures import weights


@pytest.mark.parametrize("held", [weights, of_articles], ids=["measures", "articles"])
def test_every_binary_file_of_weights_is_the_one_that_was_published(held):
    folder = Path(held.__file__).parent
    binary = sorted(p.name for p in folder.iterdir() if p.suffix in {".npz", ".onnx"})
    assert sorted(held.sums()) == binary
    for name in binary:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == held.sums()[name]


@pytest.mark.parametrize(
    ("name", "said"),
    [("README.md", "sha256 is"), ("none.npz", "is missing")],
    ids=["not published", "not there"],
)
def test_other_files_are_refused_with_what_to_do(name, said):
    with pytest.raises(InputError, match=f"{said}.*install the package again"):
        weights.read(name)
