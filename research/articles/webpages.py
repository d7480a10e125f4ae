"""A web page to a record: the story by trafilatura, and what the page states about itself."""

from __future__ import annotations

from research.articles.records import Metadata, Record


def read(html: str, *, source: str, stem: str, digest: str) -> Record | str:
    """The article of a page, or why there is none."""
    import trafilatura

    document = trafilatura.bare_extraction(
        html, include_comments=False, include_tables=False, with_metadata=True
    )
    if document is None or not document.text:
        return "the page holds no article"
    metadata = Metadata(
        title=document.title,
        outlet=document.sitename,
        byline=document.author,
        published=document.date,
        url=document.url,
        deck=document.description,
    )
    return Record(source, stem, digest, document.text, metadata)
