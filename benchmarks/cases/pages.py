"""Web pages, pasted articles, characters, wrapped text: ids that begin with H, T, E and W."""

from __future__ import annotations

from typing import Any

from cases import Check, articles, refused

_LEDE = "The harbour council voted on Monday to close the eastern"
_AMERICAN = "The harbor council voted on Monday to close the eastern"
_LAST = "when the new budget year begins."


def _text(
    *wanted: str,
    out: tuple[str, ...] = (),
    lede: str | None = _LEDE,
    paragraphs: int | None = None,
    **fields: Any,
) -> Check:
    """One article that holds these words and none of `out`, with so many paragraphs of story."""
    check = articles(fields, words=out)

    def whole(corpus: Any) -> str | None:
        if wrong := check(corpus):
            return wrong
        (article,) = corpus
        for words in wanted:
            if article.text.count(words) != 1:
                return f"{words!r} stands {article.text.count(words)} times in the text"
        shown = [article.text[p.start : p.end] for p in article.paragraphs if p.role == "lede"]
        if lede is not None and not (shown and shown[0].startswith(lede)):
            return f"the lede is {shown[:1]}"
        story = [p for p in article.paragraphs if p.role in ("lede", "body")]
        if paragraphs is not None and len(story) != paragraphs:
            return f"{len(story)} paragraphs instead of {paragraphs}"
        return None

    return whole


def _steps(*names: str) -> Check:
    """One article, with a row of the log of each of these steps."""

    def check(corpus: Any) -> str | None:
        steps = {repair.step for repair in corpus.log}
        missing = [name for name in names if name not in steps]
        return f"no row of {missing}" if missing or len(corpus) != 1 else None

    return check


def _both(*parts: Check) -> Check:
    return lambda corpus: next((wrong for part in parts if (wrong := part(corpus))), None)


_NONE = ("not the article", "not an article", "no article")
_NAMES = ("Jane Rowe, Omar Haddad", "Jane Rowe and Omar Haddad")

CHECKS: dict[str, Check] = {
    "H02": _text(_LAST, "No money left", paragraphs=5),
    "H03": _text(_LAST, paragraphs=6),
    "H04": _text("“We found out from the radio,”", lede="Several dozen workers", paragraphs=6),
    "H06": _text("Ferris Line and Eastern Boats", "cracks as early as 2023", paragraphs=8),
    "H07": _text(
        "Residents speak of betrayal after a stormy vote", title="Fury as islanders lose their only ferry"
    ),
    "H08": _text("“We deeply regret", "too late.”", "the ferry operator said:"),
    "H09": _text("vote against the budget.”", "Nora Lund MP", out=("pic.twitter",)),
    "H10": _text(_LAST, out=("continue reading",), paragraphs=6),
    "H11": _text(_LAST, paragraphs=6),
    "H12": refused("script"),
    "H16": refused(*_NONE),
    "H17": refused(*_NONE),
    "H18": _text(_LAST, paragraphs=6),
    "H19": _text("got a fence", paragraphs=2),
    "H20": _text(_LAST, byline=lambda got: got in _NAMES),
    "H21": _text(_LAST, byline="Jane Rowe"),
    "H22": _text(_LAST, byline=lambda got: (got or "").startswith("Jane Rowe")),
    "H23": _text("Minister: no plans to step in", "10.15 GMT", "Good morning\n", lede="Several dozen"),
    "H24": _text(_LAST, out=("Credit", "Image caption", "Getty", "outside her shop")),
    "H25": _text(_LAST, out=("Newsletters may", "Sign up", "after newsletter")),
    "H27": _text(_LAST, out=("Subscribe to read",)),
    "H28": _text(_LAST, out=("61%", "Don’t know")),
    "H29": _text("KEVIN MARSH’S stint", lede="KEVIN"),
    "H30": _text("Zealous inspectors", lede="Zealous"),
    "H31": _text(_LAST, out=("verification code", "Your email")),
    "H32": _text(_LAST, paragraphs=6),
    "H33": _text(_LAST, out=("captures",), url="https://harbourtimes.example/2025/03/11/ferry"),
    "H34": _text(_LAST, out=("neighbour", "Vote them out")),
    "H35": _text(_LAST, out=("Nordvik",)),
    "H36": _text("“We were promised"),
    "H37": _text("городской совет".capitalize(), lede=None),
    "H38": _text("eastern ferry terminal", lede="PORTSEA (AP) _", paragraphs=3),
    "H39": _text("The councilleader said the terminal", lede="The councilleader"),
    "T02": _text("lost money", out=("Share", "WhatsApp"), title=None),
    "T03": _text(
        "lost money", out=("close Video", "Fox", "FOX"), published="2025-03-11", byline="Jane Rowe"
    ),
    "T05": _text("lost money", out=("152", "Share", "Credit", "print"), lede=_AMERICAN),
    "T08": _text("lost money", out=("newsletter", "email", "Reuse", "Ferries"), byline="Jane Rowe"),
    "T09": _text("lost money", out=("Listen", "5 min", "Save", "Following"), lede=_AMERICAN),
    "T11": _text("Mr Drummond: The budget", "Question: Will there be", lede=None),
    "E01": _text("The conflict over the pier", "a fight", "an official", lede="The conflict"),
    "E03": _text("“We were promised a new pier,”", "It’s over", lede=None),
    "E04": _text('"We were promised a new pier,"', "It’s over", lede=None, paragraphs=3),
    "E05": _text("“We were promised a new pier,”", "“It's over,”", lede=None),
    "E06": _text("“We were promised a new pier,”", "“Yes,”", lede=None),
    "E07": _text("AT&T and R&D", lede=None),
    "E08": _text(
        "voted on Monday, the paper said", out=("*", "[", ">", "- One"),
        byline="Jane Rowe", lede="The"
    ),
    "E09": _text(
        "lost money", out=("title:", "[", "*", ">"), byline="Jane Rowe", published="2025-03-11",
        url="https://harbourtimes.example/2025/03/11/ferry",
    ),
    "W01": _both(_text("a new pier and got a fence", paragraphs=2), _steps("line breaks")),
    "W02": _both(_text("We were promised a new pier", paragraphs=1), _steps("line breaks")),
    "W03": _both(_text("the minister had asked for", paragraphs=3), _steps("line breaks")),
    "W04": _text("ferry terminal", "lost money", "association of", "well-known", paragraphs=2),
}  # fmt: skip
