"""Kinds of attribution, constructions, speakers beside a quotation, and other languages."""

from __future__ import annotations

import numpy as np
import pytest

from research.measures.encoder import attributions
from research.measures.quotes import find_quotes
from research.measures.quotes.attribution import Attribution
from research.measures.quotes.completion import complete
from research.measures.quotes.tagger import model as tagger
from research.measures.quotes.tagger.model import LABELS
from research.text.document import lay_out
from research.text.marks import find_marked
from research.text.segments import Span

KINDS = [
    ("speech", "The mayor said the bridge was safe.", ["indirect"]),
    ("thought", "The mayor believes that the bridge is safe.", ["thought"]),
    ("attitude", "The mayor was concerned about the state of the bridge.", ["thought"]),
    ("document", "The report found that the bridge was unsafe.", ["other"]),
    ("according to", "The party has lost ground, according to a new national poll.", ["other"]),
    ("people of a paper", "Editors at the paper said that the bridge was unsafe.", ["indirect"]),
    ("people with a document", "Sources close to the report said it was unsafe.", ["indirect"]),
    ("slide", "One slide says that six million jobs depend on trade.", ["other"]),
    ("poll", "A poll of 1,000 voters showed that the party had lost ground.", ["other"]),
    ("document-in-marks", "“The bridge was never safe at all,” the report said.", ["other"]),
    ("document-partly", "The report called the bridge “never safe at all” again.", ["other"]),
    ("poll-one-word", "The report found that the bridge was “unsafe” in parts.", ["other"]),
    (
        "it-of-a-document",
        "The cable warned of thieves. It said “the bridge is not safe.”",
        ["other", "other"],
    ),
    ("paper-of-that-name", "“The bridge is safe,” the Harbour Review said.", ["direct"]),
    ("suit", "The lawsuit accused the mayor of hiding that the bridge was unsafe.", ["other"]),
    ("by-a-body", "“The bridge is safe,” the council said in a report.", ["direct"]),
    ("marks", "“The bridge is safe,” the mayor said.", ["direct"]),
    ("marks-in-part", "The mayor called the bridge “perfectly safe and sound” again.", ["mixed"]),
    ("no-comment", "The mayor declined to comment on the report.", []),
    ("act", "The bank raised its target for the shares.", []),
    ("reading", "The minister has read the report twice.", []),
    ("all-in-marks-but-that", "The mayor told us that “the bridge is perfectly safe.”", ["direct"]),
    ("against", "Senator Lee was firmly against raising the tax.", ["thought"]),
    ("voted-against", "Senator Lee voted against raising the tax.", []),
    ("agreement", "The mayor disagrees with the minister.", ["thought"]),
    ("left-open", "The mayor has not said how much the bridge would cost.", []),
    ("unsaid-all-the-same", "The mayor did not say that the bridge was safe.", ["indirect"]),
    ("answer-by-deed", "The mayor responded with a lawsuit.", []),
    ("withheld", "Senator Lee stopped short of saying that the bridge was unsafe.", []),
    ("attempt", "Mr Lee sought to explain these comments.", []),
    ("answer-to", "Senator Lee responded to a question about the bridge.", []),
    ("topic", "The mayor discussed the bridge with reporters.", []),
    ("order", "The court ordered the port to pay 10,000 euros.", []),
    ("plea", "Mr Lee pleaded guilty to fraud.", []),
    ("undergone", "The mayor has faced questions about the bridge.", []),
    ("dropped", "The mayor has dropped plans to close the bridge.", []),
    ("no-apology", "The mayor made no apology for the delay.", []),
    ("addressee-of-a-letter", "The council sent a formal request to the mayor’s lawyer.", []),
    ("to-the-reader", "The bridge is closed, but don’t expect the mayor to worry.", []),
    ("referred-to-as", "The mayor referred to the bridge as a shame.", ["indirect"]),
    ("promise-of-a-clause", "The mayor vowed that the bridge would open.", ["indirect"]),
    ("memo-by", "A memo circulated by an aide said the bridge was unsafe.", ["other"]),
    ("story", "The story suggests that the bridge was unsafe.", ["other"]),
    ("a-month-says-nothing", "A decision is expected in June.", []),
]


@pytest.mark.parametrize(("text", "kinds"), [c[1:] for c in KINDS], ids=[c[0] for c in KINDS])
def test_kind(text: str, kinds: list[str]) -> None:
    assert [quote.kind for quote in find_quotes(text, method="tagger", mentions=[])] == kinds


SAID = [
    (
        "by-somebody",
        "It was announced by Kolbe that three mills would close.",
        [("Kolbe", "that three mills would close")],
    ),
    (
        "by-nobody",
        "It has been reported that the judge will retire.",
        [(None, "that the judge will retire")],
    ),
    (
        "asked-by-nobody",
        "Ms Falk was asked how the strike would end.",
        [(None, "how the strike would end")],
    ),
    (
        "asks",
        "Ms Falk asked how the strike would end.",
        [("Ms Falk", "how the strike would end")],
    ),
    (
        "relative-before-marks",
        "Ms Falk signed the bill, which she said “is late and far too weak.”",
        [("Ms Falk", "“is late and far too weak.”")],
    ),
    (
        "many-of-whom",
        "The bill went to relatives of the workers, many of whom say that it comes too late.",
        [("relatives of the workers", "that it comes too late")],
    ),
    (
        "rare-verbs",
        "“Such a long winter,” groaned Ida Falk. “We did it,” crowed Max Orr. "
        "“Stop there!” bellowed the guard.",
        [
            ("Ida Falk", "“Such a long winter,”"),
            ("Max Orr", "“We did it,”"),
            ("the guard", "“Stop there!”"),
        ],
    ),
    (
        "signed-below",
        "The board has a new chair.\n\n“She will serve us all very well.”\n- Ruth Dean, secretary",
        [("Ruth Dean", "“She will serve us all very well.”")],
    ),
    (
        "act-beside-it",
        "Rita Voss, a nurse, looked at the door. “They never asked us.” Voss sat down. “Not once.”",
        [("Rita Voss", "“They never asked us.”"), ("Rita Voss", "“Not once.”")],
    ),
    (
        "from-the-desk",
        "From the desk of Ola Brun, Head of Research.\n\n“We see a very good year ahead of us.”",
        [("Ola Brun", "“We see a very good year ahead of us.”")],
    ),
]


@pytest.mark.parametrize(("text", "said"), [c[1:] for c in SAID], ids=[c[0] for c in SAID])
def test_who_says_what(text: str, said: list[tuple[str | None, str]]) -> None:
    found = find_quotes(text, method="tagger", mentions=[])
    assert [(quote.speaker, text[quote.start : quote.end]) for quote in found] == said


def test_single_marks_hold_double_ones() -> None:
    text = "‘They said it was “quite safe”,’ she said. ‘Then they shut it.’"
    assert [text[m.start : m.end] for m in find_marked(text)] == [
        "‘They said it was “quite safe”,’",
        "‘Then they shut it.’",
    ]


OTHERS = [
    (
        "de",
        "Der Rat hat die Schule am Montag geschlossen. „Das ist ein schwerer Fehler“, sagte Anna Weber, "
        "die Sprecherin der Eltern. „Wir klagen.“ Es war nicht die erste, und sie ist auch nicht die letzte.",
        [("Anna Weber", 2)],
    ),
    (
        "fr",
        "Le conseil a fermé l’école lundi. « C’est une grave erreur », a déclaré Anne Morel, et elle est "
        "en colère. Le maire a parlé d’une « erreur » dans le dossier, mais il ne l’a pas dit.",
        [("Anne Morel", 1)],
    ),
    (
        "es",
        "El consejo cerró la escuela el lunes. «Es un error muy grave», dijo Ana Molina, que es la "
        "presidenta de los padres. La decisión no es nueva y se ha tomado por los costes.",
        [("Ana Molina", 1)],
    ),
    (
        "it",
        "Il consiglio ha chiuso la scuola. «È un errore molto grave», ha detto Anna Moretti, che è "
        "la presidente dei genitori. La decisione non è nuova ed è stata presa per i costi.",
        [("Anna Moretti", 1)],
    ),
    (
        "pt",
        "O conselho fechou a escola na segunda. “É um erro muito grave”, disse Ana Moreira, que é a "
        "presidente dos pais. A decisão não é nova e foi tomada por causa dos custos da escola.",
        [("Ana Moreira", 1)],
    ),
    (
        "nl",
        "De raad heeft de school gesloten. “Het is een grote fout”, zei Anna de Wit, die de ouders leidt. "
        "Het besluit is niet nieuw en het werd ook niet door de ouders gevraagd.",
        [("Anna de Wit", 1)],
    ),
    (
        "pl",
        "Rada zamknęła szkołę w poniedziałek. „To jest poważny błąd”, powiedziała Anna Nowak, która jest "
        "w zarządzie. Decyzja nie jest nowa i została podjęta ze względu na koszty, ale nie tylko.",
        [("Anna Nowak", 1)],
    ),
    (
        "ru",
        "Совет закрыл школу в понедельник. «Это большая ошибка», сказала Анна Попова, и она не одна. "
        "Решение было принято из-за расходов, но не только, как это уже было раньше.",
        [("Анна Попова", 1)],
    ),
]


@pytest.mark.parametrize(("text", "said"), [c[1:] for c in OTHERS], ids=[c[0] for c in OTHERS])
def test_quotations_in_other_languages(text: str, said: list[tuple[str, int]]) -> None:
    found = find_quotes(text, mentions=[])
    assert [(quote.speaker, len(quote.spans)) for quote in found] == said
    assert all(quote.kind == "direct" for quote in found)


@pytest.mark.skipif(not attributions.installed(), reason="needs the extra encoder")
class TestEncoder:
    def test_long_texts_are_read_in_windows(self) -> None:
        filler = "The road was wet and the lamps were out. " * 120
        text = f"{filler}\n\n“We will rebuild it,” Rita Voss said on Monday.\n\n{filler}"
        (found,) = find_quotes(text, method="encoder", mentions=[])
        assert (found.kind, found.speaker) == ("direct", "Rita Voss")
        assert (found.cue or "").startswith("said")
        assert text[found.start : found.end] == "“We will rebuild it,”"

    def test_scores_are_chances_of_each_label(self) -> None:
        document = lay_out("The mayor said the bridge was safe.")
        scores = attributions.scores(document, len(LABELS))
        assert scores.shape == (len(document), len(LABELS))
        assert np.exp(scores).sum(axis=1) == pytest.approx(1.0, abs=1e-3)

    @pytest.mark.parametrize("text", ["", " \n\n ", "\ud800\x00", "“" * 50, "\u200b.", "x" * 500])
    def test_odd_texts(self, text: str) -> None:
        assert find_quotes(text, method="encoder", mentions=[]) == []


# An act, or what something is called: no row.
ACTS = [
    ("granted", "Several groups granted the firm an extension."),
    ("endorsed", "The union endorsed Rita Voss."),
    ("agreed-to", "The company agreed to lend him five million dollars."),
    ("called", "His new group is called the Open Port Fund."),
    ("anybody", "You can see why the pier is popular."),
    ("would", "The mayor would deny the permit."),
    ("known-as", "It became known as the “long winter rule” in the town."),
]


@pytest.mark.parametrize("text", [a[1] for a in ACTS], ids=[a[0] for a in ACTS])
def test_an_act_is_no_row(text: str) -> None:
    assert find_quotes(text, method="tagger") == []


def test_where_somebody_stands_is_an_attitude() -> None:
    found = find_quotes("Senator Rita Voss opposed the plan for a new pier.", method="tagger")
    assert [quote.kind for quote in found] == ["thought"]


def test_a_claim_within_a_cue_is_its_owners() -> None:
    text = "Ida Falk seized on Max Orr’s latest claim that the mill was safe."
    parts = ("Ida Falk", "seized on Max Orr’s latest claim", "that the mill was safe")
    source, cue, content = (Span(text.index(p), text.index(p) + len(p)) for p in parts)
    tagged = [Attribution((content,), cue, source, "tagger")]
    found = complete(lay_out(text), tagged, tagger.load().classes.part)
    assert [text[slice(*a.source or ())] for a in found] == ["Max Orr’s"]
    assert [text[slice(*a.cue or ())] for a in found] == ["claim"]
