"""What the tests of portrayal read: a sentence behind one that names two people."""

from research.articles.model import Article, Corpus, Paragraph
from research.measures.portrayal import evidence

OPENING = "It was the week of the talks. Donald Trump met Emmanuel Macron. "


def found(text, *aspects):
    """Last word of each actor and value of the rows that the text gives behind the opening."""
    text = OPENING + text
    article = Article("a", text, (Paragraph(0, len(text), "body"),), "a.txt", "0", outlet="O")
    rows = evidence(Corpus((article,)))
    rows = rows[rows["aspect"].isin(aspects or ("agency",)) & (rows["start"] >= len(OPENING))]
    return list(zip(rows["actor"].str.split().str[-1], rows["value"], strict=True))
