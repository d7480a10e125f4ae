"""Quotations of the kinds that readers of the field report trouble with, by each method."""

from __future__ import annotations

import pytest

from research.articles.model import Article, Corpus
from research.measures import quotes
from research.measures.encoder import attributions

# text, and of each quotation who speaks and how it begins
CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "uk1": (
        "‘We’re closing the yard,’ said Anna Birch, the owner. ‘Nobody’s buying.’",
        [("Anna Birch", "‘We’re closing the yard,’")],
    ),
    "uk2": (
        "‘He told us “never again” and left,’ Mr Dunn said.",
        [("Dunn", "‘He told us “never again” and left,’")],
    ),
    "uk3": (
        "Ben Carr, 41, said: ‘The neighbours’ dogs bark at night.’",
        [("Ben Carr", "‘The neighbours’ dogs bark at night.’")],
    ),
    "beat2": (
        "Marek Wolny owns the boat.\n\nWolny put down his cup. “It will sink one day.”",
        [("Marek Wolny", "“It will sink one day.”")],
    ),
    "trans1": (
        "CARLA REYES, ANCHOR: Good evening. The bridge is closed tonight.\n\n"
        "TOM PIKE, MAYOR OF LOWELL: We closed it because it was not safe.\n\n"
        "REYES: When will it open again?\n\n"
        "PIKE: Not before the spring, I am afraid.",
        [
            ("Carla Reyes", "Good evening."),
            ("Tom Pike", "We closed it"),
            ("Carla Reyes", "When will"),
            ("Tom Pike", "Not before"),
        ],
    ),
    "trans2": (
        "Ms. HALE. The bill is not ready for a vote.\n\n"
        "Mr. STONE. I thank the gentlewoman for her candor.\n\n"
        "Ms. HALE. It will be ready in a week from now.\n\n"
        "Mr. STONE. Then we will meet again.",
        [("Hale", "The bill"), ("Stone", "I thank"), ("Hale", "It will"), ("Stone", "Then we")],
    ),
    "app1": (
        "Jack Marsh, a doctor at the clinic, said the ward was full.",
        [("Jack Marsh", "the ward was full")],
    ),
    "app2": (
        "The union's treasurer, Ida Bloom, told reporters that the fund was empty.",
        [("Ida Bloom", "that the fund was empty")],
    ),
    "app3": (
        "“It is a good deal,” said Omar Said, chief executive of Port Lines, which owns the ferries.",
        [("Omar Said", "“It is a good deal,”")],
    ),
    "app4": (
        "Dana Cole, 37, of Hull, said she had lost her savings.",
        [("Dana Cole", "she had lost her savings")],
    ),
    "rel1": (
        "Peter Hahn, who said the lock was broken, has left the town.",
        [("Peter Hahn", "the lock was broken")],
    ),
    "rel2": (
        "Residents who say the noise is unbearable have sued the airport.",
        [("Residents", "the noise is unbearable")],
    ),
    "rel3": (
        "The bank, which says it did nothing wrong, has paid the fine.",
        [("The bank", "it did nothing wrong")],
    ),
    "passive1": (
        "It was announced by the ministry that two schools would close.",
        [("the ministry", "that two schools would close")],
    ),
    "passive2": (
        "It has been claimed by Rosa Klein that the votes were bought.",
        [("Rosa Klein", "that the votes were bought")],
    ),
    "inv1": ("“We did it,” crowed Bill Tanner.", [("Bill Tanner", "“We did it,”")]),
    "inv3": ("“Come in!” whispered Elsa Brandt.", [("Elsa Brandt", "“Come in!”")]),
    "head1": (
        "Mayor: 'We will not sell the harbour'\n\nThe mayor of Brill spoke on Monday.",
        [("Mayor", "'We will not sell the harbour'")],
    ),
    "head2": ("Bridge to close: drivers face long detours\n\nThe bridge will close on Friday.", []),
    "de": (
        "„Wir haben kein Geld mehr“, sagte Jonas Weber am Montag. Die Halle bleibt zu.",
        [("Jonas Weber", "„Wir haben kein Geld mehr“")],
    ),
    "fr": (
        "« Nous n’avons plus d’argent », a déclaré Claire Petit lundi. La salle reste fermée.",
        [("Claire Petit", "« Nous n’avons plus d’argent »")],
    ),
    "es": (
        "«No tenemos más dinero», dijo Pablo Ruiz el lunes. La sala sigue cerrada.",
        [("Pablo Ruiz", "«No tenemos más dinero»")],
    ),
    "it": (
        "«Non abbiamo più soldi», ha detto Marco Bianchi lunedì. La sala resta chiusa.",
        [("Marco Bianchi", "«Non abbiamo più soldi»")],
    ),
    "nl": (
        "‘We hebben geen geld meer’, zei Jan de Vries maandag. De zaal blijft dicht.",
        [("Jan de Vries", "‘We hebben geen geld meer’")],
    ),
    "pl": (
        "„Nie mamy już pieniędzy”, powiedział Jan Kowalski w poniedziałek. Sala jest zamknięta.",
        [("Jan Kowalski", "„Nie mamy już pieniędzy”")],
    ),
    "they": (
        "The fishermen fear the new rules. They say the catch will halve.",
        [("The fishermen", "the new rules"), ("The fishermen", "the catch will halve")],
    ),
    "none": ("The council put up a fence and cut the budget. A vote is expected in May.", []),
}
METHODS: list[quotes.Method] = ["tagger", *(["encoder"] if attributions.installed() else [])]  # type: ignore[list-item]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", CASES)
def test_who_says_what(name: str, method: quotes.Method) -> None:
    text, expected = CASES[name]
    said = quotes.find_quotes(text, method=method, least=0)
    found = [(q.speaker, text[q.start : q.end]) for q in said]
    assert [speaker for speaker, _ in found] == [speaker for speaker, _ in expected]
    for (_, words), (_, begins) in zip(found, expected, strict=True):
        assert words.startswith(begins)


def test_other_languages_are_rows_of_the_table() -> None:
    texts = {
        "en": "The minister said that the bridge was safe and that it would open in May.",
        "de": "Die Halle bleibt zu, und das ist nicht neu. „Wir haben kein Geld“, sagte Jonas Weber.",
    }
    corpus = Corpus([Article(k, t, (), k, "", language=k) for k, t in texts.items()])
    rows = quotes.measure(corpus, method="tagger")
    assert list(rows["article_id"]) == ["en", "de"]
    assert list(rows["speaker"]) == ["The minister", "Jonas Weber"]
    assert list(rows["kind"]) == ["indirect", "direct"]
