"""Parts of sentences that one article alone tells."""

import pytest
from test_alignment import article

from research.articles import Corpus
from research.measures.comparison import compare

OPENING = (
    "The dike at Ravenmoor broke on Monday and flooded 300 homes, Mayor Ines Brandt said. "
    "Brandt signed the order to rebuild the dike at Ravenmoor on Tuesday."
)
SIGNED = "Mayor Ines Brandt signed the order to rebuild the dike at Ravenmoor on Tuesday"

PARTS = {
    "behind the sentence": (
        f"{SIGNED}, after geologists had measured cracks beneath the sluices.",
        {"after geologists had measured cracks beneath the sluices."},
    ),
    "in its middle": (
        "Mayor Ines Brandt, who had grown tulips along the embankment for decades, signed the order to "
        "rebuild the dike at Ravenmoor on Tuesday.",
        {"Mayor Ines Brandt, who had grown tulips along the embankment for decades"},
    ),
    "of what it tells": (
        f"{SIGNED} with engineers of the old Kestrel works, who measured cracks beneath hinges.",
        {"the old Kestrel works, who measured cracks beneath hinges."},
    ),
    "joined": (
        f"{SIGNED} and thanked volunteers hauling sandbags.",
        {"thanked volunteers hauling sandbags."},
    ),
    "no verb": (f"{SIGNED}, a drizzly morning with geologists and journalists.", set()),
    "hardly anything": (f"{SIGNED}, before she left.", set()),
    "denied": (
        "Mayor Ines Brandt denied on Tuesday in the order to rebuild the dike at Ravenmoor that "
        "geologists had measured cracks beneath sluices.",
        set(),
    ),
    "disputed": (
        "Brandt disputed at Ravenmoor on Tuesday that farmers growing tulips received compensation.",
        set(),
    ),
    "open": (
        "Brandt did not say on Tuesday when the order was signed whether geologists had measured cracks.",
        set(),
    ),
    "quoted": (f"{SIGNED}, “before geologists measured cracks beneath the sluices”.", set()),
    "not all there": (
        f"{SIGNED}, as geologists and surveyors had announced that the dike at Ravenmoor broke on Monday.",
        set(),
    ),
}


def claims(*texts, column="text"):
    found = compare(Corpus(tuple(article(f"{n}", text) for n, text in enumerate(texts)))).omissions
    return set(found.loc[(found["kind"] == "claim") & (found["article_id"] == "0"), column])


def test_a_part_is_shown_with_the_rest_of_its_sentence_in_brackets():
    sentence = "Brandt, who had grown tulips along the embankment for decades, signed the order on Tuesday."
    assert claims(f"{OPENING}\n\n{sentence}", OPENING, column="item") == {
        "Brandt, who had grown tulips along the embankment for decades, [signed the order on Tuesday.]"
    }
    sentence, _ = PARTS["behind the sentence"]
    assert claims(f"{OPENING}\n\n{sentence}", OPENING, column="item") == {
        f"[{SIGNED},] after geologists had measured cracks beneath the sluices."
    }


def test_a_quotation_that_a_sentence_cuts_is_shown_whole():
    sentence = "Ada Holm wrote of gulls: “Frozen, starving, silent. Blame the council.”"
    assert claims(f"{OPENING}\n\n{sentence}", OPENING, column="item") == {
        "Ada Holm wrote of gulls: “Frozen, starving, silent. [Blame the council.”]"
    }


@pytest.mark.parametrize(("sentence", "expected"), PARTS.values(), ids=PARTS)
def test_parts_that_one_article_alone_tells(sentence, expected):
    assert claims(f"{OPENING}\n\n{sentence}", OPENING) == expected


def test_a_part_that_another_tells_in_its_own_sentence_is_not_alone():
    sentence, _ = PARTS["behind the sentence"]
    other = f"{OPENING}\n\nGeologists measured cracks beneath the sluices."
    assert claims(f"{OPENING}\n\n{sentence}", other) == set()


def test_who_says_what_stands_beside_is_no_claim():
    lost = "Farmers lost 85 percent of the harvest"
    said = f"{lost}, an insurer in the capital said later."
    assert claims(f"{OPENING}\n\n{said}", f"{OPENING}\n\n{lost}.") == set()


def test_a_sentence_that_one_article_alone_tells_is_listed_whole():
    sentence = "Geologists measured cracks beneath the sluices, after keepers had oiled the hinges."
    assert claims(f"{OPENING}\n\n{sentence}", OPENING) == {sentence}


def test_whoever_the_event_is_about_ties_no_sentence_to_another():
    one = "Brandt paints owls."
    others = "Brandt spoke. Brandt wept. Brandt left the hall. Brandt came back. Brandt spoke again there."
    assert claims(f"{OPENING}\n\n{one}", f"{OPENING} {others}") == {one}
