"""Documents that are zip packages: whether they are safe to open, and their members."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Final

from research.articles.blobs import Blob, Budget, TooLargeError

MOST_XML: Final = 64 << 20  # bytes of markup, unpacked; a parsed tree takes several times as much


def safe(blob: Blob) -> str | None:
    """Why a package is not to be opened: a bomb, entities, no zip at all; None where it is safe.

    The sizes that a package states are trusted because no reader unpacks more than is stated.
    """
    try:
        with zipfile.ZipFile(BytesIO(blob.raw)) as package:
            budget = Budget(blob.limit, len(blob.raw))
            markup = 0
            for member in package.infolist():
                budget.spend(member.file_size)
                if member.filename.lower().endswith((".xml", ".rels", ".opf", ".xhtml", ".html")):
                    markup += member.file_size
                    if markup > MOST_XML:
                        return f"more than {MOST_XML >> 20} MB of markup; split the document"
                    with package.open(member) as stream:
                        if b"<!ENTITY" in stream.read(4096):
                            return "it declares entities, which no such document needs"
    except TooLargeError as error:
        return str(error)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        return f"it cannot be opened: {error}; open it in its program and save it again"
    return None
