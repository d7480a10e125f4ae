"""Files to clean articles: reading, normalising, and locating sentences and words."""

from research.articles.model import Article, Corpus, Paragraph, Repair

__all__ = ["Article", "Corpus", "Paragraph", "Repair"]
