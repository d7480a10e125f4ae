"""Names that readers of the field report as wrong."""

from __future__ import annotations

import pytest

from research.measures.actors import find_actors

NAMES = [
    ("headline", "Pike Slams Dahl Over Bridge\n\nTom Pike met Ida Dahl.", {"Tom Pike", "Ida Dahl"}),
    ("brand", "Vicente Fox spoke to Fox News. Fox said no.", {"Vicente Fox", "Fox News"}),
    ("tail", "She reads an English-language paper.", set()),
]


@pytest.mark.parametrize(("text", "actors"), [n[1:] for n in NAMES], ids=[n[0] for n in NAMES])
def test_names_of_actors(text: str, actors: set[str]) -> None:
    assert {mention.actor for mention in find_actors(text)} == actors
