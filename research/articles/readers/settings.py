"""Articles in YAML and TOML, in the shapes that JSON has too."""

from __future__ import annotations

import tomllib

import yaml

from research.articles import decoding
from research.articles.blobs import Blob
from research.articles.readers import json_shapes, plain
from research.articles.readers.registry import Read
from research.articles.records import Refusal


def read_yaml(blob: Blob) -> Read:
    """Records of a YAML file, of one document or several."""
    text, _ = decoding.decode(blob.raw)
    try:
        # An alias stands for a whole branch: a few of them make a file that fills the memory.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text)):
            yield Refusal(blob.source, "it holds aliases (*name); write out what they stand for")
            return
        documents = [one for one in yaml.safe_load_all(text) if one is not None]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        shown = " ".join(str(error).split())[:150] or "nested too deep"
        yield Refusal(blob.source, f"broken YAML: {shown}; export it as JSON")
        return
    if len(documents) == 2 and isinstance(documents[1], str):  # front matter over a text
        yield from plain.read_text(blob)
        return
    yield from json_shapes.of_value(documents[0] if len(documents) == 1 else documents, blob)


def read_toml(blob: Blob) -> Read:
    """Records of a TOML file: tables in a list, or one."""
    try:
        value = tomllib.loads(decoding.decode(blob.raw)[0])
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        yield Refusal(blob.source, f"broken TOML: {error or 'nested too deep'}; export it as JSON")
        return
    yield from json_shapes.of_value(value, blob)
