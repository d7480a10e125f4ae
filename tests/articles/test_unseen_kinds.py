"""Inputs as people have them, by kind: exports, interfaces' JSON, columns, dates, pages, pasted text.

`kinds/*.toml` holds each input and what is right of it; the passages that they share stand here.
An empty string of `stated` is None.
"""

from __future__ import annotations

import json
import textwrap
import tomllib
from pathlib import Path
from string import Template

import pytest

import research

EN = (
    "The town council of Wexcombe agreed on Tuesday night to shut the public swimming bath at the end "
    "of June.",
    "“We have patched the boiler for eleven winters and the money is gone,” said Marta Quill, who leads "
    "the council.",
    "Swimmers left the hall in tears, and one of them, Henry Oates, called the vote a betrayal of the "
    "young.",
    "The bath was opened in 1934 and is used by nine schools, which will now have to travel to Lydford.",
)
EN2 = (
    "The port of Galmouth will lose its last pilot boat in the autumn, the harbour master said on "
    "Friday.",
    "Skippers fear that ships will pass by, and that the fuel depot will have to close as well within a "
    "year.",
    "“Nobody asked us,” said Alan Pryce, who has worked the boat for thirty years, to this newspaper.",
)
DE = (
    "Der Stadtrat von Hohenfeld hat am Dienstag beschlossen, das alte Hallenbad zum Ende des Monats zu "
    "schließen.",
    "„Wir haben kein Geld mehr für die Heizung“, sagte Bürgermeisterin Petra Lohse nach der Sitzung im "
    "Rathaus.",
    "Die Schulen der Stadt müssen nun mit dem Bus in das Nachbardorf fahren, wenn sie Unterricht im "
    "Wasser geben.",
)
FR = (
    "Le conseil municipal de Vauclaire a décidé mardi soir de fermer la piscine publique à la fin du "
    "mois de juin.",
    "« Nous n'avons plus d'argent pour le chauffage », a déclaré la maire, Claire Dumas, après la séance "
    "du conseil.",
    "Les écoles de la ville devront désormais se rendre en car dans le village voisin pour les cours de "
    "natation.",
)
ES = (
    "El ayuntamiento de Villaclara decidió el martes por la noche cerrar la piscina pública a finales de "
    "junio.",
    "«No tenemos más dinero para la calefacción», dijo la alcaldesa, Clara Ríos, después de la sesión del "
    "pleno.",
    "Las escuelas de la ciudad tendrán que viajar en autobús al pueblo vecino para las clases de "
    "natación.",
)
SHARED = {
    "en": "\n\n".join(EN),
    "en2": "\n\n".join(EN2),
    "de": "\n\n".join(DE),
    "fr": "\n\n".join(FR),
    "es": "\n\n".join(ES),
    "p_en": "".join(f"<p>{paragraph}</p>" for paragraph in EN),
    "wrapped": "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in EN),
    "json_en": json.dumps("\n\n".join(EN))[1:-1],
    "json_en2": json.dumps("\n\n".join(EN2))[1:-1],
    "json_two": json.dumps(EN[1])[1:-1],
    **dict(zip(("one", "two", "three", "four"), EN, strict=True)),
    **{
        f"{language}_{number}": paragraph
        for language, paragraphs in (("de", DE), ("fr", FR), ("es", ES))
        for number, paragraph in zip(("one", "two", "three"), paragraphs, strict=True)
    },
    "title": "Wexcombe to shut its swimming bath",
    "title2": "Galmouth loses its pilot boat",
    "titel": "Hohenfeld schließt sein Hallenbad",
    "titre": "Vauclaire ferme sa piscine",
    "titular": "Villaclara cierra su piscina",
}


# What a case may say, and of that what an input that was refused, or lost, would not fulfil.
ASKED = {"articles", "stated", "titles", "has", "only", "paragraphs", "flagged", "says"}
KEYS = ASKED | {"file", "content", "encoding", "lacks"}


def _cases():
    for path in sorted(Path(__file__).with_name("kinds").glob("*.toml")):
        for name, case in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield pytest.param(case, id=f"{path.stem}-{name}")


def test_each_case_asks_for_something_and_nothing_that_is_not_checked():
    cases = [case.values[0].keys() for case in _cases()]
    assert all(keys <= KEYS and keys & ASKED for keys in cases)


def filled(text: str) -> str:
    return Template(text).substitute(SHARED)


@pytest.mark.parametrize("case", list(_cases()))
def test_an_input_of_its_kind_is_read_right(tmp_path, case):
    (tmp_path / case["file"]).write_text(
        filled(case["content"]), encoding=case.get("encoding", "utf-8")
    )
    corpus = research.load(tmp_path)
    log = " ".join(f"{r.step} {r.before} {r.reason}" for r in corpus.log).lower()
    text = " ".join("\n".join(article.text for article in corpus).split())
    titled = {article.title: article for article in corpus}
    assert "articles" not in case or len(corpus) == case["articles"]
    for number, stated in enumerate(case.get("stated", ())):
        wanted = {name: filled(value) for name, value in stated.items()}
        article = titled.get(wanted.get("title", "")) or corpus.items[number]
        told = {name: str(getattr(article, name) or "") for name in wanted}
        if "byline" in wanted:
            told["byline"], wanted["byline"] = told["byline"].title(), wanted["byline"].title()
        assert told == wanted
    assert {filled(title) for title in case.get("titles", ())} <= titled.keys()
    for passage in case.get("has", ()):
        assert filled(passage) in text
    for passage in case.get("lacks", ()):
        assert filled(passage) not in text
    if "only" in case:
        assert corpus.items[0].text.split("\n\n") == [filled(line) for line in case["only"]]
    if "paragraphs" in case:
        story = [p for article in corpus for p in article.paragraphs if p.role in ("lede", "body")]
        assert len(story) == case["paragraphs"]
    assert "flagged" not in case or case["flagged"] in {r.step for r in corpus.log}
    assert case.get("says", "").lower() in log
    assert corpus.items or log, "nothing came and nothing is said"
