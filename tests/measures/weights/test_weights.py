import hashlib
from pathlib import Path

import pytest

from research.errors import InputError
from research.measures import weights

FOLDER = Path(weights.__file__).parent


def test_every_binary_file_of_weights_is_the_one_that_was_published():
    binary = sorted(p.name for p in FOLDER.iterdir() if p.suffix in {".npz", ".onnx"})
    assert sorted(weights.sums()) == binary
    for name in binary:
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == weights.sums()[name]


@pytest.mark.parametrize(
    ("name", "said"),
    [("README.md", "sha256 is"), ("none.npz", "is missing")],
    ids=["not published", "not there"],
)
def test_other_files_are_refused_with_what_to_do(name, said):
    with pytest.raises(InputError, match=f"{said}.*install the package again"):
        weights.read(name)
