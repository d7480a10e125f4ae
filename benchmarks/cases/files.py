"""Files, exports and dates: ids that begin with A and D."""

from __future__ import annotations

from typing import Any

from cases import Check, articles, refused

_FERRY = "Ferry terminal to close"
_VOTE = "Ferry terminal to close after stormy council vote"
_NORDVIK = "Nordvik cuts forecast"
_ENDING = ("LENGTH", "LOAD-DATE", "Load-Date", "BYLINE", "Byline:", "SPRACHE", "Copyright")


def _starts(text: str) -> Any:
    return lambda got: bool(got) and got.startswith(text)


_FIRST = {
    "title": _VOTE, "outlet": "The Harbour Times", "published": "2025-03-11", "byline": "Jane Rowe",
}  # fmt: skip
_SECOND = {
    "title": _starts(_NORDVIK), "outlet": "The Northern Post", "published": "2025-03-12",
    "byline": "Omar Haddad",
}  # fmt: skip
_EXPORT = articles(_FIRST, _SECOND, words=_ENDING)


def _one(**fields: Any) -> Check:
    return articles(fields)


def _pages(number: int) -> Check:
    def check(corpus: Any) -> str | None:
        return None if len(corpus) == number else f"{len(corpus)} articles"

    return check


_WRITTEN = {  # rows of the case; all others are to be left open, as they name no day
    0: "1998-03-05", 1: "1998-03-05", 3: "1998-05-13", 4: "1998-03-05", 8: "1998-03-05",
    9: "1998-03-05", 10: "2024-03-05", 11: "2024-03-05", 12: "2024-03-05", 13: "2024-03-05",
    14: "2024-03-05", 15: "2024-03-05", 16: "2024-03-05", 17: "2024-03-05", 18: "2024-03-05",
    19: "2024-03-05", 20: "2024-03-05", 21: "2024-03-05", 24: "2024-03-05", 25: "2024-03-05",
    26: "2024-03-05", 27: "2024-03-05", 28: "2024-03-05", 29: "2024-03-05", 30: "2024-03-05",
    31: "2024-09-05", 32: "2024-03-01", 33: "2024-03-04", 34: "2024-12-12", 35: "2024-03-05",
    36: "2024-08-05", 37: "2024-01-15", 38: "2024-02-05", 39: "2024-07-05", 40: "2024-07-05",
    41: "2024-03-05",
}  # fmt: skip


def _written(corpus: Any) -> str | None:
    got = {int(a.outlet[1:]): str(a.published) for a in corpus if a.published}
    wrong = {n: got.get(n) for n in range(42) if got.get(n) != _WRITTEN.get(n)}
    return f"rows {wrong}" if wrong else None


def _or_none(*days: str) -> Any:
    return lambda got: got is None or got in days


CHECKS: dict[str, Check] = {
    "A01": _EXPORT,
    "A02": articles(_FIRST, words=_ENDING),
    "A03": _EXPORT,
    "A04": _EXPORT,
    "A05": articles(_FIRST, words=("HARTIM", "gpol", "LP ", "TD ")),
    "A08": articles(
        {"title": "Fähranleger wird geschlossen", "outlet": "Der Hafenbote",
         "published": "2025-03-11", "byline": "Jana Roth"},
        {"title": "Nordvik senkt Prognose", "outlet": "Nordpost", "published": "2025-03-12"},
        words=_ENDING,
    ),
    "A09": articles({"title": _FERRY}, {"title": _NORDVIK}),
    "A10": _EXPORT,
    "A11": _one(title=_FERRY),
    "A13": _one(title=_VOTE, outlet="The Harbour Times", published="2025-03-11",
                byline="Jane Rowe"),
    "A15": refused("paste its words"),
    "A16": _one(title=_FERRY, url="https://harbourtimes.example/ferry"),
    "A17": _one(title=_FERRY, url="https://harbourtimes.example/ferry"),
    "A18": _one(title=_FERRY, outlet="The Harbour Times", published="2025-03-11"),
    "A19": refused("fetch the pages"),
    "A20": articles({"outlet": "Harbour Times", "published": "2025-03-11"},
                    {"outlet": "Northern Post", "published": "2025-03-12"}),
    "A22": _one(outlet="The Harbour Times", published="2025-03-11", byline="Jane Rowe"),
    "A23": _one(title=_FERRY, published="2025-03-11", byline="Jane Rowe"),
    "A24": _one(title=_VOTE, published="2025-03-11", byline="Jane Rowe",
                url="https://www.theguardian.com/uk/2025/mar/11/ferry"),
    "A25": _one(title=_FERRY, published="2025-03-11", byline="Jane Rowe"),
    "A26": refused("no text"),
    "A27": refused("fetch the pages"),
    "A28": _one(published="2025-03-11", language="en"),
    "A29": _one(published="2025-03-11", outlet="harbourtimes.example", byline="Jane Rowe"),
    "A30": _one(outlet="The Harbour Times", published="2025-03-11"),
    "A31": _one(outlet="The Harbour Times", url="https://harbourtimes.example/2025/ferry",
                published="2025-03-11"),
    "A32": _one(outlet=None, published="2025-03-11"),
    "A33": articles({"title": _FERRY, "outlet": "Harbour Times"}, {"title": _NORDVIK}),
    "A35": _one(published="2020-03-11", outlet="harbourtimes"),
    "A36": _one(title=_FERRY, published="2025-03-11"),
    "A37": _one(outlet="The Harbour Times", language="en"),
    "A38": _one(outlet="harbourtimes.example", published="2025-03-11"),
    "A40": articles({"published": "2025-03-11"}, {"published": lambda d: d in ("2025-03-11", "2025-03-12")}),
    "A41": _one(outlet="Harbour Times", published="2025-03-11", title=_FERRY),
    "A42": _one(byline="Jane Rowe, Omar Haddad"),
    "A43": articles({"published": "2025-03-11"}, {"published": "2025-03-12"}),
    "A44": _one(title=_FERRY, published="2025-03-11"),
    "A45": _one(published="2025-03-11", outlet="Harbour Times"),
    "A46": _one(title=_FERRY, published="2025-03-11"),
    "A47": articles({"title": _FERRY}, {"title": _NORDVIK}),
    "A48": _one(outlet="Harbour Times", published="2025-03-11"),
    "A49": _pages(3),
    "A50": articles({"published": _or_none("2025-03-11")}, {"published": _or_none("2025-03-12")}),
    "D01": articles(*({"published": f"2025-03-{d}"} for d in ("11", "08", "03", "25", "06", "07"))),
    "D02": _written,
    "D03": _one(published=None),
    "D08": _one(published=_or_none("2025-03-11")),
    "D09": _one(published="2019-03-11"),
    "D10": _one(published="2017-11-18"),
    "D11": _one(published="2023-01-02"),
}  # fmt: skip
