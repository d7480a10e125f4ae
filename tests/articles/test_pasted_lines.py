"""Lines around a pasted story that no list of phrases knows."""

from __future__ import annotations

import numpy as np
import pytest

from research.articles import boxes, chrome, mastheads, pasted
from research.articles.normalise import normalise
from research.articles.records import Metadata

KIND = pasted.KIND
HEAD = ["Asby to lose its oldest dock", "By Hilda Brook", "4 June 2024"]
STORY = [
    "The port of Asby will close its oldest dock in May, the harbour master said on Thursday.",
    "The plan has been in the works since the spring, and it was sent to the council in private.",
    "Crews of the tugs were told of the plan by letter, and some of them learned of it from the radio.",
    "What the town loses",
    "The dock opened in 1820 and has been in use ever since, but for two winters of the last war.",
    "“We had no other way to pay for the cranes,” said Hilda Brook, who has led the port for years.",
    "Dock workers will meet on Sunday to talk about the plan, and some of them may go on strike.",
]
OVER = ["Share this article", "Gallopers", "Larders"]
# Titles and words of a site as no list has them.
NEW = [
    "Larders",
    "Why owls never took to Lydford, and what the town did then about all of its mice",
    "Ten soups for a long winter",
    "Gallopers",
    "Puffin cam",
]
BEHIND = [*NEW, "Advertisement", "Sign up for our newsletter", "Share this article", "Larders"]


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_titles_of_other_stories_go_and_stand_in_the_log() -> None:
    found = normalise(page(*OVER, *HEAD, *STORY, *BEHIND))
    kept = [found.text[p.start : p.end] for p in found.paragraphs]
    assert kept == [HEAD[0], *STORY]
    assert found.metadata.title == HEAD[0]
    assert found.metadata.byline == "Hilda Brook"
    assert str(found.published) == "2024-06-04"
    removed = {c.before for c in found.changes if c.step == f"chrome: {pasted.KIND}"}
    assert removed >= set(NEW)


def test_the_same_lines_stay_where_nothing_shows_a_page() -> None:
    ordinary = [*HEAD, *STORY, "Ten soups for a long winter", "A kiln reopens"]
    found = normalise(page(*ordinary))
    assert "Ten soups for a long winter" in found.text
    assert pasted.unlike_story(ordinary, copied=False, known=False) is None


def test_what_stands_between_sentences_stays() -> None:
    lines = [*STORY[:3], "Larders", *STORY[4:], "A kiln reopens"]
    kinds: list[str | None] = [None] * len(lines)
    pasted.complete(lines, kinds, _chances(lines, "Larders", "A kiln reopens"), copied=True)
    assert kinds == [None] * (len(lines) - 1) + [pasted.KIND]


@pytest.mark.parametrize("line", ["By Hilda Brook", "4 June 2024"])
def test_a_byline_or_a_date_stays_wherever_it_stands(line: str) -> None:
    lines = [*STORY, "A kiln reopens", line]
    kinds: list[str | None] = [None] * len(lines)
    pasted.complete(lines, kinds, _chances(lines, "A kiln reopens", line), copied=True)
    assert kinds[-2:] == [pasted.KIND, None]


def test_few_sentences_are_no_story_to_tell_lines_from() -> None:
    lines = [*STORY[:3], "A kiln reopens"]
    kinds: list[str | None] = [None] * len(lines)
    pasted.complete(lines, kinds, _chances(lines, "A kiln reopens"), copied=True)
    assert kinds == [None] * len(lines)


CLOSINGS = {
    "poem": ["O harbour of the north", "Where gulls and children play", "The tugs are going forth",
             "To sleep beneath the clay", "We sang of ships and kings", "Of rain upon the sea",
             "Of small and mended things", "Of what we used to be", "The lamp above the door",
             "The clock upon the stair", "Will shine and strike no more", "For nobody is there"],
    "list": ["What closes:", "Oldest dock", "Museum of rope", "North swimming hall", "The old school",
             "Youth club, Mill Lane", "What stays:", "Town archive", "The theatre", "Central library",
             "South swimming hall", "The lighthouse", "The mill"],
    "answers": ["Did you know?", "No.", "Who did?", "The engineers.", "When did they tell you?", "In May.",
                "Where is it?", "In my office.", "Will you publish it?", "Yes.", "When?", "Soon.",
                "Will you resign?", "No.", "Thank you."],
}  # fmt: skip


@pytest.mark.parametrize("closing", CLOSINGS)
@pytest.mark.parametrize("above", [True, False])
def test_what_closes_a_story_stays_where_one_line_is_a_page_s(closing: str, above: bool) -> None:
    told = [*STORY, *CLOSINGS[closing]]
    text = [*HEAD, "Advertisement", *told] if above else [*HEAD, *told, "Advertisement"]
    found = normalise(page(*text))
    assert [line for line in told if line not in found.text.split("\n\n")] == []


def test_less_goes_where_rules_do_not_say_that_it_is_a_page() -> None:
    lines = [*STORY, "Advertisement", "A kiln reopens"]
    for copied, chance, kind in ((True, 0.95, KIND), (False, 0.95, None), (False, 0.98, KIND)):
        found = _chances(lines)
        found[-1] = chance
        kinds: list[str | None] = [*[None] * len(STORY), "advertisement", None]
        pasted.complete(lines, kinds, found, copied=copied)
        assert kinds[-1] == kind


def test_beyond_the_story_a_known_line_comes_first_where_it_is_no_page() -> None:
    lines = ["Gallopers", "Larders", *STORY, "A kiln reopens"]
    found = _chances(lines, "Gallopers", "Larders", "A kiln reopens")
    for copied in (True, False):
        kinds: list[str | None] = [None] * len(lines)
        pasted.complete(lines, kinds, found, copied=copied)
        assert (kinds[-1] == KIND) is copied


SENTENCE = "The kiln of the old works will open again in June, and its owner said so on Monday."


@pytest.mark.parametrize(
    ("copied", "known", "like", "told"),
    [
        (True, False, 3, True),
        (True, False, 2, False),
        (False, True, 10, True),
        (False, True, 9, False),
        (False, False, 12, False),
    ],
)
def test_a_page_shows_itself_by_what_rules_know_and_by_lines_like_those_of_one(
    monkeypatch: pytest.MonkeyPatch, copied: bool, known: bool, like: int, told: bool
) -> None:
    lines = [*STORY, *["Larders"] * like, *["Lydford"] * 3]
    monkeypatch.setattr(pasted.boosted, "chances", lambda *_: _chances(lines, "Larders"))
    assert (pasted.unlike_story(lines, copied=copied, known=known) is not None) is told


@pytest.mark.parametrize("lines", [[*STORY[:4], *NEW], [*STORY, *["Larders"] * 2000]])
def test_few_sentences_and_very_many_lines_are_not_asked(
    monkeypatch: pytest.MonkeyPatch, lines: list[str]
) -> None:
    monkeypatch.setattr(pasted.boosted, "chances", lambda *_: _chances(lines, *NEW))
    assert pasted.unlike_story(lines, copied=True, known=True) is None


@pytest.mark.parametrize(
    ("line", "chance", "goes"),
    [
        ("A kiln reopens", 0.95, True),
        ("A kiln reopens", 0.89, False),
        (SENTENCE, 0.99, True),
        (SENTENCE, 0.97, False),
    ],
)
def test_a_sentence_goes_only_where_it_is_surer(line: str, chance: float, goes: bool) -> None:
    lines = [*STORY, line]
    found = _chances(lines)
    found[-1] = chance
    kinds: list[str | None] = [None] * len(lines)
    pasted.complete(lines, kinds, found, copied=True)
    assert (kinds[-1] == KIND) is goes


@pytest.mark.parametrize(("chance", "kind"), [(0.7, None), (0.01, "newsletter prompt")])
def test_a_sentence_that_is_none_of_the_story_does_not_close_it(
    chance: float, kind: str | None
) -> None:
    lines = [*STORY, "A kiln reopens", SENTENCE]
    found = _chances(lines, "A kiln reopens")
    found[-1] = chance
    kinds = [*[None] * (len(lines) - 1), kind]
    pasted.complete(lines, kinds, found, copied=True)
    assert kinds[-2:] == [KIND, kind]


def test_what_rules_call_a_line_stands() -> None:
    lines = [*STORY, "Advertisement"]
    kinds: list[str | None] = [*[None] * len(STORY), "advertisement"]
    pasted.complete(lines, kinds, _chances(lines, "Advertisement"), copied=True)
    assert kinds[-1] == "advertisement"


def test_over_the_story_a_known_line_comes_between_where_it_is_no_page() -> None:
    titles = ["Why owls never took to Lydford, and what it did then"] * 3
    first = "Ten soups for a long winter"
    lines = [first, "Advertisement", *titles, *HEAD, *STORY]
    for copied in (True, False):
        kinds: list[str | None] = [None, "advertisement", *[None] * (len(lines) - 2)]
        pasted.complete(lines, kinds, _chances(lines, first, *titles), copied=copied)
        assert (kinds[2] == KIND) is copied
        assert kinds[0] == KIND


def test_headline_and_standfirst_stay_and_short_lines_beside_them() -> None:
    titles = ["Why owls never took to Lydford, and what it did then", "Ten soups for a long winter"]
    deck = "What the harbour of a small town loses with its dock"
    over = ["Larders", *titles * 2, "Gallopers", HEAD[0], deck, *HEAD[1:], "Asby harbour"]
    lines = [*over, *STORY]
    kinds: list[str | None] = [None] * len(lines)
    pasted.complete(lines, kinds, _chances(lines, *over), copied=True)
    assert kinds == [*[KIND] * 5, *[None] * (len(lines) - 5)]


def test_each_line_has_all_features_and_those_beside_it() -> None:
    seen = pasted.features(STORY)
    assert seen.shape == (len(STORY), pasted.FEATURES)
    assert np.isfinite(seen).all()
    width = len(pasted._SHARED)
    above = seen[1:, -4 * width : -3 * width]
    assert (above == seen[:-1, pasted._SHARED]).all()
    assert (seen[0, -4 * width : -3 * width] == -1).all()


def test_a_text_of_one_line_has_features_too() -> None:
    assert pasted.features(["Larders"]).shape == (1, pasted.FEATURES)


def _chances(lines: list[str], *like_a_page: str) -> np.ndarray:
    return np.array([0.99 if line in like_a_page else 0.01 for line in lines])


@pytest.mark.parametrize(
    "line",
    [
        "The article was protected by copyright, the court said on Monday, and the paper must pay.",
        "This content is protected by copyright, a judge in Galmouth ruled, and it has to go.",
        "Die Texte sind urheberrechtlich geschützt, entschied das Gericht am Montag, und der Verlag zahlt.",
        "Galmouth Boats Ltd, VAT number 123 456 789, was struck off the register in March.",
        "He read aloud from page 12.",
        "Case ID: 24-112-A",
    ],
)
def test_a_sentence_of_rights_and_numbers_is_of_the_story(line):
    assert chrome.label(line, edge=True) is None


@pytest.mark.parametrize(
    "line",
    [
        "Listen to the radio for flood warnings, and follow the advice of the police.",
        "Watch the episodes in order, and find the programmes of the first year.",
    ],
)
def test_advice_that_names_no_station_is_no_invitation(line):
    assert not chrome.invites(line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Support the Harbour Gazette", "newsletter prompt"),
        ("Soutenez notre rédaction", "newsletter prompt"),
        ("Unsere Zeitung unterstützen", "newsletter prompt"),
        ("Jetzt spenden", "newsletter prompt"),
        ("Support the Galmouth Lifeboat Appeal", None),
        ("Back To School", None),
        ("Soutenez le pont", None),
        ("Steun voor de vissers", None),
        ("Wo Sie Blut spenden", None),
    ],
)
def test_a_call_to_support_others_ends_a_story(line, kind):
    assert chrome.appeals(line) == kind


def test_points_that_are_most_of_a_text_are_the_story():
    points = [
        f"The ferry runs {n} times a day, and it takes no bicycles on Sundays" for n in range(3)
    ]
    end = "The council will meet again on Thursday, and it will then decide what to do about it."
    lines = ["Ferry to run all day", "What to know", *points, end]
    kinds: list[str | None] = [None] * len(lines)
    boxes._points(lines, kinds, len(lines) - 1, framed=True)
    assert not any(kinds)
    kinds = [None] * (len(lines) + 8)
    boxes._points([*lines, *[end] * 8], kinds, len(kinds) - 1, framed=True)
    assert kinds[1:5] == ["page furniture"] * 4


def test_a_heading_over_a_day_is_no_paper():
    lines = [
        "A year of the bridge",
        "The first flood",
        "12 May 2019",
        "It rained.",
        "It rained again.",
    ]
    assert mastheads.over(lines, Metadata())[1].outlet is None
    assert mastheads.over([lines[0], "The Nerve", *lines[2:]], Metadata())[1].outlet == "The Nerve"
