"""Write-ups in Word: results as content controls, which keep their key whatever is typed."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from research.errors import InputError
from research.reporting.citing.documents import KEY, Document, Paragraph, Reference

_PLACEHOLDER = re.compile(rf"\{{\{{({KEY})\}}\}}")
_LARGEST = 300_000_000  # bytes
_BESIDE = (".header+xml", ".footer+xml", ".footnotes+xml", ".endnotes+xml")
_TAG = re.compile(rf"result:({KEY})")


def read(path: Path) -> Document:
    """The content controls and placeholders of a .docx: of its body, then of headers and notes."""
    try:
        import docx
        from docx.opc.constants import CONTENT_TYPE
        from docx.opc.part import PartFactory, XmlPart
    except ImportError as error:
        raise InputError(
            f"{path}: Word files need python-docx; pip install 'news-framing[word]'"
        ) from error
    for kind in (CONTENT_TYPE.WML_FOOTNOTES, CONTENT_TYPE.WML_ENDNOTES):
        PartFactory.part_type_for.setdefault(kind, XmlPart)  # python-docx reads none by itself
    try:
        _check_size(path)
        file = docx.Document(str(path))
    except InputError:
        raise
    # A broken file raises what zipfile, zlib, lxml or python-docx happen to raise.
    except Exception as error:
        raise InputError(f"{path}: cannot be read as a Word file: {error}") from error

    references, paragraphs, controls = [], [], []
    stories = [(str(path), file.element.body), *_beside(file, path)]
    numbered = [
        (f"{place}:paragraph {number}", paragraph)
        for place, story in stories
        for number, paragraph in enumerate(story.iter(_w("p")), start=1)
    ]
    for place, paragraph in numbered:
        _wrap_placeholders(paragraph)
        keys = []
        for control in paragraph.iter(_w("sdt")):
            key = _key(control)
            if key:
                text = _text(control)
                empty = not text or _PLACEHOLDER.fullmatch(text)
                references.append(Reference(key, None if empty else text, place))
                controls.append(control)
                keys.append(key)
        if keys:
            prose = "".join(
                node.text or ""
                for node in paragraph.iter(_w("t"))
                if not any(parent.tag == _w("sdt") for parent in node.iterancestors())
            )
            paragraphs.append(Paragraph(prose, place, tuple(keys)))

    def filled(words: Mapping[int, str]) -> dict[Path, bytes]:
        for number, word in words.items():
            _write(controls[number], word)
        out = io.BytesIO()
        file.save(out)
        return {path: out.getvalue()}

    return Document(tuple(references), tuple(paragraphs), filled)


def _check_size(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        size = sum(member.file_size for member in packed.infolist())
    if size > _LARGEST:
        raise InputError(f"{path}: {size / 1e6:,.0f} MB when unpacked; a write-up has less")


def _beside(file: Any, path: Path) -> list[tuple[str, Any]]:
    """Headers, footers, footnotes and endnotes: what to call each, and its XML."""
    parts = sorted(file.part.package.iter_parts(), key=lambda part: str(part.partname))
    return [
        (f"{path}:{part.partname.filename.removesuffix('.xml')}", part.element)
        for part in parts
        if part.content_type.endswith(_BESIDE)
    ]


def _w(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))


def _key(control: Any) -> str | None:
    tag = control.find(f"{_w('sdtPr')}/{_w('tag')}")
    match = _TAG.fullmatch(tag.get(_w("val"), "")) if tag is not None else None
    return match[1] if match else None


def _text(element: Any) -> str:
    return "".join(node.text or "" for node in element.iter(_w("t")))


def _write(control: Any, word: str) -> None:
    first, *rest = control.iter(_w("t"))
    first.text = word
    for node in rest:
        node.text = ""


def _wrap_placeholders(paragraph: Any) -> None:
    """Turn each `{{KEY}}` of a paragraph into a content control that holds it.

    Word may have split the placeholder over several runs; it takes the form of the first.
    """
    nodes = [n for n in paragraph.iter(_w("t")) if not _inside_result(n)]
    starts = [0, *accumulate(len(node.text or "") for node in nodes)]
    text = "".join(node.text or "" for node in nodes)
    # From the last to the first, so that what stands before a cut keeps its place.
    for match in reversed(list(_PLACEHOLDER.finditer(text))):
        first = bisect_right(starts, match.start()) - 1
        _cut(nodes[first : bisect_left(starts, match.end())], starts[first:], match)


def _inside_result(node: Any) -> bool:
    return any(parent.tag == _w("sdt") and _key(parent) for parent in node.iterancestors())


def _cut(nodes: list[Any], starts: list[int], match: re.Match[str]) -> None:
    anchor = None
    for node, offset in zip(nodes, starts, strict=False):
        text = node.text or ""
        left = max(0, match.start() - offset)
        right = min(len(text), match.end() - offset)
        if left >= right:
            continue
        run = node.getparent()
        if anchor is None:
            anchor = run
            tail = copy.deepcopy(run)
            _keep_only_text(tail, text[right:])
            control = _control(match[1], run)
            run.addnext(control)
            control.addnext(tail)
            _set(node, text[:left])
        else:
            _set(node, text[:left] + text[right:])


def _control(key: str, run: Any) -> Any:
    from docx.oxml import OxmlElement

    control, properties = OxmlElement("w:sdt"), OxmlElement("w:sdtPr")
    for name, value in (("alias", key), ("tag", f"result:{key}")):
        element = OxmlElement(f"w:{name}")
        element.set(_w("val"), value)
        properties.append(element)
    content, inner = OxmlElement("w:sdtContent"), copy.deepcopy(run)
    _keep_only_text(inner, f"{{{{{key}}}}}")
    content.append(inner)
    control.append(properties)
    control.append(content)
    return control


def _keep_only_text(run: Any, text: str) -> None:
    """One run with its looks and these words alone."""
    from docx.oxml import OxmlElement

    for child in list(run):
        if child.tag != _w("rPr"):
            run.remove(child)
    node = OxmlElement("w:t")
    _set(node, text)
    run.append(node)


def _set(node: Any, text: str) -> None:
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
