"""Patterns that are compiled late say what `re` would, and compile."""

import importlib
import pkgutil
import re

import research
from research.languages import patterns
from research.languages.patterns import late


def test_a_pattern_is_compiled_once_and_not_before_it_is_asked(monkeypatch):
    asked = []
    compiled = re.compile
    monkeypatch.setattr(
        patterns.re, "compile", lambda *given: asked.append(given) or compiled(*given)
    )
    ferry = late("ferry", re.IGNORECASE)
    assert (ferry.pattern, asked) == ("ferry", [])
    assert [ferry.search("The Ferry").span(), ferry.sub("boat", "Ferry")] == [(4, 9), "boat"]
    assert ferry.match("boat") is None
    assert asked == [("ferry", re.IGNORECASE)]


def test_every_late_pattern_compiles():
    modules = (
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(research.__path__, "research.")
        if not module.name.endswith("__main__")
    )
    late_ones = [
        value
        for one in modules
        for value in vars(one).values()
        if isinstance(value, patterns._Late)
    ]
    assert len(late_ones) > 200
    assert all(isinstance(one._compiled, re.Pattern) for one in late_ones)
