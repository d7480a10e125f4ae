"""Codebooks and marked passages in REFI-QDA, which MAXQDA, ATLAS.ti, NVivo and QualCoder read.

The format (REFI-QDA 1.5, 2019) has codes with descriptions, and codings of passages of documents; it
has no place for a sample, for who was asked, or for a question with one answer a unit.
"""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from research.errors import InputError
from research.validity.sampling import Plan
from research.validity.tasks import Code

CODEBOOK = "urn:QDA-XML:codebook:1.0"
# Names of things that are the same in every run.
_SPACE = uuid.UUID("6f0a4f7e-5d0c-5c55-9d0e-6f1b6b1f5f2a")
# A project is a zip: what it unpacks to is bounded.
_LARGEST = 256 * 2**20


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that a coder marked: `document` is its name there, offsets are characters."""

    document: str
    coder: str
    code: str
    start: int
    end: int
    text: str


def codebook(plan: Plan) -> bytes:
    """The codebook of a sample as a .qdc file: the question as a group, its codes in it."""
    root = etree.Element(f"{{{CODEBOOK}}}CodeBook", nsmap={None: CODEBOOK}, origin="news-framing")
    codes = etree.SubElement(root, f"{{{CODEBOOK}}}Codes")
    group = _code(codes, plan.measure, plan.question, codable=False)
    for code in plan.codes:
        _code(group, code.name, code.definition, codable=True, within=plan.measure)
    found: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return found


def _code(parent: Any, name: str, definition: str, *, codable: bool, within: str = "") -> Any:
    guid = str(uuid.uuid5(_SPACE, f"{within}\0{name}"))
    made = etree.SubElement(
        parent, f"{{{CODEBOOK}}}Code", guid=guid, name=name, isCodable=str(codable).lower()
    )
    if definition:
        etree.SubElement(made, f"{{{CODEBOOK}}}Description").text = definition
    return made


def read_codebook(path: Path) -> list[Code]:
    """Codes of a .qdc file or of a .qdpx project, with their descriptions; groups are left out.

    Raises
    ------
    InputError
        Where the file is no codebook of REFI-QDA.
    """
    root = (
        _project(path) if path.suffix.lower() == ".qdpx" else _parsed(path.read_bytes(), str(path))
    )
    found = [
        Code(code.get("name") or "", (code.findtext("{*}Description") or "").strip())
        for code in root.iter("{*}Code")
        if code.get("isCodable", "true").lower() == "true" and code.get("name")
    ]
    if not found:
        raise InputError(f"{path}: no codes in it; export the codebook as REFI-QDA (.qdc)")
    return found


def read_passages(path: Path) -> list[Passage]:
    """Coded passages of the texts of a .qdpx project.

    Raises
    ------
    InputError
        Where the file is no project of REFI-QDA, or a coding names a code that it has not.
    """
    root = _project(path)
    codes = {c.get("guid", "").lower(): c.get("name", "") for c in root.iter("{*}Code")}
    users = {u.get("guid", "").lower(): u.get("name", "") for u in root.iter("{*}User")}
    with zipfile.ZipFile(path) as archive:
        return list(_passages(root, archive, path, codes, users))


def _passages(
    root: Any, archive: zipfile.ZipFile, path: Path, codes: dict[str, str], users: dict[str, str]
) -> Iterator[Passage]:
    for source in root.iter("{*}TextSource"):
        text = _text(archive, source)
        for selection in source.iter("{*}PlainTextSelection"):
            start, end = (int(selection.get(key, -1)) for key in ("startPosition", "endPosition"))
            for coding in selection.iter("{*}Coding"):
                reference = coding.find("{*}CodeRef")
                guid = "" if reference is None else reference.get("targetGUID", "").lower()
                if guid not in codes:
                    raise InputError(
                        f"{path}: a passage at {start} of {source.get('name')} has a code that the "
                        "project does not; export it again"
                    )
                user = (coding.get("creatingUser") or selection.get("creatingUser") or "").lower()
                yield Passage(
                    source.get("name") or "", users.get(user) or user or path.stem, codes[guid],
                    start, end, text[start:end],
                )  # fmt: skip


def _text(archive: zipfile.ZipFile, source: Any) -> str:
    inline = source.findtext("{*}PlainTextContent")
    if inline is not None:
        return str(inline)
    name = (source.get("plainTextPath") or "").removeprefix("internal://")
    inside = {Path(entry).name.lower(): entry for entry in archive.namelist()}
    entry = inside.get(Path(name).name.lower()) if name else None
    return "" if entry is None else archive.read(entry).decode("utf-8-sig", "replace")


def _project(path: Path) -> Any:
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise InputError(f"{path}: unpacks to more than 256 MiB; export texts only")
            names = [name for name in archive.namelist() if name.lower().endswith(".qde")]
            if not names:
                raise InputError(f"{path}: no project in it; export it as REFI-QDA (.qdpx)")
            return _parsed(archive.read(names[0]), f"{path}/{names[0]}")
    except zipfile.BadZipFile:
        raise InputError(f"{path}: not a .qdpx project; export it as REFI-QDA again") from None


def _parsed(raw: bytes, place: str) -> Any:
    # No entity of the file is resolved, and nothing is fetched.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{place}: broken XML: {error.msg}") from None
