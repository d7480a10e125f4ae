"""Acts, which are no rows, beside what looks like them and is said; and whose marks are whose."""

from __future__ import annotations

import pytest

from research.measures.quotes.acts import is_act
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.kinds import kind_of
from research.text.document import lay_out
from research.text.segments import Span


def read(marked: str) -> tuple[str, Attribution]:
    """The attribution of a sentence written "[who] {cue} <what>"."""
    spans, text = {}, ""
    for sign in marked:
        if sign in "[{<":
            spans[sign] = len(text)
        elif sign in "]}>":
            opened = {"]": "[", "}": "{", ">": "<"}[sign]
            spans[sign] = Span(spans[opened], len(text))
        else:
            text += sign
    return text, Attribution((spans[">"],), spans.get("}"), spans.get("]"), "tagger")


ACTS = [
    ("refused", "[The council] {rejected} <the offer of the port>."),
    ("topic", "[Ms Lee] {spoke on Monday about} <the harbour>."),
    ("topic-of-a-remark", "[Ms Lee] {made rude comments about} <the harbour>."),
    ("its-own-reasons", "[Ms Lee] {explained} <her absence from the harbour>."),
    ("anonymity", "[The clerk] {insisted on} <anonymity to speak of the harbour>."),
    ("himself", "[Mr Lee] {defended} <himself>."),
    ("himself-against", "[Mr Lee] {defended himself against} <charges that he had lied>."),
    ("no-sign", "[Mr Lee] {gave no indication} <that he would go>."),
    ("few", "[Mr Lee] {suggested} <few ideas for the harbour>."),
    ("calls-of-others", "[The vote] {stamped out calls for} <a new harbour>."),
    ("amid-calls-of-others", "[Mr Lee] stayed {amid calls for} <him to resign>."),
    ("answered-calls", "[Mr Lee] {did not respond to the call for} <his resignation>."),
    ("dogged", "[Mr Lee] {has been dogged by questions about} <the harbour>."),
    ("for-his-remarks", "[Mr Lee] {criticized} <for remarks about the harbour>."),
    ("voted", "[The council] {rejected} <the mayor’s budget by a wide margin>."),
    ("pared-back", "[Mr Lee] {seemed to pare back} <his plan for the harbour>."),
    ("quotes-whom", "[Mr Lee] {quotes} <the head of the harbour>."),
    ("bare-characterized", "[Mr Lee] {characterized} <the claims>."),
    ("as-he-said", "[Mr Lee] {said} <he would, the town can decide on it>."),
    ("supposed", "[Mr Lee] {were to reject} <the plan for the harbour>."),
    ("to-him", "[Mr Lee] {urged} <to sell the harbour>."),
    ("of-him", "[Mr Lee] {was accused of} <fraud in the harbour>."),
    ("thought-of-him", "[Mr Lee] {once thought} <to be a rich man>."),
    ("nobody", "[Neither side] {made a comment about} <the harbour>."),
    ("others-questions", "[Mr Lee] {ignored two questions about} <the harbour>."),
    ("a-split", "[A rift in the council] {concerned} <the harbour>."),
    ("perhaps", "[Some] {might think} <that the harbour is shut>."),
    ("reports-of-others", "[Mr Lee] resigned, {following reports} <that the harbour is shut>."),
    ("all-told", "[All] {told}, <12 boats are in the harbour>."),
    ("asked-of-him", "He {was asked about} <the harbour>."),
    ("a-name", "[Mr Lee] {blasted} <Ada Holm>."),
    ("that-thing", "[Mr Lee] {voted for} <that motion>."),
    ("not-decided", "[Mr Lee] {is trying to decide} <whether the harbour will close>."),
    ("pushing", "[Mr Lee] {has been pushing} <to see the harbour>."),
    ("whatever", "<Whatever> [he] {says}, it is known."),
    ("agreed", "[Mr Lee] {agreed to} <the sale of the harbour>."),
]
SAID = [
    ("idea", "[The council] {rejected} <the idea that the harbour is unsafe>."),
    ("about-doing", "[Ms Lee] {spoke about} <leaving the harbour>."),
    ("whom", "[Mr Lee] {defended} <the harbour>."),
    ("echoed", "[Mr Lee] {echoed calls for} <a new harbour>."),
    ("quoted", "[Mr Lee] {was quoted as saying} <that the harbour was safe>."),
    ("urged", "[Mr Lee] {urged} <the council to sell the harbour>."),
    ("why", "[Ms Lee] {explained} <why she was absent>."),
    ("insisted", "[The clerk] {insisted on} <a new harbour>."),
    ("questions", "[Mr Lee] {raised new questions about} <the harbour>."),
    ("in-support-of", "[Mr Lee] {tweeted in support of} <the harbour>."),
    ("backs", "[Mr Lee] {does also back} <the new harbour>."),
    ("characterized-as", "[Mr Lee] {characterized} <the claims as a plot>."),
    ("found-nothing", "[Mr Lee] {found no evidence} <that the harbour was unsafe>."),
    ("concerned-that", "[Democrats] {concerned} <that the harbour was unsafe>."),
    ("led", "[Mr Lee] {has led calls for} <a new harbour>."),
    ("concerned", "[Mr Lee] {was worried about} <the harbour>."),
]


@pytest.mark.parametrize("marked", [case[1] for case in ACTS], ids=[case[0] for case in ACTS])
def test_act_is_no_row(marked: str) -> None:
    text, attribution = read(marked)
    assert kind_of(lay_out(text), attribution) is None


@pytest.mark.parametrize("marked", [case[1] for case in SAID], ids=[case[0] for case in SAID])
def test_what_is_said_is_no_act(marked: str) -> None:
    text, attribution = read(marked)
    document = lay_out(text)
    assert attribution.cue is not None
    words = [document.lower[at] for at in document.within(*attribution.cue)]
    assert not is_act(document, attribution, words, document.within(*attribution.content[0]))
    assert kind_of(document, attribution) in {"indirect", "thought"}


KINDS = [
    ("satisfied", "[Ms Lee] {expressed satisfaction} <that the harbour was shut>.", "thought"),
    ("gambling", "[They] {are gambling} <that the harbour will stay shut>.", "thought"),
    ("awaiting-a-document", "[Mr Lee, awaiting a report] {said} <that it was late>.", "indirect"),
    ("shown", "[The guards] {opened the gate, showing} <that the pier was gone>.", "other"),
    ("a-name", "[Ms Page] {said} <that the pier was gone>.", "indirect"),
    ("a-page", "[The front page] {said} <that the pier was gone>.", "other"),
    ("a-name-in-marks", "[Mr Lee] {resolved} <to wear a “Team Orr” shirt>.", None),
    ("words-in-marks", "[Mr Lee] {resolved} <to wear a “very old shirt” again>.", "mixed"),
    ("incensed", "[They] {were incensed} <that the pier was shut>.", "thought"),
    ("seen", "[The video] {shows} <a man on the pier>.", None),
    ("heard-in-it", "[The video] {shows} <that the man was on the pier>.", "other"),
    ("no-support", "[Nothing in the letters] {supports} <the theory of a fraud>.", None),
    (
        "of-others",
        "[Ms Lee] {pointed to} <what guards called “rat holes” in the pier>.",
        "indirect",
    ),
    ("of-another", "[Ms Lee] {said} <that Mr Orr had called it “a very old pier.”>", "indirect"),
    ("chanted", "[Ms Lee] {said} <the crowd met him with chants of “Go away now!”>", "indirect"),
    ("her-own", "[Ms Lee] {said} <that she had called it “a very old pier.”>", "mixed"),
    ("of-it", "[Ms Lee] {said} <that calls to shut it were “quite absurd and late.”>", "mixed"),
]


def test_she_is_no_document() -> None:
    text, attribution = read("The letter was long. [She] {said} <that the pier was gone>.")
    assert kind_of(lay_out(text), attribution, Span(0, len("The letter"))) == "indirect"
    text, attribution = read("The letter was long. [It] {said} <that the pier was gone>.")
    assert kind_of(lay_out(text), attribution, Span(0, len("The letter"))) == "other"


@pytest.mark.parametrize(("marked", "kind"), [c[1:] for c in KINDS], ids=[c[0] for c in KINDS])
def test_kind_of_what_is_said(marked: str, kind: str | None) -> None:
    text, attribution = read(marked)
    assert kind_of(lay_out(text), attribution) == kind
