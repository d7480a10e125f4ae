"""Figures of README.md under "How well it works", and every reading in docs/validity.md, from results/*.json.

python benchmarks/tables.py           write them
python benchmarks/tables.py --check   fail where either file says something else
"""

from __future__ import annotations

import json
import sys
from typing import Any, NamedTuple

from common import HERE, RESULTS, lookup
from stance_rows import FRESH

README = HERE.parent / "README.md"
PAGE = HERE.parent / "docs" / "validity.md"


class Reading(NamedTuple):
    """Rows that readers judged: what a row says, where the figure stands, what was read, other readings."""

    label: str
    reader: str  # and key, of `readers.json`
    key: str
    of: str
    others: str


# Readings of articles that no rule was written with: label, what was read.
QUOTED = {
    "fresh": ("quotations: kind, words and speaker right", "of 20 outlets, 2015 to 2018"),
    "fresh_basil": ("the same, of BASIL", "of BASIL, 2010 to 2019"),
    "fresh_blocks": (
        "the same, in texts of which most are one block without paragraphs",
        "of 15 outlets, 2016 to 2024, 19 of them one block of text, before the rules that followed",
    ),
}
QUOTED_BEFORE = {
    "fresh_before": (
        "quotations, earlier",
        "of 17 and 23 outlets, 2010 to 2026, before the rules that followed, the newest first",
    ),
    "fresh_earlier": (
        "quotations, earlier still",
        "of 29 outlets, 2013 to 2025, before the rules that followed, the newest last",
    ),
}
HELD = "fresh"
# What these readers read: the rules of this version were written without these.
ALONE = "36 events of SEESAW and BASIL"
ARTICLES = "134 articles of BASIL, SEESAW and PolNeAR dev"
SENTENCES = "SEESAW, BASIL and PolNeAR dev"
# The last reading of each kind of which there are ten rows or more.
READ = (
    Reading(
        "comparison, only one carries: claim", "seventeenth", "only claim", "24 events of SEESAW and BASIL",
        "four readers, a sentence or a part of one shown with the rest in brackets; whole sentences .92 of "
        "63, .90 of 49, .96 of 51, .90 of 60; with looser rules .80 of 30, .70 of 30, .80 of 20, .93 of 30, "
        ".90 of 40",
    ),
    Reading(
        "comparison, only one carries: actor", "seventeenth", "only actor", ALONE,
        "six readers; others .87 of 70; before the newest rules .77 of 47, .91 of 57, .73 of 60; with looser "
        "rules .84 of 45, .77 of 52, .69 of 45, .67 of 15, 1.00 of 15",
    ),
    Reading(
        "comparison, only one carries: name (whole)", "eighteenth", "only name",
        "22 events of SEESAW and BASIL",
        "two readers; others, before the newest rules, .81 of 115, .87 of 47, .91 of 45, .89 of 36, .88 of "
        "40, .87 of 30, .86 of 29, .86 of 37, .76 of 25, .80 of 15",
    ),
    Reading(
        "comparison, only one carries: quotation", "seventeenth", "only quotation", ALONE,
        "six readers; others .94 of 70, .91 of 22, .94 of 31",
    ),
    Reading(
        "comparison, only one carries: number", "seventeenth", "only number", ALONE,
        "six readers; others .86 of 69; before the newest rules .78 of 45, .82 of 38, .82 of 40, .87 of 30, "
        ".80 of 30, .80 of 15, .90 of 10, .87 of 15",
    ),
    Reading(
        "comparison, told by several: quotation", "seventeenth", "shared quotation", ALONE,
        "six readers; others .96 of 46, 1.00 of 27",
    ),
    Reading(
        "comparison, told by several: other claim", "seventeenth", "shared statement", ALONE,
        "six readers; others, before the newest rules, .81 of 16, .97 of 31; wrong are sentences that share "
        "a person and what is told of them in passing",
    ),
    Reading(
        "comparison, told by several: an outlet said to lack it does", "seventeenth", "lacking", ALONE,
        "six readers; others .93 of 14, .87 of 23",
    ),
    Reading(
        "portrayal: agency", "twenty-second", "portrayal agency", ARTICLES,
        "one reader; others, before the newest rules, .90 of 100, .86 of 50, .93 of 80, .88 of 50",
    ),
    Reading(
        "portrayal: attribute", "twenty-second", "portrayal attribute", ARTICLES,
        "one reader; others, before the newest rules, .95 of 60, .92 of 25, .93 of 60, .89 of 66",
    ),
    Reading(
        "portrayal: evaluation", "twenty-second", "portrayal evaluation", ARTICLES,
        "one reader; others, before the newest rules, .85 of 60, .84 of 25, .85 of 60, .92 of 60",
    ),
    Reading(
        "frames, word in the frame's sense and something told of the frame: conflict", "sixteenth",
        "evidence conflict", SENTENCES,
        "one reader; another sense in 2; others .82 of 40, .93 of 30, .83 of 30, 1.00 of 30, .80 of 25, "
        ".84 of 25, .92 of 25, .93 of 15, 1.00 of 10",
    ),
    Reading(
        "the same: economic", "sixteenth", "evidence economic_consequences", SENTENCES,
        "one reader; another sense in 1; others, before codebook 3.7, .62 of 40, .93 of 30, .97 of 30, .87 "
        "of 30, .68 of 25, .88 of 25, .93 of 30, .87 of 15, .60 of 10",
    ),
    Reading(
        "the same: human interest", "sixteenth", "evidence human_interest", SENTENCES,
        "one reader; another sense in none; others 1.00 of 11; before codebook 3.6 .82 of 22, .83 of 12, .70 "
        "of 10, .87 of 30, 6 of 8, .89 of 28, .85 of 33, .75 of 36",
    ),
    Reading(
        "the same: responsibility", "sixteenth", "evidence responsibility", SENTENCES,
        "one reader; another sense in 1; others, before codebook 3.7, .84 of 37, .87 of 23, .93 of 30; "
        "before the terms of codebook 3.4 .55 of 40; .50 of 30, .89 of 19, .87 of 15, .80 of 10",
    ),
    Reading(
        "the same: morality", "sixteenth", "evidence morality", SENTENCES,
        "one reader; another sense in 1; others .82 of 11, .90 of 39, .83 of 40, 1 of 3, 4 of 4, 5 of 5, 3 "
        "of 3, 4 of 4",
    ),
)  # fmt: skip
WAYS = ("cut", "reordered", "new headline", "updated", "all")  # of making a near-duplicate
BEGIN, END = "<!-- figures: written by benchmarks/tables.py -->\n", "<!-- end of figures -->"


def result(name: str) -> dict[str, Any]:
    """A benchmark's result, as it was saved."""
    stored: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    return stored


def figure(name: str, key: str) -> str:
    """One figure, as a table writes it; what is not quite right never reads as 1."""
    value = lookup(result(name)["figures"], key)
    return ">.99" if 0.995 <= value < 1 else f"{value:.2f}".removeprefix("0")


def table(head: list[str], *rows: list[str]) -> str:
    """Rows as a Markdown table."""
    numbers = ["---:" if _is_number(cell) else "---" for cell in rows[0][1:]]
    lines = [head, ["---", *numbers], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _is_number(cell: str) -> bool:
    return set(cell) <= set(".,0123456789–>")


def rows_as_judged() -> str:
    """What share of the rows that a user sees a careful reader calls right."""
    held = result("stance_rows")["figures"][HELD]
    rows = [
        *([label, *_quotations_read(key, of)] for key, (label, of) in QUOTED.items()),
        ["stances as reports show them (probability of .5 and more)", *_stances_read(),
         f"{held['articles']} articles of three sets"],
        *([one.label, *_judged(one), one.of] for one in READ),
    ]  # fmt: skip
    return (
        "**Rows as readers judged them.** The readers had no part in the rules: they wrote down what stands "
        "in the articles, or read them whole, before they saw any row, and no rule was written with these "
        "articles. They were language models at work as coders, each on its own; another reader may differ "
        "in one row of ten, and other readings went up and down: `docs/validity.md` has them all.\n\n"
        + table(["a row of", "right", "rows", "read in"], *rows)
        + f"\n\nMost stances are not found: of the {held['gold']:,} that the readers of these "
        f"{held['articles']} articles wrote down {figure('stance_rows', f'{HELD}.recall_of_gold')} are among "
        f"the rows shown, {figure('stance_rows', f'{HELD}.recall_of_gold_of_all_rows')} among all rows of "
        "the table (of what one reader wrote down another, alone, wrote down "
        f"{figure('stance_rows', 'readers.of_first')})."
    )


def readings() -> str:
    """Every reading of rows: those that README has, by reader, and others of other rows or earlier rules."""
    quoted = {**QUOTED, **QUOTED_BEFORE}
    rows = [
        *([label, *_quotations_read(key, of), _parts_read(key)] for key, (label, of) in quoted.items()),
        ["stances as reports show them", *_stances_read(), "three sets",
         "six readers (" + ", ".join(figure("stance_rows", f"draw_{draw}.right") for draw in FRESH)
         + "); others before them, with whose rows the probability was set, .65, .61, .56, .81, .52, .56"],
        *([one.label, *_judged(one), one.of, one.others] for one in READ),
    ]  # fmt: skip
    return table(["a row of", "right", "rows", "read in", "by reader, and other readings"], *rows)


def _judged(one: Reading) -> tuple[str, str]:
    rows = result("readers")["figures"][one.reader][one.key]["rows"]
    return figure("readers", f"{one.reader}.{one.key}.right"), str(rows)


def _stances_read() -> tuple[str, str]:
    return figure("stance_rows", f"{HELD}.right"), str(
        result("stance_rows")["figures"][HELD]["judged"]
    )


def _quotations_read(key: str, of: str) -> tuple[str, str, str]:
    known = result("quote_rows")["figures"][key]
    right = figure("quote_rows", f"{key}.right")
    return right, f"{known['n']:.0f}", f"{known['n_articles']:.0f} articles {of}"


def _parts_read(key: str) -> str:
    """What single readers said of quotations, and how often each part of a row is right."""
    by_reader = ", ".join(
        figure("quote_rows", f"{key}.right_by_reader.{reader}")
        for reader in result("quote_rows")["figures"][key]["right_by_reader"]
    )
    parts = (
        f"{said} {figure('quote_rows', f'{key}.{name}')}"
        for said, name in (
            ("the speaker alone", "speaker_right"),
            ("the kind", "kind_right"),
            ("the words", "words_right"),
            ("acts that are no attribution", "act"),
        )
    )
    return f"one reader an article ({by_reader}); {', '.join(parts)}"


def quotations() -> str:
    kinds = ["f1", "direct", "mixed", "indirect", "speaker_given_match", "joint"]
    head = ["PolNeAR dev, F1", "all", "direct", "mixed", "indirect", "speaker right", "joint"]
    known = [
        ["textacy 0.13, whole text", ".23", ".59", "0", ".02", ".86", ".21"],
        ["all between marks", ".34", ".72", "0", "0", "–", "0"],
        ["a CRF on spaCy's features", ".68", ".88", ".80", ".59", ".85", ".59"],
    ]
    ours = [
        [f"**{label}**", *(figure("quotes", f"{method}.{kind}") for kind in kinds)]
        for method, label in (
            ("rules", "rules alone"), ("tagger", "tagger"), ("encoder", "encoder, as shipped"),
        )
    ]  # fmt: skip
    human = ["two annotators", ".80", ".98", ".93", ".74", ".95", ".76"]
    return (
        "**Quotations and who said them.** A content matches when half of the words agree "
        "(Jaccard .5).\n\n" + table(head, *known, *ours, human)
    )


def frames() -> str:
    names = ["conflict", "human_interest", "morality", "economic_consequences", "responsibility"]
    head = ["narrative_frames, AUC", *(name.split("_")[0] for name in names), "mean", "macro-F1"]
    rows = [
        [f"**{label}**", *(figure("frames", f"{method}.auc.{name}") for name in names),
         figure("frames", f"{method}.auc.macro"), figure("frames", f"{method}.f1.macro")]
        for method, label in (("dictionary", "dictionary"), ("learned", "learned (5 folds)"))
    ]  # fmt: skip
    known = ["TF-IDF, logistic regression", *["–"] * 5, ".79", ".61"]
    human = ["two coders", *["–"] * 6, ".64"]
    return "**Frames**, on climate news coded by people.\n\n" + table(head, known, *rows, human)


def stance() -> str:
    parts = ("triples.f1", "edges.f1", "sign")
    held = [
        ["majority", figure("newsmtsc", "largest_class.macro_f1"), "–", "–", "–", "–",
         figure("seesaw", "all.sign_of_given_pair.larger_class.macro_f1")],
        ["VADER on the sentence", figure("newsmtsc", "vader.macro_f1"), "–",
         *(figure("seesaw", f"all.together_with_vader.{key}") for key in parts),
         figure("seesaw", "all.sign_of_given_pair.vader.macro_f1")],
        ["TF-IDF, logistic regression", figure("newsmtsc", "tfidf.macro_f1"),
         figure("encoder", "newsmtsc.tfidf.macro_f1"), "–", "–", "–",
         figure("seesaw", "all.sign_of_given_pair.tfidf_with_names.macro_f1")],
        ["**lexicon and rules**", figure("newsmtsc", "lexicon.macro_f1"),
         figure("encoder", "newsmtsc.lexicon.macro_f1"), "–", "–", "–", "–"],
        ["**linear and rules**", figure("newsmtsc", "linear.macro_f1"),
         figure("encoder", "newsmtsc.linear.macro_f1"),
         *(figure("seesaw", f"all.ours.{key}") for key in parts),
         figure("seesaw", "all.sign_of_given_pair.ours.macro_f1")],
        ["**encoder and rules**", "–", figure("encoder", "newsmtsc.encoder_names_hidden.macro_f1"),
         *(figure("seesaw", f"all.encoder.{key}") for key in parts),
         figure("seesaw", "all.sign_of_given_pair.encoder.macro_f1")],
        ["its scores, the target's name seen", "–", figure("encoder", "newsmtsc.encoder.macro_f1"),
         "–", "–", "–", "–"],
        ["published best (a large transformer; NewsMTSC's own test sets)", "–", ".83",
         "–", "–", "–", "–"],
        ["two annotators", "–", "–", ".47", ".58", ".99", "–"],
    ]  # fmt: skip
    head = ["", "NewsMTSC macro-F1", "held eighth", "SEESAW triples F1", "edges F1",
            "sign of a found pair", "sign, pair given"]  # fmt: skip
    basil = (
        f"On BASIL the voice of a span is right with macro-F1 "
        f"{figure('basil', 'voice.ours.macro_f1')}, the speaker of a quoted span, where a person, "
        f"in {figure('basil', 'speaker.people.accuracy')}. SEESAW's rows above are all that are found; "
        "of those of probability .5 and more, which reports show, "
        f"{figure('seesaw', 'all.encoder_shown.triples.precision')} are the coders' too, and "
        f"{figure('seesaw', 'all.encoder_shown.triples.recall')} of the coders' stances are among them."
    )
    taken = (
        "**Stance.** NewsMTSC by 5 folds of sentences, and on an eighth of its articles that "
        "training held back."
    )
    return f"{taken}\n\n{table(head, *held)}\n\n{basil}"


def rest() -> str:
    blind = result("events")["figures"]["seesaw"]["undated"]["blind"]

    def count(key: str) -> int:
        return int(blind[key])

    coded = result("sources")["figures"]["by_codebook"]
    sources = round(coded["n"] * coded["found"])
    copies = result("near_duplicates")["figures"]
    made = sum(int(part["pairs"]) for name, part in copies.items() if name in WAYS)
    collected = int(copies["collected"]["pairs"])
    decided = lookup(result("roles")["figures"], "dictionary.decided")
    shared = result("comparison")["figures"]
    reworded = shared["precision"]["paraphrased"]["judged"]
    rows = [
        ["text of 112 web pages, F1 of four words", figure("extraction", "ours.story.f1"),
         f"{figure('extraction', 'best_trafilatura_f1')} (trafilatura, best of five settings)"],
        ["people and organisations of SEESAW found", figure("actors", "seesaw.recall_listed"), "–"],
        ["same event, BASIL, with dates: pair F1", figure("events", "basil.dated.f1"), "–"],
        ["same event, BASIL, without dates", figure("events", "basil.undated.f1"), "–"],
        ["same event, SEESAW, without dates", figure("events", "seesaw.undated.f1"),
         f"{figure('events', 'seesaw.undated.blind.ceiling')} to "
         f"{figure('events', 'seesaw.undated.ceiling')} (best that its labels allow, two readers)"],
        ["same event, SEESAW, by labels corrected by hand",
         figure("events", "seesaw.undated.judged.f1"), "–"],
        [f"same event, SEESAW, by a second, blind reader of {count('agreed_on_and_read')} of the "
         f"{count('agreed_on')} pairs that labels and groups share and {count('differed_on_and_read')} "
         "on which they differ",
         figure("events", "seesaw.undated.blind.f1"), "–"],
        ["same event, PolNeAR (few told twice), with dates: pairs right",
         figure("events", "polnear.dated.precision"), "–"],
        ["same event, PolNeAR, without dates: pairs right, at most",
         figure("events", "polnear.undated.within_a_week"), "–"],
        [f"sources of PolNeAR dev, coded by two by the codebook: type right, of {sources} found (of "
         f"{coded['n']:.0f} coded)",
         figure("sources", "by_codebook.type"), "–"],
        ["the same: name, title", f"{figure('sources', 'by_codebook.name')}, "
         f"{figure('sources', 'by_codebook.title')}", "–"],
        ["near-duplicates: pairs called one text that are", figure("near_duplicates", "precision"), "–"],
        [f"near-duplicates found: {made} made of articles (cut, reordered, new headline, updated, all of "
         f"these) and {collected}, all that the sets hold",
         figure("near_duplicates", "recall"), "–"],
        ["hero, villain or victim, narrative_frames: macro-F1 of three",
         figure("roles", "dictionary.macro_f1"),
         f"{figure('roles', 'majority.macro_f1')} (majority), {figure('roles', 'learned.macro_f1')} (words "
         f"around, 5 folds), {figure('roles', 'name_alone.macro_f1')} (the name alone, 5 folds)"],
        [f"the same, of the {decided:.0%} that get a role", figure("roles", "dictionary.right_where_decided"),
         "–"],
        [f"shared quotations: recall of {shared['recall']['pairs']:.0f}",
         figure("comparison", "recall.all"), "–"],
        [f"shared quotations: right of {shared['precision']['all']['judged']:.0f} judged",
         figure("comparison", "precision.all.right"), "–"],
        [f"paraphrases: right of {reworded:.0f} judged",
         figure("comparison", "precision.paraphrased.right"), "–"],
    ]  # fmt: skip
    return "**The rest.**\n\n" + table(["", "news-framing", "beside"], *rows)


def written() -> str:
    """The whole section between the marks."""
    names = (
        "quote_rows", "stance_rows", "readers", "quotes", "frames", "newsmtsc", "encoder", "seesaw", "basil",
        "extraction", "actors", "events", "sources", "near_duplicates", "roles", "comparison",
    )  # fmt: skip
    dates = sorted({result(name)["date"] for name in names})
    taken = " to ".join(sorted({dates[0], dates[-1]}))
    note = (
        f"Taken {taken} on {result('quotes')['machine']}; scripts, data hashes and "
        "more figures in `benchmarks/`. Thresholds were chosen on parts of these sets (the "
        "benchmarks say which), so expect somewhat less elsewhere."
    )
    return "\n\n".join([rows_as_judged(), quotations(), frames(), stance(), rest(), note]) + "\n"


def put(text: str, section: str) -> str:
    """A page with what stands between its marks written anew."""
    before, _, after = text.partition(BEGIN)
    _, _, after = after.partition(END)
    return f"{before}{BEGIN}\n{section}\n{END}{after}"


def main() -> None:
    """Write the sections, or check them."""
    for page, section in ((README, written()), (PAGE, f"{readings()}\n")):
        text = page.read_text(encoding="utf-8")
        wanted = put(text, section)
        if "--check" in sys.argv:
            if wanted != text:
                sys.exit(f"{page.name}: its figures are not those of results/")
        else:
            page.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    main()
