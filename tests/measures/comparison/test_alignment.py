"""The same quotation in two articles: relations, offsets, and what is not the same."""

import pytest

from research.articles import Article, Corpus, Paragraph
from research.measures import comparison
from research.measures.comparison import accounts
from research.text import segments as texts


def article(name: str, text: str, **known: object) -> Article:
    spans = texts.paragraphs(text)
    roles = ["lede" if n == 0 else "body" for n in range(len(spans))]
    paragraphs = tuple(Paragraph(*s, role) for s, role in zip(spans, roles, strict=True))
    return Article(name, text, paragraphs, f"{name}.txt", "0" * 64, **known)


def aligned(left: str, right: str) -> list[tuple[str, str, str]]:
    a, b = accounts.read(Corpus((article("a", left), article("b", right))))
    return [
        (
            one.relation,
            left[one.span_a.start : one.span_a.end],
            right[one.span_b.start : one.span_b.end],
        )
        for one in comparison.align(a, b)
    ]


SAID = "“The harbour wall will not survive another winter of storms,” said Minister Ada Holm."

RELATIONS = {
    "verbatim": (
        SAID,
        "Minister Ada Holm said: “The harbour wall will not survive another winter of storms.”",
        [("verbatim",) + ("The harbour wall will not survive another winter of storms",) * 2],
    ),
    "marks and case differ": (
        SAID,
        "Minister Ada Holm said: 'the Harbour wall will not survive another winter of storms'.",
        [
            (
                "verbatim",
                "The harbour wall will not survive another winter of storms",
                "the Harbour wall will not survive another winter of storms",
            )
        ],
    ),
    "trimmed": (
        SAID,
        "Minister Ada Holm doubted it would “survive another winter of storms”.",
        [
            (
                "trimmed",
                "The harbour wall will not survive another winter of storms",
                "survive another winter of storms",
            )
        ],
    ),
    "merged": (
        "“The harbour wall will crumble and the fishing fleet must leave by spring,” "
        "said Ada Holm.",
        "“The harbour wall will crumble,” said Ada Holm. Later she told reporters: "
        "“The fishing fleet must leave by spring.”",
        [
            (
                "merged",
                "The harbour wall will crumble and the fishing fleet must leave by spring",
                "The harbour wall will crumble",
            ),
            (
                "merged",
                "The harbour wall will crumble and the fishing fleet must leave by spring",
                "The fishing fleet must leave by spring",
            ),
        ],
    ),
    "paraphrased": (
        "“We are rapidly changing the whole fisheries policy of the islands,” said Ada Holm.",
        "Ada Holm said that the islands were swiftly altering their whole fisheries policy.",
        [
            (
                "paraphrased",
                "We are rapidly changing the whole fisheries policy of the islands",
                "that the islands were swiftly altering their whole fisheries policy",
            )
        ],
    ),
}


@pytest.mark.parametrize(("left", "right", "expected"), RELATIONS.values(), ids=RELATIONS)
def test_relation_of_two_quotations(left, right, expected):
    assert aligned(left, right) == expected


def test_merged_from_one_side_is_split_from_the_other():
    left, right, _ = RELATIONS["merged"]
    assert {relation for relation, _, _ in aligned(right, left)} == {"split"}


APART = {
    "other words": (SAID, "“Nobody asked the trawler crews,” said Minister Ada Holm."),
    "function words alone": ("“It is what it is,” he said.", "“This is what that was,” she said."),
    "one everyday word": ("“It was a good day,” said Ada Holm.", "“Good,” said Bo Lind."),
    "title of a programme": (
        "Ada Holm said on “Morning Harbour Hour” that she would stay.",
        "Bo Lind, on “Morning Harbour Hour”, said that he would go.",
    ),
    "names alone": (
        "“Barack Obama never wrote to us,” said Bo Lind.",
        "“I met Barack Obama once in Chicago,” said Cy Dane.",
    ),
}


@pytest.mark.parametrize(("left", "right"), APART.values(), ids=APART)
def test_different_quotations_are_not_aligned(left, right):
    assert aligned(left, right) == []


@pytest.mark.parametrize(
    "text",
    ["", "“", "“" * 3000, "”“" * 2000, "“a”" * 800, "\x00“b\ud800 c d”", "'" * 3000],
    ids=["empty", "open", "opens", "pairs", "many", "odd", "single"],
)
def test_any_text_is_survived(text):
    a, b = accounts.read(Corpus((article("a", text), article("b", SAID))))
    assert all(0 <= one.span_a.start <= one.span_a.end for one in comparison.align(a, b))


def test_another_likeness_counts_beside_the_words():
    def never(pairs):
        return [0.0] * len(pairs)

    a, b = accounts.read(Corpus((article("a", RELATIONS["paraphrased"][0]), article("b", SAID))))
    assert comparison.align(a, b, likeness=never) == []


def test_cue_and_speaker_stand_beside_an_alignment():
    texts_ = (
        SAID,
        "“The harbour wall will not survive another winter of storms,” claimed Minister Ada Holm.",
    )
    pair = Corpus(tuple(article(n, t) for n, t in zip("ab", texts_, strict=True)))
    row = comparison.compare(pair).alignments.iloc[0]
    assert (row.cue_a, row.cue_b, row.cue_class_same) == ("said", "claimed", False)
    assert row.speaker_same
