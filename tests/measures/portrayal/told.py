"""What the tests of portrayal read: a sentence behind one that names two people."""

from research.articles.model import Article, Corpus, Paragraph
from research.measures.portrayal import evidence

OPENING = "It was the week of the talks. Donald Trump met Emmanuel Macron. "


def rows(text, *aspects):
    """The rows of evidence that the text gives behind the opening."""
    text = OPENING + text
    article = Article("a", text, (Paragraph(0, len(text), "body"),), "a.txt", "0", outlet="O")
    told = evidence(Corpus((article,)))
    return told[told["aspect"].isin(aspects or ("agency",)) & (told["start"] >= len(OPENING))]


def found(text, *aspects):
    """Last word of each actor and value of these rows."""
    told = rows(text, *aspects)
    return list(zip(told["actor"].str.split().str[-1], told["value"], strict=True))
